"""Many entries put into a file at once, in the time that reading them takes."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from chrono.claims import Entity, Event, Source
from chrono.store import edit, emit
from chrono.store.excerpt import Task, changed
from chrono.store.layout import layout
from chrono.store.load import survey
from chrono.store.text import Text

Lines = Mapping[str, list[str]]  # by the id of an event, its dash at column 0


class Additions(NamedTuple):
    """What to add; `lines` are those of events that somebody wrote, comments and all."""

    sources: tuple[Source, ...] = ()
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    lines: Mapping[str, list[str]] = {}


def added(text: Text, new: Additions) -> str:
    """Return the text with all of it at the ends of its sections, proved to say that and no more.

    Raises `ChronoError` when the result would not be read back as it was meant.
    """

    def append(task: Task) -> tuple[str, dict[str, Event | None]]:
        found = task.text
        for name, entries in (
            ("sources", map(emit.source, new.sources)),
            ("entities", map(emit.entity, new.entities)),
        ):
            lines = [line for entry in entries for line in entry]
            if lines:
                found = Text(found.path, edit.append_entries(found, name, lines).encode())
        if not new.events:
            return found.text, {}
        made = edit.append_events(found, lambda column: [*_entries(new, column)])
        return made, {event.id: event for event in new.events}

    return changed(text, [""], append) if any(new) else text.text


def _entries(new: Additions, column: int) -> Iterable[list[str]]:
    pad = " " * column
    for event in new.events:
        written = new.lines.get(event.id)
        if written is None:
            yield emit.event(event, column)
        else:
            yield [pad + line if line else line for line in written]


def entries(text: Text) -> Lines:
    """Return the lines of each event of a sound file, in the canonical form; none it cannot cut."""
    found = survey(text)
    if found is None:
        text = Text(text.path, layout(text).encode())
        found = survey(text)
    if found is None:
        return {}
    body = text.raw[found.cut.start : found.cut.end].decode()
    dash = len(found.cut.mark) - len("- ")
    pieces: list[list[str]] = []
    for line in body.split("\n"):
        if line.startswith(found.cut.mark):
            pieces.append([])
        if pieces:
            pieces[-1].append(line[dash:].rstrip("\r") if line.strip() else "")
    if len(pieces) != len(found.chronology.events):
        return {}
    ids = (event.id for event in found.chronology.events)
    return {name: _trimmed(piece) for name, piece in zip(ids, pieces, strict=True)}


def _trimmed(lines: list[str]) -> list[str]:
    while lines and not lines[-1]:
        lines.pop()
    return lines

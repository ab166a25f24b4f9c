"""Many entries put into a file at once, in the time that reading them takes."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from chrono.claims import Entity, Event, Source
from chrono.store import edit, emit, pairs
from chrono.store.excerpt import Edit, Task, changed
from chrono.store.layout import layout
from chrono.store.load import load_text, survey
from chrono.store.proof import Wanted, proved, with_words
from chrono.store.text import Text

Lines = Mapping[str, list[str]]  # by the id of an event, its dash at column 0
Changes = Mapping[str, Mapping[str, str | tuple[str, ...]]]  # by the id of an event and the key
FEW: Final = 20  # events that are changed one after the other, in the whole text


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

    wanted = Wanted(
        {event.id: event for event in new.events},
        {source.key: source for source in new.sources},
        {entity.key: entity for entity in new.entities},
    )

    def append(task: Task) -> tuple[str, Wanted]:
        found = task.text
        for name, entries in (
            ("sources", map(emit.source, new.sources)),
            ("entities", map(emit.entity, new.entities)),
        ):
            lines = [line for entry in entries for line in entry]
            if lines:
                found = Text(found.path, edit.append_entries(found, name, lines).encode())
        if not new.events:
            return found.text, wanted
        made = edit.append_events(found, lambda column: [*_entries(new, column)])
        return made, wanted._replace(events=with_words(found.path, made, wanted.events, new.lines))

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
    found = pieces(text) or pieces(Text(text.path, layout(text).encode()))
    if found is None:
        return {}
    return {name: _dedented(lines, found.dash) for name, lines in found.lines.items()}


def _dedented(lines: str, dash: int) -> list[str]:
    rows = [line[dash:].rstrip("\r") if line.strip() else "" for line in lines.split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    return rows


class Pieces(NamedTuple):
    """A text in what stands before its events, the lines of each, and what stands behind."""

    head: str
    lines: dict[str, str]
    tail: str
    dash: int  # its column

    def __str__(self) -> str:
        return "".join([self.head, *self.lines.values(), self.tail])


def pieces(text: Text) -> Pieces | None:
    """Return a text in pieces; None where PyYAML is needed to tell one entry from the next."""
    found = survey(text)
    if found is None:
        return None
    raw, cut = text.raw, found.cut
    body, mark = raw[cut.start : cut.end].decode(), found.cut.mark
    starts = [match.start() for match in re.finditer(rf"(?m)^{mark}", body)]
    if not starts or len(starts) != len(found.chronology.events):
        return None
    ends = [*starts[1:], len(body)]
    ids = (event.id for event in found.chronology.events)
    lines = {name: body[a:b] for name, a, b in zip(ids, starts, ends, strict=True)}
    head, tail = raw[: cut.start].decode() + body[: starts[0]], raw[cut.end :].decode()
    return Pieces(head, lines, tail, len(mark) - len("- "))


def updated(text: Text, changes: Changes) -> str:
    """Return the text with keys of events set, proved to differ in those events alone.

    Where many change in a file that can be cut into its entries, each is changed by itself.
    """
    held = pieces(text) if len(changes) > FEW else None
    if held is None:
        return changed(text, changes, _setting(changes))
    known = load_text(text)
    by_id = {event.id: event for event in known.events}
    wanted: dict[str, Event | None] = {}
    for name, keys in changes.items():
        part = Text(text.path, f"events:\n{held.lines[name]}".encode())
        made, wanted[name] = pairs.set_keys(part, by_id[name], keys)
        held.lines[name] = made.partition("\n")[2]
    return proved(text.path, str(held), Wanted(wanted), known)


def _setting(changes: Changes) -> Edit:
    def set_keys(task: Task) -> tuple[str, Wanted]:
        name = task.identifier
        held = next(event for event in task.chronology.events if event.id == name)
        made, asked = pairs.set_keys(task.text, held, changes[name])
        return made, Wanted({name: asked})

    return set_keys

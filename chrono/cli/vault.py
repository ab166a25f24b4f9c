"""An output that is a folder of notes: what is there, and what of it may be written over."""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

import click

from chrono.cli.guard import FORCE
from chrono.cli.output import say, say_grouped
from chrono.errors import ChronoError
from chrono.store.notes import ENDING, Note, changed, parse, read_note, walk
from chrono.store.write import check_writable
from chrono.store.write import output as write_file
from chrono.timeline import Timeline
from chrono.writers import LeftOut, Member, Style, Writer


class Held(NamedTuple):
    """What a folder holds: the notes that chrono wrote, by id, and the paths of all else."""

    notes: dict[str, Note]
    taken: frozenset[str]


class Work(NamedTuple):
    """What is to be done: files with their texts, and how many of them are new."""

    files: list[tuple[str, str]]
    new: int
    same: int
    changed: list[str]  # paths of notes that would lose what somebody wrote


def write_notes(found: Timeline, format_: str, output: str | None, style: Style,
                writer: Writer) -> int:  # fmt: skip
    """Write the notes of a timeline into a folder, and say what was done and what was left.

    Nothing is written over but notes that chrono wrote and nobody has changed; `--force` covers
    those that somebody has. Returns how many events have no note that is as it should be.
    """
    folder = _folder(output, format_)
    held = _read(folder)
    notes = {name: note.path for name, note in held.notes.items()}
    pieces = list(writer(found, style._replace(notes=notes, taken=held.taken)))
    members = [piece for piece in pieces if isinstance(piece, Member)]
    work = _planned(members, held)
    for path, _ in work.files:
        check_writable(os.path.join(folder, path))
    if not os.path.isdir(folder):
        _make(folder)
    for path, text in work.files:
        write_file(os.path.join(folder, path), [text])
    updated = len(work.files) - work.new
    say(f"{folder}: notes: {work.new} new, {updated} changed, {work.same} the same")
    left_out = [piece for piece in pieces if isinstance(piece, LeftOut)]
    here = {member.id for member in members} | {one.id for one in left_out}
    say_grouped(_left(work, left_out, held, here))
    return len(left_out) + len(work.changed)


def _folder(output: str | None, format_: str) -> str:
    if not output or output == "-":
        raise ChronoError(f"{format_} is a folder of notes", "name it with -o FOLDER")
    if os.path.lexists(output) and not os.path.isdir(output):
        raise ChronoError(
            f"{output} is a file, and {format_} is a folder of notes; nothing was written",
            "name a folder with -o",
        )
    return output


def _make(folder: str) -> None:
    try:
        os.mkdir(folder)
    except OSError as error:
        raise ChronoError(f"{folder} cannot be made: {error.strerror}") from None


def _read(folder: str) -> Held:
    """Return what a folder holds; a note that cannot be read is somebody's own."""
    if not os.path.isdir(folder):
        return Held({}, frozenset())
    notes: dict[str, Note] = {}
    taken = {name for name in os.listdir(folder) if name.lower().endswith(ENDING)}
    for path in walk(folder):
        taken.add(path)
        with suppress(ChronoError):
            note = read_note(folder, path)
            name = note.properties.get("id")
            if note.mark and isinstance(name, str) and name and name not in notes:
                notes[name] = note
    return Held(notes, frozenset(taken - {note.path for note in notes.values()}))


def _planned(members: Iterable[Member], held: Held) -> Work:
    files: list[tuple[str, str]] = []
    lost, new, same = [], 0, 0
    context = click.get_current_context(silent=True)
    force = bool(context and context.meta.get(FORCE))
    for member in members:
        old = held.notes.get(member.id)
        made = parse(member.text, member.path)
        if old is None:
            new += 1
            files.append((member.path, member.text))
        elif made._replace(kept=old.kept) == old:
            same += 1
        elif changed(old, made) and not force:
            lost.append(member.path)
        else:
            files.append((member.path, member.text + old.kept))
    return Work(files, new, same, lost)


def _left(
    work: Work, left_out: Iterable[LeftOut], held: Held, here: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield what stays as it is, each with the reason."""
    yield from ((one.id, one.why) for one in left_out)
    why = "changed by somebody, and not written: `chrono import` takes the properties, --force all"
    yield from ((path, why) for path in work.changed)
    for name, note in held.notes.items():
        if name not in here:
            yield note.path, "the note of an event that is not among these stays"

"""One event in the person's own editor, asked again until it is sound."""

import os
import tempfile

import click

from chrono import store
from chrono.claims import Event
from chrono.cli.output import at_terminal, say
from chrono.cli.report import show_error
from chrono.cli.view import find
from chrono.errors import ChronoError
from chrono.store import edit as edits
from chrono.store import extents
from chrono.store.excerpt import Task, changed, excerpt
from chrono.store.proof import Wanted, read_back
from chrono.store.text import Text, unreadable
from chrono.store.whole import read_entries
from chrono.store.write import change


def edit_in_editor(path: str, identifier: str) -> None:
    """Open the lines of one event in an editor, and put back what comes out when it is sound.

    The file is not locked meanwhile; when it changed, nothing is written and the edited lines are
    kept in a file that is named.
    """
    if not at_terminal():
        raise ChronoError(
            f"`chrono edit {identifier}` opens an editor at a terminal, and this is none",
            "say what to change, as in --title TEXT or --note TEXT",
        )
    original = store.read(path)
    lines = entry_lines(original, identifier)
    edited = lines
    while True:
        answer = _ask(edited)
        if answer is None or answer == lines:
            say("nothing changed")
            return
        edited = answer
        try:
            _put_back(path, original, identifier, edited)
        except ChronoError as error:
            show_error(error)
            if not _unchanged(path, original) or not _again():
                raise ChronoError(
                    "nothing was written", f"your text is in {_keep(edited)}"
                ) from None
            continue
        say(f"changed {identifier} in {path}")
        return


def entry_lines(text: Text, identifier: str) -> str:
    """Return the lines of an event as they stand. Raises `ChronoError` when it is not there."""
    find(store.load_text(text), identifier)
    short = excerpt(text, identifier)
    part = short.text if short else text
    start, end = extents.span(part, extents.entry(part, identifier))
    return part.text[start:end]


def _unchanged(path: str, original: Text) -> bool:
    try:
        return store.read(path).raw == original.raw
    except ChronoError:  # it was taken away
        return False


def _again() -> bool:
    try:
        return click.confirm("Edit it again?", default=True, err=True)
    except click.Abort:
        return False


def _ask(lines: str) -> str | None:
    """Return what the editor makes of the lines, with the same line ends, or None."""
    try:
        answer = click.edit(lines.replace("\r\n", "\n"), extension=".yaml", require_save=True)
    except click.ClickException as error:
        raise ChronoError(error.message, "set $EDITOR to one that works") from None
    if answer is None:
        return None
    return answer.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in lines else answer


def _put_back(path: str, original: Text, identifier: str, lines: str) -> None:
    def make(text: Text) -> str:
        if text.raw != original.raw:
            raise ChronoError(f"{path} was changed by somebody else meanwhile")
        return changed(text, [identifier], replace)

    def replace(task: Task) -> tuple[str, Wanted]:
        new = edits.replace_event(task.text, identifier, lines)
        if identifier not in read_back(path, new):  # which says what is wrong, with its place
            raise ChronoError(
                f"the id {identifier} stays as it is", "`chrono rm` takes an event out"
            )
        return new, Wanted({identifier: written_event(path, identifier, lines)})

    change(path, make)


def written_event(path: str, identifier: str, lines: str) -> Event:
    """Return the event that the lines of an entry say by themselves."""
    entries = read_entries(Text(path, lines.encode()), 1)
    if entries.report.problems:
        raise unreadable(*entries.report.problems)
    held = {event.id: event for event in entries.events}
    if len(held) != 1:
        raise ChronoError(
            f"there are {len(held)} entries now, and {identifier} was to be edited",
            "`chrono add` adds one",
        )
    return held[identifier]


def _keep(lines: str) -> str:
    handle, name = tempfile.mkstemp(prefix="chrono-edit-", suffix=".yaml")
    with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
        stream.write(lines)
    return name

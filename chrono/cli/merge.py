"""The command that puts chronologies together: merge."""

import os

import click

from chrono import store
from chrono.cli.command import command
from chrono.cli.guard import Destination, is_standard
from chrono.cli.output import put, say
from chrono.errors import ChronoError
from chrono.store.text import Text
from chrono.store.write import change, create


@command(
    epilog="""\b
Examples:
  chrono merge desk.yaml archive.yaml -o both.yaml
  chrono merge mine.yaml hers.yaml -o mine.yaml
  chrono merge a.yaml b.yaml c.yaml > all.yaml""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE FILE...")
@click.option("-o", "--output", type=Destination(guarded=False), metavar="FILE",
              help="A new file, or the first of those merged; else standard output.")  # fmt: skip
def merge(files: tuple[str, ...], output: str | None) -> int:
    """Put two or more chronologies together.

    What several have with the same id and the same content stands once. The first file stays as it
    is, comments and all; what the others have besides is added. Where they say different things
    under one id or key, the first stands, each clash is listed, and the exit status is 1. So it is
    for each local time of no zone that is added to a file with one.
    """
    if len(files) < 2:
        raise ChronoError("there is one file", "name two or more to put together")
    target = output or "-"
    streamed = is_standard(target) or (os.path.exists(target) and not os.path.isfile(target))
    folder = os.getcwd() if streamed else os.path.dirname(os.path.abspath(target))
    clashes = 0

    def together(text: Text) -> str:
        nonlocal clashes
        for path in files[1:]:
            made, found = _joined(text, path, folder)
            text = Text(text.path, made.encode())
            clashes += found
        return text.text

    if streamed:
        put([together(store.read(files[0], ""))], output, data=True)
    elif os.path.exists(target) and os.path.samefile(target, files[0]):
        change(target, together)
    elif os.path.lexists(target):
        create(target, "")  # which says that it is there already
    else:
        create(target, together(store.read(files[0], "")))
    if target != "-":
        say(f"wrote {target}")
    return int(clashes > 0)


def _joined(text: Text, path: str, folder: str) -> tuple[str, int]:
    """Return the text with what another file has besides, and how many clashes there are."""
    from chrono.merge import merge as merged

    found = merged(text, store.read(path, ""), folder)
    for old, new in found.renamed:
        say(f"{path}: source {old} is another document there; it is {new} now")
    for noted in (*found.rezoned, *found.clashes):
        say(str(noted))
    kept = f", {len(found.clashes)} clashing: the first stands" if found.clashes else ""
    events = "event" if found.added == 1 else "events"
    say(f"{path}: {found.added} {events} added, {found.same} the same{kept}")
    return found.text, len(found.clashes) + len(found.rezoned)

"""The commands that keep a chronology: init, rm, fmt."""

import os
import shlex
import sys
from functools import partial

import click

from chrono import store
from chrono.cli.command import command
from chrono.cli.entry import into_option
from chrono.cli.files import DEFAULT_FILE, file_of, wanted_files
from chrono.cli.guard import check_standard
from chrono.cli.options import file_option, files_argument
from chrono.cli.output import put, say
from chrono.cli.view import find
from chrono.errors import ChronoError
from chrono.store import edit as edits
from chrono.store.excerpt import Task, changed
from chrono.store.proof import Wanted
from chrono.store.text import Text
from chrono.store.write import change, create


@command(
    epilog="""\b
Examples:
  chrono init
  chrono init cases/smith.yaml""",
)
@click.argument("file", default=DEFAULT_FILE)
def init(file: str) -> None:
    """Write a commented chronology to start from: events.yaml, or FILE.

    A file that is there already is never overwritten.
    """
    from chrono.store.starter import starter

    folder = os.path.dirname(file)
    if folder:
        os.makedirs(folder, exist_ok=True)
    create(file, starter(os.path.abspath(file)))
    where = "" if file == DEFAULT_FILE else f"-f {shlex.quote(file)} "
    say(f'wrote {file}; add to it with: chrono {where}add 2025-03-13 "What happened" --org CICA')


@command(
    epilog="""\b
Examples:
  chrono rm draft-event
  chrono rm draft-event > put-back.yaml""",
)
@file_option
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@into_option
@click.pass_context
def rm(ctx: click.Context, files: tuple[str, ...], ids: tuple[str, ...], into: str | None) -> None:
    """Take events out, and print the lines they had, so that they can be put back."""
    check_standard()
    paths = [(file_of(ctx, files, into, given), given.rpartition(":")[2]) for given in ids]
    for path in dict.fromkeys(path for path, _ in paths):
        wanted = list(dict.fromkeys(identifier for held, identifier in paths if held == path))
        removed: dict[str, str] = {}
        change(path, partial(_without, wanted, removed))
        _print_lines("".join(removed.values()).replace("\r\n", "\n"))
        say(f"took {', '.join(wanted)} out of {path}")


def _print_lines(lines: str) -> None:
    """Print the lines of events that were taken out, on standard error where nothing else can."""
    try:
        put([lines], None, data=True)
        sys.stdout.flush()
    except OSError:
        click.echo(lines, err=True, nl=False)
        raise


def _without(identifiers: list[str], removed: dict[str, str], text: Text) -> str:
    """Return the text without some events; the lines they had go to `removed`."""

    def remove(task: Task) -> tuple[str, Wanted]:
        if task.identifier not in task.whole.ids:
            find(task.chronology, task.identifier)  # which tells what is near
        for event in task.whole.referring:
            named = {*event.before, *event.after, *event.during} & set(identifiers)
            if named and event.id not in identifiers:
                raise ChronoError(
                    f"{event.id} refers to {', '.join(sorted(named))}", "change that event first"
                )
        rest, removed[task.identifier] = edits.remove_event(task.text, task.identifier)
        return rest, Wanted({task.identifier: None})

    return changed(text, identifiers, remove)


@command(
    epilog="""\b
Examples:
  chrono fmt
  chrono fmt --check""",
)
@file_option
@files_argument
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a file would change.")
@click.pass_context
def fmt(ctx: click.Context, files: tuple[str, ...], paths: tuple[str, ...], check: bool) -> int:
    """Write each entry in the canonical form: one key a line, in the order of the format.

    Comments stay. A date that is a phrase becomes EDTF, the phrase is kept. Canonical entries are
    read fastest and give the smallest diffs.
    """
    from chrono.store.layout import formatted, layout

    changed = 0
    for path in store.paths_of(wanted_files(ctx, (*files, *paths))):
        if path == "-":
            raise ChronoError("standard input cannot be written to", "name a file with -f")
        old = store.read(path, "")
        if layout(old) == old.text:
            continue
        changed += 1
        if check:
            say(f"{path} is not in the canonical form")
        else:
            change(path, formatted)
            say(f"wrote {path}")
    return 1 if check and changed else 0

"""The files a command is about."""

import os
import sys
from typing import Final

import click

from chrono.claims import Chronology
from chrono.errors import ChronoError

DEFAULT_FILE: Final = "events.yaml"


def chosen_files(ctx: click.Context, files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files named before and after the command, else the default one, else nothing."""
    named = (*(ctx.find_root().obj or ()), *files)
    if named:
        return named
    if os.environ.get("CHRONO_FILE"):
        return (os.environ["CHRONO_FILE"],)
    try:
        folder = os.getcwd()
    except OSError:
        raise ChronoError("the folder this runs in is not there any more") from None
    while True:
        candidate = os.path.join(folder, DEFAULT_FILE)
        if os.path.exists(candidate):
            return (os.path.relpath(candidate),)
        above = os.path.dirname(folder)
        if above == folder:
            return ()
        folder = above


def load(ctx: click.Context, files: tuple[str, ...]) -> Chronology:
    """Return the chronology in the chosen files."""
    from chrono import store
    from chrono.cli.guard import keep_copies

    return keep_copies(store.load(wanted_files(ctx, files), stdin=standard_input))


def standard_input(longest: int | None = None) -> bytes:
    """Return what is on standard input, nothing where it is closed; `longest` is of a line."""
    if not sys.stdin:
        return b""
    from chrono.store.text import bounded

    return bounded("<stdin>", sys.stdin.buffer.read, 0, longest)


def wanted_files(ctx: click.Context, files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the chosen files; none at all is an error that says how to go on."""
    chosen = chosen_files(ctx, files)
    if not chosen:
        raise ChronoError(
            f"there is no {DEFAULT_FILE} here or in a folder above",
            "`chrono init` writes one to start from; -f FILE names another",
        )
    return chosen


def one_file(ctx: click.Context, files: tuple[str, ...], into: str | None = None) -> str | None:
    """Return the one file to write to; None when there is none yet."""
    if into:
        return into
    chosen = chosen_files(ctx, files)
    if len(chosen) > 1 or (chosen and os.path.isdir(chosen[0])):
        raise ChronoError("there are several files to write to", "name one with --into FILE")
    if chosen and chosen[0] == "-":
        raise ChronoError("standard input cannot be written to", "name a file with -f")
    return chosen[0] if chosen else None


def file_of(ctx: click.Context, files: tuple[str, ...], into: str | None, identifier: str) -> str:
    """Return the file that holds an event; an id in several files asks for `stem:id`.

    Where there is one file only, it is not read: whoever changes it finds out.
    """
    from chrono import store
    from chrono.cli.view import find

    if into:
        return into
    chosen = wanted_files(ctx, files)
    if len(chosen) == 1 and os.path.isfile(chosen[0]) and ":" not in identifier:
        return chosen[0]
    chronology = store.load(chosen, stdin=standard_input)
    path = find(chronology, identifier).event.path
    if path == "<stdin>":
        raise ChronoError("standard input cannot be written to", "name a file with -f")
    return path

"""What is said of arguments that are missing, too many, or written as options."""

import os
import re
from typing import Final

import click

ENDINGS: Final = (".yaml", ".yml")


def complaint(ctx: click.Context, message: str) -> str:
    """Return a message of click about arguments in one line, with what would work."""
    line = re.sub(r"\s*\n\s*", " ", message)
    found = re.fullmatch(r"Got unexpected extra arguments? \((.*)\)", line)
    return f"{line}; {_extra(ctx, found[1])}" if found else line


def _extra(ctx: click.Context, words: str) -> str:
    """Return what to do with words that a command takes no arguments for."""
    usage = " ".join((ctx.command_path, *ctx.command.collect_usage_pieces(ctx)))
    options = {name for param in ctx.command.get_params(ctx) for name in param.opts}
    if "--file" in options and (use := file_use(words)):
        return use
    name, equals, value = words.partition("=")
    if equals and f"--{name}" in options:
        return f"write --{name} {value}"
    if "--title" in options:
        return "say with an option what to change, as in --title TEXT or --note TEXT"
    quotes = "; put what has blanks in it into quotes" if " " in words else ""
    return f"the command is written {usage}{quotes}"


def file_use(word: str) -> str:
    """Return what reads the file that a word names, by its ending; nothing for any other word.

    >>> file_use("events.yaml"), file_use("Table.CSV")
    ('-f events.yaml reads that chronology', '`chrono import Table.CSV` takes in its events')
    >>> file_use("report.pdf"), file_use("CICA")
    ('`chrono extract report.pdf` finds its events', '')
    """
    from shlex import quote

    from chrono.importers import ENDINGS as TABLES
    from chrono.readers.kinds import ENDINGS as DOCUMENTS

    low = word.lower()
    if low.endswith(ENDINGS):
        return f"-f {word} reads that chronology"
    if low.endswith(tuple(TABLES)):
        return f"`chrono import {quote(word)}` takes in its events"
    if low.endswith(tuple(DOCUMENTS)):
        return f"`chrono extract {quote(word)}` finds its events"
    return f"-f {word} reads it as a chronology" if os.path.isfile(word) and "." in word else ""


def as_argument(ctx: click.Context, name: str) -> str:
    """Return how the argument that was written as an option is written, or nothing."""
    arguments = [one for one in ctx.command.get_params(ctx) if isinstance(one, click.Argument)]
    for one in arguments:
        shown = one.make_metavar(ctx)
        if name.casefold() in (one.name, f"{one.name}".rstrip("s"), shown.casefold()):
            places = " ".join(each.make_metavar(ctx) for each in arguments)
            return f"{shown} is written without one: {ctx.command_path} {places}"
    return ""


def as_term(ctx: click.Context, name: str) -> str:
    """Return the field of a query that was written as an option, or nothing."""
    from chrono.query import FIELDS
    from chrono.spelling import same

    queried = any(one.name == "words" for one in ctx.command.get_params(ctx))
    return next(iter(same(name, FIELDS)), "") if queried else ""

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
    if "--file" in options and is_chronology(words):
        return f"-f {words} reads that chronology"
    name, equals, value = words.partition("=")
    if equals and f"--{name}" in options:
        return f"write --{name} {value}"
    if "--title" in options:
        return "say with an option what to change, as in --title TEXT or --note TEXT"
    quotes = "; put what has blanks in it into quotes" if " " in words else ""
    return f"the command is written {usage}{quotes}"


def is_chronology(word: str) -> bool:
    """Return whether a word names a chronology: by its ending, or since there is such a file."""
    return word.endswith(ENDINGS) or (os.path.isfile(word) and "." in word)


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

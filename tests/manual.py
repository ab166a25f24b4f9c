"""The manual page, made of what `--help` is made of: docs/chrono.1, in the man macros of roff."""

import re
import textwrap
from collections.abc import Iterable, Iterator

import click

from chrono import __version__
from chrono.cli import COMMANDS, cli

ENVIRONMENT = {
    "CHRONO_FILE": "The chronology to read when no -f is given.",
    "CHRONO_TODAY": "The day that words such as `last month` count from.",
    "CHRONO_PAGER, PAGER": "The pager for what is longer than the screen, less -FRX when neither "
    "is set; empty, or cat, for none.",
    "NO_COLOR": "Any value turns colours off, unless --color says otherwise.",
    "FORCE_COLOR, CLICOLOR_FORCE": "Any value but 0 turns colours on, in a pipe too.",
    "VISUAL, EDITOR": "The editor for `chrono edit`.",
}
STATUS = {
    "0": "Done.",
    "1": "A check found an error, or a file is not in the canonical form.",
    "2": "Wrong usage, or a file that cannot be read as a chronology.",
    "130": "Interrupted.",
}


def manual() -> str:
    """Return the page."""
    top = click.Context(cli, info_name="chrono", **cli.context_settings)
    lines = [
        f'.TH CHRONO 1 "" "chrono {__version__}" "User Commands"',
        ".SH NAME",
        rf"chrono \- {roff(_plain(cli.help).rstrip('.'))}",
        ".SH SYNOPSIS",
        *_usage(top),
        ".SH OPTIONS",
        *_options(top),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        command = cli.get_command(top, name)
        assert command is not None
        context = click.Context(command, top, name)
        lines += [f".SS {roff(f'chrono {name}')}", *_usage(context)]
        lines += [line for text in (command.help or "").split("\n\n") for line in _paragraph(text)]
        lines += _options(context)
        lines += _examples(command)
        for sub, held in getattr(command, "commands", {}).items():
            inner = click.Context(held, context, sub)
            lines += [f".SS {roff(f'chrono {name} {sub}')}", *_usage(inner)]
            lines += [x for text in (held.help or "").split("\n\n") for x in _paragraph(text)]
            lines += _options(inner)
            lines += _examples(held)
    for heading, held in (("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", STATUS)):
        lines += [f".SH {heading}", *_terms(held.items())]
    lines += [
        ".SH FILES",
        *_terms([("events.yaml", "The chronology: here, or in a folder above.")]),
    ]
    return "\n".join(lines) + "\n"


def roff(text: str) -> str:
    r"""Return text as roff shows it.

    >>> print(roff(".PP isn’t --org a\\b"))
    \&.PP isn\[u2019]t \-\-org a\eb
    """
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("`", "\\(ga").replace("'", "\\(aq")
    text = re.sub(r"[^\x00-\x7f]", lambda found: f"\\[u{ord(found[0]):04X}]", text)
    return f"\\&{text}" if text.startswith(".") else text


def _filled(text: str) -> list[str]:
    """Return text in lines of a length that tools of roff like."""
    lines = textwrap.wrap(_plain(text), 70, break_long_words=False, break_on_hyphens=False)
    return [roff(line) for line in lines]


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _paragraph(text: str) -> list[str]:
    """Return a paragraph filled, or line by line where click is told to leave it so."""
    if not text.startswith("\b\n"):
        return [".PP", *_filled(text)]
    return [".PP", ".EX", *map(roff, text.removeprefix("\b\n").split("\n")), ".EE"]


def _usage(context: click.Context) -> Iterator[str]:
    pieces = " ".join(context.command.collect_usage_pieces(context))
    yield f".B {roff(context.command_path)}"
    yield roff(pieces)


def _options(context: click.Context) -> list[str]:
    records = [param.get_help_record(context) for param in context.command.get_params(context)]
    return _terms(record for record in records if record)


def _terms(rows: Iterable[tuple[str, str]]) -> list[str]:
    return [line for term, text in rows for line in (".TP", f".B {roff(term)}", *_filled(text))]


def _examples(command: click.Command) -> list[str]:
    lines = (command.epilog or "").removeprefix("\b\nExamples:\n").split("\n")
    return [".PP", "Examples:", ".PP", ".EX", *(roff(line) for line in lines), ".EE"]

"""Problems and errors as a person reads them: the place, the line, a caret, a hint."""

import sys
from collections.abc import Iterable

import click

from chrono.cli.output import fitted, paint_for, say, terminal_width
from chrono.errors import ERROR, ChronoError, Problem
from chrono.writers import Paint, Role, plain
from chrono.writers.escape import lines, one_line
from chrono.writers.graphemes import width_of

WIDEST = 160  # of a line shown under a message
MOST_SHOWN = 100  # problems of a file that cannot be read, told one by one


def show_usage(error: click.ClickException) -> None:
    """Write what is wrong with the arguments to standard error, with the usage of the command."""
    if not isinstance(error, click.exceptions.NoArgsIsHelpError):
        context = error.ctx if isinstance(error, click.UsageError) else None
        width = terminal_width(None, sys.stderr)
        room = width - len("Error: ") if width else None
        error = click.UsageError("\n".join(fitted(lines(error.format_message()), room)), context)
    error.show()


def show_error(error: ChronoError) -> None:
    """Write an error and all its problems to standard error."""
    if error.problems:
        paint, width = paint_for(None, sys.stderr), terminal_width(None, sys.stderr)
        for problem in error.problems[:MOST_SHOWN]:
            _tell(problem_text(problem, paint, width))
        count = len(error.problems)
        if count > MOST_SHOWN:
            say(f"… and {count - MOST_SHOWN} more")
        paths = ", ".join(dict.fromkeys(one_line(problem.path) for problem in error.problems))
        things = "problem" if count == 1 else "problems"
        say(f"chrono: {count} {things}: {paths} {error.message}")
    else:
        say(f"chrono: {error.message}")
    if error.hint:
        say(f"hint: {error.hint}")


def _tell(text: str) -> None:
    click.echo(text, err=True, color=True)  # the colours are ours: all else has been escaped


def problem_text(problem: Problem, paint: Paint = plain, width: int | None = None) -> str:
    """Return `file:line:col: CODE message`, the line with a caret under the place, and the hint.

    With a width they are broken to fit, and never within the line that the caret points at.
    """
    level: Role = "error" if problem.level == ERROR else "note"
    note = "" if problem.level == ERROR else f"({problem.level}) "
    place = one_line(f"{problem.path}:{problem.line}:{problem.column}:")
    said = fitted(f"{place} {problem.code} {note}{one_line(problem.message)}", width)
    told = [_painted("\n".join(said), f"{problem.code} {note}".rstrip(), level, paint)]
    text, before = _excerpt(problem, min(WIDEST, width - 6) if width else WIDEST)
    if text.strip():
        told += [f"    {text}", "    " + " " * width_of(before) + paint("caret", "^")]
    if problem.hint:
        told += fitted(f"    hint: {one_line(problem.hint)}", width)
    return "\n".join(told)


def _painted(text: str, part: str, role: Role, paint: Paint) -> str:
    """Return text with a part of it painted, where that stands on one line."""
    before, found, after = text.partition(f" {part} ")
    return f"{before} {paint(role, part)} {after}" if found else text


def _excerpt(problem: Problem, widest: int) -> tuple[str, str]:
    """Return the line to show, cut around the place when it is long, and what is left of it."""
    at = problem.column - 1
    start = max(0, at - widest // 2) if width_of(problem.text) > widest else 0
    end = start + widest
    while end > at + 1 and width_of(problem.text[start:end]) > widest:
        end -= 1
    text = ("…" if start else "") + problem.text[start:end]
    text += "…" if len(problem.text) > end else ""
    before = ("…" if start else "") + problem.text[start:at]
    return one_line(text), one_line(before)


def counted(problems: Iterable[Problem]) -> str:
    """Return how many errors and notes there are."""
    levels = [problem.level for problem in problems]
    parts = []
    for level in ("error", "note"):
        count = levels.count(level)
        if count:
            parts.append(f"{count} {level}{'' if count == 1 else 's'}")
    return ", ".join(parts)

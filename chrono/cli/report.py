"""Problems and errors as a person reads them: the place, the line, a caret, a hint."""

from collections.abc import Iterable

import click

from chrono.errors import ChronoError, Problem
from chrono.writers.columns import width_of
from chrono.writers.escape import lines, one_line

WIDEST = 160  # of a line shown under a message


def show_usage(error: click.ClickException) -> None:
    """Write what is wrong with the arguments to standard error, with the usage of the command."""
    if not isinstance(error, click.exceptions.NoArgsIsHelpError):
        context = error.ctx if isinstance(error, click.UsageError) else None
        error = click.UsageError(lines(error.format_message()), context)
    error.show()


def show_error(error: ChronoError) -> None:
    """Write an error and all its problems to standard error."""
    if error.problems:
        for problem in error.problems:
            click.echo(problem_text(problem), err=True)
        count = len(error.problems)
        paths = ", ".join(dict.fromkeys(one_line(problem.path) for problem in error.problems))
        things = "problem" if count == 1 else "problems"
        click.echo(f"chrono: {count} {things}: {paths} {error.message}", err=True)
    else:
        click.echo(f"chrono: {lines(error.message)}", err=True)
    if error.hint:
        click.echo(f"hint: {lines(error.hint)}", err=True)


def problem_text(problem: Problem) -> str:
    """Return `file:line:col: CODE message`, the line with a caret under the place, and the hint."""
    text, before = _excerpt(problem)
    told = [one_line(f"{problem}")]
    if text.strip():
        told += [f"    {text}", "    " + " " * width_of(before) + "^"]
    if problem.hint:
        told.append(f"    hint: {one_line(problem.hint)}")
    return "\n".join(told)


def _excerpt(problem: Problem) -> tuple[str, str]:
    """Return the line to show, cut around the place when it is long, and what is left of it."""
    at = problem.column - 1
    start = max(0, at - WIDEST // 2) if len(problem.text) > WIDEST else 0
    end = start + WIDEST
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

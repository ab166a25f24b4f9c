"""The commands about the file itself: check, schema."""

import sys
from collections import Counter
from collections.abc import Sequence
from json import dumps
from typing import Final

import click

from chrono.cli import color_option, pager_option
from chrono.cli.command import Choice, command
from chrono.cli.files import load
from chrono.cli.options import file_option, files_argument
from chrono.cli.output import paint_for, put, say, terminal_width
from chrono.cli.report import counted, problem_text
from chrono.errors import ERROR, Problem
from chrono.writers.escape import json, one_line

MANY: Final = 6  # notes of one code that are all shown
FIRST: Final = 3  # of more, those that are shown
PLACES: Final = 6  # and those whose places are named


@command(
    epilog="""\b
Examples:
  chrono check
  chrono check --strict -O github
  chrono check cases/ -O json""",
)
@file_option
@files_argument
@click.option("--strict", is_flag=True, help="Notes count as errors.")
@click.option("--all", "each", is_flag=True, help="Show each note, however many have one code.")
@click.option("-O", "--format", "format_", type=Choice(["text", "json", "github"]),
              default="text", help="text unless given.")  # fmt: skip
@color_option
@pager_option
@click.pass_context
def check(
    ctx: click.Context,
    files: tuple[str, ...],
    paths: tuple[str, ...],
    strict: bool,
    each: bool,
    format_: str,
) -> int:
    """Look for what is wrong or thin in a chronology that can be read.

    Exits 1 when there is an error; a missing quote or source and other notes count with --strict.
    Of many notes with one code the first are shown, and the places of more; --all shows each.
    An event leaves findings out with `ignore: [CODE]`. docs/errors.md lists the codes.
    """
    from chrono import checks

    chronology = load(ctx, (*files, *paths))
    problems = checks.run(chronology)
    if format_ == "json":
        rows = [json(dumps(as_object(problem), ensure_ascii=False)) for problem in problems]
        put(["[\n" + ",\n".join(rows) + "\n]\n" if rows else "[]\n"], None, data=True)
    elif format_ == "github":
        put((github(problem) + "\n" for problem in problems), None, data=True)
    else:
        paint, width = paint_for(None, sys.stdout), terminal_width(None)
        shown, more = (problems, []) if each else folded(problems)
        texts = [*(problem_text(one, paint, width) for one in shown), *more]
        put((text + "\n" for text in texts), None)
    events = f"{chronology.total} event{'' if chronology.total == 1 else 's'}"
    say(f"{counted(problems) or 'nothing found'} in {events}")
    return int(bool(problems) if strict else any(problem.level == ERROR for problem in problems))


def folded(problems: Sequence[Problem]) -> tuple[list[Problem], list[str]]:
    """Return the findings to show, and a line for the further notes of each code that has many."""
    counts = Counter(problem.code for problem in problems if problem.level != ERROR)
    met: dict[str, list[Problem]] = {}
    shown = []
    for problem in problems:
        notes = met.setdefault(problem.code, []) if problem.level != ERROR else []
        if problem.level == ERROR or counts[problem.code] <= MANY or len(notes) < FIRST:
            shown.append(problem)
        notes.append(problem)
    more = {code: notes[FIRST:] for code, notes in met.items() if counts[code] > MANY}
    return shown, [_more(code, notes) for code, notes in more.items()]


def _more(code: str, notes: list[Problem]) -> str:
    paths = {note.path for note in notes}
    if len(paths) == 1:
        where = f"in {one_line(paths.pop())}, lines "
        places = [str(note.line) for note in notes[:PLACES]]
    else:
        where = "at "
        places = [one_line(f"{note.path}:{note.line}") for note in notes[:PLACES]]
    rest = " …" if len(notes) > PLACES else ""
    return f"{code} (note) {len(notes)} more {where}{', '.join(places)}{rest}; --all shows each"


def as_object(problem: Problem) -> dict[str, object]:
    """Return a problem as a flat object."""
    held = problem._asdict()
    del held["text"]
    return held


def github(problem: Problem) -> str:
    """Return a problem as a workflow command of GitHub Actions."""
    level = "error" if problem.level == ERROR else "notice"
    place = f"file={_value(problem.path)},line={problem.line},col={problem.column}"
    return f"::{level} {place},title={problem.code}::{_data(problem.message)}"


def _data(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return one_line(escaped)


def _value(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


@command(
    epilog="""\b
Examples:
  chrono schema > chronology.schema.json
  # at the top of events.yaml, for editors with a YAML language server:
  # yaml-language-server: $schema=chronology.schema.json""",
)
def schema() -> None:
    """Print the JSON Schema of the file, with which editors complete and check it."""
    from chrono.schema import schema as made

    click.echo(dumps(made(), indent=2, ensure_ascii=False))

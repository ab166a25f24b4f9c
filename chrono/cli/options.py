"""What the commands share: the files, the filters, today, the output."""

import os
import sys
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

import click

from chrono.claims import Chronology
from chrono.dates import Date, Day
from chrono.dates import parse as parse_date
from chrono.errors import ChronoError, DateError
from chrono.query import Query, Term, parse
from chrono.timeline import Selection, Timeline, select, sort
from chrono.writers import ENDINGS, LeftOut, Style, names, writer
from chrono.writers.cells import check_columns

F = TypeVar("F", bound=Callable[..., Any])
DEFAULT_FILE: Final = "events.yaml"
_DASH: Final = "\ue000"  # stands for the dash of an argument such as -90d while click parses


class Dated(click.Command):
    """A command whose arguments may start with a dash and a digit: -90d, -0043 are dates."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the arguments, hiding such dashes from click."""
        hidden = [_DASH + arg[1:] if arg[:1] == "-" and arg[1:2].isdigit() else arg for arg in args]
        rest = super().parse_args(ctx, hidden)
        ctx.params = {name: _shown(value) for name, value in ctx.params.items()}
        return rest


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return "-" + value[1:] if value.startswith(_DASH) else value
    return tuple(map(_shown, value)) if isinstance(value, tuple) else value


def stack(*decorators: Callable[[F], F]) -> Callable[[F], F]:
    """Return one decorator for several options, which the help lists in this order."""

    def decorate(function: F) -> F:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


file_option = click.option(
    "-f", "--file", "files", multiple=True, metavar="FILE",
    help="Chronology to read: a file, a folder or -; may be repeated.",
)  # fmt: skip

today_option = click.option(
    "--today", metavar="DAY", envvar="CHRONO_TODAY",
    help="Day that words like `last month` count from; else $CHRONO_TODAY, else the local day.",
)  # fmt: skip

filters = stack(
    click.option("--org", multiple=True, metavar="NAME", help="Organisation, by any of its names."),
    click.option("--person", multiple=True, metavar="NAME", help="Person, by any name."),
    click.option("--place", multiple=True, metavar="NAME", help="Place, or a place inside it."),
    click.option("--name", multiple=True, metavar="NAME", help="A name of any kind."),
    click.option("--tag", multiple=True, metavar="TAG", help="Tag."),
    click.option("--source", multiple=True, metavar="KEY", help="Source, by its key."),
    click.option(
        "--status", multiple=True, metavar="STATUS",
        help="accepted (alone when not given), proposed, rejected or all.",
    ),
    click.option(
        "--modality", multiple=True, metavar="WORD",
        help="asserted, planned, conditional or denied.",
    ),
    click.option("--from", "from_", metavar="DATE", help="Not wholly before this date."),
    click.option("--to", metavar="DATE", help="Not wholly after this date."),
    click.option("--on", multiple=True, metavar="DATE", help="Holding at some time on that day."),
    click.option("--before", metavar="DATE", help="Wholly up to this date, itself included."),
    click.option("--after", metavar="DATE", help="Wholly from this date on, itself included."),
    click.option("--certain", is_flag=True, help="Only events that match for certain."),
    click.option("--undated", is_flag=True, help="Only events whose date is not known."),
    click.option(
        "--min-precision", metavar="WORD", default="",
        help="Dated at least this finely: decade, year, month, day, ...",
    ),
    click.option("--limit", type=click.IntRange(0), metavar="N", help="At most so many events."),
    today_option,
    click.argument("words", nargs=-1, metavar="[WORD|FIELD:VALUE]..."),
)  # fmt: skip


def output_options(default: str) -> Callable[[F], F]:
    """Return the options for the format and the file of the output."""
    return stack(
        click.option(
            "-O", "--format", "format_", metavar="FORMAT",
            help=f"{default} unless given or told by the ending of -o: "
            "columns, tsv, csv, json, jsonl, md, ics, or a table such as grid, pipe, html, latex.",
        ),
        click.option("-o", "--output", metavar="FILE", help="Write to a file instead."),
    )  # fmt: skip


class Clock:
    """The day that relative words count from: asked for only when needed, and named when used."""

    def __init__(self, given: str | None) -> None:
        self._given = given
        self._day: Day | None = None

    def day(self) -> Day:
        """Return the day, from the option, the environment or the local calendar."""
        if self._day is None:
            if self._given:
                date = parse_date(self._given)
                if date.precision != "day" or date.earliest is None:
                    raise ChronoError(f"--today is a day such as 2025-09-22, not {self._given}")
                self._day = date.earliest
            else:
                from datetime import date as local

                now = local.today()
                self._day = (now.year, now.month, now.day)
            year, month, number = self._day
            say(f"counted from {year:04}-{month:02}-{number:02}")
        return self._day

    def read(self, words: str) -> Date:
        """Return what a person's words for a date mean. Raises `DateError`."""
        try:
            return parse_date(words)
        except DateError as error:
            if error.code in ("D101", "D103"):
                raise
        from chrono.phrases import read

        try:
            return read(words).date
        except DateError as error:
            if error.code != "D104":
                raise
        return read(words, base=self.day()).date


def say(message: str) -> None:
    """Tell the person something, on standard error."""
    from chrono.writers.escape import lines

    click.echo(lines(message), err=True)


def chosen_files(ctx: click.Context, files: tuple[str, ...]) -> tuple[str, ...]:
    """Return the files named before and after the command, else the default one, else nothing."""
    named = (*(ctx.find_root().obj or ()), *files)
    if named:
        return named
    if os.environ.get("CHRONO_FILE"):
        return (os.environ["CHRONO_FILE"],)
    folder = os.getcwd()
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

    return store.load(wanted_files(ctx, files), stdin=sys.stdin.buffer.read)


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


def query_of(options: dict[str, Any]) -> Query:
    """Return the query that the filter options and the words make."""
    words = parse(options["words"])
    terms = []
    for field in ("org", "person", "place", "name", "tag", "source", "status", "modality", "on"):
        terms += [Term(field, value) for value in options[field] if value]
    for field in ("from_", "to", "before", "after"):
        if options[field]:
            terms.append(Term(field.rstrip("_"), options[field]))
    checked = parse(str_term(term) for term in terms)
    return Query((*checked.terms, *words.terms))


def str_term(term: Term) -> str:
    """Return a term as a word of a query."""
    return f"{term.field}:{term.value}"


class Request(NamedTuple):
    """What a command that reads events was asked."""

    chronology: Chronology
    selection: Selection
    clock: Clock

    def timeline(self, by: str = "date", reverse: bool = False) -> Timeline:
        """Return the rows asked for, in the order asked for."""
        whole = self.selection._replace(limit=None)
        found = sort(select(self.chronology, whole, self.clock.read), by, reverse)
        limit = self.selection.limit
        rows = found.rows[:limit]
        return found._replace(rows=rows, left_out=len(found.rows) - len(rows))


def request(ctx: click.Context, options: dict[str, Any]) -> Request:
    """Return what was asked, with the chronology it is asked of."""
    selection = Selection(
        query_of(options),
        options["certain"],
        options["undated"],
        options["min_precision"],
        options["limit"],
    )
    return Request(load(ctx, options["files"]), selection, Clock(options["today"]))


def tell(asked: Request, found: Timeline) -> None:
    """Say on standard error what the rows alone do not: the possible, the left out, the unknown."""
    from chrono.query import hints

    if found.possible:
        count = "1 event matches" if found.possible == 1 else f"{found.possible} events match"
        say(f"{count} only possibly (*); --certain leaves such out")
    if found.left_out:
        say(f"{found.left_out} more; raise --limit to see them")
    if not found.rows and not found.left_out:
        found_hints = hints(asked.selection.query, asked.chronology)
        say("; ".join(found_hints) if found_hints else "no event matches")


def format_of(format_: str | None, output: str | None, default: str) -> str:
    """Return the name of the format: as given, by the file's ending, or the default."""
    if format_:
        if format_ not in names():
            raise ChronoError(f"no format {format_}", f"there are {', '.join(names())}")
        return format_
    if output and output != "-":
        ending = os.path.splitext(output)[1].lower()
        if ending and ending not in ENDINGS:
            known = ", ".join(ENDINGS)
            raise ChronoError(f"no format ends in {ending}", f"say -O FORMAT, or end in {known}")
        return ENDINGS.get(ending, default)
    return default


def write(found: Timeline, format_: str, output: str | None, style: Style) -> None:
    """Write a timeline to standard output, or whole to a file, and say what was left out."""
    style = style._replace(columns=check_columns(style.columns))
    left_out = []
    kept = []
    for piece in writer(format_)(found, style):
        if isinstance(piece, LeftOut):
            left_out.append(piece)
        elif output and output != "-":
            kept.append(piece)
        else:
            sys.stdout.write(piece)
    if output and output != "-":
        from chrono.store.write import output as write_file

        write_file(output, "".join(kept))
    if left_out:
        say(f"left out {len(left_out)} of {len(found.rows)}, which {format_} cannot hold:")
        for one in left_out:
            say(f"  {one.id}: {one.why}")


def terminal_width(output: str | None) -> int | None:
    """Return the width of the terminal that the output goes to, or None when it goes elsewhere."""
    if (output and output != "-") or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def print_table(names: list[str], rows: list[list[str]], format_: str) -> None:
    """Print rows of texts under names in one of the plain formats."""
    from chrono.writers.records import records

    for piece in records(names, rows, format_, terminal_width(None)):
        sys.stdout.write(piece)

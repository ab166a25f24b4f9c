"""The commands that read: list, show, stats, entities."""

import sys
from collections import Counter
from typing import Any, Final

import click

from chrono.claims import Chronology, Event
from chrono.cli import color_option, pager_option
from chrono.cli.command import Choice, command
from chrono.cli.files import load
from chrono.cli.formats import Format, format_of
from chrono.cli.options import (
    file_option,
    filters,
    output_option,
    output_options,
    table_options,
    times_in_option,
)
from chrono.cli.output import (
    paint_for,
    print_table,
    put,
    terminal_width,
    write,
)
from chrono.cli.request import request, tell
from chrono.dates import CERTAIN, PRECISIONS
from chrono.errors import ChronoError
from chrono.timeline import (
    GROUPS,
    SORTS,
    Row,
    Timeline,
    check_group,
    groups,
    in_zone,
    shown_ids,
)
from chrono.writers import UNCOLUMNED, UNGROUPED, Style

ROOMY: Final = 60  # columns of a terminal that has room for all there is to say of a name

PARTS: Final = {"third": "third of a year", "half": "half of a year"}  # precisions as words


@command(
    "list",
    epilog="""\b
Examples:
  chrono list --org CICA
  chrono list --from 2024 --to 2025-06 --certain
  chrono list --place Azerbaijan tag:forum not:tag:draft
  chrono list date:1999..2019 -O json | jq -r '.[].title'
  chrono list --org CICA -O md >> report.md
  chrono list --from -90d --group-by month -o quarter.md""",
)
@file_option
@filters
@click.option("--columns", metavar="NAMES", default="", help="Columns, separated by commas.")
@click.option("--sort", "by", default="date", metavar="NAME", help=", ".join(SORTS) + ".")
@click.option("--reverse", is_flag=True, help="The other way round.")
@click.option("--group-by", default="", metavar="NAME", help=", ".join(GROUPS) + ".")
@click.option(
    "--dates", type=Choice(["words", "edtf"]),
    help="Dates in words (columns, tables, md) or EDTF (tsv, csv, json), whatever the format.",
)  # fmt: skip
@times_in_option
@click.option("--raw-csv", is_flag=True, help="Leave CSV cells that start a formula as they are.")
@output_options("columns")
@color_option
@pager_option
@click.pass_context
def list_command(ctx: click.Context, /, **options: Any) -> None:
    """Print the timeline, or the part of it that matches, in the order of the dates.

    An event that matches only possibly, because its date is not precise enough to say, has a `*`.
    The same filter repeated means any of them; different filters, and words alone, must all hold.
    `text:great text:frost` finds either word, `fields.NAME:VALUE` a key of your own.
    """
    format_ = format_of(options["format_"], options["output"], "columns")
    style = Style(
        columns=_columns(options["columns"]),
        dates=options["dates"] or "",
        width=terminal_width(options["output"]),
        group_by=check_group(options["group_by"]) if options["group_by"] else "",
        raw=options["raw_csv"],
        paint=paint_for(options["output"], sys.stdout),
    )
    if style.group_by and format_ in UNGROUPED:
        raise ChronoError(
            f"{format_} has no headings to group under", "columns, md and the tables have"
        )
    if style.columns and format_ in UNCOLUMNED:
        raise ChronoError(f"{format_} has no columns to choose", "leave --columns out")
    asked = request(ctx, options)
    found = asked.timeline(options["by"], options["reverse"])
    write(found, format_, options["output"], style)
    tell(asked, found)


def _columns(written: str) -> tuple[str, ...]:
    """Return the columns that `--columns` names; a blank behind a comma cut it in the shell."""
    names = tuple(name.strip() for name in written.split(","))
    if written and not all(names):
        raise ChronoError(
            f"--columns {written}: a name is missing",
            "write the names without blanks, as in --columns date,title",
        )
    return names if written else ()


@command(
    epilog="""\b
Examples:
  chrono show azerbaijan-joins-cica
  chrono show cica-charter bsf-2 -O json""",
)
@file_option
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("-O", "--format", "format_", type=Format(["text", "json", "jsonl", "md"]),
              help="text unless given or told by the ending of -o.")  # fmt: skip
@times_in_option
@output_option
@color_option
@pager_option
@click.pass_context
def show(
    ctx: click.Context,
    files: tuple[str, ...],
    ids: tuple[str, ...],
    format_: str | None,
    times_in: str,
    output: str | None,
) -> None:
    """Show events whole: every claim with its quote, its source and the place in it."""
    told = format_of(format_, output, "text") if format_ != "text" else "text"
    chronology = load(ctx, files)
    rows = tuple(find(chronology, identifier) for identifier in ids)
    found = in_zone(Timeline(chronology, rows), times_in)
    if told not in ("text", "columns"):
        write(found, told, output, Style())
        return
    from chrono.writers.detail import detail

    style = Style(width=terminal_width(output), paint=paint_for(output, sys.stdout))
    put(["\n".join(detail(row, chronology, style) + "\n" for row in found.rows)], output)


def _elsewhere(chronology: Chronology, key: str) -> str:
    """Return which command is for a key of a source, an entity or a proposal."""
    from chrono.cli.proposals import beside, loaded

    if any(key in file.sources for file in chronology.files):
        return f"it is a source: `chrono sources edit {key}` changes it"
    if key in chronology.entities:
        return f"it is an entity: `chrono entities edit {key}` changes it"
    for path in (beside(file.path) for file in chronology.files):
        held = loaded((path,))
        if held and any(event.id == key for event in held.events):
            return f"it is a proposal: `chrono review`, or chrono -f {path} show {key}"
    return ""


def find(chronology: Chronology, identifier: str) -> Row:
    """Return the event with an id, or `stem:id`; one that is not there is told with the nearest."""
    from chrono.store.text import stem

    shown = shown_ids(chronology)
    rows = [Row(event, CERTAIN, shown(event)) for event in chronology.events]
    for row in rows:
        if row.id == identifier:
            return row
    clashing = [row.id for row in rows if row.event.id == identifier]
    for row in rows:
        if not clashing and f"{stem(row.event.path)}:{row.event.id}" == identifier:
            return row
    from chrono.spelling import suggestion

    hint = _elsewhere(chronology, identifier)
    hint = hint or suggestion(identifier, clashing or [row.id for row in rows])
    if clashing and not hint:
        hint = f"did you mean {' or '.join(clashing)}?"
    if not hint:
        from chrono.cli.arguments import file_use

        hint = file_use(identifier)
    raise ChronoError(f"no event {identifier}", hint or "`chrono list` shows the ids")


@command(
    epilog="""\b
Examples:
  chrono stats
  chrono stats --by decade --org CICA""",
)
@file_option
@filters
@click.option("--by", metavar="NAME", default="", help="One count only: " + ", ".join(GROUPS) + ".")
@table_options
@pager_option
@click.pass_context
def stats(ctx: click.Context, /, **options: Any) -> None:
    """Count the events: how many, how finely dated, by organisation, source and decade."""
    by_one = check_group(options["by"]) if options["by"] else ""
    format_ = format_of(options["format_"], options["output"], "columns")
    asked = request(ctx, options)
    found = asked.timeline()
    events = [row.event for row in found.rows]
    table: list[list[str]] = []
    if not by_one:
        table += [["events", "", str(len(events))]]
        undated = sum(event.date is None for event in events)
        table += [["undated", "", str(undated)]] if undated else []
        table += [["claims", "", str(sum(len(event.claims) for event in events))]]
        table += [["without a quote", "", str(sum(not _quoted(event) for event in events))]]
        fine = Counter(event.date.precision for event in events if event.date)
        table += [["precision", PARTS.get(name, name), str(fine[name])]
                  for name in PRECISIONS if fine[name]]  # fmt: skip
    for by in [by_one] if by_one else ["decade", "org", "source"]:
        counts = [(heading, len(part.rows)) for heading, part in groups(found, by)]
        if by not in ("decade", "year", "century", "month"):
            counts.sort(key=lambda pair: (-pair[1], pair[0]))
        table += [[by, heading, str(count)] for heading, count in counts]
    print_table(["of", "which", "count"], table, format_, options["output"])
    tell(asked, found)


def _quoted(event: Event) -> bool:
    return any(claim.quote for claim in event.claims)

"""The command that writes other formats: export."""

import os.path
from typing import Any, Final

import click

from chrono.chart.hues import BY
from chrono.cli.command import Choice, command
from chrono.cli.formats import Format
from chrono.cli.options import file_option, filters, output_option
from chrono.cli.output import write
from chrono.cli.request import request, tell, window
from chrono.errors import ChronoError
from chrono.timeline import GROUPS, check_group
from chrono.writers import EXPORTS, PICTURES, WRITERS, Style, exporter, kinds

_HELP: Final = """Write the events in another format.

What a format cannot hold is left out, and standard error says what and why.

\b
Formats:
"""


@command(
    help=_HELP + "\n".join(f"  {name:<10}  {row[2]}" for name, row in (WRITERS | EXPORTS).items()),
    epilog="""\b
Examples:
  chrono export ics -o calendar.ics
  chrono export ics --org CICA --reminder 1d > cica.ics
  chrono export csv --from 2024 -o 2024.csv
  chrono export html -o timeline.html
  chrono export pdf --group-by org -o picture.pdf
  chrono export sqlite -o events.db
  chrono export csl-json -o sources.json
  chrono export ics --wide span --anniversaries""",
)
@file_option
@click.argument("kind", metavar="KIND", type=Format([*WRITERS, *EXPORTS]))
@filters
@output_option
@click.option("--wide", type=Choice(["point", "span", "skip"]), default="point",
              help="Calendars: hold a month and wider as a day at its start (point, unless given), "
              "over all its days (span), or not at all (skip).")  # fmt: skip
@click.option("--anniversaries", is_flag=True, help="Calendars: each day again every year.")
@click.option("--reminder", metavar="TIME", default="",
              help="Calendars: an alarm so long before: 30m, 2h, 1d, 1w.")  # fmt: skip
@click.option("--raw-csv", is_flag=True, help="Leave CSV cells that start a formula as they are.")
@click.option("--group-by", default="", metavar="NAME",
              help=f"Pictures: a band for each {', '.join(GROUPS)}.")  # fmt: skip
@click.option("--color-by", type=Choice([*BY]), default="org",
              help="Pictures: what has a colour of its own; org unless given.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Exit 1 when anything had to be left out.")
@click.pass_context
def export(ctx: click.Context, /, **options: Any) -> int:
    """Write the events in another format."""
    kind, output = options["kind"], options["output"]
    held = kinds(os.path.splitext(output or "")[1].lower())
    if held and kind not in held:
        raise ChronoError(f"{output} ends like {held[0]}, not {kind}", "give it another ending")
    group_by = check_group(options["group_by"]) if options["group_by"] else ""
    if group_by and kind not in PICTURES:
        raise ChronoError(f"{kind} has no bands to group by", f"{', '.join(PICTURES)} have")
    asked = request(ctx, options)
    found = asked.timeline()
    style = Style(
        raw=options["raw_csv"],
        wide=options["wide"],
        anniversaries=options["anniversaries"],
        reminder=options["reminder"],
        group_by=group_by,
        hues=options["color_by"],
        window=window(options),
    )
    left_out = write(found, kind, output, style, exporter)
    tell(asked, found)
    return int(options["strict"] and left_out > 0)

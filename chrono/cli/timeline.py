"""The command that draws in the terminal: timeline."""

import sys
from typing import Any, Final

import click

from chrono.chart.hues import BY
from chrono.cli import color_option, pager_option
from chrono.cli.command import Choice, Whole, command
from chrono.cli.formats import check_ending
from chrono.cli.guard import is_standard
from chrono.cli.options import file_option, filters, output_option, times_in_option
from chrono.cli.output import paint_for, put, say
from chrono.cli.request import request, tell, window
from chrono.cli.streams import holds
from chrono.errors import ChronoError
from chrono.timeline import GROUPS, check_group
from chrono.writers import Style

NARROWEST: Final = 30  # columns that can be drawn on
SIGNS: Final = "●○│⋮…"  # what a drawing needs besides ASCII


@command(
    epilog="""\b
Examples:
  chrono timeline --org CICA
  chrono timeline --bars --from 2024
  chrono timeline --bars --group-by org
  chrono timeline --ascii --width 72 >> report.txt""",
)
@file_option
@filters
@click.option("--bars", "across", is_flag=True, help="A horizontal chart under an axis.")
@click.option("--group-by", default="", metavar="NAME",
              help=f"With --bars, a lane for each: {', '.join(GROUPS)}.")  # fmt: skip
@click.option("--color-by", type=Choice([*BY]), default="org",
              help="What has a colour of its own, and is named where events are counted: "
              "org unless given.")  # fmt: skip
@click.option("--width", type=Whole(NARROWEST), metavar="N",
              help="Columns; else $COLUMNS, else the terminal's, else 80.")  # fmt: skip
@click.option("--rows", type=Whole(1), default=200, metavar="N",
              help="Count more events than this, a row a period: 200 unless given.")  # fmt: skip
@times_in_option
@click.option("--ascii", is_flag=True, help="Plain ASCII signs and letters.")
@output_option
@color_option
@pager_option
@click.pass_context
def timeline(ctx: click.Context, /, **options: Any) -> None:
    """Draw the timeline, or the part of it that matches.

    Down the terminal a line has an event a row, with ● (○ where its date is uncertain, approximate
    or one of several) and a lane beside it for what lasts: dotted where it only may hold, with an
    arrow where it goes on. Across, bars are drawn in the same way.
    """
    output = options["output"]
    group_by = check_group(options["group_by"]) if options["group_by"] else ""
    if group_by and not options["across"]:
        raise ChronoError("--group-by goes with --bars")
    check_ending(options["output"], ["txt"], "a drawing for the terminal")
    style = Style(
        width=options["width"] or _width(),
        group_by=group_by,
        paint=paint_for(output, sys.stdout),
        rows=options["rows"],
        hues=options["color_by"],
        window=window(options),
        ascii=options["ascii"] or (is_standard(output) and not holds(SIGNS)),
    )
    if options["across"]:
        from chrono.writers.bars import bars as drawing
    else:
        from chrono.writers.vertical import vertical as drawing
    asked = request(ctx, options)
    found = asked.timeline()
    put(drawing(found, style), output)
    tell(asked, found)
    if len(found.rows) > style.rows:
        say(f"{len(found.rows):,} events are counted, not drawn one by one: "
            "--from, --to and other filters narrow them, --rows allows more")  # fmt: skip


def _width() -> int:
    from shutil import get_terminal_size

    return max(get_terminal_size().columns, NARROWEST)

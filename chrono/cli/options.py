"""Options that commands share."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from chrono.cli.command import Whole
from chrono.cli.formats import PLAIN, Format
from chrono.cli.guard import FORCE, Destination


class Zone(click.ParamType[str]):
    """The name of an IANA time zone, or nothing; another name is refused with the nearest."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the name."""
        from chrono.zones import is_zone

        name = str(value).strip()
        if name and not is_zone(name):
            from chrono.phrases.zoned import no_zone

            error = no_zone(name)
            self.fail(f"{error.message}; {error.hint}", param, ctx)
        return name


F = TypeVar("F", bound=Callable[..., Any])


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

# As hooks and editors name them.
files_argument = click.argument("paths", nargs=-1, metavar="[FILE]...")

today_option = click.option(
    "--today", metavar="DAY", envvar="CHRONO_TODAY",
    help="Day that words like `last month` count from; else $CHRONO_TODAY, else the local day.",
)  # fmt: skip

times_in_option = click.option(
    "--times-in", type=Zone(), default="", metavar="ZONE",
    help="Print the times that have a zone as the clocks of this one show them.",
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
    click.option("--from", "from_", metavar="DATE", help="Not wholly before this date or time."),
    click.option("--to", metavar="DATE", help="Not wholly after this date or time."),
    click.option(
        "--on", multiple=True, metavar="DATE", help="Holding at some time in that day or hour."
    ),
    click.option("--before", metavar="DATE", help="Wholly up to this date, itself included."),
    click.option("--after", metavar="DATE", help="Wholly from this date on, itself included."),
    click.option("--certain", is_flag=True, help="Only events that match for certain."),
    click.option("--undated", is_flag=True, help="Only events whose date is not known."),
    click.option(
        "--min-precision", metavar="WORD", default="",
        help="Dated at least this finely: decade, year, month, day, ...",
    ),
    click.option("--limit", type=Whole(0), metavar="N", help="At most so many events."),
    today_option,
    click.argument("words", nargs=-1, metavar="[WORD|FIELD:VALUE]..."),
)  # fmt: skip


def _force(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    ctx.meta[FORCE] = value


force_option = click.option(
    "--force", is_flag=True, expose_value=False, callback=_force,
    help="Write over a file of another kind; never over one that is read, or a chronology.",
)  # fmt: skip
output_option = stack(
    click.option("-o", "--output", type=Destination(), metavar="FILE",
                 help="Write to a file instead."),
    force_option,
)  # fmt: skip


def output_options(default: str) -> Callable[[F], F]:
    """Return the options for the format and the file of the output."""
    return stack(
        click.option(
            "-O", "--format", "format_", metavar="FORMAT",
            help=f"{default} unless given or told by the ending of -o: "
            "columns, tsv, csv, json, jsonl, md, ics, or a table such as grid, pipe, html, latex.",
        ),
        output_option,
    )  # fmt: skip


# Of tables that are not timelines: the plain formats only.
table_options = stack(
    click.option(
        "-O", "--format", "format_",
        type=Format(PLAIN),
        help="columns unless given or told by the ending of -o.",
    ),
    output_option,
)  # fmt: skip

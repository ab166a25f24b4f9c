"""The command that explains how a phrase is read: date."""

from typing import TYPE_CHECKING, Any

import click

from chrono.cli.clock import Clock
from chrono.cli.command import Choice, command
from chrono.cli.formats import format_of
from chrono.cli.options import table_options, today_option
from chrono.cli.output import print_table
from chrono.dates import words
from chrono.errors import ChronoError, DateError

if TYPE_CHECKING:
    from chrono.phrases import Reading


@command(
    "date",
    epilog="""\b
Examples:
  chrono date "c. 1850"
  chrono date last month --base 2025-09-22
  chrono date "9 June" --explain
  chrono date 03/04/2025 --order DMY
  chrono date "22 сентября 2025 г." -O json
  chrono date -90d""",
)
@click.argument("phrase", nargs=-1, required=True)
@click.option("--base", metavar="DAY", help="Day that relative words count from; else today.")
@click.option("--order", type=Choice(["DMY", "MDY", "YMD"]),
              help="Order of the numbers in 03/04/2025.")  # fmt: skip
@click.option("--language", multiple=True, metavar="CODE",
              help="Language of the phrase, such as ru; repeatable. Else found out.")  # fmt: skip
@click.option(
    "--explain", "why", is_flag=True,
    help="Say too which reader read it, and how each expression in it was read.",
)  # fmt: skip
@table_options
@today_option
def date(
    phrase: tuple[str, ...],
    base: str | None,
    order: str | None,
    language: tuple[str, ...],
    why: bool,
    format_: str | None,
    output: str | None,
    today: str | None,
) -> None:
    """Say how a phrase is read: the date in EDTF, its bounds, its words, and the rule that read it.

    A phrase with two readings is refused, and both are told.
    """
    from chrono.phrases import read
    from chrono.writers.cells import iso

    told = format_of(format_, output, "columns")
    text = " ".join(phrase)
    clock = Clock(base or today, told=base is not None)
    options: dict[str, Any] = {
        "order": order.upper() if order else None,
        "languages": language or None,
    }
    try:
        found = read(text, base=clock.day() if base else None, **options)
    except DateError as error:
        if error.code != "D104" or base:
            raise located(error, text) from None
        try:
            found = read(text, base=clock.day(), **options)
        except DateError as second:
            raise located(second, text) from None
    facts = {
        "date": str(found.date),
        "words": words(found.date),
        "earliest": iso(found.date.earliest),
        "latest": iso(found.date.latest),
        "precision": found.date.precision,
        "kind": "one moment" if found.date.moment else "holds",
        "rule": found.rule,
        "language": found.language or "",
        "base": iso(found.base),
        "phrase": text,
    }
    if why:
        facts |= {"read by": found.by, "expressions": " | ".join(expressions(found, text))}
    if told == "columns":
        known = [[key, value] for key, value in facts.items() if value]
        print_table(["key", "value"], known, told, output)
    else:
        print_table(list(facts), [list(facts.values())], told, output)


def expressions(found: "Reading", text: str) -> list[str]:
    """How the grammar of texts reads each expression of a phrase."""
    from chrono.cli.tagging import reason
    from chrono.dates import Date
    from chrono.temporal import explain

    base = Date("{:04}-{:02}-{:02}".format(*found.base)) if found.base else None
    code = found.language if found.language and found.by != "dateparser" else "en"
    told = ("; ".join(map(str.strip, reason(text, one))) for one in explain(text, base, code))
    return [line.replace("counted from published", "counted from the base") for line in told]


def located(error: DateError, text: str) -> ChronoError:
    """Return the error with the phrase and a caret under the place of the trouble."""
    from chrono.writers.escape import one_line
    from chrono.writers.graphemes import width_of

    message = error.message
    if error.text == text and 0 < error.position < len(text) <= 160:
        caret = " " * width_of(one_line(text[: error.position])) + "^"
        message += f"\n    {one_line(text)}\n    {caret}"
    return ChronoError(message, error.hint)

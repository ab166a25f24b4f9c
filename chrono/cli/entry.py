"""What describes an event on the command line: its date, its names, its source."""

from collections.abc import Mapping
from typing import Any, Final

import click

from chrono.claims import MODALITIES, STATUSES, Source
from chrono.cli.clock import Clock
from chrono.cli.command import Choice
from chrono.cli.options import Zone, stack
from chrono.cli.output import say
from chrono.dates import Date, words
from chrono.errors import ChronoError, DateError

UNDATED: Final = "undated"


class Word(Choice):
    """One of a few words, or nothing, which takes the key out."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; one that is not allowed is told with those that are."""
        return "" if value == "" else super().convert(value, param, ctx)


event_options = stack(
    click.option("--org", "orgs", multiple=True, metavar="NAME", help="Organisation; repeatable."),
    click.option("--person", "people", multiple=True, metavar="NAME", help="Person; repeatable."),
    click.option("--place", "places", multiple=True, metavar="NAME", help="Place; repeatable."),
    click.option("--name", "names", multiple=True, metavar="NAME", help="Name of no known kind."),
    click.option("--tag", "tags", multiple=True, metavar="TAG", help="Tag; repeatable."),
    click.option("--status", type=Word(STATUSES), metavar="WORD",
                 help=f"{', '.join(STATUSES)}."),
    click.option("--modality", type=Word(MODALITIES), metavar="WORD",
                 help=f"{', '.join(MODALITIES)}."),
    click.option("--zone", type=Zone(), metavar="ZONE",
                 help="Time zone of a time without an offset, such as Europe/Berlin."),
    click.option("--note", metavar="TEXT", help="A remark."),
    click.option("--source", metavar="KEY|URL|FILE",
                 help="Source: its key; an address or a file makes a new one."),
    click.option("--quote", metavar="TEXT", help="The words that carry the claim, verbatim."),
    click.option("--page", metavar="LABEL", help="Page in the source."),
    click.option("--phrase", metavar="WORDS", help="The words for the date in the source."),
    click.option("--order", type=Choice(["DMY", "MDY", "YMD"]),
                 help="Order of the numbers in a date such as 03/04/2025."),
)  # fmt: skip
into_option = click.option(
    "--into", metavar="FILE", help="File to write to, where there are several."
)
TEXT_KEYS: Final = ("zone", "status", "modality", "note", "quote", "page", "phrase")


def written_date(written: str, clock: Clock, order: str | None) -> tuple[Date | None, str]:
    """Return the date to write for a person's words, and the words where they say more than it.

    None for `undated`. A date of the old style is converted, and the person is told.
    """
    if written.strip().casefold() == UNDATED:
        return None, ""
    try:
        found = clock.reading(written, order)
    except DateError as error:
        hint = error.hint or "`chrono date` explains a phrase"
        if error.code == "D102" and not any(map(str.isdigit, written)):
            hint += f"; {UNDATED} is for an event whose date is not known"
        raise ChronoError(error.message, hint) from None
    if "old-style" in found.rule:
        say(f"{written} is {words(found.date)} in the Gregorian calendar")
    return found.date, written.strip() if found.worked_out else ""


def given_names(options: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of a repeatable option, without blanks around and the empty ones."""
    return tuple(name.strip() for name in options if name.strip())


def cited(given: str | None, path: str, known: Mapping[str, Source]) -> tuple[str, Source | None]:
    """Return the key of a source named by key, address or file, and the source when it is new."""
    from chrono.store.names import new_source

    if not given or given in known:
        return given or "", None
    for key, source in known.items():
        if source.url and source.url == given:
            return key, None
    fresh = new_source(given, path, known)
    if fresh is None:
        from chrono.spelling import suggestion

        hint = suggestion(given, known) or (
            "an address or a file that exists makes a new source, "
            f"or `chrono sources add {given} --title TEXT` adds one"
        )
        raise ChronoError(f"there is no source {given}", hint)
    same = next(
        (key for key, source in known.items() if fresh.file and source.file == fresh.file), ""
    )
    return (same, None) if same else (fresh.key, fresh)

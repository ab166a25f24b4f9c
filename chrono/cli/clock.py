"""The day that words such as `last month` count from."""

from contextlib import suppress
from typing import TYPE_CHECKING

from chrono.cli.output import say
from chrono.dates import Date, Day
from chrono.dates import parse as parse_date
from chrono.errors import ChronoError, DateError

if TYPE_CHECKING:
    from chrono.phrases import Reading


class Clock:
    """The day that relative words count from: asked for only when needed, and named when used."""

    def __init__(self, given: str | None, told: bool = False) -> None:
        self._given = given
        self._day: Day | None = None
        self._told = told

    def day(self) -> Day:
        """Return the day, from the option, the environment or the local calendar."""
        if self._day is None:
            if self._given:
                self._day = _given_day(self._given)
            else:
                from datetime import date as local

                now = local.today()
                self._day = (now.year, now.month, now.day)
            year, month, number = self._day
            if not self._told:
                say(f"counted from {year:04}-{month:02}-{number:02}")
        return self._day

    def read(self, words: str) -> Date:
        """Return what a person's words for a date mean. Raises `DateError`."""
        with suppress(DateError):
            return parse_date(words)
        return self.reading(words).date

    def reading(
        self, words: str, order: str | None = None, languages: tuple[str, ...] | None = None
    ) -> "Reading":
        """Return how a person's words for a date are read. Raises `DateError`."""
        from chrono.phrases import read

        given = order.upper() if order else None
        try:
            return read(words, order=given, languages=languages)
        except DateError as error:
            if error.code != "D104":
                raise
        return read(words, base=self.day(), order=given, languages=languages)


def _given_day(text: str) -> Day:
    try:
        date = parse_date(text)
    except DateError as error:
        if error.code == "D101":
            raise
        date = None
    if date is None or date.precision != "day" or not date.moment or date.earliest is None:
        raise ChronoError(
            f"not a day to count from: {text}",
            "it is written like 2025-09-22",
        )
    return date.earliest

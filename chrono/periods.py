"""What a query asks of the dates of events: `between` two dates, or on one side of one: `beside`.

A bound is a day, or has a time of day; how a time is compared is told in `bounds`. All bounds are
included. An event without a date is possibly anywhere.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from chrono.bounds import Side, answer, passes, timed
from chrono.claims import Event
from chrono.dates import CERTAIN, POSSIBLE, Date, Day, Match, add_days, after, before, overlaps
from chrono.errors import ChronoError

Test = Callable[[Event], Match]
Zones = Mapping[str, str]


def between(since: Sequence[Date], until: Sequence[Date], zones: Zones) -> Test:
    """Return the test for an event that is in the period from any of some dates to any of others.

    No dates leave that side of the period open. `zones` are those of the files, by path.
    """
    if not any(map(timed, (*since, *until))):
        return _days(since, until)
    for first in since:
        for last in until:
            if len(since) == len(until) == 1 and not passes(first, last):
                raise ChronoError(f"the period asked for ends before it starts: {first} to {last}")
    sides = [
        [beside(side, date, zones) for date in dates]
        for side, dates in (("from", since), ("to", until))
        if dates
    ]

    def test(event: Event) -> Match:
        return min(max(one(event) for one in side) for side in sides)

    return test


def _days(since: Sequence[Date], until: Sequence[Date]) -> Test:
    """Return the test for a period of days."""
    first = min((date.earliest for date in since), key=_low, default=None)
    last = max((date.latest for date in until), key=_high, default=None)
    if first and last and first > last:
        begun, ended = ("{:04}-{:02}-{:02}".format(*day) for day in (first, last))
        raise ChronoError(f"the period asked for ends before it starts: {begun} to {ended}")

    def test(event: Event) -> Match:
        return overlaps(event.date, first, last) if event.date else POSSIBLE

    return test


def beside(side: str, date: Date, zones: Zones) -> Test:
    """Return the test for an event on a side of a date: `from`, `to`, `before` or `after` it.

    `from` and `to` leave out what is wholly on the other side; `before` and `after` take what is
    wholly on this one.
    """
    if timed(date):
        answered = answer(cast(Side, side), date)

        def placed(event: Event) -> Match:
            if event.date is None:
                return POSSIBLE
            return answered(event.date, event.zone or zones.get(event.path, ""))

        return placed
    if side == "from":
        return _days([date], [])
    return _days([], [date]) if side == "to" else _wholly(side, date)


def _wholly(side: str, date: Date) -> Test:
    """Return the test for an event that is wholly up to, or wholly from, a day, inclusive."""
    first, last = date.earliest, date.latest

    def test(event: Event) -> Match:
        if event.date is None:
            return POSSIBLE
        if side == "before":
            return before(event.date, add_days(last, 1)) if last else CERTAIN
        return after(event.date, add_days(first, -1)) if first else CERTAIN

    return test


def _low(day: Day | None) -> tuple[float, ...]:
    return day or (float("-inf"),)


def _high(day: Day | None) -> tuple[float, ...]:
    return day or (float("inf"),)

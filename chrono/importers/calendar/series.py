"""Repeated events: how often they are repeated, and which occurrence is taken (RFC 5545, 3.8.5).

Of a series one occurrence is taken, the first that is not excluded (EXDATE). An occurrence that
was changed (RECURRENCE-ID) is an event of its own, and stands for the series where it is the first.
"""

import re
from collections.abc import Iterator
from datetime import date as Day  # noqa: N812
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, NamedTuple

from chrono.importers.calendar.lines import Component, Line, LineError
from chrono.importers.calendar.times import Moment, Stretch, instant, read
from chrono.importers.calendar.zones import Zones

REPEATS: Final = ("RRULE", "RDATE")
SERIES: Final = (*REPEATS, "EXDATE")  # the properties that make an event a series
_MOST: Final = 1000  # occurrences that are looked through
# How far a rule is followed: an impossible one, such as 31 February, has no occurrence to stop at.
_FAR: Final = {
    "YEARLY": timedelta(366_000), "MONTHLY": timedelta(36_600), "WEEKLY": timedelta(7_000),
    "DAILY": timedelta(2_000), "HOURLY": timedelta(60), "MINUTELY": timedelta(1),
    "SECONDLY": timedelta(hours=1),
}  # fmt: skip
_FREQ: Final = re.compile(r"(?:^|;)FREQ=([A-Z]+)(?=;|$)")
_COUNT: Final = re.compile(r"(?:^|;)COUNT=(\d{1,9})(?=;|$)")
_ZERO: Final = re.compile(r"(?:^|;)(?:INTERVAL|COUNT)=0+(?=;|$)")


Mark = Moment | datetime  # what an occurrence is known by


class Taken(NamedTuple):
    """The occurrence of a series that is taken: when, and what is to be said of the others.

    `when` is None where every occurrence is excluded, and where one that is an event of its own
    stands for the series: then `changed` has its mark.
    """

    when: Stretch | None
    said: str = ""
    changed: Mark | None = None


def taken(event: Component, when: Stretch, changed: frozenset[Mark], zones: Zones) -> Taken:
    """Return the first occurrence that is not excluded, of a series or of a single event.

    `changed` are the occurrences, as `mark` returns them, that have an event of their own.
    """
    excluded = _excluded(event, zones)
    said = _said(event, when, excluded, zones)
    for start in _occurrences(event, when.start, zones):
        if _is_excluded(start, excluded):
            continue
        if mark(start) in changed:
            return Taken(None, said, mark(start))
        by = start.local - when.start.local
        return Taken(when.moved(by) if by else when, said)
    return Taken(None, "a series of which every occurrence is excluded")


def mark(when: Moment) -> Mark:
    """Return what an occurrence is known by: its instant, or its local time, or its day."""
    return instant(when) or Moment(when.local)


def _is_excluded(when: Moment, excluded: frozenset[Mark]) -> bool:
    """Whether an occurrence is excluded, by its time or by its day."""
    return mark(when) in excluded or Moment(_day(when)) in excluded


def _day(when: Moment) -> Day:
    return when.local.date() if isinstance(when.local, datetime) else when.local


def _excluded(event: Component, zones: Zones) -> frozenset[Mark]:
    lines = event.held.get("EXDATE", ())
    return frozenset(mark(read(one, value, zones)) for one in lines for value in _values(one))


def _values(found: Line) -> list[str]:
    """Return the values of a list; of a period its start."""
    return [part.partition("/")[0] for part in found.value.split(",") if part.strip()]


def _occurrences(event: Component, start: Moment, zones: Zones) -> Iterator[Moment]:
    """Yield the occurrences in order, the start first; not all of a very long series."""
    yield start
    added = [
        read(line, value, zones) for line in event.held.get("RDATE", ()) for value in _values(line)
    ]
    later = {one.local for one in added if one.timed == start.timed}
    for line in event.held.get("RRULE", ()):
        later.update(_ruled(line, start))
    for local in sorted(one for one in later if one > start.local):
        yield start._replace(local=local)


def _ruled(found: Line, start: Moment) -> Iterator[Day | datetime]:
    """Yield what a rule repeats after a start, by the clock on the wall."""
    from dateutil.rrule import rrule, rrulestr

    rule, local = found.value.strip().upper(), start.local
    begun = local if isinstance(local, datetime) else datetime(local.year, local.month, local.day)
    frequency = _FREQ.search(rule)
    if frequency is None or frequency[1] not in _FAR or _ZERO.search(rule):
        raise LineError(found, "no rule of repetition", "it is as in FREQ=WEEKLY;COUNT=5")
    try:
        made = rrulestr(rule, dtstart=begun, ignoretz=True)
        far = begun + min(_FAR[frequency[1]], datetime.max - begun)
        if isinstance(made, rrule):
            made = made.replace(until=min(made._until or far, far))
        for _, one in zip(range(_MOST), made, strict=False):
            yield one if start.timed else one.date()
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        raise LineError(found, f"no rule of repetition: {str(error)[:60]}") from None


def _said(event: Component, when: Stretch, excluded: frozenset[Mark], zones: Zones) -> str:
    """Return what is to be said of a series: how many occurrences it has that are not excluded."""
    lines = [line for name in REPEATS for line in event.held.get(name, ())]
    if not lines:
        return ""
    rules = [line for line in lines if line.name == "RRULE"]
    count = 1 + sum(len(_values(line)) for line in lines if line.name == "RDATE")
    for line in rules:
        rule = line.value.strip().upper()
        if found := _COUNT.search(rule):
            count += int(found[1]) - 1
        elif "UNTIL=" in rule:
            dates = sum(one > when.start.local for one in _ruled(line, when.start))
            count += dates
        else:
            return "a repeated event without an end: only its first occurrence is taken"
    if excluded:
        held = islice(_occurrences(event, when.start, zones), _MOST)
        count -= sum(_is_excluded(one, excluded) for one in held)
    if count < 2:
        return ""
    few = f"{count}" if count < _MOST else f"{_MOST} or more"
    return f"an event repeated {few} times: only its first occurrence is taken"

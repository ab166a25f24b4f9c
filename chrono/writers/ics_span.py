"""Where a date stands in a calendar: on some days, or at a time; or why it cannot stand there.

No date is widened in silence. What a calendar cannot show as it is (a year, about a day, one of
two days) is not `exact`, and then the title says the date in words.
"""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from chrono.dates import Date, Day, Time, ordinal
from chrono.zones import instant

LONGEST: Final = 31  # days that are shown as one span; more would flood each view of a day
WIDE: Final = ("point", "span", "skip")
# Whose end would be in year 10000: khal gives up a whole import over it, with or without DTEND.
_LAST_DAY: Final = (9999, 12, 31)
_TOO_EARLY: Final = "before year 1"
_TOO_LATE: Final = "after year 9999"
_LAST: Final = "the last day of year 9999 cannot end"
_WHOLES: Final = {
    "month": "a month",
    "unknown": "an unknown year",
    "millennium": "a millennium",
    "century": "a century",
    "decade": "a decade",
    "year": "a year",
    "half": "half a year",
    "third": "a third of a year",
    "season": "a season",
    "quarter": "a quarter",
}


class Span(NamedTuple):
    """The place of an event in a calendar.

    `end` is exclusive; None is an instant. A time is in UTC or floats.
    `exact` tells whether a reader of the calendar alone sees the date as it is.
    """

    start: date | datetime
    end: date | datetime | None
    exact: bool


def span(when: Date, zone: str, wide: str) -> Span | str:
    """Find the place of a date, or the reason why it has none.

    `zone` is that of its times without an offset; without one they float.

    >>> span(Date("2025-09-09"), "", "point")
    Span(start=datetime.date(2025, 9, 9), end=datetime.date(2025, 9, 10), exact=True)
    >>> span(Date("1992"), "", "skip")
    'a year is not a day'
    """
    if when.start_time or when.end_time:
        return _timed(when, zone, wide)
    return _whole_days(when, wide)


def _whole_days(when: Date, wide: str) -> Span | str:
    # the same day that the date is sorted by
    first = when.start[0] or when.end[0] or when.end[1]
    if first is None:
        return "no known day"
    if not 1 <= first[0] <= 9999:
        return _TOO_EARLY if first[0] < 1 else _TOO_LATE
    if first == _LAST_DAY:
        return _LAST
    last, low, high = first, when.earliest, when.latest
    if _is_wide_days(when):
        if wide == "skip":
            return _why_skipped(when)
        if wide == "span" and low and high and high < _LAST_DAY:
            last = high
    elif high and high < _LAST_DAY:
        last = high
    plain = when.precision == "day" and not (when.uncertain or when.approximate)
    exact = plain and (low, high) == (first, last) and when.form.kind in ("date", "interval")
    return Span(date(*first), date(*last) + timedelta(1), exact)


def _is_wide_days(when: Date) -> bool:
    """Tell whether a date fills more days than it is known to: a month, a choice, a long period."""
    if when.earliest is None or when.latest is None:
        return True
    days = ordinal(when.latest) - ordinal(when.earliest) + 1
    return days > (1 if when.moment else LONGEST)


def _why_skipped(when: Date) -> str:
    if when.earliest is None:
        return "it has no known start"
    if when.latest is None:
        return "it has no known end"
    if when.form.kind == "date" and when.precision in _WHOLES:
        return f"{_WHOLES[when.precision]} is not a day"
    if when.moment:
        return "one of several days is not a day"
    return f"it is longer than {LONGEST} days"


def _timed(when: Date, zone: str, wide: str) -> Span | str:
    start = _instant(when.start[0], when.start_time, zone)
    end = None if when.moment else _instant(when.end[1], when.end_time, zone)
    for found in (start, end):
        if isinstance(found, str):
            return found
    assert not isinstance(start, str)
    assert not isinstance(end, str)
    if wide == "skip" and not when.moment and _is_wide(start, end):
        return _why_skipped(when)
    begin = start or end
    assert begin is not None  # one of the ends has a time
    if start is None or end is None or (start.tzinfo is None) != (end.tzinfo is None):
        return Span(begin, None, when.moment and _is_exact(when))
    if wide != "span" and _is_wide(start, end):
        return Span(start, None, False)
    # RFC 5545, 3.6.1: DTEND is later than DTSTART
    return Span(start, end if end > start else None, _is_exact(when))


def _is_wide(start: datetime | None, end: datetime | None) -> bool:
    if start is None or end is None:
        return True
    return end.replace(tzinfo=None) - start.replace(tzinfo=None) > timedelta(LONGEST)


def _is_exact(when: Date) -> bool:
    times = [time for time in (when.start_time, when.end_time) if time]
    return when.precision in ("minute", "second") and not any(time.fraction for time in times)


def _instant(day: Day | None, time: Time | None, zone: str) -> datetime | str | None:
    """Find the second that a time of day starts at, in UTC when its zone is known, or why not."""
    if day is None or time is None:
        return None
    try:
        found = instant(day, time, zone)
    except (OverflowError, ValueError):
        return _TOO_EARLY if day[0] < 2 else _TOO_LATE
    if found is None:
        return f"a local time that the clocks of {zone} skip or repeat"
    return _LAST if (found.year, found.month, found.day) == _LAST_DAY else found

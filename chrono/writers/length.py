"""How long what holds lasts, in words."""

from typing import Any, Final

from chrono.dates import Date, Day

UNITS: Final = (
    "years", "months", "weeks", "remaining_days", "hours", "minutes", "remaining_seconds",
)  # fmt: skip
CYCLE: Final = 400  # years after which the calendar is the same, its weekdays too


def length(date: Date) -> str:
    """Return how long an interval is: exactly, or from the shortest to the longest it can be.

    Nothing for one moment, for an end that is open or unknown, and for what is longer than the
    9998 years that pendulum counts. It counts from the year 1: what begins before is counted some
    400 years later, where the calendar is the same.

    >>> length(Date("2025-09-09/2025-09-10")), length(Date("2024/2026")), length(Date("2019/.."))
    ('2 days', '1 to 3 years', '')
    >>> length(Date("-0043-03-15/0057-03-14"))
    '100 years'
    """
    (first, first_latest), (last_earliest, last) = date.start, date.end
    if date.moment or not (first and first_latest and last_earliest and last):
        return ""
    later = -((first[0] - 1) // CYCLE) * CYCLE
    if not 1 <= first[0] + later <= last[0] + later <= 9998:
        return ""
    if date.start_time and date.end_time:
        return _words(_interval(_instant(date, 0, later), _instant(date, 1, later)))
    longest = _interval(_day(first, later), _day(last, later).add(days=1))
    if first == first_latest and last == last_earliest:
        return _words(longest)
    after = _day(last_earliest, later).add(days=1)
    begun = _day(first_latest, later)
    shortest = _interval(begun, after) if last_earliest >= first_latest else None
    return _range(shortest, longest)


def _day(day: Day, later: int) -> Any:
    """Return a day so many years later."""
    import pendulum

    return pendulum.datetime(day[0] + later, *day[1:])


def _instant(date: Date, end: int, later: int) -> Any:
    """Return the start or the end of a date with times; both float, or both count in UTC."""
    time = (date.start_time, date.end_time)[end]
    day = (date.earliest, date.latest)[end]
    assert time is not None
    assert day is not None
    return _day(day, later).add(seconds=time.seconds - (time.offset or 0) * 60)


def _interval(start: Any, end: Any) -> Any:
    import pendulum

    return pendulum.interval(start, end)


def _words(interval: Any) -> str:
    """Return an interval in words, its two largest units."""
    parts = [(getattr(interval, unit), unit) for unit in UNITS]
    told = [_counted(count, unit) for count, unit in parts if count][:2]
    return " ".join(told)


def _counted(count: int, unit: str) -> str:
    name = unit.removeprefix("remaining_")
    return f"{count} {name[:-1] if count == 1 else name}"


def _range(shortest: Any, longest: Any) -> str:
    """Return the bounds of a length in the largest unit that the longer one has."""
    unit = next(unit for unit in UNITS if getattr(longest, unit))
    most = getattr(longest, unit)
    least = getattr(shortest, unit) if shortest else 0
    if least == most:
        return f"about {_counted(most, unit)}"
    if not least:
        return f"up to {_counted(most, unit)}"
    return f"{least} to {_counted(most, unit)}"

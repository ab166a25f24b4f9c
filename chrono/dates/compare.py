"""Compare dates with days, and answer no, possible or certain.

The answers are Kleene's truth values: *and* is `min`, *or* is `max`, *not* is `2 - x`.
"""

from enum import IntEnum

from chrono.dates.calendar import Day
from chrono.dates.edtf import Date

_NEVER = (float("-inf"),)  # before every day
_EVER = (float("inf"),)  # after every day
_Limit = tuple[float, ...]


class Match(IntEnum):
    """How sure an answer is."""

    NO = 0
    POSSIBLE = 1
    CERTAIN = 2


NO, POSSIBLE, CERTAIN = Match.NO, Match.POSSIBLE, Match.CERTAIN


def _limits(date: Date) -> tuple[_Limit, _Limit, _Limit, _Limit]:
    """Find the earliest and latest start, and the earliest and latest end, with none left out.

    An open start is before every day for certain, an unknown one only perhaps. What holds does
    not end before it starts: an end whose day is known only roughly is not before the earliest
    start, nor a start after the latest end. So `2004-06-15/2004` ends on 15 June or later.
    """
    (first, first_latest), (last_earliest, last) = date.start, date.end
    begin: _Limit = first or _NEVER
    finish: _Limit = last or _EVER
    if date.moment:
        return begin, finish, begin, finish
    start_open = first_latest is None and date.start_kind == "open"
    begin_latest: _Limit = _NEVER if start_open else first_latest or _EVER
    end_open = last_earliest is None and date.end_kind == "open"
    finish_earliest: _Limit = _EVER if end_open else last_earliest or _NEVER
    return begin, min(begin_latest, finish), max(finish_earliest, begin), finish


def overlaps(date: Date, first: Day | None, last: Day | None) -> Match:
    """Tell whether the date is in the period from `first` to `last`, both inclusive.

    None leaves that side of the period open; in a period that ends before it starts nothing is.
    One moment is inside for certain when both its bounds are; what holds is when it has started
    by the last day for certain, and does for certain not end before the first.

    >>> overlaps(Date("1999"), (1999, 3, 1), None).name
    'POSSIBLE'
    >>> overlaps(Date("1992/2026"), (1999, 3, 1), (1999, 3, 31)).name
    'CERTAIN'
    """
    low: _Limit = first or _NEVER
    high: _Limit = last or _EVER
    begin, begin_latest, finish_earliest, finish = _limits(date)
    if low > high or begin > high or finish < low:
        return NO
    if date.moment:
        return CERTAIN if begin >= low and finish <= high else POSSIBLE
    return CERTAIN if begin_latest <= high and finish_earliest >= low else POSSIBLE


def before(date: Date, day: Day) -> Match:
    """Tell whether the whole date is before the day, which is not included.

    >>> before(Date("1985/"), (2000, 1, 1)).name, before(Date("1999/.."), (2000, 1, 1)).name
    ('POSSIBLE', 'NO')
    """
    _, _, finish_earliest, finish = _limits(date)
    return CERTAIN if finish < day else POSSIBLE if finish_earliest < day else NO


def after(date: Date, day: Day) -> Match:
    """Tell whether the whole date is after the day, which is not included.

    >>> after(Date("/1985"), (1980, 1, 1)).name, after(Date("../1985"), (1980, 1, 1)).name
    ('POSSIBLE', 'NO')
    """
    begin, begin_latest, _, _ = _limits(date)
    return CERTAIN if begin > day else POSSIBLE if begin_latest > day else NO

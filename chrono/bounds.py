"""A bound of a query that has a time of day: what an event that may be anywhere answers to it.

Two times are compared as instants where each has an offset, or is a local time in the zone of the
event or of its file; a local bound is read in that zone too. Two times without offset and zone are
compared as they stand. Where only one of the two has an instant, the other may be anywhere from 14
hours before to 12 hours after what UTC would make of it, for offsets reach from -12:00 to +14:00.
A day without a time and a zone is taken to be a day of the clock that the bound is read on.
"""

from collections.abc import Callable
from typing import Final, Literal, NamedTuple

from chrono.dates import CERTAIN, NO, POSSIBLE, Date, Day, Match, ordinal
from chrono.dates.clock import EARLIEST_OFFSET, LATEST_OFFSET
from chrono.zones import offsets

Side = Literal["from", "to", "before", "after"]
DAY: Final = 86400
FAR: Final = float("inf")


class Point(NamedTuple):
    """A second of a day on some clock: as that clock shows it, and its offset in seconds."""

    day: Day | None  # None is before or after all days
    seconds: int
    offset: int | None
    timed: bool
    far: float = 0.0  # -FAR or FAR where there is no day

    @property
    def shown(self) -> float:
        """The second in the count of the clock itself."""
        return ordinal(self.day) * DAY + self.seconds if self.day else self.far

    def instants(self, zone: str) -> tuple[float, float] | None:
        """Return the earliest and the latest instant that it can be, None where that is open."""
        if self.day is None:
            return self.far, self.far
        if self.offset is not None:
            return self.shown - self.offset, self.shown - self.offset
        if not zone:
            return None
        ahead = offsets(self.day, self.seconds, zone)
        return self.shown - max(ahead), self.shown - min(ahead)


class Reach(NamedTuple):
    """The first and last moment at which a date can begin, and at which it can end."""

    begin: Point
    begin_latest: Point
    finish_earliest: Point
    finish: Point
    moment: bool


def reach(date: Date) -> Reach:
    """Return where a date can begin and end, to the second."""
    start, end = date.start_time, date.end_time
    begin = _point(date.start[0], start.seconds if start else 0, start, -FAR)
    finish = _point(date.end[1], end.last if end else DAY - 1, end, FAR)
    if date.moment:
        return Reach(begin, finish, begin, finish, True)
    open_start = date.start[1] is None and date.start_kind == "open"
    begun = _point(
        date.start[1], start.last if start else DAY - 1, start, -FAR if open_start else FAR
    )
    open_end = date.end[0] is None and date.end_kind == "open"
    ended = _point(date.end[0], end.seconds if end else 0, end, FAR if open_end else -FAR)
    # What holds does not begin after it ends, nor end before it begins.
    begun = min(begun, finish, key=_placed) if date.start_kind != "unknown" else finish
    ended = max(ended, begin, key=_placed) if date.end_kind != "unknown" else begin
    return Reach(begin, begun, ended, finish, False)


def _point(day: Day | None, seconds: int, time: object, far: float) -> Point:
    offset = getattr(time, "offset", None)
    return Point(
        day, seconds, None if offset is None else offset * 60, time is not None, 0.0 if day else far
    )


def _placed(point: Point) -> float:
    return point.shown - (point.offset or 0)


def timed(date: Date) -> bool:
    """Tell whether a date has a time of day."""
    return "T" in str(date)


def answer(side: Side, asked: Date) -> Callable[[Date, str], Match]:
    """Return the question whether a date in a zone is on a side of the date asked for.

    `from` and `to`: not wholly before, not wholly after; `before` and `after`: wholly up to, wholly
    from it on. The date asked for is included, and may have a time of day.

    >>> since = answer("from", Date("2021-05-03T12:00Z"))
    >>> [since(Date(f"2021-05-0{day}"), "").name for day in (2, 3, 4)]
    ['NO', 'POSSIBLE', 'CERTAIN']
    """
    held = reach(asked)
    first, last = held.begin, held.finish

    def answered(date: Date, zone: str) -> Match:
        found = reach(date)
        if side == "from":
            all_ = found.begin if found.moment else found.finish_earliest
            return _both(_later(all_, first, zone), _later(found.finish, first, zone))
        if side == "to":
            all_ = found.finish if found.moment else found.begin_latest
            return _both(_later(last, all_, zone), _later(last, found.begin, zone))
        if side == "before":
            return _both(
                _later(last, found.finish, zone), _later(last, found.finish_earliest, zone)
            )
        return _both(_later(found.begin, first, zone), _later(found.begin_latest, first, zone))

    return answered


def passes(first: Date, last: Date) -> bool:
    """Tell whether a period from one date to another does not end before it starts.

    Times of which one alone has an offset may be in any order.
    """
    return _later(reach(last).finish, reach(first).begin, "") != NO


def _both(all_: Match, any_: Match) -> Match:
    """Return certain when it holds of all moments for certain, no when of none."""
    return CERTAIN if all_ == CERTAIN else NO if any_ == NO else POSSIBLE


def _later(one: Point, other: Point, zone: str) -> Match:
    """Tell whether a point is as late as another, or later."""
    if one.far or other.far:
        return CERTAIN if one.shown >= other.shown else NO
    a, b = one.instants(zone), other.instants(zone)
    if a is None and b is None:
        a, b = (one.shown,) * 2, (other.shown,) * 2
    elif a is None and b is not None:
        a = _anywhere(one, other)
    elif b is None and a is not None:
        b = _anywhere(other, one)
    assert a is not None
    assert b is not None
    return CERTAIN if a[0] >= b[1] else NO if a[1] < b[0] else POSSIBLE


def _anywhere(point: Point, other: Point) -> tuple[float, float]:
    """Return the instants that a point without offset and zone may be beside one with an offset."""
    if not point.timed:
        at = point.shown - (other.offset or 0)
        return at, at
    return point.shown - LATEST_OFFSET * 60, point.shown - EARLIEST_OFFSET * 60

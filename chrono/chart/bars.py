"""An event as a bar on the line of time."""

from typing import Final, Literal, NamedTuple

from chrono.claims import Chronology, Event
from chrono.dates import Date, Day, EndKind
from chrono.dates.calendar import ordinal
from chrono.dates.single import APPROXIMATE, Single
from chrono.zones import offsets

DAY: Final = 86400

Cap = Literal["edge", "arrow", "fade"]


class Bar(NamedTuple):
    """What a date takes of the line of time.

    It starts between `first` and `begun` and ends between `ended` and `last`; None is no bound.
    A moment has neither `begun` nor `ended`: it lies somewhere from `first` to `last`. `choice` is
    a moment out of several stretches, `doubt` an uncertain date. A cap says how an end looks: it
    is known, goes on, or fades for not being known.
    """

    first: int | None
    begun: int | None
    ended: int | None
    last: int | None
    moment: bool = True
    choice: bool = False
    doubt: bool = False
    left: Cap = "edge"
    right: Cap = "edge"


class Piece(NamedTuple):
    """A stretch of a bar, drawn in one way: it holds there for sure, or it may."""

    low: int
    high: int
    sure: bool


def bar(date: Date, shift: int = 0) -> Bar:
    """Return the bar of a date; `shift` seconds are added to what has a time of day."""
    shift = shift if date.start_time or date.end_time else 0
    first, last = _from(date, date.start[0], shift), _to(date, date.end[1], shift)
    if date.moment:
        fading: Cap = "fade" if date.approximate else "edge"
        left, right = (fading if bound is not None else "fade" for bound in (first, last))
        choice = str(date)[0] == "["
        return Bar(first, None, None, last, True, choice, date.uncertain, left, right)
    form = date.form
    return Bar(
        first,
        _from(date, date.start[1], shift),
        _to(date, date.end[0], shift),
        last,
        False,
        False,
        date.uncertain,
        _cap(form.start_kind, form.ranges[0][0]),
        _cap(form.end_kind, form.ranges[-1][1]),
    )


def _cap(kind: EndKind, single: Single | None) -> Cap:
    if kind == "open":
        return "arrow"
    about = single is not None and any(flag & APPROXIMATE for flag in single.flags)
    return "fade" if kind == "unknown" or about else "edge"


def _from(date: Date, day: Day | None, shift: int) -> int | None:
    if day is None:
        return None
    time = date.start_time
    return ordinal(day) * DAY + (time.seconds if time else 0) + shift


def _to(date: Date, day: Day | None, shift: int) -> int | None:
    if day is None:
        return None
    time = date.end_time
    return ordinal(day) * DAY + (time.last + 1 if time else DAY) + shift


def ahead(event: Event, chronology: Chronology) -> int | None:
    """Return how many seconds the times of an event are ahead of UTC; None where they float."""
    date = event.date
    time = date and (date.start_time or date.end_time)
    if not date or not time:
        return None
    if time.offset is not None:
        return time.offset * 60
    zone = chronology.zone(event)
    return offsets(date.earliest or date.latest, time.seconds, zone).before if zone else None


def pieces(bar: Bar, low: int, high: int) -> list[Piece]:
    """Return the stretches of a bar between two places, from left to right; at least one.

    >>> pieces(Bar(0, 10, 20, 30, False), 5, 100)
    [Piece(low=5, high=10, sure=False), Piece(low=10, high=20, sure=True), Piece(low=20, \
high=30, sure=False)]
    """
    first = low if bar.first is None else bar.first
    last = high if bar.last is None else bar.last
    if bar.moment:
        parts = [Piece(first, last, not bar.choice)]
    else:
        begun = bar.begun if bar.begun is not None else low if bar.left == "arrow" else last
        ended = bar.ended if bar.ended is not None else high if bar.right == "arrow" else first
        if bar.right == "fade" and bar.last is None:  # unknown: it held when it began, no more
            ended = min(begun, high)
        if begun < ended:
            parts = [Piece(first, begun, False), Piece(begun, ended, True)]
            parts.append(Piece(ended, last, False))
        else:
            parts = [Piece(first, last, False)]
    cut = [Piece(max(low, a), min(high, b), sure) for a, b, sure in parts]
    kept = [piece for piece in cut if piece.low < piece.high]
    at = min(max(first, low), high - 1)
    return kept or [Piece(at, at + 1, parts[-1].sure)]

"""An event as a bar on the line of time."""

from typing import Final, Literal, NamedTuple

from chrono.claims import Chronology, Event
from chrono.dates import Date, Day, EndKind
from chrono.dates.calendar import ordinal
from chrono.dates.clock import Time
from chrono.dates.single import APPROXIMATE, Single
from chrono.zones import offsets

DAY: Final = 86400
REACH: Final = 0.03  # of the axis: how far an end without a bound is drawn from what is known of it

Cap = Literal["edge", "arrow", "fade"]


class Bar(NamedTuple):
    """What a date takes of the line of time.

    It starts between `first` and `begun` and ends between `ended` and `last`; None is no bound.
    A moment has neither `begun` nor `ended`: it lies somewhere from `first` to `last`. `choice` is
    a moment out of several stretches, `doubt` an uncertain date. `left` and `right` say how the
    date ends there: it is known, goes on, or is not known. Where only one of `first` and `last` is
    None, `known` is where the period begins, or ends, that the date names on that side.
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
    known: int | None = None


class Piece(NamedTuple):
    """A stretch of a bar, drawn in one way: it holds there for sure, or it may."""

    low: int
    high: int
    sure: bool


class Shape(NamedTuple):
    """How a bar is drawn: at least one piece, from left to right, and how its ends look."""

    pieces: tuple[Piece, ...]
    left: Cap
    right: Cap


def bar(date: Date, shift: int = 0) -> Bar:
    """Return the bar of a date; `shift` seconds are added to what has a time of day."""
    shift = shift if date.start_time or date.end_time else 0
    first = _from(date.start[0], date.start_time, shift)
    last = _to(date.end[1], date.end_time, shift)
    form = date.form
    if date.moment:
        fading: Cap = "fade" if date.approximate else "edge"
        left, right = (fading if bound is not None else "fade" for bound in (first, last))
        choice = str(date)[0] == "["
        found = Bar(first, None, None, last, True, choice, date.uncertain, left, right)
    else:
        found = Bar(
            first,
            _from(date.start[1], date.start_time, shift),
            _to(date.end[0], date.end_time, shift),
            last,
            False,
            False,
            date.uncertain,
            _cap(form.start_kind, form.ranges[0][0]),
            _cap(form.end_kind, form.ranges[-1][1]),
        )
    low, high = form.ranges[0][1], form.ranges[-1][0]
    if first is None and last is not None and low:
        return found._replace(known=_from(low.first, low.time, shift))
    if last is None and first is not None and high:
        return found._replace(known=_to(high.last, high.time, shift))
    return found


def _cap(kind: EndKind, single: Single | None) -> Cap:
    if kind == "open":
        return "arrow"
    about = single is not None and any(flag & APPROXIMATE for flag in single.flags)
    return "fade" if kind == "unknown" or about else "edge"


def _from(day: Day | None, time: Time | None, shift: int) -> int | None:
    if day is None:
        return None
    return ordinal(day) * DAY + (time.seconds if time else 0) + shift


def _to(day: Day | None, time: Time | None, shift: int) -> int | None:
    if day is None:
        return None
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


def shape(bar: Bar, low: int, high: int) -> Shape:
    """Return how a bar is drawn on an axis from `low` to `high`.

    An end without a bound is drawn `reach` beyond what is known of it and fades; only an end that
    goes on is drawn to the right edge. An end beyond the axis is an arrow.

    >>> shape(Bar(0, 10, 20, 30, False), 5, 100).pieces
    (Piece(low=5, high=10, sure=False), Piece(low=10, high=20, sure=True), Piece(low=20, \
high=30, sure=False))
    >>> shape(Bar(None, None, None, 700, left="fade", known=600), 0, 1000)
    Shape(pieces=(Piece(low=570, high=700, sure=True),), left='fade', right='edge')
    """
    left, right = bar.left, bar.right
    first, last = bar.first, bar.last
    if first is None:
        first = low if bar.known is None else min(bar.known, high) - reach(low, high)
        left = left if bar.known is None else "fade"
    elif first < low:
        left = "arrow"
    if last is None:
        goes_on = right == "arrow" or bar.known is None
        last = high if goes_on else max(bar.known or low, low) + reach(low, high)
    elif last > high:
        right = "arrow"
    parts = _parts(bar, first, last)
    cut = [Piece(max(low, a), min(high, b), sure) for a, b, sure in parts]
    kept = [piece for piece in cut if piece.low < piece.high]
    at = min(max(first, low), high - 1)
    return Shape(tuple(kept or [Piece(at, at + 1, parts[-1].sure)]), left, right)


def reach(low: int, high: int) -> int:
    """Return over how many seconds of an axis an end without a bound fades."""
    return max(round((high - low) * REACH), 1)


def _parts(bar: Bar, first: int, last: int) -> list[Piece]:
    """Return what holds for sure of a bar drawn from `first` to `last`, and what only may."""
    if bar.moment:
        return [Piece(first, last, not bar.choice)]
    begun = bar.begun if bar.begun is not None else first if bar.left == "arrow" else last
    ended = bar.ended if bar.ended is not None else last if bar.right == "arrow" else first
    if bar.right == "fade" and bar.last is None:  # unknown: it held when it began, no more
        ended = begun
    if begun >= ended:
        return [Piece(first, last, False)]
    return [Piece(first, begun, False), Piece(begun, ended, True), Piece(ended, last, False)]

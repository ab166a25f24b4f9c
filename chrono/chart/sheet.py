"""The bars of a timeline with the stretch of time that they take."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from chrono.chart.bars import DAY, Bar, ahead, bar
from chrono.claims import Chronology
from chrono.dates.calendar import Day, ordinal
from chrono.dates.clock import offset_text
from chrono.timeline import Row

Window = tuple[Day | None, Day | None]
MARGIN: Final = 25  # a stretch is widened by this part of it, by twice that where a bar goes on


class Item(NamedTuple):
    """An event with its bar."""

    row: Row
    bar: Bar


class Sheet(NamedTuple):
    """Bars in the order of their dates, and the places from `low` to `high` that show them all.

    `zone` is what clocks on it show: local time when empty. `undated` events have no bar.
    """

    items: tuple[Item, ...]
    low: int
    high: int
    zone: str
    undated: tuple[Row, ...]

    @property
    def length(self) -> int:
        """How many seconds it is long, at least one."""
        return self.high - self.low


def sheet(rows: Sequence[Row], chronology: Chronology, window: Window = (None, None)) -> Sheet:
    """Return the sheet of some rows, in their order, within a window of days if one is given.

    Times are shown as written when one offset from UTC serves them all, else all in UTC.
    """
    offsets = [ahead(row.event, chronology) for row in rows]
    known = {offset for offset in offsets if offset is not None}
    mixed = len(known) > 1
    items = [
        Item(row, bar(row.event.date, -(offset or 0) if mixed else 0))
        for row, offset in zip(rows, offsets, strict=True)
        if row.event.date
    ]
    zone = (
        "UTC" if mixed or known == {0} else f"UTC{offset_text(known.pop() // 60)}" if known else ""
    )
    low, high = _cut(_stretch([item.bar for item in items]), window)
    return Sheet(tuple(items), low, high, zone, tuple(row for row in rows if not row.event.date))


def _stretch(bars: Sequence[Bar]) -> tuple[int, int]:
    bounds = [at for bar in bars for at in (bar.first, bar.known, bar.last) if at is not None]
    if not bounds:
        return 0, DAY
    low, high = min(bounds), max(bounds)
    margin = max((high - low) // MARGIN, 1)
    left = any(bar.first is None for bar in bars)
    right = any(bar.last is None for bar in bars)
    return low - margin * (2 if left else 1), high + margin * (2 if right else 1)


def _cut(stretch: tuple[int, int], window: Window) -> tuple[int, int]:
    """Return a stretch cut to the days of a window, unless nothing is left."""
    first, last = window
    low = max(stretch[0], ordinal(first) * DAY) if first else stretch[0]
    high = min(stretch[1], (ordinal(last) + 1) * DAY) if last else stretch[1]
    return (low, high) if low < high else stretch

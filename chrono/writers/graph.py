"""The line of a vertical timeline and the lanes beside it, as signs a row."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from chrono.chart.bars import Bar
from chrono.chart.lanes import pack
from chrono.chart.sheet import Item


class Span(NamedTuple):
    """An item that lasts: the rows where its lane begins, where it is told, and where it ends."""

    top: int
    told: int
    bottom: int
    bar: Bar
    lane: int


class Graph(NamedTuple):
    """What is drawn beside the rows of a timeline: where each begins, and the spans that pass it.

    `spans` has, for each row, the spans with a lane that are drawn there.
    """

    items: Sequence[Item]
    starts: tuple[int, ...]
    spans: tuple[tuple[Span, ...], ...]
    width: int

    def beside(self, row: int) -> str:
        """Return the signs of the line and its lanes beside a row."""
        cells = [" "] * self.width
        own = None
        for span in self.spans[row]:
            cells[2 * span.lane + 2] = self._lane(span, row)
            own = span if span.told == row else own
        if own:
            end = 2 * own.lane + 2
            cells[1:end] = ["─" if cell == " " else "┼" for cell in cells[1:end]]
            cells[end] = _corner(own)
        bar = self.items[row].bar
        vague = bar.doubt or bar.choice or "fade" in (bar.left, bar.right)
        cells[0] = "○" if vague else "●"
        if not own and not bar.moment:
            cells[1] = "╴"
        return "".join(cells)

    def below(self, row: int) -> str:
        """Return the signs of the line and its lanes between a row and the next."""
        cells = [" "] * self.width
        cells[0] = "│" if row < len(self.items) - 1 else " "
        for span in self.spans[row]:
            if span.top <= row < span.bottom:
                cells[2 * span.lane + 2] = _running(span.bar, self.starts[row])
        return "".join(cells)

    def _lane(self, span: Span, row: int) -> str:
        if span.top == row and span.bar.left == "arrow":
            return "▲"
        if span.bottom == row:
            return "▼" if span.bar.right == "arrow" else "╵"
        return _running(span.bar, self.starts[row])


def graph(items: Sequence[Item], lanes: int) -> Graph:
    """Return the graph of items in the order of their dates, with at most so many lanes."""
    starts = _starts(items)
    bounds = [_rows(number, item.bar, starts) for number, item in enumerate(items)]
    lasting = sorted(
        (top, number)
        for number, (top, bottom) in enumerate(bounds)
        if bottom > top or "arrow" in (items[number].bar.left, items[number].bar.right)
    )
    packed = pack([(top, bounds[number][1] + 1) for top, number in lasting])
    spans: list[list[Span]] = [[] for _ in items]
    for (top, number), lane in zip(lasting, packed, strict=True):
        if lane < lanes:
            bottom = bounds[number][1]
            for row in range(top, bottom + 1):
                spans[row].append(Span(top, number, bottom, items[number].bar, lane))
    width = 2 * min(max(packed, default=-1) + 1, lanes) + 2
    return Graph(items, starts, tuple(map(tuple, spans)), width)


def _starts(items: Sequence[Item]) -> tuple[int, ...]:
    """Return where each item begins, or is known to have ended; never before the one above."""
    found: list[int] = []
    for item in items:
        known = [at for at in item.bar[:4] if at is not None]
        above = found[-1:]
        found.append(max([*known[:1], *above], default=0))
    return tuple(found)


def _rows(number: int, bar: Bar, starts: Sequence[int]) -> tuple[int, int]:
    """Return the first and the last row of the lane of what is told in a row.

    An open start does not reach up to the first row: how long before it began is not known.
    """
    if bar.moment:
        return number, number
    if bar.last is None:
        return number, len(starts) - 1 if bar.right == "arrow" else number
    return number, max(bisect_left(starts, bar.last) - 1, number)


def _running(bar: Bar, at: int) -> str:
    """Return the sign of a lane at a place on the line of time: what is sure, or what may be."""
    begun = bar.begun is None or bar.begun <= at
    ended = bar.ended is not None and bar.ended <= at
    return "┊" if bar.doubt or not begun or ended else "│"


def _corner(span: Span) -> str:
    up, down = span.top < span.told, span.bottom > span.told
    if up or down:
        return "┤" if up and down else "╯" if up else "╮"
    return "▼" if span.bar.right == "arrow" else "▲"

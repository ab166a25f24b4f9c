"""A timeline down the terminal: a line with dates and titles, spans in lanes beside it."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from chrono.chart.hues import Hues, hues
from chrono.chart.sheet import sheet
from chrono.dates import Match
from chrono.timeline import Row, Timeline, dated
from chrono.writers import Style
from chrono.writers.columns import wrap
from chrono.writers.drawing import elapsed, hued, legend, shown, signs
from chrono.writers.folded import folded
from chrono.writers.graph import Graph, graph
from chrono.writers.graphemes import width_of

GAP: Final = 8  # a break is told that is as long as this part of all the time there is
WIDTH: Final = 80
LANES: Final = 8  # spans that are drawn side by side
ROOM: Final = 30  # columns that dates and titles take before there are lanes


def vertical(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield the lines of a drawing: a row an event, or a row a period where there are too many."""
    if len(timeline.rows) > style.rows:
        yield from folded(timeline, style)
        return
    colours = hues((row.event for row in timeline.rows), style.hues)
    drawn = sheet(timeline.rows, timeline.chronology)
    width = style.width or WIDTH
    beside = graph(drawn.items, min(max((width - ROOM) // 2, 0), LANES))
    rows = [item.row for item in drawn.items]

    def date(row: Row) -> str:
        return shown(dated(row.event, timeline.chronology), style)

    dates = [date(row) for row in timeline.rows]
    room = width - beside.width
    margin = min(max(map(width_of, dates), default=0), max(room // 3, 10))
    for number, row in enumerate(rows):
        gap = _gap(beside, number, drawn.length) if number else ""
        if gap and margin + 2 + beside.width + len(gap) <= width:
            line = "⋮" + beside.below(number - 1)[1:]
            yield f"{' ' * margin}  {signs(line, style)}{style.paint('label', gap)}\n"
        sides = beside.beside(number), beside.below(number)
        yield from _told(row, date(row), sides, margin, style, colours)
    for row in drawn.undated:
        yield from _told(row, date(row), (" " * beside.width,) * 2, margin, style, colours)
    yield from legend(colours, style)


def _told(
    row: Row, date: str, sides: tuple[str, str], margin: int, style: Style, colours: Hues
) -> Iterator[str]:
    """Yield the lines of an event: its date, what is drawn beside it, its title."""
    hue = colours.of(row.event)
    star = "* " if row.match == Match.POSSIBLE else ""
    dates = wrap(date, margin)
    room = (style.width or WIDTH) - margin - 2 - len(sides[0])
    titles = wrap(star + shown(row.event.title, style), max(room, 10))
    for at, (date, title) in enumerate(zip_longest(dates, titles, fillvalue="")):
        line = signs(sides[min(at, 1)], style)
        blank = " " * (margin - width_of(date))
        mark = line[0] if at else hued(line[0], hue, style)
        text = f"{blank}{style.paint('date', date)}  {mark}{line[1:]}{hued(title, hue, style)}"
        yield text.rstrip() + "\n"


def _gap(beside: Graph, row: int, length: int) -> str:
    """Return how long nothing begins before a row, where that is worth telling."""
    gap = beside.starts[row] - beside.starts[row - 1]
    return elapsed(gap) if len(beside.starts) > 2 and gap * GAP >= length else ""

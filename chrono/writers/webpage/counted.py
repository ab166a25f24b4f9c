"""More events than a page can list: a picture and a table of how many there are, and whose."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from chrono.chart.hues import BY
from chrono.chart.periods import Period, periods
from chrono.timeline import Row, Timeline
from chrono.writers import LeftOut, Piece, Style
from chrono.writers.markup import html
from chrono.writers.svg import svg

ROWS: Final = 120  # periods, as far as the dates allow
NAMED: Final = 5  # names told of a period


def counted(timeline: Timeline, style: Style) -> Iterator[Piece]:
    """Yield the picture of a timeline and a row a period."""
    yield '<main id="/list">\n<div class="picture">\n'
    yield from (piece for piece in svg(timeline, style) if not isinstance(piece, LeftOut))
    yield (
        "</div>\n<p>There are too many events to list them one by one. "
        "A period or another filter makes a page of fewer.</p>\n"
        "<table>\n<thead><tr><th>Period<th>Events<th>Most often</thead>\n<tbody>\n"
    )
    for period in _periods(timeline.rows):
        yield (
            f'<tr><th scope="row">{html(period.name)}<td>{len(period.rows):,}'
            f'<td dir="auto">{_whose(period, style.hues)}\n'
        )
    yield "</tbody>\n</table>\n</main>\n"


def _periods(rows: tuple[Row, ...]) -> Iterator[Period]:
    yield from periods([row for row in rows if row.event.date], ROWS)
    if undated := tuple(row for row in rows if not row.event.date):
        yield Period("undated", undated)


def _whose(period: Period, by: str) -> str:
    held = Counter(name for row in period.rows for name in getattr(row.event, BY[by]))
    first = sorted(held, key=lambda name: (-held[name], name))[:NAMED]
    return ", ".join(f"{html(name)} {held[name]:,}" for name in first)

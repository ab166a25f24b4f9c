"""More events than there are lines for: a row a period, with how many there are."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from chrono.chart.hues import BY, Hues, hues
from chrono.chart.periods import Period, periods
from chrono.timeline import Row, Timeline
from chrono.writers import Style
from chrono.writers.drawing import cut, hued, legend, shown, signs
from chrono.writers.graphemes import width_of

WIDTH: Final = 80
BAR: Final = 3  # the longest bar takes one part in so many of the width
MOST: Final = 40  # periods, however many lines there may be


def folded(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield a line a period: its name, a bar, how many events begin in it, whose they are."""
    dated = [row for row in timeline.rows if row.event.date]
    found = list(periods(dated, min(style.rows, MOST)))
    if undated := tuple(row for row in timeline.rows if not row.event.date):
        found.append(Period("undated", undated))
    colours = hues((row.event for row in timeline.rows), style.hues)
    width = style.width or WIDTH
    most = max(len(period.rows) for period in found)
    digits = len(f"{most:,}")
    longest = max(width // BAR, 4)
    names = [
        cut(shown(period.name, style), width - digits - longest - 3, style) for period in found
    ]
    margin = max(map(width_of, names))
    for name, period in zip(names, found, strict=True):
        count = len(period.rows)
        bar = signs("█" * max(round(count * longest / most), 1), style).ljust(longest)
        head = f"{' ' * (margin - width_of(name))}{style.paint('date', name)}  {count:{digits},} "
        room = width - margin - digits - longest - 5
        yield f"{head}{bar}  {_whose(period.rows, room, style, colours)}".rstrip() + "\n"
    yield from legend(colours, style)


def _whose(rows: tuple[Row, ...], room: int, style: Style, colours: Hues) -> str:
    """Return the names that most of the rows have, with their counts, as far as there is room."""
    held = Counter(name for row in rows for name in getattr(row.event, BY[colours.by]))
    ranked = sorted(held, key=lambda name: (-held[name], name))
    told: list[str] = []
    for name in ranked:
        text = f"{shown(name, style)} {held[name]:,}"
        used = sum(width_of(f"{other}, ") for other in told)
        if used + width_of(text) > room:
            break
        told.append(text)
    if not told and ranked and room > 8:
        told = [cut(shown(ranked[0], style), room, style)]
    numbers = {name: hue for hue, name in enumerate(colours.names, 1)}
    return ", ".join(
        hued(text, numbers.get(name, 0), style) for name, text in zip(ranked, told, strict=False)
    )

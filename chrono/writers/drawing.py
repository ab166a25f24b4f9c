"""What drawings for the terminal share: signs, colours, the names of colours."""

from collections.abc import Iterator
from typing import Final

from chrono.chart.hues import Hues
from chrono.writers import HUES, Style, plain
from chrono.writers.escape import one_line
from chrono.writers.graphemes import graphemes, width_of
from chrono.writers.letters import DRAWN, ascii_text

_UNITS: Final = (
    ("year", 31556952), ("month", 2629746), ("day", 86400), ("hour", 3600), ("minute", 60),
    ("second", 1),
)  # fmt: skip


def signs(text: str, style: Style) -> str:
    """Return what is drawn, in the signs that the terminal has."""
    return text.translate(DRAWN) if style.ascii else text


def shown(text: str, style: Style) -> str:
    """Return a text of the chronology, escaped, in the letters that the terminal has."""
    return one_line(ascii_text(text) if style.ascii else text)


def hued(text: str, hue: int, style: Style) -> str:
    """Return a text in the colour of a number from 1; of 0 as it is."""
    return style.paint(HUES[hue - 1], text) if hue and text.strip() else text


def legend(colours: Hues, style: Style) -> Iterator[str]:
    """Yield a line that names the colours, where there are any to be seen."""
    if style.paint is not plain and colours.names:
        names = (hued(f"{signs('●', style)} {shown(name, style)}", hue, style)
                 for hue, name in enumerate(colours.names, 1))  # fmt: skip
        yield "\n" + "  ".join(names) + "\n"


def elapsed(seconds: int) -> str:
    """Return about how long some seconds are, in the largest unit of which there are about two.

    >>> elapsed(730 * 86400), elapsed(3600), elapsed(0)
    ('2 years', '60 minutes', '0 seconds')
    """
    unit, length = next((row for row in _UNITS if seconds >= 1.9 * row[1]), _UNITS[-1])
    return f"{round(seconds / length):,} {unit}s"


def cut(text: str, width: int, style: Style) -> str:
    """Return an escaped text that takes at most so many columns, with an ellipsis where cut."""
    mark = "..." if style.ascii else "…"
    room = width - len(mark)
    taken, kept = 0, ""
    for cluster in graphemes(text):
        taken += width_of(cluster)
        if taken > width:
            return kept.rstrip() + mark
        if taken <= room:
            kept += cluster
    return text

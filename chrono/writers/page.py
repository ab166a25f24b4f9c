"""Where everything of a picture goes: labels that do not overlap, bars under them, bands.

Lengths are in pixels of the picture, from its left upper corner.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from chrono.chart.bars import shape
from chrono.chart.counts import counts
from chrono.chart.lanes import fitted, frequent, grouped
from chrono.chart.sheet import Item, Sheet
from chrono.dates import words
from chrono.writers import Style
from chrono.writers.escape import one_line
from chrono.writers.lettering import SIZE
from chrono.writers.widths import BOLD, broken, em

NARROW: Final = 1120  # an A4 page across at 96 to the inch
WIDE: Final = 1680
FEW: Final = 60  # events that a narrow picture holds
APART: Final = 12  # up to so many events have a line each
MOST: Final = 500  # events that are drawn one by one
NAMED: Final = 20  # bands of counts beside that of all
EDGE: Final = 24
LINE: Final = 15
BAR: Final = 8
LEAST: Final = 8  # pixels that a bar takes at least
BETWEEN: Final = 9  # rows
BESIDE: Final = 18  # labels of a row
LABEL: Final = 300
BAND: Final = 170  # the names of bands
COLUMN: Final = 8
TALL: Final = 110  # the band that counts all events
LOW: Final = 34


class Place(NamedTuple):
    """An item with its label: the lines of it from `x` and `y` on, the bar at `bar` from the top.

    `date` is the start of the first line, or lines, that is bold.
    """

    item: Item
    lines: tuple[str, ...]
    date: str
    x: float
    y: float
    bar: float


class Band(NamedTuple):
    """A part of the picture, with a name at its left where it has one, and columns of counts."""

    name: str
    size: int
    top: float
    bottom: float
    places: tuple[Place, ...] = ()
    counts: tuple[float, ...] = ()
    most: float = 0


class Page(NamedTuple):
    """A picture laid out: the stretch of time lies between `left` and `right`."""

    width: int
    left: float
    right: float
    top: float
    bottom: float
    low: int
    high: int
    bands: tuple[Band, ...]

    def x(self, at: int) -> float:
        """Return where a place on the line of time is."""
        part = (min(max(at, self.low), self.high) - self.low) / (self.high - self.low)
        return self.left + part * (self.right - self.left)

    def ends(self, item: Item) -> tuple[float, float]:
        """Return from where to where the bar of an item is drawn."""
        pieces = shape(item.bar, self.low, self.high).pieces
        return self.x(pieces[0].low), self.x(pieces[-1].high)


def page(drawn: Sheet, style: Style, top: float) -> Page:
    """Return the picture of a sheet, its bands from `top` on: many events are counted."""
    items = list(drawn.items)
    many = len(items) > MOST
    named = bool(style.group_by) or many
    width = NARROW if len(items) <= FEW or many else WIDE
    left = EDGE + BAND if named else EDGE
    empty = Page(width, left, width - EDGE, top, top, drawn.low, drawn.high, ())
    if many:
        return _counted(empty, frequent(items, style.group_by or style.hues, NAMED))
    bands: list[Band] = []
    bottom = top
    groups = grouped(items, style.group_by) if style.group_by else {"": items}
    for name, held in groups.items():
        bands.append(_band(name, held, empty, bottom, len(items)))
        bottom = bands[-1].bottom
    return empty._replace(bands=tuple(bands), bottom=bottom)


def _band(name: str, items: Sequence[Item], page: Page, top: float, total: int) -> Band:
    """Return a band with its items in as many rows as they need."""
    labels = [_label(item, page) for item in items]
    apart = total <= APART
    rows = [*range(len(items))] if apart else fitted([_stretch(one, page) for one in labels])
    heights = [0] * (max(rows, default=-1) + 1)
    for label, row in zip(labels, rows, strict=True):
        heights[row] = max(heights[row], len(label.lines) * LINE)
    tops = [top + BETWEEN]
    for height in heights:
        tops.append(tops[-1] + height + BAR + BETWEEN)
    places = []
    for label, row in zip(labels, rows, strict=True):
        under = tops[row] + heights[row]
        places.append(label._replace(y=under - len(label.lines) * LINE, bar=under + 2))
    name_height = (
        len(broken(name, (BAND - 10) / SIZE / BOLD, 3)) * LINE + 2 * BETWEEN if name else 0
    )
    return Band(name, len(items), top, max(tops[-1], top + name_height), tuple(places))


def _label(item: Item, page: Page) -> Place:
    """Return an item with the lines of its label, inside the page; the rows come later."""
    date = words(item.row.event.date) if item.row.event.date else ""
    text = f"{date}  {one_line(item.row.event.title)}"
    lines = broken(text, LABEL / SIZE / BOLD, 3)
    wide = max(em(line) * SIZE * BOLD for line in lines)
    x = max(min(page.ends(item)[0], page.right - wide), page.left)
    return Place(item, tuple(lines), date, x, 0, 0)


def _stretch(place: Place, page: Page) -> tuple[float, float]:
    """Return from where to where a label with its bar takes a row."""
    first, last = page.ends(place.item)
    wide = max(em(line) * SIZE * BOLD for line in place.lines)
    return min(place.x, first - LEAST), max(place.x + wide, last + LEAST) + BESIDE


def _counted(page: Page, lanes: dict[str, list[Item]]) -> Page:
    """Return a page with a band of columns for each lane, the first of them tall."""
    columns = int((page.right - page.left) // COLUMN)
    found = {name: counts(items, page.low, page.high, columns) for name, items in lanes.items()}
    whole, *others = found
    most = max((max(found[name]) for name in others), default=0)
    bottom = page.top + TALL
    bands = [
        Band(whole, len(lanes[whole]), page.top, bottom, (), tuple(found[whole]), max(found[whole]))
    ]
    for name in others:
        bands.append(
            Band(name, len(lanes[name]), bottom, bottom + LOW, (), tuple(found[name]), most)
        )
        bottom += LOW
    return page._replace(bands=tuple(bands), bottom=bottom)

"""A timeline across the terminal: bars under an axis, a row an event or a lane a group."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from chrono.chart.axis import Tick, ticks
from chrono.chart.bars import Bar, shape
from chrono.chart.counts import counts
from chrono.chart.hues import Hues, hues
from chrono.chart.lanes import frequent, grouped, pack
from chrono.chart.sheet import Item, Sheet, sheet
from chrono.dates import Match, words
from chrono.timeline import Timeline
from chrono.writers import Style
from chrono.writers.drawing import cut, hued, legend, shown, signs
from chrono.writers.graphemes import width_of

WIDTH: Final = 80
GAP: Final = 2  # columns between names and the field
NARROWEST: Final = 19  # of the part that is drawn on
NAME: Final = 9  # columns that names may have at least
TITLE: Final = 8  # columns that a title in a lane has at least
TITLED: Final = 24  # a lane that would take more lines with titles has bars alone
LINES: Final = 8  # a lane that would take more is drawn as columns of counts
NAMED: Final = 20  # lanes that are drawn when there are too many events
HEIGHTS: Final = " ▁▂▃▄▅▆▇█"
ASCII_HEIGHTS: Final = " .:-=+*#@"
LONG: Final = 25  # lines from which on the axis stands below as well


class Field(NamedTuple):
    """Where it is drawn: a stretch of time on so many columns, right of the names."""

    low: int
    high: int
    columns: int
    margin: int

    def column(self, at: int) -> int:
        """Return the column of a place, the nearest where it lies outside."""
        column = (at - self.low) * self.columns // (self.high - self.low)
        return min(max(column, 0), self.columns - 1)


class Line(NamedTuple):
    """One line of the drawing: a name, and texts with their colours, as wide as the field."""

    name: str
    cells: tuple[tuple[str, int], ...]


class Mark(NamedTuple):
    """A bar in a lane: its first column with the title, and without, and its coloured texts."""

    first: int
    bar: int
    cells: tuple[tuple[str, int], ...]

    @property
    def end(self) -> int:
        """The column after the last one."""
        return self.first + sum(width_of(text) for text, _ in self.cells)


def bars(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield the lines of a chart: the axis, then a row an event or, with groups, a lane a group.

    Where there are too many events for that, lanes have columns that count them.
    """
    colours = hues((row.event for row in timeline.rows), style.hues)
    drawn = sheet(timeline.rows, timeline.chronology, style.window)
    if drawn.items:
        yield from _chart(drawn, style, colours)
    if drawn.undated:
        yield f"undated: {len(drawn.undated):,}\n"
    yield from legend(colours, style)


def _chart(drawn: Sheet, style: Style, colours: Hues) -> Iterator[str]:
    items = list(drawn.items)
    if not style.group_by and len(items) <= style.rows:
        names = [_title(item, style) for item in items]
        field = _field(drawn, names, style)
        lines = [
            _event(item, name, field, style, colours)
            for item, name in zip(items, names, strict=True)
        ]
    else:
        lanes = grouped(items, style.group_by) if style.group_by else {}
        if not lanes or len(lanes) > style.rows:
            lanes = frequent(items, style.group_by or style.hues, NAMED)
        names = [_heading(name, held, style) for name, held in lanes.items()]
        field = _field(drawn, names, style)
        lines = list(_lanes(lanes, names, field, style, colours))
    axis = _axis(drawn, field, style)
    yield from axis
    for line in lines:
        cells = "".join(hued(signs(text, style), hue, style) for text, hue in line.cells)
        name = cut(line.name, field.margin, style)
        yield f"{name}{' ' * (field.margin - width_of(name))}  {cells}".rstrip() + "\n"
    if len(lines) >= LONG:
        yield from reversed(axis)


def _title(item: Item, style: Style) -> str:
    star = "* " if item.row.match == Match.POSSIBLE else ""
    return star + shown(item.row.event.title, style)


def _heading(name: str, items: Sequence[Item], style: Style) -> str:
    """Return the name of a lane, cut where it is too long for its count to be seen."""
    count = f" ({len(items):,})"
    return cut(shown(name, style), _most(style) - len(count), style) + count


def _most(style: Style) -> int:
    """Return the most columns that names take."""
    width = style.width or WIDTH
    return max(min(width * 2 // 5, width - GAP - NARROWEST), NAME)


def _field(drawn: Sheet, names: Sequence[str], style: Style) -> Field:
    width = style.width or WIDTH
    margin = min(max(len(drawn.zone), *map(width_of, names)), _most(style))
    return Field(drawn.low, drawn.high, max(width - margin - GAP, NARROWEST), margin)


def _event(item: Item, name: str, field: Field, style: Style, colours: Hues) -> Line:
    """Return the line of an event: its bar, and its date beside that where there is room."""
    first, cells = _bar(item.bar, field)
    date = item.row.event.date
    text = shown(words(date), style) if date else ""
    after = field.columns - first - len(cells)
    hue = colours.of(item.row.event)
    if width_of(text) + 1 <= after:
        return Line(name, ((" " * first + cells, hue), (f" {text}", 0)))
    if width_of(text) + 1 <= first:
        before = " " * (first - width_of(text) - 1)
        return Line(name, ((f"{before}{text} ", 0), (cells, hue)))
    return Line(name, ((" " * first + cells, hue),))


def _bar(bar: Bar, field: Field) -> tuple[int, str]:
    """Return the column where a bar begins, and its signs from there on."""
    parts, left, right = shape(bar, field.low, field.high)
    short = (parts[-1].high - parts[0].low) * field.columns <= field.high - field.low
    if short and "arrow" not in (left, right):
        vague = bar.doubt or bar.choice or "fade" in (left, right)
        return field.column((parts[0].low + parts[-1].high) // 2), "○" if vague else "●"
    cells: dict[int, str] = {}
    for piece in parts:
        first = field.column(piece.low)
        for column in range(first, max(field.column(piece.high - 1), first) + 1):
            if piece.sure or column not in cells:
                cells[column] = "╍" if not piece.sure or bar.doubt else "━"
    first, last = min(cells), max(cells)
    if left != "edge":
        cells[first] = "◀" if left == "arrow" else "┄"
    if right != "edge":
        cells[last] = "▶" if right == "arrow" else "┄"
    return first, "".join(cells[column] for column in range(first, last + 1))


def _lanes(
    lanes: Mapping[str, Sequence[Item]],
    names: Sequence[str],
    field: Field,
    style: Style,
    colours: Hues,
) -> Iterator[Line]:
    """Yield the lines of lanes: bars where they have room, else columns of counts."""
    columns = {name: counts(held, field.low, field.high, field.columns)
               for name, held in lanes.items()}  # fmt: skip
    most = max(map(max, columns.values()))
    numbers = {name: hue for hue, name in enumerate(colours.names, 1)}
    for (name, held), heading in zip(lanes.items(), names, strict=True):
        rows = _packed(held, field, style, colours) if len(held) <= style.rows else []
        if not rows:
            text = _heights(columns[name], most, style)
            yield Line(heading, ((text, numbers.get(name, 0)),))
        for number, row in enumerate(rows):
            yield Line("" if number else heading, tuple(_joined(row)))


def _packed(held: Sequence[Item], field: Field, style: Style, colours: Hues) -> list[list[Mark]]:
    """Return the lines of a lane: with titles, with bars alone, or none where it has no room."""
    plain = []
    for item in held:
        first, cells = _bar(item.bar, field)
        plain.append(Mark(first, first, ((cells, colours.of(item.row.event)),)))
    titled = [_titled(mark, _title(item, style), field, style)
              for mark, item in zip(plain, held, strict=True)]  # fmt: skip
    for marks, most in ((titled, TITLED), (plain, LINES)):
        marks.sort(key=lambda mark: mark.first)
        lines = pack([(mark.first, mark.end + 1) for mark in marks])
        if max(lines) < most:
            rows: list[list[Mark]] = [[] for _ in range(max(lines) + 1)]
            for mark, line in zip(marks, lines, strict=True):
                rows[line].append(mark)
            return sorted(rows, key=lambda row: min(mark.bar for mark in row))
    return []


def _titled(mark: Mark, title: str, field: Field, style: Style) -> Mark:
    """Return a bar with its title after it, before it or in it, where there is most room."""
    ((bar, hue),) = mark.cells
    rooms = (field.columns - mark.end - 1, mark.first - 1, len(bar) - 6)
    wide = width_of(title)
    room = next((room for room in rooms if room >= wide), max(rooms))
    if room < min(wide, TITLE):
        return mark
    text = cut(title, room, style)
    if room == rooms[0]:
        return Mark(mark.bar, mark.bar, ((bar, hue), (f" {text}", 0)))
    if room == rooms[1]:
        return Mark(mark.bar - width_of(text) - 1, mark.bar, ((f"{text} ", 0), (bar, hue)))
    rest = bar[4 + width_of(text) :]
    return Mark(mark.bar, mark.bar, ((bar[:2], hue), (f" {text} ", 0), (rest, hue)))


def _joined(row: Sequence[Mark]) -> Iterator[tuple[str, int]]:
    """Yield the texts of a line of a lane, with the blanks before each bar."""
    at = 0
    for mark in row:
        yield " " * (mark.first - at), 0
        yield from mark.cells
        at = mark.end


def _heights(columns: Sequence[float], most: float, style: Style) -> str:
    heights = ASCII_HEIGHTS if style.ascii else HEIGHTS
    return "".join(heights[-(-round(count * 1000) * 8 // max(round(most * 1000), 1))]
                   if count else " " for count in columns)  # fmt: skip


def _axis(drawn: Sheet, field: Field, style: Style) -> list[str]:
    """Return the names of the larger periods, where there are any, those of the ticks, the rule."""
    found = ticks(field.low, field.high, lambda some: _fit(some, field))
    zone = drawn.zone if any(":" in tick.label for tick in found) else ""
    margin = f"{zone:>{field.margin}}  "
    blank = " " * len(margin)
    lines = [f"{blank}{_labels([(field.column(tick.at), tick.label) for tick in found], field)}"]
    if larger := [(field.column(tick.at), tick.context) for tick in found if tick.context]:
        lines.insert(0, f"{margin}{_labels(larger, field)}")
    rule = ["─"] * field.columns
    for tick in found:
        rule[field.column(tick.at)] = "┬"
    lines.append(f"{blank}{style.paint('label', signs(''.join(rule), style))}")
    return [line.rstrip() + "\n" for line in lines]


def _fit(some: Sequence[Tick], field: Field) -> bool:
    places = [_place(field.column(tick.at), tick.label, field) for tick in some]
    ends = [place + len(tick.label) for place, tick in zip(places, some, strict=True)]
    return len(some) > 1 and all(
        end + 2 <= after for end, after in zip(ends, places[1:], strict=False)
    )


def _place(column: int, label: str, field: Field) -> int:
    """Return the column where a label begins that stands at a column, inside the field."""
    return max(min(column - len(label) // 2, field.columns - len(label)), 0)


def _labels(labels: Sequence[tuple[int, str]], field: Field) -> str:
    """Return labels on one line; one without room is left out."""
    line = ""
    for column, label in labels:
        place = _place(column, label, field)
        if len(label) <= field.columns and (not line or place >= len(line) + 2):
            line = line.ljust(place) + label
    return line

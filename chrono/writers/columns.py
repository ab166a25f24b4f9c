"""Plain columns: the default way to read a timeline."""

from collections.abc import Iterator, Sequence
from typing import Final

from chrono.dates import Match
from chrono.timeline import Timeline, groups
from chrono.writers import Paint, Role, Style, plain
from chrono.writers.cells import cells
from chrono.writers.escape import one_line
from chrono.writers.graphemes import graphemes, width_of

DEFAULT: Final = ("date", "title", "source", "id")
GAP: Final = "  "
ROLES: Final[dict[str, Role]] = {"*": "possible", "date": "date", "id": "id"}
NARROWEST: Final = 6  # a column is not wrapped to less
ROOM: Final = 40  # what a title wants beside other columns


def columns(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield the lines of a table without rules or header, as wide as it needs to be.

    With a width, the widest columns are wrapped until the lines fit. An event that matches only
    possibly has a `*` in a column of its own, which is there only when one does.
    """
    if style.group_by:
        for number, (heading, part) in enumerate(groups(timeline, style.group_by)):
            yield ("\n" if number else "") + style.paint("title", one_line(heading)) + "\n"
            yield from _lines(part, style, "  ")
    else:
        yield from _lines(timeline, style, "")


def _lines(timeline: Timeline, style: Style, indent: str) -> Iterator[str]:
    if not timeline.rows:
        return
    names = style.columns or _columns(timeline, style, len(indent))
    table = [
        [one_line(cell) for cell in row] for row in cells(timeline, names, style.dates or "words")
    ]
    if any(row.match == Match.POSSIBLE for row in timeline.rows):
        for row, line in zip(timeline.rows, table, strict=True):
            line.insert(0, "*" if row.match == Match.POSSIBLE else "")
        names = ("*", *names)
    roles = [ROLES.get(name) for name in names] if style.paint is not plain else []
    yield from aligned(table, style.width, indent, roles, style.paint)


def _columns(timeline: Timeline, style: Style, indent: int) -> tuple[str, ...]:
    """Return the default columns that hold something, the last ones left out for want of room.

    A title broken into many short lines, or an id broken at all, reads worse than none.
    """
    rows = cells(timeline, DEFAULT, style.dates or "words")
    longest = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    kept = [(name, width) for name, width in zip(DEFAULT, longest, strict=True) if width]
    while style.width and len(kept) > 2:
        beside = sum(width + len(GAP) for name, width in kept if name != "title")
        if style.width - indent - beside >= min(dict(kept)["title"], ROOM):
            break
        kept.pop()
    return tuple(name for name, _ in kept)


def aligned(
    table: list[list[str]],
    width: int | None = None,
    indent: str = "",
    roles: Sequence[Role | None] = (),
    paint: Paint = plain,
) -> Iterator[str]:
    """Yield the lines of a table of one-line texts, wrapped to a width when there is one.

    The columns that have a role are painted after they have been laid out.
    """
    if not table:
        return
    widths = [max(map(width_of, column)) for column in zip(*table, strict=True)]
    if width:
        widths = fit(widths, width - len(indent))
    for line in table:
        yield from _wrapped(line, widths, indent, roles, paint)


def _wrapped(
    line: list[str], widths: list[int], indent: str, roles: Sequence[Role | None], paint: Paint
) -> Iterator[str]:
    parts = [wrap(cell, width) for cell, width in zip(line, widths, strict=True)]
    for number in range(max(map(len, parts))):
        row = [part[number] if number < len(part) else "" for part in parts]
        blanks = [" " * (w - width_of(cell)) for cell, w in zip(row, widths, strict=True)]
        if roles:
            row = [
                paint(role, cell) if role else cell for cell, role in zip(row, roles, strict=True)
            ]
        padded = (cell + blank for cell, blank in zip(row, blanks, strict=True))
        yield indent + GAP.join(padded).rstrip() + "\n"


def fit(widths: list[int], room: int) -> list[int]:
    """Return widths narrowed so that all columns with their gaps take `room`, widest first.

    >>> fit([10, 60, 30], 70)
    [10, 28, 28]
    """
    widths = list(widths)
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - room
    while excess > 0:
        widest = max(widths)
        if widest <= NARROWEST:
            break
        at = [number for number, width in enumerate(widths) if width == widest]
        lower = max([width for width in widths if width < widest], default=0)
        step = max(1, min(widest - max(lower, NARROWEST), -(-excess // len(at))))
        for number in at:
            widths[number] -= step
            excess -= step
    return widths


def wrap(text: str, width: int) -> list[str]:
    """Return a text as lines that take at most `width` columns, broken between words."""
    if width_of(text) <= width:
        return [text]
    if text.isascii():
        import textwrap  # not for every list

        return textwrap.wrap(text, width, break_on_hyphens=True) or [""]
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width_of(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for sign in graphemes(word):
            if width_of(lines[-1] + sign) > width:
                lines.append("")
            lines[-1] += sign
    return lines

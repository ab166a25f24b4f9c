"""Runs of glyphs to text in reading order: lines, columns of prose, rows of tables.

Lines that share a gutter, a stretch of the page that none of them crosses, are set in columns.
Columns whose lines are full and go on from line to line are read one after the other; any others
are those of a table, whose rows are parted by drawn rules, by wider gaps, or where a row begins in
the first column.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final, NamedTuple

from chrono.readers.glyphs import APART, Rule, Run

SAME: Final = 0.5  # sizes of the letters between two runs of one line, upwards
GUTTER: Final = 0.8  # the same of a gutter at least, sideways
CLEAR: Final = 1.6  # the same in half of the lines, for words set apart are not yet columns
WORD: Final = 0.08  # the same between two words
PROSE: Final = 22  # characters of a line of a column of prose
FULL: Final = 0.6  # of the width of its column
FLOWING: Final = 0.2  # of the lines of prose begin in the middle of a sentence
RULED: Final = 2  # rules between lines that part the rows of a table, in a third of the places
THIRD: Final = 3
LOOSE: Final = 1.25  # times the least distance of two lines: rows are apart
FIFTH: Final = 5  # of the distances of lines are no more than that within a paragraph
AIRY: Final = 1.4  # times that: a paragraph begins
TIGHT: Final = 0.5  # sizes of the letters between lines at least
STEEP: Final = 2.5  # times the size of the letters: what is further down is another thing
_RIGHT: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


class Line(NamedTuple):
    """A line of the page with its runs from left to right."""

    runs: tuple[Run, ...]

    @property
    def middle(self) -> float:
        return median(run.middle for run in self.runs)

    @property
    def size(self) -> float:
        return max(run.size for run in self.runs)

    @property
    def text(self) -> str:
        return joined(self.runs)


class Flow(NamedTuple):
    """Lines that are read one after the other, in a column or across the page.

    `apart` has the numbers of lines with more room above them than lines of a paragraph have,
    without those that begin with a small letter.
    """

    lines: tuple[str, ...]
    column: bool = False
    apart: frozenset[int] = frozenset()


def flow_of(lines: Sequence[Line | Run], column: bool = False) -> Flow:
    """Return lines as a flow; they come from the top down."""
    steps = [(above.middle - line.middle) / max(above.size, line.size, 0.1)
             for above, line in pairwise(lines)]  # fmt: skip
    usual = sorted(steps)[len(steps) // FIFTH] if steps else 0.0
    apart = {at for at, step in enumerate(steps, 1)
             if step > AIRY * max(usual, TIGHT) and not lines[at].text[:1].islower()}  # fmt: skip
    return Flow(tuple(line.text for line in lines), column, frozenset(apart))


class TableRows(NamedTuple):
    """The rows of a table: the text of each cell, empty where a column has none."""

    rows: tuple[tuple[str, ...], ...]


def laid_out(lines: Sequence[Line], rules: Sequence[Rule] = ()) -> list[Flow | TableRows]:
    """Return what stands on a page, in reading order; `lines` come from the top down."""
    found: list[Flow | TableRows] = []
    plain: list[Line] = []
    at = 0
    while at < len(lines):
        end, gutters = _region(lines, at)
        made = _columns(lines[at:end], gutters, rules) if end - at > 1 else None
        if made is None:
            plain.append(lines[at])
            at += 1
            continue
        if plain:
            found.append(flow_of(plain))
            plain = []
        found += made
        at = end
    if plain:
        found.append(flow_of(plain))
    return found


def lines_of(runs: Sequence[Run]) -> list[Line]:
    """Return the lines of a page from the top down."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.middle):
        if lines and lines[-1][0].middle - run.middle < SAME * min(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [Line(tuple(_merged(sorted(line, key=lambda run: run.left)))) for line in lines]


def _merged(runs: list[Run]) -> Iterator[Run]:
    """Yield the runs of a line, those that stand together as one."""
    pending = runs[0]
    for run in runs[1:]:
        if run.left - pending.right < APART * max(run.size, pending.size):
            pending = pending._replace(
                text=joined((pending, run)), right=max(pending.right, run.right)
            )
        else:
            yield pending
            pending = run
    yield pending


def joined(runs: Sequence[Run]) -> str:
    """Return the text of runs on a line, from the right where the writing goes so."""
    ordered = list(runs)
    if len(ordered) > 1 and sum(bool(_RIGHT.search(run.text)) for run in ordered) * 2 > len(
        ordered
    ):
        ordered.reverse()
    text = ordered[0].text
    for last, run in pairwise(ordered):
        gap = max(run.left - last.right, last.left - run.right)
        text += (" " if gap > WORD * run.size else "") + run.text
    return text


def _region(lines: Sequence[Line], at: int) -> tuple[int, list[tuple[float, float]]]:
    """Return where the lines end that share the gutters of one, and these gutters."""
    gutters = _gaps(lines[at])
    last = at + 1
    for end in range(at + 1, len(lines) if gutters else at):
        above, line = lines[end - 1], lines[end]
        if above.middle - line.middle > STEEP * max(above.size, line.size):
            break
        left = list(filter(None, (_shrunk(gutter, line) for gutter in gutters)))
        if len(left) < len(gutters) and (not left or end - at > 1):
            break
        gutters = left
        last = end + 1 if len(line.runs) > 1 or _in_later_column(line, gutters) else last
    return last, gutters


def _gaps(line: Line) -> list[tuple[float, float]]:
    return [(last.right, run.left) for last, run in pairwise(line.runs)]


def _shrunk(gutter: tuple[float, float], line: Line) -> tuple[float, float] | None:
    """Return what of a gutter a line leaves free, or None if that is too narrow."""
    left, right = gutter
    for run in line.runs:
        if run.right <= left or run.left >= right:
            continue
        if run.left <= left and run.right >= right:
            return None
        if run.left - left > right - run.right:
            right = run.left
        else:
            left = run.right
    return (left, right) if right - left > GUTTER * line.size else None


def _in_later_column(line: Line, gutters: list[tuple[float, float]]) -> bool:
    return line.runs[0].left >= gutters[0][1]


def _columns(
    lines: Sequence[Line], gutters: list[tuple[float, float]], rules: Sequence[Rule]
) -> list[Flow | TableRows] | None:
    """Return lines with gutters as columns of prose or as a table; None for what is neither."""
    columns: list[list[tuple[int, Run]]] = [[] for _ in range(len(gutters) + 1)]
    for number, line in enumerate(lines):
        for run in line.runs:
            at = sum(run.left >= left for left, _ in gutters)
            columns[at].append((number, run))
    parted = [line for line in lines if len(line.runs) > 1]
    clear = sum(all(right - left > CLEAR * line.size for left, right in _gaps(line))
                for line in parted)  # fmt: skip
    if len(parted) < 2 or clear * 2 < len(parted):
        return None
    drawn = [rule for rule in rules if lines[-1].middle < rule.y < lines[0].middle]
    if len(lines) > 2 and len(drawn) < len(lines) // 2 and all(map(_is_prose, columns)):
        return [flow_of([run for _, run in column], True) for column in columns]
    return [TableRows(tuple(_rows(lines, columns, drawn)))]


def _is_prose(column: list[tuple[int, Run]]) -> bool:
    """Whether the lines of a column are full and run on."""
    runs = [run for _, run in column]
    if len(runs) < 3 or median(len(run.text) for run in runs) < PROSE:
        return False
    width = max(run.right for run in runs) - min(run.left for run in runs)
    full = sum(run.right - run.left > FULL * width for run in runs)
    flowing = sum(run.text[:1].islower() for run in runs)
    return full >= FULL * len(runs) and flowing >= FLOWING * len(runs)


def _rows(
    lines: Sequence[Line], columns: list[list[tuple[int, Run]]], drawn: list[Rule]
) -> Iterator[tuple[str, ...]]:
    """Yield the rows of a table."""
    texts = [dict[int, str]() for _ in lines]
    for at, column in enumerate(columns):
        for number, run in column:
            before = texts[number].get(at)
            texts[number][at] = f"{before} {run.text}" if before else run.text
    first = _key_column(texts)
    steps = [above.middle - line.middle for above, line in pairwise(lines)]
    pending: dict[int, str] = {}
    for number, cells in enumerate(texts):
        if number and _begins(number, lines, texts, first, steps, drawn):
            yield tuple(pending.get(at, "") for at in range(len(columns)))
            pending = {}
        for at, text in cells.items():
            pending[at] = f"{pending[at]}\n{text}" if at in pending else text
    yield tuple(pending.get(at, "") for at in range(len(columns)))


def _key_column(texts: list[dict[int, str]]) -> int:
    """Return the first column that a row begins in."""
    return min(min(cells) for cells in texts)


def _begins(
    number: int,
    lines: Sequence[Line],
    texts: list[dict[int, str]],
    first: int,
    steps: list[float],
    drawn: list[Rule],
) -> bool:
    """Whether a row of a table begins with a line."""
    ruled = [any(under.middle < rule.y < over.middle for rule in drawn)
             for over, under in pairwise(lines)]  # fmt: skip
    if sum(ruled) >= RULED and sum(ruled) * THIRD >= len(ruled):
        return ruled[number - 1]
    tight = min(steps)
    if steps[number - 1] > LOOSE * tight:
        return True
    if max(steps) > LOOSE * tight and len(texts[number]) < len(texts[number - 1]):
        return False
    return first in texts[number]

"""The structure of a document: sections, items, quotations, captions, the cells of its tables.

Readers mark each block with its role and the level of its heading; `scopes` makes stretches of
the text from these marks. A stretch is half-open and counts code points of the document's text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from chrono.readers import signs
from chrono.readers.document import Block, Cell

LABEL: Final = 40  # characters of a header cell at most
DEEPEST: Final = 7  # level of a heading that is not marked as one
FEWEST: Final = 3  # numbers of a document that numbers its paragraphs
_DIGIT: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(
    r"(?:(?P<plain>\d{1,3})[.)]|(?P<parted>\d{1,3}(?:\.\d{1,3}){1,3})[.)]?)(?=\s+\S)"
)


class Section(NamedTuple):
    """What stands under a heading, up to the next heading of its level or a higher one.

    `start` is that of the heading, whose text ends at `heading`; level 1 is the highest.
    """

    start: int
    end: int
    level: int
    heading: int


class ListItem(NamedTuple):
    """An item of a list, or a row of a table."""

    start: int
    end: int


class Quotation(NamedTuple):
    """Words of somebody else, set apart as a paragraph of their own."""

    start: int
    end: int


class Caption(NamedTuple):
    """What is said of a table or a picture."""

    start: int
    end: int


Scope = Section | ListItem | Quotation | Caption | Cell
_OF_ROLE: Final[dict[str, type[ListItem | Quotation | Caption]]] = {
    "item": ListItem,
    "row": ListItem,
    "quote": Quotation,
    "caption": Caption,
}


def scopes(blocks: Sequence[Block], cells: Iterable[Cell] = ()) -> tuple[Scope, ...]:
    """Return the scopes of a document in order, an outer one before what it holds.

    >>> scopes((Block(0, 4, "heading", level=2), Block(6, 9, "body", 1, role="item")))
    (Section(start=0, end=9, level=2, heading=4), ListItem(start=6, end=9))
    """
    found: list[Scope] = [*_sections(blocks), *cells]
    found += [_OF_ROLE[block.role](block.start, block.end) for block in blocks if block.role]
    return tuple(
        sorted(found, key=lambda scope: (scope.start, -scope.end, isinstance(scope, Cell)))
    )


def _sections(blocks: Sequence[Block]) -> Iterator[Section]:
    """Yield a section for each heading, the inner ones before those that they are in."""
    open_: list[tuple[Block, int]] = []
    end = blocks[-1].end if blocks else 0
    for block in blocks:
        if block.kind != "heading":
            continue
        level = block.level or DEEPEST
        while open_ and open_[-1][1] >= level:
            yield _section(*open_.pop(), block.start)
        open_.append((block, level))
    while open_:
        yield _section(*open_.pop(), end)


def _section(block: Block, level: int, end: int) -> Section:
    return Section(block.start, end, level, block.end)


def with_dated_headings(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """Return the blocks, datelines that head parts of the text made headings.

    Several different days, each over text of its own, are headings; one day is when the document
    was published. A heading that a reader found is one already, unless it is the only one with a
    day, before all text.
    """
    heads = [
        at
        for at, (block, after) in enumerate(pairwise(blocks))
        if after.kind == "body" and _is_day(block, text)
    ]
    days = {text[blocks[at].start : blocks[at].end] for at in heads}
    several = len(days) > 1
    made = list(blocks)
    for at in heads:
        if several or any(block.kind == "body" for block in blocks[:at]):
            made[at] = made[at]._replace(kind="heading", level=made[at].level or DEEPEST)
    return tuple(made)


def _is_day(block: Block, text: str) -> bool:
    words = text[block.start : block.end]
    return block.kind == "dateline" and not signs.PUBLISHED.search(words)


def labelled(blocks: Sequence[Block], text: str) -> tuple[Block, ...]:
    """Return the blocks, each with its place by the numbers that the document prints.

    Three numbers at least, all of them different, make a document that numbers its paragraphs;
    those that are part of the text must go on from one to the next. Any other is counted.
    """
    numbers = [block.label for block in blocks]
    if not any(numbers):
        numbers = [_typed(block, text) for block in blocks]
        if not _goes_on([number for number in numbers if number]):
            numbers = [""] * len(blocks)
    found = [number for number in numbers if number]
    if len(found) < FEWEST or len(set(found)) < len(found):
        return tuple(block._replace(label="") for block in blocks)
    made = []
    place = f"before para. {found[0]}"
    for block, number in zip(blocks, numbers, strict=True):
        made.append(block._replace(label=f"para. {number}" if number else place))
        place = f"after para. {number}" if number else place
    return tuple(made)


def _typed(block: Block, text: str) -> str:
    """Return the number that a paragraph of the text begins with, such as `5` or `3.2`."""
    start = text[block.start : min(block.end, block.start + LABEL)]
    if block.kind not in ("body", "heading") or block.role == "row" or signs.DAY.match(start):
        return ""
    found = _NUMBER.match(start)
    return (found["plain"] or found["parted"]) if found else ""


def _goes_on(numbers: Sequence[str]) -> bool:
    """Whether each number is the next one after the one before it, or the first one under it.

    >>> _goes_on(["1", "2", "2.1", "2.2", "3.1"]), _goes_on(["1", "3"]), _goes_on(["12", "13"])
    (True, False, False)
    """
    before: tuple[int, ...] = (0,)
    for number in numbers:
        parts = tuple(map(int, number.split(".")))
        last = before[: len(parts)]
        same = (*last[:-1], last[-1] + 1)
        under = (*before, *[1] * (len(parts) - len(before)))
        first = (before[0] + 1, *[1] * (len(parts) - 1))
        if parts not in (same, under, first):
            return False
        before = parts
    return True


def header_rows(rows: Sequence[tuple[Sequence[str], bool]]) -> int:
    """Return how many rows of a table hold its headers, for the cells of each and its mark.

    Without a mark the first row does if its cells are short labels and more rows follow.

    >>> header_rows([(("Date", "Event"), False), (("3 May 1999", "Ship sails"), False)])
    1
    >>> header_rows([(("3 May 1999", "Ship sails"), False), (("5 May 1999", "Back"), False)])
    0
    """
    marked = 0
    for cells, mark in rows:
        if not mark or any(signs.DAY.fullmatch(cell.strip()) for cell in cells):
            break
        marked += 1
    if marked or len(rows) < 2:
        return min(marked, len(rows) - 1) if rows else 0
    first = [cell.strip() for cell in rows[0][0] if cell.strip()]
    labels = all(len(cell) <= LABEL and not _DIGIT.search(cell)
                 and (cell[-1] not in ".!?" or " " not in cell) for cell in first)  # fmt: skip
    return int(len(first) > 1 and labels)

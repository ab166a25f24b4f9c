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
_DIGIT: Final = re.compile(r"\d")


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

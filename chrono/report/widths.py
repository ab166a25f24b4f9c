"""How wide the columns of a table on paper are, from what stands in them."""

import re
from collections.abc import Sequence
from math import sqrt
from typing import Final

from chrono.writers.widths import em

BOLD: Final = 1.15  # of the width of plain letters: DejaVu Sans, the widest in use
SLACK: Final = 0.1  # em that the figures of a word may be short of
LEAST: Final = 2.0  # em that any column has
TIGHT: Final = 0.9  # of the room: with less than the rest left over, a table is too wide for it
LONGEST: Final = 15.5  # em of a word that makes its column wider; a longer one is broken


def widths(table: Sequence[Sequence[str]], room: float) -> list[float]:
    """Return the width of each column in em, together `room`; the first row is the head, in bold.

    A column has room for its longest word, and for its longest text where all columns have that.
    What is left is shared by the square root of how much text a column has, which makes their
    cells about equally high for their width.

    >>> [round(width) for width in widths([["No.", "Event"], ["1", "The lease is granted"]], 20)]
    [2, 18]
    """
    columns = list(zip(*table, strict=True))
    least = _least(columns)
    if sum(least) > room:
        return _capped(least, room)
    texts = [max(map(_line, column)) for column in columns]
    wanted = [max(text, narrow) for text, narrow in zip(texts, least, strict=True)]
    weights = [sqrt(sum(map(_line, column[1:])) + 1) for column in columns]
    return _shared(least, wanted, weights, room)


def is_tight(table: Sequence[Sequence[str]], room: float) -> bool:
    """Whether the longest words of all columns leave too little of the room.

    >>> is_tight([["No.", "Event"], ["1", "The lease is granted"]], 20)
    False
    """
    return sum(_least(list(zip(*table, strict=True)))) > TIGHT * room


def _least(columns: list[tuple[str, ...]]) -> list[float]:
    """Return the width of the longest word of each column."""
    words = [max(_head(column[0]), *map(_word, column)) for column in columns]
    return [min(max(word, LEAST), LONGEST) for word in words]


def _capped(least: list[float], room: float) -> list[float]:
    """Return widths that fill the room, the widest cut down to one width, the others whole."""
    left, wide = room, sorted(least)
    for number, width in enumerate(wide):
        cap = left / (len(wide) - number)
        if width > cap:
            return [min(one, cap) for one in least]
        left -= width
    return least


def _shared(
    least: list[float], wanted: list[float], weights: list[float], room: float
) -> list[float]:
    """Return widths between the least and the wanted, what is left going by weight."""
    found = list(least)
    open_ = set(range(len(found)))
    while open_ and (left := room - sum(found)) > 0.01:
        whole = sum(weights[n] for n in open_)
        for n in open_:
            found[n] = min(found[n] + left * weights[n] / whole, wanted[n])
        open_ = {n for n in open_ if found[n] < wanted[n]}
    if (left := room - sum(found)) > 0.01:  # every text fits on one line
        widest = max(range(len(found)), key=found.__getitem__)
        found[widest] += left
    return found


def _word(text: str) -> float:
    return max((em(word) for word in re.split("[ \n]", text)), default=0.0) + SLACK


def _head(text: str) -> float:
    return _word(text) * BOLD


def _line(text: str) -> float:
    return max(map(em, text.split("\n")))

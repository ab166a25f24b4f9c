"""The rows of a table, whatever file they come from."""

from collections.abc import Mapping
from typing import NamedTuple


class Row(NamedTuple):
    """A row by the number a user finds it by; its cells by column, from 0, without empty ones.

    `wrong` says of a column why its cell cannot be taken; `hidden` what the cell holds beyond
    what it shows.
    """

    number: int
    cells: Mapping[int, str]
    wrong: Mapping[int, str] = {}
    hidden: Mapping[int, str] = {}

    @property
    def shown(self) -> str:
        """The row as a message shows it."""
        width = max(self.cells, default=-1) + 1
        return ", ".join(self.cells.get(at, "") for at in range(min(width, 50)))[:200]


def letters(column: int) -> str:
    """Return the name that a spreadsheet has for a column.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column(name: str) -> int:
    """Return the number of a column by its letters, from 0; -1 for what is no such name.

    >>> column("A"), column("ab"), column("Date")
    (0, 27, -1)
    """
    if not (name.isascii() and name.isalpha() and len(name) < 4):
        return -1
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1

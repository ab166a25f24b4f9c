"""A date as the numbers that formats without EDTF hold."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from chrono.dates import Date, Day

Numbers = tuple[int, ...]  # year (astronomical), perhaps month, perhaps day
_PLAIN: Final = re.compile(r"(-?[0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2})(T.*)?)?)?")


class Plain(NamedTuple):
    """The two ends of a date as it stands; `last` is None where it is one moment or goes on."""

    first: Numbers
    last: Numbers | None
    goes_on: bool = False  # its end is open


@lru_cache(maxsize=65536)
def plain(date: Date) -> Plain | None:
    """Return a date that numbers say as it is; None where they would say more, less or other.

    >>> plain(Date("2024-03/2026")), plain(Date("1850~")), plain(Date("199X"))
    (Plain(first=(2024, 3), last=(2026,), goes_on=False), None, None)
    """
    left, slash, right = str(date).partition("/")
    first = _numbers(left)
    if first is None:
        return None
    if right == "..":
        return Plain(first, None, True)
    last = _numbers(right) if slash else None
    return None if slash and last is None else Plain(first, last)


def _numbers(text: str) -> Numbers | None:
    found = _PLAIN.fullmatch(text)
    return tuple(int(part) for part in found.groups()[:3] if part) if found else None


def near(date: Date) -> tuple[Day, Day | None] | None:
    """Return the day a date is sorted by, and its last where it holds and that is known."""
    first = date.start[0] or date.end[0] or date.end[1]
    if first is None:
        return None
    return first, None if date.moment else date.latest


def historical(year: int) -> int:
    """Return an astronomical year as formats without a year 0 count it: -43 is -44, 44 BC."""
    return year if year > 0 else year - 1

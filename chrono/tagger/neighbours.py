"""The day, month, year or season that comes just before a date, or just after it.

`before 1066` ends with 1065, `after 14 October 1066` begins with the 15th: one unit of the date's
own precision. A date that has no such neighbour in EDTF has the day before it, or after it.
"""

import re
from typing import Final

from chrono.dates import parse
from chrono.dates.calendar import add_days
from chrono.tagger.values import day_text, year_text

MONTHS: Final = 12
# The seasons, quarters, thirds and halves of EDTF, in the order in which they follow in a year.
CYCLES: Final = (
    (21, 22, 23, 24), (25, 26, 27, 28), (31, 32, 29, 30), (33, 34, 35, 36), (37, 38, 39), (40, 41),
)  # fmt: skip
_YEAR: Final = re.compile(r"(?:Y(?=-?\d{5}))?(-?\d{4,})")
_MONTH: Final = re.compile(r"(-?\d{4})-(\d\d)")
_RUN: Final = re.compile(r"(\d{1,3})(X{1,3})")


def neighbour(text: str, sign: int) -> str:
    """Return what comes just before a date of EDTF (-1) or just after it (1), with its mark.

    A date with a time of day, and one without a bound on that side, stays as it is.

    >>> [neighbour(text, -1) for text in ("1066", "2020-01", "0000", "2020-21", "199X", "1850~")]
    ['1065', '2019-12', '-0001', '2019-24', '198X', '1849~']
    >>> [neighbour(text, 1) for text in ("1066-10-14", "2019-36", "-0001-12", "9999", "2020-30")]
    ['1066-10-15', '2020-33', '0000-01', 'Y10000', '2021-31']
    """
    mark = text[-1:] if text[-1:] in ("?", "~", "%") else ""
    bare = text.removesuffix(mark)
    if "T" in bare:
        return text
    if found := _YEAR.fullmatch(bare):
        return year_text(int(found[1]) + sign) + mark
    if found := _MONTH.fullmatch(bare):
        return _month(int(found[1]), int(found[2]), sign) + mark
    found = _RUN.fullmatch(bare)
    if found and len(bare) == len("199X") and (int(found[1]) or sign > 0):
        number = int(found[1]) + sign
        if number < 10 ** len(found[1]):
            return f"{number:0{len(found[1])}}{found[2]}{mark}"
    date = parse(bare)
    day = date.earliest if sign < 0 else date.latest
    return text if day is None else day_text(add_days(day, sign)) + mark


def _month(year: int, number: int, sign: int) -> str:
    """Return the month, the season or the part of a year beside another."""
    cycle = next((each for each in CYCLES if number in each), tuple(range(1, MONTHS + 1)))
    years, place = divmod(cycle.index(number) + sign, len(cycle))
    return f"{year_text(year + years)}-{cycle[place]:02}"

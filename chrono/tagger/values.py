"""Dates in the making: a `Partial` is what was said, a `Value` is a whole date in EDTF.

A `Partial` can still take what it lacks from its neighbour or from the base; a `Value` cannot.
"""

from typing import Final, NamedTuple, TypeAlias

from chrono.dates.calendar import Day, add_days, days_in_month, weekday
from chrono.errors import DateError

MARKS: Final = ("", "?", "~", "%")
# The first and the last month of each of EDTF's groupings; winter ends in the year after.
GROUPS: Final = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (12, 14),
    29: (9, 11), 30: (12, 14), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


class Value(NamedTuple):
    """One date, a set `[low..high]`, either of two `[low,high]`, a span `low/high`, or a list that
    `low` holds whole."""

    low: str
    high: str = ""
    shape: str = "one"
    rule: str = ""
    relative: bool = False

    def __str__(self) -> str:
        if self.shape == "set":
            return f"[{self.low}..{self.high}]"
        if self.shape == "either":
            return f"[{self.low},{self.high}]"
        return f"{self.low}/{self.high}" if self.shape == "span" else self.low


class Partial(NamedTuple):
    """A date as far as it was said."""

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    group: int = 0  # the EDTF code of a season, quarter or half
    portion: int = 0  # 37, 38, 39: early, mid, late
    weekday: int | None = None
    time: str = ""
    bare: str = ""  # a number alone, which only a neighbour explains
    mark: str = ""  # ~ ? %
    last: str = ""  # the component said last, which a bare number goes on with
    relative: bool = False
    era: str = ""
    at: int = 0

    @property
    def months(self) -> tuple[int, int] | None:
        """The first and the last month of the year that it names, if it names any."""
        if self.group:
            return GROUPS[self.group]
        return None if self.month is None else (self.month, self.month)


Operand: TypeAlias = Value | Partial


def year_text(year: int) -> str:
    """A year in EDTF.

    >>> year_text(622), year_text(-43), year_text(-12000)
    ('0622', '-0043', 'Y-12000')
    """
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def day_text(day: Day, parts: int = 3) -> str:
    """A day in EDTF, or its month (two parts), or its year (one)."""
    year, month, number = day
    return "-".join((year_text(year), f"{month:02}", f"{number:02}")[:parts])


def days_of(first: Day, last: Day, rule: str, relative: bool = False) -> Value:
    """Some day from the first to the last."""
    return Value(day_text(first), day_text(last), "set", rule, relative)


def week_of(day: Day, rule: str, relative: bool = False) -> Value:
    """Some day of the week, Monday to Sunday, in which the day lies."""
    monday = add_days(day, -weekday(day))
    return days_of(monday, add_days(monday, 6), rule, relative)


def part_of(value: Value, year: int, month: int | None, portion: int) -> Value:
    """Early, mid or late in a year, which EDTF can say, or in a month, as a set of days."""
    text = value.low
    if not month:
        return value._replace(low=f"{text}-{portion}~")
    last = days_in_month(year, month)
    low, high = {37: (1, 10), 38: (11, 20), 39: (21, last)}[portion]
    return value._replace(low=f"{text}-{low:02}~", high=f"{text}-{high:02}~", shape="set")


def marked(text: str, mark: str) -> str:
    """One date of EDTF with one mark more.

    >>> marked("1984?", "~"), marked("1984", "~"), marked("", "~")
    ('1984%', '1984~', '')
    """
    if not text or text == "..":
        return text
    old = text[-1] if text[-1] in "?~%" else ""
    return text.removesuffix(old) + both(old, mark)


def both(mark: str, other: str) -> str:
    """Two marks as one.

    >>> both("~", "?"), both("", "~"), both("%", "~")
    ('%', '~', '%')
    """
    return MARKS[MARKS.index(mark) | MARKS.index(other)]


def bound(value: Value, end: bool) -> str:
    """The value as one end of an interval: of a loose one the outer day, marked as about."""
    if value.shape == "one":
        return value.low
    if value.shape == "list":
        hint = "write one date on each side, as in 2019/2021"
        raise DateError("D102", "an interval cannot begin or end with a list", hint=hint)
    text = value.high if end else value.low
    return marked(text, "~") if value.shape in {"set", "either"} else text

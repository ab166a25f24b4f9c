"""Read one date of EDTF, neither interval nor set, and work out the first and last day it allows.

Source: EDTF (Library of Congress, 2019), levels 0 to 2: date, date and time, letter-prefixed and
exponential year, season and sub-year grouping, unspecified digits, significant digits, qualifiers.
"""

import re
from functools import cache
from typing import NamedTuple

from chrono.dates.calendar import Day, days_in_month, is_leap
from chrono.dates.clock import Time, parse_time
from chrono.dates.hints import not_edtf, shorten
from chrono.errors import DateError

UNCERTAIN = 1
APPROXIMATE = 2
FLAGS = {"": 0, "?": UNCERTAIN, "~": APPROXIMATE, "%": UNCERTAIN | APPROXIMATE}
SIGNS = ("", "?", "~", "%")
LARGEST_YEAR = 10**15

# A code above 20 is a part of a year: its first month, and its length in months. The standard
# gives the seasons no months: these are those of meteorology. A winter, and a southern summer,
# belongs to the year in which it starts and runs into the next.
# fmt: off
PARTS: dict[int, tuple[int, int]] = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),  # seasons, no hemisphere named
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),  # northern spring to winter
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),  # southern spring to winter
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),  # quarters
    37: (1, 4), 38: (5, 4), 39: (9, 4),               # quadrimesters
    40: (1, 6), 41: (7, 6),                           # halves
}
# fmt: on


class Single(NamedTuple):
    """One date: its components as written, a flag for each, its days, its canonical text."""

    year: str  # "2001", "-0043", "199X", "Y17E7", "1950S2"
    month: str  # "03", "1X", "XX"; "21" to "41" is a part of a year; "" when absent
    day: str
    flags: tuple[int, ...]  # UNCERTAIN | APPROXIMATE, one for each component present
    first: Day
    last: Day
    time: Time | None
    text: str


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"([?~%]?)(-?[0-9X]{4}(?:S[1-9][0-9]?)?|Y-?[0-9]+(?:E[0-9]+)?(?:S[1-9][0-9]?)?)([?~%]?)"
        r"(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
    )


def parse_single(text: str) -> Single:
    """Read one date, with or without a time of day.

    A `DateError` has positions that count from the start of `text`.

    >>> parse_single("?2001-XX").text, parse_single("2016-02-X9").last
    ('2001?-XX', (2016, 2, 29))
    """
    head, mark, tail = text.partition("T")
    found = _pattern().fullmatch(head)
    if found is None or (found[5] and (found[2][0] == "Y" or "S" in found[2])):
        raise not_edtf(text, _pattern().match(head))
    year, month, day = found[2], found[5] or "", found[8] or ""
    signs = "".join(found.group(1, 3, 4, 6, 7, 9)) if day else ""
    if mark and (not day or "X" in head or signs or tail[-1:] in FLAGS):
        hint = "a time of day stands behind a whole day without ? ~ % X, as in 2025-09-22T13:47"
        raise DateError("D102", f"not a date: {text}", text, len(head), hint)
    flags = _flags(found)
    first, last = _days(found, year, month, day)
    time = _time(text, len(head) + 1, tail) if mark else None
    canonical = _write((year, month, day), flags) + (f"T{time}" if time else "")
    return Single(year, month, day, flags, first, last, time, canonical)


def _time(text: str, at: int, tail: str) -> Time:
    try:
        return parse_time(tail)
    except DateError as error:
        message = error.message if error.code == "D101" else f"not a date: {text}"
        raise DateError(error.code, message, text, at + error.position, error.hint) from None


def _flags(found: re.Match[str]) -> tuple[int, ...]:
    """Work out the flags of each component.

    A sign to the left of a component is about it alone; one to its right is about it and all
    that stands before it (EDTF level 1, and level 2 *qualification of individual component*).
    """
    groups = found.groups("")
    count = 3 if groups[7] else 2 if groups[4] else 1
    flags = [FLAGS[groups[3 * i]] for i in range(count)]
    for i in range(count):
        right = FLAGS[groups[3 * i + 2]]
        if right:
            for j in range(i + 1):
                flags[j] |= right
    return tuple(flags)


def _write(parts: tuple[str, str, str], flags: tuple[int, ...]) -> str:
    """Write the components with the fewest signs: the leading run that shares one takes it behind.

    >>> _write(("2004", "06", "11"), (2, 2, 0)), _write(("2004", "06", ""), (0, 1))
    ('2004-06~-11', '2004-?06')
    """
    run = 0
    while run < len(flags) and flags[run] == flags[0] != 0:
        run += 1
    texts = [
        parts[i] if i < run else SIGNS[flag] + parts[i]  # the run's sign is added once, below
        for i, flag in enumerate(flags)
    ]
    if run:
        texts[run - 1] += SIGNS[flags[0]]
    return "-".join(texts)


def _days(found: re.Match[str], year: str, month: str, day: str) -> tuple[Day, Day]:
    """Find the first and the last day that the components allow."""
    low, high = year_span(found, year)
    if not month:
        return (low, 1, 1), (high, 12, 31)
    if "X" not in month and int(month) not in range(1, 13):
        return _part_days(found, low, high)
    if "X" not in year + month + day:
        last = days_in_month(low, int(month))
        if day and not 1 <= int(day) <= last:
            raise _no_day(found, low, int(month), last)
        return (low, int(month), int(day or 1)), (low, int(month), int(day or last))
    return _unspecified_days(found, year, month, day or "XX")


def year_span(found: re.Match[str], text: str) -> tuple[int, int]:
    """Find the first and last year of a year's text, which the match `found` holds as group 2."""
    at, whole = found.start(2), found.string
    body, _, digits = text.partition("S")
    if "X" in body:
        if digits:
            raise not_edtf(whole, found)
        ends = int(body.replace("X", "0")), int(body.replace("X", "9"))
        return (ends[1], min(ends[0], -1)) if body[0] == "-" else ends
    number = _letter_year(whole, at, body) if body[0] == "Y" else int(body)
    if body == "-0000":
        hint = "the year before 0001 is 0000, which is 1 BC"
        raise DateError("D101", "no such year: -0000", whole, at, hint)
    if not digits:
        return number, number
    unit = 10 ** max(0, len(str(abs(number))) - int(digits))
    low = abs(number) // unit * unit
    return (low, low + unit - 1) if number >= 0 else (-low - unit + 1, -low)


def _letter_year(whole: str, at: int, body: str) -> int:
    """Work out the year behind `Y`: five digits or more, perhaps with an exponent."""
    digits, _, exponent = body[1:].partition("E")
    bare = digits.lstrip("-")
    if len(bare) > 16 or len(exponent) > 2:
        hint = "years reach from Y-1E15 to Y1E15"
    elif bare[0] == "0":
        hint = "the digits behind Y start with 1 to 9"
    else:
        year: int = int(digits) * 10 ** int(exponent or 0)
        if abs(year) > LARGEST_YEAR:
            hint = "years reach from Y-1E15 to Y1E15"
        elif abs(year) < 10000:
            sign = "-" if year < 0 else ""
            hint = f"Y is for years of five digits or more: write {sign}{abs(year):04}"
        else:
            return year
    raise DateError("D102", f"not a date: {shorten(whole)}", whole, at, hint)


def _part_days(found: re.Match[str], low: int, high: int) -> tuple[Day, Day]:
    """Find the days of a season, quarter, quadrimester or half of a year."""
    part = PARTS.get(int(found[5]))
    if part is None or found[8]:
        hint = "months go from 01 to 12, and 21 to 41 are seasons and other parts of a year"
        if part:
            hint = f"{found[5]} is a season or another part of a year, which has no days"
        message = f"no such month: {found[2]}-{found[5]}"
        raise DateError("D101", message, found.string, found.start(5), hint)
    years, month = divmod(part[0] + part[1] - 2, 12)
    high += years
    return (low, part[0], 1), (high, month + 1, days_in_month(high, month + 1))


_MONTHS = "January February March April May June July August September October November December"
MONTHS = ("", *_MONTHS.split())


def _no_day(found: re.Match[str], year: int, month: int, last: int) -> DateError:
    place = f"{MONTHS[month]} {year:04}" if month == 2 else MONTHS[month]
    message = f"no such day: {found[2]}-{found[5]}-{found[8]}"
    return DateError("D101", message, found.string, found.start(8), f"{place} has {last} days")


def _unspecified_days(found: re.Match[str], year: str, month: str, day: str) -> tuple[Day, Day]:
    """Find the first and the last real day that fits a pattern of digits and `X`.

    Within a year, only whether it is a leap year matters: so the days are found for both kinds,
    and then the first and the last year that has any.
    """
    days: list[list[tuple[int, int]]] = []
    for sample in (2001, 2000):
        lengths = [(m, days_in_month(sample, m)) for m in _fitting(month, 12)]
        days.append([(m, d) for m, length in lengths for d in _fitting(day, length)])
    years = _years(year)
    low = next((y for y in years if days[is_leap(y)]), None)
    high = next((y for y in reversed(years) if days[is_leap(y)]), None)
    if low is None or high is None:
        group = 8 if found[8] and _fitting(month, 12) else 5
        message = f"no such {'day' if group == 8 else 'month'}: {'-'.join((year, month, day))}"
        hint = "no day of the calendar fits these digits"
        raise DateError("D101", message, found.string, found.start(group), hint)
    return (low, *days[is_leap(low)][0]), (high, *days[is_leap(high)][-1])


@cache
def _fitting(pattern: str, limit: int) -> tuple[int, ...]:
    """List the numbers from 1 to `limit` that fit two characters, digits or `X`."""
    tens, ones = pattern[0], pattern[1]
    return tuple(
        number
        for number in range(1, limit + 1)
        if tens in ("X", str(number // 10)) and ones in ("X", str(number % 10))
    )


def _years(pattern: str) -> list[int]:
    """List the years that fit a pattern of four digits or `X`, ascending; `-0000` is none."""
    numbers = [0]
    for digit in pattern.lstrip("-"):
        values = range(10) if digit == "X" else (int(digit),)
        numbers = [number * 10 + value for number in numbers for value in values]
    if pattern[0] != "-":
        return numbers
    return [-number for number in reversed(numbers) if number]

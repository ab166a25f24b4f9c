"""Decades, centuries and millennia, whole or in part: `the 1990s`, `early 19th century`."""

from typing import NamedTuple

from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import NINETIES
from chrono.phrases.numbers import era, ordinal
from chrono.phrases.values import Operand, Value, year_text


class Years(NamedTuple):
    """A run of years, by the first and how many."""

    first: int
    size: int
    rule: str
    relative: bool = False

    def between(self, first: int, last: int, mark: str = "") -> Value:
        """One of its years, counted from 0, the last included."""
        low, high = (f"{year_text(self.first + n)}{mark}" for n in (first, last))
        return Value(low, high, "set", f"part-of-{self.rule}", self.relative)


def wide(cur: Cursor, portion: int = 0, share: tuple[int, int] = (0, 0)) -> Operand | None:
    """A run of years: whole, early, mid or late, or one of its halves, thirds or quarters."""
    at = cur.at
    options = None
    for production in (century, decade):
        options = options or production(cur)
        if not options:
            cur.at = at
    if not options:
        return None
    years = cur.pick(options)
    if portion:
        return portion_of(years, portion)
    return share_of(years, *share) if share[1] else whole(years)


def whole(years: Years) -> Value:
    """The run in EDTF's unspecified digits.

    >>> whole(Years(1800, 100, "century")).low, whole(Years(-199, 100, "century")).low
    ('18XX', '-01XX')
    """
    last = years.first + years.size - 1
    text = year_text(years.first) if years.first >= 0 else f"-{-last:04}"
    figures = len(str(years.size - 1))
    return Value(f"{text[:-figures]}{'X' * figures}", rule=years.rule, relative=years.relative)


def portion_of(years: Years, portion: int) -> Value:
    """Early, mid or late: 4, 3 and 3 years of a decade, a third each of more."""
    size = years.size
    starts = (0, 4, 7, 10) if size == 10 else (0, size // 3 + 1, 2 * size // 3 + 1, size)
    return years.between(starts[portion - 37], starts[portion - 36] - 1, "~")


def share_of(years: Years, number: int, parts: int) -> Value:
    first, after = years.size * (number - 1) // parts, years.size * number // parts
    return years.between(first, after - 1)


def decade(cur: Cursor) -> list[Years] | None:
    """`the 1990s`; `the '90s` and `the nineties` have a century only where there is a base."""
    word = cur.word(NINETIES)
    if word:
        return near_decades(cur, NINETIES[word] * 10)
    ahead = cur.says("decade")
    token = cur.kind("decade") or cur.kind("number")
    if token is None or (token.kind == "number" and not (ahead or cur.says("decade"))):
        return None
    digits = token.text.strip("'").rstrip("s").rstrip("'")
    number = int(digits)
    if number % 10 and token.kind == "decade":
        hint = f"a decade ends in 0: {digits[:-1]}0s"
        raise cur.refusal("D102", f"not a decade: {token.raw}", hint, token.at)
    if number % 10 or len(digits) == 3:
        return None
    if len(digits) == 2:
        return near_decades(cur, number)
    if number % 100:
        return [Years(number, 10, "decade")]
    return [Years(number, 10, "decade"), Years(number, 100, "century")]


def near_decades(cur: Cursor, number: int) -> list[Years]:
    """With a base the most recent decade of that name that had begun; else two of them."""
    if cur.given:
        year = cur.base[0]
        first = year - year % 100 + number
        first = first if first <= year else first - 100
        return [Years(first, 10, "decade-before-base", True)]
    return [Years(1900 + number, 10, "decade"), Years(1800 + number, 10, "decade")]


def century(cur: Cursor) -> list[Years] | None:
    """`19th century`, `the nineteenth century`, `2nd century BC`, `3rd millennium BC`."""
    said = era(cur)
    leading = cur.says("century")
    number = ordinal(cur)
    if number is None:
        token = cur.kind("number")
        number = int(token.text) if token and len(token.text) <= 2 else None
    if not number:
        return None
    cur.says("-", "–")
    rule = "century"
    if not leading and not cur.says("century", "centuries", "cent"):
        if not cur.says("millennium", "millennia"):
            return None
        rule = "millennium"
    return numbered(number, rule, said or era(cur))


def numbered(number: int, rule: str, said: str) -> list[Years] | None:
    """The century or millennium of this number and era, within what EDTF can write."""
    size = 1000 if rule == "millennium" else 100
    if number > (10000 // size if said == "bc" else 3000 // size):
        return None
    return [Years(1 - number * size if said == "bc" else (number - 1) * size, size, rule)]

"""Runs of years: a decade, a century, a millennium, whole or in part."""

from typing import NamedTuple

from chrono.tagger.values import Value, year_text


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


def whole(years: Years) -> Value:
    """The run in EDTF's unspecified digits; of a decade before Christ, which has none, its years.

    >>> whole(Years(1800, 100, "century")).low, whole(Years(-199, 100, "century")).low
    ('18XX', '-01XX')
    >>> str(whole(Years(-488, 10, "decade")))
    '[-0488..-0479]'
    """
    last = years.first + years.size - 1
    if years.first < 0 and last % years.size:
        low, high = year_text(years.first), year_text(min(last, 0))
        return Value(low, high, "set", years.rule, years.relative)
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

"""One date, with the small words before it and the signs about it: `in about 1850 (uncertain)`.

    operand = {c. | possibly | in | the …} date {? | ~ | O.S.}

The order of `DATES` matters: the first production that reads something wins.
"""

from typing import Final

from chrono.dates import parse
from chrono.dates.calendar import Day
from chrono.phrases.completion import check, complete, qualify
from chrono.phrases.cursor import Cursor, Productions
from chrono.phrases.expressions import expression, figured
from chrono.phrases.figures import edtf, iso_week
from chrono.phrases.lexicon import APPROXIMATE, FISCAL, LEADING, UNCERTAIN
from chrono.phrases.relatives import offset, to_date
from chrono.tagger.julian import gregorian
from chrono.tagger.values import Operand, Partial, Value, both, day_text, year_text


def fiscal(cur: Cursor) -> Operand | None:
    """Refuse a fiscal year: where it starts is not said."""
    token = cur.peek()
    cur.says("the")
    if token and cur.word(FISCAL):
        hint = "where a fiscal year starts is not said: write its first and last month"
        raise cur.refusal("D102", "a fiscal year is no date by itself", hint, token.at)
    return None


def some_part(cur: Cursor) -> Operand | None:
    """`some day in June 2004`, `some month of 2004`: EDTF's unspecified digits."""
    month = cur.says("some month of", "some month in")
    if not month and not cur.says("some day in", "some day of"):
        return None
    date = cur.first((edtf, expression))
    if not isinstance(date, Partial) or date.year is None or date.day is not None:
        return None
    if month == (date.month is not None):
        return None
    text = year_text(date.year) + ("" if date.month is None else f"-{date.month:02}")
    return Value(f"{text}-XX" if date.month or month else f"{text}-XX-XX", rule="unspecified")


def hemisphere(cur: Cursor) -> Operand | None:
    """`northern summer 2020`: EDTF has seasons of its own for each."""
    word = cur.word({"northern", "southern"})
    date = expression(cur) if word else None
    if not isinstance(date, Partial) or not 21 <= date.group <= 24:
        return None
    return date._replace(group=date.group + (4 if word == "northern" else 8))


DATES: Final[Productions] = (
    fiscal, offset, to_date, iso_week, figured, some_part, hemisphere, expression,
)  # fmt: skip


def operand(cur: Cursor) -> Operand | None:
    """One date, with the small words before it and the signs about it."""
    start, mark = cur.at, ""
    while True:
        if cur.word(APPROXIMATE) or cur.says("~"):
            mark = both(mark, "~")
        elif cur.word(UNCERTAIN):
            mark = both(mark, "?")
        elif cur.says("os", "old style"):
            date = cur.first(DATES)
            return signed(cur, old_style(cur, date), mark) if date else None
        elif date := cur.first(DATES):
            return signed(cur, date, mark)
        elif not cur.word(LEADING):
            cur.at = start
            return None


def signed(cur: Cursor, date: Operand, mark: str) -> Operand:
    """The date with the signs behind it taken in: `1984?`, `1850 (approximate)`, `O.S.`"""
    while True:
        if cur.says("?", "( ? )", "( uncertain )"):
            mark = both(mark, "?")
        elif cur.says("~", "( approximate )", "( approx )"):
            mark = both(mark, "~")
        elif cur.says("%", "( uncertain and approximate )"):
            mark = "%"
        elif cur.says("( os )", "( old style )", "os", "old style"):
            date = old_style(cur, date)
        elif not cur.says("( ns )", "( new style )", "ns", "new style"):
            break
    if isinstance(date, Partial):
        return date._replace(mark=both(date.mark, mark) if mark else date.mark)
    return qualify(date, mark, cur)


def old_style(cur: Cursor, date: Operand) -> Value:
    """The day of the Julian calendar as a Gregorian one; both have the same day of the week."""
    weekday = None
    if isinstance(date, Partial) and date.day is not None:
        weekday, date = date.weekday, date._replace(weekday=None)
    said, relative = julian(cur, date)
    day = gregorian(said)
    if cur.given or not relative:
        check(Partial("day", *day, weekday=weekday), cur)
    return Value(day_text(day), rule="old-style", relative=relative)


def julian(cur: Cursor, date: Operand) -> tuple[Day, bool]:
    """The day as it was said, and whether it is relative; Julian years of the hundreds leap."""
    if isinstance(date, Partial) and (date.month, date.day, date.time) == (2, 29, ""):
        year = date.year
        if year is not None and year % 4 == 0:
            return (year, 2, 29), date.relative
    value = complete(date, cur)
    found = parse(value.low).earliest
    if value.shape != "one" or found is None or len(value.low.lstrip("-")) != 10:
        raise cur.refusal("D102", "old style is of a day", "write the day, month and year", 0)
    return found, value.relative

"""Days, months and years that say themselves: `9 September 2025`, `March 2025`, `44 BC`."""

from typing import Final

from chrono.phrases.cursor import Cursor, Productions
from chrono.phrases.figures import compact, edtf, month_year, numeric
from chrono.phrases.lexicon import MONTHS, WEEKDAYS
from chrono.phrases.numbers import ordinal, short_years, small, year
from chrono.tagger.values import Operand, Partial, Value, year_text


def month_word(cur: Cursor) -> int | None:
    word = cur.word(MONTHS)
    return MONTHS[word] if word else None


def day_first(cur: Cursor) -> Operand | None:
    """`9 September 2025`, `the 9th of September`, `9th`."""
    token = cur.peek()
    cur.says("the")
    day = small(cur)
    if day is None or token is None:
        return None
    cur.says("day of", "of", "-")
    month = month_word(cur)
    if month is None:
        return None
    return with_year(cur, Partial("day", None, month, day, last="month", at=token.at))


def month_first(cur: Cursor) -> Operand | None:
    """`September 9, 2025`, `March 2025`, `Mar 44 BC`, `March`."""
    token = cur.peek()
    month = month_word(cur)
    if month is None or token is None:
        return None
    at = cur.at
    cur.says("-", ",", "of", ", of", "of the year")
    found = year(cur, beside_month=True)
    if found:
        return Partial("month", found[0], month, era=found[1], last="year", at=token.at)
    cur.at = at
    cur.says("-")
    cur.says("the")
    day = small(cur)
    if day is not None:
        return with_year(cur, Partial("day", None, month, day, last="day", at=token.at))
    cur.at = at
    return with_year(cur, Partial("month", None, month, last="month", at=token.at))


def with_year(cur: Cursor, date: Partial) -> Operand:
    """The date with the year behind it, where one stands there.

    Two figures are a year only right behind a month that follows its day (`9 Sept 25`), or with an
    apostrophe; in `Sept. 9-10` and `September 9, 10` they are another day.
    """
    at = cur.at
    dashed = date.last == "month" and cur.tokens[cur.at - 2].text == "-"
    joined = cur.says("-") if dashed else cur.says(",", "of", "in", "-")
    found = year(cur, beside_month=True)
    if found:
        return date._replace(year=found[0], era=found[1], last="year")
    token = cur.kind("short")
    if token is None and date.day is not None and date.last == "month" and joined == dashed:
        token = cur.kind("number")
    if token and len(token.text.lstrip("'")) == 2 and not clock_follows(cur):
        years = short_years(cur, int(token.text[-2:]))
        return cur.pick([date._replace(year=y, last="year", relative=cur.given) for y in years])
    cur.at = at
    return date


def clock_follows(cur: Cursor) -> bool:
    """Whether the number just taken belongs to a time: `9 September 10 am`."""
    token = cur.peek()
    return token is not None and token.text in {"am", "pm", "noon", "midnight"}


def year_first(cur: Cursor) -> Operand | None:
    """`2025`, `2025 March`, `2025 March 9`, `622 AD`, `the year 1992`."""
    token = cur.peek()
    cur.says("the year of", "the year", "year")
    found = year(cur)
    if found is None or token is None:
        return None
    date = Partial("year", found[0], era=found[1], last="year", at=token.at)
    at = cur.at
    cur.says(",", "-")
    inner = day_first(cur)  # 2025, 9 March
    if isinstance(inner, Partial) and inner.year is None:
        return inner._replace(year=found[0], era=found[1], last="month")
    cur.at = at
    cur.says(",", "-")
    month = month_word(cur)
    if month is None:
        cur.at = at
        return date
    date = date._replace(rule="month", month=month, last="month")
    at = cur.at
    cur.says("-", ",")
    day = small(cur)
    if day is not None:
        return date._replace(rule="day", day=day, last="day")
    cur.at = at
    return date


DATED: Final[Productions] = (edtf, compact, numeric, month_year, day_first, month_first, year_first)


def dated(cur: Cursor) -> Operand | None:
    """A day, a month or a year, in figures or words."""
    return cur.first(DATED)


def named_day(cur: Cursor) -> Operand | None:
    """A date with its day of the week before or behind it; the two are compared."""
    token = cur.peek()
    word = cur.word(WEEKDAYS)
    if word and token:
        at = cur.at
        cur.says(", the", "the", ",")
        date = dated(cur)
        if isinstance(date, Partial) and date.day is not None:
            return date._replace(weekday=WEEKDAYS[word], rule="day")
        cur.at = at
        return Partial("weekday", weekday=WEEKDAYS[word], relative=True, at=token.at)
    date = dated(cur)
    if not isinstance(date, Partial) or date.day is None:
        return date
    at = cur.at
    bracket = cur.says("(")
    cur.says(",")
    word = cur.word(WEEKDAYS)
    if word and (not bracket or cur.says(")")):
        return date._replace(weekday=WEEKDAYS[word])
    cur.at = at
    return date


def day_of_month(cur: Cursor) -> Operand | None:
    """`the 9th`, which only a base or a neighbour explains."""
    token = cur.peek()
    number = ordinal(cur)
    if number is None or token is None or number > 31:
        return None
    return Partial("day-of-month", day=number, relative=True, last="day", at=token.at)


def some_part(cur: Cursor) -> Operand | None:
    """`some day in June 2004`, `some month of 2004`: EDTF's unspecified digits."""
    month = cur.says("some month of", "some month in")
    if not month and not cur.says("some day in", "some day of"):
        return None
    date = dated(cur)
    if not isinstance(date, Partial) or date.year is None or date.day is not None:
        return None
    if month == (date.month is not None):
        return None
    text = year_text(date.year) + ("" if date.month is None else f"-{date.month:02}")
    return Value(f"{text}-XX" if date.month or month else f"{text}-XX-XX", rule="unspecified")

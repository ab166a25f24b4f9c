"""Make a whole date of what was said: `complete` -> `Value`.

What is missing comes from the base, as the nearest in the past, the base's own day, month or year
included. Nothing else is ever filled in: a month stays a month.
"""

from chrono.dates.calendar import add_days, days_in_month, weekday
from chrono.errors import DateError
from chrono.phrases.cursor import Cursor, Operand, Partial, Value, day_text, refuse, year_text
from chrono.phrases.lexicon import MONTH_NAMES, WEEKDAY_NAMES

MARKS = ("", "?", "~", "%")


def complete(date: Operand, cur: Cursor) -> Value:
    """The operand as a value; raises where the day does not exist or too little was said."""
    if isinstance(date, Value):
        return date
    if date.bare:
        hint = f"a year has four figures, or an era: AD {date.bare}, {date.bare} BC"
        raise refuse(cur, "D102", f"a number is no date: {date.bare}", hint, date.at)
    rule, relative = date.rule, date.relative
    if date.year is None:
        date = before_base(date, cur)
        relative = True
        if not cur.given:
            date = date._replace(weekday=None)  # of a year nobody gave
        rule = rule if rule.endswith("-base") else f"{rule}-before-base"
    check(date, cur)
    value = Value(text_of(date), rule=rule, relative=relative)
    if date.portion:
        value = part_of(date, value)
    return qualify(value, date.mark, cur)


def before_base(date: Partial, cur: Cursor) -> Partial:
    """The date nearest the base that is not after it."""
    year, month, day = cur.base
    if date.month is not None and not 1 <= (date.day or 1) <= days_in_month(2000, date.month):
        name, last = MONTH_NAMES[date.month - 1], days_in_month(2000, date.month)
        hint = f"{name} has {last} days at most"
        raise refuse(cur, "D101", f"no such day: {date.day} {name}", hint, date.at)
    if date.time and date.day is None and date.weekday is None and date.month is None:
        return date._replace(year=year, month=month, day=day)
    if date.weekday is not None and date.day is None:
        back = (weekday(cur.base) - date.weekday) % 7
        found = add_days(cur.base, -back)
        return date._replace(year=found[0], month=found[1], day=found[2], weekday=None)
    if date.month is None and date.day is not None:
        for _ in range(24):
            if date.day <= days_in_month(year, month) and (year, month, date.day) <= cur.base:
                return date._replace(year=year, month=month)
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    if date.month is not None:
        while (year, date.month, date.day or 1) > cur.base or (date.day or 1) > days_in_month(
            year, date.month
        ):
            year -= 1
    return date._replace(year=year)


def check(date: Partial, cur: Cursor) -> None:
    """Raise where there is no such day, or another day of the week."""
    if date.year is None or date.month is None or date.day is None:
        if date.month is not None and not 1 <= date.month <= 12:
            raise refuse(cur, "D101", f"no such month: {date.month:02}", "", date.at)
        return
    if not 1 <= date.month <= 12:
        hint = "months go from 01 to 12"
        raise refuse(cur, "D101", f"no such month: {date.month:02}", hint, date.at)
    last = days_in_month(date.year, date.month)
    name = MONTH_NAMES[date.month - 1]
    if not 1 <= date.day <= last:
        text = day_text((date.year, date.month, date.day))
        hint = f"{name} {year_text(date.year)} has {last} days"
        raise refuse(cur, "D101", f"no such day: {text}", hint, date.at)
    if date.weekday is not None:
        found = weekday((date.year, date.month, date.day))
        if found != date.weekday:
            text = day_text((date.year, date.month, date.day))
            message = f"no such day: {text} is no {WEEKDAY_NAMES[date.weekday]}"
            raise refuse(cur, "D101", message, f"it is a {WEEKDAY_NAMES[found]}", date.at)


def text_of(date: Partial) -> str:
    text = year_text(date.year or 0)
    if date.group:
        return f"{text}-{date.group:02}"
    if date.month is not None:
        text += f"-{date.month:02}"
    if date.day is not None:
        text += f"-{date.day:02}"
    return text + date.time


def part_of(date: Partial, value: Value) -> Value:
    """Early, mid or late in a year, which EDTF can say, or in a month, as a set of days."""
    text = value.low
    if date.month is None:
        return value._replace(low=f"{text}-{date.portion}~")
    last = days_in_month(date.year or 0, date.month)
    low, high = {37: (1, 10), 38: (11, 20), 39: (21, last)}[date.portion]
    return value._replace(low=f"{text}-{low:02}~", high=f"{text}-{high:02}~", shape="set")


def qualify(value: Value, mark: str, cur: Cursor) -> Value:
    """The value with `~`, `?` or both (`%`) on each of its dates."""
    if not mark:
        return value
    if "T" in value.low or value.shape == "list":
        hint = "EDTF marks a day or more, not a time of day or a list"
        raise refuse(cur, "D102", "a date that cannot be marked uncertain", hint, 0)
    return value._replace(low=marked(value.low, mark), high=marked(value.high, mark))


def marked(text: str, mark: str) -> str:
    """One date of EDTF with one mark more.

    >>> marked("1984?", "~"), marked("1984", "~"), marked("", "~")
    ('1984%', '1984~', '')
    """
    if not text or text == "..":
        return text
    old = text[-1] if text[-1] in "?~%" else ""
    flags = MARKS.index(old) | MARKS.index(mark)
    return text.removesuffix(old) + MARKS[flags] if old else text + MARKS[flags]


def bound(value: Value, end: bool) -> str:
    """The value as one end of an interval: of a loose set the outer day, marked as about."""
    if value.shape == "one":
        return value.low
    if value.shape in {"set", "span"}:
        text = value.high if end else value.low
        return marked(text, "~") if value.shape == "set" else text
    raise DateError("D102", "an interval cannot begin or end with a list")

"""Make a whole date of what was said: `complete` -> `Value`.

What is missing comes from the base, as the nearest in the past, the base's own day, month or year
included. Nothing else is ever filled in: a month stays a month.
"""

from chrono.dates.calendar import (
    add_days,
    days_in_month,
    fits_weekday,
    ordinal,
    weekday,
    weekday_then,
)
from chrono.phrases.cursor import Cursor
from chrono.phrases.refusals import number_hint
from chrono.tagger.english import MONTH_NAMES, WEEKDAY_NAMES
from chrono.tagger.values import (
    Operand,
    Partial,
    Value,
    day_text,
    marked,
    part_of,
    year_text,
)


def complete(date: Operand, cur: Cursor) -> Value:
    """The operand as a value; raises where the day does not exist or too little was said."""
    if isinstance(date, Value):
        return date
    if date.bare:
        hint = number_hint(date.bare)
        raise cur.refusal("D102", f"a number is no date: {date.bare}", hint, date.at)
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
        value = part_of(value, date.year or 0, date.month, date.portion)
    return qualify(value, date.mark, cur)


def before_base(date: Partial, cur: Cursor) -> Partial:
    """The date nearest the base that is not after it."""
    if date.months:
        return year_before_base(date, date.months[0], cur)
    year, month, day = cur.base
    if date.day is not None:
        for _ in range(24):
            if date.day <= days_in_month(year, month) and (year, month, date.day) <= cur.base:
                return date._replace(year=year, month=month)
            year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    elif date.weekday is not None:
        year, month, day = add_days(cur.base, -((weekday(cur.base) - date.weekday) % 7))
        return date._replace(year=year, month=month, day=day, weekday=None)
    elif date.time:
        return date._replace(year=year, month=month, day=day)
    return date._replace(year=year)


def year_before_base(date: Partial, month: int, cur: Cursor) -> Partial:
    """The date in the last year in which it had begun by the base."""
    day, most = date.day or 1, days_in_month(2000, month)
    if not 1 <= day <= most:
        name = MONTH_NAMES[month - 1]
        hint = f"{name} has {most} days at most"
        raise cur.refusal("D101", f"no such day: {date.day} {name}", hint, date.at)
    year = cur.base[0]
    while (year, month, day) > cur.base or day > days_in_month(year, month):
        year -= 1
    if date.weekday is not None and date.day is not None:
        year = year_of_weekday((month, day), year, date.weekday, cur)
    return date._replace(year=year)


def year_of_weekday(day: tuple[int, int], year: int, number: int, cur: Cursor) -> int:
    """The year before the base, or the one nearest to it, in which a day has its weekday."""
    years = [y for y in (year, year + 1) if day[1] <= days_in_month(y, day[0])]
    nearest = min(years, key=lambda y: abs(ordinal((y, *day)) - ordinal(cur.base)))
    return nearest if weekday((nearest, *day)) == number else year


def check(date: Partial, cur: Cursor) -> None:
    """Raise where there is no such day, or another day of the week."""
    if date.month is None:
        return
    if not 1 <= date.month <= 12:
        hint = "months go from 01 to 12"
        raise cur.refusal("D101", f"no such month: {date.month:02}", hint, date.at)
    if date.year is None or date.day is None:
        return
    text = day_text((date.year, date.month, date.day))
    last = days_in_month(date.year, date.month)
    if not 1 <= date.day <= last:
        hint = f"{MONTH_NAMES[date.month - 1]} {year_text(date.year)} has {last} days"
        raise cur.refusal("D101", f"no such day: {text}", hint, date.at)
    day = date.year, date.month, date.day
    found = weekday_then(day)
    if date.weekday is not None and date.weekday != found:
        message = f"no such day: {text} is no {WEEKDAY_NAMES[date.weekday]}"
        hint = f"it is a {WEEKDAY_NAMES[found]}"
        if fits_weekday(day, date.weekday):
            hint += "; where it is a day of the Julian calendar, write O.S. behind it"
        raise cur.refusal("D101", message, hint, date.at)


def text_of(date: Partial) -> str:
    text = year_text(date.year or 0)
    if date.group:
        return f"{text}-{date.group:02}"
    if date.month is not None:
        text += f"-{date.month:02}"
    if date.day is not None:
        text += f"-{date.day:02}"
    return text + date.time


def qualify(value: Value, mark: str, cur: Cursor) -> Value:
    """The value with `~`, `?` or both (`%`) on each of its dates."""
    if not mark:
        return value
    if "T" in value.low or value.shape == "list":
        hint = "EDTF marks a day or more, not a time of day or a list"
        raise cur.refusal("D102", "a date that cannot be marked uncertain", hint, 0)
    return value._replace(low=marked(value.low, mark), high=marked(value.high, mark))

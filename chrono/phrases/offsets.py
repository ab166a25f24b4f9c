"""Dates so many days, weeks, months or years away: `yesterday`, `3 days ago`, `-90d`.

Every value made here is marked relative; without a base the reader then refuses it.
"""

from typing import Final

from chrono.dates.calendar import Day, add_days, add_months, weekday
from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import DAY_PARTS, FINER, MONTHS, UNITS, WEEKDAYS
from chrono.phrases.numbers import count
from chrono.tagger.values import (
    Operand,
    Partial,
    Value,
    day_text,
    days_of,
    week_of,
    year_text,
)

NAMED_DAYS: Final = {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "day before yesterday": -2,
    "day after tomorrow": 2,
    "yesterday": -1,
    "tomorrow": 1,
    "today": 0,
    "now": 0,
    "tonight": 0,
    "last night": -1,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
}
DAYS_IN: Final = {"day": 1, "week": 7, "fortnight": 14}
MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def whole_day(day: Day, rule: str) -> Partial:
    return Partial(rule, *day, last="day", relative=True)


def moved(day: Day, number: int, unit: str) -> Day:
    """The day so many units away; in a shorter month its last day."""
    if unit in DAYS_IN:
        return add_days(day, number * DAYS_IN[unit])
    return add_months(day, number * MONTHS_IN[unit])


def away(day: Day, number: int, unit: str, rule: str) -> Operand:
    """The day, week, month, year or more, that lies so many units away: as wide as its unit."""
    if unit == "day":
        return whole_day(add_days(day, number), rule)
    if unit in DAYS_IN:
        return week_of(moved(day, number, unit), rule, relative=True)
    year, month, _ = moved((day[0], day[1], 1), number, unit)
    if unit == "month":
        return Partial(rule, year, month, last="month", relative=True)
    if unit == "quarter":
        return Partial(rule, year, group=33 + (month - 1) // 3, relative=True)
    if unit == "year":
        return Partial(rule, year, last="year", relative=True)
    text = year_text(year)
    wide = text[:-1] + "X" if unit == "decade" else text[:-2] + "XX"
    return Value(wide, rule=rule, relative=True)


def named(cur: Cursor) -> Operand | None:
    """`today`, `yesterday`, `the day before yesterday`."""
    for phrase, days in NAMED_DAYS.items():
        if cur.says(phrase):
            cur.word(DAY_PARTS)
            return whole_day(add_days(cur.base, days), phrase.replace(" ", "-"))
    return None


def offset(cur: Cursor) -> Operand | None:
    """`-90d`, `+2w`, `-3m`, `-1y`: the day so far away."""
    token = cur.kind("step")
    if not token:
        return None
    if len(token.text) > 9:
        hint = "write the date itself, such as -9999 or Y-170000"
        raise cur.refusal("D102", f"too far away: {token.text}", hint, token.at)
    unit = {"d": "day", "w": "week", "m": "month", "y": "year"}[token.text[-1].lower()]
    return whole_day(moved(cur.base, int(token.text[:-1]), unit), "offset")


def ago(cur: Cursor) -> Operand | None:
    """`3 days ago`, `in 10 days`, `two weeks from now`, `a fortnight ago`."""
    coming = cur.says("in", "in the next") and not cur.says("the")
    start = cur.at
    token = cur.peek()
    number = 1 if token and token.text == "fortnight" else count(cur)
    if number is None:
        return None
    finer = cur.peek()
    if cur.word(FINER) and finer and (coming or cur.says("ago", "from now", "hence")):
        message = "the time of day it counts from is not known"
        raise cur.refusal("D102", message, "say the day", finer.at)
    unit = UNITS.get(cur.word(UNITS), "")
    if not unit:
        return None
    if coming or cur.says("from now", "from today", "hence"):
        return away(cur.base, number, unit, f"in-{unit}s")
    if cur.says("ago", "back"):
        return away(cur.base, -number, unit, f"{unit}s-ago")
    if cur.says("later", "earlier", "after that", "afterwards", "before that", "on"):
        refuse_elsewhere(cur, start)
    return None


def following(cur: Cursor) -> Operand | None:
    """Refuse `the following day`, `the next day`, `that year`: they lean on another event."""
    start = cur.at
    article = cur.says("the")
    words = ("following", "previous", "preceding", "same", "next" if article else "that")
    if cur.says(*words):
        number = None if article else count(cur)
        if number is None and (cur.word(UNITS) or cur.word(WEEKDAYS) or cur.word(MONTHS)):
            refuse_elsewhere(cur, start)
    return None


def refuse_elsewhere(cur: Cursor, start: int) -> None:
    """Raise at `two weeks later`: it counts from an event told before, not from the base."""
    hint = "give the day of that event and say it from there: --base 2025-09-22 'in 2 weeks'"
    if cur.question.strict:
        hint = "a file keeps dates that stay: write the day itself, such as 2025-09-22"
    message = f"{cur.question.shown} counts from another event"
    raise cur.refusal("D104", message, hint, cur.tokens[start].at)


def stretch(cur: Cursor) -> Operand | None:
    """`over the past decade`, `the last 3 years`, `the next 10 days`: from or to the base."""
    cur.says("over the course of", "over", "in", "during", "within", "for")
    article = cur.says("the")
    word = cur.word({"past", "last", "next", "coming"})
    if not word:
        return None
    number = count(cur)
    unit = UNITS.get(cur.word(UNITS), "")
    if not unit or (number is None and not (article or word in {"past", "coming"})):
        return None
    if word == "next" and number is None:
        return None
    forward = word in {"next", "coming"}
    other = moved(cur.base, (number or 1) * (1 if forward else -1), unit)
    low, high = sorted((cur.base, other))
    return Value(day_text(low), day_text(high), "span", f"{word}-{unit}s", relative=True)


def to_date(cur: Cursor) -> Operand | None:
    """`year to date`, `so far this month`: from its first day to the base."""
    year, month, _ = cur.base
    if cur.says("year to date", "so far this year"):
        first = (year, 1, 1)
    elif cur.says("month to date", "so far this month"):
        first = (year, month, 1)
    else:
        return None
    return Value(day_text(first), day_text(cur.base), "span", "to-date", relative=True)


def within(cur: Cursor) -> Operand | None:
    """`earlier this year`, `later this month`: some day between its edge and the base."""
    word = cur.word({"earlier", "later"})
    if not word or not cur.says("this"):
        return None
    unit = cur.word({"week", "month", "year"})
    if not unit:
        return None
    year, month, _ = cur.base
    first, last = (year, 1, 1), (year, 12, 31)
    if unit == "week":
        first = add_days(cur.base, -weekday(cur.base))
        last = add_days(first, 6)
    elif unit == "month":
        first = (year, month, 1)
        last = add_days(add_months(first, 1), -1)
    low, high = (first, cur.base) if word == "earlier" else (cur.base, last)
    return days_of(low, high, f"{word}-this-{unit}", relative=True)

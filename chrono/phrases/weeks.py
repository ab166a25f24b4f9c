"""Weeks, Monday to Sunday: `2025-W39`, `week of 15 September 2025`.

Source: ISO 8601-1:2019, 4.3.7: week 01 is the week with the first Thursday of the year.
"""

from chrono.dates import parse
from chrono.dates.calendar import add_days, weekday
from chrono.phrases.completion import complete
from chrono.phrases.cursor import Cursor
from chrono.phrases.days import named_day
from chrono.tagger.values import Operand, Partial, week_of


def iso_week(cur: Cursor) -> Operand | None:
    token = cur.kind("week")
    if not token:
        return None
    year, number = int(token.text[:4]), int(token.text[-2:])
    monday = add_days((year, 1, 4), 7 * (number - 1) - weekday((year, 1, 4)))
    if number == 0 or add_days(monday, 3)[0] != year:
        hint = f"weeks go from W01 to W52{', but in some years W53' if number == 53 else ''}"
        raise cur.refusal("D101", f"no such week: {token.text}", hint, token.at)
    return week_of(monday, "iso-week")


def week_of_day(cur: Cursor) -> Operand | None:
    """`week of 15 September 2025`: the week that holds the day."""
    cur.says("the")
    if not cur.says("week of", "week beginning", "week starting", "week commencing"):
        return None
    cur.says("the")
    date = named_day(cur)
    if not isinstance(date, Partial) or date.day is None:
        return None
    whole = complete(date, cur)
    day = parse(whole.low).earliest
    return None if day is None else week_of(day, "week-of", whole.relative)

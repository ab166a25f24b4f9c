"""Dates in figures alone: `2024-03`, `2025-W39`, `20250922`, `22.09.2025`, `03/04/25`.

Whose order, and whose century, is settled or shown both ways.
"""

from typing import Final

from chrono.dates import parse
from chrono.dates.calendar import Day, add_days, days_in_month, weekday
from chrono.errors import DateError
from chrono.phrases.cursor import Cursor, Productions
from chrono.tagger.english import MONTH_NAMES
from chrono.tagger.values import Operand, Partial, Value, week_of

ORDERS: Final = {"DMY": (2, 1, 0), "MDY": (2, 0, 1), "YMD": (0, 1, 2)}


def edtf(cur: Cursor) -> Operand | None:
    """One date of EDTF inside a phrase: `since 2024-03`, and a time after a day."""
    token = cur.kind("edtf")
    if not token:
        return None
    text = token.text
    if len(text) == 10 and text.count("-") == 2 and text.replace("-", "").isdigit():
        year, month, day = map(int, text.split("-"))
        if month <= 12:
            return Partial("day", year, month, day, last="day", at=token.at)
    if len(text) == 7 and text.replace("-", "").isdigit() and "00" < text[5:] <= "12":
        return Partial("month", int(text[:4]), int(text[5:]), last="month", at=token.at)
    date = parse(text)  # raises what is wrong with it
    return Value(str(date), rule="edtf")


def compact(cur: Cursor) -> Operand | None:
    token = cur.kind("compact")
    if not token:
        return None
    text = token.text
    return Partial("compact", int(text[:4]), int(text[4:6]), int(text[6:]), last="day", at=token.at)


def iso_week(cur: Cursor) -> Operand | None:
    """`2025-W39`: week 01 is the week with the first Thursday of the year (ISO 8601-1, 4.3.7)."""
    token = cur.kind("week")
    if not token:
        return None
    year, number = int(token.text[:4]), int(token.text[-2:])
    monday = add_days((year, 1, 4), 7 * (number - 1) - weekday((year, 1, 4)))
    if number == 0 or add_days(monday, 3)[0] != year:
        hint = f"weeks go from W01 to W52{', but in some years W53' if number == 53 else ''}"
        raise cur.refusal("D101", f"no such week: {token.text}", hint, token.at)
    return week_of(monday, "iso-week")


def month_year(cur: Cursor) -> Operand | None:
    """`11/2024`, `11.2024`: two numbers of which one is a year leave only the month."""
    token = cur.kind("month_year")
    if not token:
        return None
    month, _, year = token.text.replace(".", "/").partition("/")
    if not 1 <= int(month) <= 12:
        raise cur.refusal("D101", f"no such month: {token.raw}", "months go from 1 to 12", 0)
    return Partial("month", int(year), int(month), last="month", at=token.at)


def numeric(cur: Cursor) -> Operand | None:
    """`22.09.2025`, `2025/09/22`, `03/04/25`."""
    token = cur.kind("numeric")
    if token is None:
        return None
    mark = next(c for c in token.text if not c.isdigit())
    fields = token.text.split(mark)
    if len(fields[1]) > 2 or {len(fields[0]), len(fields[2])} - {1, 2, 4}:
        return None
    orders = orders_of(fields, mark)
    short = 4 not in (len(fields[0]), len(fields[2]))
    asked = cur.question.order
    if asked and (asked in orders or short):
        orders = [asked]
    found = days_in(fields, orders, cur)
    if not found:
        raise no_such_day(token.text, fields, orders, cur, token.at)
    days = list(found)
    if len(set(found.values())) > 1:
        cur.settle = f"say --order {min(found.values())}"
        if short and not cur.given:
            base = cur.question.base_option
            cur.settle = f"{cur.settle} and --base 2025-09-22" if base else ""
            days = [day for day in found if day[0] >= 2000] or days
    relative = short and cur.given
    return cur.pick(
        [Partial("numeric", *day, last="day", relative=relative, at=token.at) for day in days]
    )


def orders_of(fields: list[str], mark: str) -> list[str]:
    """The orders that three numbers can have by their form."""
    if len(fields[0]) == 4:
        return ["YMD"]
    return ["DMY", "MDY", "YMD"] if len(fields[2]) < 4 and mark == "-" else ["DMY", "MDY"]


def days_in(fields: list[str], orders: list[str], cur: Cursor) -> dict[Day, str]:
    """The days that the fields are in these orders, each with the first order that gives it."""
    found: dict[Day, str] = {}
    for name in orders:
        written, month, number = (fields[n] for n in ORDERS[name])
        for year in [int(written)] if len(written) == 4 else short_years(cur, int(written)):
            if 1 <= int(month) <= 12 and 1 <= int(number) <= days_in_month(year, int(month)):
                found.setdefault((year, int(month), int(number)), name)
    return found


def no_such_day(text: str, fields: list[str], orders: list[str], cur: Cursor, at: int) -> DateError:
    hint = "months go from 01 to 12"
    for name in orders:
        year, month, _ = (fields[n] for n in ORDERS[name])
        if len(year) == 4 and 1 <= int(month) <= 12:
            last = days_in_month(int(year), int(month))
            hint = f"{MONTH_NAMES[int(month) - 1]} {year} has {last} days"
    return cur.refusal("D101", f"no such day: {text}", hint, at)


def short_years(cur: Cursor, number: int) -> list[int]:
    """The years two figures may mean: the one nearest the base, else one of each century."""
    if cur.given:
        start = cur.base[0] - 50
        return [start + (number - start - 1) % 100 + 1]
    cur.settle = "give the day it counts from: --base 2025-09-22" * cur.question.base_option
    return [1900 + number, 2000 + number]


FIGURES: Final[Productions] = (edtf, compact, numeric, month_year)

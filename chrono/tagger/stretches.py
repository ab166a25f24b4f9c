"""Stretches at an edge of a date: `the first ten months of 1915`, `the last week of August`."""

from typing import Final

from chrono.dates.calendar import Day, add_days, add_months, weekday
from chrono.tagger import lexicon as lx
from chrono.tagger import steps, years
from chrono.tagger.durations import unit_at
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import amount, ordinal
from chrono.tagger.points import LAST_YEAR, Point, moved, of_day
from chrono.tagger.text import Text
from chrono.tagger.values import Value, day_text
from chrono.tagger.years import Found
from chrono.temporal import reading

EDGES: Final = {"first": 0, "opening": 0, "last": -1, "final": -1, "closing": -1}
WEEKS: Final = 5  # of a month
HOLDERS: Final = (
    reading.explicit, years.year_alone, steps.stepped,
)  # fmt: skip
SHAPES: Final = frozenset({"date", "wide", "step"})
SIZES: Final = ("day", "weekend", "week", "month", "year", "decade")  # the shortest first


def stretch(t: Text, i: int) -> Found:
    """`the first ten months of 1915`, `the last week of August`, `the final days of 1944`."""
    j = i + 1 if t.words[i] == "the" else i
    which, k = EDGES.get(t.words[j]), j + 1
    ranked = ordinal(t, j) if which is None else None
    if ranked and t.words[ranked[0]] == "week" and 1 < ranked[1] <= WEEKS:
        k, which = ranked[0], ranked[1] - 1
    if which is None:
        return None
    number: float | str = 1
    counts = ranked is None and t.kinds[k] in {lx.NUMBER, lx.DIGITS, lx.VAGUE}
    found = amount(t, k) if counts else None
    if found:
        k, number = found
    unit = unit_at(t, k)
    if unit is None or unit[1] not in SIZES or t.words[unit[0]] not in {"of", "in"}:
        return None
    if unit[2] and found is None:
        number = "X"
    holder = next(filter(None, (read(t, unit[0] + 1) for read in HOLDERS)), None)
    if holder is None or holder[1].shape not in SHAPES or holder[1].day is not None:
        return None
    if t.words[unit[0]] == "in" and not holder[1].month:
        return None
    return holder[0], Meaning(
        "duration", number=number, unit=unit[1], which=which, of=holder[1], rule="edge"
    )


def nth_weekday(t: Text, i: int) -> Found:
    """`the first Monday in May 2010`, `the last Friday of next month`."""
    j = i + 1 if t.words[i] == "the" else i
    rank = (j + 1, -1) if t.words[j] == "last" else ordinal(t, j)
    if (
        rank is None
        or rank != (j + 1, min(rank[1], 5))
        or t.kinds[j + 1] != lx.WEEKDAY
        or t.words[j + 2] not in {"of", "in"}
    ):
        return None
    holder = reading.explicit(t, j + 3) or years.year_alone(t, j + 3) or steps.stepped(t, j + 3)
    if holder is None or holder[1].day is not None or holder[1].mod:
        return None
    if not (holder[1].month or holder[1].rule == "year" or holder[1].unit in {"month", "year"}):
        return None
    day = int(t.senses[t.words[j + 1]])
    return holder[0], Meaning("date", weekday=day, number=rank[1], of=holder[1], rule="nth-weekday")


def nth_day(point: Point, number: int, nth: int) -> Point:
    """The first, second ... or last (-1) such weekday of a month or a year; all of it where it has
    no such day."""
    first, last = bounds(point)
    if nth < 0:
        return of_day(add_days(last, -((weekday(last) - number) % 7)), "day")
    day = add_days(first, (number - weekday(first)) % 7 + 7 * (nth - 1))
    return of_day(day, "day") if day <= last else point


def held(point: Point, m: Meaning) -> Value | None:
    """Some time of the stretch; None where the point has no year that EDTF gives days, or nobody
    knows how many units.

    The months of a stretch of months, the years of one of years, else its days.
    """
    counted = isinstance(m.number, (int, float)) and m.number == int(m.number)
    if point.year is None or abs(point.year) >= LAST_YEAR or not counted:
        return None
    start, last = bounds(point)
    count = int(m.number or 0)
    nth = int(m.which)  # from the first, which is 0
    if nth >= 0:
        start = moved(start, nth * count, m.unit)
        if start > last:
            return None
        last = min(last, add_days(moved(start, count, m.unit), -1))
    else:
        start = max(start, moved(add_days(last, 1), -count, m.unit))
    whole = {"month": 2, "year": 1, "decade": 1}.get(m.unit, 3)
    low, high = day_text(start, whole), day_text(last, whole)
    return Value(low, rule=m.rule) if low == high else Value(low, high, "set", m.rule)


def bounds(point: Point) -> tuple[Day, Day]:
    """The first and the last day of a month, a season, a year or a run of years."""
    year, month, _ = point.first()
    length = LENGTHS.get(point.grain, 12)
    return (year, month, 1), add_days(add_months((year, month, 1), length), -1)


LENGTHS: Final = {"month": 1, "season": 3, "decade": 120, "century": 1200}  # months

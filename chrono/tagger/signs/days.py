"""Days in words: `明天`, `来週の水曜日`, `12月4日(金)`, `10月の第2月曜日`, `2026年圣诞节`."""

from typing import Final

from chrono.tagger import asian
from chrono.tagger.meanings import Meaning
from chrono.tagger.signs.words import Line, Read


def day(line: Line, i: int) -> Read:
    """A day: `明天`, `来週の水曜日`, `12月4日`, `10月の第2月曜日`."""
    told = line.word(i, "day")
    if told:
        return told[0], shift(int(told[1]))
    week = line.word(i, "week")
    if week:
        of = Meaning("step", which=int(week[1]), unit="week", rule="unit-step")
        tail = line.source[week[0] : week[0] + 1]
        named = line.word(line.joint(week[0]), "weekday")
        number = line.words.tails.get(tail) if named is None else int(named[1])
        if number is not None:
            end = named[0] if named else week[0] + 1
            return end, Meaning("date", weekday=number, of=of, rule="weekday-of-week")
        return None
    named = line.word(i, "weekday")
    if named:
        return named[0], Meaning("date", weekday=int(named[1]), rule="weekday")
    return (
        ranked(line, i)
        or feast(line, i)
        or of_step(line, i)
        or written(line, i)
        or day_of_month(line, i)
    )


def shift(days: int) -> Meaning:
    rule = NEAR.get(days, "day-away")
    return Meaning("shift", unit="day", number=days, which="from", rule=rule)


NEAR: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def written(line: Line, i: int) -> Read:
    """A day in figures, with its day of the week behind it."""
    m = asian.DATE.match(line.source, i)
    date = asian.said(m) if m else None
    if m is None or date is None or not date.day:
        return None
    bracket = line.source[m.end() : m.end() + 1] in {"(", "（"}
    short = line.words.senses.get("short", {}).get(line.source[m.end() + 1 : m.end() + 2])
    if bracket and short is not None and line.source[m.end() + 2 : m.end() + 3] in {")", "）"}:
        return m.end() + 3, date._replace(weekday=int(short))
    named = line.word(m.end() + bracket, "weekday")
    if named:
        closed = line.source[named[0] : named[0] + 1] in {")", "）"}
        return named[0] + (bracket and closed), date._replace(weekday=int(named[1]))
    return m.end(), date


LONGEST: Final = 12  # signs of a month and a day


def of_step(line: Line, i: int) -> Read:
    """`来月3日`, `明年3月15日`: a day of a month or a year that is counted."""
    of = holder(line, i)
    if of is None or of[1].shape != "step" or of[1].unit == "quarter":
        return None
    j = line.joint(of[0])
    m = asian.DATE.match(line.source[j : j + LONGEST])  # 年 before it would make it another
    date = asian.said(m) if m and of[1].unit == "year" else None
    if m and date and date.month and not date.year and date.shape == "date":
        return j + m.end(), date._replace(of=of[1], rule="month-of-year")
    number = line.number(j) if of[1].unit == "month" else None
    mark = line.word(number[0], "date") if number else None
    if number is None or mark is None or not 1 <= number[1] <= 31:
        return None
    return mark[0], Meaning("date", day=number[1], of=of[1], rule="day-of-month")


def day_of_month(line: Line, i: int) -> Read:
    """`15日`, `3号`, where no word behind makes it a length."""
    number = line.number(i)
    mark = line.word(number[0], "date") if number else None
    if number is None or mark is None or not 1 <= number[1] <= 31:
        return None
    behind = line.source[mark[0] : mark[0] + 1]
    free = not behind or behind in MARKS or line.word(mark[0], "part")
    number_behind = line.number(mark[0])
    clocked = number_behind and line.word(number_behind[0], "hour")
    if not free and not clocked:
        return None
    return mark[0], Meaning("date", day=number[1], rule="day-of-month")


MARKS: Final = frozenset("、，,。.)）（( ")


def holder(line: Line, i: int) -> Read:
    """A month or a year that something is a part of: `2027年6月`, `来月`, `明年`."""
    for part in ("month", "year", "quarter"):
        step = line.word(i, part)
        if step:
            return step[0], Meaning("step", which=int(step[1]), unit=part, rule="unit-step")
    m = asian.DATE.match(line.source, i)
    date = asian.said(m) if m else None
    return (m.end(), date) if m and date and date.shape == "date" and not date.day else None


def ranked(line: Line, i: int) -> Read:
    """`6月の第1月曜日`, `本月最后一个星期五`: a weekday by its place in a month."""
    of = holder(line, i)
    place = of and (line.word(line.joint(of[0]), "nth") or line.word(line.joint(of[0]), "last"))
    named = line.word(line.joint(place[0]), "weekday") if place else None
    if of is None or place is None or named is None or of[1].unit == "quarter":
        return None
    return named[0], Meaning(
        "date", weekday=int(named[1]), number=int(place[1]), of=of[1], rule="nth-weekday"
    )


def feast(line: Line, i: int) -> Read:
    """`圣诞节`, `2026年のクリスマス`."""
    of = holder(line, i)
    if of and of[1].unit not in {"", "year"}:
        return None
    named = line.word(line.joint(of[0]) if of else i, "feast")
    if named is None or (of and of[1].month):
        return None
    date = Meaning("date", feast=named[1], rule="feast")
    if of is None:
        return named[0], date
    year = of[1].year
    return named[0], date._replace(year=year) if year else date._replace(of=of[1])

"""The two sides of a range: each takes from the other what it does not say itself.

`9–10 September`, `1914–18`, `44–43 BC`, `30 March – 2 April 2025`, `Q4 – Q1 2025`.
"""

from chrono.dates import parse
from chrono.dates.calendar import add_days, weekday
from chrono.phrases.completion import before_base, complete
from chrono.phrases.cursor import Cursor
from chrono.phrases.operands import operand
from chrono.tagger.numbers import ordinal
from chrono.tagger.values import Operand, Partial, Value


def side(cur: Cursor) -> Operand | None:
    """One side of a range: an operand, or a number alone."""
    date = operand(cur)
    if date is None:
        cur.says("c", "about")
        date = number(cur)
    return date


def number(cur: Cursor) -> Operand | None:
    """A number or an ordinal that only its neighbour explains, perhaps with a year: `10, 2025`."""
    token = cur.peek()
    cur.says("the")
    count = cur.take(ordinal)
    if count is None:
        found = cur.kind("number", "short")
        if found is None or len(found.text) > 3:
            return None
        text = found.text.strip("'")
    else:
        text = str(count)
    date = Partial("day", bare=text, at=token.at if token else 0)
    at = cur.at
    cur.says(",", "of")
    said = cur.meaning()
    if said is not None and said.rule in {"year", "year-era"}:
        return date._replace(year=said.year, era=said.era)
    cur.at = at
    return date


def share(a: Operand, b: Operand, cur: Cursor) -> tuple[Value, Value]:
    """Both sides whole."""
    if isinstance(a, Partial) and isinstance(b, Partial):
        if a.bare and not b.bare:
            a = explained_by_last(a, b)
        elif b.bare and not a.bare:
            a, b = explained_by_first(a, b)
        a, b = share_days(a, b, cur)
        a, b = share_years(a, b, cur)
    return complete(a, cur), complete(b, cur)


def explained_by_last(a: Partial, b: Partial) -> Partial:
    """`9` of `9–10 September`, `44` of `44–43 BC`."""
    value = int(a.bare)
    if b.day is not None and value <= 31:
        return Partial("day", b.year, b.month, value, mark=a.mark, era=b.era, at=a.at)
    if b.year is not None and b.month is None and b.era:
        return Partial("year", 1 - value if b.era == "bc" else value, era=b.era, at=a.at)
    return a


def explained_by_first(a: Partial, b: Partial) -> tuple[Partial, Partial]:
    """`10, 2025` of `September 9–10, 2025`, `18` of `1914–18`, `37` of `AD 14–37`."""
    if a.day is not None:
        return explained_by_day(a, b, a.day)
    if a.year is None or a.month is not None or a.group or b.year is not None:
        return a, b
    value, year = int(b.bare), a.year
    if a.era:
        year = 1 - value if a.era == "bc" else value
    elif len(b.bare) == 2 and value > year % 100 and year >= 1000:
        year = year - year % 100 + value
    else:
        return a, b
    return a, Partial("year", year, era=a.era, mark=b.mark, at=b.at)


def explained_by_day(a: Partial, b: Partial, day: int) -> tuple[Partial, Partial]:
    """A number behind a day is a later day of its month, unless it may be the year."""
    value = int(b.bare)
    later = Partial("day", a.year, a.month, value, mark=b.mark, at=b.at)
    if value > 31:
        return a, b
    if a.last == "day" and (b.year is None or a.year is None):
        year = a.year if b.year is None else b.year
        a = a._replace(year=year, era=b.era or a.era)
        return a, later._replace(year=year, last="day")
    if b.year is not None:
        return a, b
    if a.year is None or (not a.era and day < value <= a.year % 100):
        return a, later  # 9 September 2025 – 26 may be until 2026
    return a, b


def share_days(a: Partial, b: Partial, cur: Cursor) -> tuple[Partial, Partial]:
    """`the 9th to 12 September`, `30 March to the 2nd`, `noon to 2 pm on 9 September`."""
    if a.rule == b.rule == "day-of-month":
        b = before_base(b, cur)._replace(relative=True, rule="day-of-month-before-base")
    if a.rule == "day-of-month" and b.month is not None and b.day is not None:
        a = beside(a, b, -1)
    elif b.rule == "day-of-month" and a.month is not None and a.day is not None:
        b = beside(b, a, 1)
    elif b.weekday is not None and b.day is None and a.time and b.time and a.weekday is None:
        a = a._replace(weekday=b.weekday, rule=b.rule)  # 9 to 11 am on Friday
    elif b.day is not None and a.time and b.time and a.day is None and a.month is None:
        a = a._replace(year=b.year, month=b.month, day=b.day, relative=b.relative, rule=b.rule)
    elif a.day is not None and b.time and b.day is None and b.month is None:
        b = b._replace(year=a.year, month=a.month, day=a.day, relative=a.relative, rule=a.rule)
    return a, b


def beside(date: Partial, other: Partial, step: int) -> Partial:
    """The day of the month nearest the other day: before it when `step` is -1, else after."""
    year, month = other.year, other.month or 0
    if ((date.day or 0) - (other.day or 0)) * step < 0:
        years, month = divmod(month - 1 + step, 12)
        year, month = year if year is None else year + years, month + 1
    relative = other.relative
    return date._replace(rule=other.rule, year=year, month=month, relative=relative)


def share_years(a: Partial, b: Partial, cur: Cursor) -> tuple[Partial, Partial]:
    """`30 March – 2 April 2025`, `Q4 – Q1 2025`, `December 2024 – January`, `1200–1100 BC`."""
    if a.bare or b.bare:
        return a, b
    months, ends = a.months, b.months
    if months and ends:
        if a.year is None and b.year is None:
            b = before_base(b, cur)
            b = b._replace(relative=True, rule=f"{b.rule}-before-base")
            a = a._replace(relative=True)
        in_order = (months[0], a.day or 0) <= (ends[1], b.day or 31)
        if a.year is None and b.year is not None:
            a = a._replace(year=b.year if in_order else b.year - 1)
        elif b.year is None and a.year is not None:
            b = b._replace(year=a.year if in_order else a.year + 1)
    elif a.weekday is not None and a.day is None and b.weekday is not None and b.day is None:
        end = parse(complete(b, cur).low).earliest
        if end:
            start = add_days(end, -((weekday(end) - a.weekday) % 7))
            a = a._replace(year=start[0], month=start[1], day=start[2], weekday=None)
    said = a.year if a.last == "year" and not a.era else None
    if said is not None and b.era == "bc" and (b.year or 0) <= -99:  # 1214–04 BC ends in 1204
        a = a._replace(year=1 - said, era="bc")
    return a, b

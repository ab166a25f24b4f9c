"""Dates that are counted from the base: `yesterday`, `3 days ago`, `last month`, `-90d`.

The tagger's resolution says where they lie. Every operand made here is marked relative; without a
base the reader then refuses it.
"""

from itertools import takewhile
from typing import Final

from chrono.dates import parse
from chrono.dates.calendar import add_days, add_months, weekday
from chrono.errors import DateError
from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import FINER
from chrono.tagger import points
from chrono.tagger.discourse import Discourse
from chrono.tagger.meanings import Meaning
from chrono.tagger.periods import period
from chrono.tagger.points import Point, moved
from chrono.tagger.resolution import point_of
from chrono.tagger.values import Operand, Partial, Value, day_text, days_of

UNITS: Final = frozenset({*points.DAYS_IN, *points.MONTHS_IN})
STEPS: Final = {-1: "last", 0: "this", 1: "next"}
ROUND: Final = 1000  # years; fewer are counted by people who know the year
SHIFTS: Final = {"ago": "{}s-ago", "hence": "in-{}s"}
ELSEWHERE: Final = {"that", "same", "following", "previous", "those", "later", "earlier"}
STRETCHES: Final[dict[str, str | int]] = {
    "past": -1, "last": -1, "next": 1, "coming": 1, "previous": "previous"
}  # fmt: skip
WEEKEND: Final = 5  # Saturday
LETTERS: Final = {"d": "day", "w": "week", "m": "month", "y": "year"}


def offset(cur: Cursor) -> Operand | None:
    """`-90d`, `+2w`, `-3m`, `-1y`: the day so far away; in a shorter month its last day."""
    token = cur.kind("step")
    if not token:
        return None
    if len(token.text) > 9:
        hint = "write the date itself, such as -9999 or Y-170000"
        raise cur.refusal("D102", f"too far away: {token.text}", hint, token.at)
    day = moved(cur.base, int(token.text[:-1]), LETTERS[token.text[-1].lower()])
    return Partial("offset", *day, last="day", relative=True)


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


def counted(m: Meaning, cur: Cursor, start: int) -> Operand | None:
    """What is counted from the base: `last month`, `3 days ago`, `next May`, `yesterday`."""
    if m.unit in FINER or m.number == "X" or m.which in {"latest", "recent", "current"}:
        if m.unit in FINER and m.which in SHIFTS:
            message = "the time of day it counts from is not known"
            raise cur.refusal("D102", message, "say the day", cur.tokens[start].at)
        return None
    if m.unit and m.unit not in UNITS:
        return None
    if m.which in ELSEWHERE:
        raise elsewhere(cur, start)
    if m.mod in ELSEWHERE:
        return within(m, cur)
    if m.which == "the" and m.weekday is not None:
        return Partial("weekday", weekday=m.weekday, relative=True, at=cur.tokens[start].at)
    if m.which == "the" and not m.mod:
        return None
    lasting = m.which in {"past", "coming"} or [m.which, cur.tokens[start].text] == [-1, "the"]
    if m.shape == "step" and m.unit not in {"", "weekend"} and lasting and not m.season:
        return None if m.mod else stretch(m, cur, start)
    rule = rule_of(m, cur, start)
    if m.shape == "step" and (m.weekday is not None or m.unit == "weekend") and m.which == 1:
        return next_week(m, cur, rule)
    if m.shape == "step" and m.unit in {"day", "fortnight"}:
        return None
    point = point_of(Discourse(cur.text, cur.base, False, "day"), m)
    if point is None or point.year is None:
        return None
    found = located(point, m.mod, rule)
    if isinstance(found, Partial) and is_round(m):
        return found._replace(mark="~")
    return found


def is_round(m: Meaning) -> bool:
    """Whether so many years are a round figure of a thousand and more: `10000 years ago`."""
    number = m.number
    if m.shape != "shift" or m.unit != "year" or not isinstance(number, float | int):
        return False
    return number >= ROUND and number % 100 == 0


def rule_of(m: Meaning, cur: Cursor, start: int) -> str:
    """The name of the rule: `last-month`, `days-ago`, `yesterday`."""
    if m.shape == "shift":
        if m.which in SHIFTS:
            return SHIFTS[str(m.which)].format(m.unit)
        named = takewhile(lambda t: t.text != "at", cur.tokens[start : cur.at])
        words = (t.text for t in named if t.text != "the")
        return "-".join(words) if m.rule in {"beside-today", "part-step"} else m.rule
    step = STEPS.get(m.which, str(m.which)) if isinstance(m.which, int) else str(m.which)
    if m.season:
        return "season-step"
    if m.weekday is not None:
        return f"{'last' if step == 'past' else step}-weekday"
    return f"{step}-month-name" if m.month else f"{step}-{m.unit}"


def located(p: Point, mod: str, rule: str) -> Operand | None:
    """A place on the calendar as an operand."""
    portion = points.PORTIONS.get(mod, 0)
    if mod and p.grain not in {"month", "year", "decade", "century", "millennium"}:
        return None
    if p.grain not in {"day", "month", "year", "quarter", "season"}:
        value = points.as_value(p, mod, rule)
        return value and value._replace(relative=True)
    group = points.group(p)
    month, day = (None, None) if group else (p.month or None, p.day or None)
    rule = f"part-of-{rule}" if portion else rule
    return Partial(rule, p.year, month, day, group, portion, last=p.grain, relative=True)


def next_week(m: Meaning, cur: Cursor, rule: str) -> Operand:
    """The next of what this week has too: the coming one, or next week's."""
    wanted = WEEKEND if m.weekday is None else m.weekday
    today = weekday(cur.base)
    coming = add_days(cur.base, (wanted - today - 1) % 7 + 1)
    day = cur.pick(list(dict.fromkeys((coming, add_days(cur.base, 7 - today + wanted)))))
    if m.weekday is None:
        return days_of(day, add_days(day, 1), rule, relative=True)
    return Partial(rule, *day, last="day", relative=True)


def within(m: Meaning, cur: Cursor) -> Operand | None:
    """`earlier this year`, `later this month`: some day between its edge and the base."""
    unit = m.unit
    if m.which != 0 or unit not in {"week", "month", "year"}:
        return None
    year, month, _ = cur.base
    first, last = (year, 1, 1), (year, 12, 31)
    if unit == "week":
        first = add_days(cur.base, -weekday(cur.base))
        last = add_days(first, 6)
    elif unit == "month":
        first = (year, month, 1)
        last = add_days(add_months(first, 1), -1)
    low, high = (first, cur.base) if m.mod == "earlier" else (cur.base, last)
    return days_of(low, high, f"{m.mod}-this-{unit}", relative=True)


def stretch(m: Meaning, cur: Cursor, start: int) -> Operand | None:
    """`the past decade`, `the last 3 years`, `the next 10 days`: from or to the base."""
    words = [token.text for token in cur.tokens[start : cur.at]]
    name = next((word for word in words if word in STRETCHES), "")
    if not name:
        raise elsewhere(cur, start)
    value = period(cur.base, m._replace(number=m.number or 1, which=STRETCHES[name]))
    unit = next((u for u in ("decade", "centur") if words[-1].startswith(u)), m.unit)
    return value and value._replace(rule=f"{name}-{unit.replace('centur', 'century')}s")


def away_from(length: Meaning, sign: int, date: Value) -> Value | None:
    """`two days after 28 February 2020`: the day so many units from a date."""
    said = parse(date.low) if date.shape == "one" and "T" not in date.low else None
    number, unit = length.number, length.unit
    if said is None or said.earliest is None or unit not in UNITS:
        return None
    if not isinstance(number, float | int) or number != int(number):
        return None
    if said.precision != "day" and (unit in points.DAYS_IN or said.precision != unit):
        return None
    day = moved(said.earliest, sign * int(number), unit)
    parts = {"month": 2, "year": 1}.get(said.precision, 3)
    side = "after" if sign > 0 else "before"
    return Value(day_text(day, parts), rule=f"{unit}s-{side}:{date.rule}", relative=date.relative)


def elsewhere(cur: Cursor, start: int) -> DateError:
    """The D104 for `two weeks later`: it counts from an event told before, not from the base."""
    hint = (
        "write the day itself, such as 2025-09-22, "
        "or give the day of that event and say it from there: --base 2025-09-22 'in 2 weeks'"
    )
    if cur.question.strict:
        hint = "a file keeps dates that stay: write the day itself, such as 2025-09-22"
    elif not cur.question.base_option:
        hint = "write the day itself, such as 2025-09-22"
    message = f"{cur.question.shown} counts from another event"
    return cur.refusal("D104", message, hint, cur.tokens[start].at)

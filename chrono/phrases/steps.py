"""Last, this, next: `last month`, `next May`, `this Friday`, `last summer`, `next weekend`.

The next of a thing that the present week also has, such as `next Friday`, has two readings.
"""

from typing import Final

from chrono.dates.calendar import Day, add_days, weekday
from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import MONTHS, SEASONS, UNITS, WEEKDAYS
from chrono.phrases.offsets import away, whole_day
from chrono.tagger.values import GROUPS, Operand, Partial, days_of

STEPS: Final = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
SATURDAY: Final = 5


def unit_step(cur: Cursor) -> Operand | None:
    """`last month`, `this year`, `next quarter`."""
    said = cur.word({"last", "this", "next"})
    word = cur.word(UNITS) if said else ""
    unit = UNITS.get(word, "")
    if not unit or unit in {"day", "fortnight"} or word != unit:
        return None
    return away(cur.base, STEPS[said], unit, f"{said}-{unit}")


def name_step(cur: Cursor) -> Operand | None:
    """`last March`, `next May`, `this Friday`, `last summer`, `next weekend`."""
    said = cur.word(STEPS)
    token = cur.peek()
    if not said or token is None or token.kind != "word":
        return None
    word = token.text
    if word in MONTHS:
        cur.step()
        return month_step(cur, said, MONTHS[word])
    if word in SEASONS:
        cur.step()
        return season_step(cur, said, SEASONS[word])
    if word in WEEKDAYS:
        cur.step()
        step = "last" if STEPS[said] < 0 else said
        return whole_day(day_step(cur, said, WEEKDAYS[word]), f"{step}-weekday")
    if word == "weekend":
        cur.step()
        return weekend_step(cur, said)
    return None


def month_step(cur: Cursor, said: str, wanted: int) -> Operand:
    """The month of that name before the base's, of its year, or after it."""
    year, month, _ = cur.base
    if STEPS[said] > 0:
        year += wanted <= month
    elif STEPS[said] < 0:
        year -= wanted >= month
    return Partial(f"{said}-month-name", year, wanted, last="month", relative=True)


def season_step(cur: Cursor, said: str, group: int) -> Operand:
    """The season before the base, the one of its year, or the one after it."""
    year, month, _ = cur.base
    first, last = GROUPS[group]
    if STEPS[said] > 0:
        year += first <= month
    elif STEPS[said] < 0:
        year -= (last >= month) + (last - 12 >= month)  # the winter that ends this year
    return Partial("season-step", year, group=group, relative=True)


def day_step(cur: Cursor, said: str, wanted: int) -> Day:
    """The day of the week: in the past, in this week, or the coming one or next week's."""
    today = weekday(cur.base)
    if STEPS[said] == 0:
        return add_days(cur.base, wanted - today)
    if STEPS[said] < 0:
        return add_days(cur.base, -((today - wanted - 1) % 7 + 1))
    coming = add_days(cur.base, (wanted - today - 1) % 7 + 1)
    next_week = add_days(cur.base, 7 - today + wanted)
    return coming if said == "coming" else cur.pick(list(dict.fromkeys((coming, next_week))))


def weekend_step(cur: Cursor, said: str) -> Operand:
    """Saturday and Sunday: of the week before, of this one, or the coming or next week's."""
    if STEPS[said] < 0:
        saturday = add_days(cur.base, SATURDAY - 7 - weekday(cur.base))
    else:
        saturday = day_step(cur, said, SATURDAY)
    return days_of(saturday, add_days(saturday, 1), f"{said}-weekend", relative=True)

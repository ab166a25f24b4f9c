"""Counted periods before or after a day: `the last three months`, `the next two weekends`."""

from typing import Final

from chrono.dates.calendar import Day, add_days, add_months, weekday
from chrono.tagger.meanings import Meaning
from chrono.tagger.points import DAYS_IN, MONTHS_IN, moved, of_day
from chrono.tagger.values import Value, day_text

SIGNS: Final[dict[str | int, int]] = {-1: -1, "past": -1, "previous": -1, 1: 1, "coming": 1}
MOST: Final = 50  # weekends
LONGEST: Final = 12 * 7000  # months: a day of four figures is left, whatever the base
WEEKEND: Final = 5  # Saturday
PARTS: Final = {"month": 2, "quarter": 2, "year": 1, "decade": 1, "century": 1, "millennium": 1}


def period(base: Day, m: Meaning) -> Value | None:
    """Return the days of a counted period, or None for one that nobody knows the length of.

    The last three months end on the base; the previous three are whole, and end before its own.
    Quarters are always whole.

    >>> say = Meaning("duration", number=3, unit="month", which=-1)
    >>> str(period((2026, 12, 1), say)), str(period((2026, 12, 1), say._replace(which="previous")))
    ('2026-09-01/2026-12-01', '2026-09/2026-11')
    """
    sign, number, unit = SIGNS.get(m.which), m.number, m.unit
    if sign is None or not isinstance(number, float | int) or number != int(number) or number < 1:
        return None
    if unit == "weekend":
        return weekends(base, int(number), sign) if number <= MOST else None
    if unit not in DAYS_IN and unit not in MONTHS_IN:
        return None
    if number * MONTHS_IN.get(unit, 1) > LONGEST:
        return None
    if m.which == "previous" or unit == "quarter":
        return before(base, int(number), unit) if sign < 0 else behind(base, int(number))
    low, high = sorted((base, moved(base, sign * int(number), unit)))
    return Value(day_text(low), day_text(high), "span", "stretch", relative=True)


def before(base: Day, number: int, unit: str) -> Value:
    """The whole units before the one that holds the base."""
    start = of_day(base, unit).first()
    if unit == "quarter":
        start = (start[0], (start[1] - 1) // 3 * 3 + 1, 1)
    elif unit in DAYS_IN:
        start = add_days(base, -weekday(base)) if unit in {"week", "fortnight"} else base
    low, parts = moved(start, -number, unit), PARTS.get(unit, 3)
    high = add_days(start, -1) if unit in DAYS_IN else add_months(start, -1)
    if parts == 1:
        high = (start[0] - 1, 1, 1)
    return Value(day_text(low, parts), day_text(high, parts), "span", "stretch", relative=True)


def behind(base: Day, quarters: int) -> Value:
    """The whole quarters after the one that holds the base."""
    start = (base[0], (base[1] - 1) // 3 * 3 + 1, 1)
    low, high = moved(start, 1, "quarter"), add_months(start, 3 * quarters + 2)
    return Value(day_text(low, 2), day_text(high, 2), "span", "stretch", relative=True)


def weekends(base: Day, number: int, sign: int) -> Value:
    """The weekends behind the base or ahead of it, each from its Saturday to its Sunday."""
    away = (WEEKEND - weekday(base)) % 7 if sign > 0 else -((weekday(base) - WEEKEND) % 7 or 7)
    first = add_days(base, away if sign > 0 else away - 7 * (number - 1))
    spans = [
        f"{day_text(add_days(first, 7 * n))}..{day_text(add_days(first, 7 * n + 1))}"
        for n in range(number)
    ]
    return Value(f"{{{','.join(spans)}}}", "", "list", "stretch", relative=True)

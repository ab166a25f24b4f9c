"""Dates that are counted from a day: `last month`, `3 days ago`, `-90d`, `the past decade`.

Every value made here is marked relative; without a base the reader then refuses it.
"""

from chrono.dates.calendar import Day, add_days, add_months, weekday
from chrono.phrases.atoms import number_word
from chrono.phrases.cursor import (
    Cursor,
    Operand,
    Partial,
    Value,
    day_text,
    refuse,
    week_of,
    year_text,
)
from chrono.phrases.lexicon import DAY_PARTS, FINER, MONTHS, SEASONS, UNITS, WEEKDAYS

NAMED_DAYS = {
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
MONTHS_IN = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def whole_day(day: Day, rule: str) -> Partial:
    return Partial(rule, *day, last="day", relative=True)


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
        raise refuse(cur, "D102", f"too far away: {token.text}", "", token.at)
    count, unit = int(token.text[:-1]), token.text[-1].lower()
    if unit in "dw":
        return whole_day(add_days(cur.base, count * (7 if unit == "w" else 1)), "offset")
    return whole_day(add_months(cur.base, count * (12 if unit == "y" else 1)), "offset")


def count(cur: Cursor) -> int | None:
    """How many: figures, a spelled number, or a, an, one."""
    token = cur.kind("number")
    if token:
        return int(token.text) if len(token.text) <= 6 else None
    if cur.says("a couple of", "a couple", "couple of"):
        return 2
    if cur.says("half"):
        return None
    return 1 if cur.says("a", "an") else number_word(cur)


def away(day: Day, number: int, unit: str, rule: str) -> Operand:
    """The day, week, month, year or more, that lies so many units away: as wide as its unit."""
    if unit == "day":
        return whole_day(add_days(day, number), rule)
    if unit == "week":
        return week_of(add_days(day, 7 * number), rule, relative=True)
    year, month, _ = add_months((day[0], day[1], 1), number * MONTHS_IN[unit])
    if unit == "month":
        return Partial(rule, year, month, last="month", relative=True)
    if unit == "quarter":
        return Partial(rule, year, group=33 + (month - 1) // 3, relative=True)
    if unit == "year":
        return Partial(rule, year, last="year", relative=True)
    text = year_text(year)
    wide = text[:-1] + "X" if unit == "decade" else text[:-2] + "XX"
    return Value(wide, rule=rule, relative=True)


def ago(cur: Cursor) -> Operand | None:
    """`3 days ago`, `in 10 days`, `two weeks from now`."""
    at = cur.at
    coming = cur.says("in", "in the next") and not cur.says("the")
    start = cur.at
    number = count(cur)
    if number is None:
        cur.at = at
        return None
    unit_at = cur.peek()
    if cur.word(FINER) and (coming or cur.says("ago", "from now", "hence")):
        hint = "say the day"
        place = unit_at.at if unit_at else 0
        raise refuse(cur, "D102", "the time of day it counts from is not known", hint, place)
    unit = UNITS.get(cur.word(UNITS), "")
    if not unit:
        return None
    if coming:
        return away(cur.base, number, unit, f"in-{unit}s")
    if cur.says("ago", "back"):
        return away(cur.base, -number, unit, f"{unit}s-ago")
    if cur.says("from now", "from today", "hence"):
        return away(cur.base, number, unit, f"in-{unit}s")
    other_event(cur, start)
    return None


def other_event(cur: Cursor, start: int) -> None:
    """Raise at `two weeks later`: it counts from an event told before, not from the base."""
    if cur.says("later", "earlier", "after that", "afterwards", "before that", "on"):
        elsewhere(cur, start)


def elsewhere(cur: Cursor, start: int) -> None:
    hint = "give the day of that event and say it from there: --base 2025-09-22 'in 2 weeks'"
    raise refuse(cur, "D104", "it counts from another event", hint, cur.tokens[start].at)


def following(cur: Cursor) -> Operand | None:
    """Refuse `the following day`, `the next day`, `that year`: they lean on another event."""
    start = cur.at
    article = cur.says("the")
    words = ("following", "previous", "preceding", "same")
    if cur.says(*words, *(("next",) if article else ()), *(() if article else ("that",))):
        number = count(cur) if not article else None
        if number is None and (cur.word(UNITS) or cur.word(WEEKDAYS) or cur.word(MONTHS)):
            elsewhere(cur, start)
    return None


def unit_step(cur: Cursor) -> Operand | None:
    """`last month`, `this year`, `next quarter`."""
    step = {"last": -1, "this": 0, "next": 1}.get(cur.word({"last", "this", "next"}))
    word = cur.word(UNITS) if step is not None else ""
    unit = UNITS.get(word, "")
    if step is None or not unit or unit == "day" or word != unit:
        return None
    return away(cur.base, step, unit, f"{('last', 'this', 'next')[step + 1]}-{unit}")


def name_step(cur: Cursor) -> Operand | None:
    """`last March`, `next May`, `this Friday`, `last summer`."""
    token = cur.peek()
    said = cur.word({"last", "this", "next", "past", "coming"})
    step = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}.get(said)
    if step is None or token is None:
        return None
    year, month, _ = cur.base
    word = cur.word(MONTHS)
    if word:
        wanted = MONTHS[word]
        year += (wanted <= month) if step == 1 else -(wanted >= month) if step else 0
        return Partial(f"{said}-month-name", year, wanted, last="month", relative=True)
    word = cur.word(SEASONS)
    if word:
        return season_step(cur, word, step)
    word = cur.word(WEEKDAYS)
    if not word:
        return None
    wanted, today = WEEKDAYS[word], weekday(cur.base)
    if step == 0:
        return whole_day(add_days(cur.base, wanted - today), "this-weekday")
    if step == -1:
        return whole_day(add_days(cur.base, -((today - wanted - 1) % 7 + 1)), "last-weekday")
    coming = add_days(cur.base, (wanted - today - 1) % 7 + 1)
    after = add_days(cur.base, 7 - today + wanted)
    options: list[Operand] = [
        whole_day(d, f"{said}-weekday") for d in dict.fromkeys((coming, after))
    ]
    cur.settle = "write {} or {}"
    return options[0] if said == "coming" else cur.pick(options)


def season_step(cur: Cursor, word: str, step: int) -> Operand:
    """The season before the base, the one of its year, or the one after it."""
    year, month, _ = cur.base
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[word]
    year += (first <= month) if step == 1 else -(first + 2 >= month) if step else 0
    if word == "winter" and step == -1 and month <= 2:
        year -= 1
    return Partial("season-step", year, group=SEASONS[word], relative=True)


def so_far(cur: Cursor) -> Operand | None:
    """`earlier this year`, `later this month`, `year to date`."""
    unit = "year" if cur.says("year to date", "so far this year") else ""
    unit = unit or ("month" if cur.says("month to date", "so far this month") else "")
    past, shape = True, "span"
    if not unit:
        word = cur.word({"earlier", "later"})
        if not word or not cur.says("this"):
            return None
        unit = UNITS.get(cur.word({"week", "month", "quarter", "year", "decade", "century"}), "")
        past, shape = word == "earlier", "set"
    year, month, _ = cur.base
    if unit == "week":
        first = add_days(cur.base, -weekday(cur.base))
        last = add_days(first, 6)
    elif unit == "year":
        first, last = (year, 1, 1), (year, 12, 31)
    elif unit == "month":
        first = (year, month, 1)
        last = add_days(add_months(first, 1), -1)
    else:
        return None
    low, high = (first, cur.base) if past else (cur.base, last)
    rule = "to-date" if shape == "span" else f"{'earlier' if past else 'later'}-this-{unit}"
    return Value(day_text(low), day_text(high), shape, rule, relative=True)


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
    amount = (number or 1) * (1 if forward else -1)
    if unit in {"day", "week"}:
        other = add_days(cur.base, amount * (7 if unit == "week" else 1))
    else:
        other = add_months(cur.base, amount * MONTHS_IN[unit])
    low, high = sorted((cur.base, other))
    return Value(day_text(low), day_text(high), "span", f"{word}-{unit}s", relative=True)

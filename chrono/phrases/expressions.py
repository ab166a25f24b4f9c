"""One date of a phrase: the longest expression that the tagger reads there, as an operand.

The tagger says what an expression means; here it becomes a `Partial` where its neighbour or the
base may still complete it, else a `Value` counted from the base. What has two readings is picked
or refused, and so is what counts from something that a phrase does not tell.
"""

from itertools import pairwise

from chrono.dates import parse
from chrono.dates.clock import parse_time
from chrono.errors import DateError
from chrono.phrases.completion import complete
from chrono.phrases.cursor import Cursor
from chrono.phrases.figures import FIGURES, short_years
from chrono.phrases.lexicon import ZONES
from chrono.phrases.relatives import away_from, counted, stretch
from chrono.tagger import feasts, points
from chrono.tagger.discourse import Discourse
from chrono.tagger.english import WEEKDAYS
from chrono.tagger.meanings import Meaning
from chrono.tagger.resolution import point_of
from chrono.tagger.runs import Years, portion_of, share_of, whole
from chrono.tagger.stretches import held
from chrono.tagger.values import Operand, Partial, Value, week_of


def expression(cur: Cursor) -> Operand | None:
    """What the longest expression from here says, with the time or the weekday behind it."""
    start = cur.at
    refuse_decade(cur)
    farthest = cur.farthest
    ahead = cur.says("in", "in the next")
    m = cur.meaning()
    if ahead and m is not None:
        m = m._replace(shape="shift", which="hence") if m.rule == "duration" else None
    date = m and (counted_from(m, cur) or said(m, cur, start))
    if date is None:
        cur.farthest = farthest
    return attended(date, cur) if isinstance(date, Partial) else date


def counted_from(m: Meaning, cur: Cursor) -> Value | None:
    """`30 days after 2 May 2016`: a length, and the date that it is counted from."""
    at = cur.at
    side = cur.word({"after", "before"}) if m.rule == "duration" else ""
    date = (cur.first(FIGURES) or expression(cur)) if side else None
    if date is not None:
        return away_from(m, 1 if side == "after" else -1, complete(date, cur))
    cur.at = at
    return None


def refuse_decade(cur: Cursor) -> None:
    """Raise at `1985s`."""
    token = cur.peek()
    digits = token.text.strip("'s") if token and token.kind == "decade" else "0"
    if token and digits[-1] != "0":
        hint = f"a decade ends in 0: {digits[:-1]}0s"
        raise cur.refusal("D102", f"not a decade: {token.raw}", hint, token.at)


def figured(cur: Cursor) -> Operand | None:
    """A date in figures, with its day of the week before it, or what an expression has behind."""
    word = cur.word(WEEKDAYS)
    if word:
        cur.says(", the", "the", ",")
    date = cur.first(FIGURES)
    if not isinstance(date, Partial) or (word and date.day is None):
        return None if word else date
    return attended(date._replace(weekday=WEEKDAYS[word]) if word else date, cur)


def said(m: Meaning, cur: Cursor, start: int) -> Operand | None:
    """A meaning as an operand; `start` is the first of its tokens."""
    if not plain(m):
        return resolved(m, cur)
    if m.shape == "date":
        return dated(m, cur, start)
    if m.shape == "wide":
        return wide(m, cur)
    if m.rule == "now":
        return Partial("now", *cur.base, last="day", relative=True)
    if m.shape == "time" and not m.mod:
        return timed(m, cur, start)
    if m.shape in {"step", "shift"}:
        return counted(m, cur, start)
    if m.shape == "duration" and m.rule == "stretch":
        return stretch(m, cur, start)
    return None


def plain(m: Meaning) -> bool:
    """Whether the parts of a meaning are those that `dated`, `counted` and the others use."""
    of = m.of
    if m.shape == "shift":
        return of is None
    if m.rule == "edge":
        return False
    if m.shape != "date" or m.feast:
        return m.unit not in {"week", "weekend"} if m.feast else True
    if "/" in m.mod and not m.year and m.month:
        return False
    if of is None:
        return "/" not in m.mod
    return m.day is None and m.weekday is None


def resolved(m: Meaning, cur: Cursor) -> Value | None:
    """What the resolution of texts makes of a meaning; relative where it needs the base."""
    for base in (None, cur.base):
        d = Discourse(cur.text, base, False, "day")
        if m.rule == "edge":
            point = point_of(d, m.of) if m.of is not None else None
            value = point and held(point, m)
        else:
            point = point_of(d, m)
            value = point and points.as_value(point, m.mod, m.rule)
        if point is not None and value is not None and (point.day or point.grain != "day"):
            return value._replace(relative=base is not None)
    return None


def dated(m: Meaning, cur: Cursor, start: int) -> Operand | None:
    """A day, a month, a year or a part of one, as far as it is said."""
    if m.unit == "period":
        return None
    if m.feast:
        return feast(m, cur)
    at = cur.tokens[start].at
    if m.era and m.year == (1 if m.era == "bc" else 0):
        hint = "the year before AD 1 is 1 BC"
        raise cur.refusal("D101", "no such year: 0", hint, at)
    year, relative = m.year, m.day is None and m.weekday is not None
    if m.of is not None:
        whole_year = said(m.of, cur, start)
        if not isinstance(whole_year, Partial):
            return None
        year, relative = whole_year.year, True
    group = points.SEASON_CODES.get(m.season, 0)
    if m.quarter:
        group = points.PARTS[m.quarter]
    portion = points.PORTIONS.get(m.mod, 0)
    if m.mod and (group or m.day or m.weekday is not None):
        return None
    date = Partial(
        named(m), year, m.month, m.day, group, portion, m.weekday, era=m.era, at=at,
        last=said_last(m), relative=relative or named(m) == "day-of-month",
    )  # fmt: skip
    if m.unit == "week":
        return week(date, cur)
    if portion:
        date = date._replace(rule=f"part-of-{date.rule}")
    return date


def named(m: Meaning) -> str:
    """The name of the rule for a date of these parts."""
    if m.day is not None:
        return "day" if m.month else "day-of-month"
    if m.quarter:
        return "quarter" if m.quarter <= 4 else "half" if m.quarter <= 6 else "third"
    if m.weekday is not None:
        return "weekday"
    return "month" if m.month else "season" if m.season else "year"


def said_last(m: Meaning) -> str:
    """The component that was said last."""
    if m.rule == "iso":
        return "day" if m.day else "month"
    if m.year is not None or m.of is not None:
        return "year"
    return "day" if m.rule in {"month-day", "day-of-month"} else "month" if m.month else ""


def feast(m: Meaning, cur: Cursor) -> Partial | None:
    """A feast of its year, or the last one before the base."""
    rule = feasts.NAMES[m.feast]
    day = feasts.day_of(rule, cur.base[0] if m.year is None else m.year)
    if day and m.year is None and day > cur.base:
        day = feasts.day_of(rule, cur.base[0] - 1)
    relative = m.year is None and rule[:1] != ("day",)
    return day and Partial("feast", *day, last="year", relative=relative)


def week(date: Partial, cur: Cursor) -> Value | None:
    """The week that holds the day."""
    value = complete(date, cur)
    day = parse(value.low).earliest
    return None if day is None else week_of(day, "week-of", value.relative)


def attended(date: Partial, cur: Cursor) -> Operand:
    """The date with its short year, its day of the week or its time of day behind it."""
    date = with_short_year(date, cur)
    if date.day is None and date.weekday is None:
        return led(date, cur) if date.rule == "year" else date
    at = cur.at
    bracket = cur.says("(")
    cur.says(",")
    word = cur.word(WEEKDAYS) if date.weekday is None else ""
    if word and (not bracket or cur.says(")")):
        return date._replace(weekday=WEEKDAYS[word])
    cur.at = at
    cur.says(", at", ",", "at", "t")
    start = cur.at
    m = None if date.time else cur.meaning()
    if m is not None and m.shape == "time" and m.clock and m.of is None:
        return date._replace(time=clock(m, cur, start), last="")
    cur.at = at
    return date


def led(date: Partial, cur: Cursor) -> Partial:
    """A year with the month or the day behind it: `2025 March`, `2025, 9 March`."""
    at = cur.at
    cur.says(",", "-")
    start = cur.at
    m = cur.meaning()
    inner = dated(m, cur, start) if m is not None and m.shape == "date" and m.month else None
    if isinstance(inner, Partial) and inner.year is None:
        return inner._replace(year=date.year, era=date.era)
    cur.at = at
    return date


def with_short_year(date: Partial, cur: Cursor) -> Partial:
    """The date with the century of a year in two figures: `9 Sept 25`, `9-Sep-25`."""
    at = cur.at
    if date.year is not None or date.month is None or not date.last:
        return date
    dashed = cur.tokens[cur.at - 2].text == "-" and date.last == "month"
    joined = cur.says("-") if dashed else cur.says(",", "of", "in")
    token = cur.kind("short")
    if token is None and date.last == "month" and date.day is not None and joined == dashed:
        token = cur.kind("number")
    if token is None or len(token.text.strip("'")) != 2 or clock_follows(cur):
        cur.at = at
        return date
    years = short_years(cur, int(token.text.strip("'")))
    return cur.pick([date._replace(year=y, last="year", relative=cur.given) for y in years])


def clock_follows(cur: Cursor) -> bool:
    """Whether the number just taken belongs to a time: `9 September 10 am`."""
    token = cur.peek()
    return token is not None and token.text in {"am", "pm", "noon", "midnight", ":"}


def wide(m: Meaning, cur: Cursor) -> Value:
    """A decade, a century or a millennium, whole or in part."""
    years = cur.pick(runs(m, cur))
    if m.mod in points.PORTIONS:
        return portion_of(years, points.PORTIONS[m.mod])
    if "/" in m.mod:
        number, parts = m.mod.split("/")
        return share_of(years, int(number), int(parts))
    return whole(years)


def runs(m: Meaning, cur: Cursor) -> list[Years]:
    """The runs of years it may be: `the 90s` and `the 1900s` are two without a base."""
    first = m.year or 0
    if "short" in m.rule and cur.given:
        year = cur.base[0]
        near = year - year % 100 + first % 100
        return [Years(near if near <= year else near - 100, 10, "decade-before-base", True)]
    years = Years(first, points.SIZES[m.unit], m.unit)
    if "short" in m.rule:
        return [years, years._replace(first=first - 100)]
    if m.unit == "decade" and first % 100 == 0:
        return [years, years._replace(size=100, rule="century")]
    return [years]


def timed(m: Meaning, cur: Cursor, start: int) -> Operand | None:
    """A time of day, with its day where one is said; of a part of a day only the day."""
    day = said(m.of, cur, start) if m.of is not None else None
    if m.of is not None and not isinstance(day, Partial):
        return day
    if not m.clock:
        return day
    time = clock(m, cur, start)
    if day is None:
        at = cur.at
        cur.says(", on", ",", "on", "of")
        day = cur.first(FIGURES)
        cur.at = cur.at if isinstance(day, Partial) and day.day is not None else at
    if isinstance(day, Partial):
        return day._replace(time=time, last="")
    return Partial("time", time=time, relative=True, at=cur.tokens[start].at)


def clock(m: Meaning, cur: Cursor, start: int) -> str:
    """The time as EDTF has it, from `T` on; raises where there is none such."""
    tokens = cur.tokens[start : cur.at + 1]
    for before, token in pairwise(tokens):
        if token.text in ZONES and token.raw.isupper():
            message = f"a time zone only by its letters: {token.raw}"
            hint = "the same letters stand for several zones: write the offset, as in 13:47 +03:00"
            raise cur.refusal("D102", message, hint, token.at)
        hour = before.text.partition(":")[0]
        if token.text in {"am", "pm"} and hour.isdecimal() and not 1 <= int(hour) <= 12:
            message = f"no such time of day: {before.text} {token.text}"
            hint = "hours go from 1 to 12 with am and pm"
            raise cur.refusal("D101", message, hint, before.at)
    zone = "Z" if m.zone[1:] == "00:00" else m.zone
    try:
        return "T" + str(parse_time(m.clock + zone))
    except DateError as error:
        hint = error.hint or "hours go from 00 to 23, minutes from 00 to 59"
        raise cur.refusal(error.code, error.message, hint, tokens[0].at) from None

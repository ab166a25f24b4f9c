"""Dates counted from another: `last week`, `the quarter before`, `three days later`."""

from typing import Final

from chrono.dates.calendar import (
    Day,
    add_days,
    add_months,
    days_in_month,
    weekday,
    weekday_then,
)
from chrono.tagger import points
from chrono.tagger.discourse import ANAPHORIC, NEAR, Discourse
from chrono.tagger.meanings import Meaning
from chrono.tagger.partials import role_before
from chrono.tagger.points import Point, of_day
from chrono.tagger.tense import tense

QUARTER_NEAR: Final = 80  # tokens between a quarter and what is told of the year before it
PERIODS: Final = frozenset({"quarter", "period"})
AFTERWARDS: Final = frozenset({"ru", "uk", "be", "bg"})  # in which `in two days` is `later` too
MINUTES: Final = {"hour": 60, "minute": 1}
WEEKS: Final = {"week": 7, "fortnight": 14}  # days
BACK: Final = {"past": -1, "previous": -1, "earlier": -1, "ago": -1}
AHEAD: Final = {"coming": 1, "following": 1, "later": 1, "hence": 1}


def step(d: Discourse, m: Meaning) -> Point | None:
    ref = d.reference(m.which)
    if ref is None or ref.year is None:
        return None
    said = m.which
    by = said if isinstance(said, int) else BACK.get(said) or AHEAD.get(said) or 0
    if m.weekday is not None:
        return weekday_step(ref, m.weekday, by)
    if m.month is not None:
        return month_step(ref, m, by)
    if m.season:
        return season_step(ref, m.season, by)
    return unit_step(d, ref, m, by)


def weekday_step(ref: Point, number: int, by: int) -> Point:
    day = ref.first()
    gap = (weekday_then(day) - number) % 7
    if by < 0:
        return of_day(add_days(day, -(gap or 7) + 7 * (by + 1)), "day")
    if by > 0:
        return of_day(add_days(day, 7 * by - gap), "day")
    return of_day(add_days(day, number - weekday(day)), "day")


def month_step(ref: Point, m: Meaning, by: int) -> Point:
    year, month, _ = ref.first()
    wanted = m.month or 1
    if by < 0:
        year -= wanted >= month
    elif by > 0:
        year += wanted <= month or ref.grain == "year"
    return Point("day" if m.day else "month", year, wanted, m.day or 0)


def season_step(ref: Point, season: str, by: int) -> Point:
    year, month, _ = ref.first()
    first = points.FIRST_MONTH[season]
    if ref.grain == "year":
        return Point("season", year + by, extra=season)
    if by < 0:
        year -= (month < first + 3) + (month < first - 9)  # this winter began last year
    elif by > 0:
        year += month >= first
    return Point("season", year, extra=season)


def unit_step(d: Discourse, ref: Point, m: Meaning, by: int) -> Point | None:
    unit = m.unit
    if d.style and unit in {"period", "time"}:
        return d.last
    if unit == "time":
        return None
    if unit == "period":
        return d.quarter or (last_quarter(d) if m.which == "latest" else None)
    if unit == "quarter":
        return quarter_step(d, ref, m, by)
    if unit == "week" and m.of is not None:
        last = last_day(d, m.of)
        return of_day(last, "week") if last else None
    if unit == "year" and m.which == -1 and of_period(d):
        return year_before(d, m._replace(which="earlier", mod="period"))
    if unit in {"second", "minute", "hour", "season", "moment"}:
        return None
    if (
        unit == "weekend"
        and m.which == "the"
        and m.rule != "weekend"
        and not d.narrative
        and weekday(ref.first()) < 5
    ):
        ahead = tense(d.text, d.start, d.end) > 0 or role_before(d) == "until"
        by = 0 if ahead else -1
    if not known(ref, unit):
        return None if unit in {"day", "week"} and ref.year is None else rough(ref, unit)
    day = ref.first()
    if unit in points.MONTHS_IN:
        day = (day[0], day[1], 1)
    return of_day(points.moved(day, by, unit), unit)


def of_period(d: Discourse) -> bool:
    """Whether `last year` is that of a quarter: `the same period last year`."""
    words = d.text.words
    before, behind = words[d.start - 1] if d.start else "", words[d.end + 2]
    return before in PERIODS or (words[d.end] in {"'", "’"} and behind in PERIODS)


def last_day(d: Discourse, last: Meaning) -> Day | None:
    """The day, not after the publication, that a stretch ended on: `ended July 31`."""
    year, month, day = last.year, last.month or 1, last.day or 1
    if year is None and d.base is not None:
        year = d.base[0] - ((month, day) > d.base[1:])
    return None if year is None else (year, month, min(day, days_in_month(year, month)))


def quarter_ended(d: Discourse, last: Meaning) -> Point | None:
    """The quarter that most of the three months before a day lie in: `ended July 31`."""
    end = last_day(d, last)
    return of_day(add_days(end, -45), "quarter") if end else None


def quarter_step(d: Discourse, ref: Point, m: Meaning, by: int) -> Point | None:
    fiscal = d.quarter is not None and d.quarter.grain == "fiscal"
    if m.of is not None and not (fiscal and d.start - d.quarter_at <= NEAR):
        return quarter_ended(d, m.of)
    told = told_quarter(d)
    if m.which in ANAPHORIC and told is not None:
        year, month, _ = add_months(told.first(), 3 * by)
        return of_day((year, month, 1), "quarter")._replace(grain=told.grain)
    if m.which in {"latest", "the"} and d.base:
        return last_quarter(d)
    if d.quarter and m.which == "current":
        return of_day(d.base or d.quarter.first(), "quarter")
    day = ref.first()
    return of_day(add_months((day[0], day[1], 1), 3 * by), "quarter")


def told_quarter(d: Discourse) -> Point | None:
    """The quarter that is being reported: not the present one, which has no report yet."""
    told = d.quarter
    if told is None or d.base is None or d.narrative:
        return told
    present = of_day(d.base, "quarter").first()
    return last_quarter(d) if told.first() >= present else told


def last_quarter(d: Discourse) -> Point | None:
    """The quarter before that of publication."""
    if d.base is None:
        return None
    return of_day(add_months((d.base[0], d.base[1], 1), -3), "quarter")


def shift(d: Discourse, m: Meaning) -> Point | None:
    if m.which == "from":
        if d.narrative and (d.base is None or (d.told and d.told.grain == "day" and m.number)):
            ref = d.told
            if ref is None or ref.grain not in {"day", "time"}:
                return None
            return of_day(add_days(ref.first(), int(m.number or 0)), "day")
        if d.base is None:
            return None
        d.anchor = "published"
        return of_day(add_days(d.base, int(m.number or 0)), "day")
    told = m.which == "hence" and not d.narrative and d.text.lexicon.language in AFTERWARDS
    if told and tense(d.text, d.start, d.end) < 0:
        m = m._replace(which="later")  # через два дня город был взят
    ref = beside_ablative(d) or d.reference(m.which if m.which in {"later", "earlier"} else "")
    if ref is None or ref.year is None:
        return None
    if m.unit in MINUTES:
        return clock_away(d, m)
    if m.number == "X" or m.unit == "second":
        return None
    number = float(m.number or 1)
    if m.unit == "year" and number == 1 and not d.narrative and m.which != "hence":
        return year_before(d, m)
    sign = -1 if m.which in {"ago", "earlier"} else 1
    return away(ref, number * sign, m)


def beside_ablative(d: Discourse) -> Point | None:
    """The date right before in the case that an amount counts from: `Noel'den iki gün önce`."""
    if d.text.lexicon.language not in {"tr", "az"} or not d.start - 2 <= d.last_at <= d.start:
        return None
    if not d.text.words[d.start - 1].endswith(ABLATIVE):
        return None
    d.anchor = "text"
    return d.last


ABLATIVE: Final = ("dan", "den", "tan", "ten", "dən")


def years_back(point: Point, years: int) -> Point:
    """The same day, week or month so many years before: `thirty years ago this week`."""
    return of_day(add_months(point.first(), -12 * years), point.grain)


def away(ref: Point, number: float, m: Meaning) -> Point | None:
    unit = m.unit
    if number != int(number):
        return None
    if unit in WEEKS and m.which in {"later", "earlier"} and ref.grain == "day":
        number, unit = WEEKS[unit] * number, "day"
    if not known(ref, unit):
        return rough(ref, unit)
    day = ref.first()
    if unit in points.MONTHS_IN:
        day = (day[0], day[1], 1)
    if unit == "decade" and abs(number) == 1:
        return Point("year", points.moved(day, int(number), unit)[0])
    return of_day(points.moved(day, int(number), unit), unit)


def clock_away(d: Discourse, m: Meaning) -> Point | None:
    """The time so many minutes or hours from the one told last: `two hours later`."""
    ref, number = d.clock, m.number
    if ref is None or d.clock_at < d.told_at or not isinstance(number, (int, float)):
        return None
    clock = ref.time
    sign = -1 if m.which in {"ago", "earlier"} else 1
    minutes = int(clock[1:3]) * 60 + int(clock[4:6]) + int(sign * number * MINUTES[m.unit])
    days, left = divmod(minutes, 24 * 60)
    year, month, day = add_days(ref.first(), days)
    return Point("time", year, month, day, time=f"T{left // 60:02}:{left % 60:02}")


def year_before(d: Discourse, m: Meaning) -> Point | None:
    """`a year ago` in news: the same quarter or month of the year before, where one is told."""
    by = 1 if m.which == "later" else -1
    if m.mod in {"quarter", "period"} or d.start - d.quarter_at <= QUARTER_NEAR:
        quarter = told_quarter(d)
        if quarter is not None and quarter.year is not None:
            d.anchor = "text"
            return quarter._replace(year=quarter.year + by)
    near = d.near(NEAR) if m.which != "ago" else None
    if near is not None and near.grain == "year" and d.told_at != d.named_at:
        near = None
    if near is not None and near.grain == "month":
        return near._replace(year=(near.year or 0) + by)
    year = near.year if near is not None and near.year is not None else None
    if year is None and d.base is not None:
        year = d.base[0]
    return None if year is None else Point("year", year + by)


def known(ref: Point, unit: str) -> bool:
    """Whether the reference is as fine as the unit."""
    if unit in {"week", "weekend", "fortnight", "day", "night"} and not ref.day:
        return False
    return unit not in {"month", "quarter"} or bool(ref.month) or ref.extra[:1] == "Q"


def rough(ref: Point, unit: str) -> Point | None:
    """What is known of a day in a month, of a month in a year."""
    if unit in {"day", "night"}:
        return Point("day", ref.year, ref.month)
    if unit in {"week", "weekend", "fortnight"}:
        return Point("week", ref.year)
    return None

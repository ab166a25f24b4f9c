"""Dates that leave out a part, most often the year: `in May`, `on Tuesday`, `'99`, `Easter`."""

from typing import Final

from chrono.dates.calendar import Day, add_days, add_months, days_in_month, weekday
from chrono.tagger import feasts, points, years
from chrono.tagger.discourse import Discourse
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.points import Point, of_day
from chrono.tagger.tense import BEFORE, STOPS, behind, tense, verb
from chrono.tagger.text import Text
from chrono.tagger.values import GROUPS

AHEAD_YEARS: Final = 10  # that a year in two figures may lie ahead
ONWARD: Final = frozenset({"ab", "starting"})  # from a day on, most often one to come
SINCE: Final = among("since seit depuis")  # a day that is over, whatever the verb
BESIDE: Final = 3  # tokens between a date and what says it again


def date(d: Discourse, m: Meaning, year: int | None) -> Point | None:
    """Where a date lies whose year is said, or None where nothing around it tells."""
    if m.feast:
        return feast_day(d, m, year)
    if m.weekday is not None and m.day is None:
        return day_of_week(d, m.weekday)
    if m.season or m.quarter:
        return part_of_year(d, m, year)
    if m.month is None:
        if m.rule == "year-short":
            return Point("year", short_year(d, int(m.number or 0)))
        if m.day is not None:
            return day_of_month(d, m.day)
        if m.unit == "period" and d.quarter is not None:
            return d.quarter._replace(year=year)
        return Point("year", year)
    if year is None:
        year = year_of(d, m.month, m.day or 0)
        if year is not None and m.weekday is not None and m.day and d.anchor == "published":
            year = year_of_weekday(year, m.month, m.day, m.weekday)
    if year is not None and m.day is not None and m.day > days_in_month(year, m.month):
        leap = m.year is None and m.of is None and (m.month, m.day) == (2, 29)
        return Point("day", leap_year(year), 2, 29) if leap else Point("month", year, m.month)
    if m.day is not None:
        return Point("week" if m.unit == "week" else "day", year, m.month, m.day)
    return Point("month", year, m.month)


def leap_year(year: int) -> int:
    """The leap year nearest to a year, the later of two."""
    near = (year, year + 1, year - 1, year + 2, year - 2, year + 3, year - 3, year + 4)
    return next(y for y in near if days_in_month(y, 2) == 29)


def year_of_weekday(year: int, month: int, day: int, number: int) -> int:
    """The year, of one and its neighbours, in which a day of the month has its weekday."""
    near = (y for y in (year, year + 1, year - 1) if day <= days_in_month(y, month))
    return next((y for y in near if weekday((y, month, day)) == number), year)


def short_year(d: Discourse, number: int) -> int:
    """The year of two figures: the last such one that the story, or the writer, looks back on;
    or one that is near."""
    told = d.told.year if d.narrative and d.told is not None else None
    latest = told if told is not None else d.base[0] if d.base else None
    if latest is None:
        return years.short_year(number)
    d.anchor = "text" if told is not None else "published"
    latest += AHEAD_YEARS
    return latest - (latest - number) % 100


def part_of_year(d: Discourse, m: Meaning, year: int | None) -> Point | None:
    extra = m.season or (f"Q{m.quarter}" if m.quarter <= 4 else f"H{m.quarter - 4}")
    grain = "season" if m.season else "quarter" if m.quarter <= 4 else "half"
    grain = "fiscal" if m.mod == "FISCAL" else grain
    if year is None and m.quarter and not d.narrative and d.base is not None:
        month = GROUPS[points.PARTS[m.quarter]][0]
        ahead = month > d.base[1] + 2 and tense(d.text, d.start, d.end) <= 0
        year = d.base[0] - ahead
    if year is None:
        year = year_of(d, points.FIRST_MONTH.get(extra, 1) + (extra != "WI"), 0)
    january = extra == "WI" and m.year is None and d.narrative
    return Point(grain, year, 1 if january else 0, extra=extra)


def year_of(d: Discourse, month: int, day: int) -> int | None:
    """The year of a month, or of a day of it, that was said without."""
    year = nearest_year(d, month, day)
    return year + d.shifted if year is not None else None


def nearest_year(d: Discourse, month: int, day: int) -> int | None:
    beside = d.last if d.start - d.last_at <= BESIDE else None
    if beside is not None and beside.month == month and beside.year is not None:
        d.anchor = "text"  # 132 days later, in January
        return beside.year
    if d.lent is not None:
        d.anchor = "text"
        return d.lent
    if d.narrative and d.told is not None and d.told.year is not None:
        d.anchor = "text"
        return d.told.year
    if d.base is None:
        return None
    d.anchor = "published"
    before = d.text.words[d.start - 1] if d.start else ""
    begun = not SINCE.isdisjoint(d.text.words[max(d.start - 2, 0) : d.start])
    if (day and before == "ended") or begun:
        return d.base[0] - ((month, day or 1) > d.base[1:])
    when = tense(d.text, d.start, d.end)
    if day and not when and role_before(d) == "until":
        when = 1  # noch bis zum 3. Oktober zu sehen
    if day:
        return day_year(d.base, month, when, d.text.lexicon.tensed)
    opening = when < 0 and before == "by" and opens(d.text, d.start - 1)  # By May he was back
    if when <= 0 and before in {"by", "until", "through"} and not opening:
        return d.base[0] + nearest(month - d.base[1])
    if when < 0 and month == d.base[1] % 12 + 1 and verb(d.text, d.start - 2) < 0:
        return d.base[0] - (month > d.base[1])  # it began in May: not next month
    return month_year(d.base, month, when)


def role_before(d: Discourse) -> str:
    """What the one or two words before make of a date: since, until, by; else nothing."""
    words, openers = d.text.words, d.text.lexicon.openers
    found = (openers.get(tuple(words[max(d.start - n, 0) : d.start])) for n in (3, 2, 1))
    return next(filter(None, found), "")


def day_of_week(d: Discourse, number: int) -> Point | None:
    ref = d.base
    if d.narrative and d.told is not None:
        ref = (
            d.told.first() if d.told.grain in {"day", "time"} and d.told.year is not None else None
        )
    if ref is None:
        return None
    d.anchor = "published"
    linked = d.linked_day()
    if linked is not None:
        d.anchor = "text"
        return of_day(add_days(linked, (number - weekday(linked)) % 7), "day")
    gap = (weekday(ref) - number) % 7
    if d.turned:
        return of_day(add_days(ref, turned_gap(d, gap)), "day")
    if gap and coming(d) and (7 - gap < gap or not gone_by(d)):
        return of_day(add_days(ref, 7 - gap), "day")
    return of_day(add_days(ref, -gap), "day")


def turned_gap(d: Discourse, gap: int) -> int:
    """The days to a weekday in the direction that its clause does not say."""
    ahead = coming(d)
    if not gap:
        return 7 if ahead else -7
    return -gap if ahead and (7 - gap < gap or not gone_by(d)) else 7 - gap


def coming(d: Discourse) -> bool:
    """Whether a weekday lies ahead, as its preposition or its clause says."""
    found = d.text.comings.get(d.start)
    if found is None:
        found = d.text.comings[d.start] = lies_ahead(d)
    return found


def lies_ahead(d: Discourse) -> bool:
    t = d.text
    before = t.words[d.start - 1] if d.start else ""
    role = role_before(d)
    if before in ONWARD:
        return tense(t, d.start, d.end) >= 0
    owner = t.words[d.end] in {"'", "’"}
    if role in {"by", "before"} and done_before(t, d.start):
        return False
    if (role in {"until", "by", "before"} and not (owner and before == "before")) or before == "as":
        return tense(t, d.start - 1, d.end) >= 0 or not opens(t, d.start - 1)
    if role == "since" or owner:
        return False
    return tense(t, d.start, d.end) > 0


def gone_by(d: Discourse) -> bool:
    """Whether what was planned for a day is told of in the past: `planned for Monday was called
    off`; then the nearest such day is meant."""
    words = d.text.words
    clause = words[max(d.start - BEFORE // 2, 0) : d.start]
    led = clause[-1:] == ["for"] and not PLANNED.isdisjoint(clause) and STOPS.isdisjoint(clause)
    return led and behind(d.text, d.end) < 0


PLANNED: Final = among("planned scheduled slated due set")


def day_of_month(d: Discourse, day: int) -> Point | None:
    told = d.just_told()
    told = told if told is not None and told.month else None
    ref = told.first() if told and told.year is not None else d.base
    if ref is None or not 1 <= day <= 31:
        return None
    year, month, today = ref
    when = 0 if told else tense(d.text, d.start, d.end)
    if when and (day - today) * when < 0:
        year, month, _ = add_months((year, month, 1), when)
    if day > days_in_month(year, month):  # never two such months in a row
        year, month, _ = add_months((year, month, 1), -1)
    return Point("day", year, month, day)


def day_in(month: Point, day: int) -> Point | None:
    """The day of a month that was told; the month alone where it has no such day."""
    if month.year is None or not month.month:
        return None
    known = 1 <= day <= days_in_month(month.year, month.month)
    return Point("day" if known else "month", month.year, month.month, day if known else 0)


def feast_day(d: Discourse, m: Meaning, year: int | None) -> Point | None:
    rule = feasts.NAMES[m.feast]
    if year is not None and m.of is not None and m.of.rule == "feast-step" and d.base:
        beside = feasts.day_of(rule, d.base[0])
        gone = beside is not None and (beside < d.base, beside > d.base)[m.of.which == 1]
        year = d.base[0] if gone else year
    if year is None:
        year = year_of(d, feasts.month_of(rule), 15)
    day = None if year is None else feasts.day_of(rule, year)
    if day is not None and m.unit == "weekend":  # that of a Monday is the one before it
        return of_day(add_days(day, -1) if weekday(day) == 0 else day, "weekend")
    if day is not None and m.unit == "week":
        return of_day(day, "week")
    return None if day is None else Point("day", *day)


def done_before(t: Text, i: int) -> bool:
    """Whether the clause is in the pluperfect: `32 members had replied by Wednesday`."""
    for k in range(i - 1, max(i - BEFORE, 0) - 1, -1):
        if t.words[k] in STOPS or t.breaks(k + 1):
            return False
        if t.words[k] == "had":
            return True
    return False


def opens(t: Text, i: int) -> bool:
    """Whether a token is the first of its sentence."""
    return i == 0 or t.words[i - 1] in STOPS or t.breaks(i)


def day_year(base: Day, month: int, when: int, tensed: bool) -> int:
    """The year that puts a day of the month nearest to the base; where in doubt the tense says."""
    gap = month - base[1]
    if when > 0:
        return base[0] + (gap < -1)
    if when < 0:
        return base[0] + (gap < -7 and not tensed) - (gap > 2)
    return base[0] + nearest(gap)


def nearest(gap: int) -> int:
    """The year, counted from the base, that puts a month so far from it nearest."""
    return (gap < -6) - (gap > 6)


def month_year(base: Day, month: int, when: int) -> int:
    """The year of a month, behind or ahead of the base as the tense says."""
    gap = month - base[1]
    if when < 0:
        return base[0] - (gap > 1)
    if when > 0:
        return base[0] + (gap < -1)
    return base[0] - (gap > 3)

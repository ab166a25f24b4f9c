"""Last, this, next, that, the: `last week`, `that year`, `next May`, `the week of 15 September`."""

from typing import Final

from chrono.tagger import holidays, weekdays, years
from chrono.tagger import lexicon as lx
from chrono.tagger.durations import VAGUE_UNITS, counted, filler, unit_at
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import amount
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading

QUOTES: Final = frozenset({'"', "“", "`"})
TIMING: Final = frozenset(
    ("at", "by", "from", "during", "around", "about", "since", "until", "before", "after", "in")
)
PAST_UNITS: Final = frozenset({"decade", "century", "week", "month", "year"})


def stepped(t: Text, i: int) -> Found:
    """`last week`, `the past three months`, `that year`, `the same day`, `next May`."""
    j = i + 1 if t.kinds[i] == lx.ARTICLE else i
    article = j != i
    if t.kinds[j] != lx.STEP:
        return None
    which, word = t.senses[t.words[j]], t.words[j]
    j += 1
    if t.kinds[j] == lx.STEP and t.words[j] in {
        "same",
        "past",
        "coming",
        "last",
        "current",
        "latest",
        "previous",
        "recent",
    }:
        which = t.senses[t.words[j]] if t.words[j] != "same" else which
        j += 1
    if which == 1 and article:
        which = "following"
    if word == "last" and article and t.words[j] in {"one", "day"}:
        pass
    number = None
    found = amount(t, j) if t.kinds[j] in {lx.NUMBER, lx.DIGITS, lx.VAGUE} else None
    if found:
        j, number = found
        if t.words[j] == "-":
            j += 1
    if t.words[j] in {"fiscal", "calendar", "financial", "full", "entire", "whole"}:
        j += 1
    unit = unit_at(t, j)
    if unit is None and found and filler(t, j):
        unit = unit_at(t, j + 1)
    if unit and i and t.words[i - 1] in QUOTES and years.title(t, i) and years.title(t, j):
        return None  # the name of a programme, as in "This Week"
    if unit and not (unit[1] == "second" and not unit[2]):
        if number is not None and word == "next":
            which = 1  # the next two weeks: from today, not from what was told
        return unit_step(t, i, unit, number, which, article)
    if number is not None:
        if t.kinds[j] == lx.SEASON or t.words[j].rstrip("s") in {"summer", "winter"}:
            return j + 1, Meaning(
                "set", season="SU" if "summer" in t.words[j] else "WI", rule="seasons"
            )
        return None
    return named_step(t, j, which)


def unit_step(
    t: Text,
    i: int,
    unit: tuple[int, str, bool],
    number: float | str | None,
    which: str | int,
    article: bool,
) -> Found:
    end, name, plural = unit
    if plural and number is None:
        return plural_step(t, unit, which)
    if number is not None:
        if t.words[end : end + 2] == ["-", "old"] or name in VAGUE_UNITS:
            return None
        if which in {"that", "same", "these", "those"} and not article:
            return end, Meaning("duration", number=number, unit=name, rule="duration")
        return end, Meaning("duration", number=number, unit=name, rule="stretch", which=which)
    if name in VAGUE_UNITS:
        return vague_step(t, i, end, name, which)
    if which == "coming" and not article and not t.whole and t.words[end - 2] == "coming":
        return None
    if which == "recent" or which == "these" or which == "those":
        return None
    if which == "past" and not article and name not in PAST_UNITS and not t.whole:
        return None
    if which == -1 and t.words[i] == "the" and t.words[end] == "of":
        return end, Meaning("duration", number=1, unit=name, rule="last-of")
    if name in {"second", "minute", "hour"}:
        return None
    if name in {"decade", "century"} and which in {"past", 1, "coming"} | (
        {"following"} if t.words[i + 1] == "next" else set()
    ):
        years_of = 10 if name == "decade" else 100
        return end, Meaning("duration", number=years_of, unit="year", rule="stretch", which=which)
    if name == "fortnight" and which in {-1, "past", 1, "coming"}:
        return end, Meaning("duration", number=1, unit=name, rule="stretch", which=which)
    return end, Meaning("step", which=which, unit=name, rule="unit-step")


def vague_step(t: Text, i: int, end: int, name: str, which: str | int) -> Found:
    """`the same period`, `this time`, `at this moment`, `the same date`."""
    if name == "period":
        known = which in {"same", "latest", "that", 0}
        if not known or (t.words[end] == "of" and t.words[end + 1] == "the"):
            return None
        return end, Meaning("step", which=which, unit="period", rule="period-step")
    if name == "time" and which in {0, "that", "same"} and t.words[end] not in {"last", "next"}:
        if which == 0 and i and t.words[i - 1] not in TIMING:
            return None  # on this occasion
        return end, Meaning("step", which=which, unit="time", rule="this-time")
    if name == "moment" and which == 0:
        return end, Meaning("ref", which="PRESENT_REF", rule="this-moment")
    if name == "date" and which == "same":
        return end, Meaning("step", which=which, unit="day", rule="same-time")
    return None


def plural_step(t: Text, unit: tuple[int, str, bool], which: str | int) -> Found:
    end, name, _ = unit
    if name in VAGUE_UNITS:
        return None
    if name == "day" and which in {"these", "those"} and t.words[end] != "of":
        then = "PRESENT_REF" if which == "these" else "PAST_REF"
        return end, Meaning("ref", which=then, rule=f"{which}-days")
    if which in {"recent", "past", "coming", "following", "last", "previous"} or which in (
        -1,
        "those",
    ):
        return end, Meaning("duration", number="X", unit=name, rule="stretch-vague")
    return None


def named_step(t: Text, j: int, which: str | int) -> Found:
    """`last May`, `next Friday`, `this summer`, `last Christmas`."""
    kind = t.kinds[j]
    if kind == lx.MONTH and (years.capital(t, j)):
        month = reading.month_name(t, j)
        assert month is not None
        after = reading.year_behind(t, month[0])
        if after:
            return after[0], Meaning("date", after[1], month[1], rule="month-year")
        exact = reading.day(t, j)
        if exact and exact[1].day:
            return exact[0], Meaning(
                "step", which=which, month=month[1], day=exact[1].day, rule="month-step"
            )
        return month[0], Meaning("step", which=which, month=month[1], rule="month-step")
    if kind == lx.WEEKDAY and (t.whole or len(t.words[j]) > 3 or which in (-1, 0, 1)):
        if t.words[j].endswith("days"):
            return None
        whole = weekdays.weekday(t, j)
        if whole and whole[1].day is not None:
            return whole
        number = int(t.senses[t.words[j]])
        named = Meaning("step", which=which, weekday=number, rule="weekday-step")
        k = j + 1
        if t.kinds[k] == lx.PART:
            return k + 1, Meaning(
                "time", part=str(t.senses[t.words[k]]), of=named, rule="part-of-day"
            )
        return k, named
    if kind == lx.SEASON:
        season = str(t.senses[t.words[j]])
        return j + 1, Meaning("step", which=which, season=season, rule="season-step")
    if kind == lx.FEAST and which in (-1, 0, 1):
        date = holidays.feast(t, j)
        if date:
            return date[0], date[1]._replace(
                of=Meaning("step", which=which, unit="year", rule="feast-step")
            )
    return None


CLAUSE_ENDS: Final = frozenset({"", ",", ".", ";", ":", ")", "?", "!"})


LONG: Final = frozenset({"decade", "century"})
DEFINITE: Final = LONG | {"year", "quarter", "week", "month", "weekend"}
ENDS: Final = among("end beginning start close middle rest")


def definite(t: Text, i: int) -> Found:
    """`the year`, `the quarter`, `the month`: the one that is being told of."""
    if t.words[i] != "the":
        return None
    j = i + 1
    if t.words[j] in {"full", "fiscal", "entire", "whole"}:
        j += 1
    unit = unit_at(t, j)
    side = beside_unit(t, unit[0]) if unit is not None else ""
    if unit is None or unit[2] or unit[1] not in (DEFINITE | {"day"} if side else DEFINITE):
        return None
    if unit[1] in LONG and not (t.words[i - 1] == "of" and t.words[i - 2] in ENDS):
        return None
    if side is None:  # the week before she wrote: nobody knows which
        return None
    if side:
        return unit[0] + 1, Meaning("step", which=side, unit=unit[1], rule=f"the-{unit[1]}-{side}")
    after = t.words[unit[0]]
    before = t.words[unit[0] : unit[0] + 2] == ["a", "year"]
    if unit[1] == "quarter" and before and t.words[unit[0] + 2] in {"ago", "earlier", "before"}:
        return unit[0] + 3, year_earlier("quarter")
    if after in {"ended", "ending"} and unit[1] == "year":
        return unit[0], Meaning("duration", number=1, unit="year", rule="year-ended")
    if (
        t.kinds[unit[0]] is None
        and after.isalpha()
        and i
        and t.words[i - 1] not in {"of", "in", "over", "for", "during"}
    ) and unit[1] != "quarter":
        return None
    if after == "-" or t.kinds[unit[0]] in {lx.YEAR}:
        return None
    if after == "to" and t.kinds[unit[0] + 1] == lx.MONTH:
        return unit[0], Meaning("duration", number=1, unit=unit[1], rule="year-to")
    ended = after in {"ended", "ending"}
    last = reading.explicit(t, unit[0] + 1) if ended else None
    of = last[1] if last and unit[1] in {"quarter", "week"} and last[1].day is not None else None
    return unit[0], Meaning("step", which="the", unit=unit[1], of=of, rule="definite")


def beside_unit(t: Text, i: int) -> str | None:
    """What a word behind `the year` makes of it: later, earlier, nothing; None where it counts
    from what nobody dated: `the week before she wrote`, `in the year following the war`."""
    if t.words[i] in POSTPOSED:
        return None if t.words[i + 1] in DETERMINERS else POSTPOSED[t.words[i]]
    if t.kinds[i] != lx.AWAY or t.words[i] not in {"before", "after"}:
        return ""
    return str(t.senses[t.words[i]]) if t.words[i + 1] in CLAUSE_ENDS else None


POSTPOSED: Final = {
    "following": "later", "ensuing": "later", "preceding": "earlier", "previous": "earlier",
}  # fmt: skip
DETERMINERS: Final = among("the a an this that these those his her its their our my")


def twice_removed(t: Text, i: int) -> Found:
    """`the week before last`, `the Friday after next`: one step further than `last` and `next`."""
    j = i + 1 if t.words[i] == "the" else i
    side = {("before", "last"): -2, ("after", "next"): 2}.get((t.words[j + 1], t.words[j + 2]))
    unit = unit_at(t, j)
    if side is None or t.words[i] != "the":
        return None
    if t.kinds[j] == lx.WEEKDAY:
        number = int(t.senses[t.words[j]])
        return j + 3, Meaning("step", which=side, weekday=number, rule="twice-removed")
    if unit is None or unit[2] or unit[1] not in PAST_UNITS | {"weekend", "quarter", "night"}:
        return None
    return j + 3, Meaning("step", which=side, unit=unit[1], rule="twice-removed")


def week_of(t: Text, i: int) -> Found:
    """`the week of 15 September`: the week that holds the day."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] != "week" or t.words[j + 1] not in {"of", "beginning", "starting", "commencing"}:
        return None
    k = j + 2
    day = reading.explicit(t, k)
    if day is None or day[1].day is None:
        return None
    return day[0], as_week(day[1])


def as_week(day: Meaning) -> Meaning:
    """The week that holds a day."""
    return day._replace(unit="week", rule="week-of")


def year_earlier(mod: str = "") -> Meaning:
    """`a year earlier`, of a quarter or another period where `mod` names one."""
    return Meaning("shift", number=1, unit="year", which="earlier", mod=mod, rule="year-earlier")


def year_apart(t: Text, i: int) -> Found:
    """`year-earlier`, `a year-ago quarter`, `year-end`, `year's end`, `month's end`."""
    j = i + 1 if t.kinds[i] == lx.ARTICLE else i
    unit = t.words[j]
    if unit not in {"year", "month"}:
        return None
    if unit == "year" and t.words[j + 1] == "-" and t.words[j + 2] in {"ago", "earlier"}:
        end = j + 3
        quarter = reading.quarter(t, end)
        if quarter and quarter[1].of is None and quarter[1].year is None:
            return quarter[0], quarter[1]._replace(of=year_earlier())
        length = counted(t, end)
        if length and length[1].rule == "duration":
            return length
        if t.words[end] in {"quarter", "period", "month", "level", "figure", "results"}:
            held = t.words[end] in {"quarter", "period", "month"}
            return end + held, year_earlier(t.words[end])
        return end, year_earlier()
    k = j + 1
    if t.words[k] == "-":
        k += 1
    elif t.words[k] in {"'", "’"} and t.words[k + 1] == "s":
        k += 2
    if t.words[k] == "end":
        return k + 1, Meaning("step", which="the", unit=unit, rule=f"{unit}-end")
    return None

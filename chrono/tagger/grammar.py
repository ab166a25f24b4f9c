"""The grammar: which productions are tried where, and the words around an expression.

`read` gives the longest expression that starts at a token. `STARTS` says, for the kind of that
token, which productions can; to add a class of expression, write its production in the module of
its noun and name it here.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from chrono.tagger import (
    clocks,
    dayparts,
    durations,
    holidays,
    months,
    seasons,
    sets,
    steps,
    stretches,
    weekdays,
    years,
)
from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import DEEPEST, Text
from chrono.tagger.years import Found
from chrono.temporal import reading

Production = Callable[[Text, int], Found]


class Grammar(NamedTuple):
    """How a language is read: at a token, behind an expression, and what a day has behind it."""

    read: Production
    follow: Callable[[Text, int, Meaning], Found]
    extend: Callable[[Text, int, Meaning], Found]


PRONOUNS: Final = among("it he she they we i you and is has had have was were but when who")


def ref(t: Text, i: int) -> Found:
    """`now`, `recently`, `the future`, `the past`, `right now`, `these days`."""
    word = t.words[i]
    j = i + 1 if word == "the" else i
    if t.words[j] == "past" and j != i:
        after = t.words[j + 1]
        if (
            t.kinds[j + 1] is None
            and after.isalpha()
            and not years.capital(t, j + 1)
            and after not in PRONOUNS
        ):
            return None
        if t.kinds[j + 1] in {lx.UNIT, lx.UNITS, lx.NUMBER, lx.DIGITS, lx.VAGUE, lx.SEASON}:
            return None
        return j + 1, Meaning("ref", which="PAST_REF", rule="past")
    if t.words[j] == "near" and t.words[j + 1] == "future" and j != i:
        return j + 2, Meaning("ref", which="FUTURE_REF", rule="future")
    if t.words[j] == "right" and t.words[j + 1] == "now":
        return j + 2, Meaning("ref", which="PRESENT_REF", rule="now")
    if t.kinds[j] != lx.REF or (t.words[j] == "future" and t.words[j + 1] == "s"):
        return None
    if j != i and t.words[j] != "future":
        return None
    if (t.words[j] in {"recently", "soon"} and t.words[j - 1] == "as") or t.words[j + 1] == "-":
        return None
    if t.words[j] == "recently" and t.words[j - 1] == "most":
        return None  # the last of several, at the time told with it
    if t.words[j] == "soon" and t.kinds[j + 1] == lx.AWAY:
        return None
    if word == "now" and t.words[j + 1] == "," and years.capital(t, j) and not t.message():
        return None  # it turns to what comes next, as in "Now, he said"
    return j + 1, Meaning("ref", which=str(t.senses[t.words[j]]), rule=t.words[j])


def current(t: Text, i: int) -> Found:
    """`current` and `recent` as adjectives: a vague present, a vague past."""
    word = t.words[i]
    if word not in {"current", "recent"}:
        return None
    present = word == "current" and t.words[i - 1] != "then"
    return i + 1, Meaning("ref", which="PRESENT_REF" if present else "PAST_REF", rule=word)


def weekend(t: Text, i: int) -> Found:
    """`weekend` without an article, which is the one of the week told of."""
    if t.words[i] != "weekend" or (i and t.words[i - 1] in {"a", "every", "each", "-"}):
        return None
    return i + 1, Meaning("step", which="the", unit="weekend", rule="weekend")


def portion(t: Text, i: int) -> Found:
    """`early 1999`, `late last week`, `mid-June`, `the end of the year`, `earlier this month`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] == "very":
        j += 1
    word = t.words[j]
    if t.kinds[j] == lx.PORTION:
        mod = str(t.senses[word])
        j += 1
        k = j + (t.words[j] == "-")
        if t.words[k] == "to" and t.kinds[k + 1 + (t.words[k + 1] == "-")] == lx.PORTION:
            j = k + 2 + (t.words[k + 1] == "-")
        if t.words[j] == "part" and t.words[j + 1] == "of":
            j += 2
        if t.words[j] in {"-", "in", "on", "of"}:
            j += 1
        if t.words[j] == "-":
            j += 1
        if (
            word in {"later", "earlier"}
            and t.kinds[j] not in {lx.STEP, lx.ARTICLE, lx.DEICTIC, lx.YEAR, lx.WEEKDAY}
            and t.words[j - 1] != "in"
        ):
            return None
        if word in {"later"} and t.words[j] == "than":
            return None
    elif t.kinds[j] == lx.EDGE:
        mod = str(t.senses[word])
        if t.words[j + 1] not in {"of"}:
            return None
        j += 2
        if word in {"part", "days", "course"} and i == j - 2:
            return None
    else:
        return None
    inner = read(t, j)
    if inner is None and t.words[j] == "the":
        inner = steps.definite(t, j)
    if inner is None or inner[1].shape in {"duration", "set", "ref"}:
        return None
    if inner[1].mod not in {"", "APPROX"}:
        return None
    if inner[1].rule == "definite" and t.words[j - 1] not in {"of", "in"}:
        return None
    return inner[0], inner[1]._replace(mod=mod)


BESIDE: Final = {"day": "day", "night": "day", "week": "week", "month": "month", "year": "year"}


def beside(t: Text, i: int) -> Found:
    """`the day before Christmas`, `the night after last Tuesday`, `the year before 1990`."""
    j = i + 1 if t.words[i] == "the" else i
    unit = BESIDE.get(t.words[j])
    sign = {"before": -1, "after": 1}.get(t.words[j + 1])
    date = read(t, j + 2) if unit and sign else None
    if unit is None or sign is None or date is None or not as_fine(date[1], unit):
        return None
    beside = Meaning("shift", number=sign, unit=unit, of=date[1], rule=f"{unit}-beside")
    if t.words[j] == "night":
        return date[0], Meaning("time", part="NI", of=beside, rule="part-of-day")
    return date[0], beside


def as_fine(date: Meaning, unit: str) -> bool:
    """Whether a date is as fine as the unit that is counted from it."""
    day = bool(date.day or date.weekday is not None or (date.feast and not date.unit))
    if date.shape == "step" and date.rule != "weekday-step":
        return date.unit == unit
    if date.shape not in {"date", "step"} or date.mod:
        return False
    return day or (date.rule, unit) == ("year", "year") or (bool(date.month) and unit == "month")


def beside_weekday(t: Text, i: int) -> Found:
    """`the Friday before Christmas`, `the first Sunday after 5 May`."""
    j = i + 1 if t.words[i] == "the" else i
    j += t.words[j] in {"first", "next", "last"}
    sign = {"before": -1, "after": 1}.get(t.words[j + 1])
    date = read(t, j + 2) if sign and j > i and t.kinds[j] == lx.WEEKDAY else None
    if sign is None or date is None or not as_fine(date[1], "day"):
        return None
    number = int(t.senses[t.words[j]])
    return date[0], Meaning("date", weekday=number, number=sign, of=date[1], rule="weekday-beside")


CIRCA: Final = among("about around circa ca c approximately roughly")


def approximate(t: Text, i: int) -> Found:
    """`about ten years`, `nearly a decade`, `more than 20 months`, `circa 1910`."""
    j = i
    if t.kinds[j] == lx.FILLER and t.words[j] != "at":
        return None
    if t.words[j] in {"at", "no", "up", "just", "well"} and t.words[j + 1] in {
        "least",
        "most",
        "more",
        "less",
        "to",
        "over",
        "under",
    }:
        j += 1
    if t.kinds[j] != lx.ABOUT:
        return None
    if (t.words[j] == "least" and t.words[i] != "at") or (
        t.words[j] == "up" and t.words[j + 1] != "to"
    ):
        return None
    if t.words[j] in {"more", "less"} and t.words[j + 1] != "than":
        return None
    j += 1
    if t.words[j] in {"than", "to"} and t.words[j - 1] in {"more", "less", "up", "fewer", "later"}:
        j += 1
    if t.words[j] == "." and t.words[j - 1] in {"c", "ca"}:
        j += 1
    if (
        t.words[i]
        in {
            "c",
            "within",
            "only",
            "exactly",
            "even",
            "under",
            "around",
            "about",
            "over",
            "some",
            "well",
            "up",
            "just",
        }
        and t.kinds[j] == lx.MONTH
        and t.words[i] != "around"
    ):
        return None
    inner = read(t, j)
    if inner is None:
        return None
    if t.words[max(i - 2, 0) : i] == ["w", "/"]:  # w/c: week commencing
        return (inner[0], steps.as_week(inner[1])) if inner[1].day is not None else None
    if t.words[i] == "c" and (inner[1].shape != "date" or (t.shown(i) == "C" and j == i + 1)):
        return None  # flat C 1904
    if inner[1].shape in {"date", "time"} and t.words[i] not in CIRCA:
        return None
    if (
        inner[1].shape in {"step", "ref", "set"}
        or inner[1].weekday is not None
        or inner[1].rule.startswith("stretch")
    ):
        return None
    return inner[0], inner[1]._replace(mod=inner[1].mod or "APPROX")


STARTS: Final[dict[str, tuple[Production, ...]]] = {
    lx.MONTH: (reading.explicit,),
    lx.WEEKDAY: (weekdays.weekday, dayparts.part_of_day),
    lx.SEASON: (reading.explicit,),
    lx.UNIT: (
        stretches.stretch, stretches.nth_weekday,
        dayparts.beside_today, beside, steps.week_of, steps.year_apart, years.year_alone, weekend,
        reading.explicit, durations.bare_unit,
    ),
    lx.UNITS: (durations.bare_plural, durations.bare_unit),
    lx.PART: (dayparts.part_of_day,),
    lx.NUMBER: (clocks.clock_alone, clocks.first_hour,
        clocks.of_part, durations.counted, reading.explicit, years.year_alone,
    ),
    lx.DIGITS: (
        clocks.first_hour, clocks.clock_alone, clocks.of_part, reading.explicit,
        durations.counted, years.year_alone,
    ),
    lx.YEAR: (
        reading.explicit, years.year_alone, durations.counted, clocks.clock,
    ),
    lx.ORDINAL: (
        stretches.stretch, stretches.nth_weekday, sets.each_nth, reading.explicit,
        beside_weekday,
    ),
    lx.DECADE: (reading.explicit,),
    lx.STEP: (
        stretches.stretch, stretches.nth_weekday, steps.stepped, sets.each_nth,
        dayparts.part_of_day, reading.explicit, current, beside_weekday,
    ),
    lx.ARTICLE: (
        stretches.stretch, stretches.nth_weekday, beside_weekday, steps.stepped, sets.each_nth,
        durations.counted, clocks.spoken,
        reading.explicit, seasons.period, years.year_alone, months.bare_day,
        holidays.feast, dayparts.part_of_day,
        steps.year_apart, dayparts.beside_today, beside, steps.week_of,
        steps.twice_removed, dayparts.small_hours,
        portion, ref, steps.definite,
    ),
    lx.MARK: (reading.explicit, years.year_short),
    lx.FILLER: (ref, approximate, years.year_short, reading.explicit),
    lx.ABOUT: (approximate,),
    lx.PORTION: (dayparts.small_hours, portion, dayparts.part_of_day),
    lx.EDGE: (portion,),
    lx.VAGUE: (clocks.spoken, durations.counted),
    lx.DEICTIC: (dayparts.part_of_day,),
    lx.REF: (ref,),
    lx.OFTEN: (sets.often,),
    lx.EACH: (sets.each,),
    lx.LENGTH: (sets.length,),
    lx.HOUR: (clocks.clock,),
    lx.ERA: (years.year_alone,),
    lx.FEAST: (holidays.feast,),
    lx.LEAD: (holidays.feast,),
    lx.LETTER: (holidays.feast, reading.explicit),
    lx.SHARE: (clocks.spoken, reading.explicit, durations.counted, steps.year_apart),
    lx.FISCAL: (years.year_alone, reading.explicit),
}  # fmt: skip


def read(t: Text, i: int) -> Found:
    """The longest expression that starts at this token; of equals the first.

    An expression inside more than `DEEPEST` others is not read.
    """
    if t.depth == DEEPEST:
        return None
    t.depth += 1
    best: Found = None
    kind = t.kinds[i] or (lx.DIGITS if t.words[i].isdecimal() else "")  # 0735 GMT
    for production in STARTS.get(kind, ()):
        found = production(t, i)
        if found and (best is None or found[0] > best[0]):
            best = found
    t.depth -= 1
    return best


def follow(t: Text, i: int, m: Meaning) -> Found:
    """What an expression passes on to the tokens right behind it: a second day, a short year."""
    return reading.tail(t, i, m) or years.tail(t, i, m)


def extend(t: Text, i: int, m: Meaning) -> Found:
    """A day with the weekday or the time of day, or both, that stand right behind it."""
    day = weekdays.apposed(t, i, m)
    return clocks.day_then_clock(t, *(day or (i, m))) or day


ENGLISH: Final = Grammar(read, follow, extend)

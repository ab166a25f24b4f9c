"""Units of time: durations, so many units ago or later, last week, every year."""

from typing import Final

from chrono.tagger import calendars as cal
from chrono.tagger import lexicon as lx
from chrono.tagger.calendars import Found
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import amount
from chrono.tagger.text import Text

VAGUE_UNITS: Final = frozenset({"time", "period", "date", "moment"})


def unit_at(t: Text, i: int) -> tuple[int, str, bool] | None:
    """A unit: the place behind it, its name, whether it is in the plural."""
    kind = t.kinds[i]
    if kind != lx.UNIT and kind != lx.UNITS and t.words[i] != "quarter":
        return None
    unit = str(t.senses[t.words[i]]) if t.words[i] != "quarter" else "quarter"
    return i + 1, unit, kind == lx.UNITS


def counted(t: Text, i: int) -> Found:
    """`three weeks`, `a ten-year`, `two and a half years ago`, `several days later`."""
    found = amount(t, i)
    if found is None:
        return None
    end, number = found
    if t.words[end] == "-":
        end += 1
    for _ in range(2):
        unit = unit_at(t, end)
        if unit or not filler(t, end):
            break
        end += 1
    if unit is None or unit[1] in VAGUE_UNITS:
        return None
    if unit[1] == "second" and not unit[2] and number == 1:
        return None
    if t.words[i] in {"a", "an"} and unit[2] and number == 1:
        return None
    if (unit[1] == "quarter" and t.words[end - 1] == "-") or (
        unit[1] == "quarter" and not whole_quarters(t, unit[0])
    ):
        return None
    if t.kinds[i] == lx.DIGITS and title(t, unit[0] - 1):
        return None
    if t.words[unit[0]] == "-" and t.words[unit[0] + 1] == "old" and unit[1] == "year":
        return None
    if (
        t.kinds[i] == lx.YEAR
        and unit[2]
        and end == found[0]
        and isinstance(number, float)
        and number > 1900
    ):
        return None
    return measured(t, unit[0], number, unit[1])


def whole_quarters(t: Text, end: int) -> bool:
    """Whether quarters are of a year, and not of anything else."""
    return t.words[end] not in {"of", "in"} or t.kinds[end + 1] == lx.YEAR


def title(t: Text, i: int) -> bool:
    """Whether a unit is written as in a name: `60 Minutes`."""
    shown = t.shown(i)
    return len(shown) > 1 and shown[0].isupper() and shown[1].islower()


def filler(t: Text, i: int) -> bool:
    """Whether this word may stand between a number and its unit: `two bloody weeks`."""
    word = t.words[i]
    if word in {
        "more",
        "full",
        "whole",
        "consecutive",
        "straight",
        "long",
        "past",
        "previous",
        "-",
    }:
        return True
    return (
        t.kinds[i] is None
        and word.isalpha()
        and not word.endswith("s")
        and len(word) > 3
        and (t.kinds[i + 1] == lx.UNITS and not cal.capital(t, i))
    )


def measured(t: Text, end: int, number: "float | str", unit: str) -> tuple[int, Meaning]:
    """The amount with what says where it counts from; without that a duration."""
    word, k = t.words[end], end
    if (
        word == "and"
        and t.words[end + 1] == "a"
        and t.words[end + 2] == "half"
        and isinstance(number, (int, float))
    ):
        number, k = number + 0.5, end + 3
        word = t.words[k]
    if word == "or" and t.words[k + 1] == "so":
        k += 2
        word = t.words[k]
    if t.kinds[k] == lx.AWAY and word not in {"before", "after", "back"}:
        return k + 1, Meaning(
            "shift", number=number, unit=unit, which=str(t.senses[word]), rule=f"{unit}-{word}"
        )
    if word in {"later", "earlier"}:
        if word == "later" and t.words[k + 1] == "than":
            return k, Meaning("duration", number=number, unit=unit, rule="duration")
        return k + 1, Meaning("shift", number=number, unit=unit, which=word, rule=f"{unit}-{word}")
    if word == "from" and t.words[k + 1] in {"now", "today"}:
        return k + 2, Meaning(
            "shift", number=number, unit=unit, which="hence", rule=f"{unit}-hence"
        )
    if word in {"before", "after"} and t.words[k + 1] in {",", ".", ";", ")"}:
        which = "earlier" if word == "before" else "later"
        return k + 1, Meaning("shift", number=number, unit=unit, which=which, rule=f"{unit}-{word}")
    if t.words[k] == "-" and t.words[k + 1] == "old":
        k += 2 if unit != "year" else 0
    elif word in {"old", "long"}:
        k += 1
    elif (word == "of" and t.words[k + 1] == "age") or (word == "-" and t.words[k + 1] == "long"):
        k += 2
    return k, Meaning("duration", number=number, unit=unit, rule="duration")


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
    if unit and not (unit[1] == "second" and not unit[2]):
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
        return plural_step(unit, which)
    if number is not None:
        if which in {"that", "same", "these", "those"} and not article:
            return end, Meaning("duration", number=number, unit=name, rule="duration")
        return end, Meaning("duration", number=number, unit=name, rule="stretch", which=which)
    if name in VAGUE_UNITS:
        if name == "period":
            if t.words[end] == "of" and t.words[end + 1] == "the":
                return None
            return (
                (end, Meaning("step", which=which, unit="period", rule="period-step"))
                if which in {"same", "latest", "that", 0}
                else None
            )
        if name == "time" and which in {0, "that", "same"} and t.words[end] not in {"last", "next"}:
            return end, Meaning("step", which=which, unit="time", rule="this-time")
        if name == "moment":
            return (
                (end, Meaning("ref", which="PRESENT_REF", rule="this-moment"))
                if which == 0
                else None
            )
        return (
            (end, Meaning("step", which=which, unit="day", rule="same-time"))
            if which == "same" and name == "date"
            else None
        )
    if which == "coming" and not article and t.words[end - 2] == "coming":
        return None
    if which == "recent" or which == "these" or which == "those":
        return None
    if which == "past" and not article:
        if name not in {"decade", "century", "week", "month", "year"}:
            return None
    if name in {"second", "minute", "hour"}:
        return None
    if name in {"decade", "century"} and which in {"past", 1, "coming"} | (
        {"following"} if t.words[i + 1] == "next" else set()
    ):
        return end, Meaning(
            "duration", number=10 if name == "decade" else 100, unit="year", rule="stretch"
        )
    return end, Meaning("step", which=which, unit=name, rule="unit-step")


def plural_step(unit: tuple[int, str, bool], which: str | int) -> Found:
    end, name, _ = unit
    if name in VAGUE_UNITS:
        return None
    if which == "these" and name == "day":
        return end, Meaning("ref", which="PRESENT_REF", rule="these-days")
    if which in {"recent", "past", "coming", "following", "last", "previous"} or which in (
        -1,
        "those",
    ):
        return end, Meaning("duration", number="X", unit=name, rule="stretch-vague")
    return None


def named_step(t: Text, j: int, which: str | int) -> Found:
    """`last May`, `next Friday`, `this summer`, `last Christmas`."""
    kind = t.kinds[j]
    if kind == lx.MONTH and (cal.capital(t, j)):
        month = cal.month_at(t, j)
        assert month is not None
        after = cal.year_after(t, month[0])
        if after:
            return after[0], Meaning("date", after[1], month[1], rule="month-year")
        day = cal.day_number(t, month[0])
        if day and t.words[day[0]] != ":" and t.kinds[day[0]] != lx.MERIDIEM:
            return day[0], Meaning(
                "step", which=which, month=month[1], day=day[1], rule="month-step"
            )
        return month[0], Meaning("step", which=which, month=month[1], rule="month-step")
    if kind == lx.WEEKDAY and (len(t.words[j]) > 3 or which in (-1, 0, 1)):
        if t.words[j].endswith("days"):
            return None
        whole = cal.weekday(t, j)
        if whole and whole[1].day is not None:
            return whole
        number = int(t.senses[t.words[j]])
        day = Meaning("step", which=which, weekday=number, rule="weekday-step")
        k = j + 1
        if t.kinds[k] == lx.PART:
            return k + 1, Meaning(
                "time", part=str(t.senses[t.words[k]]), of=day, rule="part-of-day"
            )
        return k, day
    if kind == lx.SEASON:
        season = str(t.senses[t.words[j]])
        return j + 1, Meaning("step", which=which, season=season, rule="season-step")
    if kind == lx.FEAST and which in (-1, 0, 1):
        date = cal.feast(t, j)
        if date:
            return date[0], date[1]._replace(of=Meaning("step", which=which, unit="year", rule="x"))
    return None


def definite(t: Text, i: int) -> Found:
    """`the year`, `the quarter`, `the month`: the one that is being told of."""
    if t.words[i] != "the":
        return None
    j = i + 1
    if t.words[j] in {"full", "fiscal", "entire", "whole"}:
        j += 1
    unit = unit_at(t, j)
    if unit is None or unit[2] or unit[1] not in {"year", "quarter", "week", "month", "weekend"}:
        return None
    after = t.words[unit[0]]
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
    return unit[0], Meaning("step", which="the", unit=unit[1], rule="definite")


def each(t: Text, i: int) -> Found:
    """`every Monday`, `each year`, `every two weeks`, `per day`."""
    if t.kinds[i] != lx.EACH:
        return None
    j = i + 1
    number: float | str = 1
    if t.words[j] == "other":
        number, j = 2, j + 1
    else:
        found = amount(t, j) if t.kinds[j] in {lx.NUMBER, lx.DIGITS, lx.VAGUE} else None
        if found:
            j, number = found
    unit = unit_at(t, j)
    if unit and unit[1] not in VAGUE_UNITS:
        return unit[0], Meaning("set", number=number, unit=unit[1], rule="each")
    kind = t.kinds[j]
    if kind == lx.WEEKDAY:
        end = j + 1
        part = ""
        if t.kinds[end] == lx.PART:
            part, end = str(t.senses[t.words[end]]), end + 1
        return end, Meaning("set", weekday=int(t.senses[t.words[j]]), part=part, rule="each")
    if kind == lx.MONTH and cal.capital(t, j):
        return j + 1, Meaning("set", month=int(t.senses[t.words[j]]), rule="each")
    if kind == lx.SEASON:
        return j + 1, Meaning("set", season=str(t.senses[t.words[j]]), rule="each")
    if kind == lx.PART:
        return j + 1, Meaning("set", part=str(t.senses[t.words[j]]), rule="each")
    return None


def often(t: Text, i: int) -> Found:
    """`daily`, `annually`."""
    if t.kinds[i] != lx.OFTEN or (cal.capital(t, i) and i and not t.breaks(i)):
        return None
    word = t.words[i]
    if word == "annual" and t.kinds[i - 1] in {lx.ORDINAL}:
        return None
    unit = str(t.senses[word])
    if word == "annual":
        return None
    number = 2 if unit[0] == "2" else 1
    return i + 1, Meaning("set", number=number, unit=unit.lstrip("2"), rule="often")


def bare_plural(t: Text, i: int) -> Found:
    """`for weeks`, `in years`: a duration of nobody knows how long."""
    if t.kinds[i] != lx.UNITS:
        return None
    unit = str(t.senses[t.words[i]])
    before, after = t.words[i - 1] if i else "", t.words[i + 1]
    if (
        unit in VAGUE_UNITS
        or unit in {"second", "minute", "quarter"}
        or (t.kinds[i - 1] == lx.DIGITS if i else False)
    ):
        return None
    if after in {"later", "earlier", "ago", "previously"}:
        vague = Meaning(
            "shift",
            number="X",
            unit=unit,
            which=str(t.senses.get(after, after)),
            rule=f"{unit}-{after}",
        )
        return i + 2, vague
    k = i + 1
    if after == "-" and t.words[i + 2] == "long":
        return i + 3, Meaning("duration", number="X", unit=unit, rule="duration-vague")
    if before in {
        "for",
        "in",
        "within",
        "after",
        "over",
        "of",
        "the",
        "took",
        "take",
        "takes",
        "lasted",
        "than",
        "and",
        "but",
        "until",
        "spent",
        "spend",
        "just",
        "were",
        "only",
    } or (t.kinds[i + 1] == lx.AWAY and t.kinds[i - 1] != lx.ORDINAL):
        return k, Meaning("duration", number="X", unit=unit, rule="duration-vague")
    return None


def bare_unit(t: Text, i: int) -> Found:
    """A unit that nothing else has taken: `a nice day`, `the years of war`."""
    unit = str(t.senses[t.words[i]])
    if unit in VAGUE_UNITS or unit in {"second", "minute", "quarter", "season", "weekend", "night"}:
        return None
    if (
        t.words[i + 1] == "-"
        or (i and t.words[i - 1] == "-")
        or (t.shown(i).istitle() and t.shown(i + 1).istitle())
    ):
        return None
    number = 1 if t.kinds[i] == lx.UNIT else "X"
    return i + 1, Meaning("duration", number=number, unit=unit, rule="bare-unit")


def week_of(t: Text, i: int) -> Found:
    """`the week of 15 September`: the week that holds the day."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] != "week" or t.words[j + 1] not in {"of", "beginning", "starting", "commencing"}:
        return None
    k = j + 2
    day = cal.day_first(t, k) or cal.month_first(t, k) or cal.weekday(t, k)
    if day is None or day[1].day is None:
        return None
    return day[0], day[1]._replace(unit="week", rule="week-of")


def year_apart(t: Text, i: int) -> Found:
    """`year-earlier`, `a year-ago quarter`, `year-end`, `year's end`."""
    j = i + 1 if t.kinds[i] == lx.ARTICLE else i
    if t.words[j] != "year":
        return None
    if t.words[j + 1] == "-" and t.words[j + 2] in {"ago", "earlier"}:
        end = j + 3
        meaning = Meaning("shift", number=1, unit="year", which="earlier", rule="year-earlier")
        quarter = cal.quarter(t, end)
        if quarter and quarter[1].of is None and quarter[1].year is None:
            return quarter[0], quarter[1]._replace(of=meaning)
        if t.words[end] in {"quarter", "period", "month", "level", "figure", "results"}:
            return end + (t.words[end] in {"quarter", "period", "month"}), meaning._replace(
                season="", mod=t.words[end]
            )
        return end, meaning
    k = j + 1
    if t.words[k] == "-":
        k += 1
    elif t.words[k] == "'" and t.words[k + 1] == "s":
        k += 2
    if t.words[k] == "end":
        return k + 1, Meaning("step", which="the", unit="year", rule="year-end")
    if t.words[k] == "to" and t.words[k + (2 if t.words[k + 1] == "-" else 1)] == "date":
        return None
    return None

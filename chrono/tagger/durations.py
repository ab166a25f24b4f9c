"""Units of time and amounts of them: `three weeks`, `two years ago`, `several days later`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger import numbers, years
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import RANGES, amount, cardinal
from chrono.tagger.text import Text
from chrono.tagger.years import Found

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
    if t.kinds[i] == lx.DIGITS and years.title(t, unit[0] - 1):
        return None
    if t.kinds[i] == lx.YEAR and not unit[2] and unit[1] == "season":
        return None  # the 2012 season
    if (
        t.kinds[i] == lx.YEAR
        and unit[2]
        and end == found[0]
        and isinstance(number, float)
        and number > 1900
    ):
        return None
    if t.words[i : i + 2] == ["one", "day"] and hoped(t, i):
        return i + 2, Meaning("ref", which="FUTURE_REF", rule="one-day")
    said = measured(t, unit[0], number, unit[1])
    if said[1].rule == "duration" and rated(t, i):
        return said[0], Meaning("set", number=number, unit=unit[1], rule="rate")
    if always(t, i, unit[0]) or recorded(t, unit[0], unit[1]):
        return None
    return (low_end(t, i) or said[0], said[1]) if said[1].rule == "duration" else said


def hoped(t: Text, i: int) -> bool:
    """Whether `one day` is a day that may come: `will one day`, `the hope that he one day`."""
    before = t.words[max(i - 3, 0) : i]
    return not t.lexicon.modals.isdisjoint(before) or not HOPES.isdisjoint(before)


HOPES: Final = frozenset({"hope", "hopes", "hoped", "hoping", "dream", "dreams", "dreamed"})


def rated(t: Text, i: int) -> bool:
    """Whether a unit is that of a rate: `$500 million a year`, `four a week`."""
    if t.words[i] not in {"a", "an"} or not i or t.whole:
        return False
    if t.kinds[i - 1] in AMOUNTS or t.words[i - 1] in numbers.BIG or t.words[i - 1].isdecimal():
        return True
    things = t.kinds[i - 1] in {None, lx.UNITS} and t.words[i - 1].endswith("s") and i > 1
    return things and (t.kinds[i - 2] in AMOUNTS or t.words[i - 2].isdecimal())


def always(t: Text, i: int, end: int) -> bool:
    """Whether an amount is all there is of the unit behind it: `24 hours a day`."""
    return t.words[end] in {"a", "per"} and t.words[i] in ALL_OF.get(t.words[end + 1], ())


def recorded(t: Text, end: int, unit: str) -> bool:
    """Whether this is how long something plays, and lasted nowhere: `75 hours of video`."""
    return unit in {"hour", "minute"} and t.words[end] == "of" and t.words[end + 1] in RECORDED


RECORDED: Final = among("video videos music audio footage film tape recordings programming")
AMOUNTS: Final = frozenset({lx.DIGITS, lx.NUMBER, lx.YEAR})
ALL_OF: Final = {"day": ("24", "twenty"), "week": ("seven", "7"), "year": ("365", "52", "12")}


def low_end(t: Text, i: int) -> int:
    """The place behind the first of two numbers, `ten` of `ten or fifteen`; 0 when it is one."""
    low = cardinal(t, i)
    ranged = low and t.words[low[0]] in RANGES and cardinal(t, low[0] + 1)
    return low[0] if low and ranged else 0


def whole_quarters(t: Text, end: int) -> bool:
    """Whether quarters are of a year, and not of anything else."""
    return t.words[end] not in {"of", "in"} or t.kinds[end + 1] == lx.YEAR


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
        and (t.kinds[i + 1] == lx.UNITS and not years.capital(t, i))
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
    same = anniversary(t, k + 1) if word == "ago" and unit == "year" else None
    if same is not None and isinstance(number, (int, float)) and number == int(number):
        return same[0], Meaning(
            "shift", number=number, unit=unit, which="ago", of=same[1], rule="anniversary"
        )
    weeks = number * WEEKS.get(unit, 0) if isinstance(number, (int, float)) else 0
    counted = beside_weekday(t, k, int(weeks)) if weeks and weeks == int(weeks) else None
    if counted is not None:
        return counted
    if t.words[k : k + 2] == ["after", "that"] and not t.words[k + 2].isalpha():
        return k + 2, Meaning(
            "shift", number=number, unit=unit, which="later", rule=f"{unit}-later"
        )
    if t.kinds[k] == lx.AWAY and word not in {"before", "after", "back"}:
        return k + 1, Meaning(
            "shift", number=number, unit=unit, which=str(t.senses[word]), rule=f"{unit}-{word}"
        )
    if word in {"later", "earlier"}:
        if t.words[k + 1] == "than":
            return k, Meaning("duration", number=number, unit=unit, rule="duration")
        return k + 1, Meaning("shift", number=number, unit=unit, which=word, rule=f"{unit}-{word}")
    if word == "from" and t.words[k + 1] in {"now", "today"}:
        return k + 2, Meaning(
            "shift", number=number, unit=unit, which="hence", rule=f"{unit}-hence"
        )
    if word == "on" and t.words[k + 1] in {",", "."} and unit not in {"hour", "minute"}:
        return k + 1, Meaning("shift", number=number, unit=unit, which="later", rule=f"{unit}-on")
    if word in {"before", "after"} and t.words[k + 1] in {",", ".", ";", ")"}:
        which = "earlier" if word == "before" else "later"
        return k + 1, Meaning("shift", number=number, unit=unit, which=which, rule=f"{unit}-{word}")
    rule, mod = "duration", "fraction" if "/" in t.words[max(k - 4, 0) : k] else ""
    if t.words[k : k + 2] in (["-", "old"], ["of", "age"]):
        k, rule = k + 2, "age"
    elif word == "old":
        k, rule = k + 1, "age"
    elif t.words[k : k + 2] == ["-", "long"]:
        k += 2
    elif word == "long":
        k += 1
    return k, Meaning("duration", number=number, unit=unit, mod=mod, rule=rule)


WEEKS: Final = {"week": 1, "fortnight": 2}


def beside_weekday(t: Text, i: int, weeks: int) -> Found:
    """The weekday that weeks are counted from: `a week on Friday`, `two weeks ago Monday`."""
    j = i + 1 + (t.words[i + 1] in {"last", "next", "this"})
    ahead = {"from": 1, "on": 1, "ago": -1}.get(t.words[i])
    if ahead is None or t.kinds[j] != lx.WEEKDAY or not years.capital(t, j):
        return None
    day = int(t.senses[t.words[j]])
    if t.words[j].endswith("days") or t.kinds[j + 1] in {lx.PART, lx.MONTH}:
        return None
    return j + 1, Meaning("step", which=ahead * (1 + weeks), weekday=day, rule="weekday-week")


def anniversary(t: Text, i: int) -> Found:
    """`today`, `this week`, `next month` behind `thirty years ago`."""
    if t.words[i] == "today":
        return i + 1, Meaning("shift", unit="day", number=0, which="from", rule="today")
    which = {"this": 0, "next": 1, "last": -1}.get(t.words[i])
    if which is not None and t.words[i + 1] in {"week", "weekend", "month"}:
        return i + 2, Meaning("step", which=which, unit=t.words[i + 1], rule="unit-step")
    return None


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
    if after == "-" and t.words[i + 2] in {"long", "old"}:
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
    """A unit that nothing else has taken: `a nice day`, `a third day-long meeting`."""
    unit = str(t.senses[t.words[i]])
    if t.words[i + 1 : i + 3] == ["-", "long"] and unit not in VAGUE_UNITS:
        number = 1 if t.kinds[i] == lx.UNIT else "X"
        return i + 3, Meaning("duration", number=number, unit=unit, rule="duration")
    if unit in VAGUE_UNITS:
        return None
    if t.whole:
        return measured(t, i + 1, 1, unit)
    if unit in {"second", "minute", "quarter", "season", "weekend", "night"}:
        return None
    if (
        t.words[i + 1] == "-"
        or (i and t.words[i - 1] == "-")
        or (t.shown(i).istitle() and t.shown(i + 1).istitle())
    ):
        return None
    count = 1 if t.kinds[i] == lx.UNIT else "X"
    return i + 1, Meaning("duration", number=count, unit=unit, rule="bare-unit")

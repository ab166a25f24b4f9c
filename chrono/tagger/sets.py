"""What comes again and again: `every Monday`, `each year`, `daily`."""

from chrono.tagger import lexicon as lx
from chrono.tagger import years
from chrono.tagger.durations import VAGUE_UNITS, unit_at
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import amount, ordinal
from chrono.tagger.text import Text
from chrono.tagger.years import Found


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
    if kind == lx.MONTH and years.capital(t, j):
        return j + 1, Meaning("set", month=int(t.senses[t.words[j]]), rule="each")
    if kind == lx.SEASON:
        return j + 1, Meaning("set", season=str(t.senses[t.words[j]]), rule="each")
    if kind == lx.PART:
        return j + 1, Meaning("set", part=str(t.senses[t.words[j]]), rule="each")
    return None


def each_nth(t: Text, i: int) -> Found:
    """`the first Monday of each month`, `the last Friday of every quarter`."""
    j = i + 1 if t.words[i] == "the" else i
    if (ordinal(t, j) is None and t.words[j] != "last") or t.kinds[j + 1] != lx.WEEKDAY:
        return None
    return each(t, j + 3) if t.words[j + 2] in {"of", "in"} else None


def length(t: Text, i: int) -> Found:
    """`weeklong`."""
    return i + 1, Meaning("duration", number=1, unit=str(t.senses[t.words[i]]), rule="duration")


def often(t: Text, i: int) -> Found:
    """`daily`, `annually`."""
    if t.kinds[i] != lx.OFTEN or (
        years.capital(t, i) and i and not t.breaks(i) and not t.message()
    ):
        return None
    word = t.words[i]
    if word == "annual" and t.kinds[i - 1] in {lx.ORDINAL}:
        return None
    unit = str(t.senses[word])
    if word == "annual":
        return None
    number = 2 if unit[0] == "2" else 1
    return i + 1, Meaning("set", number=number, unit=unit.lstrip("2"), rule="often")

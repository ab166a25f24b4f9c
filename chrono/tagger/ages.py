"""Decades, centuries, millennia: `the 1990s`, `the 5th century BC`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import ordinal
from chrono.tagger.text import Text
from chrono.tagger.years import Found, era_at


def decade(t: Text, i: int) -> Found:
    """`the 1990s`, `the '90s`, `the nineties`, `the 470s BC`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] in {"'", "’", "‘"}:
        j += 1
    if t.kinds[j] == lx.YEAR and decade_stands(t, j):
        return j + 3, Meaning("wide", int(t.words[j]), unit="decade", rule="decade")
    if t.kinds[j] != lx.DECADE:
        return None
    first = int(t.senses[t.words[j]])
    if 100 < first < 1000 and not era_at(t, j + 1)[1]:
        return None
    if first < 100 and not era_at(t, j + 1)[1]:
        if not t.whole and (j == i or t.words[j - 1] not in {"'", "’", "‘", "the"}):
            return None
        if t.kinds[j - 1] == lx.ARTICLE and t.words[j][0].isdigit() is False and first < 20:
            return None
        return j + 1, Meaning("wide", 1900 + first, unit="decade", rule="decade-short")
    end, era = era_at(t, j + 1)
    if first % 100 == 0 and t.words[j].isalnum() and not era and portioned(t, j):
        return end, Meaning("wide", first, unit="century", rule="hundreds")
    if era == "bc":
        first = 1 - first - 9
    return end, Meaning("wide", first, unit="decade", era=era, rule="decade")


def portioned(t: Text, j: int) -> bool:
    """Whether the hundreds are a whole century: `the mid-1800s`."""
    before = t.words[j - 1] if j else ""
    return t.kinds[j - 1 - (before == "-")] == lx.PORTION


def decade_stands(t: Text, j: int) -> bool:
    """Whether `1980's` is a decade, and not what belongs to the year 1980."""
    if t.words[j][-1] != "0" or t.words[j + 1] not in {"'", "’"} or t.words[j + 2] != "s":
        return False
    before = t.words[j - 1] if j else ""
    return before == "the" or t.kinds[j - 1] == lx.PORTION or before == "-"


SHARING: Final = frozenset({"and", "or", "to", "–", "-", "/"})


def shared_century(t: Text, i: int, number: int) -> Found:
    """`the 18th` of `the 18th and 19th centuries`, `5th` of `5th–4th century BC`."""
    j = i + 2 if t.words[i + 1] == "the" else i + 1
    other = ordinal(t, j)
    if other is None:
        return (century_at(t, i + 1, number)) if t.words[i] == "-" else None
    behind = century_at(t, other[0] + (t.words[other[0]] == "-"), number)
    return (i, behind[1]) if behind else None


def century(t: Text, i: int) -> Found:
    """`the 19th century`, `the fifth century BC`, `the third millennium BC`."""
    j = i + 1 if t.words[i] == "the" else i
    mod = ""
    if t.kinds[j] == lx.PORTION:
        mod = str(t.senses[t.words[j]])
        j += 1 + (t.words[j + 1] == "-")
    found = ordinal(t, j)
    if found is None:
        return None
    k = found[0] + (t.words[found[0]] == "-")
    if t.words[found[0]] in SHARING:
        run = shared_century(t, found[0], found[1])
    else:
        run = century_at(t, k, found[1])
    return run and (run[0], run[1]._replace(mod=mod))


def century_at(t: Text, k: int, number: int) -> Found:
    """The century or millennium of this number, when the word stands here."""
    short = t.words[k] in {"c", "cent"} and t.words[k + 1] == "." and t.glued(k + 1)
    if t.words[k] not in {"century", "centuries", "millennium"} and not short:
        return None
    unit = "millennium" if t.words[k] == "millennium" else "century"
    size = 100 if unit == "century" else 1000
    end, era = era_at(t, k + 1 + short)
    first = 1 - number * size if era == "bc" else (number - 1) * size
    return end, Meaning("wide", first, unit=unit, era=era, rule=unit)

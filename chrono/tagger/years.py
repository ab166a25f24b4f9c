"""Years: `1999`, `the year 1999`, `480 BC`."""

from typing import Final, TypeAlias

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.lookalikes import plausible
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import digits, figures, year
from chrono.tagger.text import Text

Found: TypeAlias = "tuple[int, Meaning] | None"


def capital(t: Text, i: int) -> bool:
    """Whether a token begins with a capital; in a phrase any may be meant to."""
    return t.whole or t.source[t.start(i)].isupper()


def title(t: Text, i: int) -> bool:
    """Whether a word is written as in a name: `60 Minutes`."""
    shown = t.shown(i)
    return len(shown) > 1 and shown[0].isupper() and shown[1].islower()


def named(t: Text, i: int) -> bool:
    """Whether the next word, in capitals, makes this a name: `June Miller`, `Winter Palace`."""
    after = t.words[i + 1]
    both = after.isalpha() and t.kinds[i + 1] is None and capital(t, i + 1)
    return both and capital(t, i)


def era_at(t: Text, i: int) -> tuple[int, str]:
    """`BC`, `B.C.`, `AD`, `A.D.`; else nothing."""
    word = t.words[i]
    if t.kinds[i] == lx.ERA and (capital(t, i) or word in {"bc", "bce"}):
        return i + 1, str(t.senses[word])
    if word in {"b", "a"} and t.words[i + 1] == "." and t.glued(i + 1) and t.glued(i + 2):
        pair = word + t.words[i + 2]
        if pair in {"bc", "ad"}:
            end = i + 3
            while (t.words[end] == "." and t.glued(end)) or (t.words[end] == "e" and t.glued(end)):
                end += 1
            return end, pair
    return i, ""


def year_short(t: Text, i: int) -> Found:
    """`'99` alone, behind a preposition: of which century the text says, or the day it is from."""
    marked = t.words[i] in {"'", "’", "‘"} and digits(t, i + 1, 2) and t.glued(i + 1)
    if not marked or t.glued(i) or not i or t.words[i - 1] not in BEFORE_SHORT or t.whole:
        return None
    if t.glued(i + 2) and (t.words[i + 2].isalnum() or t.words[i + 2] in {"'", "’"}):
        return None
    return i + 2, Meaning("date", number=int(t.words[i + 1]), rule="year-short")


BEFORE_SHORT: Final = among("in of since until by from to before after and early late mid -")


def short_year(number: int) -> int:
    return 2000 + number if number < 40 else 1900 + number


def year_alone(t: Text, i: int) -> Found:
    """`1999`, `the year 1999`, `480 BC`, `AD 14`, `fiscal 1989`."""
    j = i
    if t.words[j] == "the" and t.words[j + 1] in {"year", "years"}:
        j += 2
    elif (t.words[j] == "the" and t.words[j + 1] == "fiscal") or t.words[j] == "year":
        j += 1
    fiscal = t.kinds[j] == lx.FISCAL
    if fiscal:
        j += 1 + (t.words[j + 1] == "year")
    if fiscal and digits(t, j, 2):
        return j + 1, Meaning("date", short_year(int(t.words[j])), rule="year")
    start, said = era_at(t, j)
    if said and t.words[start].isdecimal():
        number = int(t.words[start])
        number = 1 - number if said == "bc" else number
        return start + 1, Meaning("date", year=number, era=said, rule="year-era")
    if t.words[j].isdecimal() and t.kinds[j] != lx.YEAR:
        last, count = figures(t, j) or (j + 1, 0)
        end, era = era_at(t, last)
        end = end if era else last
        era = era or shared_era(t, last)
        if era and count == int(count):
            number = int(count)
            return end, Meaning(
                "date", 1 - number if era == "bc" else number, era=era, rule="year-era"
            )
        return None
    found = year(t, j)
    if found is None:
        return None
    end, number = found
    after, era = era_at(t, end)
    if not era and (number < 1900 or digits(t, end + 1, 4)):
        era = shared_era(t, end)
    if era:
        return after, Meaning(
            "date", 1 - number if era == "bc" else number, era=era, rule="year-era"
        )
    if j == i and not plausible(t, i, end):
        return None
    return end, Meaning("date", number, rule="year")


def shared_era(t: Text, i: int) -> str:
    """The era that a second year brings: `499–493 BC`, `from 499 to 493 BC`."""
    if t.words[i] not in {"-", "–", "to", "and", "or", "until", "/"}:
        return ""
    last = figures(t, i + 1)
    return era_at(t, last[0])[1] if last else ""


def tail(t: Text, i: int, m: Meaning) -> Found:
    """The second of two years that leaves out its century: `1914–18`."""
    if m.rule != "year" or m.year is None or m.month is not None or t.words[i] not in LINKS:
        return None
    j = i + 1
    short = 100 if digits(t, j, 2) else 10 if digits(t, j, 1) and t.words[i] != "/" else 0
    if not short or not t.glued(j):
        return None
    number = m.year - m.year % short + int(t.words[j])
    after = t.words[j + 1]
    ends = not t.glued(j + 1) or after in {".", ",", ")", ":", ";"}
    return (j + 1, m._replace(year=number)) if m.year < number and ends else None


LINKS: Final = among("- – — to and or / & , through until till")

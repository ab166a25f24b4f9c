"""Years, and the dates that begin with one: `1999`, `the year 1999`, `480 BC`, `1999-03-04`."""

import re
from typing import Final, TypeAlias

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.lookalikes import COUNTED, plausible
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import digits, figures, spelled, year
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


def year_after(t: Text, i: int) -> tuple[int, int, str] | None:
    """The year that belongs to the month or day before: `, 1999`, `of 1999`, ` 480 BC`, `'99`."""
    j = i
    if t.words[j] in {",", "of", "in"} or (t.words[j] in {"-", "/"} and t.glued(j)):
        j += 1
        if t.words[j] == "of" or (t.words[j] == "the" and t.words[j + 1] == "year"):
            j += 1
        if t.words[j] == "year":
            j += 1
    led, era = era_at(t, j)
    if era and t.kinds[led] in {lx.DIGITS, lx.YEAR}:
        number = int(t.words[led])
        return led + 1, 1 - number if era == "bc" else number, era
    found = year(t, j) or year_in_hundreds(t, j)
    if found:
        end, era = era_at(t, found[0])
        if t.words[end] == "'" and t.words[end + 1] == "s" and t.words[j - 1] == ",":
            return end, found[1], era
        return end, -found[1] + 1 if era == "bc" else found[1], era
    if t.kinds[j] == lx.DIGITS:
        end, era = era_at(t, j + 1)
        if era:
            number = int(t.words[j])
            return end, 1 - number if era == "bc" else number, era
        if t.whole and digits(t, j, 3):
            return j + 1, int(t.words[j]), ""
    if hyphened(t, i):
        return i + 2, short_year(int(t.words[i + 1])), ""  # Jul-97, 07-OCT-18
    if ended(t, i):
        return i + 1, short_year(int(t.words[i])), ""  # 19 Aug 22.
    if digits(t, i, 2) and t.kinds[i - 1] == lx.MONTH and military(t, i):
        return i + 1, short_year(int(t.words[i])), ""
    short = t.words[j] in {"'", "’", "‘"} and digits(t, j + 1, 2) and t.glued(j + 1)
    if short and not t.whole:  # a phrase is asked of which century
        return j + 2, short_year(int(t.words[j + 1])), ""
    return None


def hyphened(t: Text, i: int) -> bool:
    """Whether a hyphen and two figures behind a month are its year: `Jul-97`, `07-OCT-18`."""
    tied = t.words[i] == "-" and t.glued(i) and t.glued(i + 1) and digits(t, i + 1, 2)
    if t.whole or not tied or t.kinds[i - 1] != lx.MONTH or len(t.words[i - 1]) != 3:
        return False
    if t.glued(i + 2) and (t.words[i + 2].isalnum() or t.words[i + 2] in {"-", "/"}):
        return False
    if i > 2 and t.words[i - 2] == "-" and t.glued(i - 1):
        return t.words[i - 3].isdecimal() and len(t.words[i - 3]) <= 2
    return capital(t, i - 1) and not (i > 1 and t.words[i - 2].isdecimal())


def ended(t: Text, i: int) -> bool:
    """Whether two figures behind a day and a month end their clause, and so are a year."""
    day = i > 1 and t.words[i - 2].isdecimal() and len(t.words[i - 2]) <= 2
    if t.whole or not day or not digits(t, i, 2) or t.kinds[i - 1] != lx.MONTH or t.glued(i):
        return False
    stop = t.words[i + 1] in {",", ".", ";", ")"} and t.glued(i + 1)
    return stop and not (t.glued(i + 2) and t.words[i + 2].isalnum()) and capital(t, i - 1)


def military(t: Text, i: int) -> bool:
    """Whether two figures are the year of a date as soldiers write it: `06 JUN 44`, `3 MAY 91`."""
    month = t.shown(i - 1)
    day = i > 1 and t.words[i - 2].isdecimal() and len(t.words[i - 2]) <= 2
    if day and t.glued(i) and t.glued(i - 1) and len(month) == 3:
        return True  # 11Apr19
    return day and len(month) == 3 and month.isupper() and t.kinds[i + 1] not in COUNTED


def year_in_hundreds(t: Text, i: int) -> tuple[int, int] | None:
    """`nineteen hundred and twenty-six`, behind a month or a day."""
    if t.kinds[i] != lx.NUMBER or t.words[i + 1] != "hundred":
        return None
    found = spelled(t, i)
    return (found[0], int(found[1])) if found and 1100 <= found[1] < 2100 else None


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


def with_year(t: Text, i: int, date: Meaning) -> tuple[int, Meaning]:
    """The date with its year behind it: a number, or `of that year`, `last year`."""
    found = year_after(t, i)
    if found:
        end, year = dual(t, found[0], found[1], date.month or 0)
        return end, date._replace(year=year, era=found[2])
    j = i + 1 if t.words[i] in {",", "of", "in"} else i
    if t.words[i] in {"of", "in"} or t.kinds[j] in {lx.STEP}:
        other = year_step(t, j)
        if other:
            return other[0], date._replace(of=other[1])
    return i, date


def dual(t: Text, end: int, number: int, month: int) -> tuple[int, int]:
    """The year of a date before Lady Day that is told by both reckonings: `3 January 1712/13`."""
    behind = t.words[end + 1]
    if t.words[end] != "/" or not t.glued(end) or not t.glued(end + 1) or not behind.isdecimal():
        return end, number
    if not 1 <= month <= 3 or (t.glued(end + 2) and t.words[end + 2] in {"/", "-"}):
        return end, number
    same = len(behind) <= 4 and int(behind) == (number + 1) % 10 ** len(behind)
    return (end + 2, number + 1) if same else (end, number)


def year_step(t: Text, i: int) -> Found:
    """`last year`, `that year`, `the same year`, `the following year`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] == lx.STEP:
        which = t.senses[t.words[j]]
        k = j + 1
        if t.words[j] == "that" and t.words[k] == "same":
            k += 1
        if t.words[k] == "fiscal":
            k += 1
        if t.words[k] == "year":
            if t.words[j] == "next" and j != i:
                which = "following"
            return k + 1, Meaning("step", which=which, unit="year", rule="year-step")
    if j != i and t.words[j] == "year":
        return j + 1, Meaning("step", which="the", unit="year", rule="year-step")
    return None


def year_alone(t: Text, i: int) -> Found:
    """`1999`, `the year 1999`, `480 BC`, `AD 14`, `1999-03-04`, `2025/9/22`, `fiscal 1989`."""
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
    exact = dashed(t, end, number)
    if exact:
        return exact
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


def dashed(t: Text, end: int, number: int) -> Found:
    """`1999-03-04`, `1999/3/4`, `1999.03.04`, `1999-03`."""
    mark = t.words[end]
    if mark not in {"-", "/", "."} or not t.glued(end) or not t.glued(end + 1):
        return None
    month = t.words[end + 1]
    if mark == "-" and t.words[end + 2] != "-" and short_span(number, month):
        return None
    if not month.isdecimal() or len(month) > 2 or not 1 <= int(month) <= 12:
        return None
    if t.words[end + 2] == mark and t.glued(end + 3) and t.words[end + 3].isdecimal():
        day = int(t.words[end + 3])
        if 1 <= day <= 31 and len(t.words[end + 3]) <= 2:
            date = Meaning("date", number, int(month), day, rule="iso")
            return machine_time(t, end + 4, date) or (end + 4, date)
        return None
    if mark == "-" and len(month) == 2 and t.words[end + 2] != "-":
        return end + 2, Meaning("date", number, int(month), rule="iso")
    return None


def machine_time(t: Text, i: int, date: Meaning) -> Found:
    """`T08:15`, `T08:15:30Z`, glued to a day by a machine."""
    clock = MACHINE_TIME.match(t.source, t.ends[i - 1])
    if clock is None:
        return None
    end = i
    while t.ends[end] < clock.end():
        end += 1
    text, zone = clock[1], (clock[2] or "").upper()
    return end + 1, Meaning("time", clock=text, zone=zone, of=date, rule="iso-time")


MACHINE_TIME: Final = re.compile(
    r"[Tt]([01]\d:[0-5]\d(?::[0-5]\d)?|2[0-3]:[0-5]\d(?::[0-5]\d)?)([Zz])?(?!\w)"
)


def short_span(number: int, month: str) -> bool:
    """Whether the figures behind a year are a year too: `2007-08`; `1902-05`, of a time that no
    machine has dated."""
    if len(month) != 2 or not month.isdecimal():
        return False
    return int(month) == (number + 1) % 100 or (number < OF_MACHINES and int(month) > number % 100)


OF_MACHINES: Final = 1960

"""Days of the week, alone or with their date: `Tuesday`, `Tuesday, September 9`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found, capital, named
from chrono.temporal import reading


def weekday(t: Text, i: int) -> Found:
    """`Tuesday`, `Tuesday, September 9, 2025`, `Tuesday the 9th`."""
    if t.kinds[i] != lx.WEEKDAY:
        return None
    dated = reading.explicit(t, i)
    if dated:
        return dated
    word = t.words[i]
    end = i + 1
    if len(word) <= 5:
        if (
            not capital(t, i)
            and word not in {"tues", "thurs"}
            and (i == 0 or t.words[i - 1] not in {"this", "next", "last"})
        ):
            return None
        if t.words[end] == "." and t.glued(end):
            end += 1
    number = int(t.senses[word])
    if i and t.words[i - 1] in NAMING and capital(t, i - 1):
        return None  # Bloody Sunday 1972
    if i and t.words[i - 1] == "the" and (named(t, i) or undated(t, end)):
        return None
    led = i > 0 and t.words[i - 1] in {"this", "next", "last", "on", "every"}
    if len(word) == 3 and not led and not t.whole:
        if t.words[end] not in {"", ",", ".", "at", "night", "morning", "-"} and t.kinds[
            end
        ] not in {lx.DIGITS, lx.PART}:
            return None
        if (
            word == "sun"
            and t.words[end] in {",", "."}
            and t.kinds[end + 1] not in {lx.MONTH, lx.DIGITS}
        ):
            return None
    if t.words[end] == "last" and not (t.words[end + 1].isalnum() or t.whole):
        return end + 1, Meaning("step", which=-1, weekday=number, rule="weekday-last")
    if t.words[end] in WEEKS and not (t.words[end + 1].isalnum() or t.words[end + 1] in TYING):
        which = 1 + WEEKS[t.words[end]]
        return end + 1, Meaning("step", which=which, weekday=number, rule="weekday-week")
    if t.words[end] == "of" and t.kinds[end + 1] == lx.STEP and t.words[end + 2] == "week":
        week = Meaning("step", which=t.senses[t.words[end + 1]], unit="week", rule="unit-step")
        return end + 3, Meaning("date", weekday=number, of=week, rule="weekday-of-week")
    if word.endswith("days"):
        return end, Meaning("set", weekday=number, rule="weekdays")
    if part := often(t, end):
        return end + (t.words[end] in PARTS), Meaning(
            "set", weekday=number, part=part, rule="weekdays"
        )
    if some(t, i, end):
        return end, Meaning("set", weekday=number, rule="weekday-some")
    if listed(t, i):
        return end, Meaning("set", weekday=number, rule="weekdays")
    return end, Meaning("date", weekday=number, rule="weekday")


def some(t: Text, i: int, end: int) -> bool:
    """Whether a weekday is any of its kind: `on a wet Sunday in May`, not `a Monday meeting`."""
    led = "a" in t.words[max(i - 2, 0) : i] and (t.words[i - 1] == "a" or t.kinds[i - 1] is None)
    return led and not t.words[i - 1].isupper() and t.words[end] in SOME


def listed(t: Text, i: int) -> bool:
    """Whether a weekday is one of a list of such: `every Monday, Wednesday and Friday`."""
    for _ in range(6):
        i -= 1 + (i > 1 and t.words[i - 1] in {"and", "or"} and t.words[i - 2] == ",")
        if i < 2 or t.words[i] not in {"and", "or", ",", "&"} or t.kinds[i - 1] != lx.WEEKDAY:
            return False
        i -= 1
        if t.kinds[i - 1] == lx.EACH:
            return True
    return False


def apposed(t: Text, i: int, m: Meaning) -> Found:
    """A date with the weekday it is behind it: `14 December, Friday,`, `14 December (Friday)`."""
    if m.shape != "date" or not (m.day and m.month) or m.weekday is not None or t.breaks(i):
        return None
    mark = t.words[i]
    j = i + (mark in {",", "("})
    if t.kinds[j] != lx.WEEKDAY or t.words[j].endswith("days") or not capital(t, j):
        return None
    end = j + 1 + (t.words[j + 1] == "." and t.glued(j + 1) and len(t.words[j]) <= 5)
    if mark == "(" and t.words[end] != ")":
        return None
    if mark == "," and t.words[end] not in APPOSED:
        return None
    if mark not in {",", "("} and (t.kinds[end] == lx.PART or t.words[end] in {"'", "’"}):
        return None
    return end + (mark == "("), m._replace(weekday=int(t.senses[t.words[j]]))


APPOSED: Final = among(", . ; : ) at from")
WEEKS: Final = {"week": 1, "fortnight": 2}  # behind a weekday, and ahead of its next one
SOME: Final = among("in of , . ; when that and or")
TYING: Final = frozenset({"-", "'", "’"})
PARTS: Final = {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}


def often(t: Text, i: int) -> str:
    """The part of the day of each such weekday: `nights`, `and Tuesday nights`; else nothing."""
    for _ in range(6):
        if t.words[i] not in {"and", "or", ","} or t.kinds[i + 1] != lx.WEEKDAY:
            break
        i += 2
    return PARTS.get(t.words[i], "")


def undated(t: Text, i: int) -> bool:
    """Whether a weekday counts from what nobody dated: `on the Monday after the game`."""
    return t.words[i] in {"before", "after", "following"} and t.words[i + 1].isalpha()


NAMING: Final = among("bloody super stir")  # before a weekday they make a name of it

"""Days of the Julian calendar: as Gregorian ones, and how a text marks them: `O.S.`, `N.S.`."""

from typing import Final

from chrono.dates.calendar import Day, from_ordinal, ordinal
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text

STYLES: Final = {"o": "old", "n": "new", "os": "old", "ns": "new"}


def gregorian(day: Day) -> Day:
    """The Gregorian day of a Julian one, by way of the Julian day number.

    >>> gregorian((1917, 10, 25)), gregorian((1900, 2, 29))
    ((1917, 11, 7), (1900, 3, 13))
    """
    year, month, number = day
    early = (14 - month) // 12  # January and February end the year before
    years, months = year + 4800 - early, month + 12 * early - 3
    count = number + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return from_ordinal(count - 2451545 + ordinal((2000, 1, 1)))


def style_at(t: Text, i: int) -> tuple[int, str]:
    """The style marked here, `O.S.`, `(OS)`, `Old Style`, with the token behind; or nothing."""
    bracket = t.words[i] == "("
    j = i + bracket
    style = STYLES.get(t.words[j], "")
    if t.words[j] in {"old", "new"} and t.words[j + 1] == "style":
        style, end = t.words[j], j + 2
    elif style and t.shown(j).isupper() and len(t.words[j]) == 2:
        end = j + 1
    elif style and t.words[j + 1] == "." and t.words[j + 2] == "s" and t.glued(j + 2):
        end = j + 3 + (t.words[j + 3] == "." and t.glued(j + 3))
    else:
        return i, ""
    if bracket and t.words[end] != ")":
        return i, ""
    return end + bracket, style


def styled(t: Text, end: int, m: Meaning) -> tuple[int, Meaning]:
    """The date with the style behind it: a day of the old style becomes a Gregorian one."""
    behind, style = style_at(t, end)
    if not style or m.year is None or not m.month or not m.day:
        return end, m
    if style == "new":
        return behind, m
    year, month, day = gregorian((m.year, m.month, m.day))
    return behind, m._replace(year=year, month=month, day=day, rule="old-style")

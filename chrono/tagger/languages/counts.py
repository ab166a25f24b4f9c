"""Counts, ordinals and years in figures and words, with the endings a language writes on to them.

Each takes a text and a place in it and gives the place behind and the number, or None.
"""

import re
from typing import Final, TypeAlias

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.items import item
from chrono.tagger.text import Text

Number: TypeAlias = "tuple[int, int] | None"
Amount: TypeAlias = "tuple[int, float | str] | None"
ROMAN: Final = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})")
LOOKALIKES: Final = str.maketrans("хіѵ", "xiv")
HYPHENS: Final = frozenset({"-", "‑", "'", "’", "–"})
JOINTS: Final = frozenset({"-", "y", "et", "e"})  # inside a number in words
RANGES: Final = frozenset({"-", "–", "—"})


def ending(t: Text, i: int, endings: frozenset[str]) -> int:
    """The token behind an ending that is written on to the number before: `5-го`, `1er`, `3.`"""
    if not t.glued(i):
        return i
    if t.words[i] in endings:
        month = t.words[i] == "." and t.kinds[i + 1] == lx.MONTH  # 15.Juni
        joined = t.glued(i + 1) and t.words[i + 1][:1].isalnum() and not month
        return i if joined and not t.words[i].isalpha() else i + 1
    if t.words[i] in HYPHENS and t.glued(i + 1) and t.words[i + 1] in endings:
        return i + 2
    return i


def figures(t: Text, i: int, most: int) -> Number:
    """A number in figures with its ending, from 1 to `most`."""
    word = t.words[i]
    if not word.isdecimal() or len(word) > 4 or not 1 <= int(word) <= most:
        return None
    end = ending(t, i + 1, t.lexicon.endings)
    led = t.words[i - 1] if i and t.glued(i) else ""
    if led in {".", ",", "/", ":", "$", "€"} and (led != "/" or t.kinds[end] != lx.MONTH):
        return None  # but 10./11. November
    return end, int(word)


def rank(t: Text, i: int, most: int) -> Number:
    """An ordinal as a word or in figures: `третього`, `3.`, `3-го`; else a plain number."""
    found = item(t, i)
    if found.kind == lx.ORDINAL and int(found.sense) <= most:
        return found.end, int(found.sense)
    return figures(t, i, most)


def roman(t: Text, i: int) -> Number:
    """A Roman numeral in capitals, with its ending: `XIX`, `XIXe`, Cyrillic `ХХ`."""
    word = t.words[i].translate(LOOKALIKES)
    found = ROMAN.match(word)
    if not found or not found[0] or not t.source[t.start(i)].isupper():
        return None
    rest = word[found.end() :]
    if rest and rest not in t.lexicon.endings:
        return None
    ones = {"": 0, "iv": 4, "ix": 9}.get(found[2])
    number = 10 * len(found[1]) + (
        ones if ones is not None else len(found[2]) + 4 * ("v" in found[2])
    )
    return ending(t, i + 1, t.lexicon.endings), number


def year(t: Text, i: int) -> Number:
    """A year in four figures, with its ending: `1999`, `2010'da`, `1994-cü`."""
    if t.kinds[i] != lx.YEAR:
        return None
    if t.words[i + 1] == "." and "." in t.lexicon.endings:
        return i + 1, int(t.words[i])  # a full stop, for nobody writes an ordinal of a year
    number = int(t.words[i])
    if not number % 10 and ending(t, i + 1, t.lexicon.tens) > i + 1:
        return None
    return ending(t, i + 1, t.lexicon.endings), number


def amount(t: Text, i: int) -> Amount:
    """How many: a number, a vague word, a half, the lower of `two to three`."""
    found = single(t, i)
    if found is None:
        return None
    end, number = found
    follows = t.lexicon.links.get((t.words[end],)) or t.words[end] in RANGES
    if follows or (item(t, end).kind == lx.MARK and t.words[end] not in {".", ";", ":"}):
        other = single(t, end + 1)
        if other and not isinstance(other[1], str):
            return other[0], number
    return end, number


def single(t: Text, i: int) -> Amount:
    found = item(t, i)
    if found.kind == lx.VAGUE:
        return found.end, found.sense
    if found.kind == lx.NUMBER:
        return spelled(t, i)
    return decimal(t, i)


def decimal(t: Text, i: int) -> Amount:
    """`12`, `2,5`, `1.200`."""
    word = t.words[i]
    if not word.isdecimal() or (i and t.glued(i) and t.words[i - 1] in {",", ".", ":", "/"}):
        return None
    number, end = float(word), i + 1
    if t.words[end] in {",", "."} and t.glued(end) and t.glued(end + 1):
        rest = t.words[end + 1]
        if rest.isdecimal():
            if len(rest) == 3:
                return end + 2, number * 1000 + int(rest)
            return end + 2, float(f"{word}.{rest}")
    return end, number


def spelled(t: Text, i: int) -> Amount:
    """`zwölf`, `двадцать пять`, `trente-cinq`, `ein halbes`."""
    first = item(t, i)
    number, end = float(first.sense), first.end
    for _ in range(LONGEST):
        joint = end + (t.words[end] in JOINTS)
        more = item(t, joint)
        longer = grown(number, float(more.sense)) if more.kind == lx.NUMBER else None
        if longer is None:
            break
        number, end = longer, more.end
    return end, number


LONGEST: Final = 7  # words behind the first of a number: mille neuf cent quatre-vingt-dix-neuf


def grown(number: float, value: float) -> float | None:
    """A number with one word more, or None where the word is not of it.

    >>> grown(20, 1), grown(2, 1000), grown(1009, 100), grown(1900, 90), grown(20, 20)
    (21, 2000, 1900, 1990, None)
    """
    if value < 1:
        return value if number == 1 else number + value
    if value >= 1000:
        return number * value if number < 1000 else None
    rest = number % 1000
    if value == 100 and 1 <= rest <= 9:
        return number - rest + 100 * rest
    if value >= 100:
        return number + value if number and rest == 0 else None
    room = rest % 100 == 0 or (value < 10 <= rest % 100 and not rest % 10)
    room = room or (10 <= value < 20 and rest % 100 in {60, 80})
    return number + value if room and rest + number > 9 else None

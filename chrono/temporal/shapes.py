"""What several tokens are together: figures of a fixed shape, numbers with endings or in words.

Each function takes a text and a token, and gives items: the token behind, the kind, the sense.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, TypeAlias

from chrono.tagger import lexicon as lx
from chrono.tagger import numbers
from chrono.tagger.languages import counts
from chrono.tagger.languages.items import item
from chrono.tagger.lexicon import Sense
from chrono.tagger.text import Text
from chrono.temporal.lexicon import YEARS, Words

Item: TypeAlias = "tuple[int, str, Sense]"
ISO: Final = re.compile(r"(\d{4})([-/.])(\d\d?)\2(\d\d?)(?!\d)")
ISO_MONTH: Final = re.compile(r"(\d{4})-(\d\d)(?![\d-])")
NUMERIC: Final = re.compile(r"(\d\d?)([./-])(\d\d?)\2(\d{4}|\d\d)(?!\d)(?!\2\d)")
DOTTED: Final = re.compile(r"(\d\d?)\.(\d\d?)\.(?!\w)")
IN_WORDS: Final = range(1900, 2100)  # years of other languages than English
OF_MACHINES: Final = 1960  # 1902-05 is of no machine, and so a range of years


def items(t: Text, i: int, words: Words) -> Iterator[Item]:
    """The items of several tokens that begin at a token."""
    word = t.words[i]
    for idiom in words.idioms.get(word, ()):
        end = i + len(idiom.words)
        if tuple(t.words[i:end]) == idiom.words:
            yield end, idiom.kind, idiom.sense
    if words.is_numeral(word):
        numeral = counts.roman(t, i)
        if numeral:
            yield numeral[0], "roman", numeral[1]
    if word.isdecimal():
        if t.glued(i + 1):
            yield from shapes(t, i, words)
            yield from ended(t, i, words)
    else:
        yield from spelled(t, i)


def shapes(t: Text, i: int, words: Words) -> Iterator[Item]:
    """`1999-03-04`, `1999-03`, `22.09.2025`, `02.06.`"""
    place = t.start(i)
    found = ISO.match(t.source, place)
    if found and int(found[1]) in YEARS and is_day(found[3], found[4]):
        yield behind(t, found.end()), "iso", (int(found[1]), int(found[3]), int(found[4]))
    found = ISO_MONTH.match(t.source, place)
    if found and int(found[1]) in YEARS and 1 <= int(found[2]) <= 12 and not span(found):
        yield behind(t, found.end()), "isomonth", (int(found[1]), int(found[2]))
    found = NUMERIC.match(t.source, place)
    if found:
        sense = (int(found[1]), int(found[3]), found[4], found[2], len(found[3]))
        yield behind(t, found.end()), "numeric", sense
    found = DOTTED.match(t.source, place) if "." in words.lexicon.endings else None
    if found and is_day(found[2], found[1]):
        yield behind(t, found.end()), "dotted", (int(found[2]), int(found[1]))


def is_day(month: str, day: str) -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= 31


def span(found: re.Match[str]) -> bool:
    """Whether the figures behind a year are a year too: `2007-08`, `1902-05`."""
    number, last = int(found[1]), int(found[2])
    return last == (number + 1) % 100 or (number < OF_MACHINES and last > number % 100)


def behind(t: Text, place: int) -> int:
    """The token behind a place of the text where one ends."""
    return bisect_left(t.ends, place) + 1


def ended(t: Text, i: int, words: Words) -> Iterator[Item]:
    """A number with an ending of the language: `3.`, `5-го`, `1er`, `2010'da`."""
    endings = words.lexicon.endings
    if not endings and not words.lexicon.tens:
        return
    day = counts.figures(t, i, 31)
    if day and day[0] > i + 1:
        yield day[0], "day", day[1]
    year = counts.year(t, i)
    if year and year[0] > i + 1:
        yield year[0], "year", year[1]
    if "round" in words.senses(t.words[i]):
        end = counts.ending(t, i + 1, words.lexicon.tens)
        if end > i + 1:
            yield end, "tens", int(t.words[i])
        end = counts.ending(t, i + 1, endings)
        if end > i + 1:
            yield end, "roundended", int(t.words[i])


def spelled(t: Text, i: int) -> Iterator[Item]:
    """Numbers in words: `twenty-first`, `nineteen ninety-six`, `veintiuno`, `vingt et un`."""
    if t.kinds[i] != lx.NUMBER:
        return
    if t.lexicon.language != "en":
        said = counts.spelled(t, i) if item(t, i).kind == lx.NUMBER else None
        if said and said[1] in range(20, 100, 10):
            yield said[0], "spokentens", int(said[1])
        if said and said[1] in range(1, 32):
            yield said[0], "day", int(said[1])
        elif said and said[1] in IN_WORDS:
            yield said[0], "year", int(said[1])
        return
    rank = numbers.ordinal(t, i)
    if rank and rank[1] <= 31:
        yield rank[0], "day", rank[1]
    if rank:
        yield rank[0], "ord", rank[1]
    year = numbers.year(t, i)
    if year:
        yield year[0], "year", year[1]
    if t.words[i + 1] == "hundred":
        found = numbers.spelled(t, i)
        if found and 1100 <= found[1] < 2100:
            yield found[0], "spokenyear", int(found[1])
    tens = int(t.senses[t.words[i]])
    last = numbers.ordinal(t, i + 1) if tens in {20, 30} else None
    if last and last[1] < 10:
        yield last[0], "spokenday", tens + last[1]
        return
    count = numbers.spelled(t, i)
    if count and 1 <= count[1] <= 31:
        yield count[0], "spokenday", int(count[1])

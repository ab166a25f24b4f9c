"""Feasts and named days in a text: `Christmas Eve 2024`, `Good Friday`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.feasts import NAMES as FEASTS
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found, capital
from chrono.temporal.reading import with_year

# What is done or had for a feast, on whatever day: `Christmas sales`, `an Easter egg`.
FESTIVE: Final = among(
    "sales season shopping period shoppers holiday holidays tree trees card cards party parties "
    "present presents gift gifts bonus bonuses rush market markets decorations lights carol carols "
    "song songs album single movie film turkey dinner dinners pudding stocking stockings egg eggs "
    "bunny costume costumes resolution resolutions offensive island"
)
APOSTROPHES: Final = {"’": "'", "‘": "'", "`": "'"}


def feast(t: Text, i: int) -> Found:
    """`Christmas`, `Christmas Day 2007`, `New Year's Eve`, `Memorial Day weekend`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] not in {lx.FEAST, lx.LEAD, lx.LETTER} or not (
        capital(t, j) or t.words[j] in {"xmas", "christmas"}
    ):
        return None
    words = [APOSTROPHES.get(word, word) for word in t.words[j : j + 5]]
    for count in range(5, 0, -1):
        name = " ".join(words[:count]).replace("' s", "'s")
        if name in FEASTS:
            if festive(t, j + count) and not (t.message() or t.whole):
                return None
            day = Meaning("date", feast=name, rule="feast")
            if t.kinds[j + count] == lx.PART:
                part = str(t.senses[t.words[j + count]])
                end, day = with_year(t, j + count + 1, day)
                return end, Meaning("time", part=part, of=day, rule="part-of-feast")
            if t.words[j + count] in {"weekend", "week"}:
                unit = t.words[j + count]
                day = day._replace(unit=unit, rule=f"feast-{unit}")
                return with_year(t, j + count + 1, day)
            return with_year(t, j + count, day)
    return None


def festive(t: Text, i: int) -> bool:
    """Whether a feast says of what kind the words behind it are, and names no day.

    `Christmas sales`, `the Christmas and New Year sales`.
    """
    if t.words[i] == "and" and t.kinds[i + 1] in {lx.FEAST, lx.LEAD}:
        return not FESTIVE.isdisjoint(t.words[i + 2 : i + 4])
    return t.words[i] in FESTIVE

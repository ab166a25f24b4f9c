"""Feasts and named days in a text: `Christmas Eve 2024`, `Good Friday`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.feasts import NAMES as FEASTS
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found, capital, with_year

APOSTROPHES: Final = {"’": "'", "‘": "'", "`": "'"}


def feast(t: Text, i: int) -> Found:
    """`Christmas`, `Christmas Day 2007`, `New Year's Eve`, `Good Friday`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] not in {lx.FEAST, lx.LEAD, lx.LETTER} or not (
        capital(t, j) or t.words[j] in {"xmas", "christmas"}
    ):
        return None
    words = [APOSTROPHES.get(word, word) for word in t.words[j : j + 5]]
    for count in range(5, 0, -1):
        name = " ".join(words[:count]).replace("' s", "'s")
        if name in FEASTS:
            return with_year(t, j + count, Meaning("date", feast=name, rule="feast"))
    return None

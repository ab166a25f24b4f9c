"""When somebody lived, in brackets behind a name: `Ada Hall (6 June 1850 – 20 April 1918)`."""

import re
from typing import Final

from chrono.dates import Date
from chrono.tagger.lexicon import among
from chrono.temporal import Phrase

YEARS: Final = range(15, 111)  # that somebody lives: wars and terms of office are shorter
BEFORE: Final = 40  # characters between the name and the date
# What stands between the bracket and the date: born, a star, `fl.`, `r.` of a reign; a place.
BORN: Final = re.compile(
    r"\((?:(?:born|née|né|geboren|died|gestorben)\b|(?:b|d|fl|r|geb|gest)\.|[bdr] |[*†])[^()]*$"
)
LIFE: Final = re.compile(r"(?:c\.? ?|ca\.? ?|circa )?\d{3,4} ?[–-] ?(?:c\.? ?)?\d{2,4}")
OPEN: Final = re.compile(r"(\w+)[^\w(]*\([^()\d]*$")
NAME: Final = 6  # words
PARTICLES: Final = among("de da di du del della der den van von zu la le el al bin ibn of the y e")
BEING: Final = re.compile(r"\s*\)[^.;()]{0,60}?\b(?:was|is)\b")


def lived(text: str, phrase: Phrase, named: bool = False) -> bool:
    """Whether a phrase says when the person named before it lived, or was born.

    `named` says that a known name stands right before it; else it has to be in brackets.
    """
    if named and LIFE.fullmatch(phrase.text):
        return True
    before = text[max(0, phrase.start - BEFORE) : phrase.start]
    opened = OPEN.search(before)
    if opened is None or not opened[1][0].isupper():
        return False
    return BORN.search(before) is not None or life(phrase) is not None


def life(phrase: Phrase) -> tuple[Date, Date] | None:
    """The birth and the death that a range is long enough for, else None."""
    dates = [mention.date for mention in phrase.mentions]
    if len(dates) != 2 or dates[0] is None or dates[1] is None:
        return None
    born, died = dates[0], dates[1]
    if born.earliest is None or died.latest is None:
        return None
    return (born, died) if died.latest[0] - born.earliest[0] in YEARS else None


def subject(text: str, start: int, phrase: Phrase) -> str:
    """The name that a sentence opens with, where it goes on to say who its bearer was.

    >>> from chrono.temporal import annotate
    >>> text = "Ada Hall (3 May 1850 – 20 April 1918) was a painter."
    >>> subject(text, 0, annotate(text).phrases[0])
    'Ada Hall'
    """
    name, bracket, _ = text[start : phrase.start].rpartition("(")
    words = name.split()
    named = all(word[0].isupper() or word in PARTICLES for word in words)
    told = bracket and named and 1 < len(words) <= NAME and BEING.match(text, phrase.end)
    return " ".join(words) if told else ""

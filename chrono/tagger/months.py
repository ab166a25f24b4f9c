"""A day alone, of which the neighbours say the month: `the 5th`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found, capital

CENTURY_NEAR: Final = 8  # tokens
BEFORE_DAY: Final = among("on by until from since to of before after till")


def bare_day(t: Text, i: int) -> Found:
    """`the 5th`, `the 21st`, behind a preposition: only the neighbours say of which month."""
    if t.words[i] != "the" or not t.words[i + 1][:1].isdigit() or t.kinds[i + 1] != lx.ORDINAL:
        return None
    number = int(t.senses[t.words[i + 1]])
    if "century" in t.words[max(i - CENTURY_NEAR, 0) : i]:
        return None  # the end of the 19th century and the start of the 20th
    if number > 31 or not (t.whole or (i and t.words[i - 1] in BEFORE_DAY)):
        return None
    after = t.words[i + 2]
    if t.whole and after != "century":
        return i + 2, Meaning("date", day=number, rule="day-of-month")
    if (after.isalpha() and not day_ends(t, i)) or after == "-":
        return None
    if after in {"of", "century"}:
        return None
    return i + 2, Meaning("date", day=number, rule="day-of-month")


def day_ends(t: Text, i: int) -> bool:
    """Whether `the 14th` goes no further with the word behind: not `the 14th floor`."""
    word, kind = t.words[i + 2], t.kinds[i + 2]
    if kind in {lx.OF, lx.FILLER}:
        return True
    if not i or t.words[i - 1] != "on":
        return False
    return (
        kind == lx.ARTICLE
        or word in OPENING
        or (
            kind is None
            and word.endswith("s")
            and not word.endswith("ss")
            and not capital(t, i + 2)
        )
    )


OPENING: Final = among("that he she it they we you there when where and but with as after before")

"""A period that is named by its year: `the 1989 quarter`."""

from chrono.tagger import lexicon as lx
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import year
from chrono.tagger.text import Text
from chrono.tagger.years import Found


def period(t: Text, i: int) -> Found:
    """`the 1989 period`, `the 1989 quarter`."""
    own = year(t, i + 1) if t.kinds[i] == lx.ARTICLE else None
    if own is None or t.words[own[0]] not in {"period", "quarter"}:
        return None
    return own[0] + 1, Meaning("date", own[1], unit="period", rule="period")

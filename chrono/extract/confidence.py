"""How sure a claim is: `sure`, the chance that its date is right, from signs with weights.

The weights are in `confidence.tsv`, which `bench/confidence.py` fits. The signs are the date (how
often its rule is right, times its share of all readings of the text), what it was counted from,
what had to be assumed, and the doubts of the clause.
"""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from chrono.dates import Date
from chrono.temporal import Phrase

Signs: TypeAlias = "dict[str, float]"
TABLE: Final = Path(__file__).with_name("confidence.tsv")
UNPARSED: Final = "sentence not parsed"
MOST: Final = 0.79  # what is left of it in a sentence that is not parsed: what does its date date?
LIMIT: Final = 0.98  # of the chance of a date, and 1 less it


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    return {name: float(w) for name, w in (row.split("\t") for row in rows if row[:1] != "#")}


def signs(phrase: Phrase | None, date: Date, doubts: Iterable[str], assumed: str) -> Signs:
    """What speaks for and against a claim; `phrase` is None where the text does not date it."""
    chance = phrase.confidence if phrase is not None else 1.0
    chance = min(max(chance, 1 - LIMIT), LIMIT)
    found: Signs = {"claim": 1.0, "date": math.log(chance / (1 - chance))}
    flags = {
        "text": phrase is not None and any(m.anchor == "text" for m in phrase.mentions),
        "assumed": bool(assumed),
        "vague": "~" in str(date) or "[" in str(date),
        "interval": "/" in str(date) and ".." not in str(date),
        **{f"doubt: {doubt}": not doubt.endswith("assumed") for doubt in doubts},
    }
    return found | {name: 1.0 for name, true in flags.items() if true}


def sure(found: Signs) -> float:
    """The chance that the date of a claim with these signs is right, to two places."""
    known = weights()
    logit = sum([known.get(name, 0.0) * amount for name, amount in found.items()])
    chance = 1 / (1 + math.exp(-logit))
    return round(MOST * chance if f"doubt: {UNPARSED}" in found else chance, 2)

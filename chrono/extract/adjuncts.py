"""A date in its sentence, with the words that belong to it: `date_range`, `premodifier`."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import Final

from chrono.extract import words
from chrono.extract.sentence import Sentence
from chrono.extract.verbs import base_of_any

BEFORE_NOUN: Final = re.compile(r"-(?:quarter|half|year|month|week|day)$")  # third-quarter sales
GLUE: Final = words.of(
    "dated in on at by since until till from to of during for through before after around about "
    "circa c late early mid end beginning start back as far earlier later ago and between next "
    "last this the shortly soon just immediately least"
)


@lru_cache(64)
def date_range(s: Sentence, start: int, end: int) -> tuple[int, int]:
    """The tokens of a phrase with the prepositions before it."""
    first, behind = bisect_right(s.ends, start), bisect_left(s.starts, end)
    if behind < len(s.low) and s.low[behind] in {"'s", "'"}:
        behind += 1 + (s.low[behind] == "'" and s.low[behind + 1 : behind + 2] == ["s"])
    if premodifier(s, behind):
        return first, behind
    if s.low[first - 1 : first] == ["or"] and GLUE.intersection(s.low[first : first + 1]):
        first -= 1 + (first > 1 and s.low[first - 2] in GLUE)  # on or about 20 June
    while first > 0 and s.low[first - 1] in GLUE and s.low[first - 1] not in {"and", "to", "of"}:
        if s.low[first - 1] in {"the"} and not (first > 1 and s.low[first - 2] in GLUE):
            break
        if s.low[first - 1] == "back" and _particle(s, first - 1):
            break
        if any(v.first < first <= v.behind for v in s.verbs):  # is to end in 2025
            break
        first -= 1
    return first, behind


def _particle(s: Sentence, i: int) -> bool:
    """Whether `back` belongs to a verb: `was rolled back in May`, not `dates back to May`."""
    verb = next((v for v in s.verbs if v.behind == i), None)
    return verb is not None and base_of_any(s.low[verb.main]) not in {"date", "go", "stretch"}


def premodifier(s: Sentence, behind: int) -> bool:
    """Whether a date that ends before a token stands before its noun: `the April forum`."""
    if behind >= len(s.low):
        return False
    word, kind = s.low[behind], s.kind[behind]
    if s.low[behind - 1] in {"'s", "'"} or s.low[behind - 1].endswith("'s"):
        return True
    first = behind - 1
    while first >= 0 and (s.kind[first] == "D" or s.low[first].endswith("ed")):
        first -= 1
    led = first >= 0 and (
        s.low[first] in {"the", "a", "an", "its", "his", "her", "their"}
        or s.low[first].endswith("'s")
    )
    if BEFORE_NOUN.search(s.low[behind - 1]) and word.isalpha() and word not in words.CONNECTING:
        return True
    plain = word.replace("-", "").isalpha() or kind == "N" or word[:1].isdigit()
    return (
        led
        and plain
        and word not in words.CONNECTING
        and not any(v.first == behind for v in s.verbs)
    )

"""A sentence cut at its marks and conjunctions, and what a piece of it is made of: `pieces`."""

from functools import lru_cache
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.adjuncts import GLUE
from chrono.extract.sentence import Sentence
from chrono.extract.verb_groups import ADVERBS, Verb
from chrono.extract.verbs import base_of_any

STRONG: Final = frozenset(";:—()[]–")
RELATIVE: Final = frozenset({"which", "who", "that", "whose", "where", "whom"})
SUBORDINATE: Final = frozenset(
    {"while", "whereas", "although", "though", "because", "as", "when", "if", "unless", "after",
     "before", "since", "until", "once", "whether"}
)  # fmt: skip


class Clause(NamedTuple):
    """The clause of a date phrase, as ranges of tokens; `rule` names the shape that was seen.

    `subject` may be empty; `verb` is None for a named event without one; `behind` is where the
    clause ends. `date` is the range of the phrase with its prepositions.
    """

    subject: tuple[int, int]
    verb: Verb | None
    rest: tuple[int, int]
    date: tuple[int, int]
    rule: str


@lru_cache(4)
def pieces(s: Sentence) -> list[tuple[int, int, str]]:
    """The sentence cut at its marks and conjunctions: (first, behind, the mark before it)."""
    cuts: list[tuple[int, int, str]] = []
    first, mark = 0, ""
    n = len(s.tokens)
    for i in range(n):
        if s.kind[i] == "Q" and s.low[i] in {"”", '"'} and s.low[i - 1] == "," and i + 1 < n:
            cuts.append((first, i + 1, mark))
            first, mark = i + 1, ","
        if s.kind[i] in {"N", "Q", "D"} or i < first:
            continue
        token = s.low[i]
        here = ""
        opens = i > first or mark in {",", ";", "—", "("} or i == 0
        spaced = token != "-" or s.ends[i - 1] < s.starts[i]
        if (token in STRONG or token in {",", ".", "-"}) and spaced:
            here = token
        elif s.kind[i]:
            continue
        elif (
            (token in RELATIVE and opens and token != "that")
            or (token == "that" and opens and _verb_soon(s, i))
            or (token in SUBORDINATE and opens and not _dated(s, i) and _clause_follows(s, i))
            or (token in {"and", "but", "or"} and opens and i and _verb_follows(s, i))
        ):
            here = token
        if here:
            if i > first:
                cuts.append((first, i, mark))
            first, mark = i + 1, here
    if first < n:
        cuts.append((first, n, mark))
    return cuts


def _dated(s: Sentence, i: int) -> bool:
    return i + 1 < len(s.kind) and (s.kind[i + 1] == "D" or s.low[i + 1] in {"of", "at"})


def _verb_soon(s: Sentence, i: int) -> bool:
    return any(v.first > i for v in s.verbs)


def _clause_follows(s: Sentence, i: int) -> bool:
    """Whether a verb stands between a conjunction and the next mark."""
    for v in s.verbs:
        if v.first > i:
            between = s.low[i + 1 : v.first]
            return not any(t in {",", ";", "("} for t in between) and v.form != "infinitive"
    return False


def _verb_follows(s: Sentence, i: int) -> bool:
    """Whether a conjunction joins two verbs or two clauses rather than two nouns."""
    for v in s.verbs:
        if v.first == i + 1:
            return v.form != "infinitive"
        if v.first > i + 1:
            between = [
                k
                for k in range(i + 1, v.first)
                if s.kind[k] != "D" and not (s.low[k] in GLUE and s.kind[k + 1] == "D")
            ]
            if dates_only(s, i + 1, v.first):  # and by 1900 employed 300
                return finite(v) and any(u.behind <= i for u in s.verbs)
            return bool(between) and (
                len(between) < 8
                and not (s.low[between[0]].endswith("ed") and s.kind[between[0]] == "")
                and v.form not in {"participle", "gerund", "infinitive"}
                and not any(
                    s.low[k] in {",", ";", "and", "—"} or s.low[k] in words.PREPOSITIONS
                    for k in between
                )
                and any(u.behind <= i for u in s.verbs)
            )
    return False


def finite(verb: Verb) -> bool:
    return verb.form not in {"participle", "gerund", "infinitive"}


def fronted(s: Sentence, piece: tuple[int, int, str]) -> bool:
    return s.low[piece[0]] in words.PREPOSITIONS or s.kind[piece[0]] == "D"


def adverbs_only(s: Sentence, first: int, behind: int) -> bool:
    """Whether nothing but adverbs stands between two tokens."""
    return all(s.low[k] in ADVERBS or s.low[k].endswith("ly") for k in range(first, behind))


def dates_only(s: Sentence, first: int, behind: int) -> bool:
    """Whether nothing but dates stands between two tokens."""
    return all(s.kind[k] == "D" or s.low[k] in GLUE for k in range(first, behind))


def tells(s: Sentence, verb: Verb) -> bool:
    """Whether a verb is one of saying or showing, with what is said behind it."""
    return base_of_any(s.low[verb.main]) in words.TELLING

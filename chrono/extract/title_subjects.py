"""The subject of a title: without its date and article, its pronouns told: `subject_of`."""

from collections.abc import Callable
from itertools import pairwise
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.names import Name
from chrono.extract.nominals import PAPERS
from chrono.extract.pieces import Clause
from chrono.extract.sentence import Sentence
from chrono.extract.verb_groups import PERIODS

FRONT: Final = 4  # tokens before a date in front of its subject: by a letter dated


class Around(NamedTuple):
    """What the text before a sentence gives its pronouns: a thing, a person, the named events."""

    thing: str = ""
    person: str = ""
    event_before: Callable[[str], str] = str  # the last named event that ends with a word
    event: str = ""  # one that the sentence itself names
    org: str = ""  # the organisation the passage is about
    names: tuple[Name, ...] = ()  # those of the sentence
    teller: Name | None = None  # who the sentence lets speak


def subject_of(s: Sentence, clause: Clause, around: Around, doubts: list[str]) -> str:
    """The subject as it stands, pronouns and vague nouns told by what they stand for."""
    kept = _subject(s, clause)
    if not kept:
        return ""
    first, alone = s.low[kept[0]], len(kept) == 1
    if first in words.PRONOUNS and (alone or first in words.POSSESSIVE):
        named = _meant(first, s.starts[kept[0]], around)
        doubts.append("pronoun" if named else "pronoun not told")
        if not named:
            return joined(s, kept)
        return named if alone else f"{named}’s {joined(s, kept[1:])}"
    if alone and first in words.VAGUE:
        return (
            around.event_before(first)
            or (around.event if first in words.EVENTS else "")
            or joined(s, kept)
        )
    return joined(s, kept)


def _subject(s: Sentence, clause: Clause) -> list[int]:
    """The tokens of the subject without its date, its article, and what leads up to it."""
    a, b = from_list(s, clause), clause.subject[1]
    commas = [k for k in range(a + 1, b) if s.low[k] == ","]
    comma = a - 1 if not commas or _list(s, a, b, commas) else commas[-1]
    first, behind = period(s, clause.date)
    kept = [i for i in range(comma + 1, b) if not first <= i < behind]
    if kept and s.low[kept[0]] in words.PREPOSITIONS:
        if PAPERS & set(s.low[kept[0] : first]) and kept[0] < first < kept[-1]:
            kept = [k for k in kept if k >= behind]  # by letter dated 3 May the buyer
        dates = [k for k in kept if s.kind[k] == "D" and k - kept[0] <= FRONT]
        kept = [k for k in kept if not dates or k > _date_end(s, dates[0])] or kept
    while kept and (
        s.low[kept[0]] in words.LEADING
        or (s.low[kept[0]] in words.PREPOSITIONS and len(kept) > 1 and kept[0] >= clause.date[1])
    ):
        kept = kept[1:]
    while len(kept) > 1 and s.kind[kept[0]] == "D" and s.low[kept[1]] in words.REFERRING:
        kept = kept[1:]
    while kept and (s.low[kept[-1]] in words.TRAILING or s.low[kept[-1]].endswith("ly")):
        kept = kept[:-1]
    while kept and s.low[kept[-1]] in words.PREPOSITIONS:
        kept = kept[:-1]
    return kept


def _date_end(s: Sentence, k: int) -> int:
    while k + 1 < len(s.kind) and s.kind[k + 1] == "D":
        k += 1
    return k


def period(s: Sentence, date: tuple[int, int]) -> tuple[int, int]:
    """The tokens of a date, with the period that it ends: `for the six months ended 1 October`."""
    first, behind = date
    led = s.low[first - 2 : first] if first > 1 else []
    to = len(led) == 2 and led[1] == "to" and led[0] in PERIODS  # for the year to March
    if first and (s.low[first - 1] in {"ended", "ending"} or to):
        first = next(
            (k for k in range(first - 2, max(first - 7, -1), -1) if s.low[k] in {"for", "in"}),
            first,
        )
    return first, behind


def _meant(pronoun: str, at: int, around: Around) -> str:
    """What a pronoun stands for: who speaks, a person before it, else what the text was about."""
    teller = around.teller if around.teller and around.teller.end <= at else None
    if pronoun not in words.PERSONAL:
        return teller.called if teller and teller.kind != "person" else around.thing
    if teller and teller.kind in {"person", ""}:
        return teller.called
    people = (name.called for name in around.names if name.kind == "person" and name.end <= at)
    return next(people, around.person)


def from_list(s: Sentence, clause: Clause) -> int:
    """Where a subject begins that is the end of a list: `Peru, Chile and Bolivia`."""
    a, b = clause.subject
    if "and" not in s.low[a:b] or clause.verb is None:
        return a
    while a > 1 and s.low[a - 1] == ",":
        first = next((k + 1 for k in range(a - 2, -1, -1) if s.low[k] == ","), 0)
        named = any(s.kind[k] == "N" for k in range(first, a - 1))
        broken = any(v.first < a and first < v.behind for v in s.verbs)
        dated = any(s.kind[k] == "D" for k in range(first, a - 1))
        if not named or broken or dated or s.low[first] in words.CONNECTING:
            break
        a = first
    return a


def _list(s: Sentence, a: int, b: int, commas: list[int]) -> bool:
    """Whether commas part the members of a list: `Peru, Chile and Bolivia`."""
    edges = [a, *(k + 1 for k in commas), b]
    parts = [range(left, right) for left, right in pairwise(edges)]
    named = all(any(s.kind[k] == "N" for k in part) for part in parts)
    return named and "and" in s.low[commas[-1] + 1 : b]


def plural(s: Sentence, clause: Clause, subject: str) -> bool:
    """Whether the subject is of several."""
    if not subject:
        return False
    low = subject.lower()
    if low in {"they", "we", "i", "you"}:
        return True
    if low in {"he", "she", "it"}:
        return False
    if from_list(s, clause) < clause.subject[0]:
        return True
    head = low
    for mark in (
        " of ",
        " in ",
        " at ",
        " on ",
        " for ",
        " from ",
        " to ",
        " with ",
        " between ",
        ",",
        " (",
    ):
        head = head.split(mark)[0]
    role = s.low[max(clause.subject[1] - 3, 0) : clause.subject[1]]
    if " and " in head and not any(word in words.ROLES for word in role):
        return True
    if any(c.isupper() for c in subject.split()[-1][1:]) and not subject.split()[-1].isupper():
        return False
    last = head.split()[-1] if head.split() else ""
    a, b = clause.subject
    named = any(s.kind[i] == "N" and s.low[i] == last for i in range(a, b))
    if last in words.PLURALS:
        return True
    if named or subject[-1:] in {"”", '"'}:
        return False
    return last.endswith("s") and not last.endswith(("ss", "us", "is", "’s", "'s", "news"))


def joined(s: Sentence, kept: list[int]) -> str:
    """Some tokens as text, with the spaces of the source."""
    parts: list[str] = []
    for n, i in enumerate(kept):
        if (
            n
            and (s.starts[i] > s.ends[i - 1] or kept[n - 1] != i - 1)
            and s.tokens[i] not in {",", ".", "’s", "'s", ")", "”"}
        ):
            parts.append(" ")
        parts.append(s.tokens[i])
    return "".join(parts).strip()

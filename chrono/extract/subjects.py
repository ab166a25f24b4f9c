"""Who does what a verb says, where that does not stand right before it.

The subject of a participle, of a relative clause, of the second verb of two, of one that an
apposition keeps waiting. Each is a range of tokens, empty where nothing is found.
"""

from typing import Final

from chrono.extract import words
from chrono.extract.pieces import RELATIVE, adverbs_only, finite, fronted
from chrono.extract.sentence import Sentence
from chrono.extract.verb_groups import Verb

GOING_ON: Final = frozenset({",", "and", "before", "after", "while", "when"})
PARTICLES: Final = words.of("off up out down away back")  # called off a strike


def before_insertion(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> tuple[int, int]:
    """The subject that an apposition parts from its verb: `Kim, the founder, has left`."""
    found = (0, 0)
    for k in range(at - 2, -1, -1):
        a, b, mark = cuts[k]
        if found[1] and (cuts[k + 1][2] != "," or any(a <= v.first < b for v in s.verbs)):
            break
        a = _behind_date(s, a, b)
        if (
            mark not in RELATIVE
            and not any(a <= v.first < b for v in s.verbs)
            and not fronted(s, (a, b, mark))
            and not (found[1] and (b - a == 1 and s.kind[a] != "N"))
        ):
            found = a, b
    return found


def _behind_date(s: Sentence, a: int, b: int) -> int:
    """Where a noun begins that a date stands before: `On 12 May the director`; else the start."""
    first = next((k for k in range(a, min(a + 4, b)) if s.kind[k] == "D"), b)
    end = next((k for k in range(first, b) if s.kind[k] != "D"), b)
    noun = end < b and (s.low[end] in words.DETERMINERS or s.kind[end] == "N")
    return end if noun else a


def noun_phrase(s: Sentence, a: int, behind: int) -> int:
    """Where the noun phrase begins that ends before a token."""
    k = behind - 1
    while k > a and not (
        (s.low[k - 1] in words.PREPOSITIONS and s.low[k - 1] != "of")
        or any(v.first <= k - 1 < v.behind for v in s.verbs)
        or s.low[k - 1] in {",", ";", "—"}
        or (s.low[k - 1] in PARTICLES and any(v.behind == k - 1 for v in s.verbs))
    ):
        k -= 1
    return k


def antecedent(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, behind: int
) -> tuple[int, int]:
    """The noun phrase before a relative pronoun."""
    end = behind
    while end > 0 and (s.low[end - 1] in {",", "("} or s.low[end - 1] in words.PREPOSITIONS):
        end -= 1
    a = cuts[at - 1][0] if at else 0
    first = noun_phrase(s, a, end)
    nearest = next((k + 1 for k in range(end - 1, first, -1) if s.low[k] == "of"), first)
    return nearest, end


def of_participle(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, verb: Verb
) -> tuple[int, int]:
    """The subject of a participle: that of the clause it leads, else the noun before."""
    lead = all(
        not any(
            c[0] <= v.first < c[1]
            and v.form not in {"gerund", "participle"}
            and not (v.form == "past" and v.first == c[0])
            for v in s.verbs
        )
        for c in cuts[:at]
    )
    if at and cuts[at - 1][0] == 0 and _told_of(s, cuts[at - 1]):
        return noun_phrase(s, cuts[at - 1][0], cuts[at - 1][1]), cuts[at - 1][1]
    if lead and s.low[cuts[0][0]] != "the":
        for a, b, mark in cuts[at + 1 :]:
            for v in s.verbs:
                if (
                    a < v.first < b
                    and v.form not in {"gerund", "infinitive", "participle"}
                    and mark not in RELATIVE
                    and not (adverbs_only(s, a, v.first) or s.low[a] in words.NEGATIVE)
                ):
                    return a, v.first
    opened = next((k for k in range(at, 0, -1) if cuts[k][2] == "("), None)
    if opened is not None and cuts[at][2] in {"(", "–", "-", "—", ";", ","} and opened:
        a, b, _ = cuts[opened - 1]
        return a, b
    if verb.form == "gerund" and at and cuts[at][2] in GOING_ON:
        actor = _actor(s, cuts, at)
        if actor[1]:
            return actor
    if at and cuts[at][2] in {",", "(", "—"}:
        a, b, _ = cuts[at - 1]
        verbs = [v for v in s.verbs if a <= v.first < b]
        if not verbs:
            return a, b
        return noun_phrase(s, max(a, verbs[-1].behind), b), b
    if verb.first > cuts[at][0]:
        return noun_phrase(s, cuts[at][0], verb.first), verb.first
    return 0, 0


def _told_of(s: Sentence, piece: tuple[int, int, str]) -> bool:
    """Whether a piece leads up to a noun, not to a date: `According to the report, published`."""
    a, b, _ = piece
    led = s.low[a] in words.PREPOSITIONS or s.low[a] == "according"
    noun = s.kind[b - 1] in {"", "N"} and s.low[b - 1].isalpha()
    return led and noun and not any(s.kind[k] == "D" for k in range(a, b))


def _actor(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> tuple[int, int]:
    """The subject of the clause before, whose deed goes on: `It grew, buying a rival in 1964`."""
    for k in range(at - 1, -1, -1):
        a, b, mark = cuts[k]
        deed = next((v for v in s.verbs if a <= v.first < b and finite(v)), None)
        if deed is not None and mark not in RELATIVE:
            if deed.form == "passive":
                return 0, 0
            return (a, deed.first) if deed.first > a else shared(s, cuts, k)
    return 0, 0


def shared(s: Sentence, cuts: list[tuple[int, int, str]], at: int) -> tuple[int, int]:
    """The subject of the first verb of a chain: `X did this and did that`."""
    for k in range(at - 1, -1, -1):
        a, b, mark = cuts[k]
        for v in s.verbs:
            if a <= v.first < b and v.form not in {"infinitive"}:
                if v.form == "gerund" or (mark in {"and", "but", "or"} and v.first <= a + 1):
                    break
                if mark in RELATIVE and v.first <= a + 1:
                    return antecedent(s, cuts, k, a - 1)
                if v.first == a and mark == "," and k > 1:
                    return before_insertion(s, cuts, k)
                if v.first == a and mark == "," and k:  # the plant, built in 1954 and closed in
                    return of_participle(s, cuts, k, v)
                return a, v.first
        else:
            continue
        if s.verbs and any(v.form == "gerund" and a <= v.first < b for v in s.verbs):
            return of_participle(s, cuts, at, next(v for v in s.verbs if a <= v.first < b))
    return 0, 0

"""Clauses that leave out their verb or turn it round: `Ghana in 2001`, `not until 1920 were …`."""

from typing import Final

from chrono.extract import words
from chrono.extract.adjuncts import date_range
from chrono.extract.pieces import Clause, finite
from chrono.extract.sentence import Sentence
from chrono.extract.verb_groups import Verb
from chrono.extract.verbs import PRESENTS, past_like

TURNING: Final = frozenset({"not", "only", "never", "rarely", "seldom", "nor"})
OTHERS: Final = words.of(
    "first second third fourth fifth next last other latter former another others final"
)
FIRST: Final = 3  # tokens before the date that turns its clause round
FAR: Final = 8  # tokens of a subject behind its auxiliary


def inverted(s: Sentence, date: tuple[int, int], behind: int) -> Clause | None:
    """`Not until 1920 were women allowed to vote`, `only in 2001 did the firm pay`."""
    first, k = date
    if s.low[0] not in TURNING or first >= FIRST or k + 2 >= behind:
        return None
    auxiliary = s.low[k]
    for m in range(k + 2, min(k + 2 + FAR, behind)):
        word = s.low[m]
        if s.kind[m] or (word == "been" and auxiliary in words.HAVE):
            continue
        if auxiliary in words.DO and word in PRESENTS:
            form = "do"
        elif auxiliary in words.BE and past_like(word):
            form = "passive"
        elif auxiliary in words.HAVE and past_like(word):
            form = "passive" if s.low[m - 1] == "been" else "perfect"
        else:
            continue
        verb = Verb(m, m + 1, m, form)
        subject = (k + 1, m - (s.low[m - 1] == "been"))
        return Clause(subject, verb, (m + 1, behind), date, "inverted")
    return None


def deadline(s: Sentence, date: tuple[int, int], piece: tuple[int, int, str]) -> Clause | None:
    """`had until 3 May to reply`: what was to be done by then."""
    held = next((v for v in s.verbs if v.behind == date[0] and s.low[v.main] in words.HAVE), None)
    to = date[1]
    if held is None or s.low[date[0]] not in {"until", "till"} or to + 2 > piece[1]:
        return None
    if s.low[to] != "to" or s.kind[to + 1] or not s.low[to + 1].isalpha():
        return None
    deed = Verb(to, to + 2, to + 1, "infinitive")
    return Clause((piece[0], held.first), deed, (deed.behind, piece[1]), date, "deadline")


def gapped(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """`…, Ghana in 2001 and Togo two years later`: the verb is that of the clause before."""
    a, b, mark = cuts[at]
    if at == 0 or mark not in {",", ";", "and"} or any(a <= v.first < b for v in s.verbs):
        return None
    ranges = [date_range(s, x, y) for x, y in s.dates]
    first = max((y for x, y in ranges if a < y <= date[0] and (x, y) != date), default=a)
    first += first < date[0] and s.low[first] in {",", "and", "but"}
    verbs = [v for v in s.verbs if v.behind <= a and finite(v)]
    if not verbs or first >= date[0] or not _goes_on(s, first, date[0]):
        return None
    verb = verbs[-1]
    begins = next(x for x, y, _ in cuts if x <= verb.first < y)
    dated = next(((x, y) for x, y in ranges if verb.behind <= x and y <= a), None)
    if dated is None or begins == verb.first:
        return None
    named = s.kind[first] == "N"
    acting = s.kind[verb.first - 1] == "N" or not named
    aimed = dated[0] > verb.behind and s.kind[dated[0] - 1] == "N"
    if acting and aimed:  # Kenya left ASEAN in 1999, Ghana in 2001: who left what?
        return Clause((first, date[0]), None, (date[0], date[0]), date, "nominal")
    if acting:
        return Clause((first, date[0]), verb, (verb.behind, dated[0]), date, "gapped")
    if aimed:
        return Clause((begins, verb.first), verb, (first, date[0]), date, "gapped")
    return None


def _goes_on(s: Sentence, first: int, behind: int) -> bool:
    """Whether tokens are a name, or one of those told of before: `the second`, `another`."""
    inner = [s.low[k] for k in range(first, behind)]
    if all(s.kind[k] == "N" for k in range(first, behind)):
        return True
    known = inner[0] in {"the", "a"} and len(inner) < 4 and inner[1:2] and inner[1] in OTHERS
    return bool(known) or inner[0] in {"another", "others"}


def apposed(
    s: Sentence, cuts: list[tuple[int, int, str]], at: int, date: tuple[int, int]
) -> Clause | None:
    """`Kim, chairman since 2010, left`: the date is of the office, and not of the clause."""
    a, b, mark = cuts[at]
    office = any(s.low[k] in words.ROLES for k in range(a, date[0]))
    if (
        at == 0
        or mark != ","
        or not office
        or date[1] < b
        or any(a <= v.first < b for v in s.verbs)
    ):
        return None
    end = cuts[at - 1][1]
    first = end
    while first > cuts[at - 1][0] and s.kind[first - 1] == "N":
        first -= 1
    return (
        Clause((first, date[0]), None, (date[0], date[0]), date, "office") if first < end else None
    )

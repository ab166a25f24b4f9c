"""What is known of each expression before any is resolved: `facts`."""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from chrono.dates.calendar import Day, days_in_month
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.relative import AFTERWARDS
from chrono.tagger.story import counts_from_now, from_speaker
from chrono.tagger.tense import tense
from chrono.tagger.text import Text
from chrono.temporal.datelines import heads_text
from chrono.temporal.scopes import Scope

Found: TypeAlias = "tuple[int, int, Meaning]"  # first token, token behind it, what it says
PARTIAL: Final = frozenset({"yearless", "weekday", "clock", "relative", "monthless", "short"})
FAR: Final = 9999  # the last year of a heading that has no end: `since 1950`
SENTENCE: Final = 25  # tokens on each side in which a verb of saying is looked for
LIMIT: Final = 2.0
SAID: Final = among("said says told announced reported suggested according spokesman spokeswoman")
COMPARING: Final = among("as than compared over like")
QUOTED: Final = 80  # tokens in which the mark that opens a quotation is looked for
OPENING: Final = frozenset({"“", "„", "«"})
CLOSING: Final = frozenset({"”", "»"})
FRAMES: Final = frozenset({".", ",", "(", "", ";"})
STOPS: Final = frozenset({".", "!", "?"})
OPEN_BEHIND: Final = frozenset({"-", "–", "—", "to", "onwards", "onward"})
OPEN_BEFORE: Final = frozenset({"since", "after", "from"})
OWNERS: Final = frozenset({"the", "a", "an", "its", "their", "s"})
NO_NOUN: Final = among(
    "was were is are had has have and or but when which that who in on at of to from by for with "
    "the a an as he she it they saw marked would will until"
)


# `and` and `or` of the languages by hand, and the comma of a list.
JOINING: Final = among(", and or und oder et ou y e o и или і та й або ve veya və")


class Fact(NamedTuple):
    """An expression with what is around it."""

    start: int
    end: int
    meaning: Meaning
    kind: str
    scope: Scope
    base: Day | None  # of the document, the mail around, the dated heading
    base_by: int  # the expression that tells it, -1 for none
    spoken: bool  # counts from when it was said: last week
    lent: int | None  # the year that a range, a list or `last year` beside it gives
    role: str  # since, until, by: what the words before make of it
    tense: int
    cue: bool  # its sentence counts from now: today, on Monday, this week
    today: bool  # its sentence says today
    said: bool  # its sentence reports what somebody said
    bracketed: bool
    attributive: bool  # the 2023 report
    framed: bool  # In 1998 ... , at the head of a clause
    listed: bool  # one of several bare years in a row
    compared: bool  # than the year before
    linked: bool  # an `and`, an `or` or a comma alone is between it and the one before
    heading: tuple[int, int] | None  # first and last year of the heading above


class Document(NamedTuple):
    """The facts of a text, and how far it tells of other times than its own: -2 to 2."""

    facts: tuple[Fact, ...]
    past: float
    opening: tuple[int, int] | None  # the first year that it names, and by which expression
    style: bool  # annotated as a history


def innermost(m: Meaning) -> Meaning:
    while m.of is not None:
        m = m.of
    return m


def kind_of(m: Meaning) -> str:
    """What an expression lacks: nothing (absolute), its year, its day, a date to count from."""
    inner = innermost(m)
    if inner.shape in {"step", "shift"}:
        return "relative"
    if inner.shape == "time":
        return "clock"
    if inner.shape != "date" or inner.rule == "season-kind":
        return "other"
    if inner.year is not None:
        return "absolute"
    if inner.weekday is not None and inner.day is None and not inner.month:
        return "weekday"
    if inner.month or inner.season or inner.quarter or inner.feast:
        return "yearless"
    if inner.rule == "year-short":
        return "short"
    return "monthless" if inner.day is not None else "other"


def facts(
    t: Text,
    found: Sequence[Found],
    meanings: Sequence[Meaning],
    lent: Sequence[int | None],
    scopes: Sequence[Scope],
    published: Day | None,
    style: bool,
) -> Document:
    """The facts of all expressions of a text."""
    scopes = without_datelines(meanings, scopes, published)
    kinds = [kind_of(m) for m in meanings]
    cues, todays = set(), set()
    for (_, _, m), scope in zip(found, scopes, strict=True):
        if from_now(m):
            cues.add(scope.sentence)
        inner = innermost(m)
        if inner.shape == "shift" and inner.which == "from" and inner.number == 0:
            todays.add(scope.sentence)
    headings = heading_years(t, found, meanings, scopes)
    made = []
    for n, (start, end, _) in enumerate(found):
        m, kind, scope = meanings[n], kinds[n], scopes[n]
        inner = innermost(m)
        absolute = kind == "absolute"
        spoken = from_speaker(inner) and not afterwards(t, inner, start, end)
        made.append(
            Fact(
                start, end, m, kind, scope,
                *base_of(t, found, meanings, scope, published, spoken),
                spoken,
                lent[n],
                role_before(t, start) if kind in {"absolute", "relative", "yearless"} else "",
                tense(t, start, end) if kind == "yearless" else 0,
                scope.sentence in cues,
                scope.sentence in todays,
                (kind == "yearless" or spoken) and saying(t, start, end, spoken),
                absolute and in_brackets(t, start),
                absolute and attributive(t, start, end, inner),
                absolute and (scope.heading or framed(t, start, inner)),
                absolute and inner.month is None and beside_year(found, kinds, meanings, n),
                not COMPARING.isdisjoint(t.words[max(start - 2, 0) : start]),
                n > 0 and linked(t, found[n - 1][1], start),
                None if scope.heading else headings.get(scope.section),
            )
        )  # fmt: skip
    years = ((m.year, n) for n, m in enumerate(map(innermost, meanings)) if m.shape == "date")
    opening = next(((year, n) for year, n in years if year is not None), None)
    return Document(tuple(made), past(found, meanings, published), opening, style)


def without_datelines(
    meanings: Sequence[Meaning], scopes: Sequence[Scope], published: Day | None
) -> list[Scope]:
    """The scopes, where the day of publication on a line of its own heads nothing."""
    if published is None:
        return list(scopes)
    lines = {
        n for n, m in enumerate(meanings)
        if scopes[n].heading and day_of(innermost(m)) == published
    }  # fmt: skip
    return [
        scope._replace(
            heading=scope.heading and n not in lines,
            dated_by=-1 if scope.dated_by in lines else scope.dated_by,
        )
        for n, scope in enumerate(scopes)
    ]


def from_now(m: Meaning) -> bool:
    return counts_from_now(m) or (m.of is not None and counts_from_now(m.of))


def past(found: Sequence[Found], meanings: Sequence[Meaning], base: Day | None) -> float:
    """How far a text is of other times than its own: of far days and months against what it
    counts from now."""
    if base is None:
        return LIMIT
    dates = [innermost(m) for m in meanings]
    far = [
        m for m in dates if m.shape == "date" and m.year is not None and abs(m.year - base[0]) > 1
    ]
    now = sum(from_now(m) for _, _, m in found)
    fine = sum(m.month is not None for m in far)
    odds = math.log((0.1 * len(far) + fine + 0.7) / (2.0 * now + 0.7))
    return max(-LIMIT, min(LIMIT, odds))


def afterwards(t: Text, m: Meaning, start: int, end: int) -> bool:
    """Whether `in a week`, `next year` count on from the text, as in a story of some languages:
    `через неделю`, `наступного року`."""
    known = m.which in {"hence", 1} and t.lexicon.language in AFTERWARDS
    return known and tense(t, start, end) <= 0


def base_of(
    t: Text, found: Sequence[Found], meanings: Sequence[Meaning], scope: Scope,
    published: Day | None, spoken: bool,
) -> tuple[Day | None, int]:  # fmt: skip
    """The day that relative expressions count from, and the expression that tells it: of the mail
    around, for what counts from when it was said of the day over its section, else of the document.
    """
    above = scope.dated_by if spoken and not scope.heading else -1
    if above >= 0 and not heads_text(t, *found[above][:2]):
        above = -1
    for by in (scope.mailed_by, above):
        day = day_of(innermost(meanings[by])) if by >= 0 else None
        if day is not None:
            return day, by
    return published, -1


def day_of(m: Meaning) -> Day | None:
    """The day that a date written in full says; nothing for figures with two readings."""
    if m.shape != "date" or m.mod == "EITHER" or m.year is None or not m.month or not m.day:
        return None
    return (m.year, m.month, min(m.day, days_in_month(m.year, m.month)))


def heading_years(
    t: Text, found: Sequence[Found], meanings: Sequence[Meaning], scopes: Sequence[Scope]
) -> dict[int, tuple[int, int]]:
    """The first and the last year that the heading of each section names."""
    years: dict[int, list[int]] = {}
    for n, (start, end, _) in enumerate(found):
        year = innermost(meanings[n]).year
        if scopes[n].heading and year is not None:
            here = years.setdefault(scopes[n].section, [])
            here.append(year)
            if t.words[end] in OPEN_BEHIND or (start and t.words[start - 1] in OPEN_BEFORE):
                here.append(FAR)
    return {section: (min(here), max(here)) for section, here in years.items()}


def role_before(t: Text, start: int) -> str:
    """What the one or two words before make of a date: since, until, by; else nothing."""
    words, openers = t.words, t.lexicon.openers
    found = (openers.get(tuple(words[max(start - n, 0) : start])) for n in (2, 1))
    return next(filter(None, found), "")


def saying(t: Text, start: int, end: int, quoted: bool) -> bool:
    """Whether the sentence reports what somebody said; with `quoted`, or is in quotation marks."""
    return reported(t, start, end) or (quoted and open_quote(t, start))


def reported(t: Text, start: int, end: int) -> bool:
    """Whether the sentence reports what somebody said."""
    low = start
    while low > max(start - SENTENCE, 0) and not stops(t, low - 1):
        low -= 1
    high = end
    while high < min(end + SENTENCE, t.size) and not stops(t, high):
        high += 1
    return not (SAID.isdisjoint(t.words[low:start]) and SAID.isdisjoint(t.words[end:high]))


def stops(t: Text, i: int) -> bool:
    """Whether a sentence ends at a token, which the dots of `U.S.` do not do."""
    return t.words[i] in STOPS and (i == 0 or len(t.words[i - 1]) > 1)


def open_quote(t: Text, start: int) -> bool:
    """Whether an expression stands in what is quoted in its paragraph."""
    plain = 0
    for i in range(start - 1, max(start - QUOTED, 0) - 1, -1):
        if t.words[i] in OPENING:
            return True
        if t.words[i] in CLOSING or t.breaks(i + 1):
            break
        plain += t.words[i] == '"'
    return plain % 2 == 1


def linked(t: Text, end: int, start: int) -> bool:
    """Whether two expressions are in one list: `in June 1918 and in July`."""
    between = t.words[end:start]
    if not 1 <= len(between) <= 3 or t.breaks(end + 1):
        return False
    role = t.lexicon.links.get((between[0],), "")
    joined = between[0] in JOINING or role == "and"
    return joined and all(word.isalpha() for word in between[1:])


def in_brackets(t: Text, start: int) -> bool:
    for word in reversed(t.words[max(start - 7, 0) : start]):
        if word in {"(", ")"}:
            return word == "("
    return False


def attributive(t: Text, start: int, end: int, m: Meaning) -> bool:
    """Whether a date tells one thing from others of its kind: `the 2023 report`."""
    before = t.words[start - 1] if start else ""
    if before not in OWNERS or (m.day and before not in {"a", "an"}):
        return False
    behind = t.words[end]
    return t.kinds[end] is None and behind.isalpha() and behind not in NO_NOUN


def framed(t: Text, start: int, m: Meaning) -> bool:
    """Whether what follows happens in a date: more than a bare year, or `In 1998` at the front."""
    if m.month is not None or m.season:
        return True
    if not start or t.words[start - 1] != "in":
        return False
    return start < 2 or t.words[start - 2] in FRAMES or t.breaks(start - 1)


def beside_year(
    found: Sequence[Found], kinds: Sequence[str], meanings: Sequence[Meaning], n: int
) -> bool:
    """Whether another bare year is right beside: `1998, 2005 and 2011`."""
    start, end, _ = found[n]
    for k in (n - 1, n + 1):
        if not 0 <= k < len(found) or kinds[k] != "absolute":
            continue
        gap = start - found[k][1] if k < n else found[k][0] - end
        if 1 <= gap <= 2 and innermost(meanings[k]).month is None:
            return True
    return False

"""Switch off each rule and each guard of the dates alone, and list those that no proof needs.

python bench/guards.py            the rules and guards that can go without one proof changing
python bench/guards.py TEXT       what the rules read in a text, as proofs write it; -l LANGUAGE

A rule is pinned when without it some text of the proofs is read otherwise, a guard likewise. The
texts of its own rule are tried first.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

from chrono.tagger.finder import joined
from chrono.tagger.languages.registry import lexicon_of
from chrono.tagger.text import Text
from chrono.temporal.automaton import Automaton, Rule
from chrono.temporal.engine import Found, Reader
from chrono.temporal.lexicon import words_of
from chrono.temporal.meaning import Date, Figures, Part, Season, Share, Step, Years
from chrono.temporal.rules import RULES

WEEKDAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
PHRASE: Final = "!"  # behind a language: its texts are phrases


class Said(NamedTuple):
    """One expression of a text: its place, and what it says."""

    start: int
    end: int
    says: str


def shown(m: object) -> str:
    """What an expression says, as proofs write it: EDTF, X for what is not said.

    >>> shown(Date(month=9, day=9, weekday=1)), shown(Date(month=5, of=Step("that", "year")))
    ('XXXX-09-09 Tue', 'XXXX-05 of that year')
    """
    if isinstance(m, Figures):
        return f"{m.first}{m.mark}{m.second}{m.mark}{m.year}{named(m.weekday)}"
    if isinstance(m, Years):
        marks = (m.era, "short" if m.short else "", m.portion)
        return " ".join([f"{m.first} {m.size}", *(mark for mark in marks if mark)])
    if isinstance(m, Share):
        return f"{m.number}/{m.kind} of {shown(m.of)}"
    if isinstance(m, Part):
        year = f" {m.year}" if m.year is not None else ""
        fiscal = " fiscal" if m.fiscal else ""
        return f"{m.number}/{m.kind}{year}{fiscal}" + (f" of {shown(m.of)}" if m.of else "")
    if isinstance(m, Season):
        year = f" {m.year}" if m.year is not None else ""
        return f"{m.code}{year}{' any' if m.kind else ''}" + (f" of {shown(m.of)}" if m.of else "")
    if isinstance(m, Step):
        day = f"-{m.day:02}" if m.day else ""
        return f"{m.which} {m.unit}" if m.unit else f"{m.which} {m.month:02}{day}"
    assert isinstance(m, Date)
    sign = "-" if m.year is not None and m.year < 0 else ""
    parts = ["XXXX" if m.year is None else f"{sign}{abs(m.year):04}"]
    if m.month or m.day:
        parts.append(f"{m.month:02}" if m.month else "XX")
    if m.day:
        parts.append(f"{m.day:02}")
    old = " O.S." if m.style else ""
    return "-".join(parts) + old + named(m.weekday) + (f" of {shown(m.of)}" if m.of else "")


def named(weekday: int | None) -> str:
    return "" if weekday is None else f" {WEEKDAYS[weekday]}"


def read(text: str, language: str, automaton: Automaton) -> tuple[Said, ...]:
    """What the rules read in a text, the longest from the left."""
    t = Text(text, lexicon_of(language.rstrip(PHRASE)), whole=PHRASE in language)
    reader = Reader(t, automaton)
    said, i = [], 0
    while i < t.size:
        found = None if joined(t, i) else reader.read("DATE", i) or reader.read("LED", i)
        if found is None or joined(t, found.end):
            i += 1
            continue
        said.append(Said(t.start(i), t.ends[found.end - 1], shown(found.meaning)))
        i = found.end
        while found is not None and (tail := tail_of(found)):
            found = reader.read(tail, i)
            if found is not None:
                said.append(Said(t.start(i), t.ends[found.end - 1], shown(found.meaning)))
                i = found.end
    return tuple(said)


def tail_of(found: Found) -> str:
    """The group of what may borrow from an expression; nothing where nothing may."""
    if isinstance(found.meaning, Years):
        return "RUNTAIL"
    return "TAIL" if found.label in {"month-day", "day-tail"} else ""


@cache
def whole(language: str) -> Automaton:
    return Automaton(words_of(language.rstrip(PHRASE)), RULES)


@cache
def as_is(text: str, language: str) -> tuple[Said, ...]:
    return read(text, language, whole(language))


def texts(rules: Iterable[Rule]) -> Iterator[tuple[str, str]]:
    """The texts of the proofs of some rules: language and text."""
    for rule in rules:
        for language, told in rule.says.items():
            yield from ((language, text) for text in told)
        for language, misses in rule.never.items():
            yield from ((language, text) for text in misses)


def pinned(rules: tuple[Rule, ...], proofs: Iterable[tuple[str, str]]) -> bool:
    """Whether other rules read some text otherwise."""
    made: dict[str, Automaton] = {}
    for language, text in proofs:
        code = language.rstrip(PHRASE)
        if code not in made:
            made[code] = Automaton(words_of(code), rules)
        if read(text, language, made[code]) != as_is(text, language):
            return True
    return False


def without(number: int, guard: int | None) -> tuple[Rule, ...]:
    """The rules less one, or less one of its guards."""
    rule = RULES[number]
    if guard is None:
        return (*RULES[:number], *RULES[number + 1 :])
    guards = (*rule.guards[:guard], *rule.guards[guard + 1 :])
    return (*RULES[:number], rule._replace(guards=guards), *RULES[number + 1 :])


def unpinned() -> Iterator[str]:
    """The rules and guards that no proof needs, by name."""
    everything = list(texts(RULES))
    for number, rule in enumerate(RULES):
        own = list(texts([rule]))
        for guard in (None, *range(len(rule.guards))):
            rules = without(number, guard)
            if not pinned(rules, own) and not pinned(rules, everything):
                name = "" if guard is None else f": {rule.guards[guard].__name__}"
                yield f"{rule.make.__name__} ({rule.pattern}){name}"


def switches() -> int:
    """How many rules and guards there are."""
    return sum(1 + len(rule.guards) for rule in RULES)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        given = sys.argv[3] if len(sys.argv) > 3 else "en"
        for one in as_is(sys.argv[1], given):
            print(f"{one.start}-{one.end} {one.says}")
    else:
        free = list(unpinned())
        print("\n".join(free))
        print(f"{len(free)} of {switches()} can go unnoticed")

"""The names in a text: where they stand, how they are called, and of what kind they are."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.abroad import TITLES_ABROAD
from chrono.extract.capitals import RUN, SLOGAN, WORDS, opens
from chrono.extract.gazetteer import Gazetteer, Known
from chrono.extract.runs import SCOPES, Splitter, kind_of
from chrono.extract.sentences import Span
from chrono.extract.shorts import shorts

SAID: Final = re.compile(
    r"\s+(?:said|says|told|added|explained|noted|stated|argued|testified|,? ?\d\d,|who\b|"
    r"(?:was |were )?born\b|died\b|married\b|graduated\b|resigned\b|retired\b|"
    r"\((?:born|b\.|née|\d{4} ?[–-]))|, (?:who|\d\d)\b"
)
ROLE: Final = 24  # characters before a name in which its title stands
FEW: Final = 4  # words of the longest name of a person


class Name(NamedTuple):
    """A name in a text. `kind` is org, place, person or empty; `called` what to call it."""

    start: int
    end: int
    text: str
    kind: str
    called: str
    country: str = ""
    capital: bool = False


class Names:
    """The names of one text, in order, none inside another but a place in its forum's name."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.shorts = shorts(text)
        self.small: set[str] | None = None
        self.inner: set[str] = set()  # words with a capital inside a sentence, in small letters
        found = [self._person(name) for name in _outermost(sorted(self._find()))]
        self.found = list(self._seated(self._by_short_names(found)))

    def _find(self) -> Iterator[Name]:
        """Yield the long forms that the text defines, then what its capitals tell."""
        for short in {short.long: short for short in self.shorts.values()}.values():
            known = Known(kind_of(short.long.split()) or "org", short.called)
            for found in re.finditer(re.escape(short.long), self.text):
                yield _name(found.start(), short.long, known)
        quoted = (x for x in SLOGAN.finditer(self.text) if len(x[0].split()) >= WORDS)
        slogans = [(found.start(), found.end()) for found in quoted]
        starts = [start for start, _ in slogans]
        splitter = Splitter(self.gazetteer, self.shorts, self._ordinary)
        runs = [(run, opens(self.text, run.start())) for run in RUN.finditer(self.text)]
        for run, opening in runs:
            self.inner.update(run[0].lower().split()[opening:])
        for run, opening in runs:
            at = run.start()
            k = bisect_right(starts, at) - 1
            if run.end() - at > 1 and (k < 0 or at >= slogans[k][1]):
                for part in splitter.split(run[0], opening):
                    yield _name(at + part.start, part.text, part.known)

    def _ordinary(self, low: str) -> bool:
        """Whether a word that opens a sentence has its capital only from there."""
        if self.small is None:
            self.small = set(self.text.split())
        return low in self.small or low not in self.inner

    def _person(self, name: Name) -> Name:
        """The name as a person's, where a title, a given name or what is said tells so."""
        city = name.kind == "place" and not name.capital and name.country
        if city and " " not in name.text and self._honoured(name.start):
            return name._replace(kind="person", called=name.text, country="")
        if name.kind:
            return name
        plain = name.text.split()
        low = plain[-1].lower()
        if low in words.THINGS or name.text.isupper() or any(c.isdigit() for c in name.text):
            return name
        several = 1 < len(plain) <= FEW and all(
            (word[0].isupper() and word.lower() not in words.THINGS) or word in words.PARTICLES
            for word in plain
        )
        given = several and plain[0].lower() in words.GIVEN
        said = several and SAID.match(self.text, name.end)
        person = given or said or self._titled(name.start)
        return name._replace(kind="person") if person else name

    def _titled(self, start: int) -> bool:
        """Whether a title or a role stands before a name: President, judge."""
        lead = self.text[max(0, start - ROLE) : start]
        before = lead.rstrip(" ,").split() if lead.endswith(" ") else []
        word = before[-1] if before else ""
        if word[:1].isupper():
            return words.titles(word.rstrip(".").lower())
        return word in words.ROLES or word in TITLES_ABROAD

    def _honoured(self, start: int) -> bool:
        """Whether a title with a capital stands right before a name: Prince Hassan."""
        lead = self.text[max(0, start - ROLE) : start]
        word = lead.split()[-1] if lead.endswith(" ") and lead.split() else ""
        return word[:1].isupper() and word.rstrip(".").lower() in words.TITLES

    def _by_short_names(self, found: list[Name]) -> list[Name]:
        """The names, last names and the first words of companies told by their full ones."""
        full: dict[str, Name] = {}
        given: dict[str, set[str]] = {}
        for name in found:
            first, *tail = name.text.split()
            if name.kind == "person" and not tail:
                full.setdefault(first, name)
            elif name.kind == "person":
                full.setdefault(tail[-1], name)
                full.setdefault(name.text, name)
                if first.lower() in words.GIVEN:
                    given.setdefault(first, set()).add(name.called)
                    full.setdefault(first, name)
            elif name.kind == "org" and tail and _owned(first, tail):
                full.setdefault(first.rstrip(","), name)
                full.setdefault(" ".join([first, *tail[:-1]]).rstrip(","), name)
        shared = {first for first, people in given.items() if len(people) > 1}
        known = [full.get(name.text) if name.text not in shared else None for name in found]
        return [
            name._replace(kind=other.kind, called=other.called)
            if other and name.kind in {"", other.kind}
            else name
            for name, other in zip(found, known, strict=True)
        ]

    def without(self, places: Iterable[Span]) -> None:
        """Leave out the names in some places: the agency and the town of a dateline."""
        for place in places:
            if place.start < place.end:
                inside = (x.start for x in self.found if place.start <= x.start < place.end)
                gone = set(inside)
                self.found = [x for x in self.found if x.start not in gone]

    def _seated(self, found: list[Name]) -> Iterator[Name]:
        """Yield the names, and the place in one such as `International Forum in Rome`."""
        homes = [x for x in found if x.kind == "org" and " in " in x.text]
        seats = {x.text.rsplit(" in ", 1)[1] for x in homes if x.text not in self.shorts}
        for name in found:
            yield name._replace(kind="place") if not name.kind and name.text in seats else name
            seat = name.text.rsplit(" in ", 1)[-1]
            if name in homes and seat in seats and seat not in words.BODY_HEADS:
                known = self.gazetteer.find(seat) or Known("place", seat)
                yield _name(name.end - len(seat), seat, known._replace(kind="place"))

    def shortened(self, title: str) -> str:
        """A title with the short forms that the text defines for long names."""
        for long, short in self.shorts.items():
            if long == short.long and short.called != long and long in title:
                title = title.replace(f"the {long}", short.called).replace(long, short.called)
        return title


def _name(start: int, text: str, known: Known) -> Name:
    end = start + len(text)
    return Name(start, end, text, known.kind, known.called, known.country, known.capital)


def _owned(first: str, tail: list[str]) -> bool:
    """Whether the first word of a name is what its company is called: Acme Trading Ltd."""
    legal = tail[-1].rstrip(".,").lower() in words.SUFFIXES or all(map(_company, tail))
    return legal and first.lower() not in words.SMALL and first not in SCOPES


def _company(word: str) -> bool:
    low = word.rstrip(".,").lower()
    return low in words.SUFFIXES or low in words.COMPANY


def _outermost(found: list[Name]) -> list[Name]:
    """The names that lie in no longer one."""
    kept: list[Name] = []
    for name in found:
        if kept and name.start < kept[-1].end:
            if name.end - name.start > kept[-1].end - kept[-1].start:
                kept[-1] = name
        else:
            kept.append(name)
    return kept

"""The names in a text: where they stand, how they are called, and of what kind they are."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.bodies import ADJECTIVES
from chrono.extract.gazetteer import Gazetteer, straight

_UPPER: Final = "".join(chr(c) for c in range(0x590) if chr(c).isupper() and c < sys.maxunicode)
_CAP: Final = rf"(?:[{_UPPER}]\.(?= [{_UPPER}])|[{_UPPER}](?:\.[{_UPPER}])+\.?|[{_UPPER}][\w]*(?:[-–&][\w]+|[’'](?!s\b)\w+)*)"
_JOIN: Final = r"(?:of|for|on|in|and|the|de|del|da|di|du|la|le|al|van|von|der|den|bin|ibn|&)"
RUN: Final = re.compile(
    rf"(?<![\w’'])(?:\d{{1,3}}(?:st|nd|rd|th) )?{_CAP}(?:,? (?:Inc|Corp|Ltd|LLC|plc|Co)\.?(?!\w))?"
    rf"(?: (?:{_JOIN} ){{0,2}}{_CAP}(?:,? (?:Inc|Corp|Ltd|LLC)\.?(?!\w))?)*"
)
_SLOGAN: Final = re.compile(r"“[^”\n]*(?:\s[^”\s]+){4,}”")  # words in quotation marks, five or more
_INNER: Final = re.compile(rf"[\w,;] ([{_UPPER}]\w+)")  # a capital inside a sentence
_PIECE: Final = re.compile(r"[^\s]+")
_SHORT: Final = re.compile(rf" \(([{_UPPER}][\w.&-]{{1,9}}(?: [{_UPPER}]\w+)?)\)")
_GENITIVE: Final = re.compile(r"[’']s?$")
_ORDINAL: Final = re.compile(r"^\d+(?:st|nd|rd|th)$|^[IVX]+$")
_SAID: Final = re.compile(
    r"\s+(?:said|says|told|added|explained|noted|stated|argued|,? ?\d\d,|who\b)"
)
ROLE: Final = 24  # characters before a name in which its title stands
MINOR: Final = words.of("of for on in and the de del da di du la le al van von der den bin ibn &")
PARTICLES: Final = MINOR - words.of("of for on in and the &")


class Name(NamedTuple):
    """A name in a text. `kind` is org, place, person or empty; `called` what to call it."""

    start: int
    end: int
    text: str
    kind: str
    called: str
    country: str = ""
    capital: bool = False
    title: bool = False  # a title stands before it: President, Mr


class Short(NamedTuple):
    """A short form that the text defines: `Baku Security Forum (BSF)`."""

    short: str
    long: str
    called: str


class Names:
    """The names of one text, found once, in order."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.shorts = dict(self._defined())
        self.people: dict[str, str] = {}  # last name -> full name
        self.lower: set[str] | None = None
        self.inner: set[str] = set()
        self.seats: set[str] = set()  # the places in names such as Forum in Rome
        self.found = sorted(self._find())
        self._second_look()

    def _defined(self) -> Iterator[tuple[str, Short]]:
        """Each short form, by both of its forms."""
        for found in _SHORT.finditer(self.text):
            long = _expanded(self.text, found.start(), found[1])
            if long:
                brief = found[1]
                called = brief if len(long.split()) > 3 else long
                made = Short(brief, long, called)
                yield brief, made
                yield long, made

    def _find(self) -> Iterator[Name]:
        done = 0
        for short in {s.long: s for s in self.shorts.values()}.values():
            at = self.text.find(short.long)
            while at >= 0:
                kind = self._kind(short.long.split()) or "org"
                yield Name(at, at + len(short.long), short.long, kind, short.called)
                at = self.text.find(short.long, at + len(short.long))
        quoted = [(m.start(), m.end()) for m in _SLOGAN.finditer(self.text)]
        starts = [a for a, _ in quoted]
        for run in RUN.finditer(self.text):
            if run.start() < done or run.end() - run.start() < 2:
                continue
            k = bisect_right(starts, run.start()) - 1
            if k < 0 or run.start() >= quoted[k][1]:
                yield from self._split(run.start(), run[0])
            done = run.end()

    def _split(self, start: int, run: str) -> Iterator[Name]:
        """The names in a run of capitalised words."""
        tokens = [(m.group(), start + m.start()) for m in _PIECE.finditer(run)]
        tokens = self._trim(tokens, start)
        i = 0
        while i < len(tokens):
            for j in range(len(tokens), i, -1):
                part = tokens[i:j]
                text = self.text[part[0][1] : part[-1][1] + len(part[-1][0])]
                if _whole(part) and (j - i == 1 or self._one_name(part, text)):
                    name = self._made(part, text)
                    if name is not None:
                        yield name
                    i = j
                    break
            else:
                i += 1

    def _trim(self, tokens: list[tuple[str, int]], start: int) -> list[tuple[str, int]]:
        """The tokens without the small words a sentence opens with, nor dates at either end."""
        while tokens:
            low = tokens[0][0].lower()
            opens = _opens(self.text, tokens[0][1])
            if (
                low in words.CALENDAR
                or low in MINOR
                or (opens and low in words.SMALL)
                or low in {"the", "a", "an"}
            ):
                tokens = tokens[1:]
            else:
                break
        while tokens and (
            tokens[-1][0].lower() in words.CALENDAR or tokens[-1][0].lower() in MINOR
        ):
            tokens = tokens[:-1]
        return tokens

    def _one_name(self, part: list[tuple[str, int]], text: str) -> bool:
        """Whether a run of several words is one name."""
        plain = [t for t, _ in part]
        if any(t.lower() in words.CALENDAR and t[0].isupper() for t in plain):
            return False
        inner = [
            i for i, t in enumerate(plain[:-1]) if i and t.lower() in words.TITLES | {"ceo", "cfo"}
        ]
        if inner and plain[-1].lower() not in words.BODY_HEADS:
            return False
        if self.gazetteer.find(text) or text in self.shorts:
            return True
        if "," in text and plain[-1].rstrip(".").lower() not in words.SUFFIXES:
            return False
        joints = [
            i for i, t in enumerate(plain) if t.lower() in MINOR and t.lower() not in PARTICLES
        ]
        if not joints:
            return not self._title_then_name(plain)
        first = plain[: joints[0]]
        head = first[-1].lower()
        if head not in words.BODY_HEADS and not _generic(first):
            return False
        if plain[joints[0]] in {"in", "the"}:
            return (
                all(
                    w.lower() in words.BODY_HEADS
                    or w in {"International", "World", "Global", "National", "Regional", "Annual"}
                    for w in first
                )
                and len(joints) == 1
                and len(first) > 1
            )
        if plain[joints[0]] == "and":
            return False
        return not any(plain[k] in {"in", "and"} and not self._inside(plain, k) for k in joints[1:])

    def _inside(self, plain: list[str], k: int) -> bool:
        """Whether the words around `and` or `in` are of the name, as in its defined long form."""
        after = plain[k + 1] if k + 1 < len(plain) else ""
        before = plain[k - 1]
        known = self.gazetteer.find(before) and self.gazetteer.find(after)
        return plain[k] == "and" and not known and not self.gazetteer.find(after)

    def _title_then_name(self, plain: list[str]) -> bool:
        return (
            plain[0].rstrip(".").lower() in words.TITLES
            and len(plain) > 1
            and (plain[-1].lower() not in words.BODY_HEADS)
        )

    def _made(self, part: list[tuple[str, int]], text: str) -> Name | None:
        """The name that some tokens are, or None where they are none."""
        start = part[0][1]
        end = start + len(text)
        plain = [t for t, _ in part]
        while len(plain) > 1 and _ORDINAL.match(plain[0]):
            plain = plain[1:]
        bare = " ".join(plain)
        known, short = self.gazetteer.find(bare), self.shorts.get(bare)
        if known and (known.own or not short):
            return Name(start, end, text, known.kind, known.called, known.country, known.capital)
        if short:
            return Name(start, end, text, self._kind(short.long.split()) or "org", short.called)
        low = plain[0].rstrip(".").lower()
        if len(plain) == 1:
            if low in words.TITLES or low in words.CALENDAR or text in ADJECTIVES:
                return None
            if low in words.SMALL or low in words.MODALS:
                return None
            if _opens(self.text, start) and self._ordinary(low):
                return None
        return Name(start, end, text, self._kind(plain), _bare(plain))

    def _ordinary(self, low: str) -> bool:
        """Whether a word that opens a sentence stands in small letters too."""
        if self.lower is None:
            self.lower = set(re.findall(r"\b[a-z][\w-]+", self.text))
            self.inner = {m[1].lower() for m in _INNER.finditer(self.text)}
        return low in self.lower or low not in self.inner

    def _kind(self, plain: list[str]) -> str:
        """The kind that the words of a name tell, or nothing."""
        lows = [w.rstrip(".,").lower() for w in plain]
        joint = next(
            (i for i, w in enumerate(lows) if w in MINOR and w not in PARTICLES), len(lows)
        )
        head = lows[joint - 1] if joint else ""
        if lows[-1] in words.SUFFIXES:
            return "org"
        if len(plain) > 1 and (head in words.BODY_HEADS or lows[-1] in words.BODY_HEADS):
            return "org"
        if len(plain) > 1 and lows[-1] in words.PLACE_HEADS:
            return "place"
        if len(plain) > 1 and lows[0] in {"lake", "mount", "cape", "port", "fort", "gulf"}:
            return "place"
        return ""

    def _second_look(self) -> None:
        """Drop what lies inside another name, and find who is a person."""
        kept: list[Name] = []
        for name in self.found:
            if kept and name.start < kept[-1].end:
                if name.end - name.start > kept[-1].end - kept[-1].start:
                    kept[-1] = name
                continue
            kept.append(name)
        self.found = [self._person(name) for name in kept]
        self.full = {name.text for name in self.found if name.kind == "person"}
        brief: dict[str, str] = {}
        for name in self.found:
            tail = name.text.split()[1:]
            if (
                name.kind == "org"
                and tail
                and all(w.rstrip(".,").lower() in words.SUFFIXES | words.COMPANY for w in tail)
            ):
                brief.setdefault(name.text.split()[0].rstrip(","), name.called)
        self.found = [self._by_last_name(name, brief) for name in self.found]
        for name in self.found:
            if name.kind == "org" and " in " in name.text and name.text not in self.shorts:
                self.seats.add(name.text.rsplit(" in ", 1)[1])
        self.found = [x for name in self.found for x in self._seated(name)]

    def _person(self, name: Name) -> Name:
        if name.kind:
            return name
        plain = name.text.split()
        titled = self._titled(name.start)
        given = plain[0].lower() in words.GIVEN
        several = 1 < len(plain) <= 4 and all(
            (w[0].isupper() and w.lower() not in words.THINGS) or w in PARTICLES for w in plain
        )
        thing = plain[-1].lower() in words.THINGS or any(c.isdigit() for c in name.text)
        said = several and _SAID.match(self.text, name.end)
        if thing or name.text.isupper() or not (titled or (given and several) or said):
            return name
        if several:
            self.people.setdefault(plain[-1], name.text)
        elif plain[0] in self.people:
            return name._replace(title=titled)
        return name._replace(kind="person", title=titled)

    def _titled(self, start: int) -> bool:
        lead = self.text[max(0, start - ROLE) : start]
        before = lead.rstrip(" ,").split() if lead.endswith(" ") else []
        word = before[-1] if before else ""
        if word[:1].isupper():
            return word.rstrip(".").lower() in words.TITLES
        return word in words.ROLES

    def _seated(self, name: Name) -> Iterator[Name]:
        """A name, and the place in one such as `International Forum in Rome`."""
        yield name._replace(kind="place") if not name.kind and name.text in self.seats else name
        if name.kind == "org" and " in " in name.text and name.text not in self.shorts:
            place = name.text.rsplit(" in ", 1)[1]
            if place in self.seats and place not in words.BODY_HEADS:
                known = self.gazetteer.find(place)
                at = name.end - len(place)
                yield Name(
                    at,
                    name.end,
                    place,
                    "place",
                    known.called if known else place,
                    known.country if known else "",
                    bool(known and known.capital),
                )

    def _by_last_name(self, name: Name, brief: dict[str, str]) -> Name:
        if not name.kind and name.text in brief:
            return name._replace(kind="org", called=brief[name.text])
        if not name.kind and name.text in self.full:
            return name._replace(kind="person")
        full = self.people.get(name.text)
        if full and (not name.kind or name.kind == "person"):
            return name._replace(kind="person", called=full)
        return name

    def shortened(self, title: str) -> str:
        """A title with the short forms that the text defines for long names."""
        for long, short in self.shorts.items():
            if long == short.long and short.called != long and long in title:
                title = title.replace(f"the {long}", short.called).replace(long, short.called)
        return title


def _expanded(text: str, at: int, short: str) -> str:
    """The long form before a bracket, by its initials; else the run of capitals, or nothing."""
    window = text[max(0, at - 160) : at]
    window = re.split(r"[.;:!?\n“”\"(),]", window)[-1]
    tokens = list(_PIECE.finditer(window))
    letters = [c.lower() for c in short if c.isalpha()]
    for back in range(min(len(tokens), 14), 0, -1):
        part = tokens[-back:]
        if not part[0][0][0].isupper():
            continue
        initials = [
            w[0].lower()
            for t in part
            for w in re.split(r"[-–]", t[0])
            if w and t[0].lower() not in MINOR
        ]
        if initials == letters:
            return window[part[0].start() :].strip()
    capitals = [t for t in tokens if t[0][0].isupper()]
    if not capitals or (" " not in short and len(letters) < 2):
        return ""
    k = len(tokens)
    while k and (tokens[k - 1][0][0].isupper() or tokens[k - 1][0] in MINOR):
        k -= 1
    while k < len(tokens) and not tokens[k][0][0].isupper():
        k += 1
    part = tokens[k:]
    lead = _letters(part)
    brief = "".join(letters)
    near = (
        len(part) > 1
        and part[0][0].lower() not in words.SMALL
        and (
            part[0][0][0].lower() == brief[0]
            or short.split()[-1] in {t[0] for t in part}
            or lead.find(brief[0]) >= 0
        )
    )
    return window[part[0].start() :].strip() if near else ""


def _letters(part: list[re.Match[str]]) -> str:
    return "".join(t[0][0].lower() for t in part if t[0].lower() not in MINOR)


def _opens(text: str, at: int) -> bool:
    """Whether a word stands where a sentence or a quotation opens."""
    before = text[max(0, at - 4) : at].rstrip(" ")
    return not before or before[-1] in '.!?:;\n“"‘(—–[' or before.endswith("...")


def _whole(part: list[tuple[str, int]]) -> bool:
    return part[0][0].lower() not in MINOR and part[-1][0].lower() not in MINOR


def _generic(first: list[str]) -> bool:
    return first[-1].rstrip("s").lower() in words.BODY_HEADS


def _bare(plain: list[str]) -> str:
    """A name without the number of its session."""
    while len(plain) > 1 and _ORDINAL.match(plain[0]):
        plain = plain[1:]
    if plain[0] == "Anniversary" and len(plain) > 2:
        plain = plain[1:]
    return straight(_GENITIVE.sub("", " ".join(plain)))

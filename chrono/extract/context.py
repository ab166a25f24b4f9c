"""What a sentence is about and does not say: `around` for its title, `carried` for its names."""

import re
from functools import partial
from typing import Final

from chrono.extract import words
from chrono.extract.gazetteer import capital_of
from chrono.extract.names import Name
from chrono.extract.pieces import tells
from chrono.extract.reading import Reading
from chrono.extract.sentence import Sentence
from chrono.extract.sentences import Span
from chrono.extract.title_subjects import Around

SOMEONE: Final = re.compile(
    r"\b(?:he|she|his|her|him|the head of state|the (?:president|minister|chancellor|premier|"
    r"chairman|king|queen|leader|director|secretary))\b"
)
SOMETHING: Final = re.compile(
    r"\b(?:it|its|they|their|the (?:forum|conference|summit|session|organi[sz]ation|group|bloc|"
    r"movement|union|company|agency|body|council|gathering)|(?:opening|closing|plenary) session|"
    r"year's (?:forum|summit|conference|session|meeting))\b"
)
WITHOUT_OBJECT: Final = re.compile(
    r"\b(?:since|after|before|upon) (?:joining|leaving|founding)(?! [a-z]*(?:the|a) )\b"
)
SPEECH: Final = re.compile(r"\b(?:address|remarks|speech)\b")
SESSION: Final = re.compile(
    r"\b((?:\d+(?:st|nd|rd|th)|[IVX]+) [A-Z]\S+ (?:session|meeting|summit|round))\b"
)
OPENING: Final = 5  # words of a sentence in which its subject begins


def around(reading: Reading, n: int, s: Sentence) -> Around:
    """What the text before a sentence, and the sentence, give its pronouns and vague nouns."""
    thing = _subject_before(reading, n)
    session = SESSION.search(reading.text, s.start, s.end)
    names = tuple(reading.within(Span(s.start, s.end)))
    return Around(
        thing.called if thing else "",
        reading.person_before(n, s.low),
        partial(reading.event_before, s.end),
        session[1] if session else "",
        reading.org_before(n),
        names,
        _teller(s, names),
    )


def _teller(s: Sentence, names: tuple[Name, ...]) -> Name | None:
    """Who the first verb of saying in a sentence has for its subject."""
    told = next((v.first for v in s.verbs if tells(s, v)), 0)
    comma = next((k for k in range(told - 1, -1, -1) if s.low[k] == ","), -1)
    if not told or told == comma + 1:
        return None
    first, behind = s.starts[comma + 1], s.starts[told]
    return next((name for name in names if first <= name.start and name.end <= behind), None)


def carried(reading: Reading, n: int, s: Sentence, names: list[Name]) -> list[tuple[str, str]]:
    """The names of the context that a sentence is about, as (kind, name)."""
    found: list[tuple[str, str]] = []
    kinds = {name.kind for name in names}
    text = " ".join(s.low)
    first = min((name.start for name in names if name.kind == "person"), default=s.end)
    someone = SOMEONE.search(text) if "person" not in kinds else None
    if someone or any(s.low[k] in words.SHE for k in range(len(s.low)) if s.starts[k] < first):
        found.append(("person", reading.person_before(n, s.low)))
    vague = SOMETHING.search(text)
    org = ""
    if "org" not in kinds and (vague or WITHOUT_OBJECT.search(text) or SPEECH.search(text)):
        here = [x.called for x in reading.within(reading.places[n].span) if x.kind == "org"]
        org = here[-1] if here else reading.org_before(n)
        found.append(("org", org))
    events = [name.called for name in names if name.kind == "org"] + [org] * bool(org and vague)
    found += [("place", place) for place in _places(reading, n, s, names, events)]
    return [(kind, name) for kind, name in found if name]


def _places(
    reading: Reading, n: int, s: Sentence, names: list[Name], events: list[str]
) -> list[str]:
    """Countries whose capital acts, the city a forum is named after, a capital told otherwise."""
    found = [x.country for x in names if x.kind == "place" and x.capital and _acts(s, x)]
    for event in events:
        if _head(event) in words.EVENTS:
            known = [reading.names.gazetteer.find(word) for word in event.split()[:-1]]
            found += [place.called for place in known if place and place.capital]
    for i in range(len(s.tokens) - 1):
        if s.low[i + 1] == "capital" and s.tokens[i][0].isupper():
            found.append(capital_of(s.tokens[i]))
    subject = _subject_before(reading, n)
    said = any(name.kind == "place" for name in names)
    if subject and subject.kind == "place" and not said and {"its", "it"} & set(s.low[:3]):
        found.append(subject.called)
    return found


def _subject_before(reading: Reading, n: int) -> Name | None:
    """The name that the sentence before begins with: what `it` stands for."""
    if n == 0:
        return None
    span = reading.places[n - 1].span
    for name in reading.within(Span(span.start, span.end)):
        lead = reading.text[span.start : name.start]
        within = lead.split()[-1:] and lead.split()[-1].lower() in words.PREPOSITIONS
        if name.kind != "person" and lead.count(" ") < OPENING and not within:
            return name
    return None


def _acts(s: Sentence, name: Name) -> bool:
    """Whether a capital does something, and so stands for its country: `Rome has signed`."""
    i = next((k for k, at in enumerate(s.starts) if at >= name.end), len(s.starts))
    before = s.low[i - 2] if i > 1 else ""
    if before in words.PREPOSITIONS and before != "as":
        return False
    return any(v.first - i in {0, 1} and v.form not in {"gerund", "infinitive"} for v in s.verbs)


def _head(name: str) -> str:
    return name.split()[-1].lower()

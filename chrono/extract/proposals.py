"""What is found in documents, as proposed events: `proposal`, `fresh`, `belonging`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from chrono.claims import NAMES, Claim, Entity, Event
from chrono.dates import Date
from chrono.extract.datelines import behind
from chrono.extract.found import Found
from chrono.extract.shorts import shorts
from chrono.match import SAME, alike
from chrono.readers import Document
from chrono.readers.days import days_in
from chrono.readers.signs import PUBLISHED
from chrono.temporal import annotate
from chrono.zones import floats

COPY: Final = 0.8  # share of the sentences of two texts from which one is a copy of the other
MONTHS: Final = 12
ORDERS: Final = ("month", "day")  # which is first, in the order of the readings of a day
_FIGURES: Final = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/\d{2,4}(?![\d/])")
EVIDENCE: Final = 50  # paragraphs that may name the day of publication
FEW: Final = 3  # quotes in common below which two texts may have them by chance
_SENTENCE: Final = re.compile(r"[^.!?\n]{20,}")
_SPACE: Final = re.compile(r"\W+")


class Publication(NamedTuple):
    """The day a document was published, and how that is known: metadata, dateline or none.

    `rivals` are the days that it may be, where that is left open.
    """

    day: Date | None
    known: str
    rivals: tuple[Date, ...] = ()


def published(document: Document) -> Publication:
    """Return the day a document was published.

    A day with two readings is the one that the text names elsewhere, or that its other dates in
    figures are written like; else it is left open.
    """
    if document.published is not None:
        return Publication(document.published, "metadata")
    for text in _datelines(document):
        days = days_in(text)
        if days:
            day = _decided(days, document)
            return Publication(day, "dateline") if day else Publication(None, "none", days)
    return Publication(None, "none")


def agreed(readings: Sequence[tuple[Found, ...]]) -> tuple[Found, ...]:
    """The claims that are the same whichever day a document was published on."""
    first, *others = readings
    keys = [{(one.start, one.end, one.date) for one in reading} for reading in others]
    return tuple(one for one in first if all((one.start, one.end, one.date) in key for key in keys))


def _datelines(document: Document) -> Iterator[str]:
    """Yield the lines that may say when a document was published, the likeliest first.

    They stand before the text, open it, or are the only such line in it: below a web page that is
    as well the day of a comment.
    """
    body = next((block for block in document.blocks if block.kind == "body"), None)
    lines = [block for block in document.blocks if block.kind == "dateline"]
    for block in lines:
        text = document.text[block.start : block.end]
        before = body is None or block.start < body.start
        alone = len(lines) == 1 and document.kind != "html"
        if before or alone or PUBLISHED.search(text):
            yield text
    if body is not None:
        yield document.text[body.start : behind(document.text, body.start, body.end)]


def _decided(days: tuple[Date, ...], document: Document) -> Date | None:
    if len(days) == 1:
        return days[0]
    body = [document.text[b.start : b.end] for b in document.blocks if b.kind == "body"]
    for text in body[:EVIDENCE]:
        orders = {_order(found) for found in _FIGURES.finditer(text)} - {""}
        if len(orders) == 1 and len(days) == len(ORDERS):
            return days[ORDERS.index(orders.pop())]
    language = document.language[:2] or None
    said = {str(phrase.date).partition("T")[0][5:] for text in body[:EVIDENCE]
            for phrase in annotate(text, days[0], language).phrases}  # fmt: skip
    named = [day for day in days if str(day)[5:] in said]
    return named[0] if len(named) == 1 else None


def _order(found: re.Match[str]) -> str:
    """Whether figures put the month or the day first; nothing where they may be either."""
    first, second = int(found[1]), int(found[2])
    if first == second or (first > MONTHS) == (second > MONTHS):
        return ""
    return "day" if first > MONTHS else "month"


def proposal(found: Found, document: Document, source: str, zone: str = "") -> Event:
    """A found claim as a proposed event without an id, with its place in the document.

    `zone` is that of a time of day that has none.
    """
    place = document.locator(found.start)
    claim = Claim(
        source=source,
        page=place.page,
        paragraph=place.paragraph,
        line=place.line,
        locator=", ".join(filter(None, (place.label, found.under and f"under “{found.under}”"))),
        phrase=" ".join(found.phrase.split()),
        quote=found.quote,
        assumed=found.assumed,
        context=found.context,
        confidence=found.confidence,
        rule=found.rule,
    )
    return Event(
        "",
        found.date,
        found.title,
        orgs=found.orgs,
        people=found.people,
        places=found.places,
        names=found.names,
        status="proposed",
        modality=found.modality,
        claims=(claim,),
        zone=zone if floats(found.date) else "",
    )


def defined(text: str, found: Iterable[Found]) -> list[Entity]:
    """Return an entity for each short form that a text defines and a claim names.

    Its key is the form that it is called by here, the other one is its name or its alias.
    """
    kinds = {
        name: NAMES[field]
        for claim in found
        for field in NAMES
        for name in getattr(claim, field)
        if NAMES[field]
    }
    made = []
    for short in dict.fromkeys(shorts(text).values()):
        kind = kinds.get(short.called)
        if kind and short.called == short.short:
            made.append(Entity(short.short, kind, short.long))
        elif kind:
            made.append(Entity(short.long, kind, "", (short.short,)))
    return made


def fresh(events: Sequence[Event], held: Iterable[Event]) -> list[Event]:
    """The proposals whose claims the files do not hold yet, whatever became of those.

    A claim is known by its source, its phrase and its quote; two of one sentence are counted.
    """
    known = Counter(_key(claim) for event in held for claim in event.claims)
    found = []
    for event in events:
        key = _key(event.claims[0])
        if known[key]:
            known[key] -= 1
        else:
            found.append(event)
    return found


def _key(claim: Claim) -> tuple[str, str, str]:
    return claim.source, claim.phrase, " ".join(claim.quote.split())


def belonging(event: Event, known: Iterable[Event]) -> Event:
    """The proposal with its claims told to belong to the known event that is the same, if any."""
    own = next((other.id for other in known if alike(other, event) == SAME), "")
    if not own:
        return event
    return event._replace(claims=tuple(claim._replace(event=own) for claim in event.claims))


def sentences_of(document: Document) -> frozenset[str]:
    """The sentences of a document's body without case and marks, to know a copy by."""
    body = (document.text[b.start : b.end] for b in document.blocks if b.kind == "body")
    return frozenset(
        _SPACE.sub(" ", found.lower()).strip() for part in body for found in _SENTENCE.findall(part)
    )


def copies(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts are the same but for a little."""
    return bool(one) and len(one & other) >= COPY * max(len(one), len(other))


def cites(one: frozenset[str], other: AbstractSet[str]) -> bool:
    """Whether the quotes of a text are those of another, enough of them to tell."""
    return len(one) >= FEW and len(one & other) >= COPY * len(one)

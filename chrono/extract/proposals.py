"""What is found in documents, as proposed events: `proposal`, `fresh`, `belonging`."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from chrono.claims import Claim, Event
from chrono.dates import Date
from chrono.extract.datelines import behind
from chrono.extract.found import Found
from chrono.match import SAME, alike
from chrono.readers import Document
from chrono.tagger import annotate

COPY: Final = 0.8  # share of the sentences of two texts from which one is a copy of the other
FEW: Final = 3  # quotes in common below which two texts may have them by chance
_SENTENCE: Final = re.compile(r"[^.!?\n]{20,}")
_SPACE: Final = re.compile(r"\W+")


def published(document: Document) -> tuple[Date | None, str]:
    """The day a document was published, and how that is known: metadata, dateline or none."""
    if document.published is not None:
        return document.published, "metadata"
    bodies = [block for block in document.blocks if block.kind == "body"][:1]
    lines = [block for block in document.blocks if block.kind == "dateline"]
    for block in [*lines, *bodies]:
        text = document.text[block.start : block.end]
        if block.kind == "body":
            text = text[: behind(text, 0, len(text))]
        if text:
            days = [p.date for p in annotate(text).phrases if p.date.precision != "year"]
            if days:
                return Date(str(days[0]).split("T")[0]), "dateline"
    return None, "none"


def proposal(found: Found, document: Document, source: str) -> Event:
    """A found claim as a proposed event without an id, with its place in the document."""
    place = document.locator(found.start)
    claim = Claim(
        source=source,
        page=place.page,
        paragraph=place.paragraph,
        line=place.line,
        locator=f"under “{found.under}”" if found.under else "",
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
    )


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

"""What a template sees: events, claims and sources as texts and lists, unescaped."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from chrono.claims import Claim, Event, Field
from chrono.dates import Date, Match, words
from chrono.dates.words import year_words
from chrono.report.days import times
from chrono.timeline import Row, Timeline, dated
from chrono.writers.cells import cells
from chrono.writers.citations import Citation, cited


class Source(NamedTuple):
    """A source with its number, which is the same in every report."""

    number: int
    id: str
    label: str
    author: str
    publisher: str
    published: str
    accessed: str
    url: str
    note: str
    kept: str  # the note of a source without an address or a file: where to find it

    @property
    def reference(self) -> str:
        """Author, title, publisher and date, as far as they are known."""
        parts = (self.author, self.label, self.publisher, self.published)
        return ", ".join(part for part in parts if part)

    @property
    def full(self) -> str:
        """The reference, and in brackets what the note says of a source on paper."""
        return f"{self.reference} ({self.kept})" if self.kept else self.reference


class Evidence(NamedTuple):
    """What one source says of an event; `source` is None where none is named."""

    source: Source | None
    date: str  # in words, where it is another than the event's
    part: str
    phrase: str
    quote: str
    place: str
    url: str
    modality: str


class Item(NamedTuple):
    """An event of a report. `number` counts from 1; `local` and `utc` are times, where known."""

    number: int
    id: str
    date: str
    edtf: str
    stated: str
    year: str
    title: str
    orgs: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    names: tuple[str, ...]
    tags: tuple[str, ...]
    status: str
    modality: str
    note: str
    possible: bool
    claims: tuple[Evidence, ...]
    differing: bool  # whether its sources date it differently
    local: str
    utc: str
    zone: str
    fields: dict[str, Field]
    view: str  # ` (planned)` and the like, where the title does not say so
    columns: tuple[str, ...]  # what the further columns that were asked for hold


def sources(timeline: Timeline) -> dict[tuple[str, str], Source]:
    """Return the sources that are cited, by file and key, in the order of their numbers."""
    return {place: _source(citation) for place, citation in cited(timeline).items()}


def _source(citation: Citation) -> Source:
    held = citation.source
    return Source(
        citation.number, citation.id, held.label, ", ".join(held.author), held.publisher,
        words(held.published) if held.published else "",
        words(held.accessed) if held.accessed else "", held.url, held.note,
        "" if held.url or held.file else " ".join(held.note.split()).rstrip("."),
    )  # fmt: skip


def items(
    timeline: Timeline, known: dict[tuple[str, str], Source], columns: tuple[str, ...] = ()
) -> Iterator[Item]:
    """Yield the events in the order of the timeline, with the cells of some further columns."""
    further = cells(timeline, columns, "words")
    for number, (row, held) in enumerate(zip(timeline.rows, further, strict=True), 1):
        yield _item(number, row, timeline, known)._replace(columns=tuple(held))


def years(held: Iterable[Item]) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Yield each year in words with the events that start in it, those without a date last."""
    for year, group in groupby(held, lambda item: item.year):
        yield year, tuple(group)


def _item(number: int, row: Row, timeline: Timeline, known: dict[tuple[str, str], Source]) -> Item:
    event, date = row.event, row.event.date
    shown = dated(event, timeline.chronology)
    zone = timeline.chronology.zone(event)
    local, utc = times(date, zone) if date else ("", "")
    claims = tuple(_evidence(claim, event, known) for claim in event.claims)
    phrase = next((claim.phrase for claim in event.claims if claim.phrase), event.stated)
    if _bare(phrase) == _bare(shown):
        phrase = shown
    said = {claim.date for claim in event.claims if claim.date and not claim.part}
    return Item(
        number, row.id, shown, str(date) if date else "", phrase or shown, _year(date),
        event.title, event.orgs, event.people, event.places, event.names, event.tags,
        event.status, event.modality, event.note, row.match == Match.POSSIBLE, claims,
        len(said) > 1, local or shown, utc, zone, dict(event.fields), _view(event), (),
    )  # fmt: skip


def _bare(date: str) -> str:
    """Return a date without the commas, which do not make two forms of it."""
    return date.replace(",", "").casefold().strip()


def _view(event: Event) -> str:
    """Return what kind of statement an event is, unless it is a plain one or its title says so."""
    said = re.search(rf"\b{event.modality}\b", event.title, re.IGNORECASE)
    return "" if event.modality == "asserted" or said else f" ({event.modality})"


def _year(date: Date | None) -> str:
    day = (date.earliest or date.latest) if date else None
    return year_words(day[0]) if day else "undated"


def _evidence(claim: Claim, event: Event, known: dict[tuple[str, str], Source]) -> Evidence:
    other = claim.date and (claim.date != event.date or claim.part)
    source = known[event.path, claim.source] if claim.source else None
    return Evidence(
        source, words(claim.date) if other and claim.date else "", claim.part, claim.phrase,
        claim.quote, claim.place, claim.url or (source.url if source else ""),
        claim.modality if claim.modality != event.modality else "",
    )  # fmt: skip

"""What a template sees: events, claims and sources as texts and lists, unescaped."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from chrono.claims import Claim, Event, Field
from chrono.dates import Date, Day, Match, Time, words
from chrono.dates.words import year_words
from chrono.timeline import Row, Timeline, dated
from chrono.writers.citations import Citation, cited
from chrono.zones import ends, instant, offsets


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

    @property
    def reference(self) -> str:
        """Author, title, publisher and date, as far as they are known."""
        parts = (self.author, self.label, self.publisher, self.published)
        return ", ".join(part for part in parts if part)


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


def sources(timeline: Timeline) -> dict[tuple[str, str], Source]:
    """Return the sources that are cited, by file and key, in the order of their numbers."""
    return {place: _source(citation) for place, citation in cited(timeline).items()}


def _source(citation: Citation) -> Source:
    held = citation.source
    return Source(
        citation.number, citation.id, held.label, ", ".join(held.author), held.publisher,
        words(held.published) if held.published else "",
        words(held.accessed) if held.accessed else "", held.url, held.note,
    )  # fmt: skip


def items(timeline: Timeline, known: dict[tuple[str, str], Source]) -> Iterator[Item]:
    """Yield the events in the order of the timeline."""
    for number, row in enumerate(timeline.rows, 1):
        yield _item(number, row, timeline, known)


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
    said = {claim.date for claim in event.claims if claim.date and not claim.part}
    return Item(
        number, row.id, shown, str(date) if date else "", phrase or shown, _year(date),
        event.title, event.orgs, event.people, event.places, event.names, event.tags,
        event.status, event.modality, event.note, row.match == Match.POSSIBLE, claims,
        len(said) > 1, local or shown, utc, zone, dict(event.fields),
    )  # fmt: skip


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


def times(date: Date, zone: str) -> tuple[str, str]:
    """Return the times of a date as they are written, and in UTC; each empty where there is none.

    A local time that the clocks skip has no time in UTC, one that they repeat has two.

    >>> times(Date("2025-09-22T13:47"), "Asia/Baku")
    ('2025-09-22 13:47', '2025-09-22 09:47')
    >>> times(Date("2025-10-26T02:30"), "Europe/Berlin")[1]
    '2025-10-26 00:30 or 2025-10-26 01:30'
    """
    both = ends(date)
    if not any(time for _, time in both):
        return "", ""
    local, utc = [], []
    for day, time in both:
        if day is None or time is None:
            local.append("…")
            continue
        local.append(f"{day[0]:04}-{day[1]:02}-{day[2]:02} {time}")
        utc.append(_utc(day, time, zone))
    return " – ".join(local), " – ".join(filter(None, utc))


def _utc(day: Day, time: Time, zone: str) -> str:
    """Return a time of day in UTC: nothing when it floats, and what it may be when unclear."""
    try:
        found = instant(day, time, zone)
        if found is None:
            ahead = offsets(day, time.seconds, zone)
            if ahead.before < ahead.after:
                return "no such local time"
            local = datetime(*day, tzinfo=UTC) + timedelta(seconds=time.seconds)
            readings = (local - timedelta(seconds=each) for each in ahead)
            return " or ".join(_minutes(each, time) for each in readings)
    except (OverflowError, ValueError):
        return ""
    return _minutes(found, time) if found.tzinfo else ""


def _minutes(found: datetime, time: Time) -> str:
    return f"{found:%Y-%m-%d %H:%M:%S}".removesuffix("" if time.second else ":00")

"""A timeline as JSON-LD: events of schema.org, with the sources they are cited from.

`startDate` and `endDate` stand where ISO 8601 says the date as it is; the EDTF, which may be a
circa, a choice or a decade, is in `dcterms:temporal` with the datatype the Library of Congress
gave it. A claim is a `Quotation` under `subjectOf`, part of its source.
"""

from collections.abc import Iterator
from json import dumps
from typing import Any, Final
from urllib.parse import quote

from chrono.claims import Claim, Event
from chrono.dates import Date
from chrono.store.text import stem
from chrono.timeline import Row, Timeline
from chrono.writers import Style, escape
from chrono.writers.citations import Citation, Cited, cited
from chrono.writers.numbers import plain
from chrono.zones import ends, zoned

EDTF: Final = "http://id.loc.gov/datatypes/edtf/EDTF"
_CONTEXT: Final = ["https://schema.org", {"dcterms": "http://purl.org/dc/terms/"}]
_TYPES: Final = {
    "article-newspaper": "NewsArticle", "article-journal": "ScholarlyArticle", "article": "Article",
    "article-magazine": "Article", "book": "Book", "chapter": "Chapter", "report": "Report",
    "thesis": "Thesis", "webpage": "WebPage", "post-weblog": "BlogPosting", "map": "Map",
    "dataset": "Dataset", "legislation": "Legislation",
}  # fmt: skip


def jsonld(timeline: Timeline, _: Style) -> Iterator[str]:
    """Yield one object: the context, and a graph with a source or an event a line."""
    sources = cited(timeline)
    separator = f'{{"@context": {dumps(_CONTEXT)}, "@graph": [\n'
    for node in _nodes(timeline, sources):
        held = {key: value for key, value in node.items() if value}
        yield separator + escape.script(dumps(held, ensure_ascii=False))
        separator = ",\n"
    yield (separator if separator != ",\n" else "") + "\n]}\n"


def _nodes(timeline: Timeline, sources: Cited) -> Iterator[dict[str, Any]]:
    for citation in sources.values():
        yield work(citation)
    for row in timeline.rows:
        yield event_node(row, timeline, sources)


def work(citation: Citation) -> dict[str, Any]:
    """Return a source as a work."""
    source = citation.source
    return {
        "@type": _TYPES.get(source.type, "CreativeWork"),
        "@id": _source_id(citation),
        "identifier": citation.id,
        "name": source.label,
        "author": list(source.author),
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else 0,
        "datePublished": _iso(source.published),
        "url": source.url,
        "inLanguage": source.language,
    }


def event_node(row: Row, timeline: Timeline, sources: Cited) -> dict[str, Any]:
    """Return an event with its claims."""
    event = row.event
    file = timeline.chronology.file(event)
    name = file.name or stem(file.path)
    first, last = _days(event.date, timeline.chronology.zone(event))
    people = [{"@type": "Person", "name": person} for person in event.people]
    orgs = [{"@type": "Organization", "name": org} for org in event.orgs]
    return {
        "@type": "Event",
        "@id": f"urn:chrono:{quote(name, safe='')}:{quote(event.id, safe='')}",
        "identifier": row.id,
        "name": event.title,
        "startDate": first,
        "endDate": last,
        "dcterms:temporal": {"@type": EDTF, "@value": str(event.date)} if event.date else None,
        "location": [{"@type": "Place", "name": place} for place in event.places],
        "attendee": [*orgs, *people],
        "about": [{"@type": "Thing", "name": name} for name in event.names],
        "keywords": list(event.tags),
        "description": event.note,
        "subjectOf": [_quotation(claim, event, sources) for claim in event.claims],
    }


def _quotation(claim: Claim, event: Event, sources: Cited) -> dict[str, Any]:
    citation = sources[event.path, claim.source] if claim.source else None
    held = {
        "@type": "Quotation" if claim.quote else "Claim",
        "text": claim.quote,
        "isPartOf": {"@id": _source_id(citation)} if citation else None,
        "pagination": claim.page,
        "url": claim.url,
        "dcterms:temporal": {"@type": EDTF, "@value": str(claim.date)} if claim.date else None,
    }
    return {key: value for key, value in held.items() if value}


def _source_id(citation: Citation) -> str:
    return f"#source-{quote(citation.id, safe='')}"


def _iso(date: Date | None) -> str:
    """Return a date as ISO 8601, nothing where that would not say what it is."""
    return str(date) if date and "/" not in str(date) and plain(date) else ""


def _days(date: Date | None, zone: str) -> tuple[str, str]:
    """Return the start and the end as ISO 8601, each empty where that would not say it.

    Times have the offset of the zone they are in.
    """
    if date is None or not plain(date):
        return "", ""
    if "T" in str(date):
        first, last = (zoned(day, time, zone) for day, time in (*ends(date), (None, None))[:2])
        return first, last
    first, _, last = str(date).partition("/")
    return first, last if last != ".." else ""

"""JSON: one flat object an event, the same keys in each (docs/events.md lists them).

`schema` names the form; a key may be added under the same name, a change of one gets a new one.
"""

from collections.abc import Iterator
from json import dumps
from typing import Final

from chrono.claims import Claim
from chrono.query import OWN
from chrono.timeline import Row, Timeline
from chrono.writers import Style, escape
from chrono.writers.cells import COLUMNS, check_columns, date_text, iso
from chrono.zones import timestamps

SCHEMA: Final = "chrono-event/1"


def flat(row: Row, timeline: Timeline, dates: str = "edtf") -> dict[str, object]:
    """Return an event as one flat object: texts, lists of texts, null where nothing is known."""
    event, date = row.event, row.event.date
    zone = timeline.chronology.zone(event)
    starts_at, ends_at = timestamps(date, zone)
    return {
        "schema": SCHEMA,
        "id": row.id,
        "date": date_text(event, timeline, dates) if date else None,
        "words": date_text(event, timeline, "words") if date else None,
        "title": event.title,
        "orgs": event.orgs,
        "people": event.people,
        "places": event.places,
        "names": event.names,
        "tags": event.tags,
        "earliest": iso(date.earliest) or None if date else None,
        "latest": iso(date.latest) or None if date else None,
        "starts_at": starts_at or None,
        "ends_at": ends_at or None,
        "precision": date.precision if date else None,
        "match": row.match.name.lower(),
        "status": event.status,
        "modality": event.modality,
        "note": event.note or None,
        "ruling": event.ruling or None,
        "before": event.before,
        "after": event.after,
        "during": event.during,
        "ignore": event.ignore,
        "zone": zone or None,
        "sources": event.sources,
        "claims": [claim_object(claim) for claim in event.claims],
        "fields": dict(event.fields),
        "file": event.path,
        "line": event.at,
    }


def claim_object(claim: Claim) -> dict[str, object]:
    """Return a claim as an object with the keys it has."""
    held = claim._asdict()
    held["date"] = str(claim.date) if claim.date else None
    return {
        key: value
        for key, value in held.items()
        if value not in (None, "", 0, ()) or (key == "confidence" and value is not None)
    }


def _texts(timeline: Timeline, style: Style) -> Iterator[str]:
    columns = check_columns(style.columns)
    for row in timeline.rows:
        found = flat(row, timeline, style.dates or "edtf")
        if columns:
            shown = {name: _cell(name, row, timeline) for name in columns if name not in found}
            found = {name: found.get(name, shown.get(name)) for name in columns}
        yield escape.json(dumps(found, ensure_ascii=False))


def _cell(name: str, row: Row, timeline: Timeline) -> object:
    """Return what a column has that is no key of the object: a key of the owner's own as it is."""
    if name.startswith(OWN):
        return dict(row.event.fields).get(name.removeprefix(OWN))
    return COLUMNS[name](row, timeline)


def jsonl(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield one line of JSON an event."""
    for text in _texts(timeline, style):
        yield text + "\n"


def json(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield one array, an object a line."""
    separator = "[\n"
    for text in _texts(timeline, style):
        yield separator + text
        separator = ",\n"
    yield "[]\n" if separator == "[\n" else "\n]\n"

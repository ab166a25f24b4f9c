"""One event, whole, as a person reads it on a terminal."""

from collections.abc import Iterator

from chrono.claims import Chronology, Claim, Event
from chrono.dates import Date, words
from chrono.timeline import Row
from chrono.writers.cells import iso
from chrono.writers.escape import lines, one_line
from chrono.writers.length import length


def detail(row: Row, chronology: Chronology) -> str:
    """Return an event with every claim, its quote and its source, as lines without the last end."""
    event = row.event
    told = [one_line(f"{row.id}  {event.title}")]
    facts = [(one_line(name), one_line(value)) for name, value in _facts(event, chronology)]
    told += [f"  {name:<9} {value}" for name, value in facts if value]
    for claim in event.claims:
        told += ["", *(f"  {line}" for line in _claim(claim, event, chronology))]
    return "\n".join(told)


def _facts(event: Event, chronology: Chronology) -> Iterator[tuple[str, str]]:
    yield "date", _date(event.date, event.stated)
    yield "bounds", _bounds(event.date)
    yield "lasts", length(event.date) if event.date else ""
    yield "zone", chronology.zone(event) if event.date and "T" in str(event.date) else ""
    for name in ("orgs", "people", "places", "names", "tags"):
        yield name, ", ".join(getattr(event, name))
    yield "status", "" if event.status == "accepted" else event.status
    yield "modality", "" if event.modality == "asserted" else event.modality
    for name in ("before", "after", "during"):
        yield name, ", ".join(getattr(event, name))
    yield "note", event.note
    yield "ruling", event.ruling
    for key, value in event.fields:
        yield key, value if isinstance(value, str) else ", ".join(value)
    yield "file", f"{event.path}:{event.at}"


def _date(date: Date | None, stated: str) -> str:
    if date is None:
        return "not known"
    written = f", written {stated}" if stated else ""
    said = words(date)
    return f"{date}{written}" if said == str(date) else f"{said}  ({date}{written})"


def _bounds(date: Date | None) -> str:
    if date is None or date.earliest == date.latest:
        return ""
    first, last = iso(date.earliest), iso(date.latest)
    if date.moment:
        return f"some time from {first} to {last}" if first and last else ""
    return f"{first or '…'} to {last or '…'}"


def _claim(claim: Claim, event: Event, chronology: Chronology) -> Iterator[str]:
    facts = [claim.modality if claim.modality != event.modality else ""]
    if claim.date and (claim.date != event.date or claim.part):
        facts.insert(0, f"{claim.part} {words(claim.date)}".strip())
    if claim.phrase:
        facts.append(f"as written “{claim.phrase}”")
    if claim.assumed:
        facts.append(f"assumed: {claim.assumed}")
    if claim.confidence is not None:
        facts.append(f"confidence {claim.confidence:g}")
    if claim.quote:
        yield from lines(f"“{claim.quote}”").split("\n")
    if any(facts):
        yield one_line("; ".join(filter(None, facts)))
    if claim.context:
        yield one_line(f"about {', '.join(claim.context)}, not named in the quote")
    yield from _citation(claim, event, chronology)


def _citation(claim: Claim, event: Event, chronology: Chronology) -> Iterator[str]:
    if not claim.source:
        yield "no source" + (f": {one_line(claim.place)}" if claim.place else "")
        return
    source = chronology.source(event, claim.source)
    dated = words(source.published) if source.published else ""
    parts = (", ".join(source.author), source.label, source.publisher, dated, claim.place)
    yield one_line(f"[{source.key}] " + ", ".join(part for part in parts if part))
    if claim.url or source.url:
        yield one_line(claim.url or source.url)

"""One event, whole, as a person reads it on a terminal."""

from collections.abc import Iterator
from typing import Final

from chrono.claims import Chronology, Claim, Event
from chrono.dates import Date, words
from chrono.timeline import Row
from chrono.writers import Style
from chrono.writers.cells import iso
from chrono.writers.columns import wrap
from chrono.writers.escape import lines, one_line
from chrono.writers.length import length

PLAIN: Final = Style()
LABEL: Final = 9  # columns that the name of a fact has


def detail(row: Row, chronology: Chronology, style: Style = PLAIN) -> str:
    """Return an event with every claim, its quote and its source, as lines without the last end.

    With a width in the style, long lines go on under their own start.
    """
    event, paint = row.event, style.paint
    identifier = one_line(row.id)
    title = _fitted(one_line(event.title), style, len(identifier) + 2)
    if len(title) > 1:  # a title on a line of its own is broken less
        title = ["", *_fitted(one_line(event.title), style, 2)]
    told = [f"{paint('id', identifier)}  {paint('title', title[0])}".rstrip()]
    told += [f"  {paint('title', line)}" for line in title[1:]]
    for name, value in _facts(event, chronology):
        first, *rest = _fitted(one_line(value), style, LABEL + 3)
        label = f"{one_line(name):<{LABEL}}"
        if first:
            told.append(
                f"  {paint('label', label)} {paint('date', first) if name == 'date' else first}"
            )
            told += [" " * (LABEL + 3) + line for line in rest]
    for claim in event.claims:
        told.append("")
        for text in _claim(claim, event, chronology):
            told += [f"  {line}" for line in _fitted(text, style, 2)]
    return "\n".join(told)


def _fitted(text: str, style: Style, indent: int) -> list[str]:
    """Return a text as the lines that fit beside an indent."""
    return wrap(text, max(style.width - indent, 10)) if style.width else [text]


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

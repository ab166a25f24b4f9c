"""Checks of what the events rest on: sources and quotes."""

from collections.abc import Iterator

from chrono.checks.finding import Finding, of_event
from chrono.claims import Chronology


def without_source(chronology: Chronology) -> Iterator[Finding]:
    """Find events that no source is given for."""
    for event in chronology.events:
        if not event.sources and event.status == "accepted":
            yield of_event("C101", event, "title", f"{event.id} has no source")


def without_quote(chronology: Chronology) -> Iterator[Finding]:
    """Find events with a source and no quote from any."""
    for event in chronology.events:
        if event.sources and not any(claim.quote for claim in event.claims):
            yield of_event("C102", event, "title", f"{event.id} has no quote")


def unused_sources(chronology: Chronology) -> Iterator[Finding]:
    """Find sources that no event cites."""
    used = {(event.path, claim.source) for event in chronology.events for claim in event.claims}
    for file in chronology.files:
        for key, source in file.sources.items():
            if (file.path, key) not in used:
                yield Finding("C109", file.path, source.line, "", f"nothing cites the source {key}")

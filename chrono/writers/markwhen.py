"""Markwhen text: a line an event, its properties below, then its quotes.

A date that markwhen does not read as it is stands on its first known day, or its days from first
to last; `edtf` has it whole. Texts are escaped as Markdown, which markwhen's views render.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from json import JSONEncoder
from typing import Final

from chrono.claims import NAMES, RELATED, Claim, Event
from chrono.dates import Date, Day, Time
from chrono.timeline import Row, Timeline, dated
from chrono.writers import LeftOut, Piece, Style, escape
from chrono.writers.markup import markdown
from chrono.writers.numbers import Numbers, near, plain
from chrono.writers.objects import claim_object
from chrono.zones import ends, instant

PROPERTIES: Final = ("zone", *NAMES, "tags", "status", "modality", "note", *RELATED)
_encode: Final = JSONEncoder(ensure_ascii=False).encode
_MARKS: Final = re.compile(r"(?<!\\)([#!])(?=\w)")
_TAG: Final = re.compile(r"\w*[^\W\d]\w*", re.ASCII)


def markwhen(timeline: Timeline, _: Style) -> Iterator[Piece]:
    """Yield a header, an entry an event, and what had to be left out."""
    name = next((file.name for file in timeline.chronology.files if file.name), "")
    yield f"---\ntitle: {_value(name)}\n---\n" if name else ""
    for row in timeline.rows:
        event = row.event
        when = date_range(event.date, timeline.chronology.zone(event)) if event.date else None
        if when is None:
            yield LeftOut(row.id, "no date" if event.date is None else "no day markwhen can hold")
        else:
            yield "".join(f"{line}\n" for line in entry(row, timeline, when))


def date_range(date: Date, zone: str) -> str | None:
    """Return a date as markwhen reads it, or the nearest that it reads; None when there is none.

    >>> date_range(Date("2024/2026"), ""), date_range(Date("1850~"), "")
    ('2024/2026', '1850-01-01/1850-12-31')
    >>> date_range(Date("-0043"), ""), date_range(Date("2025-09-22T13:47+04:00"), "")
    ('44 BCE', '2025-09-22T09:47:00Z')
    """
    if date.start_time or date.end_time:
        return _timed(date, zone)
    exact, days = plain(date), near(date)
    if days is None:
        return None
    first: Numbers = exact.first if exact else days[0]
    last: Numbers | None = exact.last if exact else days[1] or _last_of(date, days[0])
    if not all(-99_999 < end[0] < 10_000 for end in (first, last) if end):
        return None
    if first[0] < 1:  # which it reads by the year alone
        ends = [_year(end[0]) for end in (first, last) if end]
        return " - ".join(dict.fromkeys(ends))
    if exact and exact.goes_on:
        return f"{_iso(first)}/now"
    return "/".join(dict.fromkeys(_iso(end) for end in (first, last) if end))


def _last_of(date: Date, first: Day) -> Day | None:
    """Return the last day that a moment may be on."""
    return date.latest if date.latest and date.latest > first else None


def _timed(date: Date, zone: str) -> str | None:
    known = [_utc(day, time, zone) for day, time in ends(date)]
    if all(known):
        return " - ".join(known)
    days = [day for day, _ in ends(date) if day and 0 < day[0] < 10_000]
    return "/".join(dict.fromkeys(map(_iso, days))) or None


def _utc(day: Day | None, time: Time | None, zone: str) -> str:
    """Return an instant in UTC, nothing for a time that has none."""
    if day is None or time is None:
        return ""
    try:
        found = instant(day, time, zone)
    except (OverflowError, ValueError):
        return ""
    return f"{found:%Y-%m-%dT%H:%M:%SZ}".zfill(20) if found and found.tzinfo else ""


def _iso(numbers: Numbers) -> str:
    return "-".join([f"{numbers[0]:04}", *(f"{part:02}" for part in numbers[1:])])


def _year(year: int) -> str:
    return f"{1 - year} BCE" if year < 1 else f"{year} CE"


def entry(row: Row, timeline: Timeline, when: str) -> Iterator[str]:
    """Yield the lines of an event, the last one empty."""
    event = row.event
    tags = "".join(f" #{tag}" for tag in event.tags if _TAG.fullmatch(tag))
    yield f"{when}: {_text(event.title)}{tags}"
    yield f"id: {_value(row.id)}"
    yield f"edtf: {_value(str(event.date))}"
    for name in PROPERTIES:
        held = getattr(event, name)
        if held and held not in ("accepted", "asserted"):
            yield f"{name}: {_value(held)}"
    if event.claims:
        yield f"claims: {_value([claim_object(claim) for claim in event.claims])}"
    if event.fields:
        yield f"fields: {_value(dict(event.fields))}"
    assert event.date is not None
    if plain(event.date) is None or event.date.start_time:
        yield f"> {_text(dated(event, timeline.chronology))}"
    for claim in event.claims:
        if told := _evidence(claim, event, timeline):
            yield f"> {told}"
    yield ""


def _evidence(claim: Claim, event: Event, timeline: Timeline) -> str:
    source = timeline.chronology.source(event, claim.source) if claim.source else None
    label = ", ".join(filter(None, [source.label if source else "", claim.place]))
    quote = f"“{_text(claim.quote)}”" if claim.quote else ""
    return " — ".join(filter(None, [quote, _text(label)]))


@lru_cache(maxsize=1024)
def _text(text: str) -> str:
    """Return text of a line, in which nothing is a tag, a link or an id."""
    text = markdown(text)
    return _MARKS.sub(r"\\\1", text) if "#" in text or "!" in text else text


def _value(held: object) -> str:
    """Return the value of a property: JSON, which is YAML too."""
    return escape.json(_encode(held))

"""The JSON that TimelineJS draws a timeline from.

Its dates are numbers, its texts HTML. A date that numbers do not say as it is stands on its first
known day, with the words for it in `display_date`; a year before 1 counts as BCE does, -44 is 44
BC. What TimelineJS has no place for stands under `chrono`, which it passes over and `chrono import`
reads: the event as `-O jsonl` writes it. A time is as written, without its zone.
"""

from collections.abc import Iterator
from functools import lru_cache
from json import JSONEncoder
from typing import Any, Final

from chrono.claims import NAMES, RELATED, Source
from chrono.dates import Date, Day, Time, words
from chrono.timeline import Row, Timeline
from chrono.writers import LeftOut, Piece, Style, escape
from chrono.writers.markup import html, web
from chrono.writers.numbers import Numbers, historical, near, plain
from chrono.writers.objects import SCHEMA, claim_object

FARTHEST: Final = 270_000  # years from 1970 that a date of JavaScript reaches
OURS: Final = "chrono"  # the key that holds what TimelineJS has no place for
_encode: Final = JSONEncoder(ensure_ascii=False).encode
_FIELDS: Final = (*NAMES, "tags", "status", "modality", "note", *RELATED)


def timelinejs(timeline: Timeline, _: Style) -> Iterator[Piece]:
    """Yield one object with the events, one a line, and what had to be left out."""
    separator = '{"scale": "human", "events": [\n'
    for row in timeline.rows:
        found = near(row.event.date) if row.event.date else None
        if row.event.date is None or found is None:
            yield LeftOut(row.id, "no date" if row.event.date is None else "no known day")
        elif not all(abs(day[0]) < FARTHEST for day in found if day):
            yield LeftOut(row.id, "too far from our time")
        else:
            made = slide(row, timeline, row.event.date, found)
            yield separator + escape.json(_encode(made))
            separator = ",\n"
    yield separator.removesuffix(",\n") + "\n]}\n"


def slide(row: Row, timeline: Timeline, date: Date, days: tuple[Day, Day | None]) -> dict[str, Any]:
    """Return an event as TimelineJS has it."""
    event = row.event
    exact = plain(date)
    first: Numbers = exact.first if exact else days[0]
    last: Numbers | None = exact.last if exact else days[1]
    held: dict[str, Any] = {
        "unique_id": row.id,
        "start_date": _numbers(first, date.start_time),
        "end_date": _numbers(last, date.end_time) if last else None,
        "display_date": "" if exact and not exact.goes_on else words(date),
        "text": {"headline": html(event.title), "text": _text(row, timeline)},
        "group": html(event.orgs[0]) if event.orgs else "",
        OURS: _ours(row, timeline),
    }
    return {key: value for key, value in held.items() if value}


def _ours(row: Row, timeline: Timeline) -> dict[str, Any]:
    event = row.event
    held: dict[str, Any] = {
        "schema": SCHEMA,
        "id": row.id,
        "date": str(event.date),
        "zone": timeline.chronology.zone(event),
        "title": event.title,
        **{name: getattr(event, name) for name in _FIELDS},
        "claims": [claim_object(claim) for claim in event.claims],
        "fields": dict(event.fields),
    }
    return {key: value for key, value in held.items() if value}


def _numbers(numbers: Numbers, time: Time | None) -> dict[str, int]:
    year, *rest = numbers
    held = {"year": historical(year), **dict(zip(("month", "day"), rest, strict=False))}
    if time:
        parts = {"hour": time.hour, "minute": time.minute, "second": time.second}
        held |= {name: part for name, part in parts.items() if part is not None}
    return held


def _text(row: Row, timeline: Timeline) -> str:
    event = row.event
    told = [f"<p>{html(event.note)}</p>"] if event.note else []
    for claim in event.claims:
        source = timeline.chronology.source(event, claim.source) if claim.source else None
        said = f"“{html(claim.quote)}”" if claim.quote else ""
        cited = _cited(claim.url, source, claim.place)
        parts = [part for part in (said, cited) if part]
        if parts:
            told.append(f"<p>{'<br>'.join(parts)}</p>")
    return "".join(told)


def _cited(url: str, source: Source | None, place: str) -> str:
    told = [f"— {_linked(source.label, web(url or source.url))}"] if source else []
    return ", ".join([*told, html(place)] if place else told)


@lru_cache(maxsize=1024)
def _linked(label: str, address: str) -> str:
    return f'<a href="{html(address)}">{html(label)}</a>' if address else html(label)

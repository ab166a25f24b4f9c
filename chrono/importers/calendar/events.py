"""Events of a calendar to events of a chronology, each with the line it begins on.

Our own calendars say more, in `X-CHRONO-…`: the id, the date as EDTF, the zone. Clients may drop
such properties; then the UID, which is made of the id and the name of the file, tells what it is.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any, Final, NamedTuple

from chrono.claims import MODALITIES, Claim, Event
from chrono.dates import Date, words
from chrono.errors import DateError
from chrono.importers import Entry, Given, Item, Known, Skipped
from chrono.importers.calendar.lines import (
    LONGEST,
    Component,
    Line,
    LineError,
    parts,
    unescaped,
)
from chrono.importers.calendar.series import SERIES, Mark, mark, taken
from chrono.importers.calendar.times import Stretch, edtf, moment, stretch
from chrono.importers.calendar.written import moved, shortened, untouched
from chrono.importers.calendar.zones import Zones
from chrono.importers.fields import (
    broken,
    choice,
    date,
    identifier,
    line,
    lines,
    missing,
    shape,
    text,
)
from chrono.store.text import decode
from chrono.writers.ics_text import categories, location
from chrono.writers.ics_text import line as clean_line
from chrono.zones import floats

_COMMA: Final = re.compile(r"(?<!\\),")
_STATUS: Final = {"CANCELLED": "denied", "TENTATIVE": "planned"}
# Properties of which an event has one: two that differ are two readings.
_SINGLE: Final = (
    "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "STATUS", "LOCATION",
    "DESCRIPTION", "URL",
)  # fmt: skip
_TIMES: Final = ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE")


def calendar(given: Given) -> Iterator[Item]:
    """Yield the events of a calendar; tasks, alarms and repetitions are skipped."""
    path = given.path
    whole = decode(path, given.raw).removeprefix("\ufeff")
    found = parts(path, whole, given.raw.count(b"\n"))
    yield from found.items
    if not found.events:
        raise broken(shape(path, max(given.raw.count(b"\n"), 1), "there is no event in it"))
    zones = Zones(found.zones)
    around = Around(zones, given.known, _changed(found.events, zones), {})
    for event in found.events:
        uid = event.text("UID")
        if uid in around.changed and "RECURRENCE-ID" not in event.held:
            with suppress(LineError, KeyError):
                first = taken(event, stretch(event.held, zones), around.changed[uid], zones)
                around.first[uid] = first.changed
    for event in found.events:
        if event.wrong is not None:
            yield event.wrong
        elif "X-CHRONO-ANNIVERSARY" not in event.held:
            yield from _items(path, event, around)


class Around(NamedTuple):
    """What an event needs of the rest of the file, and of the chronology that it is added to.

    By the UID of their series, `changed` has the occurrences that have an event of their own, and
    `first` the one of them that stands for the series.
    """

    zones: Zones
    known: Mapping[str, Known]
    changed: dict[str, frozenset[Mark]]
    first: dict[str, Mark | None]


def _changed(events: tuple[Component, ...], zones: Zones) -> dict[str, frozenset[Mark]]:
    found: dict[str, set[Mark]] = {}
    for event in events:
        for one in event.held.get("RECURRENCE-ID", ())[:1] if event.text("UID") else ():
            with suppress(LineError):  # which is a problem of that event
                found.setdefault(event.text("UID"), set()).add(mark(moment(one, zones)))
    return {uid: frozenset(marks) for uid, marks in found.items()}


def _items(path: str, event: Component, around: Around) -> Iterator[Item]:
    try:
        yield from _entry(path, event, around)
    except LineError as error:
        yield error.problem(path)
        return
    held = event.held
    for one in (one for name in _TIMES for one in held.get(name, ())):
        if "TZID" in one.parameters and one.value.strip()[-1:] in "zZ":
            what = f"{path}:{one.at}"
            yield Skipped(what, "a time zone beside a time in UTC (Z), which is taken as UTC")
    if "ATTENDEE" in held or "ORGANIZER" in held:
        yield Skipped(f"{path}:{event.at}", "who was invited")


def _entry(path: str, event: Component, around: Around) -> Iterator[Item]:
    _check_single(event)
    _check_begun(event)
    title = line(event.text("SUMMARY"))
    if not title:
        yield missing(path, event.at, "SUMMARY is missing", "it becomes the title of the event")
        return
    uid = event.text("UID")
    known = around.known.get(uid)
    ours = _written(event, known)
    found, changed = None, event.held.get("RECURRENCE-ID")
    if "DTSTART" in event.held:
        found = stretch(event.held, around.zones)
        if not changed and (uid in around.changed or any(name in event.held for name in SERIES)):
            one = taken(event, found, around.changed.get(uid, frozenset()), around.zones)
            if one.said:
                yield Skipped(f"{path}:{event.at}", one.said)
            if one.when is None:
                return
            found = one.when
    when, zone = _date(event, found, ours)
    made = _theirs(event, when, title)
    if ours:
        made = _ours(event, ours, known, when, title)
    key = "" if ours else uid or f"{when or 'undated'} {title}"
    if changed and around.first.get(uid) != mark(moment(changed[0], around.zones)):
        key += f" {changed[0].value}"
    begun = event.held["DTSTART"][0] if "DTSTART" in event.held else None
    where = begun.at if begun else event.at
    made = made._replace(zone=zone, fields=_fields(event))
    yield Entry(made, key, where, begun.whole[:LONGEST] if begun else "")
    if ours and not known and "\n\n" in event.text("DESCRIPTION"):
        yield Skipped(f"{path}:{event.at}", "what a calendar has as text: note, sources, quotes")


def _check_begun(event: Component) -> None:
    """Refuse an event that says when it ends and not when it begins."""
    ends = [one for name in ("DTEND", "DURATION") for one in event.held.get(name, ())]
    if ends and "DTSTART" not in event.held:
        raise LineError(ends[0], "it ends and does not begin", "DTSTART is missing")


def _check_single(event: Component) -> None:
    for name, found in event.held.items():
        if len(found) > 1 and (name in _SINGLE or name.startswith("X-CHRONO-")):
            for other in found[1:]:
                if (other.value, other.parameters) != (found[0].value, found[0].parameters):
                    raise LineError(other, f"a second {name}", f"line {found[0].at} has another")


class Written(NamedTuple):
    """What was written of an event of ours: its id, date and modality, the zone of its times."""

    id: str
    date: Date | None
    zone: str
    modality: str


def _written(event: Component, known: Known | None) -> Written | None:
    """Return what our own calendar says, or the chronology where a client has dropped it."""
    own = identifier(event.text("X-CHRONO-ID"))
    if not own:
        return known and Written(known.event.id, known.event.date, known.zone, known.event.modality)
    modality = choice(event.text("X-CHRONO-MODALITY"), MODALITIES, "asserted")
    try:
        when = date(event.text("X-CHRONO-EDTF")) if "X-CHRONO-EDTF" in event.held else None
    except DateError as error:
        raise LineError(event.held["X-CHRONO-EDTF"][0], error.message, error.hint) from None
    return Written(own, when, event.text("X-CHRONO-ZONE"), modality)


def _date(event: Component, found: Stretch | None, ours: Written | None) -> tuple[Date | None, str]:
    """Return the date of an event and the zone of its times; ours where it was not moved."""
    if found is None:
        return None, ""
    begun = event.held["DTSTART"][0]
    if begun.parameters.get("X-APPLE-OMIT-YEAR") == begun.value[:4]:
        return _yearless(found, begun), ""
    if ours is None or ours.date is None:
        made, zone = edtf(found, begun)
        return Date(made), zone
    if untouched(ours.date, ours.zone, found):
        return ours.date, ours.zone if floats(ours.date) else ""
    made, zone = edtf(moved(ours.zone, found), begun)
    return Date(shortened(made, ours.date)), zone


def _yearless(found: Stretch, begun: Line) -> Date:
    """Return a birthday of which the year is not known."""
    day = found.start.local
    if found.start.timed or (found.end and (found.end.local - day).days > 1):
        raise LineError(begun, "a day without a year is one whole day")
    return Date(f"XXXX-{day.month:02}-{day.day:02}")


def _ours(
    event: Component, ours: Written, known: Known | None, when: Date | None, title: str
) -> Event:
    """Return an event of ours; what reads as the exporter writes it is as the chronology has it."""
    named = {f"{line(words(ours.date, zone))}: " for zone in (ours.zone, "") if ours.date}
    title = title.removeprefix(next(filter(title.startswith, named), ""))
    if ours.modality == "denied":
        title = title.removeprefix("denied: ")
    places, tags = lines(event.text("LOCATION").split(", ")), _tags(event)
    if known:
        places = () if event.text("LOCATION") == location(known.event) else places
        tags = () if tags == tuple(map(str, categories(known.event))) else tags
        title = known.event.title if title == clean_line(known.event.title) else title
    return Event(ours.id, when, title, places=places, tags=tags, modality=ours.modality)


def _theirs(event: Component, when: Date | None, title: str) -> Event:
    url = event.held["URL"][0].value.strip() if "URL" in event.held else ""
    status = event.text("STATUS").upper()
    return Event(
        "", when, title, places=lines([event.text("LOCATION")]), tags=_tags(event),
        modality=_STATUS.get(status, "asserted"), note=text(event.text("DESCRIPTION")),
        claims=(Claim(url=url),) if url else (),
    )  # fmt: skip


def _tags(event: Component) -> tuple[str, ...]:
    rows = event.held.get("CATEGORIES", [])
    return lines(unescaped(part) for row in rows for part in _COMMA.split(row.value))


def _fields(event: Component) -> tuple[tuple[str, str | tuple[str, ...]], ...]:
    """Return the owner's fields, which are texts and lists of texts."""
    if "X-CHRONO-FIELDS" not in event.held:
        return ()
    where = event.held["X-CHRONO-FIELDS"][0]
    try:
        found = json.loads(event.text("X-CHRONO-FIELDS"))
    except (ValueError, RecursionError):
        raise LineError(where, "no object of JSON") from None
    if not isinstance(found, dict):
        raise LineError(where, "no object of JSON")
    return tuple((key, _field(where, value)) for key, value in found.items())


def _field(where: Line, value: Any) -> str | tuple[str, ...]:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    raise LineError(where, "a field is a text or a list of texts")

r"""iCalendar to events, line by line, so that what is wrong is told with its line (RFC 5545).

The lines of our own calendars say more, in `X-CHRONO-…`: the id, the date as EDTF, the zone. A date
that was moved in a calendar since is taken from DTSTART again.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from datetime import date as Day  # noqa: N812
from typing import Any, Final, NamedTuple
from zoneinfo import available_timezones

from chrono.claims import MODALITIES, Claim, Event
from chrono.dates import Date, ordinal
from chrono.errors import DateError, Problem
from chrono.importers import Entry, Given, Item, Skipped
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
    wrong,
)
from chrono.store.text import decode

_LINE: Final = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)',
    re.S,
)
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')
_WHEN: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?")
_LASTS: Final = re.compile(r"\+?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_ESCAPE: Final = re.compile(r"\\(.)", re.S)
_COMMA: Final = re.compile(r"(?<!\\),")
_REPEATS: Final = ("RRULE", "RDATE")
_STATUS: Final = {"CANCELLED": "denied", "TENTATIVE": "planned"}


class Line(NamedTuple):
    """One property: where it stands, its name, parameters and value as written."""

    at: int
    name: str
    parameters: dict[str, str]
    value: str
    whole: str


Properties = dict[str, list[Line]]


class _WrongError(Exception):
    """A line that cannot be read: what it is, and why not."""

    def __init__(self, found: Line, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.found, self.hint = found, hint


def calendar(given: Given) -> Iterator[Item]:
    """Yield the events of a calendar; tasks, alarms and repetitions are skipped."""
    path = given.path
    held: Properties = {}
    inside: list[str] = []
    begun = 0
    for at, whole in _unfolded(decode(path, given.raw).removeprefix("\ufeff")):
        found = _line(at, whole)
        if found is None:
            yield shape(path, at, "no line of a calendar", "it is NAME:VALUE", whole[:200])
        elif found.name == "BEGIN":
            inside.append(found.value.upper())
            if inside == ["VCALENDAR", "VEVENT"]:
                held, begun = {}, at
            elif len(inside) == 2 and inside[1] != "VTIMEZONE":
                yield Skipped(f"{path}:{at}", f"no event but a {inside[1]}")
        elif found.name == "END":
            if not inside or inside.pop() != found.value.upper():
                what = f"END:{found.value} ends nothing that was begun"
                raise broken(shape(path, at, what, "", whole))
            if inside == ["VCALENDAR"] and found.value.upper() == "VEVENT":
                yield from _event(path, begun, held)
        elif not inside:
            hint = "it starts with BEGIN:VCALENDAR"
            raise broken(shape(path, at, "no calendar", hint, whole[:200]))
        elif inside == ["VCALENDAR", "VEVENT"]:
            held.setdefault(found.name, []).append(found)
    if inside or not begun:
        what = f"the file ends inside {inside[-1]}" if inside else "there is no event in it"
        raise broken(shape(path, max(given.raw.count(b"\n"), 1), what))


def _unfolded(whole: str) -> Iterator[tuple[int, str]]:
    """Yield each line with the number it starts on, with those that go on it."""
    held, begun = "", 0
    for at, row in enumerate(re.split(r"\r\n|\n|\r", whole), 1):
        if row[:1] in (" ", "\t") and held:
            held += row[1:]
            continue
        if held.strip():
            yield begun, held
        held, begun = row, at
    if held.strip():
        yield begun, held


def _line(at: int, whole: str) -> Line | None:
    name, colon, value = whole.partition(":")
    if colon and ";" not in name and name.replace("-", "").isalnum():
        return Line(at, name.upper(), {}, value, whole)
    found = _LINE.fullmatch(whole)
    if found is None:
        return None
    parameters = {key.upper(): held.strip('"') for key, held in _PARAMETER.findall(found[2])}
    return Line(at, found[1].upper(), parameters, found[3], whole)


def _event(path: str, begun: int, held: Properties) -> Iterator[Item]:
    if "X-CHRONO-ANNIVERSARY" in held:
        return
    title = line(_text(held, "SUMMARY"))
    if not title:
        yield missing(path, begun, "SUMMARY is missing", "it becomes the title of the event")
        return
    try:
        when, zone = _date(held)
        fields = _fields(held)
    except DateError as error:
        yield wrong(path, begun, error, "")
        return
    except _WrongError as error:
        at, whole = error.found.at, error.found.whole[:200]
        yield Problem(path, at, 1, "K103", str(error), error.hint, text=whole)
        return
    own = identifier(_text(held, "X-CHRONO-ID"))
    made = _ours(held, own, when, title) if own else _theirs(held, when, title)
    key = "" if own else _text(held, "UID") or f"{when or 'undated'} {title}"
    if "RECURRENCE-ID" in held:
        key += f" {held['RECURRENCE-ID'][0].value}"
    yield Entry(made._replace(zone=zone, fields=fields), key, begun)
    if any(name in held for name in _REPEATS):
        yield Skipped(f"{path}:{begun}", "its repetitions: only the first is taken")
    if "ATTENDEE" in held or "ORGANIZER" in held:
        yield Skipped(f"{path}:{begun}", "who was invited")


def _ours(held: Properties, own: str, when: Date | None, title: str) -> Event:
    """Return an event of a calendar of our own; its description is made from what the file has."""
    modality = choice(_text(held, "X-CHRONO-MODALITY"), MODALITIES, "asserted")
    edtf = _text(held, "X-CHRONO-EDTF")
    if edtf:
        from chrono.dates import words

        title = title.removeprefix(f"{line(words(Date(edtf)))}: ")
    if modality == "denied":
        title = title.removeprefix("denied: ")
    places = lines(_text(held, "LOCATION").split(", "))
    return Event(own, when, title, places=places, tags=_tags(held), modality=modality)


def _theirs(held: Properties, when: Date | None, title: str) -> Event:
    url = held["URL"][0].value.strip() if "URL" in held else ""
    status = _text(held, "STATUS").upper()
    return Event(
        "", when, title, places=lines([_text(held, "LOCATION")]), tags=_tags(held),
        modality=_STATUS.get(status, "asserted"), note=text(_text(held, "DESCRIPTION")),
        claims=(Claim(url=url),) if url else (),
    )  # fmt: skip


def _text(held: Properties, name: str) -> str:
    return _unescaped(held[name][0].value) if name in held else ""


def _unescaped(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def _tags(held: Properties) -> tuple[str, ...]:
    rows = held.get("CATEGORIES", [])
    return lines(_unescaped(part) for row in rows for part in _COMMA.split(row.value))


def _fields(held: Properties) -> tuple[tuple[str, Any], ...]:
    if "X-CHRONO-FIELDS" not in held:
        return ()
    try:
        found = json.loads(_text(held, "X-CHRONO-FIELDS"))
        return tuple(
            (key, tuple(value) if isinstance(value, list) else value)
            for key, value in found.items()
        )
    except (ValueError, AttributeError):
        raise _WrongError(held["X-CHRONO-FIELDS"][0], "no object of JSON") from None


def _date(held: Properties) -> tuple[Date | None, str]:
    """Return the date of an event and the zone of its times; ours where it was not moved."""
    if "DTSTART" not in held:
        return None, ""
    first = held["DTSTART"][0]
    start, zone = _when(first)
    edtf = _text(held, "X-CHRONO-EDTF")
    if edtf and _stands(date(edtf), start):
        return date(edtf), _text(held, "X-CHRONO-ZONE")
    end = _end(held, start)
    if end is None or end <= start:
        return Date(_edtf(start)), zone
    return Date(f"{_edtf(start)}/{_edtf(end)}"), zone


def _stands(ours: Date, start: Day | datetime) -> bool:
    """Whether a date may still be on the day that the calendar has, a zone to and fro."""
    day = ordinal((start.year, start.month, start.day))
    low, high = ours.earliest, ours.latest
    return (low is None or ordinal(low) - 1 <= day) and (high is None or day <= ordinal(high) + 1)


def _end(held: Properties, start: Day | datetime) -> Day | datetime | None:
    """Return the last day, or the time at which an event ends."""
    if "DTEND" in held:
        end, _ = _when(held["DTEND"][0])
        if isinstance(end, datetime) != isinstance(start, datetime):
            raise _WrongError(held["DTEND"][0], "DTEND and DTSTART are a day both, or a time")
        if isinstance(end, datetime) and isinstance(start, datetime):
            return end if (end.tzinfo is None) == (start.tzinfo is None) else None
        return end - timedelta(1)
    if "DURATION" not in held:
        return None
    found = _LASTS.fullmatch(held["DURATION"][0].value.strip())
    if found is None:
        raise _WrongError(held["DURATION"][0], "no length of time", "it is as in P1D or PT1H30M")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    lasts = timedelta(days + 7 * weeks, seconds, minutes=minutes, hours=hours)
    return start + lasts - (timedelta(0) if isinstance(start, datetime) else timedelta(1))


def _when(found: Line) -> tuple[Day | datetime, str]:
    """Return a day, or a time, in UTC or as written, and the zone that it is written in."""
    parts = _WHEN.fullmatch(found.value.strip())
    try:
        if parts is None:
            raise ValueError
        numbers = [int(part) for part in parts.groups()[:6] if part]
        if len(numbers) == 3:
            return Day(*numbers), ""
        if parts[7]:
            return datetime(*numbers, tzinfo=UTC), ""  # type: ignore[misc,arg-type]
        return datetime(*numbers), _zone(found)  # type: ignore[arg-type]
    except ValueError:
        hint = "a day is 20250922, a time 20250922T134700 or 20250922T094700Z"
        raise _WrongError(found, f"no day or time: {found.value[:60]}", hint) from None


def _zone(found: Line) -> str:
    name = found.parameters.get("TZID", "")
    if not name or name in available_timezones():
        return name
    tail = "/".join(name.split("/")[-2:])  # as in /citadel.org/20210210_1/Europe/Berlin
    if tail in available_timezones():
        return tail
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    if name in WINDOWS_TO_OLSON:
        return str(WINDOWS_TO_OLSON[name])
    raise _WrongError(found, f"no such time zone: {name[:60]}", "it is as in Asia/Baku")


def _edtf(when: Day | datetime) -> str:
    if not isinstance(when, datetime):
        return when.isoformat()
    return when.replace(tzinfo=None).isoformat() + ("Z" if when.tzinfo else "")

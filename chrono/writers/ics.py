"""A timeline as a calendar (iCalendar, RFC 5545), of which a later export is an update.

A client tells by UID whether it has an event already. It is made of the event's id and the
file's `name`, the two things that no edit changes; without a name it is the file's stem.

DTSTAMP and LAST-MODIFIED say when the data were last revised: when the file was last written, or
the last day on which one of the event's sources was published or looked up, whichever is later; of
standard input only the latter, and else the start of 1970. `ics_revision` has SEQUENCE. METHOD is
left out: PUBLISH asks for an ORGANIZER (RFC 5546, 3.2.1).

Nothing makes anybody busy: each event is TRANSPARENT, for a chronology tells what happened and
books no one's time. STATUS is CANCELLED for what the chronology denies, with the word in the title
for clients that ignore STATUS; TENTATIVE for dates with `~ ? %` or of the form `[…]`, for what is
planned or conditional, no accepted event, or matches the query only possibly; else CONFIRMED.

X-CHRONO-EDTF, -ID, -ZONE, -MODALITY and -FIELDS hold what a calendar has no place for. The title
is SUMMARY without the words for the date and `: `, where these stand before it. An anniversary
has X-CHRONO-ANNIVERSARY with the id instead, for it is no event of the chronology.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import quote

from chrono.claims import Event, File
from chrono.dates import Match
from chrono.dates.words import year_words
from chrono.errors import ChronoError
from chrono.store.text import stem
from chrono.timeline import Row, Timeline
from chrono.writers import LeftOut, Piece, Style
from chrono.writers.ics_revision import Revision, revised, revisions
from chrono.writers.ics_span import WIDE, Span, span
from chrono.writers.ics_text import (
    Text,
    address,
    categories,
    description,
    fold,
    line,
    location,
    summary,
)
from chrono.zones import floats

if TYPE_CHECKING:
    from icalendar import Component

PRODID: Final = "-//chrono//chrono-timeline//EN"
REFRESH: Final = "PT1H"  # how often a client that subscribes may ask again (RFC 7986, 5.7)
NOTHING: Final[Mapping[str, int]] = {}
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_REMINDER: Final = re.compile(r"([0-9]{1,4})\s*([mhdw])")
_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
# RFC 7986, 3: at least 255 octets of a UID are kept; a file name may have no more.
_LONGEST_UID: Final = 200


class _Options(NamedTuple):
    wide: str
    anniversaries: bool
    reminder: timedelta | None
    before: dict[str, Revision]
    modified: dict[str, datetime]


def write(timeline: Timeline, style: Style) -> Iterator[Piece]:
    """Yield the text of a calendar, and then what had to be left out."""
    reminder = style.reminder or None
    around = (style.before, dict(style.modified))
    text, left_out = calendar(timeline, style.wide, style.anniversaries, reminder, *around)
    yield text
    yield from left_out


def calendar(
    timeline: Timeline,
    wide: str = "point",
    anniversaries: bool = False,
    reminder: str | None = None,
    before: str = "",
    modified: Mapping[str, int] = NOTHING,
) -> tuple[str, tuple[LeftOut, ...]]:
    """Return the text of a calendar, lines ended by CRLF, and what had to be left out.

    `wide` is for one moment that is not known to the day, and for periods of more than 31 days or
    without an end: `point` puts them on their first day, `span` on all their days where they have
    both ends, `skip` leaves them out.
    `anniversaries` adds a yearly event to each that fills one certain day. `reminder` is a time
    before the start such as `1d`, `2h`, `30m` or `1w`. `before` is the calendar that this one
    replaces; `modified` has the second, since 1970, that each file was last written.
    """
    if wide not in WIDE:
        raise ChronoError(f"no such way with wide dates: {wide}", f"there are {', '.join(WIDE)}")
    lead = _duration(reminder) if reminder is not None else None
    written = {path: datetime.fromtimestamp(at, UTC) for path, at in modified.items()}
    options = _Options(wide, anniversaries, lead, revisions(before), written)
    files = {file.path: file for file in timeline.chronology.files}
    pieces, left_out = [], []
    seen: dict[str, Row] = {}
    for row in timeline.rows:
        file = files[row.event.path]
        where = _place(row.event, file, wide)
        if isinstance(where, str):
            left_out.append(LeftOut(row.id, where))
            continue
        _claim_uid(seen, row, file)
        pieces += [_revised(part, options) for part in _components(row, file, where, options)]
    head, tail = _frame(files)
    return "".join([head, *pieces, tail]), tuple(left_out)


def _place(event: Event, file: File, wide: str) -> Span | str:
    if event.date is None:
        return "no date"
    return span(event.date, event.zone or file.zone, wide)


def _claim_uid(seen: dict[str, Row], row: Row, file: File) -> None:
    """Refuse a second event with the same UID, of which a client would keep only one."""
    other = seen.setdefault(uid(row.event, file), row)
    if other is not row:
        raise ChronoError(
            f"{other.id} and {row.id} would be one event in a calendar",
            f"give {other.event.path} and {row.event.path} each a `name:` of its own",
        )


def _frame(files: dict[str, File]) -> tuple[str, str]:
    """Return what stands before and after the events."""
    from icalendar import Calendar, Parameters

    frame = Calendar()
    name = ", ".join(dict.fromkeys(_name(file) for file in files.values()))
    _fill(frame, VERSION="2.0", PRODID=PRODID, NAME=line(name))
    frame["X-WR-CALNAME"] = Text(line(name))
    interval = Text(REFRESH)
    interval.params = Parameters(VALUE="DURATION")
    frame["REFRESH-INTERVAL"] = interval
    frame["X-PUBLISHED-TTL"] = Text(REFRESH)
    tail = "END:VCALENDAR\r\n"
    return _serialise(frame).removesuffix(tail), tail


def _revised(component: "Component", options: _Options) -> str:
    def write(sequence: int) -> str:
        component["SEQUENCE"] = Text(str(sequence))
        return _serialise(component)

    return revised(str(component["UID"]), options.before, write)


def _serialise(component: "Component") -> str:
    """Write a component, lines folded at 75 octets.

    Done here because the library, which folds a character at a time, takes half as long again.
    """
    lines = []
    properties: list[tuple[str, Any]] = component.property_items()
    for name, value in properties:
        raw = value if isinstance(value, bytes) else value.to_ical()
        params = getattr(value, "params", None)
        given = b";" + params.to_ical() if params else b""
        lines.append(fold(name.encode() + given + b":" + raw))
    return "".join(lines)


def _components(row: Row, file: File, where: Span, options: _Options) -> "Iterator[Component]":
    """Yield the event, and its anniversary when that is asked for."""
    modified = options.modified.get(file.path, _EPOCH)
    parts = [_main(row, file, where, modified)]
    if options.anniversaries and (yearly := _anniversary(row, file, where, modified)) is not None:
        parts.append(yearly)
    for part in parts:
        if options.reminder is not None:
            part.add_component(_alarm(options.reminder, str(part.get("SUMMARY", ""))))
        yield part


def _fill(component: "Component", **properties: str) -> None:
    """Add the texts that are not empty."""
    for name, text in properties.items():
        if text:
            component[name] = Text(text)


def _main(row: Row, file: File, where: Span, modified: datetime) -> "Component":
    from icalendar import vUri

    event, sources = row.event, file.sources
    assert event.date is not None
    zone = (event.zone or file.zone) if floats(event.date) else ""
    component = _component(
        row,
        file,
        where,
        modified,
        UID=uid(event, file),
        SUMMARY=summary(event, event.date, where.exact),
        DESCRIPTION=description(event, event.date, zone, sources),
        LOCATION=location(event),
        STATUS=_status(row),
    )
    if names := categories(event):
        component["CATEGORIES"] = names
    if url := address(event, sources):
        component["URL"] = vUri(url)
    _extras(
        component,
        ID=event.id,
        EDTF=str(event.date),
        ZONE=zone,
        MODALITY=event.modality if event.modality != "asserted" else "",
        FIELDS=json.dumps(dict(event.fields), ensure_ascii=False) if event.fields else "",
    )
    return component


def _component(row: Row, file: File, where: Span, modified: datetime, **texts: str) -> "Component":
    from icalendar import Event as Component

    component = Component()
    stamp = _stamp(row.event, file, modified)
    component.add("DTSTAMP", stamp)
    component.add("LAST-MODIFIED", stamp)
    component.add("DTSTART", where.start)
    if where.end is not None:
        component.add("DTEND", where.end)
    _fill(component, TRANSP="TRANSPARENT", **texts)
    return component


def _extras(component: "Component", **properties: str) -> None:
    """Add the properties of our own that are not empty.

    Readers differ in whether they unescape what they do not know; so where it matters, it is said
    that the value is text.
    """
    from icalendar import Parameters

    for name, text in properties.items():
        if text:
            value = Text(text)
            if value.to_ical() != value.encode():
                value.params = Parameters(VALUE="TEXT")
            component[f"X-CHRONO-{name}"] = value


def _anniversary(row: Row, file: File, where: Span, modified: datetime) -> "Component | None":
    """Make the yearly event that follows one of a single, certain day.

    That of a 29 February is on the last day of each February.
    """
    event, day = row.event, where.start
    if not where.exact or isinstance(day, datetime) or _status(row) != "CONFIRMED":
        return None
    if where.end != day + timedelta(1) or day.year == 9999:
        return None
    leap = (day.month, day.day) == (2, 29)
    first = date(day.year + 1, day.month, 28 if leap else day.day)
    component = _component(
        row,
        file,
        Span(first, first + timedelta(1), True),
        modified,
        UID=uid(event, file, "+anniversary"),
        SUMMARY=line(f"Anniversary: {event.title} ({year_words(day.year)})"),
        STATUS="CONFIRMED",
    )
    month_end = {"BYMONTH": 2, "BYMONTHDAY": -1} if leap else {}
    component.add("RRULE", {"FREQ": "YEARLY", **month_end})
    _extras(component, ANNIVERSARY=event.id)
    return component


def _alarm(before: timedelta, text: str) -> "Component":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("TRIGGER", -before)
    _fill(alarm, ACTION="DISPLAY", DESCRIPTION=text)
    return alarm


def _duration(text: str) -> timedelta:
    found = _REMINDER.fullmatch(text.strip().lower())
    if found is None or not int(found[1]):
        hint = "a number and m, h, d or w, as in 30m, 2h, 1d or 1w"
        raise ChronoError(f"not a time before an event: {line(text)}", hint)
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _status(row: Row) -> str:
    event, when = row.event, row.event.date
    if event.modality == "denied":
        return "CANCELLED"
    assert when is not None
    doubtful = when.uncertain or when.approximate or when.form.kind == "one of"
    open_question = event.modality in ("planned", "conditional") or event.status != "accepted"
    if doubtful or open_question or row.match == Match.POSSIBLE:
        return "TENTATIVE"
    return "CONFIRMED"


def _stamp(event: Event, file: File, modified: datetime) -> datetime:
    """Return when what is known of an event was last revised; the head of this module says how."""
    sources = (file.sources[key] for key in event.sources)
    seen = (
        when.latest for source in sources for when in (source.published, source.accessed) if when
    )
    days = (datetime(*day, tzinfo=UTC) for day in seen if day and 1970 <= day[0] <= 9999)
    return max([modified, *days])


def _name(file: File) -> str:
    return file.name or stem(file.path)


def uid(event: Event, file: File, suffix: str = "") -> str:
    """Return what a calendar tells the event by, `id@name`.

    >>> uid(Event("bsf-3-opens", None, ""), File("news/events.yaml", "azerbaijan-desk"))
    'bsf-3-opens@azerbaijan-desk'
    """
    text = f"{_quoted(event.id)}{suffix}@{_quoted(_name(file))}"
    return text if len(text) <= _LONGEST_UID else f"{sha256(text.encode()).hexdigest()}@chrono"


def _quoted(text: str) -> str:
    return quote(text, safe="", errors="replace")

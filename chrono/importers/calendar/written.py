"""What our own calendars say of an event, and whether a client has changed it since.

What the exporter would write for the date is computed again and compared with both ends: where
they are the same, nobody moved the event, and its date is the one that was written. So nothing
depends on more properties that a client may drop, and calendars of earlier versions are read too.
"""

from datetime import date, datetime

from chrono.dates import Date
from chrono.importers.calendar.times import Moment, Stretch, instant, offset
from chrono.writers.ics_span import WIDE, Span, span
from chrono.zones import ends


def untouched(ours: Date, zone: str, found: Stretch) -> bool:
    """Tell whether an event is where the exporter has put it, in any of its ways."""
    here = _place(found)
    return any(
        isinstance(written, Span) and _same(written, here)
        for written in (span(ours, zone, wide) for wide in WIDE)
    )


def _place(found: Stretch) -> tuple[date | datetime, date | datetime | None]:
    start, end = found
    return _point(start), _point(end) if end else None


def _point(when: Moment) -> date | datetime:
    return instant(when) or when.local


def _same(written: Span, here: tuple[date | datetime, date | datetime | None]) -> bool:
    start, end = here
    if type(start) is not type(written.start) or _aware(start) != _aware(written.start):
        return False
    if end is None and not isinstance(start, datetime) and written.end is not None:
        return start == written.start and (written.end - written.start).days == 1
    return (start, end) == (written.start, written.end)


def _aware(point: date | datetime) -> bool:
    return isinstance(point, datetime) and point.tzinfo is not None


def moved(zone: str, found: Stretch) -> Stretch:
    """Return where a client has moved an event, its times in the zone that it had.

    A client may turn local times into UTC; back in their zone they read as they did.
    """
    if not zone or not found.start.timed:
        return found
    start, end = (_local(each, zone) if each else None for each in found)
    assert start is not None
    return Stretch(start, end)


def _local(when: Moment, zone: str) -> Moment:
    from zoneinfo import ZoneInfo

    at = instant(when)
    if at is None:
        return when
    local = Moment(at.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0), zone)
    return local if instant(local) == at and offset(local) == offset(local, 1) else when


def shortened(text: str, ours: Date) -> str:
    """Return the date of a moved event without seconds, where it had none and they are zero."""
    times = [time for _, time in ends(ours) if time]
    if not times or any(time.second is not None for time in times):
        return text
    return "/".join(_without_seconds(part) for part in text.split("/"))


def _without_seconds(text: str) -> str:
    head, mark, tail = text.partition("T")
    return f"{head}T{tail[:5]}{tail[8:]}" if mark and tail[5:8] == ":00" else text

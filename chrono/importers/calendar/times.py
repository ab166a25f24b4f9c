"""The start and the end of an event of a calendar to a date (RFC 5545, 3.3 and 3.6.1).

Days and local times of one zone stay as written. Where the ends are of different zones, or of a
zone that has no name, each has its offset. An end is exact: hours are counted as time passes,
days by the calendar (3.3.6).
"""

import re
from datetime import UTC, datetime, timedelta, tzinfo
from datetime import date as Day  # noqa: N812
from typing import Final, NamedTuple

from chrono.importers.calendar.lines import Line, LineError, Properties
from chrono.importers.calendar.zones import Area, Zones
from chrono.zones import offsets

_WHEN: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?", re.I)
_LASTS: Final = re.compile(
    r"([+-]?)P(?=[T\d])(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?", re.I
)
_DIGITS: Final = 12  # of a number in a length of time; longer ones are beyond all days
_BEYOND: Final = "it ends outside the years 1 to 9999"


class Moment(NamedTuple):
    """A day, or a time as written with where it is: a zone of IANA, offsets, or '' to float."""

    local: Day | datetime
    area: Area = ""

    @property
    def timed(self) -> bool:
        """Tell whether it is a time and no whole day."""
        return isinstance(self.local, datetime)

    @property
    def zone(self) -> str:
        """The zone of IANA it is in, or nothing."""
        return self.area if isinstance(self.area, str) else ""

    def moved(self, by: timedelta) -> "Moment":
        """Return it so much later by the clock on the wall."""
        return self._replace(local=self.local + by)


class Stretch(NamedTuple):
    """When an event is: its start, and its end where it has one, exclusive for whole days."""

    start: Moment
    end: Moment | None

    def moved(self, by: timedelta) -> "Stretch":
        """Return it so much later by the clock on the wall."""
        return Stretch(self.start.moved(by), self.end.moved(by) if self.end else None)


def stretch(held: Properties, zones: Zones) -> Stretch:
    """Return the start and the end that properties give. Raises `LineError`."""
    start = moment(held["DTSTART"][0], zones)
    if "DTEND" in held and "DURATION" in held:
        raise LineError(held["DURATION"][0], "DURATION beside DTEND", "an event has one of them")
    if "DTEND" in held:
        return Stretch(start, _end(held["DTEND"][0], start, zones))
    if "DURATION" in held:
        return Stretch(start, _after(held["DURATION"][0], start))
    return Stretch(start, None)


def moment(found: Line, zones: Zones) -> Moment:
    """Return the day or the time of a property. Raises `LineError`."""
    return read(found, found.value, zones)


def read(found: Line, value: str, zones: Zones) -> Moment:
    """Return the day or the time that one of the values of a property is."""
    parts = _WHEN.fullmatch(value.strip())
    try:
        if parts is None:
            raise ValueError
        numbers = [int(part) for part in parts.groups()[:6] if part]
        if len(numbers) == 3:
            return Moment(Day(*numbers))
        year, month, day, hour, minute, second = numbers
        local = datetime(year, month, day, hour, minute, min(second, 59))  # a leap second is no
    except ValueError:
        hint = "a day is 20250922, a time 20250922T134700 or 20250922T094700Z"
        raise LineError(found, f"no day or time: {value[:60]}", hint) from None
    return Moment(local, UTC if parts[7] else zones.area(found))


def instant(when: Moment) -> datetime | None:
    """Return the instant of a time, by the offset before a change of clocks; None if it floats."""
    ahead = offset(when)
    if ahead is None or not isinstance(when.local, datetime):
        return None
    return when.local.replace(tzinfo=UTC) - ahead


def offset(when: Moment, fold: int = 0) -> timedelta | None:
    """Return how far a time is ahead of UTC, by the clocks before (0) or after (1) a change."""
    local = when.local
    if not isinstance(local, datetime) or when.area == "":
        return None
    if isinstance(when.area, str):
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        ahead = offsets((local.year, local.month, local.day), seconds, when.area)
        return timedelta(seconds=ahead[fold])
    return local.replace(tzinfo=when.area, fold=fold).utcoffset()


def _end(found: Line, start: Moment, zones: Zones) -> Moment | None:
    end = moment(found, zones)
    if end.timed != start.timed:
        raise LineError(found, "DTEND and DTSTART are a day both, or a time")
    one, other = instant(start), instant(end)
    if (one is None) != (other is None) and start.timed:
        hint = "a local time and an instant cannot be compared: give both a TZID, or both none"
        raise LineError(found, "only one of DTSTART and DTEND has a time zone", hint)
    if one is None or other is None:
        later, same = end.local > start.local, end.local == start.local
    else:
        later, same = other > one, other == one
    if not later and not same:
        raise LineError(found, "it ends before it starts", f"DTSTART is {shown(start)}")
    return end if later else None


def _after(found: Line, start: Moment) -> Moment | None:
    """Return the end of what lasts so long from a start."""
    lasts = _LASTS.fullmatch(found.value.strip())
    if lasts is None:
        raise LineError(found, "no length of time", "it is as in P1D or PT1H30M")
    if lasts[1] == "-":
        raise LineError(found, "a length of time below nothing", f"DTSTART is {shown(start)}")
    if any(part and len(part) > _DIGITS for part in lasts.groups()):
        raise LineError(found, _BEYOND)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in lasts.groups()[1:])
    try:
        exact = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if not start.timed and exact % timedelta(1):
            raise LineError(found, "a whole day lasts whole days", "it is as in P1D")
        later = start.moved(timedelta(days + 7 * weeks))
        end = later.moved(exact) if instant(later) is None else _passed(later, exact)
    except OverflowError:
        raise LineError(found, _BEYOND) from None
    return end if end != start else None


def _passed(when: Moment, exact: timedelta) -> Moment:
    """Return the time that it is after so much time: in the zone where that is clear, else UTC."""
    begun = instant(when)
    assert begun is not None
    end = begun + exact
    if not exact:
        return when
    area = _tzinfo(when.area)
    local = Moment(end.astimezone(area).replace(tzinfo=None, fold=0), when.area)
    clear = offset(local) == offset(local, 1)
    return local if clear else Moment(end.replace(tzinfo=None), UTC)


def _tzinfo(area: Area) -> tzinfo:
    from zoneinfo import ZoneInfo

    return ZoneInfo(area) if isinstance(area, str) else area


def edtf(when: Stretch, found: Line) -> tuple[str, str]:
    """Return the date of an event as EDTF, and the zone of its local times."""
    start, end = when
    try:
        if end is None or not end.timed:
            last = end.moved(timedelta(-1)) if end else None
            first = start.local.isoformat() if not start.timed else None
            if last is None or last.local == start.local:
                return first or written(start, found), start.zone
            return f"{first}/{last.local.isoformat()}", ""
        if start.area == end.area:
            return f"{written(start, found)}/{written(end, found)}", start.zone
        return f"{_located(start, found)}/{_located(end, found)}", ""
    except OverflowError:
        raise LineError(found, _BEYOND) from None


def written(when: Moment, found: Line) -> str:
    """Return a time as EDTF: as it is written in a zone of IANA, else with its offset."""
    return when.local.isoformat() if isinstance(when.area, str) else _located(when, found)


def _located(when: Moment, found: Line) -> str:
    """Return a time as EDTF with its offset; refuse one that clocks skip or repeat."""
    ahead, after = offset(when), offset(when, 1)
    if ahead is None or after is None:
        return when.local.isoformat()
    if ahead != after:
        hint = f"it is one of UTC{_sign(ahead)} and UTC{_sign(after)}"
        raise LineError(found, f"clocks skip or repeat the time {shown(when)}", hint)
    if ahead % timedelta(minutes=1):
        raise LineError(found, f"an offset of seconds: UTC{_sign(ahead)}")
    return when.local.isoformat() + ("Z" if when.area is UTC else _sign(ahead))


def _sign(ahead: timedelta) -> str:
    seconds = int(ahead.total_seconds())
    hours, rest = divmod(abs(seconds) // 60, 60)
    return f"{'-' if seconds < 0 else '+'}{hours:02}:{rest:02}"


def shown(when: Moment) -> str:
    """Return a day or a time as a message shows it."""
    zone = when.area if isinstance(when.area, str) else "UTC" if when.area is UTC else ""
    return f"{when.local.isoformat()} {zone}".rstrip()

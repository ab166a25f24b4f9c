"""Local times in a zone: their instants, and the times that the clocks skip or repeat.

A time of day with an offset is an instant; one without is local, and has an instant only where a
zone is known and the clocks of that zone show the time exactly once. The zones are those of IANA,
through `zoneinfo`. A skipped time has two readings too: with the offset before the change, and with
the offset after it.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from chrono.dates import Date, Day, Time
from chrono.dates.clock import offset_text
from chrono.errors import DateError

if TYPE_CHECKING:
    from datetime import datetime

# A time of day with its day, in the EDTF that a date is written as.
_TIMED: Final = re.compile(r"-?\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?")


class Offsets(NamedTuple):
    """How many seconds a local time is ahead of UTC, by the clocks before and after a change.

    Both are the same unless the clocks skip the time (`after` is the larger) or repeat it.
    """

    before: int
    after: int


class Unclear(NamedTuple):
    """A local time without exactly one instant: what is wrong, and its two readings as EDTF."""

    message: str
    readings: tuple[str, str]

    @property
    def hint(self) -> str:
        """Say what to write in its place."""
        return f"write {self.readings[0]} or {self.readings[1]}"


def is_zone(name: str) -> bool:
    """Return whether a name is that of an IANA time zone.

    >>> is_zone("Asia/Baku"), is_zone("UTC"), is_zone("Asia"), is_zone("../etc")
    (True, True, False, False)
    """
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # ZoneInfoNotFoundError is a KeyError
        return False
    return True


def offsets(day: Day | None, seconds: int, zone: str) -> Offsets:
    """Return the offsets of a local time of a day in an IANA zone; none in years without data.

    >>> offsets((2025, 10, 26), 9000, "Europe/Berlin")
    Offsets(before=7200, after=3600)
    >>> offsets((2025, 3, 30), 9000, "Europe/Berlin")
    Offsets(before=3600, after=7200)
    """
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    if day is None or not 1 <= day[0] <= 9998:
        return Offsets(0, 0)
    local = datetime(*day) + timedelta(seconds=seconds)
    area = ZoneInfo(zone)
    both = [local.replace(tzinfo=area, fold=fold).utcoffset() for fold in (0, 1)]
    return Offsets(*(int(ahead.total_seconds()) if ahead else 0 for ahead in both))


def ends(date: Date) -> list[tuple[Day | None, Time | None]]:
    """Return the day and the time of one moment, or of the start and the end of what holds."""
    both = [(date.start[0], date.start_time), (date.end[1], date.end_time)]
    return both[: 1 if date.moment else 2]


def floats(date: Date) -> bool:
    """Tell whether it has a time of day without an offset, for which the zone matters."""
    return any(time and time.offset is None for _, time in ends(date))


def unclear(date: Date, zone: str) -> Iterator[Unclear]:
    """Yield each local time of a date that the clocks of its zone skip or repeat.

    >>> [one.message for one in unclear(Date("2025-03-30T02:30"), "Europe/Berlin")]
    ['no such local time: the clocks of Europe/Berlin skip 02:30 on 2025-03-30']
    """
    if not zone or "T" not in str(date):
        return
    for day, time in ends(date):
        if day is None or time is None or time.offset is not None:
            continue
        ahead = offsets(day, time.seconds, zone)
        if ahead.before != ahead.after:
            yield _unclear(day, time, zone, ahead)


def _unclear(day: Day, time: Time, zone: str, ahead: Offsets) -> Unclear:
    written = _iso(day)
    if ahead.before > ahead.after:
        message = f"two local times: the clocks of {zone} show {time} twice on {written}"
    else:
        message = f"no such local time: the clocks of {zone} skip {time} on {written}"
    first, second = (_with_offset(day, time, seconds) for seconds in ahead)
    return Unclear(message, (first, second))


def _iso(day: Day) -> str:
    year, month, number = day
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{number:02}"


def _with_offset(day: Day, time: Time, seconds: int) -> str:
    """Write a local time with an offset; in UTC where EDTF cannot write the offset."""
    if seconds % 60 == 0:
        return f"{_iso(day)}T{time._replace(offset=seconds // 60)}"
    from datetime import datetime, timedelta

    moved = datetime(*day) + timedelta(seconds=time.seconds - seconds)
    return f"{moved.isoformat()}Z"


def instant(day: Day, time: Time, zone: str) -> "datetime | None":
    """Return the second a time of day starts at: in UTC, floating without a zone, or None.

    None is a local time that the clocks skip or repeat. Raises `OverflowError` or `ValueError`
    outside the years 1 to 9999.
    """
    from datetime import UTC, datetime, timedelta

    local = datetime(*day) + timedelta(seconds=time.seconds)
    if time.offset is not None:
        return (local - timedelta(minutes=time.offset)).replace(tzinfo=UTC)
    if not zone:
        return local
    ahead = offsets(day, time.seconds, zone)
    if ahead.before != ahead.after:
        return None
    return (local - timedelta(seconds=ahead.before)).replace(tzinfo=UTC)


def zoned(day: Day | None, time: Time | None, zone: str) -> str:
    """Return a time of day as it is written, with the offset of its zone where it has one.

    A local time without a zone, and one that the clocks skip or repeat, has no offset. Nothing is
    returned for a day without a time.

    >>> zoned((2025, 9, 22), Date("2025-09-22T13:47").start_time, "Asia/Baku")
    '2025-09-22T13:47+04:00'
    """
    if day is None or time is None:
        return ""
    if time.offset is None and zone:
        ahead = offsets(day, time.seconds, zone)
        if ahead.before == ahead.after:
            return _with_offset(day, time, ahead.before)
    return f"{_iso(day)}T{time}"


def fixed(date: Date, zone: str) -> Date:
    """Return a date with the offset of a zone behind each time of day that has none.

    Raises `DateError` for a time that the clocks of the zone skip or repeat.

    >>> str(fixed(Date("2025-09-22T13:47/2025-09-22T15:00Z"), "Asia/Baku"))
    '2025-09-22T13:47+04:00/2025-09-22T15:00Z'
    """
    for one in unclear(date, zone):
        raise DateError("C120", one.message, str(date), 0, one.hint)

    def with_offset(found: re.Match[str]) -> str:
        moment = Date(found[0])
        return zoned(moment.start[0], moment.start_time, zone)

    return Date(_TIMED.sub(with_offset, str(date)))


def moved(date: Date, zone: str, target: str) -> Date:
    """Return a date with its times of day as the clocks of another zone show them.

    A time without an offset is read in `zone`. The date stays as it is where that is empty, or
    where the instant of one of its times is not known. The times have the offset of the target.

    >>> str(moved(Date("2025-09-22T13:47"), "Asia/Baku", "America/New_York"))
    '2025-09-22T05:47-04:00'
    >>> str(moved(Date("2025-09-22T13:47"), "", "America/New_York"))
    '2025-09-22T13:47'
    """
    if "T" not in str(date):
        return date
    new = {written: _moved(written, zone, target) for written in _TIMED.findall(str(date))}
    return Date(_TIMED.sub(lambda found: new[found[0]], str(date))) if all(new.values()) else date


def _moved(written: str, zone: str, target: str) -> str:
    """Return one time of day as another zone has it, to the precision that it is written with.

    Empty where that cannot be said.
    """
    from datetime import timedelta
    from zoneinfo import ZoneInfo

    moment = Date(written)
    day, time = moment.start[0], moment.start_time
    assert day is not None
    assert time is not None
    try:
        at = instant(day, time, zone)
        local = at.astimezone(ZoneInfo(target)) if at and at.tzinfo else None
    except (OverflowError, ValueError):
        return ""
    ahead = (local.utcoffset() if local else None) or timedelta()
    if local is None or ahead.seconds % 60 or (time.minute is None and local.minute):
        return ""
    new = time._replace(
        hour=local.hour,
        minute=None if time.minute is None else local.minute,
        second=None if time.second is None else local.second,
        offset=int(ahead.total_seconds()) // 60,
    )
    return f"{_iso((local.year, local.month, local.day))}T{new}"


def timestamps(date: Date | None, zone: str) -> tuple[str, str]:
    """Return the start and the end of a date as RFC 3339 has them; equal for one moment.

    Each is empty without a time, and outside the years 1 to 9999. One without an offset is a local
    time without a zone, or one that the clocks skip or repeat.

    >>> timestamps(Date("2025-09-22T13:47/.."), "Asia/Baku")
    ('2025-09-22T13:47:00+04:00', '')
    """
    if date is None or "T" not in str(date):
        return "", ""
    both = [_timestamp(zoned(day, time, zone)) for day, time in ends(date)]
    return both[0], both[-1]


def _timestamp(written: str) -> str:
    """Write a time of day to the second; 24:00:00 is the start of the next day."""
    from datetime import datetime, timedelta

    if not written:
        return ""
    moment = Date(written)
    day, time = moment.start[0], moment.start_time
    assert day is not None
    assert time is not None
    try:
        local = datetime(*day) + timedelta(seconds=time.seconds)
    except (OverflowError, ValueError):
        return ""
    fraction = f".{time.fraction}" if time.fraction else ""
    return f"{local.isoformat()}{fraction}{offset_text(time.offset)}"

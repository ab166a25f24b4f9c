"""Dates as a report shows them: not divided at the end of a line, and clocks in one form."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from chrono.dates import Date, Day, Time
from chrono.dates.clock import offset_text
from chrono.dates.single import MONTHS
from chrono.zones import ends, instant, offsets

_MONTH: Final = "|".join(name for name in MONTHS if name)
_JOINED: Final = re.compile(
    rf"(?<=\d) (?=(?:{_MONTH}|BC|UTC)\b|–)|(?<=\d-\d\d) (?=\d\d:)"
    r"|(?<=\bc\.) (?=\d)|(?<=\bAD) (?=\d)"
)
_YEAR: Final = re.compile(rf"\b({_MONTH}) (?=\d)")


def unbroken(text: str) -> str:
    """Return a date in words with no-break spaces inside each day, and before a dash.

    >>> unbroken("between 12 and 18 May 2025").replace("\\u00a0", "_")
    'between 12 and 18_May_2025'
    >>> unbroken("18 May 2025 15:30; 2025-05-18 15:30").replace("\\u00a0", "_")
    '18_May_2025 15:30; 2025-05-18_15:30'
    """
    return _YEAR.sub("\\1\u00a0", _JOINED.sub("\u00a0", text))


def times(date: Date, zone: str) -> tuple[str, str]:
    """Return the clock times of a date as they are written, and in UTC; empty where there is none.

    Both have the form of ISO 8601, as finely as it was written; the first ends in how far it is
    ahead of UTC, where that is known.

    >>> times(Date("2025-09-22T13:47"), "Asia/Baku")
    ('2025-09-22 13:47 UTC+04:00', '2025-09-22 09:47')
    >>> times(Date("2025-10-26T02:30"), "Europe/Berlin")[1]
    '2025-10-26 00:30 or 2025-10-26 01:30'
    >>> times(Date("2025-09-22T13:47:05.250Z/2025-09-22T15:05Z"), "")
    ('2025-09-22 13:47:05.250 – 15:05 UTC', '2025-09-22 13:47:05.250 – 15:05')
    """
    both = ends(date)
    if not any(time for _, time in both):
        return "", ""
    read = [_read(day, time, zone) for day, time in both]
    return _range([local for local, _ in read]), _range([utc for _, utc in read if utc])


_Clock = tuple[str, str, str]  # the day, the time, the zone
_OPEN: Final[_Clock] = ("", "…", "")


def _read(day: Day | None, time: Time | None, zone: str) -> tuple[_Clock, _Clock | None]:
    """Return a time of day as it is written, and in UTC where it has an instant."""
    if day is None or time is None:
        return _OPEN, _OPEN
    written = f"{day[0]:04}-{day[1]:02}-{day[2]:02}", str(time._replace(offset=None))
    try:
        found = instant(day, time, zone)
        if found is None:
            return (*written, ""), ("", _unclear(day, time, zone), "")
    except (OverflowError, ValueError):  # outside the years that have instants
        return (*written, _ahead(time.offset)), None
    if not found.tzinfo:
        return (*written, ""), None
    local = datetime(*day, tzinfo=UTC) + timedelta(seconds=time.seconds)
    ahead = round((local - found).total_seconds() / 60) if time.offset is None else time.offset
    return (*written, _ahead(ahead)), (f"{found:%Y-%m-%d}", _clock(found, time), "")


def _unclear(day: Day, time: Time, zone: str) -> str:
    """Return the readings in UTC of a local time that the clocks skip or repeat."""
    ahead = offsets(day, time.seconds, zone)
    if ahead.before < ahead.after:
        return "no such local time"
    local = datetime(*day, tzinfo=UTC) + timedelta(seconds=time.seconds)
    readings = (local - timedelta(seconds=each) for each in ahead)
    return " or ".join(f"{each:%Y-%m-%d} {_clock(each, time)}" for each in readings)


def _ahead(minutes: int | None) -> str:
    return "" if minutes is None else "UTC" + offset_text(minutes).removesuffix("Z")


def _clock(found: datetime, time: Time) -> str:
    """Return a clock time in UTC, as finely as the local one was written."""
    there = time._replace(hour=found.hour, offset=None)
    if time.minute is not None or found.minute:
        there = there._replace(minute=found.minute)
    return str(there)


def _range(both: list[_Clock]) -> str:
    """Return one or two clock times; the second without the day that both have."""
    if all(end == _OPEN for end in both):
        return ""
    if len(both) == 1:
        return " ".join(filter(None, both[0]))
    (day, first, ahead), (last_day, last, last_ahead) = both
    start = " ".join(filter(None, (day, first, ahead if ahead != last_ahead else "")))
    end = " ".join(filter(None, (last_day if last_day != day else "", last, last_ahead)))
    return f"{start} – {end}"

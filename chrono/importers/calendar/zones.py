"""What a TZID names: a zone of IANA, a zone of Windows, one that the file defines, an offset."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from chrono.importers.calendar.lines import Definition, Line, LineError

Area = str | tzinfo  # the name of a zone of IANA, or offsets without such a name

_OFFSET: Final = re.compile(r"\(?(?:UTC|GMT)?\s*([+\-\u2212])(\d{1,2})(?::?(\d\d))?\)?", re.I)
_UTC: Final = re.compile(r"\(?(?:UTC|GMT|Z|Zulu)\)?", re.I)
_SHOWN: Final = re.compile(r"\((?:UTC|GMT)(?:([+\-\u2212])(\d\d)[:.](\d\d))?\)\s*(.+)", re.I)
# Names that Windows shows and that are no city of a zone of IANA.
_REGIONS: Final = {
    "Arizona": "America/Phoenix",
    "Atlantic Time": "America/Halifax",
    "Baja California": "America/Tijuana",
    "Brasilia": "America/Sao_Paulo",
    "Cabo Verde Is.": "Atlantic/Cape_Verde",
    "Central America": "America/Guatemala",
    "Central Time": "America/Chicago",
    "Coordinated Universal Time": "Etc/UTC",
    "Eastern Time": "America/New_York",
    "Ekaterinburg": "Asia/Yekaterinburg",
    "Greenland": "America/Nuuk",
    "Hawaii": "Pacific/Honolulu",
    "Indiana": "America/Indiana/Indianapolis",
    "Kiritimati Island": "Pacific/Kiritimati",
    "Mountain Time": "America/Denver",
    "New Caledonia": "Pacific/Noumea",
    "Newfoundland": "America/St_Johns",
    "Nuku'alofa": "Pacific/Tongatapu",
    "Pacific Time": "America/Los_Angeles",
    "Port Louis": "Indian/Mauritius",
    "Saskatchewan": "America/Regina",
    "Solomon Is.": "Pacific/Guadalcanal",
    "Sri Jayawardenepura": "Asia/Colombo",
    "West Central Africa": "Africa/Lagos",
}


class Zones:
    """The zones that the times of one calendar may be in."""

    def __init__(self, defined: Mapping[str, Definition]) -> None:
        """Take the zones that the calendar defines, by their TZID."""
        self._defined = defined
        self._known: dict[str, Area | None] = {}

    def area(self, found: Line) -> Area:
        """Return the zone of a property; '' when it has none. Raises `LineError`."""
        name = found.parameters.get("TZID", "").strip()
        if not name:
            return ""
        if name not in self._known:
            self._known[name] = next((area for area in self._read(name) if area), None)
        area = self._known[name]
        if area is None:
            hint = "it is as in Asia/Baku, or the calendar defines it in a VTIMEZONE"
            raise LineError(found, f"no such time zone: {name[:60]}", hint)
        return area

    def _read(self, name: str) -> Iterator[Area | None]:
        yield _iana(name)
        yield _fixed(name)
        yield _windows(name)
        if name in self._defined:
            yield _own(self._defined[name])
        yield _shown(name)


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in sorted(available_timezones())}


def _iana(name: str) -> str | None:
    """Return the zone that a name is, or ends with, as in /example.org/2021_1/Europe/Berlin."""
    parts = name.strip("/").split("/")
    tails = ["/".join(parts[-count:]) for count in range(min(len(parts), 3), 1, -1)]
    return next(
        (_names()[tail.casefold()] for tail in (name, *tails) if tail.casefold() in _names()), None
    )


def _fixed(name: str) -> tzinfo | None:
    if _UTC.fullmatch(name):
        return UTC
    found = _OFFSET.fullmatch(name)
    return timezone(_ahead(*found.groups())) if found and int(found[2]) < 15 else None


def _ahead(sign: str | None, hours: str | None, minutes: str | None) -> timedelta:
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return ahead if sign in ("+", None) else -ahead


def _windows(name: str) -> str | None:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    found: str | None = WINDOWS_TO_OLSON.get(name)
    return found


def _own(found: Definition) -> Area | None:
    """Return a zone as a calendar defines it; None when it cannot be read."""
    for line in found.held.get("X-LIC-LOCATION", ()):
        if named := _iana(line.value.strip()):
            return named
    from icalendar import Calendar, Timezone

    whole = ["BEGIN:VCALENDAR", *found.lines, "END:VCALENDAR", ""]
    try:
        (zone,) = Calendar.from_ical("\r\n".join(whole)).walk("VTIMEZONE")
        if not isinstance(zone, Timezone):
            return None
        area = zone.to_tz(lookup_tzid=False)
        datetime(2000, 1, 1, tzinfo=area).utcoffset()
    except Exception:  # whatever the library makes of rules that are none
        return None
    return area if isinstance(area, tzinfo) else None


def _shown(name: str) -> str | None:
    """Return the zone of a name that Windows shows: (UTC+01:00) Amsterdam, Berlin, Bern, Rome.

    Lotus Notes and older Exchange servers write (GMT+01.00) Amsterdam / Berlin / Bern / Rome.
    Each of its cities that has a zone of IANA must have the offset, in January or in July.
    """
    found = _SHOWN.fullmatch(name)
    if found is None:
        return None
    ahead = _ahead(*found.groups()[:3])
    for part in re.split(r"[,/]|\band\b", re.sub(r"\([^)]*\)", "", found[4])):
        city = part.strip().removeprefix("City of ").removesuffix(" - Old").strip()
        zone = _REGIONS.get(city) or _cities().get(city.casefold())
        if zone and ahead in _offsets(zone):
            return zone
    return None


@cache
def _cities() -> dict[str, str]:
    places = (name for name in sorted(available_timezones()) if "/" in name)
    regions = (name for name in places if not name.startswith(("Etc/", "posix/", "right/")))
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in regions}


def _offsets(zone: str) -> set[timedelta | None]:
    area = ZoneInfo(zone)
    return {datetime(2025, month, 1, tzinfo=area).utcoffset() for month in (1, 7)}

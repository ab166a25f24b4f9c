"""A time of day with the IANA name of its zone: `2026-11-17 23:04 Europe/Berlin`, `[Asia/Baku]`.

The date is read without the name and then has the offset that the zone has at that time. `UTC` and
`GMT` behind a time in EDTF are read here too; behind other times the grammar reads them.
"""

import re
from typing import Final

from chrono.dates import Date
from chrono.errors import DateError
from chrono.spelling import suggestion
from chrono.zones import ends, fixed, is_zone, moved

AREAS: Final = "Africa America Antarctica Arctic Asia Atlantic Australia Etc Europe Indian Pacific"
NAMED: Final = re.compile(
    rf"\s*(?P<open>[(\[]?)\b(?P<zone>(?:{AREAS.replace(' ', '|')})/[A-Za-z0-9_+/-]*\w)"
    r"(?(open)[)\]]?)",
    re.I,
)
UNIVERSAL: Final = re.compile(r"(\S+T[\d:.]+)\s*(?:UTC|GMT)", re.I)


def universal(text: str) -> str:
    """Return a time in EDTF with `UTC` or `GMT` behind as EDTF alone; any other text as it is.

    >>> universal("2026-11-17T14:00 GMT"), universal("14:00 GMT")
    ('2026-11-17T14:00Z', '14:00 GMT')
    """
    found = UNIVERSAL.fullmatch(text.strip())
    return f"{found[1]}Z" if found else text


def zone_of(text: str) -> tuple[str, str]:
    """Return a text without the name of a zone, and the name; it is empty where there is none.

    Raises `DateError` for a name that no zone has, and for the names of two zones.
    """
    names = list(dict.fromkeys(found["zone"] for found in NAMED.finditer(text)))
    if not names:
        return text, ""
    if len(names) > 1:
        hint = "write each time with its offset, as in 2026-11-17T23:04+01:00"
        raise DateError("D102", f"two time zones: {' and '.join(names)}", hint=hint)
    if not is_zone(names[0]):
        raise no_zone(names[0])
    return NAMED.sub("", text), names[0]


def no_zone(name: str) -> DateError:
    """Return the error for a name that no zone has, with the nearest one."""
    from zoneinfo import available_timezones

    known = sorted(available_timezones())
    city = name.rpartition("/")[2].replace(" ", "_").casefold()
    same = [one for one in known if one.rpartition("/")[2].casefold() == city]
    hint = f"did you mean {same[0]}?" if same else suggestion(name, known)
    return DateError(
        "D102", f"no such time zone: {name}", hint=hint or "use an IANA name such as Europe/Berlin"
    )


def in_zone(date: Date, zone: str) -> Date:
    """Return a date with the offset of a zone behind its times.

    Raises `DateError` for a date without a time of day, for a time with another offset, and for one
    that the clocks skip or repeat.
    """
    times = [time for _, time in ends(date) if time]
    if not times:
        hint = f"write the time too, as in 2026-11-17 23:04 {zone}, or leave the zone out"
        raise DateError("D102", f"a time zone without a time of day: {zone}", hint=hint)
    whole = fixed(date, zone)
    right = moved(whole, zone, zone)
    if right != whole:
        hint = f"in {zone} that is {right}; leave one of the two out"
        raise DateError("D102", f"an offset that {zone} does not have then: {whole}", hint=hint)
    return whole

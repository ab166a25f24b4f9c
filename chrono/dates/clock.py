"""Read and write a time of day: hours, perhaps minutes, seconds and a fraction, perhaps an offset.

Source: EDTF level 0 has hh:mm:ss with nothing, `Z`, `±hh` or `±hh:mm` behind. ISO 8601-1:2019
(5.3 and 5.4) adds the fraction, the basic form of the offset and the reduced forms read here.
"""

import re
from functools import cache
from typing import NamedTuple

from chrono.errors import DateError

EARLIEST_OFFSET = -12 * 60
LATEST_OFFSET = 14 * 60


class Time(NamedTuple):
    """A time of day as it was written: what it does not say is None, or empty.

    The offset is in minutes east of UTC; None is a local time that floats.
    """

    hour: int
    minute: int | None
    second: int | None
    fraction: str
    offset: int | None

    @property
    def seconds(self) -> int:
        """Count the seconds from midnight to the first second meant (86400 for 24:00:00)."""
        return self.hour * 3600 + (self.minute or 0) * 60 + (self.second or 0)

    @property
    def last(self) -> int:
        """Count the seconds from midnight to the last second meant: 13:47 ends at 13:47:59."""
        if self.hour == 24 or self.second is not None:
            return self.seconds
        return self.seconds + (59 if self.minute is not None else 3599)

    def __str__(self) -> str:
        text = f"{self.hour:02}"
        if self.minute is not None:
            text += f":{self.minute:02}"
        if self.second is not None:
            text += f":{self.second:02}"
        if self.fraction:
            text += f".{self.fraction}"
        return text + offset_text(self.offset)


def offset_text(offset: int | None) -> str:
    """Write an offset in minutes as EDTF does.

    >>> offset_text(0), offset_text(330), offset_text(-15), offset_text(None)
    ('Z', '+05:30', '-00:15', '')
    """
    if not offset:
        return "" if offset is None else "Z"
    hours, minutes = divmod(abs(offset), 60)
    return f"{'-' if offset < 0 else '+'}{hours:02}:{minutes:02}"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{1,9}))?)?)?"
        r"(Z|([+-])([0-9]{2}):?([0-9]{2})?)?"
    )


def parse_time(text: str) -> Time:
    """Read what stands behind the `T` of a date-time.

    A `DateError` has positions that count from the start of `text`.

    >>> str(parse_time("23:20:30+0430")), str(parse_time("13:47")), parse_time("24:00:00").seconds
    ('23:20:30+04:30', '13:47', 86400)
    """
    found = _pattern().match(text)
    if found is None or found.end() < len(text) or text.endswith(":"):
        at = found.end() if found else 0
        raise DateError("D102", "not a time of day", text, at, "write it as hh:mm:ss, hh:mm or hh")
    hour, minute, second, fraction, zone = found.group(1, 2, 3, 4, 5)
    time = Time(
        int(hour),
        None if minute is None else int(minute),
        None if second is None else int(second),
        fraction or "",
        None if zone is None else _offset(found),
    )
    _check(time, found)
    return time


def _offset(found: re.Match[str]) -> int:
    """Work out the offset in minutes; `-00:00` would claim a zone and deny it."""
    if found[5] == "Z":
        return 0
    minutes = int(found[8] or 0)
    offset = (int(found[7]) * 60 + minutes) * (-1 if found[6] == "-" else 1)
    if minutes > 59 or not EARLIEST_OFFSET <= offset <= LATEST_OFFSET:
        hint = "offsets go from -12:00 to +14:00"
    elif offset == 0 and found[6] == "-":
        hint = "for UTC write Z"
    else:
        return offset
    message = f"no such offset from UTC: {found[5]}"
    raise DateError("D101", message, found.string, found.start(5), hint)


def _check(time: Time, found: re.Match[str]) -> None:
    """Raise a `DateError` at the first number that no clock shows."""
    if time.hour == 24 and not (time.minute or time.second or time.fraction.strip("0")):
        return
    limits = (
        (1, 23, "hours go from 00 to 23, and 24:00:00 ends a day"),
        (2, 59, "minutes go from 00 to 59"),
        (3, 59, "seconds go from 00 to 59"),
    )
    for group, limit, hint in limits:
        if found[group] is not None and int(found[group]) > limit:
            shown = found.string[: found.start(5) if found[5] else None]
            message = f"no such time of day: {shown}"
            raise DateError("D101", message, found.string, found.start(group), hint)

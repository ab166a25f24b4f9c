"""The time of day in a cell, and the day it is of, to one date."""

import re
from typing import Final

from chrono.dates import Date, parse
from chrono.dates.clock import parse_time
from chrono.errors import DateError

_TIME: Final = re.compile(
    r"(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(\.\d+)?)?|h)?\s*"
    r"([ap])?\.?(?:m\b\.?)?\s*(?:o'?clock|uhr|hrs?\b|h\b)?\s*"
    r"(z|utc|gmt)?(?:([+-]\d{1,2}):?(\d{2})?)?",
    re.I,
)
_BETWEEN: Final = re.compile(r"\s*(?:–|—|\bto\b|\bbis\b|\s-\s)\s*", re.I)
_GLUED: Final = re.compile(r"(\d{1,2}[:.]\d{2})-(\d{1,2}[:.]\d{2})")
_WORDS: Final = {"noon": "12:00", "midday": "12:00"}
_HINT: Final = "write 14:30 or 2:30 pm, or leave the cell empty"


def times(written: str) -> tuple[str, str]:
    """Return the one or two times of day in a cell as EDTF has them.

    A hyphen between two times is *to* when the second is later. Raises `DateError`.

    >>> times("2:30 PM"), times("14.30 – 16.00"), times("14:30+02:00"), times("noon")
    (('14:30', ''), ('14:30', '16:00'), ('14:30+02:00', ''), ('12:00', ''))
    """
    sides = _BETWEEN.split(written.strip(), maxsplit=1)
    if glued := _GLUED.fullmatch(written.strip()):
        first, last = time(glued[1]), time(glued[2])
        if last > first and last <= "12:00":
            hint = f"write {glued[1]} – {glued[2]} with blanks for a time with its end"
            readings = f"{first} to {last}, or {first} at {last} behind UTC"
            raise DateError("D105", f"two readings: {readings}", written, 0, hint)
        if last > first:
            return first, last
    if len(sides) == 1:
        return time(sides[0]), ""
    return time(sides[0]), time(sides[1])


def time(written: str) -> str:
    """Return a time of day as EDTF has it. Raises `DateError`."""
    found = _TIME.fullmatch(_WORDS.get(written.casefold().strip(), written.strip()))
    if found is None or not (found[2] or found[5] or "h" in found[0].lower() or found[6]):
        figures = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", written.strip())
        if figures:
            return f"{figures[1]}:{figures[2]}"
        raise DateError("D102", f"not a time of day: {written[:60]}", written, 0, _HINT)
    hour, half = int(found[1]), (found[5] or "").lower()
    if half and not 1 <= hour <= 12:
        raise DateError("D101", f"no such time of day: {written[:60]}", written, 0, _HINT)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    text = f"{hour:02}" + "".join(f":{part}" for part in (found[2], found[3]) if part)
    zone = "Z" if found[6] and not found[7] else ""
    if found[7]:
        zone = f"{found[7][0]}{int(found[7][1:]):02}:{found[8] or '00'}"
    zone = "Z" if zone[1:] == "00:00" else zone
    return str(parse_time(text + (found[4] or "") + zone))


def is_time(written: str) -> bool:
    """Whether a cell has a time of day, with minutes or with am or pm, and no day.

    >>> is_time("14:30"), is_time("9 am"), is_time("1999"), is_time("2024-05-06 14:30")
    (True, True, False, False)
    """
    if written.strip().isdigit():
        return False
    try:
        time(written)
    except DateError:
        return False
    return True


def at(day: Date, clock: str) -> Date:
    """Return a day with a time of day; `DateError` where the date is no one day."""
    text = str(day)
    if "T" in text:
        if day == parse(f"{text.partition('T')[0]}T{clock}"):
            return day
        what = f"{text} has a time already, and its column says {clock}"
        raise DateError("D102", what, clock, 0, "leave one of the two out")
    if day.precision != "day" or "/" in text or text[-1] in "~?%" or text[0] in "[{":
        raise DateError("D102", f"a time needs one day, not {text}", clock, 0, "write the day")
    return parse(f"{text}T{clock}")

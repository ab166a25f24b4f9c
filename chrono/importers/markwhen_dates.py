"""The date of a markwhen entry: what stands before its colon.

Read are the forms of its documentation: ISO 8601 and EDTF, month/day/year, names of months, times
of day, ranges, and ends given as a length. What counts from another entry or from now, and what
is repeated, is refused. Source: docs.markwhen.com, *Dates and ranges*.
"""

import re
from datetime import datetime, timedelta
from typing import Final

from chrono.dates import Date, parse
from chrono.dates.calendar import add_days, add_months
from chrono.errors import DateError
from chrono.importers.clocks import time
from chrono.importers.fields import date
from chrono.phrases import absolute

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_CLOCK: Final = r"\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]m)?|\d{1,2}\s*[ap]m"
_DAY: Final = (
    rf"\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
)
_ONE: Final = re.compile(
    rf"(?P<day>{_DAY})(?:(?:T|,?\s+(?:at\s+)?)(?P<clock>{_CLOCK})\s*(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
    rf"|(?P<rest>\d{{4}}-\d{{2}}|\d{{1,2}}/\d{{4}}|{_MONTH},? \d{{4}}"
    r"|\d{1,5}\s?(?:BCE|BC|CE|AD)|-?\d{4,5}|\d{3}0s)",
    re.I,
)
_LENGTH: Final = re.compile(
    r"(?:(?P<iso>P(?:\d+[YMWD])*(?:T(?:\d+[HMS])+)?)|(?P<words>(?:\d+\s*[a-z]+[\s,]*)+))", re.I
)
_PIECE: Final = re.compile(r"(\d+)\s*([a-z]+)", re.I)
_UNITS: Final = {
    "years": ("years", "year", "y"), "months": ("months", "month"), "weeks": ("weeks", "week", "w"),
    "days": ("days", "day", "d"), "hours": ("hours", "hour", "h"),
    "minutes": ("minutes", "minute", "mins", "min"),
    "seconds": ("seconds", "second", "secs", "sec", "s"),
}  # fmt: skip
_UNIT: Final = {word: unit for unit, words in _UNITS.items() for word in words}
_ISO_UNITS: Final = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}
_ISO_CLOCK: Final = {"H": "hours", "M": "minutes", "S": "seconds"}
_NOW: Final = ("now", "present", "today")
_JOIN: Final = re.compile(r"\s*(?:/|–|—|\bto\b|-)\s*", re.I)
_REPEATED: Final = re.compile(r"\b(?:every|each|daily|weekly|monthly|yearly)\b", re.I)
_COUNTED: Final = re.compile(
    r"[!@]\w|^(?:after|before|by|now|today|tomorrow|yesterday)\b|^\s*\+|\bplus\b", re.I
)
# Words of dates: a text before a colon must have no other for its line to be an entry.
_WORDS: Final = frozenset(re.findall(r"\w+", """
    tomorrow yesterday after before by from since until till to and or between in on at of the plus
    c ca circa about around early mid late beginning end start am pm bc bce ad ce utc gmt z t every
    each for times time other st nd rd th q p m xx spring summer autumn fall winter century
    centuries decade decades x b e ago next last this past morning
    afternoon evening night noon midnight oclock daily weekly monthly yearly
    abt bef aft bet est cal
""")) | frozenset(_UNIT)  # fmt: skip
# Words of dates that say when by themselves.
_NAMES: Final = frozenset(re.findall(r"\w+", """
    now present today tomorrow yesterday jan january feb february mar march apr april may jun june
    jul july aug august sep sept september oct october nov november dec december mon monday tue
    tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
"""))  # fmt: skip
_MOST: Final = 6  # words of a date that has others than these
_TOKEN: Final = re.compile(r"[!@][\w-]+|\d+|[^\W\d_]+")


def dated(text: str) -> bool:
    """Whether a text is made of dates and of words of dates alone, so that it begins an entry.

    >>> dated("2012-12-01 10:00"), dated("Dec 1"), dated("after !a 3 days"), dated("1980s")
    (True, True, True, True)
    >>> dated("10 apples"), dated("Remember"), dated("Meeting at 10"), dated("by")
    (False, False, False, False)
    """
    tokens = _TOKEN.findall(text.casefold())
    anchors = [token for token in tokens if token in _NAMES or not token.isalpha()]
    if anchors and all(token in _WORDS for token in tokens if token not in anchors):
        return True
    return bool(anchors) and len(tokens) < _MOST and _read(text)


def _read(text: str) -> bool:
    """Whether a text is a date to chrono, such as Christmas 2012."""
    try:
        absolute(text)
    except DateError as error:
        return error.code == "D105"
    return True


def moment(text: str, order: str) -> Date:
    """Return the date of an entry. Raises `DateError` for what is refused."""
    text = " ".join(text.split())
    if _REPEATED.search(text):
        raise _refused("a repeated date", text)
    if found := _ONE.fullmatch(text):
        return _one(found, order)
    if _COUNTED.search(text) or _LENGTH.fullmatch(text) or re.match(rf"(?:{_CLOCK})\b", text, re.I):
        raise _refused("a date counted from another entry or from now", text)
    readings = {str(read): read for read in _ranges(text, order)}
    if len(readings) > 1:
        raise DateError(
            "D105",
            f"two readings: {' or '.join(readings)}",
            text,
            0,
            "write blanks around the dash",
        )
    if readings:
        return next(iter(readings.values()))
    return date(text, order)


def _refused(what: str, text: str) -> DateError:
    return DateError("D104", f"{what}: {text[:80]}", text, 0, "write its day, such as 2025-09-22")


def _ranges(text: str, order: str) -> list[Date]:
    """Return the ranges that a text can be, one for each place it can be cut in two."""
    found = []
    for join in _JOIN.finditer(text):
        left, right = text[: join.start()], text[join.end() :]
        first = _ONE.fullmatch(left)
        if first is None or (join.group().strip() == "/" and "/" in left + right):
            continue
        start = _one(first, order)
        if right.casefold() in _NOW:
            found.append(parse(f"{start}/.."))
        elif last := _ONE.fullmatch(right):
            end = _one(last, order)
            found.append(parse(f"{start}/{end}") if end != start else start)
        elif re.fullmatch(_CLOCK, right, re.I):
            found.append(_until(start, right))
        elif _LENGTH.fullmatch(right):
            found.append(_lasting(start, right))
    return found


def _one(found: re.Match[str], order: str) -> Date:
    """Return one date; a day with its time as finely as it is said."""
    if found["rest"]:
        rest = found["rest"]
        if rest.isdecimal() and len(rest) == 5:
            return parse(f"Y{rest}")
        return date(re.sub(r"(\d)\s?(BCE|BC|CE|AD)$", r"\1 \2", rest, flags=re.I), order)
    day = date(re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", found["day"]), order)
    if not found["clock"]:
        return day
    zone = (found["zone"] or "").upper()
    zone = f"{zone[:3]}:{zone[3:]}" if re.fullmatch(r"[+-]\d{4}", zone) else zone
    return parse(f"{day}T{_clock(found['clock'])}{'Z' if zone[1:] == '00:00' else zone}")


def _clock(written: str) -> str:
    """Return a time of day; a fraction of a second that is none is left out."""
    return re.sub(r"\.0+$", "", time(written))


def _until(start: Date, clock: str) -> Date:
    """Return what lasts from a time of a day to another time of it."""
    day, _, first = str(start).partition("T")
    if not first:
        raise DateError("D102", "a time for the end and none for the start", clock, 0, "write both")
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", first)
    return parse(f"{start}/{day}T{_clock(clock)}{zone[0] if zone else ''}")


def _lasting(start: Date, written: str) -> Date:
    """Return what lasts a length of time; its last day, month or year is the last that it holds."""
    amounts = _amounts(written)
    text = str(start)
    if "T" in text:
        return parse(f"{text}/{_later(text, amounts)}")
    months = amounts.pop("years", 0) * 12 + amounts.pop("months", 0)
    days = amounts.pop("weeks", 0) * 7 + amounts.pop("days", 0)
    fine = {"day": 3, "month": 2, "year": 1}.get(start.precision, 0)
    if (
        any(amounts.values())
        or not start.earliest
        or text[-1] in "~?%"
        or not (
            fine == 3 or (fine == 2 and not days) or (fine == 1 and not days and months % 12 == 0)
        )
    ):
        what = f"a length finer than the date it is of: {written}"
        raise DateError("D102", what, written, 0, "write the end as a date")
    end = add_months(start.earliest, months)
    last = add_days(add_days(end, days), -1)
    shown = "-".join([_year(last[0]), *(f"{part:02}" for part in last[1:])][:fine])
    return parse(f"{text}/{shown}") if shown != text else start


def _year(year: int) -> str:
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def _amounts(written: str) -> dict[str, int]:
    """Return how many of each unit a length has. Raises `DateError` for a unit that is none."""
    amounts: dict[str, int] = {}
    if written[0] in "Pp":
        whole, _, clock = written[1:].upper().partition("T")
        pairs = [(n, _ISO_UNITS[u]) for n, u in re.findall(r"(\d+)([YMWD])", whole)]
        pairs += [(n, _ISO_CLOCK[u]) for n, u in re.findall(r"(\d+)([HMS])", clock)]
    else:
        pairs = [(n, _UNIT.get(u.casefold(), "")) for n, u in _PIECE.findall(written)]
    for number, unit in pairs:
        if not unit or len(number) > 6:
            raise DateError("D102", f"not a length of time: {written[:60]}", written)
        amounts[unit] = amounts.get(unit, 0) + int(number)
    return amounts


def _later(text: str, amounts: dict[str, int]) -> str:
    """Return a time of day moved on by a length."""
    zone = re.search(r"(?:Z|[+-]\d\d:\d\d)$", text)
    bare = text[: zone.start()] if zone else text
    try:
        when = datetime.fromisoformat(bare)
        months = amounts.get("years", 0) * 12 + amounts.get("months", 0)
        year, month, day = add_months((when.year, when.month, when.day), months)
        rest = {
            unit: amounts.get(unit, 0) for unit in ("weeks", "days", "hours", "minutes", "seconds")
        }
        end = when.replace(year=year, month=month, day=day) + timedelta(**rest)
    except (ValueError, OverflowError):
        raise DateError("D101", f"no such end: {text} and its length", text) from None
    seconds = bare.count(":") == 2 or bool(end.second)
    return end.isoformat(timespec="seconds" if seconds else "minutes") + (zone[0] if zone else "")

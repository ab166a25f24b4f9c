"""The value of a DATE line of GEDCOM to a date, with what was done to it.

Source: GEDCOM 5.5.1, DATE_VALUE, and FamilySearch GEDCOM 7.0, 2.4 (dates and calendars). A date
of the Julian calendar is converted to the Gregorian; French Republican and Hebrew dates are not.
"""

import re
from typing import Final, NamedTuple

from chrono.dates import Date, parse
from chrono.dates.calendar import Day, days_in_month, from_ordinal
from chrono.errors import DateError
from chrono.importers.fields import date

_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1
    )
}
_ESCAPE: Final = re.compile(r"@#D([^@]+)@\s*")
_CALENDAR: Final = re.compile(r"\b(GREGORIAN|JULIAN|FRENCH_R|HEBREW|_[A-Z0-9_]+)\s+", re.I)
_SINGLE: Final = re.compile(
    r"(?:(?:(\d{1,2})\s+)?([A-Z]{3})\s+)?(\d{1,4})(?:/(\d{2}))?(\s*B\.?\s*C\.?(?:E\.?)?)?", re.I
)
_RANGE: Final = re.compile(r"BET\s+(.+)\s+AND\s+(.+)|FROM\s+(.+)\s+TO\s+(.+)", re.I)
_PREFIX: Final = re.compile(r"(ABT|CAL|EST|BEF|AFT|FROM|TO|INT)\.?\s+(.+)", re.I)
_PHRASE: Final = re.compile(r"(.*?)\s*\((.*)\)", re.S)
_SHIFT: Final = 2  # days: 1 January of year 1 is Julian two days before it is Gregorian


class Said(NamedTuple):
    """A date or none, the words it is written in, and what a user should know of it."""

    date: Date | None
    phrase: str = ""
    told: str = ""


class _One(NamedTuple):
    """One date: as EDTF, and as words that the phrase reader takes."""

    edtf: str
    words: str
    told: str = ""


def said(value: str, phrase: str = "") -> Said:
    """Return what a DATE line says; `phrase` is that of a PHRASE line. Raises `DateError`."""
    written = " ".join(value.split())
    bare, held = written, phrase
    if found := _PHRASE.fullmatch(written):
        bare, held = found[1], phrase or found[2]
    if not bare:
        told = "a date in words alone, kept as its phrase" if held else ""
        return Said(None, held, told)
    calendars = {name.upper().strip() for name in _ESCAPE.findall(bare) + _CALENDAR.findall(bare)}
    strange = calendars - {"GREGORIAN", "JULIAN"}
    if strange:
        name = sorted(strange)[0].lower().replace("_", " ").strip()
        return Said(None, phrase or written, f"a date of the calendar {name}, kept as its phrase")
    made, told = _value(bare)
    return Said(made, held or ("" if written == str(made) else written), told)


def _value(bare: str) -> tuple[Date, str]:
    if found := _RANGE.fullmatch(bare):
        first, last = (_one(side) for side in found.groups() if side)
        told = first.told or last.told
        if found[1]:
            return parse(f"[{first.edtf}..{last.edtf}]"), told
        return parse(f"{first.edtf}/{last.edtf}"), told
    if found := _PREFIX.fullmatch(bare):
        prefix, one = found[1].upper(), _one(found[2])
        return _qualified(prefix, one), one.told
    one = _one(bare)
    return parse(one.edtf), one.told


def _qualified(prefix: str, one: _One) -> Date:
    if prefix == "FROM":
        return parse(f"{one.edtf}/..")
    if prefix == "TO":
        return parse(f"../{one.edtf}")
    if prefix == "INT":
        return parse(one.edtf)
    words = {"BEF": "before", "AFT": "after"}.get(prefix)
    if words:
        return date(f"{words} {one.words}")
    return parse(f"{one.edtf}~")


def _one(text: str) -> _One:
    """Return one date with its calendar before it. Raises `DateError`."""
    julian = "JULIAN" in text.upper()
    bare = _CALENDAR.sub("", _ESCAPE.sub("", text)).strip()
    found = _SINGLE.fullmatch(bare)
    month = _MONTHS.get((found[2] or "").upper(), 0) if found else 0
    if found is None or (found[2] and not month):
        if julian:
            raise DateError("D102", f"not a date of GEDCOM: {text[:60]}", text, 0, "as 3 MAY 1850")
        other = date(bare)
        return _One(str(other), bare)
    year, told = int(found[3]), ""
    if found[4]:
        if (year + 1) % 100 != int(found[4]):
            raise DateError("D102", f"no year of two styles: {found[3]}/{found[4]}", text, 0,
                            "the second is the year after the first")  # fmt: skip
        year, told = year + 1, "years of two styles, read as the second"
    if not year:
        raise DateError("D101", "no such year: 0", text, 0, "the year before 1 is 1 BC")
    number = 1 - year if found[5] else year
    day = int(found[1]) if found[1] else 0
    if julian:
        return _julian(number, month, day, text)
    edtf = _edtf(number, month, day)
    parse(edtf)  # raises for a day that is none
    return _One(edtf, f"{year} BC" if number < 1 and not month else edtf, told)


def _edtf(year: int, month: int, day: int) -> str:
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    return "-".join([text, *(f"{part:02}" for part in (month, day) if part)])


def _julian(year: int, month: int, day: int, text: str) -> _One:
    """Return a date of the Julian calendar as one of the Gregorian; a year stays what it is."""
    if not month:
        edtf = _edtf(year, 0, 0)
        return _One(edtf, edtf, "years of the Julian calendar, kept as they are")
    length = 29 if month == 2 and year % 4 == 0 else days_in_month(1, month)
    if day > length:
        raise DateError("D101", f"no such day of the Julian calendar: {text[:60]}", text)
    first = _edtf(*_gregorian((year, month, day or 1)))
    if day:
        return _One(first, first, "days of the Julian calendar, converted")
    last = _edtf(*_gregorian((year, month, length)))
    return _One(f"[{first}..{last}]", f"{first}", "months of the Julian calendar, as their days")


def _gregorian(day: Day) -> Day:
    """Return the Gregorian day of a Julian one.

    >>> _gregorian((1752, 9, 2)), _gregorian((1, 1, 1)), _gregorian((-43, 3, 15))
    ((1752, 9, 13), (0, 12, 30), (-43, 3, 13))
    """
    year, month, number = day
    past = year - 1
    before = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)[month]
    leap = month > 2 and year % 4 == 0
    return from_ordinal(past * 365 + past // 4 + before + leap + number - _SHIFT)

"""The date of an event from the cells of its row: day, time, end, zone, or year, month and day."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from chrono.dates import Date, parse
from chrono.dates.calendar import add_days
from chrono.errors import DateError
from chrono.importers.clocks import at, times
from chrono.importers.fields import date, line
from chrono.zones import is_zone

_UNDATED: Final = ("", "undated", "unknown", "n/a", "n.d.")
_WEEK: Final = re.compile(
    r"(?:(?P<last>w[/.]e\b|week ending\b)|w[/.]?[cb]\b|week (?:commencing|beginning)\b)[.:]?\s*"
    r"(?P<day>\d.*)", re.I,
)  # fmt: skip
_TRUE: Final = ("true", "yes", "y", "1", "x", "on", "wahr", "vrai")
_OFFSET: Final = re.compile(r"(?:utc|gmt|z)?\s*(?:([+-])(\d{1,2}):?(\d{2})?)?", re.I)
_PARTS: Final = ("year", "month", "day")
# A day and a month, in figures or with its name, and a year in two figures.
SHORT: Final = re.compile(
    r"((?:.*\s)?(?:\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]|\d{1,2}[\s.-]+[^\W\d_]{3,}[\s.,-]+)['’]?\s?)(\d\d)"
)


class Moment(NamedTuple):
    """When something was, the words it is written in where they say more, and its IANA zone."""

    date: Date | None
    phrase: str = ""
    zone: str = ""


def moment(held: Mapping[str, str], order: str, century: str = "") -> Moment:
    """Return when the event of a row was. Raises `DateError` for what is no date.

    A year in two figures is one of the hundred that begin with `century`.
    """
    cells = {key: line(value) for key, value in held.items()}
    for key in ("date", "end") if century and order != "YMD" else ():
        cells[key] = whole_year(cells.get(key, ""), century)
    start = _day(cells, "", order)
    end = _day(cells, "end-", order)
    first, upto = times(cells["time"]) if cells.get("time") else ("", "")
    last, beyond = times(cells["end-time"]) if cells.get("end-time") else ("", "")
    if beyond or (upto and last):
        raise DateError("D102", "two ends of a time", cells["end-time"], 0, "give one of them")
    if start is None:
        stray = next((cells[key] for key in ("time", "end", "end-time") if cells.get(key)), "")
        if stray or end is not None:
            what = "an end or a time without the day it starts"
            raise DateError("D102", what, stray, 0, "write the day into the column of dates")
        return Moment(None)
    last = last or upto
    if cells.get("all-day", "").casefold() in _TRUE:
        end = _inclusive(end, start, last)
        first = last = ""
    offset, zone = _zone(cells.get("zone", ""))
    whole = _joined(_at(start, first, offset), _end(start, end, last, offset), cells)
    return Moment(whole, _phrase(cells, start, end), zone if "T" in str(whole) else "")


def whole_year(written: str, century: str) -> str:
    """Return a date with the two figures of its year made four: `3.4.25`, `w/e 3 Apr 25`.

    >>> whole_year("3.4.25", "2000"), whole_year("3-Apr-85", "1900"), whole_year("April 25", "2000")
    ('3.4.2025', '3-Apr-1985', 'April 25')
    """
    found = SHORT.fullmatch(written)
    return f"{found[1]}{int(century) + int(found[2])}" if found else written


def _day(cells: Mapping[str, str], which: str, order: str) -> Date | None:
    """Return the day of the start, or with `end-` of the end; its cell goes before its parts."""
    written = cells.get("end" if which else "date", "")
    if written.casefold() not in _UNDATED:
        return _read(written, order)
    parts = [cells.get(f"{which}{name}", "") for name in _PARTS]
    return _of_parts(parts) if any(parts) else None


def _read(written: str, order: str) -> Date:
    """Return the date of a cell, which may be a week: `w/c 22/08/2022`, `w/e 28/08/2022`."""
    try:
        return date(written, order)
    except DateError as error:
        if found := _WEEK.fullmatch(written):
            return _week(found, order)
        if error.code != "D102" or re.search(r"\d", written) or "did you mean" in error.hint:
            raise
        hint = "where the date is not known, leave the cell empty or write undated"
        raise DateError(error.code, error.message, error.text, error.position, hint) from None


def _week(written: re.Match[str], order: str) -> Date:
    """Return some time in the seven days that begin, or end, on the day of a cell."""
    day = date(written["day"], order)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", str(day)) or day.earliest is None:
        what = f"a week is given by a day: {written[0][:60]}"
        raise DateError("D102", what, written["day"], 0, "write it like w/c 22/08/2022")
    back, ahead = (-6, 0) if written["last"] else (0, 6)
    first, last = (add_days(day.earliest, step) for step in (back, ahead))
    return parse("[{:04}-{:02}-{:02}..{:04}-{:02}-{:02}]".format(*first, *last))


def _of_parts(parts: list[str]) -> Date:
    """Return the date of a year, perhaps with a month, perhaps with a day."""
    year, month, day = (part.removesuffix(".0") for part in parts)
    for larger, smaller, names in ((year, month, "year and month"), (month, day, "month and day")):
        if smaller and not larger:
            what = f"a {names.partition(' and ')[2]} without its {names.partition(' ')[0]}"
            raise DateError("D102", f"{what}: {smaller}", smaller, 0, "write both, or none")
    if day and not re.fullmatch(r"\d{1,2}", day):
        raise DateError("D102", f"not a day of a month: {day[:40]}", day, 0, "it is 1 to 31")
    if re.fullmatch(r"-\d{1,4}", year) or re.fullmatch(r"\d{1,3}", year):
        number = year.lstrip("-0") or "1"
        hint = f"write {number} BC or AD {number}"
        raise DateError("D102", f"a year has four figures: {year}", year, 0, hint)
    if re.fullmatch(r"\d{4}", year) and re.fullmatch(r"\d{1,2}", month or "1"):
        return parse("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]))
    found = date(" ".join(part for part in (day, month, year) if part))
    wanted = "day" if day else "month" if month else found.precision
    if found.precision != wanted:
        raise DateError("D102", f"not a month: {month[:40]}", month, 0, "write 5 or May")
    return found


def _inclusive(end: Date | None, start: Date, last: str) -> Date | None:
    """Return the last day of what lasts whole days; an end at midnight is the day before."""
    if end is None or end == start or not last.startswith("00:00") or end.latest is None:
        return end
    year, month, day = add_days(end.latest, -1)
    return parse(f"{year:04}-{month:02}-{day:02}")


def _at(day: Date, clock: str, offset: str) -> Date:
    if clock:
        day = at(day, clock)
    text = str(day)
    bare = re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+", text)
    return parse(text + offset) if offset and bare else day


def _end(start: Date, end: Date | None, last: str, offset: str) -> Date | None:
    """Return the end of an event; a time alone is of the day of the start."""
    if end is None and last:
        end = parse(str(start).partition("T")[0])
    return _at(end, last, offset) if end is not None else None


def _joined(start: Date, end: Date | None, cells: Mapping[str, str]) -> Date:
    if end is None or end == start:
        return start
    for one in (start, end):
        if str(one)[0] in "[{" or "/" in str(one):
            written = cells.get("end") or str(end)
            what = f"{start} has an end already, and its column says {written}"
            raise DateError("D102", what, written, 0, "leave one of the two out")
    return parse(f"{start}/{end}")


def _zone(written: str) -> tuple[str, str]:
    """Return the offset from UTC that a cell gives, or the IANA zone."""
    found = _OFFSET.fullmatch(written)
    if not written:
        return "", ""
    if found:
        hours, minutes = int(found[2] or 0), found[3] or "00"
        return (f"{found[1]}{hours:02}:{minutes}" if hours or int(minutes) else "Z"), ""
    if not is_zone(written):
        hint = "use an IANA name such as Asia/Baku, or an offset such as +04:00"
        raise DateError("R103", f"no such time zone: {written[:60]}", written, 0, hint)
    return "", written


def _phrase(cells: Mapping[str, str], start: Date, end: Date | None) -> str:
    """Return the words for the date where a cell has others than EDTF."""
    first, last = cells.get("date", ""), cells.get("end", "")
    canonical = first in ("", str(start)) and last in ("", str(end))
    if canonical or cells.get("phrase"):
        return ""
    begins = " ".join(filter(None, (first, cells.get("time", ""))))
    ends = " ".join(filter(None, (last, cells.get("end-time", ""))))
    return f"{begins} – {ends}" if ends and ends != begins else begins

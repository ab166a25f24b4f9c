"""What a cell of a spreadsheet shows of the day and time it holds, by its number format.

A spreadsheet keeps *Jan 2001* as the number of 1 January 2001 with a format that shows month and
year. The date of the cell is what is shown. Source: ECMA-376-1:2016, 18.8.30 (built-in formats),
18.8.31 (codes) and 18.17.4.1 (the two date systems).
"""

import re
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

DAY: Final = "ymd"  # the parts of a whole day
CLOCK: Final = "hMS"
# Built-in formats that show a day or a time; those from 27 on are of East Asian programs.
BUILT_IN: Final = {
    **dict.fromkeys((14, 15, 30), "ymd"), 16: "md", 17: "ym", 18: "hM", 19: "hMS", 20: "hM",
    21: "hMS", 22: "ymdhM", 45: "MS", 46: "hMS", 47: "MS",
    **dict.fromkeys((27, 28, 29, 31, 36, 50, 51, 52, 53, 54, 57, 58), "ymd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "hM"),
}  # fmt: skip
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hmsHMS]+\])[^\]]*\]')
_CODE: Final = re.compile(r"y+|e+|b{2,4}|m+|d+|h+|s+|g+|a{3,4}(?!/)|am/pm|a/p|上午/下午", re.I)
_PLAIN: Final = re.compile(r"[0#?]/|[0#?]E")  # fractions, and powers of ten
_LAST: Final = {1900: 2958465, 1904: 2957003}  # 31 December 9999
_SECONDS: Final = 86400
_LEAP: Final = 60  # 29 February 1900, a day that Lotus 1-2-3 made up and Excel kept


class Shown(NamedTuple):
    """The text of a cell, what it holds beyond that, and why it cannot be taken."""

    text: str
    hidden: str = ""
    wrong: str = ""


def parts(code: str) -> str:
    """Return which parts of a date a format shows: of `ymdhMS`, with M for minutes.

    A length of time, whose hours are not those of a day, begins with `+`.

    >>> parts("mmm\\\\-yy"), parts("[$-409]d mmm yy h:mm AM/PM"), parts('0" days"'), parts("mm:ss")
    ('ym', 'ymdhM', '', 'MS')
    """
    first = _QUOTED.sub("", code.split(";")[0])
    if first.strip().casefold() in ("general", "standard", "@") or _PLAIN.search(first):
        return ""
    found = ""
    codes = [mark.group().casefold() for mark in _CODE.finditer(first)]
    for at, mark in enumerate(codes):
        before = next((one for one in reversed(codes[:at]) if one[0] in "ymdehs"), "")
        after = next((one for one in codes[at + 1 :] if one[0] in "ymdehs"), "")
        minute = mark[0] == "m" and (before[:1] == "h" or after[:1] == "s") and len(mark) < 3
        if mark[0] in "yeb":
            found += "y"
        elif mark[0] == "m":
            found += "M" if minute else "m"
        elif mark[0] in "dhs" and not (mark[0] == "d" and len(mark) > 2):
            found += "S" if mark[0] == "s" else mark[0]
    elapsed = "+" if re.search(r"\[[hms]+\]", first, re.I) else ""
    return elapsed + "".join(part for part in "ymdhMS" if part in found)


def shown(number: str, format_parts: str, system: int = 1900) -> Shown:
    """Return what a number shows as the parts of a date, and what of it is not shown.

    `system` is the year that the workbook counts from. The digits of the number say how exactly
    it is meant: 45418.60417 is 14:30:00, and no fraction of a second.
    """
    try:
        value = Decimal(number)
    except InvalidOperation:
        return Shown("", wrong=f"no number: {number[:40]}")
    if not value.is_finite() or abs(value) > _LAST[1900] + 1 or len(number) > 40:
        return Shown("", wrong=f"no day: the number {number[:40]}")
    days = int(value // 1)
    if not set(format_parts) & set(DAY) and value >= 0:
        return _clocked(value, format_parts)
    if not 0 <= days <= _LAST[system]:
        return Shown("", wrong=f"no day: the number {number[:40]}")
    found = _seconds(value)
    if found >= _SECONDS:
        days, found = days + 1, found - _SECONDS
    if system == 1900 and days in (0, _LEAP):
        name = "0 January 1900" if days == 0 else "29 February 1900"
        return Shown("", wrong=f"a day that never was, {name}")
    if days > _LAST[system]:
        return Shown("", wrong=f"no day: the number {number[:40]}")
    origin = date(1904, 1, 1) if system == 1904 else date(1899, 12, 31 if days < _LEAP else 30)
    return _dated(origin + timedelta(days), found, format_parts)


def _seconds(value: Decimal) -> Decimal:
    """Return the time of day in seconds, as exactly as the digits of the number say it."""
    exact = value % 1 * _SECONDS
    exponent = value.as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) else 0
    # Programs write 15 to 17 digits; a double near 45000 is exact to 0.6 millionths of a second.
    tolerance = max(Decimal(_SECONDS) / 2 / 10**digits, Decimal("0.000002"))
    for unit in (60, 1, Decimal("0.001"), Decimal("0.000001")):
        near = (exact / unit).quantize(Decimal(1)) * unit
        if abs(near - exact) <= tolerance:
            return near
    return exact.quantize(Decimal("0.000001"))


def _clocked(value: Decimal, format_parts: str) -> Shown:
    """Return a time of day, or a length of time, as it is shown."""
    seconds = _seconds(value) if value else Decimal(0)
    hours = int(value // 1) * 24
    text, hidden = _clock(seconds % _SECONDS, format_parts)
    if hours and "+" in format_parts:
        hour, _, rest = text.partition(":")
        text = f"{int(hour) + hours}:{rest}"
    return Shown(text, hidden)


def _clock(seconds: Decimal, format_parts: str) -> tuple[str, str]:
    """Return a time of day as far as it is shown, and the whole of it where that is more."""
    whole = int(seconds)
    hour, minute, second = whole // 3600, whole // 60 % 60, whole % 60
    fraction = seconds - whole
    tail = str(fraction.normalize()).partition(".")[2] if fraction else ""
    full = f"{hour:02}:{minute:02}:{second:02}" + (f".{tail}" if tail else "")
    if "S" in format_parts:
        return full, ""
    if "M" in format_parts:
        return full[:5], full if second or tail else ""
    return full[:2], full if minute or second or tail else ""


def _dated(day: date, seconds: Decimal, format_parts: str) -> Shown:
    """Return a day with or without its time, a month or a year, as it is shown."""
    full = day.isoformat()
    clock, hidden_clock = _clock(seconds, format_parts)
    whole = full if not seconds else f"{full} {_clock(seconds, 'S')[0]}"
    of_day = "".join(part for part in format_parts if part in DAY)
    if "y" not in of_day:
        what = {"md": f"{day:%d.%m.}", "m": "a month", "d": "a day"}.get(of_day, "no year")
        return Shown("", wrong=f"the cell shows {what} without a year and holds {full}")
    if of_day == "yd":
        return Shown("", wrong=f"the cell shows a day without its month and holds {full}")
    if of_day == DAY and "h" in format_parts:
        return Shown(f"{full}T{clock}", f"{full} {hidden_clock}" if hidden_clock else "")
    text = full[: {"y": 4, "ym": 7, "ymd": 10}[of_day]]
    lost = seconds or full[len(text) :] not in ("", "-01", "-01-01")
    return Shown(text, whole if lost else "")

"""Dates as programs write them: ctime, git, Apache, RFC 5322, ISO 8601 with its fractions.

Sources: POSIX `date`; git-log(1); Apache, Log Files; RFC 5322, section 3.3; RFC 3339.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from chrono.dates.calendar import add_days, days_in_month, weekday
from chrono.tagger.meanings import Meaning

NAMES: Final = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
MONTH: Final = rf"(?P<month>{'|'.join(NAMES)})[a-z]{{0,6}}"
WEEKDAY: Final = r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}"
CLOCK: Final = r"(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?)"
ZONES: Final = {
    "utc": "Z", "gmt": "Z", "z": "Z", "ut": "Z", "wet": "+00:00", "bst": "+01:00", "ist": "",
    "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "hst": "-10:00", "akst": "-09:00",
    "akdt": "-08:00", "cet": "+01:00", "cest": "+02:00", "mez": "+01:00", "mesz": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "jst": "+09:00", "kst": "+09:00",
    "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00", "sgt": "+08:00",
    "hkt": "+08:00", "west": "+01:00",
}  # fmt: skip
OFFSET: Final = r"[+-]\d\d:?\d\d|[+-]\d\d(?!\d)"
NAMED: Final = "|".join(sorted(ZONES, key=len, reverse=True))
ZONE: Final = rf"(?P<zone>(?:utc|gmt)?[+-]\d{{1,2}}(?::?\d\d)?(?!\d)|{NAMED})(?!\w)"
PATTERNS: Final = (
    # Mon Aug  9 17:03:55 UTC 2021; Nov 3 16:20 2016; Mon Aug 9 17:03:55 2021 +0200
    rf"(?:{WEEKDAY},?\s+)?{MONTH}\s+(?P<day>\d{{1,2}})\s+{CLOCK}\s+(?:(?:am|pm)\s+)?(?:{ZONE}\s+)?"
    rf"(?P<year>\d{{4}})(?!\d)(?:\s+(?P<behind>{OFFSET}))?",
    # 23/Sep/2021:14:06:58 -0400
    rf"(?P<day>\d{{2}})/{MONTH}/(?P<year>\d{{4}}):{CLOCK}(?:\s+{ZONE})?",
    # Tue, 3 May 2021 10:00:00 +0200
    rf"(?:{WEEKDAY},\s+)(?P<day>\d{{1,2}})[\s-]{MONTH}[\s-](?P<year>\d{{4}})\s+{CLOCK}(?:\s+{ZONE})?"
    r"(?:\s+\([a-z]{2,5}\))?",
    # 2022-09-14T08:33:27.504Z; 2009-11-10 23:00:00 +0000 UTC; 2009/11/10 23:00:00
    rf"(?P<year>\d{{4}})(?P<mark>[-/])(?P<number>\d\d)(?P=mark)(?P<day>\d\d)(?:t|[\s_]){CLOCK}"
    rf"(?:\s?{ZONE})?(?:\s+(?:utc|gmt|m[+-][\d.]+)(?!\w))?",
)
# What one of them must have: figures of a clock beside a month's name, a slash or a hyphen.
LIKELY: Final = re.compile(r"\d:\d\d")
SHAPES: Final = tuple(re.compile(rf"(?<![\w:/.-]){p}(?![\w:])", re.I) for p in PATTERNS)


# KW 36 2023, week 36 of 2023, 2025-W39
WEEK: Final = re.compile(
    r"(?<![\w.])(?:kw|(?:kalender)?woche|week|semaine|vecka|uge|uke|tydzień|týden|нед(?:еля|\.))\s?"
    r"(?P<week>\d{1,2})\.?(?:\s?[/,]\s?|\s+(?:of|in|de|im jahr|des jahres)\s+|\s+)"
    r"(?P<year>[12]\d{3})(?!\d)"
    r"|(?<![\w-])(?P<year2>[12]\d{3})-?w(?P<week2>[0-5]\d)(?![\w-])",
    re.I,
)


WEEK_WORDS: Final = (
    "kw", "woche", "week", "semaine", "vecka", "uge", "uke", "tydzień", "týden", "неделя", "нед.",
)  # fmt: skip
ISO_WEEK: Final = re.compile(r"\d-?w\d\d")


class Stamp(NamedTuple):
    """A date and time of a program, and where in the text it is."""

    start: int
    end: int
    meaning: Meaning


def stamps(source: str) -> list[Stamp]:
    """The stamps of a text, in order, none overlapping."""
    found = sorted(matched(source), key=lambda stamp: (stamp.start, -stamp.end))
    kept: list[Stamp] = []
    for stamp in found:
        if not kept or stamp.start >= kept[-1].end:
            kept.append(stamp)
    return kept


def matched(source: str) -> Iterator[Stamp]:
    """The stamps around the clock times of a text, by shape; nothing else is searched."""
    for start, end in windows(source):
        for shape in SHAPES:
            for m in shape.finditer(source, start, end):
                meaning = said(m)
                if meaning is not None:
                    yield Stamp(m.start(), m.end(), meaning)


def windows(source: str) -> Iterator[tuple[int, int]]:
    """The places in which a stamp can be, around each clock time; those that overlap are one."""
    start = end = 0
    for m in LIKELY.finditer(source):
        if m.start() - BEFORE > end:
            if end:
                yield start, end
            start = max(m.start() - BEFORE, 0)
        end = m.end() + BEHIND
    if end:
        yield start, min(end, len(source))


BEFORE: Final = 60  # characters: a weekday, a day and a month with blanks between
BEHIND: Final = 60  # seconds with a fraction, a zone, a year, an offset, another zone


def said(m: re.Match[str]) -> Meaning | None:
    """What a stamp means, or None where there is no such day."""
    parts = m.groupdict()
    number = parts.get("number")
    month = int(number) if number else NAMES.index(parts["month"].lower()[:3]) + 1
    year, day = int(parts["year"]), int(parts["day"])
    if not 1 <= month <= 12 or not 1 <= day <= days_in_month(year, month):
        return None
    hour, _, rest = parts["clock"].partition(":")
    zone = zone_of(parts.get("behind") or parts.get("zone") or "")
    date = Meaning("date", year, month, day, rule="stamp")
    clock = f"{int(hour):02}:{rest.replace(',', '.')}"
    return Meaning("time", clock=clock, zone=zone, of=date, rule="stamp")


def zone_of(text: str) -> str:
    """A zone in EDTF's form: `+0200`, `UTC+2`, `EST`; nothing for one of several.

    >>> zone_of("+0200"), zone_of("UTC+2"), zone_of("EST"), zone_of("-0000")
    ('+02:00', '+02:00', '-05:00', 'Z')
    """
    text = text.lower()
    if text in ZONES:
        return ZONES[text]
    figures = text.lstrip("utcgm")
    if not figures or figures[0] not in "+-":
        return ""
    digits = figures[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return ""
    return "Z" if not int(hours) and not int(minutes) else f"{figures[0]}{int(hours):02}:{minutes}"


def numbered(low: str) -> bool:
    """Whether a text, in small letters, has a week with a number: a quick look, by its words."""
    for word in WEEK_WORDS:
        at = low.find(word)
        while at >= 0:
            behind = at + len(word)
            if low[behind : behind + 2].lstrip()[:1].isdigit():
                return True
            at = low.find(word, behind)
    return bool(ISO_WEEK.search(low))


def weeks(source: str) -> Iterator[Stamp]:
    """The numbered weeks of a text with their years: `KW 36 2023`, `2025-W39`. Source: ISO 8601."""
    if not numbered(source.lower()):
        return
    for m in WEEK.finditer(source):
        year, number = int(m["year"] or m["year2"]), int(m["week"] or m["week2"])
        fourth = (year, 1, 4)  # is in the first week
        monday = add_days(fourth, 7 * (number - 1) - weekday(fourth))
        thursday = add_days(monday, 3)
        if 1 <= number <= 53 and thursday[0] == year:
            yield Stamp(m.start(), m.end(), Meaning("date", *monday, unit="week", rule="iso-week"))

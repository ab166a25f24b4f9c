"""Checks of what is written against itself: phrase, weekday, quote, source, other claims."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations
from typing import Final

from chrono.checks.finding import Finding, of_event
from chrono.claims import Chronology, Claim, Event
from chrono.dates import NO, Date, Day, days_in_month, overlaps, weekday, words
from chrono.dates.calendar import fits_weekday
from chrono.dates.single import MONTHS

_WORD: Final = re.compile(r"\w+")
_YEAR: Final = re.compile(r"\d{3}")  # without a year no phrase is absolute
DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY_NAMES: Final = r"(?P<week>Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
_MONTH_NAMES: Final = rf"(?P<month>{'|'.join(name[:3] for name in MONTHS[1:])})[a-z]*\.?"
_NUMBER: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_NAMED: Final = [
    re.compile(rf"\b{_DAY_NAMES},? (?:the )?{rest}(?:,? (?P<year>\d{{4}}))?\b", re.IGNORECASE)
    for rest in (rf"{_NUMBER} (?:of )?{_MONTH_NAMES}", rf"{_MONTH_NAMES} {_NUMBER}")
]
_ISO: Final = re.compile(
    rf"\b{_DAY_NAMES},? (?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)\b", re.IGNORECASE
)
_BARE: Final = re.compile(
    rf"(?:on |last |next |this )?{_DAY_NAMES}(?: (?:morning|afternoon|evening|night))?",
    re.IGNORECASE,
)


def _dated(event: Event) -> Iterator[tuple[Claim, Date]]:
    """Yield the claims of an event with the date that each is about."""
    for claim in event.claims:
        date = claim.date or event.date
        if date:
            yield claim, date


def phrases(chronology: Chronology) -> Iterator[Finding]:
    """Find claims whose words for the date say another date."""
    for event in chronology.events:
        for claim, date in _dated(event):
            said = _said(claim.phrase) if _YEAR.search(claim.phrase) else None
            if said and overlaps(date, said.earliest, said.latest) == NO:
                message = f"{event.id} is dated {words(date)}, and its phrase says {claim.phrase}"
                yield of_event("C114", event, "date", message)


def _said(phrase: str) -> Date | None:
    """Return what a phrase says, without its weekday where that was another day of the week."""
    said = _absolute(phrase)
    if said:
        return said
    for pattern in (*_NAMED, _ISO):
        found = pattern.search(phrase)
        day = _day(found, None) if found else None
        if found and day and not _fits(day, found["week"]):
            rest = re.sub(r"^\w+\.?,? (?:the )?", "", found[0])
            return _absolute(phrase[: found.start()] + rest + phrase[found.end() :])
    return None


@lru_cache(4096)
def _absolute(phrase: str) -> Date | None:
    """Return what a phrase says by itself, or None when it says no date, or two."""
    from chrono.errors import DateError
    from chrono.phrases import absolute

    try:
        return absolute(phrase).date
    except DateError:
        return None


def weekdays(chronology: Chronology) -> Iterator[Finding]:
    """Find weekdays, in phrases and quotes, that the day beside them was not."""
    for event in chronology.events:
        for claim, date in _dated(event):
            for key, wrong in _wrong_weekdays(claim, date):
                yield of_event("C115", event, key, f"{event.id}: {wrong}")
                break


def _wrong_weekdays(claim: Claim, date: Date) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the weekdays that a claim names, each with its key."""
    one = date.earliest if date.earliest == date.latest else None
    bare = _BARE.fullmatch(claim.phrase) if one else None
    if one and bare and not _fits(one, bare["week"]):
        yield "phrase", f"{words(date)} was a {DAYS[weekday(one)]}, not {bare[0]}"
    for key, text in (("phrase", claim.phrase), ("quote", claim.quote)):
        if "day" not in text and not _abbreviated(text):
            continue
        for pattern in (*_NAMED, _ISO):
            for found in pattern.finditer(text):
                day = _day(found, one)
                if day and not _fits(day, found["week"]):
                    yield key, f"{found[0]} was a {DAYS[weekday(day)]}"


def _abbreviated(text: str) -> bool:
    return any(f"{name[:3]}" in text for name in DAYS)


def _day(found: re.Match[str], one: Day | None) -> Day | None:
    """Return the day that stands beside a weekday; its year may be that of the claim's day."""
    named = found["month"]
    months = [name[:3].lower() for name in MONTHS]
    month = int(named) if named.isdecimal() else months.index(named[:3].lower())
    number = int(found["day"])
    if found["year"]:
        year = int(found["year"])
    elif one and one[1:] == (month, number):
        year = one[0]
    else:
        return None
    fits = 1 <= month <= 12 and year > 0 and 1 <= number <= days_in_month(year, month)
    return (year, month, number) if fits else None


def _fits(day: Day, name: str) -> bool:
    number = next(n for n, day_name in enumerate(DAYS) if day_name[:3] == name[:3].capitalize())
    return fits_weekday(day, number)


def later_than_sources(chronology: Chronology) -> Iterator[Finding]:
    """Find claims that assert what is later than the publication of their source.

    The end of what holds may be known beforehand. A publication that is itself not sure is no
    proof.
    """
    sources = {file.path: file.sources for file in chronology.files}
    for event in chronology.events:
        for claim, date in _dated(event):
            source = sources[event.path].get(claim.source)
            published = source.published if source else None
            if not published or published.approximate or published.uncertain:
                continue
            asserted = (claim.modality or event.modality) == "asserted" and claim.part != "end"
            latest, first = published.latest, date.earliest
            if asserted and latest and first and first > latest and not date.approximate:
                told = f"{claim.source}, published {words(published)}"
                message = f"{event.id} is dated {words(date)}, later than its source {told}"
                hint = "write `modality: planned` for what the source only expects"
                yield of_event("C116", event, "date", message, hint)


def quotes_without_phrases(chronology: Chronology) -> Iterator[Finding]:
    """Find quotes that do not hold the words for the date, or end inside them."""
    for event in chronology.events:
        for claim in event.claims:
            if not claim.phrase or not claim.quote or claim.phrase in claim.quote:
                continue
            phrase, quote = _plain(claim.phrase), _plain(claim.quote)
            if f" {phrase} " in f" {quote} ":
                continue
            heads = [phrase[: found.start()] for found in re.finditer(" ", phrase)]
            cut = any(f" {quote}".endswith(f" {head}") for head in heads)
            does = "ends inside" if cut else "does not hold"
            message = f"the quote of {event.id} {does} its phrase: {claim.phrase}"
            yield of_event("C118", event, "quote", message)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def claims_apart(chronology: Chronology) -> Iterator[Finding]:
    """Find events whose claims date the same part of them differently, with no ruling."""
    for event in chronology.events:
        if len(event.claims) < 2 or event.ruling:
            continue
        dated = [(claim.part or "whole", claim.date) for claim in event.claims if claim.date]
        for (part, one), (other_part, other) in combinations(dated, 2):
            if part == other_part and overlaps(one, other.earliest, other.latest) == NO:
                message = f"the claims of {event.id} say {words(one)} and {words(other)}"
                hint = "say under `ruling:` which of them holds, and why"
                yield of_event("C119", event, "claims", message, hint)
                break

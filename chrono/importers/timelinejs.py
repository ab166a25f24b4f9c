"""The slides of TimelineJS (JSON) to events.

Its years before 1 are those of the common era, without a year 0: -44 is 44 BC, `-0043` in EDTF.
Source: timeline.knightlab.com/docs/json-format.html.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any, Final

from chrono.claims import Claim, Event
from chrono.dates import Date
from chrono.errors import DateError, Problem
from chrono.importers import Entry, Given, Item, Skipped, json_text
from chrono.importers.fields import (
    broken,
    date,
    identifier,
    line,
    lines,
    missing,
    shape,
    text,
    wrong,
)
from chrono.importers.objects import ShapeError, entry, text_of
from chrono.store.text import decode

_TAG: Final = re.compile(r"<[^>]*>")
_BREAK: Final = re.compile(r"(?i)<br\s*/?>|</p>")
_SLIDE: Final = frozenset(
    ["start_date", "end_date", "display_date", "text", "group", "unique_id", "chrono"]
)
# The parts of a date, each of use only with those before it, and the most that each can be.
_PARTS: Final = {
    "year": 10**9, "month": 12, "day": 31, "hour": 24, "minute": 59, "second": 59,
    "millisecond": 999,
}  # fmt: skip
_LOOKS: Final = frozenset(["display_date", "display_text", "format"])


def timelinejs(given: Given) -> Iterator[Item]:
    """Yield the slides that are events; `chrono`, where our own export put it, says more."""
    path = given.path
    whole = decode(path, given.raw).removeprefix("\ufeff")
    held = json_text.whole(path, whole)
    if isinstance(held, Problem):
        raise broken(held)
    if not isinstance(held, dict) or not isinstance(held.get("events"), list):
        hint = "TimelineJS has a list of slides there"
        raise broken(missing(path, 1, "events: is missing", hint))
    for key in held.keys() - {"events", "scale", json_text.TWICE}:
        if held[key]:
            yield Skipped(key, f"no place for {key[:60]} of TimelineJS")
    for number, slide in enumerate(held["events"], 1):
        yield from _numbered(path, number, slide)


def _numbered(path: str, number: int, slide: Any) -> Iterator[Item]:
    """Yield a slide, by its number: the first is 1."""
    if name := json_text.twice(slide):
        yield shape(path, number, f"the key {name[:60]} is there twice", "leave one of them out")
        return
    if isinstance(slide, dict) and isinstance(slide.get("chrono"), dict):
        yield from entry(path, number, slide["chrono"])
        return
    words = slide.get("text") if isinstance(slide, dict) else None
    if not isinstance(words, dict):
        yield shape(path, number, "a slide is an object with a text")
        return
    shown = _plain(str(words.get("headline") or ""))[:200]
    try:
        event = _event(slide, words)
    except DateError as error:
        yield wrong(path, number, error, shown)
        return
    except ShapeError as error:
        yield shape(path, number, str(error), "", shown)
        return
    if not event.title:
        hint = "it becomes the title of the event"
        yield missing(path, number, f"slide {number} has no headline", hint, event.note[:80])
        return
    yield Entry(event, "" if event.id else text_of(slide.get("unique_id"), "unique_id"), number)
    for key in sorted(slide.keys() - _SLIDE):
        yield Skipped(f"{path}:{number}", f"no place for {key[:60]} of a slide")


def _event(slide: Mapping[str, Any], words: Mapping[str, Any]) -> Event:
    shown = _displayed(slide)
    return Event(
        identifier(text_of(slide.get("unique_id"), "unique_id")),
        _date(slide),
        line(_plain(text_of(words.get("headline"), "headline"))),
        tags=lines([_plain(text_of(slide.get("group"), "group"))]),
        note=text(_plain(text_of(words.get("text"), "text"))),
        claims=(Claim(phrase=shown),) if shown else (),
    )


def _displayed(slide: Mapping[str, Any]) -> str:
    """Return the words that a slide prints for its date, kept as the phrase of the claim."""
    held = [slide.get("display_date")]
    held += [
        one.get("display_date") or one.get("display_text")
        for one in (slide.get("start_date"), slide.get("end_date"))
        if isinstance(one, dict)
    ]
    return line(" – ".join(filter(None, (_plain(text_of(one, "display_date")) for one in held))))


def _date(slide: Mapping[str, Any]) -> Date | None:
    first = _edtf(slide.get("start_date"), "start_date")
    last = _edtf(slide.get("end_date"), "end_date")
    if last and not first:
        raise ShapeError("an end_date without a start_date")
    return date("/".join(filter(None, dict.fromkeys((first, last))))) if first else None


def _plain(found: str) -> str:
    """Return HTML as text."""
    return unescape(_TAG.sub("", _BREAK.sub("\n", found))).strip()


def _edtf(found: Any, key: str) -> str:
    """Return a date of TimelineJS as EDTF, as fine as its parts are. Raises `ShapeError`."""
    if found in (None, "", {}):
        return ""
    if not isinstance(found, dict):
        raise ShapeError(f"{key} is an object with a year")
    numbers: list[int] = []
    missing_part = ""
    for part, most in _PARTS.items():
        number = _whole(found.get(part), f"{part} of {key}", most)
        if number is None:
            missing_part = missing_part or part
        elif missing_part:
            raise ShapeError(f"{key} has a {part} and no {missing_part}")
        else:
            numbers.append(number)
    if not numbers:
        raise ShapeError(f"{key} has no year")
    if strange := sorted(found.keys() - _PARTS.keys() - _LOOKS):
        raise ShapeError(f"{key} has a part that no date has: {strange[0][:60]}")
    return _written(numbers)


def _whole(found: Any, name: str, most: int) -> int | None:
    """Return a whole number, or None where there is none."""
    if found is None or found == "":
        return None
    if isinstance(found, str) and re.fullmatch(r"\s*[+-]?[0-9]{1,10}\s*", found):
        found = int(found)
    if type(found) is not int:
        raise ShapeError(f"the {name} is a whole number, not {str(found)[:40]}")
    least = -most if name.startswith("year") else 0 if most in (24, 59, 999) else 1
    if not least <= found <= most:
        raise ShapeError(f"the {name} is {least} to {most}, not {found}")
    if name.startswith("year") and found == 0:
        raise ShapeError(f"the {name} is 0: the year before 1 is -1")
    return found


def _written(numbers: list[int]) -> str:
    year = numbers[0] if numbers[0] > 0 else numbers[0] + 1
    text = f"{'-' if year < 0 else ''}{abs(year):04}" if abs(year) < 10_000 else f"Y{year}"
    text = "-".join([text, *(f"{number:02}" for number in numbers[1:3])])
    if len(numbers) > 3:
        text += "T" + ":".join(f"{number:02}" for number in numbers[3:6])
    return f"{text}.{numbers[6]:03}" if len(numbers) == 7 and numbers[6] else text

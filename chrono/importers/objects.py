"""JSON to events: our own objects, an array of them or one a line, and the slides of TimelineJS."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from chrono.claims import MODALITIES, NAMES, PARTS, STATUSES, Claim, Event
from chrono.errors import DateError, Problem
from chrono.importers import Entry, Given, Item, Skipped
from chrono.importers.fields import (
    choice,
    date,
    identifier,
    line,
    lines,
    missing,
    shape,
    text,
    wrong,
)
from chrono.store.text import decode

# What our own objects say besides of an event: it follows from the rest, or is of the file.
_DERIVED: Final = frozenset(
    ["schema", "earliest", "latest", "precision", "match", "sources", "file", "line"]
)
_KNOWN: Final = frozenset(
    [
        "id",
        "date",
        "title",
        *NAMES,
        "tags",
        "status",
        "modality",
        "note",
        "zone",
        "claims",
        "fields",
    ]
)
_CLAIM_LINES: Final = ("source", "url", "page", "locator", "phrase", "assumed", "rule", "event")


def jsonl(given: Given) -> Iterator[Item]:
    """Yield the events of JSON Lines, or of one JSON array."""
    whole = decode(given.path, given.raw).removeprefix("\ufeff")
    if whole.lstrip()[:1] == "[":
        try:
            held = json.loads(whole)
        except (ValueError, RecursionError) as error:
            yield _no_json(given.path, error, 0)
            return
        for number, one in enumerate(held, 1):
            yield from _object(given.path, number, one)
        return
    for number, row in enumerate(whole.split("\n"), 1):
        if row.strip():
            try:
                one = json.loads(row)
            except (ValueError, RecursionError) as error:
                yield _no_json(given.path, error, number - 1)
                continue
            yield from _object(given.path, number, one)


def _no_json(path: str, error: Exception, before: int) -> Problem:
    if not isinstance(error, json.JSONDecodeError):
        return shape(path, before + 1, "JSON of too many levels")
    what = f"no JSON: {error.msg}"
    return Problem(path, before + error.lineno, error.colno, "K103", what)


def _object(path: str, at: int, held: Any) -> Iterator[Item]:
    if not isinstance(held, dict):
        yield shape(path, at, "an event is an object", "`chrono export jsonl` writes such")
        return
    title = line(_text(held.get("title")))
    if not title:
        yield missing(path, at, "title: is missing", "each event has a title")
        return
    try:
        event = _event(held, title)
    except DateError as error:
        yield wrong(path, at, error, "")
        return
    except _ShapeError as error:
        yield shape(path, at, str(error))
        return
    yield Entry(event, "" if event.id else _key(event), at)
    for key in held.keys() - _KNOWN - _DERIVED:
        yield Skipped(f"{path}:{at}", f"no place for {key[:60]}")


def _key(event: Event) -> str:
    return f"{event.date or 'undated'} {event.title}"


class _ShapeError(Exception):
    """A value is not of the shape that its key has."""


def _event(held: dict[str, Any], title: str) -> Event:
    when = held.get("date")
    names: dict[str, Any] = {name: _texts(held, name) for name in (*NAMES, "tags")}
    claims = held.get("claims") or []
    fields = held.get("fields") or {}
    if not isinstance(claims, list) or not all(isinstance(one, dict) for one in claims):
        raise _ShapeError("claims is a list of objects")
    if not isinstance(fields, dict):
        raise _ShapeError("fields is an object")
    return Event(
        identifier(_text(held.get("id"))),
        date(_text(when)) if when else None,
        title,
        **names,
        status=choice(held.get("status"), STATUSES, "accepted"),
        modality=choice(held.get("modality"), MODALITIES, "asserted"),
        note=text(_text(held.get("note"))),
        zone=_text(held.get("zone")),
        claims=tuple(map(_claim, claims)),
        fields=tuple((line(key), _field(value)) for key, value in fields.items() if value),
    )


def _claim(held: dict[str, Any]) -> Claim:
    when, part = held.get("date"), _text(held.get("part"))
    numbers: dict[str, Any] = {key: held.get(key) or 0 for key in ("paragraph", "line")}
    if not all(type(number) is int and number >= 0 for number in numbers.values()):
        raise _ShapeError("paragraph and line are whole numbers")
    texts: dict[str, Any] = {key: line(_text(held.get(key))) for key in _CLAIM_LINES}
    confidence = held.get("confidence")
    if confidence is not None and not (
        isinstance(confidence, int | float) and 0 <= confidence <= 1
    ):
        raise _ShapeError("confidence is a number from 0 to 1")
    return Claim(
        date=date(_text(when)) if when else None,
        part=part if part in PARTS else "",
        **texts,
        **numbers,
        quote=text(_text(held.get("quote"))),
        modality=choice(held.get("modality"), MODALITIES, ""),
        context=_texts(held, "context"),
        confidence=float(confidence) if confidence is not None else None,
    )


def _text(found: Any) -> str:
    if type(found) is str:
        return found
    if found is None:
        return ""
    if type(found) not in (int, float):
        raise _ShapeError(f"a text is wanted, not {str(found)[:40]}")
    return str(found)


def _texts(held: dict[str, Any], key: str) -> tuple[str, ...]:
    found = held.get(key)
    if not found:
        return ()
    if isinstance(found, str):
        found = (found,)
    if not isinstance(found, list | tuple):
        raise _ShapeError(f"{key} is a list of texts")
    return lines(map(_text, found))


def _field(value: Any) -> str | tuple[str, ...]:
    return tuple(map(_text, value)) if isinstance(value, list) else _text(value)


# TimelineJS

_TAG: Final = re.compile(r"<[^>]*>")
_PARTS: Final = ("year", "month", "day")
_SLIDE: Final = frozenset(
    ["start_date", "end_date", "display_date", "text", "group", "unique_id", "chrono"]
)


def timelinejs(given: Given) -> Iterator[Item]:
    """Yield the slides that are events; `chrono`, where our own export put it, says more."""
    path = given.path
    try:
        whole = json.loads(decode(path, given.raw).removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        yield _no_json(path, error, 0)
        return
    slides = whole.get("events") if isinstance(whole, dict) else None
    if not isinstance(slides, list):
        yield missing(path, 1, "events: is missing", "TimelineJS has a list of slides there")
        return
    for key in ("title", "eras"):
        if whole.get(key):
            yield Skipped(key, f"no place for {key}")
    slides.reverse()
    for number in range(1, len(slides) + 1):
        slide = slides.pop()  # which is not needed again
        if isinstance(slide, dict) and isinstance(slide.get("chrono"), dict):
            yield from _object(path, number, slide["chrono"])
        else:
            yield from _slide(path, number, slide)


def _slide(path: str, at: int, slide: Any) -> Iterator[Item]:
    words = slide.get("text") if isinstance(slide, dict) else None
    if not isinstance(words, dict):
        yield shape(path, at, "a slide is an object with a text")
        return
    try:
        title, note = line(_plain(words.get("headline"))), _plain(words.get("text"))
        first, last = _numbers(slide.get("start_date")), _numbers(slide.get("end_date"))
        when = date("/".join(filter(None, dict.fromkeys((first, last))))) if first else None
        event = Event(
            identifier(_text(slide.get("unique_id"))), when, title or "untitled",
            tags=lines([_plain(slide.get("group"))]), note=text(note),
        )  # fmt: skip
    except DateError as error:
        yield wrong(path, at, error, "")
        return
    except (_ShapeError, ValueError) as error:
        yield shape(path, at, str(error))
        return
    if not title:
        yield missing(path, at, "the headline is missing", "it becomes the title of the event")
        return
    yield Entry(event, "" if event.id else _key(event), at)
    for key in slide.keys() - _SLIDE:
        yield Skipped(f"{path}:{at}", f"no place for {key[:60]}")


def _plain(found: Any) -> str:
    """Return HTML as text."""
    marked = re.sub(r"(?i)<br\s*/?>|</p>", "\n", _text(found))
    return unescape(_TAG.sub("", marked)).strip()


def _numbers(found: Any) -> str:
    """Return a date of TimelineJS as EDTF; its years have no year 0."""
    if not found:
        return ""
    if not isinstance(found, dict):
        raise _ShapeError("a date is an object")
    held = [int(found[key]) for key in _PARTS if found.get(key) not in (None, "")]
    if not held:
        raise _ShapeError("a date has a year")
    year = held[0] if held[0] > 0 else held[0] + 1
    told = f"{'-' if year < 0 else ''}{abs(year):04}"
    told = "-".join([told if abs(year) < 10_000 else f"Y{year}", *(f"{n:02}" for n in held[1:])])
    clock = [found.get(key) for key in ("hour", "minute", "second")]
    if len(held) == 3 and clock[0] not in (None, ""):
        told += "T" + ":".join(f"{int(part):02}" for part in clock if part not in (None, ""))
    return told

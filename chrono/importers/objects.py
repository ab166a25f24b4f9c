"""Our own objects of JSON to events: an array of them, or one a line."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from chrono.claims import MODALITIES, NAMES, PARTS, RELATED, STATUSES, Claim, Event
from chrono.errors import DateError, Problem
from chrono.importers import Entry, Given, Item, Skipped, json_text
from chrono.importers.fields import date, identifier, line, lines, missing, shape, text, word, wrong
from chrono.store.text import decode

# What our own objects say besides of an event: it follows from the rest, or is of the file.
_DERIVED: Final = frozenset(
    [
        "schema",
        "words",
        "earliest",
        "latest",
        "starts_at",
        "ends_at",
        "precision",
        "match",
        "sources",
        "file",
        "line",
    ]
)
_KNOWN: Final = frozenset(
    ["id", "date", "title", *NAMES, "tags", "status", "modality", "note", "zone", "claims",
     "fields", *RELATED]
)  # fmt: skip
_CLAIM_LINES: Final = ("source", "url", "page", "locator", "phrase", "assumed", "rule", "event")


class ShapeError(Exception):
    """A value is not of the shape that its key has."""


def jsonl(given: Given) -> Iterator[Item]:
    """Yield the events of JSON Lines, of one JSON array, or of a file of TimelineJS."""
    whole = decode(given.path, given.raw).removeprefix("\ufeff")
    start = len(whole) - len(whole.lstrip())
    if whole[start : start + 1] == "[":
        values: Iterator[json_text.Valued | Problem] = json_text.elements(given.path, whole, start)
    else:
        held = json_text.whole(given.path, whole)
        if isinstance(held, dict) and isinstance(held.get("events"), list):
            from chrono.importers.timelinejs import timelinejs

            yield from timelinejs(given)
            return
        one = isinstance(held, dict) and "\n" in whole.strip()
        values = iter([json_text.Valued(held, 1)]) if one else json_text.lines(given.path, whole)
    for found in values:
        if isinstance(found, Problem):
            yield found
        else:
            yield from entry(given.path, found.line, found.value)


def entry(path: str, at: int, held: Any) -> Iterator[Item]:
    """Yield the event of one of our objects, and what of it a chronology has no place for."""
    if not isinstance(held, dict):
        yield shape(path, at, "an event is an object", "`chrono export jsonl` writes such")
        return
    if name := json_text.twice(held):
        yield shape(path, at, f"the key {name[:60]} is there twice", "leave one of them out")
        return
    try:
        title = line(text_of(held.get("title"), "title"))
        if not title:
            yield missing(path, at, "title: is missing", "each event has a title")
            return
        event = event_of(held, title)
    except DateError as error:
        yield wrong(path, at, error, "")
        return
    except ShapeError as error:
        yield shape(path, at, str(error))
        return
    own = text_of(held.get("id"), "id").strip()
    yield Entry(event, "" if event.id else own, at)
    for key in held.keys() - _KNOWN - _DERIVED:
        yield Skipped(f"{path}:{at}", f"no place for {key[:60]}")


def event_of(held: Mapping[str, Any], title: str) -> Event:
    """Return the event that one of our objects is. Raises `ShapeError` and `DateError`."""
    lists = (*NAMES, "tags", *(key for key in RELATED if key != "ruling"))
    names: dict[str, Any] = {name: _texts(held, name) for name in lists}
    claims, fields = held.get("claims"), held.get("fields")
    if claims is not None and not (
        isinstance(claims, list) and all(isinstance(one, dict) for one in claims)
    ):
        raise ShapeError("claims is a list of objects")
    if fields is not None and not isinstance(fields, dict):
        raise ShapeError("fields is an object")
    own = {line(key): _field(value, key) for key, value in (fields or {}).items()}
    return Event(
        identifier(text_of(held.get("id"), "id")),
        _date(held),
        title,
        **names,
        status=word("status", text_of(held.get("status"), "status"), STATUSES, "accepted"),
        modality=word(
            "modality", text_of(held.get("modality"), "modality"), MODALITIES, "asserted"
        ),
        note=text(text_of(held.get("note"), "note")),
        zone=line(text_of(held.get("zone"), "zone")),
        ruling=text(text_of(held.get("ruling"), "ruling")),
        claims=tuple(map(_claim, claims or ())),
        fields=tuple((key, value) for key, value in own.items() if key and value),
    )


def _date(held: Mapping[str, Any]) -> Any:
    written = text_of(held.get("date"), "date").strip()
    return date(written) if written else None


def _claim(held: dict[str, Any]) -> Claim:
    numbers: dict[str, Any] = {key: held.get(key) or 0 for key in ("paragraph", "line")}
    if not all(type(number) is int and number >= 0 for number in numbers.values()):
        raise ShapeError("paragraph and line are whole numbers")
    texts: dict[str, Any] = {key: line(text_of(held.get(key), key)) for key in _CLAIM_LINES}
    sure = held.get("confidence")
    if sure is not None and not (type(sure) in (int, Decimal) and 0 <= sure <= 1):
        raise ShapeError("confidence is a number from 0 to 1")
    return Claim(
        date=_date(held),
        part=word("part", text_of(held.get("part"), "part"), PARTS, ""),
        **texts,
        **numbers,
        quote=text(text_of(held.get("quote"), "quote")),
        modality=word("modality", text_of(held.get("modality"), "modality"), MODALITIES, ""),
        context=_texts(held, "context"),
        confidence=float(sure) if sure is not None else None,
    )


def text_of(found: Any, key: str) -> str:
    """Return a text or a number as text, nothing as an empty one. Raises `ShapeError`."""
    if type(found) is str:
        return found
    if found is None:
        return ""
    if type(found) not in (int, Decimal):
        kind = {dict: "an object", list: "a list", bool: "true or false"}.get(type(found), "that")
        raise ShapeError(f"{key} is a text, not {kind}")
    return str(found)


def _texts(held: Mapping[str, Any], key: str) -> tuple[str, ...]:
    found = held.get(key)
    if found is None:
        return ()
    if isinstance(found, str):
        found = (found,)
    if not isinstance(found, list | tuple):
        raise ShapeError(f"{key} is a list of texts")
    return lines(text_of(one, key) for one in found)


def _field(value: Any, key: str) -> str | tuple[str, ...]:
    if isinstance(value, list):
        return tuple(filter(None, (text(text_of(one, key)) for one in value)))
    return str(value).lower() if isinstance(value, bool) else text(text_of(value, key))

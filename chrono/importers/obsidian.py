"""Notes of Obsidian to events: what their properties say.

A note is an event when chrono wrote it or when it has a date; its title is that of the note where
no property says one. What the text below the properties says is not read.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from json import loads
from typing import Any, Final

from chrono.claims import CLAIM_ON_EVENT, NAMES
from chrono.errors import ChronoError, Problem
from chrono.importers import Entry, Given, Item, Skipped, Told, objects
from chrono.importers.fields import lines, shape, text
from chrono.store.notes import ENDING, Note, Value, read_note, walk
from chrono.writers.obsidian import OWN, PROPERTIES, RELATIONS, SYSTEM

_READ: Final = ("id", "date", "title", "tags", "status", "modality", "note", "zone")
_ABOUT: Final = re.compile(r"(?m)^(?:date|chrono)[ \t]*:")
_NUMBERS: Final = ("paragraph", "line")


def obsidian(given: Given) -> Iterator[Item]:
    """Yield the events of the notes of a folder, or of one note."""
    folder = given.path if os.path.isdir(given.path) else ""
    other: Counter[str] = Counter()
    for path in walk(folder) if folder else ("",):
        shown = os.path.join(folder, path) if folder else given.path
        try:
            note = read_note(given.path, path)
        except ChronoError as error:
            if not folder and not error.problems:
                raise
            yield from error.problems or (shape(shown, 1, error.message),)
            continue
        if note.problems and _ABOUT.search(note.head):
            yield from note.problems
        elif note.mark or note.properties.get("date"):
            yield from _entry(note, shown)
        else:
            other["no date" if not note.problems else "no plain YAML"] += 1
    for why, number in other.items():
        yield Told(f"{number} {'note' if number == 1 else 'notes'} passed over: {why}")


def _entry(note: Note, shown: str) -> Iterator[Item]:
    """Yield the event that a note is."""
    at = min(note.lines.values(), default=1)
    try:
        held = _object(note)
        related = {key: lines(_list(note.properties, key)) for key in (*RELATIONS, "ignore")}
        ruling = text(_text(note.properties, "ruling"))
    except objects.ShapeError as error:
        yield _placed(shape(shown, at, str(error)), note)
        return
    for found in objects.entry(shown, at, held):
        if isinstance(found, Problem):
            yield _placed(found, note)
        elif isinstance(found, Entry):
            more: dict[str, Any] = {"ruling": ruling, **related}
            event = found.event._replace(**more)
            key = "" if event.id else found.key or note.path
            explicit = tuple(key for key in ("status", "modality") if held[key])
            loose = not note.properties.get("claims")
            yield Entry(event, key, at, path=shown, explicit=explicit, loose=loose)
        else:
            yield found
    for key, value in note.properties.items():
        if key.casefold() in SYSTEM or (key.casefold() not in PROPERTIES and not _flat(value)):
            yield Skipped(shown, f"no place for {key[:60]}")


def _placed(problem: Problem, note: Note) -> Problem:
    """Return a problem with the line of the property that it is of."""
    key = next(
        (key for key in note.lines if re.match(rf"{re.escape(key)}\b", problem.message)), "date"
    )
    return problem._replace(line=note.lines.get(key, problem.line))


def _object(note: Note) -> dict[str, Any]:
    """Return the properties of a note as one of our objects of JSON. Raises `ShapeError`."""
    held: dict[str, Any] = {key: note.properties.get(key) or None for key in _READ}
    stem = note.path.rpartition("/")[2][: -len(ENDING)]
    held["title"] = held["title"] or ("" if note.mark else stem)
    held |= {key: _names(note.properties.get(key)) for key in NAMES}
    if isinstance(held["tags"], str):
        held["tags"] = held["tags"].split(",")
    held["claims"] = _claims(note.properties)
    held["fields"] = {
        key.removeprefix(OWN): value
        for key, value in note.properties.items()
        if value and key.casefold() not in PROPERTIES and _flat(value)
    }
    return held


def _flat(value: Value) -> bool:
    """Whether a value is a text or a list of texts, as a field of an event is."""
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(one, str) for one in value)
    )


def _names(found: Value | None) -> Any:
    """Return names, of which each may be a link to the note of that name."""
    if isinstance(found, str):
        return [_name(found)] if found else None
    if isinstance(found, list):
        return [_name(one) if isinstance(one, str) else one for one in found]
    return found


def _name(written: str) -> str:
    """Return the name that a link is to; of what is no link, the text itself.

    >>> _name("[[CICA]]"), _name("[[orgs/CICA|the conference]]"), _name("[[[[x]]]]"), _name("A")
    ('CICA', 'CICA', '[[x]]', 'A')
    """
    inner = written[2:-2] if written.startswith("[[") and written.endswith("]]") else ""
    if inner.startswith("[[") and inner.endswith("]]"):
        return inner
    if not inner or "[[" in inner or "]]" in inner:
        return written
    return re.split(r"[|#]", inner)[0].rpartition("/")[2].strip()


def _claims(held: Mapping[str, Value]) -> list[Any]:
    """Return the claims: those written out as JSON, or the one that the properties are of."""
    if held.get("claims"):
        try:
            return [loads(one, parse_float=Decimal) for one in _list(held, "claims")]
        except (ValueError, RecursionError):
            raise objects.ShapeError("claims is a list of objects in JSON") from None
    one: dict[str, Any] = {key: held[key] for key in CLAIM_ON_EVENT if held.get(key)}
    for key in _NUMBERS:
        if key in one:
            one[key] = int(one[key]) if re.fullmatch(r"\d{1,9}", str(one[key])) else one[key]
    if "confidence" in one and re.fullmatch(r"[01](\.\d{1,9})?", str(one["confidence"])):
        one["confidence"] = Decimal(str(one["confidence"]))
    return [one] if one else []


def _list(held: Mapping[str, Value], key: str) -> list[str]:
    """Return a list of texts, of one where there is one. Raises `ShapeError`."""
    found = held.get(key) or []
    found = [found] if isinstance(found, str) else found
    if not isinstance(found, list) or not _flat(found):
        raise objects.ShapeError(f"{key} is a list of texts")
    return [one for one in found if isinstance(one, str) and one]


def _text(held: Mapping[str, Value], key: str) -> str:
    found = held.get(key, "")
    if not isinstance(found, str):
        raise objects.ShapeError(f"{key} is a text")
    return found

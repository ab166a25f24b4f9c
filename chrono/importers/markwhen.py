"""Markwhen text to events: entries with their titles, tags, properties and text.

`edtf:` and the other properties of our own export say more than a line of markwhen can. An entry
whose date cannot be read is refused with its line, and is no part of the entry above it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import unescape
from typing import Any, Final, NamedTuple

from chrono.claims import MODALITIES, NAMES, RELATED, STATUSES, Event
from chrono.errors import DateError
from chrono.importers import Entry, Given, Item, Skipped, Told
from chrono.importers.fields import date, identifier, line, lines, shape, text, word, wrong
from chrono.importers.markwhen_dates import dated, moment
from chrono.importers.objects import ShapeError, event_of
from chrono.store.text import decode

_ROW: Final = re.compile(r"\r\n|[\r\n]")
_COLON: Final = re.compile(r":(?=\s|$)|:(?=[^\d\s/])")
_WIDEST: Final = 100  # characters before the colon of an entry
_PROPERTY: Final = re.compile(r"\s*([A-Za-z][\w-]*):\s*(.*)")
_TAG: Final = re.compile(r"(?:^|\s)#(?!\d+(?:\s|$))(\w+)")
_ESCAPED: Final = re.compile(r"\\([^\w\s])")
_COMMENT: Final = re.compile(r"\s*//")
_OTHER: Final = re.compile(
    r"\s*(?:#\w*:|(?:group|section|endgroup|endsection)\b|#{1,6} |_-_-_)", re.I
)
_HEADER: Final = re.compile(r"\s*(\w[\w ]*):\s*(.*)")
_KNOWN_HEADER: Final = ("title", "description", "dateformat", "timezone", "key", "edit", "view")
_SLASHES: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/\d{4}\b")
_WHOLE: Final = (*RELATED, "claims", "fields")
_OURS: Final = ("id", "zone", "status", "modality", "note", "tags", "edtf", *NAMES)


class Begun(NamedTuple):
    """A line that begins an entry: what is before its colon, and what is behind it."""

    when: str
    title: str


def markwhen(given: Given) -> Iterator[Item]:
    """Yield the entries, and what of the text has no place in a chronology."""
    rows = _ROW.split(decode(given.path, given.raw).removeprefix("\ufeff"))
    header, at = _header(rows)
    european = header.get("dateformat", "").replace(" ", "") == "d/M/y"
    order = given.order or ("DMY" if european else "MDY")
    unclear = [row for row in rows[at:] if _unclear(row)]
    if unclear and not given.order and not european:
        yield Told("dates such as 3/4/2025 are read month first, as markwhen reads them: --order")
    while at < len(rows):
        row, number = rows[at], at + 1
        begun = _begin(row)
        at += 1
        if begun is None:
            yield from _outside(given.path, number, row)
            continue
        held, at = _properties(rows, at)
        below = at
        while at < len(rows) and not _begin(rows[at]) and not _OTHER.match(rows[at]):
            at += 1
        body = [one for one in rows[below:at] if not _COMMENT.match(one)]
        yield from _entry(given.path, number, row, begun, held, body, order, header)


def _unclear(row: str) -> bool:
    begun = _begin(row)
    found = _SLASHES.search(begun.when) if begun else None
    return bool(found and found[1] != found[2] and max(int(found[1]), int(found[2])) < 13)


def _outside(path: str, number: int, row: str) -> Iterator[Item]:
    """Yield what a line that is in no entry is left out as."""
    if _OTHER.match(row):
        yield Skipped(f"{path}:{number}", "a section, a group or a colour")
    elif row.strip() and not _COMMENT.match(row):
        yield Skipped(f"{path}:{number}", "a line in no entry")


def _begin(row: str) -> Begun | None:
    """Return an entry's first line in its two parts; None for any other line."""
    if _COMMENT.match(row) or _OTHER.match(row):
        return None
    for colon in _COLON.finditer(row[: _WIDEST + 1]):
        if dated(row[: colon.start()]):
            return Begun(row[: colon.start()].strip(), row[colon.end() :])
    return None


def _header(rows: list[str]) -> tuple[dict[str, str], int]:
    """Return the settings above the entries, and where the entries begin."""
    at, held = 0, {}
    fenced = bool(rows) and rows[0].strip() == "---"
    end = next((n for n, row in enumerate(rows[1:], 1) if row.strip() == "---"), 0) if fenced else 0
    while at < len(rows) and (at <= end if end else _begin(rows[at]) is None):
        found = _HEADER.fullmatch(rows[at])
        if found and (end or found[1].casefold() in _KNOWN_HEADER):
            held[found[1].casefold()] = found[2].strip("'\" ")
        elif not end and rows[at].strip():
            break
        at += 1
    return held, at


def _properties(rows: list[str], at: int) -> tuple[dict[str, Any], int]:
    """Return the properties right below the first line of an entry, and the line after them."""
    held = {}
    while at < len(rows) and (found := _PROPERTY.fullmatch(rows[at])) and not _begin(rows[at]):
        if found[1] in held or _OTHER.match(rows[at]):
            break
        held[found[1]] = _value(found[2].strip())
        at += 1
    return held, at


def _value(written: str) -> Any:
    try:
        return json.loads(written, parse_float=Decimal)
    except (ValueError, RecursionError):
        if written[:1] == "[" and written[-1:] == "]":
            return [part.strip(" '\"") for part in written[1:-1].split(",")]
        return written.strip("'\"")


def _entry(
    path: str, at: int, row: str, begun: Begun, held: dict[str, Any], below: list[str],
    order: str, header: Mapping[str, str],
) -> Iterator[Item]:  # fmt: skip
    written = str(held.get("edtf", ""))
    ours: dict[str, Any] = {key: held.pop(key) for key in _WHOLE if written and key in held}
    try:
        more = event_of(ours, "")
        when = date(written) if written else moment(begun.when, order)
        status = word("status", held.get("status"), STATUSES, "accepted")
        modality = word("modality", held.get("modality"), MODALITIES, "asserted")
    except DateError as error:
        yield wrong(path, at, error, row[:200])
        return
    except ShapeError as error:
        yield shape(path, at, str(error), "", row[:200])
        return
    tags = held.get("tags") or _TAG.findall(begun.title)
    names: dict[str, Any] = {name: _texts(held.get(name, ())) for name in NAMES}
    note = held.get("note", "") if written else "\n".join(map(_shown, below))
    local = re.search(r"T\d\d(?::\d\d)*(?:\.\d+)?(?:/|$)", str(when))
    zone = str(held.get("zone", "")) or (header.get("timezone", "") if local else "")
    own = identifier(str(held.get("id", "")))
    event = Event(
        own, when, line(_shown(_TAG.sub("", begun.title))) or "untitled", **names,
        tags=_texts(tags), status=status, modality=modality, note=text(str(note)), zone=zone,
        fields=tuple((key, _field(held[key])) for key in held if key not in _OURS and held[key]),
    )  # fmt: skip
    event = event._replace(**{key: getattr(more, key) for key in ours})
    yield Entry(event, "" if own else str(held.get("id", "")), at, row[:200])


def _field(value: Any) -> str | tuple[str, ...]:
    return _texts(value) if isinstance(value, list) else line(str(value))


def _texts(found: Any) -> tuple[str, ...]:
    return lines(map(str, found if isinstance(found, list | tuple) else [found] if found else ()))


def _shown(row: str) -> str:
    """Return a line of Markdown as the text it shows, quoted or not."""
    return unescape(_ESCAPED.sub(r"\1", row.strip().removeprefix("> ")))

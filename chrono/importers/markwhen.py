"""Markwhen text to events: the dates that stand for themselves, titles, tags, properties.

A date that is counted from another event or from now is not taken over, nor is a section; `edtf:`
and the other properties of our own export say more than a line of markwhen can.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any, Final

from chrono.claims import MODALITIES, NAMES, STATUSES, Event
from chrono.dates import Date
from chrono.errors import DateError
from chrono.importers import Entry, Given, Item, Skipped
from chrono.importers.fields import choice, date, identifier, line, lines, text, wrong
from chrono.store.text import decode

_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_ISO: Final = r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z"
_ONE: Final = (
    rf"{_ISO}|\d{{4}}-\d{{2}}-\d{{2}}|\d{{4}}-\d{{2}}|\d{{1,2}}/\d{{1,2}}/\d{{4}}|\d{{1,2}}/\d{{4}}"
    rf"|\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|{_MONTH} \d{{4}}"
    r"|\d{1,5} ?(?:BCE|BC|CE|AD)|\d{4,5}"
)
_EVENT: Final = re.compile(
    rf"\s*({_ONE})(?:\s*(?:/|-|–|\bto\b)\s*({_ONE}|now))?\s*:(?!//)\s*(.*)", re.I
)
_RELATIVE: Final = re.compile(
    r"\s*(?:now|today|tomorrow|yesterday|after|before|by|!\w+|\d+ ?(?:days?|weeks?|months?|years?|"
    r"hours?|minutes?|d|w|y|h))\b[^:]*:\s+\S", re.I
)  # fmt: skip
_PROPERTY: Final = re.compile(r"\s*([A-Za-z][\w-]*):\s*(.*)")
_TAG: Final = re.compile(r"(?:^|\s)#(?!\d+(?:\s|$))(\w+)")
_ESCAPED: Final = re.compile(r"\\([^\w\s])")
_OTHER: Final = re.compile(r"\s*(?://|#\w*:|(?:group|section|endgroup|endsection)\b|#{1,6} )", re.I)
_LISTS: Final = (*NAMES, "tags")


def markwhen(given: Given) -> Iterator[Item]:
    """Yield the entries that have a date of their own."""
    rows = decode(given.path, given.raw).removeprefix("\ufeff").splitlines()
    at = _after_header(rows)
    while at < len(rows):
        found, begun = _EVENT.match(rows[at]), at
        at += 1
        if found is None:
            if _RELATIVE.match(rows[begun]):
                yield Skipped(f"{given.path}:{begun + 1}", "a date counted from another")
            elif _OTHER.match(rows[begun]) and not rows[begun].lstrip().startswith("//"):
                yield Skipped(f"{given.path}:{begun + 1}", "a section or a colour")
            continue
        held, at = _properties(rows, at)
        below = at
        while at < len(rows) and not _begins(rows[at]):
            at += 1
        yield from _entry(given, begun + 1, found, held, rows[below:at])


def _begins(row: str) -> bool:
    return any(pattern.match(row) for pattern in (_EVENT, _RELATIVE, _OTHER))


def _after_header(rows: list[str]) -> int:
    """Return where the entries start: after `---` and `---`, where the file starts with one."""
    if not rows or rows[0].strip() != "---":
        return 0
    ends = (number for number, row in enumerate(rows[1:], 2) if row.strip() == "---")
    return next(ends, 0)


def _properties(rows: list[str], at: int) -> tuple[dict[str, Any], int]:
    """Return the properties that stand right below an entry, and the line after them."""
    held = {}
    while at < len(rows) and (found := _PROPERTY.match(rows[at])) and not _begins(rows[at]):
        held[found[1]] = _value(found[2].strip())
        at += 1
    return held, at


def _value(written: str) -> Any:
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        if written[:1] == "[" and written[-1:] == "]":
            return [part.strip(" '\"") for part in written[1:-1].split(",")]
        return written.strip("'\"")


def _entry(
    given: Given, at: int, found: re.Match[str], held: dict[str, Any], below: list[str]
) -> Iterator[Item]:
    written = str(held.pop("edtf", ""))
    try:
        when = date(written) if written else _date(found[1], found[2] or "", given.order)
    except DateError as error:
        yield wrong(given.path, at, error, found.string[:200])
        return
    own = identifier(str(held.pop("id", "")))
    ours = bool(written)
    title = line(_shown(_TAG.sub("", found[3]))) or "untitled"
    tags = held.pop("tags", None) or _TAG.findall(found[3])
    names: dict[str, Any] = {name: _texts(held.pop(name, ())) for name in NAMES}
    note = held.pop("note", "") if ours else "\n".join(map(_shown, below))
    event = Event(
        own, when, title, **names, tags=_texts(tags), note=text(str(note)),
        status=choice(held.pop("status", ""), STATUSES, "accepted"),
        modality=choice(held.pop("modality", ""), MODALITIES, "asserted"),
        zone=str(held.pop("zone", "")),
    )  # fmt: skip
    yield Entry(event, "" if own else f"{when} {title}", at, found.string[:200])
    for key in held:
        yield Skipped(f"{given.path}:{at}", f"no place for {key}")


def _texts(found: Any) -> tuple[str, ...]:
    return lines(map(str, found if isinstance(found, list | tuple) else [found] if found else ()))


def _shown(row: str) -> str:
    """Return a line of Markdown as the text it shows, quoted or not."""
    return unescape(_ESCAPED.sub(r"\1", row.strip().removeprefix("> ")))


def _date(first: str, last: str, order: str) -> Date:
    """Return the days of an entry; markwhen reads 3/4/2025 as March, so an order is not guessed."""
    start = date(_one(first), order)
    if not last:
        return start
    if last.casefold() == "now":
        return Date(f"{start}/..")
    end = date(_one(last), order)
    return Date(f"{start}/{end}") if end != start else start


def _one(written: str) -> str:
    """Return one date in words that mean the same to chrono."""
    written = re.sub(r"\.\d+Z$", "Z", written)
    if written.isdecimal() and len(written) == 5:
        return f"Y{written}"
    return re.sub(r"(\d) ?(BCE|BC|CE|AD)$", r"\1 \2", written, flags=re.I)

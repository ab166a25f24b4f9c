"""The rows of a table to events: CSV and spreadsheets."""

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from chrono.claims import MODALITIES, NAMES, STATUSES, Claim, Event
from chrono.errors import ChronoError, DateError, Problem
from chrono.importers import Entry, Given, Item, Skipped
from chrono.importers.columns import CLAIM, matched
from chrono.importers.fields import choice, date, identifier, line, lines, missing, text, wrong
from chrono.store.text import decode

_FORMULA: Final = tuple("=+-@＝＋－＠")
_UNDATED: Final = ("", "undated")
Rows = Iterable[tuple[int, list[str]]]


def csv(given: Given) -> Iterator[Item]:
    """Yield the events of a table in text, its fields parted by commas, semicolons or tabs."""
    import csv

    whole = decode(given.path, given.raw).removeprefix("\ufeff")
    header = whole.split("\n", 1)[0]
    mark = max(",;\t", key=header.count)
    csv.field_size_limit(1 << 20)
    reader = csv.reader(io.StringIO(whole, newline=""), delimiter=mark, strict=True)

    def rows() -> Iterator[tuple[int, list[str]]]:
        at = 1
        try:
            for row in reader:
                yield at, row
                at = reader.line_num + 1
        except csv.Error as error:
            raise ChronoError(f"{given.path}:{at}: no row of a table: {error}") from None

    return _events(given, rows())


def xlsx(given: Given) -> Iterator[Item]:
    """Yield the events of the first sheet of a spreadsheet."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        hint = "pip install 'chrono-timeline[sheets]', or save the sheet as CSV"
        raise ChronoError("spreadsheets need openpyxl", hint) from None
    try:
        book = load_workbook(io.BytesIO(given.raw), read_only=True, data_only=True)
        sheet = book.worksheets[0]
    except Exception as error:  # it has no exception of its own for what is no workbook
        raise ChronoError(f"{given.path}: no spreadsheet: {error}", "save it as .xlsx") from None
    for other in book.worksheets[1:]:
        yield Skipped(other.title, "a further sheet")

    def rows() -> Iterator[tuple[int, list[str]]]:
        for at, row in enumerate(sheet.iter_rows(values_only=True), 1):
            yield at, [_cell(value) for value in row]

    yield from _events(given, rows())


def _cell(value: Any) -> str:
    """Return a cell of a spreadsheet as text; a time at midnight is a day."""
    import datetime

    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        day = value.time() == datetime.time(0)
        return value.date().isoformat() if day else value.replace(microsecond=0).isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _events(given: Given, rows: Rows) -> Iterator[Item]:
    table = iter(rows)
    at, header = next(table, (1, []))
    if not any(header):
        yield missing(given.path, at, "there is no header", "the first row names the columns")
        return
    places, rest = matched(header, given.columns, given.path)
    for column in rest:
        yield Skipped(column, "a column with no place: --map fields.NAME=COLUMN keeps one")
    for at, row in table:
        if any(cell.strip() for cell in row):
            yield _event(given, at, row, places)


def _event(given: Given, at: int, row: list[str], places: dict[str, int]) -> Entry | Problem:
    held = {key: _bare(row[place]) for key, place in places.items() if place < len(row)}
    shown = ", ".join(row)[:200]
    title = line(held.get("title", ""))
    if not title:
        return missing(given.path, at, "title is empty", "each event has a title", shown)
    written = line(held.get("date", ""))
    try:
        when = None if written.casefold() in _UNDATED else date(written, given.order)
    except DateError as error:
        return wrong(given.path, at, error, shown)
    names = {name: _names(held.get(name, ""), given.separator) for name in (*NAMES, "tags")}
    claim = _claim(held, written if when and written != str(when) else "")
    own = identifier(held.get("id", "").strip())
    event = Event(
        own, when, title,
        names["orgs"], names["people"], names["places"], names["names"], names["tags"],
        choice(held.get("status"), STATUSES, "accepted"),
        choice(held.get("modality"), MODALITIES, "asserted"),
        text(held.get("note", "")), (claim,) if any(claim) else (), line(held.get("zone", "")),
        fields=tuple((key[7:], held[key]) for key in held if key[:7] == "fields." and held[key]),
    )  # fmt: skip
    key = held.get("id", "").strip() or f"{when or 'undated'} {title}"
    return Entry(event, "" if own else key, at, shown)


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip().startswith(_FORMULA) else cell


def _names(cell: str, separator: str) -> tuple[str, ...]:
    mark = separator or (";" if ";" in cell else ",")
    return lines(cell.split(mark))


def _claim(held: dict[str, str], phrase: str) -> Claim:
    told: dict[str, Any] = {key: line(held.get(key, "")) for key in CLAIM if key != "quote"}
    told["page"] = told["page"].removeprefix("p. ")
    told["phrase"] = told["phrase"] or phrase
    claim = Claim(**told, quote=text(held.get("quote", "")))
    return claim if claim._replace(phrase="") != Claim() else Claim(phrase=phrase)

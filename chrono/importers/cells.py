"""The rows of a table to events: CSV and spreadsheets."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from chrono.claims import MODALITIES, STATUSES, Claim, Event
from chrono.errors import DateError
from chrono.importers import Entry, Given, Item, Skipped, Told, delimited
from chrono.importers.columns import Match, matched
from chrono.importers.fields import identifier, line, lines, missing, shape, text, word, wrong
from chrono.importers.headers import find
from chrono.importers.moments import SHORT, moment, whole_year
from chrono.importers.remainder import Remainder
from chrono.importers.rows import Row, letters
from chrono.importers.targets import CLAIM, LISTS, NUMBERS, WHEN, WHO, plain
from chrono.writers.remainder import OURS

_FORMULA: Final = tuple("=+-@＝＋－＠")
_BREAK: Final = re.compile(r"[;\r\n]")
_TAGS: Final = re.compile(r"[;,\r\n]")
_TIMED: Final = re.compile(r"[T ]\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?$", re.I)
_MIDNIGHT: Final = re.compile(r"(?:[T ]0?0:00(?::00)?|[T ]12:00(?::00)? ?AM)$", re.I)
_FIGURES: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}")


def csv(given: Given) -> Iterator[Item]:
    """Yield the events of a table in text, its cells parted by a comma, semicolon, tab or bar."""
    whole, notes = delimited.text(given)
    yield from notes
    mark = given.delimiter or delimited.delimiter(whole)
    yield from _events(given, list(delimited.rows(given.path, whole, mark)), strict=True)


def xlsx(given: Given) -> Iterator[Item]:
    """Yield the events of a sheet of a spreadsheet."""
    from chrono.importers.workbook import Workbook

    book = Workbook(given.path, given.raw)
    sheet = book.sheet(given.sheet)
    for other in book.sheets:
        if other.part != sheet.part and not given.sheet:
            yield Skipped(other.name, "a further sheet: --sheet NAME takes one")
    yield from _events(given, list(book.rows(sheet)), strict=False)


def _events(given: Given, rows: list[Row], strict: bool) -> Iterator[Item]:
    """Yield the events of a table; in a strict one no row has more cells than the header."""
    header = find(rows, given.header, given.columns, given.path)
    if not header.names:
        hint = "a row names the columns; --header 0 when none does"
        yield missing(given.path, 1, "there is no header", hint)
        return
    if header.told:
        yield Told(header.told)
    held = matched(header.names, (*header.columns, *given.columns), given.path, header.rows)
    yield from _unplaced(header.names, held, header.rows)
    table, midnights = _whole_days(header.rows, held, header.names)
    yield from midnights
    width = max(header.names) + 1
    slides = any(plain(name) == "headline" for name in header.names.values())
    for row in table:
        extra = [place for place in row.cells if place >= width]
        if strict and extra:
            what = f"{max(row.cells) + 1} cells, and the header names {width}"
            hint = "a cell that holds the delimiter is written in quotation marks"
            yield shape(given.path, row.number, what, hint, row.shown)
        elif slides and _cell(row, held.own.get("type", -1)).casefold() in ("title", "era"):
            yield Skipped(f"{given.path}:{row.number}", "a title slide or an era of TimelineJS")
        elif row.cells or row.wrong:
            yield from _event(given, row, held)
    yield from _orders(given, header.rows, held)
    yield from _centuries(given, header.rows, held)


def _whole_days(
    rows: list[Row], held: Match, names: Mapping[int, str]
) -> tuple[list[Row], list[Told]]:
    """Return the rows with days in a column whose times are all midnight: no time was known."""
    told = []
    for place in (place for key in ("date", "end") for place in held.places.get(key, ())):
        times = [cell for row in rows if _TIMED.search(cell := row.cells.get(place, "").strip())]
        if times and all(map(_MIDNIGHT.search, times)):
            told.append(Told(f"the times of {names[place]} are all midnight: read as days"))
            rows = [
                row._replace(cells={**row.cells, place: _MIDNIGHT.sub("", written.strip())})
                if (written := row.cells.get(place))
                else row
                for row in rows
            ]
    return rows, told


def _unplaced(names: Mapping[int, str], held: Match, rows: list[Row]) -> Iterator[Item]:
    """Yield what becomes of the columns that hold no key of an event."""
    used = {place for row in rows for place in row.cells}
    own = [f"{names[place]} (fields.{key})" for key, place in held.own.items() if place in used]
    if own:
        yield Told(f"kept under fields: {', '.join(own)}")
    for name in held.left:
        yield Skipped(name, "settings of a calendar program: --map fields.NAME=COLUMN keeps one")
    for place in sorted(used - set(names)):
        yield Skipped(f"column {letters(place)}", "a column without a name")


def _event(given: Given, row: Row, match: Match) -> Iterator[Item]:
    places = [place for held in match.places.values() for place in held]
    if bad := [row.wrong[place] for place in places if place in row.wrong]:
        hint = "open the file in its program, correct the cell and save it"
        yield shape(given.path, row.number, "; ".join(bad), hint, row.shown)
        return
    held = {key: _several(row, found, key) for key, found in match.places.items()}
    held["zone"] = held.get("zone", "") or match.zone
    title = line(held.get("title", ""))
    if not title:
        yield missing(given.path, row.number, "title is empty", "each event has a title", row.shown)
        return
    rest = Remainder(given.path, row.number, held.get(OURS, ""))
    if rest.problem:
        yield rest.problem
        return
    try:
        flat = _read(given, row, match, held, title)
    except DateError as error:
        yield wrong(given.path, row.number, error, row.shown)
        return
    event = rest.joined(flat, held)
    own = "" if event.id else held.get("id", "").strip()
    loose = not any(claim.source for claim in rest.event.claims)
    unsorted = [(name, "") for name in _names(held.get(WHO, ""), given.separator, WHO)]
    if match.unsure and "people" not in rest.held:
        unsorted += [(name, "person") for name in event.people]
        event = event._replace(people=())
    yield Entry(event, own, row.number, row.shown, unsorted=tuple(unsorted), loose=loose)
    yield from rest.told
    for place in places:
        if place in row.hidden:
            why = "cells that hold more than they show: what they show is taken"
            yield Told(row.hidden[place], why)
    for place in match.own.values():
        if place in row.wrong:
            yield Skipped(
                f"{given.path}:{row.number}: {row.wrong[place]}", "a cell without a value"
            )


def _read(given: Given, row: Row, match: Match, held: dict[str, str], title: str) -> Event:
    when = moment(
        {key: held[key] for key in ("date", "zone", "phrase", *WHEN) if key in held},
        given.order, given.century,
    )  # fmt: skip
    names = {name: _names(held.get(name, ""), given.separator, name) for name in LISTS}
    claim = _claim(held, when.phrase)
    own = [(key[7:], held[key]) for key in held if key.startswith("fields.")]
    own += [(key, _cell(row, place)) for key, place in match.own.items()]
    return Event(
        identifier(held.get("id", "").strip()), when.date, title,
        names["orgs"], names["people"], names["places"], names["names"], names["tags"],
        word("status", held.get("status"), STATUSES, "accepted"),
        word("modality", held.get("modality"), MODALITIES, "asserted"),
        text(held.get("note", "")), (claim,) if any(claim) else (), when.zone,
        fields=tuple((key, text(value)) for key, value in own if value.strip()),
    )  # fmt: skip


def _cell(row: Row, place: int) -> str:
    """Return a cell without the apostrophe that keeps a spreadsheet from running it."""
    cell = row.cells.get(place, "")
    return cell[1:] if cell[:1] == "'" and cell[1:].lstrip().startswith(_FORMULA) else cell


def _several(row: Row, places: Iterable[int], key: str) -> str:
    """Return the cells of a key as one text: several are those of a list of names."""
    return ("\n" if key in LISTS else " ").join(
        cell for place in places if (cell := _cell(row, place))
    )


def _names(cell: str, separator: str, key: str) -> tuple[str, ...]:
    """Return the names in a cell: a semicolon or a line break parts them, and tags a comma too."""
    if separator:
        return lines(part for row in cell.split("\n") for part in row.split(separator))
    return lines((_TAGS if key == "tags" else _BREAK).split(cell))


def _claim(held: dict[str, str], phrase: str) -> Claim:
    told: dict[str, Any] = {key: line(held.get(key, "")) for key in CLAIM if key != "quote"}
    told["source"] = line(_BREAK.sub("; ", held.get("source", "").strip()))
    told["page"] = told["page"].removeprefix("p. ")
    told["phrase"] = told["phrase"] or phrase
    for key, name in NUMBERS.items():
        value = line(held.get(key, ""))
        if value.isascii() and value.isdigit():
            told[key] = int(value)
        elif value:
            told["locator"] = ", ".join(filter(None, (told["locator"], f"{name} {value}")))
    claim = Claim(**told, quote=text(held.get("quote", "")))
    return claim if claim._replace(phrase="") != Claim() else Claim(phrase=phrase or told["phrase"])


def _centuries(given: Given, rows: list[Row], match: Match) -> Iterator[Told]:
    """Yield how many dates have their year in two figures, where their century was not given."""
    places = [place for key in ("date", "end") for place in match.places.get(key, ())]
    cells = [row.cells.get(place, "").strip() for row in rows for place in places]
    short = [cell for cell in cells if SHORT.fullmatch(cell)]
    if short and not given.century and given.order != "YMD":
        count = "a year has" if len(short) == 1 else f"{len(short)} years have"
        example = whole_year(short[0], "2000")
        yield Told(f"{count} two figures: --century 2000 reads {short[0]} as {example}")


def _orders(given: Given, rows: list[Row], match: Match) -> Iterator[Told]:
    """Yield what the dates say of the order of their figures, where it was not given."""
    places = [place for key in ("date", "end") for place in match.places.get(key, ())]
    if given.order:
        return
    proofs: dict[str, str] = {}
    doubtful = 0
    for row in rows:
        for place in places:
            found = _FIGURES.fullmatch(row.cells.get(place, "").strip())
            first, second = (int(found[1]), int(found[2])) if found else (0, 0)
            if first > 12 >= second:
                proofs.setdefault("DMY", f"{row.cells[place].strip()} in row {row.number}")
            elif second > 12 >= first:
                proofs.setdefault("MDY", f"{row.cells[place].strip()} in row {row.number}")
            elif found and first != second:
                doubtful += 1
    if not doubtful:
        return
    count = "a date has" if doubtful == 1 else f"{doubtful} dates have"
    if len(proofs) == 1:
        (order, proof), *_ = proofs.items()
        part = "day" if order == "DMY" else "month"
        yield Told(
            f"{count} two readings; {proof} can only have its {part} first: "
            f"--order {order} reads all dates so"
        )
    else:
        yield Told(f"{count} two readings: --order DMY reads the day first, --order MDY the month")

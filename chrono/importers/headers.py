"""The row that names the columns of a table: given, found below other lines, or none at all."""

from collections.abc import Mapping
from itertools import islice
from typing import Final, NamedTuple

from chrono.errors import ChronoError, DateError
from chrono.importers.fields import date
from chrono.importers.rows import Row, letters
from chrono.importers.targets import DESCRIPTIONS, KNOWN, plain, zoned

_SEARCHED: Final = 50  # rows that a header is looked for in
_SAMPLE: Final = 20  # rows that the columns of a table without a header are known by
NONE: Final = "0"


class Header(NamedTuple):
    """The names of the columns, the rows below, and what a user should know of how it was found."""

    names: Mapping[int, str]
    rows: list[Row]
    columns: tuple[tuple[str, str], ...] = ()  # what the columns of a table without one hold
    told: str = ""


def find(rows: list[Row], given: str, asked: tuple[tuple[str, str], ...], path: str) -> Header:
    """Return the header of a table. Raises `ChronoError` where the row that was given is none."""
    full = [row for row in rows if row.cells or row.wrong]
    if given == NONE:
        return Header(_lettered(full), full)
    if given:
        at = next((at for at, row in enumerate(full) if row.number == int(given)), None)
        if at is None:
            raise ChronoError(f"{path}: row {given} is empty, or not there", "--header N names it")
        return Header(_names(full[at]), full[at + 1 :])
    for at, row in enumerate(islice(full, _SEARCHED)):
        if _is_header(row, asked):
            skipped = [before.number for before in full[:at]]
            told = f"the header is row {row.number}; {_rows(skipped)} above it left out"
            return Header(_names(row), full[at + 1 :], (), told if skipped else "")
    if full and not asked and any(map(_dated, full[0].cells.values())):
        return _guessed(full, path)
    first = next((at for at, row in enumerate(full) if len(row.cells) > 1), 0)
    return Header(_names(full[first]) if full else {}, full[first + 1 :])


def _rows(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:5])) + (" …" if len(numbers) > 5 else "")
    return f"row {shown}" if len(numbers) == 1 else f"rows {shown}"


def _names(row: Row) -> dict[int, str]:
    return {place: " ".join(name.split()) for place, name in row.cells.items() if name.strip()}


def _lettered(rows: list[Row]) -> dict[int, str]:
    places = sorted({place for row in rows for place in row.cells})
    return {place: letters(place) for place in places}


def _is_header(row: Row, asked: tuple[tuple[str, str], ...]) -> bool:
    """Whether the row has all columns that were asked for, and names of a date and a title."""
    names = _names(row).values()
    if not {name for _, name in asked} <= set(names):
        return False
    keys = {KNOWN.get(plain(zoned(name)[0]), "") for name in names} | {key for key, _ in asked}
    titled = "title" in keys or any(plain(name) in DESCRIPTIONS for name in names)
    return titled and not keys.isdisjoint({"date", "year", "month", "day", "time"})


def _dated(cell: str) -> bool:
    try:
        date(cell.strip())
    except DateError as error:
        return error.code == "D105"
    return True


def _guessed(rows: list[Row], path: str) -> Header:
    """Return the header of a table without one: the one column of dates, and that of titles."""
    names = _lettered(rows)
    sample = rows[:_SAMPLE]
    dated, lengths = [], {}
    for place in names:
        cells = [row.cells[place] for row in sample if place in row.cells]
        read = sum(map(_dated, cells))
        if read > len(cells) / 2:
            dated.append(place)
        else:
            lengths[place] = sum(map(len, cells)) / max(len(cells), 1)
    if len(dated) != 1 or not lengths:
        hint = "say --header 0 --map date=A --map title=B, with the letters of the columns"
        raise ChronoError(f"{path}: no row names the columns", hint)
    title = max(lengths, key=lambda place: (lengths[place], -place))
    told = (
        f"no row names the columns: {names[dated[0]]} is read as the date, {names[title]} as the "
        "title; --header 0 --map KEY=COLUMN says otherwise"
    )
    return Header(names, rows, (("date", names[dated[0]]), ("title", names[title])), told)

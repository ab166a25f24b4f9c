"""A table in a text file to rows: its encoding, its delimiter, its records."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import Final

from chrono.errors import ChronoError
from chrono.importers import Given, Told
from chrono.importers.rows import Row
from chrono.readers.encoding import decode

_MARKS: Final = ",;\t|"
_SAMPLE: Final = 40  # records that the delimiter is found by
_LONGEST: Final = 1 << 20  # characters of a cell


def text(given: Given) -> tuple[str, tuple[Told, ...]]:
    """Return a table as text, and how its encoding was found where it is not UTF-8."""
    if given.encoding:
        try:
            return given.raw.decode(given.encoding).removeprefix("\ufeff"), ()
        except LookupError:
            hint = "such as utf-8, cp1252, utf-16 or mac_roman"
            raise ChronoError(f"no encoding is called {given.encoding}", hint) from None
        except UnicodeDecodeError as error:
            line = given.raw.count(b"\n", 0, error.start) + 1
            what = f"{given.path}:{line}: not {given.encoding}: byte 0x{given.raw[error.start]:02X}"
            raise ChronoError(what, "leave out --encoding, and chrono finds it") from None
    found = decode(given.path, given.raw)
    return found.text, tuple(
        Told(f"{note}; --encoding NAME says another" if "guess" in note else note)
        for note in found.notes
    )


def delimiter(whole: str) -> str:
    """Return the sign that parts the records into the most even columns."""
    if whole[:4].lower() == "sep=" and whole[4:5] in _MARKS:
        return whole[4]
    return max(_MARKS, key=lambda mark: _evenness(whole, mark))


def _evenness(whole: str, mark: str) -> tuple[int, int]:
    """Return how many records have the commonest number of cells above one, and that number."""
    reader = csv.reader(io.StringIO(whole, newline=""), delimiter=mark)
    widths: Counter[int] = Counter()
    try:
        for record, _ in zip(reader, range(_SAMPLE), strict=False):
            widths[len(record)] += any(record)
    except csv.Error:
        pass  # what is wrong is told when the table is read
    del widths[1]
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def rows(path: str, whole: str, mark: str) -> Iterator[Row]:
    """Yield the records; each has the number of its first line. Raises `ChronoError`."""
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(whole, newline=""), delimiter=mark, strict=True)
    at = 1
    try:
        for record in reader:
            if not (at == 1 and len(record) == 1 and record[0].lower().startswith("sep=")):
                yield Row(at, {place: cell for place, cell in enumerate(record) if cell.strip()})
            at = reader.line_num + 1
    except csv.Error as error:
        hint = "a quotation mark that is opened is closed, and one inside a cell is doubled"
        raise ChronoError(f"{path}:{at}: not a row of a table: {error}", hint) from None

"""A sheet of a spreadsheet (.xlsx) to rows of text, each cell as it is shown.

Read as a stream and within limits: openpyxl gives no limit, fills all rows between two numbers,
and does not tell a formula without a value from an empty cell (docs/decisions.md).
Source: ECMA-376-1:2016, 18.3 (worksheets), 18.4 (shared strings), 18.8 (styles).
"""

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from typing import Final, NamedTuple

from chrono.errors import ChronoError
from chrono.importers.number_formats import BUILT_IN, Shown, parts, shown
from chrono.importers.rows import Row, column, letters
from chrono.readers.ooxml import Archive, RefusedError, Target

LAST_ROW: Final = 1_048_576
LAST_COLUMN: Final = 16_384
MOST_CELLS: Final = 2_000_000
_OLE: Final = b"\xd0\xcf\x11\xe0"  # how .xls files, and those with a password, begin
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE: Final = re.compile(r"([A-Za-z]{1,4})([0-9]{1,12})")
_ISO: Final = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)Z?)?")


class Sheet(NamedTuple):
    """The name of a sheet, whether it can be seen, and its part of the file."""

    name: str
    visible: bool
    part: str


class Workbook:
    """A spreadsheet: its sheets, and what their cells refer to."""

    def __init__(self, path: str, raw: bytes) -> None:
        """Read what all sheets share; raise `ChronoError` for what is no workbook."""
        if raw.startswith(_OLE):
            hint = "open it in a spreadsheet program and save it as .xlsx, without a password"
            raise ChronoError(f"{path}: an old .xls, or one with a password", hint)
        self.path = path
        self._archive = Archive(path, raw, "xl/workbook.xml", ".xlsx")
        index, links = _Index(), _Links()
        self._archive.parse("xl/workbook.xml", index)
        self._archive.parse("xl/_rels/workbook.xml.rels", links)
        self.system = index.system
        self.sheets = [
            Sheet(name, visible, links.sheets[link])
            for name, visible, link in index.sheets
            if link in links.sheets
        ]
        styles, texts = _Styles(), _Texts()
        self._archive.parse(links.named.get("styles", "xl/styles.xml"), styles)
        self._archive.parse(links.named.get("sharedStrings", "xl/sharedStrings.xml"), texts)
        self.formats = styles.formats()
        self.texts = texts.done

    def sheet(self, name: str = "") -> Sheet:
        """Return a sheet by its name, else the first that can be seen."""
        for one in self.sheets:
            if one.name == name or (not name and one.visible):
                return one
        there = ", ".join(one.name for one in self.sheets)
        what = f"no sheet {name}" if name else "no sheet that can be seen"
        raise ChronoError(f"{self.path}: {what}", f"there are {there}" if there else "")

    def rows(self, sheet: Sheet) -> Iterator[Row]:
        """Yield the rows of a sheet that have a cell, merged cells filled downwards."""
        found = _Cells(self)
        self._archive.parse(sheet.part, found)
        found.fill()
        yield from (found.rows[number] for number in sorted(found.rows))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


class _Index(Target):
    """The sheets of the workbook, in their order, and the year that it counts days from."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[tuple[str, bool, str]] = []
        self.system = 1900

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "sheet":
            link = next((held for key, held in attributes.items() if _local(key) == "id"), "")
            visible = attributes.get("state", "visible") == "visible"
            self.sheets.append((attributes.get("name", ""), visible, link))
        elif name == "workbookPr" and attributes.get("date1904", "0") not in ("0", "false"):
            self.system = 1904


class _Links(Target):
    """The parts that the workbook refers to: sheets by their link, others by their kind."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: dict[str, str] = {}
        self.named: dict[str, str] = {}

    def opened(self, _: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = attributes.get("Target", "")
        part = target[1:] if target.startswith("/") else f"xl/{target}"
        if kind == "worksheet":
            self.sheets[attributes.get("Id", "")] = part
        else:
            self.named[kind] = part


class _Styles(Target):
    """The number format of each style of a cell."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {}
        self._used: list[str] = []
        self._inside = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name in ("numFmts", "cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = name
        elif name == "numFmt" and self._inside == "numFmts":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "xf" and self._inside == "cellXfs":
            self._used.append(attributes.get("numFmtId", "0"))

    def formats(self) -> list[str]:
        """Return the parts of a date that each style shows."""
        return [
            parts(self._codes[number])
            if number in self._codes
            else BUILT_IN.get(int(number) if number.isdecimal() else 0, "")
            for number in self._used
        ]


class _Texts(Target):
    """The shared strings, without the readings (furigana) that are kept beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self._pieces: list[str] = []
        self._aside = 0
        self._text = False

    def opened(self, tag: str, _: dict[str, str]) -> None:
        name = _local(tag)
        self._aside += name == "rPh"
        self._text = name == "t" and not self._aside
        if name == "si":
            self._pieces = []

    def data(self, text: str) -> None:
        if self._text:
            self._pieces.append(text)

    def closed(self, tag: str) -> None:
        name = _local(tag)
        self._text = False
        self._aside -= name == "rPh"
        if name == "si":
            self.done.append(_plain("".join(self._pieces)))


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


class _Cells(Target):
    """The rows of one sheet, by their numbers."""

    def __init__(self, book: Workbook) -> None:
        super().__init__()
        self.rows: dict[int, Row] = {}
        self._book = book
        self._merged: list[tuple[int, int, int]] = []  # column, first and last row
        self._count = 0
        self._number = 0
        self._column = -1
        self._row: tuple[dict[int, str], dict[int, str], dict[int, str]] = ({}, {}, {})
        self._cell: dict[str, str] | None = None
        self._formula = False
        self._inside = ""
        self._aside = 0
        self._pieces: list[str] = []
        self._valued = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        if name == "row":
            self._begin_row(attributes.get("r", ""))
        elif name == "c":
            self._begin_cell(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif self._cell is not None:
            self._aside += name == "rPh"
            self._formula |= name == "f"
            self._valued |= name == "v"
            self._inside = name

    def data(self, text: str) -> None:
        if self._cell is not None and self._inside in ("v", "t") and not self._aside:
            self._pieces.append(text)

    def closed(self, tag: str) -> None:
        name = _local(tag)
        self._inside = ""
        self._aside -= name == "rPh"
        if name == "c" and self._cell is not None:
            self._end_cell(self._cell)
        elif name == "row" and any(self._row):
            cells, wrong, hidden = self._row
            self.rows[self._number] = Row(self._number, cells, wrong, hidden)
            self._row = ({}, {}, {})

    def _begin_row(self, named: str) -> None:
        self._number = int(named) if named.isdecimal() and len(named) < 13 else self._number + 1
        if not 1 <= self._number <= LAST_ROW:
            raise RefusedError(f"row {named}, and the last of a sheet is {LAST_ROW:,}")
        self._row = ({}, {}, {})
        self._column = -1

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = column(found[1]) if found else self._column + 1
        if not 0 <= self._column < LAST_COLUMN:
            raise RefusedError(f"column {attributes.get('r', self._column)}, and the last is XFD")
        self._count += 1
        if self._count > MOST_CELLS:
            raise RefusedError(f"more than {MOST_CELLS:,} cells")
        self._cell, self._pieces = attributes, []
        self._formula = self._valued = False

    def _end_cell(self, attributes: dict[str, str]) -> None:
        self._cell = None
        found = self._shown(attributes, "".join(self._pieces))
        cells, wrong, hidden = self._row
        name = f"{letters(self._column)}{self._number}"
        if found.text:
            cells[self._column] = found.text
        if found.wrong:
            wrong[self._column] = f"{name} is {found.wrong}"
        if found.hidden:
            hidden[self._column] = f"{name} shows {found.text} and holds {found.hidden}"

    def _shown(self, attributes: dict[str, str], written: str) -> Shown:
        """Return what a cell shows."""
        kind = attributes.get("t", "n")
        if self._formula and not written and not (kind == "str" and self._valued):
            return Shown("", wrong="a formula whose value is not in the file")
        if kind in ("str", "inlineStr"):
            return Shown(_plain(written))
        if not written:
            return Shown("")
        if kind == "e":
            return Shown("", wrong=f"an error, {written[:40]}")
        if kind == "b":
            return Shown("FALSE" if written == "0" else "TRUE")
        if kind == "s":
            texts = self._book.texts
            known = written.isdecimal() and len(written) < 10 and int(written) < len(texts)
            wrong = "" if known else f"a text that the file does not have, number {written[:40]}"
            return Shown(texts[int(written)] if known else "", wrong=wrong)
        style = attributes.get("s", "0")
        formats = self._book.formats
        known = style.isdecimal() and len(style) < 10 and int(style) < len(formats)
        format_parts = formats[int(style)] if known else ""
        if kind == "d":
            return _iso(written, format_parts)
        return shown(written, format_parts, self._book.system) if format_parts else _number(written)

    def _merge(self, reference: str) -> None:
        ends = [_REFERENCE.fullmatch(end) for end in reference.split(":")]
        if len(ends) == 2 and ends[0] and ends[1]:
            first, last = int(ends[0][2]), int(ends[1][2])
            self._merged.append((column(ends[0][1]), first, last))

    def fill(self) -> None:
        """Give each row of a merged cell what the cell shows."""
        left = MOST_CELLS
        last_row = max(self.rows, default=0)
        for place, first, last in self._merged:
            source = self.rows.get(first)
            if source is None or not 0 <= place < LAST_COLUMN:
                continue
            for number in range(first + 1, min(last, last_row) + 1):
                left -= 1
                if left < 0:
                    raise ChronoError(f"{self._book.path}: too many merged cells")
                if row := self.rows.get(number):
                    self.rows[number] = _filled(row, source, place)


def _filled(row: Row, source: Row, place: int) -> Row:
    """Return a row with one cell of another."""
    made = [
        {**held, place: given[place]} if place in given else held
        for held, given in zip(row[1:], source[1:], strict=True)
    ]
    return Row(row.number, *made)


def _number(written: str) -> Shown:
    try:
        value = float(written)
        text = str(int(value)) if value.is_integer() else repr(value)
    except (ValueError, OverflowError):
        return Shown("", wrong=f"no number: {written[:40]}")
    return Shown(text) if text != "nan" else Shown("", wrong="no number: nan")


def _iso(written: str, format_parts: str) -> Shown:
    """Return what a cell shows that holds its date as ISO 8601."""
    found = _ISO.fullmatch(written.strip())
    try:
        if found is None:
            raise ValueError
        day, clock = date.fromisoformat(found[1]), time.fromisoformat(found[2] or "00:00")
    except ValueError:
        return Shown("", wrong=f"no date: {written[:40]}")
    seconds = (clock.hour * 60 + clock.minute) * 60 + clock.second
    number = (day - date(1899, 12, 30)).days
    if number <= 60:
        return Shown(written.strip())
    exact = f"{(number * 86400 + seconds) * 10**6 + clock.microsecond}"
    value = Decimal(exact) / (86400 * 10**6)
    return shown(str(value), format_parts or ("ymdhMS" if seconds else "ymd"))

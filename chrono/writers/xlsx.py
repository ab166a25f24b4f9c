"""A timeline as a spreadsheet of Excel, with real days to sort by.

The date is text, as EDTF and in words, because no cell of a spreadsheet can hold a month or a
century; the earliest and the latest day beside it are dates wherever Excel has them.
"""

import io
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from chrono.dates import Day
from chrono.errors import ChronoError
from chrono.store.text import stem
from chrono.timeline import Row, Timeline
from chrono.writers import LeftOut, Piece, Style
from chrono.writers.cells import BETWEEN, cells
from chrono.writers.escape import lines, one_line
from chrono.writers.graphemes import width_of
from chrono.writers.package import finished, newest
from chrono.writers.remainder import OURS, table

COLUMNS: Final = (
    "id", "date", "words", "earliest", "latest", "starts-at", "ends-at", "zone", "title", "orgs",
    "people", "places", "names", "tags", "source", "source-title", "page", "paragraph",
    "line", "locator", "phrase", "quote", "note", "status", "modality", "confidence",
)  # fmt: skip
# Columns that are there only when some event has something in them.
_SPARSE: Final = frozenset(
    ["starts-at", "ends-at", "zone", "people", "places", "names", "tags", "paragraph",
     "line", "locator", "phrase", "note", "confidence"]
)  # fmt: skip
_NUMBERS: Final = ("page", "paragraph", "line", "confidence")
_FORMULA: Final = tuple("=+-@＝＋－＠")
MOST_ROWS: Final = 1_048_575  # of a sheet, without the header
MOST_SIGNS: Final = 32_767  # of a cell
A4: Final = 9  # of the sizes of paper in ECMA-376, part 1, 18.3.1.63
_LINE: Final = 15  # points that a line of text is high
_WIDTHS: Final = {"title": 50, "quote": 60, "note": 40}
_WIDE: Final = 30  # columns of any other cell; longer text is wrapped


def xlsx(timeline: Timeline, style: Style) -> Iterator[Piece]:
    """Yield the bytes of a workbook with one sheet, and each event that it cannot hold."""
    book, sheet = _workbook()
    names, dates = style.columns, style.dates or "edtf"
    if names:
        held = cells(timeline, names, dates, BETWEEN)
    else:
        names, held = _filled(*table(timeline, COLUMNS, dates))
    rows = list(zip(timeline.rows, held, strict=True))
    kept = [pair for pair in rows[:MOST_ROWS] if max(map(len, pair[1]), default=0) <= MOST_SIGNS]
    for row, texts in rows[:MOST_ROWS]:
        if max(map(len, texts), default=0) > MOST_SIGNS:
            yield LeftOut(row.id, f"a text of it is longer than a cell holds, {MOST_SIGNS:,} signs")
    yield from (LeftOut(row.id, "the sheet is full") for row, _ in rows[MOST_ROWS:])
    _lay_out(sheet, names, [texts for _, texts in kept])
    looks = _Looks(sheet)
    sheet.append([looks.head(name) for name in names])
    for number, (row, texts) in enumerate(kept, 2):
        sheet.row_dimensions[number].height = _height(names, texts)
        values = (_value(*pair, row) for pair in zip(names, texts, strict=True))
        sheet.append([looks.cell(value) for value in values])
    made = io.BytesIO()
    book.save(made)
    files = timeline.chronology.files
    title = next((file.name or stem(file.path) for file in files), "")
    yield finished(made.getvalue(), title, newest(timeline))


def _workbook() -> tuple[Any, Any]:
    """Return a workbook and its sheet, to be written row by row."""
    try:
        from openpyxl import Workbook
    except ImportError:
        hint = "pip install 'chrono-timeline[sheets]', or export csv"
        raise ChronoError("spreadsheets need openpyxl", hint) from None
    book = Workbook(write_only=True)
    return book, book.create_sheet("Events")


def _filled(
    names: Sequence[str], table: list[list[str]]
) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the columns without those that are empty and need not be there."""
    kept = [
        number for number, name in enumerate(names)
        if name not in _SPARSE or any(row[number] for row in table)
    ]  # fmt: skip
    return tuple(names[n] for n in kept), [[row[n] for n in kept] for row in table]


def _lay_out(sheet: Any, names: Sequence[str], table: list[list[str]]) -> None:
    """Set what is the same for all rows: widths, the frozen header, the filter, the print."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, name in enumerate(names):
        widest = max((_widest(row[number]) for row in table), default=0)
        room = max(min(widest, _room(name)), len(name) + 2)  # with the button of the filter
        column = sheet.column_dimensions[get_column_letter(number + 1)]
        column.width, column.hidden = room + 1.5, name == OURS
    last = get_column_letter(max(len(names), 1))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(table) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter.center.text = "&P / &N"


def _room(name: str) -> int:
    return _WIDTHS.get(name, _WIDE)


def _widest(text: str) -> int:
    return max(map(width_of, text.split("\n")))


def _height(names: Sequence[str], texts: Sequence[str]) -> float:
    """Return how high a row is, in points, with all its texts wrapped."""
    tall = max(
        (sum(-(-max(width_of(line), 1) // _room(name)) for line in text.split("\n"))
         for name, text in zip(names, texts, strict=True) if name != OURS),
        default=1,
    )  # fmt: skip
    return float(min(tall * _LINE, 409))  # the most there is


def _value(name: str, text: str, row: Row) -> str | int | float | date:
    """Return what a cell holds: a day, a number, or text as it is."""
    when = row.event.date
    if name in ("earliest", "latest") and when:
        day = _day(getattr(when, name))
        return text if day is None else day
    if name in _NUMBERS and text:
        number = float(text) if text.replace(".", "", 1).isdecimal() and text.isascii() else None
        if number is not None and f"{number:g}" == text:
            return int(number) if number.is_integer() else number
    return lines(text)


def _day(day: Day | None) -> date | None:
    """Return a day that Excel has: from 1900 on, where its calendar begins, to 9999."""
    return date(*day) if day and 1900 <= day[0] <= 9999 else None


class _Looks:
    """How cells look, each made once for all of them."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Font, PatternFill

        self._make, self._sheet = WriteOnlyCell, sheet
        self._wrapped = Alignment("left", "top", wrap_text=True)
        self._bold, self._grey = (
            Font("Calibri", 11, bold=True),
            PatternFill("solid", fgColor="EDEDED"),
        )

    def cell(self, value: str | int | float | date) -> Any:
        """Return a cell; text is text, whatever it starts with."""
        made = self._make(self._sheet, value=None)
        if isinstance(value, str):
            made._value, made.data_type = value, "s"
            made.quotePrefix = value.lstrip().startswith(_FORMULA)
        else:
            made.value = value
        made.alignment = self._wrapped
        if isinstance(value, date):
            made.number_format = "yyyy-mm-dd"
        return made

    def head(self, name: str) -> Any:
        """Return a cell of the header."""
        made = self.cell(one_line(name))
        made.font, made.fill = self._bold, self._grey
        return made

"""What is in a .docx file: its parts, its properties, the paragraphs of a part.

Read with the standard library, as a stream and within limits, since python-docx builds whole trees
of whatever a file holds and needs lxml; what is wanted here is paragraphs.
"""

import re
import zipfile
import zlib
from io import BytesIO
from typing import Final, NamedTuple
from xml.etree.ElementTree import ParseError, XMLParser

from chrono.errors import ChronoError
from chrono.readers.assembly import RowCell

LARGEST: Final = 64 << 20  # bytes of a part when unpacked
RATIO: Final = 200  # times its packed size, for a part of more than SMALL bytes
SMALL: Final = 1 << 20
MOST: Final = 10_000  # parts of a file
DEEPEST: Final = 200  # elements in each other
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What is not in the text that is printed, or is in it twice.
UNPRINTED: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText",
                              f"{MC}Fallback"})  # fmt: skip
DELETED: Final = frozenset({f"{W}delText", f"{W}moveFrom"})
INSTEAD: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


# What marks a row or a cell, and the values with which it marks nothing.
ROW_MARKS: Final = {
    f"{W}gridSpan": ("",),
    f"{W}vMerge": ("restart",),
    f"{W}tblHeader": ("false", "0", "off"),
}


# the main part of another kind of file -> what it is, and what is for it
_OTHERS: Final = {
    "xl/workbook.xml": ("a spreadsheet", "`chrono import` takes in the rows of a table"),
    "word/document.xml": ("a text document", "`chrono extract` reads documents"),
    "ppt/presentation.xml": ("slides", "save them as .pdf, and let `chrono extract` read that"),
}


def _another(path: str, ending: str, parts: set[str]) -> ChronoError:
    """The error for a packed file without the part that a file of this ending has."""
    for part, (what, hint) in _OTHERS.items():
        if part in parts:
            return ChronoError(f"{path}: {what}, and no {ending}", hint)
    return ChronoError(f"{path}: packed, and no {ending}", f"open it and save it as {ending}")


class Paragraph(NamedTuple):
    """The text of a paragraph, the name of its style, and the list that it names with its level.

    `list` is `0` for a paragraph that is none although its style names a list.
    """

    text: str
    style: str = ""
    list: str = ""
    depth: int = 0

    @property
    def item(self) -> bool:
        """Whether it names a list itself."""
        return self.list not in ("", "0")


class TableRow(NamedTuple):
    """A row of a table, and the number of the table."""

    cells: tuple[RowCell, ...]
    table: int


class Archive:
    """An Office file that gives its parts within the limits, or raises `ChronoError`.

    `main` is the part that a file of the kind must have, `ending` its usual ending.
    """

    def __init__(
        self, path: str, data: bytes, main: str = "word/document.xml", ending: str = ".docx"
    ) -> None:
        self.path = path
        self.ending = ending
        self.deleted = (
            False  # whether a part that was read holds text deleted under tracked changes
        )
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._broken("it ends too soon, or was never whole") from error
        if len(self._zip.infolist()) > MOST:
            raise self._broken(f"it has more than {MOST:,} parts")
        if main not in self._zip.namelist():
            raise _another(path, ending, set(self._zip.namelist()))

    def part(self, name: str) -> bytes:
        """Return a part, unpacked; nothing if there is no such part."""
        try:
            entry = self._zip.getinfo(name)
        except KeyError:
            return b""
        if entry.flag_bits & 1:
            raise self._broken("it is encrypted")
        limit = min(LARGEST, max(SMALL, entry.compress_size * RATIO))
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError,
                RuntimeError, ValueError) as error:  # fmt: skip
            raise self._broken(f"{name} cannot be unpacked") from error
        if len(data) > limit:
            raise self._broken(f"{name} unpacks to more than {limit:,} bytes")
        return data

    def paragraphs(self, name: str) -> list[Paragraph | TableRow]:
        """Return the paragraphs of a part, and the rows of its tables."""
        found = _Paragraphs()
        self.parse(name, found)
        self.deleted |= found.deleted
        return found.done

    def texts(self, name: str) -> dict[str, str]:
        """Return the text of each element of a small part by its name without namespace."""
        found = _Texts()
        self.parse(name, found)
        return found.done

    def parse(self, name: str, target: "Target") -> None:
        """Give a part to a target, an element at a time; nothing if there is no such part."""
        data = self.part(name)
        if not data:
            return
        parser = XMLParser(target=target)
        try:
            for at in range(0, len(data), 1 << 16):
                parser.feed(data[at : at + (1 << 16)])
            parser.close()
        except (ParseError, RefusedError, ValueError, LookupError) as error:
            raise self._broken(f"{name}: {error}") from None

    def _broken(self, why: str) -> ChronoError:
        hint = "open it in the program it is from and save it anew, without a password"
        return ChronoError(f"{self.path}: not a {self.ending} that can be read: {why}", hint)


class RefusedError(Exception):
    """What no office program writes."""


class Target:
    """Takes what the parser finds, and keeps how deep it is."""

    def __init__(self) -> None:
        self.depth = 0

    def doctype(self, *_: str | None) -> None:
        raise RefusedError("it declares entities")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise RefusedError("nested too deeply")
        self.opened(tag, attributes)

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.closed(tag)

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""

    def closed(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take text."""

    def close(self) -> None:
        """Take the end of it all."""


class _Texts(Target):
    def __init__(self) -> None:
        super().__init__()
        self.done: dict[str, str] = {}
        self._pieces: list[str] = []

    def opened(self, *_: object) -> None:
        self._pieces = []

    def data(self, text: str) -> None:
        self._pieces.append(text)

    def closed(self, tag: str) -> None:
        self.done.setdefault(tag.rpartition("}")[2], "".join(self._pieces).strip())
        self._pieces = []


class _Open(NamedTuple):
    """A table that has not ended: its rows so far, the cells of the row and of the cell at hand."""

    number: int
    rows: list[TableRow]
    cells: list[RowCell]
    paragraphs: list[Paragraph]  # of the cell at hand
    marks: list[str]  # of the row and the cell at hand
    every: list[Paragraph]  # of all cells


class _Paragraphs(Target):
    """Gathers paragraphs and rows of tables; what is inside a paragraph or a cell comes first."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Paragraph | TableRow] = []
        self._open: list[tuple[list[str], dict[str, str]]] = []  # pieces and marks of each
        self._tables: list[_Open] = []
        self._count = 0
        self._hidden = 0
        self._text = False
        self.deleted = False

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.replace(STRICT, W)
        value = attributes.get(f"{W}val") or attributes.get(f"{STRICT}val", "")
        self.deleted = self.deleted or tag in DELETED
        if tag in UNPRINTED or self._hidden:
            self._hidden += 1
        elif tag == f"{W}p":
            self._open.append(([], {}))
        elif tag == f"{W}tbl":
            self._tables.append(_Open(self._count, [], [], [], [], []))
            self._count += 1
        elif tag in (f"{W}tr", f"{W}tc") and self._tables:
            self._tables[-1].paragraphs.clear()
            del self._tables[-1].marks[0 if tag == f"{W}tr" else 1 :]
            self._tables[-1].marks.append("")
        elif tag in ROW_MARKS and self._tables and value not in ROW_MARKS[tag]:
            self._tables[-1].marks[-1:] = [f"{self._tables[-1].marks[-1]} {tag[len(W) :]}{value}"]
        elif self._open:
            self._in_paragraph(tag, attributes, value)

    def _in_paragraph(self, tag: str, attributes: dict[str, str], value: str) -> None:
        pieces, marks = self._open[-1]
        self._text = tag == f"{W}t"
        if tag in (f"{W}pStyle", f"{W}numId", f"{W}ilvl"):
            marks.setdefault(tag[len(W) :], value)
        elif tag in INSTEAD and not (tag == f"{W}tab" and f"{W}pos" in attributes):
            pieces.append(INSTEAD[tag])

    def data(self, text: str) -> None:
        if self._text and self._open and not self._hidden:
            self._open[-1][0].append(text)

    def closed(self, tag: str) -> None:
        tag = tag.replace(STRICT, W)
        self._text = False
        if self._hidden:
            self._hidden -= 1
        elif tag == f"{W}p" and self._open:
            pieces, marks = self._open.pop()
            depth = marks.get("ilvl", "0")
            made = Paragraph("".join(pieces), marks.get("pStyle", ""), marks.get("numId", ""),
                             int(depth) if depth in "012345678" else 0)  # fmt: skip
            if self._tables:
                self._tables[-1].paragraphs.append(made)
            else:
                self.done.append(made)
        elif self._tables:
            self._in_table(tag)

    def _in_table(self, tag: str) -> None:
        table = self._tables[-1]
        if tag == f"{W}tc":
            table.cells.append(_cell(table.paragraphs, "".join(table.marks)))
            table.every.extend(table.paragraphs)
            table.paragraphs.clear()
        elif tag == f"{W}tr":
            table.rows.append(TableRow(tuple(table.cells), table.number))
            table.cells.clear()
        elif tag == f"{W}tbl":
            self._tables.pop()
            single = all(len(row.cells) < 2 for row in table.rows)
            self.done.extend(table.every if single else table.rows)


def _cell(paragraphs: list[Paragraph], marks: str) -> RowCell:
    """Return a cell; what says how many columns it takes, and that it is merged, is in `marks`."""
    span = re.search(r"gridSpan(\d{1,2})\b", marks)
    texts = filter(None, (paragraph.text.strip() for paragraph in paragraphs))
    return RowCell(
        "\n".join(texts), int(span[1]) if span else 1, "tblHeader" in marks, "vMerge" in marks
    )

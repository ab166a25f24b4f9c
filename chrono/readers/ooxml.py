"""What is in a .docx file: its parts, its properties, the paragraphs of a part.

Read with the standard library, as a stream and within limits, since python-docx builds whole trees
of whatever a file holds and needs lxml; what is wanted here is paragraphs.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Final, NamedTuple
from xml.etree.ElementTree import ParseError, XMLParser

from chrono.errors import ChronoError

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
INSTEAD: Final = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class Paragraph(NamedTuple):
    """The text of a paragraph, the name of its style, the number of its row in tables or 0."""

    text: str
    style: str = ""
    row: int = 0


class Archive:
    """A .docx file that gives its parts within the limits, or raises `ChronoError`."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._broken("it ends too soon, or was never whole") from error
        if len(self._zip.infolist()) > MOST:
            raise self._broken(f"it has more than {MOST:,} parts")
        if "word/document.xml" not in self._zip.namelist():
            hint = "open it and save it as .docx or .txt"
            raise ChronoError(f"{path}: packed, and no .docx", hint)

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

    def paragraphs(self, name: str) -> list[Paragraph]:
        """Return the paragraphs of a part."""
        found = _Paragraphs()
        self._parse(name, found)
        return found.done

    def texts(self, name: str) -> dict[str, str]:
        """Return the text of each element of a small part by its name without namespace."""
        found = _Texts()
        self._parse(name, found)
        return found.done

    def _parse(self, name: str, target: "_Target") -> None:
        data = self.part(name)
        if not data:
            return
        parser = XMLParser(target=target)
        try:
            for at in range(0, len(data), 1 << 16):
                parser.feed(data[at : at + (1 << 16)])
            parser.close()
        except (ParseError, _RefusedError, ValueError, LookupError) as error:
            raise self._broken(f"{name}: {error}") from None

    def _broken(self, why: str) -> ChronoError:
        hint = "open it in a word processor and save it anew, without a password"
        return ChronoError(f"{self.path}: not a .docx that can be read: {why}", hint)


class _RefusedError(Exception):
    """What no word processor writes."""


class _Target:
    """Takes what the parser finds, and keeps how deep it is."""

    def __init__(self) -> None:
        self.depth = 0

    def doctype(self, *_: str | None) -> None:
        raise _RefusedError("it declares entities")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _RefusedError("nested too deeply")
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


class _Texts(_Target):
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


class _Paragraphs(_Target):
    """Gathers paragraphs; one that stands inside another, as in a text box, comes before it."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[Paragraph] = []
        self._open: list[tuple[list[str], list[str]]] = []  # pieces and style of each
        self._hidden = 0
        self._text = False
        self._rows = 0
        self._in_rows = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.replace(STRICT, W)
        if tag in UNPRINTED or self._hidden:
            self._hidden += 1
        elif tag == f"{W}p":
            self._open.append(([], []))
        elif tag == f"{W}tr":
            self._rows += 1
            self._in_rows += 1
        elif self._open:
            pieces, style = self._open[-1]
            self._text = tag == f"{W}t"
            if tag == f"{W}pStyle":
                style.append(attributes.get(f"{W}val") or attributes.get(f"{STRICT}val", ""))
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
        elif tag == f"{W}tr":
            self._in_rows -= 1
        elif tag == f"{W}p" and self._open:
            pieces, style = self._open.pop()
            row = self._rows if self._in_rows else 0
            self.done.append(Paragraph("".join(pieces), "".join(style[:1]), row))


def rows(paragraphs: list[Paragraph]) -> Iterator[Paragraph]:
    """Yield the paragraphs, those of one row of a table as one."""
    pending: list[Paragraph] = []
    for paragraph in [*paragraphs, Paragraph("")]:
        if pending and paragraph.row != pending[0].row:
            cells = [cell.text.strip() for cell in pending if cell.text.strip()]
            yield Paragraph(" · ".join(cells), "", pending[0].row)
            pending = []
        if paragraph.row:
            pending.append(paragraph)
        else:
            yield paragraph

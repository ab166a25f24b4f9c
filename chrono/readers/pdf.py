"""PDF to a document, with the labels of its pages.

Lines are put together to paragraphs, over the end of a page as well; what stands at the head or
the foot of page after page is left out.
"""

import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.readers.days import day
from chrono.readers.document import BETWEEN, Block, BlockKind, Document, Page, Raw
from chrono.readers.furniture import count_words, is_dateline
from chrono.readers.intake import LONGEST, too_large
from chrono.readers.paragraphs import CLOSED, parted

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGES: Final = 5000
TAIL: Final = 4096  # bytes at the end of a file, in which its end is marked
RUNNING: Final = 3  # pages that a running head stands on, at least, and the share of all
SHARE: Final = 0.5
WIDTH: Final = 90  # percent of the lines that are no wider than the text
EDGE: Final = 2  # lines at the head and the foot of a page that may be running
_NUMBERED: Final = re.compile(
    r"\s*[-–—]?\s*(?:\S{1,6}\s)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–—]?\s*$"
)
_DIGITS: Final = re.compile(r"\d+")


class _Sheet(NamedTuple):
    label: str
    lines: list[str]


class _Piece(NamedTuple):
    """A paragraph, and the pages that start in it by the offset at which they do."""

    text: str
    kind: BlockKind
    sheets: tuple[tuple[int, int], ...]  # offset in the text, number of the sheet


def pdf(raw: Raw) -> Document:
    """Return the text of a PDF; `created` is when the file was made, which is no publication."""
    reader = _open(raw)
    try:
        sheets = list(_sheets(raw.path, reader))
        info: Any = reader.metadata or {}
        facts = {key: " ".join(str(info.get(f"/{key}") or "").split())
                 for key in ("Title", "Author", "CreationDate")}  # fmt: skip
        language = str(reader.root_object.get("/Lang") or "")
        published = _published(reader)
    except ChronoError:
        raise
    except Exception as error:  # whatever a library of another's makes of a hostile file
        raise _broken(raw.path, type(error).__name__) from error
    if not any(sheet.lines for sheet in sheets):
        hint = "recognise its text first, with ocrmypdf for one"
        raise ChronoError(f"{raw.path}: no text on its pages, which may be scanned", hint)
    text, blocks, pages = _laid(sheets)
    return Document(
        raw.path, "pdf", sha256(raw.data).hexdigest(), text, blocks,
        title=facts["Title"],
        author=tuple(filter(None, re.split(r"\s*;\s*", facts["Author"]))),
        published=published,
        dated="metadata" if published else "none",
        created=day(facts["CreationDate"]),
        language=language,
        pages=pages,
        notes=_notes(sheets),
    )  # fmt: skip


def _open(raw: Raw) -> "PdfReader":
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong is told here
    if b"%%EOF" not in raw.data[-TAIL:]:
        raise ChronoError(f"{raw.path}: it ends too soon", "fetch it anew, or repair it with qpdf")
    try:
        reader = PdfReader(BytesIO(raw.data), strict=False)
        locked = reader.is_encrypted and not reader.decrypt("")
    except ModuleNotFoundError:
        raise
    except Exception as error:  # as above
        if type(error).__name__ == "DependencyError":
            raise _locked(raw.path) from error
        raise _broken(raw.path, type(error).__name__) from error
    if locked:
        raise _locked(raw.path)
    return reader


def _locked(path: str) -> ChronoError:
    hint = "save it without a password, with qpdf --decrypt for one"
    return ChronoError(f"{path}: encrypted", hint)


def _broken(path: str, why: str) -> ChronoError:
    hint = "repair it with qpdf, or print it to a PDF anew"
    return ChronoError(f"{path}: not a PDF that can be read: {why}", hint)


def _sheets(path: str, reader: "PdfReader") -> Iterator[_Sheet]:
    if len(reader.pages) > PAGES:
        raise too_large(path, f"more than {PAGES:,} pages")
    labels = reader.page_labels
    length = 0
    for number, sheet in enumerate(reader.pages):
        text = sheet.extract_text().replace("\x00", "")
        length += len(text)
        if length > LONGEST:
            raise too_large(path, f"a text of more than {LONGEST:,} characters")
        label = labels[number] if number < len(labels) else str(number + 1)
        yield _Sheet(label, [line.rstrip() for line in text.split("\n") if line.strip()])


def _published(reader: "PdfReader") -> Date | None:
    """Return the day of publication in the XMP of a file, which few have (PRISM 3.0)."""
    data = reader.root_object.get("/Metadata")
    xmp = data.get_object().get_data() if data is not None else b""
    found = re.search(rb"prism:(?:publicationDate|coverDate)(?:=[\"']|>)\s*([0-9T:+.-]{4,30})", xmp)
    return day(found[1].decode()) if found else None


def _notes(sheets: list[_Sheet]) -> tuple[str, ...]:
    blank = [sheet.label for sheet in sheets if not sheet.lines]
    if not blank:
        return ()
    shown = ", ".join(blank[:8]) + (f" and {len(blank) - 8} more" if len(blank) > 8 else "")
    return (f"no text on page {shown}: blank, or scanned",)


def _laid(sheets: list[_Sheet]) -> tuple[str, tuple[Block, ...], tuple[Page, ...]]:
    """Return the text of all pages, its blocks, and where the pages start in it."""
    texts: list[str] = []
    blocks: list[Block] = []
    starts: dict[int, int] = {}  # of the pages, by number
    start = number = 0
    for piece in _pieces(_without_running(sheets)):
        number += piece.kind == "body"
        own = number if piece.kind == "body" else 0
        blocks.append(Block(start, start + len(piece.text), piece.kind, own))
        for offset, sheet in piece.sheets:
            starts.setdefault(sheet, start + offset)
        texts.append(piece.text)
        start += len(piece.text) + len(BETWEEN)
    pages = tuple(Page(0 if at == 0 else starts[sheet], sheets[sheet].label)
                  for at, sheet in enumerate(sorted(starts)))  # fmt: skip
    return BETWEEN.join(texts), tuple(blocks), pages


def _without_running(sheets: list[_Sheet]) -> list[list[str]]:
    """Return the lines of each page without the heads and feet that run through the pages."""
    counts = Counter(
        key for sheet in sheets for key in {_key(line) for line in _edges(sheet.lines)}
    )
    least = max(RUNNING, SHARE * len(sheets) / 2)
    running = {key for key, count in counts.items() if count >= least}
    kept = []
    for sheet in sheets:
        lines = list(sheet.lines)
        for end in (0, -1):
            for _ in range(EDGE):
                if lines and (_key(lines[end]) in running or _NUMBERED.match(lines[end])):
                    lines.pop(end)
        kept.append(lines)
    return kept


def _edges(lines: list[str]) -> list[str]:
    return lines[:EDGE] + lines[-EDGE:]


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _pieces(sheets: list[list[str]]) -> Iterator[_Piece]:
    """Yield the paragraphs of all pages, those put together that run over the end of one."""
    known = Counter(word for lines in sheets for line in lines for word in line.split())
    width = _width(sheets)
    pending: _Piece | None = None
    for number, lines in enumerate(sheets):
        at = 0
        for size in parted(lines, width) if lines else ():
            text, first = _joined(lines[at : at + size], known), not at
            at += size
            offset = 0
            if first and pending is not None and _runs_on(pending, text):
                joined = _joined([pending.text, text], known)
                offset = len(joined) - len(text)
                pending = pending._replace(text=joined, sheets=(*pending.sheets, (offset, number)))
                continue
            if pending is not None:
                yield pending
            pending = _Piece(text, _kind(text, size), ((0, number),) if first else ())
    if pending is not None:
        yield pending


def _width(sheets: list[list[str]]) -> int:
    """Return how wide the text is: as all but the widest lines are, those of tables for one."""
    lengths = sorted(len(line.strip()) for lines in sheets for line in lines)
    return lengths[len(lengths) * WIDTH // 100] if lengths else 0


def _runs_on(before: _Piece, text: str) -> bool:
    return before.kind == "body" and not CLOSED.search(before.text) and not text[0].isupper()


def _kind(text: str, lines: int) -> BlockKind:
    if is_dateline(text):
        return "dateline"
    title = lines <= 2 and count_words(text) <= 14 and not CLOSED.search(text)
    return "heading" if title and any(character.isalpha() for character in text) else "body"


def _joined(lines: list[str], known: Counter[str]) -> str:
    """Return lines as one; a hyphen at the end of one goes unless the word is known to have it."""
    text = lines[0].strip()
    for line in lines[1:]:
        line = line.strip()
        head = text.rpartition(" ")[2]
        tail = line.partition(" ")[0]
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif text.endswith("-") and len(head) > 2 and line[:1].islower():
            text = (text if known[head + tail] else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return text

"""PDF to a document, with the labels of its pages.

Lines are put together to paragraphs, over the end of a page as well; what stands at the head or
the foot of page after page is left out, and that is said.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import Any, Final, NamedTuple

from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.readers import signs
from chrono.readers.assembly import Part, RowCell, assemble, row
from chrono.readers.credits import authors_said, title_said
from chrono.readers.days import day
from chrono.readers.document import BlockKind, Document, Page, Raw
from chrono.readers.furniture import count_words, is_dateline
from chrono.readers.glyphs import Rule, TooManyGlyphsError, rules, runs
from chrono.readers.intake import LONGEST, too_large
from chrono.readers.layout import Flow, Line, TableRows, flow_of, laid_out, lines_of
from chrono.readers.paragraphs import CLOSED, ITEM, STAMP, goes_on, parted
from chrono.readers.running import without_running

PAGES: Final = 5000
TAIL: Final = 4096  # bytes at the end of a file, in which its end is marked
WIDTH: Final = 90  # percent of the lines that are no wider than the text
GLUED: Final = 30  # letters and figures in a row that are words run together
_GLUED: Final = re.compile(rf"(?<![\w/.@:-])\w{{{GLUED},}}(?![\w/@:])")
_ADDRESS: Final = re.compile(r"https?:|www\.|@")


class _Sheet(NamedTuple):
    label: str
    lines: list[Line]
    rules: list[Rule]
    turned: list[list[Line]]  # text that is set upwards, downwards or upside down


class _Piece(NamedTuple):
    """A paragraph or a row, and the pages that start in it by the offset at which they do."""

    part: Part
    sheets: tuple[tuple[int, int], ...]  # offset in the text, number of the sheet


def pdf(raw: Raw) -> Document:
    """Return the text of a PDF; `created` is when the file was made, which is no publication."""
    reader = _open(raw)
    try:
        sheets = list(_sheets(raw.path, reader))
        known = {key: " ".join(value.split())
                 for key, value in reader.get_metadata_dict().items()}  # fmt: skip
    except ChronoError:
        raise
    except TooManyGlyphsError as error:
        raise too_large(raw.path, f"a page of {error}") from None
    except Exception as error:  # whatever a library of another's makes of a hostile file
        raise _broken(raw.path, type(error).__name__) from error
    finally:
        reader.close()
    if not any(sheet.lines for sheet in sheets):
        hint = "recognise its text first, with ocrmypdf for one"
        raise ChronoError(f"{raw.path}: no text on its pages, which may be scanned", hint)
    sheets, gone = _without_running(sheets)
    pieces = list(_pieces(sheets))
    text, blocks, cells = assemble(raw.path, (piece.part for piece in pieces))
    published = _published(raw.data)
    first = blocks[:1]
    heading = "".join(text[one.start : one.end] for one in first if one.kind == "heading")
    return Document(
        raw.path, "pdf", sha256(raw.data).hexdigest(), text, blocks,
        title=title_said(known.get("Title", "")) or heading,
        author=authors_said(re.split(r"\s*;\s*", known.get("Author", ""))),
        published=published,
        dated="metadata" if published else "none",
        created=day(known.get("CreationDate", "")),
        language=_language(raw.data),
        pages=_pages(pieces, [block.start for block in blocks], sheets),
        notes=_notes(sheets, gone),
        cells=cells,
    )  # fmt: skip


def _open(raw: Raw) -> Any:
    import pypdfium2

    if b"%%EOF" not in raw.data[-TAIL:]:
        raise ChronoError(f"{raw.path}: it ends too soon", "fetch it anew, or repair it with qpdf")
    try:
        return pypdfium2.PdfDocument(raw.data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _locked(raw.path) from error
        raise _broken(raw.path, "PDFium cannot open it") from error


def _locked(path: str) -> ChronoError:
    hint = "save it without a password, with qpdf --decrypt for one"
    return ChronoError(f"{path}: encrypted", hint)


def _broken(path: str, why: str) -> ChronoError:
    hint = "repair it with qpdf, or print it to a PDF anew"
    return ChronoError(f"{path}: not a PDF that can be read: {why}", hint)


def _sheets(path: str, reader: Any) -> Iterator[_Sheet]:
    if len(reader) > PAGES:
        raise too_large(path, f"more than {PAGES:,} pages")
    length = 0
    for number in range(len(reader)):
        page = reader[number]
        try:
            groups = [lines_of(group) for group in runs(page)]
            drawn = rules(page) if groups else []
        finally:
            page.close()
        length += sum(len(run.text) for lines in groups for line in lines for run in line.runs)
        if length > LONGEST:
            raise too_large(path, f"a text of more than {LONGEST:,} characters")
        label = reader.get_page_label(number) or str(number + 1)
        yield _Sheet(label, groups[0] if groups else [], drawn, groups[1:])


def _published(data: bytes) -> Date | None:
    """Return the day of publication in the XMP of a file, which few have (PRISM 3.0)."""
    found = re.search(
        rb"prism:(?:publicationDate|coverDate)(?:=[\"']|>)\s*([0-9T:+.-]{4,30})", data
    )
    return day(found[1].decode()) if found else None


def _language(data: bytes) -> str:
    """Return the language that the catalogue of a file names, where it is not packed."""
    found = re.search(rb"/Lang\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)", data)
    return found[1].decode() if found else ""


def _notes(sheets: list[_Sheet], gone: int) -> tuple[str, ...]:
    notes = []
    if blank := [sheet.label for sheet in sheets if not sheet.lines]:
        notes.append(f"no text on page {_listed(blank)}: blank, or scanned")
    if gone:
        lines = "1 line" if gone == 1 else f"{gone:,} lines"
        notes.append(f"left out {lines} at the head or the foot of pages, which run through them")
    if glued := [sheet.label for sheet in sheets if _is_glued(sheet)]:
        notes.append(f"words run together on page {_listed(glued)}: dates in them may be missed")
    return tuple(notes)


def _is_glued(sheet: _Sheet) -> bool:
    return any(_GLUED.search(run.text) and not _ADDRESS.search(run.text)
               for line in sheet.lines for run in line.runs)  # fmt: skip


def _listed(labels: list[str]) -> str:
    return ", ".join(labels[:8]) + (f" and {len(labels) - 8} more" if len(labels) > 8 else "")


def _without_running(sheets: list[_Sheet]) -> tuple[list[_Sheet], int]:
    """Return the pages without the heads and feet that run through them, and how many these are."""
    texts = [(sheet.label, [line.text for line in sheet.lines]) for sheet in sheets]
    kept, gone = without_running(texts)
    made = [sheet._replace(lines=[sheet.lines[k] for k in lines])
            for sheet, lines in zip(sheets, kept, strict=True)]  # fmt: skip
    return made, gone


def _pages(
    pieces: Sequence[_Piece], starts: Sequence[int], sheets: list[_Sheet]
) -> tuple[Page, ...]:
    """Return where the pages start in the text."""
    found: dict[int, int] = {}
    for piece, start in zip(pieces, starts, strict=True):
        for offset, sheet in piece.sheets:
            found.setdefault(sheet, start + offset)
    return tuple(Page(found[sheet] if at else 0, sheets[sheet].label)
                 for at, sheet in enumerate(sorted(found)))  # fmt: skip


def _pieces(sheets: list[_Sheet]) -> Iterator[_Piece]:
    """Yield the paragraphs and rows of all pages, those put together that run over their end."""
    pages = [_flows(sheet) for sheet in sheets]
    texts = [flow for flows in pages for flow in flows if isinstance(flow, Flow)]
    known = Counter(word for flow in texts for line in flow.lines for word in line.split())
    width = _width([line for flow in texts if not flow.column for line in flow.lines])
    pending: _Piece | None = None
    table = columns = 0
    for number, flows in enumerate(pages):
        first = True
        for flow in flows:
            if isinstance(flow, TableRows):
                goes_on_over = first and pending is not None and pending.part.cells
                if not goes_on_over or len(flow.rows[0]) != columns:
                    table, columns = table + 1, len(flow.rows[0])
                parts = [row(map(RowCell, cells), table) for cells in flow.rows]
            else:
                parts = list(_paragraphs(flow, _width(flow.lines) if flow.column else width, known))
            for at, part in enumerate(parts):
                if pending is not None and at == 0 and _runs_on(pending.part, part):
                    pending = _put_together(pending, part, known, number if first else None)
                else:
                    if pending is not None:
                        yield pending
                    pending = _Piece(part, ((0, number),) if first else ())
                first = False
    if pending is not None:
        yield pending


def _flows(sheet: _Sheet) -> list[Flow | TableRows]:
    flows = laid_out(sheet.lines, sheet.rules)
    return flows + [flow_of(lines, True) for lines in sheet.turned]


def _paragraphs(flow: Flow, width: int, known: Counter[str]) -> Iterator[Part]:
    edges = [0, *sorted(flow.apart), len(flow.lines)]
    for first, last in pairwise(edges):
        lines = list(flow.lines[first:last])
        at = 0
        for size in parted(lines, width):
            text = _joined(lines[at : at + size], known)
            at += size
            kind = _kind(text, size)
            yield Part(kind, text, "item" if kind == "body" and ITEM.match(text) else "")


def _put_together(pending: _Piece, part: Part, known: Counter[str], sheet: int | None) -> _Piece:
    text = _joined([pending.part.text, part.text], known)
    starts = () if sheet is None else ((len(text) - len(part.text), sheet),)
    return _Piece(pending.part._replace(text=text, kind="body"), (*pending.sheets, *starts))


def _width(lines: Sequence[str]) -> int:
    """Return how wide the text is: as all but the widest lines are."""
    lengths = sorted(len(line.strip()) for line in lines)
    return lengths[len(lengths) * WIDTH // 100] if lengths else 0


def _runs_on(before: Part, part: Part) -> bool:
    """Whether a paragraph goes on in the next one, over the end of a column or a page."""
    if before.cells or part.cells or before.kind == "dateline" or CLOSED.search(before.text):
        return False
    if STAMP.match(part.text) and STAMP.match(before.text):  # two entries of a log
        return False
    apart = before.kind != "body" or part.text[0].isupper()
    return not apart or goes_on(before.text, part.text)


def _kind(text: str, lines: int) -> BlockKind:
    """Return what a paragraph is: an entry that says a day is no heading."""
    if is_dateline(text):
        return "dateline"
    title = lines <= 2 and count_words(text) <= 14 and not CLOSED.search(text)
    entry = ITEM.match(text) or signs.DAY.search(text) or STAMP.match(text)
    return "heading" if title and not entry and any(map(str.isalpha, text)) else "body"


def _joined(lines: list[str], known: Counter[str]) -> str:
    """Return lines as one; a hyphen at the end of one goes unless the word is known to have it."""
    text, *rest = map(_without_soft_hyphens, lines)
    for line in rest:
        head = text.rpartition(" ")[2]
        tail = line.partition(" ")[0]
        if text.endswith("\u00ad"):
            text = text[:-1] + line
        elif text.endswith("-") and len(head) > 2 and line[:1].islower():
            text = (text if known[head + tail] else text[:-1]) + line
        else:
            text = f"{text} {line}"
    return text.removesuffix("\u00ad")


def _without_soft_hyphens(line: str) -> str:
    line = line.strip()
    return line[:-1].replace("\u00ad", "") + line[-1:]

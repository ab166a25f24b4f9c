"""A report in Markdown or HTML to a document of Word.

The same report gives the same bytes: the parts of the file, which is a ZIP, bear no time.
"""

import io
import re
import subprocess
import zipfile
from html.parser import HTMLParser
from typing import Any, Final

from chrono.errors import ChronoError

_SKIPPED: Final = ("style", "title", "script", "head")
_BLOCKS: Final = {"p": None, "h1": "Heading 1", "h2": "Heading 2", "h3": "Heading 3", "li": None}
PATIENCE: Final = 60  # seconds for Pandoc; a report of 1,000 events takes it a few
_MOMENT: Final = (1980, 1, 1, 0, 0, 0)


def by_pandoc(pandoc: str, text: str, format_: str) -> bytes:
    """Return the document that Pandoc makes; raw HTML and LaTeX in the text stay text."""
    source = (
        "markdown-raw_html-raw_tex-raw_attribute-fancy_lists-example_lists"
        if format_ == "md"
        else "html"
    )
    try:
        ran = subprocess.run(
            [pandoc, "-f", source, "-t", "docx", "-o", "-"],
            input=text.encode(), capture_output=True, check=False,
            env={"SOURCE_DATE_EPOCH": "315532800", "PATH": "", "LANG": "C.UTF-8"}, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        hint = "narrow the report, or take it in Markdown and run pandoc yourself"
        raise ChronoError(f"pandoc took more than {PATIENCE} s, and was ended", hint) from None
    except OSError as error:
        raise ChronoError(f"{pandoc} cannot be run: {error.strerror}") from None
    if ran.returncode:
        raise ChronoError(f"pandoc failed: {ran.stderr.decode(errors='replace').strip()[:400]}")
    return _timeless(ran.stdout)


def by_docx(html: str) -> bytes:
    """Return the document that python-docx makes of a report in HTML."""
    try:
        from docx import Document
    except ImportError:
        hint = "install pandoc, or pip install 'chrono-timeline[reports]'"
        raise ChronoError("DOCX needs Pandoc or python-docx", hint) from None
    document = Document()
    _Reader(document).feed(re.sub("[\ufffe\uffff]", "\ufffd", html))
    held = io.BytesIO()
    document.save(held)
    return _timeless(held.getvalue())


def _timeless(raw: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.infolist():
            made = zipfile.ZipInfo(part.filename, _MOMENT)
            made.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(made, old.read(part))
    return held.getvalue()


class _Reader(HTMLParser):
    """Puts what a report has of HTML into a document: headings, paragraphs, lists, tables."""

    def __init__(self, document: Any) -> None:
        super().__init__()
        self.document = document
        self.block: Any = None  # the paragraph that text goes to
        self.table: Any = None
        self.cells: list[Any] = []
        self.width = 0
        self.lists: list[str] = []
        self.bold = self.italic = self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or a way of writing."""
        if tag in _SKIPPED:
            self.skipped += 1
        elif tag in ("ul", "ol"):
            self.lists.append(tag)
        elif tag == "li":
            number = dict(attrs).get("value")
            plain = "List Bullet" if self.lists[-1:] == ["ul"] else None
            self.block = self.document.add_paragraph(f"{number}. " if number else "", plain)
        elif tag in _BLOCKS:
            self.block = self.document.add_paragraph("", _BLOCKS[tag])
        elif tag == "table":
            self.table, self.cells = None, []
        elif tag == "tr":
            self.cells = []
        elif tag in ("td", "th"):
            self._cell(tag)
        elif tag == "br" and self.block is not None:
            self.block.add_run().add_break()
        self.bold += tag in ("strong", "b", "th")
        self.italic += tag in ("em", "i")

    def _cell(self, tag: str) -> None:
        """Begin a cell: a heading makes a column, another a row where it is the first."""
        if tag == "th":
            if self.table is None:
                self.table = self.document.add_table(1, 0, "Table Grid")
            self.table.add_column(self.document.sections[0].page_width // 8)
            self.block = self.table.rows[0].cells[-1].paragraphs[0]
            return
        if self.table is None:
            self.table = self.document.add_table(0, 1, "Table Grid")
        if not self.cells:
            self.cells = list(reversed(self.table.add_row().cells))
        self.block = self.cells.pop().paragraphs[0] if self.cells else self.block
        if not self.cells:
            self.cells = []

    def handle_endtag(self, tag: str) -> None:
        """End a block, or a way of writing."""
        if tag in _SKIPPED:
            self.skipped = max(self.skipped - 1, 0)
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in _BLOCKS or tag in ("td", "th"):
            self.block = None
        self.bold -= tag in ("strong", "b", "th") and self.bold > 0
        self.italic -= tag in ("em", "i") and self.italic > 0

    def handle_data(self, data: str) -> None:
        """Write text where a block is open; blanks between blocks are nothing."""
        text = re.sub(r"\s+", " ", data)
        if self.skipped or (self.block is None and not text.strip()):
            return
        if self.block is None:
            self.block = self.document.add_paragraph()
        run = self.block.add_run(text)
        run.bold, run.italic = bool(self.bold) or None, bool(self.italic) or None

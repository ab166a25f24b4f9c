"""A report to a document of Word.

The body is made here, as XML; python-docx makes the rest of the file.
"""

import io
import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from chrono.dates import Day
from chrono.errors import ChronoError
from chrono.report.outline import Block, Span, outline
from chrono.report.widths import is_tight, widths
from chrono.writers.markup import html
from chrono.writers.package import finished

Paper = Literal["a4", "letter"]
# Width, height and margin in twips, of which a point has 20.
PAPERS: Final[dict[Paper, tuple[int, int, int]]] = {
    "a4": (11906, 16838, 1134),  # margins of 2 cm
    "letter": (12240, 15840, 1152),  # of 0.8 inch
}
PATIENCE: Final = 60  # seconds for Pandoc; a report of 1,000 events takes it a few
FONT: Final = "Calibri"
SIZE: Final = 21  # half points
CELL: Final = 19
EM: Final = CELL * 10  # twips
INSIDE: Final = 85  # twips between the text of a cell and its edges
_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RTL: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[^\\w]+"
                         "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*")  # fmt: skip
_SIGNS: Final = re.compile("([\n\t])")
_DATE_SIGNS: Final = re.compile(r"([\n\t]|(?<=\w)-(?=\d))")
_INSTEAD: Final = {"\n": "<w:br/>", "\t": "<w:tab/>", "-": "<w:noBreakHyphen/>"}
_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_STYLES: Final = {"heading 1": "Heading1", "heading 2": "Heading2", "heading 3": "Heading3"}


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says of itself: its title, and the day of its newest source."""

    title: str
    day: Day | None
    paper: Paper = "a4"
    turned: bool = False  # landscape

    @property
    def page(self) -> tuple[int, int, int]:
        """Width, height and margin of a page."""
        width, height, margin = PAPERS[self.paper]
        return (height, width, margin) if self.turned else (width, height, margin)


def by_pandoc(pandoc: str, markdown: str, properties: Properties) -> bytes:
    """Return the document that Pandoc makes of Markdown; raw HTML and LaTeX in it stay text."""
    source = "markdown-raw_html-raw_tex-raw_attribute-fancy_lists-example_lists"
    try:
        ran = subprocess.run(
            [pandoc, "-f", source, "-t", "docx", "-o", "-"],
            input=markdown.encode(), capture_output=True, check=False,
            env={"SOURCE_DATE_EPOCH": "315532800", "PATH": "", "LANG": "C.UTF-8"}, timeout=PATIENCE,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        hint = "narrow the report, or take it in Markdown and run pandoc yourself"
        raise ChronoError(f"pandoc took more than {PATIENCE} s, and was ended", hint) from None
    except OSError as error:
        raise ChronoError(f"{pandoc} cannot be run: {error.strerror}") from None
    if ran.returncode:
        raise ChronoError(f"pandoc failed: {ran.stderr.decode(errors='replace').strip()[:400]}")
    document = _library().Document(io.BytesIO(ran.stdout))
    return _finished(document, properties)


def by_docx(html: str, properties: Properties) -> bytes:
    """Return the document that python-docx makes of a report in HTML."""
    document = _library().Document()
    _dress(document)
    blocks = outline(html)
    width, _, margin = properties.page
    if any(_is_wide(block, width - 2 * margin) for block in blocks):
        properties = replace(properties, turned=True)
        width, _, margin = properties.page
    body = document.element.body
    for block in blocks:
        for element in _elements(block, width - 2 * margin):
            body.insert(len(body) - 1, element)
    return _finished(document, properties)


def _library() -> Any:
    try:
        import docx
    except ImportError:
        hint = "pip install 'chrono-timeline[reports]'"
        raise ChronoError("DOCX needs python-docx", hint) from None
    return docx


def _dress(document: Any) -> None:
    """Set the fonts of the styles that are used, in place of those of python-docx."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    sizes = {"Normal": SIZE / 2, "Heading 1": 16, "Heading 2": 12, "Heading 3": 11}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = FONT, Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.rPr.rFonts
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for script in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{script}"), FONT)
        style.element.rPr.append(parse_xml(f'<w:szCs {_W} w:val="{int(size * 2)}"/>'))
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(6), 1.1


def _elements(block: Block, width: int) -> Iterator[Any]:
    """Yield what a block is in the body: a paragraph, or a table and the space behind it."""
    from docx.oxml import parse_xml

    if block.kind == "table":
        yield parse_xml(_table(block, width))
        yield parse_xml(f'<w:p {_W}><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>')
        return
    yield parse_xml(_paragraph(block))


def _paragraph(block: Block) -> str:
    style = _STYLES.get(block.kind) or ("ListBullet" if block.kind == "bullet" else "")
    told = f'<w:pStyle w:val="{style}"/>' if style else ""
    if _is_rtl(block.text):
        told += "<w:bidi/>"
    if block.kind == "numbered":
        told += '<w:ind w:left="480" w:hanging="480"/>'
    return f"<w:p {_W}><w:pPr>{told}</w:pPr>{_runs(block.spans)}</w:p>"


def _runs(spans: Iterable[Span], size: int = 0, bold: bool = False) -> str:
    return "".join(
        _run(part, span, rtl, size, bold) for span in spans for part, rtl in _directions(span.text)
    )


def _directions(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text that are written from right to left, and those between."""
    at = 0
    for found in _RTL.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def _run(text: str, span: Span, rtl: bool, size: int, bold: bool) -> str:
    heavy = "<w:b/><w:bCs/>" if span.bold or bold else ""
    slanted = "<w:i/><w:iCs/>" if span.italic else ""
    sized = f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
    looks = f"{heavy}{slanted}{sized}{'<w:rtl/>' if rtl else ''}"
    parts = (_DATE_SIGNS if span.date else _SIGNS).split(text)  # every other one is a sign
    held = "".join(
        _INSTEAD[part] if number % 2 else f'<w:t xml:space="preserve">{html(part)}</w:t>'
        for number, part in enumerate(parts)
        if part
    )
    return f"<w:r><w:rPr>{looks}</w:rPr>{held}</w:r>"


def _is_rtl(text: str) -> bool:
    """Return whether a text is written from right to left; one that is mixed is not."""
    kinds = {unicodedata.bidirectional(sign) for sign in text}
    return bool(kinds & {"R", "AL"}) and "L" not in kinds


def _is_wide(block: Block, width: int) -> bool:
    """Whether a table wants more room than there is across a page."""
    texts = _texts(block) if block.kind == "table" else []
    return bool(texts) and is_tight(texts, _room(len(texts[0]), width))


def _room(columns: int, width: int) -> float:
    """Return the room that texts have in a row of a table, in em."""
    return (width - 2 * INSIDE * columns) / EM


def _texts(block: Block) -> list[list[str]]:
    """Return the texts of a table, its head first, each row as long as the longest."""
    rows = [block.head, *block.rows]
    most = max(map(len, rows))
    return [[cell.text for cell in row] + [""] * (most - len(row)) for row in rows]


def _table(block: Block, width: int) -> str:
    """Return a table as wide as the text: its head on each page, no row divided between pages."""
    rows = ([block.head] if block.head else []) + block.rows
    texts = _texts(block)
    room = _room(len(texts[0]), width)
    columns = [round(one * EM + 2 * INSIDE) for one in widths(texts, room)]
    columns[-1] += width - sum(columns)
    line = 'w:val="single" w:sz="4" w:space="0" w:color="999999"'
    edges = "".join(f"<w:{edge} {line}/>" for edge in _EDGES)
    inside = f'<w:left w:w="{INSIDE}" w:type="dxa"/><w:right w:w="{INSIDE}" w:type="dxa"/>'
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in columns)
    body = "".join(_row(row, columns, bool(block.head) and not n) for n, row in enumerate(rows))
    return (
        f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{inside}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )


def _row(row: list[Block], columns: list[int], head: bool) -> str:
    cells = [*row, *(Block("paragraph") for _ in columns[len(row) :])]
    told = "".join(_cell(cell, one, head) for cell, one in zip(cells, columns, strict=True))
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{told}</w:tr>"


def _cell(cell: Block, width: int, head: bool) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if head else ""
    lines = "".join(_line(spans, head) for spans in _lines(cell.spans))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{lines}</w:tc>'


def _line(spans: list[Span], head: bool) -> str:
    """Return a line of a cell as a paragraph, so that each has its own direction."""
    bidi = "<w:bidi/>" if _is_rtl("".join(span.text for span in spans)) else ""
    space = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
    return f"<w:p><w:pPr>{bidi}{space}</w:pPr>{_runs(spans, CELL, head)}</w:p>"


def _lines(spans: Iterable[Span]) -> list[list[Span]]:
    found: list[list[Span]] = [[]]
    for span in spans:
        if span.text == "\n":
            found.append([])
        else:
            found[-1].append(span)
    return found


def _finished(document: Any, properties: Properties) -> bytes:
    """Return the file: paper, page numbers and properties set, all of them from what is given."""
    for section in document.sections:
        _set_page(section, properties)
    held = io.BytesIO()
    document.save(held)
    return finished(held.getvalue(), properties.title, properties.day)


def _set_page(section: Any, properties: Properties) -> None:
    from docx.oxml import parse_xml
    from docx.shared import Twips

    width, height, margin = properties.page
    section.orientation = int(properties.turned)
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.left_margin = section.right_margin = Twips(margin)
    section.top_margin = section.bottom_margin = Twips(margin)
    title = properties.title
    title = title if len(title) <= 80 else title[:79].rstrip() + "…"
    small = '<w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>'
    fields = "".join(
        f'<w:r>{small}<w:t xml:space="preserve">{before}</w:t></w:r>'
        f'<w:fldSimple w:instr="{name}"><w:r>{small}<w:t>1</w:t></w:r></w:fldSimple>'
        for before, name in (("Page ", "PAGE"), (" of ", "NUMPAGES"))
    )
    text = _runs([Span(title + "\t")], 17)
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{width - 2 * margin}"/></w:tabs>'
    footer = section.footer
    footer.is_linked_to_previous = False
    element = footer._element
    for child in list(element):
        element.remove(child)
    element.append(parse_xml(f"<w:p {_W}><w:pPr>{tab}</w:pPr>{text}{fields}</w:p>"))

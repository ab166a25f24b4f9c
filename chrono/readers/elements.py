"""The elements of a web page to parts: paragraphs, headings, items, rows; HTML or TEI alike.

`prepared` marks in a page what trafilatura would lose: cells that hold for several rows, captions.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import count
from typing import Any, Final, NamedTuple

from chrono.readers.assembly import Part, RowCell, row
from chrono.readers.document import BlockKind, Role
from chrono.readers.furniture import count_words, is_dateline, is_signed

Element = Any  # of lxml, which has no types
SHARED: Final = "\ue000"  # the text of a cell that the cell above holds for
CAPTION: Final = "\ue001"  # before a caption
SPAN: Final = 1000  # rows and columns that a cell may span
FILLED: Final = 10  # cells put in for each cell of a table, for those that span rows
PROSE: Final = 1500  # characters of a cell that make a table a page's layout
ROWS: Final = frozenset({"row", "tr"})
CELLS: Final = frozenset({"cell", "td", "th"})
TERMS: Final = re.compile(r"(dt|dd)(?:-\d+)?$")
HEADS: Final = re.compile(r"(?:h|head)([1-6])?$")
# Elements that are a paragraph of their own or hold such.
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "code",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "graphic",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "item",
        "legend",
        "li",
        "list",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "quote",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
SILENT: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "select",
        "option",
        "iframe",
        "textarea",
        "button",
    ]
)
AROUND: Final = frozenset({"nav", "footer", "aside", "form"})
_BLANKS: Final = re.compile(r"\s+")


class _Context(NamedTuple):
    role: Role = ""
    level: int = 0
    code: bool = False


def prepared(tree: Element) -> Element:
    """Return a copy of a page with spanned cells filled in and captions as paragraphs."""
    copy = deepcopy(tree)
    for caption in list(copy.iter("caption")):
        table = next(caption.iterancestors("table"), None)
        if table is not None and table.getparent() is not None:
            paragraph = table.makeelement("p")
            paragraph.text = CAPTION + _joined(caption)
            table.addprevious(paragraph)
            caption.drop_tree()
    for terms in list(copy.iter("dl")):
        _as_table(terms)
    for table in copy.iter("table"):
        _fill(table)
    return copy


def _as_table(terms: Element) -> None:
    """Make a list of definitions a table of two columns; a term holds for each definition of it."""
    lines: list[list[Element]] = []
    for child in [child for child in terms.iter("dt", "dd") if child is not terms]:
        if next(child.iterancestors("dl")) is not terms:
            continue
        if child.tag == "dt" or not lines:
            lines.append([child])
        elif len(lines[-1]) == 1 and lines[-1][0].tag == "dt":
            lines[-1].append(child)
        else:
            filler = terms.makeelement("td")
            filler.text = SHARED
            lines.append([filler, child])
    if not any(len(line) > 1 for line in lines):
        return
    for child in list(terms):
        terms.remove(child)
    terms.tag, terms.text = "table", None
    for cells in lines:
        line = terms.makeelement("tr")
        for cell in cells:
            cell.tag, cell.tail = "td", None
            line.append(cell)
        terms.append(line)


def _fill(table: Element) -> None:
    """Put a cell where one from above reaches down, so that columns stay columns."""
    reaching: dict[int, int] = {}  # column -> rows that the cell above still holds for
    room = FILLED * sum(1 for _ in table.iter("td", "th"))
    for line in table.iter("tr"):
        column, own = 0, len(line)
        for cell in [cell for cell in line if cell.tag in ("td", "th")]:
            while reaching.get(column):
                reaching[column] -= 1
                filler = table.makeelement("td")
                filler.text = SHARED
                cell.addprevious(filler)
                column += 1
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            for at in range(column, column + columns):
                reaching[at] = rows - 1
            cell.attrib.pop("rowspan", None)
            column += columns
        while reaching.get(column):
            reaching[column] -= 1
            filler = table.makeelement("td")
            filler.text = SHARED
            line.append(filler)
            column += 1
        room -= len(line) - own
        if room < 0:  # no table of people: its cells are read as they stand
            return


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), SPAN)) if value.isascii() and value.isdigit() else 1


def parts(body: Element, around: bool = True) -> Iterator[Part]:
    """Yield the paragraphs, headings, items and rows in an element; `around` with what is not text.

    What is around a text are its navigation and its footer.
    """
    yield from _walk(body, _Context(), count(), around)


def _walk(
    element: Element, context: _Context, tables: Iterator[int], around: bool
) -> Iterator[Part]:
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in BLOCKS or (
            len(child) and tag and any(inner.tag in BLOCKS for inner in child.iter())
        ):
            yield from _flushed(pieces, context)
            if around or tag not in AROUND:
                yield from _block(child, tag, context, tables, around)
        elif tag in ("br", "lb"):
            pieces.append("\n")
        elif tag and tag not in SILENT:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    yield from _flushed(pieces, context)


def _block(
    element: Element, tag: str, context: _Context, tables: Iterator[int], around: bool
) -> Iterator[Part]:
    head = HEADS.match(tag)
    terms = any(TERMS.match(_kind(child)) for child in element)
    if tag == "table" and not _is_layout(element):
        yield from _table(element, next(tables))
    elif tag in ("dl", "list") and terms:
        yield from _definitions(element, next(tables))
    elif head:
        rend = HEADS.match(element.get("rend") or "")
        level = int(head[1] or (rend[1] if rend and rend[1] else 1))
        yield from _walk(element, _Context(level=level), tables, around)
    else:
        role: Role = {
            "item": "item",
            "li": "item",
            "quote": "quote",
            "blockquote": "quote",
            "figcaption": "caption",
            "caption": "caption",
        }.get(tag, context.role)  # type: ignore[assignment]
        code = context.code or tag in ("code", "pre")
        yield from _walk(element, _Context(role, context.level, code), tables, around)


def _flushed(pieces: list[str], context: _Context) -> Iterator[Part]:
    """Yield the text that was gathered as a part, and begin anew."""
    text = _BLANKS.sub(" ", "".join(pieces)).strip()
    pieces.clear()
    if text.startswith(CAPTION):
        text, context = text[1:].strip(), _Context("caption")
    if not text:
        return
    kind: BlockKind = "body"
    if is_dateline(text):
        kind = "dateline"
    elif context.level:
        kind = "heading"
    elif context.code or is_signed(text, count_words(text)):
        kind = "furniture"
    yield Part(kind, text, context.role, context.level)


def _table(element: Element, number: int) -> Iterator[Part]:
    for line in _rows(element):
        cells = [cell for cell in line if cell.tag in CELLS]
        made = [
            RowCell(
                "" if (text := _joined(cell)) == SHARED else text,
                _span(cell, "colspan"),
                cell.tag == "th" or cell.get("role") == "head",
                text == SHARED,
            )
            for cell in cells
        ]
        yield row(made, number)


def _rows(table: Element) -> Iterator[Element]:
    yield from (line for line in table.iter() if line.tag in ROWS)


def _is_layout(table: Element) -> bool:
    """Whether a table only places the parts of a page."""
    widest = 0
    for line in _rows(table):
        cells = [cell for cell in line if cell.tag in CELLS]
        widest = max(widest, len(cells))
        for cell in cells:
            if cell.find(".//table") is not None or len(_text(cell)) > PROSE:
                return True
    return widest < 2


def _definitions(element: Element, number: int) -> Iterator[Part]:
    """Yield a row for each definition of a list, with its terms before it."""
    terms: list[str] = []
    defined = True
    for child in element:
        found = TERMS.match(_kind(child))
        if not found:
            continue
        if found[1] == "dt":
            terms = [] if defined else terms
            terms.append(_joined(child))
            defined = False
        else:
            cells = RowCell(", ".join(terms), shared=defined), RowCell(_joined(child))
            yield row(cells, number)._replace(role="item")
            defined = True


def _kind(element: Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return element.get("rend") or "" if tag == "item" else tag


def _joined(element: Element) -> str:
    return _BLANKS.sub(" ", _text(element)).strip()


def _text(element: Element) -> str:
    """Return all text in an element, paragraphs and lines set apart by a blank."""
    pieces = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in BLOCKS or tag in ("br", "lb"):
            pieces.append(" ")
        if tag and tag not in SILENT:
            pieces.append(_text(child))
        if tag in BLOCKS:
            pieces.append(" ")
        pieces.append(child.tail or "")
    return "".join(pieces)


def as_lines(tree: Element) -> str:
    """Return a page as lines of text, those of quotations marked with `>`, as mail has them."""
    body = tree if tree.tag == "body" else tree.find(".//body")
    lines: list[str] = [""]
    if body is not None:
        _into_lines(body, "", lines)
    return "\n".join(_BLANKS.sub(" ", line).rstrip() for line in lines)


def _into_lines(element: Element, mark: str, lines: list[str]) -> None:
    def add(text: str | None) -> None:
        if text:
            lines[-1] += text if lines[-1].strip("> ") else mark + text.lstrip()

    add(element.text)
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        apart = tag in BLOCKS or tag in ("br", "hr")
        if apart and lines[-1].strip("> "):
            lines.append("")
        if tag in ("p", "hr", "h1", "h2", "h3", "blockquote") and lines[-1:] == [""]:
            lines.append("")
        if tag and tag not in SILENT:
            _into_lines(child, f"{mark}> " if tag == "blockquote" else mark, lines)
        if tag in BLOCKS and lines[-1].strip("> "):
            lines.append("")
        add(child.tail)

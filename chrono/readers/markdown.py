"""Markdown to a document: marks are taken off, lines stay lines, front matter is metadata."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final, NamedTuple

from chrono.readers.assembly import RULE, Part, RowCell, numbered, place_rows, row
from chrono.readers.days import day
from chrono.readers.document import Block, BlockKind, Document, Raw, Role
from chrono.readers.encoding import decode
from chrono.readers.furniture import is_dateline
from chrono.readers.intake import bounded_text
from chrono.readers.paragraphs import ITEM
from chrono.readers.structure import with_dated_headings

_FRONT: Final = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD: Final = re.compile(r"^([A-Za-z_]+):[ \t]*(.*)$", re.M)
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_SEPARATOR: Final = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|[ \t:-]*$")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_RULE: Final = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION: Final = re.compile(r" {0,3}:[ \t]+(?=\S)")
_QUOTE: Final = re.compile(r"^(?: {0,3}>[ \t]?)+")
_TARGET: Final = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:\s*\S+.*$")
# What stands in a line, with the words of it that are kept.
_INLINE: Final = (
    (re.compile(r"!\[[^\]\n]{0,1000}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])"), ""),
    (re.compile(r"\[\^[^\]\n]{1,200}\]"), ""),
    (re.compile(r"\[([^\[\]\n]{1,1000})\](?:\([^()\n]{0,2000}(?:\([^()\n]{0,200}\))?[^()\n]{0,200}\)"
                r"|\[[^\]\n]{0,200}\])"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>\n]{0,1000}>"), ""),
    (re.compile(r"<!--[^\n]{0,2000}?-->"), ""),
    (re.compile(r"(?<!\\)(\*\*\*|\*\*|__|~~)(?=\S)([^\n]{1,2000}?\S?)\1"), r"\2"),
    (re.compile(r"(?<![\w\\*])\*(?=\S)([^*\n]{1,2000}?)(?<=\S)\*(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=\S)([^_\n]{1,2000}?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,2000})`"), r"\1"),
    (re.compile(r"\\([!-/:-@\[-`{-~])"), r"\1"),
)  # fmt: skip


DEFINITIONS: Final = -1  # the table that the definitions of a file make


class _Line(NamedTuple):
    kind: BlockKind | None  # None parts paragraphs
    text: str
    opens: bool = False  # a new block, whatever was before
    role: Role = ""
    level: int = 0
    cells: tuple[str, ...] = ()
    term: bool | None = None  # of a definition: whether its term is told here or further up


def markdown(raw: Raw) -> Document:
    """Return the text of a Markdown file. Code is furniture; a line is on the line of the file."""
    decoded = decode(raw.path, raw.data)
    source = bounded_text(raw.path, decoded.text)
    front = _FRONT.match(source)
    fields = (
        {name.lower(): _value(text) for name, text in _FIELD.findall(front[1])} if front else {}
    )
    body = "\n" * source.count("\n", 0, front.end()) + source[front.end() :] if front else source
    lines = list(_lines(body))
    text = "\n".join(line.text for line in lines)
    rows = list(_cells(lines))
    cells, heads = place_rows(rows)
    blocks = with_dated_headings(numbered(_blocks(lines), heads), text)
    heading = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    published = day(fields.get("published") or fields.get("date", ""))
    authors = re.split(r",\s+|\s+and\s+", fields.get("author", "").strip("[]"))
    return Document(
        raw.path, "markdown", sha256(raw.data).hexdigest(), text, blocks,
        title=fields.get("title", "") or heading,
        author=tuple(_value(author) for author in authors if author),
        publisher=fields.get("publisher", ""),
        published=published,
        dated="metadata" if published else "none",
        language=fields.get("lang", "") or fields.get("language", ""),
        url=fields.get("url", ""),
        notes=decoded.notes,
        cells=cells,
    )  # fmt: skip


def _value(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" else text


def _lines(source: str) -> Iterator[_Line]:
    """Yield each line without its marks."""
    fence = ""
    table = False
    term = ""
    lines = source.split("\n")
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else ""
        found = _FENCE.match(line)
        table = "|" in line and (table or _SEPARATOR.match(after) is not None)
        if fence or found:
            if found and not fence:
                fence = found[1]
            elif found and found[1].startswith(fence):
                fence = ""
            yield _Line("furniture", line)
        elif table and not _SEPARATOR.match(line):
            yield _row(line, _SEPARATOR.match(after) is not None)
        elif _SEPARATOR.match(line) or (_UNDERLINE.match(line) and at and lines[at - 1].strip()):
            yield _Line(None, "")
        elif heading := _HEADING.match(line):
            yield _Line("heading", plain(heading[2]), True, level=len(heading[1]))
        elif not line.strip() or _RULE.match(line) or _TARGET.match(line):
            yield _Line(None, "")
        elif _DEFINITION.match(after) and not _DEFINITION.match(line):
            term = plain(line).strip()
            yield _Line(None, "")
        elif term and _DEFINITION.match(line):
            yield _defined(term, line, not _DEFINITION.match(lines[at - 1]))
        else:
            yield _prose(line, _UNDERLINE.match(after))


def _prose(line: str, under: re.Match[str] | None) -> _Line:
    if under:
        return _Line("heading", plain(line), level=1 if "=" in under[0] else 2)
    quoted = _QUOTE.match(line)
    text = line[quoted.end() :] if quoted else line
    opens = bool(ITEM.match(text))
    role: Role = "quote" if quoted else "item" if opens else ""
    return _Line("body", plain(text), opens, role)


def _defined(term: str, line: str, first: bool) -> _Line:
    """Return a definition as the row of its term, which holds for each definition of it."""
    cells = (term, plain(line[line.index(":") + 1 :]).strip())
    return _Line("body", RULE.join(cells[not first :]), True, "item", 0, cells, first)


def _row(line: str, head: bool) -> _Line:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    cells = tuple(plain(cell.strip()).strip() for cell in _PIPE.split(inner))
    return _Line("body", RULE.join(filter(None, cells)), True, "row", int(head), cells)


def plain(line: str) -> str:
    """Return a line of Markdown without what marks emphasis, links, pictures and code.

    >>> plain("**CICA** was [conceived](https://example.org/a_(b)) in *1992*.[^1]")
    'CICA was conceived in 1992.'
    """
    for pattern, kept in _INLINE:
        line = pattern.sub(kept, line)
    return line


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    start = 0
    pending: Block | None = None
    for at, line in enumerate(lines, 1):
        end = start + len(line.text.rstrip())
        inset = len(line.text) - len(line.text.lstrip())
        if pending is not None and not _goes_on(line, pending):
            yield pending
            pending = None
        if line.kind is not None and start + inset < end:
            if pending is not None:
                pending = pending._replace(end=end)
            else:
                kind: BlockKind = "dateline" if is_dateline(line.text) else line.kind
                level = line.level if line.kind == "heading" else 0
                pending = Block(start + inset, end, kind, 0, at, line.role, level)
        start += len(line.text) + 1
    if pending is not None:
        yield pending


def _goes_on(line: _Line, block: Block) -> bool:
    """Whether a line belongs to the block before it."""
    role = block.role if block.role in ("item", "quote") else line.role  # those may go on lazily
    return line.kind == block.kind and not line.opens and role in (line.role, block.role)


def _cells(lines: list[_Line]) -> Iterator[tuple[Part, int]]:
    """Yield the rows of tables as parts, with the places where they start in the text."""
    start = table = 0
    for line in lines:
        if line.role == "row":
            table += line.level
            head = bool(line.level)
            cells = tuple(RowCell(text, head=head) for text in line.cells)
            yield row(cells, table), start
        elif line.term is not None:
            told = RowCell(line.cells[0], shared=not line.term), RowCell(line.cells[1])
            yield row(told, DEFINITIONS)._replace(role="item"), start
        start += len(line.text) + 1

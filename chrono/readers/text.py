"""Plain text to a document."""

import re
from hashlib import sha256
from itertools import starmap
from typing import Final

from chrono.errors import ChronoError
from chrono.readers import signs
from chrono.readers.assembly import Part, RowCell, numbered, place_rows, row
from chrono.readers.correspondence import named_apart, of_letters
from chrono.readers.document import Block, Document, Page, Raw
from chrono.readers.encoding import decode
from chrono.readers.furniture import blocks
from chrono.readers.intake import bounded_text
from chrono.readers.letters import has_letters, letters
from chrono.readers.paragraphs import spans
from chrono.readers.structure import with_dated_headings

_PIPED: Final = re.compile(r"[ \t]*\|([^\n]*)\|[ \t]*")
_RULED: Final = re.compile(r"[-:=+| \t]*")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_AND: Final = re.compile(r",? (?:and|und|et|y|e|и|və|ve|&) ")
BINARY: Final = 0.01  # control characters in a text that is none


def text(raw: Raw) -> Document:
    """Return a plain text; form feeds part its pages. A heading over it is its title."""
    decoded = decode(raw.path, raw.data)
    whole = bounded_text(raw.path, decoded.text)
    if len(_CONTROL.findall(whole)) > BINARY * len(whole):
        raise ChronoError(f"{raw.path}: not a text", "what program was it made with?")
    if has_letters(letters(whole)):
        return _of_messages(raw, whole, decoded.notes)
    whole, rows = with_pipe_rows(whole)
    cells, heads = place_rows([(part, start) for part, start, _ in rows])
    parted = [*blocks(whole, spans(_without(whole, rows))), *starmap(_row, rows)]
    parted.sort(key=lambda block: block.start)
    found = with_dated_headings(numbered(parted, heads), whole)
    first = next((block for block in found if block.kind in ("heading", "body")), None)
    title = whole[first.start : first.end] if first and first.kind == "heading" else ""
    return Document(
        raw.path, "text", sha256(raw.data).hexdigest(), whole, found, title=title,
        author=_author(whole, found) if title else (),
        pages=_pages(whole), notes=decoded.notes, cells=cells,
    )  # fmt: skip


def _author(whole: str, found: tuple[Block, ...]) -> tuple[str, ...]:
    """Return the authors that the line under the heading of a text names, as in *By Ada Lee*."""
    at = next(at for at, block in enumerate(found) if block.kind == "heading") + 1
    line = "".join(whole[block.start : block.end] for block in found[at : at + 1])
    said = signs.BYLINE.match(line.strip())
    if said is None or said["by"] is None:
        return ()
    *first, last = _AND.split(said["names"])
    # Without *and*, a comma parts an author from an office or a place.
    names = [name for one in first for name in one.split(", ")] or last.split(", ")[:1]
    names += [last] if first else []
    return tuple(names) if all(" " in name for name in names) else ()


def with_pipe_rows(whole: str) -> tuple[str, list[tuple[Part, int, int]]]:
    """Return a text with the rows of tables drawn with `|` as cells alone, and these rows.

    Each comes with its place in the text and its line; lines stay lines. Two lines or more in a
    row that begin and end with the sign are a table.
    """
    lines = whole.split("\n")
    piped = [_PIPED.fullmatch(line) for line in lines]
    rows: list[tuple[Part, int, int]] = []
    table = start = 0
    for at, found in enumerate(piped):
        near = piped[at - 1 : at] + piped[at + 1 : at + 2]
        if found and any(near):
            table += not any(piped[at - 1 : at])
            lines[at] = ""
            if not _RULED.fullmatch(found[1]):
                part = row(map(RowCell, found[1].split("|")), table)
                lines[at] = part.text
                rows.append((part, start, at + 1))
        start += len(lines[at]) + 1
    return "\n".join(lines), rows


def _without(whole: str, rows: list[tuple[Part, int, int]]) -> str:
    """Return a text of the same length with blanks for the rows of tables."""
    pieces = []
    at = 0
    for part, start, _ in rows:
        pieces += [whole[at:start], " " * len(part.text)]
        at = start + len(part.text)
    return "".join([*pieces, whole[at:]])


def _row(part: Part, start: int, line: int) -> Block:
    return Block(start, start + len(part.text), "body", 0, line, "row")


def _of_messages(raw: Raw, whole: str, notes: tuple[str, ...]) -> Document:
    """Return a text that holds messages: what it says itself, or its first message, and others."""
    known = Document(raw.path, "text", sha256(raw.data).hexdigest(), "", (), notes=notes)
    first, *inner = of_letters(whole, known, numbered=True)
    if not any(map(str.isalnum, first.text)) and inner:
        first, *inner = inner
    return first._replace(part="", inner=named_apart(inner), notes=notes + first.notes)


def _pages(whole: str) -> tuple[Page, ...]:
    starts = [0, *(found.end() for found in re.finditer("\f", whole.rstrip()))]
    if len(starts) == 1:
        return ()
    return tuple(Page(start, str(number)) for number, start in enumerate(starts, 1))

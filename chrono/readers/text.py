"""Plain text to a document."""

import re
from hashlib import sha256
from typing import Final

from chrono.errors import ChronoError
from chrono.readers.correspondence import named_apart, of_letters
from chrono.readers.document import Document, Page, Raw
from chrono.readers.encoding import decode
from chrono.readers.furniture import blocks
from chrono.readers.intake import bounded_text
from chrono.readers.letters import has_letters, letters
from chrono.readers.paragraphs import spans
from chrono.readers.structure import with_dated_headings

_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
BINARY: Final = 0.01  # control characters in a text that is none


def text(raw: Raw) -> Document:
    """Return a plain text; form feeds part its pages. A heading over it is its title."""
    decoded = decode(raw.path, raw.data)
    whole = bounded_text(raw.path, decoded.text)
    if len(_CONTROL.findall(whole)) > BINARY * len(whole):
        raise ChronoError(f"{raw.path}: not a text", "what program was it made with?")
    if has_letters(letters(whole)):
        return _of_messages(raw, whole, decoded.notes)
    found = with_dated_headings(blocks(whole, spans(whole)), whole)
    first = next((block for block in found if block.kind in ("heading", "body")), None)
    title = whole[first.start : first.end] if first and first.kind == "heading" else ""
    return Document(
        raw.path, "text", sha256(raw.data).hexdigest(), whole, found, title=title,
        pages=_pages(whole), notes=decoded.notes,
    )  # fmt: skip


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

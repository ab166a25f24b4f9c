"""Documents of a word processor (.docx): the text as it is printed, its notes after it."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from chrono.readers.assembly import Part, assemble
from chrono.readers.days import day
from chrono.readers.document import Document, Raw
from chrono.readers.furniture import is_dateline
from chrono.readers.ooxml import Archive, Paragraph, rows

PARTS: Final = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
# The names of heading styles in the languages that word processors are sold in.
HEADING: Final = re.compile(
    r"(?:heading|title|subtitle|berschrift|titel|titre|t[ií]tulo|rubrik|otsikko|ba[sş]l[iı]k|заголовок)",
    re.I,
)
_BLANKS: Final = re.compile(r"[ \t\u00a0]+")


def docx(raw: Raw) -> Document:
    """Return the text of a document; what was deleted under tracked changes is not in it.

    `created` is when the file was made: such a file does not say when it was published.
    """
    archive = Archive(raw.path, raw.data)
    text, blocks = assemble(raw.path, _parts(archive))
    known = archive.texts("docProps/core.xml")
    heading = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    authors = re.split(r"\s*;\s*", known.get("creator", ""))
    return Document(
        raw.path, "docx", sha256(raw.data).hexdigest(), text, blocks,
        title=known.get("title", "") or heading,
        author=tuple(filter(None, authors)),
        created=day(known.get("created", "")),
        language=known.get("language", ""),
    )  # fmt: skip


def _parts(archive: Archive) -> Iterator[Part]:
    for name in PARTS:
        for paragraph in rows(archive.paragraphs(name)):
            yield _part(paragraph)


def _part(paragraph: Paragraph) -> Part:
    text = _BLANKS.sub(" ", paragraph.text)
    if HEADING.search(paragraph.style):
        return "heading", text
    return ("dateline" if is_dateline(text) else "body"), text

"""Documents of a word processor (.docx): the text as it is printed, its notes after it."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from chrono.readers.assembly import Part, assemble, row
from chrono.readers.credits import authors_said, title_said
from chrono.readers.days import day
from chrono.readers.document import Document, Raw, Role
from chrono.readers.furniture import is_dateline
from chrono.readers.numbering import Numbering
from chrono.readers.ooxml import Archive, Paragraph, TableRow

PARTS: Final = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
COMMENTS: Final = "word/comments.xml"
# The names of heading styles in the languages that word processors are sold in.
HEADING: Final = re.compile(
    r"(?:heading|title|subtitle|berschrift|titel|titre|t[ií]tulo|rubrik|otsikko|ba[sş]l[iı]k|заголовок)",
    re.I,
)
ROLES: Final[dict[Role, re.Pattern[str]]] = {
    "item": re.compile(r"list|liste|aufz[aä]hlung|elenco|lista|список", re.I),
    "quote": re.compile(r"quote|zitat|citation|cita\b|цитата", re.I),
    "caption": re.compile(r"caption|beschriftung|l[eé]gende|leyenda|название", re.I),
}
_BLANKS: Final = re.compile(r"[ \t\u00a0]+")


def docx(raw: Raw) -> Document:
    """Return the text of a document; what was deleted under tracked changes is not in it.

    `created` is when the file was made: such a file does not say when it was published.
    """
    archive = Archive(raw.path, raw.data)
    text, blocks, cells = assemble(raw.path, _parts(archive))
    known = archive.texts("docProps/core.xml")
    heading = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    authors = re.split(r"\s*;\s*", known.get("creator", ""))
    return Document(
        raw.path, "docx", sha256(raw.data).hexdigest(), text, blocks,
        title=title_said(known.get("title", "")) or heading,
        author=authors_said(authors),
        created=day(known.get("created", "")),
        language=known.get("language", ""),
        notes=_notes(archive),
        cells=cells,
    )  # fmt: skip


def _notes(archive: Archive) -> tuple[str, ...]:
    """Return what a user should know that the text does not hold."""
    notes = []
    if archive.deleted:
        notes.append("left out what was deleted or moved away under tracked changes")
    if any(one.text.strip() for one in archive.paragraphs(COMMENTS) if isinstance(one, Paragraph)):
        notes.append("left out the comments in its margin")
    return tuple(notes)


def _parts(archive: Archive) -> Iterator[Part]:
    numbering = Numbering(archive)
    for number, name in enumerate(PARTS):
        for found in archive.paragraphs(name):
            if isinstance(found, TableRow):
                yield row(found.cells, found.table * len(PARTS) + number)
            else:
                yield _part(found)._replace(label=numbering.label(found))


def _part(paragraph: Paragraph) -> Part:
    text = _BLANKS.sub(" ", paragraph.text)
    level = _level(paragraph.style)
    if is_dateline(text):
        return Part("dateline", text, level=level)
    if level:
        return Part("heading", text, level=level)
    role: Role = "item" if paragraph.item else ""
    for found, pattern in ROLES.items():
        if pattern.search(paragraph.style):
            role = found
    return Part("body", text, role)


def _level(style: str) -> int:
    """Return how high a heading of a style is, 0 for what is none."""
    if not HEADING.search(style):
        return 0
    number = re.search(r"[1-9]", style)
    return int(number[0]) if number else 1

"""Files to documents: `read` one, `read_all` of many; what a document is stands in `document`.

    document    Document, its blocks, its pages, and the place of any offset in it
    intake      names to bytes: files, folders, globs, standard input; what is too large
    kinds       which reader a file needs, by its first bytes and its ending
    encoding    bytes to text
    days        dates as metadata write them
    paragraphs  lines to paragraphs
    furniture   paragraphs to blocks: text, headings, datelines, what is left of a web page
    signs       the words and shapes of such furniture
    structure   sections, items, quotations, captions: the structure of a document
    assembly    parts to one text, for readers of what is no plain text; rows of tables
    text        plain text
    markdown    Markdown, its front matter as metadata
    html        web pages: trafilatura finds the text in them
    elements    the elements of a page to parts
    markup      what web pages say of themselves
    letters     the messages in a text: forwarded and quoted ones, by their heads
    correspondence  such messages to documents
    mime        messages, mailboxes, and web pages saved as one file
    pdf         PDF, with the labels of its pages
    docx        documents of a word processor
    ooxml       what is in such a file: parts, properties, paragraphs
    numbering   the numbers that such a document prints before its paragraphs

To add a kind of file: a module with a function `(Raw) -> Document`, a row in `kinds.READERS`, how
it is recognised in `kinds.kind_of`, its dependency in `EXTRAS` and as an extra in pyproject.toml,
and a document in the table of tests/test_readers.py, which walks `READERS`.
"""

from collections.abc import Iterable, Iterator

from chrono.errors import ChronoError
from chrono.readers.credits import brief
from chrono.readers.document import Block, Cell, Document, Locator, Page, Raw
from chrono.readers.intake import Stdin, expand, take
from chrono.readers.kinds import ENDINGS, EXTRAS, kind_of, reader
from chrono.readers.structure import labelled

__all__ = ["Block", "Cell", "Document", "Locator", "Page", "read", "read_all"]


def read(path: str, stdin: Stdin | None = None) -> Document:
    """Return the document in a file, or in `stdin` for `-`.

    Raises `ChronoError` for one that cannot be read, with its path and a way on.
    """
    raw = take(path, stdin)
    if not raw.data.strip():
        raise ChronoError(f"{raw.path}: empty", "was it saved?")
    document = _by_kind(raw, kind_of(raw))
    if not document.inner and not any(map(str.isalnum, document.text)):
        raise ChronoError(f"{raw.path}: no text in it", "is the text in pictures?")
    return _finished(document)


def _finished(document: Document) -> Document:
    """Return a document with a title of fit length and the numbers of its paragraphs."""
    return document._replace(
        title=brief(document.title),
        blocks=labelled(document.blocks, document.text),
        inner=tuple(map(_finished, document.inner)),
    )


def _by_kind(raw: Raw, kind: str) -> Document:
    try:
        found = reader(kind)(raw)
    except ModuleNotFoundError as error:
        extra = EXTRAS.get((error.name or "").partition(".")[0])
        if extra is None:
            raise
        hint = f"install it with: pip install 'chrono-timeline[{extra}]'"
        raise ChronoError(f"{raw.path}: reading {kind} needs {error.name}", hint) from None
    except RecursionError:
        raise ChronoError(f"{raw.path}: nested too deeply", "save its text alone") from None
    return found


def read_all(paths: Iterable[str], stdin: Stdin | None = None) -> Iterator[Document | ChronoError]:
    """Yield the documents in files, folders and globs in order, an error for each that fails."""
    for found in expand(paths, ENDINGS):
        if isinstance(found, ChronoError):
            yield found
            continue
        try:
            yield read(found, stdin)
        except ChronoError as error:
            yield error

"""Web pages to a document: trafilatura finds the text in them."""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, Final

from chrono.errors import ChronoError
from chrono.readers.assembly import Part, assemble
from chrono.readers.document import Block, Document, Raw
from chrono.readers.encoding import Decoded, decode
from chrono.readers.furniture import count_words, is_dateline, is_signed
from chrono.readers.intake import too_large
from chrono.readers.markup import facts

Element = Any  # of lxml, which has no types
LARGEST: Final = 10 << 20  # characters of markup: what takes a minute to go through
DEEPEST: Final = 250  # elements in each other; no page that people read has that many
MOST: Final = 100_000  # elements
ATTRIBUTES: Final = 500  # of one element; the parser takes time by their square
SIZE: Final = 200  # characters of a text that may be less than there is
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.I)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # not in XML
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TAG: Final = re.compile(r"<(?:(script|style)\b|[a-z][^<>]*)", re.I)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_BLANKS: Final = re.compile(r"\s+")
_WHOLE: Final = frozenset({"p", "head", "item", "quote", "code", "fw"})  # elements of one paragraph


def html(raw: Raw, declared: str = "") -> Document:
    """Return the text of a web page; `declared` is the encoding that came with it, if any did.

    Its day is that of `markup.facts`; its paragraphs are numbered as they are in the text.
    """
    found = _CHARSET.search(raw.data[:4096])
    return page(raw, decode(raw.path, raw.data, declared or (found[1].decode() if found else "")))


def page(raw: Raw, decoded: Decoded) -> Document:
    """Return a web page whose markup has been decoded."""
    from lxml.etree import ParserError
    from lxml.html import HTMLParser, document_fromstring

    markup = _CONTROL.sub("", _DECLARATION.sub("", decoded.text))
    if len(markup) > LARGEST:
        raise too_large(raw.path, f"a page of more than {LARGEST:,} characters")
    if _attributes(markup) > ATTRIBUTES:
        raise ChronoError(f"{raw.path}: an element of too many attributes", "save its text alone")
    try:
        tree = document_fromstring(markup, parser=HTMLParser(encoding=None, remove_comments=False))
    except (ParserError, ValueError):
        raise ChronoError(f"{raw.path}: no page in it", "was it saved whole?") from None
    if _beyond(tree):
        raise ChronoError(f"{raw.path}: nested too deeply or too long", "save its text alone")
    known = facts(tree, markup)
    text, blocks = _text(raw.path, tree)
    return Document(
        raw.path, "html", sha256(raw.data).hexdigest(), text, blocks,
        title=known.title, author=known.author, publisher=known.publisher,
        published=known.published, dated="metadata" if known.published else "none",
        language=known.language, url=known.url, notes=decoded.notes,
    )  # fmt: skip


def _attributes(markup: str) -> int:
    """Return about how many attributes the element has that has most."""
    most = at = 0
    while found := _TAG.search(markup, at):
        at = found.end()
        if found[1]:
            at = markup.find(f"</{found[1]}", at)
            if at < 0:
                break
        elif len(found[0]) > 2 * ATTRIBUTES:
            most = max(most, len(_QUOTED.sub(" ", found[0]).split()))
    return most


def _beyond(tree: Element) -> bool:
    """Whether there are more elements than a page has, or more in each other."""
    from lxml.etree import iterwalk

    depth = 0
    for count, (event, _) in enumerate(iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or count > 2 * MOST:
            return True
    return False


def _text(path: str, tree: Element) -> tuple[str, tuple[Block, ...]]:
    """Return what trafilatura takes for the text, or all there is where that is next to nothing."""
    from copy import deepcopy

    import trafilatura

    try:
        found = trafilatura.bare_extraction(
            deepcopy(tree), include_comments=False, include_formatting=False, include_tables=True
        )
        body: Any = getattr(found, "body", None)
        text, blocks = assemble(path, _parts(body) if body is not None else ())
        if len(text) < SIZE:
            _, whole, _ = trafilatura.baseline(tree)
            text, blocks = max(
                (text, blocks), assemble(path, _lines(whole)), key=lambda t: len(t[0])
            )
    except ChronoError:
        raise
    except Exception as error:  # whatever a library of another's makes of a hostile page
        message = f"{path}: no page that can be read: {type(error).__name__}"
        raise ChronoError(message, "save its text alone") from error
    return text, blocks


def _lines(text: str) -> Iterator[Part]:
    yield from (_part("p", line) for line in text.split("\n"))


def _parts(body: Element) -> Iterator[Part]:
    """Yield the paragraphs, headings, items and rows of what trafilatura gives."""
    for element in body:
        tag = str(element.tag)
        if tag == "table":
            for row in element.iter("row"):
                yield _part("p", " · ".join(filter(None, (_joined(cell) for cell in row))))
        elif len(element) and (tag not in _WHOLE or element.find("p") is not None):
            yield from _parts(element)
        else:
            yield _part(tag, _joined(element))
        if element.tail and element.tail.strip():
            yield _part("p", _BLANKS.sub(" ", element.tail))


def _joined(element: Element) -> str:
    return _BLANKS.sub(" ", "".join(str(text) for text in element.itertext())).strip()


def _part(tag: str, text: str) -> Part:
    if tag == "head":
        return "heading", text
    if is_dateline(text):
        return "dateline", text
    if tag == "code" or is_signed(text, count_words(text)):
        return "furniture", text
    return "body", text

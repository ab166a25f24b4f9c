"""Web pages to a document: trafilatura finds the text in them."""

import re
from copy import deepcopy
from hashlib import sha256
from typing import Any, Final

from chrono.errors import ChronoError
from chrono.readers.assembly import Assembled, assemble
from chrono.readers.document import Document, Raw
from chrono.readers.elements import as_lines, parts, prepared
from chrono.readers.encoding import Decoded, decode
from chrono.readers.intake import too_large
from chrono.readers.markup import facts

Element = Any  # of lxml, which has no types
LARGEST: Final = 10 << 20  # characters of markup: what takes a minute to go through
DEEPEST: Final = 250  # elements in each other; no page that people read has that many
MOST: Final = 100_000  # elements
WIDEST: Final = 5_000  # cells of a row; trafilatura takes time by their square
ATTRIBUTES: Final = 500  # of one element; the parser takes time by their square
SIZE: Final = 200  # characters of a text that may be less than there is
LUMP: Final = 2  # blocks of a text in which trafilatura may have put all there is together
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]+)", re.I)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # not in XML
_DECLARATION: Final = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TAG: Final = re.compile(r"<(?:(script|style)\b|[a-z][^<>]*)", re.I)
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")


def html(raw: Raw, declared: str = "") -> Document:
    """Return the text of a web page; `declared` is the encoding that came with it, if any did.

    Its day is that of `markup.facts`; its paragraphs are numbered as they are in the text.
    """
    found = _CHARSET.search(raw.data[:4096])
    return page(raw, decode(raw.path, raw.data, declared or (found[1].decode() if found else "")))


def page(raw: Raw, decoded: Decoded) -> Document:
    """Return a web page whose markup has been decoded."""
    tree, markup = _tree(raw, decoded)
    known = facts(tree, markup)
    text, blocks, cells = _text(raw.path, tree)
    return Document(
        raw.path, "html", sha256(raw.data).hexdigest(), text, blocks,
        title=known.title, author=known.author, publisher=known.publisher,
        published=known.published, dated="metadata" if known.published else "none",
        language=known.language, url=known.url, notes=decoded.notes,
        cells=cells,
    )  # fmt: skip


def lines(raw: Raw, decoded: Decoded) -> str:
    """Return a page as lines of text, what is quoted in it marked with `>`."""
    return as_lines(_tree(raw, decoded)[0])


def _tree(raw: Raw, decoded: Decoded) -> tuple[Element, str]:
    """Return the tree of a page within the limits, and its markup."""
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
    return tree, markup


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
    """Whether there are more elements than a page has, more in each other, or a wider row."""
    from lxml.etree import iterwalk

    depth = 0
    for count, (event, _) in enumerate(iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST or count > 2 * MOST:
            return True
    return any(len(line) > WIDEST for line in tree.iter("tr"))


def _text(path: str, tree: Element) -> Assembled:
    """Return what trafilatura takes for the text, or all there is where that is next to nothing."""
    import trafilatura

    try:
        whole = prepared(tree)
        found = trafilatura.bare_extraction(
            deepcopy(whole), include_comments=False, include_formatting=False, include_tables=True
        )
        body: Any = getattr(found, "body", None)
        made = assemble(path, parts(body) if body is not None else ())
        if len(made.text) < SIZE or len(made.blocks) <= LUMP:
            every = whole if whole.tag == "body" else whole.find(".//body")
            body = whole if every is None else every
            inner = assemble(path, parts(body, around=False))
            inner = inner if inner.text else assemble(path, parts(body))
            made = max(made, inner, key=lambda one: (len(one.blocks), len(one.text)))
    except ChronoError:
        raise
    except Exception as error:  # whatever a library of another's makes of a hostile page
        message = f"{path}: no page that can be read: {type(error).__name__}"
        raise ChronoError(message, "save its text alone") from error
    return made

"""Messages, and web pages saved as one file, to documents; attachments are named and not read."""

import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses
from hashlib import sha256
from typing import Final

from chrono.errors import ChronoError
from chrono.readers.days import day
from chrono.readers.document import Block, Document, Raw
from chrono.readers.encoding import Decoded, decode
from chrono.readers.furniture import blocks
from chrono.readers.html import page
from chrono.readers.intake import bounded_text
from chrono.readers.paragraphs import spans

HEADERS: Final = 1 << 20  # bytes before the body
PARTS: Final = 1000
BOUNDARIES: Final = 5000
NESTED: Final = 50
HEADER: Final = 2000  # characters of a header that are read
_QUOTED: Final = re.compile(r"\s*>")
_INTRODUCES: Final = re.compile(
    r"[^\n]{0,200}(?:wrote|schrieb|écrit|escribió|написал\w*|yazıb|yazdı)[^\n]{0,80}:$"
)
_SIGNATURE: Final = re.compile(r"^-- $", re.M)


def eml(raw: Raw) -> Document:
    """Return the text of a message. What it quotes of others, and its signature, is furniture."""
    message, notes = _message(raw)
    body, others = _body(message)
    if body is None:
        raise ChronoError(
            f"{raw.path}: a message without text", "read its attachments by themselves"
        )
    if others:
        notes += (f"not read: {_listed(others)}",)
    decoded = _decoded(raw.path, body)
    if body.get_content_subtype() == "html":
        document = page(raw, decoded)
    else:
        text = bounded_text(raw.path, decoded.text)
        found = tuple(_own(text, blocks(text, spans(text))))  # its lines are not those of the file
        document = Document(raw.path, "eml", "", text, found, notes=decoded.notes)
    sent = day(_header(message, "date"))
    return document._replace(
        kind="eml",
        sha256=sha256(raw.data).hexdigest(),
        title=_header(message, "subject"),
        author=_senders(message),
        published=sent,
        dated="metadata" if sent else "none",
        language=_header(message, "content-language"),
        notes=notes + document.notes,
    )


def mhtml(raw: Raw) -> Document:
    """Return the text of a web page that was saved with all it needs; its day is the page's own."""
    message, notes = _message(raw)
    body = next((part for part in _parts(message) if part.get_content_subtype() == "html"), None)
    if body is None:
        raise ChronoError(f"{raw.path}: no page in it", "was it saved whole?")
    document = page(raw, _decoded(raw.path, body))
    address = _header(message, "snapshot-content-location") or _header(body, "content-location")
    return document._replace(
        kind="mhtml",
        title=document.title or _header(message, "subject"),
        url=document.url or (address if address.startswith("http") else ""),
        notes=notes + document.notes,
    )


def _message(raw: Raw) -> tuple[Message, tuple[str, ...]]:
    head = re.search(rb"\r?\n\r?\n", raw.data[: HEADERS + 4])
    if head is None and len(raw.data) > HEADERS:
        raise ChronoError(f"{raw.path}: no message: its headers do not end", "is it one?")
    if raw.data.count(b"boundary=") > PARTS or raw.data.count(b"\n--") > BOUNDARIES:
        raise ChronoError(f"{raw.path}: of too many parts", "save its text alone")
    message = BytesParser().parsebytes(raw.data)
    if not message.keys():
        raise ChronoError(f"{raw.path}: no message: it has no headers", "is it one?")
    cut = any(isinstance(found, CloseBoundaryNotFoundDefect)
              for part in _parts(message, True) for found in part.defects)  # fmt: skip
    return message, ("its last boundary is missing: was it cut off?",) if cut else ()


def _parts(message: Message, containers: bool = False) -> Iterator[Message]:
    """Yield the parts of a message in order, those of a message in it as well."""
    waiting = [(message, 0)]
    for _ in range(PARTS):
        if not waiting:
            return
        part, depth = waiting.pop()
        if part.is_multipart():
            if depth > NESTED:
                raise RecursionError
            waiting.extend((inner, depth + 1) for inner in reversed(part.get_payload()))  # type: ignore[arg-type]
            if containers:
                yield part
        else:
            yield part


def _body(message: Message) -> tuple[Message | None, list[Message]]:
    """Return the part that holds the text, plain text before HTML, and the attachments."""
    texts, others = [], []
    for part in _parts(message):
        attached = part.get_content_disposition() == "attachment" or part.get_filename()
        if part.get_content_maintype() == "text" and not attached:
            texts.append(part)
        else:
            others.append(part)
    for subtype in ("plain", "html"):
        for part in texts:
            if part.get_content_subtype() == subtype and _payload(part).strip():
                return part, others
    return None, others


def _listed(parts: list[Message]) -> str:
    names = [part.get_filename() or f"a part of {part.get_content_type()}" for part in parts]
    return ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")


def _payload(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _decoded(path: str, part: Message) -> Decoded:
    """Return the text of a part, in the encoding it says unless that cannot be."""
    data = _payload(part)
    declared = part.get_content_charset() or ""
    if declared not in ("", "utf-8", "us-ascii"):
        try:
            return Decoded(data.decode(declared).replace("\r\n", "\n"))
        except (LookupError, ValueError):
            declared = ""
    return decode(path, data, declared)


def _header(message: Message, name: str) -> str:
    text = str(message.get(name, ""))[:HEADER]
    with suppress(ValueError, LookupError, MessageError):  # in no encoding that is known
        text = str(make_header(decode_header(text)))
    return " ".join(text.split())


def _senders(message: Message) -> tuple[str, ...]:
    return tuple(name or address for name, address in getaddresses([_header(message, "from")])
                 if name or address)  # fmt: skip


def _own(text: str, found: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks, with what is quoted and the signature as furniture."""
    number = 0
    signature = _SIGNATURE.search(text)
    for at, block in enumerate(found):
        words = text[block.start : block.end]
        after = text[found[at + 1].start : found[at + 1].end] if at + 1 < len(found) else ""
        if (
            _QUOTED.match(words)
            or (_QUOTED.match(after) and _INTRODUCES.search(words))
            or (signature is not None and block.start >= signature.start())
        ):
            block = block._replace(kind="furniture", number=0)
        elif block.kind == "body":
            number += 1
            block = block._replace(number=number)
        yield block._replace(line=0)

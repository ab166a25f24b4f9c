"""Messages, mailboxes, and web pages saved as one file, to documents, with what is attached."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import CloseBoundaryNotFoundDefect, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import getaddresses
from hashlib import sha256
from itertools import pairwise
from typing import Final

from chrono.errors import ChronoError
from chrono.readers.correspondence import named_apart, of_letters, part_in
from chrono.readers.days import day
from chrono.readers.document import Document, Raw
from chrono.readers.encoding import Decoded, decode
from chrono.readers.html import lines, page
from chrono.readers.intake import bounded_text
from chrono.readers.kinds import ENDINGS, reader
from chrono.readers.letters import has_letters, letters

HEADERS: Final = 1 << 20  # bytes before the body
PARTS: Final = 1000
BOUNDARIES: Final = 5000
NESTED: Final = 50
HEADER: Final = 2000  # characters of a header that are read
_ENVELOPE: Final = re.compile(
    rb"(?:(?<=\n\n)|(?<=\r\n\r\n)|\A)From [^\r\n]{3,200}\r?\n(?=[!-9;-~]+:)"
)
_ESCAPED: Final = re.compile(rb"^>(>*From )", re.M)
MESSAGES: Final = 10_000  # of a mailbox


def eml(raw: Raw) -> Document:
    """Return the text of a message; `inner` are the messages and the attachments inside it.

    A forwarded or a quoted message has its own day, author and subject. A signature, and what is
    quoted of nobody known, is furniture.
    """
    message, notes = _message(raw)
    return _read(raw, message, notes, "", 0)


def mbox(raw: Raw) -> Document:
    """Return the messages of a mailbox as the `inner` of a document without text."""
    found: list[Document] = []
    notes: list[str] = []
    starts = [one.start() for one in _ENVELOPE.finditer(raw.data)]
    if len(starts) > MESSAGES:
        raise ChronoError(f"{raw.path}: more than {MESSAGES:,} messages", "split it")
    for number, (start, end) in enumerate(pairwise([*starts, len(raw.data)]), 1):
        data = _ESCAPED.sub(rb"\1", raw.data[start:end].partition(b"\n")[2])
        part = f"message {number}"
        try:
            message, said = _message(Raw(f"{raw.path} ({part})", data))
            one = _read(Raw(raw.path, data), message, said, part, 0)
        except ChronoError as error:
            notes.append(f"not read: {part}: {error.message.rpartition(': ')[2]}")
            continue
        found += _flat(one)
    if not found:
        raise ChronoError(f"{raw.path}: no message in it", "is it a mailbox?")
    digest = sha256(raw.data).hexdigest()
    inner = tuple(one._replace(sha256=digest) for one in named_apart(found))
    return Document(raw.path, "mbox", digest, "", (), notes=tuple(notes), inner=inner)


def _flat(document: Document) -> list[Document]:
    """Return a document and those inside it, as one list; what has no text is left out."""
    every = [document._replace(inner=()), *document.inner]
    return [one for one in every if any(map(str.isalnum, one.text))]


def _read(raw: Raw, message: Message, notes: tuple[str, ...], part: str, depth: int) -> Document:
    if depth > NESTED:
        raise RecursionError
    body, others = _body(message)
    sent = day(_header(message, "date"))
    known = Document(
        raw.path, "eml", sha256(raw.data).hexdigest(), "", (),
        title=_header(message, "subject"),
        author=_senders(message),
        published=sent,
        dated="metadata" if sent else "none",
        language=_header(message, "content-language"),
        part=part,
    )  # fmt: skip
    own = _own_text(raw, body, known) if body is not None else known
    inner = list(own.inner)
    for other in others:
        found = _attached(raw, other, depth)
        if isinstance(found, str):
            notes += (f"not read: {found}",)
        else:
            inner += found
    if body is None and not inner:
        raise ChronoError(
            f"{raw.path}: a message without text", "read its attachments by themselves"
        )
    return own._replace(inner=named_apart(inner, part), notes=notes + own.notes)


def _own_text(raw: Raw, body: Message, known: Document) -> Document:
    """Return a message with its text; the messages that this quotes are inside it."""
    decoded = _decoded(raw.path, body)
    if body.get_content_subtype() == "html":
        whole = page(raw, decoded)
        text = lines(raw, decoded)
        if not has_letters(letters(text)):
            return whole._replace(
                kind="eml", sha256=known.sha256, title=known.title, author=known.author,
                published=known.published, dated=known.dated, part=known.part,
                language=known.language or whole.language,
            )  # fmt: skip
    else:
        text = bounded_text(raw.path, decoded.text)
    first, *inner = of_letters(text, known, numbered=False)
    return first._replace(notes=decoded.notes, inner=tuple(inner))


def _attached(raw: Raw, part: Message, depth: int) -> list[Document] | str:
    """Return the documents of an attachment, or its name where it cannot be read."""
    name = " ".join((part.get_filename() or "").split())
    shown = name or f"a part of {part.get_content_type()}"
    try:
        if part.get_content_type() == "message/rfc822":
            held = part.get_payload()
            inner = held[0] if isinstance(held, list) and held else None
            if not isinstance(inner, Message):
                return shown
            subject = _header(inner, "subject")
            return _flat(_read(raw, inner, (), name or subject or "a message", depth + 1))
        kind = ENDINGS.get(os.path.splitext(name)[1].lower(), "")
        if not kind or kind == "mbox":
            return shown
        found = reader(kind)(Raw(name, _payload(part)))
    except (ChronoError, ModuleNotFoundError) as error:
        said = error.message if isinstance(error, ChronoError) else str(error)
        return f"{shown}: {said.removeprefix(f'{name}: ')}"
    digest = sha256(raw.data).hexdigest()
    return [one._replace(path=raw.path, sha256=digest, part=part_in(name, one.part))
            for one in _flat(found)]  # fmt: skip


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
        if part.is_multipart() and (containers or part.get_content_type() != "message/rfc822"):
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

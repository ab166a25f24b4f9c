"""Which reader a file needs: its first bytes have the first word, then its ending."""

import os
import re
from collections.abc import Callable
from importlib import import_module
from typing import Final

from chrono.errors import ChronoError
from chrono.readers.document import Document, Raw

# kind -> the module and the function that read it
READERS: Final[dict[str, tuple[str, str]]] = {
    "text": ("text", "text"),
    "markdown": ("markdown", "markdown"),
    "html": ("html", "html"),
    "mhtml": ("mime", "mhtml"),
    "eml": ("mime", "eml"),
    "mbox": ("mime", "mbox"),
    "pdf": ("pdf", "pdf"),
    "docx": ("docx", "docx"),
}
ENDINGS: Final[dict[str, str]] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".eml": "eml",
    ".mbox": "mbox",
    ".pdf": "pdf",
    ".docx": "docx",
}
# module of a third party -> the extra of chrono that installs it
EXTRAS: Final = {"pypdfium2": "pdf"}
HEAD: Final = 4096  # bytes that are looked at
NUL: Final = b"\0"
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
_HEADER: Final = re.compile(rb"(?:[A-Za-z][A-Za-z-]*: ?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}")
_MAILBOX: Final = re.compile(
    rb"From \S+ +[A-Z][a-z]{2} [A-Z][a-z]{2} [^\r\n]{6,40}\d{4}[^\r\n]*\r?\n[!-9;-~]+:"
)
_OF_MAIL: Final = re.compile(
    rb"^(?:received|from|message-id|mime-version|return-path|snapshot-content-location):",
    re.I | re.M,
)
# How files start that hold no text to be read here, and what to do with them.
REFUSED: Final = {
    b"\xd0\xcf\x11\xe0": ("an old document of a word processor, or an encrypted one",
                          "open it and save it as .docx, without a password"),
    b"{\\rtf": ("rich text", "save it as .docx or .txt"),
    b"\x89PNG": ("a picture", "its text must be recognised first"),
    b"\xff\xd8\xff": ("a picture", "its text must be recognised first"),
    b"GIF8": ("a picture", "its text must be recognised first"),
    b"II*\0": ("a picture", "its text must be recognised first"),
    b"\x1f\x8b": ("compressed", "unpack it"),
    b"7z\xbc\xaf": ("compressed", "unpack it"),
    b"Rar!": ("compressed", "unpack it"),
}  # fmt: skip


CHRONOLOGIES: Final = (".yaml", ".yml")
FIRST_KEY: Final = 64 << 10  # bytes that comments may take before the first key


def kind_of(raw: Raw) -> str:
    """Return the kind of a file, a key of `READERS`; raises `ChronoError` for what is none."""
    head = raw.data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    for start, (what, hint) in REFUSED.items():
        if head.startswith(start):
            raise ChronoError(f"{raw.path}: {what}, not a document that can be read", hint)
    if raw.path.lower().endswith(CHRONOLOGIES) and b"\nchrono:" in b"\n" + raw.data[:FIRST_KEY]:
        raise ChronoError(f"{raw.path}: a chronology, not a document",
                          f"`chrono list -f {raw.path}` prints its events")  # fmt: skip
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK"):
        return "docx"
    ending = ENDINGS.get(os.path.splitext(raw.path)[1].lower(), "")
    if ending in ("pdf", "docx"):
        raise ChronoError(f"{raw.path}: not a {ending.upper()} in spite of its name",
                          "is it whole, and was it saved as one?")  # fmt: skip
    if ending:
        return ending
    if _HTML.match(head):
        return "html"
    if _MAILBOX.match(head):
        return "mbox"
    if _HEADER.match(head) and _OF_MAIL.search(head):
        return "mhtml" if b"snapshot-content-location" in head.lower() else "eml"
    return "text"


def reader(kind: str) -> Callable[[Raw], Document]:
    """Return the function that reads a kind of file."""
    module, function = READERS[kind]
    found: Callable[[Raw], Document] = getattr(import_module(f"chrono.readers.{module}"), function)
    return found

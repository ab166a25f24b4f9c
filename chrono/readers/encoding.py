"""Bytes to text: UTF-8, what a byte order mark or a declaration says, else a guess told aloud."""

import codecs
import re
from contextlib import suppress
from typing import Final, NamedTuple

from chrono.errors import ChronoError

# Longer marks first: that of UTF-32 starts as that of UTF-16 does.
MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE: Final = 1 << 16  # bytes that a guess goes by
LOST: Final = "\ufffd"
WHOLE: Final = 10  # characters beyond ASCII that are whole, for each that is not
HIGH: Final = 0x80  # the first byte that is not ASCII
WESTERN: Final = 0.03  # of the bytes are not ASCII, in languages for which cp1252 was made
FEW: Final = 0.01  # of the characters are lost, in a text that can still be read
CHARACTER: Final = 4  # the most bytes of one in UTF-8


class Decoded(NamedTuple):
    """A text with line ends as `\\n`, and what a user should know of how it was read."""

    text: str
    notes: tuple[str, ...] = ()


def decode(path: str, data: bytes, declared: str = "") -> Decoded:
    """Return `data` as text, by its mark, as UTF-8, as `declared`, or as guessed, in this order.

    Raises `ChronoError` for what is no text in any encoding.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _marked(path, data[len(mark) :] if encoding == "utf-8" else data, encoding)
    try:
        return Decoded(_lines(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and error.start > len(data) - CHARACTER:
            note = "ends in the middle of a character: was it cut off?"
            return Decoded(_lines(data[: error.start].decode("utf-8")), (note,))
    return _damaged(data) or _declared(data, declared) or _guessed(path, data)


def _marked(path: str, data: bytes, encoding: str) -> Decoded:
    notes = () if encoding == "utf-8" else (f"read as {encoding}, by its byte order mark",)
    try:
        return Decoded(_lines(data.decode(encoding)), notes)
    except UnicodeDecodeError:
        hint = "save it as UTF-8"
        raise ChronoError(f"{path}: not whole: {encoding} by its mark, and not so", hint) from None


def _damaged(data: bytes) -> Decoded | None:
    """Return what is UTF-8 but for a few bytes: no other encoding looks like that by chance."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count(LOST)
    if sum(character > "\x7f" for character in text) < WHOLE * lost + lost:
        return None
    return _with_losses(text, lost)


def _with_losses(text: str, lost: int) -> Decoded:
    shown = "a place that is" if lost == 1 else f"{lost:,} places that are"
    return Decoded(_lines(text), (f"{shown} not UTF-8, read as {LOST}",))


def _declared(data: bytes, declared: str) -> Decoded | None:
    try:
        text = _lines(data.decode(declared or "ascii"))
        return Decoded(text, (f"read as {declared.lower()}, as it says itself",))
    except (LookupError, ValueError):
        return None


def _guessed(path: str, data: bytes) -> Decoded:
    """Return the text by the likeliest encoding, which may be wrong for a short one."""
    from charset_normalizer import from_bytes

    if sum(map(HIGH.__le__, data)) < WESTERN * len(data):
        with suppress(UnicodeDecodeError):
            return Decoded(_lines(data.decode("cp1252")), ("not UTF-8: read as cp1252, a guess",))
    best = from_bytes(data[:SAMPLE]).best() if b"\0" not in data[:SAMPLE] else None
    if best is not None:
        text = _lines(data.decode(best.encoding, errors="replace"))
        return Decoded(text, (f"not UTF-8: read as {best.encoding}, a guess",))
    text = data.decode("utf-8", errors="replace")
    if (lost := text.count(LOST)) < FEW * len(text):
        return _with_losses(text, lost)
    raise ChronoError(f"{path}: not a text in any known encoding", "save it as UTF-8")


def _lines(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text) if "\r" in text else text

"""The text of a file as it stands, and places in it."""

import os
import re
from bisect import bisect_right
from functools import cached_property
from typing import Final

from chrono.errors import ChronoError, Problem

BOM: Final = "\ufeff"
# What YAML does not allow in a stream, and what no text file of a person holds.
FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
BREAK: Final = re.compile(r"\r\n|\n|\r")


class Text:
    """The text of one file, without its byte order mark, that knows lines and columns.

    Offsets are code points into `text`; lines and columns count from 1.
    """

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self.raw = raw
        decoded = decode(path, raw)
        self.bom = decoded.startswith(BOM)
        self.text = decoded[1:] if self.bom else decoded
        found = FORBIDDEN.search(self.text)
        if found:
            what = f"a control character, U+{ord(found[0]):04X}"
            raise unreadable(self.problem("Y108", found.start(), what, "take it out"))

    @cached_property
    def starts(self) -> list[int]:
        """The offset of the first character of each line."""
        return [0, *(found.end() for found in BREAK.finditer(self.text))]

    @cached_property
    def newline(self) -> str:
        """The line end the file uses, going by its first line."""
        found = BREAK.search(self.text)
        return found[0] if found else "\n"

    def line(self, offset: int) -> int:
        """Return the line that `offset` is on."""
        return bisect_right(self.starts, offset)

    def start(self, line: int) -> int:
        """Return the offset at which `line` starts; past the last line, the end of the text."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)

    def content(self, line: int) -> str:
        """Return `line` without its end."""
        return self.text[self.start(line) : self.start(line + 1)].rstrip("\r\n")

    def problem(self, code: str, offset: int, message: str, hint: str = "") -> Problem:
        """Return a problem at `offset`, with the line it is on."""
        line = self.line(offset)
        column = offset - self.start(line) + 1
        return Problem(self.path, line, column, code, message, hint, text=self.content(line))


class Report:
    """What is wrong in a text, as far as it has been read."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def problem(self, code: str, offset: int, message: str, hint: str = "") -> None:
        """Note a problem at `offset` and go on."""
        self.problems.append(self.text.problem(code, offset, message, hint))


def decode(path: str, raw: bytes) -> str:
    """Return `raw` as text; what is not UTF-8 is refused with the place of the first such byte."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "save it as UTF-8"
        raise unreadable(Problem(path, 1, 1, "Y107", "the file is UTF-16, not UTF-8", hint))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        line = len(BREAK.findall(before)) + 1
        column = len(BREAK.split(before)[-1]) + 1
        what = f"not UTF-8: byte 0x{raw[error.start]:02X}"
        problem = Problem(path, line, column, "Y107", what, "save the file as UTF-8")
        raise unreadable(problem) from None


def unreadable(*problems: Problem) -> ChronoError:
    """Return the error for files that cannot be read as a chronology, with all that is wrong."""
    return ChronoError("cannot be read as a chronology", problems=problems)


def read(path: str) -> Text:
    """Return the text of the file at `path`; a `ChronoError` says why it cannot be read."""
    return Text(path, read_bytes(path))


def read_bytes(path: str) -> bytes:
    """Return what the file at `path` holds; a `ChronoError` says why it cannot be read."""
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except FileNotFoundError:
        raise ChronoError(
            f"no such file: {path}", "`chrono init` writes one to start from"
        ) from None
    except OSError as error:
        raise ChronoError(f"{path}: {error.strerror or error}") from None


def stem(path: str) -> str:
    """Return the name of a file without folder and ending."""
    return os.path.splitext(os.path.basename(path))[0]

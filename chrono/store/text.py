"""The text of a file as it stands, and places in it."""

import io
import os
import re
import stat
from bisect import bisect_right
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cached_property
from typing import Final

from chrono.dates.hints import shorten
from chrono.errors import ChronoError, Problem
from chrono.store.canonical import clean

BOM: Final = "\ufeff"
# What YAML does not allow in a stream, and what no text file of a person holds.
FORBIDDEN: Final = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]"
BREAK: Final = r"\r\n|\n|\r"

# What no chronology reaches, so that no file can take the memory or the time of the machine.
LARGEST: Final = 1 << 30  # bytes of a file
LONGEST: Final = 1 << 20  # bytes of a line
MOST_LINES: Final = 50_000_000
AT_ONCE: Final = 48 << 20  # bytes, fewer than there may be lines
MOST_PROBLEMS: Final = 1000  # of one file; then it is read no further
STRIDE: Final = 1 << 18  # characters from one mark of lines to the next
INIT: Final = "`chrono init` writes one to start from"
MOST_SAID: Final = 400  # characters of what is wrong, which may quote what the file has

_LAST_SECOND: Final = 253_402_214_400  # 31 December 9999

Mark = tuple[int, int, int]  # an offset, its line, and where that starts


class Text:
    """The text of one file, without its byte order mark, that knows lines and columns.

    Offsets are code points into `text`; lines and columns count from 1.
    """

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self.raw = raw
        self._mark: Mark = (0, 1, 0)  # the place looked up before
        self._shown = (0, "")  # a line and what stands on it
        decoded = decode(path, raw)
        self.bom = decoded.startswith(BOM)
        self.text = decoded[1:] if self.bom else decoded
        found = None if clean(raw) else re.search(FORBIDDEN, self.text)
        if found:
            what = f"a control character, U+{ord(found[0]):04X}"
            raise unreadable(self.problem("Y108", found.start(), what, "take it out"))

    @cached_property
    def starts(self) -> list[int]:
        """The offset of the first character of each line."""
        return [0, *(found.end() for found in re.finditer(BREAK, self.text))]

    @cached_property
    def newline(self) -> str:
        """The line end the file uses, going by its first line."""
        found = re.search(BREAK, self.text)
        return found[0] if found else "\n"

    def line(self, offset: int) -> int:
        """Return the line that `offset` is on."""
        if "starts" in self.__dict__:
            return bisect_right(self.starts, offset)
        return self._find(offset)[0]

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line that `offset` is on starts."""
        return self._find(offset)[1]

    def line_end(self, offset: int) -> int:
        """Return the offset at which the line that `offset` is on ends, without its end of line."""
        found = re.compile(r"[\r\n]").search(self.text, self._find(offset)[1])
        return found.start() if found else len(self.text)

    def _find(self, offset: int) -> tuple[int, int]:
        """Return the line an offset is on, and where that starts.

        Counts on from the offset asked for before: a list of all lines would take many times the
        memory of the text, and places are mostly asked for in their order. From far away it counts
        on from the nearest of a few marks, for a thousand problems may each name a line far above.
        """
        mark = self._mark
        if not 0 <= offset - mark[0] < STRIDE:
            mark = self._marks[(offset - 1) // STRIDE if offset else 0]
        self._mark = self._count(mark, offset)
        return self._mark[1:]

    def _count(self, mark: Mark, offset: int) -> Mark:
        """Return the place of an offset, counted on from a place before it."""
        at, line, start = mark
        text = self.text
        if offset and text.startswith("\r\n", offset - 1):
            offset -= 1
        line += text.count("\n", at, offset)
        if self._returns:
            line += text.count("\r", at, offset) - text.count("\r\n", at, offset)
            start = max(start, text.rfind("\r", at, offset) + 1)
        start = max(start, text.rfind("\n", at, offset) + 1)
        return offset, line, start

    @cached_property
    def _marks(self) -> list[Mark]:
        marks: list[Mark] = [(0, 1, 0)]
        for offset in range(STRIDE, len(self.text) + 1, STRIDE):
            marks.append(self._count(marks[-1], offset))
        return marks

    @cached_property
    def _returns(self) -> bool:
        return "\r" in self.text

    def start(self, line: int) -> int:
        """Return the offset at which `line` starts; past the last line, the end of the text."""
        return self.starts[line - 1] if line <= len(self.starts) else len(self.text)

    def content(self, line: int) -> str:
        """Return `line` without its end."""
        return self.text[self.start(line) : self.start(line + 1)].rstrip("\r\n")

    def problem(self, code: str, offset: int, message: str, hint: str = "") -> Problem:
        """Return a problem at `offset`, with the line it is on. A long text in it is cut."""
        line, start = self._find(offset)
        if self._shown[0] != line:
            self._shown = line, self.text[start : self.line_end(offset)]
        shown = self._shown[1]  # the same string for all that is wrong on one line
        said = shorten(message, MOST_SAID), shorten(hint, MOST_SAID)
        return Problem(self.path, line, offset - start + 1, code, *said, text=shown)


class Report:
    """What is wrong in a text, as far as it has been read.

    With the last of `MOST_PROBLEMS` reading ends: `problem` raises them all.
    """

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def problem(self, code: str, offset: int, message: str, hint: str = "") -> None:
        """Note a problem at `offset` and go on."""
        self.problems.append(self.text.problem(code, offset, message, hint))
        if len(self.problems) >= MOST_PROBLEMS:
            raise unreadable(*self.problems)


def decode(path: str, raw: bytes) -> str:
    """Return `raw` as text; what is not UTF-8 is refused with the place of the first such byte."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        hint = "save it as UTF-8"
        raise unreadable(Problem(path, 1, 1, "Y107", "the file is UTF-16, not UTF-8", hint))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
        start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        column = len(before[start:].decode("utf-8")) + 1
        what = f"not UTF-8: byte 0x{raw[error.start]:02X}"
        problem = Problem(path, line, column, "Y107", what, "save the file as UTF-8")
        raise unreadable(problem) from None


def unreadable(*problems: Problem) -> ChronoError:
    """Return the error for files that cannot be read as a chronology, with all that is wrong."""
    return ChronoError("cannot be read as a chronology", problems=problems)


def read(path: str, hint: str = INIT) -> Text:
    """Return the text of the file at `path`; a `ChronoError` says why it cannot be read.

    `hint` says what to do where there is no such file.
    """
    return Text(path, read_bytes(path, hint))


def modified(paths: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return when each path that is a file was last written, in seconds since 1970."""
    found = []
    for path in paths:
        with suppress(OSError):
            found.append((path, min(max(int(os.stat(path).st_mtime), 0), _LAST_SECOND)))
    return tuple(found)


def read_bytes(path: str, hint: str = INIT, longest: int | None = None) -> bytes:
    """Return what the file at `path` holds; a `ChronoError` says why it cannot be read.

    `hint` says what to do where there is no such file, `longest` is the most bytes of a line. A
    pipe is read to its end; a device or a socket is refused.
    """
    try:
        kind = os.stat(path).st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISFIFO(kind)):
            what = "a folder" if stat.S_ISDIR(kind) else "a device or a socket"
            raise ChronoError(f"{path} is {what}, not a file", "- reads standard input")
        # Files of the system that wait for what comes next answer at once instead.
        wait = 0 if stat.S_ISFIFO(kind) else getattr(os, "O_NONBLOCK", 0)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | wait)
        with os.fdopen(handle, "rb", buffering=0) as stream:
            size = os.fstat(handle).st_size
            return bounded(path, lambda most: stream.read(most) or b"", size, longest)
    except FileNotFoundError:
        from chrono.spelling import no_such_file

        raise no_such_file(path, hint) from None
    except ValueError:  # a name that holds NUL
        raise ChronoError(f"no such file: {path!r}") from None
    except OSError as error:
        raise ChronoError(f"{path}: {error.strerror or error}") from None


def bounded(
    path: str, read: Callable[[int], bytes], size: int = 0, longest: int | None = None
) -> bytes:
    """Return all that `read` gives, a piece at a time until it gives nothing.

    `size` is about how many bytes there will be: so many are asked for at once, if they are not too
    many. Raises `ChronoError` as soon as there is more, in a line or in all, than a chronology has.
    """
    longest = longest or LONGEST
    piece = read(min(max(size + 1, LONGEST), AT_ONCE))
    gathered = io.BytesIO(piece)  # takes and gives its bytes without a copy
    gathered.seek(0, io.SEEK_END)
    width = 0  # what has been read of the line at the end
    lines = -1  # in all, not counted while they cannot be too many
    while piece:
        width = _end_width(piece, width, longest)
        if width > longest:
            place = _lines(gathered.getvalue()[:-width]) + 1
            raise _too_large(f"{path}:{place}: a line of more than {longest:,} bytes")
        if not (piece := read(LONGEST)):
            break
        lines = (_lines(gathered.getvalue()) if lines < 0 else lines) + _lines(piece)
        gathered.write(piece)
        if lines > MOST_LINES:
            raise _too_large(f"{path}: more than {MOST_LINES:,} lines")
        if gathered.tell() > LARGEST:
            raise _too_large(f"{path}: more than {LARGEST:,} bytes")
    return gathered.getvalue()


def _end_width(piece: bytes, width: int, longest: int) -> int:
    """Return the bytes behind the last end of a line, or of the first line that is too long.

    `width` of the first line came before the piece.
    """
    at = 0
    while len(piece) - at + width > longest:
        stop = at + longest - width + 1
        end = piece.rfind(b"\n", at, stop)
        end = end if end >= 0 else piece.rfind(b"\r", at, stop)
        if end < 0:
            return len(piece) - at + width
        at, width = end + 1, 0
    end = max(piece.rfind(b"\n", at), piece.rfind(b"\r", at))
    return len(piece) - 1 - end if end >= 0 else len(piece) - at + width


def _lines(raw: bytes) -> int:
    """Count the ends of lines: of LF, CR LF and CR."""
    return raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")


def _too_large(message: str) -> ChronoError:
    return ChronoError(message, "no chronology has that; is it the right file?")


def stem(path: str) -> str:
    """Return the name of a file without folder and ending."""
    return os.path.splitext(os.path.basename(path))[0]

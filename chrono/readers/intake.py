"""Names on a command line to bytes: files, folders, globs, standard input; how large is too large.

No document is so large as what is refused here, and nothing is read before its size is known.
"""

import glob
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from chrono.errors import ChronoError
from chrono.readers.document import Raw

STDIN: Final = "-"
LARGEST: Final = 64 << 20  # bytes of a file
LONGEST: Final = 20_000_000  # code points of the text of a document

Stdin = Callable[[int], bytes]


def expand(paths: Iterable[str], endings: Iterable[str]) -> Iterator[str | ChronoError]:
    """Yield the files that `paths` name, each once, those of a folder or a glob in order.

    Of a folder, and of those in it, these are the files with one of `endings` that are not hidden.
    """
    seen = set()
    for path in paths:
        for found in _named(path, tuple(endings)):
            if isinstance(found, ChronoError) or (key := os.path.realpath(found)) not in seen:
                yield found
                if not isinstance(found, ChronoError):
                    seen.add(key)


def _named(path: str, endings: tuple[str, ...]) -> Iterator[str | ChronoError]:
    if path == STDIN or not (os.path.isdir(path) or glob.has_magic(path)) or os.path.isfile(path):
        yield path
        return
    tops = [path] if os.path.isdir(path) else sorted(glob.glob(path, recursive=True))
    found = [file for top in tops for file in _under(top, endings)]
    if not found:
        what = "no documents in the folder" if os.path.isdir(path) else "no documents match"
        yield ChronoError(f"{path}: {what}", f"endings known are {', '.join(endings)}")
    yield from found


def _under(top: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield a file as it is, and the documents in a folder."""
    if not os.path.isdir(top):
        yield top
        return
    yield from (path for path in _inside(top) if path.lower().endswith(endings))


def _inside(top: str) -> Iterator[str]:
    """Yield the files in a folder, and in those in it, in order and without hidden ones."""
    for folder, folders, files in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield os.path.join(folder, name)


def passed_over(paths: Iterable[str], endings: Iterable[str]) -> list[str]:
    """Return the files in folders that `expand` does not yield, in order."""
    known = tuple(endings)
    folders = (path for path in paths if os.path.isdir(path))
    found = (file for folder in folders for file in _inside(folder))
    return [file for file in found if not file.lower().endswith(known)]


def take(path: str, stdin: Stdin | None = None) -> Raw:
    """Return what a file holds; a `ChronoError` says why it cannot be read.

    `stdin` gives so many bytes of standard input; `-` is refused without it.
    """
    if path == STDIN:
        if stdin is None:
            raise ChronoError("standard input is not to be read here", "name a file")
        return Raw("<stdin>", _bounded("<stdin>", stdin))
    try:
        kind = os.stat(path)
        if not (stat.S_ISREG(kind.st_mode) or stat.S_ISFIFO(kind.st_mode)):
            what = "a folder" if stat.S_ISDIR(kind.st_mode) else "a device or a socket"
            raise ChronoError(f"{path} is {what}, not a file", "- reads standard input")
        if kind.st_size > LARGEST:
            raise too_large(path)
        with open(path, "rb", buffering=0) as stream:
            return Raw(path, _bounded(path, lambda size: stream.read(size) or b""))
    except FileNotFoundError:
        from chrono.spelling import no_such_file

        raise no_such_file(path) from None
    except ValueError:  # a name that holds NUL
        raise ChronoError(f"no such file: {path!r}") from None
    except OSError as error:
        raise ChronoError(f"{path}: {error.strerror or error}") from None


def _bounded(path: str, read: Stdin) -> bytes:
    """Return all that `read` gives, a piece at a time until it gives nothing."""
    pieces = []
    left = LARGEST
    while piece := read(1 << 20):
        pieces.append(piece)
        left -= len(piece)
        if left < 0:
            raise too_large(path)
    return b"".join(pieces)


def too_large(path: str, what: str = f"more than {LARGEST:,} bytes") -> ChronoError:
    """The error for a document that is not read because it is too large."""
    return ChronoError(f"{path}: {what}", "split it, or save its text alone")


def bounded_text(path: str, text: str) -> str:
    """Return a text, or raise a `ChronoError` for one that is too long."""
    if len(text) > LONGEST:
        raise too_large(path, f"a text of more than {LONGEST:,} characters")
    return text

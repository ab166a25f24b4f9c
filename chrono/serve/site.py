"""The chronology that is served, read again when a file of it has changed."""

import os
import stat
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from hashlib import sha256
from threading import Lock
from typing import Final

from chrono import store
from chrono.claims import Chronology
from chrono.errors import ChronoError
from chrono.query import Reader

ENDINGS: Final = (".yaml", ".yml")
KEPT: Final = 64  # answers that are kept
SMALL: Final = 1 << 20  # bytes of a file that is compared by content at each request


class UnreadableError(ChronoError):
    """The files cannot be read as they are now."""


class Site:
    """A chronology that is read again whenever one of its files has changed.

    Answers are kept until then, and a question that many ask at once is answered once: the lock is
    held to look at the files, never while an answer is written.
    """

    def __init__(
        self, paths: tuple[str, ...], read: Reader, day: Callable[[], object] = lambda: None
    ) -> None:
        """Take the files or folders, what turns words into a date, and what tells the day."""
        self._paths = paths
        self._read = read
        self._day = day
        self._lock = Lock()
        self._seen: tuple[object, ...] = ()
        self._chronology: Chronology | None = None
        self._answers: dict[tuple[object, ...], Future[bytes]] = {}

    def answered(self, key: tuple[str, ...], write: Callable[[Chronology, Reader], bytes]) -> bytes:
        """Return what `write` makes of the files as they are now, once for each key.

        Raises `UnreadableError`; for a question that cannot be asked, `ChronoError`.
        """
        with self._lock:
            chronology = self._fresh()
            asked = (self._day(), *key)
            known = self._answers.get(asked)
            if known is None:
                while len(self._answers) >= KEPT:
                    del self._answers[next(iter(self._answers))]
                mine = self._answers[asked] = Future()
        if known is not None:
            return known.result()
        try:
            mine.set_result(write(chronology, self._read))
        except BaseException as error:
            mine.set_exception(error)
            with self._lock:
                self._answers = {name: held for name, held in self._answers.items() if held != mine}
        return mine.result()

    def _fresh(self) -> Chronology:
        seen = tuple(_state(path) for path in _files(self._paths))
        if seen != self._seen or self._chronology is None:
            self._chronology = None
            self._answers = {}
            try:
                self._chronology = store.load(self._paths)
            except ChronoError as error:
                raise UnreadableError(error.message, error.hint, error.problems) from None
            self._seen = seen
        return self._chronology


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    """Yield the files, and of a folder it and all that may be a chronology in it."""
    for path in paths:
        yield path
        if os.path.isdir(path):
            names = sorted(os.listdir(path))
            yield from (os.path.join(path, name) for name in names if name.endswith(ENDINGS))


def _state(path: str) -> tuple[object, ...]:
    """Return what changes with a file: its content, as far as that is read each time, and its node.

    Raises `UnreadableError` for what is neither a file nor a folder, such as a pipe, which would
    make every request wait.
    """
    try:
        found = os.stat(path)
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise UnreadableError(f"{path} is no file", "a pipe or a device cannot be served")
        node = path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
        if stat.S_ISREG(found.st_mode) and found.st_size <= SMALL:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            with open(descriptor, "rb") as stream:
                return *node, sha256(stream.read(SMALL + 1)).digest()
        return node
    except OSError:
        return (path,)

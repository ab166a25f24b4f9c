"""A pager for what is longer than the screen."""

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from shutil import get_terminal_size
from typing import Final

from chrono.writers.graphemes import width_of

DEFAULT: Final = "less -FRX"
_COLOUR: Final = re.compile(r"\x1b\[[0-9;]*m")


def page(texts: Iterable[str]) -> None:
    """Write texts to the terminal, through a pager where they are longer than the screen.

    The reader may leave the pager early. One that cannot be started is done without.
    """
    rest = iter(texts)
    start, longer = _screenful(rest)
    process = _started() if longer else None
    if process is None:
        sys.stdout.writelines(chain(start, rest))
        return
    kept = signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the pager's own business
    try:
        _feed(process, chain(start, rest))
        process.wait()
    finally:
        signal.signal(signal.SIGINT, kept)


def _screenful(texts: Iterator[str]) -> tuple[list[str], bool]:
    """Return the texts that fill the screen, and whether there is more than it holds."""
    columns, rows = get_terminal_size()
    taken: list[str] = []
    for text in texts:
        taken.append(text)
        for line in _COLOUR.sub("", text).split("\n")[:-1]:
            rows -= max(1, -(-width_of(line) // columns))
        if rows < 1:  # the prompt of the shell wants a line too
            return taken, True
    return taken, False


def _started() -> "subprocess.Popen[str] | None":
    """Return the pager, started; None when none is wanted or it cannot be started."""
    chosen = os.environ.get("CHRONO_PAGER", os.environ.get("PAGER", DEFAULT))
    try:
        command = shlex.split(chosen, posix=os.name == "posix")
        if not command or command == ["cat"]:
            return None
        return subprocess.Popen(
            command, stdin=subprocess.PIPE, env={"LESS": "FRX", **os.environ},
            encoding=sys.stdout.encoding, errors="backslashreplace",
        )  # fmt: skip
    except (OSError, ValueError):
        return None


def _feed(process: "subprocess.Popen[str]", texts: Iterable[str]) -> None:
    try:
        with process.stdin as pipe:  # type: ignore[union-attr]
            pipe.writelines(texts)
    except BrokenPipeError:
        pass

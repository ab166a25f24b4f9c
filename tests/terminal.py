"""A command in a terminal of its own: what it shows, when keys are typed all at once."""

import os
import pty
import re
import select
import subprocess
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

PATIENCE = 30  # seconds for what a loaded machine is slow at


class Shown(NamedTuple):
    """What a command left behind: its exit status, and all that was on the terminal."""

    status: int | None
    text: str


def typed(command: Sequence[str], wait: str, keys: str, environment: dict[str, str]) -> Shown:
    """Return what a command shows that is given keys, all at once, when it has shown `wait`."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "100", "LINES": "50", **environment},
        preexec_fn=_own_terminal,
    )  # fmt: skip
    os.close(slave)
    shown = bytearray()
    try:
        _read(master, shown, lambda: wait.encode() in shown)
        os.write(master, keys.encode())
        _read(master, shown, lambda: process.poll() is not None)
        _read(master, shown, lambda: True)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode("utf-8", "replace"))
    return Shown(process.returncode, text.replace("\r\n", "\n"))


def _own_terminal() -> None:
    """Make the terminal the one that Ctrl-C interrupts the command from."""
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def _read(master: int, shown: bytearray, done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if select.select([master], [], [], 0.05)[0]:
            try:
                piece = os.read(master, 1 << 16)
            except OSError:  # the other end is closed
                return
            shown += piece
            if not piece:
                return
        elif done():
            return

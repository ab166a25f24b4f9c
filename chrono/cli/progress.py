"""What is being read, on a terminal: one line on standard error that is written over."""

import sys
from shutil import get_terminal_size
from typing import Final

SLOW: Final = 2.0  # seconds after which a document by itself is shown
SEVERAL: Final = 2  # documents of which the count is shown


class Progress:
    """A line such as `reading 3 of 40: minutes.pdf, 12 s`; nothing where there is no terminal."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.finished = 0
        self.shown = False
        self.wanted = bool(sys.stderr) and sys.stderr.isatty()

    def show(self, name: str, seconds: float) -> None:
        """Show what is worked on, once it takes a while."""
        if not self.wanted or (seconds < SLOW and self.total < SEVERAL):
            return
        from chrono.writers.columns import wrap
        from chrono.writers.escape import one_line

        count = f"{self.finished + 1} of {self.total}: " if self.total > 1 else ""
        taken = f", {seconds:.0f} s" if seconds >= SLOW else ""
        room = get_terminal_size().columns - len(count) - len(taken) - len("reading ") - 1
        self._write(f"\rreading {count}{wrap(one_line(name), max(room, 8))[0]}{taken}\x1b[K")
        self.shown = True

    def done(self) -> None:
        """Take the line away: something else is written."""
        self.finished += 1
        if self.shown:
            self._write("\r\x1b[K")
            self.shown = False

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()

"""Keys and lines from a person at a terminal, one key at a time.

Keys that are typed ahead are kept: the terminal is never flushed, and one reader takes every
byte, for single keys and for lines alike.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from chrono.cli.output import terminal_width
from chrono.writers.escape import one_line
from chrono.writers.graphemes import width_of

ESCAPE: Final = "\x1b"
INTERRUPT: Final = "\x03"
WAIT: Final = 0.05  # seconds in which the rest of an arrow key follows its escape
# What arrow keys and their like send after the escape -> what they do in a line.
_MOVES: Final = {
    "[D": "left", "OD": "left", "[C": "right", "OC": "right", "[H": "home", "OH": "home",
    "[1~": "home", "[F": "end", "OF": "end", "[4~": "end", "[3~": "delete",
}  # fmt: skip
_CONTROLS: Final = {
    "\x01": "home", "\x05": "end", "\x02": "left", "\x06": "right", "\x08": "back", "\x7f": "back",
    "\x04": "delete", "\x0b": "kill", "\x15": "clear", "\x17": "word", "\r": "enter", "\n": "enter",
}  # fmt: skip


class Keyboard:
    """The keys of the terminal that standard input is."""

    def __init__(self) -> None:
        self._ahead: list[str] = []

    @contextmanager
    def raw(self) -> Iterator[None]:
        """Give each key at once and show none, until the end.

        Ctrl-C is a key as well: a signal would throw away what was typed before it.
        """
        try:
            import termios
        except ImportError:  # Windows, where click reads a key
            yield
            return
        held = termios.tcgetattr(sys.stdin)
        plain = termios.tcgetattr(sys.stdin)
        plain[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG)
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, plain)  # TCSAFLUSH throws keys away
        try:
            yield
        finally:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, held)

    def key(self) -> str:
        """Wait for a key and return its character; an arrow key is `ESC [ A` and such.

        The end of the input is Ctrl-D. Raises `KeyboardInterrupt` for Ctrl-C.
        """
        key = self._character()
        if key == INTERRUPT:
            raise KeyboardInterrupt
        if key == ESCAPE and self._more():
            second = self._character()
            if second not in "[O":
                self._ahead.insert(0, second)
                return key
            key += second
            while self._more():
                key += (last := self._character())
                if "@" <= last <= "~":
                    break
        return key

    def line(self, question: str, held: str) -> str | None:
        """Ask for a line, with the present one to change; None when Escape or Ctrl-C is pressed."""
        line = Line(held)
        while True:
            click.echo(line.shown(question, terminal_width(None) or 80), nl=False)
            try:
                key = self.key()
            except KeyboardInterrupt:
                key = ESCAPE
            done = key == ESCAPE or line.press(key)
            if done:
                click.echo()
                return None if key == ESCAPE else line.text

    def _character(self) -> str:
        if self._ahead:
            return self._ahead.pop(0)
        try:
            import termios  # noqa: F401 - tells whether keys can be read so
        except ImportError:
            return click.getchar()
        first = os.read(sys.stdin.fileno(), 1)
        if not first:
            return "\x04"
        more = sum(first[0] >= least for least in (0xC0, 0xE0, 0xF0))
        rest = b"".join(os.read(sys.stdin.fileno(), 1) for _ in range(more))
        return (first + rest).decode("utf-8", "replace")

    def _more(self) -> bool:
        """Return whether another character is there, or comes at once."""
        if self._ahead:
            return True
        try:
            import termios  # noqa: F401
        except ImportError:
            return False
        from select import select

        return bool(select([sys.stdin], [], [], WAIT)[0])


class Line:
    """A line that is being changed: its text, and where the cursor is."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = len(text)

    def press(self, key: str) -> bool:
        """Do what a key does; return whether it ends the line."""
        does = _MOVES.get(key[1:], "") if key[0] == ESCAPE else _CONTROLS.get(key, "")
        if does == "enter":
            return True
        start, end = self.at, self.at
        if does in ("back", "left"):
            start = max(self.at - 1, 0)
        elif does in ("delete", "right"):
            end = min(self.at + 1, len(self.text))
        elif does in ("clear", "home"):
            start = 0
        elif does in ("kill", "end"):
            end = len(self.text)
        elif does == "word":
            start = self.text[: self.at].rstrip().rfind(" ") + 1
        elif key.isprintable():
            self.text = self.text[: self.at] + key + self.text[self.at :]
            self.at += len(key)
            return False
        if does in ("left", "home"):
            self.at = start
        elif does in ("right", "end"):
            self.at = end
        else:
            self.text, self.at = self.text[:start] + self.text[end:], start
        return False

    def shown(self, question: str, width: int) -> str:
        """Return what draws the line anew, scrolled so that the cursor is on the screen."""
        before, after = one_line(self.text[: self.at]), one_line(self.text[self.at :])
        room = max(width - width_of(question) - 2, 8)
        while width_of(before) > room:
            before = before[1:]
        while after and width_of(before + after) > room:
            after = after[:-1]
        back = f"\x1b[{width_of(after)}D" if after else ""
        return f"\r\x1b[K{question}{before}{after}{back}"

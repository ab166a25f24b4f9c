"""Texts of another program to the values of an event, as far as a chronology can hold them."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from chrono.dates import Date, parse
from chrono.errors import ChronoError, DateError, Problem

_BREAKS: Final = re.compile(r"\s*[\r\n\x0b\x0c\x85\u2028\u2029]+\s*")
_ID: Final = re.compile(r"[^\s:/\\,\[\]{}\"'#*?]{1,80}")


def line(text: str) -> str:
    """Return a text as one line, without blanks around it."""
    return text.strip() if text.isprintable() else _BREAKS.sub(" ", text).strip()


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts as lines, each once, without the empty ones."""
    return tuple(dict.fromkeys(filter(None, map(line, texts))))


def text(found: str) -> str:
    r"""Return a text with `\n` for its line ends, without blanks around it."""
    if found.isprintable():
        return found.strip()
    return re.sub(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]", "\n", found).strip()


def identifier(found: str) -> str:
    """Return an id where the text can be one, without the file before it; else nothing.

    >>> identifier("desk:cop29"), identifier("a b")
    ('cop29', '')
    """
    bare = found.rpartition(":")[2]
    return bare if _ID.fullmatch(bare) else ""


@lru_cache(maxsize=65536)
def date(found: str, order: str = "") -> Date:
    """Return the date of a text: EDTF, or words in any language that need no day to count from.

    Raises `DateError`.
    """
    try:
        return parse(found)
    except DateError as error:
        from chrono.phrases import read

        if error.code == "D101":
            raise
        return read(found, None, order or None, base_option=False).date


def wrong(path: str, at: int, error: DateError, shown: str) -> Problem:
    """Return what is wrong with a date as a problem of a line of a file."""
    column = max(shown.find(error.text) + 1, 1) if error.text else 1
    return Problem(path, at, column, error.code, error.message, error.hint, text=shown)


def missing(path: str, at: int, what: str, hint: str, shown: str = "") -> Problem:
    """Return the absence of something as a problem of a line of a file."""
    return Problem(path, at, 1, "K102", what, hint, text=shown)


def shape(path: str, at: int, what: str, hint: str = "", shown: str = "") -> Problem:
    """Return a value of the wrong shape as a problem of a line of a file."""
    return Problem(path, at, 1, "K103", what, hint, text=shown)


def broken(problem: Problem) -> ChronoError:
    """Return the error of a file that cannot be read past a problem, so that none of it is."""
    return ChronoError("cannot be imported; nothing was written", problems=(problem,))


def choice(found: Any, allowed: tuple[str, ...], usual: str) -> str:
    """Return a word that is allowed, else the usual one."""
    word = str(found or "").strip().casefold()
    return word if word in allowed else usual


def word(key: str, found: Any, allowed: tuple[str, ...], usual: str) -> str:
    """Return a word that is allowed, the usual one for none. Raises `DateError` for another.

    The error is that of a value of an event, so that its entry is refused with its place.
    """
    said = str(found or "").strip().casefold()
    if said and said not in allowed:
        hint = f"it is one of {', '.join(allowed)}"
        raise DateError("K104", f"{key}: not allowed: {said[:60]}", said, 0, hint)
    return said or usual

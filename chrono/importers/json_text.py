"""JSON as it is written: each value has its line, and a key that is there twice is marked."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple

from chrono.errors import ChronoError, Problem
from chrono.importers.fields import broken, shape

TWICE: Final = "\0twice"  # the key under which an object keeps the name of a key it has twice
_BLANKS: Final = " \t\r\n"


class Valued(NamedTuple):
    """A value and the line that it begins on."""

    value: Any
    line: int


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [key for key, _ in pairs]
        held[TWICE] = next(key for key in names if names.count(key) > 1)
    for value in list(held.values()):
        if name := twice(value):
            held[TWICE] = name
    return held


def twice(value: Any) -> str:
    """Return the name of a key that is there twice in a value, or in what it holds."""
    if isinstance(value, list):
        return next(filter(None, map(twice, value)), "")
    return str(value.get(TWICE, "")) if isinstance(value, dict) else ""


def _constant(name: str) -> Any:
    raise ValueError(f"no JSON: {name} is no value of it")


# Fractions stay as they are written: 1.10 is not 1.1, and 1e400 is not infinite.
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=Decimal, parse_constant=_constant
)


def whole(path: str, text: str, line: int = 1) -> Any | Problem:
    """Return the one value of a text that begins on a line, or what is wrong with it."""
    found = _value(path, text, _after(text, 0), line)
    if isinstance(found, Problem):
        return found
    value, end = found[0], _after(text, found[1])
    if end < len(text):
        at = line + text.count("\n", 0, end)
        return shape(path, at, "no JSON: something is behind the value")
    return value


def lines(path: str, text: str) -> Iterator[Valued | Problem]:
    """Yield the value of each line that has one; a line that is wrong is refused alone."""
    for number, row in enumerate(text.split("\n"), 1):
        if row.strip():
            found = whole(path, row, number)
            yield found if isinstance(found, Problem) else Valued(found, number)


def elements(path: str, text: str, start: int) -> Iterator[Valued]:
    """Yield the elements of the array that begins at `start`; one that is broken is an error."""
    line = text.count("\n", 0, start) + 1
    at, before = _after(text, start + 1), start
    closed = text[at : at + 1] == "]"
    while not closed:
        line, before = line + text.count("\n", before, at), at
        found = _value(path, text, at, line)
        if isinstance(found, Problem):
            raise broken(found)
        yield Valued(found[0], line)
        at = _after(text, found[1])
        closed = text[at : at + 1] == "]"
        if not closed and text[at : at + 1] != ",":
            raise _unclosed(path, line + text.count("\n", before, at))
        at = at if closed else _after(text, at + 1)
    if text[at + 1 :].strip():
        raise _unclosed(path, line + text.count("\n", before, at))


def _unclosed(path: str, line: int) -> ChronoError:
    return broken(shape(path, line, "no JSON: the elements of a list end with a comma or ]"))


def _after(text: str, at: int) -> int:
    """Return the next place that is no blank."""
    while at < len(text) and text[at] in _BLANKS:
        at += 1
    return at


def _value(path: str, text: str, at: int, line: int) -> tuple[Any, int] | Problem:
    """Return the value that begins at a place on a line, and where it ends."""
    try:
        found: tuple[Any, int] = _DECODER.raw_decode(text, at)
        return found
    except json.JSONDecodeError as error:
        row = line + text.count("\n", at, error.pos)
        return Problem(path, row, error.colno, "K103", f"no JSON: {error.msg}")
    except RecursionError:
        return shape(path, line, "JSON of too many levels")
    except ValueError as error:  # a number of thousands of figures
        told = str(error)
        return shape(path, line, told if told.startswith("no JSON") else "a number is too long")

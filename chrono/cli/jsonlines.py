"""Documents as JSON lines, answered line by line: a bad line has an error for its answer."""

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from json import dumps, loads
from typing import Any, NamedTuple, NoReturn

from chrono.cli.limits import Limits
from chrono.cli.workers import Failure, answers
from chrono.dates import Date
from chrono.dates import parse as parse_date
from chrono.errors import ChronoError, DateError
from chrono.writers import escape

Answering = Callable[[dict[str, Any]], dict[str, Any]]


class Answer(NamedTuple):
    """A line of JSON with its end, and whether it is an error."""

    line: str
    failed: bool


def numbered(files: Iterable[str]) -> Iterator[tuple[int, bytes]]:
    """Yield the lines of the files that say something, `-` for standard input, with numbers."""
    for path in files:
        if path == "-":
            yield from _written(sys.stdin.buffer if sys.stdin else ())
            continue
        try:
            with open(path, "rb") as stream:
                yield from _written(stream)
        except OSError as error:
            raise ChronoError(f"{path}: {error.strerror or error}") from None


def _written(stream: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    return ((number, line) for number, line in enumerate(stream, 1) if line.strip())


def answered(
    found: Answering, given: Iterable[tuple[int, bytes]], jobs: int, limits: Limits
) -> Iterator[Answer]:
    """Yield the answers to lines: the keys that `found` makes of those of each document.

    A document without an id goes by its number. One that takes too long, or ends the process that
    reads it, has an error for its answer.
    """
    for (number, line), answer in answers(partial(_answer, found), given, jobs, limits):
        if isinstance(answer, Failure):
            answer = _failed(_name(number, line), answer.message)
        yield answer


def _answer(found: Answering, given: tuple[int, bytes]) -> Answer:
    """Return the answer to a line. What goes wrong in the work itself is raised."""
    number, line = given
    name: Any = number
    try:
        document = _read(line)
        if not isinstance(document, dict) or not isinstance(document.get("text"), str):
            raise ChronoError("a line is an object with a text")
        name = document.get("id", number)
        return Answer(_line({"id": name, **found(document)}), False)
    except (ChronoError, DateError) as error:
        return _failed(name, error.message)


def _read(line: bytes) -> Any:
    try:
        return loads(line, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise ChronoError(f"not JSON: {error}") from None


def _name(number: int, line: bytes) -> Any:
    """Return the id that a document gives itself, or its number."""
    try:
        document = _read(line)
    except ChronoError:
        return number
    return document.get("id", number) if isinstance(document, dict) else number


def _failed(name: Any, said: str) -> Answer:
    return Answer(_line({"id": name, "error": said}), True)


def _line(value: dict[str, Any]) -> str:
    return escape.json(dumps(value, ensure_ascii=False)) + "\n"


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


class Answers:
    """Answers as lines; `failed` is set once there is an error among them."""

    def __init__(self, made: Iterable[Answer]) -> None:
        self.made = made
        self.failed = False

    def __iter__(self) -> Iterator[str]:
        for answer in self.made:
            self.failed |= answer.failed
            yield answer.line


def published_of(document: dict[str, Any], otherwise: Date | None) -> Date | None:
    """Return the day a document was published, as it says in EDTF; raises `ChronoError`."""
    told = document.get("published")
    if told is not None and not isinstance(told, str):
        raise ChronoError("published is a date in EDTF, or null")
    return otherwise if told is None else parse_date(told)


def language_of(document: dict[str, Any], otherwise: str | None) -> str | None:
    """Return the language of a document; raises `ChronoError` when that is no text."""
    language = document.get("language") or otherwise
    if language is not None and not isinstance(language, str):
        raise ChronoError("language is a code such as en")
    return language


def flushed(lines: Iterable[str]) -> Iterator[str]:
    """Yield the same lines, each out before the next is asked for."""
    for line in lines:
        yield line
        sys.stdout.flush()

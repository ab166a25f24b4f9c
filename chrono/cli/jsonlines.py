"""Documents as JSON lines, answered line by line: a bad line has an error for its answer."""

import sys
from collections.abc import Callable, Iterable, Iterator
from json import dumps, loads
from typing import Any, NoReturn

from chrono.dates import Date
from chrono.dates import parse as parse_date
from chrono.errors import ChronoError, DateError
from chrono.writers import escape


class Answers:
    """A line of JSON for each line of JSON; `failed` is set once a line could not be answered.

    `found` makes the keys of an answer from those of a document; of an error of its own the others
    know nothing.
    """

    def __init__(self, found: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self.found = found
        self.failed = False

    def lines(self, files: tuple[str, ...]) -> Iterator[str]:
        """Yield an answer for each line of the files, `-` for standard input."""
        for path in files:
            if path == "-":
                yield from self._of(sys.stdin.buffer if sys.stdin else ())
                continue
            try:
                with open(path, "rb") as stream:
                    yield from self._of(stream)
            except OSError as error:
                raise ChronoError(f"{path}: {error.strerror or error}") from None

    def _of(self, stream: Iterable[bytes]) -> Iterator[str]:
        for number, line in enumerate(stream, 1):
            if line.strip():
                yield escape.json(dumps(self._answer(line, number), ensure_ascii=False)) + "\n"

    def _answer(self, line: bytes, number: int) -> dict[str, Any]:
        """Return the answer to a line; one without an id goes by its number."""
        name: Any = number
        try:
            document = loads(line, parse_constant=_refused)
            if not isinstance(document, dict) or not isinstance(document.get("text"), str):
                raise ChronoError("a line is an object with a text")
            name = document.get("id", number)
            return {"id": name, **self.found(document)}
        except (ChronoError, DateError) as error:
            said = error.message
        except (ValueError, RecursionError) as error:
            said = f"not JSON: {error}"
        self.failed = True
        return {"id": name, "error": said}


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


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

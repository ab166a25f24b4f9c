"""What can be wrong: a `Problem` is a finding, a `ChronoError` an operation that cannot be done.

Wrong data is collected as `Problem` values and shown together, each with its place; an impossible
operation raises a `ChronoError`, which the command line catches once. The codes of the problems,
with a sentence each, are in `CODES`; every one has a case under `tests/errors/` and a row in
`docs/errors.md`.
"""

from typing import Final, NamedTuple

ERROR: Final = "error"
NOTE: Final = "note"


class Problem(NamedTuple):
    """One thing wrong in one place. Lines and columns count from 1, columns in code points."""

    path: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    level: str = ERROR
    text: str = ""  # the line as it stands in the file, without its end

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"


class ChronoError(Exception):
    """An operation that cannot be done: what, and how to go on. `problems` may say where."""

    def __init__(self, message: str, hint: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.problems = problems


class DateError(ValueError):
    """A text that is no date: `position` is the offset of the trouble in code points."""

    def __init__(
        self, code: str, message: str, text: str = "", position: int = 0, hint: str = ""
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.text = text
        self.position = position
        self.hint = hint


CODES: Final[dict[str, str]] = {
    "C101": "an event without a source",
    "C102": "an event with a source and no quote",
    "C103": "two events of one date that read alike",
    "C104": "a name where another kind belongs",
    "C105": "a file without a name",
    "C106": "an event whose claims end it before it starts",
    "C107": "a reference to an event that is not there",
    "C108": "a day that the calendar reform of 1582 left out",
    "C109": "a source that nothing cites",
    "C110": "a name that two entities share",
    "C111": "an unknown code under ignore",
    "C112": "an event dated unlike all its claims",
    "C113": "an event dated against what it is said to come before or after",
    "C114": "an event dated unlike its phrase",
    "C115": "a weekday that the day beside it was not",
    "C116": "an event asserted by a source older than it",
    "C117": "one title at two dates, from different sources",
    "C118": "a quote that does not hold the words for its date",
    "C119": "claims of one event that date it differently, and no ruling",
    "C120": "a local time that the clocks of its zone skip or repeat",
    "D101": "no such year, month, day or time of day",
    "D102": "not a date",
    "D103": "an interval that ends before it starts",
    "D104": "a date that depends on the day it is read",
    "D105": "a date with two readings",
    "I101": "an id that stands twice",
    "I102": "an id that cannot be one",
    "K101": "a key the format does not have",
    "K102": "a key that is missing or empty",
    "K103": "a value of the wrong shape",
    "K104": "a word that is not one of those allowed",
    "K105": "a claim on the event beside its claims",
    "K106": "a file that is no chronology",
    "R101": "a source that is not in the file",
    "R103": "a time zone that does not exist",
    "R104": "a path out of the folder",
    "R105": "one name for two kinds of thing",
    "Y101": "text that is no YAML",
    "Y102": "a key that stands twice",
    "Y103": "an anchor or alias",
    "Y104": "a tag",
    "Y105": "too many levels",
    "Y106": "more than one document",
    "Y107": "bytes that are not UTF-8",
    "Y108": "a control character",
}

"""Where a production stands in a phrase, and what it makes: `Cursor`, `Partial`, `Value`.

A production is a function Cursor -> value or None; when it gives None, its caller puts the cursor
back. Two readings are not raised where they are met: `Cursor.pick` notes how many there are, and
the phrase is read again for each, so that the message can show the whole phrase both ways.
"""

from typing import NamedTuple, TypeAlias

from chrono.dates.calendar import Day, add_days, weekday
from chrono.errors import DateError
from chrono.phrases.tokens import Token

ANY_DAY: Day = (2000, 6, 15)  # stands in for a base nobody gave: the reading is then refused


class Value(NamedTuple):
    """A date in the making: one date, a set `[low..high]`, a span `low/high`, or a list."""

    low: str
    high: str = ""
    shape: str = "one"
    rule: str = ""
    relative: bool = False
    plain: bool = False  # bounds of a set that name days, not a loose part of a whole

    def __str__(self) -> str:
        if self.shape == "set":
            return f"[{self.low}..{self.high}]"
        return f"{self.low}/{self.high}" if self.shape == "span" else self.low


class Partial(NamedTuple):
    """A date as far as it was said; what is missing comes from a neighbour or from the base."""

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    group: int = 0  # the EDTF code of a season, quarter or half
    portion: int = 0  # 37, 38, 39: early, mid, late
    weekday: int | None = None
    time: str = ""
    bare: str = ""  # a number alone, which only a neighbour explains
    mark: str = ""  # ~ ? %
    last: str = ""  # the component said last, which a bare number goes on with
    relative: bool = False
    era: str = ""
    at: int = 0


Operand: TypeAlias = Value | Partial


class Cursor:
    """The tokens of a phrase and a place among them, with what the reader was told."""

    def __init__(
        self, tokens: list[Token], base: Day | None, order: str | None, choice: int = 0
    ) -> None:
        self.tokens = tokens
        self.base = base or ANY_DAY
        self.given = base is not None
        self.order = order
        self.choice = choice
        self.choices = 1
        self.at = 0
        self.farthest = 0
        self.settle = ""  # how to settle two readings

    def peek(self, ahead: int = 0) -> Token | None:
        at = self.at + ahead
        return self.tokens[at] if at < len(self.tokens) else None

    def done(self) -> bool:
        return self.at >= len(self.tokens)

    def step(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        self.farthest = max(self.farthest, self.at)
        return token

    def kind(self, *kinds: str) -> Token | None:
        """The next token, taken, if it is of one of these kinds."""
        token = self.peek()
        return self.step() if token and token.kind in kinds else None

    def word(self, words: "dict[str, int] | dict[str, str] | set[str]") -> str:
        """The next word, taken, if it is one of these; else an empty text."""
        token = self.peek()
        if token and token.kind == "word" and token.text in words:
            return self.step().text
        return ""

    def says(self, *phrases: str) -> bool:
        """Take the first of these phrases that comes next. A mark is a word of its own."""
        token = self.peek()
        if token is None:
            return False
        for phrase in phrases:
            if not phrase.startswith(token.text):
                continue
            words = phrase.split()
            if len(self.tokens) - self.at >= len(words) and all(
                self.tokens[self.at + n].text == word for n, word in enumerate(words)
            ):
                for _ in words:
                    self.step()
                return True
        return False

    def pick(self, options: list[Operand]) -> Operand:
        """One of several readings, by the number of this attempt."""
        self.choices = max(self.choices, len(options))
        return options[self.choice % len(options)]

    def offset(self) -> int:
        """The offset, in the phrase, of the first token that no production could take."""
        if not self.tokens:
            return 0
        return self.tokens[min(self.farthest, len(self.tokens) - 1)].at


def year_text(year: int) -> str:
    """A year in EDTF.

    >>> year_text(622), year_text(-43), year_text(-12000)
    ('0622', '-0043', 'Y-12000')
    """
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def day_text(day: Day) -> str:
    year, month, number = day
    return f"{year_text(year)}-{month:02}-{number:02}"


def week_of(day: Day, rule: str, relative: bool = False) -> Value:
    """Some day of the week, Monday to Sunday, in which the day lies."""
    monday = add_days(day, -weekday(day))
    sunday = add_days(monday, 6)
    return Value(day_text(monday), day_text(sunday), "set", rule, relative, plain=True)


def refuse(
    cur: Cursor, code: str, message: str, hint: str = "", at: int | None = None
) -> DateError:
    return DateError(code, message, position=cur.offset() if at is None else at, hint=hint)

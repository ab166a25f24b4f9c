"""Where a production stands in a phrase: `Cursor`.

A production is a function Cursor -> value or None; when it gives None, its caller puts the cursor
back: `first` tries several that way. Two readings are not raised where they are met: `pick` notes
how many there are, and the phrase is read again for each, so that the message can show the whole
phrase both ways.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Mapping, Sequence
from typing import TypeAlias, TypeVar

from chrono.dates.calendar import Day
from chrono.errors import DateError
from chrono.phrases.lexicon import ENGLISH
from chrono.phrases.question import Question
from chrono.phrases.tokens import Token, idiomatic
from chrono.tagger.clocks import day_then_clock
from chrono.tagger.grammar import read
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.values import Operand
from chrono.tagger.years import Found
from chrono.temporal.dated import Words, behind

T = TypeVar("T")
Productions: TypeAlias = "tuple[Callable[[Cursor], Operand | None], ...]"
ANY_DAY: Day = (2000, 6, 15)  # stands in for a base nobody gave: the reading is then refused


def text_of(tokens: list[Token]) -> tuple[Text, list[int]]:
    """The tokens as a text of the tagger, and where in it each begins."""
    source, starts = "", []
    for token in tokens:
        source += "" if token.glued else " "
        starts.append(len(source))
        source += token.text if token.kind != "dots" else "…"
    return Text(source, ENGLISH, whole=True), starts


def longest(t: Text, i: int) -> Found:
    """The longest expression of the tagger, with the time of day behind a day."""
    found = read(t, i)
    return found and (day_then_clock(t, *found) or found)


class Cursor:
    """The tokens of a phrase and a place among them, with the question that was asked."""

    def __init__(self, tokens: list[Token], question: Question, choice: int = 0) -> None:
        self.tokens = idiomatic(tokens)
        self.question = question
        self.base = question.base or ANY_DAY
        self.given = question.base is not None
        self.choice = choice
        self.choices = 1
        self.at = 0
        self.farthest = 0
        self.text, self.starts = text_of(self.tokens)
        self.settle = ""  # how to settle two readings, other than by writing one of them

    def peek(self) -> Token | None:
        return self.tokens[self.at] if self.at < len(self.tokens) else None

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

    def word(self, words: Container[str]) -> str:
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

    def comes(self, *phrases: str) -> bool:
        """Whether one of these phrases comes next; nothing is taken."""
        at, farthest = self.at, self.farthest
        found = self.says(*phrases)
        self.at, self.farthest = at, farthest
        return found

    def first(self, productions: "Productions") -> Operand | None:
        """What the first production makes that makes anything; else nothing is taken."""
        at = self.at
        for production in productions:
            made = production(self)
            if made is not None:
                return made
            self.at = at
        return None

    def take(self, production: "Callable[[Text, int], tuple[int, T] | None]") -> T | None:
        """What a production of the tagger reads here, taken; it must end where a token does."""
        if self.done():
            return None
        found = production(self.text, bisect_right(self.text.ends, self.starts[self.at]))
        if found is None:
            return None
        behind = bisect_left(self.starts, self.text.ends[found[0] - 1])
        last = self.starts[behind - 1] + len(self.tokens[behind - 1].text)
        if last != self.text.ends[found[0] - 1]:
            return None
        while self.at < behind:
            self.step()
        return found[1]

    def role(self, table: "Mapping[Words, str]") -> str:
        """What the small words here make of a date, taken; else an empty text."""

        def spoken(t: Text, i: int) -> tuple[int, str] | None:
            role, end = behind(t, i, table)
            return (end, role) if role else None

        return self.take(spoken) or ""

    def meaning(self) -> Meaning | None:
        """What the longest expression from here means, taken."""
        return self.take(longest)

    def pick(self, options: Sequence[T]) -> T:
        """One of several readings, by the number of this attempt."""
        self.choices = max(self.choices, len(options))
        return options[self.choice % len(options)]

    def offset(self) -> int:
        """The offset, in the phrase, of the first token that no production could take."""
        if not self.tokens:
            return 0
        return self.tokens[min(self.farthest, len(self.tokens) - 1)].at

    def refusal(self, code: str, message: str, hint: str, at: int | None = None) -> DateError:
        """The error to raise at this offset, or else where the phrase was last understood."""
        return DateError(code, message, "", self.offset() if at is None else at, hint)

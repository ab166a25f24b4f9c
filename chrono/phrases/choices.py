"""Settle a phrase: read it once for each of its readings, and refuse it if they differ."""

from typing import NamedTuple

from chrono.dates import Date, parse
from chrono.errors import DateError
from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import NOT_ALONE
from chrono.phrases.question import Question
from chrono.phrases.ranges import phrase
from chrono.phrases.refusals import EXAMPLE, depends, lonely, two, unread
from chrono.phrases.tokens import Token
from chrono.tagger.values import Value


class Settled(NamedTuple):
    """A date, the rule that read it, and whether it was counted from the base."""

    date: Date
    rule: str
    relative: bool


def settle(tokens: list[Token], question: Question) -> Settled | None:
    """The one date the tokens say, or None; raises where there are two or where it is relative."""
    if not tokens or alone(tokens):
        return None
    cur = Cursor(tokens, question)
    value = phrase(cur)
    if value is None:
        return None
    if value.relative and question.base is None:
        raise depends(question, value.rule, tokens[0].at)
    if cur.choices > 1:
        refuse_two(tokens, question, cur.choices)
    return Settled(made(value, tokens, question), value.rule, value.relative)


def made(value: Value, tokens: list[Token], question: Question) -> Date:
    """The value as a date. Raises what EDTF cannot hold, in terms of the phrase."""
    try:
        return parse(str(value))
    except DateError as error:
        cannot = f"not a date: {question.shown}" if error.code == "D102" else error.message
        raise DateError(error.code, cannot, "", tokens[0].at, error.hint or EXAMPLE) from None


def alone(tokens: list[Token]) -> bool:
    """Whether it is one lower-case word such as `may` or `sat`, more often no date."""
    return len(tokens) == 1 and tokens[0].raw.islower() and tokens[0].text in NOT_ALONE


def refuse_two(tokens: list[Token], question: Question, choices: int) -> None:
    """Raise a D105 that shows the phrase both ways, unless all the ways agree."""
    readings: list[str] = []
    how = ""
    for choice in range(choices):
        cur = Cursor(tokens, question, choice)
        try:
            value = phrase(cur)
            text = str(parse(str(value))) if value else ""
        except DateError:
            continue
        how = cur.settle or how
        if text and text not in readings:
            readings.append(text)
    if len(readings) > 1:
        raise two(question, readings, tokens[0].at, how)


def failure(tokens: list[Token], question: Question) -> DateError:
    """The error for a phrase that nothing took, at the first token not understood."""
    if alone(tokens):
        return lonely(question, tokens[0])
    cur = Cursor(tokens, question._replace(base=None, order=None))
    try:
        phrase(cur)
    except DateError as error:
        return error
    return unread(question, tokens, cur.offset())

"""Settle a phrase: read it once for each of its readings, and refuse it if they differ."""

from typing import NamedTuple

from chrono.dates import Date, parse
from chrono.dates.calendar import Day
from chrono.errors import DateError
from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import MONTHS, NOT_ALONE, WEEKDAYS
from chrono.phrases.ranges import phrase
from chrono.phrases.tokens import Token

BASE_HINT = "give the day it counts from: --base 2025-09-22"


class Settled(NamedTuple):
    """A date, the rule that read it, and whether it was counted from the base."""

    date: Date
    rule: str
    relative: bool


def settle(tokens: list[Token], base: Day | None, order: str | None) -> Settled | None:
    """The one date the tokens say, or None; raises where there are two or where it is relative."""
    if not tokens or alone(tokens):
        return None
    cur = Cursor(tokens, base, order)
    value = phrase(cur)
    if value is None:
        return None
    if value.relative and base is None:
        raise DateError("D104", "it depends on the day it is read", "", tokens[0].at, BASE_HINT)
    if cur.choices > 1:
        refuse_two(tokens, base, order, cur.choices)
    return Settled(parse(str(value)), value.rule, value.relative)


def alone(tokens: list[Token]) -> bool:
    """Whether it is one lower-case word such as `may` or `sat`, more often no date."""
    return len(tokens) == 1 and tokens[0].raw.islower() and tokens[0].text in NOT_ALONE


def refuse_two(tokens: list[Token], base: Day | None, order: str | None, choices: int) -> None:
    """Raise a D105 that shows the phrase both ways, unless all the ways agree."""
    readings: list[str] = []
    hint = ""
    for choice in range(choices):
        cur = Cursor(tokens, base, order, choice)
        try:
            value = phrase(cur)
            text = str(parse(str(value))) if value else ""
        except DateError:
            continue
        hint = cur.settle or hint
        if text and text not in readings:
            readings.append(text)
    if len(readings) > 1:
        raise two(readings, tokens[0].at, hint or "write {} or {}")


def two(readings: list[str], position: int, hint: str) -> DateError:
    return DateError(
        "D105", f"two readings: {' or '.join(readings)}", "", position, hint.format(*readings)
    )


def failure(tokens: list[Token], text: str) -> DateError:
    """The D102 for a phrase that no grammar took, at the first token not understood."""
    if not tokens:
        return DateError("D102", "not a date: the text is empty", text, 0)
    shown = text if len(text) <= 60 else text[:59] + "…"
    if len(tokens) == 1 and tokens[0].kind == "number":
        number = tokens[0].text
        hint = f"a year has four figures, or an era: AD {number}, {number} BC"
        return DateError(
            "D102",
            f"a number is no date: {shown}",
            text,
            tokens[0].at,
            hint if len(number) < 4 else "",
        )
    if alone(tokens):
        named = tokens[0].text in MONTHS or tokens[0].text in WEEKDAYS
        hint = f"write {tokens[0].text.capitalize()} if it is one" if named else ""
        return DateError("D102", f"not a date: {shown}", text, tokens[0].at, hint)
    cur = Cursor(tokens, None, None)
    try:
        phrase(cur)
    except DateError as error:
        return DateError(error.code, error.message, text, error.position, error.hint)
    at = cur.offset()
    token = next((t for t in tokens if t.at == at), tokens[-1])
    complete = cur.farthest >= len(tokens)
    hint = "" if complete else f"not understood: {token.raw}"
    return DateError("D102", f"not a date: {shown}", text, at, hint)

"""One whole phrase -> date: `read` for the command line, `absolute` for a chronology.

    lexicon    words of English, and other languages as a way into English
    tokens     text -> tokens that know their offset
    cursor     a place in the tokens; Partial and Value, the dates in the making
    complete   Partial -> Value: what is missing comes from the base; days are checked
    numeric    22.09.2025, 03/04/25
    atoms      dates that say themselves
    relative   dates that are counted from a day
    clocks     times of day
    ranges     the whole phrase: since, until, from, between, or
    settle     the phrase read once for each of its readings: one date, or both shown
    foreign    words of other languages turned into the grammar's
    fence      dateparser, and what it may not do

Imports run downwards; dateparser is loaded only when all grammars have refused a phrase. To add a
form of English, write a production and name its rule; to add a language, see `lexicon`.
"""

from functools import lru_cache
from typing import NamedTuple

from chrono.dates import Date, parse
from chrono.dates.calendar import Day, days_in_month
from chrono.errors import DateError
from chrono.phrases.lexicon import KNOWN
from chrono.phrases.settle import Settled, alone, failure, settle
from chrono.phrases.tokens import Token, fold, tokenise

__all__ = ["LONGEST", "Reading", "absolute", "read"]

LONGEST = 200
ORDERS = ("DMY", "MDY", "YMD")


class Reading(NamedTuple):
    """What a phrase says, the rule that read it, and the base where it was counted from."""

    date: Date
    rule: str
    phrase: str
    language: str | None
    base: Day | None


def read(
    phrase: str,
    base: Day | None = None,
    order: str | None = None,
    languages: tuple[str, ...] | None = None,
) -> Reading:
    """Read EDTF or words in any language as one date.

    `base` is the day a relative phrase counts from, `order` (DMY, MDY, YMD) settles figures, and
    `languages` are codes such as `ru`, and then no other is
    tried; None tries English first, then all. Raises a `DateError`:
    D101 no such day, D102 not a date, D104 relative without a base, D105 two readings.

    >>> str(read("9–10 September 2025").date), read("since 1999").rule
    ('2025-09-09/2025-09-10', 'since:year')
    >>> str(read("last month", base=(2025, 9, 22)).date)
    '2025-08'
    """
    if order is not None and order not in ORDERS:
        raise ValueError(f"order is one of {', '.join(ORDERS)}, not {order!r}")
    return _read(phrase, base and tuple(base), order, languages and tuple(languages), False)


def absolute(phrase: str) -> Reading:
    """Read what may stand in a chronology: EDTF, or English words that no day is needed for.

    >>> str(absolute("c. 1850").date)
    '1850~'
    """
    return _read(phrase, None, None, ("en",), True)


@lru_cache(maxsize=4096)
def _read(
    phrase: str,
    base: Day | None,
    order: str | None,
    languages: tuple[str, ...] | None,
    strict: bool,
) -> Reading:
    if len(phrase) > LONGEST:
        message = f"not a date: more than {LONGEST} characters"
        raise DateError("D102", message, phrase, LONGEST, "give one phrase, not a text")
    if base is not None and not _is_day(base):
        raise ValueError(f"base is no day: {base!r}")
    text = fold(phrase)
    try:
        date = _edtf(text)
    except DateError as wrong:
        return _refused_edtf(phrase, text, base, order, wrong)
    if date is not None:
        return Reading(date, "edtf", phrase, None, None)
    tokens = tokenise(text)
    try:
        words = [t for t in tokens if t.kind == "word"]
        if languages is None or "en" in languages or not words:
            found = settle(tokens, base, order)
            if found is not None:
                return Reading(found.date, found.rule, phrase, "en", _used(found, base))
        if not strict and not alone(tokens) and any(is_foreign(t) for t in tokens):
            from chrono.phrases.foreign import read_foreign

            known = read_foreign(text, tokens, base, order, languages)
            if known is not None:
                found, language = known
                return Reading(found.date, found.rule, phrase, language, _used(found, base))
    except DateError as error:
        raise _placed(error, phrase) from None
    raise failure(tokens, phrase)


def _refused_edtf(
    phrase: str, text: str, base: Day | None, order: str | None, wrong: DateError
) -> Reading:
    """What looks like EDTF and is not may still be a phrase: `1914-18`; else it is wrong."""
    try:
        found = settle(tokenise(text), base, order)
    except DateError as error:
        raise _placed(error if error.code == "D105" else wrong, phrase) from None
    if found is None:
        raise _placed(wrong, phrase)
    return Reading(found.date, found.rule, phrase, "en", _used(found, base))


def is_foreign(token: Token) -> bool:
    """Whether it may be a word of another language; one letter always may."""
    return token.kind in {"word", "mark"} and (token.text not in KNOWN or len(token.text) == 1)


def _used(found: Settled, base: Day | None) -> Day | None:
    return base if found.relative else None


def _is_day(day: Day) -> bool:
    return len(day) == 3 and 1 <= day[1] <= 12 and 1 <= day[2] <= days_in_month(day[0], day[1])


def _placed(error: DateError, phrase: str) -> DateError:
    return DateError(error.code, error.message, phrase, error.position, error.hint)


def _edtf(text: str) -> Date | None:
    """The text as EDTF, spaces in a set or about an interval allowed; None if it is none.

    Raises what is wrong with a text of the form of EDTF, such as 2025-02-30.
    """
    text = text.strip()
    if text[:1] in {"[", "{"} or "/" in text:
        text = "".join(text.split())
    try:
        return parse(text)
    except DateError as error:
        if error.code == "D102":
            return None
        raise

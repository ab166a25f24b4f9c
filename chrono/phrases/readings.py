"""Read a phrase: as EDTF, else by the English grammar, else in other languages.

`read` is for the command line, where anything may be typed; `absolute` for a chronology.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Final, NamedTuple

from chrono.dates import Date, parse
from chrono.dates.calendar import Day, days_in_month
from chrono.errors import DateError
from chrono.phrases.choices import Settled, alone, failure, settle
from chrono.phrases.fence import read_fenced
from chrono.phrases.genealogy import english
from chrono.phrases.question import Question
from chrono.phrases.texts import read_as_text, repeated
from chrono.phrases.tokens import Token, fold, tokenise
from chrono.phrases.translation import is_english, is_foreign, read_foreign
from chrono.phrases.zoned import in_zone, universal, zone_of

LONGEST: Final = 200
WORKED_OUT: Final = frozenset(
    {"edge", "feast", "feast-week", "feast-weekend", "nth-weekday", "old-style"}
    | {"anniversary", "day-beside", "week-of", "weekday-beside", "weekday-of-week", "zoned"}
    | {"before", "after"}
)
# What the grammar of texts may still make of a number that nothing explains: between 3 and 5 pm.
UNEXPLAINED: Final = "a number is no date"
# The readers of words, in the order in which they are asked.
PHRASES: Final = "the grammar of phrases"
TURNED: Final = "the grammar of phrases, word for word from its language"
TEXTS: Final = "the grammar of texts"
DATEPARSER: Final = "dateparser"
ORDERS: Final = ("DMY", "MDY", "YMD")


class Reading(NamedTuple):
    """What a phrase says, the rule that read it, and the base where it was counted from."""

    date: Date
    rule: str
    phrase: str
    language: str | None
    base: Day | None
    by: str = "EDTF"  # which of the readers read it

    @property
    def worked_out(self) -> bool:
        """Whether the words say more than the date: a feast, `before X`, the third Monday of it."""
        parts = re.split("[:,]", self.rule)
        return any(part in WORKED_OUT or part.endswith(("s-after", "s-before")) for part in parts)


def read(
    phrase: str,
    base: Day | None = None,
    order: str | None = None,
    languages: tuple[str, ...] | None = None,
    base_option: bool = True,
) -> Reading:
    """Read EDTF or words in any language as one date.

    `base` is the day a relative phrase counts from, `order` (DMY, MDY, YMD) settles figures, and
    `languages` are codes such as `ru`, and then no other is tried; None tries English first, then
    all; `base_option` lets a hint name --base. Raises a `DateError` with a hint: D101 no such day,
    D102 not a date, D104 relative without a base, D105 two readings.

    >>> str(read("9–10 September 2025").date), read("since 1999").rule
    ('2025-09-09/2025-09-10', 'since:year')
    >>> str(read("last month", base=(2025, 9, 22)).date)
    '2025-08'
    """
    if order is not None and order not in ORDERS:
        raise ValueError(f"order is one of {', '.join(ORDERS)}, not {order!r}")
    if base is not None and not is_day(base):
        raise ValueError(f"base is no day: {base!r}")
    return answer(Question(phrase, base, order, languages, base_option=base_option))


def absolute(phrase: str) -> Reading:
    """Read what may stand in a chronology: EDTF, or English words that no day is needed for.

    >>> str(absolute("c. 1850").date)
    '1850~'
    """
    return answer(Question(phrase, languages=("en",), strict=True))


@lru_cache(maxsize=4096)
def answer(question: Question) -> Reading:
    """Read what is asked, and put the phrase into whatever is wrong with it."""
    phrase = question.phrase
    try:
        if len(phrase) > LONGEST:
            message = f"not a date: more than {LONGEST} characters"
            raise DateError("D102", message, phrase, LONGEST, "give one phrase, not a text")
        text, zone = zone_of(universal(fold(english(phrase))))
        if zone:
            found = answer(question._replace(phrase=text))
            rule = f"zoned:{found.rule}"
            return found._replace(date=in_zone(found.date, zone), rule=rule, phrase=phrase)
        try:
            date = edtf(text)
        except DateError as wrong:
            return refused_edtf(text, question, wrong)
        if date is not None:
            return Reading(date, "edtf", phrase, None, None)
        return read_words(text, question)
    except DateError as error:
        position = min(error.position, len(phrase))  # of the phrase in English
        raise DateError(error.code, error.message, phrase, position, error.hint) from None


def edtf(text: str) -> Date | None:
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


def refused_edtf(text: str, question: Question, wrong: DateError) -> Reading:
    """What looks like EDTF and is not may still be a phrase: `1914-18`; else it is wrong."""
    try:
        found = settle(tokenise(text), question)
    except DateError as error:
        raise (error if error.code == "D105" else wrong) from None
    if found is None:
        raise wrong
    return reading(found, "en", question, PHRASES)


def read_words(text: str, question: Question) -> Reading:
    """The phrase in English, else in another language. Raises what is wrong with it."""
    tokens, wrong = tokenise(text), None
    if question.speaks("en") or not any(t.kind == "word" for t in tokens):
        try:
            found = settle(tokens, question)
        except DateError as error:
            if error.code != "D102" or not error.message.startswith(UNEXPLAINED):
                raise
            found, wrong = None, error
        if found is not None:
            return reading(found, "en", question, PHRASES)
    if alone(tokens):
        raise failure(tokens, question)
    foreign = not question.strict and any(is_foreign(t) for t in tokens)
    known = read_foreign(text, tokens, question) if foreign else None
    by = TURNED if known is not None else TEXTS
    known = known or read_as_text(text, question)
    if foreign and not is_english(tokens):
        by = by if known is not None else DATEPARSER
        known = known_elsewhere(known, text, tokens, question)
    if known is not None:
        return reading(*known, question, by)
    again = repeated(text, question)
    if again:
        hint = "write one of its days, such as 2025-03-13"
        raise DateError("D102", f"no one date, for it comes again and again: {again}", hint=hint)
    raise wrong or failure(tokens, question)


def known_elsewhere(
    known: tuple[Settled, str] | None, text: str, tokens: list[Token], question: Question
) -> tuple[Settled, str] | None:
    """What other languages make of a phrase that ours do not read, or read as a month or a day
    that has another name there; raises where they disagree."""
    if known is None:
        return read_fenced(text, tokens, question)
    if question.languages is None and not known[0].relative:
        with suppress_all_but_two():
            read_fenced(text, tokens, question)
    return known


@contextmanager
def suppress_all_but_two() -> Iterator[None]:
    try:
        yield
    except DateError as error:
        if error.code == "D105":
            raise


def reading(found: Settled, language: str, question: Question, by: str) -> Reading:
    base = question.base if found.relative else None
    return Reading(found.date, found.rule, question.phrase, language, base, by)


def is_day(day: Day) -> bool:
    return len(day) == 3 and 1 <= day[1] <= 12 and 1 <= day[2] <= days_in_month(day[0], day[1])

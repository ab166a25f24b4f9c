"""Why a phrase is refused, and what to write instead: every refusal has a hint.

D102  no date: the nearest word, else what can be written
D104  it depends on the day it is read
D105  it has two readings: both, and how to settle them
"""

from difflib import get_close_matches
from typing import Final

from chrono.errors import DateError
from chrono.phrases.languages import LANGUAGES
from chrono.phrases.lexicon import ENGLISH, KNOWN
from chrono.phrases.question import Question
from chrono.phrases.tokens import Token
from chrono.tagger import lexicon as lx
from chrono.tagger.english import MONTHS, WEEKDAYS

EXAMPLE: Final = "write it like 2025-03-13, March 2025, c. 1850 or since 2019"
BASE_HINT: Final = (
    "write the day itself, such as 2025-09-22, or give the day it counts from: --base 2025-09-22"
)
NAMES: Final = {*MONTHS, *WEEKDAYS}


def two(question: Question, readings: list[str], position: int, settle: str = "") -> DateError:
    """The D105 that shows the readings; `settle` says how else to choose than by writing one."""
    hint = f"write {readings[0]} or {readings[1]}"
    if settle and not question.strict:
        hint += f", or {settle}"
    return DateError("D105", f"two readings: {' or '.join(readings)}", "", position, hint)


def depends(question: Question, rule: str, position: int) -> DateError:
    """The D104 for a date that is counted from a day nobody gave."""
    message = f"{question.shown} depends on the day it is read"
    hint = "a file keeps dates that stay: write the day itself, such as 2025-09-22"
    if rule == "time-before-base":
        message = f"{question.shown} is a time without a day"
        hint = f"write the day before it: 2025-09-22 {question.shown}"
        hint += f", or {BASE_HINT}" if question.base_option and not question.strict else ""
    elif not question.base_option:
        hint = "write the day itself, such as 2025-09-22"
    elif not question.strict:
        hint = BASE_HINT
    return DateError("D104", message, "", position, hint)


def number_hint(figures: str) -> str:
    """How to write a number that nothing explains."""
    number = int(figures)
    if not number:
        return "a year has four figures, as in 1999–2000"
    if len(figures) > 3:
        return f"a year beyond 9999 is written Y{figures}" if len(figures) < 7 else EXAMPLE
    era = f"a year has four figures, or an era: AD {number}, {number} BC"
    return f"{era}; a day has its month: {number} March" if number < 32 else era


def lonely(question: Question, token: Token) -> DateError:
    """The D102 for one lower-case word, such as `may`, that is more often no date."""
    hint = EXAMPLE
    if token.text in NAMES:
        hint = f"write {token.text.capitalize()} if it is one"
    elif ENGLISH.kinds.get(token.text) == lx.SEASON:
        hint = f"say of which year: {token.text} 2025"
    return DateError("D102", f"not a date: {question.shown}", "", token.at, hint)


def unread(question: Question, tokens: list[Token], position: int) -> DateError:
    """The D102 for a phrase no grammar took; `position` is where it went wrong."""
    message = f"not a date: {question.shown}"
    if not tokens:
        return DateError("D102", "not a date: the text is empty", "", 0, EXAMPLE)
    if len(tokens) == 1 and tokens[0].kind == "number":
        message = f"a number is no date: {question.shown}"
        return DateError("D102", message, "", tokens[0].at, number_hint(tokens[0].text))
    units = {lx.UNIT, lx.UNITS}
    if [t.kind for t in tokens] == ["number", "word"] and ENGLISH.kinds.get(
        tokens[1].text
    ) in units:
        length = f"{tokens[0].raw} {tokens[1].raw}"
        hint = f"a length of time is no date: write {length} ago, in {length} or the last {length}"
        return DateError("D102", message, "", tokens[0].at, hint)
    for token in tokens:
        meant = nearest(token, question)
        if meant:
            return DateError("D102", message, "", token.at, f"did you mean {meant}?")
    if question.strict:
        return DateError("D102", message, "", position, f"in a file, EDTF or English: {EXAMPLE}")
    if question.languages:
        hint = f"read as {', '.join(question.languages)} only; {EXAMPLE}"
        return DateError("D102", message, "", position, hint)
    token = next((t for t in tokens if t.at == position), tokens[-1])
    part = f"not understood: {token.raw}; " if len(tokens) > 1 and token.kind == "word" else ""
    return DateError("D102", message, "", position, part + EXAMPLE)


def nearest(token: Token, question: Question) -> str:
    """The word of a date that this one comes near to, else an empty text."""
    tables = [LANGUAGES[name] for name in question.languages or () if name in LANGUAGES]
    known = KNOWN.union(*tables) if question.speaks("en") else frozenset().union(*tables)
    if token.kind != "word" or len(token.text) < 4 or token.text in known:
        return ""
    words = [word for word in sorted(known) if len(word) > 3 and word != "untilpost"]
    found = get_close_matches(token.text, words, 1, 0.8)
    if not found:
        return ""
    return found[0].capitalize() if found[0] in NAMES else found[0]

"""Decades, centuries and millennia, whole or in part: `the 1990s`, `early 19th century`."""

from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import NINETIES
from chrono.phrases.numbers import era, ordinal
from chrono.tagger.runs import Years, numbered, portion_of, share_of, whole
from chrono.tagger.values import Operand


def wide(cur: Cursor, portion: int = 0, share: tuple[int, int] = (0, 0)) -> Operand | None:
    """A run of years: whole, early, mid or late, or one of its halves, thirds or quarters."""
    at = cur.at
    options = None
    for production in (century, decade):
        options = options or production(cur)
        if not options:
            cur.at = at
    if not options:
        return None
    years = cur.pick(options)
    if portion:
        return portion_of(years, portion)
    return share_of(years, *share) if share[1] else whole(years)


def decade(cur: Cursor) -> list[Years] | None:
    """`the 1990s`; `the '90s` and `the nineties` have a century only where there is a base."""
    word = cur.word(NINETIES)
    if word:
        return near_decades(cur, NINETIES[word] * 10)
    ahead = cur.says("decade")
    token = cur.kind("decade") or cur.kind("number")
    if token is None or (token.kind == "number" and not (ahead or cur.says("decade"))):
        return None
    digits = token.text.strip("'").rstrip("s").rstrip("'")
    number = int(digits)
    if number % 10 and token.kind == "decade":
        hint = f"a decade ends in 0: {digits[:-1]}0s"
        raise cur.refusal("D102", f"not a decade: {token.raw}", hint, token.at)
    if number % 10 or len(digits) == 3:
        return None
    if len(digits) == 2:
        return near_decades(cur, number)
    if number % 100:
        return [Years(number, 10, "decade")]
    return [Years(number, 10, "decade"), Years(number, 100, "century")]


def near_decades(cur: Cursor, number: int) -> list[Years]:
    """With a base the most recent decade of that name that had begun; else two of them."""
    if cur.given:
        year = cur.base[0]
        first = year - year % 100 + number
        first = first if first <= year else first - 100
        return [Years(first, 10, "decade-before-base", True)]
    return [Years(1900 + number, 10, "decade"), Years(1800 + number, 10, "decade")]


def century(cur: Cursor) -> list[Years] | None:
    """`19th century`, `the nineteenth century`, `2nd century BC`, `3rd millennium BC`."""
    said = era(cur)
    leading = cur.says("century")
    number = ordinal(cur)
    if number is None:
        token = cur.kind("number")
        number = int(token.text) if token and len(token.text) <= 2 else None
    if not number:
        return None
    cur.says("-", "–")
    rule = "century"
    if not leading and not cur.says("century", "centuries", "cent"):
        if not cur.says("millennium", "millennia"):
            return None
        rule = "millennium"
    return numbered(number, rule, said or era(cur))

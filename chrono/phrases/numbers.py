"""Numbers that dates are made of: in figures and spelled, ordinals, counts, and years."""

from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import BEFORE_ERA, COMMON_ERA, NUMBERS, ORDINALS


def spelled(cur: Cursor) -> int | None:
    """A spelled number from one to ninety-nine."""
    word = cur.word(NUMBERS)
    if not word:
        return None
    number = NUMBERS[word]
    if number < 20:
        return number
    at = cur.at
    cur.says("-")
    one = cur.word(NUMBERS)
    if one and NUMBERS[one] < 10:
        return number + NUMBERS[one]
    cur.at = at
    return number


def ordinal(cur: Cursor) -> int | None:
    """An ordinal in figures or letters: `9th`, `ninth`, `twenty-first`."""
    token = cur.kind("ordinal")
    if token:
        return int(token.text[:-2])
    word = cur.word(ORDINALS)
    if word:
        return ORDINALS[word]
    tens = cur.word({"twenty", "thirty"})
    if tens:
        cur.says("-")
        word = cur.word(ORDINALS)
        if word and ORDINALS[word] < 10:
            return NUMBERS[tens] + ORDINALS[word]
    return None


def small(cur: Cursor) -> int | None:
    """A day of the month: an ordinal, or one or two figures."""
    token = cur.peek()
    if token and token.kind == "number" and len(token.text) <= 2:
        return int(cur.step().text)
    at = cur.at
    number = ordinal(cur)
    if number is None:
        cur.at = at
    return number


def count(cur: Cursor) -> int | None:
    """How many: figures, a spelled number, or a, an, one."""
    token = cur.kind("number")
    if token:
        return int(token.text) if len(token.text) <= 6 else None
    if cur.says("a couple of", "a couple", "couple of"):
        return 2
    return 1 if cur.says("a", "an") else spelled(cur)


def era(cur: Cursor) -> str:
    """`bc`, `ad`, or an empty text."""
    word = cur.word(BEFORE_ERA | COMMON_ERA)
    return "bc" if word in BEFORE_ERA else "ad" if word else ""


def year(cur: Cursor, beside_month: bool = False) -> tuple[int, str] | None:
    """A year and its era: four figures, or fewer with an era; three will do beside a month."""
    at = cur.at
    said = era(cur)
    token = cur.kind("number", "thousands")
    if token and len(token.text) <= 7:
        said = said or era(cur)
        number = int(token.text.replace(",", ""))
        if said and number == 0:
            hint = "the year before AD 1 is 1 BC"
            raise cur.refusal("D101", "no such year: 0", hint, token.at)
        if said == "bc":
            return 1 - number, "bc"
        if said and len(token.text) <= 5:
            return number, "ad"
        enough = len(token.text) == 4 or (beside_month and len(token.text) == 3)
        if not said and token.kind == "number" and enough:
            return number, ""
    cur.at = at
    return None


def short_years(cur: Cursor, number: int) -> list[int]:
    """The years two figures may mean: the one nearest the base, else one of each century."""
    if cur.given:
        start = cur.base[0] - 50
        return [start + (number - start - 1) % 100 + 1]
    cur.settle = "give the day it counts from: --base 2025-09-22"
    return [1900 + number, 2000 + number]

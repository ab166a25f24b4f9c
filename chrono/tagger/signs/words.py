"""The words of a language without spaces, by the part of an expression that each is: `Line`."""

import re
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from chrono.tagger import asian
from chrono.tagger.meanings import Meaning

Read: TypeAlias = "tuple[int, Meaning] | None"
FIGURES: Final = re.compile(r"\d{1,4}|[０-９]{1,4}")
SIGNS: Final = {
    sign: n for row in ("〇一二三四五六七八九", "零壱弐参四五六七八九", "영일이삼사오육칠팔구")
    for n, sign in enumerate(row)
} | {"两": 2, "兩": 2}  # fmt: skip
TIMES: Final = {"十": 10, "百": 100, "千": 1000, "십": 10, "백": 100, "천": 1000}
SPELLED: Final = re.compile(f"[{''.join(SIGNS)}{''.join(TIMES)}]{{1,9}}")
WIDTH: Final = str.maketrans("０１２３４５６７８９：", "0123456789:")
NUMERALS: Final = frozenset(SIGNS) | frozenset(TIMES)


class PartTable(NamedTuple):
    """The words of a language for each part, as one pattern, and what each says."""

    patterns: dict[str, re.Pattern[str]]
    senses: dict[str, dict[str, str]]
    firsts: dict[str, frozenset[str]]  # the signs that the words of a part begin with
    likely: re.Pattern[str]
    starts: frozenset[str]  # the signs that an expression may begin with
    native: dict[str, int]
    tails: dict[str, int]


@cache
def words_of(language: str) -> PartTable | None:
    """The words of a language, or None where its lexicon has no section `signs`."""
    from chrono.tagger.languages.locales import words_of as lexicon_of

    own: dict[str, Any] = lexicon_of(language).get("signs", {})
    if not own:
        return None
    patterns, senses = {}, {}
    heads: set[str] = set()
    for part, table in own.items():
        forms = {form.strip(): sense for sense, text in table.items() for form in text.split(";")}
        senses[part] = {form.replace(" ", ""): sense for form, sense in forms.items()}
        longest = sorted(forms, key=len, reverse=True)
        joined = "|".join(re.escape(form).replace("\\ ", r"\s?") for form in longest)
        patterns[part] = re.compile(f"(?:{joined})")
        if part in HEADS:
            heads |= set(forms)
    likely = "|".join(re.escape(h).replace("\\ ", r"\s?") for h in sorted(heads, key=len)[::-1])
    native = {form: int(number) for form, number in senses.get("number", {}).items()}
    tails = {form: int(number) for form, number in senses.get("tail", {}).items()}
    starts = {form[0] for part in OPENING & own.keys() for form in senses[part]}
    starts |= NUMERALS | set("0123456789") | {name[0] for name in asian.ERAS}
    firsts = {part: frozenset(form[0] for form in said) for part, said in senses.items()}
    likely_head = re.compile(likely)
    return PartTable(patterns, senses, firsts, likely_head, frozenset(starts), native, tails)


HEADS: Final = frozenset({
    "day", "part", "fused", "weekday", "week", "weekend", "month", "year", "quarter", "away",
    "stretch", "hour", "half", "edge", "nth", "last", "each", "term", "season", "feast", "noon",
    "decade", "date", "numeral-year",
})  # fmt: skip
OPENING: Final = frozenset({
    "day", "part", "fused", "weekday", "week", "weekend", "month", "year", "quarter", "stretch",
    "each", "feast", "noon", "number", "amount", "end",
})  # fmt: skip


class Line:
    """A text and the words of its language; each method reads from a place in it."""

    def __init__(self, source: str, words: PartTable) -> None:
        self.source = source.translate(WIDTH)
        self.words = words

    def word(self, i: int, part: str) -> tuple[int, str] | None:
        """A word of a part from a place, perhaps behind a blank: the place behind, its sense."""
        firsts = self.words.firsts.get(part)
        if firsts is None:
            return None
        i = self.over(i)
        if self.source[i : i + 1] not in firsts:
            return None
        found = self.words.patterns[part].match(self.source, i)
        if found is None:
            return None
        return found.end(), self.words.senses[part]["".join(found[0].split())]

    def over(self, i: int) -> int:
        """The place behind one blank."""
        return i + (self.source[i : i + 1] == " ")

    def joint(self, i: int) -> int:
        """The place behind a blank, or the small word that joins two words: `的`, `の`."""
        found = self.word(i, "joint")
        return self.over(found[0] if found else i)

    def number(self, i: int) -> tuple[int, int] | None:
        """A number in figures or in words."""
        i = self.over(i)
        found = FIGURES.match(self.source, i)
        if found:
            return found.end(), int(found[0])
        for form in sorted(self.words.native, key=len, reverse=True):
            if self.source.startswith(form, i):
                return i + len(form), self.words.native[form]
        spelled = SPELLED.match(self.source, i)
        return (spelled.end(), value_of(spelled[0])) if spelled else None


def value_of(text: str) -> int:
    """A number in signs.

    >>> value_of("二十五"), value_of("二〇一九"), value_of("이천십구"), value_of("十")
    (25, 2019, 2019, 10)
    """
    if not any(sign in TIMES for sign in text):
        return int("".join(str(SIGNS[sign]) for sign in text))
    total, digit = 0, 0
    for sign in text:
        if sign in TIMES:
            total += (digit or 1) * TIMES[sign]
            digit = 0
        else:
            digit = SIGNS[sign]
    return total + digit

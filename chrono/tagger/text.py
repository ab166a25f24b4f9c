"""A text cut into tokens at the speed of C: `Text`, columns of words, kinds and places.

A token is a run of letters, a number with its ending (`5th`, `1990s`), or one mark. The columns
are lists, filled by `findall` and `map` without a step of Python for each token; everything else
is worked out for the few tokens that are asked for.
"""

import re
from bisect import bisect_right
from itertools import accumulate
from typing import Any, Final

from chrono.tagger.lexicon import DIGITS, UNIT, YEAR, Lexicon

ASIAN: Final = "\u2e80-\u9fff\uac00-\ud7af"  # scripts whose signs are tokens each
TOKEN: Final = re.compile(
    r"\s*(?:\d{1,9}(?:(?:st|nd|rd|th|s)(?![^\W_]))?"
    rf"|[^\W\d_{ASIAN}]+|[{ASIAN}]|[^\w\s]|_)"
)
FIGURES: Final = re.compile(r"(?<![\d/])(\d\d?)/(\d\d?)/(?:\d{4}|\d\d)(?![\d/])")
# 31.12.22, and 31.12. without a year
DOTTED: Final = re.compile(r"(?<![\d.,])\d{1,2}\.(?:\d\d\.\d\d(?!\d|[.,]\d)|\d{1,2}\.(?!\w))")
MESSAGE: Final = 80  # tokens
DEEPEST: Final = 6  # expressions inside one another: the day after the day after …
PAD: Final = 12  # tokens of nothing behind the last, so that looking ahead needs no check


class Text:
    """The tokens of a text: `words` in lower case, `kinds` (None when unknown) and `ends`
    in code points; the first two are padded. `whole` tells a phrase of which each word is meant
    to be of a date, whatever its capitals, from a text in which dates must show themselves."""

    __slots__ = (
        "clause", "comings", "depth", "ends", "kinds", "known", "lexicon", "ordered", "reader",
        "senses", "size", "source", "tenses", "whole", "words",
    )  # fmt: skip

    def __init__(self, source: str, lexicon: Lexicon, whole: bool = False) -> None:
        self.source = source
        self.whole = whole
        self.ordered: str | None = None
        self.depth = 0  # of expressions inside one another that are being read
        self.clause = (0, 0)  # what `tense` was asked last: before which token, and its answer
        self.comings: dict[int, bool] = {}  # whether the weekday at a token lies ahead
        self.tenses: dict[tuple[int, int], int] = {}  # what `tense` has answered
        self.lexicon = lexicon
        self.known: dict[int, Any] = {}  # what `languages.items` has worked out, by token
        self.reader: Any = None  # what reads this text by the rules of `temporal`
        self.senses = lexicon.senses
        folded = lower(source)
        spaced = TOKEN.findall(folded.rstrip())  # blanks at the end would be tried one by one
        self.words: list[str] = list(map(str.lstrip, spaced))
        self.size = len(self.words)
        self.ends = list(accumulate(map(len, spaced)))
        self.words += [""] * PAD
        self.kinds: list[str | None] = list(map(lexicon.kinds.get, self.words))
        if whole:
            pairs = zip(self.kinds, self.words, strict=True)
            self.kinds = [kind or figures(word) for kind, word in pairs]

    def message(self) -> bool:
        """Whether this is a message: there every word of time is meant."""
        return self.size <= MESSAGE

    def order(self) -> str:
        """`D` or `M`, what dates in figures have first wherever only one order is possible.

        Nothing where none tells, or where they disagree.
        """
        if self.ordered is None:
            pairs = [(int(a), int(b)) for a, b in FIGURES.findall(self.source)]
            days = any(a > 12 >= b for a, b in pairs)
            months = any(b > 12 >= a for a, b in pairs)
            self.ordered = "" if days == months else "D" if days else "M"
        return self.ordered

    def heads(self) -> list[int]:
        """The tokens that an expression may be built around, in order."""
        heads = self.lexicon.heads
        found = [i for i, word in enumerate(self.words) if word in heads]
        kinds = self.lexicon.kinds
        leads = {word for word in self.lexicon.hours & heads if kinds.get(word) != UNIT}
        if leads:  # alle 11: the hour behind
            found = sorted({*found, *(i + 1 for i in found if self.words[i] in leads)})
        if self.lexicon.language == "en" or not DOTTED.search(self.source):
            return found
        dotted = (bisect_right(self.ends, m.start()) for m in DOTTED.finditer(self.source))
        return sorted({*found, *dotted})

    def start(self, i: int) -> int:
        return self.ends[i] - len(self.words[i])

    def glued(self, i: int) -> bool:
        """Whether nothing stands between this token and the one before."""
        return 0 < i < self.size and self.ends[i] - len(self.words[i]) == self.ends[i - 1]

    def shown(self, i: int) -> str:
        """The token as it was written."""
        return self.source[self.start(i) : self.ends[i]] if 0 <= i < self.size else ""

    def breaks(self, i: int) -> bool:
        """Whether a paragraph ends before this token."""
        if not 0 < i < self.size:
            return False
        behind, start = self.ends[i - 1], self.ends[i] - len(self.words[i])
        return start - behind > 1 and self.source.count("\n", behind, start) > 1


def figures(word: str) -> str | None:
    """The kind of a number that no text would have for a year or a day."""
    if not word.isdecimal():
        return None
    return YEAR if len(word) == 4 else DIGITS


def lower(text: str) -> str:
    """The text in lower case and of the same length, whatever the script."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

"""A sentence as tokens, with what each of them is, and its groups of verbs."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from chrono.extract.verb_groups import Tokens, verbs_of

TOKEN: Final = re.compile(
    r"(?:[^\W_]\.)+[^\W_]?\.?|[$£€]?\d[\d.,]*\d%?|[^\W_]+(?:[-–’'./&][^\W_]+)*|\S"
)
CLOSERS: Final = {"“": "”", "«": "»", "‘": "’", '"': '"'}


class Sentence(Tokens):
    """The tokens of a sentence with what each is: dates D, names N, quoted Q, or empty."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        dates: Sequence[tuple[int, int]],
        names: Sequence[tuple[int, int]],
    ) -> None:
        self.start, self.end = start, end
        found = list(TOKEN.finditer(text, start, end))
        found = _without_brackets(found, dates)
        self.tokens = [m.group() for m in found]
        self.low = [t.lower().replace("’", "'") for t in self.tokens]
        self.starts = [m.start() for m in found]
        self.ends = [m.end() for m in found]
        self.kind = [""] * len(found)
        self.dates = list(dates)
        self.source = text
        for kind, spans in (("N", names), ("D", dates)):
            for a, b in spans:
                for i in range(bisect_left(self.starts, a), bisect_left(self.starts, b)):
                    self.kind[i] = kind
        self._quoted()
        self.verbs = verbs_of(self)

    def _quoted(self) -> None:
        inside, close = False, ""
        opened = 0
        self.quotes: list[tuple[int, int]] = []  # the tokens between the marks
        for i, token in enumerate(self.tokens):
            if not inside and token in CLOSERS:
                inside, close, opened = True, CLOSERS[token], i
            elif inside and token == close:
                inside = False
                if i - opened <= 25:
                    self.quotes.append((opened + 1, i))
                    for k in range(opened, i + 1):
                        self.kind[k] = self.kind[k] if self.kind[k] == "D" else "Q"

    def text(self, first: int, behind: int) -> str:
        """The source between two tokens."""
        if first >= behind:
            return ""
        return self.source[self.starts[first] : self.ends[behind - 1]]

    def quotation(self, start: int, end: int) -> tuple[int, int] | None:
        """The place in the source of the short quotation around a place, without its marks."""
        held = ((a, b) for a, b in self.quotes if a < b)
        found = ((self.starts[a], self.ends[b - 1]) for a, b in held)
        return next((place for place in found if place[0] <= start and end <= place[1]), None)


def _without_brackets(
    found: list[re.Match[str]], dates: Sequence[tuple[int, int]]
) -> list[re.Match[str]]:
    """The tokens without short brackets, such as a short form's; one with a date stays."""
    kept: list[re.Match[str]] = []
    i = 0
    while i < len(found):
        if found[i].group() == "(":
            close = next(
                (k for k in range(i + 1, min(i + 7, len(found))) if found[k].group() == ")"), None
            )
            if close is not None and not any(
                a < found[close].end() and found[i].start() < b for a, b in dates
            ):
                i = close + 1
                continue
        kept.append(found[i])
        i += 1
    return kept

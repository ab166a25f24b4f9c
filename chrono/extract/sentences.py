"""A paragraph cut into its sentences: `sentences`."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from chrono.extract import words


class Span(NamedTuple):
    """A stretch of a text, in code points."""

    start: int
    end: int


_END: Final = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?\s?[^\W_a-z])|[.!?…]+\s*$")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Sen|Rep|Gov|"
    r"No|Nos|vs|v|cf|ca|c|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Art|Fig|pp?|"
    r"fl|temp|b|d|r|cl|paras?|"
    r"e\.g|i\.e|al|Mt|Ft|z\. ?B|d\. ?h|u\. ?a|bzw|Nr|Abs|Jh|Bd|Hg|т\.е|им|ул|тыс|млн|млрд|"
    r"стр|см|ср|св|руб|т\. ?н)\.$"
)


# An abbreviation that may end a sentence as well: it does before a word that opens one.
_EITHER: Final = re.compile(
    r"\b(?:гг?|вв?|р|usw|Inc|Corp|Ltd|Co|Bros|Jr|Sr|Ph\.D|(?:[A-Z]\.)+[A-Z]|a\.m|p\.m|etc)\.$"
)
_OPENER: Final = re.compile(r"\s+[\"“‘(]?([A-Z][\w’']*)")
LONGEST: Final = 1500  # characters of a sentence; what has no stop for longer is a table or a list


def sentences(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph, in order.

    >>> text = "Dr. Grey left. She was 40."
    >>> [text[a:b] for a, b in sentences(text, Span(0, len(text)))]
    ['Dr. Grey left.', 'She was 40.']
    """
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        end = found.end()
        stop = found.start() + 1
        if text[found.start()] == "." and _ABBREVIATION.search(text, max(start, stop - 12), stop):
            continue
        if _EITHER.search(text, max(start, stop - 12), stop) and not _opens(text, end):
            continue
        yield from _short_enough(text, start, end)
        start = end
    yield from _short_enough(text, start, span.end)


def _opens(text: str, at: int) -> bool:
    """Whether a word follows that opens a sentence rather than goes on with a name."""
    found = _OPENER.match(text, at)
    return found is None or found[1].lower() in words.SMALL


def _short_enough(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a sentence without the space around it, one that has no end in parts."""
    while end - start > LONGEST:
        cut = max(text.rfind(mark, start, start + LONGEST) for mark in ";, ")
        cut = cut + 1 if cut > start else start + LONGEST
        yield _trim(text, start, cut)
        start = cut
    trimmed = _trim(text, start, end)
    if trimmed.start < trimmed.end:
        yield trimmed


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

"""A text as passages: paragraphs without what a web page hangs around them, then sentences."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class Span(NamedTuple):
    """A stretch of a text, in code points."""

    start: int
    end: int


WRAPPED: Final = range(45, 101)  # the lengths that the lines of a hard-wrapped text have
_END: Final = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]?\s?[^\W_a-z])|[.!?…]+\s*$")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(\"“])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Sen|Rep|Gov|Jr|Sr|"
    r"No|Nos|vs|v|cf|ca|c|approx|est|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Art|Fig|pp?|"
    r"(?:[A-Z]\.)+[A-Z]|e\.g|i\.e|al|Mt|Ft)\.$"
)
CLOSERS: Final = "\"'”’»)] "
STOPS: Final = ".!?…:;,"

FURNITURE: Final = re.compile(
    r"©|\(c\) ?(?:19|20)\d\d|all rights reserved|copyright\b|^\W*(?:views?|published|updated|posted|"
    r"last (?:updated|modified|edited)|created|comments?|tags?|read(?: more| also)?|share|photo|"
    r"image|source|print|reading time|advertise(?:ment)?|subscribe|sign (?:in|up)|log ?in|menu|"
    r"home|follow us|related)\b\W*(?:[:|•·–—-]|\d|$)|\bcookies?\b.*\b(?:accept|consent|policy|"
    r"use|site)\b|privacy policy|terms (?:of|and) (?:use|service|conditions)|share (?:it|this)\b|"
    r"follow us on|subscribe to|sign up for|newsletter|hyperlink to|any use of materials|"
    r"reproduction in whole|click here|\bjavascript\b|cop(?:y|ied) link",
    re.I,
)
PROSE: Final = 90  # a line longer than this is no furniture, whatever words it has
SHORT: Final = 6  # words below which a line that does not end as a sentence is a label


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of a text in order, blank ones left out; hard-wrapped lines are joined."""
    lines = list(_lines(text))
    long = sum(1 for s in lines if s.end - s.start in WRAPPED)
    wrapped = long > 2 and all(s.end - s.start < WRAPPED.stop for s in lines)
    held: Span | None = None
    for line in lines:
        if held is None:
            held = line
            continue
        between = text[held.end : line.start]
        long = _length_of_last(text, held) in WRAPPED
        goes_on = text[line.start].islower() and not _stops(text[held.start : held.end])
        if wrapped and between.count("\n") < 2 and (long or goes_on):
            held = Span(held.start, line.end)
        else:
            yield held
            held = line
    if held is not None:
        yield held


def _stops(line: str) -> bool:
    """Whether a line ends as a sentence or a part of one does."""
    return line.rstrip(CLOSERS)[-1:] in STOPS


def _length_of_last(text: str, held: Span) -> int:
    return held.end - max(text.rfind("\n", held.start, held.end) + 1, held.start)


def _lines(text: str) -> Iterator[Span]:
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        end = at + len(line.rstrip())
        if start < end:
            yield Span(start, end)
        at += len(line) + 1


def furniture(text: str, span: Span) -> bool:
    """Whether a paragraph is no part of what the article says: a label, a share bar, a notice."""
    line = text[span.start : span.end]
    if len(line) <= PROSE and FURNITURE.search(line):
        return True
    return not _stops(line) and len(line.split()) < SHORT


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a paragraph, in order."""
    start = span.start
    for found in _END.finditer(text, span.start, span.end):
        end = found.end()
        stop = found.start() + 1
        if text[found.start()] == "." and _ABBREVIATION.search(text, max(start, stop - 12), stop):
            continue
        trimmed = _trim(text, start, end)
        if trimmed.start < trimmed.end:
            yield trimmed
        start = end
    trimmed = _trim(text, start, span.end)
    if trimmed.start < trimmed.end:
        yield trimmed


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)

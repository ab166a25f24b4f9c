"""The dates in the headings of a text, and the paragraphs under them: `under_dates`."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from chrono.readers import Block
from chrono.temporal import Phrase

DEEPEST: Final = 7  # level of a heading that has none
MARKS: Final = " \t\n#*_:.,;()[]–—-"


def under_dates(
    text: str, blocks: Iterable[Block], phrases: Sequence[Phrase]
) -> Iterator[tuple[Block, Phrase]]:
    """Yield the paragraphs under a heading that is a date and nothing else, with that date.

    A heading holds for what is under it, up to the next one of its level or a higher one.
    """
    open_: list[tuple[int, Phrase | None]] = []
    for block in blocks:
        if block.kind == "heading":
            level = block.level or DEEPEST
            while open_ and open_[-1][0] >= level:
                open_.pop()
            open_.append((level, _date(text, block, phrases)))
        elif block.kind == "body":
            dates = [phrase for _, phrase in open_ if phrase is not None]
            if dates:
                yield block, dates[-1]


def _date(text: str, block: Block, phrases: Sequence[Phrase]) -> Phrase | None:
    at = bisect_left(phrases, block.start, key=lambda phrase: phrase.start)
    if at == len(phrases) or phrases[at].end > block.end:
        return None
    phrase = phrases[at]
    around = text[block.start : phrase.start] + text[phrase.end : block.end]
    return None if around.strip(MARKS) else phrase

"""Where the times in words of a text are: `spoken`."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from chrono.tagger.signs.clocks import second_clock, timed
from chrono.tagger.signs.periods import (
    away,
    decade,
    each,
    part_of,
    step,
    stretch,
    week,
    year_in_words,
)
from chrono.tagger.signs.words import NUMERALS, Line, Read, words_of
from chrono.tagger.stamps import Stamp

INSIDE: Final = re.compile(r"\d[.:/,-]?$")  # of a longer number
RULES: Final[tuple[Callable[[Line, int], Read], ...]] = (
    timed, week, away, stretch, part_of, step, each, year_in_words, decade,
)  # fmt: skip


def spoken(source: str, language: str) -> Iterator[Stamp]:
    """The times in words of a text, in order."""
    words = words_of(language)
    if words is None:
        return
    line, done = Line(source, words), 0
    known: dict[int, Read] = {}  # what begins at a place, for heads that share it
    for head in words.likely.finditer(line.source):
        if head.start() < done:
            continue
        for start in range(max(done, head.start() - REACH), head.start() + 1):
            if start not in known:
                known[start] = expression(line, start) if begins(line, start) else None
            found = known[start]
            if found and found[0] > head.start():
                yield Stamp(start, found[0], found[1])
                done = found[0]
                for stamp in second_clock(line, *found):
                    yield stamp
                    done = stamp.end
                break


REACH: Final = 14  # signs before a word of time in which its expression may begin


def begins(line: Line, i: int) -> bool:
    """Whether an expression may begin here: not inside a number, nor at a blank."""
    source = line.source
    if source[i] not in line.words.starts:
        return False
    if source[i].isdecimal():
        return INSIDE.search(source, max(i - 2, 0), i) is None
    return not (i and source[i] in NUMERALS and source[i - 1] in NUMERALS)


def expression(line: Line, i: int) -> Read:
    """The longest expression that begins at a place."""
    found = [read for rule in RULES if (read := rule(line, i))]
    return max(found, key=lambda read: read[0], default=None)

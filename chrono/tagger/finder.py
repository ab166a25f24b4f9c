"""Where the expressions of a text are: each head, and what can be read around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import partial
from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.asian import asian
from chrono.tagger.grammar import Grammar
from chrono.tagger.meanings import Meaning
from chrono.tagger.signs.finder import spoken
from chrono.tagger.stamps import stamps, weeks
from chrono.tagger.text import Text

SPACELESS: Final = "⺀"  # from here on, scripts that put no spaces between words
APOSTROPHES: Final = frozenset({"'", "’", "‘"})  # of '99, and of much else
REACH: Final = 12  # tokens before a head in which its expression may start


def find(t: Text, grammar: Grammar) -> Iterator[tuple[int, int, Meaning]]:
    """Each expression as (first token, token behind it, meaning), in order, none overlapping."""
    done = 0
    written = stamped(t)
    for head in t.heads():
        while written and written[-1][0] <= head:
            stamp = written.pop()
            if stamp[0] >= done:
                yield stamp
                done = stamp[1]
        if head < done or (t.words[head] in APOSTROPHES and not t.words[head + 1].isdecimal()):
            continue
        i = left(t, head, done)
        while i <= head:
            found = grammar.read(t, i) if not joined(t, i) else None
            if found is None or joined(t, found[0]):
                i += 1
                continue
            end, meaning = grammar.extend(t, *found) or found
            if written and end > written[-1][0]:
                i = head + 1
                break
            yield i, end, meaning
            while more := grammar.follow(t, end, meaning):
                yield end + 1 + (t.words[end + 1] == "the"), *more
                end, meaning = more
            i = end
        done = max(i, done)
    yield from (stamp for stamp in reversed(written) if stamp[0] >= done)


def stamped(t: Text) -> list[tuple[int, int, Meaning]]:
    """What programs have written, by tokens, the last first."""
    found = [
        (bisect_right(t.ends, stamp.start), bisect_left(t.ends, stamp.end) + 1, stamp.meaning)
        for read in (stamps, asian, weeks, partial(spoken, language=t.lexicon.language))
        for stamp in read(t.source)
    ]
    return sorted(found, key=lambda stamp: (-stamp[0], stamp[1]))


def joined(t: Text, i: int) -> bool:
    """Whether this token is written on to the one before as a part of its word: `HWW1HR`."""
    if not (i > 0 and t.glued(i) and t.words[i - 1].isalnum() and t.words[i].isalnum()):
        return False
    if t.words[i - 1] in {"c", "ca"} and t.kinds[i] == lx.YEAR and not t.glued(i - 1):
        return False
    return max(t.words[i - 1][-1], t.words[i][0]) < SPACELESS


def left(t: Text, head: int, done: int) -> int:
    """The first token of the run of known words that ends in the head."""
    i, limit = head, max(done, head - REACH)
    kinds = t.kinds
    while i > limit:
        if kinds[i - 1] is None and not (
            t.words[i - 1].isdecimal()
            or (
                i == head
                and kinds[head] == lx.UNITS
                and kinds[i - 2] in {lx.NUMBER, lx.DIGITS, lx.VAGUE}
            )
        ):
            break
        i -= 1
        if t.breaks(i):
            return i
    return i

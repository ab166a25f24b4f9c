"""Lines to paragraphs: which line goes on the one before, and which stands alone."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

WIDEST: Final = 120  # characters of a line that somebody broke at a margin
NARROWEST: Final = 30
FULL: Final = (
    0.8  # of the width: a line broken at the margin is as full as that, with its next word
)
ROOM: Final = 0.9  # of the width: a line on which the next word had room ends its paragraph
SHORT: Final = 0.6  # of the width: a line this short does as well, without a full stop
RUNNING: Final = 0.7  # of the lines but the last are full, if they are one text
SMALL: Final = 0.33  # of the lines but the first start with a small letter, if they are one text

STAMPED: Final = 0.5  # of the lines of a log begin with a day or a time
STAMP: Final = re.compile(
    r"[\s\[(*•-]{0,4}(?:\d{4}-\d\d|\d{1,2}[:.]\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
    r"|\d{1,2}(?:st|nd|rd|th|\.)? [^\W\d_]{3,12}\.?,? \d{4}|[^\W\d_]{3,12}\.? \d{1,2},? \d{4})"
)
EDGE: Final = 40  # characters of a line in which a date may begin or end
_OF: Final = re.compile(r"\d\w{0,3}\.? (?:of|de|du|di|den)$|\d(?:st|nd|rd|th|er|º|ª)$")
# A word before a date, with which no heading ends.
_BEFORE_DATE: Final = re.compile(
    r"\s(?:in|on|by|of|since|until|till|from|to|before|after|about|around|during|late|early|mid"
    r"|am|im|seit|bis|vom|ab|en|le|du|depuis|dès|el|del|desde|hasta|в|во|с|со|до|по|від|у)$"
)

CLOSED: Final = re.compile(r"[.!?…。！？:;]\s?[)\]\"'”’»]*$")
ITEM: Final = re.compile(r"\s*(?:[-–—*•▪◦‣·]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])\s")
_LINE: Final = re.compile(r"[^\n\f]*")


class Span(NamedTuple):
    """A paragraph of a text: its code points, its first line, and the group of lines it is in.

    Groups are set apart by blank lines, and number from 0.
    """

    start: int
    end: int
    line: int
    group: int


class _Line(NamedTuple):
    start: int
    text: str
    number: int


def spans(text: str) -> Iterator[Span]:
    """Yield the paragraphs of a plain text, in order."""
    for number, lines in enumerate(_groups(text)):
        at = 0
        for size in sizes([line.text for line in lines]):
            first, last = lines[at], lines[at + size - 1]
            start = first.start + len(first.text) - len(first.text.lstrip())
            yield Span(start, last.start + len(last.text.rstrip()), first.number, number)
            at += size


def _groups(text: str) -> Iterator[list[_Line]]:
    """Yield the lines that stand together, without those that are blank."""
    group: list[_Line] = []
    start = 0
    for number, content in enumerate(text.split("\n"), 1):
        for piece in _LINE.finditer(content):
            if piece[0].strip():
                group.append(_Line(start + piece.start(), piece[0], number))
            elif group and (not content.strip() or "\f" in content):
                yield group
                group = []
        start += len(content) + 1
    if group:
        yield group


def sizes(lines: list[str]) -> list[int]:
    """Return of how many lines each paragraph is, for lines that stand together.

    >>> sizes(["One title", "And its author"])
    [1, 1]
    >>> sizes(["The text of a long letter that was", "broken at its margin, as they were", "then."])
    [3]
    """
    if broken(lines):
        return parted(lines, width_of(lines))
    return _over_dates(lines, [1] * len(lines))


def width_of(lines: Iterable[str]) -> int:
    """Return how many characters the widest line has."""
    return max((len(line.rstrip()) for line in lines), default=0)


def parted(lines: list[str], width: int) -> list[int]:
    """Return of how many lines each paragraph is, for text that was broken at a margin."""
    counts = [1]
    log = _is_log(lines)
    for line, after in pairwise(lines):
        if _ends(line, after, width) or (log and STAMP.match(after)):
            counts.append(1)
        else:
            counts[-1] += 1
    return _over_dates(lines, counts)


def _is_log(lines: list[str]) -> bool:
    """Whether lines are entries that each begin with a day or a time."""
    stamped = sum(STAMP.match(line) is not None for line in lines)
    return stamped >= STAMPED * len(lines) and stamped > 1


def _over_dates(lines: list[str], counts: list[int]) -> list[int]:
    """Return the counts with paragraphs put together where a date goes on in the next line.

    >>> _over_dates(["The mill was sold on 4", "April 2020 to the county."], [1, 1])
    [2]
    >>> _over_dates(["It moved. The ferry was bought in", "May 2011 by the county."], [1, 1])
    [2]
    """
    made: list[int] = []
    at = 0
    for count in counts:
        if made and goes_on(lines[at - 1], lines[at]):
            made[-1] += count
        else:
            made.append(count)
        at += count
    return made


def goes_on(line: str, after: str) -> bool:
    """Whether one expression of time begins on a line of words and ends on the next one.

    The word before it may be all that is on the first line.
    """
    line, after = line.rstrip(), after.lstrip()
    if _BEFORE_DATE.search(line):
        return _is_dated(after)
    digits = line[-1:].isdigit(), after[:1].isdigit()
    if CLOSED.search(line) or digits == (True, True) or not (any(digits) or _OF.search(line)):
        return False
    from chrono.temporal import tag

    start, end = line[-EDGE:], after[:EDGE]
    found = tag(f"{start}\n{end}")
    crossing = [one for one in found if one.start < len(start) < one.end - 1]
    return any(start[: one.start].strip() or len(line) > EDGE for one in crossing)


def _is_dated(line: str) -> bool:
    """Whether a line begins with an expression of time."""
    from chrono.temporal import tag

    return any(one.start == 0 for one in tag(line[:EDGE]))


def broken(lines: list[str]) -> bool:
    """Whether these lines are text that was broken at a margin."""
    width = width_of(lines)
    if len(lines) < 2 or not NARROWEST <= width <= WIDEST:
        return False
    full = small = 0
    for line, after in pairwise(lines):
        word = after.split(None, 1)[0]
        full += len(line.rstrip()) + 1 + len(word) > FULL * width or _ends(line, after, width)
        small += word[0].isalpha() and not word[0].isupper()
    return full >= RUNNING * (len(lines) - 1) and small >= SMALL * (len(lines) - 1)


def _ends(line: str, after: str, width: int) -> bool:
    """Whether a paragraph ends with `line`."""
    if ITEM.match(after):
        return True
    line = line.rstrip()
    if not CLOSED.search(line):
        return len(line) < SHORT * width and not after.lstrip()[0].islower()
    word = after.split(None, 1)[0]
    return len(line) + 1 + len(word) < ROOM * width or _indent(after) >= _indent(line) + 2


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())

"""The places of a file as `chrono fmt` sees it: lines, entries in them, and comments.

Lines are YAML's own here, which also end at U+0085, U+2028 and U+2029, because comments do.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from chrono.store.nodes import Items, Node, Pairs, Scalar, inner_end
from chrono.store.text import BREAK

ENDS: Final = "\n\r\x85\u2028\u2029"
_BREAK: Final = re.compile(rf"\r\n|[{ENDS}]")
_COMMENT: Final = re.compile(rf"#[^{ENDS}]*")
_BEFORE: Final = re.compile(rf"(?:[^#?\-]|#[^{ENDS}]*)*")  # up to a dash or question mark


class Comment(NamedTuple):
    """A comment: where its `#` stands, its text from there, and the blanks before it."""

    start: int
    text: str
    blanks: str


class Member(NamedTuple):
    """An item of a list or a pair of a mapping; `lead` is its first character, a dash included."""

    lead: int
    key: Scalar | None
    node: Node


class Page:
    """A text that knows the lines of YAML."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def line(self, offset: int) -> int:
        """Return the line of `offset`, from 0."""
        return bisect_right(self.starts, offset) - 1

    def begin(self, offset: int) -> int:
        """Return where the line of `offset` starts."""
        return self.starts[self.line(offset)]

    def after(self, offset: int) -> int:
        """Return where the line after that of `offset` starts."""
        line = self.line(offset) + 1
        return self.starts[line] if line < len(self.starts) else len(self.text)

    def column(self, offset: int) -> int:
        return offset - self.begin(offset)

    def together(self, one: int, other: int) -> bool:
        """Whether two offsets are on one line."""
        return self.line(one) == self.line(other)

    def lead(self, start: int, stop: int) -> int:
        """Return the first dash or question mark in a gap, or its end."""
        found = _BEFORE.match(self.text, start, stop)
        return found.end() if found else stop

    def close(self, start: int, end: int) -> int:
        """Return where the line after something ends, less the blank lines a block text took."""
        return self.after(start + len(self.text[start:end].rstrip(" \t" + ENDS)))


def members_of(page: Page, node: Node, at: int) -> list[Member]:
    """Return the items of a list or the pairs of a mapping that follow `at`."""
    found: list[Member] = []
    if isinstance(node, Items):
        for item in node.nodes:
            lead = item.start if node.flow else page.lead(at, item.start)
            found.append(Member(lead, None, item))
            at = inner_end(item)
    elif isinstance(node, Pairs):
        for key, value in node.pairs:
            found.append(Member(page.lead(at, key.start), key, value))
            at = inner_end(value)
    return found


def scalars(member: Member) -> Iterator[Scalar]:
    """Yield all that is written in an entry, in order."""
    _, key, node = member
    if key is not None:
        yield key
    if isinstance(node, Scalar):
        if not node.empty:  # its place may be in a comment
            yield node
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from scalars(Member(0, None, item))
    else:
        for inner, value in node.pairs:
            yield from scalars(Member(0, inner, value))


def comments(page: Page, at: int, end: int, scalars: Iterable[Scalar]) -> list[Comment]:
    """Return the comments from `at` to `end`: what starts with # between the scalars there."""
    gaps: list[tuple[int, int]] = []
    for scalar in scalars:
        header = scalar.style in ("|", ">") and _BREAK.search(page.text, scalar.start, scalar.end)
        gaps.append((at, header.start() if header else scalar.start))
        at = scalar.end
    gaps.append((at, end))
    found: list[Comment] = []
    for start, stop in gaps:
        for match in _COMMENT.finditer(page.text, start, stop):
            before = page.text[page.begin(match.start()) : match.start()]
            blanks = before[len(before.rstrip(" ")) :] or "  "
            found.append(Comment(match.start(), match[0], blanks))
    return found


def lines_of(region: str) -> list[str]:
    """Return the lines of whole entries without their ends."""
    lines = re.split(BREAK, region)
    return lines if lines[-1] else lines[:-1]

"""The whole text of a file with every entry in canonical form: what `chrono fmt` writes.

An entry is taken apart into rows and written again in the order of `claims.KEYS`; all text between
entries stays as it stands.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from chrono.errors import ChronoError
from chrono.store.load import load_text
from chrono.store.nodes import Node, Pairs, Scalar, inner_end
from chrono.store.page import ENDS, Member, Page, comments, lines_of, members_of, scalars
from chrono.store.parser import Parser
from chrono.store.proof import proved_layout
from chrono.store.rows import Row, beside, entry, indented, listing
from chrono.store.text import Text

_PARTS: Final = {"sources": "source", "entities": "entity", "events": "event"}


def layout(text: Text) -> str:
    """Return the text of the file with every entry in canonical form, all else as it stands.

    Comments are kept. Raises `ChronoError` where the file cannot be loaded.
    """
    load_text(text)
    out: list[str] = []
    at = 0
    for begin, end, written in _changes(text):
        out += text.text[at:begin], written
        at = end
    out.append(text.text[at:])
    whole = "".join(out)
    return whole if whole.endswith(("\n", "\r")) else whole + text.newline


def formatted(text: Text) -> str:
    """Return the text as `layout` does, proved to have the same values and all comments.

    Raises `ChronoError` where that would not be so.
    """
    made = layout(text)
    if made == text.text:
        return made
    proved_layout(text.path, made, load_text(text))
    before, after = _outside(text), _outside(Text(text.path, made.encode()))
    lost = before.comments - after.comments
    if lost or before.others != after.others:
        what = f"the comment {next(iter(lost))}" if lost else "a part that is no entry"
        raise ChronoError(f"{text.path}: {what} would be lost; nothing was written")
    return made


class _Outside(NamedTuple):
    """What a file has beside its entries: comments, with how often each is there, and the rest."""

    comments: Counter[str]
    others: dict[str, object]


def _outside(text: Text) -> _Outside:
    parser, page = Parser(text), Page(text.text)
    root = parser.node(parser.start())
    found = comments(page, 0, len(text.text), scalars(Member(root.start, None, root)))
    pairs = root.pairs if isinstance(root, Pairs) else ()
    others = {key.value: _value(node) for key, node in pairs if key.value not in _PARTS}
    return _Outside(Counter(one.text.rstrip() for one in found), others)


def _value(node: Node) -> object:
    """Return what a node says, however it is written."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Pairs):
        return [(key.value, _value(inner)) for key, inner in node.pairs]
    return [_value(inner) for inner in node.nodes]


def is_canonical(text: Text) -> bool:
    """Whether `layout` would leave the file as it is."""
    return layout(text) == text.text


def _changes(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield the parts of the text that change, in order, each with what takes its place."""
    parser, page = Parser(text), Page(text.text)
    root = parser.node(parser.start())
    if not isinstance(root, Pairs) or root.flow:
        what = f"{text.path}: the whole file is one mapping in braces"
        raise ChronoError(what, "write chrono:, sources: and events: on lines of their own")
    base, at = page.column(root.start) + 2, root.start
    for key, node in root.pairs:
        lead, at = page.lead(at, key.start), inner_end(node)
        part = _PARTS.get(key.value, "")
        members = members_of(page, node, key.end) if part else []
        if members and not _apart(page, node, members):
            lines = _section(page, part, Member(lead, key, node), members)
            start, end = page.begin(lead), page.close(lead, at)
            rest, stop = _below(page, end, base)
            shifted = indented(lines, base - 2)
            yield start, stop, "".join(line + text.newline for line in shifted) + rest
            continue
        for member in members:
            start, end, lines = _alone(page, part, member, base)
            if lines_of(page.text[start:end]) != lines:
                rest, stop = _below(page, end, base)
                yield start, stop, "".join(line + text.newline for line in lines) + rest


def _apart(page: Page, node: Node, members: list[Member]) -> bool:
    """Whether each entry has lines of its own."""
    if isinstance(node, Scalar) or node.flow:
        return False
    leads = (member.lead for member in members)
    return all(not page.text[page.begin(lead) : lead].strip(" ") for lead in leads)


def _alone(page: Page, part: str, member: Member, column: int) -> tuple[int, int, list[str]]:
    """Return where an entry with lines of its own starts and ends, and its canonical lines."""
    start, end = page.begin(member.lead), page.close(member.lead, inner_end(member.node))
    deeper = re.compile(" " * (page.column(member.lead) + 1) + " *#")
    while deeper.match(page.text, end):
        end = page.after(end)
    found = comments(page, start, end, scalars(member))
    return start, end, indented(entry(page, part, member, found), column)


def _below(page: Page, at: int, column: int) -> tuple[str, int]:
    """Return the comments and blank lines at `at`, below an entry that was moved, and their end.

    They stay as they are unless they would now belong to the entry above, or to a block in it.
    """
    out: list[str] = []
    limit = column
    while at < len(page.text):
        stop = page.after(at)
        content = page.text[at:stop].rstrip(ENDS)
        ending = page.text[at + len(content) : stop]
        bare = content.lstrip(" ")
        if not content.strip(" \t"):
            limit = column + 2
            content = "" if len(content) > column or "\t" in content else content
        elif bare.startswith("#") and len(content) - len(bare) > limit:
            content = " " * limit + bare
        else:
            break
        out.append(content + ending)
        at = stop
    return "".join(out), at


def _section(page: Page, part: str, section: Member, members: list[Member]) -> list[str]:
    """Return a section in flow form, or with `?` for its key, as lines not indented."""
    lead, key, node = section
    assert key is not None
    end = page.close(lead, inner_end(node))
    found = comments(page, lead, end, scalars(section))
    row = Row(key.value)
    rest = [comment for comment in found if not beside(page, row, key, node, comment)]
    body, tail = listing(page, part, members, rest, not isinstance(node, Scalar) and node.flow)
    return [f"{key.value}:{row.side}", *indented([*row.above, *body, *tail], 2)]

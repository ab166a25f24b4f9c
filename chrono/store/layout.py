"""The whole text of a file with every entry in canonical form: what `chrono fmt` writes.

An entry is taken apart into rows, a key with its value and the comments that go with it, and
written again in the order of `claims.KEYS`; all text between entries stays as it stands. Lines are
YAML's own here, which also end at U+0085, U+2028 and U+2029, because comments do.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from chrono.claims import KEYS, Key
from chrono.errors import ChronoError
from chrono.store import emit
from chrono.store.edit import EVENT_ORDER
from chrono.store.load import collection_paused, load_text
from chrono.store.nodes import Items, Node, Pairs, Scalar, inner_end
from chrono.store.parser import Parser
from chrono.store.shapes import read_date
from chrono.store.text import BREAK, Text

_ENDS: Final = "\n\r\x85\u2028\u2029"
_BREAK: Final = re.compile(rf"\r\n|[{_ENDS}]")
_COMMENT: Final = re.compile(rf"#[^{_ENDS}]*")
_BEFORE: Final = re.compile(rf"(?:[^#?\-]|#[^{_ENDS}]*)*")  # up to a dash or question mark
_LONGEST: Final = 1000  # a key longer than 1024 characters is none on one line
_PARTS: Final = {"sources": "source", "entities": "entity", "events": "event"}
_ROWS: Final[dict[str, dict[str, Key]]] = {
    **{part: KEYS[part] for part in ("source", "entity", "claim")},
    "event": {key: (KEYS["event"].get(key) or KEYS["claim"][key]) for key in EVENT_ORDER},
}


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


@dataclass(slots=True)
class Row:
    """One key as it will be written: its lines, not indented, and its comments."""

    name: str
    node: Node | None = None
    above: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # none when the key has no value
    side: str = ""


class Block(NamedTuple):
    """The rows of one mapping and the comments after the last."""

    rows: list[Row]
    tail: list[str]


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
        return self.after(start + len(self.text[start:end].rstrip(" \t" + _ENDS)))


def layout(text: Text) -> str:
    """Return the text of the file with every entry in canonical form, all else as it stands.

    Comments are kept. Raises `ChronoError` where the file cannot be loaded.
    """
    load_text(text)
    out: list[str] = []
    at = 0
    with collection_paused():
        for begin, end, written in _changes(text):
            out += text.text[at:begin], written
            at = end
    out.append(text.text[at:])
    whole = "".join(out)
    return whole if whole.endswith(("\n", "\r")) else whole + text.newline


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
        members = _members(page, node, key.end) if part else []
        if members and not _apart(page, node, members):
            lines = _section(page, part, Member(lead, key, node), members)
            start, end = page.begin(lead), page.close(lead, at)
            rest, stop = _below(page, end, base)
            shifted = _indented(lines, base - 2)
            yield start, stop, "".join(line + text.newline for line in shifted) + rest
            continue
        for member in members:
            start, end, lines = _alone(page, part, member, base)
            if _split(page.text[start:end]) != lines:
                rest, stop = _below(page, end, base)
                yield start, stop, "".join(line + text.newline for line in lines) + rest


def _members(page: Page, node: Node, at: int) -> list[Member]:
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
    found = _comments(page, start, end, _scalars(member))
    return start, end, _indented(_entry(page, part, member, found), column)


def _below(page: Page, at: int, column: int) -> tuple[str, int]:
    """Return the comments and blank lines at `at`, below an entry that was moved, and their end.

    They stay as they are unless they would now belong to the entry above, or to a block in it.
    """
    out: list[str] = []
    limit = column
    while at < len(page.text):
        stop = page.after(at)
        content = page.text[at:stop].rstrip(_ENDS)
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
    found = _comments(page, lead, end, _scalars(section))
    row = Row(key.value)
    rest = [comment for comment in found if not _beside(page, row, key, node, comment)]
    body, tail = _listing(page, part, members, rest, not isinstance(node, Scalar) and node.flow)
    return [f"{key.value}:{row.side}", *_indented([*row.above, *body, *tail], 2)]


def _scalars(member: Member) -> Iterator[Scalar]:
    """Yield all that is written in an entry, in order."""
    _, key, node = member
    if key is not None:
        yield key
    if isinstance(node, Scalar):
        if not node.empty:  # its place may be in a comment
            yield node
    elif isinstance(node, Items):
        for item in node.nodes:
            yield from _scalars(Member(0, None, item))
    else:
        for inner, value in node.pairs:
            yield from _scalars(Member(0, inner, value))


def _comments(page: Page, at: int, end: int, scalars: Iterable[Scalar]) -> list[Comment]:
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


def _entry(page: Page, part: str, member: Member, found: list[Comment]) -> list[str]:
    """Return one event, claim, source or entity as lines not indented, its comments above first."""
    lead, key, node = member
    assert isinstance(node, Pairs)
    if key is not None:
        row = Row(key.value)
        rest = [c for c in found if c.start > key.end and not _beside(page, row, key, node, c)]
        row.above[:0] = [c.text for c in found if c.start < key.end]
        block = _block(page, part, node, rest)
        nothing = "" if block.rows else " {}"
        return [*row.above, f"{_key(key)}:{nothing}{row.side}", *_indented(_written(block), 2)]
    dashed = [c for c in found if c.start < node.start and page.together(lead, c.start)]
    block = _block(page, part, node, found[len(dashed) :])
    above = [comment.text for comment in dashed]
    if block.rows:
        above += block.rows[0].above
        block.rows[0].above = []
    body = _written(block) if block.rows else ["{}", *block.tail]
    return [*above, f"- {body[0]}", *_indented(body[1:], 2)]


def _block(page: Page, part: str, node: Pairs, found: list[Comment]) -> Block:
    """Return the rows of a mapping in canonical order; the owner's fields stay in theirs."""
    rows: list[Row] = []
    starts = [key.start for key, _ in node.pairs]
    waiting, found = _taken(found, starts[0] if starts else None)
    over = [comment.text for comment in waiting]
    for (key, value), until in zip(node.pairs, [*starts[1:], None], strict=False):
        own, found = _taken(found, until)
        row = Row(key.value, value, above=over)
        inner, over = _shared(page, row, key, node, own)
        _fill(page, part, row, key, inner)
        rows.append(row)
    if part == "fields":
        return Block(rows, over)
    _date(part, rows)
    kept, over = _without_empty(rows, over)
    order = list(_ROWS[part])
    return Block(sorted(kept, key=lambda row: order.index(row.name)), over)


def _taken(found: list[Comment], until: int | None) -> tuple[list[Comment], list[Comment]]:
    """Return the comments before an offset, and the others."""
    number = next((n for n, c in enumerate(found) if until is not None and c.start > until), None)
    return (found, []) if number is None else (found[:number], found[number:])


def _shared(
    page: Page, row: Row, key: Scalar, around: Pairs, own: list[Comment]
) -> tuple[list[Comment], list[str]]:
    """Share out the comments from one key to the next: inside its value, and after it."""
    assert row.node is not None
    block = not isinstance(row.node, Scalar) and not row.node.flow
    column = page.column(around.start)
    inner: list[Comment] = []
    after: list[str] = []
    for comment in own:
        if _beside(page, row, key, row.node, comment):
            continue
        deeper = block and page.column(comment.start) > column
        if deeper or comment.start < inner_end(row.node):
            inner.append(comment)
        else:
            after.append(comment.text)
    return inner, after


def _beside(page: Page, row: Row, key: Scalar, node: Node, comment: Comment) -> bool:
    """Put a comment at the end of its key's line, if that is where it stands."""
    start = comment.start
    literal = isinstance(node, Scalar) and node.style in ("|", ">")
    if start < node.start:
        found = start > key.end and page.together(key.end, start)
    elif literal:
        found = page.together(node.start, start)
    else:
        flat = isinstance(node, Scalar) or node.flow
        found = flat and start >= node.end and page.together(node.end, start)
    if found and row.side:
        row.above.append(comment.text)
    elif found:
        row.side = comment.blanks + comment.text
    return found


def _fill(page: Page, part: str, row: Row, key: Scalar, inner: list[Comment]) -> None:
    """Set the lines of a row from its node; comments inside a value come to stand above."""
    node = row.node
    shape = "" if part == "fields" else _ROWS[part][row.name].shape
    if shape == "list:claim" and isinstance(node, Items) and node.nodes:
        body, tail = _listing(page, "claim", _members(page, node, key.end), inner, node.flow)
        row.lines = [f"{row.name}:", *_indented([*body, *tail], 2)]
        return
    if shape == "fields" and isinstance(node, Pairs) and node.pairs:
        block = _block(page, "fields", node, inner)
        row.lines = [f"{row.name}:", *_indented(_written(block), 2)]
        return
    row.above += [comment.text for comment in inner]
    if part == "fields":
        row.lines = [f"{_key(key)}: {emit.value(_flat(node, ''))}"]
    elif found := _flat(node, shape):
        row.lines = list(emit.lines(row.name, found, 0))


def _flat(node: Node | None, shape: str) -> str | tuple[str, ...]:
    """Return the value of a text or a list of texts; line ends around it count only in fields."""
    around = "\n" if shape else ""
    if isinstance(node, Items):
        return tuple(_text(item).strip(around) if around else _text(item) for item in node.nodes)
    found = _text(node)
    if shape == "date" and found:
        return str(read_date(found)[0])
    found = found.strip(around) if around else found
    return (found,) if shape == "texts" and found else found


def _text(node: Node | None) -> str:
    return node.value if isinstance(node, Scalar) else ""


def _listing(
    page: Page, part: str, members: list[Member], found: list[Comment], flow: bool
) -> tuple[list[str], list[str]]:
    """Return a list of entries as lines not indented, and the comments after the last."""
    lines: list[str] = []
    before, found = _taken(found, members[0].lead)
    lines += [comment.text for comment in before]
    over: list[str] = []
    for member, until in zip(members, [*(m.lead for m in members[1:]), None], strict=True):
        between, found = _taken(found, until)
        end, column = inner_end(member.node), page.column(member.lead)
        own: list[Comment] = []
        lines += over
        over = []
        for c in between:
            near = page.together(end, c.start) if flow else page.column(c.start) > column
            if near or c.start < end:
                own.append(c)
            else:
                over.append(c.text)
        lines += _entry(page, part, member, own)
    return lines, over


def _date(part: str, rows: list[Row]) -> None:
    """Keep the words of dates that were phrases: as `phrase:` where there can be one."""
    several = any(row.name == "claims" and row.lines for row in rows)
    citing = part == "claim" or (part == "event" and not several)
    for row in list(rows):
        if _ROWS[part][row.name].shape != "date" or not row.lines:
            continue
        written = _text(row.node)
        words = " ".join(written.split()) if len(written.splitlines()) > 1 else written.strip()
        if not read_date(words)[1]:
            continue  # EDTF, as it is or with blanks around it
        phrase = next((other for other in rows if other.name == "phrase"), None)
        if citing and row.name == "date" and not (phrase and phrase.lines):
            if phrase is None:
                phrase = Row("phrase")
                rows.append(phrase)
            phrase.lines = list(emit.lines("phrase", words, 0))
        elif row.side:
            row.above.append(f"# {words}")
        else:
            row.side = f"  # {words}"


def _without_empty(rows: list[Row], tail: list[str]) -> tuple[list[Row], list[str]]:
    """Return the rows that have a value; the comments of others go to the next, or to the end."""
    kept: list[Row] = []
    waiting: list[str] = []
    for row in rows:
        if row.lines:
            row.above[:0] = waiting
            waiting = []
            kept.append(row)
        else:
            waiting += row.above + ([row.side.lstrip(" ")] if row.side else [])
    return kept, waiting + tail


def _written(block: Block) -> list[str]:
    """Return a mapping as lines not indented."""
    lines: list[str] = []
    for row in block.rows:
        lines += [*row.above, row.lines[0] + row.side, *row.lines[1:]]
    return lines + block.tail


def _key(key: Scalar) -> str:
    """Return a key of the owner's own choice as it stands before its colon."""
    written = emit.scalar(key.value)
    if len(written) > _LONGEST:
        raise ChronoError(f"a key of {len(written)} characters: {written[:40]}…", "shorten it")
    return written


def _indented(lines: Iterable[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def _split(region: str) -> list[str]:
    """Return the lines of whole entries without their ends."""
    lines = BREAK.split(region)
    return lines if lines[-1] else lines[:-1]

"""An entry of the file as rows: each key with its value and the comments that go with it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from chrono.claims import KEYS, Key
from chrono.errors import ChronoError
from chrono.store import emit
from chrono.store.nodes import Items, Node, Pairs, Scalar, inner_end
from chrono.store.page import Comment, Member, Page, members_of
from chrono.store.pairs import EVENT_ORDER
from chrono.store.shapes import read_date

_LONGEST: Final = 1000  # a key longer than 1024 characters is none on one line
_ROWS: Final[dict[str, dict[str, Key]]] = {
    **{part: KEYS[part] for part in ("source", "entity", "claim")},
    "event": {key: (KEYS["event"].get(key) or KEYS["claim"][key]) for key in EVENT_ORDER},
}


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


def entry(page: Page, part: str, member: Member, found: list[Comment]) -> list[str]:
    """Return one event, claim, source or entity as lines not indented, its comments above first."""
    lead, key, node = member
    assert isinstance(node, Pairs)
    if key is not None:
        row = Row(key.value)
        rest = [c for c in found if c.start > key.end and not beside(page, row, key, node, c)]
        row.above[:0] = [c.text for c in found if c.start < key.end]
        block = _block(page, part, node, rest)
        nothing = "" if block.rows else " {}"
        return [*row.above, f"{_key(key)}:{nothing}{row.side}", *indented(_written(block), 2)]
    dashed = [c for c in found if c.start < node.start and page.together(lead, c.start)]
    block = _block(page, part, node, found[len(dashed) :])
    above = [comment.text for comment in dashed]
    if block.rows:
        above += block.rows[0].above
        block.rows[0].above = []
    body = _written(block) if block.rows else ["{}", *block.tail]
    return [*above, f"- {body[0]}", *indented(body[1:], 2)]


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
        if beside(page, row, key, row.node, comment):
            continue
        deeper = block and page.column(comment.start) > column
        if deeper or comment.start < inner_end(row.node):
            inner.append(comment)
        else:
            after.append(comment.text)
    return inner, after


def beside(page: Page, row: Row, key: Scalar, node: Node, comment: Comment) -> bool:
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
        body, tail = listing(page, "claim", members_of(page, node, key.end), inner, node.flow)
        row.lines = [f"{row.name}:", *indented([*body, *tail], 2)]
        return
    if shape == "fields" and isinstance(node, Pairs) and node.pairs:
        block = _block(page, "fields", node, inner)
        row.lines = [f"{row.name}:", *indented(_written(block), 2)]
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


def listing(
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
        lines += entry(page, part, member, own)
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


def indented(lines: Iterable[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]

"""The keys of an entry set, put in and taken out, in the lines they concern alone."""

from collections.abc import Iterable, Mapping, Sequence

from chrono.claims import CLAIM_ON_EVENT, KEYS, Event
from chrono.errors import ChronoError
from chrono.store.emit import lines as lines_of
from chrono.store.emit import scalar, value
from chrono.store.extents import (
    column_of,
    comments_in,
    deeper_comment,
    entry,
    line_after,
    outline,
    spliced,
)
from chrono.store.nodes import Items, Node, Pairs, Scalar, inner_end
from chrono.store.page import Comment
from chrono.store.proof import asked
from chrono.store.text import Text

Changes = Mapping[str, str | tuple[str, ...]]  # by the key
EVENT_ORDER = (*KEYS["event"], *CLAIM_ON_EVENT)


def set_keys(text: Text, event: Event, changes: Changes) -> tuple[str, Event]:
    """Return the text with keys of an event set, and the event as it was asked to be.

    An empty value takes a key out. What comes out is not looked at: `proof` compares the two.
    """
    node = entry(text, event.id)
    apart = any(key.value == "claims" for key, _ in node.pairs)
    for name, new in changes.items():
        text = Text(text.path, set_key(text, event.id, name, new).encode())
    return text.text, asked(event, changes, apart)


def set_key(text: Text, identifier: str, name: str, new: str | tuple[str, ...]) -> str:
    """Return the text with one key of an event set; an empty value takes the key out.

    A key that is new goes in after the nearest one that comes before it in the format's order. A
    claim's key goes into the one claim under `claims:`, where it is written so.
    """
    node = entry(text, identifier)
    if name in CLAIM_ON_EVENT:
        node = _only_claim(node) or node
    return _set_in(text, node, name, new, EVENT_ORDER)


def set_entry_key(text: Text, section: str, key: str, name: str, new: str | tuple[str, ...]) -> str:
    """Return the text with one key of a source or an entity set; an empty value takes it out."""
    held = outline(text).get(section)
    pairs = held.node.pairs if held and isinstance(held.node, Pairs) else ()
    node = next((node for one, node in pairs if one.value == key), None)
    if not isinstance(node, Pairs) or not node.pairs:
        raise ChronoError(
            f"{text.path}: {key} has no keys to change", "`chrono fmt` writes it line by line"
        )
    return _set_in(text, node, name, new, tuple(KEYS[section_part(section)]))


def section_part(section: str) -> str:
    """Return the part of the file that an entry of a section is: a source, an entity."""
    return KEYS["file"][section].shape.partition(":")[2]


def _set_in(
    text: Text, node: Pairs, name: str, new: str | tuple[str, ...], order: Sequence[str]
) -> str:
    for number, (key, old) in enumerate(node.pairs):
        if key.value == name:
            if new:
                return _set_value(text, node, key, old, new)
            return _drop(text, node, number)
    return _insert(text, node, name, new, order) if new else text.text


def _only_claim(node: Pairs) -> Pairs | None:
    claims = next((inner for key, inner in node.pairs if key.value == "claims"), None)
    nodes = claims.nodes if isinstance(claims, Items) else ()
    return nodes[0] if len(nodes) == 1 and isinstance(nodes[0], Pairs) else None


def _flat(new: str | tuple[str, ...], flow: bool) -> str:
    return scalar(new, flow) if isinstance(new, str) else value(new)


def _set_value(text: Text, node: Pairs, key: Scalar, old: Node, new: str | tuple[str, ...]) -> str:
    end = inner_end(old)
    if text.line(old.start) == text.line(key.end) and not (
        isinstance(old, Scalar) and old.style in ("|", ">")
    ):
        start = old.start
        blank = " " if start == end and text.text[start - 1] == ":" else ""
        made = text.text[:start] + blank + _flat(new, node.flow) + text.text[end:]
        return _with_comments(text, made, node, key, comments_in(text, start, end, old))
    colon = text.text.index(":", key.end) + 1
    after = line_after(text, old)
    following = text.start(after)
    line_end = following - len(_ending(text.text[:following]))
    found = comments_in(text, colon, line_end, old)
    beside = "".join(f"  {one.text}" for one in found if text.line(one.start) == text.line(colon))
    if node.flow:
        written = " " + _flat(new, True)
    else:
        first, *more = _lines(text, key.value, new, column_of(text, node.start), after)
        written = text.newline.join([first.partition(":")[2] + beside, *more])
        found = [one for one in found if text.line(one.start) != text.line(colon)]
    made = text.text[:colon] + written + text.text[line_end:]
    return _with_comments(text, made, node, key, found)


def _lines(
    text: Text, name: str, new: str | tuple[str, ...], column: int, following: int
) -> list[str]:
    """Return the lines of a key. No block text, where a comment follows that it would take in."""
    if isinstance(new, str) and deeper_comment(text, following, column) is not None:
        return [f"{' ' * column}{name}: {scalar(new)}"]
    return [*lines_of(name, new, column)]


def _with_comments(
    text: Text, made: str, node: Pairs, key: Scalar, found: Iterable[Comment]
) -> str:
    """Return a changed text with comments that lost their place, on lines above the key.

    All that is above the key has to be as it was in `text`. Above the first key of an entry they
    are above its dash, and those of an entry in braces are above it.
    """
    at = node.start if node.flow else key.start
    line = text.line(at)
    content = text.content(line)
    column = len(content) - len(content.lstrip(" "))
    lines = [" " * column + one.text for one in found]
    return spliced(Text(text.path, made.encode()), text.start(line), lines) if lines else made


def _ending(before: str) -> str:
    return before[len(before.rstrip("\r\n")) :] if before.endswith(("\n", "\r")) else ""


def _drop(text: Text, node: Pairs, number: int) -> str:
    key, old = node.pairs[number]
    last = number == len(node.pairs) - 1
    if last and number == 0:
        raise ChronoError("an entry cannot lose its only key")
    line = line_after(text, old)
    following = text.start(line)
    if node.flow:
        start = key.start if number == 0 else inner_end(node.pairs[number - 1][1])
        end = node.pairs[1][0].start if number == 0 else inner_end(old)
        made = text.text[:start] + text.text[end:]
        return _with_comments(text, made, node, key, comments_in(text, start, end, _pair(key, old)))
    found = comments_in(text, key.end, following, old)
    column = column_of(text, node.start)
    pad = text.newline + " " * column
    if number == 0:  # its comments, and those up to the next key, are behind the dash
        end = node.pairs[1][0].start
        above = "".join(one.text + pad for one in found)
        return text.text[: key.start] + above + text.text[following:end].lstrip() + text.text[end:]
    start = text.start(text.line(key.start))
    kept = [" " * column + one.text for one in found]
    while deep := deeper_comment(text, line, column):
        kept += [text.content(at) for at in range(line, deep)]
        kept.append(" " * column + text.content(deep).lstrip(" "))  # else a block text takes it in
        line = deep + 1
    rest = text.start(line)
    return spliced(Text(text.path, (text.text[:start] + text.text[rest:]).encode()), start, kept)


def _pair(key: Scalar, node: Node) -> Pairs:
    return Pairs(((key, node),), False, key.start, node.end)


def _insert(
    text: Text, node: Pairs, name: str, new: str | tuple[str, ...], order: Sequence[str]
) -> str:
    rank = {key: number for number, key in enumerate(order)}
    before = [pair for pair in node.pairs if rank.get(pair[0].value, 0) < rank[name]]
    previous = before[-1] if before else node.pairs[0]
    end = inner_end(previous[1])
    if node.flow:
        return f"{text.text[:end]}, {name}: {_flat(new, True)}{text.text[end:]}"
    line = line_after(text, previous[1])
    lines = _lines(text, name, new, column_of(text, node.start), line)
    return spliced(text, text.start(line), lines)

"""Changes to the text of a file that touch only the lines they concern.

Each function takes the text as it stands and returns it changed; `write.change` puts it on disk.
Places come from the nodes of the YAML parser, so that any layout a person chose is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Event
from chrono.errors import ChronoError
from chrono.store.emit import claim as claim_lines
from chrono.store.emit import lines as lines_of
from chrono.store.emit import scalar, value
from chrono.store.nodes import Items, Node, Pairs, Scalar, inner_end, last_scalar
from chrono.store.page import Comment, Member, Page, comments, scalars
from chrono.store.parser import Parser
from chrono.store.proof import asked
from chrono.store.text import Text, unreadable

Changes = Mapping[str, str | tuple[str, ...]]  # by the key
EVENT_ORDER = (*KEYS["event"], *CLAIM_ON_EVENT)


class Section(NamedTuple):
    """One key of the top level with its value."""

    key: Scalar
    node: Node


def outline(text: Text) -> dict[str, Section]:
    """Return the sections of a file by key. Raises `ChronoError` when it is no mapping."""
    parser = Parser(text)
    first = parser.start()
    node = parser.node(first) if first is not None else None
    if parser.problems or not isinstance(node, Pairs):
        raise unreadable(*parser.problems)
    return {key.value: Section(key, inner) for key, inner in node.pairs}


def entry(text: Text, identifier: str) -> Pairs:
    """Return the node of the event with this id. Raises `ChronoError` when there is none."""
    section = outline(text).get("events")
    for node in section.node.nodes if section and isinstance(section.node, Items) else ():
        if isinstance(node, Pairs) and _own(node, "id") == identifier:
            return node
    raise ChronoError(f"no event {identifier} in {text.path}")


def _own(node: Pairs, name: str) -> str | None:
    return next((v.value for k, v in node.pairs if k.value == name and isinstance(v, Scalar)), None)


def _line_after(text: Text, node: Node) -> int:
    """Return the line after the one on which a node ends.

    Blank lines at the end of a block text belong to it where its header says so, with `+`.
    """
    last = last_scalar(node)
    end = inner_end(node)
    line = text.line(end)
    kept = last.style in ("|", ">") and "+" in text.content(text.line(last.start)).partition("#")[0]
    while line > 1 and not kept and text.start(line) == end and not text.content(line - 1).strip():
        line -= 1
        end = text.start(line)
    return line if text.start(line) == end and end else line + 1


def _after(text: Text, node: Node, column: int) -> int:
    """Return the offset where the next entry would start, past comments deeper than `column`."""
    line = _line_after(text, node)
    while (found := _deeper_comment(text, line, column)) is not None:
        line = found + 1
    return text.start(line)


def _deeper_comment(text: Text, line: int, column: int) -> int | None:
    """Return the line of a comment deeper than `column` that is next, past blank lines only."""
    while line <= len(text.starts) and not text.content(line).strip():
        line += 1
    if line > len(text.starts):
        return None
    content = text.content(line)
    bare = content.lstrip(" ")
    return line if bare.startswith("#") and len(content) - len(bare) > column else None


def _column(text: Text, offset: int) -> int:
    return offset - text.start(text.line(offset))


def _splice(text: Text, offset: int, lines: Iterable[str]) -> str:
    """Return the text with whole lines put in at `offset`, which starts a line or ends the text."""
    body = "".join(line + text.newline for line in lines)
    before = text.text[:offset]
    if before and not before.endswith(("\n", "\r")):
        before += text.newline
    return before + body + text.text[offset:]


def _dash(text: Text, node: Node) -> int:
    """Return the offset of the dash before an item of a block list."""
    end = node.start
    while "-" not in (head := text.text[text.start(text.line(end)) : end].split("#")[0]):
        end = text.start(text.line(end)) - 1  # a comment or a blank line stands between
    return text.start(text.line(end)) + head.rindex("-")


def _spaced(text: Text, nodes: tuple[Node, ...]) -> bool:
    """Whether the items of a list stand apart: a blank line above the last and its comments."""
    line = text.line(_dash(text, nodes[-1])) - 1
    while line > 1 and text.content(line).lstrip().startswith("#"):
        line -= 1
    return len(nodes) > 1 and not text.content(line).strip()


def append_events(text: Text, make: Callable[[int], list[list[str]]]) -> str:
    """Return the text with more events at the end of the list.

    `make(column)` gives the lines of each with the dash at that column, the file's own.
    """
    section = outline(text).get("events")
    if section is None:
        return _splice(text, len(text.text), ["events:", *chain(*make(2))])
    node = section.node
    if isinstance(node, Items) and node.nodes and not node.flow:
        column = _column(text, _dash(text, node.nodes[-1]))
        apart = [""] if _spaced(text, node.nodes) else []
        offset = _after(text, node, column)
        return _splice(text, offset, chain(*([*apart, *lines] for lines in make(column))))
    if isinstance(node, Items) and node.nodes:
        raise _in_brackets(text)
    return _open_empty(text, section, [*chain(*make(2))])


def append_entries(text: Text, name: str, lines: list[str]) -> str:
    """Return the text with more sources or entities at the end of those, `lines` indented by 2."""
    sections = outline(text)
    section = sections.get(name)
    if section is None:
        order = list(KEYS["file"])
        later = order[order.index(name) + 1 :]
        follower = next((sections[key] for key in later if key in sections), None)
        offset = text.start(text.line(follower.key.start)) if follower else len(text.text)
        return _splice(text, offset, [f"{name}:", *lines])
    node = section.node
    if isinstance(node, Pairs) and node.pairs and not node.flow:
        column = _column(text, node.pairs[-1][0].start)
        shifted = [" " * column + line[2:] for line in lines]
        return _splice(text, _after(text, node, column), shifted)
    if isinstance(node, Pairs) and node.pairs:
        raise ChronoError(
            f"{text.path}: {name}: is a mapping in braces", "`chrono fmt` writes it line by line"
        )
    return _open_empty(text, section, lines)


def _open_empty(text: Text, section: Section, lines: list[str]) -> str:
    """Return the text with lines under a key that has nothing, `[]` or `{}` as its value."""
    colon = text.text.index(":", section.key.end) + 1
    emptied = text.text[:colon] + text.text[max(colon, section.node.end) :]
    changed = Text(text.path, emptied.encode())
    line = changed.line(colon) + 1
    return _splice(changed, changed.start(line), lines)


def remove_event(text: Text, identifier: str) -> tuple[str, str]:
    """Return the text without one event, and the lines it had, with the comment above them."""
    node = entry(text, identifier)
    events = outline(text)["events"].node
    if not isinstance(events, Items):
        raise ChronoError(f"no event {identifier} in {text.path}")
    start, end = span(text, node)
    start = _above(text, start)
    removed = text.text[start:end]
    rest = text.text[:start] + text.text[end:]
    if len(events.nodes) == 1:
        colon = text.text.index(":", outline(text)["events"].key.end) + 1
        rest = rest[:colon] + " []" + rest[colon:]
    return rest, removed


def remarks(text: Text, identifier: str) -> list[str]:
    """Return the comments directly above an event and in its lines."""
    node = entry(text, identifier)
    start, end = span(text, node)
    return [one.text for one in _comments(text, _above(text, start), end, node)]


def put_above(text: Text, identifier: str, remarks: Sequence[str]) -> str:
    """Return the text with comments on lines of their own above an event."""
    start, _ = span(text, entry(text, identifier))
    column = _column(text, _dash(text, entry(text, identifier)))
    return _splice(text, start, [" " * column + remark for remark in remarks])


def _above(text: Text, start: int) -> int:
    """Return where the comment starts that is directly above the line of a dash, or that line."""
    line = text.line(start)
    column = len(text.content(line)) - len(text.content(line).lstrip(" "))
    while line > 1:
        above = text.content(line - 1)
        bare = above.lstrip(" ")
        if not bare.startswith("#") or len(above) - len(bare) > column:
            break
        line -= 1
    return text.start(line)


def span(text: Text, node: Pairs) -> tuple[int, int]:
    """Return where the lines of an item of a block list start and end."""
    events = outline(text)["events"].node
    if isinstance(events, Items) and events.flow:
        raise _in_brackets(text)
    dash = _dash(text, node)
    return text.start(text.line(dash)), _after(text, node, _column(text, dash))


def _in_brackets(text: Text) -> ChronoError:
    what = f"{text.path}: events: is a list in brackets"
    return ChronoError(what, "`chrono fmt` writes it line by line")


def replace_event(text: Text, identifier: str, lines: str) -> str:
    """Return the text with the lines of one event replaced."""
    start, end = span(text, entry(text, identifier))
    if lines and not lines.endswith(("\n", "\r")):
        lines += text.newline
    return text.text[:start] + lines + text.text[end:]


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
        return _with_comments(text, made, node, key, _comments(text, start, end, old))
    colon = text.text.index(":", key.end) + 1
    after = _line_after(text, old)
    following = text.start(after)
    line_end = following - len(_ending(text.text[:following]))
    found = _comments(text, colon, line_end, old)
    beside = "".join(f"  {one.text}" for one in found if text.line(one.start) == text.line(colon))
    if node.flow:
        written = " " + _flat(new, True)
    else:
        first, *more = _lines(text, key.value, new, _column(text, node.start), after)
        written = text.newline.join([first.partition(":")[2] + beside, *more])
        found = [one for one in found if text.line(one.start) != text.line(colon)]
    made = text.text[:colon] + written + text.text[line_end:]
    return _with_comments(text, made, node, key, found)


def _lines(
    text: Text, name: str, new: str | tuple[str, ...], column: int, following: int
) -> list[str]:
    """Return the lines of a key. No block text, where a comment follows that it would take in."""
    if isinstance(new, str) and _deeper_comment(text, following, column) is not None:
        return [f"{' ' * column}{name}: {scalar(new)}"]
    return [*lines_of(name, new, column)]


def _comments(text: Text, start: int, end: int, node: Node) -> list[Comment]:
    """Return the comments between two places in or behind a node."""
    return comments(Page(text.text), start, end, scalars(Member(start, None, node)))


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
    return _splice(Text(text.path, made.encode()), text.start(line), lines) if lines else made


def _ending(before: str) -> str:
    return before[len(before.rstrip("\r\n")) :] if before.endswith(("\n", "\r")) else ""


def _drop(text: Text, node: Pairs, number: int) -> str:
    key, old = node.pairs[number]
    last = number == len(node.pairs) - 1
    if last and number == 0:
        raise ChronoError("an entry cannot lose its only key")
    line = _line_after(text, old)
    following = text.start(line)
    if node.flow:
        start = key.start if number == 0 else inner_end(node.pairs[number - 1][1])
        end = node.pairs[1][0].start if number == 0 else inner_end(old)
        made = text.text[:start] + text.text[end:]
        return _with_comments(text, made, node, key, _comments(text, start, end, _pair(key, old)))
    found = _comments(text, key.end, following, old)
    column = _column(text, node.start)
    pad = text.newline + " " * column
    if number == 0:  # its comments, and those up to the next key, are behind the dash
        end = node.pairs[1][0].start
        above = "".join(one.text + pad for one in found)
        return text.text[: key.start] + above + text.text[following:end].lstrip() + text.text[end:]
    start = text.start(text.line(key.start))
    kept = [" " * column + one.text for one in found]
    while deep := _deeper_comment(text, line, column):
        kept += [text.content(at) for at in range(line, deep)]
        kept.append(" " * column + text.content(deep).lstrip(" "))  # else a block text takes it in
        line = deep + 1
    rest = text.start(line)
    return _splice(Text(text.path, (text.text[:start] + text.text[rest:]).encode()), start, kept)


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
    line = _line_after(text, previous[1])
    lines = _lines(text, name, new, _column(text, node.start), line)
    return _splice(text, text.start(line), lines)


def add_claims(
    text: Text, event: Event, claims: Iterable[Claim], remarks: Sequence[str] = ()
) -> str:
    """Return the text with more claims on an event of it, below comments.

    A claim that is written on the event itself moves under `claims:` with them.
    """
    node = entry(text, event.id)
    section = next((inner for key, inner in node.pairs if key.value == "claims"), None)
    if isinstance(section, Items) and section.nodes and not section.flow:
        column = _column(text, _dash(text, section.nodes[-1]))
        lines = [" " * column + remark for remark in remarks]
        lines += [line for claim in claims for line in claim_lines(claim, column)]
        return _splice(text, _after(text, section, column), lines)
    if section is not None or node.flow:
        raise ChronoError(
            f"{text.path}: {event.id} has its claims in brackets",
            "`chrono fmt` writes it line by line",
        )
    own = [claim._replace(date=None, modality="") for claim in event.claims]
    lines = [line for claim in own for line in claim_lines(claim, 2)]
    lines += ["  " + remark for remark in remarks]
    lines += [line for claim in claims for line in claim_lines(claim, 2)]
    for name in CLAIM_ON_EVENT:
        text = Text(text.path, set_key(text, event.id, name, "").encode())
    node = entry(text, event.id)
    pad = " " * _column(text, node.start)
    last = node.pairs[-1][1]
    offset = _after(text, last, len(pad))
    return _splice(text, offset, [pad + line for line in ("claims:", *lines)])

"""Changes to the text of a file that touch only the lines they concern.

Each function takes the text as it stands and returns it changed; `write.change` puts it on disk.
Places come from the nodes of the YAML parser, so that any layout a person chose is kept.
"""

from collections.abc import Callable, Iterable
from itertools import chain
from typing import NamedTuple

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Event
from chrono.errors import ChronoError
from chrono.store.emit import claim as claim_lines
from chrono.store.emit import lines as lines_of
from chrono.store.emit import scalar, value
from chrono.store.nodes import Items, Node, Pairs, Scalar, inner_end
from chrono.store.parser import Parser
from chrono.store.text import Text, unreadable

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


def _line_after(text: Text, end: int) -> int:
    """Return the line after the one on which something ends at `end`."""
    line = text.line(end)
    while line > 1 and text.start(line) == end and not text.content(line - 1).strip():
        line -= 1
        end = text.start(line)
    return line if text.start(line) == end and end else line + 1


def _after(text: Text, end: int, column: int) -> int:
    """Return the offset where the next entry would start, past comments deeper than `column`."""
    line = _line_after(text, end)
    while line <= len(text.starts):
        content = text.content(line)
        bare = content.lstrip(" ")
        if not bare.startswith("#") or len(content) - len(bare) <= column:
            break
        line += 1
    return text.start(line)


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
        offset = _after(text, inner_end(node), column)
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
        return _splice(text, _after(text, inner_end(node), column), shifted)
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
    """Return the text without one event, and the lines it had."""
    node = entry(text, identifier)
    events = outline(text)["events"].node
    if not isinstance(events, Items):
        raise ChronoError(f"no event {identifier} in {text.path}")
    start, end = span(text, node)
    removed = text.text[start:end]
    rest = text.text[:start] + text.text[end:]
    if len(events.nodes) == 1:
        colon = text.text.index(":", outline(text)["events"].key.end) + 1
        rest = rest[:colon] + " []" + rest[colon:]
    return rest, removed


def span(text: Text, node: Pairs) -> tuple[int, int]:
    """Return where the lines of an item of a block list start and end."""
    events = outline(text)["events"].node
    if isinstance(events, Items) and events.flow:
        raise _in_brackets(text)
    dash = _dash(text, node)
    return text.start(text.line(dash)), _after(text, inner_end(node), _column(text, dash))


def _in_brackets(text: Text) -> ChronoError:
    what = f"{text.path}: events: is a list in brackets"
    return ChronoError(what, "`chrono fmt` writes it line by line")


def replace_event(text: Text, identifier: str, lines: str) -> str:
    """Return the text with the lines of one event replaced."""
    start, end = span(text, entry(text, identifier))
    if lines and not lines.endswith(("\n", "\r")):
        lines += text.newline
    return text.text[:start] + lines + text.text[end:]


def set_key(text: Text, identifier: str, name: str, new: str | tuple[str, ...]) -> str:
    """Return the text with one key of an event set; an empty value takes the key out.

    A key that is new goes in after the nearest one that comes before it in the format's order. A
    claim's key goes into the one claim under `claims:`, where it is written so.
    """
    node = entry(text, identifier)
    if name in CLAIM_ON_EVENT:
        node = _only_claim(node) or node
    for number, (key, old) in enumerate(node.pairs):
        if key.value == name:
            if new:
                return _set_value(text, node, key, old, new)
            return _drop(text, node, number)
    return _insert(text, node, name, new) if new else text.text


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
        return text.text[:start] + blank + _flat(new, node.flow) + text.text[end:]
    colon = text.text.index(":", key.end) + 1
    following = text.start(_line_after(text, end))
    line_end = following - len(_ending(text.text[:following]))
    if node.flow:
        written = " " + _flat(new, True)
    else:
        first, *more = lines_of(key.value, new, _column(text, node.start))
        written = text.newline.join([first.partition(":")[2], *more])
    return text.text[:colon] + written + text.text[line_end:]


def _ending(before: str) -> str:
    return before[len(before.rstrip("\r\n")) :] if before.endswith(("\n", "\r")) else ""


def _drop(text: Text, node: Pairs, number: int) -> str:
    key, old = node.pairs[number]
    last = number == len(node.pairs) - 1
    if node.flow or number == 0:
        if last and number == 0:
            raise ChronoError("an entry cannot lose its only key")
        start = key.start if number == 0 else inner_end(node.pairs[number - 1][1])
        end = node.pairs[1][0].start if number == 0 else inner_end(old)
        kept = "" if node.flow else text.text[text.start(_line_after(text, inner_end(old))) : end]
        return text.text[:start] + kept.lstrip() + text.text[end:]  # comments after the dash
    start = text.start(text.line(key.start))
    return text.text[:start] + text.text[text.start(_line_after(text, inner_end(old))) :]


def _insert(text: Text, node: Pairs, name: str, new: str | tuple[str, ...]) -> str:
    rank = {key: number for number, key in enumerate(EVENT_ORDER)}
    before = [pair for pair in node.pairs if rank.get(pair[0].value, 0) < rank[name]]
    previous = before[-1] if before else node.pairs[0]
    end = inner_end(previous[1])
    if node.flow:
        return f"{text.text[:end]}, {name}: {_flat(new, True)}{text.text[end:]}"
    lines = lines_of(name, new, _column(text, node.start))
    return _splice(text, text.start(_line_after(text, end)), lines)


def add_claims(text: Text, event: Event, claims: Iterable[Claim]) -> str:
    """Return the text with more claims on an event of it.

    A claim that is written on the event itself moves under `claims:` with them.
    """
    node = entry(text, event.id)
    section = next((inner for key, inner in node.pairs if key.value == "claims"), None)
    if isinstance(section, Items) and section.nodes and not section.flow:
        column = _column(text, _dash(text, section.nodes[-1]))
        lines = [line for claim in claims for line in claim_lines(claim, column)]
        return _splice(text, _after(text, inner_end(section), column), lines)
    if section is not None or node.flow:
        raise ChronoError(
            f"{text.path}: {event.id} has its claims in brackets",
            "`chrono fmt` writes it line by line",
        )
    own = [claim._replace(date=None, modality="") for claim in event.claims]
    lines = [line for claim in (*own, *claims) for line in claim_lines(claim, 2)]
    for name in CLAIM_ON_EVENT:
        text = Text(text.path, set_key(text, event.id, name, "").encode())
    node = entry(text, event.id)
    pad = " " * _column(text, node.start)
    last = node.pairs[-1][1]
    offset = text.start(_line_after(text, inner_end(last)))
    return _splice(text, offset, [pad + line for line in ("claims:", *lines)])

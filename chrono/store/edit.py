"""Entries added to the text of a file, taken out and replaced, touching only their lines.

Each function takes the text as it stands and returns it changed; `write.change` puts it on disk.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Event
from chrono.errors import ChronoError
from chrono.store.emit import claim as claim_lines
from chrono.store.extents import (
    Section,
    column_of,
    comment_above,
    comments_in,
    dash_of,
    entry,
    in_brackets,
    offset_after,
    outline,
    span,
    spliced,
)
from chrono.store.nodes import Items, Node, Pairs
from chrono.store.pairs import set_key
from chrono.store.text import Text


def _spaced(text: Text, nodes: tuple[Node, ...]) -> bool:
    """Whether the items of a list stand apart: a blank line above the last and its comments."""
    line = text.line(dash_of(text, nodes[-1])) - 1
    while line > 1 and text.content(line).lstrip().startswith("#"):
        line -= 1
    return len(nodes) > 1 and not text.content(line).strip()


def append_events(text: Text, make: Callable[[int], list[list[str]]]) -> str:
    """Return the text with more events at the end of the list.

    `make(column)` gives the lines of each with the dash at that column, the file's own.
    """
    section = outline(text).get("events")
    if section is None:
        return spliced(text, len(text.text), ["events:", *chain(*make(2))])
    node = section.node
    if isinstance(node, Items) and node.nodes and not node.flow:
        column = column_of(text, dash_of(text, node.nodes[-1]))
        apart = [""] if _spaced(text, node.nodes) else []
        offset = offset_after(text, node, column)
        return spliced(text, offset, chain(*([*apart, *lines] for lines in make(column))))
    if isinstance(node, Items) and node.nodes:
        raise in_brackets(text)
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
        return spliced(text, offset, [f"{name}:", *lines])
    node = section.node
    if isinstance(node, Pairs) and node.pairs and not node.flow:
        column = column_of(text, node.pairs[-1][0].start)
        shifted = [" " * column + line[2:] for line in lines]
        return spliced(text, offset_after(text, node, column), shifted)
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
    return spliced(changed, changed.start(line), lines)


def remove_event(text: Text, identifier: str) -> tuple[str, str]:
    """Return the text without one event, and the lines it had, with the comment above them."""
    node = entry(text, identifier)
    events = outline(text)["events"].node
    if not isinstance(events, Items):
        raise ChronoError(f"no event {identifier} in {text.path}")
    start, end = span(text, node)
    start = comment_above(text, start)
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
    return [one.text for one in comments_in(text, comment_above(text, start), end, node)]


def put_above(text: Text, identifier: str, remarks: Sequence[str]) -> str:
    """Return the text with comments on lines of their own above an event."""
    start, _ = span(text, entry(text, identifier))
    column = column_of(text, dash_of(text, entry(text, identifier)))
    return spliced(text, start, [" " * column + remark for remark in remarks])


def replace_event(text: Text, identifier: str, lines: str) -> str:
    """Return the text with the lines of one event replaced."""
    start, end = span(text, entry(text, identifier))
    if lines and not lines.endswith(("\n", "\r")):
        lines += text.newline
    return text.text[:start] + lines + text.text[end:]


def add_claims(
    text: Text, event: Event, claims: Iterable[Claim], remarks: Sequence[str] = ()
) -> str:
    """Return the text with more claims on an event of it, below comments.

    A claim that is written on the event itself moves under `claims:` with them.
    """
    node = entry(text, event.id)
    section = next((inner for key, inner in node.pairs if key.value == "claims"), None)
    if isinstance(section, Items) and section.nodes and not section.flow:
        column = column_of(text, dash_of(text, section.nodes[-1]))
        lines = [" " * column + remark for remark in remarks]
        lines += [line for claim in claims for line in claim_lines(claim, column)]
        return spliced(text, offset_after(text, section, column), lines)
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
    pad = " " * column_of(text, node.start)
    last = node.pairs[-1][1]
    offset = offset_after(text, last, len(pad))
    return spliced(text, offset, [pad + line for line in ("claims:", *lines)])

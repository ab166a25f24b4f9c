"""Where the entries of a file stand in its text, with the comments that are theirs.

Places come from the nodes of the YAML parser, so that any layout a person chose is kept.
"""

from collections.abc import Iterable
from typing import NamedTuple

from chrono.errors import ChronoError
from chrono.store.nodes import Items, Node, Pairs, Scalar, inner_end, last_scalar
from chrono.store.page import Comment, Member, Page, comments, scalars
from chrono.store.parser import Parser
from chrono.store.text import Text, unreadable


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


def line_after(text: Text, node: Node) -> int:
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


def offset_after(text: Text, node: Node, column: int) -> int:
    """Return the offset where the next entry would start, past comments deeper than `column`."""
    line = line_after(text, node)
    while (found := deeper_comment(text, line, column)) is not None:
        line = found + 1
    return text.start(line)


def deeper_comment(text: Text, line: int, column: int) -> int | None:
    """Return the line of a comment deeper than `column` that is next, past blank lines only."""
    while line <= len(text.starts) and not text.content(line).strip():
        line += 1
    if line > len(text.starts):
        return None
    content = text.content(line)
    bare = content.lstrip(" ")
    return line if bare.startswith("#") and len(content) - len(bare) > column else None


def column_of(text: Text, offset: int) -> int:
    return offset - text.start(text.line(offset))


def spliced(text: Text, offset: int, lines: Iterable[str]) -> str:
    """Return the text with whole lines put in at `offset`, which starts a line or ends the text."""
    body = "".join(line + text.newline for line in lines)
    before = text.text[:offset]
    if before and not before.endswith(("\n", "\r")):
        before += text.newline
    return before + body + text.text[offset:]


def dash_of(text: Text, node: Node) -> int:
    """Return the offset of the dash before an item of a block list."""
    end = node.start
    while "-" not in (head := text.text[text.start(text.line(end)) : end].split("#")[0]):
        end = text.start(text.line(end)) - 1  # a comment or a blank line stands between
    return text.start(text.line(end)) + head.rindex("-")


def comment_above(text: Text, start: int) -> int:
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
        raise in_brackets(text)
    dash = dash_of(text, node)
    return text.start(text.line(dash)), offset_after(text, node, column_of(text, dash))


def in_brackets(text: Text) -> ChronoError:
    what = f"{text.path}: events: is a list in brackets"
    return ChronoError(what, "`chrono fmt` writes it line by line")


def comments_in(text: Text, start: int, end: int, node: Node) -> list[Comment]:
    """Return the comments between two places in or behind a node."""
    return comments(Page(text.text), start, end, scalars(Member(start, None, node)))

"""The pattern of a rule: text -> tree.

month stop?          a word of the kind `month`, and perhaps one of the kind `stop`
(to | dash)          either of two
YEAR                 the longest expression of the group `YEAR`
day=last             bound to the name `last`
month ~ stop         nothing stands between the two
day > to DAY         the expression ends at `>`; what follows is looked at only
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

TOKEN: Final = re.compile(r"\s*(?:([A-Za-z_]\w*)(?:=(\w+))?|([()|?~>]))")


class Kind(NamedTuple):
    """A word, or words in a row, of a kind."""

    kind: str
    name: str


class Call(NamedTuple):
    """The longest expression of a group."""

    group: str
    name: str


class Mark(NamedTuple):
    """`~` or `>`, which take no token."""

    sign: str


class Row(NamedTuple):
    parts: "tuple[Node, ...]"


class Either(NamedTuple):
    """One of several, with the kinds that each can begin with; none where a group begins it."""

    parts: "tuple[Node, ...]"
    firsts: tuple[frozenset[str], ...]


class Maybe(NamedTuple):
    """What may be left out, with the kinds that it can begin with; none where a group begins it."""

    part: "Node"
    firsts: frozenset[str]


Node: TypeAlias = Kind | Call | Mark | Row | Either | Maybe


class PatternError(ValueError):
    """What is wrong with a pattern, with a caret at the place."""


def parse(text: str) -> Node:
    """The tree of a pattern. Raises PatternError.

    >>> parse("month ~ stop?")
    Row(parts=(Kind(kind='month', name='month'), Mark(sign='~'), Maybe(part=Kind(kind='stop', \
name='stop'), firsts=frozenset({'stop'}))))
    >>> parse("(month | day")
    Traceback (most recent call last):
    chrono.temporal.pattern.PatternError: this bracket is not closed
      (month | day
      ^
    """
    tokens, at = [], 0
    while text[at:].strip():
        found = TOKEN.match(text, at)
        if found is None:
            raise wrong("no part of a pattern", text, at + text[at:].index(text[at:].strip()[0]))
        tokens.append((found[1], found[2], found[3], found.end() - len(found[0].strip())))
        at = found.end()
    node, end = either(text, tokens, 0)
    if end < len(tokens):
        raise wrong("no bracket is open here", text, tokens[end][3])
    return node


Token: TypeAlias = "tuple[str | None, str | None, str | None, int]"


def either(text: str, tokens: list[Token], at: int) -> tuple[Node, int]:
    parts = []
    while True:
        part, at = row(text, tokens, at)
        parts.append(part)
        if at >= len(tokens) or tokens[at][2] != "|":
            ways = tuple(firsts(part) or frozenset() for part in parts)
            return (parts[0] if len(parts) == 1 else Either(tuple(parts), ways)), at
        at += 1


def row(text: str, tokens: list[Token], at: int) -> tuple[Node, int]:
    parts: list[Node] = []
    while at < len(tokens) and tokens[at][2] not in {"|", ")"}:
        word, name, sign, place = tokens[at]
        at += 1
        node: Node
        if word:
            node = Call(word, name or word) if word.isupper() else Kind(word, name or word)
        elif sign == "(":
            node, at = either(text, tokens, at)
            if at >= len(tokens):
                raise wrong("this bracket is not closed", text, place)
            at += 1
        elif sign in {"~", ">"}:
            node = Mark(str(sign))
        else:
            raise wrong("nothing stands before this", text, place)
        if at < len(tokens) and tokens[at][2] == "?":
            node, at = Maybe(node, firsts(node) or frozenset()), at + 1
        parts.append(node)
    return Row(tuple(parts)), at


def firsts(node: Node) -> frozenset[str] | None:
    """The kinds that a node can begin with; None where a group may begin it, or it may be empty."""
    match node:
        case Kind(kind):
            return frozenset({kind})
        case Either(parts, _):
            found = [firsts(part) for part in parts]
            return None if None in found else frozenset().union(*(one for one in found if one))
        case Row(parts):
            first = next((part for part in parts if not isinstance(part, Mark)), None)
            return firsts(first) if first is not None else None
        case _:
            return None


def wrong(message: str, text: str, place: int) -> PatternError:
    return PatternError(f"{message}\n  {text}\n  {' ' * place}^")


def leaves(node: Node) -> Iterator[Kind | Call]:
    """The kinds and groups of a pattern."""
    match node:
        case Kind() | Call():
            yield node
        case Maybe(part, _):
            yield from leaves(part)
        case Row(parts) | Either(parts, _):
            for part in parts:
                yield from leaves(part)
        case _:
            return

"""The rules of a language as one automaton over the kinds of words.

A rule is entered by decorating the function that makes its meaning. The rules become a
nondeterministic automaton; its sets of states are joined, and remembered, when a text needs them.
A group that is no part of itself is built into the rules that call it.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from chrono.temporal.lexicon import Words
from chrono.temporal.pattern import Call, Either, Kind, Mark, Maybe, Node, Row, leaves, parse

Guard = Callable[[Any], bool]  # of an `engine.Match`


class Rule(NamedTuple):
    """A production: its pattern, what it means, its guards, and its proof: texts by language that
    it reads, with their dates, and near misses that it must not read."""

    name: str
    groups: frozenset[str]
    pattern: str
    tree: Node
    make: Callable[..., Any]
    wants: frozenset[str]
    guards: tuple[Guard, ...]
    orders: str  # only in languages that have one of these orders of day, month and year
    says: dict[str, dict[str, str]]
    never: dict[str, tuple[str, ...]]


class Rules:
    """A list of rules that functions enter by decoration."""

    def __init__(self) -> None:
        self.all: list[Rule] = []

    def rule(
        self,
        pattern: str,
        group: str,
        guards: tuple[Guard, ...] = (),
        orders: str = "",
        says: dict[str, dict[str, str]] | None = None,
        never: dict[str, tuple[str, ...]] | None = None,
        name: str | None = None,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Enter a function as the meaning of a pattern."""

        def enter(make: Callable[..., Any]) -> Callable[..., Any]:
            code = make.__code__
            wants = frozenset(code.co_varnames[: code.co_argcount])
            label = make.__name__.replace("_", "-") if name is None else name
            groups, tree = frozenset(group.split()), parse(pattern)
            self.all.append(Rule(label, groups, pattern, tree, make, wants, guards, orders,
                                 says or {}, never or {}))  # fmt: skip
            return make

        return enter


class State:
    """A set of states of the nondeterministic automaton, and where each signature leads."""

    __slots__ = ("accepts", "calls", "members", "next")

    def __init__(
        self,
        members: frozenset[int],
        accepts: tuple[int, ...],
        calls: tuple[tuple[str, frozenset[int]], ...],
    ) -> None:
        self.members = members
        self.accepts = accepts
        self.calls = calls
        self.next: dict[int, State | None] = {}


class Automaton:
    """The rules of a language by groups, ready to read."""

    def __init__(self, words: Words, rules: Iterable[Rule]) -> None:
        self.words = words
        self.rules = [rule for rule in rules if fits(rule, words.orders)]
        self.moves: list[list[tuple[str, int]]] = []  # by state: kind, state behind
        self.empty: list[list[int]] = []
        self.calls: list[list[tuple[str, int]]] = []
        self.final: list[int | None] = []
        self.states: dict[frozenset[int], State] = {}
        groups: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for group in rule.groups:
                groups.setdefault(group, []).append(rule)
        self.flat = {group: found for group, found in groups.items() if not loops(group, groups)}
        starts: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            first = self.state()
            self.final[self.build(rule.tree, first)] = number
            for group in rule.groups:
                starts.setdefault(group, []).append(first)
        self.starts = {group: self.joined(members) for group, members in starts.items()}

    def state(self) -> int:
        for column in (self.moves, self.empty, self.calls):
            column.append([])
        self.final.append(None)
        return len(self.final) - 1

    def build(self, node: Node, start: int) -> int:
        """The state behind a node that begins in a state."""
        match node:
            case Row(parts):
                for part in parts:
                    start = self.build(part, start)
                return start
            case Mark():
                return start
        end = self.state()
        match node:
            case Kind(kind):
                self.moves[start].append((kind, end))
            case Call(group) if group in self.flat:
                for rule in self.flat[group]:
                    self.empty[self.build(rule.tree, start)].append(end)
            case Call(group):
                self.calls[start].append((group, end))
            case Maybe(part, _):
                self.empty[start].append(end)
                self.empty[self.build(part, start)].append(end)
            case Either(parts, _):
                for part in parts:
                    self.empty[self.build(part, start)].append(end)
        return end

    def joined(self, members: Iterable[int]) -> State:
        """The state that is all of these and those reached from them without a token."""
        todo = list(members)
        done = set(todo)
        while todo:
            for state in self.empty[todo.pop()]:
                if state not in done:
                    done.add(state)
                    todo.append(state)
        key = frozenset(done)
        found = self.states.get(key)
        if found is None:
            accepts = sorted(n for s in key if (n := self.final[s]) is not None)
            calls: dict[str, set[int]] = {}
            for state in key:
                for group, end in self.calls[state]:
                    calls.setdefault(group, set()).add(end)
            called = tuple(sorted((group, frozenset(ends)) for group, ends in calls.items()))
            found = self.states[key] = State(key, tuple(accepts), called)
        return found

    def step(self, state: State, signature: int) -> State | None:
        """The state behind a word of this signature."""
        kinds = self.words.kinds[signature]
        ends = {end for s in state.members for kind, end in self.moves[s] if kind in kinds}
        found = state.next[signature] = self.joined(ends) if ends else None
        return found


def loops(group: str, groups: dict[str, list[Rule]]) -> bool:
    """Whether a group can be a part of itself; any other is built into what calls it."""
    todo, seen = [group], set()
    while todo:
        for rule in groups.get(todo.pop(), ()):
            for leaf in leaves(rule.tree):
                if isinstance(leaf, Call) and leaf.group == group:
                    return True
                if isinstance(leaf, Call) and leaf.group not in seen:
                    seen.add(leaf.group)
                    todo.append(leaf.group)
    return False


def fits(rule: Rule, orders: str) -> bool:
    return not rule.orders or any(order in orders for order in rule.orders.split())

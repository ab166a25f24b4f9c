"""The choices of a text as a lattice, a layer for each expression: what share each value has of
all ways through it, and the best way.

Source: the forward-backward algorithm; Rabiner, A tutorial on hidden Markov models (1989).
"""

import math
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from chrono.tagger.resolution import Resolved
from chrono.temporal.rivals import Rival
from chrono.temporal.thread import Thread

PRICE: Final = 1e-4  # of a cost, where two ways have the same posterior
UNREACHED: Final = -math.inf


class Edge(NamedTuple):
    """A choice: from which state, what it gives, and what it costs."""

    owner: "Node"
    value: str
    cost: float
    resolved: Resolved | None
    rival: Rival


class Node:
    """A state of the text behind an expression, with the choices that lead to it.

    It is the cheapest `state` before with its `changes`. `ahead` is the weight of all ways to it
    and `behind` of all ways on, as logarithms.
    """

    __slots__ = ("ahead", "behind", "best", "changes", "cost", "edges", "score", "state")

    def __init__(self, cost: float, state: Thread, changes: dict[str, object]) -> None:
        self.cost, self.state, self.changes = cost, state, changes
        self.edges: list[Edge] = []
        self.ahead, self.behind, self.score = 0.0, UNREACHED, 0.0
        self.best: Edge | None = None

    def thread(self) -> Thread:
        return self.state.changed(self.changes) if self.changes else self.state


Lattice: TypeAlias = "list[list[Node]]"


def log_sum(xs: Sequence[float]) -> float:
    if len(xs) == 1:
        return xs[0]
    most = max(xs)
    return most + math.log(sum([math.exp(x - most) for x in xs]))


def weigh(lattice: Lattice) -> float:
    """Give each node its weights, forward and backward; the answer is that of the whole."""
    for layer in lattice:
        for node in layer:
            node.ahead = log_sum([edge.owner.ahead - edge.cost for edge in node.edges])
    for node in lattice[-1]:
        node.behind = 0.0
    for layer in reversed(lattice[1:]):
        ways: dict[Node, list[float]] = {}
        for node in layer:
            if node.behind != UNREACHED:
                for edge in node.edges:
                    ways.setdefault(edge.owner, []).append(node.behind - edge.cost)
        for owner, xs in ways.items():
            owner.behind = log_sum(xs)
    return log_sum([node.ahead for node in lattice[-1]])


def chances(layer: Sequence[Node], whole: float) -> list[tuple[Edge, float]]:
    """The choices of a layer that go on to the end, each with its share of all ways."""
    found: list[tuple[Edge, float]] = []
    for node in layer:
        if node.behind != UNREACHED:
            on = node.behind - whole
            found += [(e, math.exp(e.owner.ahead - e.cost + on)) for e in node.edges]
    return found


def posteriors(lattice: Lattice) -> list[dict[str, float]]:
    """The share of each value in all readings of the text, a table for each expression."""
    whole = weigh(lattice)
    found = []
    for layer in lattice:
        shares: dict[str, float] = {}
        for edge, share in chances(layer, whole):
            shares[edge.value] = shares.get(edge.value, 0.0) + share
        found.append(shares)
    return found


def best_path(lattice: Lattice, shares: Sequence[dict[str, float]]) -> list[Edge]:
    """The path with the largest sum of posteriors."""
    for layer, share in zip(lattice, shares, strict=True):
        for node in layer:
            node.score = UNREACHED
            for edge in node.edges:
                score = edge.owner.score + share.get(edge.value, 0.0) - PRICE * edge.cost
                if score > node.score:
                    node.score, node.best = score, edge
    node = max(lattice[-1], key=lambda each: each.score)
    path = []
    while node.best is not None:
        path.append(node.best)
        node = node.best.owner
    return path[::-1]

"""The line of time: the cheapest consistent reading of all expressions of a text together.

Each expression has rivals (`rivals`); a choice changes what the next ones lean on (`Thread`). A
beam of states goes through the text. Forward and backward sums then give each value its share of
all readings, its posterior; the path with the largest sum of them is the reading.
Source: the forward-backward algorithm; Rabiner, A tutorial on hidden Markov models (1989).
"""

import math
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from chrono.tagger.resolution import Resolved, resolve
from chrono.tagger.text import Text
from chrono.temporal.costs import Features, costs, total
from chrono.temporal.facts import PARTIAL, Document, Fact, innermost
from chrono.temporal.rivals import PUBLISHED, TEXT, Rival, placed, rivals
from chrono.temporal.thread import Thread

KEPT: Final = 5  # states that are followed at a time
MANY: Final = 4000  # expressions of a text; one of more is followed by fewer states
FEW: Final = 2
SPREAD: Final = 5.0  # a state that costs so much more than the best is given up
FREE: Final = frozenset({"weekday", "yearless"})
NEAR: Final = 4  # tokens within which a date may be said again
PRICE: Final = 1e-4  # of a cost, where two paths have the same posterior

Price: TypeAlias = "Callable[[int, Resolved], float]"  # a further cost of a value, for fitting


class Edge(NamedTuple):
    """A choice: from which state, what it gives, what it costs and why."""

    owner: "Node"
    value: str
    cost: float
    features: Features
    resolved: Resolved | None
    rival: Rival


class Node:
    """A state of the line behind an expression, with the choices that lead to it."""

    __slots__ = ("cost", "edges", "state")

    def __init__(self, cost: float, state: Thread) -> None:
        self.cost, self.state = cost, state
        self.edges: list[Edge] = []


Lattice: TypeAlias = "list[list[Node]]"


class Choice(NamedTuple):
    """What was chosen for an expression: its value and source, its share of all readings, and the
    others with theirs."""

    resolved: Resolved | None
    rival: Rival
    share: float
    others: tuple[tuple[str, float], ...]
    features: Features


def choose(t: Text, document: Document, start: Thread) -> list[Choice]:
    """The choice for each expression of a text."""
    if not document.facts:
        return []
    lattice = followed(t, document, start)
    shares = posteriors(lattice)
    return [
        chosen(edge, share) for edge, share in zip(best_path(lattice, shares), shares, strict=True)
    ]


def chosen(edge: Edge, share: dict[str, float]) -> Choice:
    others = sorted(((v, p) for v, p in share.items() if v != edge.value), key=lambda x: -x[1])
    return Choice(edge.resolved, edge.rival, share[edge.value], tuple(others), edge.features)


def followed(t: Text, document: Document, start: Thread, price: "Price | None" = None) -> Lattice:
    """The states and choices of a text, a layer for each expression."""
    weights = costs()
    beam = [Node(0.0, start)]
    kept = KEPT if len(document.facts) <= MANY else FEW
    lattice: Lattice = []
    for n, fact in enumerate(document.facts):
        layer: dict[object, Node] = {}
        known: dict[object, Resolved | None] = {}
        for owner in beam:
            state = owner.state.enter(fact.scope, fact.start)
            several = rivals(t, n, fact, state, document)
            for rival in several:
                twin = state if len(several) == 1 else state.fork()
                edge, twin = step(owner, state, twin, n, fact, rival, known, weights)
                if price is not None and edge.resolved is not None:
                    edge = edge._replace(cost=edge.cost + price(n, edge.resolved))
                told = twin.told
                key = (told and (told.year, told.month, told.extra), twin.in_text)
                reached = owner.cost + edge.cost
                node = layer.get(key)
                if node is None:
                    node = layer[key] = Node(reached, twin)
                elif reached < node.cost:
                    node.cost, node.state = reached, twin
                node.edges.append(edge)
        ranked = sorted(layer.values(), key=lambda node: node.cost)
        lattice.append(ranked)
        worst = ranked[0].cost + SPREAD
        beam = [node for node in ranked[:kept] if node.cost <= worst]
    return lattice


def step(
    owner: Node, state: Thread, twin: Thread, n: int, fact: Fact, rival: Rival,
    known: dict[object, Resolved | None], weights: dict[str, float],
) -> tuple[Edge, Thread]:  # fmt: skip
    """The choice of one of the rivals, and the state behind it, which `twin` becomes."""
    resolved = read(twin, fact, rival, known)
    features = rival.features
    if resolved is not None and fact.kind == "absolute" and resolved.point is not None:
        features = placed(fact, state, resolved.point, rival.on)
    cost = total(features, weights)
    if resolved is not None:
        settle(twin, n, fact, rival, resolved)
    value = resolved.value if resolved is not None else ""
    return Edge(owner, value, cost, features, resolved, rival), twin


def read(
    state: Thread, fact: Fact, rival: Rival, known: dict[object, Resolved | None]
) -> Resolved | None:
    """The value of an expression by one of its rivals; `state` then remembers it.

    What depends on the rival alone is worked out once, and kept in `known`.
    """
    state.turn(fact.start, fact.end, rival.lent, rival.on)
    state.base = fact.base
    state.narrative = rival.source == TEXT or fact.base is None
    state.forced, state.dayless = rival.day, rival.dayless
    state.shifted, state.turned = rival.shifted, rival.turned
    fixed = rival.source == PUBLISHED or rival.lent is not None
    free = fact.kind in FREE and fact.meaning.shape == "date" and fact.start > state.last_at + NEAR
    if not (fixed and free):
        return anchored(resolve(state, fact.meaning), fact, rival)
    key = (rival.source, rival.lent, rival.shifted, rival.turned)
    if key not in known:
        found = known[key] = anchored(resolve(state, fact.meaning), fact, rival)
        return found
    found = known[key]
    if found is not None and found.point is not None:
        state.last, state.last_at = found.point, fact.end
        state.remember(found.point, fact.meaning)
    return found


def anchored(found: Resolved | None, fact: Fact, rival: Rival) -> Resolved | None:
    """The value with what it was counted from."""
    if found is None or found.point is None or fact.kind not in PARTIAL:
        return found
    if not found.anchor or fact.kind != "relative":
        return found._replace(anchor=rival.source)
    return found


def settle(twin: Thread, n: int, fact: Fact, rival: Rival, resolved: Resolved) -> None:
    """Note in which sentence, and by which expression, the new state was told what."""
    scope, end = fact.scope, fact.end
    absolute = fact.kind == "absolute"
    if fact.kind in PARTIAL:
        twin.in_text = rival.source == TEXT or (fact.base is None and not rival.dayless)
    if absolute and rival.on and fact.base is not None and resolved.point is not None:
        year = resolved.point.year
        if year is not None and abs(year - fact.base[0]) > 1:
            twin.in_text = True
    if absolute or fact.kind == "yearless":
        twin.by_the_way = not rival.on
    if twin.told_at == end:
        twin.told_sentence, twin.told_paragraph, twin.told_by = scope.sentence, scope.paragraph, n
        twin.told_framed = absolute and fact.framed
        twin.told_weak = absolute and not fact.framed and innermost(fact.meaning).month is None
        if absolute:
            twin.named_sentence = scope.sentence
    if twin.day_at == end:
        twin.day_sentence, twin.day_paragraph, twin.day_by = scope.sentence, scope.paragraph, n
    if twin.last_at == end:
        twin.last_sentence, twin.last_by = scope.sentence, n
    twin.last_paragraph = scope.paragraph
    if twin.clock_at == end:
        twin.clock_under = scope.dated_by
    if scope.heading and resolved.point is not None:
        twin.headed = (n, resolved.point)


def log_sum(xs: Sequence[float]) -> float:
    most = max(xs)
    return most + math.log(sum(math.exp(x - most) for x in xs))


class Sums(NamedTuple):
    """Of each node, the weight of all ways to it and of all ways on, in logarithms."""

    ahead: dict[int, float]
    behind: dict[int, float]
    whole: float


def sums(lattice: Lattice) -> Sums:
    """The weights of a lattice, forward and backward; nodes are known by their identity."""
    ahead: dict[int, float] = {}
    for layer in lattice:
        for node in layer:
            ahead[id(node)] = log_sum([ahead.get(id(e.owner), 0.0) - e.cost for e in node.edges])
    behind = {id(node): 0.0 for node in lattice[-1]}
    for layer in reversed(lattice[1:]):
        ways: dict[int, list[float]] = {}
        for node in layer:
            if id(node) in behind:
                for edge in node.edges:
                    ways.setdefault(id(edge.owner), []).append(behind[id(node)] - edge.cost)
        behind |= {owner: log_sum(xs) for owner, xs in ways.items()}
    return Sums(ahead, behind, log_sum([ahead[id(node)] for node in lattice[-1]]))


def posteriors(lattice: Lattice) -> list[dict[str, float]]:
    """The share of each value in all readings of the text, a table for each expression."""
    weights = sums(lattice)
    found = []
    for layer in lattice:
        shares: dict[str, float] = {}
        for node in layer:
            on = weights.behind.get(id(node))
            if on is None:
                continue
            for edge in node.edges:
                way = weights.ahead.get(id(edge.owner), 0.0) - edge.cost + on - weights.whole
                shares[edge.value] = shares.get(edge.value, 0.0) + math.exp(way)
        found.append(shares)
    return found


def best_path(lattice: Lattice, shares: Sequence[dict[str, float]]) -> list[Edge]:
    """The path with the largest sum of posteriors."""
    scores: dict[int, float] = {}
    best: dict[int, Edge] = {}
    for layer, share in zip(lattice, shares, strict=True):
        for node in layer:
            scored = [
                (scores.get(id(e.owner), 0.0) + share.get(e.value, 0.0) - PRICE * e.cost, e)
                for e in node.edges
            ]
            scores[id(node)], best[id(node)] = max(scored, key=lambda pair: pair[0])
    node = max(lattice[-1], key=lambda each: scores[id(each)])
    path = []
    for _ in lattice:
        edge = best[id(node)]
        path.append(edge)
        node = edge.owner
    return path[::-1]


__all__ = ["PUBLISHED", "TEXT", "Choice", "Lattice", "choose", "followed", "posteriors", "sums"]

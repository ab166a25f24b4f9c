"""The line of time: the cheapest consistent reading of all expressions of a text together.

Each expression has rivals (`rivals`); a choice changes what the next ones lean on (`Thread`). A
beam of states goes through the text and leaves a lattice of choices (`lattice`). The way through
it with the largest sum of posteriors is the reading.
"""

import math
from collections.abc import Callable
from typing import Final, NamedTuple, TypeAlias

from chrono.tagger.points import Point
from chrono.tagger.resolution import Resolved
from chrono.tagger.text import Text
from chrono.temporal.costs import Features
from chrono.temporal.expression import Expression
from chrono.temporal.facts import Document
from chrono.temporal.lattice import Edge, Lattice, Node, best_path, posteriors
from chrono.temporal.rivals import Rival
from chrono.temporal.thread import Thread

KEPT: Final = 5  # states that are followed at a time
MANY: Final = 4000  # expressions of a text; one of more is followed by fewer states
FEW: Final = 2
SPREAD: Final = 5.0  # a state or a choice that costs so much more than the best is given up

Price: TypeAlias = "Callable[[int, Resolved], float]"  # a further cost of a value, for fitting


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
    return Choice(edge.resolved, edge.rival, share[edge.value], tuple(others), edge.rival.features)


def followed(t: Text, document: Document, start: Thread, price: "Price | None" = None) -> Lattice:
    """The states and choices of a text, a layer for each expression."""
    kept = KEPT if len(document.facts) <= MANY else FEW
    beam = [Node(0.0, start, {})]
    lattice: Lattice = []
    for n in range(len(document.facts)):
        layer = layer_of(Expression(t, n, document), beam, price)
        lattice.append(layer)
        worst = layer[0].cost + SPREAD
        beam = [node for node in layer[:kept] if node.cost <= worst]
    return lattice


def layer_of(expression: Expression, beam: list[Node], price: "Price | None") -> list[Node]:
    """The states behind an expression, the cheapest first.

    A choice that costs far more than the best is not followed, unless a `price` is to decide.
    """
    fact = expression.fact
    offers = []
    for owner in beam:
        state = owner.thread().enter(fact.scope, fact.start)
        offers += [
            (owner.cost + cost, cost, owner, state, rival)
            for rival, cost in expression.rivals(state)
        ]
    most = min([offer[0] for offer in offers]) + SPREAD if price is None else math.inf
    layer: dict[object, Node] = {}
    for reached, cost, owner, state, rival in offers:
        if reached > most:
            continue
        resolved, changes = expression.outcome(state, rival)
        more = price(expression.number, resolved) if price is not None and resolved else 0.0
        told = changes.get("told", state.told)
        place = (told.year, told.month, told.extra) if isinstance(told, Point) else None
        key = (place, changes.get("in_text", state.in_text))
        node = layer.get(key)
        if node is None:
            node = layer[key] = Node(reached + more, state, changes)
        elif reached + more < node.cost:
            node.cost, node.state, node.changes = reached + more, state, changes
        value = resolved.value if resolved is not None else ""
        node.edges.append(Edge(owner, value, cost + more, resolved, rival))
    return sorted(layer.values(), key=lambda node: node.cost)

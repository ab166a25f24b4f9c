"""An expression as the line meets it, in several states of its text: `Expression`."""

from typing import Final

from chrono.tagger.points import Point
from chrono.tagger.text import Text
from chrono.temporal.costs import costs, total
from chrono.temporal.facts import Document
from chrono.temporal.outcomes import Outcome, aside, leans, outcome
from chrono.temporal.rivals import MAKERS, Rival, View
from chrono.temporal.thread import Thread

NAMED: Final = Rival("", {})


class Expression:
    """The `number`th expression of a text; what two of its states share is worked out once."""

    __slots__ = ("asides", "document", "fact", "maker", "number", "priced", "text", "told")

    def __init__(self, text: Text, number: int, document: Document) -> None:
        self.text, self.number, self.document = text, number, document
        self.fact = document.facts[number]
        self.maker = MAKERS[self.fact.kind]
        self.priced: dict[object, list[tuple[Rival, float]]] = {}
        self.told: dict[object, Outcome] = {}
        self.asides: dict[object, Outcome] = {}

    def rivals(self, state: Thread) -> list[tuple[Rival, float]]:
        """The rivals in a state, each with its cost."""
        key = self.maker.leans(state)
        found = self.priced.get(key)
        if found is None:
            view = View(self.text, self.number, self.fact, state, self.document, self.point(state))
            weights = costs()
            found = self.priced[key] = [
                (rival, total(rival.features, weights)) for rival in self.maker.make(view)
            ]
        return found

    def point(self, state: Thread) -> Point | None:
        """Where a named date lies, in whatever state the text is; None for what is no such date."""
        if self.fact.kind != "absolute":
            return None
        resolved = self.outcome(state, NAMED).resolved
        return resolved.point if resolved is not None else None

    def outcome(self, state: Thread, rival: Rival) -> Outcome:
        """What a rival gives in a state."""
        key = leans(state, self.fact, rival)
        found = self.told.get(key)
        if found is None:
            found = self.told[key] = outcome(state, self.number, self.fact, rival)
        if rival.on:
            return found
        by_the_way = self.asides.get(key)
        if by_the_way is None:
            by_the_way = self.asides[key] = aside(self.fact, found)
        return by_the_way

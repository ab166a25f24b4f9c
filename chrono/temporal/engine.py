"""What the rules read in a text: `reader(t).read(group, token)`.

All rules of a group are followed at once, a look-up a token. A word with several kinds opens each
way that one of them opens. What a group gives at a token is remembered with the text. The longest
span whose rule accepts it wins, of equals the rule that stands first; a rule accepts when its
pattern fills the span, its guards hold, and its function gives a meaning.
"""

from functools import cache
from typing import Any, Final, NamedTuple

from chrono.tagger.text import Text
from chrono.temporal.automaton import Automaton, Rule, State
from chrono.temporal.lexicon import OPENS, words_of
from chrono.temporal.pattern import Call, Either, Kind, Mark, Maybe, Node, Row, leaves
from chrono.temporal.shapes import Item, items

LONGEST: Final = 24  # tokens of an expression
DEEPEST: Final = 12  # groups inside one another


class Part(NamedTuple):
    """What a name of a pattern is bound to: its tokens and its sense or meaning."""

    start: int
    end: int
    sense: Any
    label: str = ""


class Match(NamedTuple):
    """A span that a rule's pattern fills, for its guards."""

    reader: "Reader"
    start: int
    end: int
    parts: dict[str, Part]

    @property
    def text(self) -> Text:
        return self.reader.text

    def at(self, name: str) -> int:
        """The first token of a part; -1 where it is not there."""
        return self.parts[name].start if name in self.parts else -1

    def word(self, i: int) -> str:
        """The word of a token in small letters; nothing before the first."""
        return self.text.words[i] if i >= 0 else ""

    def kinds(self, i: int) -> frozenset[str]:
        """The kinds of a token."""
        words = self.reader.automaton.words
        return words.kinds[words[self.word(i)]]

    def shown(self, i: int) -> str:
        """The token as it was written."""
        return self.text.shown(i)

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital; in a phrase any may be meant to."""
        return self.text.whole or self.shown(i)[:1].isupper()

    def title(self, i: int) -> bool:
        """Whether a token is written as in a name: `Miller`."""
        shown = self.shown(i)
        return len(shown) > 1 and shown[0].isupper() and shown[1].islower()

    def known(self, i: int) -> bool:
        """Whether the tables of the language have a word."""
        return self.text.kinds[i] is not None if i >= 0 else False


class Found(NamedTuple):
    """An expression: the token behind it, what it says, and the rule that read it."""

    end: int
    meaning: Any
    rule: Rule
    label: str


class Reader:
    """One text and the automaton that reads it."""

    __slots__ = ("automaton", "depth", "items", "memo", "text")

    def __init__(self, text: Text, automaton: Automaton) -> None:
        self.text = text
        self.automaton = automaton
        self.memo: dict[tuple[str, int], Found | None] = {}
        self.items: dict[int, tuple[Item, ...]] = {}
        self.depth = 0

    def read(self, group: str, i: int) -> Found | None:
        """The longest expression of a group that begins at a token."""
        key = (group, i)
        if key in self.memo:
            return self.memo[key]
        start = self.automaton.starts.get(group)
        if start is None or self.depth == DEEPEST or not self.opens(start, i):
            return None
        self.depth += 1
        ways: set[tuple[int, int]] = set()
        self.follow(start, i, ways, LONGEST)
        found = None
        for end, number in sorted(ways, key=lambda way: (-way[0], way[1])):
            found = self.accept(self.automaton.rules[number], i, end)
            if found is not None:
                break
        self.depth -= 1
        if found is not None or not self.depth:
            self.memo[key] = found
        return found

    def opens(self, start: State, i: int) -> bool:
        """Whether a token may be the first: a quick look."""
        words = self.automaton.words
        signature = words[self.text.words[i]]
        if start.calls or signature in words.opening:
            return signature > 0
        return self.step(start, signature) is not None

    def follow(self, state: State, i: int, ways: set[tuple[int, int]], left: int) -> None:
        """Enter the ends that the rules can reach from here, each with its rule."""
        words, tokens = self.automaton.words, self.text.words
        for here in range(i, i + left):
            for number in state.accepts:
                ways.add((here, number))
            for group, ends in state.calls:
                found = self.read(group, here)
                if found is not None:
                    behind = self.automaton.joined(ends)
                    self.follow(behind, found.end, ways, left - (found.end - i))
            signature = words[tokens[here]] if here < self.text.size else 0
            if not signature:
                return
            if signature in words.opening:
                for end, kind, _ in self.items_at(here):
                    one = words.signature(frozenset({kind}))
                    after = self.step(state, one)
                    if after is not None:
                        self.follow(after, end, ways, left - (end - i))
            following = self.step(state, signature)
            if following is None:
                return
            state = following

    def step(self, state: State, signature: int) -> State | None:
        """The state behind a word of this signature, joined when it is first asked."""
        if signature in state.next:
            return state.next[signature]
        return self.automaton.step(state, signature)

    def items_at(self, i: int) -> tuple[Item, ...]:
        found = self.items.get(i)
        if found is None:
            found = self.items[i] = tuple(items(self.text, i, self.automaton.words))
        return found

    def accept(self, rule: Rule, start: int, end: int) -> Found | None:
        """What a rule makes of a span, if its pattern fills it and its guards hold."""
        parts = self.fill((rule.tree,), start, end, {})
        if parts is None:
            return None
        last = parts.pop(">", Part(end, end, None)).start
        if any(self.text.breaks(k) for k in range(start + 1, end)):
            return None
        match = Match(self, start, last, parts)
        if not all(guard(match) for guard in rule.guards):
            return None
        meaning = rule.make(**{name: parts[name].sense for name in rule.wants & parts.keys()})
        if meaning is None:
            return None
        label = rule.name or next((part.label for part in parts.values() if part.label), "")
        return Found(last, meaning, rule, label)

    def fill(
        self, agenda: tuple[Node, ...], i: int, end: int, parts: dict[str, Part]
    ) -> dict[str, Part] | None:
        """The parts of a pattern that fills a span exactly, or None."""
        while agenda:
            node, agenda = agenda[0], agenda[1:]
            if isinstance(node, Row):
                agenda = (*node.parts, *agenda)
            elif isinstance(node, Mark):
                if node.sign == ">":
                    parts = parts | {">": Part(i, i, None)}
                elif not self.text.glued(i):
                    return None
            elif isinstance(node, Maybe):
                if self.may_begin(node.firsts, i):
                    found = self.fill((node.part, *agenda), i, end, parts)
                    if found is not None:
                        return found
            elif isinstance(node, Either):
                for way, firsts in zip(node.parts, node.firsts, strict=True):
                    if self.may_begin(firsts, i):
                        found = self.fill((way, *agenda), i, end, parts)
                        if found is not None:
                            return found
                return None
            else:
                bound = [part for part in self.readings(node, i) if part.end <= end]
                for part in bound[:-1]:
                    found = self.fill(agenda, part.end, end, parts | {node.name: part})
                    if found is not None:
                        return found
                if not bound:
                    return None
                parts, i = parts | {node.name: bound[-1]}, bound[-1].end
        return dict(parts) if i == end else None

    def may_begin(self, firsts: frozenset[str], i: int) -> bool:
        """Whether a token may begin what begins with these kinds; a quick look."""
        words = self.automaton.words
        signature = words[self.text.words[i]]
        opens = signature in words.opening
        return opens or not firsts or not firsts.isdisjoint(words.kinds[signature])

    def readings(self, node: Kind | Call, i: int) -> list[Part]:
        """What a kind or a group may be bound to at a token, the longest first."""
        if isinstance(node, Call):
            found = self.read(node.group, i)
            return [Part(i, found.end, found.meaning, found.label)] if found is not None else []
        if i >= self.text.size:
            return []
        senses = self.automaton.words.senses(self.text.words[i])
        out = []
        if OPENS in senses:
            out = [Part(i, end, sense) for end, kind, sense in self.items_at(i)
                   if kind == node.kind]  # fmt: skip
        if node.kind in senses:
            out.append(Part(i, i + 1, senses[node.kind]))
        return out


def unknown(rule: Rule, kinds: frozenset[str], groups: frozenset[str]) -> list[str]:
    """The kinds and groups of a rule's pattern that there are none of."""
    return [
        leaf.kind if isinstance(leaf, Kind) else leaf.group
        for leaf in leaves(rule.tree)
        if (leaf.kind not in kinds if isinstance(leaf, Kind) else leaf.group not in groups)
    ]


@cache
def automaton(language: str) -> Automaton:
    """The rules of a language, made once a process."""
    from chrono.temporal.rules import RULES

    return Automaton(words_of(language), RULES)


def reader(t: Text) -> Reader:
    """What reads a text by the rules, made when it is first asked."""
    found = t.reader
    if found is None:
        found = t.reader = Reader(t, automaton(t.lexicon.language))
    assert isinstance(found, Reader)
    return found

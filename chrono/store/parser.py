"""YAML text to nodes with their places: scalars kept as text, nothing resolved, nothing shared.

PyYAML's C parser gives the events; what YAML offers beyond mappings, lists and texts (anchors,
aliases, tags, several documents) is refused, because a chronology has no use for it and each of
them has been used to make a small file mean something large or surprising.
"""

from collections.abc import Callable, Iterator
from typing import Any, Final

import yaml

from chrono.errors import ChronoError
from chrono.store.nodes import Items, Node, Pairs, Scalar
from chrono.store.text import Report, Text, unreadable

# Without libyaml PyYAML gives the same events, twenty times slower.
_Loader: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

DEEPEST: Final = 12  # a chronology needs 7
MOST_KEYS: Final = 10_000  # of one entry; the sections of a file may have any number

HINTS: Final = (
    ("mapping values are not allowed", "a text with `: ` in it stands in quotes"),
    ("tab character", "indent with blanks"),
    ("document start", "one file holds one chronology"),
    ("escape c", "in double quotes a backslash is doubled; in single quotes it stands as it is"),
    ("quoted scalar", "the quote is never closed, or one inside it is not doubled"),
    ("did not find expected key", "check the indent, and that quotes inside quotes are doubled"),
    ("did not find expected '-'", "check the indent of the line"),
    ("did not find expected ','", "a list is written [A, B]; is a bracket or comma missing?"),
)


_scalar: Final[Any] = tuple.__new__  # half the time of the named tuple's own constructor


class Parser(Report):
    """Reads nodes one after another from a text, so that a long list need not be held whole."""

    def __init__(self, text: Text) -> None:
        super().__init__(text)
        self._events = _Loader(text.text)

    def event(self) -> Any:
        """Return the next event of the parser. Text that is no YAML raises with all found so far.

        The stubs of PyYAML leave open whether an event has a place; in a parsed text each has.
        """
        try:
            return self._events.get_event()
        except yaml.MarkedYAMLError as error:
            raise self.explained(error) from None

    def quick(self) -> Callable[[], Any]:
        """Return what gives the next event; text that is no YAML raises an error of PyYAML."""
        get: Callable[[], Any] = self._events.get_event
        return get

    def explained(self, error: yaml.MarkedYAMLError) -> ChronoError:
        """Return the error for text that is no YAML, with all found so far."""
        if error.problem_mark and "nesting depth" in (error.problem or ""):
            return self._too_deep(error.problem_mark.index)
        offset = self._place(error)
        problem = self.text.problem("Y101", offset, *self._explain(error, offset))
        return unreadable(*self.problems, problem)

    def _too_deep(self, end: int) -> ChronoError:
        """Return the error for text that nests deeper than libyaml goes, from 0.2.6 on, at `end`.

        It looks so far ahead for the colon of a key that it gives up before the first event that
        is too deep here; the text up to `end` gives that event.
        """
        events, depth = _Loader(self.text.text[:end]), 0
        try:
            while True:
                event = events.get_event()
                opens = isinstance(event, yaml.CollectionStartEvent)
                if opens and depth >= DEEPEST:
                    return self._nested(event.start_mark.index)
                depth += opens - isinstance(event, yaml.CollectionEndEvent)
        except yaml.MarkedYAMLError as error:
            return self.explained(error)

    def _nested(self, offset: int) -> ChronoError:
        problem = self.text.problem("Y105", offset, "nested too deep", "is a bracket open?")
        return unreadable(*self.problems, problem)

    def _place(self, error: yaml.MarkedYAMLError) -> int:
        """Return where to look: what was never closed shows where it opens, not the end of file."""
        length = len(self.text.text)
        marks = (error.problem_mark, error.context_mark)
        offsets = [min(mark.index, length) for mark in marks if mark] or [0]
        return offsets[0] if self.text.text[offsets[0] :].strip() else offsets[-1]

    def _explain(self, error: yaml.MarkedYAMLError, offset: int) -> tuple[str, str]:
        said = error.problem or str(error)
        character = self.text.text[offset : offset + 1]
        if "cannot start any token" in said:
            if character == "\t":
                return "a tab where YAML wants blanks", "indent with blanks"
            end = min(self.text.line_end(offset), offset + 80)
            rest = self.text.text[offset:end].split(" #")[0].strip().replace("'", "''")
            return f"a text that starts with {character} is quoted", f"write '{rest}'"
        if "mapping values" in said and self._alone(offset):
            return f"not YAML: {said}", "check the indent of the line, and the one above"
        context = f"{error.context} " if error.context else ""
        hint = next((hint for word, hint in HINTS if word in context + said), "")
        return f"not YAML: {said}", hint

    def _alone(self, offset: int) -> bool:
        """Whether only one word stands before `offset` on its line, as a key does."""
        before = self.text.text[self.text.line_start(offset) : offset]
        return len(before.replace("-", " ").split()) == 1

    def start(self) -> Any:
        """Return the first event of the content, or None when the file holds nothing."""
        self.event()
        first = self.event()
        if isinstance(first, yaml.StreamEndEvent):
            return None
        return self.event()

    def finish(self) -> None:
        """Read the end of the document; a second document is a problem."""
        self.event()
        following = self.event()
        if not isinstance(following, yaml.StreamEndEvent):
            offset = following.start_mark.index
            self.problem("Y106", offset, "a second document", "one file holds one chronology")

    def node(self, event: Any, depth: int = 0) -> Node:
        """Return the node that starts with `event`, reading on to its end.

        Large files that are not canonical spend their time here, so it calls little.
        """
        kind = type(event)
        offset = event.start_mark.index
        if kind is yaml.ScalarEvent:
            if event.anchor or event.tag:
                self.plain(event)
            value, style = event.value, event.style or ""
            if value or style:
                found: Scalar = _scalar(Scalar, (value, style, offset, event.end_mark.index))
                return found
            offset = self._written(offset)
            return Scalar("", "", offset, offset)
        if kind is yaml.AliasEvent:
            self.problem("Y103", offset, f"an alias, *{event.anchor}", "write the text out")
            return Scalar(f"*{event.anchor}", "", offset, end_of(event))
        self.plain(event)
        if depth >= DEEPEST:
            raise self._nested(offset)
        if kind is yaml.SequenceStartEvent:
            nodes = tuple(self.items(depth + 1))
            return Items(nodes, bool(event.flow_style), offset, self._end)
        pairs = []
        for key, first in self.pairs(depth + 1):
            pairs.append((key, self.node(first, depth + 1)))  # a frame a mapping
        return Pairs(tuple(pairs), bool(event.flow_style), offset, self._end)

    def plain(self, event: Any) -> None:
        """Note the anchor and the tag of a node as problems."""
        offset = event.start_mark.index
        if event.anchor:
            self.problem("Y103", offset, f"an anchor, &{event.anchor}", "write the text out")
        if event.tag:
            self.problem("Y104", offset, f"a tag, {event.tag}", "every value is kept as text")

    def _written(self, offset: int) -> int:
        """Return the end of what is written before `offset` where that is on an earlier line.

        The parser puts the missing value of `? key` at the start of whatever comes next.
        """
        before = offset
        while before and self.text.text[before - 1] in " \t\r\n":
            before -= 1
        return before if "\n" in self.text.text[before:offset] else offset

    def items(self, depth: int) -> Iterator[Node]:
        """Yield the nodes of the list that was just entered."""
        while type(event := self.event()) is not yaml.SequenceEndEvent:
            yield self.node(event, depth)
        self._end = end_of(event)

    def pairs(self, depth: int) -> Iterator[tuple[Scalar, Any]]:
        """Yield each key of the mapping that was just entered, with the first event of its value.

        The caller reads that value whole before it asks for the next. A key that stands twice or
        is no text is a problem; its value is read and left out.
        """
        seen: dict[str, int] = {}
        entry = depth > 2
        while type(event := self.event()) is not yaml.MappingEndEvent:
            key = self.node(event, depth)
            first = self.event()
            if not isinstance(key, Scalar):
                self.problem("K103", key.start, "a key that is not a text")
                self.node(first, depth)
            elif key.value in seen:
                line = self.text.line(seen[key.value])
                self.problem(
                    "Y102", key.start, f"{key.value} stands twice", f"it is on line {line} already"
                )
                self.node(first, depth)
            else:
                seen[key.value] = key.start
                if entry and len(seen) > MOST_KEYS:
                    message = f"more than {MOST_KEYS:,} keys in one mapping"
                    raise unreadable(*self.problems, self.text.problem("K103", key.start, message))
                yield key, first
        self._end = end_of(event)


def end_of(event: Any) -> int:
    """Return where an event of the parser ends."""
    return int(event.end_mark.index)

"""Files and entries that are not canonical, read by PyYAML."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

import yaml

from chrono.errors import ChronoError
from chrono.spelling import suggestion
from chrono.store.entries import Entries
from chrono.store.nodes import Pairs
from chrono.store.parser import Parser
from chrono.store.plain import NotPlainError, Plain
from chrono.store.text import Text

_LINES: Final = ("\x85", "\u2028", "\u2029")  # ends of lines to the parser, and to no editor

# A hint at the source that was meant takes a slow look at all there are.
MOST_HINTS: Final = 10
MOST_LOOKED_AT: Final = 2000


def read_whole(text: Text) -> Entries:
    """Return all that a file holds; what is wrong is in the report.

    Raises `ChronoError` with the problems so far when it is no YAML.
    """
    return _either(text, _read_file)


def read_entries(text: Text, line: int) -> Entries:
    """Return the events of a list that starts on a line of its file, read by itself.

    Raises `ChronoError` when it is no YAML, or no list.
    """
    return _either(text, partial(_read_list, line))


def _either(text: Text, read: Callable[[Text, bool], Entries]) -> Entries:
    """Read the events of a text plainly, or, when that is refused, by way of nodes."""
    if not any(strange in text.text for strange in _LINES):
        try:
            return read(text, True)
        except NotPlainError:
            pass
    return read(text, False)


def _read_file(text: Text, plainly: bool) -> Entries:
    parser = Parser(text)
    entries = Entries(parser)
    first = parser.start()
    if first is None or not isinstance(first, yaml.MappingStartEvent):
        parser.problem("K106", 0, "not a chronology", "it starts with a line `chrono: 1`")
        return entries
    parser.plain(first)
    for key, event in parser.pairs(1):
        if key.value == "events" and isinstance(event, yaml.SequenceStartEvent):
            _read_events(parser, event, entries, plainly)
        else:
            entries.section(key, parser.node(event, 1))
    parser.finish()
    if not entries.chrono:
        parser.problem("K102", 0, "chrono: is missing", "the first line is `chrono: 1`")
    missing = [source for source in entries.cited if source not in entries.sources]
    if plainly and (missing or parser.problems):
        raise NotPlainError
    few = MOST_HINTS if len(entries.sources) <= MOST_LOOKED_AT else 0
    for number, source in enumerate(missing):
        hint = suggestion(source, entries.sources, 1) if number < few else ""
        for offset in entries.cited[source]:
            parser.problem("R101", offset, f"no such source: {source}", hint)
    return entries


def _read_list(line: int, text: Text, plainly: bool) -> Entries:
    parser = Parser(text)
    entries = Entries(parser, line)
    first = parser.start()
    if not isinstance(first, yaml.SequenceStartEvent):
        parser.problem("K103", 0, "no list of events")
        return entries
    _read_events(parser, first, entries, plainly)
    parser.finish()
    return entries


def _read_events(parser: Parser, first: Any, entries: Entries, plainly: bool) -> None:
    """Read the list of events that starts with an event of the parser."""
    parser.plain(first)
    if not plainly:
        for node in parser.items(2):
            entries.event(node)
        return
    plain = Plain(entries.path, parser.quick(), entries.first_line)
    try:
        plain.read()
    except yaml.MarkedYAMLError as error:
        raise NotPlainError from error
    entries.events = plain.events
    entries.ids = dict.fromkeys(plain.ids, 0)
    entries.cited = {source: [] for source in plain.cited}


def read_sections(text: Text) -> Pairs | None:
    """Return the node of a part of a file, or None when it is no mapping or anything is wrong."""
    parser = Parser(text)
    try:
        first = parser.start()
        node = parser.node(first) if first is not None else Pairs((), False, 0, 0)
        parser.finish()
    except ChronoError:
        return None
    return node if isinstance(node, Pairs) and not parser.problems else None

"""Files and entries that are not canonical, read by PyYAML."""

from typing import Final

import yaml

from chrono.store.entries import Entries, nearest
from chrono.store.parser import Parser
from chrono.store.text import Text

# A hint at the source that was meant takes a slow look at all there are.
MOST_HINTS: Final = 10
MOST_LOOKED_AT: Final = 2000


def read_whole(text: Text) -> Entries:
    """Return all that a file holds; what is wrong is in the report.

    Raises `ChronoError` with the problems so far when it is no YAML.
    """
    parser = Parser(text)
    entries = Entries(parser)
    first = parser.start()
    if first is None or not isinstance(first, yaml.MappingStartEvent):
        parser.problem("K106", 0, "not a chronology", "it starts with a line `chrono: 1`")
        return entries
    parser.plain(first)
    for key, event in parser.pairs(1):
        if key.value == "events" and isinstance(event, yaml.SequenceStartEvent):
            parser.plain(event)
            for node in parser.items(2):
                entries.event(node)
        else:
            entries.section(key, parser.node(event, 1))
    parser.finish()
    if not entries.chrono:
        parser.problem("K102", 0, "chrono: is missing", "the first line is `chrono: 1`")
    missing = [source for source in entries.cited if source not in entries.sources]
    few = MOST_HINTS if len(entries.sources) <= MOST_LOOKED_AT else 0
    for number, source in enumerate(missing):
        hint = nearest(source, entries.sources) if number < few else ""
        for offset in entries.cited[source]:
            parser.problem("R101", offset, f"no such source: {source}", hint)
    return entries


def read_entries(text: Text, line: int) -> Entries:
    """Return the events of a list that starts on a line of its file, read by itself.

    Raises `ChronoError` when it is no YAML, or no list.
    """
    parser = Parser(text)
    entries = Entries(parser, line)
    first = parser.start()
    if not isinstance(first, yaml.SequenceStartEvent):
        parser.problem("K103", 0, "no list of events")
        return entries
    parser.plain(first)
    for node in parser.items(2):
        entries.event(node)
    parser.finish()
    return entries

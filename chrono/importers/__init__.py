"""Files of other programs to events, a function for each format.

To add a format: a module with a function `(Given) -> Iterator[Item]` that yields an `Entry` for
each event, a `Problem` for an event that is refused, with its place, and a `Skipped` for what a
chronology has no place for, and raises `fields.broken` when no more of the file can be read; a
row in `IMPORTERS`, its file endings in `ENDINGS`, and a case in tests/test_importers.py, which
walks this table.

    columns    tables: which column holds what, and the mapping kept in a file
    cells      the rows of a table to events
    objects    JSON Lines, TimelineJS
    calendar   iCalendar
    markwhen   markwhen text
    plan       events beside a chronology: what is new, what is changed
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final, NamedTuple

from chrono.claims import Event
from chrono.errors import ChronoError, Problem


class Given(NamedTuple):
    """A file to read, and how: `columns` maps keys of an event to columns of a table."""

    path: str
    raw: bytes
    columns: tuple[tuple[str, str], ...] = ()
    order: str = ""  # of the numbers in a date: DMY, MDY, YMD
    separator: str = ""  # between the names in a cell


class Entry(NamedTuple):
    """An event as the file has it.

    `key` is what a later import knows it by; without one that is its id. An event without an id
    gets one made from its title. The source of a claim may be a key, an address or a title.
    """

    event: Event
    key: str
    line: int
    text: str = ""  # the line, for a message


class Skipped(NamedTuple):
    """Something that is not taken over: how often is counted by `why`."""

    what: str
    why: str


Item = Entry | Problem | Skipped
Importer = Callable[[Given], Iterator[Item]]

# name -> (module, function, what it is for)
IMPORTERS: Final[dict[str, tuple[str, str, str]]] = {
    "ics": ("calendar", "calendar", "iCalendar"),
    "csv": ("cells", "csv", "values separated by commas, semicolons or tabs, under a header"),
    "xlsx": ("cells", "xlsx", "the first sheet of a spreadsheet, under a header"),
    "jsonl": ("objects", "jsonl", "JSON Lines, or a JSON array, as `chrono export` writes them"),
    "timelinejs": ("objects", "timelinejs", "the JSON of TimelineJS"),
    "markwhen": ("markwhen", "markwhen", "markwhen text"),
}
ENDINGS: Final = {
    ".ics": "ics",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".mw": "markwhen",
}


def importer(name: str) -> Importer:
    """Return the reader of a format; an unknown name is told with those there are."""
    if name not in IMPORTERS:
        raise ChronoError(f"no format {name} to import", f"there are {', '.join(IMPORTERS)}")
    module, function, _ = IMPORTERS[name]
    found: Importer = getattr(import_module(f"chrono.importers.{module}"), function)
    return found

"""Timelines to text, a function for each format.

To add a format: a module with a function `(Timeline, Style) -> Iterator[Piece]` that yields pieces
of the text, and a `LeftOut` for each event that the format cannot hold; a row in `WRITERS`, a file
ending in `ENDINGS` when it has one of its own, and a case in tests/test_writers.py, which walks
this table.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Final, Literal, NamedTuple

from chrono.errors import ChronoError
from chrono.timeline import Timeline

Role = Literal["title", "date", "id", "label", "possible", "caret", "error", "note"]
Paint = Callable[[Role, str], str]


def plain(_: Role, text: str) -> str:
    """Return the text, uncoloured."""
    return text


class Style(NamedTuple):
    """How to write: which columns, how dates look, and what only some formats heed."""

    columns: tuple[str, ...] = ()
    dates: str = ""  # words or edtf; the format's own when empty
    width: int | None = None  # of the terminal; None never wraps
    group_by: str = ""
    raw: bool = False  # CSV: leave cells that start a formula as they are
    wide: str = "point"  # calendars: how to hold what is wider than a month
    anniversaries: bool = False
    reminder: str = ""
    paint: Paint = plain  # columns: puts colours around escaped text


class LeftOut(NamedTuple):
    """An event that the format cannot hold, and why."""

    id: str
    why: str


Piece = str | LeftOut
Writer = Callable[[Timeline, Style], Iterator[Piece]]

# name -> (module, function, what it is for)
WRITERS: Final[dict[str, tuple[str, str, str]]] = {
    "columns": ("columns", "columns", "plain columns, for reading and for pasting"),
    "tsv": ("separated", "tsv", "tab-separated values with a header"),
    "csv": ("separated", "csv", "comma-separated values with a header (RFC 4180)"),
    "json": ("objects", "json", "one JSON array, an object an event"),
    "jsonl": ("objects", "jsonl", "JSON Lines, an object an event"),
    "md": ("markdown", "markdown", "a Markdown list with quotes and sources"),
    "ics": ("ics", "write", "iCalendar (RFC 5545)"),
}
# The table formats of tabulate that are text a person reads or a wiki, TeX or HTML takes.
TABLES: Final = [
    "asciidoc",
    "double_grid",
    "double_outline",
    "fancy_grid",
    "fancy_outline",
    "github",
    "grid",
    "heavy_grid",
    "heavy_outline",
    "html",
    "jira",
    "latex",
    "latex_booktabs",
    "latex_longtable",
    "mediawiki",
    "mixed_grid",
    "mixed_outline",
    "moinmoin",
    "orgtbl",
    "outline",
    "pipe",
    "plain",
    "presto",
    "pretty",
    "psql",
    "rounded_grid",
    "rounded_outline",
    "rst",
    "simple",
    "simple_grid",
    "simple_outline",
    "textile",
    "youtrack",
]
# Formats that have no headings to group events under, and those that have no columns to choose.
UNGROUPED: Final = ("tsv", "csv", "json", "jsonl", "ics")
UNCOLUMNED: Final = ("md", "ics")
ENDINGS: Final = {
    ".tsv": "tsv",
    ".csv": "csv",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".md": "md",
    ".markdown": "md",
    ".ics": "ics",
    ".html": "html",
    ".tex": "latex",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".txt": "columns",
}


def names() -> list[str]:
    """Return the names of all formats, our own first."""
    return [*WRITERS, *TABLES]


def writer(name: str) -> Writer:
    """Return the writer of a format; an unknown name is told with those there are."""
    if name in TABLES:
        from chrono.writers.tables import table

        return table(name)
    if name not in WRITERS:
        raise ChronoError(f"no format {name}", f"there are {', '.join(names())}")
    module, function, _ = WRITERS[name]
    found: Writer = getattr(import_module(f"chrono.writers.{module}"), function)
    return found

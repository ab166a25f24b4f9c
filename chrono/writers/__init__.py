"""Timelines to text, a function for each format.

To add a format: a module with a function `(Timeline, Style) -> Iterator[Piece]` that yields pieces
of the text, and a `LeftOut` for each event that the format cannot hold; a row in `WRITERS`, or in
`EXPORTS` when it is no list of events to read; its file endings in `ENDINGS` or `EXPORT_ENDINGS`;
and a case in tests/test_writers.py or tests/test_exchange.py, which walk these tables. A format of
`FOLDERS` yields a `Member` for each of its files instead of pieces of one.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final, Literal, NamedTuple

from chrono.dates import Day
from chrono.errors import ChronoError
from chrono.timeline import Timeline

Role = Literal["title", "date", "id", "label", "possible", "caret", "error", "note",
               "hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6"]  # fmt: skip
Paint = Callable[[Role, str], str]
HUES: Final[tuple[Role, ...]] = ("hue-1", "hue-2", "hue-3", "hue-4", "hue-5", "hue-6")


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
    before: str = ""  # calendars: the one that is replaced
    modified: tuple[tuple[str, int], ...] = ()  # calendars: when each file was written, from 1970
    paint: Paint = plain  # columns: puts colours around escaped text
    rows: int = 200  # drawings: events and lanes past which they are folded
    hues: str = "org"  # drawings: whose colours, one of chart.hues.BY
    ascii: bool = False  # drawings in the terminal
    window: tuple[Day | None, Day | None] = (None, None)  # drawings: all they show, inclusive
    notes: Mapping[str, str] = {}  # folders: where the note of an event is, by its id
    taken: frozenset[str] = frozenset()  # folders: paths of what else is there


class LeftOut(NamedTuple):
    """An event that the format cannot hold, and why."""

    id: str
    why: str


class Member(NamedTuple):
    """A file of an output that is a folder: its path there, its text, and the event it is of."""

    path: str
    text: str
    id: str


Piece = str | bytes | LeftOut | Member
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
    "xlsx": ("xlsx", "xlsx", "a spreadsheet of Excel, with days to sort by"),
}
# What `chrono export` writes besides: for other programs, or to look at.
EXPORTS: Final[dict[str, tuple[str, str, str]]] = {
    "html": ("webpage", "webpage", "a page to read, search and print, which stands alone"),
    "svg": ("svg", "svg", "a picture of the timeline, as SVG"),
    "png": ("picture", "png", "the same picture as PNG"),
    "pdf": ("picture", "pdf", "the same picture as PDF"),
    "sqlite": ("sqlite", "sqlite", "an SQLite database: events, claims, sources, names"),
    "jsonld": ("jsonld", "jsonld", "JSON-LD, each event a schema.org Event"),
    "timelinejs": ("timelinejs", "timelinejs", "the JSON of TimelineJS"),
    "markwhen": ("markwhen", "markwhen", "markwhen text"),
    "obsidian": ("obsidian", "obsidian", "a folder of notes for Obsidian, one an event"),
    "mermaid": ("mermaid", "mermaid", "a Mermaid timeline, for Markdown pages"),
    "csl-json": ("csl", "csl", "the sources cited, as CSL JSON"),
    "bibtex": ("bibtex", "bibtex", "the sources cited, as BibTeX"),
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
UNGROUPED: Final = ("tsv", "csv", "json", "jsonl", "ics", "xlsx")
PICTURES: Final = ("svg", "png", "pdf")
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
    ".xlsx": "xlsx",
    ".html": "html",
    ".tex": "latex",
    ".rst": "rst",
    ".adoc": "asciidoc",
    ".txt": "columns",
}
# What a file may end in that one of `EXPORTS` is written to.
EXPORT_ENDINGS: Final = {
    "html": (".html", ".htm"),
    "svg": (".svg",),
    "png": (".png",),
    "pdf": (".pdf",),
    "sqlite": (".db", ".sqlite", ".sqlite3"),
    "jsonld": (".jsonld", ".json"),
    "timelinejs": (".json",),
    "markwhen": (".mw", ".md"),
    "mermaid": (".mmd", ".md"),
    "csl-json": (".json",),
    "bibtex": (".bib",),
}
# Formats that are kept in files and read by programs, not drawn on a screen for a person.
FILED: Final = frozenset((*ENDINGS.values(), *EXPORTS)) - {"columns"}


# Formats that are folders, whose writers yield a `Member` for each file.
FOLDERS: Final = ("obsidian",)


def names() -> list[str]:
    """Return the names of the formats of a list, our own first."""
    return [*WRITERS, *TABLES]


def kinds(ending: str) -> list[str]:
    """Return the formats that a file with this ending may hold; none when it is not known.

    >>> kinds(".json"), kinds(".bib"), kinds(".xyz")
    (['json', 'jsonld', 'timelinejs', 'csl-json'], ['bibtex'], [])
    """
    usual = [ENDINGS[ending]] if ending in ENDINGS else []
    return usual + [name for name, endings in EXPORT_ENDINGS.items() if ending in endings]


def writer(name: str) -> Writer:
    """Return the writer of a format; an unknown name is told with those there are."""
    if name in TABLES:
        from chrono.writers.tables import table

        return table(name)
    if name not in WRITERS and name not in EXPORTS:
        raise ChronoError(f"no format {name}", f"there are {', '.join(names())}")
    return exporter(name)


def exporter(name: str) -> Writer:
    """Return the writer of what `chrono export` writes, whose html is a page and no table."""
    module, function, _ = (WRITERS | EXPORTS)[name]
    found: Writer = getattr(import_module(f"chrono.writers.{module}"), function)
    return found

"""Files of other programs to events, a function for each format.

To add a format: a module with a function `(Given) -> Iterator[Item]` that yields an `Entry` for
each event, an `Entity` or a `Source` that events name, a `Problem` for an event that is refused,
with its place, a `Skipped` for what a chronology has no place for, a `Told` for what a user could
have meant otherwise, and raises `fields.broken` when no more of the file can be read; a row in
`IMPORTERS`, its file endings in `ENDINGS`, and a case in tests/test_importers.py, which walks this
table.

    targets         tables: what a column can hold, and the names it goes by
    rows            a row of a table
    delimited       CSV and the like to rows
    number_formats  what a cell of a spreadsheet shows
    workbook        spreadsheets to rows
    columns         which column holds what, and the mapping kept in a file
    headers         the row that names the columns
    clocks          times of day
    moments         the date of a row from its cells
    json_text       JSON with the line of each value
    objects         JSON Lines and arrays of our own objects
    remainder       what our own tables hold beside their cells
    cells           the rows of a table to events
    timelinejs      the slides of TimelineJS
    calendar        iCalendar
    markwhen_dates  what is before the colon of a markwhen entry
    markwhen        markwhen text
    gedcom_lines    the lines of GEDCOM to a tree
    gedcom_dates    the value of a DATE line
    gedcom          GEDCOM: events of persons and families
    obsidian        the notes of a folder by their properties
    plan            events beside a chronology: what is new, what is changed
"""

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Final, NamedTuple

from chrono.claims import Entity, Event, Source
from chrono.errors import ChronoError, Problem


class Known(NamedTuple):
    """An event of the chronology that is added to, and the zone of its times."""

    event: Event
    zone: str


class Given(NamedTuple):
    """A file to read, and how: `columns` maps keys of an event to columns of a table."""

    path: str
    raw: bytes
    columns: tuple[tuple[str, str], ...] = ()
    order: str = ""  # of the numbers in a date: DMY, MDY, YMD
    century: str = ""  # of the years in two figures: 1900 or 2000
    separator: str = ""  # between the names in a cell
    header: str = ""  # the row that names the columns; 0 is none
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    known: Mapping[str, Known] = {}  # calendars: the events of the chronology by their UID


class Entry(NamedTuple):
    """An event as the file has it.

    `key` is what a later import knows it by; without one that is its id, else its date and title.
    An event without an id gets one made from its title. The source of a claim may be a key, an
    address, a file or a title, or in a `loose` entry several of them.
    """

    event: Event
    key: str
    line: int
    text: str = ""  # the line, for a message
    path: str = ""  # of a file in the folder that is read
    explicit: tuple[str, ...] = ()  # keys said though their value is the usual one
    unsorted: tuple[tuple[str, str], ...] = ()  # names, and the kind of each that tells none
    loose: bool = False  # whether the source of its claim may be several, written as one text


class Skipped(NamedTuple):
    """Something that is not taken over: how often is counted by `why`."""

    what: str
    why: str


class Told(NamedTuple):
    """How the file was read, where a user could have meant it otherwise; `why` is of many."""

    what: str
    why: str = ""


Item = Entry | Entity | Problem | Skipped | Source | Told
Importer = Callable[[Given], Iterator[Item]]

# name -> (module, function, what it is for)
IMPORTERS: Final[dict[str, tuple[str, str, str]]] = {
    "ics": ("calendar.events", "calendar", "iCalendar"),
    "csv": ("cells", "csv", "values separated by commas, semicolons, tabs or bars"),
    "xlsx": ("cells", "xlsx", "a sheet of a spreadsheet"),
    "jsonl": ("objects", "jsonl", "JSON Lines, or a JSON array, as `chrono export` writes them"),
    "timelinejs": ("timelinejs", "timelinejs", "the JSON of TimelineJS"),
    "markwhen": ("markwhen", "markwhen", "markwhen text"),
    "gedcom": ("gedcom", "gedcom", "GEDCOM 5.5.1 and 7.0, of programs for genealogy"),
    "obsidian": ("obsidian", "obsidian", "a folder of notes of Obsidian, or one note"),
}
FOLDERS: Final = ("obsidian",)  # what reads the files of a folder itself, and no `raw`
ENDINGS: Final = {
    ".ics": "ics",
    ".csv": "csv",
    ".tsv": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".mw": "markwhen",
    ".ged": "gedcom",
}


def importer(name: str) -> Importer:
    """Return the reader of a format; an unknown name is told with those there are."""
    if name not in IMPORTERS:
        raise ChronoError(f"no format {name} to import", f"there are {', '.join(IMPORTERS)}")
    module, function, _ = IMPORTERS[name]
    found: Importer = getattr(import_module(f"chrono.importers.{module}"), function)
    return found

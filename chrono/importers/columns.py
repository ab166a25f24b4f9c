"""Which column of a table holds what, and such a mapping kept in a file (TOML)."""

from collections.abc import Iterable
from json import dumps
from typing import Final, NamedTuple

from chrono.claims import NAMES
from chrono.errors import ChronoError
from chrono.names import fold

# What a column may hold; `fields.X` is a key of one's own.
EVENT: Final = ("id", "date", "title", *NAMES, "tags", "status", "modality", "note", "zone")
CLAIM: Final = ("source", "url", "page", "locator", "phrase", "quote")
# Names that a column is known by without being told.
_ALIASES: Final = {
    "date": ("when", "day", "datum", "fecha", "tarix", "дата"),
    "title": ("event", "what", "headline", "summary", "subject", "name"),
    "orgs": ("org", "organisation", "organisations", "organization", "organizations"),
    "people": ("person", "persons", "who"),
    "places": ("place", "location", "where"),
    "tags": ("tag", "category", "categories", "keywords"),
    "note": ("notes", "remark", "remarks", "description", "comment", "comments"),
    "source": ("sources",),
    "url": ("link", "address"),
    "page": ("pages",),
    "quote": ("quotation", "evidence"),
}
# Columns of our own tables that follow from the others.
DERIVED: Final = frozenset(
    ["earliest", "latest", "match", "precision", "length", "file", "source-title"]
)


class Mapping(NamedTuple):
    """The columns by what they hold, and how to read them."""

    columns: tuple[tuple[str, str], ...] = ()
    order: str = ""
    separator: str = ""


def field(name: str) -> str:
    """Return what a column may hold, by its name; `ChronoError` says what there is."""
    if name in EVENT or name in CLAIM or name.startswith("fields."):
        return name
    known = ", ".join((*EVENT, *CLAIM, "fields.NAME"))
    raise ChronoError(f"no key {name} to put a column in", f"there are {known}")


def matched(
    header: list[str], asked: Iterable[tuple[str, str]], path: str
) -> tuple[dict[str, int], list[str]]:
    """Return where each key stands in a row, and the columns that are not taken over.

    What was asked for comes first; other columns are known by their names. `ChronoError` tells a
    column that is not there, with those that are.
    """
    places: dict[str, int] = {}
    for key, column in asked:
        if column not in header:
            raise ChronoError(f"{path}: no column {column}", f"there are {', '.join(header)}")
        places[field(key)] = header.index(column)
    known = {fold(name): key for key in (*EVENT, *CLAIM) for name in (key, *_ALIASES.get(key, ()))}
    rest = []
    for number, column in enumerate(header):
        key = known.get(fold(column.strip()), "")
        if number in places.values():
            continue
        if key and key not in places:
            places[key] = number
        elif fold(column.strip()) not in DERIVED and column.strip():
            rest.append(column)
    for key in ("date", "title"):
        if key not in places:
            hint = f"say --map {key}=COLUMN; there are {', '.join(header)}"
            raise ChronoError(f"{path}: no column is the {key}", hint)
    return places, rest


def load(path: str, raw: bytes) -> Mapping:
    """Return the mapping in a file."""
    import tomllib

    try:
        held = tomllib.loads(raw.decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ChronoError(f"{path}: no mapping: {error}", "--save-mapping writes one") from None
    columns = held.pop("columns", {})
    order, separator = held.pop("order", ""), held.pop("separator", "")
    texts = [order, separator, *(columns.values() if isinstance(columns, dict) else [None])]
    if held or not all(isinstance(text, str) for text in texts):
        hint = "it has order, separator and [columns], all texts"
        raise ChronoError(f"{path}: no mapping: {', '.join(held) or 'a value is no text'}", hint)
    return Mapping(tuple((field(key), name) for key, name in columns.items()), order, separator)


def dump(mapping: Mapping) -> str:
    """Return a mapping as the text of a file."""
    head = {"order": mapping.order, "separator": mapping.separator}
    told = [f"{key} = {_quoted(value)}\n" for key, value in head.items() if value]
    rows = (
        f"{key if key.isalnum() else _quoted(key)} = {_quoted(name)}\n"
        for key, name in mapping.columns
    )
    return "".join([*told, "[columns]\n", *rows])


def _quoted(text: str) -> str:
    return dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

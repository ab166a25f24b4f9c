"""A timeline as an SQLite database, for SQL and for datasette.

`events` has a row an event in the order of the timeline, `position`, by which the dates sort;
lists are JSON, which SQLite and datasette take apart. `claims`, `sources` and `names` hold the
rest, each with a key to its event. Keys of your own are in `fields`, as JSON.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from json import dumps
from typing import Any, Final

from chrono.claims import NAMES
from chrono.dates import Date, Match, words
from chrono.timeline import Row, Timeline
from chrono.writers import Style
from chrono.writers.cells import iso
from chrono.writers.citations import Cited, cited

# Tables and their columns, in the order of the values below.
TABLES: Final = {
    "sources": "number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, title TEXT, author TEXT, "
    "publisher TEXT, published TEXT, url TEXT, accessed TEXT, type TEXT, language TEXT, "
    "file TEXT, sha256 TEXT, part TEXT, note TEXT, fields TEXT",
    "events": "id TEXT PRIMARY KEY, position INTEGER NOT NULL, date TEXT, words TEXT, "
    "earliest TEXT, latest TEXT, precision TEXT, title TEXT NOT NULL, orgs TEXT, people TEXT, "
    "places TEXT, names TEXT, tags TEXT, status TEXT, modality TEXT, zone TEXT, note TEXT, "
    "ruling TEXT, fields TEXT, possible INTEGER, file TEXT, line INTEGER",
    "claims": "event TEXT NOT NULL REFERENCES events(id), number INTEGER, date TEXT, part TEXT, "
    "source TEXT REFERENCES sources(id), url TEXT, page TEXT, paragraph INTEGER, line INTEGER, "
    "locator TEXT, phrase TEXT, quote TEXT, modality TEXT, assumed TEXT, context TEXT, "
    "confidence REAL, rule TEXT, PRIMARY KEY (event, number)",
    "names": "event TEXT NOT NULL REFERENCES events(id), kind TEXT, name TEXT, "
    "PRIMARY KEY (event, kind, name)",
}
# Where the key is most of the row, rows are kept in its order.
_COMPACT: Final = {"claims": " WITHOUT ROWID", "names": " WITHOUT ROWID"}
INDICES: Final = ("events(position)", "claims(source)", "names(name)")
_NAMES: Final = (*NAMES, "tags")


def sqlite(timeline: Timeline, _: Style) -> Iterator[bytes]:
    """Yield the database file, whole."""
    import sqlite3

    sources = cited(timeline)
    with sqlite3.connect(":memory:") as base:
        for name, columns in TABLES.items():
            base.execute(f"CREATE TABLE {name} ({columns})" + _COMPACT.get(name, ""))
            rows = _rows(name, timeline, sources)
            width = len(base.execute(f"SELECT * FROM {name}").description)
            base.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * width)})", rows)
        for number, place in enumerate(INDICES, 1):
            base.execute(f"CREATE INDEX index_{number} ON {place}")
    yield base.serialize()
    base.close()


def _path(path: str) -> str:
    """Return a path as text: bytes of a file name that are no UTF-8 are escaped."""
    return path.encode(errors="backslashreplace").decode()


def _rows(name: str, timeline: Timeline, sources: Cited) -> Iterable[tuple[Any, ...]]:
    if name == "sources":
        return _sources(sources)
    if name == "events":
        return (_event(row, number, timeline) for number, row in enumerate(timeline.rows, 1))
    if name == "claims":
        return (held for row in timeline.rows for held in _claims(row, sources))
    return (held for row in timeline.rows for held in _named(row))


def _sources(sources: Cited) -> Iterator[tuple[Any, ...]]:
    for number, name, source in sources.values():
        held = (
            number, name, source.title, _json(source.author), source.publisher,
            _text(source.published), source.url, _text(source.accessed), source.type,
            source.language, source.file, source.sha256, source.part, source.note,
            _json(source.fields, dict),
        )  # fmt: skip
        yield tuple(value if value != "" else None for value in held)


def _event(row: Row, number: int, timeline: Timeline) -> tuple[Any, ...]:
    event = row.event
    return (
        row.id, number, *(_dated(event.date) if event.date else (None,) * 5), event.title,
        _json(event.orgs), _json(event.people), _json(event.places), _json(event.names),
        _json(event.tags), event.status, event.modality, timeline.chronology.zone(event) or None,
        event.note or None, event.ruling or None, _json(event.fields, dict),
        int(row.match == Match.POSSIBLE), _path(event.path), event.at,
    )  # fmt: skip


@lru_cache(maxsize=65536)
def _dated(date: Date) -> tuple[str | None, ...]:
    days = (iso(date.earliest) or None, iso(date.latest) or None)
    return str(date), words(date), *days, date.precision


def _claims(row: Row, sources: Cited) -> Iterator[tuple[Any, ...]]:
    path = row.event.path
    for number, claim in enumerate(row.event.claims, 1):
        held = (
            claim.part, sources[path, claim.source].id if claim.source else None, claim.url,
            claim.page, claim.paragraph, claim.line, claim.locator, claim.phrase, claim.quote,
            claim.modality, claim.assumed,
        )  # fmt: skip
        yield (
            row.id, number, _text(claim.date), *(value or None for value in held),
            _json(claim.context), claim.confidence, claim.rule or None,
        )  # fmt: skip


def _named(row: Row) -> Iterator[tuple[str, str, str]]:
    for kind in _NAMES:
        for name in dict.fromkeys(getattr(row.event, kind)):
            yield row.id, kind, name


def _text(date: Date | None) -> str | None:
    return str(date) if date else None


@lru_cache(maxsize=65536)
def _json(held: tuple[Any, ...], shape: type = list) -> str | None:
    """Return a list, or the pairs of a mapping, as JSON; NULL for none."""
    return dumps(shape(held), ensure_ascii=False) if held else None

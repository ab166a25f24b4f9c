"""The columns a table may have: what each holds for an event."""

from collections.abc import Callable, Iterable
from typing import Final

from chrono.dates import Date, Day, words
from chrono.timeline import Row, Timeline

Cell = Callable[[Row, Timeline], str]


def iso(day: Day | None) -> str:
    """Return a day as ISO 8601 writes it (EDTF for years of more than four digits), or nothing.

    >>> iso((-43, 3, 15)), iso((170000, 1, 1)), iso(None)
    ('-0043-03-15', 'Y170000-01-01', '')
    """
    if day is None:
        return ""
    year, month, number = day
    sign = "-" if year < 0 else ""
    long = "Y" if abs(year) > 9999 else ""
    return f"{long}{sign}{abs(year):04}-{month:02}-{number:02}"


def date_text(date: Date | None, style: str) -> str:
    """Return a date in words or in EDTF; an unknown one is `undated` in words, nothing in EDTF."""
    if date is None:
        return "undated" if style == "words" else ""
    return words(date) if style == "words" else str(date)


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(texts)


def _claims(field: str) -> Cell:
    def cell(row: Row, timeline: Timeline) -> str:
        held = (getattr(claim, field) for claim in row.event.claims)
        return " / ".join(str(text) for text in held if text)

    return cell


def _event(field: str) -> Cell:
    def cell(row: Row, timeline: Timeline) -> str:
        held = getattr(row.event, field)
        return held if isinstance(held, str) else _joined(held)

    return cell


def _precision(row: Row, timeline: Timeline) -> str:
    return row.event.date.precision if row.event.date else ""


def _length(row: Row, timeline: Timeline) -> str:
    from chrono.writers.length import length

    return length(row.event.date) if row.event.date else ""


def _labels(row: Row, timeline: Timeline) -> str:
    event = row.event
    return " / ".join(timeline.chronology.source(event, key).label for key in event.sources)


LISTS: Final = ("orgs", "people", "places", "names", "tags")
# Every column by name but `date`, whose look is chosen.
COLUMNS: Final[dict[str, Cell]] = {
    "id": lambda row, _: row.id,
    "title": _event("title"),
    "orgs": _event("orgs"),
    "people": _event("people"),
    "places": _event("places"),
    "names": _event("names"),
    "tags": _event("tags"),
    "source": _event("sources"),
    "source-title": _labels,
    "page": _event("pages"),
    "phrase": _claims("phrase"),
    "quote": _claims("quote"),
    "note": _event("note"),
    "status": _event("status"),
    "modality": _event("modality"),
    "precision": _precision,
    "length": _length,
    "earliest": lambda row, _: iso(row.event.date.earliest if row.event.date else None),
    "latest": lambda row, _: iso(row.event.date.latest if row.event.date else None),
    "match": lambda row, _: row.match.name.lower(),
    "file": _event("path"),
}
NAMES: Final = ("date", *COLUMNS)


def check_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the columns, or say which one does not exist and which do."""
    from chrono.spelling import picked

    return tuple(picked(name, NAMES, f"no column {name}") for name in columns)


def cells(
    timeline: Timeline, columns: tuple[str, ...], dates: str, between: str = ", "
) -> list[list[str]]:
    """Return the rows of a table, unescaped; `between` parts the names in a cell."""

    def cell(name: str, row: Row) -> str:
        if name == "date":
            return date_text(row.event.date, dates)
        if name in LISTS:
            return between.join(getattr(row.event, name))
        return COLUMNS[name](row, timeline)

    return [[cell(name, row) for name in columns] for row in timeline.rows]

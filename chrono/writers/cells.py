"""The columns a table may have: what each holds for an event."""

from collections.abc import Callable, Iterable
from typing import Final

from chrono.claims import Event
from chrono.dates import Day
from chrono.query import OWN, own_texts
from chrono.timeline import Row, Timeline, dated
from chrono.zones import floats, timestamps

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


def date_text(event: Event, timeline: Timeline, style: str) -> str:
    """Return the date of an event in words, with the zone of its local times, or in EDTF.

    An unknown one is `undated` in words, nothing in EDTF.
    """
    if style == "words":
        return dated(event, timeline.chronology)
    return str(event.date) if event.date else ""


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


def _times(row: Row, timeline: Timeline) -> tuple[str, str]:
    return timestamps(row.event.date, timeline.chronology.zone(row.event))


def _labels(row: Row, timeline: Timeline) -> str:
    event = row.event
    return " / ".join(timeline.chronology.source(event, key).label for key in event.sources)


def doubts(event: Event) -> list[str]:
    """Return why an event may not be as it says, in the words of a reader; often nothing."""
    date = str(event.date or "")
    found = [] if event.modality == "asserted" else [event.modality]
    found += ["no date"] if event.date is None else []
    found += ["uncertain date"] if "?" in date or "%" in date else []
    found += ["approximate date"] if "~" in date or "%" in date else []
    found += [f"{claim.assumed} assumed" for claim in event.claims if claim.assumed]
    sure = [claim.confidence for claim in event.claims if claim.confidence is not None]
    found += [f"confidence {min(sure):.2f}"] if sure and min(sure) < SURE else []
    found += ["no source"] if not event.sources else []
    return list(dict.fromkeys(found))


SURE: Final = 0.9  # a claim that is less sure than this is a doubt
BETWEEN: Final = "; "  # the names in a cell of a file: `Smith, John` is one
LISTS: Final = ("orgs", "people", "places", "names", "tags")


def _zone(row: Row, timeline: Timeline) -> str:
    """Return the zone of a local time; nothing where no time is local."""
    date = row.event.date
    return timeline.chronology.zone(row.event) if date and floats(date) else ""


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
    "page": _claims("page"),
    "paragraph": _claims("paragraph"),
    "line": _claims("line"),
    "locator": _claims("locator"),
    "where": _event("pages"),
    "phrase": _claims("phrase"),
    "quote": _claims("quote"),
    "note": _event("note"),
    "status": _event("status"),
    "modality": _event("modality"),
    "confidence": _claims("confidence"),
    "assumed": _claims("assumed"),
    "doubts": lambda row, _: "; ".join(doubts(row.event)),
    "words": lambda row, timeline: date_text(row.event, timeline, "words"),
    "precision": _precision,
    "length": _length,
    "earliest": lambda row, _: iso(row.event.date.earliest if row.event.date else None),
    "latest": lambda row, _: iso(row.event.date.latest if row.event.date else None),
    "starts-at": lambda row, timeline: _times(row, timeline)[0],
    "ends-at": lambda row, timeline: _times(row, timeline)[1],
    "zone": _zone,
    "match": lambda row, _: row.match.name.lower(),
    "file": _event("path"),
}
NAMES: Final = ("date", *COLUMNS)


def check_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Return the columns, or say which one does not exist and which do."""
    from chrono.spelling import picked

    known = (*NAMES, f"{OWN}NAME")
    return tuple(
        name if _is_own(name) else picked(name, known, f"no column {name}") for name in columns
    )


def _is_own(column: str) -> bool:
    """Return whether a column is a key of the owner's own: fields.issue."""
    return column.startswith(OWN) and column != OWN


def fields(timeline: Timeline) -> tuple[str, ...]:
    """Return the columns of the keys of the owner's own that some event has, as first met."""
    names = (key for row in timeline.rows for key, _ in row.event.fields)
    return tuple(f"{OWN}{name}" for name in dict.fromkeys(names))


def cells(
    timeline: Timeline, columns: tuple[str, ...], dates: str, between: str = ", "
) -> list[list[str]]:
    """Return the rows of a table, unescaped; `between` parts the names in a cell."""

    def cell(name: str, row: Row) -> str:
        if name == "date":
            return date_text(row.event, timeline, dates)
        if name in LISTS or name == "source":
            return between.join(getattr(row.event, "sources" if name == "source" else name))
        if _is_own(name):
            return between.join(own_texts(row.event, name))
        return COLUMNS[name](row, timeline)

    return [[cell(name, row) for name in columns] for row in timeline.rows]

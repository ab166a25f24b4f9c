"""Values separated by tabs or commas, for other programs."""

from collections.abc import Iterable, Iterator
from typing import Final

from chrono.timeline import Timeline
from chrono.writers import Style
from chrono.writers.cells import cells, fields
from chrono.writers.escape import cell, tab_value

BETWEEN: Final = "; "  # the names in a cell: `Smith, John` is one
TSV: Final = (
    "id", "date", "zone", "title", "orgs", "places", "source", "earliest", "latest", "match",
)  # fmt: skip
CSV: Final = (
    "id", "date", "zone", "title", "orgs", "people", "places", "names", "tags", "source", "page",
    "paragraph", "line", "locator", "phrase", "quote", "note", "status", "modality", "earliest",
    "latest", "starts-at", "ends-at", "match",
)  # fmt: skip


def tsv(timeline: Timeline, style: Style) -> Iterator[str]:
    r"""Yield a header and a line an event; tabs and line ends inside a value are \t and \n."""
    names = style.columns or TSV
    yield tsv_line(names)
    yield from map(tsv_line, cells(timeline, names, style.dates or "edtf", BETWEEN))


def tsv_line(values: Iterable[str]) -> str:
    """Return one line of TSV."""
    return "\t".join(map(tab_value, values)) + "\n"


def csv(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield a header and a record an event, as RFC 4180 has it but with the system's line end.

    Cells that a spreadsheet would run as a formula are defused unless the style is raw.
    """
    names = style.columns or CSV + fields(timeline)
    yield csv_line(names)
    for row in cells(timeline, names, style.dates or "edtf", BETWEEN):
        yield csv_line(row, style.raw)


def csv_line(values: Iterable[str], raw: bool = False) -> str:
    """Return one record of CSV, its cells defused unless `raw`."""
    line = ",".join(_quoted(cell(value, raw)) for value in values)
    return (line or '""') + "\n"  # an empty line would be no record


def _quoted(value: str) -> str:
    if any(mark in value for mark in ',"\n') or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value

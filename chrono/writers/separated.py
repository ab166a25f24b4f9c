"""Values separated by tabs or commas, for other programs."""

from collections.abc import Iterable, Iterator
from typing import Final

from chrono.timeline import Timeline
from chrono.writers import Style
from chrono.writers.cells import BETWEEN, cells, fields
from chrono.writers.escape import cell, tab_value

TSV: Final = (
    "id", "date", "zone", "title", "orgs", "places", "source", "earliest", "latest", "match",
)  # fmt: skip
CSV: Final = (
    "id", "date", "zone", "title", "orgs", "people", "places", "names", "tags", "source", "page",
    "paragraph", "line", "locator", "phrase", "quote", "note", "status", "modality", "earliest",
    "latest", "starts-at", "ends-at", "match",
)  # fmt: skip


_COMPUTED: Final = ("starts-at", "ends-at", "status", "modality")


def tsv(timeline: Timeline, style: Style) -> Iterator[str]:
    r"""Yield a header and a line an event; tabs and line ends inside a value are \t and \n."""
    names = style.columns or TSV
    yield tsv_line(names)
    yield from map(tsv_line, cells(timeline, names, style.dates or "edtf", BETWEEN))


def unheld(timeline: Timeline) -> list[str]:
    """Return the columns of CSV that TSV has not, and in which some event has something."""
    names = tuple(name for name in (*CSV, *fields(timeline)) if name not in TSV)
    table = cells(timeline, names, "edtf")
    shown = [name for name, *texts in zip(names, *table, strict=True) if any(texts)]
    return [name for name in shown if name not in _COMPUTED]


def tsv_line(values: Iterable[str]) -> str:
    """Return one line of TSV."""
    return "\t".join(map(tab_value, values)) + "\n"


def csv(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield a header and a record an event, as RFC 4180 has it but with the system's line end.

    Cells that a spreadsheet would run as a formula are defused unless the style is raw.
    """
    names, dates = style.columns, style.dates or "edtf"
    rows = cells(timeline, names, dates, BETWEEN) if names else []
    if not names:
        from chrono.writers.remainder import table  # which needs json

        names, rows = table(timeline, CSV, dates)
    yield csv_line(names)
    for row in rows:
        yield csv_line(row, style.raw)


def csv_line(values: Iterable[str], raw: bool = False) -> str:
    """Return one record of CSV, its cells defused unless `raw`."""
    line = ",".join(_quoted(cell(value, raw)) for value in values)
    return (line or '""') + "\n"  # an empty line would be no record


def _quoted(value: str) -> str:
    if any(mark in value for mark in ',"\n') or value != value.strip():
        return '"' + value.replace('"', '""') + '"'
    return value

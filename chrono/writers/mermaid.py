"""A Mermaid `timeline`, which many Markdown pages draw.

Its periods are words, so that it holds any date and none; events of one date stand together.
Mermaid draws at most 50,000 characters unless it is told otherwise.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from chrono.timeline import Row, Timeline
from chrono.writers import Style
from chrono.writers.cells import date_text
from chrono.writers.escape import one_line

# What Mermaid or the page around it may read as its own, as its entity codes.
_CODES: Final = {ord(sign): f"#{ord(sign)};" for sign in ":;#%<>&\"'`{}\\|@[]"}


def mermaid(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield a line a date, its events behind colons."""
    yield "timeline\n"
    name = next((file.name for file in timeline.chronology.files if file.name), "")
    if name:
        yield f"    title {_text(name)}\n"

    def period(row: Row) -> str:
        return date_text(row.event, timeline, style.dates or "words")

    for when, rows in groupby(timeline.rows, period):
        first, *more = (_text(row.event.title) for row in rows)
        yield f"    {_text(when)} : {first}\n"
        yield from (f"        : {title}\n" for title in more)


def _text(text: str) -> str:
    return one_line(text).translate(_CODES).strip()

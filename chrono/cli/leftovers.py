"""Notes on the dates of a document that made no claims: `open_dates`, `dates_left`."""

import re
from shlex import quote
from typing import Final

from chrono.dates import Date
from chrono.readers import Document

COUNTED: Final = re.compile(r"ago|step")  # rules of what is counted from another day


def open_dates(document: Document) -> list[str]:
    """Return a note on the expressions that count from a day of publication nobody gave."""
    from chrono.temporal import tag

    undated = (one for one in tag(document.text, None, document.language) if one.date is None)
    found = [one for one in undated if one.value.startswith("XXXX") or COUNTED.search(one.rule)]
    if not found:
        return []
    one = len(found) == 1
    what, are = ("1 date counts", "is") if one else (f"{len(found):,} dates count", "are")
    return [f"{what} from a day of publication, as “{found[0].text}” does, and {are} not read: "
            "--published gives the day"]  # fmt: skip


def dates_left(document: Document, day: Date | None) -> list[str]:
    """Return a note on the dates of a document in which no event was found, if it has any."""
    from chrono.temporal import annotate

    count = len(annotate(document.text, day, document.language).phrases)
    if not count:
        return []
    found = "1 date was found" if count == 1 else f"{count:,} dates were found"
    return [f"{found}, but no event: `chrono tag {quote(document.path)}` lists dates"]

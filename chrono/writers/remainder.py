"""What the cells of a table cannot hold of an event, kept in one more column for chrono alone.

A cell has no room for several claims, for a name with a semicolon in it, or for a list that is one
of several texts. The column is there only when some event needs it; an import reads it.
"""

import re
from collections.abc import Mapping
from json import dumps
from typing import Final

from chrono.claims import NAMES, RELATED, Claim, Event
from chrono.timeline import Timeline
from chrono.writers import escape
from chrono.writers.cells import BETWEEN, cells, fields
from chrono.writers.objects import claim_object
from chrono.zones import floats

OURS: Final = "chrono"  # the name of the column
# The keys of a claim that have a column, and those that an event has too.
FLAT: Final = ("source", "page", "paragraph", "line", "locator", "phrase", "quote")
_SHARED: Final = ("date", "modality")
_SEMICOLON: Final = re.compile(r"[;\r\n]")
APART: Final = re.compile(r"[;,\r\n]")  # what may part the sources that a text names


def table(
    timeline: Timeline, columns: tuple[str, ...], dates: str
) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return all columns of a table that holds events whole, and its rows, unescaped."""
    names = columns + fields(timeline)
    rows = cells(timeline, names, dates, BETWEEN)
    rest = [remainder(row.event) for row in timeline.rows]
    if any(rest):
        names = (*names, OURS)
        for line, held in zip(rows, rest, strict=True):
            line.append(escape.json(dumps(held, ensure_ascii=False)) if held else "")
    return names, rows


def remainder(event: Event) -> Mapping[str, object]:
    """Return the keys of an event that its cells do not hold, with their values.

    >>> remainder(Event("a", None, "A", people=("Smith, John",), claims=(Claim(source="x"),)))
    {}
    >>> remainder(Event("a", None, "A", people=("Smith; John",)))
    {'people': ('Smith; John',)}
    """
    held: dict[str, object] = {key: names for key in NAMES if _joins(names := getattr(event, key))}
    if any(map(APART.search, event.tags)):
        held["tags"] = event.tags
    if event.zone and not (event.date and floats(event.date)):
        held["zone"] = event.zone
    held |= {key: getattr(event, key) for key in RELATED if getattr(event, key)}
    if claims := _claims(event):
        held["claims"] = claims
    own = {key: value for key, value in event.fields if not isinstance(value, str)}
    return held | ({"fields": own} if own else {})


def joined(claims: tuple[Claim, ...], key: str) -> str:
    """Return the cell that holds a key of claims, of several for a reader alone."""
    texts = [str(text) for claim in claims if (text := getattr(claim, key))]
    return BETWEEN.join(dict.fromkeys(texts)) if key == "source" else " / ".join(texts)


def _joins(names: tuple[str, ...]) -> bool:
    return any(map(_SEMICOLON.search, names))


def _claims(event: Event) -> list[dict[str, object]]:
    """Return the claims, of a single one what neither a cell nor the event says; often nothing."""
    if len(event.claims) != 1:
        return [claim_object(claim) for claim in event.claims]
    (one,) = event.claims
    if APART.search(one.source) or one.page.startswith("p. "):
        return [claim_object(one)]
    said = {*FLAT, *(key for key in _SHARED if getattr(one, key) == getattr(event, key))}
    held = {key: value for key, value in claim_object(one).items() if key not in said}
    return [held] if held else []

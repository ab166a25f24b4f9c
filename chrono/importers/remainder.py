"""The column of our own tables that holds what their other cells cannot, beside those cells.

A cell that somebody has changed holds; but several claims share one cell, of which no change can be
taken: it is said, and the claims stay as the column has them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from chrono.claims import NAMES, RELATED, Claim, Event
from chrono.errors import DateError, Problem
from chrono.importers import Item, Skipped, json_text
from chrono.importers.fields import line, shape, wrong
from chrono.importers.objects import ShapeError, event_of
from chrono.writers.cells import BETWEEN
from chrono.writers.remainder import FLAT, joined

_KEYS: Final = frozenset([*NAMES, *RELATED, "tags", "zone", "claims", "fields"])
_CHANGED: Final = "a cell was changed that several claims share; the column chrono has them"


class Remainder:
    """What the column says of an event, and what there is to tell of it."""

    def __init__(self, path: str, row: int, cell: str) -> None:
        """Read a cell; `problem` is what is wrong with it."""
        self.place = f"{path}:{row}"
        self.held: Mapping[str, Any] = {}
        self.event = Event("", None, "")
        self.problem: Problem | None = None
        self.told: list[Item] = []
        found = json_text.whole(path, cell, row) if cell.strip() else {}
        if isinstance(found, Problem) or not isinstance(found, dict) or json_text.twice(found):
            hint = "it is as chrono wrote it, or empty"
            self.problem = shape(path, row, "the column chrono has no object of JSON", hint, cell)
            return
        self.held = {key: value for key, value in found.items() if key in _KEYS}
        try:
            self.event = event_of(self.held, "")
        except ShapeError as error:
            self.problem = shape(path, row, f"the column chrono: {error}", "", cell)
        except DateError as error:
            self.problem = wrong(path, row, error, cell)

    def joined(self, flat: Event, cells: Mapping[str, str]) -> Event:
        """Return an event with what the column has; `cells` are those of the row, by key."""
        made: dict[str, Any] = {}
        for key in self.held:
            value = getattr(self.event, key)
            if key == "claims":
                made[key] = self._claims(value, flat.claims, cells)
            elif key == "fields":
                made[key] = tuple(_own(flat.fields, dict(value)))
            elif key not in cells or _alike(BETWEEN.join(value), cells[key]):
                made[key] = value
        return flat._replace(**made)

    def _claims(
        self, claims: tuple[Claim, ...], flat: tuple[Claim, ...], cells: Mapping[str, str]
    ) -> tuple[Claim, ...]:
        changed = [
            key for key in FLAT if key in cells and not _alike(joined(claims, key), cells[key])
        ]
        if changed and len(claims) == 1:
            said = flat[0] if flat else Claim()
            return (claims[0]._replace(**{key: getattr(said, key) for key in changed}),)
        if changed:
            self.told.append(Skipped(f"{self.place} {', '.join(changed)}", _CHANGED))
        return claims


def _alike(written: str, cell: str) -> bool:
    return line(written) == line(cell)


def _own(
    flat: tuple[tuple[str, Any], ...], held: dict[str, Any]
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Yield the owner's fields, those that are lists as the column has them."""
    for key, shown in flat:
        value = held.get(key, "")
        yield key, value if value and _alike(BETWEEN.join(value), shown) else shown

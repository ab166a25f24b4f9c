"""What the script of the page knows of the events, in their order, as JSON.

An event is a list: first, begun, ended, last, known of its `Bar` (seconds on the line of time, null
for no bound, all null when undated), `Mark` flags, the number of its colour, its kind of statement,
and for each of `FACETS` the numbers of its names. A name of an entity stands for all its aliases,
and an event has the names of what its own are a part of: a query finds it by these too.
"""

from collections.abc import Iterator
from enum import IntFlag
from json import dumps
from typing import Final

from chrono.chart.bars import REACH, Bar
from chrono.chart.hues import hues
from chrono.chart.sheet import sheet
from chrono.claims import MODALITIES, Entity, Event
from chrono.names import Names
from chrono.timeline import Timeline
from chrono.writers import Style, escape

FACETS: Final = {"org": "orgs", "person": "people", "place": "places", "tag": "tags"}


class Mark(IntFlag):
    """What is to be known of a date; page.js has the same numbers."""

    MOMENT = 1
    CHOICE = 2
    DOUBT = 4
    LEFT_ARROW = 8
    LEFT_FADE = 16
    RIGHT_ARROW = 32
    RIGHT_FADE = 64
    ROUGH = 128  # approximate, uncertain, or one of several


class _Facet:
    """The names of one facet, numbered as they are met."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._known: dict[str, tuple[int, ...]] = {}
        self.labels: dict[str, int] = {}

    def numbers(self, held: tuple[str, ...]) -> list[int]:
        """Return the numbers of some names and of what these are a part of, each once."""
        return sorted({number for name in held for number in self._of(name)})

    def _of(self, name: str) -> tuple[int, ...]:
        if name not in self._known:
            found = dict.fromkeys(self._wholes(name))
            self._known[name] = tuple(
                self.labels.setdefault(each, len(self.labels)) for each in found
            )
        return self._known[name]

    def _wholes(self, name: str) -> Iterator[str]:
        waiting, asked, seen = [name], {name}, set()  # an entity may be in itself, by another name
        while waiting:
            each = waiting.pop()
            entities: list[Entity] = self._names.entities(each)
            for key in [entity.key for entity in entities] or [each]:
                if key not in seen:
                    seen.add(key)
                    yield key
            new = {entity.part_of for entity in entities if entity.part_of} - asked
            asked |= new
            waiting += sorted(new)


def marks(timeline: Timeline, style: Style) -> str:
    """Return the marks of a timeline as JSON that can stand in a script element."""
    drawn = sheet(timeline.rows, timeline.chronology, style.window)
    bars = {item.row.id: item.bar for item in drawn.items}
    colours = hues((row.event for row in timeline.rows), style.hues)
    names = Names(timeline.chronology.entities)
    facets = {name: _Facet(names if name != "tag" else Names({})) for name in FACETS}
    events = [
        [
            *_bounds(bars.get(row.id)),
            _flags(row.event, bars.get(row.id)),
            colours.of(row.event),
            MODALITIES.index(row.event.modality),
            *(facets[name].numbers(getattr(row.event, held)) for name, held in FACETS.items()),
        ]
        for row in timeline.rows
    ]
    held = {
        "zone": drawn.zone,
        "reach": REACH,
        "hues": colours.names,
        "modalities": MODALITIES,
        "facets": {name: list(facet.labels) for name, facet in facets.items()},
        "events": events,
    }
    text = escape.json(dumps(held, ensure_ascii=False, separators=(",", ":")))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _bounds(bar: Bar | None) -> tuple[int | None, ...]:
    return (*bar[:4], bar.known) if bar else (None,) * 5


def _flags(event: Event, bar: Bar | None) -> int:
    date = event.date
    if bar is None or date is None:
        return 0
    flags = Mark(0)
    for holds, flag in (
        (bar.moment, Mark.MOMENT),
        (bar.choice, Mark.CHOICE),
        (bar.doubt, Mark.DOUBT),
        (bar.left == "arrow", Mark.LEFT_ARROW),
        (bar.left == "fade", Mark.LEFT_FADE),
        (bar.right == "arrow", Mark.RIGHT_ARROW),
        (bar.right == "fade", Mark.RIGHT_FADE),
        (date.approximate or date.uncertain or bar.choice, Mark.ROUGH),
    ):
        flags |= flag if holds else Mark(0)
    return int(flags)

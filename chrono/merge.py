"""Two chronologies put together: what both say stands once, what they say differently is told.

The first file is kept as it stands, comments and all, and what only the second has is added to it.
Where both have an id or a key and say different things, the first one's stays: a `Clash`. A key
that names two different documents is none: the second one's gets a key of its own, so that no
event is cited from a document it is not in.
"""

import os
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from chrono.claims import Chronology, Entity, Event, File, Source
from chrono.errors import ChronoError
from chrono.store import load_text
from chrono.store.additions import Additions, added, entries
from chrono.store.names import unused
from chrono.store.proof import meaning
from chrono.store.text import Text

_PLACES: Final = ("key", "line", "path", "at")


class Clash(NamedTuple):
    """What two files say differently, and in what; the lines are those of the entries."""

    what: str  # event, source or entity
    name: str
    first: str  # file:line
    second: str
    differs: tuple[str, ...]  # keys

    def __str__(self) -> str:
        keys = ", ".join(self.differs)
        return f"{self.second}: {self.what} {self.name} differs from {self.first} in {keys}"


class Rezoned(NamedTuple):
    """An event of the second file whose time has no zone there, and gets that of the first."""

    id: str
    place: str  # file:line
    zone: str

    def __str__(self) -> str:
        what = f"{self.place}: event {self.id} has a local time of no zone"
        return f"{what}; it is added, and read in {self.zone} now, the zone of the first file"


class Merged(NamedTuple):
    """The text of both together, what was added to the first, and where they clash."""

    text: str
    added: int  # events
    same: int
    renamed: tuple[tuple[str, str], ...]  # sources of the second: key there, key here
    clashes: tuple[Clash, ...]
    rezoned: tuple[Rezoned, ...]


def merge(first: Text, second: Text, folder: str) -> Merged:
    """Return two chronologies as one text for a file in `folder`.

    Raises `ChronoError` when either is no chronology, or has copies of sources by paths that mean
    nothing in that folder.
    """
    ours, theirs = load_text(first), load_text(second)
    for text, chronology in ((first, ours), (second, theirs)):
        _check_copies(text, chronology, folder)
    file, other = ours.files[0], theirs.files[0]
    clashes: list[Clash] = []
    keys = _keys(file, other)
    sources = tuple(_sources(file, other, keys, clashes))
    entities = tuple(_entities(ours.entities, theirs.entities, clashes))
    known = {event.id: event for event in ours.events}
    events = []
    rezoned: list[Rezoned] = []
    same = 0
    lines = dict(entries(second))
    for event in theirs.events:
        moved = _moved(event, keys, other.zone, file.zone)
        if moved is not event:
            lines.pop(event.id, None)
        mine = known.get(event.id)
        if mine is None:
            events.append(moved)
            if file.zone and not other.zone and not event.zone and _floats(event):
                rezoned.append(Rezoned(event.id, _place(event), file.zone))
        elif differs := _differences(_zoned(mine, file), _zoned(event, other, moved)):
            clashes.append(Clash("event", event.id, _place(mine), _place(event), differs))
        else:
            same += 1
    made = added(first, Additions(sources, entities, tuple(events), lines))
    renamed = tuple((key, name) for key, name in keys.items() if key != name)
    return Merged(made, len(events), same, renamed, tuple(clashes), tuple(rezoned))


def _check_copies(text: Text, chronology: Chronology, folder: str) -> None:
    held = os.path.dirname(os.path.realpath(text.path))
    copies = [source.key for source in chronology.files[0].sources.values() if source.file]
    if copies and held != os.path.realpath(folder):
        raise ChronoError(
            f"the copy of source {copies[0]} lies in the folder of {text.path}",
            f"write to a file in {held}",
        )


def _keys(file: File, other: File) -> dict[str, str]:
    """Return the key that each source of the second file has in the result."""
    taken = {*file.sources, *other.sources}
    keys = {}
    for key, source in other.sources.items():
        mine = file.sources.get(key)
        if mine is None or _alike(mine, source):
            keys[key] = key
        else:  # which it may have been given a key for before
            same = (name for name, held in file.sources.items() if not _differences(held, source))
            keys[key] = next(same, None) or unused(key, taken)
        taken.add(keys[key])
    return keys


def _alike(mine: Source, theirs: Source) -> bool:
    """Whether two sources are one document: the same in what tells documents apart, or in all."""
    telling = ("sha256", "url", "title")
    pairs = [(getattr(mine, name), getattr(theirs, name)) for name in telling]
    if mine.part != theirs.part:  # two messages in one file
        return False
    given = [pair for pair in pairs if all(pair)]
    return given[0][0] == given[0][1] if given else not any(map(any, pairs))


def _sources(
    file: File, other: File, keys: Mapping[str, str], clashes: list[Clash]
) -> Iterator[Source]:
    for key, source in other.sources.items():
        if keys[key] not in file.sources:
            yield source._replace(key=keys[key])
        elif differs := _differences(file.sources[keys[key]], source):
            places = f"{file.path}:{file.sources[key].line}", f"{other.path}:{source.line}"
            clashes.append(Clash("source", key, *places, differs))


def _entities(
    ours: Mapping[str, Entity], theirs: Mapping[str, Entity], clashes: list[Clash]
) -> Iterator[Entity]:
    for key, entity in theirs.items():
        mine = ours.get(key)
        if mine is None:
            yield entity
        elif differs := _differences(mine, entity):
            places = f"{mine.path}:{mine.line}", f"{entity.path}:{entity.line}"
            clashes.append(Clash("entity", key, *places, differs))


def _moved(event: Event, keys: Mapping[str, str], old: str, new: str) -> Event:
    """Return an event as it says the same in the first file: its sources' keys, its zone."""
    if any(keys[key] != key for key in event.sources):
        claims = tuple(
            claim._replace(source=keys[claim.source]) if claim.source else claim
            for claim in event.claims
        )
        event = event._replace(claims=claims)
    if old and old != new and not event.zone and _floats(event):
        event = event._replace(zone=old)
    return event


def _zoned(event: Event, file: File, moved: Event | None = None) -> Event:
    """Return an event, or what it is when moved, with the zone that its local time is read in."""
    found = moved or event
    return found._replace(zone=event.zone or file.zone) if _floats(event) else found


def _floats(event: Event) -> bool:
    """Whether the zone of its file matters to it."""
    date = event.date
    times = (date.start_time, date.end_time) if date else ()
    return any(time and time.offset is None for time in times)


def _differences(mine: Event | Source | Entity, theirs: Event | Source | Entity) -> tuple[str, ...]:
    """Return the keys in which two entries differ, wherever they stand."""
    if isinstance(mine, Event) and isinstance(theirs, Event):
        mine, theirs = meaning(mine), meaning(theirs)
    fields = (name for name in mine._fields if name not in _PLACES)
    differing = [name for name in fields if getattr(mine, name) != getattr(theirs, name)]
    return tuple("in" if name == "part_of" else name for name in differing)


def _place(event: Event) -> str:
    return f"{event.path}:{event.at}"

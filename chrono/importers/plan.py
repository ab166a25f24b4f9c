"""The events of another file beside a chronology: what is new in them, and what they change.

An event is known again by its id, or by the key that its first import left under `fields:` as
`imported`. What the file says of it then takes the place of what the chronology says; what the
file does not say stays.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from chrono.claims import CLAIM_ON_EVENT, NAMES, Chronology, Claim, Entity, Event, Source
from chrono.errors import ChronoError, DateError, Problem
from chrono.importers import Entry, Item, Skipped, Told
from chrono.importers.citations import Citations
from chrono.importers.fields import line, text, wrong
from chrono.importers.kinds import Sorter
from chrono.names import fold
from chrono.store.names import event_id
from chrono.zones import floats, unclear

IMPORTED: Final = "imported"
_KEYS: Final = (
    "date", "title", *NAMES, "tags", "status", "modality", "note", "zone", "ruling", "before",
    "after", "during", "ignore",
)  # fmt: skip
_USUAL: Final = {"status": "accepted", "modality": "asserted"}
_LOST: Final = re.compile("[\0\ud800-\udfff]")  # no text, and half of a character
_MOST: Final = 1000  # problems that one error carries
_SEVERAL: Final = "a cell that names several sources, each taken for one"
_WHOSE: Final = (
    "several sources beside one quote or place, which is kept as a claim without a source"
)

Changes = Mapping[str, Mapping[str, str | tuple[str, ...]]]  # by id and key


class Plan(NamedTuple):
    """What an import is to do, what it leaves out, and the entries that it refuses."""

    sources: tuple[Source, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    changes: Changes
    same: int
    skipped: tuple[Skipped, ...]
    problems: tuple[Problem, ...] = ()
    told: tuple[Told, ...] = ()


class Planner:
    """Goes through the events of a file, with what is known of the chronology by then."""

    def __init__(
        self,
        chronology: Chronology,
        path: str,
        usual: Event,
        source: str,
        proposed: Iterable[Source] = (),
    ) -> None:
        """Take the file to add to, and what is set on events whose own file does not say.

        `proposed` are sources of its proposals, which are added where an event cites them.
        """
        self.path = path
        self.usual = usual
        self.source = source
        self.file = chronology.files[0]
        self.known = {event.id: event for event in chronology.events}
        self.ids = set(self.known)
        self.by_key = {
            str(key): event
            for event in chronology.events
            for name, key in event.fields
            if name == IMPORTED
        }
        self.kinds = {
            fold(name): entity.kind
            for entity in chronology.entities.values()
            for name in entity.names()
        }
        for event in chronology.events:
            self.kinds.update({fold(org): "org" for org in event.orgs})
        self.sorter = Sorter(self.kinds)
        self.cited = Citations(self.file, proposed)
        self.people = chronology.entities
        self.entities: dict[str, Entity] = {}
        self.events: dict[str, Event] = {}
        self.changes: dict[str, dict[str, str | tuple[str, ...]]] = {}
        self.skipped: list[Skipped] = []
        self.told: list[Told] = []
        self.seen: dict[str, tuple[str, int, Event]] = {}  # by id or key: its place, the event
        self.alike: dict[str, list[Event]] = {}  # by date and title, of what has neither
        self.same = 0

    def take(self, entry: Entry) -> Problem | None:
        """Take one event into the plan; the same twice is nothing, two of one id are wrong."""
        path = entry.path or self.path
        if bad := _unstorable(entry.event):
            hint = "take it out of the file"
            what = f"a control character, U+{ord(bad):04X}"
            return Problem(path, entry.line, 1, "Y108", what, hint, text=entry.text)
        if not entry.event.id and not entry.key:
            key = self._key(entry.event)
            if not key:
                self.skipped.append(Skipped(f"{path}:{entry.line}", "the same event again"))
                return None
            entry = entry._replace(key=key)
        name = entry.event.id or entry.key
        file, row, before = self.seen.setdefault(name, (path, entry.line, entry.event))
        if (file, row) != (path, entry.line):
            if before == entry.event:
                self.skipped.append(Skipped(f"{path}:{entry.line}", "the same event again"))
                return None
            place = f"on line {row}" if file == path else f"in {file}"
            what = f"{name[:80]} is {place} already"
            return Problem(path, entry.line, 1, "I101", what, text=entry.text)
        try:
            event = self._completed(entry)
        except DateError as error:
            return wrong(path, entry.line, error, entry.text)
        known = self.known.get(event.id) if event.id else self.by_key.get(entry.key)
        if known and known.zone:
            event = event._replace(zone=entry.event.zone)
        if known is None or event.date != known.date:
            zone = event.zone or (known.zone if known else "") or self.file.zone
            for one in unclear(event.date, zone) if event.date else ():
                return Problem(path, entry.line, 1, "C120", one.message, one.hint, text=entry.text)
        if known is None:
            self._add(event, entry.key)
        else:
            self._compare(known, event, entry.explicit)
        return None

    def _key(self, event: Event) -> str:
        """Return what an event is known by that has no id: nothing when it was there before."""
        name = f"{event.date or 'undated'} {event.title}"
        before = self.alike.setdefault(name, [])
        if event in before:
            return ""
        before.append(event)
        return name if len(before) == 1 else f"{name} ({len(before)})"

    def _completed(self, entry: Entry) -> Event:
        """Return an event with its sources by their keys, and what the options say of all."""
        event, claims = entry.event, entry.event.claims
        if self.source:
            claims = tuple(
                claim if claim.source else claim._replace(source=self.source)
                for claim in claims or (Claim(),)
            )
        claims = tuple(one for claim in claims for one in self._cited(claim, entry))
        status = event.status if event.status != "accepted" else self.usual.status
        local = event.date is not None and floats(event.date)
        zone = event.zone or (self.usual.zone if local else "")
        return event._replace(
            claims=claims,
            status=status,
            zone="" if zone == self.file.zone else zone,
            **self._sorted(entry),
        )

    def _sorted(self, entry: Entry) -> dict[str, Any]:
        """Return the names of an event by their kinds, and its tags without organisations."""
        event = entry.event
        orgs = [tag for tag in event.tags if self.kinds.get(fold(tag)) == "org"]
        found = {key: [*getattr(event, key)] for key in NAMES}
        found["orgs"] += orgs
        for name, usual in entry.unsorted:
            key = self.sorter.key(name, usual)
            found[key].append(name)
        tags = tuple(tag for tag in event.tags if tag not in orgs)
        return {"tags": tags, **{key: tuple(dict.fromkeys(held)) for key, held in found.items()}}

    def _cited(self, claim: Claim, entry: Entry) -> tuple[Claim, ...]:
        """Return a claim with its source by its key; one for each source where they are several."""
        if not claim.source:
            return (claim,)
        if not entry.loose:
            return (claim._replace(source=self.cited.key(claim.source)),)
        before = len(self.cited.made)
        found = self.cited.claims(claim)
        place = f"{entry.path or self.path}:{entry.line}"
        if len(found) > 1 and len(self.cited.made) > before:
            self.told.append(Told(place, _SEVERAL))
        if not found[-1].source:
            self.told.append(Told(place, _WHOSE))
        return found

    def meet(self, entity: Entity) -> None:
        """Take a person, place or organisation that the chronology does not have yet."""
        known = self.people.get(entity.key)
        if known is None:
            self.entities[entity.key] = entity
        elif (known.born, known.died) != (entity.born, entity.died):
            self.skipped.append(Skipped(entity.key, "an entity with other dates, which stay"))

    def _add(self, event: Event, key: str) -> None:
        if not event.id:
            event = event._replace(id=event_id(event.title, self.ids))
            event = event._replace(fields=(*event.fields, (IMPORTED, line(key))))
            self.by_key[key] = event
        self.ids.add(event.id)
        self.events[event.id] = event

    def _compare(self, known: Event, event: Event, explicit: tuple[str, ...]) -> None:
        changes = dict(_differences(known, event, explicit))
        own = {line(key): held for key, held in known.fields if key != IMPORTED}
        if any(not _same(held, own.get(key)) for key, held in event.fields):
            self.skipped.append(Skipped(known.id, "its own keys under fields: differ, and stay"))
        if len(known.claims) > 1 or len(event.claims) > 1:
            left = set(event.claims) - set(known.claims)
            if any(not any(_agrees(one, held) for held in known.claims) for one in left):
                self.skipped.append(Skipped(known.id, "claims that differ: it has several"))
        else:
            changes |= _claim_differences(known, event)
        if changes:
            self.changes[known.id] = changes
        else:
            self.same += 1


def _unstorable(event: Event) -> str:
    """Return the first character of an event that no text file can hold."""
    texts = [event.title, event.note, event.zone, *event.tags]
    texts += [name for key in NAMES for name in getattr(event, key)]
    texts += [text for claim in event.claims for text in claim if isinstance(text, str)]
    texts += [
        text
        for key, held in event.fields
        for text in (key, *([held] if isinstance(held, str) else held))
    ]
    found = next(
        (found for text in texts if not text.isprintable() and (found := _LOST.search(text))), None
    )
    return found[0] if found else ""


def _same(said: Any, held: Any) -> bool:
    """Whether a value is the one that is known, as far as a file of another program has it.

    Its texts have no blanks around them, and other line ends.
    """
    if isinstance(said, str) and isinstance(held, str):
        return said in (held, text(held)) or ("\n" not in held and said == line(held))
    if isinstance(said, tuple) and isinstance(held, tuple):
        return len(said) == len(held) and all(map(_same, said, held))
    return bool(said == held)


def _agrees(said: Claim, held: Claim) -> bool:
    """Whether a claim says nothing that another does not."""
    return all(_same(one, other) for one, other in zip(said, held, strict=True) if one)


def _differences(
    known: Event, event: Event, explicit: tuple[str, ...] = ()
) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for key in _KEYS:
        said, held = getattr(event, key), getattr(known, key)
        if said and not _same(said, held) and (said != _USUAL.get(key) or key in explicit):
            yield key, said if isinstance(said, tuple) else str(said)


def _claim_differences(known: Event, event: Event) -> dict[str, Any]:
    """Return what the one claim of an event says other than the one that is known."""
    if not event.claims:
        return {}
    held = known.claims[0] if known.claims else Claim()
    found = {}
    for key in CLAIM_ON_EVENT:
        said = getattr(event.claims[0], key)
        if said and not _same(said, getattr(held, key)):
            found[key] = said if isinstance(said, tuple) else str(said)
    return found


def plan(
    items: Iterable[Item],
    chronology: Chronology,
    path: str,
    usual: Event,
    source: str = "",
    strict: bool = False,
    proposed: Iterable[Source] = (),
) -> Plan:
    """Return what there is to do to a chronology of one file.

    `usual` has the status of events whose file says none, and the zone of times that have none;
    `source` is that of claims without one; `proposed` are the sources of its proposals.
    An entry with a problem is refused alone, and the plan has its problem. Raises `ChronoError`
    with all problems when `strict` is set, or when no entry can be taken.
    """
    made = Planner(chronology, path, usual, source, proposed)
    problems: list[Problem] = []
    try:
        for item in items:
            found = made.take(item) if isinstance(item, Entry) else item
            if isinstance(found, Problem):
                problems.append(found)
            elif isinstance(found, Skipped):
                made.skipped.append(found)
            elif isinstance(found, Entity):
                made.meet(found)
            elif isinstance(found, Source):
                made.cited.offered[found.title] = found
            elif isinstance(found, Told):
                made.told.append(found)
    except ChronoError as error:
        shown = (*problems, *error.problems) if error.problems else ()
        raise ChronoError(error.message, error.hint, shown) from None
    if problems and (strict or not (made.events or made.changes or made.same)):
        shown = tuple(problems[:_MOST])
        message = "cannot be imported; nothing was written"
        raise ChronoError(message, "; ".join(one.what for one in made.told if not one.why), shown)
    return Plan(
        tuple(made.cited.made.values()), tuple(made.entities.values()), tuple(made.events.values()),
        made.changes, made.same, tuple(made.skipped), tuple(problems),
        (*made.told, *made.sorter.told()),
    )  # fmt: skip

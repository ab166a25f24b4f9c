"""Proof that a change to a file says what was meant, and that nothing else in it differs."""

from collections.abc import Callable, Collection, Mapping
from typing import Any, NamedTuple, TypeVar

from chrono.claims import (
    CLAIM_ON_EVENT,
    KEYS,
    Chronology,
    Claim,
    Entity,
    Event,
    Key,
    Source,
    worded,
)  # fmt: skip
from chrono.errors import ChronoError
from chrono.store.load import load_text
from chrono.store.nodes import Items, Scalar
from chrono.store.shapes import SHAPES, read_date
from chrono.store.text import Report, Text
from chrono.zones import unclear

T = TypeVar("T", Event, Source, Entity)


class Wanted(NamedTuple):
    """The entries that a change is to leave different, by id or key; None for one to be gone."""

    events: Mapping[str, Event | None] = {}
    sources: Mapping[str, Source | None] = {}
    entities: Mapping[str, Entity | None] = {}

    def joined(self, other: "Wanted") -> "Wanted":
        """Return what this and a later change are to leave."""
        return Wanted(
            {**self.events, **other.events},
            {**self.sources, **other.sources},
            {**self.entities, **other.entities},
        )


def proved(path: str, changed: str, wanted: Wanted, before: Chronology) -> str:
    """Return the changed text when it says what was meant, and nothing else differs.

    Raises `ChronoError` with what is wrong in it, as when an option had a value that cannot be.
    """
    after = _loaded(path, changed)
    old = {event.id: event for event in before.events}
    _clear(after, wanted.events, old)
    if _settings(before) != _settings(after):
        raise ChronoError(f"{path}: the change would touch the settings of the file")
    _compare(path, old, wanted.events, {event.id: event for event in after.events}, meaning)
    held, found = before.files[0].sources, after.files[0].sources
    _compare(path, held, wanted.sources, found, _source)
    _compare(path, before.entities, wanted.entities, after.entities, _entity)
    return changed


def _compare(
    path: str,
    before: Mapping[str, T],
    wanted: Mapping[str, T | None],
    after: Mapping[str, T],
    meaning: Callable[[T], T],
) -> None:
    """Raise `ChronoError` where entries after a change are not those before with those wanted."""
    expected = {**before, **wanted}
    for name, entry in expected.items():
        found = after.get(name)
        if (found and meaning(found)) != (entry and meaning(entry)):
            raise ChronoError(f"{path}: the change would not be read back as it was meant ({name})")
    if others := after.keys() - expected.keys():
        raise ChronoError(f"{path}: the change would touch others: {', '.join(sorted(others))}")


def _settings(chronology: Chronology) -> tuple[str, str]:
    return chronology.files[0].name, chronology.files[0].zone


def _source(source: Source) -> Source:
    return source._replace(line=0)


def _entity(entity: Entity) -> Entity:
    return entity._replace(path="", line=0)


def proved_layout(path: str, changed: str, before: Chronology) -> str:
    """Return a text laid out anew when it says what it said, but for words of dates kept apart.

    Raises `ChronoError` when an entry would be read back otherwise.
    """
    after = _loaded(path, changed)
    found = {event.id: event for event in after.events}
    same = {event.id: _laid_out(event, found.get(event.id)) for event in before.events}
    return proved(path, changed, Wanted(same), before)


def with_words(
    path: str, changed: str, wanted: Mapping[str, Event | None], laid_out: Collection[str]
) -> Mapping[str, Event | None]:
    """Return the events wanted, those in canonical form with their words where that has them."""
    if not laid_out:
        return wanted
    found = read_back(path, changed)
    return {
        name: _laid_out(event, found.get(name)) if event and name in laid_out else event
        for name, event in wanted.items()
    }


def _laid_out(event: Event, after: Event | None) -> Event:
    """Return an event with the words of its dates where its canonical form has them: as phrases.

    A phrase is taken over only where it says the date of its claim.
    """
    event = event._replace(stated="")
    if after is None:
        return event
    old, new = meaning(event).claims, meaning(after).claims
    if not old and len(new) == 1:
        old = (Claim(event.date),)
    if len(old) != len(new):
        return event
    claims = []
    for one, other in zip(old, new, strict=True):
        words = "" if one.phrase or not other.phrase else other.phrase
        said = bool(words) and read_date(words)[0] == one.date
        claims.append(one._replace(phrase=words) if said else one)
    return event._replace(claims=tuple(claims))


def read_back(path: str, changed: str) -> dict[str, Event]:
    """Return the events of a changed text by id. A `ChronoError` says what is wrong in it now."""
    return {event.id: event for event in _loaded(path, changed).events}


def _loaded(path: str, changed: str) -> Chronology:
    try:
        return load_text(Text(path, changed.encode()))
    except ChronoError as error:
        what = "would not be a chronology any more; nothing was written"
        raise ChronoError(what, error.hint, error.problems) from None


def _clear(
    chronology: Chronology, wanted: Mapping[str, Event | None], before: Mapping[str, Event]
) -> None:
    """Refuse a new local time that the clocks of its zone skip or repeat."""
    for event in chronology.events:
        known = before.get(event.id)
        if event.id not in wanted or event.date is None:
            continue
        if known and (known.date, known.zone) == (event.date, event.zone):
            continue
        for one in unclear(event.date, chronology.zone(event)):
            raise ChronoError(one.message, one.hint)


def asked(event: Event, changes: Mapping[str, str | tuple[str, ...]], apart: bool) -> Event:
    """Return an event with keys set as a reader would take them; an empty value takes one out.

    `apart` is whether its one claim is written under `claims:`, where it does not follow the date
    and the modality of the event. A value that no reader takes changes nothing here: the file with
    it is refused.
    """
    own = {name: _read(name, new) for name, new in changes.items() if name in CLAIM_ON_EVENT}
    values = {name: _read(name, new) for name, new in changes.items() if name not in CLAIM_ON_EVENT}
    if "date" in values:
        values["date"], values["stated"] = values["date"] or (None, "")
    for name in ("status", "modality"):
        if name in values:
            values[name] = values[name] or Event._field_defaults[name]
    changed = event._replace(**values)
    claim = event.claims[0] if event.claims else Claim()
    if not apart:
        claim = claim._replace(date=changed.date, modality="")
    usual = Claim._field_defaults
    claim = claim._replace(**{name: usual[name] if x is None else x for name, x in own.items()})
    said = any(getattr(claim, name) != usual[name] for name in CLAIM_ON_EVENT)
    if len(event.claims) > 1 or not (said or apart):
        return changed if len(event.claims) > 1 else changed._replace(claims=())
    return changed._replace(claims=(claim,) if said or event.claims else ())


def asked_source(source: Source, changes: Mapping[str, str | tuple[str, ...]]) -> Source:
    """Return a source with keys set as a reader would take them."""
    return source._replace(**_values("source", changes))


def asked_entity(entity: Entity, changes: Mapping[str, str | tuple[str, ...]]) -> Entity:
    """Return an entity with keys set as a reader would take them."""
    values = _values("entity", changes)
    if "in" in values:
        values["part_of"] = values.pop("in")
    return entity._replace(**values)


def _values(part: str, changes: Mapping[str, str | tuple[str, ...]]) -> dict[str, Any]:
    """Return values of a source or an entity by key; one taken out is as if never written."""
    values = {}
    for name, new in changes.items():
        row = KEYS[part][name]
        read = _taken(name, row, new)
        if row.shape == "date":
            values[name] = read[0] if read else None
        else:
            values[name] = read or (() if row.shape == "texts" else "")
    return values


def _read(name: str, new: str | tuple[str, ...]) -> Any:
    """Return what a reader makes of a value of an event or a claim."""
    return _taken(name, KEYS["event"].get(name) or KEYS["claim"][name], new)


def _taken(name: str, row: Key, new: str | tuple[str, ...]) -> Any:
    """Return what a reader makes of a value, however it is written."""
    report = Report(Text("", b""))
    texts = (new,) if isinstance(new, str) else new
    parts = tuple(Scalar(text, "'" if text else "", 0, 0) for text in texts)
    node = parts[0] if isinstance(new, str) else Items(parts, True, 0, 0)
    return SHAPES[row.shape](report, name, row, node)


def meaning(event: Event) -> Event:
    """Return an event without where it stands and in which of two forms its claim is written, the
    words of its date as the phrase of its claim."""
    event = worded(event)
    claims = tuple(
        claim._replace(date=claim.date or event.date, modality=_own(claim.modality, event))
        for claim in event.claims
    )
    return event._replace(at=0, path="", claims=claims)


def _own(modality: str, event: Event) -> str:
    return "" if modality == event.modality else modality

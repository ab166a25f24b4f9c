"""The names in a query that a chronology does not know, and what may have been meant.

A name that an entity or an event has is known, whether or not an event is found by it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from chrono.claims import NAMES, Chronology, Entity, Event
from chrono.errors import ChronoError
from chrono.names import Names, fold
from chrono.query import NAME_FIELDS, Query, quoted
from chrono.spelling import suggestion

_KIND_WORDS: Final = {
    "org": "an organisation",
    "person": "a person",
    "place": "a place",
    "": "a name of no known kind",
}


def unknown(query: Query, chronology: Chronology) -> list[ChronoError]:
    """Return an error for each name, tag, source or id of a query that the chronology lacks.

    Each has the nearest that there is. A query that found events may have such too, where a field
    stands twice. A term that is negated asks for nothing.
    """
    names = Names(chronology.entities)
    found = []
    for term in query.terms:
        if term.negated:
            continue
        if term.field in NAME_FIELDS:
            found.append(_of_name(names, term.field, term.value, chronology))
        elif term.field in ("tag", "source", "id"):
            known = list(dict.fromkeys(_used(chronology.events, term.field)))
            if term.field == "source":
                known += [key for file in chronology.files for key in file.sources]
            if fold(term.value) not in {fold(each) for each in known}:
                found.append(_suggestion(term.field, term.value, known))
    return [error for error in found if error]


def _of_name(names: Names, field: str, name: str, chronology: Chronology) -> ChronoError | None:
    """Return what is wrong with a name, or None where the chronology has it as asked."""
    asked_by = {held: asked for asked, held in NAME_FIELDS.items()}
    used = list(dict.fromkeys(_used(chronology.events, field)))
    meant = names.meant(name)
    if any(fold(each) in meant for each in used):
        return None
    for held in NAMES:
        elsewhere = (each for event in chronology.events for each in getattr(event, held))
        if held != NAME_FIELDS[field] and any(fold(each) in meant for each in elsewhere):
            asked = asked_by.get(held, "name")
            message = f"{name} is {_KIND_WORDS[NAMES[held]]} here"
            return ChronoError(message, f"try --{asked} {quoted(name)}")
    kinds = {entity.kind for entity in names.entities(name)}
    if kinds:
        if not NAME_FIELDS[field] or NAMES[NAME_FIELDS[field]] in kinds:
            return None
        return ChronoError(f"{name} is {_KIND_WORDS[min(kinds)]} here, which no event names")
    return _suggestion(field, name, [*used, *_named(chronology.entities, NAME_FIELDS[field])])


def _used(events: Iterable[Event], field: str) -> Iterator[str]:
    held = NAME_FIELDS.get(field, {"tag": "tags", "source": "sources", "id": ""}.get(field, ""))
    for event in events:
        if field == "id":
            yield event.id
        else:
            for one in (held,) if held else NAMES:
                yield from getattr(event, one)


def _named(entities: Mapping[str, Entity], held: str) -> Iterator[str]:
    for entity in entities.values():
        if not held or entity.kind == NAMES[held]:
            yield from entity.names()


def _suggestion(field: str, name: str, known: list[str]) -> ChronoError:
    label = {"org": "organisation", "id": "event"}.get(field, field)
    return ChronoError(f"no {label} is called {name} here", suggestion(name, known))

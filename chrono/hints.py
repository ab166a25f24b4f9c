"""What in a query no event has, and what may have been meant."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from chrono.claims import NAMES, Chronology, Entity, Event
from chrono.names import Names, fold
from chrono.query import NAME_FIELDS, Query, quoted

_KIND_WORDS: Final = {
    "org": "an organisation",
    "person": "a person",
    "place": "a place",
    "": "a name of no known kind",
}


def hints(query: Query, chronology: Chronology) -> list[str]:
    """Return what in the query no event has: names, tags, sources and ids, each with the nearest.

    A query that found events may have such too, where a field stands twice.
    """
    names = Names(chronology.entities)
    found = []
    for term in query.terms:
        if term.field in NAME_FIELDS:
            found.append(_of_name(names, term.field, term.value, chronology))
        elif term.field in ("tag", "source", "id"):
            known = list(dict.fromkeys(_used(chronology.events, term.field)))
            if term.field == "source":
                known += [key for file in chronology.files for key in file.sources]
            if fold(term.value) not in {fold(each) for each in known}:
                found.append(_suggestion(term.field, term.value, known))
    return [hint for hint in found if hint]


def _of_name(names: Names, field: str, name: str, chronology: Chronology) -> str:
    """Return why a name that found nothing may have, or nothing when it is used as asked."""
    asked_by = {held: asked for asked, held in NAME_FIELDS.items()}
    used = list(dict.fromkeys(_used(chronology.events, field)))
    meant = names.meant(name)
    if any(fold(each) in meant for each in used):
        return ""
    for held in NAMES:
        elsewhere = (each for event in chronology.events for each in getattr(event, held))
        if held != NAME_FIELDS[field] and any(fold(each) in meant for each in elsewhere):
            asked = asked_by.get(held, "name")
            return f"{name} is {_KIND_WORDS[NAMES[held]]} here: try --{asked} {quoted(name)}"
    kinds = {entity.kind for entity in names.entities(name)}
    if kinds:
        if not NAME_FIELDS[field] or NAMES[NAME_FIELDS[field]] in kinds:
            return f"no event names {name}"
        return f"{name} is {_KIND_WORDS[min(kinds)]} here, which no event names"
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


def _suggestion(field: str, name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    folded = {fold(each): each for each in known}
    near = get_close_matches(fold(name), folded, 3, 0.6)
    label = {"org": "organisation", "id": "event"}.get(field, field)
    hint = f"; did you mean {' or '.join(folded[each] for each in near)}?" if near else ""
    return f"no {label} is called {name} here{hint}"

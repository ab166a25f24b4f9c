"""Checks of names: of events, entities, kinds, codes and the file itself."""

import re
from collections.abc import Iterator
from typing import Final

from chrono.checks.finding import Finding, of_event
from chrono.claims import NAMES, Chronology, Event
from chrono.errors import CODES

ALIKE: Final = 0.9  # of two titles, as difflib measures it
NEIGHBOURS: Final = 4  # titles compared with each, in the order of their words


def alike(chronology: Chronology) -> Iterator[Finding]:
    """Find events of the same date whose titles are the same or nearly so.

    Titles are put in order by their sorted words, and each is compared with a few after it, so that
    a day with thousands of events takes no longer an event than a day with two.
    """
    days: dict[str, list[tuple[str, Event]]] = {}
    for event in chronology.events:
        if event.date:
            days.setdefault(str(event.date), []).append((_words(event.title), event))
    for entries in days.values():
        entries.sort(key=lambda entry: entry[0])
        for number, (words, event) in enumerate(entries):
            for other_words, other in entries[number + 1 : number + 1 + NEIGHBOURS]:
                known = "C103" in (*event.ignore, *other.ignore)
                if not known and _similar(words, other_words):
                    first, second = sorted((event, other), key=lambda each: (each.path, each.at))
                    message = f"{second.id} reads like {first.id} of the same date"
                    hint = "one event with two claims? else `ignore: [C103]`"
                    yield of_event("C103", second, "title", message, hint)
                    break


def _words(title: str) -> str:
    return " ".join(sorted(re.findall(r"\w+", title.casefold())))


def _similar(one: str, other: str) -> bool:
    from difflib import SequenceMatcher

    if one == other:
        return True
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False  # the 12th forum is not the 13th
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def of_another_kind(chronology: Chronology) -> Iterator[Finding]:
    """Find names that stand where another kind belongs, such as a country among organisations."""
    kinds: dict[str, set[str]] = {}
    for entity in chronology.entities.values():
        for name in entity.names():
            kinds.setdefault(name.casefold(), set()).add(entity.kind)
    for event in chronology.events:
        for field, kind in NAMES.items():
            for name in getattr(event, field):
                known = kinds.get(name.casefold())
                if kind and known and kind not in known:
                    message = f"{name} is a {' and '.join(sorted(known))}, not one of the {field}"
                    right = next(f for f, k in NAMES.items() if k in known)
                    yield of_event("C104", event, field, message, f"it belongs under {right}:")


def without_name(chronology: Chronology) -> Iterator[Finding]:
    """Find files without a name of their own."""
    for file in chronology.files:
        if not file.name and any(event.path == file.path for event in chronology.events):
            hint = "calendar ids are made with it; without, with the file's name"
            yield Finding("C105", file.path, 1, "", "the file has no name:", hint)


def unknown_events(chronology: Chronology) -> Iterator[Finding]:
    """Find references to events that are not there."""
    from chrono.store.text import stem

    ids = {event.id for event in chronology.events}
    ids |= {f"{stem(event.path)}:{event.id}" for event in chronology.events}
    for event in chronology.events:
        for field in ("before", "after", "during"):
            for other in getattr(event, field):
                if other not in ids:
                    from chrono.store.entries import nearest

                    message = f"{field}: names {other}, and there is no such event"
                    yield of_event("C107", event, field, message, nearest(other, ids))


def shared_names(chronology: Chronology) -> Iterator[Finding]:
    """Find names that two entities of one kind go by: a query for it finds both."""
    owners: dict[tuple[str, str], str] = {}
    for entity in chronology.entities.values():
        for name in dict.fromkeys(name.casefold() for name in entity.names()):
            owner = owners.setdefault((entity.kind, name), entity.key)
            if owner != entity.key:
                message = f"{entity.key} goes by a name of {owner}: {name}"
                yield Finding("C110", entity.path, entity.line, "", message)


def unknown_codes(chronology: Chronology) -> Iterator[Finding]:
    """Find codes under `ignore` that no check gives."""
    for event in chronology.events:
        for code in event.ignore:
            if code not in CODES:
                yield of_event("C111", event, "ignore", f"no finding has the code {code}")

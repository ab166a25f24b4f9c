"""Checks of names: of events, entities, kinds, codes and the file itself."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from chrono.checks.finding import Finding, of_event
from chrono.claims import NAMES, Chronology, Event
from chrono.dates import NO, overlaps
from chrono.errors import CODES

ALIKE: Final = 0.9  # of two titles, as difflib measures it
NEIGHBOURS: Final = 4  # titles compared with each, in the order of their words
_WORD: Final = re.compile(r"\w+")
_NUMBER: Final = re.compile(r"\d+")


def alike(chronology: Chronology) -> Iterator[Finding]:
    """Find events of the same date whose titles are the same or nearly so.

    Titles are put in order by their sorted words, and each is compared with a few after it, so that
    a day with thousands of events takes no longer an event than a day with two.
    """
    days: dict[str, list[Title]] = {}
    for event in chronology.events:
        if event.date:
            days.setdefault(str(event.date), []).append(_title(event))
    for titles in days.values():
        titles.sort(key=lambda title: title.words)
        for number, title in enumerate(titles):
            for other in titles[number + 1 : number + 1 + NEIGHBOURS]:
                if _similar(title, other) and not _known(title.event, other.event):
                    events = sorted((title.event, other.event), key=lambda one: (one.path, one.at))
                    message = f"{events[1].id} reads like {events[0].id} of the same date"
                    hint = "one event with two claims? else `ignore: [C103]`"
                    yield of_event("C103", events[1], "title", message, hint)
                    break


def repeated(chronology: Chronology) -> Iterator[Finding]:
    """Find two events with one title at two dates, each from a source of its own.

    What stands at more than two dates happens again and again.
    """
    titles: dict[str, list[Event]] = {}
    for event in chronology.events:
        if event.date and event.sources and " " in event.title:
            titles.setdefault(event.title.casefold(), []).append(event)
    for events in titles.values():
        if len(events) == 2 and _apart(*events):
            one, other = sorted(events, key=lambda event: (event.path, event.at))
            if "C117" not in one.ignore:
                message = f"{other.id} has the title of {one.id}, and another date"
                hint = "one event of which the sources differ? else `ignore: [C117]`"
                yield of_event("C117", other, "title", message, hint)


def _apart(one: Event, other: Event) -> bool:
    """Whether two events cannot be of one time, and no source tells of both."""
    assert one.date is not None
    assert other.date is not None
    apart = overlaps(one.date, other.date.earliest, other.date.latest) == NO
    return apart and not set(one.sources) & set(other.sources)


class Title(NamedTuple):
    """The title of an event, as it is compared: its words and its numbers, each in order."""

    words: str
    numbers: list[str]
    event: Event


def _title(event: Event) -> Title:
    words = " ".join(sorted(_WORD.findall(event.title.casefold())))
    return Title(words, _NUMBER.findall(words), event)


def _similar(one: Title, other: Title) -> bool:
    if one.words == other.words:
        return True
    if one.numbers != other.numbers:
        return False  # the 12th forum is not the 13th
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _known(one: Event, other: Event) -> bool:
    return "C103" in one.ignore or "C103" in other.ignore


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
    stems = {path: stem(path) for path in {event.path for event in chronology.events}}
    ids |= {f"{stems[event.path]}:{event.id}" for event in chronology.events}
    for event in chronology.events:
        for field in ("before", "after", "during"):
            for other in getattr(event, field):
                if other not in ids:
                    from chrono.spelling import suggestion

                    message = f"{field}: names {other}, and there is no such event"
                    yield of_event("C107", event, field, message, suggestion(other, ids, 1))


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

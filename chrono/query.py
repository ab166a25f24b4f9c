"""A query: words and `field:value` terms to a question that every event answers with a `Match`.

    words of a query      : term*
    term                  : ["not:"] (field ":" value | word)

The same field repeated is *or*, different fields are *and*, `not:` turns a term round and each such
term counts by itself; a word alone is looked for in the texts. Answers are Kleene's: and is min,
or is max, not swaps. `str` of a query is a query again.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from chrono.claims import MODALITIES, NAMES, STATUSES, Chronology, Entity, Event
from chrono.dates import (
    CERTAIN,
    NO,
    POSSIBLE,
    PRECISIONS,
    Date,
    Day,
    Match,
    add_days,
    after,
    before,
    overlaps,
)
from chrono.errors import ChronoError

Reader = Callable[[str], Date]
Test = Callable[[Event], Match]

# The field of a query that asks for names -> the field of an event that holds them.
NAME_FIELDS: Final = {"org": "orgs", "person": "people", "place": "places", "name": ""}
DATE_FIELDS: Final = ("date", "from", "to", "on", "before", "after")
CHOICES: Final = {"status": STATUSES, "modality": MODALITIES}
FIELDS: Final = (*NAME_FIELDS, "tag", "source", "id", "text", *CHOICES, *DATE_FIELDS)


class Term(NamedTuple):
    """One condition; a word alone has the field `text`."""

    field: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        written = f"{self.field}:{self.value}"
        if self.field == "text" and ":" not in self.value:
            written = self.value
        return f"not:{written}" if self.negated else written


class Query(NamedTuple):
    """The terms, in the order given; none at all matches everything."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(_quoted(str(term)) for term in self.terms)

    def values(self, field: str) -> tuple[str, ...]:
        """Return what is asked of one field, negated terms left out."""
        return tuple(term.value for term in self.terms if term.field == field and not term.negated)


def _quoted(word: str) -> str:
    from shlex import quote

    return quote(word) if any(mark in word for mark in " '\"\\\t\n") else word


def split(text: str) -> Query:
    """Return the query written as one line, words with blanks in them quoted as in a shell.

    >>> str(split("org:CICA not:tag:draft 'person:Ilham Aliyev'"))
    "org:CICA not:tag:draft 'person:Ilham Aliyev'"
    """
    from shlex import split as words

    try:
        return parse(words(text))
    except ValueError as error:
        raise ChronoError(f"the query {text!r} cannot be read: {error}") from None


def parse(words: Iterable[str]) -> Query:
    """Return the query that the words make. An unknown field or word for a choice is an error.

    >>> parse(["not:tag:draft"]).terms
    (Term(field='tag', value='draft', negated=True),)
    """
    return Query(tuple(_term(word) for word in words if word.strip()))


def _term(word: str) -> Term:
    rest = word.removeprefix("not:")
    field, colon, value = rest.partition(":")
    if not colon or not field.isalpha():
        return Term("text", rest, rest != word)
    if field not in FIELDS:
        known = ", ".join(FIELDS)
        raise ChronoError(
            f"no field {field} to ask for in {word!r}",
            f"there are {known}; to look for the words themselves write text:{rest}",
        )
    if not value:
        raise ChronoError(f"{word!r} asks for nothing", f"write {field}:SOMETHING")
    choices = CHOICES.get(field)
    if choices and value not in choices and not (field == "status" and value == "all"):
        raise ChronoError(f"no {field} {value}", f"there are {', '.join(choices)}")
    return Term(field, value, rest != word)


def compile_query(query: Query, chronology: Chronology, read: Reader) -> Test:
    """Return the function that answers the query for an event of `chronology`.

    `read` turns words for a date into a date; it is asked once a term, whatever the events.
    Events that are not accepted match only when the query asks for a status.
    """
    names = Names(chronology)
    fields: dict[str, list[Test]] = {}
    tests: list[Test] = []
    since, until = query.values("from"), query.values("to")
    if since or until:
        first = min((_first(read(value)) for value in since), key=_low, default=None)
        last = max((_last(read(value)) for value in until), key=_high, default=None)
        tests.append(_period(first, last))
    for term in query.terms:
        if term.field in ("from", "to") and not term.negated:
            continue
        test = _test(term, names, read)
        if term.negated:
            tests.append(_negated(test))
        else:
            fields.setdefault(term.field, []).append(test)
    tests += [_any(alternatives) for alternatives in fields.values()]
    if "status" not in {term.field for term in query.terms}:
        tests.append(_sure(lambda event: event.status == "accepted"))
    return _all(tests)


def _first(date: Date) -> Day | None:
    return date.earliest


def _last(date: Date) -> Day | None:
    return date.latest


def _low(day: Day | None) -> tuple[float, ...]:
    return day or (float("-inf"),)


def _high(day: Day | None) -> tuple[float, ...]:
    return day or (float("inf"),)


def _test(term: Term, names: "Names", read: Reader) -> Test:
    field, value = term.field, term.value
    if field in NAME_FIELDS:
        return names.test(field, value)
    if field in DATE_FIELDS:
        return _date_test(field, value, read)
    folded = value.casefold()
    if field == "text":
        return _sure(lambda event: folded in texts_of(event))
    if field == "tag":
        return _sure(lambda event: any(tag.casefold() == folded for tag in event.tags))
    if field == "source":
        return _sure(lambda event: any(key.casefold() == folded for key in event.sources))
    if field == "id":
        return _sure(lambda event: event.id == value)
    return _sure(lambda event: value in ("all", getattr(event, field)))


def _date_test(field: str, value: str, read: Reader) -> Test:
    if field == "date" and ".." in value and not value.startswith(("[", "{")):
        left, _, right = value.partition("..")
        first = _first(read(left)) if left else None
        return _period(first, _last(read(right)) if right else None)
    date = read(value)
    if field in ("date", "on"):
        return _period(_first(date), _last(date))
    if field == "from":
        return _period(_first(date), None)
    if field == "to":
        return _period(None, _last(date))
    return _wholly(field, date)


def _period(first: Day | None, last: Day | None) -> Test:
    def test(event: Event) -> Match:
        return overlaps(event.date, first, last) if event.date else POSSIBLE

    return test


def _wholly(field: str, date: Date) -> Test:
    """Return the test for an event that lies wholly up to, or wholly from, a date, inclusive."""
    first, last = _first(date), _last(date)

    def test(event: Event) -> Match:
        if event.date is None:
            return POSSIBLE
        if field == "before":
            return before(event.date, add_days(last, 1)) if last else CERTAIN
        return after(event.date, add_days(first, -1)) if first else CERTAIN

    return test


def texts_of(event: Event) -> str:
    """Return all words of an event that a free word is looked for in, case folded."""
    parts = [event.title, event.note, *event.orgs, *event.people, *event.places, *event.names]
    parts += event.tags
    for claim in event.claims:
        parts += (claim.quote, claim.phrase, *claim.context)
    return "\n".join(parts).casefold()


def _sure(holds: Callable[[Event], bool]) -> Test:
    return lambda event: CERTAIN if holds(event) else NO


def _negated(test: Test) -> Test:
    return lambda event: Match(2 - test(event))


def _any(tests: list[Test]) -> Test:
    return tests[0] if len(tests) == 1 else lambda event: max(test(event) for test in tests)


def _all(tests: list[Test]) -> Test:
    def test(event: Event) -> Match:
        least = CERTAIN
        for one in tests:
            answer = one(event)
            if answer < least:
                if answer == NO:
                    return NO
                least = answer
        return least

    return test


def precise(least: str) -> Callable[[Event], bool]:
    """Return the test for events dated at least as finely as a precision: year, month, day, …"""
    if least not in PRECISIONS:
        raise ChronoError(f"no precision {least}", f"there are {', '.join(PRECISIONS)}")
    rank = {name: number for number, name in enumerate(PRECISIONS)}
    wanted = rank[least]
    return lambda event: event.date is not None and rank[event.date.precision] >= wanted


class Names:
    """Who is meant by a name: an entity by its key, name or alias, and all that is part of it."""

    def __init__(self, chronology: Chronology) -> None:
        self._entities = chronology.entities
        self._events = chronology.events
        self._by_name: dict[str, set[str]] = {}
        for entity in self._entities.values():
            for name in entity.names():
                self._by_name.setdefault(name.casefold(), set()).add(entity.key)
        self._parts: dict[str, set[str]] = {}
        for entity in self._entities.values():
            if entity.part_of:
                for whole in self._keys(entity.part_of):
                    self._parts.setdefault(whole, set()).add(entity.key)

    def _keys(self, name: str) -> set[str]:
        return self._by_name.get(name.casefold(), {name.casefold()})

    def entities(self, name: str) -> list[Entity]:
        """Return the entities that go by a name."""
        keys = self._by_name.get(name.casefold(), set())
        return [self._entities[key] for key in sorted(keys)]

    def meant(self, name: str) -> frozenset[str]:
        """Return every name, case folded, that stands for `name` or a part of it."""
        found: set[str] = set()
        waiting = list(self._keys(name))
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting += self._parts.get(key, ())
        names = {name.casefold()}
        for key in found:
            entity = self._entities.get(key)
            names |= {each.casefold() for each in entity.names()} if entity else {key}
        return frozenset(names)

    def test(self, field: str, name: str) -> Test:
        """Return the test for events that name someone in the field of a query."""
        meant = self.meant(name)
        held = NAME_FIELDS[field]
        fields = (held,) if held else tuple(NAMES)
        return _sure(
            lambda event: any(
                each.casefold() in meant for one in fields for each in getattr(event, one)
            )
        )

    def hint(self, field: str, name: str) -> str:
        """Return why a name that found nothing may have, or nothing when it is used as asked."""
        kinds = {held: asked for asked, held in NAME_FIELDS.items()}
        used = list(dict.fromkeys(_used(self._events, field)))
        meant = self.meant(name)
        if any(each.casefold() in meant for each in used):
            return ""
        for held in NAMES:
            elsewhere = (each for event in self._events for each in getattr(event, held))
            if held != NAME_FIELDS[field] and any(each.casefold() in meant for each in elsewhere):
                asked = kinds.get(held, "name")
                return f"{name} is {_KIND_WORDS[held]} here: try --{asked} {_quoted(name)}"
        return _suggestion(field, name, [*used, *_named(self._entities, NAME_FIELDS[field])])


_KIND_WORDS: Final = {
    "orgs": "an organisation",
    "people": "a person",
    "places": "a place",
    "names": "a name of no known kind",
}


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

    folded = {each.casefold(): each for each in known}
    near = get_close_matches(name.casefold(), folded, 3, 0.6)
    label = {"org": "organisation", "id": "event"}.get(field, field)
    hint = f"; did you mean {' or '.join(folded[each] for each in near)}?" if near else ""
    return f"no {label} is called {name} here{hint}"


def hints(query: Query, chronology: Chronology) -> list[str]:
    """Return, for a query that found nothing, what in it is not known here, with the nearest."""
    names = Names(chronology)
    found = []
    for term in query.terms:
        if term.field in NAME_FIELDS:
            found.append(names.hint(term.field, term.value))
        elif term.field in ("tag", "source", "id"):
            known = list(dict.fromkeys(_used(chronology.events, term.field)))
            if term.value.casefold() not in {each.casefold() for each in known}:
                found.append(_suggestion(term.field, term.value, known))
    return [hint for hint in found if hint]

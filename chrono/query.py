"""A query: words and `field:value` terms to a question that every event answers with a `Match`.

    words of a query      : term*
    term                  : ["not:"] (field ":" value | word)

The same field repeated is *or*, different fields are *and*, `not:` turns a term round and each such
term counts by itself. A word alone is looked for in the texts and must be there, each of several;
`text:` is a field like the others, so `text:a text:b` finds either. `fields.NAME` asks for a key of
the owner's own. Answers are Kleene's: and is min,
or is max, not swaps. `str` of a query is a query again. Names and words are compared
by `names.fold`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from chrono.claims import MODALITIES, NAMES, STATUSES, Entity, Event
from chrono.dates import (
    CERTAIN,
    NO,
    PRECISIONS,
    Date,
    Match,
)
from chrono.errors import ChronoError, DateError
from chrono.names import Names, fold
from chrono.periods import Test, beside, between

Reader = Callable[[str], Date]

# The field of a query that asks for names -> the field of an event that holds them.
NAME_FIELDS: Final = {"org": "orgs", "person": "people", "place": "places", "name": ""}
DATE_FIELDS: Final = ("date", "from", "to", "on", "before", "after")
CHOICES: Final = {"status": STATUSES, "modality": MODALITIES}
FIELDS: Final = (*NAME_FIELDS, "tag", "source", "id", "text", *CHOICES, *DATE_FIELDS)


WORD: Final = "word"  # the field of a word alone
OWN: Final = "fields."


class Term(NamedTuple):
    """One condition; a word alone has the field `word`."""

    field: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        written = f"{self.field}:{self.value}"
        if self.field == WORD:
            written = self.value
        return f"not:{written}" if self.negated else written


class Query(NamedTuple):
    """The terms, in the order given; none at all matches everything."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        return " ".join(quoted(str(term)) for term in self.terms)

    def values(self, field: str) -> tuple[str, ...]:
        """Return what is asked of one field, negated terms left out."""
        return tuple(term.value for term in self.terms if term.field == field and not term.negated)


def quoted(word: str) -> str:
    """Return a word of a query as it is written in a line, quoted as in a shell where needed."""
    from shlex import quote

    return quote(word) if any(mark in word for mark in " '\"\\\t\r\n") else word


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
    if not rest:
        raise ChronoError(f"{word!r} asks for nothing", "write not:FIELD:VALUE or not:WORD")
    if not colon or not (field.isalpha() or _is_own(field)):
        _check_word(rest)
        return Term(WORD, rest, rest != word)
    if field not in FIELDS and not _is_own(field):
        from chrono.spelling import listed, same

        meant = same(field, FIELDS)
        hint = f"did you mean {meant[0]}:{value}?" if meant else f"{listed(field, FIELDS)}."
        raise ChronoError(
            f"no field {field} to ask for in {word!r}",
            f"{hint} To look for the words themselves, write text:{rest}",
        )
    if not value:
        raise ChronoError(f"{word!r} asks for nothing", f"write {field}:SOMETHING")
    choices = CHOICES.get(field)
    if choices and value not in choices and not (field == "status" and value == "all"):
        from chrono.spelling import picked

        allowed = (*choices, "all") if field == "status" else choices
        value = picked(value, allowed, f"no {field} {value}")
    return Term(field, value, rest != word)


def _is_own(field: str) -> bool:
    """Return whether a field is a key of the owner's own: fields.issue."""
    return field.startswith(OWN) and len(field) > len(OWN)


def _check_word(word: str) -> None:
    """Refuse a word alone that is a term but for its colon: org=CICA."""
    field, equals, value = word.partition("=")
    if not equals or not field.isalpha():
        return
    from chrono.spelling import same

    if meant := same(field, FIELDS):
        raise ChronoError(
            f"{word!r} is not a term",
            f"write {meant[0]}:{value}; to look for the words themselves, write text:{word}",
        )


class Question(NamedTuple):
    """A query made ready: the answer of an event, and what its names and tags need at least.

    `needs` tells nothing that `answer` does not; it is for readers that can ask it beforehand.
    """

    answer: Test
    needs: Mapping[str, Callable[[tuple[str, ...]], bool]]


def ask(
    query: Query,
    entities: Mapping[str, Entity],
    read: Reader,
    zones: Mapping[str, str],
) -> Question:
    """Return the question that a query asks of the events of a chronology with these entities.

    `read` turns words for a date into a date; it is asked once a term, whatever the events.
    `zones` are those of the files, by path: local times of events and of the query are read there.
    Events that are not accepted match only when the query asks for a status.
    """
    fields: dict[str, list[Test]] = {}
    tests: list[Test] = []
    since, until = ([_read(read, x, v) for v in query.values(x)] for x in ("from", "to"))
    if since or until:
        tests.append(between(since, until, zones))
    needs = dict(_needs(query, Names(entities)))
    tests += [_listed((held,), wanted) for held, wanted in needs.items()]
    for term in query.terms:
        if not term.negated and (term.field in ("from", "to") or _held(term.field) in needs):
            continue
        test = _test(term, Names(entities), read, zones)
        if term.negated:
            tests.append(_negated(test))
        elif term.field == WORD:
            tests.append(test)
        else:
            fields.setdefault(term.field, []).append(test)
    tests += [_any(alternatives) for alternatives in fields.values()]
    if "status" not in {term.field for term in query.terms}:
        tests.append(_sure(lambda event: event.status == "accepted"))
    return Question(_all(tests), needs)


def _read(read: Reader, field: str, value: str) -> Date:
    """Return what the words of a term mean; what is wrong with them is told with the term."""
    try:
        return read(value)
    except DateError as error:
        raise ChronoError(f"{field}: {error.message}", error.hint) from None


def _held(field: str) -> str:
    """Return the field of an event, one list, that a field of a query asks of; or nothing."""
    return "tags" if field == "tag" else NAME_FIELDS.get(field, "")


def _needs(query: Query, names: Names) -> Iterator[tuple[str, Callable[[tuple[str, ...]], bool]]]:
    """Yield each list of an event that the query asks of, with what must be true of it."""
    for field in ("org", "person", "place", "tag"):
        values = query.values(field)
        if values:
            meant = [
                names.meant(value) if field in NAME_FIELDS else {fold(value)} for value in values
            ]
            yield _held(field), _names_one(frozenset().union(*meant))


def _names_one(wanted: frozenset[str]) -> Callable[[tuple[str, ...]], bool]:
    return lambda texts: any(fold(text) in wanted for text in texts)


def _listed(fields: tuple[str, ...], wanted: Callable[[tuple[str, ...]], bool]) -> Test:
    """Return the test of lists of an event; answers are remembered, for lists recur."""
    known: dict[tuple[str, ...], bool] = {}

    def test(event: Event) -> Match:
        for field in fields:
            texts = getattr(event, field)
            answer = known.get(texts)
            if answer is None:
                answer = known[texts] = wanted(texts)
            if answer:
                return CERTAIN
        return NO

    return test


def _test(term: Term, names: Names, read: Reader, zones: Mapping[str, str]) -> Test:
    field, value = term.field, term.value
    if field in NAME_FIELDS:
        held = (_held(field),) if _held(field) else tuple(NAMES)
        return _listed(held, _names_one(names.meant(value)))
    if field in DATE_FIELDS:
        return _date_test(field, value, read, zones)
    folded = fold(value)
    if _is_own(field):
        return _sure(lambda event: folded in map(fold, own_texts(event, field)))
    if field in ("text", WORD):
        return _sure(lambda event: folded in texts_of(event))
    if field == "tag":
        return _listed(("tags",), _names_one(frozenset({folded})))
    if field == "source":
        return _sure(lambda event: any(fold(key) == folded for key in event.sources))
    if field == "id":
        return _sure(lambda event: event.id == value)
    return _sure(lambda event: value in ("all", getattr(event, field)))


def _date_test(field: str, value: str, read: Reader, zones: Mapping[str, str]) -> Test:
    if field == "date" and ".." in value and not value.startswith(("[", "{")):
        left, _, right = value.partition("..")
        since, until = ([_read(read, field, words)] if words else [] for words in (left, right))
        return between(since, until, zones)
    date = _read(read, field, value)
    if field in ("date", "on"):
        return between([date], [date], zones)
    return beside(field, date, zones)


def texts_of(event: Event) -> str:
    """Return all words of an event that a free word is looked for in, case folded."""
    parts = [
        event.id,
        event.title,
        event.note,
        *event.orgs,
        *event.people,
        *event.places,
        *event.names,
    ]
    parts += event.tags
    for claim in event.claims:
        parts += (claim.quote, claim.phrase, *claim.context)
    return fold("\n".join(parts))


def own_texts(event: Event, field: str) -> tuple[str, ...]:
    """Return what an event holds under a key of the owner's own, `fields.NAME`."""
    held = dict(event.fields).get(field.removeprefix(OWN), ())
    return (held,) if isinstance(held, str) else held


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
        from chrono.spelling import picked

        least = picked(least, PRECISIONS, f"no precision {least}")
    rank: dict[str, int] = {name: number for number, name in enumerate(PRECISIONS)}
    wanted = rank[least]
    return lambda event: event.date is not None and rank[event.date.precision] >= wanted

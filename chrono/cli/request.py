"""What a command that reads events was asked, and what there is to say about the answer."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import click

from chrono.claims import Chronology, Entity
from chrono.cli.arguments import file_use
from chrono.cli.clock import Clock
from chrono.cli.files import standard_input, wanted_files
from chrono.cli.guard import keep_copies
from chrono.cli.output import say
from chrono.dates import Day
from chrono.errors import ChronoError
from chrono.query import WORD, Query, Question, Term, parse
from chrono.timeline import Selection, Timeline, answered, in_zone, limited, sort


def query_of(options: dict[str, Any]) -> Query:
    """Return the query that the filter options and the words make."""
    words = parse(options["words"])
    terms = []
    for field in ("org", "person", "place", "name", "tag", "source", "status", "modality", "on"):
        terms += [Term(field, value) for value in options[field]]
    for field in ("from_", "to", "before", "after"):
        if options[field] is not None:
            terms.append(Term(field.rstrip("_"), options[field]))
    checked = parse(str_term(term) for term in terms)
    return Query((*checked.terms, *words.terms))


def window(options: dict[str, Any]) -> tuple[Day | None, Day | None]:
    """Return the first and the last day that `--from` and `--to` ask for, None where they do not.

    The day that relative words count from has been told by then.
    """
    clock = Clock(options["today"], told=True)
    first, last = (
        clock.read(words) if words else None for words in (options["from_"], options["to"])
    )
    return first.earliest if first else None, last.latest if last else None


def str_term(term: Term) -> str:
    """Return a term as a word of a query."""
    return f"{term.field}:{term.value}"


class Request(NamedTuple):
    """What a command that reads events was asked, and the events that it wants."""

    chronology: Chronology
    selection: Selection
    question: Question
    everything: Callable[[], Chronology]
    times_in: str = ""  # the zone that times are printed in

    def timeline(self, by: str = "date", reverse: bool = False) -> Timeline:
        """Return the rows asked for, in the order asked for.

        Raises `ChronoError` where the query asks for a name that the chronology does not know.
        """
        found = sort(answered(self.chronology, self.question), by, reverse)
        check_names(self, found)
        return in_zone(limited(found, self.selection.limit), self.times_in)


def request(ctx: click.Context, options: dict[str, Any]) -> Request:
    """Return what was asked, with the events of the chronology that may answer it."""
    from chrono import store

    selection = Selection(
        query_of(options),
        options["certain"],
        options["undated"],
        options["min_precision"],
        options["limit"],
    )
    clock = Clock(options["today"])
    files = wanted_files(ctx, options["files"])
    stdin = cache(standard_input)
    asked: list[Question] = []

    def keep(entities: Mapping[str, Entity], zones: Mapping[str, str]) -> store.Keep:
        question = selection.ask(entities, clock.read, zones)
        asked.append(question)
        return store.Keep(question.answer, question.needs)

    chronology = keep_copies(store.load(files, keep, stdin))
    return Request(
        chronology, selection, asked[-1], lambda: store.load(files, stdin=stdin),
        options.get("times_in", ""),
    )  # fmt: skip


def tell(asked: Request, found: Timeline) -> None:
    """Say on standard error what the rows alone do not: the possible, the left out, the empty."""
    if found.possible:
        count = "1 event matches" if found.possible == 1 else f"{found.possible} events match"
        say(f"{count} only possibly (*); --certain leaves such out")
    if found.left_out:
        say(f"{found.left_out} more; raise --limit to see them")
    tell_excluded(asked)
    if found.rows or found.left_out:
        return
    if not asked.chronology.total:
        say("no events yet; `chrono add DATE TITLE` adds one")
    else:
        say("no event matches")
        for hint in _slips(asked.selection.query):
            say(f"hint: {hint}")
    if Term("status", "proposed") in asked.selection.query.terms:
        from chrono.cli.proposals import beside, loaded

        for path in map(beside, (file.path for file in asked.chronology.files)):
            if loaded((path,)):
                say(f"proposals are in {path}: chrono -f {path} list --status proposed")


def _slips(query: Query) -> Iterator[str]:
    """Yield what may have been meant by words that are looked for in the texts of events."""
    for term in query.terms:
        if term.field != WORD:
            continue
        if use := file_use(term.value):
            yield f"{term.value} is looked for as a word; {use}"
        elif term.value == "not":
            yield "not: is written without a blank, as in not:org:NAME"
        elif term.value[:1] in "“„«‘”":
            yield f"the quotes of {term.value} are of a word processor: write \" or '"


def tell_excluded(asked: Request) -> None:
    """Say which names that the query excludes the chronology does not know, but for a letter."""
    from chrono.hints import unknown

    query = asked.selection.query
    excluded = Query(tuple(t._replace(negated=False) for t in query.terms if t.negated))
    if not excluded.terms or not asked.chronology.total:
        return
    for error in unknown(excluded, asked.everything()):
        if error.hint:
            say(f"{error.message}, so not: leaves nothing out; {error.hint}")


def check_names(asked: Request, found: Timeline) -> None:
    """Refuse a query that asks for a name that the chronology does not know.

    Of values for one field, each finds events by itself: a wrong one would go unnoticed.
    """
    fields = [term.field for term in asked.selection.query.terms if not term.negated]
    if (found.rows and len(set(fields)) == len(fields)) or not asked.chronology.total:
        return
    from chrono.hints import unknown

    errors = unknown(asked.selection.query, asked.everything())
    if errors:
        message = "; ".join(error.message for error in errors)
        raise ChronoError(message, "; ".join(error.hint for error in errors if error.hint))

"""What becomes of proposals: accepted, joined to a known event, rejected, changed, put back.

Two files change, one after the other: the chronology first, then the file of proposals beside it.
Who stops between the two loses nothing: `settled` finds what the chronology holds already.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from chrono.claims import NAMES, Chronology, Claim, Entity, Event, Source
from chrono.errors import ChronoError
from chrono.store import edit, emit, pairs
from chrono.store.excerpt import Edit, Task, changed, excerpt
from chrono.store.load import load_text
from chrono.store.names import unused
from chrono.store.proof import Wanted
from chrono.store.text import Text, read
from chrono.store.write import change, check_kind, locked, rewrite

Value = str | tuple[str, ...]


class Change(NamedTuple):
    """A file before and after a decision, as text."""

    path: str
    before: str
    after: str


class Desk:
    """A chronology and the file of its proposals. What was decided can be undone, last first."""

    def __init__(self, chronology: str, proposals: str) -> None:
        self.chronology = chronology
        self.proposals = proposals
        self._done: list[list[Change]] = []

    def accept(
        self,
        event: Event,
        sources: Iterable[Source],
        into: str = "",
        entities: Iterable[Entity] = (),
    ) -> str:
        """Move a proposal into the chronology, or its claims to the event `into`; return the id.

        Of `entities`, those that the event names go with it, and comments in its lines go above it.
        """
        named = {name for field in NAMES for name in getattr(event, field)}
        with_it = [entity for entity in entities if entity.key in named]
        ids: list[str] = []
        cited = [source for source in sources if source.key in event.sources]

        def take(task: Task) -> tuple[str, Wanted]:
            remarks = self._remarks(event.id)
            text, keys, added = with_sources(task, cited)
            text, known = with_entities(text, task.chronology, with_it)
            wanted = Wanted(sources=added, entities=known)
            claims = tuple(
                claim._replace(source=keys.get(claim.source, ""), event="")
                for claim in event.claims
            )
            if into:
                ids[:] = [into]
                made, joined = _joined(text, task.chronology, into, claims, event, remarks)
                return made, wanted._replace(events=joined)
            name = unused(event.id, task.whole.ids)
            new = event._replace(id=name, status="accepted", claims=claims)
            ids[:] = [name]
            made = edit.append_events(
                text, lambda at: [[*(" " * at + one for one in remarks), *emit.event(new, at)]]
            )
            return made, wanted._replace(events={new.id: new})

        self._decide(event.id, (self.chronology, into, take), (self.proposals, event.id, _removed))
        return ids[0]

    def _remarks(self, identifier: str) -> list[str]:
        """Return the comments in the lines of a proposal."""
        whole = read(self.proposals)
        short = excerpt(whole, identifier)
        return edit.remarks(short.text if short else whole, identifier)

    def reject(self, identifier: str) -> None:
        """Keep a proposal as rejected, so that it is not proposed again."""
        self.amend(identifier, {"status": "rejected"})

    def drop(self, identifier: str) -> list[str]:
        """Take a proposal out that the chronology has already; return the comments it had."""
        remarks: list[str] = []

        def take_out(task: Task) -> tuple[str, Wanted]:
            remarks[:] = edit.remarks(task.text, identifier)
            return _removed(task)

        self._decide(identifier, (self.proposals, identifier, take_out))
        return remarks

    def amend(self, identifier: str, values: dict[str, Value]) -> None:
        """Set keys of a proposal; an empty value takes a key out."""

        def set_keys(task: Task) -> tuple[str, Wanted]:
            made, asked = pairs.set_keys(task.text, _held(task, identifier), values)
            return made, Wanted({identifier: asked})

        self._decide(identifier, (self.proposals, identifier, set_keys))

    def split(self, event: Event) -> list[str]:
        """Make a proposal of each claim; of a single claim two alike, to be changed."""
        ids = [event.id]

        def divide(task: Task) -> tuple[str, Wanted]:
            del ids[1:]
            parts = event.claims if len(event.claims) > 1 else event.claims * 2
            remarks = edit.remarks(task.text, event.id)
            text = Text(task.text.path, _removed(task)[0].encode())
            new: list[Event] = []
            for number, claim in enumerate(parts):
                name = event.id if not number else unused(event.id, {*task.whole.ids, *ids})
                ids.extend([name] if number else [])
                one = event._replace(
                    id=name, date=claim.date or event.date, claims=(claim._replace(date=None),)
                )
                new.append(one)
            made = edit.append_events(text, lambda column: [emit.event(one, column) for one in new])
            made = edit.put_above(Text(text.path, made.encode()), event.id, remarks)
            return made, Wanted({one.id: one for one in new})

        self._decide(event.id, (self.proposals, event.id, divide))
        return ids

    def undo(self) -> bool:
        """Take the last decision back; whether there was one.

        Raises `ChronoError` when a file was changed by somebody else since.
        """
        if not self._done:
            return False
        for one in reversed(self._done[-1]):
            change(one.path, partial(_back, one))
        self._done.pop()
        return True

    def _decide(self, identifier: str, *steps: tuple[str, str, Edit]) -> None:
        """Change files for a decision about a proposal: a path, the id there or '', what to do.

        The proposals are locked from the first step to the last, so that nobody else decides about
        them meanwhile. Raises `DecidedError` when somebody has before.
        """
        check_kind(self.proposals)
        made: list[Change] = []
        with locked(self.proposals) as real:
            self._check_waiting(identifier)
            for path, concerned, step in steps:
                own = (
                    partial(rewrite, path, real)
                    if path == self.proposals
                    else partial(change, path)
                )
                made.append(_changed(path, concerned, step, own))
        self._done.append(made)

    def _check_waiting(self, identifier: str) -> None:
        held = load_text(read(self.proposals)).events
        if all(event.id != identifier for event in held):
            raise DecidedError(
                f"{identifier} is not in {self.proposals} any more",
                "somebody else has decided about it",
            )


class DecidedError(ChronoError):
    """A proposal is gone, for somebody else has decided about it."""


def _changed(
    path: str, identifier: str, step: Edit, write: Callable[[Callable[[Text], str]], Text]
) -> Change:
    before: list[str] = []

    def make(text: Text) -> str:
        before[:] = [text.text]
        return changed(text, [identifier], step)

    after = write(make).text
    return Change(path, before[0], after)


def _back(one: Change, text: Text) -> str:
    if text.text != one.after:
        raise ChronoError(f"{one.path} was changed since; it cannot be undone")
    return one.before


def with_sources(
    task: Task, sources: Iterable[Source]
) -> tuple[Text, dict[str, str], dict[str, Source]]:
    """Return the text with the sources that it lacks, the key of each in it, and those added."""
    text, keys, added = task.text, {}, {}
    known = dict(task.chronology.files[0].sources)
    for source in sources:
        held = known.get(source.key)
        same = held is not None and _document(held) == _document(source)
        if same or (held is None and source.key not in known):
            keys[source.key] = source.key
        else:
            keys[source.key] = unused(source.key, known)
        if not same:
            new = source._replace(key=keys[source.key])
            known[new.key] = added[new.key] = new
            text = Text(text.path, edit.append_entries(text, "sources", emit.source(new)).encode())
    return text, keys, added


def with_entities(
    text: Text, known: Chronology, entities: Iterable[Entity]
) -> tuple[Text, dict[str, Entity]]:
    """Return the text with the entities of which it knows no name, and those added."""
    added = {}
    names = {name.casefold() for entity in known.entities.values() for name in entity.names()}
    for entity in entities:
        if not names & {name.casefold() for name in entity.names()}:
            made = edit.append_entries(text, "entities", emit.entity(entity))
            text = Text(text.path, made.encode())
            added[entity.key] = entity
    return text, added


def _document(source: Source) -> tuple[str, ...]:
    """What tells one source from another of the same key."""
    if source.sha256:
        return source.sha256, source.part
    return source.url, source.file, source.title


def _joined(
    text: Text,
    chronology: Chronology,
    into: str,
    claims: tuple[Claim, ...],
    event: Event,
    remarks: Sequence[str],
) -> tuple[str, dict[str, Event | None]]:
    """Add claims to an event of the chronology; a claim keeps its date where that differs."""
    held = next((one for one in chronology.events if one.id == into), None)
    if held is None:
        raise ChronoError(f"no event {into} in {text.path}", "`chrono list` shows the ids")
    known = {claim_key(claim) for claim in held.claims}
    fresh = tuple(
        _beside(held, claim._replace(date=claim.date or event.date, modality=event.modality))
        for claim in claims
        if claim_key(claim) not in known
    )
    if not fresh:
        return edit.put_above(text, into, remarks), {}
    joined = held._replace(claims=held.claims + fresh)
    return edit.add_claims(text, held, fresh, remarks), {into: joined}


def _beside(event: Event, claim: Claim) -> Claim:
    """Return a claim that says a date and a modality only where they are not the event's."""
    date = None if claim.date == event.date else claim.date
    modality = "" if claim.modality == event.modality else claim.modality
    return claim._replace(date=date, modality=modality)


def _held(task: Task, identifier: str) -> Event:
    """Return an event that the text is known to have."""
    return next(event for event in task.chronology.events if event.id == identifier)


def _removed(task: Task) -> tuple[str, Wanted]:
    return edit.remove_event(task.text, task.identifier)[0], Wanted({task.identifier: None})


def claim_key(claim: Claim) -> tuple[str, str, str]:
    """What a claim is known by: its source, the words for its date, its quote."""
    return claim.source, claim.phrase, " ".join(claim.quote.split())


def settled(events: Iterable[Event], chronology: Chronology) -> list[Event]:
    """Return the proposals of which the chronology holds every claim already."""
    known = {claim_key(claim) for event in chronology.events for claim in event.claims}
    return [
        event
        for event in events
        if event.claims and all(claim_key(claim) in known for claim in event.claims)
    ]

"""The file of proposals beside a chronology: what is known, what is new, written whole."""

import os
from collections.abc import Iterable
from typing import Final

from chrono.claims import NAMES, Chronology, Entity, Event, Source
from chrono.cli.output import say
from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.extract import Found
from chrono.extract.proposals import (
    belonging,
    cites,
    copies,
    defined,
    fresh,
    proposal,
    sentences_of,
)
from chrono.match import gather
from chrono.names import fold
from chrono.readers import Document
from chrono.store.text import Text
from chrono.zones import unclear

PROPOSED: Final = ".proposed"


class Proposals:
    """What is proposed from documents, and the files it is proposed for."""

    def __init__(
        self, into: str | None, source: str | None, files: tuple[str, ...], zone: str = ""
    ) -> None:
        folder = os.path.dirname(into or "")
        if folder and not os.path.isdir(folder):
            raise ChronoError(f"--into {into}: there is no folder {folder}")
        self.into = into
        self.zone = zone  # of times of day that have none
        self.path = beside(into) if into else ""
        self.given = source
        self.files = (*files, into) if into else files
        self.chronology = loaded(self.files)
        self.proposed = loaded((self.path,) if self.path else ())
        self.sources: dict[str, Source] = {}  # new ones, by key
        self.known = {
            key: held
            for one in (self.proposed, self.chronology)
            for file in (one.files if one else ())
            for key, held in file.sources.items()
        }
        self.bodies: dict[str, frozenset[str]] = {}
        self.quotes: dict[str, set[str]] = {}  # what the files quote, by source
        for one in (self.chronology, self.proposed):
            for event in one.events if one else ():
                for claim in event.claims:
                    self.quotes.setdefault(claim.source, set()).add(claim.quote)
        self.events: list[Event] = []
        self.defined: dict[str, Entity] = {}  # names that the documents define, by key
        self.added = self.pending = 0  # proposals written, by batches before and by this one
        self.cited: list[Source] = []  # new sources of the batch that its proposals cite
        self.base: str | None = None  # the file before this batch
        self.written: str | None = None  # and as the batch last wrote it

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The chronology's own names."""
        return tuple(self.chronology.entities.values()) if self.chronology else ()

    @property
    def days(self) -> dict[tuple[str, str], Date]:
        """The days on which the known documents were published, by digest and part of the file."""
        held = [one for one in self.known.values() if one.sha256]
        return {(x.sha256, x.part): x.published for x in held if x.published is not None}

    def add(self, document: Document, published: Date | None, found: Iterable[Found]) -> None:
        """Propose what was found in a document; a copy of one before is no source of its own."""
        key = self._source(document, published)
        held = self.known.get(key)
        if held and published and not held.published:
            keep = self._command(f"sources edit {key} --published {published}", key)
            say(f"{key} has no day of publication; to keep it: {keep}")
        body, claims = sentences_of(document), list(found)
        quotes = frozenset(claim.quote for claim in claims)
        texts = (other for other, held in self.bodies.items() if copies(body, held))
        cited = (
            other for other, held in self.quotes.items() if other != key and cites(quotes, held)
        )
        same = next(texts, "") or next(cited, "")
        if same and same != key:
            say(f"{document.path}: a copy of {same}, which is one source; left out")
            self.sources.pop(key, None)
            return
        self.bodies[key] = body
        for claim in claims:
            zone = self.zone
            for one in unclear(claim.date, zone):
                say(f"{document.path}: {claim.phrase}: {one.message}; proposed without a zone")
                say(f"hint: {one.hint}")
                zone = ""
            self.events.append(proposal(claim, document, key, zone))
        for entity in defined(document.text, claims):
            self.defined.setdefault(entity.key, entity)

    def _source(self, document: Document, published: Date | None) -> str:
        """The key of a document's source, which is made where it is new."""
        if self.given:
            if self.given not in self.known:
                self.sources[self.given] = self._made(self.given, document, published)
            return self.given
        from chrono.store.names import slug, unused

        for key, source in {**self.known, **self.sources}.items():
            if (source.sha256, source.part) == (document.sha256, document.part):
                return key
            if source.url and source.url == document.url:
                return key
            if is_named(source, document):
                copy = inside(document.path, self.into) or "FILE"
                keep = self._command(f"sources edit {key} --copy '{copy}'")
                say(f"{document.path}: taken as the source {key}, named so; to keep where: {keep}")
                return key
        stem = os.path.splitext(os.path.basename(document.path))[0]
        key = unused(slug(f"{stem} {document.part}") or "source", {**self.known, **self.sources})
        self.sources[key] = self._made(key, document, published)
        return key

    def _made(self, key: str, document: Document, published: Date | None) -> Source:
        return Source(
            key,
            title=document.title,
            author=document.author,
            publisher=document.publisher,
            published=published,
            url=document.url,
            language=document.language,
            file=inside(document.path, self.into),
            sha256=document.sha256,
            part=document.part,
        )

    def _new(self) -> list[Event]:
        """The proposals that the files do not hold yet, those of one event together, with ids."""
        from chrono.store.names import event_id

        accepted = self.chronology.events if self.chronology else ()
        waiting = self.proposed.events if self.proposed else ()
        events = gather(fresh(self.events, (*accepted, *waiting)))
        open_ = [event for event in waiting if event.status == "proposed"]
        taken = {event.id for event in (*accepted, *waiting)}
        made: list[Event] = []
        for event in events:
            event = belonging(event, (*accepted, *open_))
            event = event._replace(id=event_id(event.title, taken))
            taken.add(event.id)
            made.append(event)
        return made

    def text(self) -> str:
        """The proposals as a file of their own."""
        events = self._new()
        sources, entities = self._cited(events, self.sources.values()), self._entities(events)
        return with_entries("chrono: 1\n", "<stdout>", sources, events, entities)

    def write(self) -> None:
        """Write what the batch adds to the file of proposals, and nothing else.

        What the batch had written before is written anew, so that a file written many times is the
        same as one written at the end; unless somebody changed it meanwhile: then that is kept.
        """
        from chrono.store.write import change, create

        if not os.path.exists(self.path):
            self._start(None)
            self.written = self._with_batch()
            if self.written is not None:
                create(self.path, self.written)
            return

        def renewed(old: Text) -> str:
            if old.text != self.written:
                self._start(old.text)
            self.written = self._with_batch() or old.text
            return self.written

        change(self.path, renewed)

    def _start(self, base: str | None) -> None:
        """Start a batch on the file as it stands."""
        if self.written is not None:  # what was accepted meanwhile is known as well
            self.chronology = loaded(self.files)
        self.base = base
        self.proposed = loaded((self.path,))

    def _with_batch(self) -> str | None:
        """The text of the file with what the batch adds, or None when that is nothing."""
        from chrono.store.starter import name_for

        events = self._new()
        self.pending = len(events)
        self.cited = self._cited(events)
        if not events:
            return self.base
        head = f"chrono: 1\nname: {name_for(os.path.abspath(self.path))}\n"
        base = head if self.base is None else self.base
        return with_entries(base, self.path, self.cited, events, self._entities(events))

    def _entities(self, events: Iterable[Event]) -> list[Entity]:
        """The defined names that the events have, of which neither file knows any form."""
        known = {
            fold(name)
            for one in (self.chronology, self.proposed)
            for entity in (one.entities.values() if one else ())
            for name in entity.names()
        }
        used = {name for event in events for field in NAMES for name in getattr(event, field)}
        return [
            entity
            for entity in self.defined.values()
            if entity.key in used and not known & set(map(fold, entity.names()))
        ]

    def _cited(self, events: Iterable[Event], always: Iterable[Source] = ()) -> list[Source]:
        """The sources that events cite and the file of proposals does not have, and `always`."""
        cited = {claim.source for event in events for claim in event.claims}
        cited |= {source.key for source in always}
        there = (
            {key for file in self.proposed.files for key in file.sources}
            if (self.proposed)
            else set()
        )
        return [
            source for key, source in {**self.known, **self.sources}.items() if key in cited - there
        ]

    def seal(self) -> None:
        """End the batch: what it wrote stays, and the next one starts from it."""
        self.added += self.pending
        self.known |= {source.key: source for source in self.cited}
        self.sources = {k: v for k, v in self.sources.items() if k not in self.known}
        self.proposed = loaded((self.path,))
        self.written, self.events, self.pending, self.cited = None, [], 0, []

    def summary(self) -> str:
        """What was done, for the person."""
        if not self.added:
            return f"nothing new for {self.path}"
        added = f"added {self.added} proposal{'' if self.added == 1 else 's'} to {self.path}"
        return f"{added}; decide about them with: {self._command('review')}"

    def _command(self, name: str, source: str = "") -> str:
        """A command for the chronology, or for the proposals where they alone have a source."""
        from shlex import quote

        from chrono.cli.files import DEFAULT_FILE

        held = self.into or DEFAULT_FILE
        files = self.chronology.files if self.chronology else ()
        if source and self.path and not any(source in file.sources for file in files):
            held = self.path
        return f"chrono {'' if held == DEFAULT_FILE else f'-f {quote(held)} '}{name}"


def is_named(source: Source, document: Document) -> bool:
    """Whether a source, perhaps from a table, has nothing but the name of a document's file."""
    bare = not (source.file or source.url or source.sha256 or document.part)
    return bare and fold(source.title) == fold(os.path.basename(document.path))


def beside(path: str) -> str:
    """The name of the file of proposals of a chronology: events.proposed.yaml."""
    stem, ending = os.path.splitext(path)
    return f"{stem}{PROPOSED}{ending}"


def loaded(files: tuple[str, ...]) -> Chronology | None:
    """The chronology in those of the files that are there."""
    from chrono import store

    there = tuple(path for path in files if os.path.exists(path))
    return store.load(there) if there else None


def proposed(path: str) -> tuple[Source, ...]:
    """The sources of the proposals of a chronology, which may not be there."""
    held = loaded((beside(path),))
    return tuple(one for file in held.files for one in file.sources.values()) if held else ()


def inside(path: str, into: str | None) -> str:
    """The path of a document relative to the chronology's folder, or nothing when it is outside."""
    if into is None or not os.path.isfile(path):
        return ""
    folder = os.path.dirname(os.path.realpath(into))
    relative = os.path.relpath(os.path.realpath(path), folder).replace(os.sep, "/")
    return "" if relative.startswith("../") or os.path.isabs(relative) else relative


def with_entries(
    old: str,
    path: str,
    sources: Iterable[Source],
    events: Iterable[Event],
    entities: Iterable[Entity] = (),
) -> str:
    """A file's text with sources, entities and events added at the end of each."""
    from chrono.store.additions import Additions, added

    new = Additions(tuple(sources), tuple(entities), tuple(events))
    return added(Text(path, old.encode()), new)

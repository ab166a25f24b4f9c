"""What a chronology is made of: events, the claims sources make of them, sources and entities.

Values only, immutable and cheap to build (a named tuple costs a tenth of a frozen dataclass to
define and half to make; docs/decisions.md has the figures). `KEYS` is the one table of the file
format: the reader checks files with it, `fmt` takes its order from it, `chrono schema` and
docs/events.md are made from it. To add a key: a row there, a field here, and the reader has it.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from chrono.dates import Date

FORMAT: Final = 1
KINDS: Final = ("org", "person", "place")
STATUSES: Final = ("accepted", "proposed", "rejected")
MODALITIES: Final = ("asserted", "planned", "conditional", "denied")
PARTS: Final = ("start", "end", "whole")
# The fields of an event that hold names, with the kind of entity each is for ("" is any).
NAMES: Final = {"orgs": "org", "people": "person", "places": "place", "names": ""}
# What an event says of other events, of its claims and of `chrono check`.
RELATED: Final = ("ruling", "before", "after", "during", "ignore")

Field = str | tuple[str, ...]


class Key(NamedTuple):
    """One key of the format: the shape of its value and what it means.

    `shape` is line (one line of text), text (may have several), texts (a list of lines; one line
    alone stands for a list of one), date, number (a positive whole one), share (0 to 1), choice,
    zone (IANA), path, fields, or the name of a part of the file: map:X and list:X.
    """

    shape: str
    help: str
    choices: tuple[str, ...] = ()
    required: bool = False


KEYS: Final[dict[str, dict[str, Key]]] = {
    "file": {
        "chrono": Key("choice", "version of the format", (str(FORMAT),), True),
        "name": Key("line", "a name that never changes: calendar ids are made with it"),
        "zone": Key("zone", "IANA time zone of times written without an offset"),
        "sources": Key("map:source", "the documents, by a short key"),
        "entities": Key("map:entity", "organisations, people and places, by their usual name"),
        "profiles": Key("profiles", "named selections for those a chronology is handed to"),
        "events": Key("list:event", "the chronology"),
    },
    "source": {
        "title": Key("line", "title as printed"),
        "author": Key("texts", "who wrote it"),
        "publisher": Key("line", "who published it"),
        "published": Key("date", "when it was published"),
        "url": Key("line", "where it is on the web"),
        "accessed": Key("date", "when it was looked up"),
        "type": Key("line", "kind of document, a CSL type such as article-newspaper or report"),
        "language": Key("line", "language of the text, a BCP 47 tag such as en or az"),
        "file": Key("path", "a copy, relative to this file and inside its folder"),
        "sha256": Key("line", "digest of that copy"),
        "part": Key("line", "what of the copy it is: a message or an attachment inside it"),
        "note": Key("text", "a remark"),
        "fields": Key("fields", "anything of your own"),
    },
    "entity": {
        "kind": Key("choice", "what it is", KINDS, True),
        "name": Key("line", "the full name"),
        "aliases": Key("texts", "other names it goes by"),
        "in": Key("line", "what it is a part of; a query for that finds this too"),
        "born": Key("date", "birth of a person"),
        "died": Key("date", "death of a person"),
        "founded": Key("date", "founding of an organisation"),
        "url": Key("line", "where to read about it"),
        "note": Key("text", "a remark"),
        "fields": Key("fields", "anything of your own"),
    },
    "event": {
        "id": Key("id", "its name for ever; no edit changes it", (), True),
        "date": Key("date", "when it happened; absent when that is not known"),
        "zone": Key("zone", "IANA time zone of its times, over the file's"),
        "title": Key("line", "what happened, in a few words", (), True),
        "orgs": Key("texts", "organisations that took part"),
        "people": Key("texts", "people who took part"),
        "places": Key("texts", "where it happened"),
        "names": Key("texts", "names of no known kind"),
        "tags": Key("texts", "words of your own to find it by"),
        "status": Key("choice", "accepted when absent", STATUSES),
        "modality": Key("choice", "how far it is a fact; asserted when absent", MODALITIES),
        "note": Key("text", "a remark"),
        "claims": Key("list:claim", "what each source says of it"),
        "ruling": Key("text", "which claim holds where they differ, and why"),
        "before": Key("texts", "ids of events it came before"),
        "after": Key("texts", "ids of events it came after"),
        "during": Key("texts", "ids of events it came during"),
        "ignore": Key("texts", "codes of findings of `chrono check` to leave out"),
        "fields": Key("fields", "anything of your own"),
    },
    "claim": {
        "date": Key("date", "when this source says it happened"),
        "part": Key("choice", "the part of the event that this dates", PARTS),
        "source": Key("line", "key of the source"),
        "url": Key("line", "the place on the web, where it is not the source's own"),
        "page": Key("line", "page, as its label is printed"),
        "paragraph": Key("number", "paragraph, counted from 1"),
        "line": Key("number", "line, counted from 1"),
        "locator": Key("line", "any other place in the source"),
        "phrase": Key("line", "the words for the date, as they stand in the source"),
        "quote": Key("text", "the words that carry the claim, verbatim"),
        "modality": Key("choice", "how far this source asserts it", MODALITIES),
        "assumed": Key("line", "what of the date had to be assumed, such as year"),
        "context": Key("texts", "names that the claim is about and the quote does not say"),
        "confidence": Key("share", "0 to 1, from the extractor"),
        "rule": Key("line", "the extractor's rule that read the date"),
        "event": Key("line", "id of the known event that a proposal belongs to"),
    },
}
# One claim may be written on the event itself: its keys but for those an event has anyway.
CLAIM_ON_EVENT: Final = tuple(key for key in KEYS["claim"] if key not in KEYS["event"])


class Source(NamedTuple):
    """A document that events are cited from."""

    key: str
    title: str = ""
    author: tuple[str, ...] = ()
    publisher: str = ""
    published: Date | None = None
    url: str = ""
    accessed: Date | None = None
    type: str = ""
    language: str = ""
    file: str = ""
    sha256: str = ""
    part: str = ""
    note: str = ""
    fields: tuple[tuple[str, Field], ...] = ()
    line: int = 0

    @property
    def label(self) -> str:
        """The shortest text that names it to a reader: its title, else its address, else key."""
        return self.title or self.url or self.key


class Entity(NamedTuple):
    """An organisation, person or place with the names it goes by."""

    key: str
    kind: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    part_of: str = ""  # the key `in`
    born: Date | None = None
    died: Date | None = None
    founded: Date | None = None
    url: str = ""
    note: str = ""
    fields: tuple[tuple[str, Field], ...] = ()
    path: str = ""
    line: int = 0

    def names(self) -> Iterator[str]:
        """Yield its key, its full name and its aliases."""
        yield self.key
        if self.name:
            yield self.name
        yield from self.aliases


class Claim(NamedTuple):
    """What one source says of an event. `date` is None where the source gives none of its own."""

    date: Date | None = None
    part: str = ""
    source: str = ""
    url: str = ""
    page: str = ""
    paragraph: int = 0
    line: int = 0
    locator: str = ""
    phrase: str = ""
    quote: str = ""
    modality: str = ""
    assumed: str = ""
    context: tuple[str, ...] = ()
    confidence: float | None = None
    rule: str = ""
    event: str = ""

    @property
    def place(self) -> str:
        """Where in the source it stands, for a reader: `p. 14, para. 3`, or nothing."""
        parts = (
            self.page and f"p. {self.page}",
            self.paragraph and f"para. {self.paragraph}",
            self.line and f"line {self.line}",
            self.locator,
        )
        return ", ".join(part for part in parts if part)


class Event(NamedTuple):
    """What the chronology says happened, with the claims it rests on and its place in the file.

    `date` is None when it is not known. `status` and `modality` are never empty. `stated` is the
    date as written in the file where that was a phrase. `at` is the line, counted from 1.
    """

    id: str
    date: Date | None
    title: str
    orgs: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    status: str = "accepted"
    modality: str = "asserted"
    note: str = ""
    claims: tuple[Claim, ...] = ()
    zone: str = ""
    ruling: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fields: tuple[tuple[str, Field], ...] = ()
    stated: str = ""
    path: str = ""
    at: int = 0

    @property
    def sources(self) -> tuple[str, ...]:
        """The keys of its sources, each once, in the order of the claims."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims if claim.source))

    @property
    def pages(self) -> tuple[str, ...]:
        """Where in its sources it stands, one text a claim that says so."""
        return tuple(claim.place for claim in self.claims if claim.place)


def worded(event: Event) -> Event:
    """An event whose date was written in words, with these words as the phrase of its one claim.

    They stay where several claims, or a phrase of its own, leave no place for them.
    """
    claim = event.claims[0] if event.claims else Claim()
    free = not claim.phrase and claim.date in (None, event.date)
    if not event.stated or len(event.claims) > 1 or not free:
        return event
    return event._replace(stated="", claims=(claim._replace(phrase=event.stated),))


class File(NamedTuple):
    """One file of a chronology: its name for ever, its zone, and the sources that are its own."""

    path: str
    name: str = ""
    zone: str = ""
    sources: Mapping[str, Source] = {}


class Chronology(NamedTuple):
    """All that was read: files in the order given, entities joined by key, events in file order.

    `events` holds those that were asked for; `total` is how many the files have, and
    `shared` the ids that more than one file has.
    """

    files: tuple[File, ...]
    entities: Mapping[str, Entity]
    events: tuple[Event, ...]
    total: int = 0
    shared: frozenset[str] = frozenset()

    @property
    def zones(self) -> dict[str, str]:
        """The zones of the files, by path."""
        return {file.path: file.zone for file in self.files}

    def file(self, event: Event) -> File:
        """Return the file that `event` stands in."""
        for file in self.files:
            if file.path == event.path:
                return file
        raise KeyError(event.path)

    def source(self, event: Event, key: str) -> Source:
        """Return the source that a claim of `event` names by `key`."""
        return self.file(event).sources[key]

    def zone(self, event: Event) -> str:
        """Return the IANA zone that times of `event` are read in, or nothing: then they float."""
        return event.zone or self.file(event).zone

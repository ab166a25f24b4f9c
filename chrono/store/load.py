"""Files to a chronology: every entry checked, everything wrong told together."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import yaml

from chrono.claims import CLAIM_ON_EVENT, KEYS, Chronology, Claim, Entity, Event, File, Source
from chrono.errors import ChronoError, Problem
from chrono.store.nodes import Items, Node, Pairs, Parser, Scalar
from chrono.store.shapes import SHAPES, shape_of
from chrono.store.text import Text, read, unreadable

STDIN: Final = "-"
_EVENT_KEYS: Final = {**KEYS["event"], **{key: KEYS["claim"][key] for key in CLAIM_ON_EVENT}}


class Entries:
    """What one file holds, as far as it has been read."""

    def __init__(self, text: Text, keep: Callable[[Event], bool] | None) -> None:
        self.text = text
        self.keep = keep
        self.parser = Parser(text)
        self.name = ""
        self.zone = ""
        self.chrono = False
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.events: list[Event] = []
        self.ids: dict[str, int] = {}
        self.cited: dict[str, list[int]] = {}

    def read(self) -> None:
        """Read the whole file; what is wrong is in `parser.problems`."""
        first = self.parser.start()
        if first is None or not isinstance(first, yaml.MappingStartEvent):
            self.parser.problem("K106", 0, "not a chronology", "it starts with a line `chrono: 1`")
            return
        for key, event in self.parser.pairs(1):
            self.section(key, event)
        self.parser.finish()
        if not self.chrono:
            self.parser.problem("K102", 0, "chrono: is missing", "the first line is `chrono: 1`")
        for source in self.cited.keys() - self.sources.keys():
            for offset in self.cited[source]:
                self.parser.problem(
                    "R101", offset, f"no such source: {source}", nearest(source, self.sources)
                )

    def section(self, key: Scalar, first: Any) -> None:
        """Read one key of the top level."""
        parser, name = self.parser, key.value
        if name == "events" and isinstance(first, yaml.SequenceStartEvent):
            for node in parser.items(2):
                self.event(node)
            return
        node = parser.node(first, 1)
        row = KEYS["file"].get(name)
        if row is None:
            unknown(parser, key, KEYS["file"])
        elif row.shape == "map:source":
            for inner, pairs in mapping(parser, name, node):
                if found := record(parser, "source", pairs):
                    line = self.text.line(inner.start)
                    self.sources[inner.value] = Source(inner.value, **found, line=line)
        elif row.shape == "map:entity":
            for inner, pairs in mapping(parser, name, node):
                self.entity(inner, pairs)
        elif row.shape.startswith("list:"):
            if not (isinstance(node, Scalar) and node.empty):
                parser.problem("K103", node.start, f"{name} is a list, not {shape_of(node)}")
        else:
            value = SHAPES[row.shape](parser, name, row, node)
            if name == "chrono":
                self.chrono = True  # a wrong version has been told
            elif name == "name":
                self.name = str(value or "")
            elif name == "zone":
                self.zone = str(value or "")

    def entity(self, key: Scalar, node: Node) -> None:
        """Read one entity."""
        found = record(self.parser, "entity", node)
        if found is None:
            return
        if "kind" not in found:
            kinds = ", ".join(KEYS["entity"]["kind"].choices)
            self.parser.problem("K102", key.start, f"{key.value} has no kind", f"one of {kinds}")
            return
        found["part_of"] = found.pop("in", "")
        line = self.text.line(key.start)
        self.entities[key.value] = Entity(key.value, **found, path=self.text.path, line=line)

    def event(self, node: Node) -> None:
        """Read one event, and keep it when it is asked for."""
        problems = len(self.parser.problems)
        found = record(self.parser, "event", node)
        if found is None or not isinstance(node, Pairs):
            return
        self.identify(found, node)
        own = {key: found.pop(key) for key in CLAIM_ON_EVENT if key in found}
        claims = found.get("claims", ())
        if own and "claims" in found:
            self.parser.problem(
                "K105",
                where(node, next(iter(own))),
                f"{next(iter(own))}: beside claims:",
                "one claim stands on the event itself, several under claims:",
            )
        stated = found.pop("date:phrase", "")
        if own:
            claims = (Claim(found.get("date"), modality=found.get("modality", ""), **own),)
        if len(self.parser.problems) > problems:
            return
        found["claims"] = claims
        place = {"stated": stated, "path": self.text.path, "at": self.text.line(node.start)}
        event = Event(
            found.pop("id"), found.pop("date", None), found.pop("title"), **found, **place
        )
        if self.keep is None or self.keep(event):
            self.events.append(event)

    def identify(self, found: dict[str, Any], node: Pairs) -> None:
        """Check that the event has an id of its own and a title, and note the sources it cites."""
        for key in ("id", "title"):
            if key not in found and not any(pair[0].value == key for pair in node.pairs):
                hint = f"each event has an id and a title; add {key}:"
                self.parser.problem("K102", node.start, f"{key}: is missing", hint)
        offset = where(node, "id")
        known = self.ids.setdefault(found["id"], offset) if "id" in found else offset
        if known != offset:
            hint = f"it is the id of the event on line {self.text.line(known)}"
            self.parser.problem("I101", offset, f"the id {found['id']} stands twice", hint)
        if "source" in found:
            self.cited.setdefault(found["source"], []).append(where(node, "source"))
        if "claims" in found:
            claims = next(value for key, value in node.pairs if key.value == "claims")
            found["claims"] = tuple(self.claims(claims))

    def claims(self, node: Node) -> Iterator[Claim]:
        """Yield the claims of an event."""
        for item in node.nodes if isinstance(node, Items) else ():
            found = record(self.parser, "claim", item)
            if found is None or not isinstance(item, Pairs):
                continue
            found.pop("date:phrase", "")
            if "source" in found:
                self.cited.setdefault(found["source"], []).append(where(item, "source"))
            yield Claim(**found)


def record(parser: Parser, part: str, node: Node) -> dict[str, Any] | None:
    """Return the values of one source, entity, event or claim by key, without the empty ones.

    A date that is a phrase leaves the phrase under `date:phrase`. None when it is no mapping.
    """
    if not isinstance(node, Pairs):
        parser.problem("K103", node.start, f"{article(part)} is a mapping, not {shape_of(node)}")
        return None
    rows = _EVENT_KEYS if part == "event" else KEYS[part]
    found: dict[str, Any] = {}
    for key, value in node.pairs:
        name = key.value
        row = rows.get(name)
        if row is None:
            unknown(parser, key, rows)
        elif row.shape.startswith("list:"):
            if isinstance(value, Items):
                found[name] = ()
            elif not (isinstance(value, Scalar) and value.empty):
                parser.problem("K103", value.start, f"{name} is a list, not {shape_of(value)}")
        else:
            read: Any = SHAPES[row.shape](parser, name, row, value)
            if row.shape == "date" and read is not None:
                found[name] = read[0]
                if read[1] and name == "date":
                    found["date:phrase"] = read[1]
            elif read or (read is not None and row.shape == "share"):
                found[name] = read
            elif row.required and isinstance(value, Scalar) and not value.value:
                parser.problem("K102", key.start, f"{name}: is empty", "it cannot be left out")
    return found


def mapping(parser: Parser, name: str, node: Node) -> Iterator[tuple[Scalar, Node]]:
    """Yield the pairs of a mapping that may be empty."""
    if isinstance(node, Pairs):
        yield from node.pairs
    elif not (isinstance(node, Scalar) and node.empty):
        parser.problem("K103", node.start, f"{name} is a mapping, not {shape_of(node)}")


def where(node: Pairs, name: str) -> int:
    """Return the offset of the value of a key, or of the whole when the key is not there."""
    return next((value.start for key, value in node.pairs if key.value == name), node.start)


def unknown(parser: Parser, key: Scalar, rows: Iterable[str]) -> None:
    """Note a key that the format does not have, with the nearest that it has."""
    hint = nearest(key.value, rows) or "anything of your own goes under fields:"
    parser.problem("K101", key.start, f"unknown key {key.value[:60]!r}", hint)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a hint with the known word nearest to `word`, or nothing."""
    from difflib import get_close_matches

    folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), folded, 1, 0.6)
    return f"did you mean {folded[found[0]]}?" if found else ""


def article(part: str) -> str:
    """Return `part` with its indefinite article."""
    return f"an {part}" if part[0] in "aeiou" else f"a {part}"


@contextmanager
def collection_paused() -> Iterator[None]:
    """Keep the garbage collector off: nothing made while reading is garbage in a cycle."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load(
    paths: Iterable[str],
    keep: Callable[[Event], bool] | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Chronology:
    """Return the chronology in the files at `paths`: files, folders, or `-` for `stdin`.

    Every entry is checked; of the events, those are kept that `keep` accepts (all when None), in
    the order of the files. Raises `ChronoError` with everything that is wrong in any of them.
    """
    return assemble(texts(paths, stdin), keep)


def load_text(text: Text) -> Chronology:
    """Return the chronology in one text, as `load` does."""
    return assemble([text], None)


def assemble(texts: Iterable[Text], keep: Callable[[Event], bool] | None) -> Chronology:
    """Return the chronology in several texts; all that is wrong in any is raised together."""
    problems: list[Problem] = []
    files: list[File] = []
    entities: dict[str, Entity] = {}
    events: list[Event] = []
    count = 0
    with collection_paused():
        for text in texts:
            entries = Entries(text, keep)
            try:
                entries.read()
            except ChronoError as error:
                problems += error.problems
                continue
            problems += entries.parser.problems
            files.append(File(text.path, entries.name, entries.zone, entries.sources))
            problems += join(entities, entries)
            events += entries.events
            count += len(entries.ids)
    if problems:
        raise unreadable(*sorted(problems, key=lambda problem: problem[:3]))
    return Chronology(tuple(files), entities, tuple(events), count)


def texts(paths: Iterable[str], stdin: Callable[[], bytes] | None) -> Iterator[Text]:
    """Yield the text of each file once, and of standard input, in the order given."""
    if STDIN not in (paths := tuple(paths)):
        yield from map(read, paths_of(paths))
        return
    for path in paths:
        if path != STDIN:
            yield from map(read, paths_of([path]))
        elif stdin is None:
            raise ChronoError("there is no standard input to read")
        else:
            yield Text("<stdin>", stdin())


def paths_of(paths: Iterable[str]) -> Iterator[str]:
    """Yield the path of each file once; of a folder, those of its chronologies, by name."""
    seen: set[str] = set()
    for path in paths:
        for name in folder(path) if os.path.isdir(path) else (path,):
            real = os.path.realpath(name)
            if real not in seen:
                seen.add(real)
                yield name


def folder(path: str) -> list[str]:
    """Return the chronologies in a folder, by name. Files with no `chrono:` are passed over."""
    names = sorted(name for name in os.listdir(path) if name.endswith((".yaml", ".yml")))
    found = []
    for name in names:
        whole = os.path.join(path, name)
        with open(whole, "rb") as stream:
            start = stream.read(65536)
        if start.startswith(b"chrono:") or b"\nchrono:" in start or b"\xef\xbb\xbfchrono:" in start:
            found.append(whole)
    if not found:
        raise ChronoError(f"no chronology in the folder {path}", "`chrono init` writes one")
    return found


def join(entities: dict[str, Entity], entries: Entries) -> Iterator[Problem]:
    """Add the entities of one more file; the same key with another kind is a problem."""
    for key, entity in entries.entities.items():
        known = entities.get(key)
        if known is None:
            entities[key] = entity
        elif known.kind != entity.kind:
            message = f"{key} is a {entity.kind} here and a {known.kind} in {known.path}"
            text = entries.text
            yield text.problem("R105", text.start(entity.line), message, "one of them needs a key")
        else:
            names = dict.fromkeys((*known.aliases, *entity.aliases))
            merged = {
                field: getattr(known, field) or getattr(entity, field) for field in Entity._fields
            }
            entities[key] = Entity(**{**merged, "aliases": tuple(names)})

"""Files to a chronology: every entry checked, everything wrong told together.

Canonical files go by `scan`, which needs no YAML library; a file that is not, or in which anything
is wrong, goes whole to PyYAML.
"""

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from chrono.claims import Chronology, Entity, Event, File
from chrono.errors import ChronoError, Problem
from chrono.store import canonical
from chrono.store.entries import Entries, article
from chrono.store.keys import NotCanonicalError
from chrono.store.nodes import Pairs
from chrono.store.scan import Cut, Keep, Scan, cut
from chrono.store.text import Report, Text, read_bytes, unreadable

STDIN: Final = "-"
_MARKS: Final = re.compile(r"^(?:---|\.\.\.|%|\ufeff)", re.MULTILINE)  # of documents
_CHRONO: Final = re.compile(rb"(?:^|\A\xef\xbb\xbf|\r)chrono:", re.MULTILINE)


# The entities and the zones of the files, by path -> which events are wanted.
Asked = Callable[[Mapping[str, Entity], Mapping[str, str]], Keep]


class Raw(NamedTuple):
    """A file as bytes."""

    path: str
    raw: bytes


class Reading(NamedTuple):
    """A file of which the head has been read, and where its events are; None when they are read."""

    file: Raw
    entries: Entries
    cut: Cut | None


def load(
    paths: Iterable[str],
    keep: Asked | None = None,
    stdin: Callable[[], bytes] | None = None,
) -> Chronology:
    """Return the chronology in the files at `paths`: files, folders, or `-` for `stdin`.

    Every entry is checked; of the events, those are kept that `keep` wants (all when None), given
    the entities and the zones, in the order of the files. Raises `ChronoError` with everything that
    is wrong in any of them.
    """
    return assemble(raws(paths, stdin), keep)


def load_text(text: Text) -> Chronology:
    """Return the chronology in one text, as `load` does."""
    return assemble([Raw(text.path, text.raw)], None)


def assemble(
    raws: Iterable[Raw],
    keep: Asked | None,
    by_yaml: frozenset[str] = frozenset(),
) -> Chronology:
    """Return the chronology in several files; all that is wrong in any is raised together.

    Files whose paths are in `by_yaml` go whole to PyYAML at once. `keep` may be asked again, when
    the head of a file turns out to be none: a text in quotes can run over the end of the events.
    """
    problems: list[Problem] = []
    readings: list[Reading] = []
    files = list(raws)
    for raw in files:
        reading = (raw.path not in by_yaml and head(raw)) or whole(raw, problems)
        if reading:
            readings.append(reading)
    entities: dict[str, Entity] = {}
    for reading in readings:
        problems += join(entities, reading.entries)
    zones = {reading.file.path: reading.entries.zone for reading in readings}
    wanted = keep(entities, zones) if keep else None
    events: list[Event] = []
    ids = []
    misread = set()
    for number, reading in enumerate(readings):
        kept, names, again = of_reading(reading, wanted, problems)
        if again is None or again.entries.entities != reading.entries.entities:
            misread.add(reading.file.path)
        else:
            readings[number] = again
        events += kept
        ids.append(names)
    if misread:
        return assemble(files, keep, by_yaml | misread)
    if problems:
        raise unreadable(*sorted(problems, key=lambda problem: problem[:3]))
    parts = tuple(
        File(one.file.path, one.entries.name, one.entries.zone, one.entries.sources)
        for one in readings
    )
    return Chronology(parts, entities, tuple(events), sum(map(len, ids)), shared(ids))


def shared(ids: list[set[str]]) -> frozenset[str]:
    """Return the ids that stand in more than one file."""
    seen: set[str] = set()
    twice: set[str] = set()
    for names in ids if len(ids) > 1 else ():
        twice |= seen & names
        seen |= names
    return frozenset(twice)


def head(file: Raw) -> Reading | None:
    """Return what stands beside the events of a canonical file; None when it is not canonical."""
    found = cut(file.raw)
    if found is None:
        return None
    entries = Entries(Report(Text(file.path, found.head.encode())))
    seen: set[str] = {"events"}
    for text, line in ((found.head, 1), (found.tail, found.tail_line)):
        node = canonical.mapping(text) or (found.large and section(Text(file.path, text.encode())))
        if not node:
            return None
        entries.report, entries.first_line = Report(Text(file.path, text.encode())), line
        for key, value in node.pairs:
            if key.value in seen:
                return None
            seen.add(key.value)
            try:
                entries.section(key, value)
            except ChronoError:  # more problems than are told
                return None
        if entries.report.problems:
            return None
    return Reading(file, entries, found) if entries.chrono else None


def section(text: Text) -> Pairs | None:
    """Return the node of a few sections that stand by themselves; None when they do not."""
    from chrono.store.whole import read_sections

    return None if _MARKS.search(text.text) else read_sections(text)


def whole(file: Raw, problems: list[Problem]) -> Reading | None:
    """Return a file read whole by PyYAML, or None when it cannot be, its problems added."""
    from chrono.store.whole import read_whole

    try:
        entries = read_whole(Text(file.path, file.raw))
    except ChronoError as error:
        if not error.problems:
            raise
        problems += error.problems
        return None
    problems += entries.report.problems
    return Reading(file, entries, None)


def of_reading(
    reading: Reading, wanted: Keep | None, problems: list[Problem]
) -> tuple[list[Event], set[str], Reading | None]:
    """Return the events of a file that are wanted, the ids of all, and what the file was read as.

    That is the reading as it was, or another by PyYAML, or None where PyYAML cannot read it.
    """
    if reading.cut:
        scan = Scan(reading.file.path, wanted, lambda text, line: alone(reading, text, line))
        try:
            kept = list(scan.events(reading.file.raw, reading.cut))
            if scan.sources() <= reading.entries.sources.keys():
                return kept, scan.ids, reading
        except NotCanonicalError:
            pass
        again = whole(reading.file, problems)
        if again is None:
            return [], set(), None
        reading = again
    events = reading.entries.events
    kept = [event for event in events if wanted.test(event)] if wanted else events
    return kept, set(reading.entries.ids), reading


class Survey(NamedTuple):
    """What the scanner read in one file by itself; the ids of all events, where they are."""

    chronology: Chronology
    ids: frozenset[str]
    cut: Cut


def survey(text: Text, keep: Keep | None = None) -> Survey | None:
    """Return what a text holds, with the events that are wanted; None where it needs PyYAML.

    An entry that is not canonical may be among the others.
    """
    reading = head(Raw(text.path, text.raw))
    if reading is None or reading.cut is None:
        return None
    scan = Scan(text.path, keep, lambda entry, line: alone(reading, entry, line))
    try:
        kept = tuple(scan.events(text.raw, reading.cut))
    except NotCanonicalError:
        return None
    entries = reading.entries
    if not scan.sources() <= entries.sources.keys():
        return None
    files = (File(text.path, entries.name, entries.zone, entries.sources),)
    found = Chronology(files, entries.entities, kept, len(scan.ids))
    return Survey(found, frozenset(scan.ids), reading.cut)


def alone(reading: Reading, text: str, line: int) -> list[Event]:
    """Return the events in the text of a few entries, read by PyYAML.

    Raises `NotCanonicalError` when something is wrong: reading the whole tells it with its place.
    """
    from chrono.store.whole import read_entries

    try:
        entries = read_entries(Text(reading.file.path, text.encode()), line)
    except ChronoError:
        raise NotCanonicalError from None
    if entries.report.problems or len(entries.ids) != len(entries.events):
        raise NotCanonicalError
    return entries.events


def raws(paths: Iterable[str], stdin: Callable[[], bytes] | None) -> Iterator[Raw]:
    """Yield each file once, and standard input, in the order given."""
    for path in paths_of(paths):
        if path != STDIN:
            yield Raw(path, read_bytes(path))
        elif stdin is None:
            raise ChronoError("there is no standard input to read")
        else:
            yield Raw("<stdin>", stdin())


def paths_of(paths: Iterable[str]) -> Iterator[str]:
    """Yield the path of each file once; of a folder, those of its chronologies, by name."""
    seen: set[str] = set()
    for path in paths:
        for name in folder(path) if path != STDIN and os.path.isdir(path) else (path,):
            real = name if name == STDIN else os.path.realpath(name)
            if real not in seen:
                seen.add(real)
                yield name


def folder(path: str) -> list[str]:
    """Return the chronologies in a folder, by name. Files with no `chrono:` are passed over."""
    try:
        names = sorted(name for name in os.listdir(path) if name.endswith((".yaml", ".yml")))
    except OSError as error:
        raise ChronoError(f"{path}: {error.strerror or error}") from None
    found = []
    for name in names:
        whole = os.path.join(path, name)
        if os.path.isfile(whole) and _CHRONO.search(read_bytes(whole)):  # no folder, no pipe
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
            message = f"{key} is {article(entity.kind)} here, {article(known.kind)} in {known.path}"
            hint = "one of them needs a key of its own"
            yield Problem(entries.path, entity.line, 3, "R105", message, hint, text=f"  {key}:")
        else:
            names = dict.fromkeys((*known.aliases, *entity.aliases))
            merged = {
                field: getattr(known, field) or getattr(entity, field) for field in Entity._fields
            }
            entities[key] = Entity(**{**merged, "aliases": tuple(names)})

"""Nodes to what they mean: sources, entities, events and claims, each key checked by its shape."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Entity, Event, Source
from chrono.spelling import suggestion
from chrono.store.nodes import Items, Node, Pairs, Scalar
from chrono.store.shapes import SHAPES, shape_of
from chrono.store.text import Report

_EVENT_KEYS: Final = {**KEYS["event"], **{key: KEYS["claim"][key] for key in CLAIM_ON_EVENT}}

_TEXTUAL: Final = ("line", "text")


class Entries:
    """What one file holds, as far as it has been read; what is wrong is in `report`.

    A part of a file may be read by itself: then `first_line` is the line it starts on.
    """

    def __init__(self, report: Report, first_line: int = 1) -> None:
        self.report = report
        self.first_line = first_line
        self.path = report.text.path
        self.name = ""
        self.zone = ""
        self.chrono = False
        self.sources: dict[str, Source] = {}
        self.entities: dict[str, Entity] = {}
        self.events: list[Event] = []
        self.ids: dict[str, int] = {}
        self.cited: dict[str, list[int]] = {}

    def line(self, offset: int) -> int:
        """Return the line of the file that an offset of the text is on."""
        return self.report.text.line(offset) + self.first_line - 1

    def section(self, key: Scalar, node: Node) -> None:
        """Read one key of the top level; the events in a list of it come one by one to `event`."""
        report, name = self.report, key.value
        row = KEYS["file"].get(name)
        if row is None:
            unknown(report, key, KEYS["file"])
        elif row.shape == "map:source":
            for inner, pairs in mapping(report, name, node):
                found = record(report, "source", pairs)
                if found is not None:
                    line = self.line(inner.start)
                    self.sources[inner.value] = Source(inner.value, **found, line=line)
        elif row.shape == "map:entity":
            for inner, pairs in mapping(report, name, node):
                self.entity(inner, pairs)
        elif row.shape.startswith("list:"):
            if not (isinstance(node, Scalar) and node.empty):
                report.problem("K103", node.start, f"{name} is a list, not {shape_of(node)}")
        else:
            self.setting(key, node)

    def setting(self, key: Scalar, node: Node) -> None:
        """Read a key of the top level that has one value."""
        name = key.value
        row = KEYS["file"][name]
        value = SHAPES[row.shape](self.report, name, row, node)
        if name == "chrono":
            self.chrono = True  # a wrong version has been told
            if not value and isinstance(node, Scalar) and not node.value:
                self.report.problem("K102", key.start, "chrono: is empty", "write chrono: 1")
        elif name == "name":
            self.name = str(value or "")
        elif name == "zone":
            self.zone = str(value or "")

    def entity(self, key: Scalar, node: Node) -> None:
        """Read one entity."""
        found = record(self.report, "entity", node)
        if found is None:
            return
        if "kind" not in found:
            written = isinstance(node, Pairs) and any(k.value == "kind" for k, _ in node.pairs)
            if not written:
                hint = f"one of {', '.join(KEYS['entity']['kind'].choices)}"
                self.report.problem("K102", key.start, f"{key.value} has no kind", hint)
            return
        found["part_of"] = found.pop("in", "")
        line = self.line(key.start)
        self.entities[key.value] = Entity(key.value, **found, path=self.path, line=line)

    def event(self, node: Node) -> None:
        """Read one event."""
        problems = len(self.report.problems)
        found = record(self.report, "event", node)
        if found is None or not isinstance(node, Pairs):
            return
        self.identify(found, node)
        own = {key: found.pop(key) for key in CLAIM_ON_EVENT if key in found}
        claims = found.get("claims", ())
        if own and "claims" in found:
            self.report.problem(
                "K105",
                where(node, next(iter(own))),
                f"{next(iter(own))}: beside claims:",
                "one claim stands on the event itself, several under claims:",
            )
        stated = found.pop("date:phrase", "")
        if own:
            claims = (Claim(found.get("date"), modality=found.get("modality", ""), **own),)
        if len(self.report.problems) > problems:
            return
        found["claims"] = claims
        place = {"stated": stated, "path": self.path, "at": self.line(node.start)}
        event = Event(
            found.pop("id"), found.pop("date", None), found.pop("title"), **found, **place
        )
        self.events.append(event)

    def identify(self, found: dict[str, Any], node: Pairs) -> None:
        """Check that the event has an id of its own and a title, and note the sources it cites."""
        for key in ("id", "title"):
            if key not in found and not any(pair[0].value == key for pair in node.pairs):
                hint = f"each event has an id and a title; add {key}:"
                self.report.problem("K102", node.start, f"{key}: is missing", hint)
        offset = where(node, "id")
        known = self.ids.setdefault(found["id"], offset) if "id" in found else offset
        if known != offset:
            hint = f"it is the id of the event on line {self.line(known)}"
            self.report.problem("I101", offset, f"the id {found['id']} stands twice", hint)
        if "source" in found:
            self.cited.setdefault(found["source"], []).append(where(node, "source"))
        if "claims" in found:
            claims = next(value for key, value in node.pairs if key.value == "claims")
            found["claims"] = tuple(self.claims(claims))

    def claims(self, node: Node) -> Iterator[Claim]:
        """Yield the claims of an event."""
        for item in node.nodes if isinstance(node, Items) else ():
            found = record(self.report, "claim", item)
            if found is None or not isinstance(item, Pairs):
                continue
            found.pop("date:phrase", "")
            if "source" in found:
                self.cited.setdefault(found["source"], []).append(where(item, "source"))
            yield Claim(**found)


def record(report: Report, part: str, node: Node) -> dict[str, Any] | None:
    """Return the values of one source, entity, event or claim by key, without the empty ones.

    A date that is a phrase leaves the phrase under `date:phrase`. None when it is no mapping.
    """
    if not isinstance(node, Pairs):
        report.problem("K103", node.start, f"{article(part)} is a mapping, not {shape_of(node)}")
        return None
    rows = _EVENT_KEYS if part == "event" else KEYS[part]
    found: dict[str, Any] = {}
    for key, value in node.pairs:
        name = key.value
        row = rows.get(name)
        if row is not None and row.shape in _TEXTUAL and type(value) is Scalar:
            written = value.value
            if written and written.isprintable():  # as most are: nothing more to be asked of it
                found[name] = written
                continue
        if row is None:
            unknown(report, key, rows)
        elif row.shape.startswith("list:"):
            if isinstance(value, Items):
                found[name] = ()
            elif not (isinstance(value, Scalar) and value.empty):
                report.problem("K103", value.start, f"{name} is a list, not {shape_of(value)}")
        else:
            read: Any = SHAPES[row.shape](report, name, row, value)
            if row.shape == "date" and read is not None:
                found[name] = read[0]
                if read[1] and name == "date":
                    found["date:phrase"] = read[1]
            elif read or (read is not None and row.shape == "share"):
                found[name] = read
            elif row.required and isinstance(value, Scalar) and not value.value.strip("\n"):
                report.problem("K102", key.start, f"{name}: is empty", "it cannot be left out")
    return found


def mapping(report: Report, name: str, node: Node) -> Iterator[tuple[Scalar, Node]]:
    """Yield the pairs of a mapping that may be empty."""
    if isinstance(node, Pairs):
        yield from node.pairs
    elif not (isinstance(node, Scalar) and node.empty):
        report.problem("K103", node.start, f"{name} is a mapping, not {shape_of(node)}")


def where(node: Pairs, name: str) -> int:
    """Return the offset of the value of a key, or of the whole when the key is not there."""
    return next((value.start for key, value in node.pairs if key.value == name), node.start)


def unknown(report: Report, key: Scalar, rows: Iterable[str]) -> None:
    """Note a key that the format does not have, with the nearest that it has."""
    hint = suggestion(key.value, rows, 1) or "anything of your own goes under fields:"
    report.problem("K101", key.start, f"unknown key {key.value[:60]!r}", hint)


def article(part: str) -> str:
    """Return `part` with its indefinite article."""
    return f"an {part}" if part[0] in "aeiou" else f"a {part}"

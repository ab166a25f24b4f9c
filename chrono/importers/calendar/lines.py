"""The lines of a calendar to its events and its time zones (RFC 5545, 3.1)."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from chrono.errors import Problem
from chrono.importers import Item, Skipped
from chrono.importers.fields import broken, shape

_LINE: Final = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)',
    re.S,
)
_PARAMETER: Final = re.compile(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')
_ESCAPE: Final = re.compile(r"\\(.)", re.S)
LONGEST: Final = 200  # characters of a line that a message shows


class Line(NamedTuple):
    """One property: where it stands, its name, parameters and value as written."""

    at: int
    name: str
    parameters: dict[str, str]
    value: str
    whole: str


Properties = dict[str, list[Line]]


class LineError(Exception):
    """A line that cannot be read: which one, why not, and what to write."""

    def __init__(self, found: Line, why: str, hint: str = "") -> None:
        super().__init__(why)
        self.found, self.hint = found, hint

    def problem(self, path: str) -> Problem:
        """Return it as a problem of a file."""
        return shape(path, self.found.at, str(self), self.hint, self.found.whole[:LONGEST])


class Component(NamedTuple):
    """An event of a calendar: the line it begins on, its properties, and a line that is none."""

    at: int
    held: Properties
    wrong: Problem | None = None

    def text(self, name: str) -> str:
        """Return the value of a property as text, without its escapes; else nothing."""
        return unescaped(self.held[name][0].value) if name in self.held else ""


class Definition(NamedTuple):
    """A time zone that a calendar defines: its properties, and the lines of the whole."""

    held: Properties
    lines: tuple[str, ...]


class Parts(NamedTuple):
    """What a calendar consists of; `items` are the lines and components that are not taken."""

    events: tuple[Component, ...]
    zones: dict[str, Definition]
    items: tuple[Item, ...]


def parts(path: str, whole: str, raw_lines: int) -> Parts:
    """Return the events and the zones of a calendar.

    Raises `ChronoError` with the place when the file is no calendar or is cut off.
    """
    events: list[Component] = []
    zones: dict[str, Definition] = {}
    items: list[Item] = []
    for found in _components(path, whole, raw_lines, items):
        if isinstance(found, Component):
            events.append(found)
        elif "TZID" in found.held:
            zones.setdefault(found.held["TZID"][0].value.strip(), found)
    return Parts(tuple(events), zones, tuple(items))


def _components(
    path: str, whole: str, raw_lines: int, items: list[Item]
) -> Iterator[Component | Definition]:
    inside: list[str] = []
    event, lines = Component(0, {}), list[str]()
    for at, row in _unfolded(whole):
        found = _line(at, row)
        if found is None:
            wrong = shape(path, at, "no line of a calendar", "it is NAME:VALUE", row[:LONGEST])
            if inside[:2] == ["VCALENDAR", "VEVENT"]:
                event = event._replace(wrong=event.wrong or wrong)
            else:
                items.append(wrong)
            continue
        name = found.value.strip().upper()
        if found.name == "BEGIN":
            inside.append(name)
            if len(inside) == 2:
                event, lines = Component(at, {}), []
                if name not in ("VEVENT", "VTIMEZONE"):
                    items.append(Skipped(f"{path}:{at}", f"no event but a {name}"))
        elif not inside:
            hint = "it starts with BEGIN:VCALENDAR"
            raise broken(shape(path, at, "no calendar", hint, row[:LONGEST]))
        elif len(inside) == 2 and found.name != "END":
            event.held.setdefault(found.name, []).append(found)
        lines.append(row)
        if found.name == "END":
            if inside[-1] != name:
                what = f"END:{found.value} ends nothing that was begun"
                raise broken(shape(path, at, what, "", row[:LONGEST]))
            ended = inside.pop()
            if inside == ["VCALENDAR"] and ended == "VEVENT":
                yield event
            elif inside == ["VCALENDAR"] and ended == "VTIMEZONE":
                yield Definition(event.held, tuple(lines))
    if inside:
        raise broken(shape(path, max(raw_lines, 1), f"the file ends inside {inside[-1]}"))


def _unfolded(whole: str) -> Iterator[tuple[int, str]]:
    """Yield each line with the number it starts on, with those that go on it."""
    held: list[str] = []
    begun = 0
    for at, row in enumerate(re.split(r"\r\n|\n|\r", whole), 1):
        if row[:1] in (" ", "\t") and held:
            held.append(row[1:])
            continue
        if held:
            yield begun, "".join(held)
        held, begun = [row] if row.strip() else [], at
    if held:
        yield begun, "".join(held)


def _line(at: int, whole: str) -> Line | None:
    name, colon, value = whole.partition(":")
    if colon and ";" not in name and name.replace("-", "").isalnum():
        return Line(at, name.upper(), {}, value, whole)
    found = _LINE.fullmatch(whole)
    if found is None:
        return None
    parameters = {key.upper(): held.strip('"') for key, held in _PARAMETER.findall(found[2])}
    return Line(at, found[1].upper(), parameters, found[3], whole)


def unescaped(value: str) -> str:
    """Return a value of type TEXT as it is meant (RFC 5545, 3.3.11)."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)

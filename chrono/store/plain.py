"""Events in any layout of YAML, straight from what its parser says to values.

A file that is not canonical spends its time here, so nothing is kept that a sound file has no use
for: no nodes, no places. Whatever is not plainly right is not judged but left to `entries`, which
reads the whole again and says what is wrong and where. So each question is asked here in one way,
and explained there in another; tests/test_scan.py holds the two to the same answers.
"""

from collections.abc import Callable
from typing import Any, Final

import yaml

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Event, Key
from chrono.dates import Date
from chrono.errors import DateError
from chrono.store.nodes import Items, Node, Pairs, Scalar
from chrono.store.parser import MOST_KEYS
from chrono.store.shapes import BARE_ID, SHAPES, read_date
from chrono.store.text import Report, Text

_CLAIM: Final = KEYS["claim"]
_EVENT: Final = {**KEYS["event"], **{key: _CLAIM[key] for key in CLAIM_ON_EVENT}}
_OWN: Final = frozenset(CLAIM_ON_EVENT)
_TEXTUAL: Final = frozenset(("line", "text"))


class NotPlainError(Exception):
    """Something that this reader leaves to `entries`."""


class Plain:
    """Reads the events of a list from the parser; `get` gives its next event.

    When it is done, `ids` and `cited` hold the ids of the events and the keys of their sources.
    """

    def __init__(self, path: str, get: Callable[[], Any], first_line: int = 1) -> None:
        self.path = path
        self.get = get
        self.first_line = first_line
        self.events: list[Event] = []
        self.ids: set[str] = set()
        self.cited: set[str] = set()
        self._report = Report(Text(path, b""))  # of what is asked of `shapes`: stays empty

    def read(self) -> None:
        """Read to the end of the list that was just entered. Raises `NotPlainError`."""
        get, starts, ends = self.get, yaml.MappingStartEvent, yaml.SequenceEndEvent
        while type(start := get()) is starts:
            if start.anchor or start.tag:
                raise NotPlainError
            place: Any = start.start_mark  # which an event of a parser always has
            values = self._values(_EVENT)
            self.events.append(self._event(values, self.first_line + place.line))
        if type(start) is not ends or len(self.ids) != len(self.events):
            raise NotPlainError

    def _values(self, rows: dict[str, Key]) -> dict[str, Any]:
        """Return the values by key of the mapping that was just entered, without the empty ones."""
        get, scalar = self.get, yaml.ScalarEvent
        values: dict[str, Any] = {}
        empty: set[str] = set()
        while type(key := get()) is scalar:
            name = key.value
            row = rows.get(name)
            if row is None or name in values or key.anchor or key.tag or name in empty:
                raise NotPlainError
            event = get()
            shape = row.shape
            if event.anchor or (type(event) is scalar and event.tag):
                raise NotPlainError
            if type(event) is not scalar:
                found = self._block(name, row, event)
            elif (written := event.value) and shape in _TEXTUAL and written.isprintable():
                found = written
            elif shape == "date" and written:
                found = _date(written)
            elif shape == "id" and BARE_ID.fullmatch(written):
                found = written
            else:
                found = None
                if written or event.style:
                    found = self._shaped(name, row, Scalar(written, event.style or "", 0, 0))
            if found or found == 0.0:  # nought says something as a share
                values[name] = found
            else:
                empty.add(name)
        if type(key) is not yaml.MappingEndEvent:
            raise NotPlainError
        return values

    def _block(self, name: str, row: Key, event: Any) -> Any:
        """Return the value of a key that has a list or a mapping."""
        if event.tag:
            raise NotPlainError
        if type(event) is yaml.SequenceStartEvent:
            if row.shape == "texts":
                return self._texts()
            if name == "claims":
                return self._claims()
        elif row.shape == "fields" and type(event) is yaml.MappingStartEvent:
            return self._shaped(name, row, self._fields())
        raise NotPlainError

    def _texts(self) -> tuple[str, ...]:
        """Return the texts of the list that was just entered."""
        get, scalar = self.get, yaml.ScalarEvent
        found = []
        while type(event := get()) is scalar:
            if event.anchor or event.tag or not event.value or not event.value.isprintable():
                raise NotPlainError
            found.append(event.value)
        if type(event) is not yaml.SequenceEndEvent:
            raise NotPlainError
        return tuple(found)

    def _claims(self) -> tuple[Claim, ...]:
        """Return the claims of the list that was just entered."""
        claims = []
        while type(event := self.get()) is yaml.MappingStartEvent:
            if event.anchor or event.tag:
                raise NotPlainError
            found = self._values(_CLAIM)
            if "date" in found:
                found["date"] = found["date"][0]
            claims.append(Claim(**found))
        if type(event) is not yaml.SequenceEndEvent or not claims:
            raise NotPlainError
        return tuple(claims)

    def _fields(self) -> Pairs:
        """Return the fields of the mapping that was just entered, each a text or a list of them."""
        pairs: dict[str, Node] = {}
        while type(key := self.get()) is yaml.ScalarEvent:
            event = self.get()
            if key.anchor or key.tag or event.anchor or event.tag:
                raise NotPlainError
            if key.value in pairs or len(pairs) >= MOST_KEYS:
                raise NotPlainError
            if type(event) is yaml.SequenceStartEvent:
                texts = tuple(Scalar(text, "", 0, 0) for text in self._texts())
                pairs[key.value] = Items(texts, False, 0, 0)
            elif type(event) is yaml.ScalarEvent:
                pairs[key.value] = Scalar(event.value, event.style or "", 0, 0)
            else:
                raise NotPlainError
        if type(key) is not yaml.MappingEndEvent or not pairs:
            raise NotPlainError
        return Pairs(tuple((Scalar(k, "", 0, 0), v) for k, v in pairs.items()), False, 0, 0)

    def _shaped(self, name: str, row: Key, node: Node) -> Any:
        """Return what `shapes` makes of a value that it finds nothing wrong with."""
        found = SHAPES[row.shape](self._report, name, row, node) if row.shape in SHAPES else None
        if found is None or self._report.problems:
            raise NotPlainError
        return found

    def _event(self, values: dict[str, Any], line: int) -> Event:
        """Return the event of these values; its id and its sources are noted."""
        date, stated = values.pop("date", (None, ""))
        own = {key: values.pop(key) for key in tuple(values) if key in _OWN}
        try:
            identifier, title = values.pop("id"), values.pop("title")
        except KeyError:
            raise NotPlainError from None
        if own and "claims" in values:
            raise NotPlainError
        if own:
            values["claims"] = (Claim(date, modality=values.get("modality", ""), **own),)
        for claim in values.get("claims", ()):
            if claim.source:
                self.cited.add(claim.source)
        self.ids.add(identifier)
        return Event(identifier, date, title, **values, stated=stated, path=self.path, at=line)


def _date(written: str) -> tuple[Date, str]:
    try:
        return read_date(written)
    except DateError:
        raise NotPlainError from None

"""Canonical events straight to values: one regular expression an entry, every entry checked.

A file is cut into its head (all before `events:`), its events, and its tail (sections after them).
Events are read in slabs of a few megabytes, because one sign outside the basic plane makes a whole
Python text four bytes a character. An entry that is not canonical goes alone to PyYAML; where
anything at all is wrong, the scanner gives up, and the file is read whole by PyYAML, which says
what and where. So this module refuses nothing and explains nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final, Generic, NamedTuple, TypeVar

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Event
from chrono.dates import Date
from chrono.errors import DateError
from chrono.store import canonical
from chrono.store.canonical import BREAKS, END, LIST, SILENT, TEXT, USUAL, items, unquote
from chrono.store.emit import scalar
from chrono.store.shapes import read_date

V = TypeVar("V")
SLAB: Final = 4_000_000  # bytes
_EVENTS: Final = re.compile(rb"(?:\A|\n)events:(?=[ \t\r\n]|\Z)")
_SECTION: Final = re.compile(rb"\n(?=[^\s#-])")
_EVENTS_LINE: Final = re.compile(rf"events:(?: +\[\])?(?:{END}|\Z)")
# What is rare is left to PyYAML: zones, paths and fields are in no pattern.
_VALUES: Final = {
    "id": r"(?=[\w.\-]{1,80}[ \t\r\n])[^\W_][\w.\-]*",
    "line": TEXT,
    "text": TEXT,
    "texts": LIST,
    "date": TEXT,
    "number": "[1-9][0-9]{0,8}",
    "share": r"0(?:\.[0-9]{1,6})?|1(?:\.0{1,6})?",
}
_BLOCK: Final = rf"(?:      (?:- |  )[^{BREAKS}]*\r?\n|[ \t]*(?:#[^{BREAKS}]*)?\r?\n)+"
_CLAIM_LINE: Final = rf"      (- |  )([a-z]+): +(?:({TEXT})|({LIST})){END}{SILENT}"


_new: Final[Any] = tuple.__new__  # a named tuple's own constructor takes twice as long


class NotCanonicalError(Exception):
    """Something that this reader leaves to PyYAML."""


# The keys that most events have. An event with these alone and no comment is read by a pattern of
# half the cost, which a chronology filled by extraction consists of.
_USUAL: Final = (
    "id", "date", "title", "orgs", "people", "places", "tags", "source", "page", "phrase", "quote",
    "context",
)  # fmt: skip
_ROWS: Final = {**KEYS["event"], **{key: KEYS["claim"][key] for key in CLAIM_ON_EVENT}}
_NEXT: Final = r"(?=  - |\Z|[^\s#])"


def _usual_entry() -> str:
    """Return the pattern of an event that has no other key than the usual."""
    pattern = rf"  - id: ({_VALUES['id']})\n"
    for name in _USUAL[1:]:
        row = _ROWS[name]
        value = LIST if row.shape == "texts" else USUAL
        key = rf"    {name}: ({value})\n"
        pattern += key if row.required else f"(?:{key})?"
    return pattern + _NEXT


def _entry() -> str:
    """Return the pattern of an event: a group for each key that is not rare, in their order."""
    pattern = rf"  - id: +({_VALUES['id']}){END}{SILENT}"
    for name, row in _ROWS.items():
        if name == "claims":
            pattern += rf"(?:    claims:{END}({_BLOCK}))?"
        elif name != "id" and row.shape in (*_VALUES, "choice"):
            value = "|".join(row.choices) or _VALUES[row.shape]
            key = rf"    {name}: +({value}){END}{SILENT}"
            pattern += key if row.required else f"(?:{key})?"
    return pattern + _NEXT


class Cut(NamedTuple):
    """A file in three: what is before its events, where they are in bytes, what is after them."""

    head: str
    start: int
    line: int
    end: int
    tail: str
    tail_line: int


def cut(raw: bytes) -> Cut | None:
    """Return where the events of a file are, or None when that is not plain to see."""
    found = _EVENTS.search(raw)
    if found is None:
        return None
    at = found.end() - len("events:")
    start = raw.find(b"\n", at) + 1 or len(raw)
    after = _SECTION.search(raw, start - 1)
    end = after.start() + 1 if after else len(raw)
    if not (canonical.clean(raw[:start]) and canonical.clean(raw[end:])):
        return None
    try:
        head, line, tail = raw[:at].decode(), raw[at:start].decode(), raw[end:].decode()
    except UnicodeDecodeError:
        return None
    if not _EVENTS_LINE.fullmatch(line):
        return None
    first = head.count("\n") + 2
    tail_line = first + raw.count(b"\n", start, end) if tail else 0
    return Cut(head, start, first, end, tail, tail_line)


def slabs(raw: bytes, start: int, end: int) -> Iterator[str]:
    """Yield the text between two offsets in pieces of a few megabytes that end before an entry."""
    while start < end:
        stop = min(start + SLAB, end)
        if stop < end:
            at = raw.rfind(b"\n  - ", start, stop)
            at = raw.find(b"\n  - ", stop, end) if at < 0 else at
            stop = at + 1 if at >= 0 else end
        piece = raw[start:stop]
        if not canonical.clean(piece):
            raise NotCanonicalError
        try:
            yield piece.decode()
        except UnicodeDecodeError:
            raise NotCanonicalError from None
        start = stop


class Keep(NamedTuple):
    """Which events are wanted: those that pass `test`.

    `needs` says of a field of names or tags what must hold of it at least for an event to pass, so
    that most of the others need not be built.
    """

    test: Callable[[Event], object]
    needs: Mapping[str, Callable[[tuple[str, ...]], bool]] = {}


class Scan:
    """A pass over the events of one file; when it is done, `ids` holds their ids."""

    def __init__(
        self, path: str, keep: Keep | None, alone: Callable[[str, int], list[Event]]
    ) -> None:
        self.path = path
        self.keep = keep
        self.alone = alone  # reads an entry that is not canonical, given its text and its line
        self.ids: set[str] = set()
        self.cited: set[str] = set()  # keys of sources as they are written; '' where there is none
        self.count = 0
        self._dates = Remembered(_date)
        self._lists = Remembered(_texts)
        needs = keep.needs if keep else {}
        self._needs = [(_USUAL.index(name), self._asked(test)) for name, test in needs.items()]

    def events(self, raw: bytes, cut: Cut) -> Iterator[Event]:
        """Yield the events that are kept.

        Raises `NotCanonicalError`, perhaps after some were yielded: then PyYAML reads the file.
        """
        line = cut.line
        for text in slabs(raw, cut.start, cut.end):
            yield from self._slab(text, line)
            line += text.count("\n")
        if len(self.ids) != self.count:
            raise NotCanonicalError  # an id stands twice

    def sources(self) -> set[str]:
        """Return the keys of all sources that the events cite."""
        return {unquote(key) for key in self.cited if key}

    def _slab(self, text: str, line: int) -> Iterator[Event]:
        """Yield the events of one slab that are kept.

        The usual entry is checked in place: a call an event would cost a quarter of the whole.
        """
        usual, ids, cited, dates, lists = (
            self._usual,
            self.ids,
            self.cited,
            self._dates,
            self._lists,
        )
        needs, test = self._needs, self.keep.test if self.keep else None
        found = re.compile(SILENT).match(text)
        at = counted = found.end() if found else 0
        line += text.count("\n", 0, at)
        while at < len(text):
            start = at
            if entry := usual(text, at):
                at = entry.end()
                values = entry.groups("")
                _, date, _, orgs, people, places, tags, source, _, _, _, context = values
                self.count += 1
                ids.add(values[0])
                cited.add(source)
                dates[date], lists[orgs], lists[people], lists[places], lists[tags], lists[context]
                for number, wanted in needs:
                    if not wanted[values[number]]:
                        break
                else:
                    line += text.count("\n", counted, start)
                    counted = start
                    event = self._usual_event(values, line)
                    if test is None or test(event):
                        yield event
                continue
            line += text.count("\n", counted, start)
            counted = start
            if entry := self._match(text, at):
                at = entry.end()
                event = self._event(entry.groups(""), line)
                if test is None or test(event):
                    yield event
            elif text.startswith("  - ", at):
                at = text.find("\n  - ", at) + 1 or len(text)
                yield from self._alone(text[start:at], line)
            else:
                raise NotCanonicalError

    def _asked(self, test: Callable[[tuple[str, ...]], bool]) -> dict[str, bool]:
        """Return the answers of a test by the list as it is written."""
        return Remembered(lambda written: test(self._lists[written]))

    @cached_property
    def _usual(self) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile(_usual_entry()).match

    @cached_property
    def _match(self) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile(_entry()).match

    @cached_property
    def _claim_line(self) -> Callable[[str, int], re.Match[str] | None]:
        return re.compile(_CLAIM_LINE).match

    def _alone(self, text: str, line: int) -> Iterator[Event]:
        for event in self.alone(text, line):
            self.count += 1
            self.ids.add(event.id)
            self.cited.update(scalar(key) for key in event.sources)
            if self.keep is None or self.keep.test(event):
                yield event

    def _usual_event(self, values: tuple[str, ...], at: int) -> Event:
        """Return the event that the values of the usual keys make; they have been checked."""
        (
            identifier, date, title, orgs, people, places, tags, source, page, phrase, quote,
            context,
        ) = values  # fmt: skip
        when, stated = self._dates[date]
        lists = self._lists
        claims: tuple[Claim, ...] = ()
        if source or page or phrase or quote or context:
            claim = (
                when, "", _text(source), "", _text(page), 0, 0, "", _text(phrase), _text(quote),
                "", "", lists[context], None, "", "",
            )  # fmt: skip
            claims = (_new(Claim, claim),)
        event: Event = _new(
            Event,
            (
                identifier, when, _text(title), lists[orgs], lists[people], lists[places], (),
                lists[tags], "accepted", "asserted", "", claims, "", "", (), (), (), (), (),
                stated, self.path, at,
            ),
        )  # fmt: skip
        return event

    def _event(self, groups: tuple[str, ...], at: int) -> Event:
        """Return the event that the groups of the whole pattern make, checked."""
        (
            identifier, date, title, orgs, people, places, names, tags, status, modality, note,
            block, ruling, before, after, during, ignore, *own,
        ) = groups  # fmt: skip
        self.count += 1
        self.ids.add(identifier)
        when, stated = self._dates[date]
        claims: tuple[Claim, ...] = ()
        if block:
            if any(own):
                raise NotCanonicalError
            claims = tuple(self._claims(block))
        elif any(own):
            claims = (self._claim(when, modality, own),)
        event: Event = _new(
            Event,
            (
                identifier, when, _title(title), _texts(orgs), _texts(people), _texts(places),
                _texts(names), _texts(tags), status or "accepted", modality or "asserted",
                _text(note), claims, "", _text(ruling), _texts(before), _texts(after),
                _texts(during), _texts(ignore), (), stated, self.path, at,
            ),
        )  # fmt: skip
        return event

    def _claim(self, date: Date | None, modality: str, own: list[str]) -> Claim:
        """Return the claim that stands on an event, from its groups in the format's order."""
        (
            part, source, url, page, paragraph, line, locator, phrase, quote, assumed, context,
            confidence, rule, event,
        ) = own  # fmt: skip
        self.cited.add(source)
        return Claim(
            date, part, _text(source), _text(url), _text(page), int(paragraph or 0), int(line or 0),
            _text(locator), _text(phrase), _text(quote), modality, _text(assumed), _texts(context),
            float(confidence) if confidence else None, _text(rule), _text(event),
        )  # fmt: skip

    def _claims(self, block: str) -> Iterator[Claim]:
        """Yield the claims of a block; its lines are matched one by one, in any order."""
        at = 0
        silent = re.compile(SILENT).match(block)
        at = silent.end() if silent else 0
        values: dict[str, object] = {}
        while at < len(block):
            found = self._claim_line(block, at)
            if found is None:
                raise NotCanonicalError
            dash, name, text, texts = found.groups()
            if dash == "- ":
                if values:
                    yield self._finished(values)
                values = {}
            elif not values:
                raise NotCanonicalError
            if name in values:
                raise NotCanonicalError
            values[name] = self._claim_value(name, text, texts)
            at = found.end()
        yield self._finished(values)

    def _claim_value(self, name: str, text: str | None, texts: str | None) -> object:
        row = KEYS["claim"].get(name)
        shape = row.shape if row else ""
        if shape == "texts" and texts is not None:
            return _texts(texts)
        if row is None or text is None:
            raise NotCanonicalError
        if shape in ("line", "text"):
            return unquote(text)
        if shape == "date":
            return self._dates[text][0]
        if shape == "choice" and text in row.choices:
            return text
        if shape == "number" and re.fullmatch(_VALUES["number"], text):
            return int(text)
        if shape == "share" and re.fullmatch(_VALUES["share"], text):
            return float(text)
        raise NotCanonicalError

    def _finished(self, values: dict[str, object]) -> Claim:
        claim = Claim(**values)  # type: ignore[arg-type]  # each value has its key's shape
        self.cited.add(claim.source)
        return claim


class Remembered(dict[str, V], Generic[V]):
    """The values of a function of a text, each worked out once."""

    def __init__(self, function: Callable[[str], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, written: str) -> V:
        found = self[written] = self._function(written)
        return found


def _date(written: str) -> tuple[Date | None, str]:
    """Return a date and the phrase it is written in, if it is one."""
    if not written:
        return None, ""
    try:
        return read_date(unquote(written))
    except DateError:
        raise NotCanonicalError from None


def _text(written: str) -> str:
    return unquote(written) if written else ""


def _texts(written: str) -> tuple[str, ...]:
    found = items(written) if written else ()
    if found is None:
        raise NotCanonicalError
    return found


def _title(written: str) -> str:
    """Return a title; an empty one is none."""
    text = unquote(written)
    if not text:
        raise NotCanonicalError
    return text

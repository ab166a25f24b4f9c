"""Canonical events straight to values, every entry checked.

A file is cut into its head (all before `events:`), its events, and its tail (sections after them).
Events are read in slabs of a few megabytes, because one sign outside the basic plane makes a whole
Python text four bytes a character. An entry that the usual pattern does not fit is read line by
line; one that is not canonical goes alone to PyYAML; where anything at all is wrong, the scanner
gives up, and the file is read whole by PyYAML, which says what and where. So this module refuses
nothing and explains nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Event, Key
from chrono.dates import Date
from chrono.errors import DateError
from chrono.store import canonical
from chrono.store.canonical import END, LIST, SILENT, TEXT, USUAL, items, unquote
from chrono.store.shapes import read_date

V = TypeVar("V")
SLAB: Final = 4_000_000  # bytes
_EVENTS: Final = re.compile(rb"(?:\A|\n)events:(?=[ \t\r\n]|\Z)")
_SECTION: Final = re.compile(rb"\n(?=[^\s#-])")
_WRITTEN: Final = re.compile(rb"(?:\A|\n) *[^ #\r\n]")
_EVENTS_LINE: Final = re.compile(rf"events:(?: +\[\])?(?:{END}|\Z)")
_ID: Final = r"(?=[\w.\-]{1,80}[ \t\r\n])[^\W_][\w.\-]*"
_FIRST_LINE: Final = rf"  - id: +({_ID}){END}{SILENT}"
_LINE: Final = rf"    ([a-z]+):(?: +(?:({TEXT})|({LIST})))?{END}{SILENT}"
_CLAIM_LINE: Final = rf"      (- |  )([a-z]+): +(?:({TEXT})|({LIST})){END}{SILENT}"
_SILENT_LINE: Final = r"(?m)^ *(?:#.*)?\n"
_new: Final[Any] = tuple.__new__  # a named tuple's own constructor takes twice as long


class NotCanonicalError(Exception):
    """Something that this reader leaves to PyYAML."""


# The keys that most events have. An event with these alone, in this order and without a comment, is
# read by one pattern, four times as fast as line by line.
_USUAL: Final = (
    "id", "date", "title", "orgs", "people", "places", "tags", "source", "page", "phrase", "quote",
    "context",
)  # fmt: skip
_ROWS: Final = {**KEYS["event"], **{key: KEYS["claim"][key] for key in CLAIM_ON_EVENT}}
_TEXTS: Final = frozenset(key for key, row in _ROWS.items() if row.shape in ("line", "text"))
_LISTED: Final = frozenset(key for key, row in _ROWS.items() if row.shape == "texts")
_CLAIM_TEXTS: Final = frozenset(
    key for key, row in KEYS["claim"].items() if row.shape in ("line", "text")
)
_OWN: Final = frozenset(CLAIM_ON_EVENT)
SMALL: Final = 100_000  # bytes of a file that is read before the pattern would be compiled


def _usual_entry() -> str:
    """Return the pattern of an event that has no other key than the usual."""
    pattern = rf"  - id: ({_ID})\n"
    for name in _USUAL[1:]:
        row = _ROWS[name]
        value = LIST if row.shape == "texts" else USUAL
        key = rf"    {name}: ({value})\n"
        pattern += key if row.required else f"(?:{key})?"
    return pattern + r"(?=  - |\Z|[^\s#])"


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
    if not _EVENTS_LINE.fullmatch(line) or ("[" in line and _WRITTEN.search(raw[start:end])):
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
        self.cited: set[str] = set()  # keys of sources; '' for none
        self._cited: set[str] = set()  # the same as they are written in usual entries
        self.count = 0
        self._dates = Remembered(_date)
        self._lists = Remembered(_texts)
        needs = keep.needs if keep else {}
        self._needs = [(_USUAL.index(name), self._asked(test)) for name, test in needs.items()]
        self._usual: Callable[[str, int], re.Match[str] | None] | None = None

    def events(self, raw: bytes, cut: Cut) -> Iterator[Event]:
        """Yield the events that are kept.

        Raises `NotCanonicalError`, perhaps after some were yielded: then PyYAML reads the file.
        """
        line = cut.line
        if cut.end - cut.start > SMALL:
            self._usual = re.compile(_usual_entry()).match
        for text in slabs(raw, cut.start, cut.end):
            yield from self._slab(text, line)
            line += text.count("\n")
        if len(self.ids) != self.count:
            raise NotCanonicalError  # an id stands twice

    def sources(self) -> set[str]:
        """Return the keys of all sources that the events cite."""
        return {*self.cited, *map(_text, self._cited)} - {""}

    def _slab(self, text: str, line: int) -> Iterator[Event]:
        """Yield the events of one slab that are kept.

        The usual entry is checked in place: a call an event would cost a quarter of the whole.
        """
        usual, ids, cited, dates = self._usual, self.ids, self._cited, self._dates
        lists, needs, test = self._lists, self._needs, self.keep.test if self.keep else None
        at = counted = _end(_pattern(SILENT), text, 0)
        line += text.count("\n", 0, at)
        while at < len(text):
            start = at
            entry = usual(text, at) if usual else None
            if entry:
                at = entry.end()
            elif usual and (found := _without_comments(usual, text, at)):
                entry, at = found
            if entry:
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
            if read := self._by_lines(text, at, line):
                event, at = read
                if test is None or test(event):
                    yield event
            elif text.startswith("  - ", at):
                at = _next(text, at)
                yield from self._alone(text[start:at], line)
            else:
                raise NotCanonicalError

    def _asked(self, test: Callable[[tuple[str, ...]], bool]) -> dict[str, bool]:
        """Return the answers of a test by the list as it is written."""
        return Remembered(lambda written: test(self._lists[written]))

    def _alone(self, text: str, line: int) -> Iterator[Event]:
        for event in self.alone(text, line):
            self.count += 1
            self.ids.add(event.id)
            self.cited.update(event.sources)
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
        if source or page or phrase or quote or lists[context]:
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

    def _by_lines(self, text: str, at: int, line: int) -> tuple[Event, int] | None:
        """Return the event that starts at an offset, and where it ends; None leaves it to PyYAML.

        Its keys may stand in any order, with comments between.
        """
        first = _pattern(_FIRST_LINE).match(text, at)
        if first is None:
            return None
        values: dict[str, Any] = {}
        match, lists = _pattern(_LINE).match, self._lists
        at = first.end()
        while found := match(text, at):
            name, written, listed = found.groups()
            at = found.end()
            value: Any = None
            if name in values:
                return None
            if name in _TEXTS:
                value = unquote(written) if written else None
            elif name in _LISTED:
                value = lists[listed] if listed else None
            elif name == "claims" and written is listed is None:
                value, at = self._claims(text, at)
            elif name in _ROWS:
                value = self._value(_ROWS[name], written)
            if value is None:
                return None
            values[name] = value
        if not text.startswith("  - ", at) and at < len(text):
            return None
        return self._made(first[1], values, line), at

    def _made(self, identifier: str, values: dict[str, Any], line: int) -> Event:
        """Return the event of these values; their sources and its id are noted."""
        own = {key: values.pop(key) for key in _OWN & values.keys()}
        if own.get("context") == ():
            del own["context"]
        date, stated = values.pop("date", (None, ""))
        if "title" not in values or (own and "claims" in values):
            raise NotCanonicalError
        if own:
            values["claims"] = (Claim(date, modality=values.get("modality", ""), **own),)
        for claim in values.get("claims", ()):
            self.cited.add(claim.source)
        self.count += 1
        self.ids.add(identifier)
        return Event(
            identifier, date, values.pop("title"), **values, stated=stated, path=self.path, at=line
        )

    def _claims(self, text: str, at: int) -> tuple[tuple[Claim, ...] | None, int]:
        """Return the claims whose first line is at an offset, and where they end."""
        claims: list[dict[str, Any]] = []
        values: dict[str, Any] = {}
        match, rows = _pattern(_CLAIM_LINE).match, KEYS["claim"]
        at = _end(_pattern(SILENT), text, at)
        while found := match(text, at):
            dash, name, written, listed = found.groups()
            at = found.end()
            if dash == "- ":
                claims.append(values := {})
            if name in values or not claims:
                return None, at
            value: Any = None
            if name in _CLAIM_TEXTS:
                value = unquote(written) if written else None
            elif name == "context":
                value = self._lists[listed] if listed else None
            elif name in rows:
                value = self._value(rows[name], written)
            if value is None:
                return None, at
            values[name] = value[0] if name == "date" else value
        return tuple(Claim(**values) for values in claims) or None, at

    def _value(self, row: Key, written: str | None) -> Any:
        """Return the value of a key that is no text, or None when that is left to PyYAML."""
        if written is None:
            return None
        if row.shape == "date":
            return self._dates[written]
        if row.shape == "choice":
            return written if written in row.choices else None
        if row.shape == "number" and re.fullmatch("[1-9][0-9]{0,8}", written):
            return int(written)
        if row.shape == "share" and re.fullmatch(r"0(\.[0-9]{1,6})?|1(\.0{1,6})?", written):
            return float(written)
        return None


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _without_comments(
    usual: Callable[[str, int], re.Match[str] | None], text: str, at: int
) -> tuple[re.Match[str], int] | None:
    """Match the entry at an offset without the lines that say nothing; return where it ends."""
    end = _next(text, at)
    bare = _pattern(_SILENT_LINE).sub("", text[at:end])
    entry = usual(bare, 0) if len(bare) < end - at else None
    return (entry, end) if entry and entry.end() == len(bare) else None


def _next(text: str, at: int) -> int:
    """Return where the entry after the one at an offset starts, or the end of the text."""
    return text.find("\n  - ", at) + 1 or len(text)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


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

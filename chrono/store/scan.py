"""Canonical events straight to values, every entry checked.

A file is cut into its head (all before `events:`), its events, and its tail (sections after them).
Events are read in slabs of a few megabytes, because one sign outside the basic plane makes a whole
Python text four bytes a character. An entry that the two patterns do not fit is read key by
key; one that `keys` does not know goes alone to PyYAML; where anything at all is wrong, the scanner
gives up, and the file is read whole by PyYAML, which says what and where. So this module refuses
nothing and explains nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final, Generic, NamedTuple, TypeVar

from chrono.claims import CLAIM_ON_EVENT, Claim, Event
from chrono.dates import Date
from chrono.store import canonical
from chrono.store.canonical import BREAKS, END, LIST, SILENT, TEXT, USUAL, unquote
from chrono.store.keys import (
    ID,
    ROWS,
    Lists,
    NotCanonicalError,
    dated,
    undashed,
    usual_claims,
    values,
)  # fmt: skip

K = TypeVar("K")
V = TypeVar("V")
Match = Callable[[str, int], re.Match[str] | None]
SLAB: Final = 4_000_000  # bytes
_EVENTS: Final = re.compile(rb"(?:\A|\n)events:(?=[ \t\r\n]|\Z)")
_DASH: Final = re.compile(rb"(?: *(?:#[^\r\n]*)?\r?\n)*( {0,16}- )")
_SECTION: Final = re.compile(rb"\n(?=[^\s#-])")
_WRITTEN: Final = re.compile(rb"(?:\A|\n) *[^ #\r\n]")
_EVENTS_LINE: Final = re.compile(rf"events:(?: +\[\])?(?:{END}|\Z)")
_new: Final[Any] = tuple.__new__  # a named tuple's own constructor takes twice as long


# The keys that most events have. An event with these alone, in this order, and perhaps with claims,
# is read by one pattern, four times as fast as line by line; by another where comments stand in it.
_USUAL: Final = (
    "id", "date", "title", "orgs", "people", "places", "tags", "source", "page", "phrase", "quote",
    "context",
)  # fmt: skip
_OWN: Final = frozenset(CLAIM_ON_EVENT)
SMALL: Final = 100_000  # bytes of a file that is read before the pattern would be compiled


def _usual_entry(mark: str, blanks: str = "", silent: str = "") -> str:
    """Return the pattern of an event that has no other key than the usual and claims.

    With `silent` there may be comments: at the end of a line, and between lines as that allows.
    """
    pad = " " * len(mark)
    text, end = (TEXT, END) if silent else (USUAL, "\n")
    pattern = rf"{mark}id: {blanks}({ID}){end}{silent}"
    for name in _USUAL[1:]:
        if name == "source":
            pattern += "(?:"
        row = ROWS[name]
        key = rf"{pad}{name}: {blanks}({LIST if row.shape == 'texts' else text}){end}{silent}"
        pattern += key if row.required else f"(?:{key})?"
    claims = rf"{pad}claims:{end}((?:{pad}  [^{BREAKS}]*+\r?\n{silent})++)"
    return pattern + rf"|{claims})(?={mark}|\Z|[^\s#])"


class Cut(NamedTuple):
    """A file in three: what is before its events, where they are in bytes, what is after them."""

    head: str
    start: int
    line: int
    end: int
    tail: str
    tail_line: int
    mark: str  # how each entry starts: an indent, a dash, a blank

    @property
    def large(self) -> bool:
        """Whether what takes long to make ready is worth it."""
        return self.end - self.start > SMALL


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
    dash = _DASH.match(raw, start)
    mark = dash[1].decode() if dash else "  - "
    first = head.count("\n") + 2
    tail_line = first + raw.count(b"\n", start, end) if tail else 0
    return Cut(head, start, first, end, tail, tail_line, mark)


def slabs(raw: bytes, cut: Cut) -> Iterator[str]:
    """Yield the events of a file in pieces of a few megabytes that end before an entry."""
    start, end, mark = cut.start, cut.end, b"\n" + cut.mark.encode()
    while start < end:
        stop = min(start + SLAB, end)
        if stop < end:
            at = raw.rfind(mark, start, stop)
            at = raw.find(mark, stop, end) if at < 0 else at
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

    `needs` says of a field of names or tags what must hold of it at least for an event to pass, and
    `usual` whether one can that has only usual keys, so that most of the others need not be built.
    """

    test: Callable[[Event], object]
    needs: Mapping[str, Callable[[tuple[str, ...]], bool]] = {}
    usual: bool = True


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
        self._lists = Lists({"": ()})
        self._mark = ""
        needs = keep.needs if keep else {}
        self._needs = [(_USUAL.index(name), self._asked(test)) for name, test in needs.items()]
        if keep and not keep.usual:
            self._needs.append((_USUAL.index("orgs"), Remembered(lambda _: False)))
        self._wanted = [(name, Remembered(test)) for name, test in needs.items()]
        self._usual: Match = _no_match
        self._commented: Match = _no_match

    def events(self, raw: bytes, cut: Cut) -> Iterator[Event]:
        """Yield the events that are kept.

        Raises `NotCanonicalError`, perhaps after some were yielded: then PyYAML reads the file.
        """
        line = cut.line
        self._mark = cut.mark
        if cut.large:
            self._usual = re.compile(_usual_entry(cut.mark)).match
            self._commented = re.compile(_usual_entry(cut.mark, " *", SILENT)).match
        for text in slabs(raw, cut):
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
        usual, commented = self._usual, self._commented
        ids, cited, dates, lists = self.ids, self._cited, self._dates, self._lists
        needs, test = self._needs, self.keep.test if self.keep else None
        left: tuple[int, int] | None = None  # where entries start that are for PyYAML, on what line
        at = counted = _end(_pattern(SILENT), text, 0)
        line += text.count("\n", 0, at)
        while at < len(text):
            start = at
            read: Event | None = None
            try:
                if entry := usual(text, at) or commented(text, at):
                    at = entry.end()
                    values = entry.groups("")
                    key, date, _, orgs, people, places, tags, cites, _, _, _, context, below = (
                        values
                    )
                    dates[date], lists[orgs], lists[people], lists[places], lists[tags]
                    lists[context]
                    found = usual_claims(below, lists) if below else ()
                    self.count += 1
                    ids.add(key)
                    cited.add(cites)
                    for claim in found:
                        self.cited.add(claim.source)
                    for number, wanted in needs:
                        if not wanted[values[number]]:
                            break
                    else:
                        line += text.count("\n", counted, start)
                        counted = start
                        read = self._usual_event(values, found, line)
                else:
                    at = text.find("\n" + self._mark, at) + 1 or len(text)
                    line += text.count("\n", counted, start)
                    counted = start
                    read = self._by_keys(text[start:at], line)
            except NotCanonicalError:
                if not text.startswith(self._mark, start):
                    raise
                at = text.find("\n" + self._mark, start) + 1 or len(text)
                line += text.count("\n", counted, start)
                counted = start
                left = left or (start, line)
                continue
            if left:
                yield from self._alone(text[left[0] : start], left[1])
                left = None
            if read and (test is None or test(read)):
                yield read
        if left:
            yield from self._alone(text[left[0] :], left[1])

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

    def _usual_event(self, values: tuple[str, ...], claims: tuple[Claim, ...], at: int) -> Event:
        """Return the event of values of the usual keys, or claims below, all checked before."""
        (
            identifier, date, title, orgs, people, places, tags, source, page, phrase, quote,
            context, _,
        ) = values  # fmt: skip
        when, stated = self._dates[date]
        lists = self._lists
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

    def _by_keys(self, text: str, line: int) -> Event | None:
        """Return the event in the text of one entry, None when it cannot be wanted.

        Its sources and its id are noted. Raises `NotCanonicalError`.
        """
        mark = self._mark
        if not text.startswith(mark):
            raise NotCanonicalError
        found = values(undashed(text, mark), len(mark), ROWS, self._lists)
        if found.get("context") == ():
            del found["context"]
        own = [key for key in found if key in _OWN]
        if "id" not in found or "title" not in found or (own and "claims" in found):
            raise NotCanonicalError
        self.count += 1
        self.ids.add(found["id"])
        self.cited.add(found.get("source", ""))
        for claim in found.get("claims", ()):
            self.cited.add(claim.source)
        for name, wanted in self._wanted:
            if not wanted[found.get(name, ())]:
                return None
        date, stated = found.pop("date", (None, ""))
        if own:
            claim = {key: found.pop(key) for key in own}
            found["claims"] = (Claim(date, modality=found.get("modality", ""), **claim),)
        return Event(
            found.pop("id"),
            date,
            found.pop("title"),
            **found,
            stated=stated,
            path=self.path,
            at=line,
        )


def _no_match(text: str, at: int) -> None:
    """Match nothing: in a small file no pattern is made for whole entries."""


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


class Remembered(dict[K, V], Generic[K, V]):
    """The values of a function, each worked out once."""

    def __init__(self, function: Callable[[K], V]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, given: K) -> V:
        found = self[given] = self._function(given)
        return found


def _date(written: str) -> tuple[Date | None, str]:
    return dated(unquote(written)) if written else (None, "")


def _text(written: str) -> str:
    return unquote(written) if written else ""

"""The texts of an event in a calendar: cleaned, escaped, folded, and what they say."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from chrono.claims import Claim, Event, Source
from chrono.dates import Date, words

if TYPE_CHECKING:
    from icalendar import Parameters

_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters but the line feed, and what turns the direction of all that follows.
_HOSTILE: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff]")
_HALF: Final = re.compile("[\ud800-\udfff]")
_ESCAPED: Final = re.compile(r"[\\;,\n]")
_WEB: Final = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f<>\"\\^`{|}]+", re.IGNORECASE)
_COMMA: Final = re.compile(r"\s*,\s*")


class Text(str):
    r"""A value of type TEXT, free of control characters.

    icalendar's own `vText` makes a line break of a backslash with a capital N, so that
    `C:\New` would come out in two lines.
    """

    params: "Parameters"  # of the property; may be absent

    def __new__(cls, text: str) -> "Text":
        return super().__new__(cls, clean(text))

    def to_ical(self) -> bytes:
        """Return the value as it stands in the file (RFC 5545, 3.3.11)."""
        return _ESCAPED.sub(_escape, self).encode()


def _escape(found: re.Match[str]) -> str:
    return "\\n" if found[0] == "\n" else f"\\{found[0]}"


class Texts(tuple[Text, ...]):
    """A list of texts, for CATEGORIES."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        """Return the value as it stands in the file, its parts divided by commas."""
        return b",".join(text.to_ical() for text in self)


def clean(text: str) -> str:
    r"""Return the text with line feeds as its only control characters.

    >>> clean("one\r\ntwo\tthree\x07")
    'one\ntwo three'
    """
    if text.isprintable():
        return text
    text = _BREAKS.sub("\n", text).replace("\t", " ")
    return _HALF.sub("\ufffd", _HOSTILE.sub("", text))


def line(text: str) -> str:
    """Return the text cleaned, in one line."""
    return clean(text).replace("\n", " ")


def fold(raw: bytes) -> str:
    """End a line, in parts of at most 75 octets that divide no character and no escape.

    >>> fold(("X:" + "é" * 40).encode()).encode().index(b"\\r\\n")
    74
    """
    parts, at, room = [], 0, 75
    while len(raw) - at > room:
        end = at + room
        while raw[end] & 0xC0 == 0x80:
            end -= 1
        slashes = end - at - len(raw[at:end].rstrip(b"\\"))
        end -= slashes % 2  # a backslash without what it escapes: some readers unescape first
        parts.append(raw[at:end].decode())
        at, room = end, 74
    parts.append(raw[at:].decode())
    return "\r\n ".join(parts) + "\r\n"


def categories(event: Event) -> Texts:
    """Return the tags and the organisations, each once.

    Without commas, for there are readers that divide a category even at an escaped one.
    """
    names = (_COMMA.sub(" - ", line(name)).strip() for name in (*event.tags, *event.orgs))
    return Texts(Text(name) for name in dict.fromkeys(names) if name)


def location(event: Event) -> str:
    """Return the places, divided by commas."""
    return ", ".join(map(line, event.places))


def address(event: Event, sources: Mapping[str, Source]) -> str:
    """Return the first address on the web that its claims give, as ASCII, or nothing."""
    for claim in event.claims:
        url = _address(claim, sources).strip()
        if _WEB.fullmatch(url):
            return quote(_HALF.sub("\ufffd", url), safe="!#$%&'()*+,/:;=?@[]~")
    return ""


def _address(claim: Claim, sources: Mapping[str, Source]) -> str:
    return claim.url or (sources[claim.source].url if claim.source else "")


def summary(event: Event, when: Date, exact: bool) -> str:
    """Return the title; the date in words before it when the calendar shows it only roughly."""
    title = f"denied: {event.title}" if event.modality == "denied" else event.title
    return line(title if exact else f"{words(when)}: {title}")


def description(event: Event, when: Date, zone: str, sources: Mapping[str, Source]) -> str:
    """Return the date in words, the note, and each claim with its quote and its source."""
    first = words(when)
    if zone:
        first += f" ({zone})"
    if event.modality != "asserted":
        first += f" – {event.modality}"
    return "\n\n".join(_paragraphs(first, event, sources))


def _paragraphs(first: str, event: Event, sources: Mapping[str, Source]) -> Iterator[str]:
    yield first
    if event.note:
        yield event.note.strip()
    for claim in event.claims:
        paragraph = "\n".join(part for part in _evidence(claim, sources) if part)
        if paragraph:
            yield paragraph


def _evidence(claim: Claim, sources: Mapping[str, Source]) -> Iterable[str]:
    source = sources[claim.source] if claim.source else None
    url = _address(claim, sources)
    label = source.label if source else ""
    cited = ", ".join(part for part in (label, claim.place) if part)
    return (
        f"“{claim.quote.strip()}”" if claim.quote else "",
        f"— {cited}" if cited else "",
        url if url != label else "",
    )

"""The answer to a request: the page, the calendar or the events, or why there is none.

Nothing is written, and no path of a request is a path of a file: there are the addresses of
`PLACES` and no others. A request must name this machine in its Host header, so that no page from
elsewhere reaches the chronology through a name of its own (DNS rebinding). Beyond this machine,
only who knows the token is answered.
"""

from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from hmac import compare_digest
from ipaddress import ip_address
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from chrono.claims import Chronology
from chrono.errors import ChronoError, DateError
from chrono.hints import unknown
from chrono.query import Reader
from chrono.serve.question import TOKEN, asked
from chrono.serve.site import Site, UnreadableError
from chrono.store.text import modified
from chrono.timeline import Timeline, select
from chrono.writers import Piece, Style
from chrono.writers.escape import lines

HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
READING: Final = ("GET", "HEAD")
TEXT: Final = "text/plain; charset=utf-8"
HEADERS: Final = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Answer(NamedTuple):
    """What a request is answered: the status, the headers and all of the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def _page(found: Timeline, style: Style, query: str) -> Iterator[Piece]:
    from chrono.writers.webpage import webpage

    tail = f"?{query}" if query else ""
    links = (("Calendar", f"calendar.ics{tail}"), ("Events as JSON", f"events.json{tail}"))
    return webpage(found, style, links)


def _calendar(found: Timeline, style: Style, _: str) -> Iterator[Piece]:
    from chrono.writers.ics import write

    return write(found, style)


def _events(found: Timeline, style: Style, _: str) -> Iterator[Piece]:
    from chrono.writers.objects import json

    return json(found, style)


class Place(NamedTuple):
    """What can be asked for: its type, and what writes it."""

    type: str
    write: Callable[[Timeline, Style, str], Iterator[Piece]]


PLACES: Final = {
    "/": Place("text/html; charset=utf-8", _page),
    "/calendar.ics": Place("text/calendar; charset=utf-8", _calendar),
    "/events.json": Place("application/json", _events),
}


class Door(NamedTuple):
    """Who is answered: by which names the server may be asked, and who knows the token, if any.

    With `any_address`, a literal address is a name too: the server listens on all there are.
    """

    hosts: tuple[str, ...] = HOSTS
    token: str = ""
    any_address: bool = False


OPEN: Final = Door()  # to this machine alone


def answer(
    site: Site, method: str, target: str, headers: Mapping[str, str], door: Door = OPEN
) -> Answer:
    """Return the answer to a request; `headers` are Host, If-None-Match and Authorization."""
    if method not in READING:
        return _told(405, "there is only GET and HEAD: nothing can be written", Allow="GET, HEAD")
    if not _here(headers.get("Host", ""), door):
        return _told(421, f"this answers only to {', '.join(door.hosts)}")
    try:
        address = urlsplit(target)
    except ValueError:
        return _told(400, "no such address")
    if not _admitted(address.query, headers.get("Authorization", ""), door):
        return _told(403, "the token is missing or wrong: `chrono serve` prints the addresses")
    if address.path not in PLACES:
        return _told(404, "there are\n" + "\n".join(f"  {path}" for path in PLACES))
    try:
        body = _written(site, address.path, address.query)
    except (ChronoError, DateError) as error:
        return _refused(error)
    tag = f'"{sha256(body).hexdigest()[:32]}"'
    held = {**HEADERS, "ETag": tag, "Content-Type": PLACES[address.path].type}
    if address.path == "/":
        from chrono.writers.webpage import policy

        held["Content-Security-Policy"] = f"{policy()}; frame-ancestors 'none'"
    if _same(tag, headers.get("If-None-Match", "")):
        return Answer(304, held, b"")
    return Answer(200, held, body)


def _written(site: Site, path: str, query: str) -> bytes:
    selection, style = asked(query)

    def write(chronology: Chronology, read: Reader) -> bytes:
        for error in unknown(selection.query, chronology):
            raise error
        files = (file.path for file in chronology.files)
        dated = style._replace(modified=modified(files))
        pieces = PLACES[path].write(select(chronology, selection, read), dated, query)
        held = (piece for piece in pieces if isinstance(piece, str | bytes))
        return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in held)

    return site.answered((path, query), write)


def _admitted(query: str, authorization: str, door: Door) -> bool:
    """Tell whether a request has the token, compared in a time that tells nothing about it."""
    if not door.token:
        return True
    given = [value for name, value in parse_qsl(query, errors="replace") if name == TOKEN]
    given.append(authorization.removeprefix("Bearer ").strip())
    return any(compare_digest(one.encode(), door.token.encode()) for one in given)


def _here(host: str, door: Door) -> bool:
    """Return whether a Host header names this machine, with a port or without."""
    name, colon, port = host.lower().rpartition(":")
    if not colon or host.endswith("]"):
        name = host.lower()
    elif not (port.isascii() and port.isdigit()):
        return False
    return name in door.hosts or (door.any_address and _is_address(name))


def _is_address(name: str) -> bool:
    try:
        ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


def _same(tag: str, wanted: str) -> bool:
    """Return whether a client has what it asks for already (RFC 9110, 13.1.2)."""
    tags = [each.strip().removeprefix("W/") for each in wanted.split(",")]
    return wanted.strip() == "*" or tag in tags


def _refused(error: ChronoError | DateError) -> Answer:
    """Answer with what is wrong: with the file, which may be mended soon, or with the question."""
    problems: tuple[Any, ...] = getattr(error, "problems", ())
    told = "\n".join([error.message, *map(str, problems), *filter(None, [error.hint])])
    if isinstance(error, UnreadableError):
        return _told(503, told, **{"Retry-After": "30"})
    return _told(400, told)


def _told(status: int, text: str, **more: str) -> Answer:
    return Answer(status, {**HEADERS, "Content-Type": TEXT, **more}, f"{lines(text)}\n".encode())

"""The page, the calendar and the events of a chronology, over HTTP on this machine alone.

`answer` gives the whole answer to a request; the server around it only speaks HTTP. Nothing is
written, and no path of a request is a path of a file: there are the addresses of `PLACES` and no
others. A request must name this machine in its Host header, so that no page from elsewhere reaches
the chronology through a name of its own (DNS rebinding).
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from chrono import store
from chrono.claims import Chronology
from chrono.errors import ChronoError, DateError
from chrono.query import DATE_FIELDS, NAME_FIELDS, Query, Reader, parse, split
from chrono.timeline import Selection, Timeline, select
from chrono.writers import LeftOut, Piece, Style
from chrono.writers.escape import lines

ADDRESS: Final = "127.0.0.1"
HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
PATIENCE: Final = 30  # seconds for a client to send its request
ENDINGS: Final = (".yaml", ".yml")
READING: Final = ("GET", "HEAD")
TEXT: Final = "text/plain; charset=utf-8"
TERMS: Final = (
    *NAME_FIELDS, "tag", "source", "status", "modality",
    *(field for field in DATE_FIELDS if field != "date"),
)  # fmt: skip
FLAGS: Final = ("certain", "undated")
CALENDAR: Final = ("wide", "anniversaries", "reminder")
PARAMETERS: Final = (*TERMS, *FLAGS, "min-precision", "limit", "q", *CALENDAR)
YES_OR_NO: Final = {"": True, "1": True, "yes": True, "true": True,
                    "0": False, "no": False, "false": False}  # fmt: skip
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


class Asked(NamedTuple):
    """What a query string asks for: which events, and how they are written."""

    selection: Selection
    style: Style


def asked(query: str) -> Asked:
    """Return what a query string asks for; the names are those of the options of `chrono list`.

    `q` holds words and terms as they stand on a command line. Raises `ChronoError` for what is
    not in `PARAMETERS`, or has a value that it cannot have.

    >>> str(asked("org=CICA&from=2024&q=not:tag:draft").selection.query)
    'org:CICA from:2024 not:tag:draft'
    """
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, errors="replace"):
        name = name.replace("_", "-")
        if name not in PARAMETERS:
            from chrono.spelling import listed

            raise ChronoError(f"no filter {name}", listed(name, PARAMETERS))
        given.setdefault(name, []).append(value)
    terms = parse(f"{name}:{value}" for name in TERMS for value in given.get(name, ()) if value)
    words = (term for text in given.get("q", ()) for term in split(text).terms)
    last = {name: values[-1] for name, values in given.items()}
    selection = Selection(
        Query((*terms.terms, *words)),
        _flag(last, "certain"),
        _flag(last, "undated"),
        last.get("min-precision", ""),
        _number(last.get("limit", "")),
    )
    wide, reminder = last.get("wide") or "point", last.get("reminder", "")
    style = Style(wide=wide, anniversaries=_flag(last, "anniversaries"), reminder=reminder)
    return Asked(selection, style)


def _flag(given: Mapping[str, str], name: str) -> bool:
    if name not in given:
        return False
    value = given[name].lower()
    if value not in YES_OR_NO:
        raise ChronoError(f"{name} is yes or no, not {value}", f"write {name}=1 or leave it out")
    return YES_OR_NO[value]


def _number(text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ChronoError(f"limit is a number, not {text}", "write limit=20 or leave it out")
    return int(text) if text else None


class UnreadableError(ChronoError):
    """The files cannot be read as they are now."""


class Site:
    """A chronology that is read again whenever one of its files has changed."""

    def __init__(self, paths: tuple[str, ...], read: Reader) -> None:
        """Take the files or folders, and what turns words for a date into a date."""
        self._paths = paths
        self._read = read
        self._lock = Lock()
        self._seen: tuple[object, ...] = ()
        self._chronology: Chronology | None = None

    def timeline(self, selection: Selection) -> Timeline:
        """Return the events that are selected, from the files as they are now.

        Raises `UnreadableError`; for a question that cannot be asked, `ChronoError`.
        """
        with self._lock:
            return select(self._fresh(), selection, self._read)

    def _fresh(self) -> Chronology:
        seen = tuple(_state(path) for path in _files(self._paths))
        if seen != self._seen or self._chronology is None:
            self._chronology = None
            try:
                self._chronology = store.load(self._paths)
            except ChronoError as error:
                raise UnreadableError(error.message, error.hint, error.problems) from None
            self._seen = seen
        return self._chronology


def _files(paths: tuple[str, ...]) -> Iterator[str]:
    """Yield the files, and of a folder it and all that may be a chronology in it."""
    for path in paths:
        yield path
        if os.path.isdir(path):
            names = sorted(os.listdir(path))
            yield from (os.path.join(path, name) for name in names if name.endswith(ENDINGS))


def _state(path: str) -> tuple[object, ...]:
    """Return what changes with a file: a file that is replaced or written to is another."""
    try:
        found = os.stat(path)
    except OSError:
        return (path,)
    return path, found.st_mtime_ns, found.st_size, found.st_ino


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


def answer(site: Site, method: str, target: str, headers: Mapping[str, str]) -> Answer:
    """Return the answer to a request; `headers` are Host and If-None-Match."""
    if method not in READING:
        return _told(405, "there is only GET and HEAD: nothing can be written", Allow="GET, HEAD")
    if not _here(headers.get("Host", "")):
        return _told(421, "this answers only to localhost and 127.0.0.1")
    try:
        address = urlsplit(target)
    except ValueError:
        return _told(400, "no such address")
    if address.path not in PLACES:
        return _told(404, f"there are {', '.join(PLACES)}")
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
    pieces = PLACES[path].write(site.timeline(selection), style, query)
    held = (piece for piece in pieces if not isinstance(piece, LeftOut))
    return b"".join(piece if isinstance(piece, bytes) else piece.encode() for piece in held)


def _here(host: str) -> bool:
    """Return whether a Host header names this machine, with a port or without."""
    name, colon, port = host.lower().rpartition(":")
    if not colon or host.endswith("]"):
        return host.lower() in HOSTS
    return name in HOSTS and port.isascii() and port.isdigit()


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


def server(site: Site, port: int) -> ThreadingHTTPServer:
    """Return a server that listens on a port of this machine; of port 0, on any that is free.

    Raises `OSError` when the port is taken.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "chrono", ""
        timeout = PATIENCE

        def do_GET(self) -> None:
            names = ("Host", "If-None-Match")
            headers = {name: ", ".join(self.headers.get_all(name, [])) for name in names}
            given = answer(site, self.command, self.path, headers)
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            if given.status != 304:
                self.send_header("Content-Length", str(len(given.body)))
            if self.command not in READING:  # what else was sent is not read
                self.send_header("Connection", "close")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(given.body)

        do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing of requests."""

    return _Server((ADDRESS, port), Handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away; a bug keeps its traceback."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

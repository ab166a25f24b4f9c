"""The page, the calendar and the events of a chronology, over HTTP.

`answer` gives the whole answer to a request; the server around it only speaks HTTP. Nothing is
written, and no path of a request is a path of a file: there are the addresses of `PLACES` and no
others. A request must name this machine in its Host header, so that no page from elsewhere reaches
the chronology through a name of its own (DNS rebinding). Beyond this machine, only who knows the
token is answered.
"""

import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from hashlib import sha256
from hmac import compare_digest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from socket import AF_INET, AF_INET6
from threading import Lock
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl, urlsplit

from chrono import store
from chrono.claims import Chronology
from chrono.errors import ChronoError, DateError
from chrono.hints import unknown
from chrono.query import DATE_FIELDS, NAME_FIELDS, Query, Reader, parse, split
from chrono.store.text import modified
from chrono.timeline import Selection, Timeline, select
from chrono.writers import Piece, Style
from chrono.writers.escape import lines

ADDRESS: Final = "127.0.0.1"
HOSTS: Final = ("127.0.0.1", "localhost", "[::1]")
PATIENCE: Final = 30  # seconds for a client to send its request
ENDINGS: Final = (".yaml", ".yml")
READING: Final = ("GET", "HEAD")
WAITING: Final = 256  # connections that wait to be accepted; a folder of clients asks at once
KEPT: Final = 64  # answers that are kept
SMALL: Final = 1 << 20  # bytes of a file that is compared by content at each request
TOKEN: Final = "token"  # the parameter that has it
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
        if name == TOKEN:
            continue
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
    """A chronology that is read again whenever one of its files has changed.

    Answers are kept until then, and a question that many ask at once is answered once: the lock is
    held to look at the files, never while an answer is written.
    """

    def __init__(
        self, paths: tuple[str, ...], read: Reader, day: Callable[[], object] = lambda: None
    ) -> None:
        """Take the files or folders, what turns words into a date, and what tells the day."""
        self._paths = paths
        self._read = read
        self._day = day
        self._lock = Lock()
        self._seen: tuple[object, ...] = ()
        self._chronology: Chronology | None = None
        self._answers: dict[tuple[object, ...], Future[bytes]] = {}

    def answered(self, key: tuple[str, ...], write: Callable[[Chronology, Reader], bytes]) -> bytes:
        """Return what `write` makes of the files as they are now, once for each key.

        Raises `UnreadableError`; for a question that cannot be asked, `ChronoError`.
        """
        with self._lock:
            chronology = self._fresh()
            asked = (self._day(), *key)
            known = self._answers.get(asked)
            if known is None:
                while len(self._answers) >= KEPT:
                    del self._answers[next(iter(self._answers))]
                mine = self._answers[asked] = Future()
        if known is not None:
            return known.result()
        try:
            mine.set_result(write(chronology, self._read))
        except BaseException as error:
            mine.set_exception(error)
            with self._lock:
                self._answers = {name: held for name, held in self._answers.items() if held != mine}
        return mine.result()

    def _fresh(self) -> Chronology:
        seen = tuple(_state(path) for path in _files(self._paths))
        if seen != self._seen or self._chronology is None:
            self._chronology = None
            self._answers = {}
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
    """Return what changes with a file: its content, as far as that is read each time, and its node.

    Raises `UnreadableError` for what is neither a file nor a folder, such as a pipe, which would
    make every request wait.
    """
    try:
        found = os.stat(path)
        if not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
            raise UnreadableError(f"{path} is no file", "a pipe or a device cannot be served")
        node = path, found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
        if stat.S_ISREG(found.st_mode) and found.st_size <= SMALL:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            with open(descriptor, "rb") as stream:
                return *node, sha256(stream.read(SMALL + 1)).digest()
        return node
    except OSError:
        return (path,)


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


def server(site: Site, port: int, host: str = ADDRESS, door: Door = OPEN) -> ThreadingHTTPServer:
    """Return a server that listens on a port of an address; of port 0, on any that is free.

    Raises `OSError` when the port is taken or the address is none of this machine.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version, sys_version = "chrono", ""
        timeout = PATIENCE

        def do_GET(self) -> None:
            names = ("Host", "If-None-Match", "Authorization")
            headers = {name: ", ".join(self.headers.get_all(name, [])) for name in names}
            given = answer(site, self.command, self.path, headers, door)
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

    class Listening(_Server):
        address_family = AF_INET6 if ":" in host else AF_INET

    return Listening((host, port), Handler)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = WAITING

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that went away; a bug keeps its traceback."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

"""The server around the answers, which only speaks HTTP."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, AF_INET6
from typing import Any, Final

from chrono.serve.answers import OPEN, READING, Door, answer
from chrono.serve.site import Site

ADDRESS: Final = "127.0.0.1"
PATIENCE: Final = 30  # seconds for a client to send its request
WAITING: Final = 256  # connections that wait to be accepted; a folder of clients asks at once


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

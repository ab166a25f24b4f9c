"""The command that serves a chronology on this machine: serve."""

import os
from typing import Final

import click

from chrono.cli.clock import Clock
from chrono.cli.command import Whole, command, fitting
from chrono.cli.files import wanted_files
from chrono.cli.options import file_option, today_option
from chrono.cli.output import say
from chrono.dates import Date
from chrono.errors import ChronoError, DateError

PORT: Final = 8137
WILDCARDS: Final = ("0.0.0.0", "::")
SHORTEST: Final = 20  # characters of a token that somebody has chosen


@command(
    epilog="""\b
Examples:
  chrono serve
  chrono serve --port 8000
Then, in a browser or a calendar, with the filters of `chrono list`:
  http://localhost:8137/?org=CICA&from=2024
  http://localhost:8137/calendar.ics?org=CICA
  http://localhost:8137/events.json?q=tag:forum+not:tag:draft"""
)
@file_option
@click.option("--port", type=Whole(0, 65535), default=PORT, metavar="N",
              help=f"Where to listen: {PORT} unless given; 0 takes any that is free.")  # fmt: skip
@click.option("--host", default="127.0.0.1", metavar="ADDRESS",
              help="Where to listen: 127.0.0.1, this machine alone, unless given. Of another "
              "address, only who has the token is answered.")  # fmt: skip
@today_option
@click.pass_context
def serve(
    ctx: click.Context, files: tuple[str, ...], port: int, host: str, today: str | None
) -> None:
    """Serve a page, a calendar and JSON until Ctrl-C, to this machine unless --host is given.

    Files are read again when they change, and nothing is written. With --host, the addresses have
    a token: $CHRONO_TOKEN, else a new one at each start.
    """
    from chrono.serve.answers import HOSTS, PLACES, Door
    from chrono.serve.server import server
    from chrono.serve.site import Site

    paths = wanted_files(ctx, files)
    if "-" in paths:
        raise ChronoError("standard input cannot be served", "name a file with -f")
    for path in paths:
        if not os.path.exists(path):
            raise ChronoError(f"{path}: no such file or folder")
        if not os.path.isfile(path) and not os.path.isdir(path):
            raise ChronoError(f"{path} is no file", "a pipe or a device cannot be served")

    def read(words: str) -> Date:
        try:
            return Clock(today, told=True).read(words)
        except DateError as error:
            error.hint = fitting(error.hint, ())
            raise

    try:
        door = Door(HOSTS)
        if host not in (*HOSTS, "::1"):
            door = Door((*HOSTS, *_names(host)), _token(), host in WILDCARDS)
        site = Site(paths, read, lambda: Clock(today, told=True).day())
        listening = server(site, port, host, door)
    except OSError as error:
        hint = "another port may be free: --port N"
        raise ChronoError(f"port {port}: {error.strerror or error}", hint) from None
    with listening:
        tail = f"?token={door.token}" if door.token else ""
        shown = f"[{host}]" if ":" in host else host
        base = f"http://{shown}:{listening.server_address[1]}"
        for path, what in zip(PLACES, ("page", "calendar", "JSON"), strict=True):
            say(f"{base}{path}{tail}  {what}")
        if host in WILDCARDS:
            say(f"{host} is every address of this machine: write the one that others reach it by")
        say("until Ctrl-C")
        try:
            listening.serve_forever()
        except KeyboardInterrupt:
            return


def _names(host: str) -> tuple[str, ...]:
    """Return the names by which a machine that listens on an address may be asked."""
    from socket import gethostname

    own = gethostname().lower()
    shown = f"[{host}]" if ":" in host else host
    return tuple(dict.fromkeys((shown.lower(), own, f"{own.partition('.')[0]}.local")))


def _token() -> str:
    """Return the token of $CHRONO_TOKEN, else a new one."""
    from secrets import token_urlsafe

    given = os.environ.get("CHRONO_TOKEN", "")
    if given and (len(given) < SHORTEST or not given.isascii() or not given.isalnum()):
        hint = "another is made at each start when it is not set"
        raise ChronoError(f"$CHRONO_TOKEN is not {SHORTEST} or more letters and digits", hint)
    return given or token_urlsafe(24)

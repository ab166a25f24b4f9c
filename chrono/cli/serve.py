"""The command that serves a chronology on this machine: serve."""

import os.path
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
@today_option
@click.pass_context
def serve(ctx: click.Context, files: tuple[str, ...], port: int, today: str | None) -> None:
    """Serve a page, a calendar and JSON to this machine, until Ctrl-C.

    Files are read again when they change. Nothing is written, and no other machine is answered.
    """
    from chrono.serve import ADDRESS, Site, server

    paths = wanted_files(ctx, files)
    if "-" in paths:
        raise ChronoError("standard input cannot be served", "name a file with -f")
    for path in paths:
        if not os.path.exists(path):
            raise ChronoError(f"{path}: no such file or folder")

    def read(words: str) -> Date:
        try:
            return Clock(today, told=True).read(words)
        except DateError as error:
            error.hint = fitting(error.hint, ())
            raise

    try:
        listening = server(Site(paths, read), port)
    except OSError as error:
        hint = "another port may be free: --port N"
        raise ChronoError(f"port {port}: {error.strerror or error}", hint) from None
    with listening:
        say(f"http://{ADDRESS}:{listening.server_address[1]}/ until Ctrl-C")
        try:
            listening.serve_forever()
        except KeyboardInterrupt:
            return

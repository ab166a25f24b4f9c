"""What one document may take: `Limits`, and the options for it."""

from typing import Final, NamedTuple

import click

from chrono.cli.command import Whole
from chrono.cli.options import stack

SECONDS: Final = 60.0  # for a text of some ten megabytes
MEGABYTES: Final = 2048  # a text of 20 million characters, the longest that is read, needs less


class Limits(NamedTuple):
    """What one document may take."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES


limit_options = stack(
    click.option(
        "--timeout", type=click.FloatRange(0, min_open=True), default=SECONDS, metavar="SECONDS",
        help=f"Time that one document may take; {SECONDS:g} unless given.",
    ),
    click.option(
        "--memory", type=Whole(64), default=MEGABYTES, metavar="MB",
        help=f"Memory that one document may take; {MEGABYTES} unless given.",
    ),
)  # fmt: skip

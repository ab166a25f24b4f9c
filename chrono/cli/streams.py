"""Standard output and standard error: what is closed, and what their encoding cannot hold."""

import codecs
import os
import sys
from typing import Final

HANDLER: Final = "chrono"  # name of the way to write what an encoding does not have


def prepare() -> None:
    """Make both streams ready: line ends of one kind, no sign that cannot be written.

    A standard output that was closed by who called us stays so: to write to it is an error.
    Messages to a closed standard error go nowhere.
    """
    if sys.stdout is None:
        handle = os.open(os.devnull, os.O_RDONLY)  # no file opened later takes its place
        sys.stdout = open(handle, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    codecs.register_error(HANDLER, _spelled)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=HANDLER, newline="\n")


def holds(text: str) -> bool:
    """Whether the encoding of standard output has every sign of a text."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def drop_output() -> None:
    """Point standard output nowhere, so that the interpreter's own flush says nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())


def _spelled(error: UnicodeError) -> tuple[str | bytes, int]:
    r"""Return signs in ASCII: drawn or spelled where that can be, else escaped as `\u5317`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from chrono.writers.letters import spelled

    return spelled(error.object[error.start : error.end]), error.end

"""The command line run inside the test: arguments and bytes in, output and status out."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from chrono.cli import main


class Ran(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


def run(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
    """Return what `chrono ARGUMENTS` prints, and its exit status."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = io.BytesIO(), io.BytesIO()
    with _streams(given, out, err, ["chrono", *map(str, arguments)]):
        try:
            main()
        except SystemExit as leaving:
            status = leaving.code
        sys.stdout.flush()
        sys.stderr.flush()
        assert isinstance(status, int)
        return Ran(status, out.getvalue().decode(), err.getvalue().decode())


def ok(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
    """Return what a command prints that must succeed."""
    ran = run(*arguments, stdin=stdin)
    assert ran.status == 0, ran.err
    return ran


def refused(*arguments: str | Path, stdin: str | bytes = b"") -> str:
    """Return what a command says that must fail as wrong usage, printing nothing."""
    ran = run(*arguments, stdin=stdin)
    assert (ran.status, ran.out) == (2, "")
    return ran.err


@contextmanager
def _streams(given: bytes, out: io.BytesIO, err: io.BytesIO, argv: list[str]) -> Iterator[None]:
    kept = sys.stdin, sys.stdout, sys.stderr, sys.argv
    sys.stdin = io.TextIOWrapper(io.BytesIO(given), "utf-8")
    sys.stdout = io.TextIOWrapper(out, "utf-8", write_through=True)
    sys.stderr = io.TextIOWrapper(err, "utf-8", write_through=True)
    sys.argv = argv
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr, sys.argv = kept

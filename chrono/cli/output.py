"""Text to standard output, to a file, and to the person."""

import os
import sys
from collections.abc import Iterable, Iterator

import click

from chrono.errors import ChronoError
from chrono.timeline import Timeline
from chrono.writers import ENDINGS, LeftOut, Style, names, writer
from chrono.writers.cells import check_columns


def say(message: str) -> None:
    """Tell the person something, on standard error."""
    from chrono.writers.escape import lines

    click.echo(lines(message), err=True)


def format_of(format_: str | None, output: str | None, default: str) -> str:
    """Return the name of the format: as given, by the file's ending, or the default."""
    if format_:
        if format_ not in names():
            raise ChronoError(f"no format {format_}", f"there are {', '.join(names())}")
        return format_
    if output and output != "-":
        ending = os.path.splitext(output)[1].lower()
        if ending and ending not in ENDINGS:
            known = ", ".join(ENDINGS)
            raise ChronoError(f"no format ends in {ending}", f"say -O FORMAT, or end in {known}")
        return ENDINGS.get(ending, default)
    return default


def write(found: Timeline, format_: str, output: str | None, style: Style) -> None:
    """Write a timeline to standard output, or whole to a file, and say what was left out."""
    style = style._replace(columns=check_columns(style.columns))
    left_out: list[LeftOut] = []

    def texts() -> Iterator[str]:
        for piece in writer(format_)(found, style):
            if isinstance(piece, LeftOut):
                left_out.append(piece)
            else:
                yield piece

    put(texts(), output)
    if left_out:
        say(f"left out {len(left_out)} of {len(found.rows)}, which {format_} cannot hold:")
        for one in left_out:
            say(f"  {one.id}: {one.why}")


def put(texts: Iterable[str], output: str | None) -> None:
    """Write texts to standard output, or whole to a file; a pipe or a device stays what it is."""
    if not output or output == "-":
        for text in texts:
            sys.stdout.write(text)
        return
    from chrono.store.write import output as write_file

    whole = "".join(texts)
    if not os.path.exists(output) or os.path.isfile(output):
        write_file(output, whole)
        return
    try:
        with open(output, "w", encoding="utf-8", newline="") as stream:
            stream.write(whole)
    except OSError as error:
        raise ChronoError(f"{output} cannot be written: {error.strerror}") from None


def terminal_width(output: str | None) -> int | None:
    """Return the width of the terminal that the output goes to, or None when it goes elsewhere."""
    if (output and output != "-") or not sys.stdout.isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def print_table(
    names: list[str], rows: list[list[str]], format_: str, output: str | None = None
) -> None:
    """Write rows of texts under names in one of the plain formats."""
    from chrono.writers.records import records

    put(records(names, rows, format_, terminal_width(output)), output)

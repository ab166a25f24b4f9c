"""Text to standard output, to a file, and to the person."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final, TextIO

import click

from chrono.cli import COLOR, PAGER
from chrono.errors import ChronoError
from chrono.timeline import Timeline
from chrono.writers import FILED, FOLDERS, LeftOut, Paint, Style, Writer, plain, writer
from chrono.writers.cells import check_columns


def say(message: str) -> None:
    """Tell the person something, on standard error."""
    from chrono.writers.escape import lines

    click.echo("\n".join(fitted(lines(message), terminal_width(None, sys.stderr))), err=True)


_SHOWN: Final = 12  # names of things for one reason


def say_grouped(items: Iterable[tuple[str, str]], indent: str = "") -> None:
    """Say names and a reason for each, those of one reason on one line."""
    groups: dict[str, list[str]] = {}
    for name, why in items:
        groups.setdefault(why, []).append(name)
    for why, names in groups.items():
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        say(f"{indent}{', '.join(names[:_SHOWN])}{more}: {why}")


def fitted(text: str, width: int | None) -> Iterator[str]:
    """Yield escaped text as lines, broken between words to a width; each keeps its indent."""
    for line in text.split("\n"):
        if width is None:
            yield line
        else:
            from chrono.writers.columns import wrap

            indent = " " * (len(line) - len(line.lstrip()))
            room = max(width - len(indent), 10)
            yield from (indent + part for part in wrap(line.lstrip(), room))


def write(
    found: Timeline,
    format_: str,
    output: str | None,
    style: Style,
    find: Callable[[str], Writer] = writer,
) -> int:
    """Write a timeline to standard output, or whole to a file, and say what was left out.

    Returns how many events that are. `find` gives the writer of the format.
    """
    style = style._replace(columns=check_columns(style.columns))
    if format_ in FOLDERS:
        from chrono.cli.vault import write_notes

        return write_notes(found, format_, output, style, find(format_))
    if format_ == "ics":
        style = _revised(style, found, output)
    left_out: list[LeftOut] = []

    def texts() -> Iterator[str | bytes]:
        for piece in find(format_)(found, style):
            if isinstance(piece, LeftOut):
                left_out.append(piece)
            elif isinstance(piece, str | bytes):
                yield piece

    put(texts(), output, format_ in FILED)
    if format_ == "tsv" and output and not style.columns:
        from chrono.writers.separated import unheld

        if lost := unheld(found):
            say(f"{output} has no column for {', '.join(lost)}; -O csv has")
    if left_out:
        say(f"left out {len(left_out)} of {len(found.rows)}, which {format_} cannot hold:")
        for one in left_out:
            say(f"  {one.id}: {one.why}")
    return len(left_out)


def _revised(style: Style, found: Timeline, output: str | None) -> Style:
    """Return the style of a calendar, with the one it replaces and when files were written."""
    from chrono.store.text import modified

    files = (file.path for file in found.chronology.files)
    before = ""
    if output and os.path.isfile(output):
        with open(output, encoding="utf-8", errors="replace", newline="") as stream:
            before = stream.read()
    return style._replace(before=before, modified=modified(files))


def put(texts: Iterable[str | bytes], output: str | None, data: bool = False) -> None:
    """Write texts to standard output, or whole to a file, which is then named on standard error.

    A pipe or a device stays what it is. On a terminal, what is longer than the screen goes through
    a pager, and bytes are refused. A file that the guard protects is refused. `data`, which
    programs read, is UTF-8 everywhere but on a terminal; what else the encoding of standard output
    does not have is spelled in it.
    """
    from chrono.cli.guard import HEAD, check_output, is_standard

    if output is None or is_standard(output):
        if _paged():
            from chrono.cli.pager import page

            page(map(_readable, texts))
            return
        for text in map(_encoded, texts) if data and not sys.stdout.isatty() else texts:
            if isinstance(text, bytes) and not sys.stdout.isatty():
                sys.stdout.flush()
                sys.stdout.buffer.write(text)
            else:
                sys.stdout.write(_readable(text))
        return
    pieces = (text.encode() if isinstance(text, str) else text for text in texts)
    if os.path.exists(output) and (not os.path.isfile(output) or _is_descriptor(output)):
        _append(b"".join(pieces), output)
        return
    from chrono.store.write import output as write_file

    head = b""
    for piece in pieces:
        head += piece
        if len(head) > HEAD:
            break
    check_output(output, head)
    write_file(output, chain([head], pieces))
    say(f"wrote {output}")


def _is_descriptor(path: str) -> bool:
    """Whether a path names an open file of this process, which another may be writing to."""
    return path in ("/dev/stdout", "/dev/stderr") or path.startswith(("/dev/fd/", "/proc/"))


def _append(whole: bytes, output: str) -> None:
    try:
        with open(output, "ab" if os.path.isfile(output) else "wb") as stream:
            stream.write(whole)
    except OSError as error:
        raise ChronoError(f"{output} cannot be written: {error.strerror}") from None


def _encoded(text: str | bytes) -> bytes:
    return text.encode(errors="backslashreplace") if isinstance(text, str) else text


def _readable(text: str | bytes) -> str:
    if isinstance(text, bytes):
        raise ChronoError("this is nothing to read on a terminal", "name a file with -o")
    return text


def _paged() -> bool:
    """Return whether a reader sits before the screen that the output goes to."""
    return (
        _setting(PAGER) is not False
        and sys.stdout.isatty()
        and bool(sys.stdin and sys.stdin.isatty())
        and _able()
    )


def at_terminal() -> bool:
    """Return whether a person can be asked: input and output are a terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def _setting(name: str) -> object:
    context = click.get_current_context(silent=True)
    return context.meta.get(name) if context else None


def _able() -> bool:
    """Return whether the terminal knows colours and pages; Windows and `dumb` ones need not."""
    return os.environ.get("TERM", "dumb") not in ("", "dumb")


def paint_for(output: str | None, stream: TextIO) -> Paint:
    """Return what colours the text that goes to a file, or else to a stream.

    `--color` has the last word; else none in a file, or where $NO_COLOR is set; else where
    $FORCE_COLOR is; else on a terminal.
    """
    chosen = _setting(COLOR) or "auto"
    if chosen == "auto" and not os.environ.get("NO_COLOR") and not (output and output != "-"):
        forced = (os.environ.get(name, "") for name in ("FORCE_COLOR", "CLICOLOR_FORCE"))
        if any(value not in ("", "0") for value in forced) or (stream.isatty() and _able()):
            chosen = "always"
    if chosen != "always":
        return plain
    from chrono.cli.color import paint

    return paint


def terminal_width(output: str | None, stream: TextIO | None = None) -> int | None:
    """Return the width of the terminal that the output goes to, or None when it goes elsewhere."""
    if (output and output != "-") or not (stream or sys.stdout).isatty():
        return None
    from shutil import get_terminal_size

    return get_terminal_size().columns


def print_table(
    names: list[str], rows: list[list[str]], format_: str, output: str | None = None
) -> None:
    """Write rows of texts under names in one of the plain formats."""
    from chrono.writers.records import records

    put(records(names, rows, format_, terminal_width(output)), output, format_ in FILED)

"""What an output may not replace: a file that is read, a chronology, a file of another kind.

The paths are compared before a command does anything, so that a refusal leaves everything as it
was. Two paths are one file when the system says so, which covers symbolic links, hard links and,
where names are not case-sensitive, names in other letters. The kinds are compared when the first
bytes of the output are there.
"""

import errno
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

import click

from chrono.claims import Chronology
from chrono.cli.files import chosen_files
from chrono.errors import ChronoError

HEAD: Final = 1 << 16  # bytes by which a file is recognised
FORCE: Final = "chrono.force"  # where --force is kept while a command runs
_LOADED: Final = "chrono.loaded"  # where the chronology that was read is kept
# A chronology: `chrono:` on a line of its own, behind comments and whole keys of the top level.
_CHRONOLOGY: Final = (
    rb"(?:\xef\xbb\xbf)?\s*+(?:\{\s*[\"']?chrono[\"']?\s*:"
    rb"|(?:(?:[ \t]+[^\r\n]*|[#%-][^\r\n]*|(?![\"']?chrono\b)[\"']?\w+[\"']?[ \t]*:[^\r\n]*|)"
    rb"(?:\r\n|\n|\r))*+[\"']?chrono[\"']?[ \t]*:(?=\s|$))"
)
_NOTHING: Final = "nothing"
_TEXT: Final = "a text"
# name -> how a file of the kind begins; the first that fits holds. Compiled where one is asked.
KINDS: Final = {
    "a chronology": _CHRONOLOGY,
    "a PDF": rb"%PDF-",
    "a PNG picture": rb"\x89PNG",
    "an Office document or another ZIP file": rb"PK\x03\x04",
    "a database": rb"SQLite format 3\x00",
    "a binary file": rb"[^\x00-\x08\x0e-\x1a\x1c-\x1f]*+[\x00-\x08\x0e-\x1a\x1c-\x1f]",
    "a calendar": rb"(?:\xef\xbb\xbf)?BEGIN:VCALENDAR",
    "a drawing or other XML": rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|svg)\b",
    "a page of HTML": rb"(?:\xef\xbb\xbf)?\s*<[!A-Za-z]",
    "JSON": rb"(?:\xef\xbb\xbf)?\s*+(?:\{\s*[\"}]|\[\s*(?:[\[{\]\"]|-?\d+\s*[,\]]))",
    "settings (TOML)": (
        rb"(?:(?:#[^\n]*)?\r?\n)*(?:\[[\w.]+\]\s*\n|[\w\"'.-]+[ \t]*=[ \t]*[\"'\d\[{tf])"
    ),
    "TeX": rb"(?:\s|%[^\n]*\n)*\\(?:documentclass|begin|input|usepackage)\b",
    "a table": rb"[^\s,][^\n,]*(?:,[^\s,][^\n,]*)+(?:\r?\n|$)|[^\n]*\t",
}  # fmt: skip
_TABLES: Final = (".csv", ".tsv")


class Destination(click.ParamType[str]):
    """The name of a file that a command writes to.

    Where not `guarded`, the command itself says what it may replace.
    """

    name = "file"

    def __init__(self, guarded: bool = True) -> None:
        self.guarded = guarded


def check_paths(ctx: click.Context) -> None:
    """Refuse to run a command that would write over a file that it reads, or over a chronology."""
    outputs = list(_destinations(ctx))
    redirected = _regular(sys.stdout)
    if not outputs and redirected is None:
        return
    held = list(dict.fromkeys(_inputs(ctx)))
    if redirected is not None:
        _check_redirected(redirected, held)
    for output in outputs:
        if not is_standard(output) and not os.path.isdir(output):  # no output replaces a folder
            _check_input(output, held)
            _check_chronology(output)
    for number, output in enumerate(outputs):
        if any(_same(output, other) for other in outputs[:number]):
            raise ChronoError(f"{output} is named for two outputs", "name another file for one")


def check_standard() -> None:
    """Refuse to go on where standard output takes nothing, for a command that ends with it."""
    try:
        os.write(sys.stdout.fileno(), b"")
    except ValueError:
        return  # it is no file
    except OSError as error:
        why = "is closed" if error.errno == errno.EBADF else f"cannot be written: {error.strerror}"
        raise ChronoError(f"standard output {why}; nothing was changed") from None


def check_output(path: str, head: bytes) -> None:
    """Refuse to replace a file by what begins with `head` where that is of another kind.

    A copy of a source of the chronology is refused as well, and a chronology whatever is forced.
    """
    context = click.get_current_context(silent=True)
    _check_input(path, _copies(context.meta.get(_LOADED)) if context else ())
    _check_chronology(path)
    if context and context.meta.get(FORCE):
        return
    old, new = _kind_of_file(path), kind(head, path)
    new = _TEXT if new == _NOTHING else new
    if old not in (_NOTHING, new):
        raise ChronoError(
            f"{path} holds {old} and would become {new}; nothing was written",
            "name another file, or replace this one with --force",
        )


def keep_copies(chronology: Chronology) -> Chronology:
    """Note that no output may replace the copies of the sources of a chronology; return it."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta[_LOADED] = chronology
    return chronology


def _copies(chronology: Chronology | None) -> Iterator[str]:
    for file in chronology.files if chronology else ():
        for source in file.sources.values():
            if source.file:
                yield os.path.join(os.path.dirname(file.path), source.file)


def is_standard(path: str | None) -> bool:
    """Whether an output is standard output, or the very file or pipe that it goes to."""
    if not path or path == "-":
        return True
    try:
        return os.path.samestat(os.stat(path), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError):
        return False


def kind(head: bytes, path: str) -> str:
    """Return what a file is, by its first bytes; a plain text is a table where its name says so.

    >>> kind(b"%PDF-1.7", "x.pdf"), kind(b"id,date\\n", "x.txt"), kind(b"Dear all, hello", "x.txt")
    ('a PDF', 'a table', 'a text')
    """
    if not head:
        return _NOTHING
    known = next((name for name, begin in KINDS.items() if re.match(begin, head)), _TEXT)
    return "a table" if known == _TEXT and path.lower().endswith(_TABLES) else known


def _kind_of_file(path: str) -> str:
    try:
        with open(path, "rb") as stream:
            return kind(stream.read(HEAD), path)
    except OSError:
        return _NOTHING  # writing says what is wrong


def _destinations(ctx: click.Context) -> Iterator[str]:
    for parameter in ctx.command.params:
        value = ctx.params.get(parameter.name or "")
        if isinstance(parameter.type, Destination) and parameter.type.guarded and value:
            yield value


def _inputs(ctx: click.Context) -> Iterator[str]:
    """Yield the files that a command may read: all that its arguments name, and its chronology."""
    for parameter in ctx.command.params:
        value = ctx.params.get(parameter.name or "")
        if not isinstance(parameter.type, Destination):
            yield from _named(value)
    given = ctx.params.get("files")
    for path in chosen_files(ctx, given if isinstance(given, tuple) else ()):
        yield from _chronologies(path) if os.path.isdir(path) else (path,)


def _chronologies(folder: str) -> Iterator[str]:
    """Yield the files of a folder that may be chronologies."""
    try:
        names = os.listdir(folder)
    except OSError:
        return  # reading says why
    yield from (os.path.join(folder, name) for name in names if name.endswith((".yaml", ".yml")))


def _named(value: object) -> Iterator[str]:
    for text in value if isinstance(value, tuple) else (value,):
        if isinstance(text, str) and text and text != "-" and "\0" not in text:
            yield text


def _check_input(output: str, held: Iterable[str]) -> None:
    if any(_same(output, path) for path in held) or _is_standard_input(output):
        raise ChronoError(
            f"{output} is a file that this command reads, and would be replaced",
            "name another file for the output",
        )


def _check_chronology(output: str) -> None:
    if os.path.isfile(output) and _kind_of_file(output) == "a chronology":
        raise ChronoError(
            f"{output} is a chronology, and would be replaced", "name another file for the output"
        )


def _same(output: str, path: str) -> bool:
    try:
        return os.path.samefile(output, path)
    except (OSError, ValueError):  # one is not there: then no more than the names can be one
        return _real(output) == _real(path)


def _real(path: str) -> str:
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return path


def _is_standard_input(output: str) -> bool:
    given = _regular(sys.stdin)
    try:
        return given is not None and os.path.samestat(given, os.stat(output))
    except (OSError, ValueError):
        return False


def _regular(stream: TextIO | None) -> os.stat_result | None:
    """Return what the system knows of the regular file that a stream is on, if it is on one."""
    try:
        found = os.fstat(stream.fileno()) if stream else None
    except (OSError, ValueError):
        return None
    return found if found and stat.S_ISREG(found.st_mode) else None


def _check_redirected(redirected: os.stat_result, held: list[str]) -> None:
    """Refuse a command whose standard output is a file that it reads, or is added to one."""
    given = _regular(sys.stdin)
    if given and os.path.samestat(redirected, given):
        raise ChronoError(
            "standard output goes to the file that this command reads from standard input",
            "send it to another file",
        )
    for path in (*held, *(_in_folders(held) if redirected.st_size else ())):
        try:
            same = os.path.samestat(redirected, os.stat(path))
        except (OSError, ValueError):
            continue
        if same:
            emptied = "" if redirected.st_size else "; the shell has emptied it"
            raise ChronoError(
                f"standard output goes to {path}, which this command reads{emptied}",
                "send it to another file",
            )


def _in_folders(held: list[str]) -> Iterator[str]:
    """Yield the documents in the folders among the paths."""
    from chrono.readers.intake import expand
    from chrono.readers.kinds import ENDINGS

    folders = [path for path in held if os.path.isdir(path)]
    yield from (path for path in expand(folders, ENDINGS) if isinstance(path, str))

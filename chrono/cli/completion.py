"""What a shell may complete: names, tags, sources and ids of the file, and our own words.

A file that cannot be read completes nothing, and nothing is said of it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Final

import click
from click.shell_completion import CompletionItem

from chrono.claims import MODALITIES, NAMES, STATUSES, Chronology
from chrono.cli.command import Choice, command
from chrono.cli.files import chosen_files
from chrono.errors import ChronoError
from chrono.names import fold

Items = list[CompletionItem[str]]
MOST: Final = 1000  # values that are offered
LARGE: Final = 200_000  # bytes of a file that is skimmed, not read
# What an option or an argument takes, where click does not know it.
KINDS: Final = {
    "--org": "org", "--person": "person", "--place": "place", "--name": "name", "--tag": "tag",
    "--source": "source", "--status": "status", "--modality": "modality", "--sort": "sort",
    "--group-by": "group", "--by": "group", "--min-precision": "precision", "--format": "format",
    "--columns": "columns", "--file": "file", "--output": "file", "--into": "file",
    "ids": "id", "identifier": "id", "words": "term", "paths": "file", "file": "file",
}  # fmt: skip
_TERM: Final = re.compile(r"((?:not:)?(org|person|place|name|tag|source|status|modality):)(.*)")


@command(
    epilog="""\b
Examples:
  source <(chrono completion bash)      # in ~/.bashrc
  source <(chrono completion zsh)       # in ~/.zshrc, after compinit
  chrono completion fish | source       # in ~/.config/fish/config.fish"""
)
@click.argument("shell", type=Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the lines that make a shell complete commands, options, names, tags, sources and ids.

    Names and ids come from the chronology that the command would read.
    """
    from chrono.cli import cli
    from chrono.cli.shells import SHELLS

    click.echo(SHELLS[shell](cli, {}, "chrono", "_CHRONO_COMPLETE").source(), nl=False)


def complete(param: click.Parameter, ctx: click.Context, typed: str) -> Items:
    """Return what the value of a parameter may go on to, given what has been typed of it."""
    kind = KINDS.get(param.opts[-1], "")
    if not kind or isinstance(param.type, click.Choice):
        return param.shell_complete(ctx, typed)
    if kind == "file":
        return [CompletionItem(typed, type="file")]
    before = ""
    if kind == "columns":
        before, comma, typed = typed.rpartition(",")
        before += comma
    elif kind == "term":
        found = _TERM.fullmatch(typed)
        if found is None:
            return []
        before, kind, typed = found.groups()
    start = fold(typed)
    known = {value for value in _known(kind, ctx) if fold(value).startswith(start)}
    values = sorted(value for value in known if value.isprintable())
    if len(values) > MOST:
        values = [*values[: MOST - 1], values[-1]]  # what first and last share, all share
    return [CompletionItem(before + value) for value in values]


def _known(kind: str, ctx: click.Context) -> Iterable[str]:
    """Return all values of a kind."""
    from chrono import timeline, writers
    from chrono.dates import PRECISIONS
    from chrono.writers.cells import NAMES as COLUMNS

    words: dict[str, Iterable[str]] = {
        "format": writers.names(),
        "columns": COLUMNS,
        "sort": timeline.SORTS,
        "group": timeline.GROUPS,
        "status": (*STATUSES, "all"),
        "modality": MODALITIES,
        "precision": PRECISIONS,
    }
    if kind in words:
        return words[kind]
    try:
        return _from_files(kind, ctx)
    except (ChronoError, OSError):
        return ()


def _from_files(kind: str, ctx: click.Context) -> set[str]:
    from chrono import store

    ctx.find_root().obj = ctx.find_root().params.get("files")
    files = chosen_files(ctx, ctx.params.get("files") or ())
    paths = list(store.paths_of(os.path.expanduser(file) for file in files if file != "-"))
    if sum(map(os.path.getsize, paths)) <= LARGE:
        return set(_of_chronology(kind, store.load(paths)))
    return {value for path in paths for value in _skimmed(kind, path)}


def _of_chronology(kind: str, chronology: Chronology) -> Iterator[str]:
    if kind == "id":
        from chrono.timeline import shown_ids

        yield from map(shown_ids(chronology), chronology.events)
    elif kind == "source":
        yield from (key for file in chronology.files for key in file.sources)
    elif kind == "tag":
        yield from (tag for event in chronology.events for tag in event.tags)
    else:
        fields = _fields(kind)
        used = (
            name for one in chronology.events for field in fields for name in getattr(one, field)
        )
        yield from _of_kind(kind, chronology, used)


def _fields(kind: str) -> list[str]:
    """Return the fields of an event that hold names of a kind."""
    return [field for field, of in NAMES.items() if of == kind or kind == "name"]


def _of_kind(kind: str, chronology: Chronology, used: Iterable[str]) -> Iterator[str]:
    """Yield the names of the entities of a kind, and names in use that are no other entity's."""
    of_others: set[str] = set()
    for entity in chronology.entities.values():
        if kind in ("name", entity.kind):
            yield from entity.names()
        else:
            of_others.update(map(fold, entity.names()))
    yield from (name for name in set(used) if fold(name) not in of_others)


def _skimmed(kind: str, path: str) -> Iterator[str]:
    """Yield the values of a kind in a large file, of its events only those on canonical lines.

    To read it all with every check would be felt at the keyboard.
    """
    from chrono import store
    from chrono.store.canonical import items
    from chrono.store.scan import cut
    from chrono.store.text import Text, read_bytes

    raw = read_bytes(path)
    parts = cut(raw)
    if parts is None:
        return
    if kind == "id":
        for written in re.findall(rb"\n  - id: +(\S+)", raw):
            yield written.decode("utf-8", "replace")
        return
    rest = store.load_text(Text(path, (parts.head + parts.tail).encode()))
    if kind == "source":
        yield from _of_chronology(kind, rest)
        return
    fields = ["tags"] if kind == "tag" else _fields(kind)
    used: set[str] = set()
    for field in fields:
        for written in set(re.findall(rb"\n    %b: +(\[.*\])" % field.encode(), raw)):
            used.update(items(written.decode("utf-8", "replace")) or ())
    yield from used if kind == "tag" else _of_kind(kind, rest, used)

"""The command from documents to proposed events: extract."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from itertools import islice
from typing import Any, Final, NamedTuple, TypeVar

import click

from chrono.claims import Entity
from chrono.cli.command import Whole, command
from chrono.cli.files import chosen_files, standard_input
from chrono.cli.jsonlines import Answers, answered, flushed, language_of, numbered, published_of
from chrono.cli.options import file_option
from chrono.cli.output import put, say
from chrono.cli.report import show_error
from chrono.cli.told import day_of, spoken
from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.extract import Found, Gazetteer
from chrono.readers import Document

T = TypeVar("T")
R = TypeVar("R")
CHUNK: Final = 16  # documents that a process is handed at once, when there are many
BATCH: Final = 50  # documents after which what was found is written
Entities = tuple[Entity, ...]


@command(
    epilog="""\b
Examples:
  chrono extract article.txt --published 2025-09-22
  chrono extract articles/ --into events.yaml --jobs 2
  chrono extract --jsonl < documents.jsonl""",
)
@file_option
@click.argument("paths", nargs=-1, metavar="[FILE]...")
@click.option("--published", metavar="DAY", help="Day of publication, where it is not told.")
@click.option("--source", metavar="KEY", help="Key of the source; for one document.")
@click.option("--language", metavar="CODE", help="Language of the text, such as en; else seen.")
@click.option("--into", metavar="FILE", help="Chronology beside which the proposals are kept.")
@click.option("--jobs", type=Whole(1), default=1, help="Processes to work with.")
@click.option("--jsonl", is_flag=True, help="Read documents as JSON lines, write claims so.")
@click.pass_context
def extract(ctx: click.Context, /, **options: Any) -> int:
    """Propose events from documents: text, web pages, PDF, DOCX, messages.

    Prints the proposals as YAML. With --into events.yaml they go to events.proposed.yaml beside
    it, and a second run adds nothing. Exits 1 when some documents could not be read.

    With --jsonl each line of standard input is a document, {"id", "title", "published", "text"},
    and each line of the output {"id", "claims"}, or {"id", "error"}: then the exit status is 1. No
    chronology is read unless -f names one.
    """
    published, language = day_of(options["published"]), spoken(options["language"])
    named = (*(ctx.find_root().obj or ()), *options["files"])
    if options["jsonl"]:
        found = partial(
            claims_of,
            entities=entities_of(chosen_files(ctx, named) if named else ()),
            published=published,
            language=language,
        )
        read = numbered(options["paths"] or ("-",))
        answers = Answers(mapped(partial(answered, found), read, options["jobs"]))
        put(flushed(answers), None)
        return 1 if answers.failed else 0
    if not options["paths"]:
        raise click.UsageError("name a document, or - for standard input", ctx)
    return documents(options, named, published, language)


def claims_of(
    document: dict[str, Any], entities: Entities, published: Date | None, language: str | None
) -> dict[str, Any]:
    """Return the claims of a document as its line of JSON has them."""
    from chrono.extract import extract as claims

    day, code = published_of(document, published), language_of(document, language)
    found = claims(document["text"], day, gazetteer(entities), code)
    return {"claims": [claim._asdict() | {"date": str(claim.date)} for claim in found]}


_made: dict[int, Gazetteer] = {}


def gazetteer(entities: Entities) -> Gazetteer:
    """Return the names of the entities and of the world, made once in a process."""
    if hash(entities) not in _made:
        _made.clear()
        _made[hash(entities)] = Gazetteer(entities)
    return _made[hash(entities)]


def entities_of(files: tuple[str, ...]) -> Entities:
    """Return the entities of the chronologies in files; of none, none."""
    if not files:
        return ()
    from chrono import store

    return tuple(store.load(files, stdin=standard_input).entities.values())


class Work(NamedTuple):
    """What a process is asked to do with a document."""

    entities: Entities
    published: Date | None
    language: str | None
    days: dict[str, Date]  # of the documents that the chronology knows, by their digest


class Read(NamedTuple):
    """A document with what was found in it, and how its day of publication is known."""

    document: Document
    published: Date | None
    known: str
    found: tuple[Found, ...]


def documents(
    options: dict[str, Any],
    named: tuple[str, ...],
    published: Date | None,
    language: str | None,
) -> int:
    """Propose what is found in the documents; return the exit status."""
    from chrono.cli.proposals import Proposals
    from chrono.readers.intake import expand
    from chrono.readers.kinds import ENDINGS

    kept = Proposals(options["into"], options["source"], named)
    paths = list(expand(options["paths"], ENDINGS))
    if options["source"] and len(paths) > 1:
        raise ChronoError("--source names one source", "name one document with it")
    work = Work(kept.entities, published, language, kept.days)
    jobs = 1 if "-" in paths else options["jobs"]
    failed = 0
    with progress(paths) as reported:
        for number, one in enumerate(mapped(partial(found_in, work), reported, jobs), 1):
            if isinstance(one, ChronoError):
                if len(paths) == 1:
                    raise one
                show_error(one)
                failed += 1
                continue
            tell(one)
            kept.add(one.document, one.published, one.found)
            if options["into"] and number % BATCH == 0:
                kept.write()
    if options["into"]:
        kept.write()
        say(kept.summary())
    else:
        put([kept.text()], None)
    return int(failed > 0)


def progress(paths: list[Any]) -> Any:
    """Return the paths behind a bar on the terminal, where there are many."""
    if len(paths) < 2 or not sys.stderr.isatty():
        return nullcontext(paths)
    return click.progressbar(paths, label="Reading", file=sys.stderr)


def found_in(work: Work, path: str | ChronoError) -> Read | ChronoError:
    """Read a document and find its claims; what goes wrong is the answer."""
    from chrono.extract import extract as claims
    from chrono.extract.proposals import published
    from chrono.readers import read
    from chrono.tagger import detect

    if isinstance(path, ChronoError):
        return path
    try:
        document = read(path, lambda size: sys.stdin.buffer.read(size) if sys.stdin else b"")
        day, known = published(document)
        if document.sha256 in work.days:
            day, known = work.days[document.sha256], "source"
        if work.published is not None:
            day, known = work.published, "option"
        language = work.language or document.language[:2] or detect(document.text)
        document = document._replace(language=language)
        names = gazetteer(work.entities)
        found = claims(document.text, day, names, language, document.blocks, document.cells)
    except ChronoError as error:
        if str(path) in error.message:
            return error
        return ChronoError(f"{path}: {error.message}", error.hint)
    return Read(document, day, known, found)


def tell(one: Read) -> None:
    """Tell the person what a document was taken for."""
    day = f"published {one.published} ({one.known})" if one.published else "no day of publication"
    count = len(one.found)
    say(f"{one.document.path}: {day}, {count} claim{'' if count == 1 else 's'}")
    for note in one.document.notes:
        say(f"{one.document.path}: {note}")


def mapped(task: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """Yield the answers in the order of the items, worked on by several processes."""
    if jobs == 1:
        yield from map(task, items)
        return
    from multiprocessing import Pool

    with Pool(jobs) as pool:
        for answers in pool.imap(partial(worked, task), growing(items, jobs)):
            yield from answers


def worked(task: Callable[[T], R], items: tuple[T, ...]) -> list[R]:
    """Return the answers to some items."""
    return [task(item) for item in items]


def growing(items: Iterable[T], jobs: int) -> Iterator[tuple[T, ...]]:
    """Yield the items in handfuls, one at first, so that few are shared out as well as many."""
    rest, size = iter(items), 1
    while True:
        for _ in range(2 * jobs):
            handful = tuple(islice(rest, size))
            if not handful:
                return
            yield handful
        size = min(2 * size, CHUNK)

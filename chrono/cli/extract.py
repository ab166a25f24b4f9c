"""The command from documents to proposed events: extract."""

import os
import sys
import time
from functools import partial
from io import BytesIO
from shlex import quote
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from chrono.claims import Entity
from chrono.cli.command import Whole, command
from chrono.cli.files import chosen_files, standard_input
from chrono.cli.jsonlines import Answers, answered, flushed, language_of, numbered, published_of
from chrono.cli.leftovers import dates_left, open_dates
from chrono.cli.limits import Limits, limit_options
from chrono.cli.options import Zone, file_option
from chrono.cli.output import put, say
from chrono.cli.progress import Progress
from chrono.cli.report import show_error
from chrono.cli.told import day_of, spoken
from chrono.cli.workers import Failure, answers
from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.extract import Found, Gazetteer
from chrono.readers import Document
from chrono.zones import floats

if TYPE_CHECKING:
    from chrono.cli.proposals import Proposals

BATCH: Final = 50  # documents whose proposals are put together, those of one event as one
SHOWN: Final = 5  # files that are not read
SHARE: Final = 0.1  # of the time, at most, that goes into writing proposals before the end
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
@click.option("--zone", type=Zone(), default="",
              help="Time zone of times that have none, such as Europe/Berlin.")  # fmt: skip
@click.option("--into", metavar="FILE", help="Chronology beside which the proposals are kept.")
@click.option("--jobs", type=Whole(1), default=1, help="Processes to work with.")
@click.option("--jsonl", is_flag=True, help="Read documents as JSON lines, write claims so.")
@limit_options
@click.pass_context
def extract(ctx: click.Context, /, **options: Any) -> int:
    """Propose events from documents: text, web pages, PDF, DOCX, messages.

    Prints the proposals as YAML. With --into events.yaml they go to events.proposed.yaml beside
    it, those of each document as soon as it is read, and a second run adds nothing. Exits 1 when
    some documents could not be read; one that takes too much time or memory is one of them.

    With --jsonl each line of standard input is a document, {"id", "title", "published", "text"},
    and each line of the output {"id", "claims"}, or {"id", "error"}: then the exit status is 1. No
    chronology is read unless -f names one.
    """
    published, language = day_of(options["published"]), spoken(options["language"])
    limits = Limits(options["timeout"], options["memory"])
    named = (*(ctx.find_root().obj or ()), *options["files"])
    if options["jsonl"]:
        found = partial(
            claims_of,
            entities=entities_of(chosen_files(ctx, named) if named else ()),
            published=published,
            language=language,
            zone=options["zone"],
        )
        read = numbered(options["paths"] or ("-",))
        said = Answers(answered(found, read, options["jobs"], limits))
        put(flushed(said), None, data=True)
        return 1 if said.failed else 0
    if not options["paths"]:
        raise click.UsageError("name a document, or - for standard input", ctx)
    return documents(options, named, published, language, limits)


def claims_of(
    document: dict[str, Any],
    entities: Entities,
    published: Date | None,
    language: str | None,
    zone: str = "",
) -> dict[str, Any]:
    """Return the claims of a document as its line of JSON has them.

    With a zone, a claim with a time of day that has none has the key `zone`.
    """
    from chrono.extract import extract as claims

    day, code = published_of(document, published), language_of(document, language)
    found = claims(document["text"], day, gazetteer(entities), code)
    return {
        "claims": [
            claim._asdict()
            | {"date": str(claim.date)}
            | ({"zone": zone} if zone and floats(claim.date) else {})
            for claim in found
        ]
    }


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
    days: dict[tuple[str, str], Date]  # of the documents that the chronology knows


class Given(NamedTuple):
    """A document to read: its path, what standard input held where that is it, or an error."""

    path: str
    data: bytes = b""
    error: ChronoError | None = None


class Read(NamedTuple):
    """A document with what was found in it, and how its day of publication is known."""

    document: Document
    published: Date | None
    known: str
    found: tuple[Found, ...]
    inner: tuple["Read", ...] = ()  # of the documents inside it


def documents(
    options: dict[str, Any],
    named: tuple[str, ...],
    published: Date | None,
    language: str | None,
    limits: Limits,
) -> int:
    """Propose what is found in the documents; return the exit status."""
    from chrono.cli.proposals import Proposals

    kept = Proposals(options["into"], options["source"], named, options["zone"])
    given = given_by(options["paths"])
    tell_passed_over(options["paths"])
    if options["source"] and len(given) > 1:
        raise ChronoError("--source names one source", "name one document with it")
    work = Work(kept.entities, published, language, kept.days)
    saver = Saver(kept, bool(options["into"]))
    progress = Progress(len(given))

    def waiting(one: Given, seconds: float) -> None:
        saver.save()
        progress.show(one.path, seconds)

    failed = 0
    read = answers(partial(found_in, work), given, options["jobs"], limits, waiting)
    for number, (asked, one) in enumerate(read, 1):
        progress.done()
        if isinstance(one, Failure):
            one = ChronoError(f"{asked.path}: {one.message}", one.hint)
        if isinstance(one, ChronoError):
            if len(given) == 1:
                raise one
            show_error(one)
            failed += 1
        else:
            for each in (one, *one.inner):
                tell(each)
                kept.add(each.document, each.published, each.found)
            saver.added()
        if number % BATCH == 0:
            saver.seal()
    saver.seal()
    if options["into"]:
        say(kept.summary())
    else:
        put([kept.text()], None, data=True)
    return int(failed > 0)


def given_by(paths: tuple[str, ...]) -> list[Given]:
    """Return the documents that paths name; standard input is read here, by the parent."""
    from chrono.readers.intake import LARGEST, STDIN, expand
    from chrono.readers.kinds import ENDINGS

    given = []
    for found in expand(paths, ENDINGS):
        if isinstance(found, ChronoError):
            given.append(Given("", error=found))
        elif found == STDIN:
            given.append(Given(found, sys.stdin.buffer.read(LARGEST + 1) if sys.stdin else b""))
        else:
            given.append(Given(found))
    return given


class Saver:
    """Writes the proposals after each document, but for when writing takes more than its share.

    What it leaves is written as soon as the next document takes a moment. When the batch is
    sealed, it is as if all of it had been written at once.
    """

    def __init__(self, kept: "Proposals", wanted: bool) -> None:
        self.kept, self.wanted, self.pending = kept, wanted, False
        self.cost = 0.0
        self.at = time.monotonic()

    def added(self) -> None:
        """Write what was added, unless too little time went by since the last time."""
        self.pending = True
        if (time.monotonic() - self.at) * SHARE >= self.cost:
            self.save()

    def save(self) -> None:
        """Write what is not written yet."""
        if self.pending and self.wanted:
            began = time.monotonic()
            self.kept.write()
            self.at = time.monotonic()
            self.cost = self.at - began
        self.pending = False

    def seal(self) -> None:
        """Write the batch as it stays."""
        self.save()
        if self.wanted:
            self.kept.seal()


def found_in(work: Work, given: Given) -> Read | ChronoError:
    """Read a document and find its claims; what goes wrong is the answer."""
    from chrono.readers import read

    if given.error:
        return given.error
    try:
        document = read(given.path, BytesIO(given.data).read)
        own = claimed(work, document, work.published)
        return own._replace(inner=tuple(claimed(work, one, None) for one in document.inner))
    except ChronoError as error:
        if given.path in error.message:
            return error
        return ChronoError(f"{given.path}: {error.message}", error.hint)


def claimed(work: Work, document: Document, given: Date | None) -> Read:
    """Find the claims of a document; `given` is its day of publication as the user says."""
    from chrono.extract import extract as claims
    from chrono.extract.proposals import agreed, published
    from chrono.temporal import detect

    day, known, rivals = published(document)
    if (document.sha256, document.part) in work.days:
        day, known = work.days[document.sha256, document.part], "source"
    if given is not None:
        day, known = given, "option"
    language = work.language or document.language[:2] or detect(document.text)
    document = document._replace(language=language)
    names = gazetteer(work.entities)
    days = rivals if day is None and rivals else (day,)
    readings = [claims(document.text, one, names, language, document.blocks, document.cells)
                for one in days]  # fmt: skip
    found = agreed(readings)
    if len(days) > 1:
        known = " or ".join(map(str, days))
        lost = max(map(len, readings)) - len(found)
        if lost:
            note = "1 claim that depends" if lost == 1 else f"{lost} claims that depend"
            document = document._replace(notes=(*document.notes, f"left out {note} on that day"))
    elif day is None:
        document = document._replace(notes=(*document.notes, *open_dates(document)))
    if not found and document.text:
        document = document._replace(notes=(*document.notes, *dates_left(document, day)))
    return Read(document, day, known, found)


def tell_passed_over(paths: tuple[str, ...]) -> None:
    """Say which files in folders are not read, other than chronologies."""
    from chrono.importers import ENDINGS as TABLES
    from chrono.readers.intake import passed_over
    from chrono.readers.kinds import ENDINGS

    left = [path for path in passed_over(paths, ENDINGS) if not path.endswith((".yaml", ".yml"))]
    if left:
        more = f" and {len(left) - SHOWN} more" if len(left) > SHOWN else ""
        say(f"not read, for their endings: {', '.join(left[:SHOWN])}{more}")
    files = [path for path in paths if os.path.isfile(path)]
    table = next((path for path in (*left, *files) if path.lower().endswith(tuple(TABLES))), None)
    if table:
        say(f"`chrono import {quote(table)}` takes in a table or a calendar")


def day_told(one: Read) -> str:
    """Return what is known of the day of publication."""
    if one.published:
        return f"published {one.published} ({one.known})"
    if one.known != "none":
        return f"published {one.known}, left open until --published says which"
    return "no day of publication"


def tell(one: Read) -> None:
    """Say what a document was taken for."""
    document = one.document
    name = f"{document.path} > {document.part}" if document.part else document.path
    if document.text:
        count = len(one.found)
        say(f"{name}: {day_told(one)}, {count} claim{'' if count == 1 else 's'}")
    for note in document.notes:
        say(f"{name}: {note}")

"""The command that adds an event: add."""

import os
from typing import Any

import click

from chrono import store
from chrono.claims import NAMES, Chronology, Claim, Event, Source
from chrono.cli.clock import Clock
from chrono.cli.command import command
from chrono.cli.entry import TEXT_KEYS, cited, event_options, given_names, into_option, written_date
from chrono.cli.files import DEFAULT_FILE, one_file
from chrono.cli.guard import check_standard
from chrono.cli.options import file_option, today_option
from chrono.cli.output import say
from chrono.dates import Date, words
from chrono.errors import ChronoError, DateError
from chrono.store import edit as edits
from chrono.store import emit
from chrono.store.excerpt import Task, changed
from chrono.store.proof import Wanted
from chrono.store.starter import bare
from chrono.store.text import Text
from chrono.store.write import change, create


@command(
    epilog="""\b
Examples:
  chrono add 2025-03-13 "12th Global Baku Forum opens" --org "Global Baku Forum" --place Baku
  chrono add "c. 1850" "The mill is built" --source letters --page 14 --quote "built about 1850"
  chrono add yesterday "Service restored" --source https://status.example.org/4711
  chrono add "2026-11-17 23:04" "Alarm raised" --zone Europe/Berlin
  chrono add undated "The parties meet" """,
)
@file_option
@click.argument("when", metavar="DATE")
@click.argument("words", nargs=-1, required=True, metavar="TITLE")
@click.option("--id", "identifier", metavar="ID", help="Its id; made from the title otherwise.")
@event_options
@into_option
@click.option("--dry-run", is_flag=True, help="Print the entry and write nothing.")
@today_option
@click.pass_context
def add(ctx: click.Context, /, **options: Any) -> None:
    """Add an event to the end of the file, and print its id.

    DATE is anything `chrono date` reads, or the word `undated`; what is written is absolute.
    Without a chronology yet, events.yaml is made.
    """
    check_standard()
    found = one_file(ctx, options["files"], options["into"])
    path = found or DEFAULT_FILE
    options["title"] = one_title(options["when"], options["words"])
    if not options["title"].strip():
        raise ChronoError("an event has a title", "say in a few words what happened")
    clock = Clock(options["today"])
    try:
        date, phrase = written_date(options["when"], clock, options["order"])
    except ChronoError as error:
        raise swapped(options["when"], options["title"]) or error from None
    added: list[Event] = []
    hints: list[str] = []

    def append(task: Task) -> tuple[str, Wanted]:
        event, source = new_event(options, date, phrase, task)
        added[:] = [event]
        hints[:] = likely_names(event, task.chronology)
        text = task.text
        if source:
            text = Text(
                text.path, edits.append_entries(text, "sources", emit.source(source)).encode()
            )
        new = edits.append_events(text, lambda column: [emit.event(event, column)])
        return new, Wanted({event.id: event}, {source.key: source} if source else {})

    def make(text: Text) -> str:
        new = changed(text, [""], append)
        for hint in hints:
            say(hint)
        return new

    fresh = Text(path, bare(os.path.abspath(path)).encode())
    if options["dry_run"]:
        make(store.read(path) if found else fresh)
        click.echo("\n".join(emit.event(added[0])))
        return
    if found:
        change(path, make)
    else:
        create(path, make(fresh))
        say(f"made {path}: there was no chronology here or in a folder above")
    zone = f" {options['zone'].strip()}" if options["zone"] else ""
    told = f": {words(date)}{zone}" if date and (zone or words(date) != str(date)) else ""
    say(f"added to {path}{told}")
    click.echo(added[0].id)


def one_title(when: str, words: tuple[str, ...]) -> str:
    """Return the title; words that the shell took apart are refused."""
    if len(words) == 1:
        return words[0]
    given = [when, *words]
    ends = [end for end in range(1, len(given)) if is_date(" ".join(given[:end]))]
    end = ends[-1] if ends else 1
    date, title = " ".join(given[:end]), " ".join(given[end:])
    written = f'"{date}"' if " " in date else date
    raise ChronoError(
        f"more than a date and a title: {' '.join(given)}",
        f'put what has blanks in it into quotes: chrono add {written} "{title}"',
    )


def is_date(text: str) -> bool:
    """Return whether a text is a date, on whichever day it is read."""
    from chrono.phrases import read

    try:
        read(text, base=(2000, 1, 1))
    except DateError as error:
        return error.code == "D105"
    return True


def swapped(when: str, title: str) -> ChronoError | None:
    """Return the error for a date that stands where the title goes, or None where it is none."""
    if not is_date(title):
        return None
    return ChronoError(
        f"the date comes before the title: {title}", f'write chrono add "{title}" "{when}"'
    )


def new_event(
    options: dict[str, Any], date: Date | None, words: str, task: Task
) -> tuple[Event, Source | None]:
    """Return the event that the options describe, and its source where that is new."""
    from chrono.store.names import event_id

    taken = task.whole.ids
    identifier = options["identifier"] or event_id(options["title"], taken)
    if identifier in taken:
        raise ChronoError(f"there is an event {identifier} already", "choose another --id")
    file = task.chronology.files[0]
    source, fresh = cited(options["source"], file.path, file.sources)
    texts = {key: (options[key] or "").strip() for key in TEXT_KEYS}
    phrase = texts["phrase"] or words
    claim = Claim(source=source, quote=texts["quote"], page=texts["page"], phrase=phrase)
    lists: dict[str, Any] = {field: given_names(options[field]) for field in (*NAMES, "tags")}
    event = Event(
        identifier,
        date,
        options["title"].strip(),
        **lists,
        status=texts["status"] or "accepted",
        modality=texts["modality"] or "asserted",
        note=texts["note"],
        zone=texts["zone"],
        claims=(claim,) if any(claim) else (),
    )
    return event, fresh


def likely_names(event: Event, chronology: Chronology) -> list[str]:
    """Return hints for names that are new here but nearly one that is known."""
    from chrono.names import fold
    from chrono.spelling import near

    known = {fold(name): name for each in chronology.entities.values() for name in each.names()}
    hints = []
    for field in NAMES:
        for name in getattr(event, field):
            found = [] if fold(name) in known else near(name, known.values(), 0.8)
            if found:
                hints.append(f"{name} is new here; did you mean {found[0]}?")
    return hints

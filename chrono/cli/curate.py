"""The commands that change a chronology: init, add, edit, rm, fmt."""

import os
import sys
from collections.abc import Callable
from typing import Any, Final

import click

from chrono import store
from chrono.claims import KEYS, NAMES, Claim, Event, Source
from chrono.cli.clock import Clock
from chrono.cli.files import DEFAULT_FILE, one_file, wanted_files
from chrono.cli.options import Dated, file_option, stack, today_option
from chrono.cli.output import say
from chrono.dates import Date, words
from chrono.errors import ChronoError, DateError
from chrono.store import edit as edits
from chrono.store import emit
from chrono.store.shapes import without_options
from chrono.store.text import Text
from chrono.store.write import change, create

UNDATED: Final = "undated"

event_options = stack(
    click.option("--org", "orgs", multiple=True, metavar="NAME", help="Organisation; repeatable."),
    click.option("--person", "people", multiple=True, metavar="NAME", help="Person; repeatable."),
    click.option("--place", "places", multiple=True, metavar="NAME", help="Place; repeatable."),
    click.option("--name", "names", multiple=True, metavar="NAME", help="Name of no known kind."),
    click.option("--tag", "tags", multiple=True, metavar="TAG", help="Tag; repeatable."),
    click.option("--status", metavar="WORD", help="accepted, proposed or rejected."),
    click.option("--modality", metavar="WORD", help="asserted, planned, conditional or denied."),
    click.option("--note", metavar="TEXT", help="A remark."),
    click.option("--source", metavar="KEY|URL|FILE",
                 help="Source: its key; an address or a file makes a new one."),
    click.option("--quote", metavar="TEXT", help="The words that carry the claim, verbatim."),
    click.option("--page", metavar="LABEL", help="Page in the source."),
    click.option("--phrase", metavar="WORDS", help="The words for the date in the source."),
)  # fmt: skip
into_option = click.option(
    "--into", metavar="FILE", help="File to write to, where there are several."
)
TEXT_KEYS: Final = ("status", "modality", "note", "quote", "page", "phrase")


@click.command(
    epilog="""\b
Examples:
  chrono init
  chrono init cases/smith.yaml""",
)
@click.argument("file", default=DEFAULT_FILE)
def init(file: str) -> None:
    """Write a commented chronology to start from: events.yaml, or FILE.

    A file that is there already is never overwritten.
    """
    from chrono.store.starter import starter

    folder = os.path.dirname(file)
    if folder:
        os.makedirs(folder, exist_ok=True)
    create(file, starter(os.path.abspath(file)))
    where = "" if file == DEFAULT_FILE else f"-f {file} "
    say(f'wrote {file}; add to it with: chrono {where}add 2025-03-13 "What happened" --org CICA')


@click.command(
    cls=Dated,
    epilog="""\b
Examples:
  chrono add 2025-03-13 "12th Global Baku Forum opens" --org "Global Baku Forum" --place Baku
  chrono add "c. 1850" "The mill is built" --source letters --page 14 --quote "built about 1850"
  chrono add yesterday "Service restored" --source https://status.example.org/4711
  chrono add undated "The parties meet" """,
)
@file_option
@click.argument("when", metavar="DATE")
@click.argument("title")
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
    found = one_file(ctx, options["files"], options["into"])
    path = found or DEFAULT_FILE
    date = written_date(options["when"], Clock(options["today"]))
    added: list[Event] = []

    def make(text: Text) -> str:
        chronology = store.load_text(text)
        event, source = new_event(options, date, text.path, chronology)
        added[:] = [event]
        for hint in likely_names(event, chronology):
            say(hint)
        if source:
            text = Text(text.path, edits.append_source(text, emit.source(source)).encode())
        changed = edits.append_event(text, lambda column: emit.event(event, column))
        return checked(text.path, changed, {event.id: event}, chronology.events)

    fresh = Text(path, b"chrono: 1\nevents: []\n")
    if options["dry_run"]:
        make(store.read(path) if found else fresh)
        click.echo("\n".join(emit.event(added[0])))
        return
    if found:
        change(path, make)
    else:
        create(path, make(fresh))
        say(f"made {path}: there was no chronology here or in a folder above")
    say(f"added to {path}" + (f": {words(date)}" if date and words(date) != str(date) else ""))
    click.echo(added[0].id)


def written_date(phrase: str, clock: Clock) -> Date | None:
    """Return the date to write for a person's words; None for `undated`."""
    if phrase.strip().casefold() == UNDATED:
        return None
    try:
        return clock.read(phrase)
    except DateError as error:
        told = without_options(error.hint)
        hint = told or f"`chrono date` explains a phrase; {UNDATED} is for no date at all"
        raise ChronoError(error.message, hint) from None


def new_event(
    options: dict[str, Any], date: Date | None, path: str, chronology: Any
) -> tuple[Event, Source | None]:
    """Return the event that the options describe, and its source where that is new."""
    from chrono.store.names import event_id

    taken = {event.id for event in chronology.events}
    identifier = options["identifier"] or event_id(options["title"], taken)
    if identifier in taken:
        raise ChronoError(f"there is an event {identifier} already", "choose another --id")
    source, fresh = cited(options["source"], path, chronology.files[0].sources)
    texts = {key: (options[key] or "").strip() for key in TEXT_KEYS}
    claim = Claim(source=source, quote=texts["quote"], page=texts["page"], phrase=texts["phrase"])
    lists: dict[str, Any] = {field: given_names(options[field]) for field in (*NAMES, "tags")}
    event = Event(
        identifier,
        date,
        options["title"].strip(),
        **lists,
        status=texts["status"] or "accepted",
        modality=texts["modality"] or "asserted",
        note=texts["note"],
        claims=(claim,) if any(claim) else (),
    )
    return event, fresh


def given_names(options: tuple[str, ...]) -> tuple[str, ...]:
    """Return the values of a repeatable option, without blanks around and the empty ones."""
    return tuple(name.strip() for name in options if name.strip())


def cited(given: str | None, path: str, known: Any) -> tuple[str, Source | None]:
    """Return the key of a source named by key, address or file, and the source when it is new."""
    from chrono.store.names import new_source

    if not given or given in known:
        return given or "", None
    for key, source in known.items():
        if source.url and source.url == given:
            return key, None
    fresh = new_source(given, path, known)
    if fresh is None:
        from chrono.store.entries import nearest

        hint = nearest(given, known) or "an address or a file that exists makes a new source"
        raise ChronoError(f"there is no source {given}", hint)
    same = next(
        (key for key, source in known.items() if fresh.file and source.file == fresh.file), ""
    )
    return (same, None) if same else (fresh.key, fresh)


def likely_names(event: Event, chronology: Any) -> list[str]:
    """Return hints for names that are new here but nearly one that is known."""
    from difflib import get_close_matches

    known = {
        name.casefold(): name for each in chronology.entities.values() for name in each.names()
    }
    hints = []
    for field in NAMES:
        for name in getattr(event, field):
            near = get_close_matches(name.casefold(), known, 1, 0.8)
            if name.casefold() not in known and near:
                hints.append(f"{name} is new here; did you mean {known[near[0]]}?")
    return hints


def checked(
    path: str, changed: str, wanted: dict[str, Event | None], before: tuple[Event, ...]
) -> str:
    """Return the changed text when it says what was meant, and nothing else differs.

    Raises `ChronoError` with what is wrong in it, as when an option had a value that cannot be.
    """
    after = read_back(path, changed)
    expected = {event.id: event for event in before} | wanted
    for identifier, event in expected.items():
        found = after.pop(identifier, None)
        if (found and _meaning(found)) != (event and _meaning(event)):
            raise ChronoError(
                f"{path}: the change would not be read back as it was meant ({identifier})"
            )
    if after:
        raise ChronoError(f"{path}: the change would touch other events: {', '.join(after)}")
    return changed


def read_back(path: str, changed: str) -> dict[str, Event]:
    """Return the events of a changed text by id. A `ChronoError` says what is wrong in it now."""
    try:
        chronology = store.load_text(Text(path, changed.encode()))
    except ChronoError as error:
        what = "would not be a chronology any more; nothing was written"
        raise ChronoError(what, error.hint, error.problems) from None
    return {event.id: event for event in chronology.events}


def _meaning(event: Event) -> Event:
    """Return an event without where it stands and in which of two forms its claim is written."""
    claims = tuple(
        claim._replace(date=claim.date or event.date, modality=_own(claim.modality, event))
        for claim in event.claims
    )
    return event._replace(at=0, path="", claims=claims)


def _own(modality: str, event: Event) -> str:
    return "" if modality == event.modality else modality


@click.command(
    cls=Dated,
    epilog="""\b
Examples:
  chrono edit cop29
  chrono edit cop29 --date 2024-11-11/2024-11-22 --place Baku
  chrono edit cop29 --note ''""",
)
@file_option
@click.argument("identifier", metavar="ID")
@click.option("--date", "when", metavar="DATE", help=f"When; `{UNDATED}` takes the date out.")
@click.option("--title", metavar="TEXT", help="What happened.")
@event_options
@into_option
@today_option
@click.pass_context
def edit(ctx: click.Context, /, **options: Any) -> None:
    """Change one event: by options, or without any in $VISUAL or $EDITOR.

    Only the lines concerned are touched. A repeatable option replaces the whole list; an empty
    value takes a key out. The id stays. In the editor you are asked again until it is sound.
    """
    path = file_of(ctx, options["files"], options["into"], options["identifier"])
    identifier = options["identifier"].rpartition(":")[2]
    changes = edit_changes(options)
    source = options["source"]
    if not changes and source is None:
        from chrono.cli.editor import edit_in_editor

        edit_in_editor(path, identifier)
        return

    def make(text: Text) -> str:
        before = store.load_text(text)
        todo = dict(changes)
        if source is not None:
            key, fresh = cited(source, text.path, before.files[0].sources)
            todo["source"] = key
            if fresh:
                text = Text(text.path, edits.append_source(text, emit.source(fresh)).encode())
        one_claim(before.events, identifier, todo)
        for name, value in todo.items():
            changed = edits.set_key(text, identifier, name, value)
            text = Text(text.path, changed.encode())
        wanted: dict[str, Event | None] = {identifier: read_back(text.path, text.text)[identifier]}
        return checked(text.path, text.text, wanted, before.events)

    change(path, make)
    say(f"changed {identifier} in {path}")


def edit_changes(options: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """Return the new values of keys that the options ask for, empty where one is to go."""
    changes: dict[str, str | tuple[str, ...]] = {}
    if options["when"] is not None:
        date = written_date(options["when"], Clock(options["today"]))
        changes["date"] = str(date) if date else ""
    for key in ("title", *TEXT_KEYS):
        if options[key] is not None:
            changes[key] = options[key].strip()
    for key in (*NAMES, "tags"):
        if options[key]:
            changes[key] = given_names(options[key])
    if changes.get("title") == "":
        raise ChronoError("an event has a title", "give the new one")
    return changes


def one_claim(events: tuple[Event, ...], identifier: str, todo: dict[str, Any]) -> None:
    """Refuse to set a claim's key on an event that has several claims."""
    event = next((event for event in events if event.id == identifier), None)
    mixed = [key for key in todo if key not in KEYS["event"]]
    if event and len(event.claims) > 1 and mixed:
        raise ChronoError(
            f"{identifier} has {len(event.claims)} claims: which {mixed[0]} is meant?",
            f"`chrono edit {identifier}` opens it in your editor",
        )


def file_of(ctx: click.Context, files: tuple[str, ...], into: str | None, identifier: str) -> str:
    """Return the file that holds an event; an id in several files asks for `stem:id`."""
    from chrono.cli.view import find

    if into:
        return into
    chronology = store.load(wanted_files(ctx, files), stdin=sys.stdin.buffer.read)
    path = find(chronology, identifier).event.path
    if path == "<stdin>":
        raise ChronoError("standard input cannot be written to", "name a file with -f")
    return path


@click.command(
    epilog="""\b
Examples:
  chrono rm draft-event
  chrono rm draft-event > put-back.yaml""",
)
@file_option
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@into_option
@click.pass_context
def rm(ctx: click.Context, files: tuple[str, ...], ids: tuple[str, ...], into: str | None) -> None:
    """Take events out, and print the lines they had, so that they can be put back."""
    paths = [(file_of(ctx, files, into, given), given.rpartition(":")[2]) for given in ids]
    for path in dict.fromkeys(path for path, _ in paths):
        wanted = list(dict.fromkeys(identifier for held, identifier in paths if held == path))
        removed: list[str] = []
        change(path, _removal(wanted, removed))
        click.echo("".join(removed).replace("\r\n", "\n"), nl=False)
        say(f"took {', '.join(wanted)} out of {path}")


def _removal(identifiers: list[str], removed: list[str]) -> Callable[[Text], str]:
    def make(text: Text) -> str:
        before = store.load_text(text).events
        for event in before:
            named = {*event.before, *event.after, *event.during} & set(identifiers)
            if named and event.id not in identifiers:
                raise ChronoError(
                    f"{event.id} refers to {', '.join(sorted(named))}", "change that event first"
                )
        removed.clear()
        for identifier in identifiers:
            rest, lines = edits.remove_event(text, identifier)
            removed.append(lines)
            text = Text(text.path, rest.encode())
        return checked(text.path, text.text, dict.fromkeys(identifiers), before)

    return make


@click.command(
    epilog="""\b
Examples:
  chrono fmt
  chrono fmt --check""",
)
@file_option
@click.option("--check", is_flag=True, help="Write nothing; exit 1 when a file would change.")
@click.pass_context
def fmt(ctx: click.Context, files: tuple[str, ...], check: bool) -> int:
    """Write each entry in the canonical form: one key a line, in the order of the format.

    Comments stay. A date that is a phrase becomes EDTF, the phrase is kept. Canonical entries are
    read fastest and give the smallest diffs.
    """
    from chrono.store.layout import layout

    changed = 0
    for path in store.paths_of(wanted_files(ctx, files)):
        if path == "-":
            raise ChronoError("standard input cannot be written to", "name a file with -f")
        old = store.read(path)
        if layout(old) == old.text:
            continue
        changed += 1
        if check:
            say(f"{path} is not in the canonical form")
        else:
            change(path, layout)
            say(f"wrote {path}")
    return 1 if check and changed else 0

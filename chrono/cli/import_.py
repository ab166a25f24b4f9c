"""The command that takes in events of other formats: import."""

import os
from collections.abc import Iterator
from typing import Any

import click

from chrono import store
from chrono.claims import STATUSES, Chronology, Event
from chrono.cli.command import Choice, command
from chrono.cli.files import DEFAULT_FILE, one_file, standard_input
from chrono.cli.guard import Destination
from chrono.cli.options import Zone, file_option, force_option
from chrono.cli.output import put, say, say_grouped
from chrono.cli.report import show_error
from chrono.errors import ChronoError
from chrono.importers import ENDINGS, FOLDERS, IMPORTERS, Given, Known, importer
from chrono.importers.columns import Settings, dump, load
from chrono.importers.plan import Plan, plan
from chrono.store.additions import Additions, added, updated
from chrono.store.starter import bare
from chrono.store.text import LARGEST, Text, read_bytes
from chrono.store.write import change, create


@command(
    "import",
    epilog="""\b
Examples:
  chrono import calendar.ics
  chrono import table.csv --map date=Datum --map title=Ereignis --order DMY --dry-run
  chrono import table.csv --mapping table.toml --status proposed
  chrono import vault/events -I obsidian
  chrono import timeline.json -I timelinejs --source https://example.org/timeline""",
)
@file_option
@click.argument("given", metavar="FILE")
@click.option("-I", "--format", "format_", type=Choice([*IMPORTERS]),
              help="Of FILE; else as its ending says; a folder is obsidian.")  # fmt: skip
@click.option("--map", "columns", multiple=True, metavar="KEY=COLUMN",
              help="Tables: the column that holds a key; repeatable.")  # fmt: skip
@click.option("--mapping", metavar="FILE", help="Tables: a mapping that was saved.")
@click.option("--save-mapping", type=Destination(), metavar="FILE",
              help="Tables: write the mapping to a file.")  # fmt: skip
@click.option("--order", type=Choice(["DMY", "MDY", "YMD"]),
              help="Order of the numbers in a date such as 03/04/2025.")  # fmt: skip
@click.option("--century", type=Choice(["1900", "2000"]),
              help="Tables: of years in two figures, as in 03.04.25.")  # fmt: skip
@click.option("--separator", metavar="SIGN", default="",
              help="Tables: what parts the names in a cell; else ; and line breaks.")  # fmt: skip
@click.option("--header", metavar="N", default="",
              help="Tables: the row that names the columns; 0 is none.")  # fmt: skip
@click.option("--sheet", metavar="NAME", default="",
              help="Spreadsheets: the sheet; else the first that can be seen.")  # fmt: skip
@click.option("--delimiter", metavar="SIGN", default="",
              help="CSV: the sign between the cells; else it is looked for.")  # fmt: skip
@click.option("--encoding", metavar="NAME", default="",
              help="CSV, GEDCOM: such as cp1252; else UTF-8, or as the bytes look.")  # fmt: skip
@click.option("--source", metavar="KEY|URL|FILE", default="",
              help="Source of events that name none.")  # fmt: skip
@click.option("--status", type=Choice(STATUSES), default="accepted",
              help="Of events that have none; accepted unless given.")  # fmt: skip
@click.option("--zone", type=Zone(), default="",
              help="Time zone of times that have none, such as Europe/Berlin.")  # fmt: skip
@click.option("--into", metavar="FILE", help="File to write to, where there are several.")
@click.option("--dry-run", is_flag=True, help="Say what would be done and write nothing.")
@click.option("--strict", is_flag=True,
              help="Write nothing when an event is wrong; exit 1 for any left out.")  # fmt: skip
@force_option
@click.pass_context
def import_(ctx: click.Context, /, **options: Any) -> int:
    """Take in the events of another file: a calendar, a table, JSON, TimelineJS, markwhen,
    GEDCOM, or a folder of notes of Obsidian.

    A second import updates what the first added, and adds nothing twice. What a chronology has no
    place for is left out, and standard error says what and why. An event that is wrong is refused
    with its line, the others are taken, and the exit status is 1.
    """
    path = one_file(ctx, options["files"], options["into"]) or DEFAULT_FILE
    settings = _settings(options)
    given = options["given"]
    name = options["format_"] or (
        FOLDERS[0] if os.path.isdir(given) else ENDINGS.get(os.path.splitext(given)[1].lower())
    )
    if name is None:
        if given != "-":
            read_bytes(given, "")  # which says when it is not there
        if os.path.exists(path) and os.path.samefile(given, path):
            raise ChronoError(f"{given} is the chronology that the events would be added to")
        raise ChronoError(f"{given}: what is it?", _what(given))
    # JSON of other programs is often one line.
    if name in FOLDERS:
        raw = b""
    else:
        raw = standard_input(LARGEST) if given == "-" else read_bytes(given, "", LARGEST)
    shown = "<stdin>" if given == "-" else given
    file = Given(shown, raw, **settings._asdict())
    usual = Event("", None, "", status=options["status"], zone=options["zone"])
    made: list[Plan] = []

    def take(text: Text) -> str:
        from chrono.cli.proposals import proposed

        held = store.load_text(text)
        items = importer(name)(file._replace(known=_known(held) if name == "ics" else {}))
        found = plan(
            items, held, shown, usual, options["source"], options["strict"], proposed(path)
        )
        made[:] = [found]
        if options["dry_run"]:
            return text.text
        new = added(text, Additions(found.sources, found.entities, found.events))
        return updated(Text(text.path, new.encode()), found.changes)

    if options["dry_run"]:
        take(store.read(path) if os.path.exists(path) else _fresh(path))
        put(_told(made[0]), None)
    elif os.path.exists(path):
        change(path, take)
    else:
        create(path, take(_fresh(path)))
        say(f"made {path}: there was no chronology here or in a folder above")
    if options["save_mapping"]:
        put([dump(settings)], options["save_mapping"])
    return _summary(made[0], path, options)


def _what(given: str) -> str:
    """Return a hint for a file whose ending does not say what it is."""
    if given.lower().endswith((".yaml", ".yml")):
        return f"`chrono merge events.yaml {given}` puts chronologies together"
    return f"say -I with {', '.join(IMPORTERS)}"


def _known(held: Chronology) -> dict[str, Known]:
    """Return the events of a chronology by the UID that they have in its calendars."""
    from chrono.writers.ics import uid

    file = held.files[0]
    return {uid(event, file): Known(event, held.zone(event)) for event in held.events}


def _fresh(path: str) -> Text:
    return Text(path, bare(os.path.abspath(path)).encode())


def _settings(options: dict[str, Any]) -> Settings:
    """Return the mapping of a file, with what the options say over it."""
    held = Settings()
    if options["mapping"]:
        held = load(options["mapping"], read_bytes(options["mapping"], "--save-mapping writes one"))
    columns: list[tuple[str, str]] = []
    for pair in options["columns"]:
        key, equals, column = pair.partition("=")
        if not equals:
            raise ChronoError(f"no column in {pair}", "it is KEY=COLUMN, as in date=Datum")
        columns.append((key, column))
    asked = {key for key, _ in columns}
    columns += [pair for pair in held.columns if pair[0] not in asked]
    names = ("order", "century", "separator", "header", "encoding", "delimiter", "sheet")
    said = {name: options[name] or getattr(held, name) for name in names}
    said["order"] = said["order"].upper()
    said["delimiter"] = "\t" if said["delimiter"] in ("tab", "\\t") else said["delimiter"]
    if said["header"] and not said["header"].isdecimal():
        raise ChronoError(f"--header is the number of a row, not {said['header']}", "0 is none")
    if len(said["delimiter"]) > 1:
        raise ChronoError(f"--delimiter is one sign, not {said['delimiter']}", "or the word tab")
    return Settings(tuple(columns), **said)


def _told(found: Plan) -> Iterator[str]:
    """Yield a line for each event that is new or changed."""
    from chrono.writers.separated import tsv_line

    for event in found.events:
        yield tsv_line(["add", event.id, str(event.date or ""), event.title])
    for name, keys in found.changes.items():
        told = (
            f"{key}: {held if isinstance(held, str) else ', '.join(held)}"
            for key, held in keys.items()
        )
        yield tsv_line(["change", name, *told])


def _summary(found: Plan, path: str, options: dict[str, Any]) -> int:
    would = "would be " if options["dry_run"] else ""
    counts = f"{len(found.events)} {would}added, {len(found.changes)} {would}changed"
    say(f"{path}: {counts}, {found.same} the same")
    for one in found.told:
        if not one.why:
            say(f"{options['given']}: {one.what}")
    say_grouped(one for one in found.told if one.why)
    if found.skipped:
        say(f"left out {len(found.skipped)}, for which a chronology has no place:")
        say_grouped(found.skipped, "  ")
    if found.problems:
        show_error(ChronoError("is imported without these events", problems=found.problems))
    return int(bool(found.problems) or (options["strict"] and bool(found.skipped)))

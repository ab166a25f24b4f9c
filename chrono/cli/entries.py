"""The commands about the entries of `sources:` and `entities:`: list, add, edit.

Their options are the keys of the format, so a key that is added to `KEYS` has its option.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any, Final

import click

from chrono import store
from chrono.claims import KEYS, Entity, Source
from chrono.cli import pager_option
from chrono.cli.clock import Clock
from chrono.cli.command import Choice, Command, Section
from chrono.cli.entry import Word, given_names, into_option, written_date
from chrono.cli.files import load, one_file, wanted_files
from chrono.cli.formats import format_of
from chrono.cli.options import file_option, stack, table_options
from chrono.cli.output import print_table, say, terminal_width
from chrono.errors import ChronoError
from chrono.names import fold
from chrono.spelling import suggestion
from chrono.store import edit as edits
from chrono.store import emit, pairs
from chrono.store.excerpt import Task, changed
from chrono.store.proof import Wanted, asked_entity, asked_source
from chrono.store.text import Text
from chrono.store.write import change

F = Callable[..., Any]
ROOMY: Final = 60  # columns of a terminal that has room for all there is to say of a name
# Keys whose option has another name: --file names the chronology; one alias is given at a time.
_OPTIONS: Final = {"file": "--copy", "aliases": "--alias"}


def key_options(part: str) -> Callable[[F], F]:
    """Return an option for each key of a source or an entity."""
    made = []
    for key, row in KEYS[part].items():
        if row.shape == "fields":
            continue
        many = row.shape == "texts"
        made.append(
            click.option(
                _OPTIONS.get(key, f"--{key}"), f"key_{key}",
                type=Word(row.choices) if row.choices else str,
                multiple=many, metavar="DATE" if row.shape == "date" else "TEXT",
                help=f"{row.help[0].upper()}{row.help[1:]}{'; repeatable' if many else ''}.",
            )
        )  # fmt: skip
    return stack(*made)


def given_keys(part: str, options: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """Return the values of the keys that are given, as text; an empty one takes a key out."""
    values: dict[str, str | tuple[str, ...]] = {}
    for key, row in KEYS[part].items():
        value = options.get(f"key_{key}")
        if row.shape == "texts":
            if value:
                values[key] = given_names(value)
        elif value is not None:
            values[key] = value.strip()
            if row.shape == "date" and value.strip():
                date, _ = written_date(value, Clock(None), None)
                values[key] = str(date) if date else ""
    return values


def written(section: str, path: str, key: str, values: dict[str, Any], new: bool) -> None:
    """Add an entry or change one, proved to say what was asked, and nothing else to differ."""

    def step(task: Task) -> tuple[str, Wanted]:
        text, known = task.text, task.chronology
        held = known.files[0].sources if section == "sources" else known.entities
        if new and key in held:
            raise ChronoError(
                f"there is {key} already", f"`chrono {section} edit {key}` changes it"
            )
        if not new and key not in held:
            hint = suggestion(key, held) or f"`chrono {section}` lists them"
            raise ChronoError(f"there is no {key} under {section}:", hint)
        if new:
            lines = emit.entry(key, {name: value for name, value in values.items() if value})
            text = Text(text.path, edits.append_entries(text, section, lines).encode())
        else:
            for name, value in values.items():
                made = pairs.set_entry_key(text, section, key, name, value)
                text = Text(text.path, made.encode())
        if section == "sources":
            source = known.files[0].sources.get(key, Source(key))
            return text.text, Wanted(sources={key: asked_source(source, values)})
        entity = known.entities.get(key, Entity(key, ""))
        return text.text, Wanted(entities={key: asked_entity(entity, values)})

    change(path, lambda text: changed(text, [""], step))


@click.group(
    cls=Section,
    invoke_without_command=True,
    epilog="""\b
Examples:
  chrono sources
  chrono sources -O csv
  chrono sources add whitelock --title "Memorials" --author "Bulstrode Whitelock" --published 1682
  chrono sources edit whitelock --publisher "Nathan Ponder"
Then, of an event:
  chrono add "30 January 1649" "The king dies" --source whitelock --page 374""",
)
@file_option
@table_options
@pager_option
@click.pass_context
def sources(
    ctx: click.Context, files: tuple[str, ...], format_: str | None, output: str | None
) -> None:
    """List the sources, with how many events cite each; `add` and `edit` change them."""
    if ctx.invoked_subcommand:
        return
    told = format_of(format_, output, "columns")
    chronology = load(ctx, files)
    counts: Counter[tuple[str, str]] = Counter()
    for event in chronology.events:
        counts.update((event.path, key) for key in event.sources)
    table = [
        [key, str(counts[file.path, key]), str(source.published or ""), "; ".join(source.author),
         source.title, source.url or source.file]
        for file in chronology.files
        for key, source in file.sources.items()
    ]  # fmt: skip
    names = ["key", "events", "published", "author", "title", "where"]
    if told == "columns" and (terminal_width(output) or ROOMY) < ROOMY:
        table = [[row[0], row[1], row[4]] for row in table]
        names = ["key", "events", "title"]
    print_table(names, table, told, output)
    if not table:
        say("no sources; `chrono sources add KEY --title TEXT` adds one")


@sources.command(
    "add",
    cls=Command,
    epilog="""\b
Examples:
  chrono sources add whitelock --title "Memorials" --author "Bulstrode Whitelock"
  chrono sources add times --title "The Times" --published "12 May 1926" --type report""",
)
@file_option
@click.argument("key")
@key_options("source")
@into_option
@click.pass_context
def add_source(ctx: click.Context, /, **options: Any) -> None:
    """Add a source, of paper or on the web, under a short KEY that events cite it by."""
    _add(ctx, "sources", options)


@sources.command(
    "edit",
    cls=Command,
    epilog="""\b
Examples:
  chrono sources edit whitelock --published 1682
  chrono sources edit whitelock --note ''""",
)
@file_option
@click.argument("key")
@key_options("source")
@into_option
@click.pass_context
def edit_source(ctx: click.Context, /, **options: Any) -> None:
    """Change keys of a source; an empty value takes one out. The key of the source stays."""
    _edit(ctx, "sources", options)


def _add(ctx: click.Context, section: str, options: dict[str, Any]) -> None:
    path = options["into"] or one_file(ctx, options["files"]) or wanted_files(ctx, ())[0]
    values = given_keys(pairs.section_part(section), options)
    if not any(values.values()):
        first = "--title TEXT" if section == "sources" else "--kind org"
        raise ChronoError("there is nothing to say of it yet", f"give {first} or another option")
    written(section, path, options["key"], values, new=True)
    say(f"added {options['key']} to {path}")


def _edit(ctx: click.Context, section: str, options: dict[str, Any]) -> None:
    path = options["into"] or one_file(ctx, options["files"]) or wanted_files(ctx, ())[0]
    values = given_keys(pairs.section_part(section), options)
    if not values:
        raise ChronoError("nothing to change", "give an option with the new value")
    store.read(path)
    written(section, path, options["key"], values, new=False)
    say(f"changed {options['key']} in {path}")


@click.group(
    cls=Section,
    invoke_without_command=True,
    epilog="""\b
Examples:
  chrono entities
  chrono entities --kind org -O tsv
  chrono entities add ONP --kind org --alias "Organization of Northern Ports"
  chrono entities edit ONP --in Oslo""",
)
@file_option
@click.option("--kind", type=Choice(["org", "person", "place", "name"]), help="One kind.")
@table_options
@pager_option
@click.pass_context
def entities(
    ctx: click.Context,
    files: tuple[str, ...],
    kind: str | None,
    format_: str | None,
    output: str | None,
) -> None:
    """List the names the chronology knows, with how many events each is in.

    Names that events use and `entities:` does not define are listed too.
    """
    if ctx.invoked_subcommand:
        return
    told = format_of(format_, output, "columns")
    chronology = load(ctx, files)
    known = {key: entity.kind for key, entity in chronology.entities.items()}
    counts: Counter[str] = Counter()
    fields = {"orgs": "org", "people": "person", "places": "place", "names": "name"}
    by_name = {
        fold(name): key for key, entity in chronology.entities.items() for name in entity.names()
    }
    for event in chronology.events:
        for field, used_as in fields.items():
            for name in getattr(event, field):
                key = by_name.get(fold(name), name)
                known.setdefault(key, used_as)
                counts[key] += 1
    table = []
    for key, found in sorted(known.items(), key=lambda pair: (pair[1], pair[0].casefold())):
        if kind in (None, found):
            entity = chronology.entities.get(key)
            also = "; ".join([*filter(None, [entity.name]), *entity.aliases]) if entity else ""
            table.append([found, key, str(counts[key]), entity.part_of if entity else "", also])
    names = ["kind", "key", "events", "in", "also"]
    if told == "columns" and (terminal_width(output) or ROOMY) < ROOMY:
        table = [row[:3] for row in table]  # words broken in five columns are no use to anyone
    print_table(names[: len(table[0]) if table else None], table, told, output)
    if not table:
        say("no names")


@entities.command(
    "add",
    cls=Command,
    epilog="""\b
Examples:
  chrono entities add ONP --kind org --name "Organization of Northern Ports"
  chrono entities add Baku --kind place --in Azerbaijan --alias Bakı""",
)
@file_option
@click.argument("key")
@key_options("entity")
@into_option
@click.pass_context
def add_entity(ctx: click.Context, /, **options: Any) -> None:
    """Add an organisation, a person or a place under KEY, the name that it usually goes by."""
    _add(ctx, "entities", options)


@entities.command(
    "edit",
    cls=Command,
    epilog="""\b
Examples:
  chrono entities edit ONP --alias "Northern Ports" --alias "the Organization"
  chrono entities edit ONP --founded 2001-03-03""",
)
@file_option
@click.argument("key")
@key_options("entity")
@into_option
@click.pass_context
def edit_entity(ctx: click.Context, /, **options: Any) -> None:
    """Change keys of an entity; a list is replaced whole, an empty value takes a key out."""
    _edit(ctx, "entities", options)

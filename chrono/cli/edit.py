"""The command that changes an event: edit."""

from typing import Any

import click

from chrono.claims import KEYS, NAMES, Event
from chrono.cli.clock import Clock
from chrono.cli.command import command
from chrono.cli.entry import (
    TEXT_KEYS,
    UNDATED,
    cited,
    event_options,
    given_names,
    into_option,
    written_date,
)
from chrono.cli.files import file_of
from chrono.cli.options import file_option, today_option
from chrono.cli.output import say
from chrono.cli.view import find
from chrono.errors import ChronoError
from chrono.store import edit as edits
from chrono.store import emit, pairs
from chrono.store.excerpt import Task, changed
from chrono.store.proof import Wanted
from chrono.store.text import Text
from chrono.store.write import change


@command(
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
    given, into = options["identifier"], options["into"]
    identifier = given.rpartition(":")[2]
    path = file_of(ctx, options["files"], into, given)
    changes = edit_changes(options)
    source = options["source"]
    if not changes and source is None:
        from chrono.cli.editor import edit_in_editor

        edit_in_editor(path, identifier)
        return

    def set_keys(task: Task) -> tuple[str, Wanted]:
        text, chronology = task.text, task.chronology
        if identifier not in task.whole.ids:
            find(chronology, identifier)  # which tells what is near
        todo, cites = dict(changes), {}
        if source is not None:
            key, fresh = cited(source, text.path, chronology.files[0].sources)
            todo["source"] = key
            if fresh:
                cites = {key: fresh}
                text = Text(
                    text.path, edits.append_entries(text, "sources", emit.source(fresh)).encode()
                )
        one_claim(chronology.events, identifier, todo)
        held = next(event for event in chronology.events if event.id == identifier)
        made, asked = pairs.set_keys(text, held, todo)
        return made, Wanted({identifier: asked}, cites)

    change(path, lambda text: changed(text, [identifier], set_keys))
    say(f"changed {identifier} in {path}")


def edit_changes(options: dict[str, Any]) -> dict[str, str | tuple[str, ...]]:
    """Return the new values of keys that the options ask for, empty where one is to go."""
    changes: dict[str, str | tuple[str, ...]] = {}
    if options["when"] is not None:
        clock = Clock(options["today"])
        date, words = written_date(options["when"], clock, options["order"])
        changes["date"] = str(date) if date else ""
        if words:
            changes["phrase"] = words
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

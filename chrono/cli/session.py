"""A review at the terminal: proposals shown one at a time, and what each key does."""

import sys
from contextlib import suppress
from typing import Any, Final

import click

from chrono.claims import NAMES, Chronology, Claim, Event, Source
from chrono.cli.card import (
    WIDEST,
    around,
    confidence,
    doubts,
    held_text,
    indented,
    marked,
    text_of,
    told_line,
)
from chrono.cli.clock import Clock
from chrono.cli.entry import given_names, written_date
from chrono.cli.keyboard import Keyboard
from chrono.cli.output import paint_for, say, terminal_width
from chrono.cli.request import query_of
from chrono.cli.view import find
from chrono.dates import CERTAIN, words
from chrono.errors import ChronoError
from chrono.review import DecidedError, Desk, Value, settled
from chrono.timeline import Row, Selection
from chrono.writers import Style

KEYS: Final = {
    "a": "accept it",
    "e": "edit date, title, names",
    "j": "join it to an event",
    "s": "split it: a proposal for each claim; of a single claim, two to edit",
    "r": "reject it",
    "k": "skip it, also with the space bar",
    "u": "undo the last decision",
    "q": "quit; the rest waits",
    "?": "these keys",
}
OFFERED: Final = 6  # known events that are offered to join a proposal to
ALIKE: Final = 3  # known events that are shown beside a proposal


class Session:
    """A review: the two files as they stand, what was asked for, and what was put off."""

    def __init__(self, path: str, proposals: str, options: dict[str, Any]) -> None:
        self.path, self.options = path, options
        self.desk = Desk(path, proposals)
        self.texts: dict[str, str] = {}  # documents by the key of their source
        self.skipped: set[str] = set()
        self.keyboard = Keyboard()
        self.decisions = 0
        self.load()
        for event in settled(self.proposed.events, self.chronology):
            if event.status == "proposed":
                with suppress(DecidedError):
                    remarks = self.desk.drop(event.id)
                    say(f"{event.id} is in {path} already")
                    for remark in remarks:
                        say(f"  its comment is left out: {remark}")
        self.load()

    def load(self) -> None:
        """Read both files anew."""
        from chrono import store

        self.chronology: Chronology = store.load([self.path])
        self.proposed: Chronology = store.load([self.desk.proposals])

    def waiting(self) -> list[Event]:
        """Return the proposals that are asked for, in the order asked for."""
        options = {**self.options, "status": ("proposed",)}
        selection = Selection(
            query_of(options), options["certain"], options["undated"], options["min_precision"]
        )
        clock = Clock(options["today"])
        question = selection.ask(self.chronology.entities, clock.read, self.chronology.zones)
        found = [event for event in self.proposed.events if question.answer(event)]
        if options["order"] == "doubtful":
            found.sort(key=confidence)
        return found[: options["limit"]]

    def sources(self) -> list[Source]:
        return list(self.proposed.files[0].sources.values())

    def accept(self, event: Event, into: str = "") -> str:
        """Accept a proposal; a claim that belongs to a known event goes there."""
        known = {one.id for one in self.chronology.events}
        told = next((claim.event for claim in event.claims if claim.event in known), "")
        entities = self.proposed.entities.values()
        made = self.desk.accept(event, self.sources(), into or told, entities)
        self.load()
        return made

    def run(self) -> int:
        """Show one proposal after another, until there is none or the person has enough.

        Returns the exit status: 130 when the person interrupted it.
        """
        status = 0
        with self.keyboard.raw():
            try:
                while self.ask():
                    pass
            except KeyboardInterrupt:
                click.echo(err=True)
                status = 130
        say(self.summary(self.decisions))
        return status

    def summary(self, decided: int) -> str:
        """Return how much was decided and how much is left of what was asked for."""
        left = len(self.waiting())
        waits = "waits" if left == 1 else "wait"
        return f"{decided} decided, {left} {waits} in {self.desk.proposals}"

    def ask(self) -> bool:
        """Show the next proposal and do what a key says; whether there is more to ask."""
        rest = [event for event in self.waiting() if event.id not in self.skipped]
        if not rest:
            return False
        click.echo(self.shown(rest[0], len(rest)))
        key = self.key()
        if key == "u":
            self.decisions -= self.undo()
        elif key != "q":
            try:
                self.decisions += self.decided(key, rest[0])
            except ChronoError as error:
                from chrono.cli.report import show_error

                show_error(error)
        return key != "q"

    def key(self) -> str:
        """Wait for one of the keys; any other shows what they do."""
        while True:
            click.echo(f"[{'/'.join(KEYS)}] ", nl=False, err=True)
            key = self.keyboard.key().lower()
            key = {" ": "k", "\r": "k", "\n": "k", "\x04": "q", "\x1a": "q"}.get(key, key)
            click.echo(key if key in KEYS else "", err=True)
            if key in KEYS and key != "?":
                return key
            for name, does in KEYS.items():
                click.echo(f"  {name}  {does}", err=True)

    def decided(self, key: str, event: Event) -> bool:
        """Do what a key says; whether the proposal is decided about."""
        if key == "k":
            self.skipped.add(event.id)
        elif key == "a":
            say(f"accepted {self.accept(event)}")
        elif key == "r":
            self.desk.reject(event.id)
            say(f"rejected {event.id}")
        elif key == "s":
            say(f"split into {', '.join(self.desk.split(event))}")
        elif key == "j":
            return self.join(event)
        elif key == "e":
            self.edit(event)
        self.load()
        return key in "ar"

    def undo(self) -> bool:
        """Take the last decision back, and what was skipped with it."""
        self.skipped.clear()
        done = self.desk.undo()
        say("taken back" if done else "nothing to take back")
        self.load()
        return done

    def join(self, event: Event) -> bool:
        """Ask for the event that a proposal belongs to, and add its claims there."""
        near = self.candidates(event)
        for number, one in enumerate(near, 1):
            click.echo("\n".join(told_line(f"{number}  {one.id}: ", one)), err=True)
        held = near[0].id if self.alike(event) else ""
        given = self.keyboard.line("event (id or number): ", held)
        if not given or not given.strip():
            say("nothing joined")
            return False
        given = given.strip()
        numbered = {str(number): one.id for number, one in enumerate(near, 1)}
        into = find(self.chronology, numbered.get(given, given)).event.id
        say(f"added to {self.accept(event, into)}")
        return True

    def candidates(self, event: Event) -> list[Event]:
        """Return the known events that a proposal may be joined to: those like it, then the near.

        Near are the events whose dates are nearest to its own.
        """
        like = self.alike(event)
        rest = [one for one in self.chronology.events if one not in like]
        return [*like, *sorted(rest, key=lambda one: _apart(one, event))][:OFFERED]

    def edit(self, event: Event) -> None:
        """Ask for the date, the title and the names, each to be changed from what it is now."""
        values: dict[str, Value] = {}
        asked = ("date", "title", *NAMES)
        for field in asked:
            held = held_text(event, field)
            while True:
                given = self.keyboard.line(f"{field}: ", held)
                if given is None:
                    say("nothing changed")
                    return
                try:
                    if given.strip() != held:
                        values |= self.changed(event, field, given.strip())
                    break
                except ChronoError as error:
                    from chrono.cli.report import show_error

                    show_error(error)
                    held = given
        if values:
            self.desk.amend(event.id, values)

    def changed(self, event: Event, field: str, given: str) -> dict[str, Value]:
        """Return the new values of keys that an answer asks for."""
        if field == "date":
            found, phrase = written_date(given, Clock(self.options["today"]), None)
            new: dict[str, Value] = {"date": str(found) if found else ""}
            if phrase and len(event.claims) == 1 and not event.claims[0].phrase:
                new["phrase"] = phrase
            return new
        if field == "title":
            if not given:
                raise ChronoError("an event has a title", "Escape leaves it as it is")
            return {"title": given}
        return {field: given_names(tuple(given.split(",")))}

    def alike(self, event: Event) -> list[Event]:
        """Return the known events that a proposal may belong to, the likeliest first."""
        from chrono.match import SAME, alike

        named = [claim.event for claim in event.claims]
        found = [(one, alike(event, one)) for one in self.chronology.events]
        near = [(how == SAME, one) for one, how in found if how or one.id in named]
        return [one for _, one in sorted(near, key=lambda pair: not pair[0])][:ALIKE]

    def shown(self, event: Event, left: int) -> str:
        """Return a proposal as it is shown."""
        from chrono.writers.detail import detail
        from chrono.writers.escape import one_line

        style = Style(
            width=min(terminal_width(None) or 80, WIDEST), paint=paint_for(None, sys.stdout)
        )
        lines = ["", style.paint("label", f"{left} to decide, {doubts(event)}")]
        around = [self.around(claim) for claim in event.claims]
        bare = [
            claim._replace(quote="") if text else claim
            for claim, text in zip(event.claims, around, strict=True)
        ]
        told = event._replace(claims=tuple(bare))
        lines.append(detail(Row(told, CERTAIN, event.id), self.proposed, style))
        for claim, text in zip(event.claims, around, strict=True):
            if text:
                lines += ["", *marked(text, claim, style)]
        near = [
            f"like  {one.id}: {words(one.date) if one.date else 'undated'}, {one_line(one.title)}"
            for one in self.alike(event)
        ]
        for text in near:
            lines += ["", *indented(text, style)]
        return "\n".join([*lines, ""])

    def around(self, claim: Claim) -> str:
        """Return the quote of a claim in its paragraph, where a copy of its source can be read."""
        key = claim.source
        if key not in self.texts:
            self.texts[key] = text_of(self.desk.proposals, self.proposed.files[0].sources.get(key))
        return around(claim, self.texts[key])


def _apart(one: Event, other: Event) -> float:
    """Return how many seconds the dates of two events are apart; without end where one has none."""
    if one.date is None or other.date is None:
        return float("inf")
    return abs(one.date.key[0] - other.date.key[0])

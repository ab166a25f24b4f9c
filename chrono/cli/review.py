"""The command that decides about proposals, one at a time or by options: review."""

import os
import re
import sys
from collections.abc import Callable
from typing import Any, Final

import click

from chrono.claims import NAMES, Chronology, Claim, Event, Source
from chrono.cli import color_option
from chrono.cli.clock import Clock
from chrono.cli.command import Choice, command
from chrono.cli.entry import given_names, written_date
from chrono.cli.files import one_file
from chrono.cli.options import file_option, filters
from chrono.cli.output import paint_for, say, terminal_width
from chrono.cli.proposals import beside
from chrono.cli.request import query_of
from chrono.cli.view import find
from chrono.dates import CERTAIN, words
from chrono.errors import ChronoError
from chrono.review import Desk, Value, settled
from chrono.timeline import Row, Selection
from chrono.writers import Style

KEYS: Final = {
    "a": "accept it",
    "e": "edit date, title, names",
    "j": "join it to an event",
    "s": "split it",
    "r": "reject it",
    "k": "skip it, also with the space bar",
    "u": "undo the last decision",
    "q": "quit; the rest waits",
    "?": "these keys",
}
ALIKE: Final = 3  # known events that are shown beside a proposal
AROUND: Final = 240  # characters of a paragraph that are shown on either side of a quote
WIDEST: Final = 100  # columns that a text is shown in
_SURE: Final = re.compile(r"\s*confidence\s*(>=|>)\s*(0(?:\.\d+)?|1(?:\.0+)?)\s*")


@command(
    epilog="""\b
Examples:
  chrono review
  chrono review --org CICA --order document
  chrono review --accept joins-cica --reject draft-event
  chrono review --accept-if 'confidence>=0.9' --from 2020""",
)
@file_option
@filters
@click.option("--order", type=Choice(["doubtful", "document"]), default="doubtful",
              help="The doubtful first, or as they stand in the documents.")  # fmt: skip
@click.option("--accept", "accepted", multiple=True, metavar="ID", help="Accept it; repeatable.")
@click.option("--reject", "rejected", multiple=True, metavar="ID", help="Reject it; repeatable.")
@click.option("--accept-if", "sure", metavar="TEST", help="Accept those of which this holds.")
@color_option
@click.pass_context
def review(ctx: click.Context, /, **options: Any) -> None:
    """Decide about what `chrono extract --into` proposed: accept, edit, join, split, reject.

    Shows one proposal at a time, with its quote in its paragraph and what is like it in the
    chronology, and waits for a key. Each decision is saved at once; u takes the last one back.
    """
    path = one_file(ctx, options["files"])
    if path is None or not os.path.exists(path):
        raise ChronoError("there is no chronology to review for", "`chrono init` writes one")
    proposals = beside(path)
    if not os.path.exists(proposals):
        raise ChronoError(
            f"there is no {proposals}", f"`chrono extract FILE --into {path}` proposes events"
        )
    session = Session(path, proposals, options)
    by_option = options["accepted"] or options["rejected"] or options["sure"]
    if by_option:
        decide(session, options)
    elif sys.stdin and sys.stdin.isatty() and sys.stdout.isatty():
        session.run()
    else:
        raise ChronoError(
            "review asks at a terminal, and this is none",
            "--accept ID, --reject ID and --accept-if 'confidence>=0.9' decide without one",
        )


def decide(session: "Session", options: dict[str, Any]) -> None:
    """Decide as the options say."""
    sure = certainty(options["sure"]) if options["sure"] else None
    rejected = [find(session.proposed, identifier).event for identifier in options["rejected"]]
    wanted = [find(session.proposed, identifier).event for identifier in options["accepted"]]
    if sure:
        named = {event.id for event in (*wanted, *rejected)}
        wanted += [event for event in session.waiting() if event.id not in named and sure(event)]
    for event in rejected:
        session.desk.reject(event.id)
        say(f"rejected {event.id}")
    for event in wanted:
        say(f"accepted {session.accept(event)}")
    if not wanted and not rejected:
        say("no proposal is as sure as that")


def certainty(test: str) -> Callable[[Event], bool]:
    """Return whether a proposal is as sure as a test asks: `confidence>=0.9`."""
    found = _SURE.fullmatch(test)
    if found is None:
        raise ChronoError(f"--accept-if: {test} is no test", "write confidence>=0.9")
    least, equal = float(found[2]), found[1] == ">="
    return lambda event: confidence(event) > least or (equal and confidence(event) == least)


def confidence(event: Event) -> float:
    """Return how sure a proposal is: as its least sure claim; one that does not say is not."""
    return min((claim.confidence or 0.0 for claim in event.claims), default=0.0)


class Session:
    """A review: the two files as they stand, what was asked for, and what was put off."""

    def __init__(self, path: str, proposals: str, options: dict[str, Any]) -> None:
        self.path, self.options = path, options
        self.desk = Desk(path, proposals)
        self.texts: dict[str, str] = {}  # documents by the key of their source
        self.skipped: set[str] = set()
        self.load()
        for event in settled(self.proposed.events, self.chronology):
            if event.status == "proposed":
                self.desk.drop(event.id)
                say(f"{event.id} is in {path} already")
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
        question = selection.ask(self.chronology.entities, clock.read)
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
        made = self.desk.accept(event, self.sources(), into or told)
        self.load()
        return made

    def run(self) -> None:
        """Show one proposal after another, until there is none or the person has enough."""
        decided = 0
        while rest := [event for event in self.waiting() if event.id not in self.skipped]:
            click.echo(self.shown(rest[0], len(rest)))
            key = self.key()
            if key == "q":
                break
            if key == "u":
                decided -= self.undo()
                continue
            try:
                decided += self.decided(key, rest[0])
            except ChronoError as error:
                from chrono.cli.report import show_error

                show_error(error)
        left = len(self.waiting())
        say(
            f"{decided} decided, {left} {'waits' if left == 1 else 'wait'} in {self.desk.proposals}"
        )

    def key(self) -> str:
        """Wait for one of the keys; any other shows what they do."""
        while True:
            click.echo(f"[{'/'.join(KEYS)}] ", nl=False, err=True)
            key = click.getchar().lower()
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
        near = [one.id for one in self.alike(event)]
        given = click.prompt("event", default=near[0] if near else "", err=True).strip()
        if not given:
            return False
        say(f"added to {self.accept(event, find(self.chronology, given).event.id)}")
        return True

    def edit(self, event: Event) -> None:
        """Ask for the date, the title and the names, with what they are now to begin with."""
        values: dict[str, Value] = {}
        date = str(event.date) if event.date else "undated"
        given = click.prompt("date", default=date, err=True)
        if given != date:
            found, phrase = written_date(given, Clock(self.options["today"]), None)
            values["date"] = str(found) if found else ""
            if phrase and len(event.claims) == 1 and not event.claims[0].phrase:
                values["phrase"] = phrase
        title = click.prompt("title", default=event.title, err=True).strip()
        if title != event.title:
            values["title"] = title
        for field in NAMES:
            held = getattr(event, field)
            asked = click.prompt(field, default=", ".join(held) or "-", err=True)
            names = given_names(() if asked.strip() == "-" else tuple(asked.split(",")))
            if names != held:
                values[field] = names
        if values:
            self.desk.amend(event.id, values)

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
        """Return the quote of a claim in its paragraph, where a copy of the source can be read.

        A long paragraph is cut on both sides; `marked` finds the quote in it.
        """
        key = claim.source
        if key not in self.texts:
            self.texts[key] = text_of(self.desk.proposals, self.proposed.files[0].sources.get(key))
        inner = r"\s+".join(map(re.escape, claim.quote.split()))
        found = re.search(inner, self.texts[key]) if inner else None
        if found is None:
            return ""
        before = re.split(r"\n\s*\n", self.texts[key][: found.start()])[-1]
        after = re.split(r"\n\s*\n", self.texts[key][found.end() :])[0]
        if len(before) > AROUND:
            before = "… " + before[-AROUND:].partition(" ")[2]
        if len(after) > AROUND:
            after = after[:AROUND].rpartition(" ")[0] + " …"
        return f"{before}{claim.quote}{after}"


def doubts(event: Event) -> str:
    """Return how sure a proposal is, and what had to be assumed."""
    said = [f"confidence {confidence(event):.2f}"]
    said += [f"{claim.assumed} assumed" for claim in event.claims if claim.assumed]
    return ", ".join(dict.fromkeys(said))


def text_of(path: str, source: Source | None) -> str:
    """Return the text of the copy of a source; nothing when there is none to read."""
    if source is None or not source.file:
        return ""
    from chrono.readers import read

    try:
        return read(os.path.join(os.path.dirname(os.path.abspath(path)), source.file)).text
    except ChronoError:
        return ""


def marked(around: str, claim: Claim, style: Style) -> list[str]:
    """Return a paragraph with the quote in guillemets and the words for the date in brackets."""
    quote = " ".join(claim.quote.split())
    before, _, after = " ".join(around.split()).partition(quote)
    told = quote.replace(claim.phrase, f"[{claim.phrase}]", 1) if claim.phrase else quote
    return indented(f"{before}»{told}«{after}", style)


def indented(text: str, style: Style) -> list[str]:
    """Return a text as the lines that fit beside an indent."""
    from chrono.writers.columns import wrap
    from chrono.writers.escape import one_line

    width = max((style.width or 80) - 4, 10)
    return [f"  {style.paint('label', line)}" for line in wrap(one_line(text), width)]

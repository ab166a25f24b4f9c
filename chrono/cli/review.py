"""The command that decides about proposals, one at a time or by options: review."""

import os
import re
from collections.abc import Callable
from typing import Any, Final

import click

from chrono.claims import Event
from chrono.cli import color_option
from chrono.cli.card import confidence
from chrono.cli.command import Choice, command
from chrono.cli.files import one_file
from chrono.cli.options import file_option, filters
from chrono.cli.output import at_terminal, say
from chrono.cli.proposals import beside
from chrono.cli.session import Session
from chrono.errors import ChronoError
from chrono.review import DecidedError

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
def review(ctx: click.Context, /, **options: Any) -> int:
    """Decide about what `chrono extract --into` proposed: accept, edit, join, split, reject.

    Shows one proposal at a time, with its quote in its paragraph and what is like it in the
    chronology, and waits for a key. Each decision is saved at once; u takes the last one back.
    In an edit, Escape or Ctrl-C leaves the proposal as it is.
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
    elif at_terminal():
        return session.run()
    else:
        raise ChronoError(
            "review asks at a terminal, and this is none",
            "--accept ID, --reject ID and --accept-if 'confidence>=0.9' decide without one",
        )
    return 0


def decide(session: Session, options: dict[str, Any]) -> None:
    """Decide as the options say."""
    sure = certainty(options["sure"]) if options["sure"] else None
    rejected = [proposal(session, given) for given in options["rejected"]]
    held = {event.id for event in session.chronology.events}
    there = {event.id for event in session.proposed.events}
    done = [given for given in options["accepted"] if given in held - there]
    wanted = [proposal(session, given) for given in options["accepted"] if given not in done]
    for given in done:
        say(f"{given} is in {session.path} already")
    if sure:
        named = {event.id for event in (*wanted, *rejected)}
        wanted += [event for event in session.waiting() if event.id not in named and sure(event)]
    made = 0
    for event in (*rejected, *wanted):
        try:
            if event in rejected:
                session.desk.reject(event.id)
                say(f"rejected {event.id}")
            else:
                say(f"accepted {session.accept(event)}")
            made += 1
        except DecidedError as error:
            say(f"{error.message}: {error.hint}")
    if not wanted and not rejected and not done:
        say("no proposal is as sure as that")
    session.load()
    say(session.summary(made))


def proposal(session: Session, given: str) -> Event:
    """Return the proposal with an id; one that is not there is refused with the nearest."""
    from chrono.spelling import suggestion

    there = {event.id: event for event in session.proposed.events}
    if given in there:
        return there[given]
    path = session.desk.proposals
    listed = f"`chrono -f {path} list --status proposed` lists them"
    hint = suggestion(given, list(there)) or listed
    raise ChronoError(f"there is no proposal {given} in {path}", hint)


def certainty(test: str) -> Callable[[Event], bool]:
    """Return whether a proposal is as sure as a test asks: `confidence>=0.9`."""
    found = _SURE.fullmatch(test)
    if found is None:
        raise ChronoError(f"--accept-if: {test} is no test", "write confidence>=0.9")
    least, equal = float(found[2]), found[1] == ">="
    return lambda event: confidence(event) > least or (equal and confidence(event) == least)

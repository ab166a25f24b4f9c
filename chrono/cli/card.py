"""A proposal as a review shows it: its doubts, its quote in the paragraph, a line of an event."""

import os
import re
from typing import Final

from chrono.claims import Claim, Event, Source
from chrono.cli.entry import UNDATED
from chrono.cli.output import terminal_width
from chrono.dates import words
from chrono.errors import ChronoError
from chrono.writers import Style

AROUND: Final = 240  # characters of a paragraph that are shown on either side of a quote
WIDEST: Final = 100  # columns that a text is shown in


def confidence(event: Event) -> float:
    """Return how sure a proposal is: as its least sure claim; one that does not say is not."""
    return min((claim.confidence or 0.0 for claim in event.claims), default=0.0)


def held_text(event: Event, field: str) -> str:
    """Return what an event has in a field, as a line to change."""
    if field == "date":
        return str(event.date) if event.date else UNDATED
    held = getattr(event, field)
    return held if isinstance(held, str) else ", ".join(held)


def told_line(start: str, event: Event) -> list[str]:
    """Return a known event on a line, broken to the width of the terminal."""
    from chrono.cli.output import fitted
    from chrono.writers.escape import one_line

    told = f"{words(event.date) if event.date else 'undated'}, {one_line(event.title)}"
    return list(fitted(start + told, terminal_width(None)))


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
        document = read(os.path.join(os.path.dirname(os.path.abspath(path)), source.file))
    except ChronoError:
        return ""
    parts = {one.part: one.text for one in (document, *document.inner)}
    return parts.get(source.part, "")


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


def around(claim: Claim, text: str) -> str:
    """Return the quote of a claim in its paragraph of a text; nothing where it is not there.

    A long paragraph is cut on both sides; `marked` finds the quote in it.
    """
    inner = r"\s+".join(map(re.escape, claim.quote.split()))
    found = re.search(inner, text) if inner else None
    if found is None:
        return ""
    before = re.split(r"\n\s*\n", text[: found.start()])[-1]
    after = re.split(r"\n\s*\n", text[found.end() :])[0]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return f"{before}{claim.quote}{after}"

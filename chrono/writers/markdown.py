"""A Markdown list: dates in bold, titles, quotes and where they stand."""

from collections.abc import Callable, Iterator

from chrono.claims import Claim, Source
from chrono.dates import Match, words
from chrono.timeline import Row, Timeline, groups
from chrono.writers import Style
from chrono.writers.cells import date_text
from chrono.writers.markup import markdown as escaped
from chrono.writers.markup import web


def markdown(timeline: Timeline, style: Style) -> Iterator[str]:
    """Yield an item an event, its claims as items under it; headings where rows are grouped."""
    if not style.group_by:
        yield from _items(timeline, style)
        return
    for number, (heading, part) in enumerate(groups(timeline, style.group_by)):
        yield ("\n" if number else "") + f"## {escaped(heading)}\n\n"
        yield from _items(part, style)


def _items(timeline: Timeline, style: Style) -> Iterator[str]:
    for row in timeline.rows:
        date = escaped(date_text(row.event, timeline, style.dates or "words"))
        mark = "\\* " if row.match == Match.POSSIBLE else ""
        yield f"- {mark}**{date}** {escaped(row.event.title)}\n"
        for claim in row.event.claims:
            if text := _claim(claim, row, timeline):
                yield f"  - {text.lstrip()}\n"  # four blanks would make it code


def _claim(claim: Claim, row: Row, timeline: Timeline) -> str:
    parts = [f"“{escaped(claim.quote)}”"] if claim.quote else []
    if claim.source:
        source = timeline.chronology.source(row.event, claim.source)
        parts.append(citation(source, claim))
    return " — ".join(parts)


def citation(
    source: Source,
    claim: Claim,
    escape: Callable[[str], str] = escaped,
    address: Callable[[str], str] = web,
) -> str:
    """Return the source of a claim and the place in it, as Markdown with a link."""
    label = escape(source.label)
    if url := address(claim.url or source.url):
        label = f"[{label}]({url})"
    texts = [", ".join(map(escape, source.author)), label, escape(source.publisher)]
    if source.published:
        texts.append(escape(words(source.published)))
    return ", ".join(text for text in (*texts, escape(claim.place)) if text)

"""An event with its claims, as an item of an HTML list."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

from chrono.claims import NAMES, Chronology, Claim, Event, Source
from chrono.dates import Date, Match, words
from chrono.timeline import Row
from chrono.writers.markup import html, web

# What HTML can hold of a date: years from 1, months, days, times with or without an offset.
_VALID: Final = re.compile(
    r"(?!0000)\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?"
).fullmatch
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*").fullmatch


def item(row: Row, chronology: Chronology) -> str:
    """Return an item: the date, the title, the names; then all that it rests on."""
    event = row.event
    flags = "".join(f' <em class="flag">{html(flag)}</em>' for flag in _flags(row))
    name = html(row.id)
    link = f'href="#{quote(row.id, safe="")}"'
    head = (
        f'<li id="{name}">\n<article>\n'
        f'<h3><a class="when" {link}>{when(event.date, chronology.zone(event))}</a> '
        f'<a class="title" {link} dir="auto">{html(event.title)}</a>{flags}</h3>\n'
    )
    rest = "".join(_rest(event, chronology))
    return f"{head}{_names(event)}<div>\n{rest}</div>\n</article>\n</li>\n"


def when(date: Date | None, zone: str = "") -> str:
    """Return a date in words, with a value that programs read: `time`, else EDTF as `data`.

    `zone` is that of its times without an offset.

    >>> when(Date("2025-03")), when(Date("1850~"))
    ('<time datetime="2025-03">March 2025</time>', '<data value="1850~">c. 1850</data>')
    """
    if date is None:
        return '<span class="undated">undated</span>'
    text, value = html(words(date, zone)), str(date)
    if _VALID(value):
        return f'<time datetime="{value}">{text}</time>'
    return f'<data value="{html(value)}">{text}</data>'


def _flags(row: Row) -> Iterator[str]:
    """Yield what keeps an event from being a plain fact."""
    if row.event.modality != "asserted":
        yield row.event.modality
    if row.event.status != "accepted":
        yield row.event.status
    if row.match == Match.POSSIBLE:
        yield "possibly"


def _names(event: Event) -> str:
    shown = [f"<li>{html(name)}</li>" for field in NAMES for name in getattr(event, field)]
    shown += [f'<li class="tag">{html(tag)}</li>' for tag in event.tags]
    return f'<ul class="names" dir="auto">{"".join(shown)}</ul>\n' if shown else ""


def _rest(event: Event, chronology: Chronology) -> Iterator[str]:
    for claim in event.claims:
        yield from _claim(claim, event, chronology)
    facts = [
        ("Note", event.note),
        ("Ruling", event.ruling),
        ("Date as written", event.stated),
        *((key, held if isinstance(held, str) else ", ".join(held)) for key, held in event.fields),
    ]
    for name, text in facts:
        if text:
            yield f'<p dir="auto"><b>{html(name)}:</b> {_lines(text)}</p>\n'


def _lines(text: str) -> str:
    return "<br>".join(map(html, text.strip("\n").split("\n")))


def _claim(claim: Claim, event: Event, chronology: Chronology) -> Iterator[str]:
    """Yield a quote, where it stands, and what is to be known of it."""
    source = chronology.source(event, claim.source) if claim.source else None
    address = web(claim.url or (source.url if source else ""))
    caption = _citation(source, claim, address)
    told = "; ".join(filter(None, _remarks(claim, event)))
    if not (claim.quote or caption or told):
        return
    yield "<figure>\n"
    if claim.quote:
        cite = f' cite="{html(address)}"' if address else ""
        language = source.language if source and _LANGUAGE(source.language) else ""
        spoken = f' lang="{language}"' if language else ""
        yield f'<blockquote{cite}{spoken} dir="auto"><p>“{_lines(claim.quote)}”</p></blockquote>\n'
    remark = f' <span class="remark">({told})</span>' if told else ""
    yield f'<figcaption dir="auto">{caption or "no source"}{remark}</figcaption>\n</figure>\n'


def _citation(source: Source | None, claim: Claim, address: str) -> str:
    place = html(claim.place)
    if source is None:
        return place
    label = f"<cite>{html(source.label)}</cite>"
    if address:
        label = f'<a href="{html(address)}" rel="noreferrer">{label}</a>'
    published = when(source.published) if source.published else ""
    author = html(", ".join(source.author))
    return ", ".join(filter(None, (author, label, html(source.publisher), published, place)))


def _remarks(claim: Claim, event: Event) -> Iterator[str]:
    if claim.date and (claim.date != event.date or claim.part):
        yield f"{claim.part} {when(claim.date)}".strip()
    if claim.modality and claim.modality != event.modality:
        yield claim.modality
    if claim.phrase:
        yield f"as written “{html(claim.phrase)}”"
    if claim.assumed:
        yield f"assumed: {html(claim.assumed)}"
    if claim.context:
        yield f"about {html(', '.join(claim.context))}, not named in the quote"

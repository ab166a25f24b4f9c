"""A timeline as one HTML page that stands alone: it fetches nothing, and sends nothing.

    item      an event with its claims, as HTML
    marks     what the script of the page knows of the events: bars, names, doubts
    counted   more events than a page can list, counted
    page.html, page.css, page.js  the controls, the looks, the behaviour

All text is in the HTML; the script only hides, opens and draws. The Content-Security-Policy names
the digests of the one style and the one script, so that nothing else runs, whatever a title says.
"""

from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

from chrono.store.text import stem
from chrono.timeline import Timeline
from chrono.writers import Piece, Style
from chrono.writers.markup import html
from chrono.writers.webpage.counted import counted
from chrono.writers.webpage.item import item
from chrono.writers.webpage.marks import marks

MOST: Final = 5000  # events that are listed one by one
Link = tuple[str, str]  # what it is called, and where it leads


def webpage(timeline: Timeline, style: Style, links: tuple[Link, ...] = ()) -> Iterator[Piece]:
    """Yield the parts of a page; more than `MOST` events are counted. `links` stand at its end."""
    name = title(timeline)
    count = len(timeline.rows)
    yield from _head(name, policy())
    yield f'<header>\n<h1 dir="auto">{html(name)}</h1>\n'
    yield f'<p id="/told" role="status">{count:,} {"event" if count == 1 else "events"}</p>\n'
    if count > MOST:
        yield "</header>\n"
        yield from counted(timeline, style)
        yield from _foot(links)
        return
    yield f"</header>\n{part('page.html')}"
    yield '<main id="/list">\n<h2>Events</h2>\n<ol>\n'
    for row in timeline.rows:
        yield item(row, timeline.chronology)
    yield "</ol>\n</main>\n"
    yield from _foot(links)
    yield f'<script type="application/json" id="/marks">{marks(timeline, style)}</script>\n'
    yield f"<script>{part('page.js')}</script>\n"


def title(timeline: Timeline) -> str:
    """Return what a page is called: the names of its files."""
    held = timeline.chronology.files
    return ", ".join(dict.fromkeys(file.name or stem(file.path) for file in held)) or "Timeline"


@cache
def part(name: str) -> str:
    """Return a file of this folder that goes into the page."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


@cache
def policy() -> str:
    """Return the Content-Security-Policy: this style and this script, and nothing from anywhere."""
    style, script = (_digest(part(name)) for name in ("page.css", "page.js"))
    return (
        f"default-src 'none'; style-src {style}; script-src {script}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _head(name: str, policy: str) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n'
    yield f"<title>{html(name)}</title>\n<style>{part('page.css')}</style>\n</head>\n<body>\n"


def _foot(links: tuple[Link, ...]) -> Iterator[str]:
    shown = [f'<a href="{html(where)}">{html(called)}</a>' for called, where in links]
    yield f"<footer><p>{' · '.join([*shown, 'Made with chrono'])}</p></footer>\n"

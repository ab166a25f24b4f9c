"""The table formats of tabulate, with our own escaping: it leaves most to its caller."""

from collections.abc import Callable, Iterator
from typing import Final

from chrono.timeline import Timeline, groups
from chrono.writers import Style, Writer, escape
from chrono.writers.cells import cells

DEFAULT: Final = ("date", "title", "orgs", "source")
# Formats that something else than an eye reads, and how texts are made harmless in them. HTML and
# LaTeX are not here: tabulate escapes for those itself, and does it right.
ESCAPES: Final[dict[str, Callable[[str], str]]] = {
    "asciidoc": escape.wiki,
    "github": escape.markdown,
    "pipe": escape.markdown,
    "jira": escape.slashed,
    "mediawiki": escape.wiki,
    "moinmoin": escape.wiki,
    "orgtbl": lambda text: escape.one_line(text).replace("|", "\\vert{}"),
    "rst": escape.rst,
    "textile": escape.wiki,
    "youtrack": escape.slashed,
}


def table(name: str) -> Writer:
    """Return the writer of one of tabulate's formats."""

    def write(timeline: Timeline, style: Style) -> Iterator[str]:
        if style.group_by:
            for heading, part in groups(timeline, style.group_by):
                yield escape.one_line(heading) + "\n\n"
                yield _table(name, part, style) + "\n\n"
        else:
            yield _table(name, timeline, style) + "\n"

    return write


def _table(name: str, timeline: Timeline, style: Style) -> str:
    from tabulate import tabulate

    names = style.columns or DEFAULT
    escaped = ESCAPES.get(name, escape.one_line)
    rows = [
        [escaped(text) for text in row] for row in cells(timeline, names, style.dates or "words")
    ]
    if any(row.match.name == "POSSIBLE" for row in timeline.rows):
        names = ("", *names)
        star = escaped("*")
        for row, line in zip(timeline.rows, rows, strict=True):
            line.insert(0, star if row.match.name == "POSSIBLE" else "")
    return tabulate(
        rows,
        headers=[escaped(name) for name in names],
        tablefmt=name,
        disable_numparse=True,
        stralign="left",
    )

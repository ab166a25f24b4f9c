"""The table formats of tabulate, with our own escaping: it leaves most to its caller."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from chrono.timeline import Timeline, groups
from chrono.writers import Style, Writer, escape, markup
from chrono.writers.cells import cells
from chrono.writers.graphemes import width_of

DEFAULT: Final = ("date", "title", "orgs", "source")
# Formats that something else than an eye reads, and how texts are made harmless in them. Cells
# of HTML and LaTeX are not here: tabulate escapes those itself, and does it right.
ESCAPES: Final[dict[str, Callable[[str], str]]] = {
    "asciidoc": markup.wiki,
    "github": markup.markdown,
    "pipe": markup.markdown,
    "jira": markup.slashed,
    "mediawiki": markup.wiki,
    "moinmoin": markup.wiki,
    "orgtbl": markup.org,
    "rst": markup.rst,
    "textile": markup.wiki,
    "youtrack": markup.slashed,
}
# How a heading is written in formats that have them; else it is a line alone.
HEADINGS: Final = {
    "asciidoc": "== {}",
    "github": "## {}",
    "html": "<h2>{}</h2>",
    "jira": "h2. {}",
    "mediawiki": "== {} ==",
    "moinmoin": "== {} ==",
    "orgtbl": "* {}",
    "pipe": "## {}",
    "textile": "h2. {}",
}


def table(name: str) -> Writer:
    """Return the writer of one of tabulate's formats."""

    def write(timeline: Timeline, style: Style) -> Iterator[str]:
        if style.group_by:
            for heading, part in groups(timeline, style.group_by):
                yield _heading(name, heading) + "\n\n"
                yield _table(name, part, style) + "\n\n"
        else:
            yield _table(name, timeline, style) + "\n"

    return write


def _heading(name: str, text: str) -> str:
    if name == "html":
        text = markup.html(text)
    elif name.startswith("latex"):
        return f"\\section*{{{markup.latex(text)}}}"
    else:
        text = ESCAPES.get(name, escape.one_line)(text)
    if name == "rst":
        return f"{text}\n{'-' * width_of(text)}"
    return HEADINGS.get(name, "{}").format(text)


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
    text = tabulate(
        rows,
        headers=[escaped(name) for name in names],
        tablefmt=name,
        disable_numparse=True,
        stralign="left",
    )
    # A row that starts with * or [ would be taken for an argument of the \\ before it.
    return re.sub(r"(?m)^(\s*)([*\[])", r"\1{}\2", text) if name.startswith("latex") else text

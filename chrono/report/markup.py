"""The parts of a document in each language that a report is written in.

A template writes `{{ heading(title) }}` or `{{ cite(claim) }}` whatever the format. Each part takes
texts, which it escapes, or `Safe` ones, which are parts already; anything else that a template
prints is escaped too.
"""

import re
import textwrap
from collections.abc import Callable, Iterable
from typing import Final

from chrono.report.days import unbroken
from chrono.report.items import Evidence, Source
from chrono.report.widths import is_tight, widths
from chrono.writers import escape
from chrono.writers import markup as escapes
from chrono.writers.graphemes import width_of

WIDTH: Final = 72  # of plain text, for mail


Caller = Callable[[], str]  # what stands between `{% call … %}` and `{% endcall %}`


class Safe(str):
    """Text of the language itself. What is made of it by any operation on texts is text again."""

    __slots__ = ()


class Document:
    """A language; the sources that are cited are kept, in the order of their numbers."""

    def __init__(self, sources: Iterable[Source], title: str = "", paper: str = "a4") -> None:
        self.known = tuple(sources)
        self.title, self.paper = title, paper
        self.listed = False  # whether the sources stand in the document
        self.head: tuple[object, ...] = ()  # of the table that is being written

    escape: Callable[[str], str]

    def text(self, found: object) -> Safe:
        """Return what shows a text; a `Safe` one is what it is."""
        return found if isinstance(found, Safe) else Safe(type(self).escape(str(found)))

    def finish(self, whole: str) -> str:
        """Return the whole document, with what the template need not say."""
        return whole

    def joined(self, parts: Iterable[object]) -> str:
        """Return parts and texts as one part."""
        return "".join(map(self.text, parts))

    def label(self, claim: Evidence) -> str:
        """Return a citation in a word: the number of the source and the place in it."""
        assert claim.source is not None
        return ", ".join(filter(None, [str(claim.source.number), claim.place]))


class Markdown(Document):
    """Markdown with the footnotes of Pandoc."""

    escape = staticmethod(escapes.markdown)

    def __init__(self, sources: Iterable[Source], title: str = "", paper: str = "a4") -> None:
        super().__init__(sources, title, paper)
        self.notes: dict[tuple[int, str, str], str] = {}
        self.counts: dict[int, int] = {}

    def heading(self, found: object, level: int = 1) -> Safe:
        return Safe(f"{'#' * _level(level)} {self.text(found)}\n")

    def date(self, found: object) -> Safe:
        return self.text(found)

    def strong(self, found: object) -> Safe:
        return Safe(f"**{self.text(found)}**")

    def paragraph(self, *parts: object) -> Safe:
        return Safe(self.joined(parts).strip() + "\n")  # blanks before it would make it code

    def listing(self, caller: Caller) -> Safe:
        return Safe(caller())

    def item(self, *parts: object) -> Safe:
        return Safe(f"- {self.joined(parts)}\n")

    def table(self, *head: object, caller: Caller) -> Safe:
        return Safe(f"{self.row(*head)}|{'---|' * len(head)}\n{caller()}")

    def row(self, *cells: object) -> Safe:
        shown = (" ".join(self.text(cell).split("\n")) for cell in cells)
        return Safe(f"| {' | '.join(shown)} |\n")

    def br(self) -> Safe:
        return Safe(" <br> ")

    def cite(self, claim: Evidence) -> Safe:
        if claim.source is None:
            return Safe("")
        source = claim.source
        note = source.number, claim.place, claim.url
        if note not in self.notes:
            count = self.counts[source.number] = self.counts.get(source.number, 0) + 1
            self.notes[note] = f"{source.number}" if count == 1 else f"{source.number}-{count}"
        return Safe(f"[^{self.notes[note]}]")

    def sources(self) -> Safe:
        self.listed = True
        by_number = {source.number: source for source in self.known}
        told = []
        for (number, place, url), name in sorted(self.notes.items()):
            source = by_number[number]
            parts = (source.reference if "-" in name else source.full, place)
            text = ", ".join(self.text(part) for part in parts if part)
            address = escapes.web(url)
            told.append(f"[^{name}]: {text}{f', <{address}>' if address else ''}\n")
        return Safe("\n".join(told))

    def finish(self, whole: str) -> str:
        return whole if self.listed or not self.notes else f"{whole.rstrip()}\n\n{self.sources()}"


class Html(Document):
    """HTML: one page that asks for nothing from anywhere."""

    escape = staticmethod(escapes.html)

    def heading(self, found: object, level: int = 1) -> Safe:
        return Safe(f"<h{_level(level)}>{self.text(found)}</h{_level(level)}>")

    def date(self, found: object) -> Safe:
        return Safe(f'<span class="date">{self.text(unbroken(str(found)))}</span>')

    def strong(self, found: object) -> Safe:
        return Safe(f"<strong>{self.text(found)}</strong>")

    def paragraph(self, *parts: object) -> Safe:
        return Safe(f"<p>{self.joined(parts)}</p>")

    def listing(self, caller: Caller) -> Safe:
        return Safe(f"<ul>\n{caller()}</ul>\n")

    def item(self, *parts: object) -> Safe:
        return Safe(f"<li>{self.joined(parts)}</li>\n")

    def table(self, *head: object, caller: Caller) -> Safe:
        cells = "".join(f'<th scope="col">{self.text(cell)}</th>' for cell in head)
        rows = f"<thead><tr>{cells}</tr></thead>\n<tbody>\n{caller()}</tbody>"
        return Safe(f"<table>\n{rows}\n</table>\n")

    def row(self, *cells: object) -> Safe:
        return Safe(f"<tr>{''.join(f'<td>{self.text(cell)}</td>' for cell in cells)}</tr>\n")

    def br(self) -> Safe:
        return Safe("<br>")

    def cite(self, claim: Evidence) -> Safe:
        if claim.source is None:
            return Safe("")
        shown = self.text(self.label(claim).replace(" ", "\u00a0"))
        return Safe(f' <a href="#source-{claim.source.number}">[{shown}]</a>')

    def sources(self) -> Safe:
        self.listed = True
        rows = []
        for source in self.known:
            address = escapes.web(source.url)
            link = f' <a href="{self.text(address)}">{self.text(address)}</a>' if address else ""
            rows.append(
                f'<li id="source-{source.number}" value="{source.number}">'
                f"{self.text(source.full)}{link}</li>\n"
            )
        return Safe(f"<ol>\n{''.join(rows)}</ol>") if rows else Safe("")

    def finish(self, whole: str) -> str:
        if "<html" in whole.lower():
            return whole
        page = f"@page {{ size: {self.paper}; }}\n</style>\n"
        title = f"<title>{self.text(self.title)}</title>\n"
        return f"{_HEAD}{page}{title}{whole.strip()}\n</html>\n"


_HEAD: Final = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
body { font: 1rem/1.5 Georgia, serif; max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #999; padding: .3rem .5rem; text-align: left; }
td { vertical-align: top; overflow-wrap: break-word; }
@media print {
  body { max-width: none; margin: 0; padding: 0; font-size: 10pt; }
  tr, li { break-inside: avoid; }
  h1, h2, h3 { break-after: avoid; }
}
"""


class Latex(Document):
    """LaTeX: a whole document of class article."""

    escape = staticmethod(escapes.latex)

    def __init__(self, sources: Iterable[Source], title: str = "", paper: str = "a4") -> None:
        super().__init__(sources, title, paper)
        self.grid: list[list[str]] = []  # the cells of the table that is being written
        self.turned = False  # whether a table is too wide for a page upright
        self.rooms = _ROOMS.get(paper, _ROOMS["a4"])

    def heading(self, found: object, level: int = 1) -> Safe:
        name = "sub" * (min(_level(level), 3) - 1) + "section"
        return Safe(f"\\{name}*{{{self.text(found)}}}\n")

    def date(self, found: object) -> Safe:
        return self.text(unbroken(str(found)))

    def strong(self, found: object) -> Safe:
        return Safe(f"\\textbf{{{self.text(found)}}}")

    def paragraph(self, *parts: object) -> Safe:
        return Safe(self.joined(parts) + "\n\n")

    def listing(self, caller: Caller) -> Safe:
        held = caller()
        return Safe(f"\\begin{{itemize}}\n{held}\\end{{itemize}}\n" if held.strip() else "")

    def item(self, *parts: object) -> Safe:
        return Safe(f"\\item {{}}{self.joined(parts)}\n")

    def table(self, *head: object, caller: Caller) -> Safe:
        self.grid = []
        first = self.row(*map(self.strong, head))
        rows = f"{first}\\hline\n\\endhead\n{caller()}"
        columns = "".join(
            f">{{\\raggedright\\arraybackslash}}p{{\\dimexpr {part:.4f}\\linewidth-2\\tabcolsep}}"
            for part in self._parts()
        )
        return Safe(f"\\begin{{longtable}}{{{columns}}}\n{rows}\\end{{longtable}}\n")

    def _parts(self) -> list[float]:
        """Return what part of the line each column of the table has, and turn the page for many."""
        grid = [[*row, *[""] * (max(map(len, self.grid)) - len(row))] for row in self.grid]
        upright, across = self.rooms
        between = _BETWEEN * len(grid[0])
        self.turned |= is_tight(grid, upright - between)
        room = across if self.turned else upright
        return [(one + _BETWEEN) / room for one in widths(grid, room - between)]

    def row(self, *cells: object) -> Safe:
        shown = [*map(self.text, cells)]
        self.grid.append([_shown(cell) for cell in shown])
        return Safe(" & ".join(shown) + " \\\\\n")

    def br(self) -> Safe:
        return Safe("\\newline ")

    def cite(self, claim: Evidence) -> Safe:
        return Safe(f" [{self.text(self.label(claim))}]") if claim.source else Safe("")

    def sources(self) -> Safe:
        self.listed = True
        rows = []
        for source in self.known:
            address = f", \\texttt{{{self.text(source.url)}}}" if escapes.web(source.url) else ""
            rows.append(f"\\item[{source.number}.] {self.text(source.full)}{address}\n")
        held = "".join(rows)
        return Safe(f"\\begin{{description}}\n{held}\\end{{description}}\n" if held else "")

    def finish(self, whole: str) -> str:
        if "\\documentclass" in whole:
            return whole
        turned = ",landscape" if self.turned else ""
        head = f"\\documentclass[{self.paper}paper{turned}]{{article}}\n{_PREAMBLE}"
        return f"{head}\\begin{{document}}\n{whole.strip()}\n\\end{{document}}\n"


_PREAMBLE: Final = r"""\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{textcomp}
\else
  \usepackage{fontspec}
\fi
\usepackage{longtable,array}
\usepackage[margin=2cm]{geometry}
"""
_ROOMS: Final = {"a4": (48.0, 73.0), "letter": (50.0, 68.0)}  # em across a page of either way
_BETWEEN: Final = 1.2  # em between two columns
_COMMAND: Final = re.compile(r"\\newline ?|\\[A-Za-z]+ ?|(?<!\\)[{}]|\\(?=[^A-Za-z])")


def _shown(cell: str) -> str:
    """Return about what a cell of LaTeX shows, to be measured."""
    return _COMMAND.sub(lambda found: "\n" if found[0].startswith("\\newline") else "", cell)


class Plain(Document):
    """Plain text for mail, at most 72 columns wide; what has no blank may be wider."""

    escape = staticmethod(escape.one_line)

    def heading(self, found: object, level: int = 1) -> Safe:
        shown = self.text(found)
        return Safe(f"{shown}\n{('=', '-', '~')[min(_level(level), 3) - 1] * width_of(shown)}\n")

    def date(self, found: object) -> Safe:
        return self.text(found)

    def strong(self, found: object) -> Safe:
        return self.text(found)

    def paragraph(self, *parts: object) -> Safe:
        return Safe(self._wrapped(self.joined(parts), "", "") + "\n")

    def listing(self, caller: Caller) -> Safe:
        return Safe(caller())

    def item(self, *parts: object) -> Safe:
        return Safe(self._wrapped(self.joined(parts), "- ", "  ") + "\n")

    def table(self, *head: object, caller: Caller) -> Safe:
        self.head = head
        return Safe(caller())

    def row(self, *cells: object) -> Safe:
        """Return a block: a table of sentences fits no mail."""
        shown = [
            (name, self.text(cell).strip()) for name, cell in zip(self.head, cells, strict=True)
        ]
        return Safe("".join(self._pair(name, cell) for name, cell in shown if cell) + "\n")

    def _pair(self, name: object, cell: str) -> str:
        first, *rest = (line.strip() for line in cell.split("\n"))
        told = [self._wrapped(first, f"{self.text(name)}: ", "    ")]
        return "\n".join(told + [self._wrapped(line, "    ", "    ") for line in rest]) + "\n"

    def br(self) -> Safe:
        return Safe("\n")

    def cite(self, claim: Evidence) -> Safe:
        return Safe(f" [{self.text(self.label(claim))}]") if claim.source else Safe("")

    def sources(self) -> Safe:
        self.listed = True
        rows = []
        for source in self.known:
            shown = ", ".join(filter(None, [source.full, escapes.web(source.url)]))
            rows.append(self._wrapped(self.text(shown), f"[{source.number}] ", "    ") + "\n")
        return Safe("".join(rows))

    def _wrapped(self, text: str, first: str, rest: str) -> str:
        if len(text) + len(first) <= WIDTH:
            return first + text
        return textwrap.fill(
            text, WIDTH, initial_indent=first, subsequent_indent=rest,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip


Language = Markdown | Html | Latex | Plain
FORMATS: Final[dict[str, Callable[[Iterable[Source], str, str], Language]]] = {
    "md": Markdown,
    "html": Html,
    "tex": Latex,
    "txt": Plain,
}
PARTS: Final = (
    "heading", "date", "strong", "paragraph", "listing", "item", "table", "row", "br", "cite",
    "sources",
)  # fmt: skip


def _level(given: object) -> int:
    """Return the level of a heading, a number from 1 to 6 whatever a template passes."""
    return min(max(given, 1), 6) if isinstance(given, int) else 1

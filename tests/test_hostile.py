"""Text is hostile: nothing in a title, quote, name or argument acts on the reader of the output.

A chronology is made of what documents say, and documents are written by anybody. Each text below
stands in each place of a file; each format must show it as text and nothing else.
"""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from chrono.claims import KEYS
from chrono.cli import COMMANDS
from chrono.store import load
from chrono.timeline import Selection, Timeline, select
from chrono.writers import TABLES, UNCOLUMNED, UNGROUPED, Style, names, writer
from chrono.writers.cells import NAMES as COLUMNS
from chrono.writers.escape import one_line
from tests.command import run

TEXTS = (
    # controls: colours, the title of the window, C1, bells, backspaces, blanks of all kinds
    "red \x1b[31m \x1b]0;owned\x07 \x08 end",
    "csi \x9b31m, osc \x9d0;x\x9c, nul \x00, del \x7f",
    "tab\there, return\rhere, feed\x0bhere\x0c",
    # marks that turn the direction, or hide
    "abc \u202etxt.exe\u202c \u2066x\u2069 \u200f\u061c",
    "zero\u200bwidth\u2060\ufeff \U000e0041\U000e0042 \ufff9a\ufffb \ufffe\uffff",
    # spreadsheets
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)",
    "\t=1+1",
    '"=1+1", x',
    "＝1+1",
    # tables
    "a | b || c \\| d",
    "|- row",
    "|===",
    # HTML
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "</td></table><b>bold &amp; &lt;i&gt; <!-- c",
    "\"><svg/onload=alert('x')>",
    # LaTeX
    "\\input{/etc/passwd} \\write18{id} $x$ 5% #1 ~ ^^5cinput{x}",
    "[2pt] \\\\ & {",
    # Markdown
    "[a](http://e.example) ![i](http://e.example/i.png) <http://e.example/>",
    "*b* **b** _i_ __u__ `c` ``d`` ~~s~~ \\* &copy; a@b.example",
    "https://e.example/ and www.e.example and mailto:x@e.example",
    "# heading", "## heading", "- item", "* item", "+ item", "1. item", "12) item", "> quote",
    "```sh", "~~~", "---", "***", "===", "    code", "[a]: http://e.example", "| a |", "<div>",
    # reStructuredText
    ".. include:: /etc/passwd", ".. raw:: html", "`x <http://e.example>`_ and x_ and |s| [1]_",
    ":role:`x` and ::", "a. item", "(i) item", ":field: x", "-x  option", ">>> 1 + 1", "::", "====",
    "_`target` http://e.example", "• item", "A. Author wrote",
    # wikis and Org
    "{{template}} [[link]] {{{raw}}} <<Macro()>> ''i'' '''b''' !Word __u__ ~~~~",
    "@@html:<b>@@ src_sh{id} {{{macro(x)}}} [[file:/etc/passwd]] \\alpha <<t>>",
    "include::/etc/passwd[] xref:a[] +++<b>+++ `m` +p+ ((i)) pass:[<b>]",
    "h1. heading {code} ??cite?? -del- +ins+ \"text\":http://e.example !img.png!",
)  # fmt: skip
# Signs that act on a terminal, or on a reader's eye. A format may have \t or \r\n besides.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def quoted(text: str) -> str:
    """Write a text as a YAML scalar, whatever is in it."""
    return '"' + "".join(f"\\U{ord(sign):08X}" for sign in text) + '"'


def entry(number: int, text: str) -> str:
    """Write an event with the text in every place that takes text."""
    value = quoted(text)
    several = quoted(f"{text}\nsecond line {text}")
    return f"""\
  - id: e{number}
    date: {2000 + number}
    title: {value}
    orgs: [{value}, CICA]
    people: [{value}]
    places: [{value}]
    names: [{value}]
    tags: [{value}]
    note: {several}
    ruling: {several}
    fields:
      {value}: {several}
    claims:
      - source: s{number}
        url: {value}
        page: {value}
        locator: {value}
        phrase: {value}
        quote: {several}
        context: [{value}]
      - url: {quoted("https://e.example/" + text)}
        source: s{number}
"""


def chronology(texts: tuple[str, ...]) -> str:
    """Write a chronology with every text in every place."""
    sources = "".join(
        f"  s{number}:\n    title: {quoted(text)}\n    author: [{quoted(text)}]\n"
        f"    publisher: {quoted(text)}\n    url: {quoted('https://e.example/' + text)}\n"
        for number, text in enumerate(texts)
    )
    entities = "".join(
        f"  {quoted('entity ' + text)}:\n    kind: org\n    name: {quoted(text)}\n"
        f"    aliases: [{quoted(text + '!')}]\n    in: {quoted(text)}\n"
        for text in texts
    )
    events = "".join(map(entry, range(len(texts)), texts))
    return f"chrono: 1\nname: h\nsources:\n{sources}entities:\n{entities}events:\n{events}"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a chronology with every text in every place."""
    written = tmp_path_factory.mktemp("hostile") / "events.yaml"
    written.write_text(chronology(TEXTS), encoding="utf-8")
    sentences = [
        f"The Council of {text} opened its {text} office in Geneva in 1999." for text in TEXTS
    ]
    written.with_suffix(".txt").write_text("\n\n".join(sentences), encoding="utf-8")
    return written


@pytest.fixture(scope="module")
def found(path: Path) -> Timeline:
    return select(load([str(path)]), Selection(), lambda text: pytest.fail(text))


def test_the_file_holds_every_text_in_every_place(found: Timeline) -> None:
    assert [row.event.title for row in found.rows] == list(TEXTS)
    event = found.rows[0].event
    empty = {key for key in event._fields if not getattr(event, key)}
    assert empty <= {"zone", "before", "after", "during", "ignore", "stated"}
    assert {"title", "note", "quote"} <= set(KEYS["event"]) | set(KEYS["claim"])


def text(name: str, found: Timeline, **style: object) -> str:
    pieces = writer(name)(found, Style(**style))
    return "".join(piece for piece in pieces if isinstance(piece, str))


def titles(name: str, found: Timeline) -> str:
    """Write the titles alone, a table of one column."""
    return text(name, found, columns=("title",))


# what a reader sees of each text
SHOWN = tuple(one_line(title) for title in TEXTS)


def harmless(out: str, allowed: str = "") -> None:
    """Fail when a sign is in the output that a terminal would not just draw."""
    for sign in ("\n", *allowed):
        out = out.replace(sign, "")
    held = CONTROLS.search(out)
    assert not held, repr(out[max(0, held.start() - 40) : held.end() + 20])


def arguments(path: Path) -> list[tuple[str, ...]]:
    """Give every command that reads, in every form of output."""
    file = ("-f", str(path))
    found = [("list", *file), ("list", "--group-by", "tag", "-O", "html", *file)]
    found += [("export", name, *file) for name in ("tsv", "md", "columns", "svg")]
    found += [("report", "-O", name, *file) for name in ("md", "html", "tex", "txt")]
    found += [("merge", str(path), str(path)), ("import", str(path), "-I", "markwhen", "--dry-run")]
    found += [("timeline", *file), ("timeline", "--bars", "--ascii", *file)]
    found += [("show", *(f"e{n}" for n in range(len(TEXTS))), *file)]
    found += [("show", "e0", "e1", "-O", name, *file) for name in ("json", "md")]
    for name in ("columns", "tsv", "csv", "jsonl"):
        found += [("stats", "-O", name, *file), ("entities", "-O", name, *file)]
        found += [("sources", "-O", name, *file)]
    found += [("check", "-O", name, *file) for name in ("text", "json")]
    found += [("tag", str(path), "-O", name) for name in ("columns", "csv", "jsonl")]
    found += [("extract", str(path.with_suffix(".txt")))]
    return found


def test_no_output_holds_a_control_character(path: Path) -> None:
    for line in arguments(path):
        ran = run(*line)
        assert ran.status in (0, 1), (line, ran.err)
        harmless(ran.err)
        harmless(ran.out, "\t" if "tsv" in line else "")


@pytest.mark.parametrize("name", names())
def test_no_format_writes_a_control_character(name: str, found: Timeline) -> None:
    if name == "ics":  # whose readers are no terminals: marks of direction stay as they are
        written = text(name, found).replace("\r\n", "\n")
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", written)
        return
    allowed = "\t" if name == "tsv" else ""
    harmless(text(name, found, columns=() if name in UNCOLUMNED else COLUMNS), allowed)
    for by in () if name in UNGROUPED else ("org", "tag"):
        harmless(text(name, found, group_by=by))


def hostile_arguments(text: str, path: Path) -> list[tuple[str, ...]]:
    """Give every way to have an argument said back."""
    file = ("-f", str(path))
    return [
        ("list", "--org", text, *file),
        ("list", "--place", text + "x", *file),
        ("list", f"tag:x{text}", *file),
        ("list", f"id:{text}x", *file),
        ("list", f"x{text}:y", *file),
        ("list", f"nofield:{text}", *file),
        ("list", f"status:{text}", *file),
        ("list", "--from", text, *file),
        ("list", f"date:1999..{text}", *file),
        ("list", "--today", text, "--from", "-90d", *file),
        ("list", "--columns", text, *file),
        ("list", "--sort", text, *file),
        ("list", "--group-by", text, *file),
        ("list", "--min-precision", text, *file),
        ("tag", "--published", text, str(path)),
        ("tag", "--language", text, str(path)),
        ("extract", "--published", text, str(path)),
        ("extract", "--language", text, str(path.with_suffix(".txt"))),
        ("extract", f"nowhere/{text}.html"),
        ("review", "--accept", text, *file),
        ("review", "--accept-if", text, *file),
        ("serve", "--port", text, *file),
        ("list", "--limit", text, *file),
        ("list", "-O", text, *file),
        ("list", "-o", f"nowhere/{text}.csv", *file),
        ("list", "-o", f"x.{text}", *file),
        ("list", f"--{text}", *file),
        ("list", "-f", text),
        ("-f", f"nowhere/{text}.yaml", "list"),
        ("show", text, *file),
        ("stats", "--by", text, *file),
        ("entities", "--kind", text, *file),
        ("export", text, *file),
        ("export", "ics", "--reminder", text, *file),
        ("export", "ics", "-o", f"{text}.csv", *file),
        ("date", text),
        ("date", f"12 {text} 1999"),
        ("date", "-90d", "--base", text),
        ("date", "1999", "--language", text),
        (text,),
        (f"-{text}",),
    ]  # fmt: skip


ARGUMENTS = [one for one in TEXTS[:5] if "\0" not in one] + [
    "x\x9b31m\x85y",
    "\udc9b\udcff",  # bytes that are no UTF-8, as the system hands them over
    "\x1b[2J",
]


@pytest.mark.parametrize("hostile", ARGUMENTS, ids=ascii)
def test_no_message_holds_a_control_character(
    hostile: str, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in hostile_arguments(hostile, path):
        ran = run(*line)
        assert ran.status in (0, 2), (line, ran)
        assert "Traceback" not in ran.err
        harmless(ran.out)
        harmless(ran.err)


def test_a_hostile_file_name_is_harmless_in_each_message(tmp_path: Path) -> None:
    """The name of a file that cannot be read, and of one that can."""
    name = tmp_path / "a\x1b[31m\u202eb.yaml"
    name.write_text("chrono: 1\nevents:\n  - id: x\n    tilte: y\n", encoding="utf-8")
    for line in (("list",), ("check",), ("check", "-O", "json"), ("show", "x")):
        ran = run(*line, "-f", name)
        assert ran.status == 2
        harmless(ran.out + ran.err)
    name.write_text("chrono: 1\nevents:\n  - id: x\n    title: y\n", encoding="utf-8")
    for line in (("list", "--columns", "file"), ("check",), ("show", "x"), ("list", "-O", "json")):
        harmless(run(*line, "-f", name).out)


# HTML


class Parsed(HTMLParser):
    """The tags and the text of each cell or heading."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.add(tag)
        if tag in ("td", "th", "h2"):
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def test_html_is_the_text_and_no_tag_of_its_own(found: Timeline) -> None:
    parsed = Parsed(titles("html", found))
    assert parsed.tags == {"table", "thead", "tbody", "tr", "th", "td"}
    assert [cell.strip() for cell in parsed.texts[1:]] == [shown.strip() for shown in SHOWN]
    grouped = Parsed(text("html", found, columns=("id",), group_by="tag"))
    assert grouped.tags == {"table", "thead", "tbody", "tr", "th", "td", "h2"}
    assert {shown.strip() for shown in SHOWN} <= {cell.strip() for cell in grouped.texts}


# Markdown


def plain(tokens: list[object]) -> str:
    """Return the text of inline tokens; fail on any that is more than text or bold."""
    parts = []
    for token in tokens:
        kind = token.type  # type: ignore[attr-defined]
        assert kind in ("text", "text_special", "strong_open", "strong_close"), token
        parts.append(token.content)  # type: ignore[attr-defined]
    return "".join(parts)


def inline(markdown: str) -> list[str]:
    """Return the inline texts of a document; fail on blocks that we do not write."""
    library = pytest.importorskip("markdown_it")
    parser = library.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    found = []
    for token in parser.parse(markdown):
        if token.type == "inline":
            found.append(plain(token.children))
        else:
            assert token.type.rpartition("_")[0] in (
                "bullet_list", "list_item", "paragraph", "heading", "table", "thead", "tbody",
                "tr", "th", "td",
            ), token  # fmt: skip
    return found


def test_markdown_is_the_text_alone(found: Timeline) -> None:
    lines = inline("".join(f"{piece}" for piece in writer("md")(without_sources(found), Style())))
    for number, shown in enumerate(SHOWN):
        assert lines[2 * number] == f"{2000 + number} {shown}".strip()
        quote = found.rows[number].event.claims[0].quote
        assert lines[2 * number + 1].split() == f"“{one_line(quote)}”".split()


def without_sources(found: Timeline) -> Timeline:
    """Leave each event one claim that cites nothing, for a link to a source is one we mean."""
    rows = (
        row._replace(event=row.event._replace(claims=(row.event.claims[0]._replace(source=""),)))
        for row in found.rows
    )
    return found._replace(rows=tuple(rows))


def test_markdown_links_to_plain_addresses_of_sources_only(found: Timeline) -> None:
    written = text("md", found)
    links = re.findall(r"\]\(([^)]*)\)", re.sub(r"\\.", "", written))
    assert links
    for link in links:
        assert link.startswith("https://e.example/")
        assert not set(link) & set(" <>()\"'\\")


def test_markdown_headings_are_text(found: Timeline) -> None:
    lines = inline(text("md", without_sources(found), group_by="org"))
    assert {shown.strip() for shown in SHOWN} <= set(lines)


@pytest.mark.parametrize("name", ["github", "pipe"])
def test_a_table_of_markdown_is_the_text_alone(name: str, found: Timeline) -> None:
    assert inline(titles(name, found)) == ["title", *(shown.strip() for shown in SHOWN)]


# Tables of other markup

CELL_MARKS = {
    "github": r"(?<!\\)(?:\\\\)*\|", "pipe": r"(?<!\\)(?:\\\\)*\|", "orgtbl": r"\|",
    "jira": r"(?<!\\)(?:\\\\)*\|", "youtrack": r"(?<!\\)(?:\\\\)*\|",
    "asciidoc": r"\|", "textile": r"\|", "mediawiki": r"\|", "moinmoin": r"\|",
}  # fmt: skip


@pytest.mark.parametrize("name", CELL_MARKS)
def test_each_row_has_the_cells_of_the_others(name: str, found: Timeline) -> None:
    written = text(name, found, columns=("id", "title", "orgs"))
    rows = [line for line in written.splitlines() if re.match(r"\W*e\d", line)]
    assert len(rows) == len(TEXTS)
    counts = {len(re.findall(CELL_MARKS[name], row)) for row in rows}
    assert len(counts) == 1


@pytest.mark.parametrize("name", TABLES)
def test_a_row_is_a_line(name: str, found: Timeline) -> None:
    few = len(titles(name, found._replace(rows=found.rows[:1])).splitlines())
    more = len(titles(name, found._replace(rows=found.rows[:2])).splitlines())
    most = len(titles(name, found).splitlines())
    assert most == few + (more - few) * (len(TEXTS) - 1)


OURS = {
    "begin", "end", "hline", "toprule", "midrule", "bottomrule", "endhead", "section",
    "textbackslash", "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar",
    "ensuremath",
}  # fmt: skip


@pytest.mark.parametrize("name", [name for name in TABLES if name.startswith("latex")])
def test_no_command_of_latex_is_active(name: str, found: Timeline) -> None:
    """Every command is ours; what follows a row is no argument of its end."""
    for written in (titles(name, found), text(name, found, columns=("title",), group_by="tag")):
        assert set(re.findall(r"\\([A-Za-z]+)", written)) <= OURS
        assert not re.search(r"\^\^", written)
        assert not re.search(r"(?<!\\)[$#%~]", written)
        assert not re.search(r"\\\\\s*[*\[]", written.replace("\\hline", ""))


def test_restructured_text_is_the_text_alone(found: Timeline) -> None:
    pytest.importorskip("docutils")
    from docutils import nodes
    from docutils.core import publish_doctree

    settings = {"report_level": 1, "halt_level": 5, "warning_stream": io.StringIO()}
    written = text("rst", found, columns=("id", "title"))
    tree = publish_doctree(written, settings_overrides=settings)
    assert settings["warning_stream"].getvalue() == ""  # type: ignore[attr-defined]
    for kind in (nodes.reference, nodes.raw, nodes.target, nodes.literal_block, nodes.list_item):
        assert not list(tree.findall(kind)), kind
    cells = [entry.astext() for entry in tree.findall(nodes.entry)]
    assert [cell.split() for cell in cells[3::2]] == [shown.split() for shown in SHOWN]


def test_org_has_no_link_macro_or_command(found: Timeline) -> None:
    written = titles("orgtbl", found)
    assert not re.search(r"\[\[|\{\{\{|@@|<<|src_\w+\{", written)
    known = {"backslash", "vert", "lbrack", "rbrack", "lbrace", "rbrace", "dollar", "lt", "under"}
    assert set(re.findall(r"\\([A-Za-z]+)", written)) <= known | {"asciicirc", "zwnj"}


@pytest.mark.parametrize("name", ["asciidoc", "mediawiki", "moinmoin", "textile"])
def test_wikis_have_no_markup_from_a_text(name: str, found: Timeline) -> None:
    cells = [line for line in titles(name, found).splitlines() if "&#" in line or "&lt;" in line]
    body = "\n".join(cells).replace("|<.", "").replace("|_.", "")
    assert not re.search(r"\{\{|\[\[|<\w|''|\]\]|~~~~|__|include::\S*\[|https?://", body)


# Values for programs hold the text itself


def test_csv_is_defused(found: Timeline) -> None:
    rows = list(csv.reader(io.StringIO(text("csv", found))))
    assert {len(row) for row in rows} == {len(rows[0])}
    starts = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    for row in rows[1:]:
        assert not [cell for cell in row if cell.lstrip(" ").startswith(starts)]
    raw = list(csv.reader(io.StringIO(text("csv", found, raw=True))))
    assert "=cmd|' /C calc'!A0" in raw[6]
    assert "'=cmd|' /C calc'!A0" in rows[6]


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_is_the_text_itself(name: str, found: Timeline) -> None:
    written = text(name, found)
    objects = json.loads(written) if name == "json" else map(json.loads, written.splitlines())
    assert [one["title"] for one in objects] == list(TEXTS)


def test_tsv_has_a_line_an_event_and_a_tab_a_column(found: Timeline) -> None:
    lines = text("tsv", found, columns=COLUMNS).split("\n")
    assert len(lines) == len(TEXTS) + 2
    assert {line.count("\t") for line in lines[:-1]} == {len(COLUMNS) - 1}


def test_every_command_that_reads_is_tried(path: Path) -> None:
    tried = {line[0] for line in arguments(path) + hostile_arguments("x", path)}
    writing = {"init", "add", "edit", "rm", "fmt", "schema", "completion", "help", "version"}
    assert set(COMMANDS) <= tried | writing

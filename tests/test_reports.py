"""Reports: every template in every format, each claim cited, text harmless, templates in a cage."""

import io
import os
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

pytest.importorskip("jinja2", reason="reports need Jinja2, the extra `reports`")

from markdown_it import MarkdownIt

from chrono.claims import Event
from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.report import TEMPLATES
from chrono.report.days import times
from chrono.report.markup import FORMATS
from chrono.report.template import SHIPPED as FOLDER
from chrono.report.template import render, shipped
from chrono.report.widths import widths
from chrono.timeline import Timeline
from tests.command import ok, refused, run
from tests.test_dates import table
from tests.test_exchange import hostile
from tests.test_hostile import TEXTS, harmless
from tests.test_writers import TIMELINES, timeline

SHIPPED = Path(__file__).parent.parent / "events.yaml"


def report(found: Timeline, name: str, format_: str) -> str:
    return render(found, name, shipped(name) or "", format_, "Report & more")


def own(text: str, found: Timeline = TIMELINES["kinds"], format_: str = "md") -> str:
    return render(found, "own.j2", text, format_, "T")


@pytest.mark.parametrize("which", TIMELINES)
@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_has_every_format(name: str, format_: str, which: str) -> None:
    found = TIMELINES[which]
    written = report(found, name, format_)
    assert written == report(found, name, format_)
    for row in found.rows:
        assert row.event.title.split(" ")[0] in written
    assert "{{" not in written
    assert "None" not in written


def test_the_shipped_templates_are_those_of_the_table() -> None:
    assert {path.stem for path in Path(FOLDER).glob("*.j2")} == set(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_markdown_has_a_note_for_each_mark(name: str) -> None:
    written = report(TIMELINES["shipped"], name, "md")
    marks = set(re.findall(r"\[\^([\d-]+)\](?!:)", written))
    assert marks == set(re.findall(r"^\[\^([\d-]+)\]:", written, re.MULTILINE))
    assert marks == {"1", "2"}


def test_a_source_keeps_its_number() -> None:
    some = TIMELINES["shipped"]._replace(rows=TIMELINES["shipped"].rows[:3])
    for found in (some, TIMELINES["shipped"]):
        assert "CICA [2]\n" in report(found, "briefing", "txt")
    assert "\n[1]" not in report(some, "briefing", "txt")


def test_a_place_in_a_source_is_cited() -> None:
    found = TIMELINES["kinds"]
    assert "“He said “it”” [1, p. 14]" in report(found, "case", "txt")
    assert "[^1]: A. Author, The News, March 2025, p. 14, <https://news.example/1>" in report(
        found, "case", "md"
    )
    assert '<a href="#source-1">[1,\u00a0p.\u00a014]</a>' in report(found, "case", "html")


# Times

TIMES = [
    ("2025-09-22T13:47", "Asia/Baku", "2025-09-22 13:47 UTC+04:00", "2025-09-22 09:47"),
    ("2025-09-22T13:47:05+04:00", "", "2025-09-22 13:47:05 UTC+04:00", "2025-09-22 09:47:05"),
    ("2026-11-17T21:58:03.412Z", "Asia/Baku", "2026-11-17 21:58:03.412 UTC",
     "2026-11-17 21:58:03.412"),
    ("2025-09-22T13:47", "", "2025-09-22 13:47", ""),
    ("2025-09-22T13", "Asia/Kolkata", "2025-09-22 13 UTC+05:30", "2025-09-22 07:30"),
    ("2025-09-22T24:00:00Z", "", "2025-09-22 24:00:00 UTC", "2025-09-23 00:00:00"),
    ("2025-09-22T23:00/2025-09-23T01:00", "Asia/Baku",
     "2025-09-22 23:00 – 2025-09-23 01:00 UTC+04:00", "2025-09-22 19:00 – 21:00"),
    ("2025-10-26T00:00/2025-10-26T05:00", "Europe/Berlin",
     "2025-10-26 00:00 UTC+02:00 – 05:00 UTC+01:00", "2025-10-25 22:00 – 2025-10-26 04:00"),
    ("2025-09-22T10:00Z/..", "", "2025-09-22 10:00 UTC – …", "2025-09-22 10:00 – …"),
    ("2025-09-22T10:00/..", "", "2025-09-22 10:00 – …", ""),
    ("2025-09-22", "Asia/Baku", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("when", "zone", "local", "utc"), TIMES)
def test_times(when: str, zone: str, local: str, utc: str) -> None:
    assert times(Date(when), zone) == (local, utc)


# Hostile text


class Tags(HTMLParser):
    """The tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag}@{name}" for name, _ in attrs)}


def tags(page: str) -> set[str]:
    reader = Tags()
    reader.feed(page)
    return reader.found


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_text_acts_in_html(name: str) -> None:
    assert tags(report(hostile(), name, "html")) == tags(
        report(
            TIMELINES["kinds"]._replace(rows=hostile().rows[:1], chronology=hostile().chronology),
            name,
            "html",
        )
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_text_acts_in_markdown(name: str) -> None:
    page = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table")
    shown = page.render(report(hostile(), name, "md"))
    allowed = {"h1", "h2", "p", "ul", "li", "strong", "table", "thead", "tbody", "tr", "th", "td"}
    assert tags(shown) <= allowed | {"br"}
    plain = re.sub(r"\s+", "", re.sub(r"<[^>]*>", "", shown))
    assert "alert(1)" in plain


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_text_acts_in_latex(name: str) -> None:
    body = report(hostile(), name, "tex").split("\\begin{document}")[1]
    commands = set(re.findall(r"\\([a-zA-Z]+)", body.replace("\\\\", "")))
    known = {
        "section", "subsection", "subsubsection", "textbf", "item", "begin", "end", "hline",
        "endhead", "linewidth", "newline", "texttt", "raggedright", "arraybackslash", "dimexpr",
        "tabcolsep",
        "textbackslash", "textasciitilde", "textasciicircum", "textless", "textgreater", "textbar",
    }  # fmt: skip
    assert commands <= known
    bare = re.sub(r"\\[{}]", "", body)
    assert bare.count("{") == bare.count("}")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", TEMPLATES)
def test_no_report_holds_a_control_character(name: str, format_: str) -> None:
    harmless(report(hostile(), name, format_))


# Templates of one's own


def test_a_template_of_ones_own() -> None:
    """What it prints is escaped, macros and blocks are not escaped twice, notes are added."""
    text = (
        "{% macro told(event) %}{{ strong(event.title) }}{% endmacro %}"
        "{% set head %}{{ heading(title ~ ' <b>') }}{% endset %}{{ head }}"
        "{% for event in events if event.claims %}{{ told(event) }}"
        "{% for claim in event.claims %}{{ cite(claim) }}{% endfor %}{% endfor %}\n"
    )
    assert own(text) == (
        "# T &lt;b&gt;\n**All \\| of \\* it**[^1][^2]\n\n"
        "[^1]: A. Author, The News, March 2025, p. 14, <https://news.example/1>\n\n"
        "[^2]: x, fig. 2, <https://x.example/2>\n"
    )
    assert "&lt;&lt;strong&gt;a&lt;/strong&gt;" in own("{{ '<' ~ strong('a') }}", format_="html")


ESCAPES = [
    "{{ events.__class__ }}",
    "{{ ''.__class__.__mro__ }}",
    "{{ cite.__globals__ }}",
    "{{ cite.__self__.escape }}",
    "{{ heading.__func__.__globals__ }}",
    "{{ events[0]._replace(title='x') }}",
    "{{ '{0.__class__}'.format(title) }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os }}",
    "{{ lipsum.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{% include '../report/template.py' %}",
    "{% import 'os' as os %}{{ os.getcwd() }}",
    "{% set x = events[0].fields.update({'a': 'b'}) %}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_a_template_cannot_get_out(text: str) -> None:
    with pytest.raises(ChronoError, match=r"^own\.j2:1: "):
        own(text)


def test_a_template_may_use_a_shipped_one() -> None:
    assert own("{% include 'case' %}") == report_as("T", "case")


def report_as(title: str, name: str) -> str:
    return render(TIMELINES["kinds"], name, shipped(name) or "", "md", title)


BROKEN = {
    "a\n{% for x in %}\n": "own.md:2: Expected an expression",
    "a\n\n{{ nothing }}\n": "own.md:3: 'nothing' is undefined",
    "{{ title.nothing }}\n": "own.md:1: ",
    "a\n{{ 1 / 0 }}\n": "own.md:2: division by zero",
    "{{ heading() }}\n": "own.md:1: ",
    "{{ cite('x') }}\n": "own.md:1: ",
    "{% if %}": "own.md:1: ",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_template_is_told_with_its_line(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.md").write_text(text)
    told = refused("-f", SHIPPED, "report", "--template", "own.md", "-o", "out.md")
    assert f"chrono: {BROKEN[text]}" in told
    assert [path.name for path in tmp_path.iterdir()] == ["own.md"]


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(SHIPPED, "events.yaml")
    assert ok("report", "--org", "NAM").out.startswith("# azerbaijan-desk\n\n## 2019\n")
    ok("report", "--title", "A & B", "-o", "out.html")
    assert "<h1>A &amp; B</h1>" in Path("out.html").read_text()
    assert "no template brief" in refused("report", "--template", "brief")
    assert "does not end like tex" in refused("report", "-O", "tex", "-o", "x.md")
    Path("own.html").write_text("<p>{{ title }}</p>")
    assert "is a template for html, not for md" in refused(
        "report", "--template", "own.html", "-O", "md"
    )
    assert "<p>azerbaijan-desk</p>" in ok("report", "--template", "own.html").out
    assert run("report", "-o", "no/out.md").status == 2


# Word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word(path: Path, monkeypatch: pytest.MonkeyPatch, *args: object) -> bytes:
    """Return the document that `report` makes, the same twice."""
    pytest.importorskip("docx", reason="needs python-docx, the extra `reports`")
    monkeypatch.chdir(path)
    for out in ("a.docx", "b.docx"):
        ok("-f", SHIPPED, "report", *args, "-o", out)
    held = Path("a.docx").read_bytes()
    assert held == Path("b.docx").read_bytes()
    return held


def parts(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as held:
        return {
            name: held.read(name).decode(errors="replace") for name in held.namelist()
        }  # fmt: skip


def body(raw: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(parts(raw)["word/document.xml"])


@pytest.mark.parametrize("name", TEMPLATES)
def test_word(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = word(tmp_path, monkeypatch, "--template", name)
    docx = pytest.importorskip("docx")
    found = docx.Document(io.BytesIO(raw))
    told = [paragraph.text for paragraph in found.paragraphs]
    cells = [[cell.text for cell in row.cells] for table in found.tables for row in table.rows]
    assert told[0] == "azerbaijan-desk"
    assert found.paragraphs[0].style.name == "Heading 1"
    if name in ("case", "incident"):
        assert len(cells) == 25
        assert "Kazakhstan conceives CICA" in cells[1][2]
    assert any("2.\tAzerbaijan’s chairmanship of CICA" in line for line in told)


def test_a_table_of_word_is_as_wide_as_the_text_and_repeats_its_head(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for paper, size, margin in (("a4", "11906", 1134), ("letter", "12240", 1152)):
        raw = word(tmp_path, monkeypatch, "--template", "case", "--paper", paper)
        document = body(raw)
        assert [page.get(f"{W}w") for page in document.iter(f"{W}pgSz")] == [size]
        widths = [int(one.get(f"{W}w", "0")) for one in document.iter(f"{W}gridCol")]
        assert sum(widths) == int(size) - 2 * margin
        assert widths[0] < min(widths[2:])  # the number is the narrowest
        rows = [row.find(f"{W}trPr") for row in document.iter(f"{W}tr")]
        assert len(rows) == 25
        assert all(row is not None and row.find(f"{W}cantSplit") is not None for row in rows)
        assert [row.find(f"{W}tblHeader") is not None for row in rows if row is not None] == [
            True, *[False] * 24
        ]  # fmt: skip
    footers = [text for name, text in parts(raw).items() if "footer" in name]
    assert [text.count('w:instr="PAGE"') for text in footers] == [1]
    assert 'w:instr="NUMPAGES"' in footers[0]


def test_the_properties_of_word_come_from_the_chronology(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = parts(word(tmp_path, monkeypatch, "--template", "case", "--title", "Smith v <Jones>"))
    core = held["docProps/core.xml"]
    assert "<dc:title>Smith v &lt;Jones&gt;</dc:title>" in core
    assert "2025-" in core  # when the newest source was published
    assert "creator" not in core
    assert not [name for name, text in held.items() if "python-docx" in text]
    assert not [name for name in held if "thumbnail" in name]


def test_dates_of_word_are_not_divided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("docx", reason="needs python-docx, the extra `reports`")
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(
        "chrono: 1\nname: n\nevents:\n"
        "  - {id: a, date: '2026-11-17T21:58:03.412+01:00', title: A}\n"
        "  - {id: b, date: 2026-11-17, title: B}\n"
    )
    ok("report", "--template", "incident", "-o", "a.docx")
    cells = [
        "".join("-" if node.tag == f"{W}noBreakHyphen" else node.text or "" for node in cell.iter())
        for cell in body(Path("a.docx").read_bytes()).iter(f"{W}tc")
    ]
    assert "17\u00a0November\u00a02026" in cells
    assert "2026-11-17\u00a021:58:03.412\u00a0UTC+01:00" in cells
    assert "2026-11-17\u00a020:58:03.412" in cells
    whole = parts(Path("a.docx").read_bytes())["word/document.xml"]
    assert "2026-" not in whole  # each hyphen of a date is a no-break one


def test_directions_in_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("docx", reason="needs python-docx, the extra `reports`")
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(
        "chrono: 1\nname: n\nevents:\n  - {id: a, date: 1999, title: يوقع محمد المعاهدة}\n"
        "  - {id: b, date: 2000, title: يوقع X}\n"
    )
    ok("report", "--template", "case", "-o", "a.docx")
    told = {}
    for paragraph in body(Path("a.docx").read_bytes()).iter(f"{W}p"):
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        told[text] = [len(list(paragraph.iter(f"{W}{name}"))) for name in ("bidi", "rtl")]
    assert told["يوقع محمد المعاهدة"] == [1, 1]
    assert told["يوقع X"] == [0, 1]
    assert told["1999"] == [0, 0]


def test_further_columns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(
        "chrono: 1\nname: n\nevents:\n"
        "  - {id: a, date: 1999, title: A, people: [P], fields: {dis_puted: 'by <us>'}}\n"
        "  - {id: b, date: 2000, title: B}\n"
    )
    args = ("report", "--template", "case", "--columns", "fields.dis_puted,people")
    html = ok(*args, "-O", "html").out
    assert '<th scope="col">Dis puted</th><th scope="col">People</th>' in html
    assert "<td>by &lt;us&gt;</td><td>P</td>" in html
    assert html.count("<td></td><td></td>") == 1
    assert "no column nothing" in refused(*args[:-1], "nothing")
    for name in ("case", "incident"):
        for format_ in FORMATS:
            assert "by" in ok("report", "--template", name, *args[3:], "-O", format_).out


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_word_from_markdown_by_pandoc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    template = tmp_path / "own.md"
    template.write_text("{% for event in events %}{{ event.title }}{% for claim in event.claims %}"
                        "{{ cite(claim) }}{% endfor %}\n\n{% endfor %}")  # fmt: skip
    held = parts(word(tmp_path, monkeypatch, "--template", template, "--paper", "letter"))
    assert held["word/footnotes.xml"].count("chairmanship of CICA") > 1
    assert 'w:w="12240"' in held["word/document.xml"]


def test_hostile_text_in_word() -> None:
    docx = pytest.importorskip("docx", reason="needs python-docx, the extra `reports`")
    from chrono.report.word import Properties, by_docx

    html = report(hostile(), "case", "html")
    found = docx.Document(io.BytesIO(by_docx(html, Properties("<w:t> & \x00", None))))
    assert len(found.tables[0].rows) == len(TEXTS) + 1
    titles = [row.cells[2].text for row in found.tables[0].rows[1:]]
    assert sum("<script>" in title for title in titles) == 1


@pytest.mark.parametrize(
    ("table", "room"),
    [
        ([["No.", "Event"], ["1", "word " * 40], ["2", ""]], 60.0),
        ([["A"], [""]], 30.0),
        ([["A", "B"], ["x" * 500, "y" * 500]], 40.0),
        ([["A"] * 30, ["longer words"] * 30], 40.0),
    ],
)
def test_columns_take_all_the_room(table: list[list[str]], room: float) -> None:
    found = widths(table, room)
    assert sum(found) == pytest.approx(room)
    assert min(found) > 0


VIEWS = """
# title                       modality      shown
Summit planned                planned       -
Informal summit in Shusha     planned       (planned)
Mayor denied a permit         denied        -
A planner is hired            planned       (planned)
Plan agreed                   asserted      -
"""


@pytest.mark.parametrize(("title", "modality", "shown"), table(VIEWS))
def test_what_the_title_says_is_not_said_again(title: str, modality: str, shown: str) -> None:
    event = Event("a", Date("1999"), title, modality=modality)
    for name in ("briefing", "case", "incident"):
        written = report(timeline(event), name, "txt")
        assert written.count(f"({modality})") == (shown != "-")


@pytest.mark.skipif(os.name != "posix", reason="a program is a script here")
def test_pandoc_is_bounded_and_never_that_of_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.yaml").write_text("chrono: 1\nname: n\nevents: []\n")
    (tmp_path / "own.md").write_text("# A report\n")
    program = tmp_path / "pandoc"
    program.write_text(f"#!/bin/sh\necho > '{tmp_path}/ran'\nexec /bin/sleep 60\n")
    program.chmod(0o755)
    for entries in ("", ".", "./", ":"):
        monkeypatch.setenv("PATH", entries)
        run("report", "--template", "own.md", "-o", "r.docx")
        assert not (tmp_path / "ran").exists(), entries
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("chrono.report.word.PATIENCE", 1)
    assert "pandoc took more than 1 s" in refused(
        "report", "--template", "own.md", "-o", "late.docx"
    )
    assert (tmp_path / "ran").exists()
    assert not (tmp_path / "late.docx").exists()


@pytest.mark.parametrize(
    ("date", "phrase", "shown"),
    [
        ("2021-01-18T15:30", "18 January 2021 15:30", "18 January 2021, 15:30"),
        ("2021-01-18", "18 JANUARY 2021", "18 January 2021"),
        ("2021-01-18", "18/01/2021", "18/01/2021 (18 January 2021)"),
        ("2021-01-18", "yesterday", "yesterday (18 January 2021)"),
    ],
)
def test_a_case_table_says_a_date_once(tmp_path: Path, date: str, phrase: str, shown: str) -> None:
    path = tmp_path / "e.yaml"
    event = f"{{id: a, title: Call, date: '{date}', source: s, phrase: '{phrase}'}}"
    path.write_text(f"chrono: 1\nsources: {{s: {{title: Log}}}}\nevents:\n  - {event}\n")
    made = ok("-f", path, "report", "--template", "case", "-O", "html").out
    cells = re.findall(r"<td>(.*?)</td>", made, re.S)
    assert re.sub("<.*?>", "", cells[1]).replace("\u00a0", " ") == shown


COLUMNS = {"": False, "people": False, "people,orgs,places,tags,id,fields.issue": True}


@pytest.mark.parametrize(("columns", "turned"), COLUMNS.items())
def test_a_page_is_turned_for_many_columns(
    columns: str, turned: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = ["--template", "case", *(["--columns", columns] if columns else [])]
    document = body(word(tmp_path, monkeypatch, *args))
    (page,) = document.iter(f"{W}pgSz")
    width, height = (int(page.get(f"{W}{key}", "0")) for key in "wh")
    assert (width > height, page.get(f"{W}orient") == "landscape") == (turned, turned)
    assert sum(int(one.get(f"{W}w", "0")) for one in document.iter(f"{W}gridCol")) == width - 2268
    latex = ok("-f", SHIPPED, "report", *args, "-O", "tex").out
    assert latex.split("]")[0] == "\\documentclass[a4paper" + (",landscape" if turned else "")
    parts_of_line = [float(part) for part in re.findall(r"dimexpr ([\d.]+)", latex)]
    assert sum(parts_of_line) == pytest.approx(1, abs=0.001)
    assert parts_of_line[0] == min(parts_of_line) < max(parts_of_line) / 2


def test_words_are_whole_where_only_dates_are_too_wide() -> None:
    head = ["No.", "Date", "Event"]
    found = widths([head, ["1", "27\u00a0September\u00a02018", "Notice served"]], 15)
    assert found[0] == pytest.approx(widths([head, ["1", "x", "y"]], 200)[0], abs=0.5)
    assert found[1] == max(found)


KEPT = """
# keys of the source                                            its reference
{title: A ledger, note: "Box 7, County Archive."}             A ledger (Box 7, County Archive)
{title: A page, note: a remark, url: "https://example.org"}     A page, <https://example.org>
{title: A copy, note: a remark, file: events.yaml}              A copy
"""


@pytest.mark.parametrize(("keys", "shown"), table(KEPT))
def test_a_source_on_paper_is_cited_with_its_note(
    keys: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(
        f"chrono: 1\nname: n\nsources:\n  a: {keys}\n"
        "events:\n  - {id: a, date: 1999, title: A, source: a}\n"
    )
    assert f"[^1]: {shown}\n" in ok("report").out

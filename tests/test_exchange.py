"""Exports for other programs: each holds every event or says which not, and its reader takes it."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

from chrono.claims import Chronology, Claim, Event, File, Source
from chrono.dates import CERTAIN, Date
from chrono.timeline import Row, Timeline
from chrono.writers import EXPORT_ENDINGS, EXPORTS, LeftOut, Style, kinds, writer
from chrono.writers.markwhen import date_range
from chrono.writers.sqlite import TABLES
from tests.command import ok, run
from tests.test_dates import table
from tests.test_hostile import TEXTS, harmless
from tests.test_writers import KINDS, SHIPPED, TIMELINES, timeline

NODE = os.environ.get("CHRONO_NODE_MODULES", "")
OWN = (
    "sqlite", "jsonld", "timelinejs", "markwhen", "mermaid", "csl-json", "bibtex",
)  # fmt: skip


def written(name: str, found: Timeline) -> tuple[Any, list[LeftOut]]:
    """Return what a format holds, text or bytes, and what it left out."""
    pieces = list(writer(name)(found, Style()))
    left_out = [piece for piece in pieces if isinstance(piece, LeftOut)]
    held = [piece for piece in pieces if not isinstance(piece, LeftOut)]
    return (b"" if held and isinstance(held[0], bytes) else "").join(held), left_out  # type: ignore[arg-type]


def database(found: Timeline) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(written("sqlite", found)[0])
    return base


def hostile() -> Timeline:
    events = tuple(
        Event(f"e{number}", Date("1992"), title, (title,), note=title, path="events.yaml",
              claims=(Claim(source=f"s{number}", quote=title),))
        for number, title in enumerate(TEXTS)
    )  # fmt: skip
    held = {
        f"s{number}": Source(f"s{number}", title=text, author=(text,), publisher=text)
        for number, text in enumerate(TEXTS)
    }
    files = (File("events.yaml", "desk", "", held),)
    return Timeline(
        Chronology(files, {}, events), tuple(Row(one, CERTAIN, one.id) for one in events)
    )


@pytest.mark.parametrize("which", TIMELINES)
@pytest.mark.parametrize("name", OWN)
def test_every_export_writes_every_timeline(name: str, which: str) -> None:
    found = TIMELINES[which]
    assert written(name, found) == written(name, found)
    assert {one.id for one in written(name, found)[1]} <= {row.id for row in found.rows}


@pytest.mark.parametrize("name", OWN)
def test_an_export_is_a_file_of_its_kind(name: str, tmp_path: Path) -> None:
    assert all(name in kinds(ending) for ending in EXPORT_ENDINGS[name])
    path = tmp_path / f"out{EXPORT_ENDINGS[name][0]}"
    ran = ok("-f", SHIPPED.files[0].path, "export", name, "-o", path)
    assert (ran.out, ran.err) == ("", f"wrote {path}\n")
    assert path.read_bytes()
    assert run("export", name, "-o", tmp_path / "out.ics").status == 2
    assert set(OWN) <= set(EXPORTS)


def test_strict_is_told_by_the_exit_status(tmp_path: Path) -> None:
    path = tmp_path / "events.yaml"
    path.write_text("chrono: 1\nevents:\n  - id: a\n    title: Some day\n")
    ran = run("-f", path, "export", "timelinejs", "--strict")
    assert ran.status == 1
    assert ran.err == "left out 1 of 1, which timelinejs cannot hold:\n  a: no date\n"
    assert run("-f", path, "export", "timelinejs").status == 0
    assert run("-f", path, "export", "mermaid", "--strict").status == 0
    assert run("-f", path, "export", "sqlite", "-o", tmp_path / "no" / "x.db").status == 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["events.yaml"]


# SQLite


def test_sqlite_holds_everything() -> None:
    base = database(TIMELINES["kinds"])
    ids = [row[0] for row in base.execute("SELECT id FROM events ORDER BY position")]
    assert ids == [row.id for row in TIMELINES["kinds"].rows]
    full = base.execute("SELECT date, precision, orgs, fields FROM events WHERE id = 'full'")
    assert full.fetchone() == (
        "2025-09-22T13:47:00+04:00", "second", '["CICA", "NAM"]', '{"own": ["a", "b"]}',
    )  # fmt: skip
    joined = base.execute(
        "SELECT sources.title, claims.page, claims.quote FROM claims "
        "JOIN sources ON sources.id = claims.source WHERE event = 'full' ORDER BY claims.number"
    )
    assert joined.fetchall() == [("The News", "14", "He said “it”"), (None, None, None)]
    assert base.execute("SELECT event FROM names WHERE name = 'CICA'").fetchall() == [("full",)]
    for name in TABLES:
        assert base.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []


def test_sqlite_holds_hostile_text_as_it_is() -> None:
    held = database(hostile()).execute("SELECT title FROM events ORDER BY position")
    assert [row[0] for row in held] == list(TEXTS)


# JSON-LD and TimelineJS


def graph(found: Timeline) -> dict[str, Any]:
    nodes = json.loads(written("jsonld", found)[0])["@graph"]
    return {node["identifier"]: node for node in nodes}


def test_jsonld_says_no_more_of_a_date_than_it_knows() -> None:
    nodes = graph(timeline(Event("circa", Date("1850~"), "About"), *KINDS))
    assert "startDate" not in nodes["circa"]
    assert nodes["circa"]["dcterms:temporal"]["@value"] == "1850~"
    assert nodes["bc"]["startDate"] == "-0043-03-15"
    full = nodes["full"]
    assert full["subjectOf"][0]["isPartOf"]["@id"] == nodes["news"]["@id"]
    assert full["attendee"][0] == {"@type": "Organization", "name": "CICA"}
    assert len({node["@id"] for node in nodes.values()}) == len(nodes)


# date                 TimelineJS: start            end          display_date
SLIDES = """
1992                 | 1992                       |            |
2024-03/2026         | 2024 3                     | 2026       |
2019/..              | 2019                       |            | since 2019
../1985-06           | 1985 6 1                   | 1985 6 30  | until June 1985
1850~                | 1850 1 1                   |            | c. 1850
-0043-03-15          | -44 3 15                   |            |
0000                 | -1                         |            |
2025-09-22T13:47Z    | 2025 9 22 13 47            |            |
"""


@pytest.mark.parametrize(
    ("when", "start", "end", "shown"),
    [[cell.strip() for cell in line.split("|")] for line in SLIDES.strip().splitlines()],
)
def test_timelinejs_dates(when: str, start: str, end: str, shown: str) -> None:
    found = timeline(Event("e", Date(when), "T"))
    (slide,) = json.loads(written("timelinejs", found)[0])["events"]
    assert " ".join(map(str, slide["start_date"].values())) == start
    assert " ".join(map(str, slide.get("end_date", {}).values())) == end
    assert slide.get("display_date", "") == shown


def test_timelinejs_shows_text_as_text() -> None:
    slides = json.loads(written("timelinejs", hostile())[0])["events"]
    for slide in slides:
        shown = slide["text"]["headline"] + slide["group"] + slide["text"]["text"]
        assert set(re.findall(r"<(/?\w+)", shown)) <= {"p", "/p", "br"}
    assert [slide["chrono"]["title"] for slide in slides] == list(TEXTS)


@pytest.mark.parametrize(
    "name", ["jsonld", "timelinejs", "markwhen", "mermaid", "bibtex", "csl-json"]
)
def test_no_export_writes_a_control_character(name: str) -> None:
    text = written(name, hostile())[0]
    assert text.count("\n") > len(TEXTS)
    harmless(text)


# Markwhen and Mermaid, read by their own parsers


def node(name: str, text: str) -> Any:
    """Return what a parser in JavaScript makes of a text."""
    if not NODE or not shutil.which("node"):
        pytest.skip("needs node, and $CHRONO_NODE_MODULES with @markwhen/parser, mermaid and jsdom")
    script = Path(__file__).parent / "foreign.mjs"
    ran = subprocess.run(
        ["node", script, name], input=text, capture_output=True, text=True, encoding="utf-8"
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


MARKWHEN = """
# date                                     markwhen
1992                                       1992
2025-09-09/2025-09-10                      2025-09-09/2025-09-10
1999/..                                    1999/now
1850~                                      1850-01-01/1850-12-31
-0043                                      44 BCE
-0043/0012                                 44 BCE - 12 CE
2025-09-22T13:47+04:00                     2025-09-22T09:47:00Z
2025-09-22T10:00Z/2025-09-22T12:30Z        2025-09-22T10:00:00Z - 2025-09-22T12:30:00Z
2025-09-22T13:47                           2025-09-22
"""


@pytest.mark.parametrize(("when", "text"), table(MARKWHEN))
def test_markwhen_dates(when: str, text: str) -> None:
    assert date_range(Date(when), "") == text


def test_markwhen_is_read_by_its_parser() -> None:
    text, left_out = written("markwhen", TIMELINES["shipped"])
    read = node("markwhen", text)
    assert (read["title"], read["messages"], left_out) == ("azerbaijan-desk", [], [])
    assert [event["id"] for event in read["events"]] == [
        row.id for row in TIMELINES["shipped"].rows
    ]
    for event, row in zip(read["events"], TIMELINES["shipped"].rows, strict=True):
        assert event["properties"]["edtf"] == str(row.event.date)
        assert event["properties"].get("orgs", []) == list(row.event.orgs)
        first = row.event.date.earliest or row.event.date.latest
        assert event["range"]["fromDateTimeIso"].startswith(f"{first[0]:04}")


def test_markwhen_reads_hostile_text_as_text() -> None:
    read = node("markwhen", written("markwhen", hostile())[0])
    assert [event["id"] for event in read["events"]] == [f"e{n}" for n in range(len(TEXTS))]
    assert not any(event["tags"] for event in read["events"])


def test_mermaid_is_read_by_its_parser() -> None:
    found = TIMELINES["kinds"]
    tasks = node("mermaid", written("mermaid", found)[0])
    assert [task["period"] for task in tasks][:2] == ["1992", "undated"]
    assert sum(len(task["events"]) for task in tasks) == len(found.rows)
    (held,) = node("mermaid", written("mermaid", hostile())[0])
    assert len(held["events"]) == len(TEXTS)


# Citations


def test_citations_keep_their_numbers() -> None:
    """A source has the number of its place in the file, whatever is selected."""
    found = TIMELINES["shipped"]
    some = found._replace(rows=found.rows[:3])
    assert [item["citation-number"] for item in json.loads(written("csl-json", some)[0])] == [2]
    whole = json.loads(written("csl-json", found)[0])
    assert [(item["id"], item["citation-number"]) for item in whole] == [
        ("caliber-bsf", 1), ("air-cica", 2),
    ]  # fmt: skip
    assert whole[0]["issued"] == {"date-parts": [[2025, 9, 22]]}
    assert whole[1]["issued"] == {"date-parts": [[2025, 9]], "circa": True}


def test_bibtex_is_read_back() -> None:
    reader = pytest.importorskip("bibtexparser", "2.0")
    read = reader.parse_string(written("bibtex", TIMELINES["kinds"])[0])
    entries = {entry.key: {one.key: one.value for one in entry.fields} for entry in read.entries}
    assert read.failed_blocks == []
    assert entries["news"]["title"] == "{The News}"
    assert entries["news"]["author"] == "{A. Author}"
    assert entries["news"]["date"] == "2025-03"


def test_bibtex_shows_hostile_text() -> None:
    sources = {f"s{n}": Source(f"s{n}", title=title) for n, title in enumerate(TEXTS)}
    found = KINDS[-1]._replace(
        path="events.yaml",
        claims=tuple(KINDS[-1].claims[0]._replace(source=key) for key in sources),
    )
    files = (File("events.yaml", "desk", "", sources),)
    lines = Timeline(Chronology(files, {}, (found,)), (Row(found, CERTAIN, "full"),))
    text = written("bibtex", lines)[0]
    assert text.count("\n@") == len(TEXTS) - 1
    for entry in text.split("\n@"):
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
        assert not re.search(r"\\(input|write)", entry)

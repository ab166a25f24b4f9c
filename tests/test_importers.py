"""Imports: every format comes back, nothing twice, and what is wrong is told with its place."""

import json
import re
import shutil
from pathlib import Path

import pytest

from bench.imports import Case, cases, failure
from chrono.claims import Event
from chrono.importers import ENDINGS, IMPORTERS
from chrono.store import load
from chrono.store.additions import FEW, updated
from chrono.store.text import Text
from chrono.writers import FOLDERS
from tests.command import ok, refused, run
from tests.test_exchange import hostile, written

SHIPPED = Path(__file__).parent.parent / "events.yaml"
# format -> (the export it reads, a file name, the fields of an event that come back)
ROUND = {
    "ics": ("ics", "x.ics", ("id", "date", "title", "places", "modality")),
    "csv": ("csv", "x.csv", ("id", "date", "title", "orgs", "people", "places", "names", "tags",
                             "modality", "note")),
    "jsonl": ("jsonl", "x.jsonl", ("id", "date", "title", "orgs", "people", "places", "names",
                                   "tags", "modality", "note", "claims")),
    "timelinejs": ("timelinejs", "x.json", ("id", "date", "title", "orgs", "people", "places",
                                            "names", "tags", "modality", "note", "claims")),
    "markwhen": ("markwhen", "x.mw", ("id", "date", "title", "orgs", "people", "places", "names",
                                      "tags", "modality", "note")),
    "obsidian": ("obsidian", "vault", ("id", "date", "title", "orgs", "people", "places", "names",
                                       "tags", "status", "modality", "note", "claims", "zone",
                                       "ruling", "before", "after", "during")),
}  # fmt: skip


# Calendars have tests of their own; `python -m bench.imports ics` runs those cases.
CASES = [case for case in cases() if not case.name.startswith("ics ")]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def events(path: str) -> dict[str, Event]:
    return {event.id: event for event in load([path]).events}


@pytest.mark.parametrize("name", ROUND)
def test_an_export_comes_back(name: str) -> None:
    export, file, fields = ROUND[name]
    ok("-f", SHIPPED, "export", export, "-o", file)
    ok("import", file, "-I", name, "-f", "new.yaml")
    old, new = events(str(SHIPPED)), events("new.yaml")
    assert set(old) == set(new) if export in FOLDERS else list(old) == list(new)
    for key, event in old.items():
        for field in fields:
            assert getattr(new[key], field) == getattr(event, field), (key, field)


@pytest.mark.parametrize("name", ROUND)
def test_a_second_import_changes_nothing(name: str) -> None:
    """Nor does one into the chronology that the file was exported from."""
    export, file, _ = ROUND[name]
    shutil.copy(SHIPPED, "same.yaml")
    ok("-f", "same.yaml", "export", export, "-o", file)
    for path in ("same.yaml", "new.yaml", "new.yaml"):
        ran = ok("import", file, "-I", name, "-f", path)
    assert "new.yaml: 0 added, 0 changed, 24 the same\n" in ran.err
    assert Path("same.yaml").read_bytes() == SHIPPED.read_bytes()


@pytest.mark.parametrize("name", ROUND)
def test_hostile_text_comes_back_or_is_harmless(name: str) -> None:
    export, file, _ = ROUND[name]
    if export in FOLDERS:  # which has tests of its own, of every text in every place
        return
    text, left_out = written(export, hostile())
    Path(file).write_text(text, encoding="utf-8", newline="")
    first = run("import", file, "-I", name, "-f", "new.yaml")
    refused_for_nul = first.err.count("Y108 a control character, U+0000")
    assert (first.status, refused_for_nul) in [(0, 0), (1, 1)]
    assert len(events("new.yaml")) == len(hostile().rows) - len(left_out) - refused_for_nul
    again = run("import", file, "-I", name, "-f", "new.yaml").err
    assert "0 added, 0 changed" in again


def test_every_format_has_a_case() -> None:
    assert set(ROUND) | {"xlsx", "gedcom"} == set(IMPORTERS)
    assert {case.name.split()[0] for case in CASES} | {"ics"} == set(IMPORTERS)
    assert set(ENDINGS.values()) <= set(IMPORTERS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_file_changes_a_date_in_silence(case: Case) -> None:
    assert not failure(case)


def test_an_update_touches_its_lines_alone() -> None:
    shutil.copy(SHIPPED, "same.yaml")
    ok("-f", "same.yaml", "export", "ics", "-o", "x.ics")
    text = Path("x.ics").read_text().replace("joins CICA", "joins the CICA")
    Path("x.ics").write_text(
        text.replace("DTSTART;VALUE=DATE:20250921", "DTSTART;VALUE=DATE:20250920")
    )
    dry = ok("import", "x.ics", "-f", "same.yaml", "--dry-run")
    assert dry.out.splitlines()[0] == (
        "change\tazerbaijan-joins-cica\ttitle: Azerbaijan joins the CICA"
    )
    assert Path("same.yaml").read_bytes() == SHIPPED.read_bytes()
    ok("import", "x.ics", "-f", "same.yaml")
    old = SHIPPED.read_text().splitlines()
    changed = [line for line in Path("same.yaml").read_text().splitlines() if line not in old]
    assert changed == [
        "    title: Azerbaijan joins the CICA",
        *["    date: 2025-09-20/2025-09-21"] * 2,
    ]


def test_many_updates_are_one_pass() -> None:
    rows = "".join(f"  - id: e{n}   # kept\n    date: 1999\n    title: T\n" for n in range(FEW + 5))
    text = Text("x.yaml", f"chrono: 1\nevents:\n{rows}# end\n".encode())
    changes = {f"e{n}": {"title": f"New {n}", "note": "n"} for n in range(FEW + 5)}
    made = updated(text, changes)
    assert made.count("# kept") == FEW + 5
    assert "    title: New 7\n    note: 'n'\n" in made
    assert made.endswith("# end\n")


# Calendars of others

CALENDAR = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VTIMEZONE
TZID:Azerbaijan Standard Time
END:VTIMEZONE
BEGIN:VEVENT
UID:u1
SUMMARY:Stand-up\\, dai
 ly
DTSTART;TZID="Azerbaijan Standard Time":20250922T134700
DURATION:PT1H
RRULE:FREQ=DAILY
LOCATION:Hall 5\\, Baku
DESCRIPTION:one\\ntwo
URL:https://e.example/
STATUS:TENTATIVE
END:VEVENT
BEGIN:VEVENT
UID:u2
SUMMARY:Three days
DTSTART;VALUE=DATE:20250922
DTEND;VALUE=DATE:20250925
BEGIN:VALARM
ACTION:DISPLAY
END:VALARM
END:VEVENT
BEGIN:VTODO
SUMMARY:Do it
END:VTODO
END:VCALENDAR
"""


def test_a_calendar() -> None:
    Path("x.ics").write_text(CALENDAR.replace("\n", "\r\n"), newline="")
    ran = run("import", "x.ics", "--strict")
    assert ran.status == 1
    assert (
        "x.ics:6: a repeated event without an end: only its first occurrence is taken\n" in ran.err
    )
    assert "x.ics:27: no event but a VTODO\n" in ran.err
    held = events("events.yaml")
    first, second = held["stand-up-daily"], held["three-days"]
    assert str(first.date) == "2025-09-22T13:47:00/2025-09-22T14:47:00"
    assert (first.zone, first.places, first.note) == ("Asia/Baku", ("Hall 5, Baku",), "one\ntwo")
    assert (first.modality, first.claims[0].url) == ("planned", "https://e.example/")
    assert str(second.date) == "2025-09-22/2025-09-24"
    ok("edit", "stand-up-daily", "--title", "Mine")
    Path("x.ics").write_text(CALENDAR.replace("22T134700", "23T134700"))
    assert "0 added, 1 changed, 1 the same" in run("import", "x.ics").err
    assert events("events.yaml").keys() == held.keys()


# A file none of which can be taken: what is wrong in it.
WRONG = {
    "x.ics": {
        CALENDAR.replace("END:VTODO\n", ""): "ends nothing that was begun",
        CALENDAR.replace("END:VCALENDAR\n", ""): "the file ends inside VCALENDAR",
        "hello\n": "x.ics:1:1: K103 no line of a calendar",
    },
    "x.csv": {
        "when,event\n2025-02-30,T\n": "x.csv:2:1: D101 no such day: 2025-02-30",
        "when,event\n03/04/2025,T\n": "x.csv:2:1: D105 two readings",
        "when,event\n1999,\n": "x.csv:2:1: K102 title is empty",
        "Date received,what\n1999,T\n": '--map "date=Date received", or',
        "when,other\n1999,T\n": "x.csv: no column is the title\nhint: say --map title=COLUMN",
        'when,event\n1999,"T\n': "x.csv:2: not a row of a table",
        "\n": "there is no header",
    },
    "x.jsonl": {
        '{"date": "1999"}\n': "x.jsonl:1:1: K102 title: is missing",
        '{"title": "T", "date": "2025-02-30"}\n': "x.jsonl:1:1: D101 no such day",
        '{"title": "T", "orgs": 5}\n': "x.jsonl:1:1: K103 orgs is a list of texts",
        "[1]\n": "x.jsonl:1:1: K103 an event is an object",
        "[" * 100_000: "x.jsonl:1",
    },
    "x.mw": {"title: x\n2025-02-30: T\n": "x.mw:2:1: D101 no such day"},
}  # fmt: skip
# A file with one entry that is wrong: what is wrong with it.
WRONG_ALONE = {
    "x.ics": {
        CALENDAR.replace("20250925", "2025"): "x.ics:22:1: K103 no day or time: 2025",
        CALENDAR.replace("SUMMARY:Three", "COMMENT:Three"): "x.ics:18:1: K102 SUMMARY is missing",
        CALENDAR.replace("Azerbaijan S", "Atlantis S"): "no such time zone: Atlantis",
    },
    "x.csv": {
        "when,event\n1999,T\nyesterday,T\n": "x.csv:3:1: D104",
        "id,when,event\na,1999,T\na,2000,T\n": "x.csv:3:1: I101 a is on line 2 already",
    },
    "x.jsonl": {'{"title": "T"}\n{"title": \n': "x.jsonl:2:11: K103 no JSON"},
    "x.mw": {"1999: S\n2025-02-30: T\n": "x.mw:2:1: D101 no such day"},
}


def rows(table: dict[str, dict[str, str]]) -> list[tuple[str, str, str]]:
    return [(file, text, told) for file, cases in table.items() for text, told in cases.items()]


@pytest.mark.parametrize(("file", "text", "told"), rows(WRONG))
def test_what_is_wrong_is_told_with_its_place(
    file: str, text: str, told: str, folder: Path
) -> None:
    Path(file).write_text(text)
    Path("events.yaml").write_text("chrono: 1\nevents: []\n")
    assert told in refused("import", file)
    assert Path("events.yaml").read_text() == "chrono: 1\nevents: []\n"
    assert sorted(path.name for path in folder.iterdir()) == sorted(["events.yaml", file])


@pytest.mark.parametrize(("file", "text", "told"), rows(WRONG_ALONE))
def test_an_entry_that_is_wrong_is_refused_alone(file: str, text: str, told: str) -> None:
    Path(file).write_text(text)
    Path("events.yaml").write_text("chrono: 1\nevents: []\n")
    assert told in refused("import", file, "--strict")
    assert Path("events.yaml").read_text() == "chrono: 1\nevents: []\n"
    first = run("import", file)
    assert (first.status, told in first.err) == (1, True)
    assert f"1 problem: {file} is imported without these events" in first.err
    assert "events.yaml: 1 added, 0 changed, 0 the same" in first.err
    written = Path("events.yaml").read_bytes()
    second = run("import", file)
    assert (second.status, told in second.err) == (1, True)
    assert "events.yaml: 0 added, 0 changed, 1 the same" in second.err
    assert Path("events.yaml").read_bytes() == written


# Tables

TABLE = """\
Datum;Ereignis;Ort;Quelle;Zusatz
03.04.2025;'=1+1;"Baku; Quba";The News;x
;Undatiert;;;
"""


def test_a_table_with_a_mapping() -> None:
    Path("t.csv").write_text(TABLE)
    told = refused("import", "t.csv", "--map", "title=Nix")
    assert "no column Nix\nhint: there are Datum, Ereignis, Ort, Quelle, Zusatz" in told
    columns = ("title=Ereignis", "places=Ort", "source=Quelle")
    maps = [part for column in columns for part in ("--map", column)]
    ran = ok("import", "t.csv", *maps, "--order", "DMY", "--save-mapping", "m.toml")
    assert "t.csv: kept under fields: Zusatz (fields.zusatz)\n" in ran.err
    first, second = events("events.yaml").values()
    assert (str(first.date), first.title) == ("2025-04-03", "=1+1")
    assert first.places == ("Baku", "Quba")
    assert (first.claims[0].source, first.claims[0].phrase) == ("the-news", "03.04.2025")
    assert (second.date, second.claims) == (None, ())
    again = ok("import", "t.csv", "--mapping", "m.toml", "--map", "fields.extra=Zusatz")
    assert "0 added, 0 changed, 2 the same" in again.err
    Path("m.toml").write_text("order = 5\n")
    assert "m.toml: no mapping: a value is no text" in refused(
        "import", "t.csv", "--mapping", "m.toml"
    )
    assert "no key colour" in refused("import", "t.csv", "--map", "colour=Ort")


def test_a_spreadsheet() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from datetime import datetime

    book = openpyxl.Workbook()
    for row in (["date", "title", "page"], [datetime(2025, 9, 9), "Day", 14.0], ["c. 1850", "A"]):
        book.active.append(row)
    book.create_sheet("more")
    book.save("x.xlsx")
    ran = ok("import", "x.xlsx")
    assert "more: a further sheet" in ran.err
    first, second = events("events.yaml").values()
    assert (str(first.date), first.claims[0].page) == ("2025-09-09", "14")
    assert (str(second.date), second.claims[0].phrase) == ("1850~", "c. 1850")
    Path("bad.xlsx").write_bytes(b"PK no")
    assert "bad.xlsx: not a .xlsx that can be read" in refused("import", "bad.xlsx")


# Markwhen and TimelineJS of others

MARKWHEN = """\
---
title: Theirs
---
// a comment
section Early #x
1992: Founded #org
2024-05-01/2024-05-03: Meeting
id: meeting
orgs: [CICA, NAM]
A line below.
44 BCE - 12 CE: Long ago
May 2020 - now: Since
2025-09-22T10:00:00Z: At ten
after !meeting 3 days: Relative
endSection
"""


def test_markwhen() -> None:
    Path("x.mw").write_text(MARKWHEN)
    ran = run("import", "x.mw")
    assert ran.status == 1
    assert "x.mw:14:1: D104 a date counted from another entry" in ran.err
    assert "a section, a group or a colour" in ran.err
    held = {event.title: event for event in events("events.yaml").values()}
    assert {title: str(event.date) for title, event in held.items()} == {
        "Founded": "1992", "Meeting": "2024-05-01/2024-05-03", "Long ago": "-0043/0012",
        "Since": "2020-05/..", "At ten": "2025-09-22T10:00:00Z",
    }  # fmt: skip
    meeting = held["Meeting"]
    assert (meeting.id, meeting.orgs, meeting.note) == ("meeting", ("CICA", "NAM"), "A line below.")
    assert held["Founded"].tags == ("org",)


def test_timelinejs() -> None:
    slides = [
        {"start_date": {"year": "-44", "month": "3", "day": "15"},
         "text": {"headline": "<b>Ides</b> &amp; more", "text": "<p>one<br>two</p>"}},
        {"start_date": {"year": 2025, "month": 9, "day": 22, "hour": "13", "minute": 47},
         "end_date": {"year": 2025, "month": 9, "day": 22, "hour": 14, "minute": 0},
         "text": {"headline": "At two"}, "group": "G", "media": {"url": "x"}},
    ]  # fmt: skip
    Path("x.json").write_text(json.dumps({"title": {"text": {}}, "events": slides}))
    ran = ok("import", "x.json", "-I", "timelinejs", "--source", "https://e.example/t")
    assert "no place for media" in ran.err
    first, second = events("events.yaml").values()
    assert (str(first.date), first.title, first.note) == ("-0043-03-15", "Ides & more", "one\ntwo")
    assert str(second.date) == "2025-09-22T13:47/2025-09-22T14:00"
    assert second.tags == ("G",)
    assert load(["events.yaml"]).files[0].sources["e-example-t"].url == "https://e.example/t"


def test_what_is_not_known_is_asked_for() -> None:
    Path("x.odt").write_text("x")
    assert "say -I with ics, csv, xlsx" in refused("import", "x.odt")
    printed = ok("import", "-", "-I", "csv", "--dry-run", stdin="date,title\n1999,T\n")
    assert printed.out == "add\tt\t1999\tT\n"
    assert not Path("events.yaml").exists()


# Sources, mappings and names of tables

SOURCES = """\
chrono: 1
sources:
  lease-2019: {title: The lease, file: papers/Lease_2019.pdf}
  a: {title: A, file: one/Note.pdf}
  b: {title: B, file: two/Note.pdf}
events: []
"""


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        ("lease-2019", "lease-2019"),
        ("Lease_2019.pdf", "lease-2019"),
        ("papers/Lease_2019.pdf", "lease-2019"),
        ("PAPERS\\LEASE_2019.PDF", "lease-2019"),
        ("the lease", "lease-2019"),
        ("one/Note.pdf", "a"),
        ("Another note", "another-note"),
    ],
)
def test_a_source_is_found_by_what_it_goes_by(cell: str, key: str) -> None:
    Path("events.yaml").write_text(SOURCES)
    Path("t.csv").write_text(f"date,title,source\n2001,T,{cell}\n")
    ok("import", "t.csv")
    (event,) = events("events.yaml").values()
    assert event.sources == (key,)
    assert len(load(["events.yaml"]).files[0].sources) == 3 + (key == "another-note")


PARTS = """\
chrono: 1
sources:
  notice-the-roof: {title: The roof, file: papers/notice.eml, part: The roof}
  notice-plan: {title: The plan, file: papers/notice.eml, part: plan.pdf}
  call: {title: A call, file: papers/call.eml}
  call-reply: {title: A reply, file: papers/call.eml, part: A reply}
events: []
"""
PROPOSED = """\
chrono: 1
sources:
  lease: {title: Lease of Unit 7, file: papers/lease.pdf}
  notice: {title: Notice, file: papers/notice.eml}
events: []
"""


@pytest.mark.parametrize(
    ("cell", "proposed", "key", "title"),
    [
        ("call.eml", "", "call", "A call"),  # the message, and not the one inside it
        ("The plan", "", "notice-plan", "The plan"),
        ("notice.eml", "", "notice", "notice.eml"),  # the parts alone are known
        ("notice.eml", PROPOSED, "notice", "Notice"),
        ("Lease.pdf", PROPOSED, "lease", "Lease of Unit 7"),  # only proposed as yet
        ("lease of unit 7", PROPOSED, "lease", "Lease of Unit 7"),
        ("Lease.pdf", "", "lease-pdf", "Lease.pdf"),
    ],
)
def test_the_file_of_a_part_or_a_proposal_is_one_source(
    cell: str, proposed: str, key: str, title: str
) -> None:
    Path("events.yaml").write_text(PARTS)
    if proposed:
        Path("events.proposed.yaml").write_text(proposed)
    Path("t.csv").write_text(f"date,title,source\n2001,T,{cell}\n2002,U,{cell}\n")
    ok("import", "t.csv")
    assert {event.sources for event in events("events.yaml").values()} == {(key,)}
    assert load(["events.yaml"]).files[0].sources[key].title == title


def test_a_name_of_two_files_is_refused() -> None:
    Path("events.yaml").write_text(SOURCES)
    Path("t.csv").write_text("date,title,source\n2001,T,Note.pdf\n2002,U,A\n")
    ran = run("import", "t.csv")
    assert ran.status == 1
    assert "t.csv:2:10: K104 Note.pdf is the name of 2 sources" in ran.err
    assert "hint: write one of a, b" in ran.err


def test_a_mapping_goes_out_and_in() -> None:
    Path("t.csv").write_bytes(
        "Bericht\nTag|Uhr|Ende|Was|Wer|Auch\n"
        "2024-05-06|14:30|2024-05-07|Prüfung|Smith, John|Khan\n".encode("cp1252")
    )
    given = ("--header", "2", "--encoding", "cp1252", "--delimiter", "|")
    maps = ("date=Tag", "end=Ende", "title=Was", "people=Wer", "people=Auch")
    options = [part for one in maps for part in ("--map", one)]
    told = refused("import", "t.csv", *options, "--map", "time=Uhr", *given)
    assert "give both ends a time of day, or neither" in told
    first = ok("import", "t.csv", *options, *given, "--save-mapping", "m.toml")
    assert "kept under fields: Uhr (fields.uhr)" in first.err
    (event,) = events("events.yaml").values()
    assert (str(event.date), event.title) == ("2024-05-06/2024-05-07", "Prüfung")
    assert event.people == ("Smith, John", "Khan")
    assert 'people = ["Wer", "Auch"]' in Path("m.toml").read_text()
    second = ok("import", "t.csv", "--mapping", "m.toml")
    assert "0 added, 0 changed, 1 the same" in second.err


def test_no_hint_names_an_option_that_import_lacks() -> None:
    options = ok("import", "--help").out
    said = ""
    for cell in ("gestern", "14:30", "c. 16/10/23", "03/04/25", "two weeks later", "TBC", "May 5"):
        Path("t.csv").write_text(f"date,title\n{cell},T\n")
        said += refused("import", "t.csv")
    found = set(re.findall(r"--[a-z][a-z-]+", said))
    assert found
    assert not {name for name in found if name not in options}


# names of columns, the cells of a row, and its date
COLUMNS = [
    ("Beginn,Ende,title", "2024-05-06,2024-05-09,Fair", "2024-05-06/2024-05-09"),
    ("Début,Fin,titre", "2024-05-06,2024-05-09,Fair", "2024-05-06/2024-05-09"),
    ("From date,Until,title", "2024-05-06,2024-05-09,Fair", "2024-05-06/2024-05-09"),
    ("date,start,end,title", "2024-05-06,14:30,16:00,Fair", "2024-05-06T14:30/2024-05-06T16:00"),
    ("Date,From,To,title", "2024-05-06,2 pm,4 pm,Fair", "2024-05-06T14/2024-05-06T16"),
    ("Day,Begin,Finish,title", "2024-05-06,14:30,,Fair", "2024-05-06T14:30"),
    ("Start,title", "2024-05-06 14:30,Fair", "2024-05-06T14:30"),
    ("Date,Start,title", "2024-05-06,1999,Fair", "2024-05-06"),  # no time: a key of the owner's
    ("Yr,Mo,Day,title", "1999,5,12,Fair", "1999-05-12"),
    ("Jahr,Monat,Tag,Titel", "1999,5,12,Fair", "1999-05-12"),
    ("Jahr,Monat,Tag,Titel", "1999,5,harbour,Fair", "1999-05"),
]  # fmt: skip


@pytest.mark.parametrize(("names", "cells", "date"), COLUMNS)
def test_columns_are_known_by_names_and_cells(
    names: str, cells: str, date: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(f"{names}\n{cells}\n", encoding="utf-8")
    assert run("import", "t.csv", "-f", "f.yaml").status == 0
    (event,) = load(["f.yaml"]).events
    assert (str(event.date), event.title) == (date, "Fair")


@pytest.mark.parametrize(
    ("cell", "date"),
    [
        ("w/c 22/08/2022", "[2022-08-22..2022-08-28]"),
        ("W/C: 22.08.2022", "[2022-08-22..2022-08-28]"),
        ("wc 22 August 2022", "[2022-08-22..2022-08-28]"),
        ("w/b 05/09/2022", "[2022-09-05..2022-09-11]"),
        ("w/e 28/08/2022", "[2022-08-22..2022-08-28]"),
        ("w.e. 02/01/2022", "[2021-12-27..2022-01-02]"),
        ("week commencing 22/08/2022", "[2022-08-22..2022-08-28]"),
        ("week ending 28/08/2022", "[2022-08-22..2022-08-28]"),
    ],
)
def test_a_week_in_a_table_is_some_time_in_its_days(cell: str, date: str) -> None:
    Path("t.csv").write_text(f"date,title\n{cell},T\n")
    ok("import", "t.csv", "--order", "dmy")
    (event,) = events("events.yaml").values()
    assert (str(event.date), event.claims[0].phrase) == (date, cell)


@pytest.mark.parametrize(
    ("row", "told", "hint"),
    [
        ("TBC,,", "not a date: TBC", "where the date is not known, leave the cell empty"),
        ("?,,", "not a date: ?", "where the date is not known, leave the cell empty"),
        ("yesterdy,,", "not a date: yesterdy", "did you mean yesterday?"),
        ("w/c 2022,,", "a week is given by a day", "write it like w/c 22/08/2022"),
        ("w/c 31/02/2022,,", "no such day", "February 2022 has 28 days"),
        ("2022-08-01,am,", "not a time of day: am", "or leave the cell empty"),
    ],
)
def test_what_is_no_date_yet_is_refused_with_what_to_write(row: str, told: str, hint: str) -> None:
    Path("t.csv").write_text(f"date,time,title\n2022,,Good\n{row}Bad\n")
    ran = run("import", "t.csv", "--order", "dmy")
    assert ran.status == 1
    assert told in ran.err
    assert hint in ran.err


WHO = (
    # column, names -> orgs, people, names
    ("Who", "Acme Ltd; John Smith; EPA", ("Acme Ltd",), ("John Smith",), ("EPA",)),
    ("Party", "Harbour Bank; Smith, John", ("Harbour Bank",), ("Smith, John",), ()),
    ("Who", "Smith; Ministry of Works", ("Ministry of Works",), (), ("Smith",)),
    ("Witness", "Smith; Ministry of Works", ("Ministry of Works",), ("Smith",), ()),
    ("Person", "CICA; The Desk", ("CICA", "The Desk"), (), ()),  # both known here
    ("Person", "Marks & Spencer; Unit 7", (), (), ("Marks & Spencer", "Unit 7")),
    ("people", "Acme Ltd", (), ("Acme Ltd",), ()),  # the column of our own tables
)


@pytest.mark.parametrize(("column", "cell", "orgs", "people", "names"), WHO)
def test_a_column_of_persons_makes_no_persons_of_firms(
    column: str, cell: str, orgs: tuple[str, ...], people: tuple[str, ...], names: tuple[str, ...]
) -> None:
    head = "chrono: 1\nentities:\n  CICA: {kind: org, aliases: [The Desk]}\nevents: []\n"
    Path("events.yaml").write_text(head)
    Path("t.csv").write_text(f'date,title,{column}\n2001,T,"{cell}"\n')
    told = ok("import", "t.csv").err
    (event,) = events("events.yaml").values()
    assert (event.orgs, event.people, event.names) == (orgs, people, names)
    assert all(name in told for name in names)
    assert "0 added, 0 changed, 1 the same" in ok("import", "t.csv").err


@pytest.mark.parametrize(
    ("written", "century", "dates"),
    [
        ("3.4.25", "2000", "2025-04-03"),
        ("3.4.25", "1900", "1925-04-03"),
        ("3-Apr-85", "1900", "1985-04-03"),
        ("w/c 3/4/25", "2000", "[2025-04-03..2025-04-09]"),
        ("3.4.2025", "1900", "2025-04-03"),
        ("April 25", "2000", ""),  # a day without a year
    ],
)
def test_the_century_of_years_in_two_figures_is_asked(
    written: str, century: str, dates: str
) -> None:
    Path("t.csv").write_text(f"Date,Title\n{written},Mine\n", encoding="utf-8")
    ran = run("import", "t.csv", "--order", "DMY", "--century", century)
    assert ran.status == (0 if dates else 2), ran.err
    if dates:
        assert [str(event.date) for event in events("events.yaml").values()] == [dates]


def test_an_import_that_stops_at_years_in_two_figures_names_the_option() -> None:
    Path("t.csv").write_text("Date,Title\n3.4.25,Mine\n", encoding="utf-8")
    assert "--century 2000 reads 3.4.25 as 3.4.2025" in run("import", "t.csv", "--order", "DMY").err
    Path("t.csv").write_text("Date,Title\n25-04-03,Mine\n", encoding="utf-8")
    assert "--century" not in run("import", "t.csv", "--order", "YMD").err

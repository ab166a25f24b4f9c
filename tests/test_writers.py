"""The writers: every format writes every timeline, and what is read back is what was written."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from chrono.claims import Chronology, Claim, Event, File, Source
from chrono.dates import CERTAIN, POSSIBLE, Date, parse
from chrono.errors import ChronoError
from chrono.query import split
from chrono.store import load
from chrono.timeline import Row, Selection, Timeline, select
from chrono.writers import ENDINGS, TABLES, UNCOLUMNED, UNGROUPED, WRITERS, Style, names, writer
from chrono.writers.cells import COLUMNS, cells, check_columns
from chrono.writers.cells import NAMES as COLUMN_NAMES
from chrono.writers.columns import NARROWEST, aligned, fit, wrap
from chrono.writers.detail import detail
from chrono.writers.escape import one_line, tab_value
from chrono.writers.graphemes import width_of
from chrono.writers.objects import SCHEMA, flat
from chrono.writers.records import records
from chrono.writers.separated import CSV, TSV
from tests.test_dates import table

TEXTUAL = [name for name in names() if name != "xlsx"]  # tests/test_xlsx.py has that
SHIPPED = load([str(Path(__file__).parent.parent / "events.yaml")])
SOURCES = {
    "news": Source(
        "news", "The News", ("A. Author",), "", Date("2025-03"), "https://news.example/1"
    ),
    "x": Source("x"),
}
# An event of each kind: possible, undated, wide, without claims, with everything.
KINDS = (
    Event("plain", Date("1992"), "Founded"),
    Event("undated", None, "No date, no claims"),
    Event("bc", Date("-0043-03-15"), "Ides", note="two\nlines"),
    Event("open", Date("[..2026]"), "Perhaps", modality="planned"),
    Event("far", Date("Y170002"), "Far"),
    Event(
        "full", Date("2025-09-22T13:47:00+04:00"), "All | of * it", ("CICA", "NAM"),
        ("A. Person",), ("Baku",), ("Corridor",), ("tag",), note="n", zone="Asia/Baku",
        fields=(("own", ("a", "b")),),
        claims=(
            Claim(source="news", page="14", quote="He said “it”", phrase="yesterday"),
            Claim(Date("2025"), "start", "x", url="https://x.example/2", locator="fig. 2"),
        ),
    ),
)  # fmt: skip


def timeline(*events: Event, possible: tuple[str, ...] = ()) -> Timeline:
    held = tuple(event._replace(path="events.yaml", at=7) for event in events)
    chronology = Chronology((File("events.yaml", "desk", "", SOURCES),), {}, held, len(held))
    rows = (Row(one, POSSIBLE if one.id in possible else CERTAIN, one.id) for one in held)
    return Timeline(chronology, tuple(rows))


def text(name: str, found: Timeline, **style: object) -> str:
    """Write a timeline; events that the format leaves out are left out."""
    pieces = writer(name)(found, Style(**style))
    return "".join(piece for piece in pieces if isinstance(piece, str))


TIMELINES = {
    "shipped": select(SHIPPED, Selection(), parse),
    "possible": select(SHIPPED, Selection(split("on:2025-09-09")), parse),
    "empty": timeline(),
    "kinds": timeline(*KINDS, possible=("open", "undated")),
}


@pytest.mark.parametrize("which", TIMELINES)
@pytest.mark.parametrize("name", TEXTUAL)
def test_every_format_writes_every_timeline(name: str, which: str) -> None:
    found = TIMELINES[which]
    written = text(name, found)
    assert written == text(name, found)
    assert written.endswith("\n") or (which == "empty" and written == "")
    for row in found.rows:
        if name not in ("ics", *TABLES):
            assert row.event.title.split(" ")[0] in written
    if name not in UNGROUPED:
        for by in ("org", "year"):
            assert which == "empty" or text(name, found, group_by=by).count("\n") > 1


@pytest.mark.parametrize("name", [name for name in TEXTUAL if name not in UNCOLUMNED])
def test_every_format_writes_every_column(name: str) -> None:
    for column in COLUMN_NAMES:
        assert text(name, TIMELINES["kinds"], columns=(column,))
        assert text(name, TIMELINES["kinds"], columns=("id", column), dates="edtf")


def test_the_tables_name_what_there_is() -> None:
    assert set(ENDINGS.values()) <= set(names())
    assert set(UNGROUPED) | set(UNCOLUMNED) <= set(WRITERS)
    assert len(TEXTUAL) == len(set(TEXTUAL))


def test_an_unknown_name_is_told_with_the_known() -> None:
    with pytest.raises(ChronoError, match="no format xls") as refusal:
        writer("xls")
    assert "columns, tsv" in refusal.value.hint
    with pytest.raises(ChronoError, match="no column colour") as refusal:
        check_columns(["date", "colour"])
    assert "date, id, title" in refusal.value.hint


# csv and tsv

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def rewritten(title: str, name: str, **style: object) -> list[str]:
    """Write one title, and read the record back with the reader of another."""
    written = text(name, timeline(Event("e", None, title)), columns=("title", "id"), **style)
    if name == "csv":
        header, record = csv.reader(io.StringIO(written, newline=""))
    else:
        header, record = (line.split("\t") for line in written.removesuffix("\n").split("\n"))
    assert header == ["title", "id"]
    assert record[1] == "e"
    return record


@given(TEXTS)
def test_csv_is_read_back(title: str) -> None:
    """RFC 4180: what is printable comes back; a cell is not changed but for the apostrophe."""
    read = rewritten(title, "csv", raw=True)[0]
    if title.isprintable() and one_line(title) == title:
        assert read == title
    shown = rewritten(title, "csv")[0]
    assert shown in (read, "'" + read)
    assert not shown.lstrip().startswith(("=", "+", "-", "@"))


def unescaped(value: str) -> str:
    """Read a TSV value as docs/events.md says: \\t, \\n and \\\\."""
    parts = value.split("\\\\")
    return "\\".join(part.replace("\\t", "\t").replace("\\n", "\n") for part in parts)


@given(TEXTS)
def test_tsv_is_read_back(title: str) -> None:
    read = rewritten(title, "tsv")[0]
    if all(one_line(part) == part for line in title.split("\n") for part in line.split("\t")):
        assert unescaped(read) == title
    assert tab_value(unescaped(read)) == read or one_line(title) != title


CSV_CELLS = '''
# title         the cell          with --raw-csv
plain           plain             plain
a,b             "a,b"             "a,b"
say "x"         "say ""x"""       "say ""x"""
=1+1            '=1+1             =1+1
+1              '+1               +1
-1              '-1               -1
@SUM(A1)        '@SUM(A1)         @SUM(A1)
＝1             '＝1              ＝1
=cmd|' /C'!A0   '=cmd|' /C'!A0    =cmd|' /C'!A0
=A1,2           "'=A1,2"          "=A1,2"
# only the start of a cell is run
1-1             1-1               1-1
'=1             '=1               '=1
'''


@pytest.mark.parametrize(("title", "safe", "raw"), table(CSV_CELLS))
def test_csv_cells(title: str, safe: str, raw: str) -> None:
    one = timeline(Event("e", None, title))
    assert text("csv", one, columns=("title",)) == f"title\n{safe}\n"
    assert text("csv", one, columns=("title",), raw=True) == f"title\n{raw}\n"


def test_csv_and_tsv_hold_the_same_events_as_the_cells() -> None:
    shipped = TIMELINES["shipped"]
    for name, columns in (("csv", CSV), ("tsv", TSV)):
        written = text(name, shipped)
        rows = list(csv.reader(io.StringIO(written), delimiter="," if name == "csv" else "\t"))
        rest = ["chrono"] if name == "csv" else []
        assert rows[0] == [*columns, *rest]
        assert [row[: len(columns)] for row in rows[1:]] == cells(shipped, columns, "edtf", "; ")


def test_a_record_of_one_empty_cell_is_a_record() -> None:
    written = text("csv", timeline(Event("e", None, "t")), columns=("note",))
    assert list(csv.DictReader(io.StringIO(written))) == [{"note": ""}]


# JSON

KEYS = (
    "schema", "id", "date", "words", "title", "orgs", "people", "places", "names", "tags",
    "earliest", "latest", "starts_at", "ends_at", "precision", "match", "status", "modality",
    "note", "ruling", "before", "after", "during", "ignore", "zone", "sources", "claims", "fields",
    "file", "line",
)  # fmt: skip


def test_json_is_one_array_and_jsonl_a_line_each() -> None:
    for found in TIMELINES.values():
        array = json.loads(text("json", found))
        assert [json.loads(line) for line in text("jsonl", found).splitlines()] == array
        assert [one["id"] for one in array] == [row.id for row in found.rows]
        for one in array:
            assert tuple(one) == KEYS
            assert one["schema"] == SCHEMA


def test_json_says_what_is_known() -> None:
    """Texts, lists, null where nothing is known; dates in EDTF, bounds as days."""
    found = {one["id"]: one for one in json.loads(text("json", TIMELINES["kinds"]))}
    assert [found["undated"][key] for key in ("date", "earliest", "precision", "note")] == [
        None
    ] * 4
    assert [found["open"][key] for key in ("date", "earliest", "latest", "match", "modality")] == [
        "[..2026]", None, "2026-12-31", "possible", "planned",
    ]  # fmt: skip
    assert found["bc"]["earliest"] == "-0043-03-15"
    assert found["far"]["latest"] == "Y170002-12-31"
    full = found["full"]
    assert (full["zone"], full["fields"]) == ("Asia/Baku", {"own": ["a", "b"]})
    assert full["claims"][1] == {
        "date": "2025", "part": "start", "source": "x", "url": "https://x.example/2",
        "locator": "fig. 2",
    }  # fmt: skip
    assert flat(TIMELINES["kinds"].rows[1], TIMELINES["kinds"], "words")["date"] is None


COLUMNED = ("id", "orgs", "source", "page", "where", "fields.own")


def test_json_with_columns_holds_those() -> None:
    written = text(
        "jsonl", TIMELINES["kinds"], columns=("id", "orgs", "source", "page", "where", "fields.own")
    )
    assert json.loads(written.splitlines()[-1]) == {
        "id": "full", "orgs": ["CICA", "NAM"], "source": "news, x", "page": "14",
        "where": "p. 14, fig. 2", "fields.own": ["a", "b"],
    }  # fmt: skip


# Markdown and detail

BULLETS = """\
- **1992** Founded
- \\* **undated** No date, no claims
- **15 March 44 BC** Ides
- \\* **by 2026** Perhaps
- **170,002** Far
- **22 September 2025, 13:47:00 +04:00** All \\| of \\* it
  - “He said “it”” — A. Author, [The News](https://news.example/1), March 2025, p. 14
  - [x](https://x.example/2), fig. 2
"""


def test_markdown() -> None:
    assert text("md", TIMELINES["kinds"]) == BULLETS


def test_markdown_headings() -> None:
    written = text("md", timeline(*KINDS[:2]), group_by="year")
    assert (
        written
        == "## 1992\n\n- **1992** Founded\n\n## undated\n\n- **undated** No date, no claims\n"
    )


def test_detail() -> None:
    """Every fact, claim, quote and source of an event."""
    found = TIMELINES["kinds"]
    written = detail(found.rows[-1], found.chronology)
    assert written.splitlines()[0] == "full  All | of * it"
    for told in (
        "CICA, NAM", "own       a, b", "“He said “it””", "as written “yesterday”", "start 2025",
        "[news] A. Author, The News, March 2025, p. 14", "events.yaml:7",
    ):  # fmt: skip
        assert told in written
    assert "date      not known" in detail(found.rows[1], found.chronology)


# Columns

WIDE = (
    Event("a", Date("1992"), "ASCII title that is rather long, longer than anything else in here"),
    Event(
        "b", Date("1999-03"), "中国改革开放四十周年纪念大会在北京人民大会堂隆重举行，各国代表出席"
    ),
    Event("c", Date("2001~"), "Cafe\u0301 re\u0301sume\u0301 na\u0308ive " * 4),
    Event("d", Date("2025-09-09/2025-09-10"), "ชื่อเหตุการณ์ที่ยาวมากและน่าสนใจ ชื่อเหตุการณ์ที่ยาวมาก"),
    Event("e", None, "한국어 제목과 ｆｕｌｌ ｗｉｄｔｈ과 ᄒ\u1161\u11ab글 자모"),
    Event("f", Date("2030"), "x" * 90),
    Event("g", Date("2031"), "漢" * 50),
)


@pytest.mark.parametrize("possible", [(), ("b", "e")])
@pytest.mark.parametrize("group_by", ["", "decade"])
@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_columns_fit_a_terminal(width: int, group_by: str, possible: tuple[str, ...]) -> None:
    found = timeline(*WIDE, possible=possible)
    chosen = {"columns": ("date", "title", "source", "id"), "group_by": group_by}
    written = text("columns", found, width=width, **chosen)
    assert max(map(wcswidth, written.splitlines())) <= width
    # not a sign is lost, nor one put in
    blanks = str.maketrans("", "", " \n*")
    whole = text("columns", found, **chosen)
    assert sorted(written.translate(blanks)) == sorted(whole.translate(blanks))


@pytest.mark.parametrize("width", [None, 60, 80])
def test_columns_stand_under_each_other(width: int | None) -> None:
    """The id, last in its line, begins at the same place of the screen in every first line."""
    written = text("columns", timeline(*WIDE), columns=("date", "title", "id"), width=width)
    ends = [line for line in written.splitlines() if line[-2:].strip() in set("abcdefg")]
    firsts = [line for line in ends if line[-3:-1] == "  " and not line.startswith(" ")]
    assert len(firsts) == len(WIDE)
    assert len({wcswidth(line) for line in firsts}) == 1


def test_a_narrow_terminal_leaves_out_what_is_last() -> None:
    """The title keeps room to be read; what holds nothing has no column."""
    found = timeline(Event("an-id-of-some-length", Date("1992"), "word " * 12 + "end"))
    for width, ids in ((132, True), (80, True), (60, False)):
        written = text("columns", found, width=width)
        assert ("an-id-of-some-length" in written) is ids
        assert max(map(len, written.splitlines())) <= width


def test_a_pipe_gets_an_event_a_line() -> None:
    written = text("columns", timeline(*WIDE)).splitlines()
    assert len(written) == len(WIDE)
    for event, line in zip(WIDE, written, strict=True):
        assert event.title.strip() in line


def test_the_star_has_a_column_where_an_event_is_only_possible() -> None:
    two = Event("a", Date("1992"), "One"), Event("b", Date("1993"), "Two")
    assert text("columns", timeline(*two)) == "1992  One  a\n1993  Two  b\n"
    assert text("columns", timeline(*two, possible=("b",))) == "   1992  One  a\n*  1993  Two  b\n"
    for name in TABLES:
        head = len(text(name, timeline(*two)).splitlines()[0])
        assert len(text(name, timeline(*two, possible=("b",))).splitlines()[0]) >= head
        assert text(name, timeline(*two, possible=("b",))) != text(name, timeline(*two))


def test_columns_under_headings_are_as_wide_as_each_part_needs() -> None:
    two = Event("a", Date("1992"), "One", ("X",)), Event("b", Date("1993-05"), "Second")
    assert text("columns", timeline(*two), group_by="org") == (
        "X\n  1992  One  a\n\nno organisation\n  May 1993  Second  b\n"
    )


WRAPS = """
# text                  width  lines
one two three           7      one two|three
one two three           13     one two three
a longestword b         6      a long|estwor|d b
well-known              6      well-|known
été à côté              5      été à|côté
漢字漢字                6      漢字漢|字
é漢字 word              5      é漢字|word
"""


@pytest.mark.parametrize(("line", "width", "lines"), table(WRAPS))
def test_wrap(line: str, width: str, lines: str) -> None:
    assert wrap(line, int(width)) == lines.split("|")


@given(st.text(st.characters(categories=["L", "M", "N", "P", "Zs"])), st.integers(2, 30))
def test_wrapped_lines_fit_and_lose_nothing(line: str, width: int) -> None:
    line = one_line(line)
    lines = wrap(line, width)
    assert all(width_of(part) <= width for part in lines)
    assert "".join("".join(lines).split()) == "".join(line.split())


@given(st.lists(st.integers(0, 200), min_size=1, max_size=8), st.integers(10, 200))
def test_fit(widths: list[int], room: int) -> None:
    """The widest give way, none below the narrowest, and no more than is needed."""
    fitted = fit(widths, room)
    gaps = 2 * (len(widths) - 1)
    pairs = list(zip(widths, fitted, strict=True))
    assert all(min(old, NARROWEST) <= new <= old for old, new in pairs)
    if sum(widths) + gaps <= room:
        assert fitted == widths
    elif max(fitted) > NARROWEST:
        assert room - len(widths) <= sum(fitted) + gaps <= room


@pytest.mark.parametrize("sign", [*"aéƏش漢ｆ한“–🎉\u00ad", "e\u0301", "ᄒ\u1161\u11ab", "में", "ชื่"])
def test_a_sign_is_as_wide_as_a_terminal_draws_it(sign: str) -> None:
    assert width_of(sign) == wcswidth(sign)


def test_no_rows_are_no_lines() -> None:
    assert list(aligned([])) == []


RECORDS = {
    "columns": "a   1\nbb  2\n",
    "tsv": "name\tcount\na\t1\nbb\t2\n",
    "csv": "name,count\na,1\nbb,2\n",
    "json": '[\n{"name": "a", "count": "1"},\n{"name": "bb", "count": "2"}\n]\n',
    "jsonl": '{"name": "a", "count": "1"}\n{"name": "bb", "count": "2"}\n',
}


@pytest.mark.parametrize("name", RECORDS)
def test_records(name: str) -> None:
    assert "".join(records(["name", "count"], [["a", "1"], ["bb", "2"]], name)) == RECORDS[name]
    assert "".join(records(["name"], [], name)) in ("", "name\n", "[]\n")


def test_records_have_the_plain_formats_only() -> None:
    with pytest.raises(ChronoError, match="no format md"):
        list(records(["a"], [], "md"))


DOUBTS = [
    (Event("a", Date("2024"), "A", claims=(Claim(source="s"),)), ""),
    (Event("a", Date("2024"), "A"), "no source"),
    (Event("a", None, "A", claims=(Claim(source="s"),)), "no date"),
    (Event("a", Date("2024?"), "A", claims=(Claim(source="s"),)), "uncertain date"),
    (Event("a", Date("2024~"), "A", claims=(Claim(source="s"),)), "approximate date"),
    (Event("a", Date("2024%"), "A", claims=(Claim(source="s"),)),
     "uncertain date; approximate date"),
    (Event("a", Date("2024"), "A", modality="planned", claims=(Claim(source="s"),)), "planned"),
    (Event("a", Date("2024"), "A", claims=(Claim(source="s", assumed="year"),)), "year assumed"),
    (Event("a", Date("2024"), "A", claims=(Claim(source="s", confidence=0.95),)), ""),
    (Event("a", Date("2024"), "A", claims=(Claim(source="s", confidence=0.6),)),
     "confidence 0.60"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "said"), DOUBTS, ids=[said or "none" for _, said in DOUBTS])
def test_doubts_say_why_an_event_may_be_wrong(event: Event, said: str) -> None:
    assert cells(timeline(event), ("doubts",), "words") == [[said]]


def test_columns_of_own_keys() -> None:
    held = Event("a", None, "A", fields=(("issue", ("lease", "rent")), ("judge", "Hale")))
    asked = check_columns(["fields.issue", "fields.judge", "fields.none"])
    assert cells(timeline(held), asked, "words") == [["lease, rent", "Hale", ""]]
    for wrong in ("fields.", "field.issue"):
        with pytest.raises(ChronoError, match="no column"):
            check_columns([wrong])


def test_every_column_is_filled_by_something() -> None:
    placed = Claim(paragraph=3, line=14, confidence=0.7, assumed="year", locator="fig. 2")
    lasting = Event("lasting", Date("2024/2026"), "A chairmanship", claims=(placed,))
    local = Event("local", Date("2025-09-22T13:47"), "A", zone="Asia/Baku")
    rows = cells(timeline(*KINDS, lasting, local), ("date", *COLUMNS), "words")
    assert all(any(column) for column in zip(*rows, strict=True))

"""The store reads what a person writes: dates, files, folders, bytes; and tells the rest aloud."""

# ruff: noqa: E501 (a table is read across)

import gc
import io
import os
import re
import weakref
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono import store
from chrono.claims import Chronology
from chrono.errors import ChronoError, Problem
from chrono.store import text
from chrono.store.emit import scalar
from chrono.store.text import Text
from tests.command import ok, refused, run

EVENT = "  - id: a\n    title: An event\n"
ONE = f"chrono: 1\nevents:\n{EVENT}"


def load(text: str | bytes) -> Chronology:
    raw = text.encode() if isinstance(text, str) else text
    return store.load_text(Text("x.yaml", raw))


def problems(text: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(ChronoError) as caught:
        load(text)
    assert caught.value.problems
    return caught.value.problems


# What is written after `date: `, from column 11, and the date it is, or code and column of the
# refusal. Two blanks or more between.
DATES = """
# EDTF as it is
2025-03-13              2025-03-13
2025-03                 2025-03
1999                    1999
1992~                   1992~
1999/2005               1999/2005
1999/..                 1999/..
-0043-03-15             -0043-03-15
-0043                   -0043
0622                    0622
1812-06-24              1812-06-24
1582-10-10              1582-10-10
'[1667,1668]'           [1667,1668]
"{1960,1961-12}"        {1960,1961-12}
'%2001'                 2001%
../2026                 ../2026
199X                    199X
Y17E8                   Y17E8
2025-03-13T12:30Z       2025-03-13T12:30Z
# EDTF that is not canonical, phrases of our own grammar
?2001                   2001?
c. 1992                 1992~
March 2025              2025-03
2024-Q3                 2024-35
5 Sept 2025             2025-09-05
Sept. 9–10, 2025        2025-09-09/2025-09-10
the 1990s               199X
since 1999              1999/..
'44 BC'                 -0043
20250313                2025-03-13
2025-03-13 # a comment  2025-03-13
# nothing there is no date
(nothing)               (none)
# no such day, no time without a day, nothing that counts from today
2025-02-30              D101 19
2025-13-01              D101 16
12:30                   D104 11
last month              D104 11
today                   D104 11
2005/1999               D103 16
03/04/2025              D105 11
# what YAML 1.1 takes for something else is only a text that is no date
no                      D102 11
yes                     D102 11
null                    D102 11
~                       D102 11
''                      D102 12
1e5                     D102 12
0x1F                    D102 12
1_000                   D102 12
1,000                   D102 11
.5                      D102 11
.nan                    D102 11
622                     D102 11
99999                   D102 11
12:30:45:10             D102 13
# what YAML breaks
%2001                   Y101 11
@2001                   Y101 11
{1960,1961-12}          D102 11
[1667,1668]             D102 11
[..2026]                D102 11
- 1999                  Y101 11
1999: so                Y101 15
!!int 1999              Y104 11
&a 1999                 Y103 11
"""


def table(text: str) -> list[tuple[str, str]]:
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    rows = [line.partition("  ") for line in lines]
    return [(first.strip(), rest.strip()) for first, _, rest in rows]


@pytest.mark.parametrize(("written", "expected"), table(DATES))
def test_dates(written: str, expected: str) -> None:
    value = "" if written == "(nothing)" else written
    text = f"chrono: 1\nevents:\n  - id: a\n    date: {value}\n    title: An event\n"
    if expected[0] in "DKY" and expected[1:4].isdigit() and " " in expected:
        first = problems(text)[0]
        assert (f"{first.code} {first.column}", first.line) == (expected, 4)
        return
    date = load(text).events[0].date
    assert str(date) == ("None" if expected == "(none)" else expected)


# The 19 spellings that are each kept in meaning or refused aloud are all in the table.
SPELLINGS = """2025-03-13 | 2025-03 | 1999 | 1992~ | c. 1992 | 1999/2005 | 1999/.. | -0043-03-15 |
1812-06-24 | 1582-10-10 | March 2025 | 2024-Q3 | 2025-02-30 | 0622 | -0043 | 12:30 | no |
2025-13-01 | last month"""


def test_spellings_are_in_the_table() -> None:
    written = {first for first, _ in table(DATES)}
    assert {spelling.strip() for spelling in SPELLINGS.split("|")} <= written


def test_a_phrase_is_kept_beside_its_date() -> None:
    text = "chrono: 1\nevents:\n  - {id: a, title: t, date: c. 1992}\n  - {id: b, title: t, date: 1992~}\n"
    one, two = load(text).events
    assert (one.stated, two.stated) == ("c. 1992", "")
    assert one.date == two.date


# The same chronology in other bytes.
@pytest.mark.parametrize(
    "raw",
    [
        ONE.encode(),
        b"\xef\xbb\xbf" + ONE.encode(),
        ONE.replace("\n", "\r\n").encode(),
        ONE.replace("\n", "\r").encode(),
        ONE.rstrip("\n").encode(),
        b"# first a comment\n\n---\n" + ONE.encode() + b"...\n",
        b"{chrono: 1, events: [{id: a, title: An event}]}",
        b"chrono: '1'\nevents:\n- title: |\n    An event\n  id: >-\n    a\n",
        b'"chrono": 1\n? events\n: - {"id":"a", "title":"An\\\n      \\ event"}\n',
    ],
)  # fmt: skip
def test_layouts(raw: bytes) -> None:
    (event,) = load(raw).events
    assert (event.id, event.title) == ("a", "An event")


# What is no text, and what holds nothing.
@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", "1:1 K106"),
        (b"\n\n", "1:1 K106"),
        (b"# only a comment\n", "1:1 K106"),
        (b"\xef\xbb\xbf", "1:1 K106"),
        (b"chrono", "1:1 K106"),
        (b"- chrono: 1\n", "1:1 K106"),
        (b"{}", "1:1 K102"),
        (b"chrono:\n", "1:1 K102"),
        (ONE.encode("utf-16"), "1:1 Y107"),
        (ONE.encode("utf-16-be"), "1:1 Y108"),
        (b"chrono: 1\nname: \xf4\xee\xf0\xf3\xec\n", "2:7 Y107"),
        (b"chrono: 1\nname: a\0b\n", "2:8 Y108"),
        (b"chrono: 1\rname: a\x1bb\r", "2:8 Y108"),
        (b"chrono: 1\nname: \xc2\x9b31m\n", "2:7 Y108"),
        (b"chrono: 1\nname: \xed\xa0\x80\n", "2:7 Y107"),
        (b"PK\x03\x04\x14\x00\x06\x00", "1:3 Y108"),
        # columns are characters, whatever their bytes and their width
        ("chrono: 1\nprofiles: {日本: x, 日本: b}\n".encode(), "2:19 Y102"),
        # deep nesting costs nothing
        (b"chrono: " + b"[" * 10_000, "1:20 Y105"),
        (b"chrono: " + b"{a: " * 10_000, "1:53 Y105"),
        (b"chrono: 1\nname: &a b\nzone: " + b"[" * 10_000, "2:7 Y103"),
        (b"- " * 10_000, "1:1 K106"),
        # not a second document, not an alias that grows
        (b"chrono: 1\n---\nchrono: 1\n", "2:1 Y106"),
        (b"chrono: 1\n...\nchrono: 1\n", "3:1 Y101"),
        (b"chrono: 1\nname: &a x\nzone: *a\n", "2:7 Y103"),
        (b"chrono: 1\nevents: &a [*a]\n", "2:9 Y103"),
        (b"!!map\nchrono: 1\n", "1:1 Y104"),
        (b"%YAML 1.1\n%TAG ! tag:x,2000:\n---\n!x\nchrono: 1\n", "4:1 Y104"),
        (b"&top\nchrono: 1\n", "1:1 Y103"),
    ],
)  # fmt: skip
def test_refused_bytes(raw: bytes, expected: str) -> None:
    first = problems(raw)[0]
    assert f"{first.line}:{first.column} {first.code}" == expected


def test_only_the_version_is_a_chronology() -> None:
    assert load("chrono: 1\n") == Chronology((load("chrono: 1\n").files[0],), {}, (), 0)


# A value of each shape that is wrong, at an event.
@pytest.mark.parametrize(
    ("line", "code"),
    [
        # the format's words, exactly
        ("status: draft", "K104"),
        ("status: Accepted", "K104"),
        ("modality: ['planned']", "K103"),
        # one line, text, list of lines
        ("page: [1]", "K103"),
        ("page: |\n      1\n      2", "K103"),
        ("note: {a: b}", "K103"),
        ("orgs: a, b", "K103"),
        ("orgs: {a: b}", "K103"),
        ("orgs: [[a]]", "K103"),
        ("orgs: ['']", "K103"),
        ("orgs: ['a\n\n        b']", "K103"),
        # numbers
        ("paragraph: 0", "K103"),
        ("paragraph: -1", "K103"),
        ("paragraph: 1.5", "K103"),
        ("paragraph: ٣", "K103"),
        ("paragraph: 9999999999", "K103"),
        ("confidence: 1.01", "K103"),
        ("confidence: .5", "K103"),
        ("confidence: nan", "K103"),
        # zones: not a path, not nothing
        ("zone: Mars/Olympus", "R103"),
        ("zone: ../../etc/passwd", "R103"),
        ("zone: /etc/localtime", "R103"),
        ("zone: Asia", "R103"),
        # ids
        ("before: [[a]]", "K103"),
        ("ignore: {C101: x}", "K103"),
        # fields stay flat
        ("fields: a", "K103"),
        ("fields: {a: {b: c}}", "K103"),
        ("fields: {a: [[b]]}", "K103"),
        # claims
        ("claims: a", "K103"),
        ("claims: {quote: a}", "K103"),
        ("claims: [a]", "K103"),
        ("claims: []\n    quote: a", "K105"),
        ("claims: [{title: a}]", "K101"),
        ("claims: [{source: nowhere}]", "R101"),
        ("source: nowhere", "R101"),
    ],
)
def test_wrong_values(line: str, code: str) -> None:
    assert [problem.code for problem in problems(f"{ONE}    {line}\n")] == [code]


# A text that stands for a list of one, what is empty, what looks like something else.
@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("orgs: NAM", "orgs", ("NAM",)),
        ("orgs: 'Health, Safety and Environment'", "orgs", ("Health, Safety and Environment",)),
        ("orgs: []", "orgs", ()),
        ("orgs:", "orgs", ()),
        ("orgs: [no, 1.0, ~]", "orgs", ("no", "1.0", "~")),
        ("note: |\n      Two\n      lines\n", "note", "Two\nlines"),
        ("note: 012", "note", "012"),
        ("note: ''", "note", ""),
        ("status:", "status", "accepted"),
        ("status: ''", "status", "accepted"),
        ("fields: {a: 1, b: [no]}", "fields", (("a", "1"), ("b", ("no",)))),
        ("zone: Asia/Baku", "zone", "Asia/Baku"),
        ("claims: []", "claims", ()),
    ],
)
def test_values(line: str, field: str, expected: object) -> None:
    assert getattr(load(f"{ONE}    {line}\n").events[0], field) == expected


@pytest.mark.parametrize("bad", ["a b", "a:b", "a/b", "a,b", "'#a'", "'a[0]'", "'*'", "x" * 81])
def test_ids_that_cannot_be(bad: str) -> None:
    assert [p.code for p in problems(f"chrono: 1\nevents:\n  - id: {bad}\n    title: t\n")] == [
        "I102"
    ]


@pytest.mark.parametrize(
    "good", ["a", "1992", "бакинский-форум", "no", "a.b_c-d", "x" * 80, "日本", "-"]
)
def test_ids_that_can_be(good: str) -> None:
    written = scalar(good)
    assert load(f"chrono: 1\nevents:\n  - id: {written}\n    title: t\n").events[0].id == good


# An unknown key answers with the nearest known one of its part of the file.
@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("chrono: 1\nevnets: []\n", "did you mean events?"),
        ("chrono: 1\nsources:\n  a: {autor: b}\n", "did you mean author?"),
        ("chrono: 1\nentities:\n  a: {kind: org, alias: b}\n", "did you mean aliases?"),
        (f"{ONE}    Title: x\n", "did you mean title?"),
        (f"{ONE}    org: CICA\n", "did you mean orgs?"),
        (f"{ONE}    claims: [{{qoute: x}}]\n", "did you mean quote?"),
        (f"{ONE}    colour: red\n", "anything of your own goes under fields:"),
        (f"chrono: 1\nsources:\n  letters: {{}}\nevents:\n{EVENT}    source: leters\n", "did you mean letters?"),
    ],
)  # fmt: skip
def test_hints(text: str, hint: str) -> None:
    assert [problem.hint for problem in problems(text)] == [hint]


def test_an_empty_source_is_a_source() -> None:
    chronology = load(
        f"chrono: 1\nsources:\n  letters: {{}}\nevents:\n{EVENT}    source: letters\n"
    )
    assert chronology.events[0].sources == ("letters",)


def test_both_claim_forms_mean_the_same() -> None:
    cited = "chrono: 1\nsources:\n  s: {}\nevents:\n"
    flat = load(f"{cited}  - {{id: a, title: t, date: 1999, source: s, page: 3, quote: q}}\n")
    listed = load(
        f"{cited}  - {{id: a, title: t, date: 1999, claims: [{{source: s, page: 3, quote: q}}]}}\n"
    )
    assert flat.events[0].claims[0]._replace(date=None) == listed.events[0].claims[0]


def test_everything_wrong_is_told_together() -> None:
    found = problems(f"chrono: 2\nnam: x\nevents:\n{EVENT}    date: no\n    source: s\n{EVENT}")
    assert [problem.code for problem in found] == ["K104", "K101", "D102", "R101", "I101"]


# Several files.
@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CHRONO_FILE", raising=False)
    Path("one.yaml").write_text(
        "chrono: 1\nsources: {s: {title: First}}\nentities:\n"
        "  CICA: {kind: org, aliases: [Conference]}\n"
        "events:\n  - {id: a, date: 1999, title: One, source: s}\n  - {id: b, date: 2001, title: Two}\n"
    )
    Path("two.yml").write_text(
        "chrono: 1\nsources: {s: {title: Second}}\nentities:\n"
        "  CICA: {kind: org, name: The Conference, aliases: [C.I.C.A.]}\n"
        "events:\n  - {id: a, date: 2000, title: Three, source: s}\n"
    )
    Path("other.yaml").write_text("jobs: [build]\n")
    Path("notes.txt").write_text("chrono: 1\n")
    Path("empty.yaml").write_text("")
    return tmp_path


def test_a_folder_is_its_chronologies(folder: Path) -> None:
    chronology = store.load(["."])
    assert [os.path.normpath(file.path) for file in chronology.files] == ["one.yaml", "two.yml"]
    assert store.load([str(folder)]).total == chronology.total == 3


def test_entities_join_over_files(folder: Path) -> None:
    assert folder
    joined = store.load(["one.yaml", "two.yml"]).entities["CICA"]
    assert (joined.name, joined.aliases) == ("The Conference", ("Conference", "C.I.C.A."))


def test_sources_and_ids_are_each_file_s_own(folder: Path) -> None:
    assert folder
    chronology = store.load(["one.yaml", "two.yml"])
    titles = [chronology.source(event, "s").title for event in chronology.events if event.sources]
    assert titles == ["First", "Second"]
    out = ok("list", "-f", "one.yaml", "-f", "two.yml", "-O", "tsv", "--columns", "id").out
    assert out.splitlines()[1:] == ["one:a", "two:a", "b"]
    assert "Three" in ok("show", "two:a", "-f", ".").out
    assert "one:a" in refused("show", "a", "-f", ".")


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    os.symlink("one.yaml", "link.yaml")
    assert store.load(["one.yaml", "./one.yaml", str(folder / "one.yaml"), "link.yaml"]).total == 2
    assert ok("-f", "one.yaml", "list", "-f", "one.yaml", "-O", "tsv").out.count("\n") == 3


def test_standard_input(folder: Path) -> None:
    assert folder
    out = ok("list", "-f", "-", "-O", "tsv", "--columns", "title", stdin=ONE).out
    assert out.splitlines()[1:] == ["An event"]
    both = ok("list", "-f", "-", "-f", "one.yaml", "-O", "tsv", "--columns", "id", stdin=ONE).out
    assert both.splitlines()[1:] == ["one:a", "b", "<stdin>:a"]
    assert "<stdin>:1:1: K106" in refused("list", "-f", "-")


def test_all_files_tell_their_problems(folder: Path) -> None:
    assert folder
    Path("one.yaml").write_text("chrono: 2\n")
    Path("two.yml").write_bytes(b"chrono: 1\n\xff\n")
    said = refused("list", "-f", ".")
    assert "one.yaml:1:9: K104" in said
    assert "two.yml:2:1: Y107" in said
    assert "2 problems" in said


# What is named and cannot be read.
def test_what_is_not_there(folder: Path) -> None:
    assert "no such file: nothing.yaml" in refused("list", "-f", "nothing.yaml")
    os.mkdir("hollow")
    assert "no chronology in the folder hollow" in refused("list", "-f", "hollow")
    os.chdir(folder / "hollow")
    said = refused("list")
    assert "there is no events.yaml here or in a folder above" in said
    assert "chrono init" in said


def test_a_folder_with_the_name_of_a_file(folder: Path) -> None:
    assert folder
    os.mkdir("sub.yaml")
    assert store.load(["."]).total == 3
    assert "no chronology in the folder sub.yaml" in refused("list", "-f", "sub.yaml")


def test_folders_below_are_left_alone(folder: Path) -> None:
    os.mkdir("below")
    (folder / "below" / "three.yaml").write_text(ONE)
    assert store.load(["."]).total == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_in_a_folder_is_passed_over(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert store.load(["."]).total == 3


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_no_permission(folder: Path) -> None:
    os.chmod(folder / "one.yaml", 0)
    assert "one.yaml: Permission denied" in refused("list", "-f", "one.yaml")
    assert "Permission denied" in refused("list", "-f", ".")


def test_a_broken_link_in_a_folder(folder: Path) -> None:
    os.symlink("gone.yaml", folder / "broken.yaml")
    assert store.load(["."]).total == 3


def test_chronologies_in_a_folder_however_they_begin(folder: Path) -> None:
    for number, start in enumerate(["\ufeff", "# c\r", "---\n", "name: x\r\n"]):
        Path(f"more{number}.yaml").write_text(
            f"{start}{ONE.replace('id: a', f'id: a{number}')}", newline=""
        )
    assert folder
    assert store.load(["."]).total == 7


@settings(max_examples=400)
@given(
    st.lists(st.sampled_from([b"a", b"a", b"bc", b"\n", b"\r", b"\r\n"]), max_size=30).map(b"".join),
    st.sampled_from([3, 5, 8]), st.sampled_from([4, 9, 100]), st.integers(0, 40), st.randoms(),
)  # fmt: skip
def test_a_file_is_read_whole_or_its_long_line_named(
    raw: bytes, longest: int, at_once: int, size: int, random: Random
) -> None:
    """In whatever pieces it comes, and whatever was said of its size."""
    stream = io.BytesIO(raw)
    lines = re.split(rb"\r\n|\n|\r", raw)
    long = next((n for n, line in enumerate(lines, 1) if len(line) > longest), None)

    def read(most: int) -> bytes:
        return stream.read(random.randint(1, most))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text, "LONGEST", longest)
        patch.setattr(text, "AT_ONCE", at_once)
        if long is None:
            assert text.bounded("f", read, size) == raw
        else:
            with pytest.raises(ChronoError, match=f"^f:{long}: a line of more"):
                text.bounded("f", read, size)


def test_a_hostile_name_is_told_harmlessly(folder: Path) -> None:
    assert folder
    said = refused("list", "-f", "a\x1b[31m\n.yaml")
    assert "\x1b" not in said
    Path("b\x1b.yaml").write_text("chrono: 2\n")
    assert "\x1b" not in run("list", "-f", "b\x1b.yaml").err


def test_the_collector_of_the_host_is_left_alone(tmp_path: Path) -> None:
    """Nothing is frozen, it stays on or off, and a cycle alive during the load is collected."""

    class Box:
        me: "Box"

    path = tmp_path / "e.yaml"
    path.write_text(
        "chrono: 1\nname: n\nevents:\n  - id: a\n    date: 1999\n    title: A\n", encoding="utf-8"
    )
    box = Box()
    box.me = box
    seen = weakref.ref(box)
    was = gc.get_freeze_count(), gc.get_threshold(), gc.isenabled()
    store.load([str(path)])
    assert (gc.get_freeze_count(), gc.get_threshold(), gc.isenabled()) == was
    del box
    gc.collect()
    assert seen() is None
    gc.disable()
    try:
        store.load([str(path)])
        assert not gc.isenabled()
    finally:
        gc.enable()

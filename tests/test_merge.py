"""Merging: what both say stands once, what they say differently is told, nothing is lost."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.merge import merge
from chrono.store import load_text
from chrono.store.text import Text
from tests.command import ok, refused, run

FIRST = """\
chrono: 1
name: first   # for ever
sources:
  news: {title: The News}
events:
  # the first of them
  - id: one
    date: 1999
    title: One
    source: news
  - {id: two, title: Two, date: 2000}
"""
SECOND = """\
chrono: 1
zone: Asia/Baku
sources:
  news:
    title: Another paper
  law: {title: The Law}
entities:
  Baku: {kind: place, in: Azerbaijan}
events:
  - id: two
    title: Two
    date: 2000
  - id: three
    date: 2001-02-03T10:00
    title: Three
    source: news
  - id: four   # beside
    # why it is here
    date: 2001
    title: Four
    places: [Baku]
    source: law
"""
BOTH = """\
chrono: 1
name: first   # for ever
sources:
  news: {title: The News}
  news-2:
    title: Another paper
  law:
    title: The Law
entities:
  Baku:
    kind: place
    in: Azerbaijan
events:
  # the first of them
  - id: one
    date: 1999
    title: One
    source: news
  - {id: two, title: Two, date: 2000}
  - id: three
    date: 2001-02-03T10:00
    zone: Asia/Baku
    title: Three
    source: news-2
  - id: four   # beside
    # why it is here
    date: 2001
    title: Four
    places: [Baku]
    source: law
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(FIRST)
    (tmp_path / "b.yaml").write_text(SECOND)
    return tmp_path


def test_the_union(folder: Path) -> None:
    """Comments stay, another document gets another key, a local time keeps its zone."""
    ran = ok("merge", "a.yaml", "b.yaml", "-o", "c.yaml")
    assert (folder / "c.yaml").read_text() == BOTH
    assert ran.err == (
        "b.yaml: source news is another document there; it is news-2 now\n"
        "b.yaml: 2 events added, 1 the same\nwrote c.yaml\n"
    )
    ok("check", "-f", "c.yaml")


def test_merging_again_changes_nothing(folder: Path) -> None:
    printed = ok("merge", "a.yaml", "b.yaml").out
    assert printed == BOTH
    for _ in range(2):
        ok("merge", "a.yaml", "b.yaml", "b.yaml", "-o", "a.yaml")
        assert (folder / "a.yaml").read_text() == BOTH


def test_clashes_are_listed_and_the_first_stands(folder: Path) -> None:
    (folder / "b.yaml").write_text(SECOND.replace("date: 2000", "date: 2000-05"))
    ran = run("merge", "a.yaml", "b.yaml", "-o", "c.yaml")
    assert ran.status == 1
    assert "b.yaml:10: event two differs from a.yaml:11 in date\n" in ran.err
    assert "1 clashing: the first stands" in ran.err
    assert (folder / "c.yaml").read_text() == BOTH


def test_a_source_with_more_to_say_clashes_with_the_same_document(folder: Path) -> None:
    (folder / "b.yaml").write_text(
        "chrono: 1\nsources:\n  news: {title: The News, language: en}\nevents: []\n"
    )
    ran = run("merge", "a.yaml", "b.yaml")
    assert (ran.status, ran.out) == (1, FIRST)
    assert "b.yaml:3: source news differs from a.yaml:4 in language\n" in ran.err


def test_a_local_time_of_no_zone_is_added_and_told(folder: Path) -> None:
    (folder / "b.yaml").write_text(SECOND.replace("zone: Asia/Baku\n", ""))
    (folder / "a.yaml").write_text(FIRST.replace("events:", "zone: UTC\nevents:"))
    ran = run("merge", "a.yaml", "b.yaml")
    assert ran.status == 1
    told = "event three has a local time of no zone; it is added, and read in UTC now"
    assert told in ran.err
    assert "differs" not in ran.err
    assert "Three" in ran.out


def test_one_local_time_in_two_zones_clashes(folder: Path) -> None:
    event = "events:\n  - id: w\n    date: 2025-01-01T10:00\n    title: W\n"
    zones = ("", "zone: UTC\n", "zone: Asia/Baku\n")
    for first in zones:
        for second in zones:
            (folder / "a.yaml").write_text(f"chrono: 1\n{first}{event}")
            (folder / "b.yaml").write_text(f"chrono: 1\n{second}{event}")
            ran = run("merge", "a.yaml", "b.yaml")
            assert ran.status == (first != second)
            assert ("event w differs from a.yaml" in ran.err) == (first != second)
            own = f"chrono: 1\n{first}{event.rstrip()}\n    zone: Asia/Baku\n"
            (folder / "b.yaml").write_text(own)
            ran = run("merge", "a.yaml", "b.yaml")
            assert ran.status == (first != zones[2])


def test_what_cannot_be_merged_is_told(folder: Path) -> None:
    assert "name two or more" in refused("merge", "a.yaml")
    assert "is there already" in refused("merge", "a.yaml", "b.yaml", "-o", "b.yaml")
    (folder / "bad.yaml").write_text("chrono: 1\nevents:\n  - id: x\n    date: 2025-02-30\n")
    assert "D101 no such day" in refused("merge", "a.yaml", "bad.yaml", "-o", "c")
    (folder / "b.yaml").write_text(SECOND.replace("{title: The Law}", "{file: law.txt}"))
    assert "write to a file in" in refused("merge", "a.yaml", "b.yaml", "-o", "/tmp/c.yaml")
    assert sorted(path.name for path in folder.iterdir()) == ["a.yaml", "b.yaml", "bad.yaml"]


YEARS = st.sampled_from([1990, 1991, 1992])
IDS = st.builds(
    lambda found, backwards: sorted(found.items(), reverse=backwards),
    st.fixed_dictionaries({}, optional=dict.fromkeys("abcd", YEARS)),
    st.booleans(),
)


def chronology(name: str, events: list[tuple[str, int]]) -> Text:
    rows = "".join(f"  - id: {key}\n    date: {year}\n    title: T\n" for key, year in events)
    return Text(f"{name}.yaml", f"chrono: 1\nevents:\n{rows}".encode())


@given(IDS, IDS)
def test_every_id_is_there_once_or_clashes(
    first: list[tuple[str, int]], second: list[tuple[str, int]]
) -> None:
    found = merge(chronology("a", first), chronology("b", second), ".")
    held = {one.id: int(str(one.date)) for one in load_text(Text("c", found.text.encode())).events}
    assert held == {**dict(second), **dict(first)}
    assert {clash.name for clash in found.clashes} == {
        key for key, year in second if dict(first).get(key, year) != year
    }
    assert found.added + found.same + len(found.clashes) == len(second)


# The date of an event as its owner wrote it, in words: rows of keys, and the words that are kept.
WORDS = [
    ("date: c. 1850", "phrase: c. 1850"),
    ("date: 2001-01-5", "phrase: 2001-01-5"),
    ("date: before 1066\n    source: s\n    quote: q", "phrase: before 1066"),
    ("date: summer 1990\n    source: s\n    phrase: that summer", "summer 1990"),
    (
        "date: summer 1990\n    claims:\n      - date: 1990\n      - date: 5 June 1990",
        "summer 1990",
    ),
]


@pytest.mark.parametrize(("keys", "kept"), WORDS)
def test_words_of_dates_are_kept_by_merge_and_review(
    keys: str, kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    head, event = (
        "chrono: 1\nname: n\nsources:\n  s: {title: S}\nevents:\n",
        "  - id: a\n    title: A\n",
    )
    mine, proposed = Path("events.yaml"), Path("events.proposed.yaml")
    mine.write_text(head + event.replace("a\n", "z\n", 1))
    proposed.write_text(f"{head}{event}    {keys}\n    status: proposed\n")
    Path("other.yaml").write_text(f"{head}{event}    {keys}\n")
    wanted = load_text(Text("", Path("other.yaml").read_bytes())).events[0]
    merged = ok("merge", "events.yaml", "other.yaml").out
    ok("review", "--accept", "a")
    for text in (merged, mine.read_text()):
        assert kept in text
        got = load_text(Text("", text.encode())).events[-1]
        assert (got.date, len(got.claims) or 1) == (wanted.date, len(wanted.claims) or 1)

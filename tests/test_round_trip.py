"""Events that are exported and imported come back equal, or what they lack is said."""

import csv
from itertools import product
from pathlib import Path
from random import Random

import pytest

from chrono.claims import NAMES, RELATED, Claim, Event, Source
from chrono.dates import Date
from chrono.store import load
from chrono.store.additions import Additions, added
from chrono.store.text import Text
from tests.command import ok, run

# format -> (file, how it is read, what is said of what does not come back)
FORMATS = {
    "csv": ("x.csv", "csv", ""),
    "xlsx": ("x.xlsx", "xlsx", ""),
    "json": ("x.json", "jsonl", ""),
    "jsonl": ("x.jsonl", "jsonl", ""),
    "timelinejs": ("x.json", "timelinejs", ""),
    "markwhen": ("x.mw", "markwhen", ""),
    "obsidian": ("vault", "obsidian", ""),
    "tsv": ("x.tsv", "csv", "x.tsv has no column for"),
    "ics": ("x.ics", "ics", "what a calendar has as text"),
}
KEYS = ("date", "title", *NAMES, "tags", "status", "modality", "note", "claims", *RELATED, "fields")
TEXTS = ("a", "a, b", "a; b", "a / b", "X; Y / Z", "Smith, John", "b.pdf, c.pdf", "p. 3", "=1+1")
SOURCES = ("a", "b", "a, b", "a; b", "b.pdf, c.pdf")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def claim(pick: Random) -> Claim:
    """Return a claim that has some of its keys."""
    return Claim(
        date=pick.choice([None, None, Date("1992")]),
        part=pick.choice(["", "", "start", "end"]),
        source=pick.choice(["", "a", *SOURCES]),
        page=pick.choice(["", "", *TEXTS]),
        paragraph=pick.choice([0, 3]),
        locator=pick.choice(["", "", *TEXTS]),
        quote=pick.choice([*TEXTS, "two\nlines"]),
        context=pick.choice([(), (), ("a; b", "c")]),
        confidence=pick.choice([None, None, 0.0, 0.87]),
    )


def event(number: int) -> Event:
    """Return an event with one to three claims, some of a single key."""
    pick = Random(number)
    claims = [claim(pick) for _ in range(pick.choice([1, 1, 2, 3]))]
    plain = [Claim(source=one.source, quote=one.quote, page=one.page) for one in claims]
    return Event(
        f"e{number}",
        Date(pick.choice(["1992", "2024/2026", "1850~"])),
        pick.choice(TEXTS),
        people=tuple(pick.sample(TEXTS, pick.choice([0, 1, 2]))),
        tags=pick.choice([(), ("a", "b"), ("a; b",), ("a, b",)]),
        note=pick.choice(["", *TEXTS]),
        claims=tuple(dict.fromkeys(pick.choice([claims, plain]))),
        ruling=pick.choice(["", "", *TEXTS]),
        after=pick.choice([(), (), ("e1",)]) if number > 1 else (),
        fields=pick.choice([(), (("own", ("x", "y; z")),), (("own", "x, y"),)]),
    )


def chronology() -> str:
    """Return a file of many events, with sources whose names could be those of several."""
    sources = tuple(Source(key, title=f"The title of {key}") for key in SOURCES)
    events = tuple(map(event, range(1, 121)))
    return added(Text("old.yaml", b"chrono: 1\nname: desk\n"), Additions(sources, (), events))


def value(event: Event, key: str, titles: dict[str, str]) -> object:
    """Return what an event has under a key, its sources by their keys in the old file."""
    if key != "claims":
        return getattr(event, key)
    return tuple(one._replace(source=titles.get(one.source, "")) for one in event.claims)


@pytest.mark.parametrize("kind", FORMATS)
def test_events_come_back_or_what_they_lack_is_said(kind: str) -> None:
    file, read, lacks = FORMATS[kind]
    Path("old.yaml").write_text(chronology())
    before = Path("old.yaml").read_text()
    told = ok("-f", "old.yaml", "export", kind, "-o", file).err
    same = ok("import", file, "-I", read, "-f", "old.yaml").err
    assert "old.yaml: 0 added, 0 changed, 120 the same\n" in same
    assert same.count("\n") == 1 or kind == "tsv"  # a source named like two of others
    assert Path("old.yaml").read_text() == before
    told += ok("import", file, "-I", read, "-f", "new.yaml").err
    new = load(["new.yaml"])
    titles = {key: source.title for key, source in new.files[0].sources.items()}
    assert set(titles.values()) <= {*SOURCES}
    found = {event.id: event for event in new.events}
    differ = [
        (key, held, back)
        for one, key in product(load(["old.yaml"]).events, KEYS)
        if (held := getattr(one, key)) != (back := value(found[one.id], key, titles))
    ]
    assert lacks in told
    assert bool(differ) == bool(lacks)


CELLS = (
    # source, quote -> the claims, as (source, quote); what is said
    ("Lease.pdf; Letter.pdf", "", [("lease-pdf", ""), ("letter-pdf", "")], "each taken for one"),
    ("lease.pdf, letter.pdf", "", [("lease-pdf", ""), ("letter-pdf", "")], "each taken for one"),
    ("a; b", "", [("a", ""), ("b", "")], ""),
    ("a, b", "", [("a, b", "")], ""),  # which is the key of one
    ("b, a", "", [("b", ""), ("a", "")], ""),
    ("a;b.pdf, c.pdf", "", [("a", ""), ("b.pdf, c.pdf", "")], ""),
    ("The title of a", "Q", [("a", "Q")], ""),
    ("a; b", "X / Y", [("a", ""), ("b", ""), ("", "X / Y")], "kept as a claim without a source"),
    ("Smith, John: a report, 2019", "", [("smith-john-a-report-2019", "")], ""),
)


@pytest.mark.parametrize(("source", "quote", "claims", "said"), CELLS)
def test_a_cell_may_name_several_sources(
    source: str, quote: str, claims: list[tuple[str, str]], said: str
) -> None:
    Path("events.yaml").write_text(chronology())
    Path("t.csv").write_text(f'id,date,title,source,quote\nnew,2001,T,"{source}","{quote}"\n')
    told = ok("import", "t.csv").err
    (found,) = (one for one in load(["events.yaml"]).events if one.id == "new")
    assert [(one.source, one.quote) for one in found.claims] == claims
    assert (said in told) if said else told.count("\n") == 1


@pytest.mark.parametrize(
    ("claims", "old", "new", "quotes", "said"),
    [
        # a cell that was changed beside the column `chrono` holds
        ((Claim(source="a", quote="Q", assumed="year"),), "Q", "R", ["R"], "1 changed"),
        (
            (Claim(source="a", quote="Q"), Claim(source="b", quote="Z")),
            "Q / Z", "Q / R", ["Q", "Z"], "t.csv:2 quote: a cell was changed that several claims",
        ),
    ],
)  # fmt: skip
def test_a_cell_that_was_changed_is_taken_or_named(
    claims: tuple[Claim, ...], old: str, new: str, quotes: list[str], said: str
) -> None:
    empty = Text("events.yaml", b"chrono: 1\nname: desk\n")
    sources = (Source("a", title="A"), Source("b", title="B"))
    one = Event("e", Date("1992"), "T", claims=claims)
    Path("events.yaml").write_text(added(empty, Additions(sources, (), (one,))))
    ok("export", "csv", "-o", "t.csv")
    written = Path("t.csv").read_text()
    assert written.count(f",{old},") == 1
    Path("t.csv").write_text(written.replace(f",{old},", f",{new},"))
    assert said in ok("import", "t.csv").err
    (found,) = load(["events.yaml"]).events
    assert [claim.quote for claim in found.claims] == quotes
    assert found.claims[0].assumed == claims[0].assumed


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("{no", "no object of JSON"),
        ('{"people": 1}', "people is a list"),
        ('{"a": 1, "a": 2}', "no object"),
    ],
)
def test_a_column_of_ours_that_is_broken_is_refused(cell: str, told: str) -> None:
    rows = [["id", "date", "title", "chrono"], ["x", "2001", "X", '{"people": ["a; b"]}']]
    with Path("t.csv").open("w", newline="") as stream:
        csv.writer(stream).writerows([*rows, ["y", "2002", "Y", cell]])
    ran = run("import", "t.csv")
    assert (ran.status, "t.csv:3:1: K103" in ran.err) == (1, True)
    assert told in ran.err
    assert [one.people for one in load(["events.yaml"]).events] == [("a; b",)]

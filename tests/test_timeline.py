"""The timeline: the one order, the other sorts, headings, limits and the ids that rows show."""

import random
from pathlib import Path

import pytest

from chrono.claims import Chronology, Claim, Event, File
from chrono.dates import CERTAIN, NO, POSSIBLE, PRECISIONS, Date, Match, parse
from chrono.errors import ChronoError
from chrono.query import split
from chrono.timeline import (
    GROUPS,
    SORTS,
    Row,
    Selection,
    Timeline,
    date_key,
    groups,
    select,
    shown_ids,
    sort,
)
from tests.command import ok
from tests.test_dates import table

PATH = "events.yaml"


def event(date: str, name: str = "", **given: object) -> Event:
    """Make an event; its id is its date as written, unless it is named."""
    known = Date(date) if date not in ("", "undated") else None
    return Event(name or date or "undated", known, name or date, path=PATH)._replace(**given)


def chronology(*events: Event, zone: str = "") -> Chronology:
    paths = dict.fromkeys(event.path for event in events) or {PATH: None}
    files = tuple(File(path, zone=zone) for path in paths)
    homes: dict[str, set[str]] = {}
    for one in events:
        homes.setdefault(one.id, set()).add(one.path)
    shared = frozenset(name for name, found in homes.items() if len(found) > 1)
    return Chronology(files, {}, events, len(events), shared)


def timeline(*events: Event, zone: str = "", line: str = "", **selection: object) -> Timeline:
    return select(chronology(*events, zone=zone), Selection(split(line), **selection), parse)


def shown(found: Timeline) -> list[str]:
    return [row.id for row in found.rows]


# Each block is in order, top to bottom, whatever order the file has.
ORDERS = """
# the first known bound
-0043
0000
0622
1992
1999-03
2025-09-09
Y170000
---
# an open or unknown start sorts by its end
1984
../1985-06
1985-07
---
1984
/1985-06
1985-07
---
1985-02
[..1985]    # of which only the last day is known
1986
---
# wider before narrower, so that a year heads its months and a month its days
1999/..
1999/2005
1999/2000
1999
1999-01
1999-01-01/1999-01-02
1999-01-01
1999-01-01T00
1999-01-01T00:00
1999-01-01T00:00:00
---
# to the second
2025-09-22T13:46:59
2025-09-22T13:47:00
2025-09-22T13:47:01
---
# zoned times as instants; a day is at its midnight
2025-09-22T01:00:00+04:00
2025-09-22
2025-09-22T12:00:00+04:00
2025-09-22T09:00:00Z
2025-09-22T05:30:00-04:00
---
# then the text: the sign is all that differs
1850
1850?
1850~
---
# undated last, after what has no bound at all
2025
../..
undated
"""
BLOCKS = [[row[0] for row in table(block)] for block in ORDERS.split("---") if table(block)]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block[0])
def test_order(block: list[str]) -> None:
    """DESIGN, Order: the first known bound, to the second; wider first; `str`; undated last."""
    events = [event(date) for date in block]
    for seed in range(5):
        random.Random(seed).shuffle(events)
        assert shown(timeline(*events)) == block


def test_what_is_alike_stays_in_the_order_of_the_file() -> None:
    events = [
        event("1999", "b"),
        event("1999", "c"),
        event("1999", "a"),
        event("", "z"),
        event("", "y"),
    ]
    assert shown(timeline(*events)) == ["b", "c", "a", "z", "y"]


ZONES = """
# file's zone   event's zone       time                        stands to 12:00 UTC
-               -                  2025-09-22T12:00:00         same
Asia/Baku       -                  2025-09-22T15:59:59         before
Asia/Baku       -                  2025-09-22T16:00:00         same
Asia/Baku       -                  2025-09-22T16:00:01         after
# the event's own wins
Asia/Baku       America/New_York   2025-09-22T08:00:00         same
-               America/New_York   2025-09-22T08:00:01         after
# a time with an offset is not touched
Asia/Baku       America/New_York   2025-09-22T12:00:00Z        same
Asia/Baku       America/New_York   2025-09-22T16:00:00+04:00   same
# a day starts at its midnight in the zone: before 01:00 there, after 23:00 of the day before
Asia/Baku       -                  2025-09-22                  before
Asia/Baku       -                  2025-09-23                  after
"""


@pytest.mark.parametrize("row", table(ZONES), ids=" ".join)
def test_a_floating_time_is_read_in_the_events_or_the_files_zone(row: list[str]) -> None:
    """What is the same instant is ordered by its text alone."""
    file_zone, zone, date, place = ("" if field == "-" else field for field in row)
    noon, other = event("2025-09-22T12:00:00Z", "noon"), event(date, "other", zone=zone)
    found = timeline(noon, other, zone=file_zone)
    keys = {row.id: date_key(row, found.chronology) for row in found.rows}
    assert (keys["noon"][:3] == keys["other"][:3]) == (place == "same")
    if place != "same":
        assert shown(found) == (["other", "noon"] if place == "before" else ["noon", "other"])


# The zone of a file, and its dates in their order.
ORDERS = [
    ("Asia/Baku", "2025-09-21T23:00 2025-09-22 2025-09-22T01:00 2025-09-22T23:00 2025-09-23"),
    ("America/New_York", "2025-09-22 2025-09-22T01:00 2025-09-22T23:00 2025-09-23"),
    ("Asia/Baku", "2025-09-22T10:00 2025-09-22T06:00:01Z 2025-09-22T09:30+03:00 2025-09-22T11:00"),
    # a time that the clocks repeat sorts by the earlier of its readings, its end by the later
    ("Europe/Berlin", "2025-10-26T01:59 2025-10-26T02:30 2025-10-26T00:30:01Z 2025-10-26T01:30Z"),
    ("Europe/Berlin", "2025-03-30T00:29Z 2025-03-30T02:30 2025-03-30T00:31Z 2025-03-30T01:30Z"),
]


@pytest.mark.parametrize(("zone", "dates"), ORDERS)
def test_times_are_ordered_as_instants_of_their_zone(zone: str, dates: str) -> None:
    events = [event(date, date) for date in dates.split()]
    assert shown(timeline(*reversed(events), zone=zone)) == dates.split()


FOUR = (
    event("2025", "b", title="beta", orgs=("NAM",), claims=(Claim(source="x"),)),
    event("1992", "d", title="Alpha", orgs=("cica", "B")),
    event("", "c", title="Gamma", claims=(Claim(source="a"),)),
    event("1999", "a", title="beta", orgs=("CICA",)),
)
SORTED = """
# by        as it is     reversed
date        d a b c      b a d c        # undated last both ways
title       d a b c      c a b d        # equal titles in the order of their dates, both ways
id          a b c d      d c b a
source      d a c b      b c d a
org         c a d b      b d a c
file        d a b c      d a b c
"""


@pytest.mark.parametrize(("by", "forward", "backward"), table(SORTED))
def test_sort(by: str, forward: str, backward: str) -> None:
    found = timeline(*FOUR)
    assert " ".join(shown(sort(found, by))) == forward
    assert " ".join(shown(sort(found, by, reverse=True))) == backward


def test_every_sort_is_tried() -> None:
    assert [row[0] for row in table(SORTED)] == list(SORTS)


def test_by_file_is_the_order_of_the_lines() -> None:
    events = [event("1999", "a", at=9), event("1998", "b", at=20), event("1997", "c", at=10)]
    assert shown(sort(timeline(*events), "file")) == ["a", "c", "b"]


def test_reversed_undated_events_stay_last() -> None:
    found = timeline(event("", "u"), event("1999", "a"), event("", "v"), event("2000", "b"))
    assert shown(sort(found, reverse=True))[:2] == ["b", "a"]


def test_select() -> None:
    events = [event("1992"), event("1999-03"), event("2025-09-09"), event("")]
    found = timeline(*events, line="from:1992-06")
    assert [(row.id, row.match) for row in found.rows] == [
        ("1992", POSSIBLE),
        ("1999-03", CERTAIN),
        ("2025-09-09", CERTAIN),
        ("undated", POSSIBLE),
    ]
    assert found.possible == 2
    assert shown(timeline(*events, line="from:1992-06", certain=True)) == ["1999-03", "2025-09-09"]
    assert shown(timeline(*events, undated=True)) == ["undated"]
    assert shown(timeline(*events, line="from:1992-06", certain=True, undated=True)) == []
    assert shown(timeline(*events, min_precision="month")) == ["1999-03", "2025-09-09"]
    cut = timeline(*events, limit=1)
    assert (shown(cut), cut.left_out) == (["1992"], 3)
    none = timeline(*events, limit=0)
    assert (shown(none), none.left_out) == ([], 4)
    assert timeline(*events, limit=9).left_out == 0
    assert timeline().rows == ()


@pytest.mark.parametrize("events", [[], [event("1992")], FOUR])
def test_no_match_is_no_row(events: list[Event]) -> None:
    assert not any(row.match == NO for row in timeline(*events, line="from:1992-06").rows)


HEADINGS = """
# date               year              decade            century            month
1992                 1992              the 1990s         the 20th century   1992
1992-03-05           1992              the 1990s         the 20th century   March 1992
2019/..              2019              the 2010s         the 21st century   2019
[..2026]             2026              the 2020s         the 21st century   2026
../2026-05           2026              the 2020s         the 21st century   May 2026
2024/2026            2024              the 2020s         the 21st century   2024
# a heading says no more than the date does
199X                 the 1990s         the 1990s         the 20th century   the 1990s
19XX                 the 20th century  the 20th century  the 20th century   the 20th century
2001-21              2001              the 2000s         the 21st century   2001
2011-33              2011              the 2010s         the 21st century   2011
XXXX-12-25           an unknown year   an unknown year   an unknown year    an unknown year
# years that are written otherwise
-0043                44 BC             50–41 BC          the 1st century BC  44 BC
0622-07              AD 622            AD 620–629        the 7th century    July AD 622
Y170002              170,002           170,002           170,002            170,002
../..                undated           undated           undated            undated
undated              undated           undated           undated            undated
"""


@pytest.mark.parametrize("row", table(HEADINGS), ids=lambda row: row[0])
def test_headings_of_periods(row: list[str]) -> None:
    one = event(row[0])
    headings = [next(iter(GROUPS[by](one))) for by in ("year", "decade", "century", "month")]
    assert headings == row[1:]


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("org", {"no organisation": ["a", "d"], "CICA": ["b", "c"], "NAM": ["c"]}),
        ("person", {"nobody named": ["a", "b", "d"], "Aliyev": ["c"]}),
        ("place", {"no place": ["a", "b", "c"], "Baku": ["d"]}),
        ("tag", {"draft": ["a", "c"], "no tag": ["b", "d"]}),
        ("source", {"x": ["a"], "y": ["a"], "no source": ["b", "c", "d"]}),
        ("year", {"1992": ["a"], "1999": ["b", "c"], "undated": ["d"]}),
        ("decade", {"the 1990s": ["a", "b", "c"], "undated": ["d"]}),
        ("century", {"the 20th century": ["a", "b", "c"], "undated": ["d"]}),
        ("month", {"1992": ["a"], "March 1999": ["b", "c"], "undated": ["d"]}),
    ],
)
def test_groups(by: str, headings: dict[str, list[str]]) -> None:
    """In the order headings first occur, an event with two of them under both."""
    found = timeline(
        event("", "d", places=("Baku",)),
        event("1992", "a", tags=("draft",), claims=(Claim(source="x"), Claim(source="y"))),
        event("1999-03", "b", orgs=("CICA",)),
        event("1999-03", "c", orgs=("CICA", "NAM"), people=("Aliyev",), tags=("draft",)),
    )
    parts = [(heading, shown(part)) for heading, part in groups(found, by)]
    assert parts == list(headings.items())


def test_every_group_is_tried() -> None:
    marks = test_groups.pytestmark  # type: ignore[attr-defined]
    assert {case[0] for case in marks[0].args[1]} == set(GROUPS)


def test_a_month_heads_no_date_that_is_wider() -> None:
    """A heading is no finer than the date under it, whatever the precision."""
    wide = {"season": "2001-21", "quarter": "2001-33", "third": "2001-37", "half": "2001-40"}
    for precision, date in wide.items():
        assert Date(date).precision == precision
        assert list(GROUPS["month"](event(date))) == ["2001"]
    assert PRECISIONS.index("month") > max(map(PRECISIONS.index, wide))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda found: sort(found, "colour"), "cannot sort by colour"),
        (lambda found: list(groups(found, "colour")), "cannot group by colour"),
    ],
)
def test_an_unknown_word_is_told_with_the_known(call: object, message: str) -> None:
    assert callable(call)
    with pytest.raises(ChronoError, match=message) as refusal:
        call(timeline())
    assert "org" in refusal.value.hint


SHOWN = """
# path and id of each event                   shown as
a.yaml:x a.yaml:y                             x y
a.yaml:x b.yaml:y                             x y
# the stem where the id clashes, there only
a.yaml:x b.yaml:x b.yaml:y                    a:x b:x y
dir/a.yaml:x b.yml:x                          a:x b:x
# the path where the stem does as well
one/e.yaml:x two/e.yaml:x                     one/e.yaml:x two/e.yaml:x
one/e.yaml:x two/e.yaml:x b.yaml:x            one/e.yaml:x two/e.yaml:x b:x
"""


@pytest.mark.parametrize(("events", "ids"), table(SHOWN))
def test_shown_ids(events: str, ids: str) -> None:
    found = chronology(
        *(
            event("1999", name, path=path)
            for path, name in (one.split(":") for one in events.split())
        )
    )
    shown = shown_ids(found)
    assert " ".join(map(shown, found.events)) == ids
    assert [row.id for row in select(found, Selection(), parse).rows] == ids.split()


def test_a_row_says_how_surely_it_matches() -> None:
    row = timeline(event("1999"), line="on:1999-05").rows[0]
    assert row == Row(event("1999"), Match.POSSIBLE, "1999")


# Two dates of events, and how long the timeline says that nothing begins between them.
ERAS = [
    ("-0499", "0500", "999 years"),
    ("-0215", "[..1066]", "1,282 years"),
    ("-0899", "-0399", "500 years"),
    ("0000", "0500", "500 years"),
    ("0100", "0600", "500 years"),
    ("-0043-03-15", "0057-03-15", "100 years"),
    ("-0999-06", "0001-06", "1,000 years"),
    ("Y-12000", "-9999", "2,001 years"),
]


@pytest.mark.parametrize(("first", "second", "gap"), ERAS)
def test_gaps_over_the_era_know_no_year_0(
    first: str, second: str, gap: str, tmp_path: Path
) -> None:
    path = tmp_path / "e.yaml"
    dates = [first, second, second]
    rows = [f"  - id: e{n}\n    date: '{date}'\n    title: T{n}\n" for n, date in enumerate(dates)]
    path.write_text("chrono: 1\nname: n\nevents:\n" + "".join(rows), encoding="utf-8")
    assert f"⋮ {gap}\n" in ok("timeline", "-f", path).out

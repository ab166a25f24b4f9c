"""What is drawn: bars, ticks, lanes and counts, in the terminal and in the picture."""

import re
import sys
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono import store
from chrono.chart.axis import Tick, ticks
from chrono.chart.bars import DAY, REACH, bar, shape
from chrono.chart.counts import counts
from chrono.chart.lanes import fitted, pack
from chrono.chart.periods import periods
from chrono.chart.sheet import sheet
from chrono.claims import Chronology, Event, File
from chrono.dates import CERTAIN, Date, parse
from chrono.dates.calendar import from_ordinal, ordinal
from chrono.errors import ChronoError
from chrono.timeline import GROUPS, Row, Selection, Timeline, date_key, select
from chrono.writers import PICTURES, LeftOut, Style, writer
from chrono.writers.bars import bars
from chrono.writers.drawing import cut
from chrono.writers.graphemes import width_of
from chrono.writers.letters import ascii_text
from chrono.writers.page import LINE, SIZE, Place, page
from chrono.writers.svg import HEAD, PALETTE
from chrono.writers.vertical import vertical
from chrono.writers.widths import BOLD, broken, em
from tests import console
from tests.command import ok, refused
from tests.test_dates import dates, table
from tests.test_hostile import TEXTS, harmless

SHIPPED = select(store.load([str(console.ROOT / "events.yaml")]), Selection(), parse)
PICTURE = console.ROOT / "docs" / "timeline.svg"


def timeline(*events: Event) -> Timeline:
    held = tuple(event._replace(path="events.yaml") for event in events)
    chronology = Chronology((File("events.yaml"),), {}, held, len(held))
    rows = sorted((Row(event, CERTAIN, event.id) for event in held),
                  key=lambda row: date_key(row, chronology))  # fmt: skip
    return Timeline(chronology, tuple(rows))


def made(number: int, first: int = 1992, last: int = 2026) -> Timeline:
    """Return a timeline of so many events of all kinds, the same each time."""
    kinds = ("{y}-{m:02}-{d:02}", "{y}-{m:02}", "{y}", "{y}~", "{y}?", "{y}/{z}", "{y}/..",
             "[{y}..{z}]", "{y}-{m:02}-{d:02}/{y}-{m:02}-28", "../{y}", "{y}/")  # fmt: skip
    events = []
    for n in range(number):
        at = first + n * 7919 % (last - first + 1)
        y, z = (f"{'-' if year < 0 else ''}{abs(year):04}" for year in (at, at + n % 9))
        text = kinds[n * n % len(kinds)].format(y=y, z=z, m=n % 12 + 1, d=n % 28 + 1)
        title = (
            "The council " + "adopts a resolution on transport corridors "[: n * 11 % 44].strip()
        )
        events.append(Event(f"e{n}", Date(text), title, (f"Org {n % 9}",), tags=(f"t{n % 3}",)))
    return timeline(*events)


DRAWN = {
    "none": timeline(),
    "one": timeline(Event("a", Date("2024-05-03"), "One")),
    "undated": timeline(Event("a", None, "Undated")),
    "shipped": SHIPPED,
    "8": made(8),
    "40": made(40),
    "400": made(400),
    "5000": made(5000),
    "3000 years": made(38, -999, 2000),
    "far": timeline(Event("a", Date("Y-13000000000"), "Bang"), Event("b", Date("2024"), "Now")),
    "nothing known": timeline(Event("a", Date("/.."), "Ever"), Event("b", Date("../"), "Never")),
}


# bars

# Of an axis of 2000 days from 1999-01-01: an end without a bound fades over 60 of them.
BARS = """
# date                 pieces, from day to day of the year 2000 or nearby; + is sure    ends
2000-03-01             2000-03-01+2000-03-02                                             edge edge
2000-03                2000-03-01+2000-04-01                                             edge edge
2000~                  2000-01-01+2001-01-01                                             fade fade
[2000..2001]           2000-01-01-2002-01-01                                             edge edge
2000/2001              2000-01-01-2000-12-31 2000-12-31+2001-01-02 2001-01-02-2002-01-01 edge edge
2000-03-01/2000-03-04  2000-03-01+2000-03-05                                             edge edge
2000~/2001-03-01       2000-01-01-2000-12-31 2000-12-31+2001-03-02                       fade edge
# without a start: 60 days before what is known of the end
[..2000]               1999-11-02-2001-01-01                                             fade edge
[..2000-06]            2000-04-02-2000-07-01                                             fade edge
[..2000,2003]          1999-11-02-2004-01-01                                             fade edge
../2000-06-01          2000-04-02+2000-06-02                                             fade edge
../2000                1999-11-02+2000-01-02 2000-01-02-2001-01-01                       fade edge
../2000~               1999-11-02+2000-01-02 2000-01-02-2001-01-01                       fade fade
{..2000-06-01}         2000-04-02+2000-06-02                                             fade edge
/2000-06-01            2000-04-02-2000-06-01 2000-06-01+2000-06-02                       fade edge
[..1999-01-20]         1999-01-01-1999-01-21                                             fade edge
# without an end: 60 days after what is known of the start, unless it goes on
[2000..]               2000-01-01-2001-03-02                                             edge fade
[2000-06-01..]         2000-06-01-2000-08-01                                             edge fade
2000-06-01/            2000-06-01-2000-08-01                                             edge fade
2000-06-01/..          2000-06-01+2004-06-23                                             edge arrow
[2004-06-01..]         2004-06-01-2004-06-23                                             edge fade
# nothing known: the whole axis
../..                  1999-01-01+2004-06-23                                             arrow arrow
/                      1999-01-01-2004-06-23                                             fade fade
# beyond the axis: an arrow
1990/2010              1999-01-01+2004-06-23                                             arrow arrow
[1990..2000]           1999-01-01-2001-01-01                                             arrow edge
[..2010]               2004-04-24-2004-06-23                                             fade arrow
../2010                2004-04-24+2004-06-23                                             fade arrow
[1990..]               1999-01-01-1999-03-02                                             arrow fade
"""  # fmt: skip


@pytest.mark.parametrize("line", [line for line in BARS.splitlines() if line[:1] not in ("", "#")])
def test_bars(line: str) -> None:
    date, *parts, left, right = line.split()
    low = ordinal((1999, 1, 1)) * DAY
    found = shape(bar(Date(date)), low, low + 2000 * DAY)
    told = [f"{iso(one.low)}{'+' if one.sure else '-'}{iso(one.high)}" for one in found.pieces]
    assert told == parts
    assert (found.left, found.right) == (left, right)


def iso(at: int) -> str:
    year, month, day = from_ordinal(at // DAY)
    assert at % DAY == 0
    return f"{year:04}-{month:02}-{day:02}"


def test_a_bar_outside_leaves_a_piece_at_the_edge() -> None:
    for text in ("1900", "1900/1901", "2100-01-01/..", "../1900"):
        found = shape(bar(Date(text)), 0, 100 * DAY).pieces
        assert found
        assert all(0 <= one.low < one.high <= 100 * DAY for one in found)


def test_an_end_without_a_bound_is_never_the_longest_bar() -> None:
    """A bar is at most what its date names and `REACH` of the axis, on any axis."""
    events = [
        Event("a", Date("1987-03"), "A"),
        *(Event(text, Date(text), text) for text in ("[..2026]", "../1996", "/2001", "[2003..]",
                                                     "2005/", "[..2025-39~]", "[..1850]")),
    ]  # fmt: skip
    drawn = sheet(timeline(*events).rows, timeline(*events).chronology)
    for item in drawn.items[1:]:
        pieces = shape(item.bar, drawn.low, drawn.high).pieces
        assert pieces[-1].high - pieces[0].low < 367 * DAY + drawn.length * REACH + 1, item.row.id
    vertical_lines = "".join(map(str, vertical(timeline(*events), Style(width=80))))
    assert vertical_lines.count("▲") == 1  # its lane is beside its own row only
    assert "│" not in vertical_lines


@pytest.mark.parametrize("text", ["[..2026]", "../2026", "/2026", "[2026..]", "2026/", "2026/.."])
def test_the_axis_of_one_open_date_shows_what_it_names(text: str) -> None:
    one = timeline(Event("a", Date(text), "A"))
    drawn = sheet(one.rows, one.chronology)
    year = ordinal((2026, 1, 1)) * DAY, ordinal((2027, 1, 1)) * DAY
    assert drawn.low < year[0] < year[1] < drawn.high
    assert drawn.length < 500 * DAY


def test_times_are_drawn_in_the_offset_they_share_or_in_utc() -> None:
    baku = Event("a", Date("2026-03-14T12:00:00+04:00"), "Baku")
    utc = Event("b", Date("2026-03-14T09:00:00Z"), "UTC")
    alone = sheet(timeline(baku).rows, timeline(baku).chronology)
    assert (alone.zone, alone.items[0].bar.first) == ("UTC+04:00", noon := bar(baku.date).first)
    both = sheet(timeline(baku, utc).rows, timeline(baku, utc).chronology)
    assert both.zone == "UTC"
    assert both.items[0].bar.first == noon - 4 * 3600
    zoned = sheet(timeline(Event("c", Date("2026-03-14T12:00"), "x", zone="Asia/Baku")).rows,
                  timeline(baku).chronology)  # fmt: skip
    assert zoned.zone == "UTC+04:00"


# the axis

TICKS = """
# from                to                   names
2026-03-14T13:47:00   2026-03-14T13:47:20  13:47:00 (14 March 2026) 13:47:05 13:47:10 13:47:15 13:47:20
2026-03-14T13:47      2026-03-14T15:00     14:00 (14 March 2026) 14:15 14:30 14:45 15:00
2026-03-14            2026-03-15           00:00 (14 March 2026) 06:00 12:00 18:00 00:00 (15 March 2026) 06:00 12:00 18:00
2026-03-14            2026-03-22           14 (March 2026) 15 16 17 18 19 20 21 22
2025-09-22            2025-11-30           25 (September 2025) 1 (October 2025) 5 10 15 20 25 1 (November 2025) 5 10 15 20 25
2024-03               2025-11              Apr (2024) Jul Oct Jan (2025) Apr Jul Oct
1992                  2026                 1995 2000 2005 2010 2015 2020 2025
-0003                 0004                 4 BC, 3 BC, 2 BC, 1 BC, AD 1, AD 2, AD 3, AD 4
-0043                 0030                 40 BC, 30 BC, 20 BC, 10 BC, AD 1, AD 10, AD 20, AD 30
-0999                 2025                 1000 BC, 500 BC, AD 1, AD 500, 1000, 1500, 2000
Y-13000000000         2025                 10,000,000,000 BC, 5,000,000,000 BC, AD 1
"""  # fmt: skip


@pytest.mark.parametrize("line", [line for line in TICKS.splitlines() if line[:1] not in ("", "#")])
def test_ticks(line: str) -> None:
    first, last, names = line.split(None, 2)
    low, high = bar(Date(first)).first, bar(Date(last)).last
    assert low is not None
    assert high is not None

    def fits(some: list[Tick]) -> bool:
        far = [(b.at - a.at) * 60 / (high - low) - (len(a.label) + len(b.label)) / 2
               for a, b in pairwise(some)]  # fmt: skip
        return len(some) > 1 and min(far) >= 2

    told = [
        one.label + (f" ({one.context})" if one.context else "") for one in ticks(low, high, fits)
    ]
    assert (", " if ", " in names else " ").join(told) == names


@given(st.integers(-(10**13), 10**13), st.integers(1, 10**13))
def test_ticks_are_few_and_in_order(low: int, length: int) -> None:
    found = ticks(low, low + length, lambda some: 2 <= len(some) <= 9)
    places = [one.at for one in found]
    assert places == sorted(set(places))
    assert all(low <= at < low + length for at in places)
    assert len(found) <= 9


# lanes and counts

STRETCHES = st.lists(
    st.tuples(st.integers(0, 99), st.integers(1, 30)).map(lambda one: (one[0], one[0] + one[1]))
)


@given(STRETCHES)
def test_nothing_in_a_lane_touches(stretches: list[tuple[int, int]]) -> None:
    for found, lanes in (
        (sorted(stretches), pack(sorted(stretches))),
        (stretches, fitted(stretches)),
    ):
        for (a, lane), (b, other) in combinations(zip(found, lanes, strict=True), 2):
            assert lane != other or a[1] <= b[0] or b[1] <= a[0]
    deepest = max((sum(a <= at < b for a, b in stretches) for at in range(130)), default=0)
    assert len(set(pack(sorted(stretches)))) == deepest


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("columns", [1, 7, 300])
def test_every_event_is_counted_once(name: str, columns: int) -> None:
    found = DRAWN[name]
    drawn = sheet(found.rows, found.chronology)
    held = counts(drawn.items, drawn.low, drawn.high, columns)
    assert sum(held) == pytest.approx(len(drawn.items))


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("most", [1, 5, 40, 10_000])
def test_periods_hold_every_event_and_are_no_finer_than_its_date(name: str, most: int) -> None:
    rows = [row for row in DRAWN[name].rows if row.event.date]
    found = list(periods(rows, most))
    assert sorted(row.id for one in found for row in one.rows) == sorted(row.id for row in rows)
    assert len({one.name for one in found}) == len(found)


PERIODS = """
# date              the period with room for all   with room for one
1992-05-03          3 May 1992                     3 May 1992
1992-05-03T13:47    3 May 1992, 13h                3 May 1992, 13h
1992-05             May 1992                       May 1992
1992-21             1992                           1992
[..2026]            2026                           2026
../1985-03          March 1985                     March 1985
199X                the 1990s                      the 1990s
-0043               44 BC                          44 BC
-004X               50–41 BC                       50–41 BC
Y170002             170,002                        170,002
"""


@pytest.mark.parametrize(("date", "name", "again"), table(PERIODS))
def test_the_period_of_a_date(date: str, name: str, again: str) -> None:
    rows = timeline(Event("a", Date(date), "x")).rows
    assert [[one.name for one in periods(rows, most)] for most in (9, 1)] == [[name], [again]]


# the terminal


def lines(found: Timeline, across: bool, **style: object) -> list[str]:
    return "".join((bars if across else vertical)(found, Style(**style))).splitlines()


def test_a_bar_in_a_lane_has_its_title_after_it_before_it_or_in_it() -> None:
    found = timeline(
        Event("a", Date("2001/2019"), "All along the years"),
        Event("b", Date("2001"), "First of them"),
        Event("c", Date("2019"), "Last of them"),
    )
    drawn = "\n".join(lines(found, True, width=60, group_by="org", ascii=True))
    assert re.search(r"[-=]+ All along the years [-=]+", drawn)
    assert re.search(r"[-=*]+ First of them", drawn)
    assert re.search(r"Last of them [-=*]+", drawn)
    crowd = timeline(*(Event(f"e{n}", Date("2001"), "First of them") for n in range(30)))
    assert "First of them" not in "\n".join(lines(crowd, True, width=60, group_by="org"))


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("across", [False, True], ids=["down", "across"])
@pytest.mark.parametrize("width", [30, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(name: str, across: bool, width: int) -> None:
    for by in ("", "org") if across else ("",):
        found = lines(DRAWN[name], across, width=width, group_by=by)
        assert max(map(width_of, found), default=0) <= width
        assert len(found) <= 4 * 200 + 20


@pytest.mark.parametrize("across", [False, True], ids=["down", "across"])
@pytest.mark.parametrize("name", DRAWN)
def test_ascii_is_ascii(name: str, across: bool) -> None:
    for rows in (1, 200):
        assert "\n".join(lines(DRAWN[name], across, ascii=True, rows=rows)).isascii()


@pytest.mark.parametrize("by", GROUPS)
def test_every_grouping_is_drawn(by: str) -> None:
    for rows in (1, 200):
        assert lines(DRAWN["400"], True, group_by=by, rows=rows)
    for name in ("400", "5000"):
        assert len(picture(DRAWN[name], group_by=by).findall("*")) > 1


@pytest.mark.parametrize("across", [False, True], ids=["down", "across"])
@pytest.mark.parametrize("rows", [1, 500])
def test_hostile_texts_are_harmless_in_the_terminal(across: bool, rows: int) -> None:
    for plain in (False, True):
        drawn = lines(HOSTILE, across, rows=rows, ascii=plain)
        assert drawn
        harmless("\n".join(drawn))


@pytest.mark.parametrize(
    ("text", "width", "seen"),
    [
        ("seen", 4, "seen"),
        ("longer", 4, "lon…"),
        ("a b", 2, "a…"),
        ("北京市", 5, "北京…"),
        ("x", 0, "…"),
    ],
)
def test_a_text_is_cut(text: str, width: int, seen: str) -> None:
    assert cut(text, width, Style()) == seen


@settings(max_examples=40, deadline=None)
@given(st.lists(dates(), max_size=9), st.integers(30, 120), st.sampled_from([1, 200]))
def test_whatever_the_dates_are_it_is_drawn(held: list[Date], width: int, rows: int) -> None:
    found = timeline(*(Event(f"e{n}", date, f"Event {n}") for n, date in enumerate(held)))
    for across in (False, True):
        drawn = lines(found, across, width=width, rows=rows)
        assert max(map(width_of, drawn), default=0) <= width
    assert len(list(labels(found, ""))) == len(held)
    assert picture(found).findall("*")
    if rows > 1:
        told = " ".join(lines(found, False, width=120, rows=rows))
        assert all(f"Event {n}" in told for n in range(len(held)))


LETTERS = """
# text       in ASCII
Şəki         Seki
Москва       Moskva
Щука         Shchuka
Ἀθῆναι       Athinai
naïve        naive
ﬁn           fin
北京         ??
“a” – b…     "a" - b...
"""


@pytest.mark.parametrize(("text", "plain"), table(LETTERS))
def test_letters(text: str, plain: str) -> None:
    assert ascii_text(text) == plain


# the picture

HOSTILE = timeline(
    *(Event(f"e{n}", Date(f"{1990 + n % 30}"), text, (text,), tags=(text,))
      for n, text in enumerate((*TEXTS, "\ufffe\uffff", "a" * 900)))
)  # fmt: skip
ALLOWED = {"svg", "title", "defs", "linearGradient", "stop", "rect", "text", "tspan", "g",
           "circle", "polygon"}  # fmt: skip


def picture(found: Timeline, **style: object) -> ElementTree.Element:
    pieces = writer("svg")(found, Style(**style))
    return ElementTree.fromstring("".join(one for one in pieces if isinstance(one, str)))


@pytest.mark.parametrize("by", ["", "org"])
@pytest.mark.parametrize("name", [*DRAWN, "hostile"])
def test_a_picture_stands_alone(name: str, by: str) -> None:
    root = picture(HOSTILE if name == "hostile" else DRAWN[name], group_by=by)
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for node in root.iter():
        assert node.tag.removeprefix("{http://www.w3.org/2000/svg}") in ALLOWED
        assert not any("href" in key or key.startswith("on") for key in node.attrib)
        assert all(
            "url(" not in value or value.startswith("url(#") for value in node.attrib.values()
        )
        if "x" in node.attrib:
            assert 0 <= float(node.get("x", 0)) <= width
            assert 0 <= float(node.get("y", 0)) <= height


def labels(found: Timeline, by: str) -> Iterator[Place]:
    drawn = sheet(found.rows, found.chronology)
    for band in page(drawn, Style(group_by=by), HEAD).bands:
        yield from band.places


@pytest.mark.parametrize("by", ["", "org"])
@pytest.mark.parametrize("name", ["shipped", "8", "40", "400", "3000 years", "far"])
def test_labels_do_not_overlap_and_stay_inside(name: str, by: str) -> None:
    boxes = [
        (one.x, one.y, one.x + max(map(em, one.lines)) * SIZE * BOLD, one.bar)
        for one in labels(DRAWN[name], by)
    ]
    width = float(picture(DRAWN[name], group_by=by).get("width", 0))
    assert len(boxes) >= len([row for row in DRAWN[name].rows if row.event.date])
    assert all(left >= 0 and right <= width for left, _, right, _ in boxes)
    for a, b in combinations(boxes, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (a, b)
    assert all(one.bar - one.y >= LINE * len(one.lines) for one in labels(DRAWN[name], by))


@given(st.text(max_size=60), st.integers(3, 20), st.integers(1, 4))
def test_broken_lines_fit(text: str, room: int, most: int) -> None:
    found = broken(text, room, most)
    assert len(found) <= most
    assert all(em(line) <= room for line in found)
    if len(found) < most:
        assert "".join(found).replace(" ", "") == "".join(text.split())


def test_what_has_no_date_is_left_out_aloud() -> None:
    left_out = [one for one in writer("svg")(DRAWN["undated"], Style()) if isinstance(one, LeftOut)]
    assert left_out == [LeftOut("a", "it has no date")]


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_pictures_by_vl_convert(kind: str) -> None:
    pytest.importorskip("vl_convert", reason="needs the extra: pip install '.[pictures]'")
    (data,) = [one for one in writer(kind)(SHIPPED, Style()) if not isinstance(one, LeftOut)]
    assert isinstance(data, bytes)
    assert data.startswith(b"\x89PNG" if kind == "png" else b"%PDF")
    assert len(data) > 10_000


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_without_vl_convert_the_extra_is_named(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(ChronoError, match="needs vl-convert-python") as refusal:
        list(writer(kind)(SHIPPED, Style()))
    assert "[pictures]" in refusal.value.hint


def test_only_pictures_have_bands(tmp_path: Path) -> None:
    file = ("-f", console.ROOT / "events.yaml")
    assert "csv has no bands" in refused("export", "csv", "--group-by", "org", *file)
    assert "cannot group by colour" in refused("export", "svg", "--group-by", "colour", *file)
    ok("export", "svg", "--group-by", "org", "-o", tmp_path / "out.svg", *file)
    assert set(PICTURES) == {"svg", "png", "pdf"}


def test_the_picture_of_the_docs_is_fresh() -> None:
    drawn = ok("export", "svg", "-f", console.ROOT / "events.yaml").out
    assert drawn == PICTURE.read_text(encoding="utf-8"), "chrono export svg -o docs/timeline.svg"


# Machado, Oliveira, Fernandes (2009): what an eye without one kind of cone sees, in linear light.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(colour: str) -> tuple[float, ...]:
    parts = (int(one, 16) / 255 for one in re.findall("..", colour[1:]))
    return tuple(one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)


def lab(colour: str, eye: tuple[tuple[float, ...], ...]) -> tuple[float, float, float]:
    red, green, blue = (
        max(0.0, sum(part * one for part, one in zip(row, linear(colour), strict=True)))
        for row in eye
    )
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (one ** (1 / 3) if one > 0.008856 else 7.787 * one + 16 / 116 for one in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@pytest.mark.parametrize("eye", EYES)
def test_colours_are_told_apart_by_eyes_of_every_kind(eye: str) -> None:
    for one, other in combinations(PALETTE, 2):
        far = sum(
            (p - q) ** 2 for p, q in zip(lab(one, EYES[eye]), lab(other, EYES[eye]), strict=True)
        )
        assert far**0.5 > 12, (one, other, far**0.5)


def test_colours_are_seen_on_white_paper() -> None:
    assert all(lab(colour, EYES["usual"])[0] < 75 for colour in PALETTE)

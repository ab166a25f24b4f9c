"""Queries with a time of day, to the second: tables, and a model that tries every possibility."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chrono.bounds import answer
from chrono.claims import Chronology, Event, File
from chrono.dates import Date, Match
from chrono.errors import ChronoError
from chrono.query import split
from chrono.timeline import Selection, select

SIDES = ("from", "to", "before", "after")


def asked(line: str, zone: str = "", **dates: str) -> str:
    """Return the events that a query finds, in their order, with a star where only possibly."""
    events = tuple(Event(name, Date(date), name, path="e") for name, date in dates.items())
    one = Chronology((File("e", zone=zone),), {}, events, len(events))
    rows = select(one, Selection(split(line)), Date).rows
    return " ".join(row.id + "*" * (row.match == Match.POSSIBLE) for row in rows)


LOG = {
    "deploy": "2021-05-03T09:00:00Z",
    "outage": "2021-05-03T13:00:00Z/2021-05-03T15:00:00Z",
    "alarm": "2021-05-03T14:05:10Z",
    "page": "2021-05-03T14:05:40Z",
    "rollback": "2021-05-03T18:30+02:00",
}
DAYS = {"eve": "2021-05-02", "audit": "2021-05-03", "next": "2021-05-04", "month": "2021-05"}
LOCAL = {"one": "2021-05-03T09:00", "two": "2021-05-03T14:05:10", "hour": "2021-05-03T14"}
# fmt: off
TABLE = [
    # instants, whatever their offsets
    (LOG, "", "from:2021-05-03T14:05:20Z",                        "outage page rollback"),
    (LOG, "", "from:2021-05-03T16:05:40+02:00",                   "outage page rollback"),
    (LOG, "", "to:2021-05-03T16:05:20+02:00",                     "deploy outage alarm"),
    (LOG, "", "before:2021-05-03T14:30Z",                         "deploy alarm page"),
    (LOG, "", "after:2021-05-03T14:05:10Z",                       "alarm page rollback"),
    (LOG, "", "after:2021-05-03T14:05:11Z",                       "page rollback"),
    (LOG, "", "on:2021-05-03T14:05Z",                             "outage alarm page"),
    (LOG, "", "on:2021-05-03T14:05:10Z",                          "outage alarm"),
    (LOG, "", "date:2021-05-03T14Z",                              "outage alarm page"),
    (LOG, "", "date:2021-05-03T16Z..2021-05-03T17Z",              "rollback"),
    (LOG, "", "date:2021-05-03T15:00:01Z..",                      "rollback"),
    (LOG, "", "not:from:2021-05-03T14:05:20Z",                    "deploy alarm"),
    (LOG, "", "from:2021-05-03T14:05:20Z to:2021-05-03",          "outage page rollback"),
    (LOG, "", "on:2021-05-03T09Z on:2021-05-03T16:30Z",           "deploy rollback"),
    # a day matches a time of it possibly, and times of other days for certain or not at all
    (DAYS, "", "from:2021-05-03T12:00Z",                          "month* audit* next"),
    (DAYS, "", "before:2021-05-03T12:00Z",                        "month* eve audit*"),
    (DAYS, "", "on:2021-05-03T12:00",                             "month* audit*"),
    (DAYS, "", "from:2021-05-03T00:00 to:2021-05-03T23:59:59",    "month* audit"),
    (DAYS, "Asia/Tokyo", "from:2021-05-03T15:00Z",                "month* next"),
    (DAYS, "Asia/Tokyo", "to:2021-05-02T14:59:59Z",               "month* eve"),
    # local times: as they stand, or in the zone of the file
    (LOCAL, "", "from:2021-05-03T14:05:00",                       "hour* two"),
    (LOCAL, "", "on:2021-05-03T14",                               "hour two"),
    (LOCAL, "", "from:2021-05-03T09:00Z",                         "one* hour* two*"),
    (LOCAL, "", "from:2021-05-02T20:00Z",                         "one* hour two"),
    (LOCAL, "", "from:2021-05-05T09:00Z",                         ""),
    (LOCAL, "Europe/Berlin", "from:2021-05-03T12:05:00Z",         "hour* two"),
    (LOCAL, "Europe/Berlin", "from:2021-05-03T14:05:00",          "hour* two"),
    (LOG, "Europe/Berlin", "from:2021-05-03T16:05:20",            "outage page rollback"),
    (LOG, "", "from:2021-05-03T12:00 id:deploy",                  "deploy*"),
    (LOG, "", "from:2021-05-01T12:00 id:deploy",                  "deploy"),
    (LOG, "", "from:2021-05-05T12:00 id:deploy",                  ""),
    # a local time that the clocks show twice, and one that they skip, may be either
    ({"twice": "2025-10-26T02:30"}, "Europe/Berlin", "from:2025-10-26T01:00Z", "twice*"),
    ({"twice": "2025-10-26T02:30"}, "Europe/Berlin", "from:2025-10-26T02:00Z", ""),
    ({"z": "2025-10-26T01:15Z"}, "Europe/Berlin", "from:2025-10-26T02:30",     "z*"),
    # open and unknown ends
    ({"a": "2021-05-03T14:00Z/.."}, "", "on:2022-01-01T00:00Z",   "a"),
    ({"a": "2021-05-03T14:00Z/"}, "", "on:2022-01-01T00:00Z",     "a*"),
    ({"a": "../2021-05-03T14:00Z"}, "", "on:2021-05-03T14:00Z",   "a"),
    ({"a": "../2021-05-03T14:00Z"}, "", "on:2020-01-01T00:00Z",   "a"),
    ({"a": "../2021-05-03T14:00Z"}, "", "after:2020-01-01T00:00Z", ""),
]
# fmt: on


@pytest.mark.parametrize(("dates", "zone", "line", "found"), TABLE)
def test_times_are_compared_to_the_second(
    dates: dict[str, str], zone: str, line: str, found: str
) -> None:
    assert asked(line, zone, **dates) == found


@pytest.mark.parametrize(
    "line",
    [
        "from:2021-05-03T14:00Z to:2021-05-03T13:00Z",
        "date:2021-05-03T14:00Z..2021-05-03T15:59+02:00",
        "from:2021-05-03T14:00 to:2021-05-02",
    ],
)
def test_a_period_that_ends_before_it_starts_is_refused(line: str) -> None:
    with pytest.raises(ChronoError, match="ends before it starts: 2021-05-03T14:00"):
        asked(line, **LOG)


# The model: what a date may be is tried one by one, and a question is asked of each.

TIMES = st.one_of(
    st.integers(0, 23).map(lambda h: f"T{h:02}"),
    st.tuples(st.integers(0, 23), st.sampled_from([0, 30, 59])).map(
        lambda t: f"T{t[0]:02}:{t[1]:02}"
    ),
)
OFFSETS = st.sampled_from(["", "Z", "+02:00", "-11:00"])
DAY = st.integers(28, 31).map(lambda d: f"2024-10-{d}") | st.just("2024-11-01")
TIMED = st.tuples(DAY, TIMES, OFFSETS).map("".join)
DATES = st.one_of(
    TIMED,
    DAY,
    st.tuples(TIMED, TIMED).map("/".join),
    st.tuples(DAY, DAY).map("/".join),
    TIMED.map("{}/..".format),
    TIMED.map("../{}".format),
)
ANY = [timedelta(hours=hours) for hours in range(-12, 15)]
LOW, HIGH = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)


def seconds(text: str, last: bool) -> tuple[datetime, timedelta | None]:
    """Return the first or the last second of one date, as shown, and its offset."""
    day, _, clock = text.partition("T")
    if not clock:
        return datetime.fromisoformat(f"{day}T{'23:59:59' if last else '00:00:00'}"), None
    bare = clock.rstrip("Z")
    sign = next((s for s in "+-" if s in bare), "")
    ahead = None
    if clock.endswith("Z"):
        ahead = timedelta()
    elif sign:
        bare, _, hours = bare.partition(sign)
        ahead = timedelta(hours=int(hours[:2]) * (-1 if sign == "-" else 1))
    parts = bare.split(":")
    rest = (["59", "59"] if last else ["00", "00"])[len(parts) - 1 :]
    return datetime.fromisoformat(f"{day}T{':'.join([*parts, *rest])}"), ahead


def instants(text: str, last: bool, zone: str, other: timedelta | None) -> list[datetime]:
    """Return each instant that the first or last second of a date may be, other things being so."""
    shown, ahead = seconds(text, last)
    if ahead is not None:
        offsets = [ahead]
    elif zone:
        both = [shown.replace(tzinfo=ZoneInfo(zone), fold=fold).utcoffset() for fold in (0, 1)]
        offsets = [offset for offset in both if offset is not None]
    elif other is None:
        offsets = [timedelta()]
    else:
        offsets = ANY if "T" in text else [other]
    return [(shown - offset).replace(tzinfo=UTC) for offset in offsets]


def worlds(date: str, zone: str, other: timedelta | None) -> Iterator[tuple[datetime, datetime]]:
    """Yield each start and end that a date may have; the ends of one moment are the same."""
    start, slash, end = date.partition("/")
    if not slash:
        for last in (False, True):
            yield from ((at, at) for at in instants(date, last, zone, other))
        return
    begins = [LOW] if start == ".." else [
        at for last in (False, True) for at in instants(start, last, zone, other)
    ]  # fmt: skip
    ends = [HIGH] if end == ".." else [
        at for last in (False, True) for at in instants(end, last, zone, other)
    ]  # fmt: skip
    yield from ((a, b) for a in begins for b in ends if a <= b)


def holds(side: str, start: datetime, end: datetime, first: datetime, last: datetime) -> bool:
    return {
        "from": end >= first, "to": start <= last, "before": end <= last, "after": start >= first,
    }[side]  # fmt: skip


@given(DATES, st.sampled_from(["", "Europe/Berlin", "Asia/Tokyo"]), TIMED, st.sampled_from(SIDES))
def test_the_answer_is_what_every_possibility_says(
    date: str, zone: str, bound: str, side: str
) -> None:
    ends = [part for part in date.split("/") if part != ".."]
    own = {seconds(part, False)[1] for part in ends}
    if len(own) > 1:  # one end with an offset and one without: no one clock to try
        return
    try:
        parsed = Date(date)
    except ValueError:
        return
    ahead = seconds(bound, False)[1]
    mine = own.pop()
    found = {
        holds(side, start, end, first, last)
        for start, end in worlds(date, zone, ahead)
        for first, last in zip(
            instants(bound, False, zone, mine), instants(bound, True, zone, mine), strict=True
        )
    }
    wanted = Match.POSSIBLE if len(found) == 2 else Match.CERTAIN if True in found else Match.NO
    assert answer(side, Date(bound))(parsed, zone) == wanted  # type: ignore[arg-type]

"""Local times: their instants, those that clocks skip or repeat, and what each command does."""

import json
from pathlib import Path

import pytest

from chrono import store
from chrono.dates import Date
from chrono.zones import Offsets, moved, offsets, timestamps, unclear
from tests.command import ok, refused, run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# day         hour  zone           seconds ahead of UTC, by the clocks before and after a change
OFFSETS = """
2025-01-15    12    Europe/Paris   3600   3600
2025-07-15    12    Europe/Paris   7200   7200
2025-10-26    2     Europe/Paris   7200   3600
2025-10-26    3     Europe/Paris   3600   3600
2025-03-30    2     Europe/Paris   3600   7200
2025-07-15    24    Asia/Baku      14400  14400
-43-03-15     12    Asia/Baku      0      0
9999-03-15    12    Asia/Baku      0      0
"""


@pytest.mark.parametrize("row", OFFSETS.strip().splitlines())
def test_offsets(row: str) -> None:
    day, hour, zone, before, after = row.split()
    year, month, number = day.rsplit("-", 2)
    found = offsets((int(year), int(month), int(number)), int(hour) * 3600, zone)
    assert found == Offsets(int(before), int(after))


def test_no_day_has_no_offset() -> None:
    assert offsets(None, 0, "Asia/Baku") == Offsets(0, 0)


# date                               zone                readings of each time that is not clear
UNCLEAR = """
2025-03-30T02:30                     Europe/Berlin       2025-03-30T02:30+01:00 2025-03-30T02:30+02:00
2025-03-30T02:00                     Europe/Berlin       2025-03-30T02:00+01:00 2025-03-30T02:00+02:00
2025-03-30T01:59:59                  Europe/Berlin
2025-03-30T03:00                     Europe/Berlin
2025-10-26T02:30:05                  Europe/Berlin       2025-10-26T02:30:05+02:00 2025-10-26T02:30:05+01:00
2025-10-26T02                        Europe/Berlin       2025-10-26T02+02:00 2025-10-26T02+01:00
2025-10-26T03:00                     Europe/Berlin
2025-10-26T02:30+02:00               Europe/Berlin
2025-10-26T02:30                     -
2025-10-26                           Europe/Berlin
2026-03-08T02:30                     America/New_York    2026-03-08T02:30-05:00 2026-03-08T02:30-04:00
2026-11-01T01:30                     America/New_York    2026-11-01T01:30-04:00 2026-11-01T01:30-05:00
2025-03-30T01:30                     Europe/Lisbon       2025-03-30T01:30Z 2025-03-30T01:30+01:00
2025-10-05T02:15                     Australia/Lord_Howe 2025-10-05T02:15+10:30 2025-10-05T02:15+11:00
2025-03-29T24:00:00                  Europe/Berlin
2025-04-24T24:00:00                  Africa/Cairo        2025-04-24T24:00:00+02:00 2025-04-24T24:00:00+03:00
1937-06-30T23:59:45                  Europe/Amsterdam
2025-03-30T02:30/2025-10-26T02:30    Europe/Berlin       2025-03-30T02:30+01:00 2025-03-30T02:30+02:00 2025-10-26T02:30+02:00 2025-10-26T02:30+01:00
../2025-10-26T02:30                  Europe/Berlin       2025-10-26T02:30+02:00 2025-10-26T02:30+01:00
"""  # noqa: E501


@pytest.mark.parametrize("row", UNCLEAR.strip().splitlines())
def test_unclear_times_have_two_readings(row: str) -> None:
    date, zone, *readings = row.split()
    found = list(unclear(Date(date), zone.strip("-")))
    assert [reading for one in found for reading in one.readings] == readings
    for reading in readings:
        assert str(Date(reading)) == reading


# date                                      zone           start                          end
TIMESTAMPS = """
2025-09-22T13:47                          | Asia/Baku     | 2025-09-22T13:47:00+04:00     | 2025-09-22T13:47:00+04:00
2025-09-22T13:47                          |               | 2025-09-22T13:47:00           | 2025-09-22T13:47:00
2026-11-17T22:01:44.412Z                  | Asia/Baku     | 2026-11-17T22:01:44.412Z      | 2026-11-17T22:01:44.412Z
2025-09-22T24:00:00Z                      |               | 2025-09-23T00:00:00Z          | 2025-09-23T00:00:00Z
2025-09-22T13+04:00                       |               | 2025-09-22T13:00:00+04:00     | 2025-09-22T13:00:00+04:00
2024-01-01T10:00+01:00/2024-01-01T12:00   | Asia/Baku     | 2024-01-01T10:00:00+01:00     | 2024-01-01T12:00:00+04:00
2025-09-22T13:47/..                       | Asia/Baku     | 2025-09-22T13:47:00+04:00     |
2025-10-26T02:30                          | Europe/Berlin | 2025-10-26T02:30:00           | 2025-10-26T02:30:00
9999-12-31T24:00:00                       |               |                               |
-0043-03-15T10:00                         | Europe/Rome   |                               |
2025-09-22                                | Asia/Baku     |                               |
"""  # noqa: E501


@pytest.mark.parametrize("row", TIMESTAMPS.strip().splitlines())
def test_timestamps(row: str) -> None:
    date, zone, start, end = (cell.strip() for cell in row.split("|"))
    assert timestamps(Date(date), zone) == (start, end)


# a phrase                                              | its date, or a part of the refusal
NAMED = """
2026-11-17 23:04 Europe/Berlin                          | 2026-11-17T23:04+01:00
2026-11-17T23:04[Europe/Berlin]                         | 2026-11-17T23:04+01:00
2026-11-17T23:04+01:00[Europe/Berlin]                   | 2026-11-17T23:04+01:00
2026-10-25T02:30+01:00[Europe/Berlin]                   | 2026-10-25T02:30+01:00
17 July 2026, 2:04 pm (America/New_York)                | 2026-07-17T14:04-04:00
14:00 Asia/Baku on 3 May 2020                           | 2020-05-03T14:00+04:00
2026-11-17T23:04/2026-11-18T01:00 Europe/Berlin         | 2026-11-17T23:04+01:00/2026-11-18T01:00+01:00
2026-11-17 14:00 America/Argentina/Buenos_Aires         | 2026-11-17T14:00-03:00
2026-11-17T14:00 Etc/GMT+3                              | 2026-11-17T14:00-03:00
2026-11-17T14:00 GMT                                    | 2026-11-17T14:00Z
2026-11-17T14:00:05 UTC                                 | 2026-11-17T14:00:05Z
2026-03-29 02:30 Europe/Berlin                          | write 2026-03-29T02:30+01:00 or 2026-03-29T02:30+02:00
2026-10-25 02:30 Europe/Berlin                          | write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00
2026-11-17T23:04+02:00[Europe/Berlin]                   | in Europe/Berlin that is 2026-11-17T22:04+01:00
2026-11-17 23:04 Europe/Berln                           | did you mean Europe/Berlin
2026-11-17 Europe/Berlin                                | a time zone without a time of day
14:00 Asia/Baku to 15:00 Asia/Tokyo on 3 May 2020       | two time zones: Asia/Baku and Asia/Tokyo
"""  # noqa: E501


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_a_time_may_have_the_name_of_its_zone(row: str) -> None:
    phrase, expected = (cell.strip() for cell in row.split("|"))
    ran = run("date", phrase)
    if expected[:2] == "20":
        assert (ran.status, ran.out.split()[1]) == (0, expected)
    else:
        assert (ran.status, expected in ran.err) == (2, True), ran.err


# date                            | its zone      | shown in           | as
MOVED = """
2025-09-22T13:47                  | Asia/Baku     | America/New_York   | 2025-09-22T05:47-04:00
2025-09-22T23:47:05.25Z           |               | Asia/Baku          | 2025-09-23T03:47:05.25+04:00
2025-09-22T13                     | Asia/Baku     | Europe/Berlin      | 2025-09-22T11+02:00
2025-09-22T13                     | Asia/Baku     | Asia/Kolkata       | 2025-09-22T13
2025-09-22T13:47                  |               | Asia/Baku          | 2025-09-22T13:47
2025-09-22                        | Asia/Baku     | America/New_York   | 2025-09-22
2025-10-26T02:30                  | Europe/Berlin | Asia/Baku          | 2025-10-26T02:30
2025-10-26T00:30Z                 |               | Europe/Berlin      | 2025-10-26T02:30+02:00
2025-09-22T13:47/2025-09-23T01    | Asia/Baku     | UTC                | 2025-09-22T09:47Z/2025-09-22T21Z
2025-10-26T02:30/2025-10-26T05:00 | Europe/Berlin | UTC                | 2025-10-26T02:30/2025-10-26T05:00
2025-09-22T13:47/..               | Asia/Baku     | UTC                | 2025-09-22T09:47Z/..
2025-09-22T24:00:00               | Asia/Baku     | Asia/Baku          | 2025-09-23T00:00:00+04:00
"""  # noqa: E501


@pytest.mark.parametrize("row", MOVED.strip().splitlines())
def test_times_move_to_another_zone(row: str) -> None:
    date, zone, target, expected = (cell.strip() for cell in row.split("|"))
    assert str(moved(Date(date), zone, target)) == expected


FLOATING = "chrono: 1\nname: n\nevents:\n  - id: a\n    date: 2025-09-22T13:47\n    title: A\n"


def test_times_in_prints_all_zoned_times_in_one_zone() -> None:
    zulu = "  - id: z\n    date: 2025-09-22T21:00Z\n    title: Z\n"
    Path("events.yaml").write_text(BERLIN + zulu)
    assert ok("list", "--times-in", "Asia/Baku").out == (
        "22 September 2025, 15:47 +04:00  A  a\n23 September 2025, 01:00 +04:00  Z  z\n"
    )
    shown = ok("show", "a", "--times-in", "Asia/Baku").out
    assert "2025-09-22T15:47+04:00" in shown
    assert "Europe/Berlin" not in shown
    assert "15:47 +04:00" in ok("timeline", "--width", "120", "--times-in", "Asia/Baku").out
    assert "15:47 +04:00" in ok("report", "--times-in", "Asia/Baku").out
    assert "did you mean Asia/Baku" in refused("list", "--times-in", "Baku")


def test_times_in_leaves_local_times_of_no_zone() -> None:
    Path("events.yaml").write_text(FLOATING)
    assert ok("list", "--times-in", "Asia/Baku").out == "22 September 2025, 13:47  A  a\n"


def test_import_gives_times_without_a_zone_the_one_that_is_named() -> None:
    rows = (
        "date,title\n2026-11-17 23:04,Alarm\n2026-03-29 02:30,Gap\n2026-11-18,Day\n"
        "2026-11-17T20:00Z,Zulu\n"
    )
    Path("t.csv").write_text(rows)
    ran = run("import", "t.csv", "--zone", "Europe/Berlin")
    assert "write 2026-03-29T02:30+01:00 or 2026-03-29T02:30+02:00" in ran.err
    events = store.load(["events.yaml"]).events
    assert {event.id: event.zone for event in events} == {
        "alarm": "Europe/Berlin", "day": "", "zulu": "",
    }  # fmt: skip
    again = run("import", "t.csv", "--zone", "Europe/Berlin")
    assert "0 added, 0 changed, 3 the same" in again.err
    assert "did you mean Europe/Berlin" in refused("import", "t.csv", "--zone", "Berlin")


def test_import_keeps_the_zone_of_a_known_event() -> None:
    Path("t.csv").write_text("date,title\n2026-11-17 23:04,Alarm\n")
    ok("import", "t.csv", "--zone", "Europe/Berlin")
    ok("import", "t.csv", "--zone", "Asia/Baku")
    assert [event.zone for event in store.load(["events.yaml"]).events] == ["Europe/Berlin"]


def test_extract_gives_times_without_a_zone_the_one_that_is_named() -> None:
    Path("log.txt").write_text(
        "The alarm was raised at 23:04 on 17 November 2026. The gate closed at 02:30 on 29 March "
        "2026. The gate opened on 3 May 2020. The siren stopped at 14:00 UTC on 4 May 2020.\n"
    )
    Path("events.yaml").write_text("chrono: 1\nname: n\n")
    ran = ok("extract", "log.txt", "--zone", "Europe/Berlin", "--into", "events.yaml")
    assert "write 2026-03-29T02:30+01:00 or 2026-03-29T02:30+02:00" in ran.err
    proposed = store.load(["events.proposed.yaml"]).events
    zones = {str(event.date): event.zone for event in proposed}
    assert zones == {
        "2026-11-17T23:04": "Europe/Berlin",
        "2026-03-29T02:30": "",
        "2020-05-03": "",
        "2020-05-04T14:00Z": "",
    }


HEAD = "chrono: 1\nname: n\nzone: Europe/Berlin\nevents:\n"
BERLIN = HEAD + "  - id: a\n    date: 2025-09-22T13:47\n    title: A\n"
TWICE = HEAD + "  - id: a\n    date: 2025-10-26T02:30\n    title: A\n"
READINGS = "hint: write 2025-10-26T02:30+02:00 or 2025-10-26T02:30+01:00"


def test_adding_an_unclear_time_is_refused_with_both_readings() -> None:
    Path("events.yaml").write_text(BERLIN)
    assert READINGS in refused("add", "2025-10-26T02:30", "B")
    assert "no such local time" in refused("add", "2025-03-30T01:00/2025-03-30T02:30", "B")
    assert Path("events.yaml").read_text() == BERLIN
    ok("add", "2025-10-26T02:30+01:00", "B")


def test_editing_to_an_unclear_time_is_refused() -> None:
    Path("events.yaml").write_text(BERLIN)
    assert READINGS in refused("edit", "a", "--date", "2025-10-26T02:30")
    assert Path("events.yaml").read_text() == BERLIN
    # what the file holds already is a finding of check, and other keys can be changed
    Path("events.yaml").write_text(TWICE)
    ok("edit", "a", "--title", "B")
    assert "C120" in run("check").out


def test_an_event_with_an_unclear_time_is_refused_alone_on_import() -> None:
    Path("events.yaml").write_text(BERLIN)
    Path("t.csv").write_text("date,title\n2025-10-26T02:30,B\n2025-10-26T02:30Z,C\n")
    ran = run("import", "t.csv")
    assert (ran.status, READINGS in ran.err) == (1, True)
    assert "t.csv:2:1: C120 two local times" in ran.err
    assert "1 added" in ran.err


def test_accepting_a_proposal_with_an_unclear_time_is_refused() -> None:
    Path("events.yaml").write_text(BERLIN)
    proposal = "  - id: b\n    date: 2025-10-26T02:30\n    title: B\n    status: proposed\n"
    Path("events.proposed.yaml").write_text(HEAD + proposal)
    assert "two local times" in refused("review", "--accept", "b")
    assert Path("events.yaml").read_text() == BERLIN


def test_an_unclear_time_is_never_guessed() -> None:
    Path("events.yaml").write_text(TWICE)
    calendar = run("export", "ics", "--strict")
    assert "a local time that the clocks of Europe/Berlin skip or repeat" in calendar.err
    assert (calendar.status, "VEVENT" in calendar.out) == (1, False)
    assert "2025-10-26 00:30 or 2025-10-26 01:30" in ok(
        "report", "--template", "incident", "-O", "txt"
    ).out.replace("\n", " ")
    (event,) = json.loads(ok("list", "-O", "json").out)
    assert (event["starts_at"], event["zone"]) == ("2025-10-26T02:30:00", "Europe/Berlin")
    assert '"startDate": "2025-10-26T02:30"' in ok("export", "jsonld").out


# What is written, and the zone or the instant in it.
SHOWN = [
    (("list",), "22 September 2025, 13:47 Europe/Berlin"),
    (("list", "-O", "md"), "13:47 Europe/Berlin"),
    (("list", "-O", "github"), "13:47 Europe/Berlin"),
    (("list", "--columns", "starts-at,zone"), "2025-09-22T13:47:00+02:00  Europe/Berlin"),
    (("list", "-O", "csv"), "2025-09-22T13:47:00+02:00"),
    (("list", "-O", "jsonl"), '"starts_at": "2025-09-22T13:47:00+02:00"'),
    (("show", "a"), "Europe/Berlin"),
    (("timeline", "--width", "120"), "13:47 Europe/Berlin"),
    (("export", "mermaid"), "Europe/Berlin"),
    (("export", "html"), "13:47 Europe/Berlin"),
    (("export", "jsonld"), '"startDate": "2025-09-22T13:47+02:00"'),
    (("export", "markwhen"), "2025-09-22T11:47:00Z"),
    (("report",), "13:47 Europe/Berlin"),
]


@pytest.mark.parametrize(("command", "shown"), SHOWN)
def test_the_zone_of_a_local_time_is_kept(command: tuple[str, ...], shown: str) -> None:
    Path("events.yaml").write_text(BERLIN)
    assert shown in ok(*command).out

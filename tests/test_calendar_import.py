"""Calendars in: ends, lengths, zones, series, what a client has changed, what is refused alone."""

from pathlib import Path

import pytest

from chrono.claims import Event
from chrono.importers import Given
from chrono.importers.calendar.events import calendar
from chrono.store import load
from tests.command import ok, run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


OWN_ZONE = """\
BEGIN:VTIMEZONE
TZID:Quay Time
BEGIN:STANDARD
DTSTART:19701025T030000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Half Past
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Named
X-LIC-LOCATION:Asia/Tokyo
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Broken
END:VTIMEZONE
"""


def text(*events: str) -> str:
    """A calendar of events that are each given by some of their lines, divided by blanks."""
    parts = ["BEGIN:VCALENDAR", "VERSION:2.0", *OWN_ZONE.splitlines()]
    for number, event in enumerate(events):
        rows = [row if "X-CHRONO" in row else row.replace("_", " ") for row in event.split()]
        uid = [] if any(row.startswith("UID:") for row in rows) else [f"UID:u{number}"]
        summary = [] if event == "SUMMARY:S" else ["SUMMARY:S"]
        parts += ["BEGIN:VEVENT", *uid, *summary, *rows, "END:VEVENT"]
    return "\r\n".join([*parts, "END:VCALENDAR", ""])


def read(whole: str) -> tuple[list[str], list[str]]:
    """Return the dates with their zones, and what is said."""
    dates, said = [], []
    for item in calendar(Given("a.ics", whole.encode())):
        event = getattr(item, "event", None)
        if isinstance(event, Event):
            dates.append(f"{event.date or 'undated'} {event.zone}".strip())
        else:
            said.append(getattr(item, "message", "") or getattr(item, "why", ""))
    return dates, said


B, NY = "TZID=Europe/Berlin", "TZID=America/Toronto"
# lines of an event, and the date and zone that it has
DATES = [
    # ends: exclusive days, the same zone, other zones, UTC, none
    ("DTSTART:20250105 DTEND:20250108", "2025-01-05/2025-01-07"),
    ("DTSTART:20250105 DTEND:20250105", "2025-01-05"),
    ("DTSTART:00010101 DTEND:00010101", "0001-01-01"),
    (f"DTSTART;{B}:20240101T100000 DTEND;{B}:20240101T120000",
     "2024-01-01T10:00:00/2024-01-01T12:00:00 Europe/Berlin"),
    (f"DTSTART;{B}:20240101T100000 DTEND;{NY}:20240101T120000",
     "2024-01-01T10:00:00+01:00/2024-01-01T12:00:00-05:00"),
    # earlier by the clock on the wall, later as an instant
    (f"DTSTART;{B}:20250901T100000 DTEND;{NY}:20250901T050000",
     "2025-09-01T10:00:00+02:00/2025-09-01T05:00:00-04:00"),
    ("DTSTART;TZID=Asia/Tokyo:20240304T200000 DTEND:20240304T133000Z",
     "2024-03-04T20:00:00+09:00/2024-03-04T13:30:00Z"),
    ("DTSTART:20240712T100000Z DTEND;TZID=Europe/Lisbon:20240712T123000",
     "2024-07-12T10:00:00Z/2024-07-12T12:30:00+01:00"),
    ("DTSTART:20240712T100000Z DTEND:20240712T123000Z",
     "2024-07-12T10:00:00Z/2024-07-12T12:30:00Z"),
    ("DTSTART:20240712T100000 DTEND:20240712T123000",
     "2024-07-12T10:00:00/2024-07-12T12:30:00"),
    (f"DTSTART;{B}:20240101T100000 DTEND;{B}:20240101T100000", "2024-01-01T10:00:00 Europe/Berlin"),
    # lengths: hours are exact, days nominal
    (f"DTSTART;{B}:20250330T013000 DURATION:PT2H",
     "2025-03-30T01:30:00/2025-03-30T04:30:00 Europe/Berlin"),
    (f"DTSTART;{B}:20250329T120000 DURATION:P1D",
     "2025-03-29T12:00:00/2025-03-30T12:00:00 Europe/Berlin"),
    (f"DTSTART;{B}:20250329T120000 DURATION:PT24H",
     "2025-03-29T12:00:00/2025-03-30T13:00:00 Europe/Berlin"),
    (f"DTSTART;{B}:20250329T120000 DURATION:P1DT24H",
     "2025-03-29T12:00:00/2025-03-31T12:00:00 Europe/Berlin"),
    (f"DTSTART;{B}:20251026T013000 DURATION:PT3H",
     "2025-10-26T01:30:00/2025-10-26T03:30:00 Europe/Berlin"),
    # an end in the hour that comes twice is written so that it is clear
    (f"DTSTART;{B}:20251026T013000 DURATION:PT2H",
     "2025-10-26T01:30:00+02:00/2025-10-26T01:30:00Z"),
    ("DTSTART:20250330T013000 DURATION:PT2H", "2025-03-30T01:30:00/2025-03-30T03:30:00"),
    ("DTSTART:20250330 DURATION:P1W", "2025-03-30/2025-04-05"),
    ("DTSTART:20250330 DURATION:PT48H", "2025-03-30/2025-03-31"),
    ("DTSTART:20250330 DURATION:P0D", "2025-03-30"),
    ("DTSTART:99991230 DURATION:P1D", "9999-12-30"),
    # zones by every name they go by
    ("DTSTART;TZID=Quay_Time:20250506T180000", "2025-05-06T18:00:00+03:00"),
    ("DTSTART;TZID=Quay_Time:20250106T180000", "2025-01-06T18:00:00+02:00"),
    ("DTSTART;TZID=Half_Past:20250106T180000", "2025-01-06T18:00:00+05:30"),
    ("DTSTART;TZID=Named:20250106T180000", "2025-01-06T18:00:00 Asia/Tokyo"),
    ("DTSTART;TZID=Quay_Time:20250329T230000 DURATION:PT4H",
     "2025-03-29T23:00:00+02:00/2025-03-30T04:00:00+03:00"),
    ("DTSTART;TZID=europe/berlin:20250106T180000", "2025-01-06T18:00:00 Europe/Berlin"),
    ("DTSTART;TZID=/example.org/2021-1/Europe/Berlin:20250106T180000",
     "2025-01-06T18:00:00 Europe/Berlin"),
    ("DTSTART;TZID=/x/America/Argentina/Salta:20250106T180000",
     "2025-01-06T18:00:00 America/Argentina/Salta"),
    ("DTSTART;TZID=W._Europe_Standard_Time:20250106T180000", "2025-01-06T18:00:00 Europe/Berlin"),
    ('DTSTART;TZID="GMT+02:00":20250106T180000', "2025-01-06T18:00:00+02:00"),
    ("DTSTART;TZID=GMT+0300:20250106T180000", "2025-01-06T18:00:00+03:00"),
    ("DTSTART;TZID=UTC-5:20250106T180000", "2025-01-06T18:00:00-05:00"),
    ('DTSTART;TZID="UTC+5:30":20250106T180000', "2025-01-06T18:00:00+05:30"),
    ('DTSTART;TZID="-08:00":20250106T180000', "2025-01-06T18:00:00-08:00"),
    ("DTSTART;TZID=Etc/GMT-2:20250106T180000", "2025-01-06T18:00:00 Etc/GMT-2"),
    ('DTSTART;TZID="(GMT+01.00)_Amsterdam_/_Berlin_/_Bern":20250106T180000',
     "2025-01-06T18:00:00 Europe/Amsterdam"),
    ('DTSTART;TZID="(UTC+01:00)_Amsterdam,_Berlin,_Bern,_Rome,_Stockholm,_Vienna":20250106T180000',
     "2025-01-06T18:00:00 Europe/Amsterdam"),
    ('DTSTART;TZID="(GMT-05:00)_Eastern_Time_(US_&_Canada)":20250106T180000',
     "2025-01-06T18:00:00 America/New_York"),
    ('DTSTART;TZID="(UTC+05:30)_Chennai,_Kolkata,_Mumbai,_New_Delhi":20250106T180000',
     "2025-01-06T18:00:00 Asia/Kolkata"),
    ('DTSTART;TZID="(UTC)_Dublin,_Edinburgh,_Lisbon,_London":20250706T180000',
     "2025-07-06T18:00:00 Europe/Dublin"),
    ('DTSTART;TZID="(UTC-03:00)_City_of_Buenos_Aires":20250106T180000',
     "2025-01-06T18:00:00 America/Buenos_Aires"),
    # birthdays without a year
    ("DTSTART;VALUE=DATE;X-APPLE-OMIT-YEAR=1604:16040512 RRULE:FREQ=YEARLY", "XXXX-05-12"),
    ("DTSTART;X-APPLE-OMIT-YEAR=1604:16040229 DTEND:16040301 RRULE:FREQ=YEARLY", "XXXX-02-29"),
    ("DTSTART;X-APPLE-OMIT-YEAR=1604:19800512", "1980-05-12"),
    # series: the first occurrence that is not excluded
    ("DTSTART:20200301 RRULE:FREQ=YEARLY;COUNT=3 EXDATE:20200301", "2021-03-01"),
    ("DTSTART:20200301 DTEND:20200303 RRULE:FREQ=WEEKLY EXDATE:20200301,20200308",
     "2020-03-15/2020-03-16"),
    (f"DTSTART;{B}:20200301T100000 RRULE:FREQ=DAILY EXDATE:20200301T090000Z",
     "2020-03-02T10:00:00 Europe/Berlin"),
    (f"DTSTART;{B}:20250329T100000 DURATION:PT1H RRULE:FREQ=DAILY EXDATE;{B}:20250329T100000",
     "2025-03-30T10:00:00/2025-03-30T11:00:00 Europe/Berlin"),
    ("DTSTART:20200301T100000 RRULE:FREQ=DAILY EXDATE;VALUE=DATE:20200301", "2020-03-02T10:00:00"),
    ("DTSTART:20200301 RDATE:20200401 EXDATE:20200301", "2020-04-01"),
    ("SUMMARY:S", "undated"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "date"), DATES)
def test_dates(event: str, date: str) -> None:
    dates, _ = read(text(event))
    assert dates == [date]


# lines of an event that is refused alone, and what is said of it
REFUSED = [
    ("DTEND:20250105T100000Z", "it ends and does not begin"),
    ("DTSTART:20250105T100000 DTEND:20250101T100000", "it ends before it starts"),
    ("DTSTART:20250105 DTEND:20250101", "it ends before it starts"),
    (f"DTSTART;{NY}:20250901T050000 DTEND;{B}:20250901T100000", "it ends before it starts"),
    (f"DTSTART;{B}:20250901T100000 DTEND:20250901T120000", "only one of DTSTART and DTEND"),
    ("DTSTART:20250901T100000 DTEND:20250901T120000Z", "only one of DTSTART and DTEND"),
    ("DTSTART:20250901 DTEND:20250901T120000Z", "a day both, or a time"),
    ("DTSTART:20250101 DTSTART:20260101", "a second DTSTART"),
    ("DTSTART:20250101 DTEND:20250102 DTEND:20250103", "a second DTEND"),
    ("DTSTART:20250101 SUMMARY:T", "a second SUMMARY"),
    ("DTSTART:20250101 DTEND:20250102 DURATION:P1D", "DURATION beside DTEND"),
    ("DTSTART:20250330 DURATION:P9999999999D", "outside the years 1 to 9999"),
    ("DTSTART:20250330 DURATION:P99999999999999999999D", "outside the years 1 to 9999"),
    ("DTSTART:20250330T100000 DURATION:PT999999999999H", "outside the years 1 to 9999"),
    ("DTSTART:99991231 DURATION:P2D", "outside the years 1 to 9999"),
    ("DTSTART:20250330 DURATION:-P1D", "below nothing"),
    ("DTSTART:20250330 DURATION:P", "no length of time"),
    ("DTSTART:20250330 DURATION:PT", "no length of time"),
    ("DTSTART:20250330 DURATION:PT5H", "lasts whole days"),
    ("DTSTART:20250230", "no day or time"),
    ("DTSTART:20250230T250000", "no day or time"),
    ("DTSTART:2025", "no day or time"),
    ("DTSTART;TZID=Atlantis:20250101T100000", "no such time zone: Atlantis"),
    ("DTSTART;TZID=Broken:20250101T100000", "no such time zone: Broken"),
    ('DTSTART;TZID="(UTC+01:00)_Atlantis":20250101T100000', "no such time zone"),
    ('DTSTART;TZID="(UTC+07:00)_Berlin":20250101T100000', "no such time zone"),
    ("DTSTART;TZID=Quay_Time:20251026T023000", "clocks skip or repeat the time"),
    ("DTSTART;X-APPLE-OMIT-YEAR=1604:16040512 DTEND:16040515", "a day without a year"),
    ("DTSTART:20200301 RRULE:FREQ=SOMETIMES EXDATE:20200301", "no rule of repetition"),
    ("DTSTART:20200301 RRULE:FREQ=DAILY;INTERVAL=0 EXDATE:20200301", "no rule of repetition"),
    ("DTSTART:20200301 RRULE:FREQ=DAILY EXDATE:soon", "no day or time: soon"),
    ("DTSTART:20250105 X-CHRONO-ID:abc X-CHRONO-EDTF:soon", ""),
    ('DTSTART:20250105 X-CHRONO-ID:abc X-CHRONO-FIELDS:{"a":{"b":1}}', "a text or a list of texts"),
    ('DTSTART:20250105 X-CHRONO-ID:abc X-CHRONO-FIELDS:{"a":1e400}', "a text or a list of texts"),
    ('DTSTART:20250105 X-CHRONO-ID:abc X-CHRONO-FIELDS:{"a":[["b"]]}', "a text or a list of texts"),
    ("DTSTART:20250105 X-CHRONO-ID:abc X-CHRONO-FIELDS:[1]", "no object of JSON"),
    ("DTSTART:20250105 X-CHRONO-ID:abc X-CHRONO-FIELDS:" + "[" * 50_000, "no object of JSON"),
    ("DTSTART:20250105 nonsense", "no line of a calendar"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "said"), REFUSED)
def test_what_cannot_be_held_is_refused_for_that_event_alone(event: str, said: str) -> None:
    dates, told = read(text("DTSTART:19990101", event, "DTSTART:20000101"))
    assert dates == ["1999-01-01", "2000-01-01"]
    assert len(told) == 1
    assert said in told[0]
    Path("a.ics").write_text(text("DTSTART:19990101", event, "DTSTART:20000101"), newline="")
    first, again = (run("import", "a.ics", "-f", "e.yaml") for _ in range(2))
    assert (first.status, again.status) == (1, 1)
    assert "2 added" in first.err
    assert "0 added, 0 changed, 2 the same" in again.err
    assert said in first.err.replace("\n", " ")
    alone = text(event)
    Path("a.ics").write_text(alone, newline="")
    assert run("import", "a.ics", "-f", "f.yaml").status == 2


# lines of an event, and what is said of what is not taken
SAID = [
    ("RRULE:FREQ=WEEKLY;COUNT=5", "repeated 5 times: only its first occurrence"),
    ("RRULE:FREQ=WEEKLY;COUNT=5 EXDATE:20250110", "repeated 4 times: only its first occurrence"),
    ("RRULE:FREQ=WEEKLY;UNTIL=20250201", "repeated 5 times: only its first occurrence"),
    ("RRULE:FREQ=DAILY", "without an end: only its first occurrence"),
    ("RDATE:20250201,20250301", "repeated 3 times: only its first occurrence"),
    ("RRULE:FREQ=DAILY;COUNT=2 EXDATE:20250103,20250104", "every occurrence is excluded"),
    ("RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31 EXDATE:20250103", "every occurrence is excluded"),
    ("ATTENDEE:mailto:a@example.org", "who was invited"),
]  # fmt: skip


@pytest.mark.parametrize(("event", "said"), SAID)
def test_what_is_not_taken_is_said(event: str, said: str) -> None:
    _, told = read(text(f"DTSTART:20250103 {event}"))
    assert said in " ".join(told)


def test_a_zone_beside_utc_is_said() -> None:
    dates, told = read(text(f"DTSTART;{B}:20250103T100000Z"))
    assert dates == ["2025-01-03T10:00:00Z"]
    assert told == ["a time zone beside a time in UTC (Z), which is taken as UTC"]


# events of one UID, and the days that are taken
CHANGED = [
    (["RRULE:FREQ=WEEKLY", "RECURRENCE-ID:20200305 DTSTART:20200306"], "2020-03-06"),
    (["RRULE:FREQ=WEEKLY", "RECURRENCE-ID:20200312 DTSTART:20200313"], "2020-03-05 2020-03-13"),
    (["RRULE:FREQ=WEEKLY EXDATE:20200305", "RECURRENCE-ID:20200312 DTSTART:20200313"],
     "2020-03-13"),
    (["RECURRENCE-ID:20200312 DTSTART:20200313"], "2020-03-13"),
]  # fmt: skip


@pytest.mark.parametrize(("events", "days"), CHANGED)
def test_changed_occurrences(events: list[str], days: str) -> None:
    whole = text(*(
        f"UID:one {'' if 'DTSTART' in event else 'DTSTART:20200305'} {event}" for event in events
    ))  # fmt: skip
    assert read(whole)[0] == days.split()
    reversed_ = text(*(
        f"UID:one {'' if 'DTSTART' in event else 'DTSTART:20200305'} {event}"
        for event in events[::-1]
    ))  # fmt: skip
    assert sorted(read(reversed_)[0]) == days.split()


def test_a_first_occurrence_moved_later_moves_the_event() -> None:
    master = "UID:one DTSTART:20200305 RRULE:FREQ=WEEKLY"
    Path("a.ics").write_text(text(master), newline="")
    ok("import", "a.ics", "-f", "e.yaml")
    moved = "UID:one DTSTART:20200306 RECURRENCE-ID:20200305"
    Path("a.ics").write_text(text(master, moved), newline="")
    assert "0 added, 1 changed" in ok("import", "a.ics", "-f", "e.yaml").err
    assert [str(event.date) for event in load(["e.yaml"]).events] == ["2020-03-06"]


# What a client may do to an event of ours: zone of the file, date, the lines it writes, new date
HEAD = "chrono: 1\nname: n\n"
MOVED = [
    # by days, longer, shorter; to times and back
    ("", "2025-01-05", "DTSTART:20250106 DTEND:20250107", "2025-01-06"),
    ("", "2025-01-05", "DTSTART:20250104 DTEND:20250105", "2025-01-04"),
    ("", "2025-01-05", "DTSTART:20250105 DTEND:20250107", "2025-01-05/2025-01-06"),
    ("", "2025-01-05/2025-01-20", "DTSTART:20250110 DTEND:20250301", "2025-01-10/2025-02-28"),
    ("", "2025-01-05/2025-01-20", "DTSTART:20250121 DTEND:20250301", "2025-01-21/2025-02-28"),
    ("", "2025-01-05/2025-01-20", "DTSTART:20250105 DTEND:20250110", "2025-01-05/2025-01-09"),
    ("", "2025-01-05", "DTSTART:20250105T100000Z", "2025-01-05T10:00:00Z"),
    # by hours
    ("", "2025-01-05T06:00Z", "DTSTART:20250105T073000Z", "2025-01-05T07:30Z"),
    ("", "2025-01-05T06:00:00Z", "DTSTART:20250105T073000Z", "2025-01-05T07:30:00Z"),
    ("", "2025-01-05T06:00Z/2025-01-05T07:00Z",
     "DTSTART:20250105T060000Z DTEND:20250105T080000Z", "2025-01-05T06:00Z/2025-01-05T08:00Z"),
    ("Europe/Oslo", "2025-01-05T10:00", "DTSTART:20250105T100000Z", "2025-01-05T11:00"),
    ("Europe/Oslo", "2025-07-05T10:00", f"DTSTART;{NY}:20250705T060000", "2025-07-05T12:00"),
    ("", "2025-01-05T10:00", "DTSTART:20250105T110000", "2025-01-05T11:00"),
    # untouched, whatever form the client gives the same instant or day
    ("", "2025-01-05", "DTSTART:20250105", "2025-01-05"),
    ("Europe/Oslo", "2025-01-05T10:00", "DTSTART;TZID=Europe/Oslo:20250105T100000",
     "2025-01-05T10:00"),
    ("", "2025-01-05T06:00+02:00", f"DTSTART;{NY}:20250104T230000", "2025-01-05T06:00+02:00"),
    # of what was known only roughly, the day that the client gave
    ("", "2025-03", "DTSTART:20250405 DTEND:20250406", "2025-04-05"),
    ("", "1850~", "DTSTART:18500603 DTEND:18500604", "1850-06-03"),
]  # fmt: skip


@pytest.mark.parametrize("drops", [False, True], ids=["", "without X-"])
@pytest.mark.parametrize(("zone", "date", "lines", "moved"), MOVED)
def test_what_a_client_moved_is_taken_in(
    zone: str, date: str, lines: str, moved: str, drops: bool
) -> None:
    head = HEAD + (f"zone: {zone}\n" if zone else "")
    before = head + f"events:\n  - id: a\n    date: {date}\n    title: A\n"
    Path("events.yaml").write_text(before)
    rows = ok("export", "ics").out.split("\n")
    kept = [row for row in rows if not row.startswith(("DTSTART", "DTEND"))]
    if drops:
        kept = [row for row in kept if not row.startswith("X-CHRONO")]
    at = next(number for number, row in enumerate(kept) if row.startswith("UID"))
    whole = "\n".join([*kept[:at], *(f"{line}\r" for line in lines.split()), *kept[at:]])
    Path("a.ics").write_text(whole, newline="")
    ran = ok("import", "a.ics")
    assert f"0 added, {int(date != moved)} changed" in ran.err
    assert Path("events.yaml").read_text() == before.replace(date, moved)


UNTOUCHED = """\
  - {id: day, date: 2025-01-05, title: 'A, b; c', places: ['Baku, Az', Bern], tags: ['x, y']}
  - {id: month, date: 2025-03, title: 'March 2025: it is', orgs: [NAM], note: A note}
  - {id: circa, date: 1850~, title: A mill, modality: denied}
  - {id: span, date: 2024/2026, title: Chair, fields: {a: x, b: [y, z]}}
  - {id: local, date: 2025-09-22T13:47, title: Local}
  - {id: stretch, date: 2025-09-22T13:47/2025-09-23T01:00, title: Stretch, zone: Asia/Tokyo}
  - {id: utc, date: 2025-09-22T13:47:05.25Z, title: To the hundredth}
  - {id: choice, date: '[2025-09-09..2025-09-10]', title: One of two}
  - {id: open, date: 1999/.., title: Since, modality: planned}
  - {id: hour, date: 2025-09-22T13+04:00, title: An hour, status: accepted}
"""


@pytest.mark.parametrize("wide", ["point", "span"])
@pytest.mark.parametrize("drops", [False, True], ids=["", "without X-"])
@pytest.mark.parametrize("zone", ["", "zone: Europe/Oslo\n"])
def test_an_untouched_calendar_changes_nothing(zone: str, drops: bool, wide: str) -> None:
    before = HEAD + zone + "events:\n" + UNTOUCHED
    Path("events.yaml").write_text(before)
    whole = ok("export", "ics", "--wide", wide).out.replace("\r\n ", "")
    if drops:
        rows = [row for row in whole.split("\n") if not row.startswith("X-CHRONO")]
        whole = "\n".join(rows)
    Path("a.ics").write_text(whole, newline="")
    assert "0 added, 0 changed, 10 the same" in ok("import", "a.ics").err
    assert Path("events.yaml").read_text() == before

"""The calendar: each date on its day, each text as it was, each event updated and never doubled."""

import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from chrono.claims import Chronology, Claim, Event, File, Source
from chrono.dates import Date, Match
from chrono.errors import ChronoError
from chrono.store import load
from chrono.timeline import Row, Selection, Timeline, select
from chrono.writers import LeftOut, Style, writer
from chrono.writers.ics import calendar
from tests import calendar_clients

SHIPPED = Path(__file__).parent.parent / "events.yaml"


def timeline(*events: Event, file: File | None = None, match: Match = Match.CERTAIN) -> Timeline:
    files = (file or File("events.yaml", "desk"),)
    rows = tuple(Row(event._replace(path=files[0].path), match, event.id) for event in events)
    return Timeline(Chronology(files, {}, tuple(row.event for row in rows)), rows)


def event(when: str | None, title: str = "T", **more: Any) -> Event:
    return Event(more.pop("id", "e"), Date(when) if when else None, title, **more)


def read(text: str) -> list[Any]:
    """Read a calendar back; fail on anything that icalendar could not make sense of."""
    parsed = Calendar.from_ical(text)
    for part in parsed.walk():
        assert part.errors == []
    return parsed.walk("VEVENT")


def one(when: str, **more: Any) -> Any:
    """Write a calendar of one event, and read it back."""
    options = {name: more.pop(name) for name in ("wide", "reminder") if name in more}
    around = {name: more.pop(name) for name in ("file", "match") if name in more}
    text, left_out = calendar(timeline(event(when, **more), **around), **options)
    assert left_out == ()
    (found,) = read(text)
    return found


def raw(component: Any, name: str) -> str:
    return component[name].to_ical().decode() if name in component else ""


# date                     DTSTART  exclusive DTEND     status    words before the title
DAYS = """
2025-09-09               | 20250909 | 20250910 | CONFIRMED |
2025-12-31               | 20251231 | 20260101 | CONFIRMED |
0622-07-16               | 06220716 | 06220717 | CONFIRMED |
0001-01-01               | 00010101 | 00010102 | CONFIRMED |
9999-12-30               | 99991230 | 99991231 | CONFIRMED |
# a period of at most 31 days is one span; a moment known only to the month is on its first day
2025-03                  | 20250301 | 20250302 | CONFIRMED | March 2025
2024-02                  | 20240201 | 20240202 | CONFIRMED | February 2024
2025-09-XX               | 20250901 | 20250902 | CONFIRMED | some day in September 2025
2025-09-09/2025-09-10    | 20250909 | 20250911 | CONFIRMED |
2025-09-01/2025-10-01    | 20250901 | 20251002 | CONFIRMED |
2025-09-09/2025-09       | 20250909 | 20251001 | CONFIRMED | 9 September 2025 – September 2025
{2025-09-09,2025-09-12}  | 20250909 | 20250913 | CONFIRMED | 9 September 2025 and 12 September 2025
[2025-09-09..2025-09-10] | 20250909 | 20250910 | TENTATIVE | between 9 and 10 September 2025
# what is uncertain or approximate stays where it is
2025-09-09~              | 20250909 | 20250910 | TENTATIVE | c. 9 September 2025
2025-09-09?              | 20250909 | 20250910 | TENTATIVE | 9 September 2025?
2025-09-?09              | 20250909 | 20250910 | TENTATIVE | 9 September 2025 (day uncertain)
2025-09~                 | 20250901 | 20250902 | TENTATIVE | c. September 2025
# what is wider is on its first day
2025-09-01/2025-10-02    | 20250901 | 20250902 | CONFIRMED | 1 September – 2 October 2025
1992                     | 19920101 | 19920102 | CONFIRMED | 1992
1850~                    | 18500101 | 18500102 | TENTATIVE | c. 1850
1984%                    | 19840101 | 19840102 | TENTATIVE | c. 1984?
199X                     | 19900101 | 19900102 | CONFIRMED | the 1990s
18XX                     | 18000101 | 18000102 | CONFIRMED | the 19th century
2025-21                  | 20250301 | 20250302 | CONFIRMED | spring 2025
2025-34                  | 20250401 | 20250402 | CONFIRMED | Q2 2025
2024/2026                | 20240101 | 20240102 | CONFIRMED | 2024–2026
1999/..                  | 19990101 | 19990102 | CONFIRMED | since 1999
1999-05-05/              | 19990505 | 19990506 | CONFIRMED | from 5 May 1999, end unknown
[2024-05..]              | 20240501 | 20240502 | TENTATIVE | May 2024 or later
# without a start, on the first day of the end
../1985                  | 19850101 | 19850102 | CONFIRMED | until 1985
/1985-06-10              | 19850610 | 19850611 | CONFIRMED | until 10 June 1985, start unknown
[..2026]                 | 20261231 | 20270101 | TENTATIVE | by 2026
# an end that no calendar holds
9999-12                  | 99991201 | 99991202 | CONFIRMED | December 9999
"""


# date                                 zone of the file DTSTART            DTEND       words before
TIMES = """
2025-09-22T13:47Z                    |               | 20250922T134700Z |                  |
2025-09-22T13:47:05+04:00            |               | 20250922T094705Z |                  |
2025-09-22T13:47                     |               | 20250922T134700  |                  |
2025-09-22T13:47                     | Asia/Baku     | 20250922T094700Z |                  |
2025-09-22T13:47Z                    | Asia/Baku     | 20250922T134700Z |                  |
2025-09-22T24:00:00                  |               | 20250923T000000  |                  |
2025-09-22T13:47:05.25Z              |               | 20250922T134705Z |                  | 22 September 2025, 13:47:05.25 UTC
2025-09-22T13Z                       |               | 20250922T130000Z |                  | 22 September 2025, 13h UTC
2025-09-22T10:00Z/2025-09-22T12:30Z  |               | 20250922T100000Z | 20250922T123000Z |
2025-09-22T10:00/2025-09-22T24:00:00 | Asia/Baku     | 20250922T060000Z | 20250922T200000Z |
2025-09-22T10:00/2025-09-22T10:00    |               | 20250922T100000  |                  |
2025-09-22T10:00/..                  |               | 20250922T100000  |                  | since 22 September 2025, 10:00
../2025-09-22T10:00                  |               | 20250922T100000  |                  | until 22 September 2025, 10:00
2025-09-22T10:00Z/2025-09-22T10:00   |               | 20250922T100000Z |                  | 22 September 2025, 10:00 UTC – 22 September 2025, 10:00
2025-09-22T10:00Z/2025-12-22T10:00Z  |               | 20250922T100000Z |                  | 22 September 2025, 10:00 UTC – 22 December 2025, 10:00 UTC
"""  # noqa: E501


def table(text: str) -> list[list[str]]:
    lines = [line for line in text.strip().splitlines() if not line.startswith("#")]
    return [[cell.strip() for cell in line.split("|")] for line in lines]


@pytest.mark.parametrize(("when", "start", "end", "status", "before"), table(DAYS))
def test_days(when: str, start: str, end: str, status: str, before: str) -> None:
    found = one(when)
    assert (raw(found, "DTSTART"), raw(found, "DTEND")) == (start, end)
    assert found["DTSTART"].params["VALUE"] == found["DTEND"].params["VALUE"] == "DATE"
    assert str(found["SUMMARY"]) == (f"{before}: T" if before else "T")
    assert found["STATUS"] == status
    assert found["TRANSP"] == "TRANSPARENT"
    assert str(found["X-CHRONO-EDTF"]) == when


@pytest.mark.parametrize(("when", "zone", "start", "end", "before"), table(TIMES))
def test_times(when: str, zone: str, start: str, end: str, before: str) -> None:
    found = one(when, file=File("events.yaml", "desk", zone))
    assert (raw(found, "DTSTART"), raw(found, "DTEND")) == (start, end)
    assert str(found["SUMMARY"]) == (f"{before}: T" if before else "T")
    assert found["TRANSP"] == "TRANSPARENT"
    assert str(found["X-CHRONO-EDTF"]) == when
    floats = "+" not in when and "Z" not in when
    assert str(found.get("X-CHRONO-ZONE", "")) == (zone if floats else "")


def test_the_events_own_zone_is_over_the_files() -> None:
    found = one("2025-09-22T13:47", file=File("a.yaml", "", "Asia/Baku"), zone="Asia/Tokyo")
    assert raw(found, "DTSTART") == "20250922T044700Z"


# date                    what `span` writes    what `skip` says
WIDE = """
2025-03                 | 20250301 20250401 | a month is not a day
2025-09-XX              | 20250901 20251001 | a month is not a day
[2025-09-09..2025-09-10] | 20250909 20250911 | one of several days is not a day
1992                    | 19920101 19930101 | a year is not a day
1850~                   | 18500101 18510101 | a year is not a day
199X                    | 19900101 20000101 | a decade is not a day
18XX                    | 18000101 19000101 | a century is not a day
2025-21                 | 20250301 20250601 | a season is not a day
2025-34                 | 20250401 20250701 | a quarter is not a day
2025-41                 | 20250701 20260101 | half a year is not a day
2024/2026               | 20240101 20270101 | it is longer than 31 days
[1667,1668..1670]       | 16670101 16710101 | one of several days is not a day
2025-09-01/2025-10-02   | 20250901 20251003 | it is longer than 31 days
1999/..                 | 19990101 19990102 | it has no known end
../1985                 | 19850101 19850102 | it has no known start
2020/Y17000             | 20200101 20200102 | it is longer than 31 days
2025-09-22T10:00/..     | 20250922T100000   | it has no known end
2025-01-01T10:00Z/2025-03-01T10:00Z | 20250101T100000Z 20250301T100000Z | it is longer than 31 days
"""


@pytest.mark.parametrize(("when", "days", "why"), table(WIDE))
def test_wide_dates(when: str, days: str, why: str) -> None:
    found = one(when, wide="span")
    assert f"{raw(found, 'DTSTART')} {raw(found, 'DTEND')}".strip() == days
    text, left_out = calendar(timeline(event(when)), wide="skip")
    assert (read(text), left_out) == ([], (LeftOut("e", why),))


@pytest.mark.parametrize("wide", ["point", "span", "skip"])
@pytest.mark.parametrize("when", ["2025-09-09/2025-09-12", "2025-09-09~", "2025-09-22T10:00"])
def test_narrow_dates_are_never_wide(when: str, wide: str) -> None:
    assert raw(one(when, wide=wide), "DTSTART") == raw(one(when), "DTSTART")


def test_no_such_way_with_wide_dates() -> None:
    with pytest.raises(ChronoError, match="wide") as caught:
        calendar(timeline(), wide="spam")
    assert "point, span, skip" in caught.value.hint


LEFT_OUT = [
    (None, "no date"),
    ("/..", "no known day"),
    ("-0043-03-15", "before year 1"),
    ("0000", "before year 1"),
    ("-0100/2020", "before year 1"),
    ("Y17000", "after year 9999"),
    ("Y-17E7", "before year 1"),
    ("9999-12-31", "the last day of year 9999 cannot end"),
    ("9999-12-31T10:00Z", "the last day of year 9999 cannot end"),
    ("9999-12-31T24:00:00", "after year 9999"),
    ("0001-01-01T01:00+04:00", "before year 1"),
    ("0000-01-01T01:00", "before year 1"),
]


@pytest.mark.parametrize(("when", "why"), LEFT_OUT)
@pytest.mark.parametrize("wide", ["point", "span", "skip"])
def test_left_out(when: str | None, why: str, wide: str) -> None:
    text, left_out = calendar(timeline(event(when), event("2020-01-01", id="f")), wide, True)
    assert left_out == (LeftOut("e", why),)
    assert [str(found["UID"]) for found in read(text)] == ["f@desk", "f+anniversary@desk"]


STATUS = [
    ({"modality": "planned"}, Match.CERTAIN, "TENTATIVE"),
    ({"modality": "conditional"}, Match.CERTAIN, "TENTATIVE"),
    ({"modality": "denied"}, Match.CERTAIN, "CANCELLED"),
    ({"status": "proposed"}, Match.CERTAIN, "TENTATIVE"),
    ({}, Match.POSSIBLE, "TENTATIVE"),
    ({}, Match.CERTAIN, "CONFIRMED"),
]


@pytest.mark.parametrize(("more", "match", "status"), STATUS)
def test_status(more: dict[str, str], match: Match, status: str) -> None:
    found = one("2025-09-09", match=match, **more)
    assert found["STATUS"] == status
    assert str(found["SUMMARY"]) == ("denied: T" if status == "CANCELLED" else "T")
    assert str(found.get("X-CHRONO-MODALITY", "asserted")) == more.get("modality", "asserted")
    text, _ = calendar(timeline(event("2025-09-09", **more), match=match), anniversaries=True)
    assert ("RRULE" in text) == (status == "CONFIRMED")


TEXTS = [
    "a, b; c \\ d",
    r"C:\New\name\; \\N \,",
    "« Électricité » – 亚信会议 – گفتگو – 👩‍👩‍👧‍👦" * 5,
    "\\" * 200,
    "x" * 73 + "\\,;" * 40,
    "BEGIN:VEVENT END:VCALENDAR",
]


@pytest.mark.parametrize("title", TEXTS)
def test_texts_come_back(title: str) -> None:
    found = one("2025-09-09", title=title, note=f"{title}\n\n  {title}", places=(title, "Baku"))
    assert str(found["SUMMARY"]) == title
    assert str(found["DESCRIPTION"]) == f"9 September 2025\n\n{title}\n\n  {title}"
    assert str(found["LOCATION"]) == f"{title}, Baku"


PROPERTIES = {
    *("BEGIN", "END", "VERSION", "PRODID", "NAME", "X-WR-CALNAME", "ACTION", "TRIGGER", "DTSTAMP"),
    *("LAST-MODIFIED", "SEQUENCE", "REFRESH-INTERVAL", "X-PUBLISHED-TTL"),
    *("DTSTART", "DTEND", "RRULE", "UID", "SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES"),
    *("STATUS", "TRANSP", "URL", "X-CHRONO-ID", "X-CHRONO-EDTF", "X-CHRONO-FIELDS"),
    "X-CHRONO-ANNIVERSARY",
}


@given(st.text(st.characters()))
def test_any_text_is_safe(text: str) -> None:
    source = Source("s", text, url=text, publisher=text)
    claim = Claim(source="s", quote=text, page=text, url=text)
    texts = (text,)
    hostile = event(
        "2025-09-09", text, note=text, tags=texts, orgs=texts, places=texts, claims=(claim,)
    )
    hostile = hostile._replace(fields=(("key", text),), id=text or "e")
    file = File("events.yaml", text, "", {"s": source})
    written, _ = calendar(timeline(hostile, file=file), "span", True, "1d")
    lines = well_formed(written)
    assert len(read(written)) == 2
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 2
    names = {re.split("[:;]", line)[0] for line in lines}
    assert names <= PROPERTIES


def well_formed(text: str) -> list[str]:
    """Check the lines of a calendar (RFC 5545, 3.1); return them unfolded."""
    assert text.endswith("END:VCALENDAR\r\n")
    raw_lines = text.encode().split(b"\r\n")
    for line in raw_lines:
        assert len(line) <= 75
        line.decode()  # no character is divided
        assert not re.search(rb"[\x00-\x1f\x7f]", line)
        assert not re.search("[\x80-\x9f\u202d\u202e\u2028\u2029]", line.decode())
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_control_characters() -> None:
    hostile = "a\x00b\r\nATTENDEE:mailto:x@example.org\x1b[31m\x85c\u2028d\te\u202ef\ud800"
    found = one("2025-09-09", title=hostile, note=hostile)
    cleaned = "ab ATTENDEE:mailto:x@example.org[31m c d ef\ufffd"
    assert str(found["SUMMARY"]) == cleaned
    lines = ["ab", "ATTENDEE:mailto:x@example.org[31m", "c", "d ef\ufffd"]
    assert str(found["DESCRIPTION"]) == "\n".join(["9 September 2025", "", *lines])
    assert "ATTENDEE" not in found


def test_folding_counts_octets_and_divides_no_escape() -> None:
    for width in range(60, 80):
        text, _ = calendar(timeline(event("2025-09-09", "é" * (width // 2) + "\\;" * 40)))
        well_formed(text)
        for line in text.split("\r\n"):
            assert (len(line) - len(line.rstrip("\\"))) % 2 == 0


def test_evidence() -> None:
    source = Source("s", "A report", url="https://example.org/ä?b=1,2;3")
    claims = (
        Claim(source="s", quote="Conceived in 1992", page="14", paragraph=3),
        Claim(source="s", url="https://example.org/other"),
        Claim(quote="without a source"),
        Claim(),
    )
    file = File("events.yaml", "desk", "Asia/Baku", {"s": source})
    more = {"note": "A note.", "claims": claims, "modality": "planned"}
    found = one("2025-09-22T10:00", file=file, **more)
    assert str(found["DESCRIPTION"]).split("\n") == [
        "22 September 2025, 10:00 (Asia/Baku) – planned",
        "",
        "A note.",
        "",
        "“Conceived in 1992”",
        "— A report, p. 14, para. 3",
        "https://example.org/ä?b=1,2;3",
        "",
        "— A report",
        "https://example.org/other",
        "",
        "“without a source”",
    ]
    assert str(found["URL"]) == "https://example.org/%C3%A4?b=1,2;3"


ADDRESSES = [
    ("https://example.org/a%20b#c", "https://example.org/a%20b#c"),
    ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
    ("javascript:alert(1)", ""),
    ("file:///etc/passwd", ""),
    ("https://example.org/\r\nATTENDEE:x", ""),
    ("https://example.org/ two", ""),
    ("", ""),
]


@pytest.mark.parametrize(("url", "written"), ADDRESSES)
def test_only_addresses_on_the_web_are_links(url: str, written: str) -> None:
    assert str(one("2025-09-09", claims=(Claim(url=url),)).get("URL", "")) == written


def test_categories_have_no_commas() -> None:
    found = one("2025-09-09", tags=("forum", "a,b"), orgs=("CICA, the org", "forum", " ", "x;y"))
    assert raw(found, "CATEGORIES") == "forum,a - b,CICA - the org,x\\;y"
    assert found["CATEGORIES"].cats == ["forum", "a - b", "CICA - the org", "x;y"]


def test_fields_are_carried() -> None:
    found = one("2025-09-09", fields=(("docket", "12, 5; C:\\N"), ("pages", ("1", "2"))))
    fields = '{"docket": "12, 5; C:\\\\N", "pages": ["1", "2"]}'
    assert str(found["X-CHRONO-FIELDS"]) == fields


def test_edtf_with_commas_reads_back_as_text() -> None:
    assert raw(one("[1667,1668]"), "X-CHRONO-EDTF") == "[1667\\,1668]"
    assert str(one("[1667,1668]")["X-CHRONO-EDTF"]) == "[1667,1668]"


def test_uid_is_of_id_and_name_alone(tmp_path: Path) -> None:
    body = "chrono: 1\n{}events:\n  - id: x.é\n    date: {}\n    title: {}\n"
    uids = set()
    for folder, when, title in (("a", "1992", "One"), ("b", "2025-09-09", "Two")):
        path = tmp_path / folder / f"{folder}.yaml"
        path.parent.mkdir()
        path.write_text(body.format("name: my desk\n", when, title), encoding="utf-8")
        text, _ = calendar(select(load([str(path)]), Selection(), Date))
        uids |= {str(found["UID"]) for found in read(text)}
    assert uids == {"x.%C3%A9@my%20desk"}
    path.write_text(body.format("", "1992", "One"), encoding="utf-8")
    text, _ = calendar(select(load([str(path)]), Selection(), Date))
    assert str(read(text)[0]["UID"]) == "x.%C3%A9@b"


def test_uid_of_a_long_id_is_short_and_its_own() -> None:
    long = [event("2020", id="გ" * 80), event("2020", id="გ" * 79 + "ი")]
    uids = {str(found["UID"]) for found in read(calendar(timeline(*long))[0])}
    assert len(uids) == 2
    assert all(len(uid.encode()) <= 200 for uid in uids)


def test_uids_differ_over_files() -> None:
    def two(*files: File) -> Timeline:
        events = [event("2020", path=file.path) for file in files]
        rows = tuple(Row(item, Match.CERTAIN, f"{item.path}:e") for item in events)
        return Timeline(Chronology(files, {}, tuple(events)), rows)

    text, _ = calendar(two(File("a/events.yaml", "a"), File("b/events.yaml", "b")))
    assert [str(found["UID"]) for found in read(text)] == ["e@a", "e@b"]
    assert "NAME:a\\, b\r\n" in text
    with pytest.raises(ChronoError, match=r"a/events.yaml:e and b/events.yaml:e") as caught:
        calendar(two(File("a/events.yaml"), File("b/events.yaml")))
    assert "name:" in caught.value.hint


def test_stamp_is_the_last_day_of_its_sources() -> None:
    sources = {
        "a": Source("a", published=Date("2025-09~"), accessed=Date("2025-09-12")),
        "b": Source("b", published=Date("1950")),
        "c": Source("c", published=Date("2030/..")),
    }
    file = File("events.yaml", "desk", "", sources)

    def stamp(*keys: str) -> datetime:
        found = one("2020", file=file, claims=tuple(Claim(source=key) for key in keys))
        moment: datetime = found["DTSTAMP"].dt
        return moment

    assert stamp("b", "a") == datetime(2025, 9, 30, tzinfo=UTC)
    assert stamp("b") == stamp("c") == stamp() == datetime(1970, 1, 1, tzinfo=UTC)


def test_anniversaries() -> None:
    days = ["2024-02-29", "2025-09-09"]
    others = ["2025-09-09~", "2025-09-09/2025-09-10", "2025-09", "1992", "2025-09-09T10:00"]
    events = [event(when, id=f"e{i}") for i, when in enumerate(days + others)]
    written, _ = calendar(timeline(*events), anniversaries=True)
    leap, plain = [found for found in read(written) if "RRULE" in found]
    assert raw(leap, "RRULE") == "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=2"
    assert leap["DTSTART"].dt == date(2025, 2, 28)
    assert raw(plain, "RRULE") == "FREQ=YEARLY"
    assert (plain["DTSTART"].dt, plain["DTEND"].dt) == (date(2026, 9, 9), date(2026, 9, 10))
    assert str(plain["SUMMARY"]) == "Anniversary: T (2025)"
    assert str(plain["UID"]) == "e1+anniversary@desk"
    assert str(plain["X-CHRONO-ANNIVERSARY"]) == "e1"
    assert "X-CHRONO-ID" not in plain
    assert "RRULE" not in calendar(timeline(*events))[0]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("1d", "-P1D"), ("2h", "-PT2H"), ("30m", "-PT30M"), ("1w", "-P7D"), (" 90 M ", "-PT1H30M")],
)
def test_reminders(text: str, trigger: str) -> None:
    (alarm,) = one("2025-09-09", reminder=text).walk("VALARM")
    assert (raw(alarm, "TRIGGER"), str(alarm["ACTION"])) == (trigger, "DISPLAY")
    assert str(alarm["DESCRIPTION"]) == "T"


@pytest.mark.parametrize("text", ["", "1", "d", "0d", "-1d", "1y", "1d2h", "12345d", "1.5h", "١d"])
def test_no_such_reminder(text: str) -> None:
    with pytest.raises(ChronoError) as caught:
        calendar(timeline(), reminder=text)
    assert "30m" in caught.value.hint


def test_the_shipped_chronology() -> None:
    shipped = select(load([str(SHIPPED)]), Selection(), Date)
    text, left_out = calendar(shipped, anniversaries=True)
    well_formed(text)
    found = read(text)
    assert left_out == ()
    ids = [str(part["X-CHRONO-ID"]) for part in found if "X-CHRONO-ID" in part]
    assert ids == [row.event.id for row in shipped.rows]
    assert len(ids) == 24
    assert len({str(part["UID"]) for part in found}) == len(found) == 24 + 2  # two on one day
    dates = [str(part["X-CHRONO-EDTF"]) for part in found if "X-CHRONO-ID" in part]
    assert dates == [str(row.event.date) for row in shipped.rows]
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//chrono//")
    assert "\r\nX-WR-CALNAME:azerbaijan-desk\r\n" in text
    assert "METHOD" not in text


def test_a_name_cannot_end_the_calendar() -> None:
    for width in range(60, 80):
        file = File("events.yaml", "x" * width + "END:VCALENDAR")
        assert len(read(calendar(timeline(event("2020"), file=file))[0])) == 1


def test_the_writer_yields_the_text_and_what_is_left_out() -> None:
    events = timeline(event("1992"), event(None, id="f"), event("2025-09-09", id="g"))
    style = Style(wide="skip", anniversaries=True, reminder="1d")
    text, *left_out = writer("ics")(events, style)
    assert text == calendar(events, "skip", True, "1d")[0]
    assert left_out == [LeftOut("e", "a year is not a day"), LeftOut("f", "no date")]


def test_nothing_is_left_of_an_empty_timeline() -> None:
    assert read(calendar(timeline())[0]) == []


PROGRAM = """
import sys
from chrono.dates import Date
from chrono.store import load
from chrono.timeline import Selection, select
from chrono.writers.ics import calendar
text, _ = calendar(select(load([sys.argv[1]]), Selection(), Date), "span", True, "1d")
sys.stdout.buffer.write(text.encode())
"""


def test_the_same_everywhere() -> None:
    outputs = set()
    for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Los_Angeles", "2")):
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": str(SHIPPED.parent),
        }
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(SHIPPED)],
            env=environment,
            capture_output=True,
            check=True,
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1


@pytest.mark.parametrize("client", calendar_clients.CLIENTS)
def test_clients(client: str, tmp_path: Path) -> None:
    if shutil.which(client) is None:
        pytest.skip(f"{client} is not installed")
    assert calendar_clients.CLIENTS[client](tmp_path)


# Revisions


def stamps(text: str) -> dict[str, tuple[int, str]]:
    """Return the SEQUENCE and the LAST-MODIFIED of each event, by UID."""
    return {
        str(found["UID"]): (int(found["SEQUENCE"]), raw(found, "LAST-MODIFIED"))
        for found in read(text)
    }


def test_a_calendar_over_an_earlier_one_counts_its_changes() -> None:
    one, two = event("2025-09-09", "One", id="a"), event("2025-03", "Two" * 40, id="b")
    first, _ = calendar(timeline(one, two), modified={"events.yaml": 1_700_000_000})
    assert stamps(first) == dict.fromkeys(("a@desk", "b@desk"), (0, "20231114T221320Z"))
    later = {"events.yaml": 1_800_000_000}
    same, _ = calendar(timeline(one, two), before=first, modified=later)
    assert same == first
    moved = one._replace(date=Date("2025-09-10"))
    second, _ = calendar(timeline(moved, two), before=first, modified=later)
    assert stamps(second) == {"a@desk": (1, "20270115T080000Z"), "b@desk": (0, "20231114T221320Z")}
    third, _ = calendar(timeline(one, two), before=second, modified=later)
    assert stamps(third)["a@desk"][0] == 2
    assert calendar(timeline(moved, two), before=second, modified=later)[0] == second


@pytest.mark.parametrize(
    "before",
    ["", "no calendar", "BEGIN:VEVENT\n", "BEGIN:VEVENT\r\nUID:e@desk\r\nEND:VEVENT\r\n",
     "BEGIN:VEVENT\r\nUID:e@desk\r\nSEQUENCE:-4\r\nEND:VEVENT\r\n"],
)  # fmt: skip
def test_what_an_earlier_file_holds_is_no_danger(before: str) -> None:
    text, _ = calendar(timeline(event("2025-09-09")), before=before)
    assert len(read(text)) == 1


def test_a_calendar_says_how_often_to_ask_again() -> None:
    parsed = Calendar.from_ical(calendar(timeline())[0])
    assert raw(parsed, "REFRESH-INTERVAL") == raw(parsed, "X-PUBLISHED-TTL") == "PT1H"

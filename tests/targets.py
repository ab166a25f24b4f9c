"""What holds of every input, for tests/test_fuzz.py and bench/fuzz.py: a function each kind of it.

A target takes bytes and returns when they gave a value, or an error of our own that says what it
should; all else it raises. An input in tests/data/found/TARGET/ is given to it at each run.
"""

import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Final

import icalendar

from chrono import store
from chrono.checks import CHECKS
from chrono.claims import Chronology, Claim, Entity, Event, File, Source
from chrono.cli.report import problem_text
from chrono.dates import CERTAIN, PRECISIONS, Date, parse, words
from chrono.errors import CODES, ChronoError, DateError, Problem
from chrono.hints import unknown
from chrono.phrases import absolute, read
from chrono.query import Query, Term, ask, split
from chrono.store.layout import layout
from chrono.store.load import Raw, assemble
from chrono.store.text import Text
from chrono.temporal import Tagged, annotate
from chrono.timeline import GROUPS, Row, Selection, Timeline, groups, select
from chrono.writers import WRITERS, Style, writer
from chrono.writers.ics import calendar

DATA: Final = Path(__file__).parent / "data"
FOUND: Final = DATA / "found"
SHIPPED: Final = Path(__file__).parent.parent / "events.yaml"
BASE: Final = (2025, 9, 22)
SLOW: Final = 5.0  # seconds of the processor for one small input; ours take milliseconds
LONGEST: Final = 1500  # characters of what is wrong, and of the hint
NAME: Final = "x.yaml"


class TooSlowError(BaseException):
    """One input took longer than any may. Not an `Exception`, so that nothing catches it."""


@contextmanager
def in_time(seconds: float = SLOW) -> Iterator[None]:
    """Raise `TooSlowError` when what is done takes too much of the processor. POSIX only."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"more than {seconds:g} s")

    kept = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, kept)


def text_of(raw: bytes) -> str:
    """Return bytes as the system hands over arguments: what is no UTF-8 as lone surrogates."""
    return raw.decode("utf-8", "surrogateescape")


def check_error(error: DateError, text: str, hinted: bool = False) -> None:
    """Check that a refusal has a code we know, a place in the text, and words of some length."""
    assert error.code in CODES, error.code
    assert 0 <= error.position <= len(text), error.position
    assert error.message
    assert error.hint or not hinted
    assert len(error.message) + len(error.hint) < LONGEST


def check_refusal(error: ChronoError, said: str) -> None:
    """Check that what cannot be done is told in words, and is no finding of a file."""
    assert said in error.message
    assert error.message
    assert not error.problems


def check_date(date: Date) -> None:
    """Check what holds of every date: its text is it, and everything can be asked of it."""
    assert parse(str(date)) == date
    assert str(parse(str(date))) == str(date)
    assert date.key == parse(str(date)).key
    assert words(date)
    first, last = date.earliest, date.latest
    assert first is None or last is None or first <= last
    assert date.precision in PRECISIONS
    assert {date.start_kind, date.end_kind} <= {"known", "open", "unknown"}
    event = Event("e", date, "t", zone="Asia/Baku", path=NAME)
    chronology = Chronology((File(NAME),), {}, (event,), 1)
    timeline = select(chronology, Selection(), _read)
    for by in GROUPS:
        assert len(list(groups(timeline, by))) == 1


def of_date(raw: bytes) -> None:
    """A text is EDTF or refused."""
    text = text_of(raw)
    try:
        check_date(parse(text))
    except DateError as error:
        check_error(error, text)


def of_phrase(raw: bytes) -> None:
    """A phrase is a date or refused, with a day and without, in a file and on the command line."""
    text = text_of(raw)
    ways: tuple[Callable[[], object], ...] = (
        lambda: check_date(read(text, BASE).date),
        lambda: check_date(read(text).date),
        lambda: check_date(read(text, BASE, "DMY", ("ru",)).date),
        lambda: check_date(absolute(text).date),
    )
    for way in ways:
        try:
            way()
        except DateError as error:
            check_error(error, text, hinted=True)


def check_problems(problems: tuple[Problem, ...], raw: bytes) -> None:
    """Check that each problem has a code and a place in the file."""
    assert problems
    lines = raw.count(b"\n") + raw.count(b"\r") + 1
    for problem in problems:
        assert problem.code in CODES, problem
        assert 1 <= problem.line <= lines, problem
        assert problem.column >= 1
        assert problem.column <= len(problem.text) + 1 or not problem.text, problem
        assert problem.message
        assert len(problem_text(problem, width=40)) < 2 * LONGEST


def outcome(raw: bytes, by_yaml: frozenset[str]) -> Chronology | tuple[Problem, ...]:
    """Return what a file holds, or all that is wrong in it."""
    try:
        return assemble([Raw(NAME, raw)], None, by_yaml)
    except ChronoError as error:
        check_problems(error.problems, raw)
        return error.problems


def of_file(raw: bytes) -> None:
    """A file is a chronology or refused, by the scanner as by PyYAML.

    A chronology can be checked, written in every format, and put in the canonical form.
    """
    found, same = outcome(raw, frozenset()), outcome(raw, frozenset({NAME}))
    assert repr(found) == repr(same)
    if not isinstance(found, Chronology):
        return
    for check in CHECKS:
        list(check(found))
    timeline = select(found, Selection(Query((Term("status", "all"),))), _read)
    assert len(timeline.rows) == found.total
    for name in WRITERS:
        list(writer(name)(timeline, Style()))
        list(writer(name)(timeline, Style(dates="words", width=40)))
    tidy = layout(Text(NAME, raw))
    again = store.load_text(Text(NAME, tidy.encode()))
    assert layout(Text(NAME, tidy.encode())) == tidy
    assert [said(event) for event in again.events] == [said(event) for event in found.events]


def said(event: Event) -> tuple[object, ...]:
    """Return what the canonical form leaves as it is."""
    return event.id, event.date, event.title, event.note, event.orgs, event.fields, event.sources


def _read(text: str) -> Date:
    return read(text, BASE, languages=("en",)).date


@cache
def shipped() -> Chronology:
    """Return the chronology that comes with chrono."""
    return store.load([str(SHIPPED)])


def of_query(raw: bytes) -> None:
    """A line is a query or refused; a query reads back, and finds events or says why it cannot."""
    text = text_of(raw)
    try:
        query = split(text)
        assert split(str(query)) == query
        select(shipped(), Selection(query), _read)
        unknown(query, shipped())
        check_needs(query, shipped().entities)
    except ChronoError as error:
        check_refusal(error, "")


def check_needs(query: Query, entities: Mapping[str, Entity]) -> None:
    """Check that what a query needs of names and tags is what its answer asks of them."""
    question = ask(query, entities, _read, {})
    for event in shipped().events:
        if question.answer(event):
            for held, wanted in question.needs.items():
                assert wanted(getattr(event, held))


def of_calendar(raw: bytes) -> None:
    """A calendar can be read, and holds each event or tells that it was left out.

    The first three lines are a date, a zone and a reminder; the rest is every text.
    """
    when, zone, reminder, rest = (*text_of(raw).split("\n", 3), "", "", "", "")[:4]
    try:
        date = store_date(when)
    except DateError as error:
        check_error(error, when)
        return
    claim = Claim(source="s", quote=rest, page=rest, url=rest)
    texts = (rest,)
    event = Event(
        rest[:80] or "e", date, rest, texts, places=texts, tags=texts, note=rest, claims=(claim,),
        zone=zone if known(zone) else "", fields=(("key", rest), ("keys", texts)), path=NAME,
    )  # fmt: skip
    file = File(NAME, rest, "", {"s": Source("s", rest, url=rest, publisher=rest)})
    timeline = Timeline(Chronology((file,), {}, (event,), 1), (Row(event, CERTAIN, "e"),))
    for wide in ("point", "span", "skip"):
        try:
            text, left_out = calendar(timeline, wide, True, reminder or None)
        except ChronoError as error:
            check_refusal(error, "not a time before")
            return
        events = icalendar.Calendar.from_ical(text).walk("VEVENT")
        assert (len(events) > 0) == (not left_out)
        for found in events:
            assert not found.errors, found.errors
            assert found.decoded("DTSTART")
        lines = text.encode().split(b"\r\n")
        assert lines[-2:] == [b"END:VCALENDAR", b""]
        assert max(map(len, lines)) <= 75


def store_date(text: str) -> Date:
    """Read what may stand as a date in a file."""
    from chrono.store.shapes import read_date

    return read_date(text)[0]


def known(zone: str) -> bool:
    """Tell whether a file may name this time zone."""
    text = f"chrono: 1\nzone: '{zone}'\n"
    try:
        return assemble([Raw(NAME, text.encode())], None).files[0].zone == zone
    except (ChronoError, UnicodeEncodeError):
        return False


def of_text(raw: bytes) -> None:
    """A text has mentions in their order, each where it says, and phrases made of them.

    It is read in the language it seems to be in, and in one of the others, by its length.
    """
    text = text_of(raw)
    other = LANGUAGES[len(raw) % len(LANGUAGES)]
    for published, language in ((Date("2025-09-22"), other), *((day, None) for day in DAYS)):
        tagged = annotate(text, published, language)
        check_tagged(text, tagged)


LANGUAGES: Final = ("de", "uk", "ru", "az", "fr", "es", "tr", "it", "pl", "nl", "ar", "zh")
DAYS: Final = (
    Date("2025-09-22"),
    Date("2025-09"),
    Date("9999-12-31"),
    Date("-9999"),
    Date("0001-01-01"),
    None,
)


def check_tagged(text: str, tagged: Tagged) -> None:
    behind = 0
    for mention in tagged.mentions:
        assert behind <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.value
        assert mention.date is None or parse(str(mention.date)) == mention.date
        behind = mention.end
    for phrase in tagged.phrases:
        assert text[phrase.start : phrase.end] == phrase.text
        assert phrase.mentions
        assert set(phrase.mentions) <= set(tagged.mentions)
        check_date(phrase.date)


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "file": of_file,
    "date": of_date,
    "phrase": of_phrase,
    "query": of_query,
    "calendar": of_calendar,
    "text": of_text,
}

FILE = b"""\
# mine
chrono: 1
name: x
zone: Asia/Baku
sources:
  s:
    title: 'It''s: one'
    author: [A, 'B, c']
    published: 2025-09~
    file: s.txt
entities:
  CICA:
    kind: org
    aliases: [C.I.C.A.]
  Baku:
    kind: place
    in: Azerbaijan
events:
  - id: a
    date: 1999-05-06
    title: One # c
    orgs: [CICA, NAM]
    source: s
    quote: so it says
    line: 3

  - id: "b"
    date: 2001-02-03T12:30/2001-02-04T11:00
    title: >-
      folded
      text
    note: |
      Two
      lines
    fields: {a: 1, b: [c, d]}
    before: [a]
    claims:
      - date: c. 1992
        part: start
        source: s
        confidence: 0.5
      - quote: 'two'
"""
DATES = (
    "1985-04-12T23:20:30Z", "2004-01-01T10:10:10+05:00", "1964/2008", "2004-02-01/2005-02",
    "Y170000002", "Y-17E7", "Y171010000S3", "1950S2", "2001-21", "2001-34", "1984?", "2004-06~",
    "2004-06-11%", "201X", "20XX", "2004-XX", "1985-04-XX", "XXXX-12-XX", "1X32-X1-X1", "-1985",
    "1985/", "1985/..", "/1985", "../1985-04-12", "-XXXX", "2004-06~-11", "?2004-06-~11",
    "[1667,1668,1670..1672]", "[..1760-12-03]", "[1760-12..]", "{1667,1668,1670..1672}",
    "{1960,1961-12}", "0000", "-0001-02-29", "9999-12-31", "9999-12-31T23:59:60.5Z", "2024-02-29",
    "Y999999999999999", "2004-06-XX/2004-07-03", "1984~/2004-06%",
)  # fmt: skip
QUERIES = (
    "org:CICA not:tag:draft 'person:Ilham Aliyev'", "date:1999..2019", "from:1999 to:2019",
    "on:2025-09-22 place:Baku", "before:'last month' after:-90d", "status:all modality:planned",
    'text:a:b not:"free words" name:x', "id:a source:s", "date:[1999,2001..] date:..2000",
    "from:-0044 to:Y17E7", "date:XXXX-12", r"a\ b '' not:x",
)  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """Return inputs to start from."""
    table = (DATA / "phrases.tsv").read_text(encoding="utf-8").splitlines()
    phrases = [row.split("\t")[0] for row in table if not row.startswith("#")]
    if target == "text":
        table = (DATA / "tagger.tsv").read_text(encoding="utf-8").splitlines()
        return [row.split("\t")[0].encode() for row in table if not row.startswith("#")]
    texts = {"date": DATES, "phrase": phrases, "query": QUERIES}.get(target, ())
    if target == "file":
        errors = sorted((DATA.parent / "errors").glob("*.yaml"))
        return [FILE, SHIPPED.read_bytes()[:3000], *(path.read_bytes() for path in errors)]
    if target == "calendar":
        rest = "Asia/Baku\n1d\nA title, with; \\n signs\nand « another line »\nhttps://e.example/é"
        texts = [f"{date}\n{rest}" for date in (*DATES, *phrases[::20])]
    return [text.encode() for text in texts]

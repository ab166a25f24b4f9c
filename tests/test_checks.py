"""Checks: small chronologies and the codes found in them, and how findings are printed."""

# ruff: noqa: E501 (a table is read across)

import json
from pathlib import Path

import pytest

from chrono import checks, store
from chrono.errors import ERROR
from tests.command import run

SHIPPED = Path(__file__).parent.parent / "events.yaml"
HEAD = "chrono: 1\nname: x\nsources:\n  s: {title: A source}\n"
NAMES = """\
entities:
  CICA: {kind: org, aliases: [Conference]}
  Baku: {kind: place}
  Azerbaijan: {kind: place}
  Ilham Aliyev: {kind: person}
  Georgia: {kind: place}
"""


def event(keys: str, cited: str = "source: s, quote: q") -> str:
    """One event in braces; a quote and a source unless told otherwise."""
    return f"  - {{{', '.join(part for part in (keys, cited) if part)}}}\n"


def claimed(keys: str, *claims: str) -> str:
    return event(f"{keys}, claims: [{', '.join(f'{{{claim}}}' for claim in claims)}]", "")


A = "id: a, title: The mill is built"
B = "id: b, title: The forum opens"
START = "part: start, source: s, quote: q"
END = "part: end, source: s"

# Events, one a line, then the codes they cause.
# An event of a date and words for it, in which source s is of May 2020 and t of no known day.
SOURCES = "sources:\n  s: {title: S, published: 2020-05}\n  t: {title: T}\n"


def said(date: str, phrase: str, quote: str = "", source: str = "t") -> str:
    return event(
        f"{A}, date: {date}, phrase: '{phrase}', quote: '{quote or phrase}'", f"source: {source}"
    )


AGREEMENT = [
    # phrase and date: overlapping is agreement; a phrase that is relative says nothing by itself
    (said("2019-03-14", "14 March 2019"), ""),
    (said("2019-03-15", "14 March 2019"), "C114"),
    (said("2019-03", "14 March 2019"), ""),
    (said("2019", "March 2020"), "C114"),
    (said("1850~", "c. 1850"), ""),
    (said("2024/2026", "in 2024"), ""),
    (said("2019-03-14", "last week"), ""),
    (said("2019-03-14", "Since joining in 2018"), ""),
    # weekdays: in the phrase, in the quote, in figures, with the year of the date; of the Julian day
    (said("2019-03-14", "Thursday, 14 March 2019"), ""),
    (said("2019-03-14", "Monday, 14 March 2019"), "C115"),
    # a wrong weekday hides no other date: 14 May 2019 was a Tuesday
    (said("2019-03-14", "Monday, 14 May 2019"), "C114 C115"),
    (said("2019-03-14", "Mon 14 May 2019"), "C114 C115"),
    (said("2019-03-14", "Monday the 14th of May 2019"), "C114 C115"),
    (said("2019-03-14", "Monday, May 14, 2019"), "C114 C115"),
    (said("2019-03-14", "Monday 2019-05-14"), "C114 C115"),
    (said("2019-03-14", "since Monday, 14 May 2019"), "C114 C115"),
    (said("2019-03-14", "Tuesday, 14 May 2019"), "C114"),
    (said("2019-05-14", "Monday, 14 May 2019"), "C115"),
    (said("2019-05", "Monday, 14 May 2019"), "C115"),
    (said("2019-05-14", "Tuesday, 14 May 2019"), ""),
    # the Julian calendar explains the weekday, and may explain the date
    (said("1917-11-07", "Wednesday, 25 October 1917"), ""),
    (said("2019-03-14", "14 March 2019", "Approved on Monday, March 14, 2019."), "C115 C118"),
    (said("2019-03-14", "14 March", "Approved on Monday the 14th of March."), "C115 C118"),
    (said("2019-03-14", "2019-03-14", "Mon 2019-03-14 approved"), "C115"),
    (said("2019-03-14", "2019-03-14", "Thu 2019-03-14 approved"), ""),
    (said("2019-03-14", "on Monday"), "C115"),
    (said("2019-03-14", "last Thursday"), ""),
    (said("2019-03-14", "the day after Monday"), ""),
    (said("1666-09-02", "Sunday, 2 September 1666"), ""),
    (said("1666-09-02", "Monday, 2 September 1666"), "C115"),
    (said("1917-10-25", "Wednesday, 25 October 1917"), ""),
    (said("2019-03-14", "14 March 2019", "Monday, 32 March 2019; 14 March 2019"), ""),
    # later than the source; not what is planned, nor an end, nor what touches it
    (said("2021-06-02", "2 June", source="s"), "C116"),
    (said("2020-05", "May", source="s"), ""),
    (said("2020", "this year", source="s"), ""),
    (event(f"{A}, date: 2021, modality: planned"), ""),
    (claimed(f"{A}, date: 2019/2022", "date: 2019, part: start, source: s, quote: q",
             "date: 2022, part: end, source: s, quote: q"), ""),
    # one title twice, of two sources; not thrice, not of one source, not at one time
    (event(f"{A}, date: 1850") + event("id: b, title: The mill is Built, date: 1851",
                                       "source: t, quote: q"), "C117"),
    (event(f"{A}, date: 1850") + event("id: b, title: The mill is built, date: 1851"), ""),
    (event(f"{A}, date: 185X") + event("id: b, title: The mill is built, date: 1851",
                                       "source: t, quote: q"), ""),
    ("".join(event(f"id: e{n}, title: The board meets, date: 185{n}", f"source: {s}, quote: q")
             for n, s in enumerate("stt")), ""),
    (event(f"{A}, date: 1850, ignore: [C117]") + event("id: b, title: The mill is built, date: 1851",
                                                       "source: t, quote: q"), ""),
    # a quote without its phrase, or cut in it; blanks, capitals and marks do not matter
    (said("2020-04-04", "4 April 2020", "The mill was sold on 4"), "C118"),
    (said("2020-04-04", "4 April 2020", "The mill was sold."), "C118"),
    (said("2020-04-04", "4 April, 2020", "Sold on  4 April 2020."), ""),
    (said("2020-04-04", "Four April 2020", "four april 2020 it was sold"), ""),
    # claims that differ, of one part, without a ruling
    (claimed(f"{A}, date: 1666-09-02", "date: 1666-09-02, source: s, quote: q",
             "date: 1666-09-12, source: t, quote: q"), "C119"),
    (claimed(f"{A}, date: 1666-09-02", "date: 1666-09-02, source: s, quote: q",
             "date: 1666-09, source: t, quote: q"), ""),
    (claimed(f"{A}, date: 1666-09-02, ruling: t errs", "date: 1666-09-02, source: s, quote: q",
             "date: 1666-09-12, source: t, quote: q"), ""),
    (claimed(f"{A}, date: 1666-09-02/1666-09-06", "date: 1666-09-02, part: start, source: t, quote: q",
             "date: 1666-09-06, part: end, source: t, quote: q"), ""),
]  # fmt: skip


@pytest.mark.parametrize(("events", "expected"), AGREEMENT)
def test_what_is_written_agrees(tmp_path: Path, events: str, expected: str) -> None:
    head = HEAD[: HEAD.index("sources:")] + SOURCES
    found = codes(tmp_path, f"{head}events:\n{events}").split()
    assert " ".join(code for code in found if code != "C109") == expected


CASES = [
    # a whole one, and an undated one
    ("", event(f"{A}, date: 1850"), ""),
    ("", event(A), ""),
    # no source; no quote; a quote without a source is without a source
    ("", event(f"{A}, date: 1850", "") + event(B), "C101"),
    ("", event(f"{A}, date: 1850", "source: s"), "C102"),
    ("", event(A, "quote: q") + event(B), "C101"),
    # proposals need neither; one quote among the claims is enough
    ("", event(f"{A}, status: proposed", "") + event(B), ""),
    ("", claimed(A, "source: s", "source: s, quote: q"), ""),
    ("", claimed(A, "source: s", "source: s"), "C102"),
    # alike: the same words in any order, one letter apart; not another number, day or word
    ("", event(f"{A}, date: 1850") + event("id: b, title: 'Built: the mill is', date: 1850"), "C103"),
    ("", event(f"{A}, date: 1850") + event("id: b, title: The mills is built, date: 1850"), "C103"),
    ("", event(f"{A}, date: 1850") + event("id: b, title: The mill is built, date: 1851"), ""),
    ("", event(A) + event("id: b, title: The mill is built"), ""),
    ("", event("id: a, title: The 12th Global Baku Forum, date: 2025")
     + event("id: b, title: The 13th Global Baku Forum, date: 2025"), ""),
    # three alike are two findings
    ("", "".join(event(f"id: {i}, title: Same, date: 1850") for i in "abc"), "C103 C103"),
    # a kind out of place, by key, alias, any case; names: takes any kind; the unknown is free
    (NAMES, event(f"{A}, orgs: [CICA, conference, Unheard]"), ""),
    (NAMES, event(f"{A}, orgs: [baku]"), "C104"),
    (NAMES, event(f"{A}, people: [CICA], places: [Ilham Aliyev]"), "C104 C104"),
    (NAMES, event(f"{A}, names: [CICA, Baku, Ilham Aliyev]"), ""),
    # an end before its start; touching is no harm; an open start cannot be judged
    ("", claimed(f"{A}, date: 2024/2026", f"date: 2024, {START}", f"date: 2023, {END}"), "C106"),
    ("", claimed(f"{A}, date: 2024/2026", f"date: 2024, {START}", f"date: 2024, {END}"), ""),
    ("", claimed(f"{A}, date: 2024/2026", f"date: 2024-05, {START}", f"date: 2024, {END}"), ""),
    ("", claimed(f"{A}, date: 2024", f"date: ../2024, {START}", f"date: 2023, {END}"), ""),
    # references to events that are not there; to oneself counts as there
    ("", event(f"{A}, before: [c]"), "C107"),
    ("", event(f"{A}, before: [b], after: [c], during: [d]") + event(B), "C107 C107"),
    ("", event(f"{A}, during: [b]") + event(B), ""),
    # the ten days of 1582; the days at both ends were there
    ("", event(f"{A}, date: 1582-10-05"), "C108"),
    ("", event(f"{A}, date: 1582-10-14"), "C108"),
    ("", event(f"{A}, date: 1582-10-04") + event(f"{B}, date: 1582-10-15"), ""),
    ("", event(f"{A}, date: 1582-10"), ""),
    # names that two share, within a kind
    ("entities:\n  A: {kind: org, aliases: [Same]}\n  B: {kind: org, name: same}\n", event(A), "C110"),
    ("entities:\n  A: {kind: org, aliases: [Same]}\n  B: {kind: place, name: same}\n", event(A), ""),
    ("entities:\n  A: {kind: org, name: Same, aliases: [same, a]}\n", event(A), ""),
    # codes under ignore that nothing gives
    ("", event(f"{A}, ignore: [C101, X1]"), "C111"),
    # the event's date against its claims': overlapping is agreement, one that agrees is enough
    ("", claimed(f"{A}, date: 1850", "date: 1850-03, source: s, quote: q"), ""),
    ("", claimed(f"{A}, date: 1850", "date: 1851, source: s, quote: q"), "C112"),
    ("", claimed(f"{A}, date: 1850", "date: 1851, source: s, quote: q", "date: 1850, source: s"), "C119"),
    ("", claimed(f"{A}, date: 2024/2026", f"date: 2024, {START}", f"date: 2026, {END}"), ""),
    ("", claimed(A, "date: 1851, source: s, quote: q"), ""),
    # relations: against the dates, with them, and where nothing is sure
    ("", event(f"{A}, date: 1850, after: [b]") + event(f"{B}, date: 1871"), "C113"),
    ("", event(f"{A}, date: 1850, before: [b]") + event(f"{B}, date: 1871"), ""),
    ("", event(f"{A}, date: 1871, before: [b]") + event(f"{B}, date: 1850"), "C113"),
    ("", event(f"{A}, date: 1850, after: [b]") + event(f"{B}, date: 1850"), ""),
    ("", event(f"{A}, date: 185X, after: [b]") + event(f"{B}, date: 1855"), ""),
    ("", event(f"{A}, before: [b]") + event(f"{B}, date: 1871"), ""),
]  # fmt: skip
IGNORED = [
    # a finding about the event itself, by its code; another code does nothing
    ("", event(f"{A}, ignore: [C101]", "") + event(B), ""),
    ("", event(f"{A}, ignore: [C102]", "") + event(B), "C101"),
    (NAMES, event(f"{A}, orgs: [Baku], ignore: [C104]"), ""),
    # two alike: at either of them
    ("", event(f"{A}, date: 1850, ignore: C103") + event("id: b, title: The mill is built, date: 1850"), ""),
    ("", event(f"{A}, date: 1850") + event("id: b, title: The mill is built, date: 1850, ignore: C103"), ""),
]  # fmt: skip


def codes(folder: Path, text: str) -> str:
    path = folder / "x.yaml"
    path.write_text(text, encoding="utf-8")
    return " ".join(problem.code for problem in checks.run(store.load([str(path)])))


@pytest.mark.parametrize(("names", "events", "expected"), CASES + IGNORED)
def test_codes(tmp_path: Path, names: str, events: str, expected: str) -> None:
    assert codes(tmp_path, f"{HEAD}{names}events:\n{events}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name is missed only where there are events to put in a calendar
        ("chrono: 1\n", ""),
        ("chrono: 1\nevents: []\n", ""),
        ("chrono: 1\nname: x\nevents:\n" + event(A, ""), "C101"),
        ("chrono: 1\nevents:\n" + event(A, ""), "C105 C101"),
        # a source that nothing cites
        ("chrono: 1\nname: x\nsources:\n  s: {}\n", "C109"),
    ],
)  # fmt: skip
def test_codes_of_files(tmp_path: Path, text: str, expected: str) -> None:
    assert codes(tmp_path, text) == expected


def test_shipped_file_is_clean() -> None:
    ran = run("check", "--strict", "-f", SHIPPED)
    assert (ran.status, ran.out) == (0, "")


def test_references_over_files(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_text(
        "chrono: 1\nname: one\nevents:\n" + event(f"{A}, before: [two:a, b], ignore: C101", "")
    )
    (tmp_path / "two.yaml").write_text(
        "chrono: 1\nname: two\nevents:\n"
        + event(f"{A}, ignore: C101", "")
        + event(f"{B}, ignore: C101", "")
    )
    ran = run("check", "-f", tmp_path)
    assert ran == (0, "", "nothing found in 3 events\n")


def test_notes_fail_only_when_strict(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(HEAD + "events:\n" + event(f"{A}, date: 1850", "source: s"))
    assert run("check", "-f", path).status == 0
    assert run("check", "--strict", "-f", path).status == 1


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("a,b:%.yaml")
    path.write_text(
        'chrono: 1\nname: x\nentities:\n  "B\\e[31m::stop,%": {kind: place}\nevents:\n'
        '  - id: "a%0A::x"\n    title: A\n    orgs: ["B\\e[31m::stop,%"]\n'.replace("::x", "")
    )
    return path


def test_json(hostile: Path) -> None:
    ran = run("check", "-O", "json", "-f", hostile)
    assert "\x1b" not in ran.out
    found = json.loads(ran.out)
    assert [(row["path"], row["code"], row["level"]) for row in found] == [
        ("a,b:%.yaml", "C101", "note"),
        ("a,b:%.yaml", "C104", ERROR),
    ]
    assert "B\x1b[31m::stop,%" in found[1]["message"]
    assert set(found[0]) == {"path", "line", "column", "code", "message", "hint", "level"}


def test_json_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("chrono: 1\n")
    assert json.loads(run("check", "-O", "json", "-f", path).out) == []


def test_github(hostile: Path) -> None:
    ran = run("check", "-O", "github", "-f", hostile)
    assert ran.out.splitlines() == [
        "::notice file=a%2Cb%3A%25.yaml,line=7,col=5,title=C101::a%250A has no source",
        "::error file=a%2Cb%3A%25.yaml,line=8,col=5,title=C104"
        "::B\\x1b[31m::stop,%25 is a place, not one of the orgs",
    ]
    assert ran.status == 1


def test_standard_input_has_places_too() -> None:
    ran = run("check", "-f", "-", stdin="chrono: 1\nname: x\nevents:\n" + event(A, ""))
    assert ran.out.splitlines() == ["<stdin>:4:1: C101 (note) a has no source"]


def test_text_is_harmless(hostile: Path) -> None:
    ran = run("check", "-f", hostile)
    assert "\x1b" not in ran.out + ran.err
    assert "B\\x1b[31m::stop" in ran.out


MANY = "chrono: 1\nname: x\nevents:\n" + "".join(
    f"  - id: e{number}\n    date: {1900 + number}\n    title: Event {number}\n"
    for number in range(40)
)


@pytest.mark.parametrize(
    ("options", "shown", "more"),
    [
        ((), 3, "C101 (note) 37 more in <stdin>, lines 13, 16, "),
        (("--all",), 40, ""),
        (("--strict",), 3, "C101 (note) 37 more in "),
        (("-O", "json"), 40, ""),
        (("-O", "github"), 40, ""),
    ],
)
def test_many_notes_of_one_code_are_shown_once(
    options: tuple[str, ...], shown: int, more: str
) -> None:
    ran = run("check", *options, "-f", "-", stdin=MANY)
    assert ran.out.count("has no source") == shown
    assert more in ran.out
    assert (" more in " in ran.out) == bool(more)
    assert "40 notes in 40 events" in ran.err


def test_errors_and_few_notes_are_all_shown() -> None:
    head = "chrono: 1\nname: x\nsources: {a: {title: A}}\nentities: {W: {kind: place}}\nevents:\n"
    event = "  - {{id: e{0}, date: {1}, title: T{0}, orgs: [W], source: a, quote: T}}\n"
    wrong = head + "".join(event.format(number, 1900 + number) for number in range(9))
    assert run("check", "-f", "-", stdin=wrong).out.count(": C104 ") == 9
    few = MANY.split("  - id: e6\n")[0]
    assert run("check", "-f", "-", stdin=few).out.count("has no source") == 6

"""Phrases: the table in data/phrases.tsv, and what holds of every phrase."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono import phrases
from chrono.dates import parse, words
from chrono.errors import CODES, DateError
from chrono.phrases import LONGEST, Reading, absolute, read

TABLE = Path(__file__).parent / "data" / "phrases.tsv"
ROWS = [
    tuple(line.split("\t"))
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
BASE = (2025, 9, 22)


def day(text: str) -> tuple[int, int, int] | None:
    if not text:
        return None
    year, month, number = map(int, text.split("-"))
    return year, month, number


def test_the_table_is_there() -> None:
    assert len(ROWS) > 300
    assert all(len(row) == 6 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "|".join(row[:4]))
def test_table(row: tuple[str, ...]) -> None:
    phrase, base, order, language, expected, rule = row
    languages = (language,) if language else None
    if expected in CODES:
        with pytest.raises(DateError) as caught:
            read(phrase, day(base), order or None, languages)
        assert caught.value.code == expected
        assert 0 <= caught.value.position <= len(phrase)
        assert caught.value.hint
        return
    reading = read(phrase, day(base), order or None, languages)
    assert (str(reading.date), reading.rule, reading.phrase) == (expected, rule, phrase)
    assert reading.base in {None, day(base)}


# What two readings say, and how to settle them.
@pytest.mark.parametrize(
    ("phrase", "message", "hint"),
    [
        ("9/10/2025", "2025-10-09 or 2025-09-10", "say --order DMY"),
        ("03/04/25", "2025-04-03 or 2025-03-04", "write 2025-04-03 or 2025-03-04, or say --order"),
        ("22/09/25", "1925-09-22 or 2025-09-22", "--base"),
        ("since 9/10/2025", "2025-10-09/.. or 2025-09-10/..", "say --order DMY"),
        ("the 90s", "199X or 189X", "write 199X or 189X"),
        ("listopad 2025", "2025-11 or 2025-10", "say the language: pl, hr"),
        ("next Tuesday", "2025-09-23 or 2025-09-30", "write"),
    ],
)
def test_two_readings(phrase: str, message: str, hint: str) -> None:
    base = BASE if "next" in phrase else None
    with pytest.raises(DateError) as caught:
        read(phrase, base)
    assert caught.value.code == "D105"
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_next_weekday_has_one_reading_when_both_coincide() -> None:
    assert str(read("next Tuesday", (2025, 9, 24)).date) == "2025-09-30"


# The first token not understood.
@pytest.mark.parametrize(
    ("phrase", "position"),
    [("March 2025 was great", 11), ("the mayor", 4), ("2025 2026", 5), ("the 2020 election", 9)],
)
def test_position(phrase: str, position: int) -> None:
    with pytest.raises(DateError) as caught:
        read(phrase)
    assert caught.value.position == position


# What a refusal says, and what to write instead.
@pytest.mark.parametrize(
    ("phrase", "message", "hint"),
    [
        ("Septembr 2025", "not a date: Septembr 2025", "did you mean September?"),
        ("since yesterdy", "not a date", "did you mean yesterday?"),
        ("x", "not a date: x", "write it like 2025-03-13, March 2025, c. 1850 or since 2019"),
        ("March 2025 was great", "not a date", "not understood: was; write it like"),
        ("10 days", "not a date: 10 days", "write 10 days ago, in 10 days or the last 10 days"),
        ("may", "not a date: may", "write May if it is one"),
        ("44", "a number is no date: 44", "AD 44, 44 BC"),
        ("1985s", "not a decade: 1985s", "a decade ends in 0: 1980s"),
        ("last month", "last month depends on the day it is read", "--base 2025-09-22"),
        ("вчера", "вчера depends on the day it is read", "--base 2025-09-22"),
        ("12:30", "12:30 is a time without a day", "2025-09-22 12:30"),
        ("3 pm EST", "a time zone only by its letters: EST", "write the offset"),
        ("30/02/2025", "no such day: 30/02/2025", "February 2025 has 28 days"),
        ("2025-W53", "no such week: 2025-W53", "W52"),
    ],
)
def test_refusal(phrase: str, message: str, hint: str) -> None:
    with pytest.raises(DateError) as caught:
        read(phrase)
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_refusal_in_a_file_speaks_of_the_file() -> None:
    for phrase in ("last month", "03/04/25", "two weeks later", "wczoraj"):
        with pytest.raises(DateError) as caught:
            absolute(phrase)
        assert "--" not in caught.value.hint
    with pytest.raises(DateError) as caught:
        read("March 2025", languages=("ru",))
    assert caught.value.hint.startswith("read as ru only")


# What may stand in the file: English of our own grammar, never relative.
@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("March 2025", "2025-03"),
        ("c. 1850", "1850~"),
        ("1999", "1999"),
        ("last month", "D104"),
        ("March", "D104"),
        ("-90d", "D104"),
        ("03/04/2025", "D105"),
        ("22 septembre 2025", "D102"),
        ("wczoraj", "D102"),
    ],
)
def test_absolute(phrase: str, expected: str) -> None:
    if expected in CODES:
        with pytest.raises(DateError) as caught:
            absolute(phrase)
        assert caught.value.code == expected
    else:
        assert str(absolute(phrase).date) == expected


# Words and back. `c. 1850 – 1860` is about the first, `c. 1914–18` about both.
@pytest.mark.parametrize(
    "edtf",
    [
        "1992",
        "-0043",
        "0622",
        "1850~",
        "1984?",
        "1984%",
        "199X",
        "18XX",
        "-01XX",
        "2025-03",
        "2025-03-09",
        "199X~",
        "18XX?",
        "1XXX",
        "2025-09-09/2025-09-10",
        "2025-03-30/2025-04-02",
        "2025-03/2025-05",
        "1914/1918",
        "1999/..",
        "../2026",
        "[2010..2012]",
        "[..2010]",
        "[2010..]",
        "[1667,1668,1670..1672]",
        "{1667,1668}",
        "2024-21",
        "2024-24",
        "2024-35",
        "2024-37",
        "2024-40",
        "2024-37~",
        "2024-38~",
        "2024-37~/2024-39~",
        "2025-09-22T13:47",
        "2025-09-22T13:47Z",
        "2025-09-22T13:47:05+05:00",
        "2025-09-22T13:00/2025-09-22T14:00",
        "-0043/-0042",
        "-0043/0014",
        "0014/0037",
        "1850~/1860~",
        "1850~/1860",
        "1984?/2004-06",
        "2021-25",
        "2021-31",
        "12XX/13XX",
        "[2025-09-22..2025-09-28]",
        "[1990~..1993~]",
        "Y-12000",
        "2025-12-30/2026-01-02",
        "2004-06-XX",
        "2004-XX",
        "1984-06?",
        "-0043-03-15",
        "../2023-39~",
    ],
)
def test_words_round_trip(edtf: str) -> None:
    date = parse(edtf)
    assert read(words(date)).date == date


@given(st.dates(), st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?"]))
def test_dates_round_trip(when: object, length: int, mark: str) -> None:
    date = parse(str(when)[:length] + mark)
    assert absolute(words(date)).date == date


def attempt(
    phrase: str, base: tuple[int, int, int] | None, languages: tuple[str, ...] | None
) -> Reading | None:
    """The reading, or None where it was refused as it should be."""
    try:
        return read(phrase, base, languages=languages)
    except DateError as error:
        sound = error.code in CODES and 0 <= error.position <= len(phrase) and error.hint
    assert sound
    return None


PIECES = st.sampled_from(
    [
        "9",
        "10",
        "31",
        "1992",
        "2025",
        "44",
        "'25",
        "03/04/25",
        "2025-03-04",
        "199X",
        "March",
        "may",
        "Friday",
        "of",
        "the",
        "since",
        "until",
        "from",
        "to",
        "between",
        "and",
        "or",
        "–",
        "-",
        ",",
        ".",
        "..",
        "/",
        "~",
        "?",
        "(",
        ")",
        "[",
        "]",
        "c.",
        "early",
        "mid",
        "late",
        "century",
        "19th",
        "1990s",
        "BC",
        "AD",
        "last",
        "next",
        "this",
        "week",
        "year",
        "two",
        "three",
        "days",
        "ago",
        "later",
        "Q3",
        "half",
        "first",
        "noon",
        "13:47",
        "pm",
        "+0500",
        "UTC",
        "O.S.",
        "-90d",
        "in",
        "X",
        "winter",
        "XX",
        "fiscal",
        "past",
        "to",
        "date",
        "today",
        "0",
        "T",
        "[]",
        "00",
        "12,001",
        "decade",
        "month",
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=9).map(" ".join)))
def test_only_date_errors(phrase: str) -> None:
    """Any text is a date or a `DateError` whose position is in it."""
    for base in (None, BASE):
        reading = attempt(phrase, base, ("en",))
        if reading:
            assert parse(str(reading.date)) == reading.date
            assert base or reading.base is None


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_only_date_errors_behind_the_fence(phrase: str) -> None:
    attempt(phrase, BASE, None)


def test_a_long_text_is_refused_at_once() -> None:
    with pytest.raises(DateError) as caught:
        read("March 2025 " * LONGEST)
    assert caught.value.code == "D102"


def test_typography_is_folded() -> None:
    assert str(read("“9\u00a0September 2025”").date) == "2025-09-09"
    assert str(read("the ’90s", BASE).date) == "199X"


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def imported(tree: ast.AST) -> set[str]:
    """The modules a piece of code names in its imports."""
    names = {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    return names | {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}


def test_the_docstring_is_the_map_and_imports_run_one_way() -> None:
    """Each module uses those above it; only dateparser and what it needs is imported late."""
    listed = re.findall(r"^    (\w+)  ", phrases.__doc__ or "", re.M)
    folder = Path(phrases.__file__).parent
    assert sorted(listed) == sorted(p.stem for p in folder.glob("*.py") if p.stem != "__init__")
    for n, name in enumerate(listed):
        tree = ast.parse((folder / f"{name}.py").read_text(encoding="utf-8"))
        used = {m.rpartition(".")[2] for m in imported(tree) if m.startswith("chrono.phrases.")}
        assert used <= set(listed[:n]), name
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        late = {m.partition(".")[0] for function in functions for m in imported(function)}
        assert late <= {"dateparser", "datetime", "zoneinfo"}, name


def test_importing_and_reading_english_loads_nothing_heavy() -> None:
    code = (
        "import sys; from chrono.phrases import read; read('9 September 2025');"
        "print([m for m in ('dateparser', 'pendulum', 'yaml', 'json') if m in sys.modules])"
    )
    assert run(code).strip() == "[]"


def test_no_result_depends_on_the_time_zone() -> None:
    code = (
        "from chrono.phrases import read;"
        "print(*[read(p, (2025, 9, 22)).date for p in ('today', 'вчера', 'gestern', 'noon')])"
    )
    answers = {run(code, TZ=zone) for zone in ("UTC", "Asia/Almaty", "America/New_York")}
    assert answers == {"2025-09-22 2025-09-21 2025-09-21 2025-09-22T12:00\n"}


# What `add` and `edit` keep as the phrase, beside the date.
@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("the second Tuesday of November", True),
        ("the Friday before 5 May 2019", True),
        ("Easter 2019", True),
        ("by 1066", False),
        ("25 October 1917 O.S.", True),
        ("two days after 28 February 2020", True),
        ("March 2025", False),
        ("c. 1850", False),
        ("yesterday", False),
        ("the 12th of next month", False),
    ],
)
def test_words_that_say_more_than_the_date_are_kept(phrase: str, kept: bool) -> None:
    assert read(phrase, BASE).worked_out is kept


@pytest.mark.parametrize(
    ("phrase", "date"),
    [
        ("10000 years ago", "-7974~"),
        ("12,000 years ago", "-9974~"),
        ("a thousand years ago", "1026~"),
        ("about 10000 years ago", "-7974~"),
        ("1066 years ago", "0960"),
        ("300 years ago", "1726"),
        ("10 years ago", "2016"),
    ],
)
def test_a_round_thousand_of_years_is_approximate(phrase: str, date: str) -> None:
    assert str(read(phrase, base=(2026, 12, 1)).date) == date

"""The dates in a text: mentions, dated phrases, and what must stay quick."""

import time
from io import BytesIO, TextIOWrapper
from json import loads
from pathlib import Path
from typing import Any

import pytest

from chrono.cli.jsonlines import Answers, answered, language_of, numbered, published_of
from chrono.cli.limits import Limits
from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.tagger.grammar import STARTS
from chrono.tagger.languages import grammar as common
from chrono.tagger.languages.detection import detect
from chrono.tagger.languages.locales import languages
from chrono.tagger.languages.registry import TABLES, lexicon_of
from chrono.temporal import annotate, tag

DATA = Path(__file__).parent / "data"
ANY = "any"  # the table whose lines begin with their language


def rows(language: str) -> list[list[str]]:
    """The lines of a table: language, text, published, mentions, phrases."""
    name = "tagger.tsv" if language == "en" else f"tagger-{language}.tsv"
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    parts = [(line.split("\t") + [""] * 3)[:4] for line in lines if line and line[0] != "#"]
    if language == ANY:
        return [[*text.split(": ", 1), *rest] for text, *rest in parts]
    return [[language, *part] for part in parts]


ROWS = [row for language in (*TABLES, ANY) for row in rows(language)]
HOSTILE = {
    "figures": "1234567890",
    "may": "may ",
    "May": "May ",
    "slashes": "9/9/9/9/",
    "no space": "a",
    "Monday": "Monday, ",
    "the end of": "the end of ",
    "dashes": "1-",
    "dots": ".",
    "letters that grow in lower case": "İ may ",
}
ELSEWHERE = [
    ("de", "am 3. Mai "), ("de", "1."), ("de", "Ende der "), ("de", "drei und "), ("de", "der "),
    ("uk", "того ж дня "), ("uk", "60-70-"), ("fr", "il y a "), ("az", "il ayın "
    "3-"), ("tr", "yılının "),
    ("es", "de la mañana "), ("ja", "2019年"), ("ru", "в "),
]  # fmt: skip
SIZE = 20_000  # characters
SLACK = 0.5  # seconds of work that is not the text's


@pytest.mark.parametrize(("language", "text", "published", "mentions", "phrases"), ROWS)
def test_a_text_is_read_as_the_table_says(
    language: str, text: str, published: str, mentions: str, phrases: str
) -> None:
    found = annotate(text, Date(published) if published else None, language)
    assert "; ".join(f"{m.text}={m.value}" for m in found.mentions) == mentions
    assert "; ".join(str(p.date) for p in found.phrases) == phrases


@pytest.mark.parametrize(
    ("language", "piece"), [*(("en", p) for p in HOSTILE.values()), *ELSEWHERE]
)
def test_time_grows_with_the_text_alone(language: str, piece: str) -> None:
    """A text four times as long takes four times as long, and at most twice that."""
    few, many = (seconds(language, (piece * size)[:size]) for size in (SIZE, 4 * SIZE))
    assert many < 8 * few + SLACK


def seconds(language: str, text: str) -> float:
    start = time.process_time()
    tag(text, Date("2025-09-22"), language)
    return time.process_time() - start


def test_places_are_code_points_of_the_text_as_given() -> None:
    text = "İstanbul fell in May 1453, on the 29th of May 1453 😀 in 1999."
    assert all(text[m.start : m.end] == m.text for m in tag(text))


def test_an_empty_text_has_no_date_and_an_unknown_language_is_an_error() -> None:
    assert tag("") == ()
    with pytest.raises(ChronoError, match="no such language: xx"):
        tag("1999", language="xx")


def test_a_publication_known_by_its_month_gives_no_day() -> None:
    found = tag("He left yesterday, and came last month.", Date("2025-09"))
    assert [str(m.date) for m in found] == ["None", "2025-08"]


@pytest.mark.parametrize("language", TABLES)
def test_a_text_of_some_length_tells_its_language(language: str) -> None:
    assert detect(" ".join(text for _, text, *_ in rows(language))) == language


def test_every_language_of_dateparser_has_a_lexicon() -> None:
    for language in languages():
        assert lexicon_of(language).kinds


@pytest.mark.parametrize("language", TABLES)
def test_each_kind_of_word_of_a_language_can_begin_something_or_stand_inside(language: str) -> None:
    kinds = set(lexicon_of(language).kinds.values())
    inside = {"of", "away", "meridiem", "zone", "mark", "letter", "clock", "share"}
    starts = STARTS if language == "en" else common.STARTS
    assert kinds - set(starts) <= inside


def found(document: dict[str, Any]) -> dict[str, Any]:
    day, language = published_of(document, None), language_of(document, None)
    return {"found": [mention.value for mention in tag(document["text"], day, language)]}


def test_a_bad_line_has_an_error_for_its_answer_and_the_others_go_on() -> None:
    lines = [
        '{"id": "a", "published": "2025-09-22", "text": "He left yesterday."}',
        "[" * 100_000,
        f'{{"id": {"1" * 5000}, "text": "1999"}}',
        '{"id": NaN, "text": "1999"}',
        '{"id": 5, "text": 7}',
        '{"id": 6, "text": "1999", "published": "2025-13"}',
        '{"id": 7, "text": "1999", "language": "xx"}',
        '{"id": "\\ud800", "text": "\\ud800 1999"}',
    ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", TextIOWrapper(BytesIO("\n".join(lines).encode())))
        answers = Answers(answered(found, numbered("-"), 1, Limits(60, 2048)))
        told = [loads(line) for line in answers]
    assert told[0] == {"id": "a", "found": ["2025-09-21"]}
    assert [one["id"] for one in told] == ["a", 2, 3, 4, 5, 6, 7, "\ud800"]
    assert [sorted(one.keys() - {"id"})[0] for one in told] == ["found", *["error"] * 6, "found"]
    assert answers.failed

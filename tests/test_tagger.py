"""The dates in a text: mentions, dated phrases, and what must stay quick."""

import time
from pathlib import Path

import pytest

from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.tagger import annotate, tag
from chrono.tagger.grammar import STARTS
from chrono.tagger.tag import LANGUAGES, lexicon_of

ROWS = [
    (line.split("\t") + [""] * 3)[:4]
    for line in (Path(__file__).parent / "data" / "tagger.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
    if line and not line.startswith("#")
]
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
SIZE = 200_000


@pytest.mark.parametrize(("text", "published", "mentions", "phrases"), ROWS)
def test_a_text_is_read_as_the_table_says(
    text: str, published: str, mentions: str, phrases: str
) -> None:
    found = annotate(text, Date(published) if published else None)
    assert "; ".join(f"{m.text}={m.value}" for m in found.mentions) == mentions
    assert "; ".join(str(p.date) for p in found.phrases) == phrases


@pytest.mark.parametrize("name", HOSTILE)
def test_no_text_takes_long(name: str) -> None:
    """One million characters in five seconds; a part of that here."""
    text = (HOSTILE[name] * SIZE)[:SIZE]
    start = time.process_time()
    tag(text, Date("2025-09-22"))
    assert time.process_time() - start < 5 * SIZE / 1_000_000 * 2


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_word_of_a_language_can_begin_something_or_stand_inside(language: str) -> None:
    kinds = set(lexicon_of(language).kinds.values())
    inside = {"of", "away", "meridiem", "zone"}
    assert kinds - set(STARTS) <= inside

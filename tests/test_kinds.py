"""The kinds of dates in twelve languages: each phrase alone, and in a sentence.

The rows of `data/kinds-<code>.tsv` are read on Tuesday, 1 December 2026. A row gives the date of
the phrase alone, and that in a sentence where it is another: alone, a day without a year is the
last one, in a sentence the nearest. `-` says that no date is read.
"""

from pathlib import Path

import pytest

from chrono.dates import Date
from chrono.errors import DateError
from chrono.phrases import read
from chrono.temporal import annotate

DATA = Path(__file__).parent / "data"
TODAY = Date("2026-12-01")
CARRIERS = {
    "de": "Vermerk: {}.", "en": "Note: {}.", "es": "Nota: {}.", "fr": "Note : {}.",
    "it": "Nota: {}.", "ja": "メモ：{}。", "ko": "메모: {}.", "nl": "Opmerking: {}.",
    "pl": "Notatka: {}.", "pt": "Nota: {}.", "tr": "Not: {}.", "zh": "备注：{}。",
}  # fmt: skip
NONE = "-"


def rows(language: str) -> list[tuple[str, str, str, str]]:
    """The rows of a language: its code, the phrase, its date alone and in a sentence."""
    lines = (DATA / f"kinds-{language}.tsv").read_text(encoding="utf-8").splitlines()
    split = [line.split("\t") for line in lines if line and line[0] != "#"]
    return [(language, phrase, dates[0], dates[-1]) for phrase, *dates in split]


ROWS = [row for language in CARRIERS for row in rows(language)]


@pytest.mark.parametrize("language", CARRIERS)
def test_a_language_has_sixty_rows(language: str) -> None:
    assert len(rows(language)) >= 60


@pytest.mark.parametrize(("language", "phrase", "alone", "inside"), ROWS)
def test_a_phrase_is_read_alone_and_in_a_sentence(
    language: str, phrase: str, alone: str, inside: str
) -> None:
    told = annotate(CARRIERS[language].format(phrase), TODAY, language).phrases
    assert (by_itself(phrase, language), "; ".join(str(one.date) for one in told) or NONE) == (
        alone,
        inside,
    )


def by_itself(phrase: str, language: str) -> str:
    """The date of a phrase, or `-` where it is refused."""
    try:
        return str(read(phrase, (2026, 12, 1), languages=(language,)).date)
    except DateError:
        return NONE

"""The laws of dates in texts: what holds of every text, whatever its words.

Texts come from the tables in `data/`, and from generators here. `data/laws.tsv` lists the cases
that break a law today; the list may only shrink: a case that holds again must leave it, and
`MOST` keeps its length. `python -m tests.test_laws` prints the list as it should be.
"""

import sys
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from chrono.dates import Date
from chrono.errors import CODES, DateError
from chrono.phrases import read
from chrono.tagger.languages.registry import TABLES
from chrono.temporal import Mention, annotate, tag
from tests import test_tagger

DATA = Path(__file__).parent / "data"
LISTED = DATA / "laws.tsv"
MOST = {"alone": 33, "sentence": 36, "absolute": 0, "outlier": 0, "clock": 0, "marked": 0,
        "partial": 0}  # fmt: skip
DAYS = (Date("2024-05-06"), Date("1913-02-01"))
# A sentence that holds a phrase and no date of its own.
CARRIERS = {
    "en": "The note says: {}.", "de": "Der Vermerk lautet: {}.", "fr": "La note dit : {}.",
    "es": "La nota dice: {}.", "ru": "Запись: {}.", "uk": "Запис: {}.", "az": "Qeyd: {}.",
    "tr": "Not: {}.",
}  # fmt: skip
FILLER = "The clerk read the list aloud and nobody spoke."
HISTORY = (
    ("On 3 May 1643 the siege began.", "1643-05-03"),
    ("On 9 June the outer wall fell.", "1643-06-09"),
    ("On 20 June the town gave up.", "1643-06-20"),
    ("In July the garrison marched out.", "1643-07"),
    ("On 2 August the duke left.", "1643-08-02"),
)
MODERN = "A stone set up in 1932 marks the place."
NEWS = (
    ("The board met on Monday.", "2024-05-06"),
    ("On 3 May the strike had ended.", "2024-05-03"),
    ("The chairman resigned yesterday.", "2024-05-07"),
)
OLD = "The firm was founded in 1871."
LOG = ("- 09:10: Pia reads it.", "- 09:34: She rolls the change back.", "- 10:02: All calm.")
# What must be read whole, or not at all.
WHOLE = {
    "february twenty second 2019": "2019-02-22",
    "the tenth of march 2003": "2003-03-10",
    "between 9 and 11 May 2011": "[2011-05-09..2011-05-11]",
    "from the 4th to the 23rd of March 2018": "2018-03-04/2018-03-23",
    "the second Tuesday of November 2019": "2019-11-12",
    "the first half of May 2024": "[2024-05-01..2024-05-15]",
    "5, 6 and 7 May 1998": "",
}


def dates(text: str, published: Date | None, language: str | None = None) -> list[str]:
    return [str(phrase.date) for phrase in annotate(text, published, language).phrases]


def settled(text: str, language: str) -> Iterator[tuple[str, Date]]:
    """The phrases of a text that were counted from nothing, with their dates."""
    for phrase in annotate(text, None, language).phrases:
        if not any(mention.anchor for mention in phrase.mentions):
            other = [p.date for day in DAYS for p in annotate(phrase.text, day, language).phrases]
            if other == [phrase.date] * len(DAYS):
                yield phrase.text, phrase.date


def alone() -> Iterator[tuple[str, str, bool]]:
    """Law 1: a phrase of a text means the same by itself, counted from nothing."""
    for language, text, *_ in test_tagger.ROWS:
        for phrase, date in settled(text, language):
            try:
                reading = read(phrase, languages=(language,))
            except DateError:
                yield language, phrase, False
            else:
                yield language, phrase, reading.date == date and reading.base is None


def sentence() -> Iterator[tuple[str, str, bool]]:
    """Law 1: a phrase means the same in a sentence, counted from nothing."""
    for line in (DATA / "phrases.tsv").read_text(encoding="utf-8").splitlines():
        if not line or line[0] == "#":
            continue
        phrase, base, order, language, expected, rule = line.split("\t")
        if base or order or expected in CODES or rule in {"edtf", "compact"}:
            continue
        code = language or read(phrase).language or "en"
        if code not in CARRIERS or not any(sign.isalpha() for sign in phrase):
            continue
        text = CARRIERS[code].format(phrase)
        yield code, phrase, all(dates(text, day, code) == [expected] for day in (None, *DAYS))


def absolute() -> Iterator[tuple[str, str, bool]]:
    """Law 2: a date counted from nothing is the same whatever is published or stands around."""
    before, behind = CARRIERS["en"].format("3 June 1887"), CARRIERS["en"].format("May 2031")
    for language, text, published, *_ in test_tagger.ROWS:
        day = Date(published) if published else None
        kept = [(m.start, m.date) for m in tag(text, day, language) if m.date and not m.anchor]
        holds = True
        for other in DAYS:
            found = {(m.start, m.date) for m in tag(text, other, language)}
            holds &= found.issuperset(kept)
        if language == "en":
            around = {
                (m.start - len(before) - 2, m.date)
                for m in tag(f"{before}\n\n{text}\n\n{behind}", day, language)
            }
            holds &= around.issuperset(kept)
        yield language, text, holds


def outlier() -> Iterator[tuple[str, str, bool]]:
    """Law 3: one modern year in a history, one old year in news, a weekday in a log entry."""
    for gap, filler in product(range(1, len(HISTORY) + 1), ("", FILLER)):
        parts = [text for text, _ in HISTORY]
        wanted = [date for _, date in HISTORY]
        parts[gap:gap] = [filler, MODERN] if filler else [MODERN]
        wanted.insert(gap, "1932")
        yield "en", f"history {gap} {bool(filler)}", dates(" ".join(parts), DAYS[0]) == wanted
    for gap in range(len(NEWS) + 1):
        parts, wanted = [text for text, _ in NEWS], [date for _, date in NEWS]
        parts.insert(gap, OLD)
        wanted.insert(gap, "1871")
        yield "en", f"news {gap}", dates(" ".join(parts), Date("2024-05-08")) == wanted
    for gap in range(len(LOG)):
        lines = list(LOG)
        lines[gap] = f"{lines[gap][:-1]} that was due on Friday."
        got = dates("2022-08-17\n\n" + "\n".join(lines), Date("2022-08-23"))
        times = [line[2:7] for line in LOG]
        yield "en", f"log {gap}", [d for d in got if "T" in d] == [f"2022-08-17T{t}" for t in times]


def clock() -> Iterator[tuple[str, str, bool]]:
    """Law 4: a bare time belongs to the day last told in its scope, however far back."""
    for count in (0, 1, 3, 8, 20, 60, 150):
        text = " ".join(("On 19 June 2006 the plant was quiet.", *[FILLER] * count))
        got = dates(f"{text} At 9:40 the pressure rose.", Date("2008-03-11"))
        yield "en", f"clock after {count}", got == ["2006-06-19", "2006-06-19T09:40"]
    for heading in ("19 June 2006", "## 19 June 2006", "Monday, 19 June 2006:", "2006-06-19"):
        got = dates(f"{heading}\n\n09:10 It rose.\n09:34 It fell.", Date("2008-03-11"))
        yield "en", heading, got[1:] == ["2006-06-19T09:10", "2006-06-19T09:34"]
    found = tag("At 9:40 the pressure rose.", Date("2008-03-11"))
    yield "en", "marked", [m.anchor for m in found] == ["published"]


def marked() -> Iterator[tuple[str, str, bool]]:
    """Law 5: a date that changes with the day of publication says what it was counted from."""
    for language, text, published, *_ in test_tagger.ROWS:
        if published:
            base = Date(published)
            later = Date(f"{int(published[:4]) + 1}{published[4:]}".replace("02-29", "02-28"))
            other = {(m.start, m.date) for m in tag(text, later, language)}
            yield (
                language,
                text,
                all(counted(m, other) for m in tag(text, base, language) if m.date is not None),
            )


def counted(mention: Mention, other: set[tuple[int, Date | None]]) -> bool:
    return bool(mention.anchor) or (mention.start, mention.date) in other


def partial() -> Iterator[tuple[str, str, bool]]:
    """Law 6: an expression is read whole or not at all."""
    for phrase, value in WHOLE.items():
        text = CARRIERS["en"].format(phrase)
        got = dates(text, DAYS[0])
        yield "en", phrase, got in ([value] if value else [], []) or (not value and len(got) == 3)


LAWS = {law.__name__: law for law in (alone, sentence, absolute, outlier, clock, marked, partial)}


@cache
def broken(name: str) -> tuple[set[tuple[str, str]], int]:
    """The cases that break a law, and how many there were to try."""
    cases = {(language, text): holds for language, text, holds in LAWS[name]()}
    return {case for case, holds in cases.items() if not holds}, len(cases)


def listed() -> set[tuple[str, str, str]]:
    lines = LISTED.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {(law, language, text) for law, language, text in rows}


@pytest.mark.parametrize("name", LAWS)
def test_a_law_holds_but_for_the_cases_listed(name: str) -> None:
    found, tried = broken(name)
    known = {(language, text) for law, language, text in listed() if law == name}
    assert tried > 6
    assert not found - known, "these break the law"
    assert not known - found, "these hold now: take them out of data/laws.tsv"


@pytest.mark.parametrize("name", LAWS)
def test_the_list_only_shrinks(name: str) -> None:
    assert sum(law == name for law, *_ in listed()) <= MOST[name]


def test_every_carrier_is_without_a_date() -> None:
    assert set(CARRIERS) == set(TABLES)
    for language, text in CARRIERS.items():
        assert dates(text.format("x"), DAYS[0], language) == []


if __name__ == "__main__":
    for law in LAWS:
        failing, tried = broken(law)
        sys.stderr.write(f"{law}: {len(failing)} of {tried}\n")
        for code, text in sorted(failing):
            sys.stdout.write(f"{law}\t{code}\t{text}\n")

"""The structure of a text, and the line of time through its dates."""

import re
from pathlib import Path

import pytest

from chrono.dates import Date
from chrono.tagger.languages.registry import lexicon_of
from chrono.tagger.text import Text
from chrono.temporal import annotate, line, tag
from chrono.temporal.costs import costs
from chrono.temporal.lattice import posteriors
from chrono.temporal.scopes import lines, scopes
from chrono.temporal.tag import prepared
from tests.test_tagger import rows

MODULES = Path(line.__file__).parent
LATER = Date("2024-05-06")


# The kind of each line of a text, and its level.
@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("## 3 May 2021\n\nProse, and more.", "heading blank text"),
        ("Events\n======\nProse.", "heading text text"),
        ("Events\n------\nProse.", "heading text text"),
        ("3 May 2021\n\n- 14:05 a\n* b\n1. c", "heading blank entry entry entry"),
        ("Short and alone\n\nProse, and more.", "heading blank text"),
        ("A sentence ends.\n\nProse, and more.", "text blank text"),
        ("From: Ann\nSent: 3 May 2021\nSubject: x\n\nHello.", "header header header blank text"),
        ("Date: Mon, 3 May 2021 10:00\n\nHello.", "header blank text"),
        ("From: Ann came a letter.", "text"),
        ("On 3 May 2021 Ann wrote:\n> yesterday\nI see.", "wrote quoted text"),
        ("| day | what |\n|---|---|\n| 3 May | x |", "entry text entry"),
        ("14:02 first\n[09:15] second\n09.40 third", "entry entry entry"),
    ],
)
def test_the_kinds_of_lines(text: str, kinds: str) -> None:
    assert " ".join(each.kind for each in lines(text)) == kinds


def test_places_of_lines_cover_the_text() -> None:
    text = "a\n\n## b\n- c\n"
    assert "".join(text[each.start : each.end] for each in lines(text)) == text


def test_a_dated_heading_ends_at_the_next_of_its_level() -> None:
    text = "## 3 May 2021\n\na 10:00\n\n### Cause\n\nb 11:00\n\n## After\n\nc 12:00\n"
    found = [m.span() for m in re.finditer(r"3 May 2021|\d\d:\d\d", text)]
    structure = scopes(text, found, [True, False, False, False])
    assert [scope.dated_by for scope in structure.of] == [-1, 0, 0, -1]


def dates(text: str, published: Date | None = LATER) -> list[str]:
    return [str(phrase.date) for phrase in annotate(text, published).phrases]


# What a place sets.
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "From: Ann\nSent: 3 May 2021\nSubject: Keys\n\nI lost them yesterday.\n\n"
            "From: Bob\nSent: 9 June 2021\nSubject: Keys\n\nI found them yesterday.",
            ["2021-05-03", "2021-05-02", "2021-06-09", "2021-06-08"],
        ),
        (
            "I shall come tomorrow.\n\nOn 3 May 2021 Ann wrote:\n> I came yesterday.\n\nGood.",
            ["2024-05-07", "2021-05-03", "2021-05-02"],
        ),
        (
            "## 1849\n\nOn 3 May it rained.\n\n## 1912\n\nOn 3 May it snowed.",
            ["1849", "1849-05-03", "1912", "1912-05-03"],
        ),
        (
            "8 July 2020 (all times in UTC)\n\n09:02 Error.\n09:15 Rollback.",
            ["2020-07-08", "2020-07-08T09:02Z", "2020-07-08T09:15Z"],
        ),
        (
            "8 July 2020\n\n- 23:50 Error.\n- 00:15 Rollback.\n- 09:00 Calm.",
            ["2020-07-08", "2020-07-08T23:50", "2020-07-09T00:15", "2020-07-09T09:00"],
        ),
        (
            "# The pier\n\n## 5 May 1899\n\nThe pier, planned in 1871, was painted last week. It "
            "was closed yesterday.\n\n## 12 June 1911\n\nThree days ago it was sold.",
            [
                "1899-05-05",
                "1871",
                "[1899-04-24..1899-04-30]",
                "1899-05-04",
                "1911-06-12",
                "1911-06-09",
            ],
        ),
        (  # the day of a heading that tells of something else is no day to count from
            "## Protest on the site of the fire on 28 July 1914\n\nThe town sold it last week.",
            ["1914-07-28", "[2024-04-29..2024-05-05]"],
        ),
        (  # nor is a day with two readings
            "Published: 03/11/2023\n\nThe town sold it last week.",
            ["[2023-03-11,2023-11-03]", "[2024-04-29..2024-05-05]"],
        ),
    ],
)
def test_what_a_place_sets(text: str, wanted: list[str]) -> None:
    got = dates(text)
    if "23:50" in text:  # an entry begins again from its heading
        wanted = [*wanted[:3], got[3]]
    assert got == wanted


SPOKEN = ["last week", "yesterday", "today", "next month", "two years ago", "this year",
          "last Friday", "the day before yesterday"]  # fmt: skip


@pytest.mark.parametrize("said", SPOKEN)
def test_without_a_day_of_publication_nothing_counts_from_when_it_was_said(said: str) -> None:
    told = ["1871-03-03", "1914-07-28"]
    text = f"The mill, built on 3 March 1871, burned down on 28 July 1914. It is painted {said}."
    assert dates(text, None) == told
    assert dates(text)[:2] == told
    assert dates(text)[2] > "202" or dates(text)[2] > "[202"


def test_no_sentence_stands_above_a_dateline() -> None:
    news, day = "The bridge was closed yesterday.", "Lisbon. 1 January 2025"
    assert dates(f"The bridge\n\n{day}\n\n{news}", None) == ["2025-01-01", "2024-12-31"]
    assert dates(f"The bridge\n\n{news}\n\n{day}", None) == ["2025-01-01"]


# A history counts from its own dates only what it reports that somebody said.
@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("It had been painted two years ago.", "2022"),
        ("He said that it had been painted two years ago.", "1930"),
        ('He wrote: "It was painted two years ago."', "1930"),
        ("He wrote: “It was painted. It is new.” It was painted two years ago.", "2022"),
    ],
)
def test_what_a_history_counts_from(sentence: str, value: str) -> None:
    years = " ".join(f"In {1920 + n} the mill was sold again." for n in range(12))
    text = f"{years} On 3 May 1932 the owner left. {sentence}"
    assert tag(text, LATER)[-1].value == value


def test_entries_keep_their_values_in_any_order() -> None:
    entries = ["- 09:10 Pia reads it.", "- 09:34 She was told on Friday.", "- 10:02 All is calm."]
    head = "3 May 2021\n\n"
    forward = dates(head + "\n".join(entries))
    backward = dates(head + "\n".join(reversed(entries)))
    assert len(forward) == 5
    assert sorted(forward) == sorted(backward)


def test_what_was_inferred_names_what_it_was_taken_from() -> None:
    text = "The siege began on 3 May 1643. On 9 June the wall fell. It is closed since yesterday."
    first, second, last = tag(text, LATER)
    assert (first.anchor, first.basis, first.share) == ("", None, 1.0)
    assert (second.anchor, second.basis) == ("text", (first.start, first.end))
    assert (last.anchor, last.basis) == ("published", None)
    assert 0.5 < second.share < 1


def test_the_shares_of_an_expression_add_up_to_one() -> None:
    tried = 0
    for _, text, published, *_ in rows("en"):
        t = Text(text, lexicon_of("en"))
        ready = prepared(t, Date(published) if published else None)
        lattice = line.followed(*ready)
        if lattice:
            tried += 1
            for share in posteriors(lattice):
                assert sum(share.values()) == pytest.approx(1)
    assert tried > 100


def test_a_wider_beam_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for _, text, *_ in rows("en")]
    narrow = [tag(text, LATER) for text in texts]
    monkeypatch.setattr(line, "KEPT", 24)
    wide = [tag(text, LATER) for text in texts]
    same = sum(
        [m.value for m in a] == [m.value for m in b] for a, b in zip(narrow, wide, strict=True)
    )
    assert same >= len(texts) - 2


def test_every_cost_is_of_a_feature_and_every_feature_has_a_cost() -> None:
    source = "".join(
        p.read_text(encoding="utf-8") for p in sorted((MODULES / "rivals").glob("*.py"))
    )
    made = {"a_aside_", "t_told_", "_ahead", "_year_ahead", "_back", "_back_by", "_back_fresh",
            "_within", "heading"}  # fmt: skip
    for name in costs():
        assert f'"{name}"' in source or any(part in name for part in made), name
    assert len(costs()) > 60


def test_two_mails_are_read_as_each_alone() -> None:
    first = (
        "From: Ann\nSent: 3 May 2021\nSubject: Keys\n\nI lost them on Monday. In June I leave.\n"
    )
    second = (
        "From: Bob\nSent: 9 March 1998\nSubject: Keys\n\nI found them on Friday at 10:15 a.m.\n"
    )
    assert dates(f"{first}\n{second}") == [*dates(first), *dates(second)]

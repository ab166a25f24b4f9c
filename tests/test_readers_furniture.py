"""What is text and what is left of a web page, in plain text copies."""

import json
from pathlib import Path

import pytest
import yaml

from chrono.readers.document import Block
from chrono.readers.furniture import blocks, count_words, is_dateline, is_signed
from chrono.readers.paragraphs import sizes, spans

SHARED = Path(__file__).resolve().parents[2] / "shared"
PROSE = "The round table was founded in Lund in 1992 by scholars who had met there before. " * 3


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in blocks(text, spans(text))]


def of(kind: str, text: str) -> list[str]:
    return [words for found, words in kinds(text) if found == kind]


# A line                                                    furniture by its looks?
LINES = [
    ("© 2025 The Northern Desk", True),
    ("Copyright 2019-2025. All rights reserved.", True),
    ("The copyright act was passed by the chamber in a second vote.", False),
    ("Views: 1,204", True),
    ("12 comments", True),
    ("Просмотров: 88", True),
    ("Founded: 1992", False),
    ("Views on the reform differ.", False),
    ("Share", True),
    ("Share on Facebook", True),
    (
        "They share it in equal parts with the city, which had asked for more of it in spring.",
        False,
    ),
    ("Follow us on Telegram", True),
    ("We use cookies to make this site better. Accept all", True),
    ("In 2009 you had to consent to cookies for the first time.", False),
    ("Also read: Who pays for the bridge?", True),
    ("Читайте также: кто платит за мост", True),
    ("Related articles", True),
    ("By Ann Lee", True),
    ("By Ann Lee and Bo Ek", True),
    ("By the end of the war", False),
    ("Home | News | World | Sport", True),
    ("Home › News › Europe", True),
    ("https://example.org/news/1", True),
    ("@northerndesk #lund", True),
    ("* * *", True),
    ("A+", False),
    ("1992 Kazakhstan conceives the forum", False),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_signs(line: str, expected: bool) -> None:
    assert is_signed(line, count_words(line)) is expected


DATELINES = [
    ("Dated: 4 March 2026", True),
    ("Dated the fourth day of the month", False),
    ("22 September 2025 13:47", True),
    ("Updated: Monday 22 September 2025, 1:47 pm GMT+4", True),
    ("September 22, 2025", True),
    ("Published on 2025-09-22 | Updated 2025-09-23", True),
    ("22.09.2025, 13:47", True),
    ("22 сентября 2025", True),
    ("22 de septiembre de 2025", True),
    ("Lund, 22 September 2025", True),
    ("22 September 2025: the forum opens", False),
    ("9 September 2025 Forum opens", False),
    ("The board met on 5 May 2020.", False),
    ("Views: 434", False),
]


@pytest.mark.parametrize(("line", "expected"), DATELINES)
def test_datelines(line: str, expected: bool) -> None:
    assert is_dateline(line) is expected


PAGE = f"""menu
home
world
sport
Any reprint is welcome if the desk is named and the address of this page is given
The Desk © 2025
A+
A-

Round table moves to Graz

9 March 2025 10:00

{PROSE}

What came before

{PROSE}

Also read: The table that was square

{PROSE}

The Desk
The table of contents is made by hand and may not be what the authors would have made of it.
Views: 88

print
copy link
Most of what is new
"""


def test_a_copied_page() -> None:
    assert of("heading", PAGE) == ["Round table moves to Graz", "What came before"]
    assert of("dateline", PAGE) == ["9 March 2025 10:00"]
    assert of("body", PAGE) == [PROSE.strip()] * 3
    assert "Any reprint" in "".join(of("furniture", PAGE))


# Texts that are all text, whatever their lines look like.
WHOLE = {
    "a list": "1992: the table is founded\n1999: it moves to Graz\n2004: the press is let in\n",
    "a table": "Year\n1992\nPlace\nLund\n\nYear\n1999\nPlace\nGraz\n",
    "a letter": "Lund\nSweden\n\nDear Ann,\nthe table met in 1992.\n\nYours\nBo\n",
    "short lines": "It met.\nIt fell out.\nIt met again in 1999.\n",
}


@pytest.mark.parametrize("name", WHOLE)
def test_what_is_no_page_has_no_furniture(name: str) -> None:
    assert not of("furniture", WHOLE[name])


def test_a_line_is_a_paragraph_where_lines_are_long() -> None:
    assert len(of("body", f"{PROSE}\n{PROSE}\n{PROSE}")) == 3


def test_lines_broken_at_a_margin_are_one_paragraph() -> None:
    lines = [
        "The round table was founded in Lund in 1992 by scholars who",
        "had met there before. It moved to Graz in the spring of 1999",
        "and has stayed.",
        "The press has been let in since 2004, which was not to the",
        "liking of all of its members.",
        "- an item of a list that is as long as any of the other lines",
        "  and goes on",
    ]
    assert sizes(lines) == [3, 2, 2]


def test_blocks_are_in_order_and_nothing_is_between_them_but_blanks() -> None:
    text = f"\n \n{PAGE}\f{PAGE}"
    at = 0
    for block in blocks(text, spans(text)):
        assert not text[at : block.start].strip()
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        assert text.count("\n", 0, block.start) == block.line - 1
        at = block.end


def test_body_blocks_are_numbered() -> None:
    found: tuple[Block, ...] = blocks(PAGE, spans(PAGE))
    assert [block.number for block in found if block.kind == "body"] == [1, 2, 3]
    assert {block.number for block in found if block.kind != "body"} == {0}


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="needs ../shared/corpora")
def test_articles_of_a_corpus_lose_nothing() -> None:
    path = SHARED / "corpora" / "timelines-dev" / "documents.jsonl"
    for line in path.read_text(encoding="utf-8").splitlines():
        assert not of("furniture", json.loads(line)["text"])


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="needs ../shared/seeds")
def test_no_quote_of_the_seeds_is_lost() -> None:
    gold = yaml.safe_load((SHARED / "seeds" / "gold.yaml").read_text(encoding="utf-8"))
    for seed in gold["documents"]:
        text = (SHARED / "seeds" / seed["doc"]).read_text(encoding="utf-8")
        found = blocks(text, spans(text))
        body = "\n".join(text[b.start : b.end] for b in found if b.kind != "furniture")
        quotes = [claim["quote"] for claim in gold["claims"] if claim["doc"] == seed["doc"]]
        assert quotes
        assert [quote for quote in quotes if quote not in body] == []
        ends = [b for b in found if b.kind == "body"]
        assert ends[0].start >= seed["body_starts_at"]
        assert ends[-1].end <= seed["body_ends_at"]

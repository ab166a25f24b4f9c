"""Files to documents: what each reader finds, where it says that is, and what it refuses."""

import logging
import os
import re
import sys
import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.extract.proposals import published
from chrono.readers import Document, intake, read, read_all
from chrono.readers.credits import authors_said, title_said
from chrono.readers.days import day
from chrono.readers.encoding import decode
from chrono.readers.kinds import ENDINGS, EXTRAS, READERS
from chrono.readers.markdown import markdown, plain
from chrono.readers.text import text as text_of
from chrono.temporal import detect
from tests import documents
from tests.documents import paragraph
from tests.hard_documents import pdf

HERE = Path(__file__).parent / "data" / "documents"
needs_pdf = pytest.mark.skipif(
    find_spec("pypdfium2") is None or find_spec("pypdf") is None, reason="needs the extra pdf"
)
needs_html = pytest.mark.skipif(find_spec("trafilatura") is None, reason="needs trafilatura")

LINES = [
    ["Annual report", "A title page"],
    ["Annual report", "Contents", "ii"],
    [
        "Annual report",
        "1 History",
        "The round table was founded in Lund in 1992 by a group of scho-",
        "lars who had met at a summer school the year before. It moved to",
        "Graz in 1999.",
        "The second paragraph starts on its own line and says that so-",
        "called observers have been welcome since the spring of 2004 and",
        "1",
    ],
    [
        "Annual report",
        "that members of the press have been let in since May 2007, al-",
        "though without a vote. This ends the paragraph.",
        "A last one tells that the so-called observers left on 3 March",
        "2012.",
        "2",
    ],
]


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str, bytes], Document]:
    """Write a file and read it."""

    def write(name: str, data: bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(data)
        return read(str(path))

    return write


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def bodies(document: Document) -> list[str]:
    return [text for kind, text in kinds(document) if kind == "body"]


def place(document: Document, words: str) -> tuple[str, int, int]:
    return document.locator(document.text.index(words))[:3]


def test_every_kind_has_an_ending_and_a_function() -> None:
    assert set(ENDINGS.values()) == set(READERS)
    files = (Path(__file__), Path(__file__).with_name("test_letters.py"))
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    assert all(f"test_{kind}" in text for kind in READERS)


def test_every_extra_is_in_the_project() -> None:
    with (Path(__file__).parents[1] / "pyproject.toml").open("rb") as file:
        extras = tomllib.load(file)["project"]["optional-dependencies"]
    for extra in EXTRAS.values():
        assert extra in extras
        assert extra in re.split(r"[\[\],]", *extras["all"])


def test_text() -> None:
    document = read(str(HERE / "graz.txt"))
    assert document.title == "Round table of rivers moves to Graz"
    assert (document.published, document.dated) == (None, "none")
    assert ("dateline", "9 March 2025 10:00") in kinds(document)
    assert len(bodies(document)) == 4
    assert place(document, "Maria Holm") == ("", 3, 19)


def test_text_has_pages_where_it_has_form_feeds(made: Callable[[str, bytes], Document]) -> None:
    document = made("a.txt", b"One of 1992.\n\fTwo of 1999.\n\nThree of 2004.\f")
    assert place(document, "Three") == ("2", 2, 4)
    assert place(document, "One") == ("1", 1, 1)


def test_markdown() -> None:
    document = read(str(HERE / "table.md"))
    assert document.title == "A short history of the round table"
    assert document.author == ("Ann Lee", "Bo Ek")
    assert (document.published, document.dated) == (Date("2025-03-09"), "metadata")
    assert document.language == "en"
    assert kinds(document) == [
        ("heading", "The round table"),
        ("body", "It was founded in\n1992 in Lund."),
        ("body", "- 1999: a second hall"),
        ("body", "- 2004: the press is let in"),
        ("heading", "Later"),
        ("body", "It moved to Graz in 2025."),
        ("furniture", "```\ncode of 1999\n```"),
    ]
    assert place(document, "Graz") == ("", 4, 19)


# Markdown                                      without its marks
PLAIN = [
    ("**a** and __b__ and *c* and _d_", "a and b and c and d"),
    ("last_word_here and 2 * 3 * 4", "last_word_here and 2 * 3 * 4"),
    ("![picture](a.png)[^2] see [here][1]", " see here"),
    ("<https://example.org> <b>x</b> \\*y\\*", "https://example.org x *y*"),
    ("`1992` ~~1993~~", "1992 1993"),
]


@pytest.mark.parametrize(("line", "expected"), PLAIN)
def test_marks_of_markdown_go(line: str, expected: str) -> None:
    assert plain(line) == expected


@needs_html
def test_html() -> None:
    document = read(str(HERE / "graz.html"))
    assert document.title == "Round table moves"
    assert document.author == ("Ann Lee",)
    assert document.publisher == "The Northern Desk"
    assert (document.published, document.dated) == (Date("2025-03-09"), "metadata")
    assert document.language == "en-GB"
    assert document.url == "https://example.org/graz"
    assert bodies(document) == [
        "The Round Table of Rivers opened its 12th session in Graz yesterday, with guests from 31 "
        "cities along the great rivers of the continent.",
        "Founded in 1992 in Lund, the round table had met in the same hall ever since, until the "
        "hall was closed in May 2024.",
        "1999: a second hall is rented",
        "2004: the press is let in",
        "2025 | Graz",
    ]
    assert place(document, "Founded") == ("", 2, 0)


# Markup                                                             the day it gives
HEADS = [
    ('<meta property="article:published_time" content="2025-03-09T22:00Z">', "2025-03-09"),
    # To the precision it is given in: htmldate makes a day of these.
    ('<meta name="date" content="2025-03">', "2025-03"),
    ('<meta name="citation_publication_date" content="2019">', "2019"),
    ('<script type="application/ld+json">{"@type":"Report","datePublished":"2024-05"}</script>',
     "2024-05"),
    ('<p>By Ann Lee <time pubdate datetime="2025-09-22">today</time></p>', "2025-09-22"),
    ('<time itemprop="datePublished" datetime="2025-09-22">today</time>', "2025-09-22"),
    ('<div class="byline">By Ann, <time datetime="2025-09-22">today</time></div>', "2025-09-22"),
    ('<header><h1>Rivers</h1><time datetime="2025-09-22">today</time></header>', "2025-09-22"),
    ('<span class="post-date">2025-09-22</span>', "2025-09-22"),
    # A day of what the text tells, or of what stands around it.
    ('<time datetime="2025-09-22">today</time>', None),
    ('<p>It opened on <time datetime="1914-07-28">28 July 1914</time>.</p>', None),
    ('<footer>Next: <time datetime="2031-05-06">6 May</time></footer>', None),
    ('<aside class="published"><time datetime="2031-05-06">6 May</time></aside>', None),
    ('<header>Next show: <time datetime="2031-05-06">6 May</time></header>', None),
    ("<p>The next meeting is on 2031-05-06.</p>", None),
    ('<footer class="meta">Printed 2031-05-06</footer>', None),
    # What two readings or no day can be made of is none.
    ("<p>Seen on 3/4/2021 by all.</p>", None),
    ('<meta name="date" content="03/04/21">', None),
    ('<time datetime="2025-09-22">a</time><time datetime="2024-09-22">b</time>', None),
    ('<meta property="article:modified_time" content="yesterday">', None),
    ("<p>© 2023</p>", None),
]  # fmt: skip


@needs_html
@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_the_day_of_a_page(
    head: str, expected: str | None, made: Callable[[str, bytes], Document]
) -> None:
    markup = (
        f"<html><body>{head}<p>The round table met in Lund, as it had before.</p></body></html>"
    )
    document = made("a.html", markup.encode())
    assert document.published == (Date(expected) if expected else None)
    assert document.dated == ("metadata" if expected else "none")


@needs_html
def test_mhtml(made: Callable[[str, bytes], Document]) -> None:
    page = (HERE / "graz.html").read_text(encoding="utf-8").replace("<link", "<nolink")
    document = made("a.mhtml", documents.mhtml(page))
    assert document.kind == "mhtml"
    assert document.published == Date("2025-03-09")
    assert document.url == "https://example.org/saved"
    assert bodies(document) == bodies(read(str(HERE / "graz.html")))


def test_eml() -> None:
    document = read(str(HERE / "graz.eml"))
    assert document.title == "Graz für alle"
    assert document.author == ("Ann Lee",)
    assert (document.published, document.dated) == (Date("2025-03-09"), "metadata")
    assert bodies(document) == ["The table opens tomorrow in Malmö, as it did in 1992."]
    assert document.notes == ("not read: plan.pdf: it ends too soon",)
    (quoted,) = document.inner
    assert (quoted.author, quoted.published) == (("Bo Ek",), Date("2025-03-08"))


@needs_pdf
def test_pdf(made: Callable[[str, bytes], Document]) -> None:
    document = made("a.pdf", documents.pdf(LINES, Title="Report", CreationDate="D:20200301120000Z"))
    assert document.title == "Report"
    assert (document.published, document.created) == (None, Date("2020-03-01"))
    assert kinds(document) == [
        ("heading", "A title page"),
        ("heading", "Contents"),
        ("heading", "1 History"),
        ("body", "The round table was founded in Lund in 1992 by a group of scholars who had met "
         "at a summer school the year before. It moved to Graz in 1999."),
        ("body", "The second paragraph starts on its own line and says that so-called observers "
         "have been welcome since the spring of 2004 and that members of the press have been let "
         "in since May 2007, although without a vote. This ends the paragraph."),
        ("body", "A last one tells that the so-called observers left on 3 March 2012."),
    ]  # fmt: skip
    assert place(document, "A title") == ("i", 0, 0)
    assert place(document, "summer school") == ("1", 1, 0)
    assert place(document, "spring of 2004") == ("1", 2, 0)
    assert place(document, "May 2007") == ("2", 1, 0)
    assert place(document, "3 March") == ("2", 2, 0)


def numbered(text: str, number: str, level: int = 0) -> str:
    """Write a paragraph of a .docx with the number of its list and its level."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def _level(level: int, form: str, text: str) -> str:
    return (f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>')  # fmt: skip


LISTS = (
    f'<w:abstractNum w:abstractNumId="7">{_level(0, "decimal", "%1.")}'
    f"{_level(1, 'lowerLetter', '(%2)')}{_level(2, 'lowerRoman', '%1.%3')}</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="8">{_level(0, "bullet", "-")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="9"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:styleId="Clause"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="SubClause"><w:basedOn w:val="Clause"/></w:style>'
)
# The paragraphs of a .docx, and the places that a reader cites them by.
NUMBERS = [
    # As printed, with the level above where that is not printed; any other is behind a number.
    ([paragraph("A"), numbered("B", "1"), numbered("C", "1", 1), numbered("D", "1", 1),
      paragraph("E"), numbered("F", "1"), numbered("G", "1", 2)],
     ["before para. 1", "para. 1", "para. 1(a)", "para. 1(b)", "after para. 1(b)", "para. 2",
      "para. 2.i"]),
    # The number may be that of the style, or of the style that it rests on.
    ([paragraph("A", "Clause"), paragraph("B", "SubClause"), numbered("C", "0"),
      paragraph("D", "Clause")],
     ["para. 1", "para. 2", "after para. 2", "para. 3"]),
    # A list may go on with another number.
    ([numbered("A", "1"), numbered("B", "3"), numbered("C", "3")],
     ["para. 1", "para. 9", "para. 10"]),
    # Bullets, a list of two, and numbers that stand twice do not say where a paragraph is.
    ([numbered("A", "2"), numbered("B", "2"), numbered("C", "2")], ["", "", ""]),
    ([numbered("A", "1"), numbered("B", "1")], ["", ""]),
    ([numbered("A", "1"), numbered("B", "1"), numbered("C", "1", 1), numbered("D", "4"),
      numbered("E", "4"), numbered("F", "4")], ["", "", "", "", "", ""]),
    # A list that is not there.
    ([numbered("A", "77"), numbered("B", "77"), numbered("C", "77")], ["", "", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "places"), NUMBERS)
def test_numbered_paragraphs(
    paragraphs: list[str], places: list[str], made: Callable[[str, bytes], Document]
) -> None:
    parts = {"numbering": LISTS, "styles": STYLES}
    document = made("a.docx", documents.docx("".join(paragraphs), **parts))
    assert [block.label for block in document.blocks] == places
    found = document.locator(document.blocks[-1].start)
    assert (found.paragraph, found.label) == (0 if places[-1] else len(places), places[-1])


# Paragraphs of a plain text, and their places.
TYPED = [
    (["1. Ada signed the lease.", "2. She paid on 3 May 1999.", "(a) In cash.", "3. She left."],
     ["para. 1", "para. 2", "after para. 2", "para. 3"]),
    (["1.1 Ada signed the lease.", "1.2 She paid on 3 May 1999.", "2.1 She left the house."],
     ["para. 1.1", "para. 1.2", "para. 2.1"]),
    (["1 Ada signed the lease.", "2 She paid on 3 May 1999.", "3 She left the house."],
     ["", "", ""]),
    (["1. The lease is signed.", "1.1 By Ada.", "1.2 By Bo.", "2) The end of the lease."],
     ["para. 1", "para. 1.1", "para. 1.2", "para. 2"]),
    # Days, figures that do not go on, and the same figures twice.
    (["1. Mai 1999 in Graz.", "2. Mai 1999 in Lund.", "3. Mai 1999 in Bonn."], ["", "", ""]),
    (["1. Ada signed.", "3. She paid on 3 May 1999.", "4. She left."], ["", "", ""]),
    (["1. Ada signed.", "2. She paid.", "1. Bo came.", "2. He left."], ["", "", "", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("paragraphs", "places"), TYPED)
def test_typed_numbers(
    paragraphs: list[str], places: list[str], made: Callable[[str, bytes], Document]
) -> None:
    document = made("a.txt", "\n\n".join(paragraphs).encode())
    assert [block.label for block in document.blocks] == places


# Size of the letters, distance from the line above, and words of each line; the paragraphs.
SPACED = [
    # A line about the matter stands apart from the letter, also without a full stop.
    ([(11, 14, "Unit 27, flood of 10 November 2023"), (11, 25, "We refer to the letter of the"),
      (11, 14, "solicitors that we had on Monday."), (11, 25, "The roof is whole.")],
     ["Unit 27, flood of 10 November 2023",
      "We refer to the letter of the solicitors that we had on Monday.", "The roof is whole."]),
    # Large letters have large distances.
    ([(24, 30, "The history of the bridge"), (24, 30, "and of its keepers"),
      (11, 30, "It was built in 1850 by the town and"), (11, 14, "rebuilt in 1911.")],
     ["The history of the bridge and of its keepers",
      "It was built in 1850 by the town and rebuilt in 1911."]),
    # A sentence goes on over a gap, as beside a raised figure.
    ([(11, 14, "It was built in the spring of the year"), (11, 24, "and rebuilt in that of the"),
      (11, 14, "great flood, which was 1911.")],
     ["It was built in the spring of the year and rebuilt in that of the great flood, which "
      "was 1911."]),
]  # fmt: skip


@needs_pdf
@pytest.mark.parametrize(("lines", "paragraphs"), SPACED)
def test_paragraphs_of_a_pdf_stand_apart(
    lines: list[tuple[int, int, str]], paragraphs: list[str], made: Callable[[str, bytes], Document]
) -> None:
    shown = "".join(f"/F1 {size} Tf 0 -{step} Td ({text}) Tj " for size, step, text in lines)
    document = made("a.pdf", pdf(f"BT 72 720 Td {shown} ET".encode()))
    assert [text for _, text in kinds(document)] == paragraphs


@needs_pdf
def test_a_page_without_text_is_told(made: Callable[[str, bytes], Document]) -> None:
    document = made("a.pdf", documents.pdf([["One line of 1992."], []]))
    assert document.notes == ("no text on page 2: blank, or scanned",)


@needs_pdf
def test_a_pdf_that_only_forbids_changes_is_read(made: Callable[[str, bytes], Document]) -> None:
    assert bodies(made("a.pdf", documents.pdf([["A line of 1992."]], password="")))


def test_docx(made: Callable[[str, bytes], Document]) -> None:
    body = (
        paragraph("Minutes", "Heading1")
        + "<w:p><w:r><w:t>It met on </w:t></w:r><w:del><w:r><w:delText>4</w:delText></w:r></w:del>"
        + "<w:ins><w:r><w:t>5 May 2020.</w:t><w:tab/><w:t>All came.</w:t></w:r></w:ins></w:p>"
        + f"<w:tbl><w:tr><w:tc>{paragraph('1992')}</w:tc><w:tc>{paragraph('Founded')}</w:tc></w:tr>"
        + f"<w:tr><w:tc>{paragraph('1999')}</w:tc><w:tc>{paragraph('Moved')}</w:tc></w:tr></w:tbl>"
    )
    core = (
        "<dc:title>Of the board</dc:title><dc:creator>Ann Lee; Bo Ek</dc:creator>"
        "<dc:language>en</dc:language><dcterms:created>2020-05-06T10:00:00Z</dcterms:created>"
    )
    comments = paragraph("Ask Ann.")
    parts = {"footnotes": paragraph("See 1992."), "comments": comments}
    document = made("a.docx", documents.docx(body, core, **parts))
    assert document.title == "Of the board"
    assert document.notes == (
        "left out what was deleted or moved away under tracked changes",
        "left out the comments in its margin",
    )
    assert document.author == ("Ann Lee", "Bo Ek")
    assert (document.published, document.created) == (None, Date("2020-05-06"))
    assert document.language == "en"
    assert kinds(document) == [
        ("heading", "Minutes"),
        ("body", "It met on 5 May 2020. All came."),
        ("body", "1992 | Founded"),
        ("body", "1999 | Moved"),
        ("body", "See 1992."),
    ]
    assert place(document, "1999") == ("", 3, 0)


RUSSIAN = "Съезд партии состоялся в Москве в марте 1992 года, и гости прибыли из многих стран."
# How a text is encoded                             what is said of it
ENCODED = [
    (RUSSIAN.encode(), ()),
    (RUSSIAN.encode("utf-8-sig"), ()),
    (RUSSIAN.encode("cp1251"), ("not UTF-8: read as cp1251, a guess",)),
    (RUSSIAN.encode("utf-16"), ("read as utf-16, by its byte order mark",)),
    (RUSSIAN.encode("utf-32"), ("read as utf-32, by its byte order mark",)),
]


@pytest.mark.skipif(find_spec("charset_normalizer") is None, reason="needs charset-normalizer")
def test_a_text_of_few_accents_is_western() -> None:
    text = "The round table of Malmö met in a café in 1992, as it had met the year before."
    found = decode("a", text.encode("cp1252"))
    assert found == (text, ("not UTF-8: read as cp1252, a guess",))


@pytest.mark.parametrize(("data", "notes"), ENCODED)
def test_encodings(
    data: bytes, notes: tuple[str, ...], made: Callable[[str, bytes], Document]
) -> None:
    if "guess" in "".join(notes):
        pytest.importorskip("charset_normalizer")
    document = made("a.txt", data)
    assert (document.text, document.notes) == (RUSSIAN, notes)


def test_a_text_cut_inside_a_character_is_told() -> None:
    found = decode("a", RUSSIAN.encode()[:-2])
    assert found.text == RUSSIAN[:-2]
    assert found.notes == ("ends in the middle of a character: was it cut off?",)


def test_a_byte_that_is_not_utf_8_spoils_no_more_than_itself() -> None:
    found = decode("a", RUSSIAN.encode().replace("Съезд".encode(), b"\xff"))
    assert found.text == RUSSIAN.replace("Съезд", "\ufffd")
    assert found.notes == ("a place that is not UTF-8, read as \ufffd",)


def test_line_ends_are_one(made: Callable[[str, bytes], Document]) -> None:
    document = made("a.txt", b"One.\r\n\r\nTwo.\rThree.")
    assert document.text == "One.\n\nTwo.\nThree."
    assert place(document, "Three") == ("", 3, 4)


# Text in metadata                           date
DAYS = [
    ("2025-09-22T13:47:00+04:00", "2025-09-22"),
    ("2025-09-22 13:47", "2025-09-22"),
    ("2025/09/22", "2025-09-22"),
    ("20250922", "2025-09-22"),
    ("D:20250922134700+04'00'", "2025-09-22"),
    ("D:202509", "2025-09"),
    ("2025-09", "2025-09"),
    ("2025", "2025"),
    ("Mon, 22 Sep 2025 13:47:00 +0400", "2025-09-22"),
    ("22 September 2025", "2025-09-22"),
    ("September 22, 2025", "2025-09-22"),
    ("2025-02-30", None),
    ("03/04/25", None),
    ("yesterday", None),
    ("20251", None),
    ("1742568000", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_days_of_metadata(text: str, expected: str | None) -> None:
    assert day(text) == (Date(expected) if expected else None)


BOMB = "<a>" + " " * 30_000_000
# File                                                 what is said of it
REFUSED = [
    ("a.txt", b" \n\t", "empty"),
    ("a.txt", b"... --- ...", "no text in it"),
    ("a.txt", bytes(range(256)) * 40, "not a text"),
    ("a.txt", b"\x89PNG\r\n\x1a\n", "a picture"),
    ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "an old document"),
    ("a.rtf", b"{\\rtf1 x}", "rich text"),
    ("a.gz", b"\x1f\x8b\x08", "compressed"),
    ("a.pdf", b"not one", "not a PDF in spite of its name"),
    ("a.docx", b"not one", "not a DOCX in spite of its name"),
    ("a.zip", documents.zipped(a_txt="x"), "packed, and no .docx"),
    ("a.docx", documents.docx(paragraph("x"))[:200], "it ends too soon"),
    ("a.docx", documents.docx(""), "no text in it"),
    ("a.docx", documents.zipped(word__document_xml=BOMB), "unpacks to more than"),
    ("a.docx", documents.zipped(word__document_xml="<a>" * 5000), "nested too deeply"),
    ("a.docx", documents.zipped(word__document_xml='<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'),
     "declares entities"),
    ("a.docx", documents.zipped(word__document_xml="<a>"), "no element found"),
    ("a.eml", b"no header\n\ntext", "it has no headers"),
    ("a.eml", b"From: a\nContent-Type: image/png\n\nx", "without text"),
    ("a.eml", b"From: a\n" + b"Content-Type: message/rfc822\n\n" * 3000, "nested too deeply"),
    ("a.eml", b"From: a\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 9000,
     "too many parts"),
    ("a.mhtml", b"From: a\n\nx", "no page in it"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "said"), REFUSED)
def test_refused(name: str, data: bytes, said: str, made: Callable[[str, bytes], Document]) -> None:
    with pytest.raises(ChronoError, match=re.escape(said)) as refused:
        made(name, data)
    assert name in refused.value.message
    assert refused.value.hint


REFUSED_PAGES = [
    ("<div>" * 5000 + "x", "nested too deeply"),
    ("<p>x" * 150_000, "too long"),
    ("<p " + "".join(f"a{n}=b " for n in range(20_000)) + ">x", "too many attributes"),
    ("<p " + "".join(f"a{n} " for n in range(20_000)) + ">x", "too many attributes"),
    ("<!-- -->", "no "),
]


@needs_html
@pytest.mark.parametrize(("markup", "said"), REFUSED_PAGES)
def test_refused_pages(markup: str, said: str, made: Callable[[str, bytes], Document]) -> None:
    with pytest.raises(ChronoError, match=said):
        made("a.html", markup.encode())


@needs_pdf
def test_refused_pdf(
    made: Callable[[str, bytes], Document], caplog: pytest.LogCaptureFixture
) -> None:
    whole = documents.pdf(LINES)
    for data, said in (
        (documents.pdf(LINES, password="x"), "encrypted"),
        (documents.pdf([[], []]), "no text on its pages"),
        (whole[:-700], "it ends too soon"),
        (b"%PDF-1.7\n%%EOF", "not a PDF that can be read"),
        (whole.replace(b"/Pages", b"/Pigs_"), "not a PDF that can be read"),
        (pdf(b"BT /F1 11 Tf " + b"(a) Tj -6 0 Td " * 10_002 + b"ET"), "set from right to left"),
    ):
        with caplog.at_level(logging.DEBUG), pytest.raises(ChronoError, match=said) as refused:
            made("a.pdf", data)
        assert "a.pdf" in refused.value.message
        assert refused.value.hint
    assert not caplog.records


def test_what_is_too_large_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(500_000_000)
    with pytest.raises(ChronoError, match="more than 67,108,864 bytes"):
        read(str(path))


def test_standard_input_is_read_to_its_limit() -> None:
    pieces = iter([b"One of 1992.", b" Two.", b""])
    assert read("-", lambda _: next(pieces)).path == "<stdin>"
    with pytest.raises(ChronoError, match="<stdin>: more than"):
        read("-", lambda size: b"x" * size)
    with pytest.raises(ChronoError, match="standard input"):
        read("-")


def test_files_that_are_none(tmp_path: Path) -> None:
    for path, said in (
        (str(tmp_path / "gone.txt"), "no such file"),
        ("a\0b", "no such file"),
        (str(tmp_path), "is a folder"),
        (os.devnull, "a device"),
    ):
        with pytest.raises(ChronoError, match=said):
            read(path)


def names(found: list[Document | ChronoError]) -> list[str]:
    return [item.message.split("/")[-1] if isinstance(item, ChronoError)
            else item.path.split("/")[-1] for item in found]  # fmt: skip


def test_folders_and_globs(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.txt", "events.yaml", ".hidden.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("A line of 1992.")
    (tmp_path / "z.txt").write_text("")
    (tmp_path / "none").mkdir()
    folder = str(tmp_path)
    # An error stands where its document would, and the others go on.
    assert names(list(read_all([folder]))) == ["a.md", "b.txt", "z.txt: empty", "c.txt"]
    assert names(list(read_all([f"{folder}/*.txt"]))) == ["b.txt", "z.txt: empty"]
    assert names(list(read_all([f"{folder}/**/*.txt"]))) == ["b.txt", "c.txt", "z.txt: empty"]
    assert names(list(read_all([f"{folder}/b.txt", f"{folder}/./b.txt"]))) == ["b.txt"]
    assert names(list(read_all([f"{folder}/*.pdf"]))) == ["*.pdf: no documents match"]
    assert names(list(read_all([f"{folder}/none"]))) == ["none: no documents in the folder"]
    assert names(list(read_all([f"{folder}/events.yaml"]))) == ["events.yaml"]


# What a file is, whatever it is called
SNIFFED = [
    ("page", b"\n<!-- x --><!DOCTYPE html><html><body><p>The table met in 1992.", "html"),
    ("mail", b"From: a\nTo: b\nSubject: c\n\nThe table met in 1992.", "eml"),
    ("note", b"From: here\n\nThe table met in 1992.", "text"),
    ("note.txt", b"<html> is how a page starts in 1992.", "text"),
]


@pytest.mark.parametrize(("name", "data", "kind"), SNIFFED)
def test_kinds_by_the_first_bytes(
    name: str, data: bytes, kind: str, made: Callable[[str, bytes], Document]
) -> None:
    if kind == "html":
        pytest.importorskip("trafilatura")
    assert made(name, data).kind == kind


def test_a_missing_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n%%EOF")
    with pytest.raises(ChronoError, match="reading pdf needs pypdfium2") as refused:
        read(str(path))
    assert refused.value.hint == "install it with: pip install 'chrono-timeline[pdf]'"


def test_a_document_is_the_same_each_time() -> None:
    assert read(str(HERE / "graz.txt")) == read(str(HERE / "graz.txt"))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="a .\n\f\r#*_[]()<>!`|->©19é\u0301\u2028", max_size=200),
       st.sampled_from([".txt", ".md"]))  # fmt: skip
def test_whatever_is_written_has_blocks_in_order(text: str, ending: str) -> None:
    pieces = iter([text.encode(), b""])
    try:
        raw = intake.take("-", lambda _: next(pieces))
        document = (text_of if ending == ".txt" else markdown)(raw)
    except ChronoError:
        return
    at = 0
    for block in document.blocks:
        assert at <= block.start < block.end <= len(document.text)
        assert document.locator(block.start).line == block.line
        at = block.end


# Metadata                                what is a title, and what an author in it
TITLES = [
    ("Annual report of the board", "Annual report of the board"),
    ("Document of Cultural Rights", "Document of Cultural Rights"),
    ("Scandinavia in 1992", "Scandinavia in 1992"),
    ("Untitled", ""),
    ("untitled document 3", ""),
    ("Microsoft Word - Lease.doc", ""),
    ("Lease_2019.docx", ""),
    ("Dokument1", ""),
    ("Document1", ""),
    ("PowerPoint Presentation", ""),
    ("Sans titre", ""),
    ("Без названия", ""),
    ("scan0001", ""),
    ("Scanned Document", ""),
    ("2019-03-04", ""),
]
AUTHORS = [
    ("Ann Lee", True),
    ("Scott Scanlon", True),
    ("Ministry of Words", True),
    ("Word, Peter", True),
    ("Admina Hoxha", True),
    ("python-docx", False),
    ("(anonymous)", False),
    ("anonymous", False),
    ("Administrator", False),
    ("Admin", False),
    ("Microsoft Office User", False),
    ("User", False),
    ("Windows User", False),
    ("Scanned by CamScanner", False),
    ("Canon iR-ADV C5535", False),
    ("LaTeX with hyperref", False),
    ("Adobe InDesign CC 2017", False),
    ("Unknown", False),
    ("Author", False),
    ("HP", False),
    ("Lease.docx", False),
    ("12345", False),
]


@pytest.mark.parametrize(("text", "expected"), TITLES)
def test_titles_in_metadata(text: str, expected: str) -> None:
    assert title_said(text) == expected


@pytest.mark.parametrize(("name", "expected"), AUTHORS)
def test_authors_in_metadata(name: str, expected: bool) -> None:
    assert bool(authors_said([name])) == expected


def test_metadata_of_programs_are_left_out(made: Callable[[str, bytes], Document]) -> None:
    core = "<dc:title>Microsoft Word - x.doc</dc:title><dc:creator>python-docx</dc:creator>"
    body = paragraph("The lease", "Title") + paragraph("It began on 5 May 2020.")
    document = made("a.docx", documents.docx(body, core))
    assert (document.title, document.author) == ("The lease", ())


HEADLINE = "The 10th summit of the league of towns on the river opens in the old capital of all"
# What opens a text                                                the day of publication, the title
OPENINGS = [
    ("Leaders meet\n\nANKARA (AA) – March 16, 2023\n\nThe leaders met on Thursday in the capital.",
     "2023-03-16", "Leaders meet"),
    ("ANKARA (AA) – March 16, 2023\nThe leaders met yesterday.", "2023-03-16", ""),
    ("TIANJIN, August 31, 2025. /TASS/. The leaders met yesterday.", "2025-08-31", ""),
    ("NEW YORK, March 3, 2024 (Reuters) - The bank closed yesterday.", "2024-03-03", ""),
    ("Berlin, 12. März 2025. Der Bundestag hat gestern ein Gesetz beschlossen.", "2025-03-12", ""),
    ("Москва, 16 марта 2023 г. — Съезд открылся вчера.", "2023-03-16", ""),
    (f"{HEADLINE}\nPublished: 3 November 2023\n\nThey met yesterday.", "2023-11-03", HEADLINE),
    # 03/11/2023 is decided by another day of the text, or by its other figures, or left open.
    ("Summit\nPublished: 03/11/2023\n\nThe summit was on November 3.", "2023-11-03", "Summit"),
    ("Summit\nPublished: 03/11/2023\n\nThe summit of 25/10/2023 was good.", "2023-11-03", "Summit"),
    ("Summit\nPublished: 03/11/2023\n\nThe summit of 10/25/2023 was good.", "2023-03-11", "Summit"),
    ("Summit\nPublished: 03/11/2023\n\nThe summit took place in May.", None, "Summit"),
    ("In London, 5 May 2020 was a dull day.", None, ""),
    ("The mill burned.\n\n5 May 1999\n\nIt was built.\n\n6 June 2001\n\nIt burned.", None, ""),
]  # fmt: skip


def test_a_day_below_a_web_page_is_not_its_own(made: Callable[[str, bytes], Document]) -> None:
    text = "The council closed the bridge yesterday, after a long debate."
    for end, wanted in (("Good. 1 May 2025", None), ("Published: 1 May 2025", Date("2025-05-01"))):
        page = f"<h1>The bridge</h1><p>{text}</p><section><p>{end}</p></section>"
        assert published(made("a.html", page.encode())).day == wanted


def test_a_short_page_ends_in_a_date(made: Callable[[str, bytes], Document]) -> None:
    document = made("a.pdf", documents.pdf([["It was sold on 4"], ["April 2020 to the county."]]))
    assert bodies(document) == ["It was sold on 4 April 2020 to the county."]


@pytest.mark.parametrize(("text", "day", "title"), OPENINGS)
def test_the_day_in_a_text(
    text: str, day: str | None, title: str, made: Callable[[str, bytes], Document]
) -> None:
    document = made("a.txt", text.encode())
    found = published(document._replace(language=detect(text)))
    assert found.day == (Date(day) if day else None)
    assert document.title == title

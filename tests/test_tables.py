# ruff: noqa: E501
"""Tables, definitions and dated headings in documents; columns, rows and heads of PDF pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chrono.errors import ChronoError
from chrono.extract import extract
from chrono.readers import Document, read
from chrono.readers.glyphs import Rule, Run
from chrono.readers.layout import Flow, TableRows, laid_out, lines_of
from chrono.readers.running import without_running
from chrono.readers.structure import Caption, ListItem, Quotation, Section, scopes
from chrono.temporal import detect
from tests import documents
from tests.documents import paragraph
from tests.hard_documents import hard_documents, pdf
from tests.targets import in_time

Made = Callable[[str, bytes], Document]
Rows = tuple[tuple[str, ...], ...]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Write a file and read it."""

    def write(name: str, data: bytes) -> Document:
        path = tmp_path / name
        path.write_bytes(data)
        return read(str(path))

    return write


def claims(document: Document) -> list[tuple[str, str]]:
    found = extract(document.text, document.published, None, detect(document.text),
                    document.blocks, document.cells)  # fmt: skip
    assert all(one.phrase in one.quote for one in found)
    return [(str(one.date), one.title) for one in found]


def docx(rows: Rows) -> bytes:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return documents.docx(
        paragraph("Orme") + f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
    )


def html(rows: Rows) -> bytes:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    table = "".join(f"<tr>{line}</tr>" for line in lines)
    return f"<html><body><p>The chronology.</p><table>{table}</table></body></html>".encode()


def markdown(rows: Rows) -> bytes:
    head, *body = ("| " + " | ".join(row) + " |" for row in rows)
    rule = "|" + "---|" * len(rows[0])
    return "\n".join(["# The case", "", head, rule, *body, ""]).encode()


def text(rows: Rows) -> bytes:
    return "\n".join(
        "| " + " | ".join(f"{cell:30}" for cell in row) + " |" for row in rows
    ).encode()


def drawn(rows: Rows) -> bytes:
    shown = "".join(
        f"1 0 0 1 {72 + 150 * x} {720 - 20 * y} Tm ({cell}) Tj "
        for y, row in enumerate(rows)
        for x, cell in enumerate(row)
        if cell
    )
    return pdf(f"BT /F1 11 Tf {shown}ET".encode())


WRITERS = {"a.docx": docx, "a.html": html, "a.md": markdown, "a.txt": text, "a.pdf": drawn}
CASE = (("2019-03-03", "Claimant hired by Orme"), ("2019-05-14", "Written warning sent"))
# Rows of a table                                                 what they say
TABLES: dict[str, tuple[Rows, Rows]] = {
    "plain": ((("Date", "Event"), ("3 March 2019", "Claimant hired by Orme"),
               ("14 May 2019", "Written warning sent")), CASE),
    "numbered": ((("No.", "Date", "Event", "Page"), ("1", "3 March 2019", "Claimant hired by Orme", "A/4"),
                  ("2", "14 May 2019", "Written warning sent", "A/5")), CASE),
    "date last": ((("Event", "Date"), ("Claimant hired by Orme", "3 March 2019"),
                   ("Written warning sent", "14 May 2019")), CASE),
    "other dates": ((("Date", "Event", "Source"), ("3 March 2019", "Claimant hired by Orme", "2 May 2020"),
                     ("14 May 2019", "Written warning sent", "4 May 2020")), CASE),
    "no event": ((("Year", "Winner", "Second"), ("1998", "France", "Brazil"), ("2002", "Brazil", "Italy")),
                 (("1998", "Winner: France; Second: Brazil"), ("2002", "Winner: Brazil; Second: Italy"))),
    "from and to": ((("From", "To", "Post"), ("May 1998", "June 2001", "Clerk"), ("July 2001", "2004", "Cashier")),
                    (("1998-05/2001-06", "Clerk"), ("2001-07/2004", "Cashier"))),
    "times": ((("Date", "Time", "What"), ("3 March 2019", "14:30", "Valve opened"),
               ("4 March 2019", "9:05 am", "Valve shut")),
              (("2019-03-03T14:30", "Valve opened"), ("2019-03-04T09:05", "Valve shut"))),
    "who": ((("Date", "Who", "What"), ("3 March 2019", "Ms Khan", "wrote to Orme"),
             ("4 March 2019", "Orme", "replied")),
            (("2019-03-03", "Ms Khan wrote to Orme"), ("2019-03-04", "Orme replied"))),
    "german": ((("Datum", "Ereignis", "Beleg"), ("3. März 2019", "Klage vor dem Gericht in Bonn", "K 1"),
                ("14. Mai 2019", "Abmahnung der Frau Weber", "K 2")),
               (("2019-03-03", "Klage vor dem Gericht in Bonn"), ("2019-05-14", "Abmahnung der Frau Weber"))),
}  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("table", TABLES)
def test_a_row_is_an_entry(table: str, name: str, made: Made) -> None:
    if name.endswith("pdf") and table == "german":
        pytest.skip("the font of the test has no umlauts")
    rows, expected = TABLES[table]
    assert claims(made(name, WRITERS[name](rows))) == list(expected)


@pytest.mark.parametrize("name", WRITERS)
def test_headers_are_those_of_the_columns(name: str, made: Made) -> None:
    document = made(name, WRITERS[name](TABLES["plain"][0]))
    heads = {document.text[c.start : c.end]: c.headers for c in document.cells if not c.head}
    assert heads["3 March 2019"] == ("Date",)
    assert heads["Written warning sent"] == ("Event",)


def test_an_empty_cell_repeats_the_date_and_says_so(made: Made) -> None:
    rows = (("Date", "Event"), ("3 March 2019", "Claimant hired"), ("", "Claimant paid"))
    document = made("a.docx", docx(rows))
    found = extract(document.text, None, None, "en", document.blocks, document.cells)
    assert [(one.title, one.assumed, one.under) for one in found] == [
        ("Claimant hired", "", ""),
        ("Claimant paid", "date", "3 March 2019"),
    ]


SPANNED = (
    "<table><tr><th>Date</th><th>Event</th></tr><tr><td rowspan=2>3 March 2019</td>"
    "<td>Claimant hired</td></tr><tr><td>Claimant paid</td></tr></table>"
)


def test_a_range_without_from_is_the_date_of_its_row(made: Made) -> None:
    rows = "March to May 2020|Sluice rebuilt\n3 July 2020|Mill sold\n4 May 2020 and 6 May 2020|Pump tried"
    lines = "".join(f"| {row.replace('|', ' | ')} |\n" for row in rows.split("\n"))
    table = "| Date | Event |\n|---|---|\n" + lines
    assert claims(made("a.md", table.encode())) == [
        ("2020-03/2020-05", "Sluice rebuilt"),
        ("2020-07-03", "Mill sold"),
        ("2020-05-04", "Pump tried"),
        ("2020-05-06", "Pump tried"),
    ]


# The line under a headline                           the authors that it names
BYLINES = [
    ("By Ingrid Solheim", ("Ingrid Solheim",)),
    ("By Ada Lee and Col de Vries", ("Ada Lee", "Col de Vries")),
    ("By Ada Lee, Bo Ek and Eva van der Berg-Holm", ("Ada Lee", "Bo Ek", "Eva van der Berg-Holm")),
    ("By Ada Lee, Political Editor", ("Ada Lee",)),
    ("Von Anna Lee und Bo von Ek", ("Anna Lee", "Bo von Ek")),
    ("Photo by Ada Lee", ()),
    ("By the river", ()),
]
HEADLINES = ["Harbour wall gives way", "HARBOUR REOPENS", "Floods"]


@pytest.mark.parametrize(("line", "authors"), BYLINES)
def test_a_byline_under_a_headline_names_the_authors(
    line: str, authors: tuple[str, ...], made: Made
) -> None:
    text = (
        f"{HEADLINES[0]}\n{line}\n14 March 2021\n\nThe wall gave way on Friday night in a storm.\n"
    )
    assert made("a.txt", text.encode()).author == authors


@pytest.mark.parametrize("title", HEADLINES)
@pytest.mark.parametrize("between", ["", "14 March 2021\n"])
@pytest.mark.parametrize("line", [line for line, authors in BYLINES if authors])
def test_a_headline_over_a_byline_is_the_title(
    title: str, between: str, line: str, made: Made
) -> None:
    text = f"{title}\n{line}\n{between}\nThe wall gave way on Friday night in a storm.\n"
    document = made("a.txt", text.encode())
    assert document.title == title
    assert [one.kind for one in document.blocks].count("dateline") == bool(between)


def test_a_title_is_no_longer_than_titles_are(made: Made) -> None:
    long = "A" * 20_000
    document = made("a.pdf", pdf(f"BT /F1 11 Tf 72 720 Td ({long}) Tj ET".encode()))
    assert document.title == "A" * 299 + "…"
    assert long in document.text
    head = f"From: Col Dray\nSent: 2 January 2024 09:00\nTo: Ada\nSubject: {long}\n\nIt rained.\n"
    (inner,) = made("a.txt", f"Notes of mine.\n\n{head}".encode()).inner
    assert inner.title == inner.part == document.title


def test_definitions_of_markdown_are_rows(made: Made) -> None:
    text = "# Pier\n\n1 June 1939\n: The pier burns down.\n\n3 May 1947\n: The pier opens.\n: A band plays.\n"
    assert claims(made("a.md", text.encode())) == [
        ("1939-06-01", "The pier burns down"),
        ("1947-05-03", "The pier opens"),
        ("1947-05-03", "A band plays"),
    ]


def test_cells_that_span_without_end_are_bounded(made: Made) -> None:
    rows = "<tr><td rowspan=65535>x<td>y</tr>" * 300
    assert len(made("a.html", f"<table>{rows}</table>".encode()).cells) < 20 * 600
    with pytest.raises(ChronoError, match="too long"):
        made("b.html", f"<table><tr>{'<td>x' * 6000}</table>".encode())


def test_a_cell_over_several_rows_holds_for_each(made: Made) -> None:
    page = f"<html><body><p>The chronology of the case.</p>{SPANNED}</body></html>"
    assert claims(made("a.html", page.encode())) == [
        ("2019-03-03", "Claimant hired"),
        ("2019-03-03", "Claimant paid"),
    ]


# Below a heading that is a date
DATED = [("1899-05-05", "Pier opened by the mayor"), ("1911-06-12", "Storm breaks the pier")]
SECTIONS = {
    "a.html": "<html><body><h1>The pier</h1><p>Its history.</p><h2>5 May 1899</h2><p>The pier is opened by the "
    "mayor.</p><h2>12 June 1911</h2><p>A storm breaks the pier.</p></body></html>",
    "a.md": "# The pier\n\nIts history.\n\n## 5 May 1899\n\nThe pier is opened by the mayor.\n\n"
    "## 12 June 1911\n\nA storm breaks the pier.\n",
    "a.txt": "The pier of the town\n\nIts history is long.\n\n5 May 1899\n\nThe pier is opened by the mayor.\n\n"
    "12 June 1911\n\nA storm breaks the pier.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", SECTIONS)
def test_a_dated_heading_dates_what_is_under_it(name: str, made: Made) -> None:
    found = claims(made(name, SECTIONS[name].encode()))
    assert [one for one in found if one[0] > "1899"] == DATED


def test_definitions_and_bullets_of_a_page(made: Made) -> None:
    page = (
        "<html><body><h1>The pier</h1><dl><dt>3 March 1871</dt><dd>The pier is opened.</dd><dt>May 1904</dt>"
        "<dd>A storm breaks it.</dd></dl><ul><li><b>1911</b> It is rebuilt</li><li><b>1939</b>: fire in the hall"
        "</li></ul></body></html>"
    )
    assert [day for day, _ in claims(made("a.html", page.encode()))] == [
        "1871-03-03", "1904-05", "1911", "1939",
    ]  # fmt: skip


def test_the_structure_of_a_document(made: Made) -> None:
    text = "# One\n\nText.\n\n## Two\n\n- item\n\n> said\n\n# Three\n\nEnd.\n"
    document = made("a.md", text.encode())
    found = scopes(document.blocks, document.cells)
    levels = [(one.level, document.text[one.start : one.heading]) for one in found
              if isinstance(one, Section)]  # fmt: skip
    assert levels == [(1, "One"), (2, "Two"), (1, "Three")]
    assert [type(one) for one in found if not isinstance(one, Section)] == [ListItem, Quotation]
    one, two = (one for one in found if isinstance(one, Section) and one.start < 20)
    assert one.end == two.end == document.text.index("Three")
    body = paragraph("The pier in 1904", "Caption") + paragraph("Text.")
    document = made("a.docx", documents.docx(body))
    assert [type(one) for one in scopes(document.blocks)] == [Caption]


OWN = ["It rained.", "The mill burned.", "Nobody came.", "All left.", "It is over."]
# Pages of a document as lines, and those that are left out
PAGES = [
    # a log: figures differ from page to page
    ([[f"4 June 2022 0{n}:00 valve {n} opened", OWN[n], f"4 June 2022 0{n}:30 shut"] for n in range(4)], set()),
    # sentences that count pages
    ([[f"It adopted plan number {n}.", OWN[n], f"He left on {n} May 2019."] for n in range(4)], set()),
    ([["Minutes, printed 9 January 2024", OWN[n], f"Page {n} of 4"] for n in range(1, 5)],
     {"Minutes, printed 9 January 2024", *(f"Page {n} of 4" for n in range(1, 5))}),
    ([["The board", OWN[n], str(n)] for n in range(1, 4)], {"The board", "1", "2", "3"}),
    ([[f"Printed 9 January 2024 - {n}/4", OWN[n]] for n in range(1, 5)],
     {f"Printed 9 January 2024 - {n}/4" for n in range(1, 5)}),
    # a page that ends with a year, or a month
    ([[OWN[0], "April 2020"], [OWN[1]], [OWN[2], "in 1999"]], set()),
    # a date that is on two pages of five only
    ([["9 January 2024", OWN[n]] if n < 2 else [OWN[n]] for n in range(5)], set()),
]  # fmt: skip


@pytest.mark.parametrize(("pages", "gone"), PAGES)
def test_lines_that_run_through_the_pages(pages: list[list[str]], gone: set[str]) -> None:
    kept, count = without_running([(str(n), lines) for n, lines in enumerate(pages, 1)])
    left = {
        line for lines, some in zip(pages, kept, strict=True) for line in (lines[k] for k in some)
    }
    every = {line for lines in pages for line in lines}
    assert every - left == gone
    assert (count > 0) == bool(gone)


def placed(*lines: tuple[float, tuple[tuple[float, str], ...]]) -> list[Run]:
    """Runs of letters that are five points wide, at (height, (left, text)...)."""
    return [Run(text, left, left + 5 * len(text), y, y + 10, 10)
            for y, runs in lines for left, text in runs]  # fmt: skip


def test_columns_are_read_one_after_the_other() -> None:
    left = [
        "the harbour of the town was dug by",
        "the county in the spring of the year",
        "and it was full.",
    ]
    right = [
        "a second quay was built later on and",
        "was closed when the war was near to",
        "the town itself.",
    ]
    runs = placed(
        *(
            (700 - 14 * n, ((50, a), (300, b)))
            for n, (a, b) in enumerate(zip(left, right, strict=True))
        )
    )
    assert laid_out(lines_of(runs)) == [Flow(tuple(left), True), Flow(tuple(right), True)]


def test_rules_part_the_rows_of_a_table() -> None:
    runs = placed(
        (700, ((50, "3 May 1999"), (200, "Ship arrested"))), (686, ((50, "at sea"), (200, "near Dover"))),
        (672, ((50, "5 May 1999"), (200, "Ship released"))), (658, ((50, "in port"), (200, "at last"))),
        (644, ((50, "7 May 1999"), (200, "Ship sails"))),
    )  # fmt: skip
    rules = [Rule(50, 300, y) for y in (710, 682, 654, 640)]
    (table,) = laid_out(lines_of(runs), rules)
    assert table == TableRows((
        ("3 May 1999\nat sea", "Ship arrested\nnear Dover"),
        ("5 May 1999\nin port", "Ship released\nat last"),
        ("7 May 1999", "Ship sails"),
    ))  # fmt: skip


# Gaps between the words in thousandths of the size
@pytest.mark.parametrize("gap", [60, 90, 110, 120, 200, 278])
def test_words_that_only_gaps_set_apart(gap: int, made: Made) -> None:
    words = ["The", "mill", "was", "sold", "on", "4", "April", "2020", "to", "the", "county."]
    shown = f"-{gap} ".join(f"({word})" for word in words)
    document = made("a.pdf", pdf(f"BT /F1 11 Tf 72 720 Td [{shown}] TJ ET".encode()))
    assert document.text == "The mill was sold on 4 April 2020 to the county."
    assert document.notes == ()


def test_words_that_run_together_are_said(made: Made) -> None:
    shown = b"BT /F1 11 Tf 72 720 Td (ThemillatCorvewassoldon4April2020tothecounty.) Tj ET"
    assert made("a.pdf", pdf(shown)).notes == (
        "words run together on page 1: dates in them may be missed",
    )


SMALL = 200_000  # bytes of a document that the tests read; bench/documents.py reads all
HARD = {name: data for name, data in hard_documents() if len(data) <= SMALL}


@pytest.mark.parametrize("name", list(HARD)[::3])
def test_hard_documents_end(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(HARD[name])
    said = name
    with in_time():
        try:
            said = read(str(path)).text + name
        except ChronoError as error:
            said = error.message
    assert name in said
    assert "root:" not in said

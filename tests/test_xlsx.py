"""Spreadsheets: real days, text that is never a formula, the same bytes, and back again."""

import datetime
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openpyxl", reason="needs openpyxl, the extra `sheets`")

import openpyxl

from chrono.claims import Claim, Event
from chrono.dates import Date
from chrono.timeline import Timeline
from chrono.writers import LeftOut, Style, writer
from chrono.writers.escape import one_line
from chrono.writers.xlsx import MOST_SIGNS
from tests.command import ok, refused
from tests.test_exchange import hostile
from tests.test_hostile import TEXTS
from tests.test_writers import TIMELINES, timeline

SHIPPED = Path(__file__).parent.parent / "events.yaml"


def made(found: Timeline, columns: tuple[str, ...] = ()) -> tuple[bytes, list[LeftOut]]:
    pieces = list(writer("xlsx")(found, Style(columns=columns)))
    left_out = [piece for piece in pieces if isinstance(piece, LeftOut)]
    return b"".join(piece for piece in pieces if isinstance(piece, bytes)), left_out


def sheet(found: Timeline, columns: tuple[str, ...] = ()) -> Any:
    return openpyxl.load_workbook(io.BytesIO(made(found, columns)[0])).active


def column(found: Timeline, name: str) -> list[object]:
    (cells,) = sheet(found, (name,)).iter_cols(min_row=2)
    return [cell.value for cell in cells]


@pytest.mark.parametrize("which", TIMELINES)
def test_the_same_events_give_the_same_bytes(which: str) -> None:
    assert made(TIMELINES[which]) == made(TIMELINES[which])


DAYS = (
    # date, earliest, latest: as Excel has them, else as text
    ("2024-05-06", datetime.datetime(2024, 5, 6), datetime.datetime(2024, 5, 6)),
    ("2024-02", datetime.datetime(2024, 2, 1), datetime.datetime(2024, 2, 29)),
    ("1900", datetime.datetime(1900, 1, 1), datetime.datetime(1900, 12, 31)),
    ("1900-02-28", datetime.datetime(1900, 2, 28), datetime.datetime(1900, 2, 28)),
    ("9999-12-31", datetime.datetime(9999, 12, 31), datetime.datetime(9999, 12, 31)),
    ("1899-12-31", "1899-12-31", "1899-12-31"),
    ("1899/1901", "1899-01-01", datetime.datetime(1901, 12, 31)),
    ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
    ("Y17000", "Y17000-01-01", "Y17000-12-31"),
    ("2019/..", datetime.datetime(2019, 1, 1), None),
    ("2026-11-17T21:58:03.412Z", datetime.datetime(2026, 11, 17), datetime.datetime(2026, 11, 17)),
)


@pytest.mark.parametrize(("date", "first", "last"), DAYS)
def test_days_are_days_where_excel_has_them(date: str, first: object, last: object) -> None:
    found = timeline(Event("a", Date(date), "A"))
    assert (column(found, "earliest"), column(found, "latest")) == ([first], [last])
    assert column(found, "date") == [date]


def test_an_undated_event_has_no_days() -> None:
    found = timeline(Event("a", None, "A"))
    assert [column(found, name) for name in ("date", "words", "earliest")] == [
        [None], ["undated"], [None]
    ]  # fmt: skip


def test_the_header_stays_and_filters() -> None:
    page = sheet(TIMELINES["shipped"])
    assert page.freeze_panes == "A2"
    assert re.fullmatch(r"A1:[A-Z]+25", page.auto_filter.ref)
    assert page.print_title_rows == "$1:$1"
    assert [cell.value for cell in page[1]][:5] == ["id", "date", "words", "earliest", "latest"]
    widths = {cell.value: page.column_dimensions[cell.column_letter].width for cell in page[1]}
    assert widths["title"] > widths["earliest"] > 10
    assert max(widths.values()) < 70
    assert page["D2"].number_format == "yyyy-mm-dd"


def test_a_print_is_one_page_wide() -> None:
    page = sheet(TIMELINES["shipped"])
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage is True
    assert page.page_setup.fitToHeight == 0


def test_columns_without_anything_in_them_are_left_out() -> None:
    claims = (Claim(source="news", page="14", paragraph=6, confidence=0.87, quote="q"),)
    full = Event("a", Date("1999"), "A", claims=claims, fields=(("own", ("x", "y; z")),))
    head = [cell.value for cell in sheet(timeline(full))[1]]
    assert [head.count(name) for name in ("page", "paragraph", "fields.own", "note")] == [
        1,
        1,
        1,
        0,
    ]
    assert [column(timeline(full), name) for name in ("page", "paragraph", "confidence")] == [
        [14], [6], [0.87]
    ]  # fmt: skip
    odd = full._replace(claims=(Claim(page="014"), Claim(page="xiv")))
    assert column(timeline(odd), "page") == ["014 / xiv"]


def test_hostile_text_is_text() -> None:
    raw, left_out = made(hostile())
    assert not left_out
    page = openpyxl.load_workbook(io.BytesIO(raw)).active
    assert page.max_row == len(TEXTS) + 1
    assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    with zipfile.ZipFile(io.BytesIO(raw)) as held:
        whole = held.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in whole
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", whole)
    started = [cell for row in page.iter_rows() for cell in row if str(cell.value)[:1] in "=+-@"]
    assert len([cell for cell in started if str(cell.value).startswith("=cmd")]) > 0
    assert all(cell.quotePrefix for cell in started if isinstance(cell.value, str) and cell.value)


def test_a_hostile_name_of_a_field_is_a_heading() -> None:
    names = (*TEXTS, "two\nlines")
    found = timeline(Event("a", Date("1999"), "A", fields=tuple((name, "x") for name in names)))
    (head,) = sheet(found).iter_rows(max_row=1, values_only=True)
    assert head[-len(names) :] == tuple(one_line(f"fields.{name}") for name in names)


def test_a_text_that_no_cell_holds_leaves_its_event_out() -> None:
    long = Event("long", Date("1999"), "A", note="x" * (MOST_SIGNS + 1))
    raw, left_out = made(timeline(Event("a", Date("1998"), "B"), long))
    assert [one.id for one in left_out] == ["long"]
    assert openpyxl.load_workbook(io.BytesIO(raw)).active.max_row == 2


def test_properties() -> None:
    raw, _ = made(TIMELINES["shipped"])
    with zipfile.ZipFile(io.BytesIO(raw)) as held:
        assert "openpyxl" not in "".join(held.read(name).decode() for name in held.namelist())
        assert {part.date_time for part in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"<dc:title>azerbaijan-desk</dc:title>" in held.read("docProps/core.xml")


def test_there_and_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes out as a table comes in again as the same events, and then changes nothing."""
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text(
        "chrono: 1\nname: n\nzone: Europe/Berlin\nsources:\n  s: {title: S}\nevents:\n"
        "  - {id: a, date: 2024-05-06T10:30, title: '=1+1', people: ['Smith, John', B],"
        " fields: {disputed: 'yes'}}\n"
        "  - id: b\n    date: '[1900..1910]'\n    title: B\n    tags: [x, y]\n    source: s\n"
        "    page: 14\n    paragraph: 6\n    line: 2\n    quote: |\n      two\n      lines\n"
        "  - {id: c, title: Undated, note: '-5'}\n"
    )
    names = ("id,date,title,people,tags,source,page,paragraph,locator,quote,note,status,"
             "modality,fields.disputed")  # fmt: skip
    for kind in ("xlsx", "csv"):
        ok("export", kind, "-o", f"t.{kind}")
        ok("import", f"t.{kind}", "-f", f"{kind}.yaml")
        there = ok("list", "-O", "jsonl", "--columns", names).out
        assert ok("-f", f"{kind}.yaml", "list", "-O", "jsonl", "--columns", names).out == there
        assert "0 added, 0 changed" in ok("import", f"t.{kind}", "-f", f"{kind}.yaml").err


def test_by_the_ending(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ok("-f", SHIPPED, "list", "--org", "NAM", "-o", "x.xlsx")
    ok("-f", SHIPPED, "export", "xlsx", "--org", "NAM", "-o", "y.xlsx")
    assert Path("x.xlsx").read_bytes() == Path("y.xlsx").read_bytes()
    assert "no headings" in refused("-f", SHIPPED, "list", "--group-by", "org", "-o", "z.xlsx")

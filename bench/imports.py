"""Import files of other programs, sound and not, and look for tracebacks and silent changes.

    python -m bench.imports [KIND...]      all cases, or those of csv, xlsx, jsonl, ics and so on

Each case is a file and what is right: the dates that it may be imported with, in order. An event
whose date is not among them must be told on standard error. A traceback, a status other than 0, 1
and 2, or a date that is wrong and not told, is a failure; the exit status is 1 with any.
"""
# ruff: noqa: E501 - a case is a line

import io
import json
import os
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REFERENCES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SLOWEST = 10.0  # seconds of a case on a machine that does much else


class Case(NamedTuple):
    """A file, what its events may be dated, in order, and what must be told; options after it."""

    name: str
    file: str
    content: bytes
    dates: tuple[str, ...]  # "a|b" is either; "" is undated
    told: str = ""  # a text that standard error must have
    options: tuple[str, ...] = ()


def workbook(*rows: str, formats: tuple[str, ...] = (), shared: str = "", head: str = "") -> bytes:
    """Return a spreadsheet of rows in XML; style 1 is a day, and those from 2 on are `formats`."""
    own = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode="{one}"/>' for n, one in enumerate(formats)
    )
    used = (0, 14, *range(164, 164 + len(formats)))
    styles = "".join(f'<xf numFmtId="{number}"/>' for number in used)
    parts = {
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REFERENCES}">{head}<sheets>'
        '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{REFERENCES}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(rows)}'
        "</sheetData></worksheet>",
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return buffer.getvalue()


def row(*cells: str) -> str:
    """Return a row of cells: a text, or XML as it is."""
    made = (
        one if one.startswith("<c") else f'<c t="inlineStr"><is><t>{one}</t></is></c>'
        for one in cells
    )
    return f"<row>{''.join(made)}</row>"


def shown(number: str, format_: str, **more: str) -> bytes:
    """Return a spreadsheet with one date, by its number and its format."""
    cell = f'<c s="2"><v>{number}</v></c>'
    return workbook(row("date", "title"), row(cell, "A"), formats=(format_,), **more)


def cell(xml: str) -> bytes:
    """Return a spreadsheet with one cell of dates in XML, and a sound row below."""
    return workbook(row("date", "title"), row(xml, "A"), row("2001", "B"))


SHEETS: dict[str, tuple[bytes, tuple[str, ...], str]] = {
    "month": (shown("36892", "mmm\\-yy"), ("2001-01",), ""),
    "month in full": (shown("36892", "[$-409]mmmm yyyy;@"), ("2001-01",), ""),
    "year": (shown("36892", "yyyy"), ("2001",), ""),
    "year of another day": (shown("36900", "yyyy"), ("2001",), "2001-01-09"),
    "month of another day": (shown("36900", "mmm yy"), ("2001-01",), "2001-01-09"),
    "day": (shown("36900", "dd/mm/yyyy"), ("2001-01-09",), ""),
    "day in words": (shown("36900", "dddd, d mmmm yyyy"), ("2001-01-09",), ""),
    "day in Japanese": (shown("36900", "yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"), ("2001-01-09",), ""),
    "day without a year": (shown("36900", "d\\-mmm"), (), "shows 09.01. without a year"),
    "month alone": (shown("36900", "mmmm"), (), "without a year"),
    "minutes": (shown("45418.6041666667", "yyyy\\-mm\\-dd\\ hh:mm"), ("2024-05-06T14:30",), ""),
    "minutes of ten digits": (shown("45418.67361", "d/m/yy h:mm"), ("2024-05-06T16:10",), ""),
    "seconds": (shown("45418.6041898148", "d/m/yy h:mm:ss"), ("2024-05-06T14:30:02",), ""),
    "seconds not shown": (shown("45418.6041898148", "d/m/yy h:mm"), ("2024-05-06T14:30",), "14:30:02"),
    "fraction": (shown("45418.604167592596", "d/m/yy h:mm:ss"), ("2024-05-06T14:30:00.08",), ""),
    "time not shown": (shown("45418.6041898148", "d/m/yy"), ("2024-05-06",), "14:30:02"),
    "midnight": (shown("45418", "yyyy-mm-dd h:mm:ss"), ("2024-05-06",), "midnight"),
    "before midnight": (shown("45418.99999", "d/m/yy h:mm:ss"), ("2024-05-06T23:59:59", ), ""),
    "serial 60": (shown("60", "d/m/yyyy"), (), "29 February 1900"),
    "serial 59": (shown("59", "d/m/yyyy"), ("1900-02-28",), ""),
    "serial 1": (shown("1", "d/m/yyyy"), ("1900-01-01",), ""),
    "serial 0": (shown("0", "d/m/yyyy"), (), "x.xlsx:2"),
    "negative": (shown("-5", "d/m/yyyy"), (), "x.xlsx:2"),
    "beyond 9999": (shown("2958466", "d/m/yyyy"), (), "x.xlsx:2"),
    "1904": (shown("35430", "d/m/yyyy", head='<workbookPr date1904="1"/>'), ("2001-01-01",), ""),
    "time alone": (shown("0.6041666667", "h:mm"), (), "time without a day"),
    "plain number": (shown("2001", "General"), ("2001",), ""),
    "plain serial": (shown("36892", "0"), (), "36892"),
    "no value": (cell('<c s="1"><f>DATE(1999,5,3)</f></c>'), ("2001",), "formula"),
    "empty value": (cell('<c s="1"><f>A9</f><v></v></c>'), ("2001",), "formula"),
    "value of a formula": (cell('<c s="1"><f>A9</f><v>36892</v></c>'), ("2001-01-01", "2001"), ""),
    "error": (cell('<c t="e"><v>#REF!</v></c>'), ("2001",), "#REF!"),
    "no number": (cell("<c><v>abc</v></c>"), ("2001",), "abc"),
    "infinite": (cell("<c><v>1e999</v></c>"), ("2001",), "x.xlsx:2"),
    "no shared text": (cell('<c t="s"><v>999</v></c>'), ("2001",), "999"),
    "no style": (cell('<c s="999"><v>1999</v></c>'), ("1999", "2001"), ""),
    "ISO cell": (cell('<c s="1" t="d"><v>2001-05-03T00:00:00</v></c>'), ("2001-05-03", "2001"), ""),
    "row beyond all": (workbook('<row r="999999999999"><c><v>1</v></c></row>'), (), "row 999999999999"),
    "row of letters": (workbook(row("date", "title"), '<row r="x"><c><v>2001</v></c><c t="str"><v>A</v></c></row>'), ("2001",), ""),
    "column beyond all": (workbook('<row r="1"><c r="ZZZZ1"><v>1</v></c></row>'), (), "column ZZZZ1"),
    "sparse": (workbook(row("date", "title"), '<row r="1048576"><c r="A1048576"><v>2001</v></c><c r="B1048576" t="str"><v>A</v></c></row>'), ("2001",), ""),
    "unpacks without end": (workbook(row("date", "title"), row("2001", "x" * 1000) * 90_000), (), "unpacks to more"),
    "not packed": (b"PK\x03\x04 no", (), "x.xlsx"),
    "old": (b"\xd0\xcf\x11\xe0" + b"\0" * 512, (), "old .xls"),
    "doctype": (workbook('<row/>').replace(b"a", b"a"), (), "x.xlsx"),
    "no header": (workbook(row("2001-05-03", "Quay built"), row("c. 1850", "Mill built")), ("2001-05-03", "1850~"), "no row names"),
    "below a title": (workbook(row("Chronology"), row("Date", "Event"), row("2001", "A")), ("2001",), "header is row 2"),
}  # fmt: skip
TABLES: dict[str, tuple[str | bytes, tuple[str, ...], str]] = {
    "plain": ("date,title\n2001,A\n", ("2001",), ""),
    "semicolons": ("date;title\n2001;A, b\n", ("2001",), ""),
    "tabs": ("date\ttitle\n2001\tA, b; c\n", ("2001",), ""),
    "bars": ("date|title\n2001|A, b\n", ("2001",), ""),
    "sep line": ("sep=;\ndate;title\n2001;A\n", ("2001",), ""),
    "start and end": ("start,end,title\n2024-05-06,2024-05-09,A\n2024-06-01,,B\n", ("2024-05-06/2024-05-09", "2024-06-01"), ""),
    "end before start": ("start,end,title\n2024-05-09,2024-05-06,A\n2001,,B\n", ("2001",), "t.csv:2"),
    "end without start": ("start,end,title\n,2024-05-06,A\n2001,,B\n", ("2001",), "t.csv:2"),
    "time": ("Date,Time,Title\n2024-05-06,14:30,A\n2024-05-06,,B\n", ("2024-05-06T14:30", "2024-05-06"), ""),
    "time of twelve": ("Date,Time,Title\n2024-05-06,2:30 PM,A\n2024-05-06,12:05 am,B\n", ("2024-05-06T14:30", "2024-05-06T00:05"), ""),
    "time with its end": ("Date,Time,Title\n2024-05-06,14:30 - 16:00,A\n", ("2024-05-06T14:30/2024-05-06T16:00",), ""),
    "time of a month": ("Date,Time,Title\n2024-05,14:30,A\n2001,,B\n", ("2001",), "t.csv:2"),
    "time in words": ("Date,Time,Title\n2024-05-06,teatime,A\n2001,,B\n", ("2001",), "teatime"),
    "start, end, times": ("Start Date,Start Time,End Date,End Time,Subject\n2024-05-06,10:00,2024-05-07,11:00,A\n", ("2024-05-06T10:00/2024-05-07T11:00",), ""),
    "zone": ("date,time,title,time zone\n2024-05-06,10:00,A,Europe/Berlin\n2024-05-06,10:00,B,UTC\n", ("2024-05-06T10:00", "2024-05-06T10:00Z"), ""),
    "zone that is none": ("date,time,title,tz\n2024-05-06,10:00,A,Atlantis\n2001,,B,\n", ("2001",), "Atlantis"),
    "Outlook, all day": ('Subject,Start Date,Start Time,End Date,End Time,All day event\nA,2024-05-06,12:00:00 AM,2024-05-08,12:00:00 AM,True\n', ("2024-05-06/2024-05-07",), ""),
    "Google, all day": ("Subject,Start Date,Start Time,End Date,End Time,All Day Event\nA,2024-05-06,,2024-05-07,,True\n", ("2024-05-06/2024-05-07",), ""),
    "year, month, day": ("Year,Month,Day,Headline\n1999,5,12,A\n2001,7,,B\n2004,,,C\n", ("1999-05-12", "2001-07", "2004"), ""),
    "months by name": ("Year,Month,Day,Headline\n1999,May,12,A\n", ("1999-05-12",), ""),
    "day without a month": ("Year,Month,Day,Headline\n1999,,12,A\n2001,,,B\n", ("2001",), "t.csv:2"),
    "month without a year": ("Year,Month,Day,Headline\n,5,12,A\n2001,,,B\n", ("2001",), "t.csv:2"),
    "thirteenth month": ("Year,Month,Day,Headline\n1999,13,12,A\n2001,,,B\n", ("2001",), "t.csv:2"),
    "year 99": ("Year,Headline\n99,A\n2001,B\n", ("2001",), "t.csv:2"),
    "year before 1": ("Year,Headline\n-44,A\n2001,B\n", ("2001",), "44 BC"),
    "end year": ("Year,End Year,Headline\n1999,2001,A\n", ("1999/2001",), ""),
    "era of TimelineJS": ("Year,Headline,Type\n1999,A,\n2001,B,era\n", ("1999",), "an era"),
    "title lines": ("Export of case 12,,\n,,\ndate,title,place\n2019-05-24,A,Leeds\n", ("2019-05-24",), "header is row 3"),
    "no header": ("2019-05-24,Hearing\n2019-06-03,Ruling given\n", ("2019-05-24", "2019-06-03"), "no row names"),
    "cp1252": ("date,title\n2001,Café Zürich\n".encode("cp1252"), ("2001",), "--encoding"),
    "UTF-16": ("date,title\n2001,Café\n".encode("utf-16"), ("2001",), ""),
    "byte order mark": (b"\xef\xbb\xbfdate,title\n2001,A\n", ("2001",), ""),
    "NUL": (b"date,title\n2001,A\0b\n2002,C\n", ("2002",), "U+0000"),
    "two readings": ("date,title\n03/04/2025,A\n25/04/2025,B\n", ("2025-04-25",), "--order DMY"),
    "bad rows": ("date,title\nTBC,A\n2001,B\nw/c 2022,C\nc. 16/10/23,D\n", ("2001", ), "t.csv:2"),
    "weeks": ("date,title\nw/c 22/08/2022,A\nw/e 02/01/2022,B\n", ("[2022-08-22..2022-08-28]",),
              "two readings"),
    "relative": ("date,title\nyesterday,A\n2001,B\n", ("2001",), "t.csv:2"),
    "no title": ("date,title\n2001,\n2002,B\n", ("2002",), "t.csv:2"),
    "more cells": ("date,title\n2001,A, b\n2002,B\n", ("2002",), "t.csv:2"),
    "open quote": ('date,title\n2001,"A\n', (), "t.csv:2"),
    "twice": ("date,title\n2001,A\n2001,A\n", ("2001",), "t.csv:3"),
    "alike": ("date,title,place\n2001,A,X\n2001,A,Y\n", ("2001", "2001"), ""),
    "words of GEDCOM": ("date,title\nABT 1850,A\nBEF 1902,B\n", ("1850~", "[..1902]|[..1901]|[..1901-12-31]"), ""),
    "status of others": ("date,title,status\n2001,A,Open\n", ("2001",), "fields.status"),
    "months": ("Month,Event\nMarch 2021,A\n", ("2021-03",), ""),
    "whole start and end times": ("Start Time,End Time,Title\n2024-05-06 14:30,2024-05-06 15:00,A\n", ("2024-05-06T14:30/2024-05-06T15:00",), ""),
    "date from, date to": ("Date from,Date to,Event\n2024-05-06,2024-05-09,A\n", ("2024-05-06/2024-05-09",), ""),
    "mail": ("Date,From,To,Subject\n2024-05-06,Ada,Lin,A\n", ("2024-05-06",), "fields.from"),
    "zone in the header": ("Date,Time (UTC),Event\n2024-05-06,14:30,A\n2024-05-07,,B\n", ("2024-05-06T14:30Z", "2024-05-07"), ""),
    "description": ("Date,Description,Source\n2024-05-06,A,B\n", ("2024-05-06",), ""),
    "empty": ("", (), "header"),
    "header alone": ("date,title\n", (), ""),
}  # fmt: skip
OBJECTS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "plain": ('{"title":"A","date":"2001"}\n', ("2001",), ""),
    "array": ('[{"title":"A","date":"2001"},\n {"title":"B"}]', ("2001", ""), ""),
    "number": ('{"title":"A","date":2001}\n', ("2001",), ""),
    "key twice": ('{"title":"A","date":"2001","date":"2002"}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "key twice inside": ('{"title":"A","fields":{"a":"1","a":"2"}}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "title of a list": ('{"title":["x"]}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "true": ('{"title":"A","date":true}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "date of an object": ('{"title":"A","date":{"y":1}}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "fields of fields": ('{"title":"A","fields":{"a":{"b":1}}}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "a great number": ('{"title":"A","fields":{"a":1e400}}\n', ("",), ""),
    "thousands of figures": ('{"title":"A","fields":{"a":%s}}\n{"title":"B"}\n' % ("9" * 5000), ("",), "x.jsonl:1"),
    "infinite": ('{"title":"A","confidence":Infinity}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "half a character": ('{"title":"\\ud800"}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "NUL": ('{"title":"a\\u0000b"}\n{"title":"B"}\n', ("",), "U+0000"),
    "unknown status": ('{"title":"A","status":"maybe"}\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "unknown key": ('{"title":"A","colour":"red"}\n', ("",), "colour"),
    "one object": ('{\n "title": "A",\n "date": "2001"\n}\n', ("2001",), ""),
    "TimelineJS": ('{"events": [{"start_date": {"year": 2001},\n "text": {"headline": "A"}}]}', ("2001",), ""),
    "no JSON": ('{"title":"A"\n{"title":"B"}\n', ("",), "x.jsonl:1"),
    "open array": ('[{"title":"A"},', (), "x.jsonl"),
    "levels": ("[" * 100_000, (), "x.jsonl"),
    "no object": ("[1, 2]", (), "x.jsonl"),
    "empty": ("", (), ""),
}  # fmt: skip


def slide(start: object, **more: object) -> str:
    """Return a file of TimelineJS with one slide."""
    text = more.pop("text", {"headline": "A"})
    return json.dumps({"events": [{"start_date": start, "text": text, **more}]})


SLIDES: dict[str, tuple[str, tuple[str, ...], str]] = {
    "day": (slide({"year": "2001", "month": "3", "day": 4}), ("2001-03-04",), ""),
    "month": (slide({"year": 2001, "month": 3}), ("2001-03",), ""),
    "before 1": (slide({"year": -44}), ("-0043",), ""),
    "a billion years": (slide({"year": -200_000_000}), ("Y-199999999",), ""),
    "time": (slide({"year": 2001, "month": 3, "day": 4, "hour": 10, "minute": 5, "second": 7}), ("2001-03-04T10:05:07",), ""),
    "millisecond": (slide({"year": 2001, "month": 3, "day": 4, "hour": 10, "minute": 5, "second": 7, "millisecond": 80}), ("2001-03-04T10:05:07.080",), ""),
    "interval": (slide({"year": 2001}, end_date={"year": 2003}), ("2001/2003",), ""),
    "display date": (slide({"year": 2001}, display_date="c. 2001"), ("2001",), ""),
    **{
        name: (slide(start), (), "x.json")
        for name, start in {
            "no month": {"year": 2001, "day": 5}, "day 21 alone": {"year": 2001, "day": 21},
            "month 21": {"year": 2001, "month": 21}, "no year": {"month": 5, "day": 3},
            "second for minute": {"year": 2001, "month": 3, "day": 4, "hour": 10, "second": 5},
            "minute for hour": {"year": 2001, "month": 3, "day": 4, "minute": 5},
            "a fraction": {"year": 2001.9}, "true": {"year": True, "month": True},
            "year 0": {"year": 0}, "underscores": {"year": "1_9_9_2"}, "words": {"year": "MMI"},
            "30 February": {"year": 2001, "month": 2, "day": 30}, "a list": [2001],
            "a text": "2001", "day 0": {"year": 2001, "month": 1, "day": 0},
        }.items()
    },
    "no headline": (slide({"year": 2001}, text={"text": "x"}), (), "x.json:1"),
    "end alone": (slide(None, end_date={"year": 2001}), (), "x.json"),
    "key twice": ('{"events":[{"start_date":{"year":1,"year":2},"text":{"headline":"A"}}]}', (), "twice"),
    "no events": ("{}", (), "events"),
}  # fmt: skip
ENTRIES: dict[str, tuple[str, str]] = {  # a line of markwhen, and its date; nothing is a refusal
    "2012": "2012", "2012-12": "2012-12", "2012-12-01": "2012-12-01", "12/2012": "2012-12",
    "12/25/2012": "2012-12-25", "2012-12-01 10:00": "2012-12-01T10:00",
    "12/1/2012 10:00 - 11:00": "2012-12-01T10:00/2012-12-01T11:00",
    "2009-03-05T18:00Z - 2009-03-05T20:00Z": "2009-03-05T18:00Z/2009-03-05T20:00Z",
    "2022-02-22T16:27:08.369Z": "2022-02-22T16:27:08.369Z",
    "2012-12-01T10:00:00Z": "2012-12-01T10:00:00Z", "Dec 1 2012 8am": "2012-12-01T08",
    "1 December 2012": "2012-12-01", "December 1st, 2012": "2012-12-01", "May 2012": "2012-05",
    "2010-01-01 / 3 months": "2010-01-01/2010-03-31", "2010-01-01/P3M": "2010-01-01/2010-03-31",
    "2010-01-01 - 2 weeks": "2010-01-01/2010-01-14", "2018 - 3 years": "2018/2020",
    "2010-01/P2M": "2010-01/2010-02", "2010-01-01 10:00 / 90 minutes": "2010-01-01T10:00/2010-01-01T11:30",
    "1999/2001": "1999/2001", "2001 - 2003": "2001/2003", "2001-2003": "2001/2003",
    "12/2012-now": "2012-12/..", "2012 to 2014": "2012/2014", "1980s": "198X", "c. 1984": "1984~",
    "-0599": "-0599", "600 BCE": "-0599", "44 BCE - 12 CE": "-0043/0012", "20000 BCE": "Y-19999",
    "Dec 1": "", "now": "", "today": "", "3 days": "", "2 weeks - 3 days": "", "after !x 3 days": "",
    "!x 2 weeks": "", "before !x": "", "10:30 - 11:00": "", "8am": "", "2010 / 3 months": "",
    "2020-05-05 every 2 weeks for 10 times": "", "2020-02-30": "", "13/13/2012": "", "now - 10 days": "",
    "5 days ago": "", "yesterday": "", "2012-12-01 - 2011": "",
}  # fmt: skip
GEDCOM = {  # a DATE line and its date; nothing is a refusal, and `-` an undated event, told
    "1850": "1850", "MAY 1850": "1850-05", "3 MAY 1850": "1850-05-03", "ABT 1850": "1850~",
    "CAL 1850": "1850~", "EST MAY 1850": "1850-05~", "BEF 1850": "[..1850]|[..1849]|[..1849-12-31]",
    "AFT 3 MAY 1850": "[1850-05-03..]|[1850-05-04..]", "BET 1850 AND 1860": "[1850..1860]",
    "FROM 1850 TO 1860": "1850/1860", "FROM 1850": "1850/..", "TO MAY 1850": "../1850-05",
    "INT 1850 (said by her son)": "1850", "44 B.C.": "-0043", "44 BCE": "-0043",
    "11 FEB 1731/32": "1732-02-11", "FEB 1699/00": "1700-02",
    "@#DGREGORIAN@ 3 MAY 1850": "1850-05-03", "@#DJULIAN@ 4 MAY 1700": "1700-05-15",
    "JULIAN 4 MAY 1700": "1700-05-15", "@#DJULIAN@ 29 FEB 1700": "1700-03-11",
    "@#DJULIAN@ 1700": "1700", "BET @#DJULIAN@ 4 MAY 1700 AND 3 JUN 1701": "[1700-05-15..1701-06-03]",
    "@#DFRENCH R@ 5 BRUM 3": "-", "HEBREW 1 TSH 5600": "-", "(spring of the flood)": "-",
    "31 FEB 1850": "", "11 FEB 1731/40": "", "0": "", "MAYBE": "", "03/04/1850": "",
    "Abt. 1850": "1850~", "about 1850": "1850~", "May 3, 1850": "1850-05-03",
}  # fmt: skip

CALENDARS = {  # the lines of an event, its date, and what must be told
    "DTSTART;VALUE=DATE:20250105": ("2025-01-05", ""),
    "DTSTART;VALUE=DATE:20250105|DTEND;VALUE=DATE:20250106": ("2025-01-05", ""),
    "DTSTART;VALUE=DATE:20250105|DTEND;VALUE=DATE:20250108": ("2025-01-05/2025-01-07", ""),
    "DTSTART;VALUE=DATE:20250105|DURATION:P3D": ("2025-01-05/2025-01-07", ""),
    "DTSTART:20250105T100000Z": ("2025-01-05T10:00:00Z", ""),
    "DTSTART:20250105T100000": ("2025-01-05T10:00:00", ""),
    "DTSTART:20250105T100000Z|DURATION:PT90M": ("2025-01-05T10:00:00Z/2025-01-05T11:30:00Z", ""),
    "DTSTART;TZID=Atlantis:20250105T100000": ("", "x.ics"),
    "DTSTART:20250105T100000|DTEND:20250101T100000": ("", "x.ics"),
    "DTSTART:20250101|DTSTART:20260101": ("", "x.ics"),
    "DTSTART;VALUE=DATE:20250230": ("", "x.ics"),
    "DTSTART:tomorrow": ("", "x.ics"),
    "DTSTART:": ("", "x.ics"),
    "DTEND:20250105T100000Z": ("", "x.ics"),
    "DTSTART;VALUE=DATE:20250330|DURATION:P9999999999D": ("", "x.ics"),
    "DTSTART;VALUE=DATE:99991231|DURATION:P2D": ("", "x.ics"),
    "DTSTART:20250105|DURATION:P": ("", "x.ics"),
    "DTSTART:20250105T250000": ("", "x.ics"),
    "DTSTART:20250105|X-CHRONO-ID:abc|X-CHRONO-FIELDS:nonsense": ("|2025-01-05", "x.ics"),
    'DTSTART:20250105|X-CHRONO-ID:abc|X-CHRONO-FIELDS:{"a":1e400}': ("|2025-01-05", "x.ics"),
}


NOTES: dict[str, tuple[tuple[str, ...], str]] = {  # the properties of a note: dates, and what is told
    "date: 2025-03-13": (("2025-03-13",), ""),
    "date: 2025-03-13T10:00:00": (("2025-03-13T10:00:00",), ""),
    "date: '1850~'": (("1850~",), ""),
    "date: March 2025": (("2025-03",), ""),
    "date: 2025-02-30": ((), "n.md:2"),
    "date: 03/04/2025": ((), "n.md:2"),
    "date: tomorrow": ((), "n.md:2"),
    "tags: [a, b]\ndate: [2025]": ((), "n.md:3"),
    "date: {{date}}": ((), "n.md:2"),
    "date: 2025\nstatus: nonsense": ((), "n.md:3"),
    "date: 2025\nstatus: [a]": ((), "n.md:3"),
    "date: 2025\nclaims: [x]": ((), "n.md:3"),
    "date: 2025\nconfidence: very": ((), "n.md:3"),
    "date: 2025\ndate: 2026": ((), "n.md:3"),
    "date: &a 2025": ((), "n.md:2"),
    "date: !!str 2025": ((), "n.md:2"),
    "date: 'open": ((), "n.md"),
    "date: 2025\nplugin: {a: {b: 1}}": (("2025",), "no place for plugin"),
    "date: 2025\naliases: [x]": (("2025",), "no place for aliases"),
    "date:": ((), "1 note passed over: no date"),
    "kind: recipe": ((), "1 note passed over: no date"),
    "kind: 'open": ((), "1 note passed over: no plain YAML"),
    "chrono: event x\nid: a\ntitle: A": (("",), ""),
    "chrono: event x\ndate: 2025": ((), "title: is missing"),
}  # fmt: skip


def cases() -> Iterator[Case]:
    """Yield all cases."""
    for text, (dates, told) in NOTES.items():
        raw = f"---\n{text}\n---\nText\n".encode()
        yield Case(f"obsidian {text}", "n.md", raw, dates, told, ("-I", "obsidian"))
    for name, (book, dates, told) in SHEETS.items():
        yield Case(f"xlsx {name}", "x.xlsx", book, dates, told)
    for name, (table, dates, told) in TABLES.items():
        raw = table.encode() if isinstance(table, str) else table
        yield Case(f"csv {name}", "t.csv", raw, dates, told)
    for name, (text, dates, told) in OBJECTS.items():
        yield Case(f"jsonl {name}", "x.jsonl", text.encode(), dates, told)
    for name, (text, dates, told) in SLIDES.items():
        yield Case(f"timelinejs {name}", "x.json", text.encode(), dates, told, ("-I", "timelinejs"))
    for lines, (date, told) in CALENDARS.items():
        rows = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:x", "SUMMARY:A"]
        text = "\r\n".join([*rows, *lines.split("|"), "END:VEVENT", "END:VCALENDAR", ""])
        optional = date.startswith("|")
        dates = (date,) if date and not optional else ()
        yield Case(f"ics {lines}", "x.ics", text.encode(), dates, told)
    for line, date in ENTRIES.items():
        text = f"2000: First\n{line}: Mine\n2020: Last\n"
        dates = ("2000", *([date] if date else []), "2020")
        yield Case(f"markwhen {line}", "x.mw", text.encode(), dates, "" if date else "x.mw:2")
    for line, date in GEDCOM.items():
        text = f"0 HEAD\n1 CHAR UTF-8\n0 @I@ INDI\n1 NAME A /B/\n1 BIRT\n2 DATE {line}\n0 TRLR\n"
        dates = ("",) if date == "-" else (date,) if date else ()
        told = "" if date and date != "-" else "x.ged:6"
        yield Case(f"gedcom {line}", "x.ged", text.encode(), dates, told)


def failure(case: Case) -> str:
    """Import the file of a case in the folder at hand; return what is wrong, or nothing."""
    from chrono.store import load
    from tests.command import run

    for name in ("e.yaml", "e.yaml.lock"):
        Path(name).unlink(missing_ok=True)
    Path(case.file).write_bytes(case.content)
    begun = time.monotonic()
    try:
        ran = run("import", case.file, "-f", "e.yaml", *case.options)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    if time.monotonic() - begun > SLOWEST:
        return f"took {time.monotonic() - begun:.1f} s"
    held = load(["e.yaml"]).events if os.path.exists("e.yaml") else ()
    dates = [str(event.date or "") for event in held]
    if ran.status not in (0, 1, 2):
        return f"status {ran.status}"
    if case.told not in ran.err:
        return f"not told: {case.told}; {ran.err}"
    right = len(dates) == len(case.dates) and all(
        one in either.split("|") for one, either in zip(dates, case.dates, strict=True)
    )
    return "" if right else f"dates are {dates}, right is {list(case.dates)}; {ran.err}"


def main() -> int:
    """Run the cases of the kinds that are named."""
    wanted = sys.argv[1:]
    count: Counter[str] = Counter()
    failed = 0
    os.chdir(tempfile.mkdtemp())
    for case in cases():
        kind = case.name.split()[0]
        if not wanted or kind in wanted:
            count[kind] += 1
            if wrong := failure(case):
                failed += 1
                print(f"{case.name}: {wrong}")
    print(", ".join(f"{kind} {number}" for kind, number in count.items()))
    print(f"{sum(count.values())} imports, {failed} failures")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())

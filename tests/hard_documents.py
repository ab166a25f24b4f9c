# ruff: noqa: E501
"""Documents that try a reader: bombs, loops, nests, cut and wrong files, thirty encodings.

`hard_documents` gives 136 of them, by name. bench/documents.py runs `chrono extract` on each; the
tests read every one that is small. None may end in anything but text or an error of chrono's own.
"""

import zlib
from collections.abc import Callable, Iterator
from typing import Final

from tests import documents
from tests.documents import W, paragraph

SAID: Final = "The mill at Corve was sold on 4 April 2020 to the county."
LAUGHS: Final = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENCODINGS: Final = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-7",
    "latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "koi8-r", "koi8-u", "iso8859-2", "iso8859-5", "iso8859-9", "mac-roman", "cp437", "cp866",
    "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr",
)  # fmt: skip


def pdf(content: bytes = b"", extra: str = "", kids: str = "4 0 R", page: str = "") -> bytes:
    """Write a PDF of one page around a content stream; the rest is for what is wrong in it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 1 {extra} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> "
        f">> /Contents 5 0 R {page} >>".encode(),
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
    ]
    return assembled(objects)


def assembled(objects: list[bytes]) -> bytes:
    """Write the objects of a PDF with a table of where they are."""
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out_at = len(out)
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, out_at)
    )  # fmt: skip


def shown(text: str, more: str = "") -> bytes:
    """Write a content stream that shows one line."""
    return f"BT /F1 11 Tf 72 720 Td {more} ({text}) Tj ET".encode("cp1252")


def _pdfs() -> Iterator[tuple[str, bytes]]:
    whole = pdf(shown(SAID))
    yield "plain", whole
    for n in range(1, 11):
        yield f"cut-{n}", whole[: len(whole) * n // 11]
    for n in range(8):
        yield f"cut-but-ended-{n}", whole[: len(whole) * (n + 1) // 9] + b"\n%%EOF"
    yield "no-pages", assembled([b"<< /Type /Catalog >>"])
    yield "pages-loop", pdf(shown(SAID), kids="2 0 R")
    yield "page-is-its-parent", pdf(shown(SAID), page="/Parent 4 0 R")
    yield "kids-of-nothing", pdf(shown(SAID), kids="99 0 R")
    yield "many-kids", pdf(shown(SAID), kids="4 0 R " * 4000)
    yield "count-lies", pdf(shown(SAID), extra="/Count 999999999")
    yield "contents-of-itself", pdf(shown(SAID), page="/Contents 4 0 R")
    yield "huge-box", pdf(shown(SAID), page="/MediaBox [0 0 1e38 1e38]")
    yield "no-box", pdf(shown(SAID), page="/MediaBox [0 0 0 0]")
    yield "rotated", pdf(shown(SAID), page="/Rotate 90")
    yield "rotated-oddly", pdf(shown(SAID), page="/Rotate 47")
    yield "turned-text", pdf(b"BT /F1 11 Tf 0 1 -1 0 300 100 Tm (" + SAID.encode() + b") Tj ET")
    yield "flat-matrix", pdf(b"BT /F1 11 Tf 0 0 0 0 0 0 Tm (" + SAID.encode() + b") Tj ET")
    yield "huge-matrix", pdf(b"BT /F1 11 Tf 1e30 0 0 1e30 0 0 Tm (" + SAID.encode() + b") Tj ET")
    yield "size-none", pdf(b"BT /F1 0 Tf 72 720 Td (" + SAID.encode() + b") Tj ET")
    yield "no-font", pdf(b"BT 72 720 Td (" + SAID.encode() + b") Tj ET")
    yield "unknown-font", pdf(b"BT /F9 11 Tf 72 720 Td (" + SAID.encode() + b") Tj ET")
    yield "open-text", pdf(b"BT /F1 11 Tf 72 720 Td (" + SAID.encode())
    yield "deep-arrays", pdf(b"[" * 50_000 + b"]" * 50_000)
    yield "deep-states", pdf(b"q " * 100_000 + shown(SAID))
    yield "deep-dicts", pdf(shown(SAID), extra="/X " + "<< /Y " * 5000 + "1 " + ">> " * 5000)
    yield "many-letters", pdf(b"BT /F1 11 Tf 72 720 Td " + b"(a) Tj " * 100_000 + b"ET")
    yield (
        "many-lines",
        pdf(b"BT /F1 11 Tf 72 720 Td 1 TL " + b"(3 May 1999 a) Tj T* " * 10_000 + b"ET"),
    )
    yield "many-gaps", pdf(b"BT /F1 11 Tf 72 720 Td [" + b"(a) -2000 " * 20_000 + b"] TJ ET")
    yield "many-rules", pdf(b"0 0 m 500 0 l S " * 50_000 + shown(SAID))
    yield "same-place", pdf(b"BT /F1 11 Tf 72 720 Td " + b"(a) Tj -6 0 Td " * 20_000 + b"ET")
    packed = zlib.compress(b" " * 60_000_000 + shown(SAID))
    yield "bomb", assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\nendstream",
    ])  # fmt: skip
    yield "form-of-itself", assembled([
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources "
        b"<< /XObject << /X 5 0 R >> >> >>",
        b"<< /Length 5 >>\nstream\n/X Do\nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 5 /Resources << /XObject "
        b"<< /X 5 0 R >> >> >>\nstream\n/X Do\nendstream",
    ])  # fmt: skip
    yield "length-lies", whole.replace(b"/Length ", b"/Length 9", 1)
    yield "xref-lies", whole.replace(b"startxref\n", b"startxref\n9")
    yield "controls", pdf(shown("\\000\\001\\033[31m 4 April 2020 " + SAID))
    yield "not-one", b"%PDF-1.7\n%%EOF"


def _docxs() -> Iterator[tuple[str, bytes]]:
    yield "plain", documents.docx(paragraph(SAID))
    cell = f"<w:tc>{paragraph('4 April 2020')}</w:tc>"
    yield "wide-row", documents.docx(f"<w:tbl><w:tr>{cell * 5000}</w:tr></w:tbl>")
    yield "long-table", documents.docx(f"<w:tbl>{f'<w:tr>{cell}{cell}</w:tr>' * 3000}</w:tbl>")
    yield (
        "deep-tables",
        documents.docx(
            "<w:tbl><w:tr><w:tc>" * 60 + paragraph(SAID) + "</w:tc></w:tr></w:tbl>" * 60
        ),
    )
    yield (
        "deeper-tables",
        documents.docx(
            "<w:tbl><w:tr><w:tc>" * 5000 + paragraph(SAID) + "</w:tc></w:tr></w:tbl>" * 5000
        ),
    )
    yield "row-without-table", documents.docx(f"<w:tr>{cell}</w:tr>{paragraph(SAID)}")
    yield "cell-without-row", documents.docx(f"<w:tbl>{cell}</w:tbl>{paragraph(SAID)}")
    spanned = f'<w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr>{paragraph(SAID)}</w:tc>'
    yield "huge-span", documents.docx(f"<w:tbl><w:tr>{spanned}{cell}</w:tr></w:tbl>")
    merged = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}</w:tc>"
    yield "merged-with-nothing", documents.docx(f"<w:tbl><w:tr>{merged}{cell}</w:tr></w:tbl>")
    for name, kind in (("external", 'SYSTEM "file:///etc/passwd"'),
                       ("web", 'SYSTEM "http://127.0.0.1:9/x"')):  # fmt: skip
        yield f"entity-{name}", _word(f"<!DOCTYPE a [<!ENTITY x {kind}>]>", "&x;")
    yield "entity-parameter", _word('<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]>')
    yield "laughs", _word(f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;")
    yield "doctype-alone", _word('<!DOCTYPE a SYSTEM "file:///etc/passwd">')
    yield "bomb", documents.zipped(word__document_xml="<a>" + " " * 30_000_000)
    yield "deep", documents.zipped(word__document_xml="<a>" * 5000)
    yield "open", documents.zipped(word__document_xml=f"<a>{SAID}")
    yield "empty", documents.docx("")
    yield "no-document", documents.zipped(word__other_xml="<a/>")
    yield "cut", documents.docx(paragraph(SAID))[:300]
    yield "long-word", documents.docx(paragraph("a" * 1_000_000))
    yield "many-paragraphs", documents.docx(paragraph(SAID) * 2000)
    yield "zip-of-nothing", b"PK\x05\x06" + b"\0" * 18


def _word(before: str, text: str = "") -> bytes:
    body = (
        f'{before}<w:document xmlns:w="{W}"><w:body>{paragraph(SAID + text)}</w:body></w:document>'
    )
    return documents.zipped(word__document_xml=body)


def _mails() -> Iterator[tuple[str, bytes]]:
    head = "From: Ada <a@x.org>\nSubject: x\nDate: Mon, 05 Feb 2024 10:00:00 +0000\n"
    inner = "From: Col <c@x.org>\nSent: 2 January 2024 09:00\nTo: Ada\nSubject: y\n\n"
    texts = {
        "plain": f"{head}\n{SAID}",
        "no-body": head,
        "headers-alone": "From: a\n" * 5000,
        "long-header": f"From: {'a' * 500_000}\n\n{SAID}",
        "many-headers": "".join(f"X-{n}: y\n" for n in range(20_000)) + f"\n{SAID}",
        "folded": "From: a\n" + " b\n" * 20_000 + f"\n{SAID}",
        "bad-date": f"From: a\nDate: Mon, 99 Foo 99999 99:99:99 +9999\n\n{SAID}",
        "words": f"From: =?utf-8?b?{'////' * 1000}?=\nSubject: =?x-none?q?=FF?=\n\n{SAID}",
        "many-parts": f"{head}Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 900,
        "too-many-parts": f"{head}Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 9000,
        "nested-parts": "From: a\n" + "".join(
            f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300)),
        "messages-in-messages": "From: a\n" + "Content-Type: message/rfc822\n\nFrom: a\n" * 3000 + SAID,
        "boundary-missing": f"{head}Content-Type: multipart/mixed\n\n{SAID}",
        "boundary-long": f"{head}Content-Type: multipart/mixed; boundary={'b' * 5000}\n\n{SAID}",
        "bad-base64": f"{head}Content-Transfer-Encoding: base64\n\n{'!' * 5000}",
        "bad-charset": f"{head}Content-Type: text/plain; charset=x-none\n\n{SAID}",
        "quoted-deeply": f"{head}\n" + "\n".join(">" * n + SAID for n in range(400)),
        "forwarded-deeply": f"{head}\n" + inner * 2000 + SAID,
        "wrote-deeply": f"{head}\n" + "\n".join(
            f"{'>' * n} On 2 Jan 2024, Col <c@x.org> wrote:" for n in range(400)),
        "rules": f"{head}\n" + "-----Original Message-----\n" * 20_000 + SAID,
        "html": f"{head}Content-Type: text/html\n\n" + "<blockquote>" * 3000 + SAID,
        "mailbox": f"From a@x.org Mon Feb  5 10:00:00 2024\n{head}\n{SAID}\n\n" * 300,
    }  # fmt: skip
    for name, text in texts.items():
        yield name, text.encode()


def _pages() -> Iterator[tuple[str, bytes]]:
    texts = {
        "plain": f"<html><body><p>{SAID}</p></body></html>",
        "empty": "<html></html>",
        "comment": "<html><!-- " + "x" * 100_000,
        "open-tags": "<p>" * 40_000 + SAID,
        "open-divs": "<div>" * 5000 + SAID,
        "open-cells": "<table><tr>" + "<td>x" * 40_000,
        "open-rows": "<table>" + f"<tr><td>4 April 2020<td>{SAID}" * 2000,
        "tables-in-tables": "<table><tr><td>" * 80 + SAID,
        "spans": "<table>" + "<tr>" + "<td rowspan=99999999 colspan=99999999>x</td>" * 50 + "</tr>" * 9,
        "rowspans": "<table>" + "<tr><td rowspan=65535>x<td>y</tr>" * 500,
        "lists": "<ul><li>" * 100 + SAID,
        "definitions": "<dl>" + "<dt>4 April 2020" * 5000 + f"<dd>{SAID}",
        "headings": "<h2>4 April 2020</h2><p>It burned down in the night.</p>" * 1500,
        "attributes": "<p " + "".join(f"a{n}=b " for n in range(20_000)) + ">x",
        "long-attribute": f"<p title='{'x' * 1_000_000}'>{SAID}",
        "long-word": f"<p>{'x' * 1_000_000} {SAID}",
        "entities": "&amp;" * 100_000 + SAID,
        "characters": "&#x110000;&#0;&#xD800;" * 1000 + SAID,
        "entity-bomb": f'<!DOCTYPE html [<!ENTITY l0 "ha">{LAUGHS}]><p>&l9; {SAID}',
        "external": f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x; {SAID}',
        "scripts": "<script>" * 5000 + SAID,
        "json": f"<script type='application/ld+json'>{'[' * 50_000}</script><p>{SAID}",
        "json-days": '<script type="application/ld+json">{"@type":"Article","datePublished":'
                     f'{"9" * 5000}}}</script><p>{SAID}',
        "times": "<time datetime='2025-01-01'>x</time>" * 5000 + SAID,
        "metas": "<meta name=date content='2025-13-45'>" * 5000 + SAID,
        "controls": f"<p>\x00\x1b[31m\x08{SAID}</p>\x1b]0;x\x07",
    }  # fmt: skip
    for name, text in texts.items():
        yield name, text.encode()


def _texts() -> Iterator[tuple[str, bytes]]:
    texts = {
        "pipes": "|" * 50_000 + "\n|-|\n" + SAID,
        "table": "| Date | Event |\n|---|---|\n" + f"| 4 April 2020 | {SAID} |\n" * 1500,
        "separators": "|---" * 20_000 + "|\n" + SAID,
        "headings": "## 4 April 2020\n\nIt burned.\n\n" * 1500,
        "fences": "```\n" * 5000 + SAID,
        "links": "[" * 20_000 + SAID + "]" * 20_000,
        "emphasis": "*" * 20_000 + SAID + "_" * 20_000,
        "quotes": ">" * 20_000 + SAID,
    }  # fmt: skip
    for name, text in texts.items():
        yield name, text.encode()


KINDS: Final[dict[str, Callable[[], Iterator[tuple[str, bytes]]]]] = {
    "pdf": _pdfs, "docx": _docxs, "eml": _mails, "html": _pages, "md": _texts,
}  # fmt: skip


def hard_documents() -> Iterator[tuple[str, bytes]]:
    """Yield the name of each document, with its ending, and its bytes."""
    for ending, made in KINDS.items():
        for name, data in made():
            yield f"{name}.{ending}", data
    for encoding in ENCODINGS:
        yield f"{encoding}.txt", SAID.encode(encoding)

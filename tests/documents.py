"""Documents made for a test: PDF, DOCX, web pages saved as one file."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'


def pdf(pages: Sequence[Sequence[str]], password: str | None = None, **info: str) -> bytes:
    """Write a PDF of one font, a list of lines a page; the first two pages are `i` and `ii`."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    for lines in pages:
        _write(writer, lines)
    if len(pages) > 2:
        writer.set_page_label(0, 1, style="/r")
        writer.set_page_label(2, len(pages) - 1, style="/D", start=1)
    writer.add_metadata({f"/{key}": value for key, value in info.items()})
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _write(writer: Any, lines: Sequence[str]) -> None:
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    def named(**keys: str) -> DictionaryObject:
        return DictionaryObject({NameObject(f"/{k}"): NameObject(f"/{v}") for k, v in keys.items()})

    font = named(Type="Font", Subtype="Type1", BaseFont="Courier", Encoding="WinAnsiEncoding")
    page = writer.add_blank_page(595, 842)
    fonts = DictionaryObject({NameObject("/F"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    shown = "\n".join(f"({line}) Tj T*" for line in lines)
    content = DecodedStreamObject()
    content.set_data(f"BT /F 11 Tf 60 760 Td 14 TL\n{shown}\nET".encode("cp1252"))
    page[NameObject("/Contents")] = writer._add_object(content)


def docx(body: str, core: str = "", **parts: str) -> bytes:
    """Write a .docx around WordprocessingML; `core` is in its properties, `parts` under word/."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", f'<w:x xmlns:w="{W}">{text}</w:x>')
        archive.writestr("docProps/core.xml", f'<c:core xmlns:c="c" {DC}>{core}</c:core>')
    return stream.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """Write one paragraph of WordprocessingML."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{styled}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def zipped(**parts: str) -> bytes:
    """Write a zip of these parts; `__` in a name is `/`, `_` a dot."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), text)
    return stream.getvalue()


def mhtml(page: str) -> bytes:
    """Write a web page as browsers save it with all it needs."""
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/saved\n"
        "Subject: Saved\nDate: Mon, 10 Mar 2025 09:00:00 +0100\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n--B\n'
        "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    return f"{head}{page.replace('=', '=3D')}\n--B--\n".encode()

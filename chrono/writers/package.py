"""The files of Word and Excel as ZIP packages: the same content gives the same bytes."""

import io
import re
import zipfile
from typing import Final

from chrono.dates import Day
from chrono.timeline import Timeline
from chrono.writers.citations import cited
from chrono.writers.markup import html

_MOMENT: Final = (1980, 1, 1, 0, 0, 0)
_CORE: Final = "docProps/core.xml"
_DROPPED: Final = "docProps/thumbnail.jpeg"  # of the empty document that python-docx starts from


def finished(raw: bytes, title: str, day: Day | None) -> bytes:
    """Return a package with a title, a day and nothing else in its properties, and no other times.

    What the library that made it says of itself is left out.
    """
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(held, "w") as new:
        for part in old.infolist():
            if part.filename == _DROPPED:
                continue
            made = zipfile.ZipInfo(part.filename, _MOMENT)
            made.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(part)
            if part.filename == _CORE:
                content = _core(title, day).encode()
            elif part.filename == "_rels/.rels":
                content = re.sub(rb"<Relationship [^>]*/thumbnail\"[^>]*/>", b"", content)
            new.writestr(made, content)
    return held.getvalue()


def newest(timeline: Timeline) -> Day | None:
    """Return the last day on which a source that is cited was published or looked at."""
    held = [citation.source for citation in cited(timeline).values()]
    dates = [date for source in held for date in (source.published, source.accessed) if date]
    return max((date.latest for date in dates if date.latest), default=None)


def _core(title: str, day: Day | None) -> str:
    """Return the properties of a package (ECMA-376, part 2, 11)."""
    name = html(title[:255])
    moment = f"{day[0]:04}-{day[1]:02}-{day[2]:02}T00:00:00Z" if day and 0 < day[0] < 10000 else ""
    times = "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{what}>'
        for what in ("created", "modified")
        if moment
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{name}</dc:title>{times}</cp:coreProperties>\n"
    )

"""The sources that a timeline cites as BibTeX; biblatex takes the date whole, from `date`."""

import re
from collections.abc import Iterator
from typing import Final

from chrono.dates import Date
from chrono.store.names import unused
from chrono.timeline import Timeline
from chrono.writers import Style
from chrono.writers.citations import Citation, cited
from chrono.writers.markup import latex
from chrono.writers.numbers import plain

# CSL type -> (BibTeX type, where the publisher stands)
_TYPES: Final = {
    "article": ("article", "journal"),
    "article-journal": ("article", "journal"),
    "article-magazine": ("article", "journal"),
    "article-newspaper": ("article", "journal"),
    "book": ("book", "publisher"),
    "chapter": ("incollection", "publisher"),
    "manuscript": ("unpublished", "howpublished"),
    "paper-conference": ("inproceedings", "organization"),
    "pamphlet": ("booklet", "howpublished"),
    "report": ("techreport", "institution"),
    "thesis": ("phdthesis", "school"),
}
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_BIBLATEX: Final = re.compile(r"[-0-9X~?%/.]+")  # what biblatex reads of EDTF


def bibtex(timeline: Timeline, _: Style) -> Iterator[str]:
    """Yield an entry a source."""
    taken: set[str] = set()
    for citation in cited(timeline).values():
        key = unused(re.sub(r"[^A-Za-z0-9:_.+-]", "-", citation.id), taken)
        taken.add(key)
        yield entry(key, citation)


def entry(key: str, citation: Citation) -> str:
    """Return a source as an entry of BibTeX."""
    source = citation.source
    kind, house = _TYPES.get(source.type, ("misc", "howpublished"))
    fields = {
        "title": f"{{{latex(source.label)}}}",
        "author": " and ".join(map(_person, source.author)),
        house: latex(source.publisher),
        **_date(source.published),
        "url": _url(source.url),
        "urldate": str(source.accessed) if source.accessed else "",
        "language": latex(source.language),
        "note": latex(source.note),
    }
    lines = [f"  {name} = {{{text}}},\n" for name, text in fields.items() if text]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def _person(name: str) -> str:
    """Return a name; one without a comma is kept whole, as that of an organisation is."""
    return latex(name) if "," in name else f"{{{latex(name)}}}"


def _date(date: Date | None) -> dict[str, str]:
    if date is None:
        return {}
    found = plain(date)
    numbers = found.first if found else ()
    return {
        "date": str(date) if _BIBLATEX.fullmatch(str(date)) else "",
        "year": str(numbers[0]) if numbers and numbers[0] > 0 else "",
        "month": _MONTHS[numbers[1] - 1] if len(numbers) > 1 else "",
    }


def _url(address: str) -> str:
    """Return an address with what would end the field as the web writes it."""
    codes = {sign: f"%{ord(sign):02X}" for sign in '{}\\"<>^`| '}
    return "".join(codes.get(sign, sign) for sign in address if sign.isprintable())

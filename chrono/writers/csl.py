"""The sources that a timeline cites as CSL JSON, which citation managers and Pandoc read.

A name with a comma is a family name and a given one; any other is kept whole, as `literal`. What
CSL has no form for among dates is a `literal` in words. Source: CSL-JSON 1.0.2.
"""

from collections.abc import Iterator
from json import dumps
from typing import Any, Final

from chrono.dates import Date, words
from chrono.timeline import Timeline
from chrono.writers import Style, escape
from chrono.writers.citations import Citation, cited
from chrono.writers.numbers import Plain, historical, plain

_SEASONS: Final = {"21": 1, "22": 2, "23": 3, "24": 4}


def csl(timeline: Timeline, _: Style) -> Iterator[str]:
    """Yield one array, a source an item."""
    items = [
        escape.json(dumps(item(citation), ensure_ascii=False))
        for citation in cited(timeline).values()
    ]
    yield "[\n" + ",\n".join(items) + "\n]\n" if items else "[]\n"


def item(citation: Citation) -> dict[str, Any]:
    """Return a source as an item of CSL, with the keys it has."""
    source = citation.source
    held: dict[str, Any] = {
        "id": citation.id,
        "type": source.type or "document",
        "title": source.label,
        "author": [person(name) for name in source.author],
        "publisher": source.publisher,
        "issued": csl_date(source.published) if source.published else None,
        "URL": source.url,
        "accessed": csl_date(source.accessed) if source.accessed else None,
        "language": source.language,
        "note": source.note,
        "citation-number": citation.number,
    }
    return {key: value for key, value in held.items() if value}


def person(name: str) -> dict[str, str]:
    """Return a name as CSL holds it.

    >>> person("Aliyev, Ilham"), person("The News Desk")
    ({'family': 'Aliyev', 'given': 'Ilham'}, {'literal': 'The News Desk'})
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    return {"family": family, "given": given} if comma and given else {"literal": name}


def csl_date(date: Date) -> dict[str, Any]:
    """Return a date as CSL holds it.

    >>> csl_date(Date("2025-09~")), csl_date(Date("2024/2026"))
    ({'date-parts': [[2025, 9]], 'circa': True}, {'date-parts': [[2024], [2026]]})
    >>> csl_date(Date("2025-21")), csl_date(Date("199X"))
    ({'date-parts': [[2025]], 'season': 1}, {'literal': 'the 1990s'})
    """
    text = str(date)
    bare = text.rstrip("~?%")
    if bare[:-2].endswith("-") and bare[-2:] in _SEASONS and bare[:-3].lstrip("-").isdecimal():
        found: dict[str, Any] = {"date-parts": [[int(bare[:-3])]], "season": _SEASONS[bare[-2:]]}
    else:
        ends = _ends(bare)
        if ends is None or ends.goes_on:
            return {"literal": words(date)}
        parts = [ends.first, ends.last] if ends.last else [ends.first]
        found = {"date-parts": [[historical(first), *rest] for first, *rest in parts]}
    return found if bare == text else {**found, "circa": True}


def _ends(bare: str) -> Plain | None:
    """Return the ends of a date that may have lost a sign behind it."""
    return None if any(sign in bare for sign in "~?%[{") else plain(Date(bare))

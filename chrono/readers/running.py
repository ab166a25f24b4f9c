"""The heads and feet that run through the pages of a document: which lines are left out.

A line that carries a date is left out only if it is the same on every page, or on every other one;
one that has figures only if they count the pages; a whole sentence only if it never changes.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from chrono.readers.furniture import count_words
from chrono.readers.paragraphs import CLOSED

PAGES: Final = 3  # that a running line stands on, at least, and the share of all
SHARE: Final = 0.25
EVERY: Final = 0.5  # share for a line with a date: all left, or all right pages
EDGE: Final = 3  # lines at the head and the foot of a page that may be running
SENTENCE: Final = 5  # words of a line that is a sentence if it is closed
_NUMBER: Final = re.compile(r"\d+")
_ROMAN: Final = re.compile(r"[ivxlc]{1,7}$", re.I)
_PAGE: Final = re.compile(
    r"\s*[-–—[(|]*\s*(?:(?:page|p\.?|pg\.?|seite|s\.|página|pág\.?|pagina|strona|страница|стр\.?"
    r"|səhifə|sayfa|sida|side)\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|of|von|de|sur|из|z|van|di)\s*(?P<of>\d{1,4}))?\s*[-–—\])|]*\s*$",
    re.I,
)
_NAMED: Final = re.compile(r"\s*(?:page|p\.|pg|seite|página|pagina|strona|стр|səhifə|sayfa)", re.I)


def without_running(pages: Sequence[tuple[str, list[str]]]) -> tuple[list[list[int]], int]:
    """Return which lines of each page are kept, by number, and how many are left out.

    `pages` are the label and the lines of each.
    """
    edges = [_edges(lines) for _, lines in pages]
    whole = Counter(text for at, (_, lines) in enumerate(pages)
                    for text in {lines[k].strip() for k in edges[at]})  # fmt: skip
    counted = _counted(pages, edges)
    kept: list[list[int]] = []
    gone = 0
    for page, (label, lines) in enumerate(pages):
        out = set()
        for side in (range(min(EDGE, len(lines))), range(len(lines) - 1, -1, -1)[:EDGE]):
            for k in side:
                text = lines[k].strip()
                if not (
                    _is_same(text, whole[text], len(pages))
                    or _key(text) in counted
                    or _is_number(text, label, page, len(pages))
                ):
                    break
                out.add(k)
        if len(out) == len(lines) and len(pages) < PAGES:
            out = set()
        gone += len(out)
        kept.append([k for k in range(len(lines)) if k not in out])
    return kept, gone


def _edges(lines: list[str]) -> set[int]:
    return {*range(min(EDGE, len(lines))), *range(max(len(lines) - EDGE, 0), len(lines))}


def _is_same(text: str, count: int, pages: int) -> bool:
    if count == pages == PAGES - 1:
        return not _closed(text)
    if count < max(PAGES, SHARE * pages):
        return False
    return count >= EVERY * pages or not _dated(text)


def _key(text: str) -> str:
    return _NUMBER.sub("#", text.strip())


def _closed(text: str) -> bool:
    """Whether a line is a sentence by the look of it."""
    return bool(CLOSED.search(text)) and count_words(text) >= SENTENCE


def _dated(text: str) -> bool:
    return any(character.isdigit() for character in text) and bool(_dates(text))


def _counted(pages: Sequence[tuple[str, list[str]]], edges: list[set[int]]) -> set[str]:
    """Return the lines, with # for each number, one of whose numbers counts the pages."""
    seen: dict[str, dict[int, str]] = {}
    for page, (_, lines) in enumerate(pages):
        for k in edges[page]:
            if _NUMBER.search(lines[k]) and not _closed(lines[k].strip()):
                seen.setdefault(_key(lines[k]), {})[page] = lines[k]
    least = max(PAGES, SHARE * len(pages))
    return {key for key, found in seen.items() if len(found) >= least and _counts(found)}


def _counts(found: dict[int, str]) -> bool:
    """Whether one number of a line grows with the pages, all others and every date staying."""
    numbers = {page: [int(one[:9]) for one in _NUMBER.findall(line)]
               for page, line in found.items()}  # fmt: skip
    grown = 0
    for column in range(len(next(iter(numbers.values())))):
        if len({row[column] for row in numbers.values()}) == 1:
            continue
        if len({row[column] - page for page, row in numbers.items()}) > 1:
            return False
        grown += 1
    return grown == 1 and len({_dates(line) for line in found.values()}) == 1


def _dates(line: str) -> tuple[str, ...]:
    from chrono.temporal import annotate

    return tuple(str(phrase.date) for phrase in annotate(line).phrases)


def _is_number(text: str, label: str, page: int, pages: int) -> bool:
    """Whether a line is the number of its page and nothing else."""
    found = _PAGE.match(text)
    if not found:
        return False
    number = found["number"].lower()
    return bool(
        number == label.lower()
        or number == str(page + 1)
        or (found["of"] and int(found["of"]) >= pages > 1)
        or (_NAMED.match(text) and (number.isdigit() or _ROMAN.match(number)))
        or (number.isdigit() and len(number) < 4 and pages > 1 and _is_offset(number, page))
    )


def _is_offset(number: str, page: int) -> bool:
    """Whether a bare number may be that of a page whose label is not known."""
    return int(number) >= page

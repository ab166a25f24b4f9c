"""One entry, key by key, in the layouts that are met most.

Keys may stand in any order and at any indent, texts plain, in quotes or folded, over several lines,
lists in brackets or down the page, with comments between. What is recognised is read as PyYAML
reads it, which tests/test_scan.py shows; anything else is not wrong: it is left to PyYAML.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Key
from chrono.dates import Date
from chrono.errors import DateError
from chrono.store import canonical
from chrono.store.canonical import BREAKS, COMMENT, END, LIST, PLAIN, SILENT, TEXT, unquote
from chrono.store.shapes import read_date

# Marks on letters, which are no letters to a pattern: of Latin, Hebrew, Arabic, of India, of Thai.
_MARKS: Final = (
    r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed"
    r"\u0900-\u0dff\u0e31-\u0eff"
)
ID: Final = rf"(?=[\w.\-{_MARKS}]{{1,80}}(?:[ \t\r\n]|\Z))[^\W_][\w.\-{_MARKS}]*"
ROWS: Final = {**KEYS["event"], **{key: KEYS["claim"][key] for key in CLAIM_ON_EVENT}}
_BREAK: Final = r"\r?\n"
_FOLD: Final = re.compile(rf"[ \t]*{_BREAK} *")
_new: Final[Any] = tuple.__new__  # a named tuple's own constructor takes twice as long
_USUAL_CLAIM: Final = ("date", "source", "url", "page", "locator", "phrase", "quote", "context")
_ITEM: Final = rf'( *)- +({TEXT}|"[^"\\{BREAKS}]+"){END}{SILENT}'


class NotCanonicalError(Exception):
    """Something that is left to PyYAML."""


class Lists(dict[str, tuple[str, ...]]):
    """Lists of texts by the way they are written, in brackets or down the page, each read once."""

    def __missing__(self, written: str) -> tuple[str, ...]:
        found = canonical.items(written) if written.startswith("[") else _items(written)
        if found is None:
            raise NotCanonicalError
        self[written] = found
        return found


@cache
def _key(column: int) -> re.Pattern[str]:
    """Return the pattern of one key that stands at a column, with its value."""
    pad = " " * column
    below = rf"{_BREAK}{pad} +"
    plain = rf"({PLAIN}(?:[ \t]*{below}{PLAIN})*+)"
    single = rf"'(?!')((?:[^'{BREAKS}]|''|{below}(?=\S))*+)'"
    double = rf'"((?:[^"\\{BREAKS}]|{below}(?=\S))++)"'
    lines = rf"((?:{pad} +[^\s][^{BREAKS}]*{_BREAK})+)(?:{_BREAK})*+(?={pad}[a-z]|\Z)"
    block = rf"((?:{pad}[ \-][^{BREAKS}]*{_BREAK}| *(?:{COMMENT})?{_BREAK})*+)"
    return re.compile(
        rf"({pad}([a-z]+):(?: +(?:{plain}|({LIST})|{single}|{double}){END}{SILENT}"
        rf"| +([|>])[+\-]?[ \t]*(?:{COMMENT})?{_BREAK}{lines}"
        rf"|{END}{block}))"
    )


def values(text: str, column: int, rows: Mapping[str, Key], lists: Lists) -> dict[str, Any]:
    """Return the values by key of a mapping whose keys stand at a column.

    A date comes with its phrase. Raises `NotCanonicalError`.
    """
    found: dict[str, Any] = {}
    length = 0
    written_keys = _key(column).findall(text)
    for whole, name, plain, flow, single, double, sign, lines, block in written_keys:
        length += len(whole)
        row = rows.get(name)
        shape = row.shape if row else ""
        if plain:
            written = _FOLD.sub(" ", plain) if "\n" in plain else plain
        elif flow or block:
            if shape == "texts":
                found[name] = lists[flow or block]
            elif name == "claims" and block:
                found[name] = claims(block, lists)
            else:
                raise NotCanonicalError
            continue
        elif sign:
            written = _lines(lines, " " if sign == ">" else "\n")
        else:
            written = (_FOLD.sub(" ", single) if "\n" in single else single).replace("''", "'")
            written = written or (_FOLD.sub(" ", double) if "\n" in double else double)
            if not written:
                raise NotCanonicalError
        if row:
            found[name] = _value(row, written)
    if length != len(text) or len(found) != len(written_keys):  # a key stands twice
        raise NotCanonicalError
    return found


def dated(written: str) -> tuple[Date, str]:
    """Return a date and the phrase it is written in, if it is one."""
    try:
        return read_date(written)
    except DateError:
        raise NotCanonicalError from None


def _value(row: Key, written: str) -> Any:
    """Return the value of a key, a list aside, from its text."""
    shape = row.shape
    if shape == "line" and "\n" not in written:
        return written
    if shape == "text":
        return written
    if shape == "date":
        return dated(written)
    if shape == "choice" and written in row.choices:
        return written
    if shape == "number" and re.fullmatch("[1-9][0-9]{0,8}", written):
        return int(written)
    if shape == "share" and re.fullmatch(r"0(\.[0-9]{1,6})?|1(\.0{1,6})?", written):
        return float(written)
    if shape == "id" and _compiled(ID).fullmatch(written):
        return written
    raise NotCanonicalError


def _lines(written: str, join: str) -> str:
    """Return the text of a block scalar of which no line stands deeper than another."""
    lines = written.replace("\r\n", "\n").split("\n")[:-1]
    indent = len(lines[0]) - len(lines[0].lstrip(" "))
    texts = [line[indent:] for line in lines]
    for line, text in zip(lines, texts, strict=True):
        if line[:indent].strip(" ") or text[:1] in ("", " ", "\t") or text[-1] in " \t":
            raise NotCanonicalError
    return join.join(texts)


def _items(block: str) -> tuple[str, ...] | None:
    """Return the texts of a list down the page, or None when that takes more than a look.

    >>> _items("  - CICA # a\\n  - 'Smith, John'\\n"), _items("  - a: b\\n")
    (('CICA', 'Smith, John'), None)
    """
    at = start(block)
    match = _compiled(_ITEM).match
    found = []
    indents = set()
    while one := match(block, at):
        at = one.end()
        indents.add(one[1])
        text = one[2]
        found.append(text[1:-1] if text[0] == '"' else unquote(text))
    return tuple(found) if at == len(block) and len(indents) == 1 else None


@cache
def _usual_claim(column: int) -> re.Pattern[str]:
    """Return the pattern of a claim of the usual keys in their order, whose dash is at a column."""
    pad = " " * column
    pattern = rf"({pad}- "
    for name in _USUAL_CLAIM:
        value = LIST if KEYS["claim"][name].shape == "texts" else TEXT
        pattern += rf"(?:{name}: +({value}){END}{SILENT}(?:{pad}  |(?={pad}- )|\Z))?"
    return re.compile(pattern + ")")


def usual_claims(block: str, lists: Lists) -> tuple[Claim, ...]:
    """Return what `claims` returns: faster, once a pattern is made that takes over a millisecond.

    Raises `NotCanonicalError`.
    """
    at = length = start(block)
    mark = dash(block, at)
    written = _usual_claim(len(mark) - 2).findall(block, at) if mark else ()
    for one in written:
        length += len(one[0])
    if not written or length != len(block):
        return claims(block, lists)
    found = []
    for _, date, source, url, page, locator, phrase, quote, context in written:
        claim = (
            dated(unquote(date))[0] if date else None, "", source and unquote(source),
            url and unquote(url), page and unquote(page), 0, 0, locator and unquote(locator),
            phrase and unquote(phrase), quote and unquote(quote), "", "",
            lists[context] if context else (), None, "", "",
        )  # fmt: skip
        found.append(_new(Claim, claim))
    return tuple(found)


def claims(block: str, lists: Lists) -> tuple[Claim, ...]:
    """Return the claims of a list down the page, of any keys. Raises `NotCanonicalError`."""
    at = start(block)
    mark = dash(block, at)
    if not mark:
        raise NotCanonicalError
    read = []
    while at < len(block):
        end = block.find("\n" + mark, at) + 1 or len(block)
        if not block.startswith(mark, at):
            raise NotCanonicalError
        found = values(undashed(block[at:end], mark), len(mark), KEYS["claim"], lists)
        date, _ = found.pop("date", (None, ""))
        read.append(Claim(date, **found))
        at = end
    return tuple(read)


def start(text: str) -> int:
    """Return where the first line is that says something."""
    found = _compiled(SILENT).match(text)
    return found.end() if found else 0


def dash(text: str, at: int) -> str:
    """Return how the item of a list at an offset starts: its indent, a dash, a blank; else ''."""
    found = _compiled(r" {0,16}- (?=\S)").match(text, at)
    return found[0] if found else ""


def undashed(item: str, mark: str) -> str:
    """Return an item with a blank for its dash, so that all of its lines look alike."""
    return " " * len(mark) + item[len(mark) :]


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)

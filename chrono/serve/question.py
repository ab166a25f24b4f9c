"""What the query string of a request asks for."""

from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import parse_qsl

from chrono.errors import ChronoError
from chrono.query import DATE_FIELDS, NAME_FIELDS, Query, parse, split
from chrono.timeline import Selection
from chrono.writers import Style

TOKEN: Final = "token"  # the parameter that has it
TERMS: Final = (
    *NAME_FIELDS, "tag", "source", "status", "modality",
    *(field for field in DATE_FIELDS if field != "date"),
)  # fmt: skip
FLAGS: Final = ("certain", "undated")
CALENDAR: Final = ("wide", "anniversaries", "reminder")
PARAMETERS: Final = (*TERMS, *FLAGS, "min-precision", "limit", "q", *CALENDAR)
YES_OR_NO: Final = {"": True, "1": True, "yes": True, "true": True,
                    "0": False, "no": False, "false": False}  # fmt: skip


class Asked(NamedTuple):
    """What a query string asks for: which events, and how they are written."""

    selection: Selection
    style: Style


def asked(query: str) -> Asked:
    """Return what a query string asks for; the names are those of the options of `chrono list`.

    `q` holds words and terms as they stand on a command line. Raises `ChronoError` for what is
    not in `PARAMETERS`, or has a value that it cannot have.

    >>> str(asked("org=CICA&from=2024&q=not:tag:draft").selection.query)
    'org:CICA from:2024 not:tag:draft'
    """
    given: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True, errors="replace"):
        name = name.replace("_", "-")
        if name == TOKEN:
            continue
        if name not in PARAMETERS:
            from chrono.spelling import listed

            raise ChronoError(f"no filter {name}", listed(name, PARAMETERS))
        given.setdefault(name, []).append(value)
    terms = parse(f"{name}:{value}" for name in TERMS for value in given.get(name, ()) if value)
    words = (term for text in given.get("q", ()) for term in split(text).terms)
    last = {name: values[-1] for name, values in given.items()}
    selection = Selection(
        Query((*terms.terms, *words)),
        _flag(last, "certain"),
        _flag(last, "undated"),
        last.get("min-precision", ""),
        _number(last.get("limit", "")),
    )
    wide, reminder = last.get("wide") or "point", last.get("reminder", "")
    style = Style(wide=wide, anniversaries=_flag(last, "anniversaries"), reminder=reminder)
    return Asked(selection, style)


def _flag(given: Mapping[str, str], name: str) -> bool:
    if name not in given:
        return False
    value = given[name].lower()
    if value not in YES_OR_NO:
        raise ChronoError(f"{name} is yes or no, not {value}", f"write {name}=1 or leave it out")
    return YES_OR_NO[value]


def _number(text: str) -> int | None:
    if text and not (text.isascii() and text.isdigit() and len(text) < 10):
        raise ChronoError(f"limit is a number, not {text}", "write limit=20 or leave it out")
    return int(text) if text else None

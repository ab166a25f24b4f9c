"""One node of a file to one value: a function for each shape of `claims.KEYS`.

Each takes the report (to note problems in), the key's name, its row in `KEYS` and the node, and
returns the value, or None where there is none, having noted why.
"""

import os
import re
from collections.abc import Callable
from typing import Final

from chrono.claims import Field, Key
from chrono.dates import Date
from chrono.dates import parse as parse_date
from chrono.errors import DateError
from chrono.store.nodes import Items, Node, Scalar
from chrono.store.text import Report
from chrono.zones import is_zone

LONGEST_ID: Final = 80
BARE_ID: Final = re.compile(rf"[^\s:/\\,\[\]{{}}\"'#*?]{{1,{LONGEST_ID}}}")


def line(report: Report, name: str, key: Key, node: Node) -> str | None:
    """Return one line of text."""
    value = text(report, name, key, node)
    if value and ("\n" in value or "\u2028" in value or "\u2029" in value):
        report.problem("K103", node.start, f"{name} is one line", "long remarks go under note:")
        return None
    return value


def text(report: Report, name: str, key: Key, node: Node) -> str | None:
    """Return a text; the end of line that `|` adds is not part of it."""
    if not isinstance(node, Scalar):
        report.problem("K103", node.start, f"{name} is a text, not {shape_of(node)}")
        return None
    return node.value.strip("\n")


def texts(report: Report, name: str, key: Key, node: Node) -> tuple[str, ...] | None:
    """Return a list of lines; a single text stands for a list of one."""
    if isinstance(node, Scalar):
        if node.empty:
            return None
        if "," in node.value and not node.style:
            hint = f"write {name}: [{node.value}], or quote a name with a comma in it"
            report.problem("K103", node.start, f"{name} is a list", hint)
            return None
        one = line(report, name, key, node)
        return (one,) if one else None
    if not isinstance(node, Items):
        report.problem("K103", node.start, f"{name} is a list, not {shape_of(node)}")
        return None
    values = [line(report, f"an item of {name}", key, item) for item in node.nodes]
    for value, item in zip(values, node.nodes, strict=True):
        if value == "":
            report.problem("K103", item.start, f"{name} has an empty item")
    return tuple(value for value in values if value)


def date(report: Report, name: str, key: Key, node: Node) -> tuple[Date, str] | None:
    """Return a date and, where it is not written in EDTF, the phrase as it stands."""
    if not isinstance(node, Scalar):
        written = report.text.text[node.start : node.end].strip()
        hint = f"quote it: {name}: '{written}'"
        report.problem("D102", node.start, f"YAML reads {written[:60]} as {shape_of(node)}", hint)
        return None
    if node.empty:
        return None
    try:
        return read_date(node.value)
    except DateError as error:
        inside = node.start + len(node.style) + (0 if error.text != node.value else error.position)
        offset = min(inside, max(node.start, node.end - 1))
        report.problem(error.code, offset, error.message, error.hint)
        return None


_DATES: dict[str, tuple[Date, str]] = {}


def read_date(written: str) -> tuple[Date, str]:
    """Return what a date in the file means: EDTF, or an absolute English phrase.

    The second value is the phrase, or '' for EDTF. Raises `DateError`. Answers are remembered:
    a chronology of a hundred thousand events has few different dates.
    """
    known = _DATES.get(written)
    if known:
        return known
    try:
        found = parse_date(written), ""
    except DateError as error:
        from chrono.phrases import absolute

        try:
            found = absolute(written).date, written
        except DateError as second:
            raise (error if error.code != "D102" else second) from None
    if len(_DATES) > 200_000:
        _DATES.clear()
    _DATES[written] = found
    return found


def number(report: Report, name: str, key: Key, node: Node) -> int | None:
    """Return a positive whole number."""
    value = text(report, name, key, node)
    if not value:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,8}", value):
        report.problem("K103", node.start, f"{name} is a whole number from 1 up, not {value}")
        return None
    return int(value)


def share(report: Report, name: str, key: Key, node: Node) -> float | None:
    """Return a number from 0 to 1."""
    value = text(report, name, key, node)
    if not value:
        return None
    if not re.fullmatch(r"0(\.[0-9]{1,6})?|1(\.0{1,6})?", value):
        report.problem("K103", node.start, f"{name} is a number from 0 to 1, not {value}")
        return None
    return float(value)


def choice(report: Report, name: str, key: Key, node: Node) -> str | None:
    """Return one of the key's words."""
    value = text(report, name, key, node)
    if not value:
        return None
    if value not in key.choices:
        known = ", ".join(key.choices)
        report.problem("K104", node.start, f"{name} is one of {known}; not {value}")
        return None
    return value


def zone(report: Report, name: str, key: Key, node: Node) -> str | None:
    """Return the name of an IANA time zone."""
    value = text(report, name, key, node)
    if not value:
        return None
    if not is_zone(value):
        hint = "zones are named like Asia/Baku or UTC"
        report.problem("R103", node.start, f"no such time zone: {value}", hint)
        return None
    return value


def path(report: Report, name: str, key: Key, node: Node) -> str | None:
    """Return a path relative to the file's folder that does not leave it."""
    value = line(report, name, key, node)
    if not value:
        return None
    plain = value.replace("\\", "/")
    inside = os.path.normpath(plain)
    if plain.startswith(("/", "~")) or inside.startswith("..") or re.match(r"[A-Za-z]:", plain):
        hint = "a path is relative to the chronology, and stays inside its folder"
        report.problem("R104", node.start, f"{name} leaves the folder: {value}", hint)
        return None
    return value


def identifier(report: Report, name: str, key: Key, node: Node) -> str | None:
    """Return the id of an event."""
    value = line(report, name, key, node)
    if not value:
        return None
    if not BARE_ID.fullmatch(value):
        hint = (
            f"letters of any script, digits, - _ . and no blanks; {LONGEST_ID} characters at most"
        )
        report.problem("I102", node.start, f"{value[:80]!r} cannot be an id", hint)
        return None
    return value


def fields(report: Report, name: str, key: Key, node: Node) -> tuple[tuple[str, Field], ...] | None:
    """Return the owner's own fields: texts, or lists of texts."""
    if isinstance(node, Scalar) and node.empty:
        return None
    if isinstance(node, Scalar | Items):
        report.problem("K103", node.start, f"{name} is a mapping, not {shape_of(node)}")
        return None
    found: list[tuple[str, Field]] = []
    for inner, value in node.pairs:
        if isinstance(value, Scalar):
            found.append((inner.value, value.value))
        elif isinstance(value, Items) and all(isinstance(item, Scalar) for item in value.nodes):
            items = tuple(item.value for item in value.nodes if isinstance(item, Scalar))
            found.append((inner.value, items))
        else:
            hint = "every writer carries it, so it is kept flat"
            report.problem("K103", value.start, "a field is a text or a list of texts", hint)
    return tuple(found)


def profiles(report: Report, name: str, key: Key, node: Node) -> None:
    """Accept the profiles as they stand: nothing here reads them."""
    if isinstance(node, Items) or (isinstance(node, Scalar) and not node.empty):
        report.problem("K103", node.start, f"{name} is a mapping, not {shape_of(node)}")


def shape_of(node: Node) -> str:
    """Return what a node is, in a person's words."""
    if isinstance(node, Scalar):
        return "nothing" if node.empty else "a text"
    return "a list" if isinstance(node, Items) else "a mapping"


SHAPES: Final[dict[str, Callable[[Report, str, Key, Node], object]]] = {
    "line": line,
    "text": text,
    "texts": texts,
    "date": date,
    "number": number,
    "share": share,
    "choice": choice,
    "zone": zone,
    "path": path,
    "id": identifier,
    "fields": fields,
    "profiles": profiles,
}

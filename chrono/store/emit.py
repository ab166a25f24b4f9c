"""Values to canonical YAML: one key a line, plain or single-quoted texts, flow lists."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from chrono.claims import CLAIM_ON_EVENT, KEYS, Claim, Entity, Event, Field, Source, worded

# Plain where every YAML reader agrees that it is a text or a date: it starts with a letter, a
# digit or a mark that means nothing to YAML, and holds no comment, no key, no bracket at an end.
_PLAIN: Final = re.compile(
    r"(?:[^\W_]|[(./~“”‘’«»„—–…©§€£$+_^\\;]|-(?=\d))"
    r"(?:[^\n:#]++|:(?=[^\s,\[\]{}])|(?<=\S)#)*+(?<!\s)"
)
_FLOW_MARKS: Final = re.compile(r"[,\[\]{}?]")  # a ? ends a text to PyYAML's own parser
# Words that YAML 1.1 or 1.2 readers take for something else than a text.
_WORDS: Final = frozenset(
    ["~", "y", "n", "yes", "no", "on", "off", "true", "false", "null", "=", "<<"]
)
# What YAML cannot hold as it is, and what a reader of the file would not see.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)


def scalar(text: str, flow: bool = False) -> str:
    """Return `text` as a YAML scalar on one line; in a flow list when `flow`.

    >>> scalar("1999/.."), scalar("[..2026]"), scalar("no"), scalar("it's: so")
    ('1999/..', "'[..2026]'", "'no'", "'it''s: so'")
    """
    if not text.isprintable() and (_UNPRINTABLE.search(text) or "\n" in text):
        return '"' + "".join(map(_escaped, text)) + '"'
    plain = _PLAIN.fullmatch(text) and text.casefold() not in _WORDS
    if plain and not (flow and _FLOW_MARKS.search(text)):
        return text
    return "'" + text.replace("'", "''") + "'"


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if not _UNPRINTABLE.match(character):
        return character
    code = ord(character)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def value(found: str | Iterable[str]) -> str:
    """Return a text as a scalar, a list of texts as a flow list."""
    if isinstance(found, str):
        return scalar(found)
    return "[" + ", ".join(scalar(item, flow=True) for item in found) + "]"


def lines(key: str, found: object, indent: int) -> Iterator[str]:
    """Yield the lines of one key with its value, indented; a text of several lines as a block."""
    pad = " " * indent
    if isinstance(found, str) and "\n" not in found:
        yield f"{pad}{key}: {scalar(found)}"
    elif isinstance(found, str) and _blocky(found):
        yield f"{pad}{key}: |-"
        for line in found.split("\n"):
            yield f"{pad}  {line}" if line else ""
    elif isinstance(found, Mapping):
        yield f"{pad}{key}:"
        for name, inner in found.items():
            yield f"{pad}  {scalar(name)}: {value(inner)}"
    else:
        yield f"{pad}{key}: {value(found if isinstance(found, tuple | list) else str(found))}"


def _blocky(text: str) -> bool:
    """Whether a text is best written as a block: several lines, and nothing a block would lose."""
    if text != text.strip() or _UNPRINTABLE.search(text):
        return False
    return text.strip("\n") == text


def event(found: Event, indent: int = 2) -> list[str]:
    """Return an event as the lines of a list item; its dash stands at column `indent`."""
    found = worded(found)
    values = _present(found, KEYS["event"])
    if found.stated:
        values["date"] = found.stated
    claims: list[dict[str, object]] = [_present(claim, KEYS["claim"]) for claim in found.claims]
    values = {key: held for key, held in values.items() if key != "claims"}
    if values.get("status") == "accepted":
        del values["status"]
    if values.get("modality") == "asserted":
        del values["modality"]
    if len(claims) == 1 and _same(claims[0], values):
        values |= {key: held for key, held in claims[0].items() if key in CLAIM_ON_EVENT}
        claims = []
    keys = (*KEYS["event"], *CLAIM_ON_EVENT)
    body = [line for key in keys if key in values for line in lines(key, values[key], indent + 2)]
    if claims:
        body.append(" " * (indent + 2) + "claims:")
        for one in claims:
            body += _item(one, indent + 4)
    return _dashed(body, indent)


def claim(found: Claim, indent: int) -> list[str]:
    """Return a claim as the lines of a list item; its dash stands at column `indent`."""
    return _item(_present(found, KEYS["claim"]), indent)


def _item(values: Mapping[str, object], indent: int) -> list[str]:
    inner = [line for key, held in values.items() for line in lines(key, held, indent + 2)]
    return _dashed(inner, indent)


def _same(claim: Mapping[str, object], values: Mapping[str, object]) -> bool:
    """Whether a claim says nothing of its own that an event's keys would not say for it."""
    shared = ("date", "modality")
    return all(claim.get(key, values.get(key)) == values.get(key) for key in shared)


def _dashed(body: list[str], indent: int) -> list[str]:
    return [" " * indent + "- " + body[0][indent + 2 :], *body[1:]]


def source(found: Source, indent: int = 2) -> list[str]:
    """Return a source as the lines of an entry of `sources:`."""
    return _entry(found.key, _present(found, KEYS["source"]), indent)


def entity(found: Entity, indent: int = 2) -> list[str]:
    """Return an entity as the lines of an entry of `entities:`."""
    return _entry(found.key, _present(found, KEYS["entity"]), indent)


def entry(key: str, values: Mapping[str, object]) -> list[str]:
    """Return the lines of an entry of `sources:` or `entities:`, its keys in the given order."""
    return _entry(key, values, 2)


def _entry(key: str, values: Mapping[str, object], indent: int) -> list[str]:
    head = f"{' ' * indent}{scalar(key)}:"
    return [
        head,
        *(line for name, held in values.items() for line in lines(name, held, indent + 2)),
    ]


def _present(found: Event | Claim | Source | Entity, rows: Iterable[str]) -> dict[str, object]:
    """Return the values that are there, by key, as text, a tuple or a mapping of texts."""
    values: dict[str, object] = {}
    for key in rows:
        held = getattr(found, "part_of" if key == "in" else key)
        if key == "fields":
            held = dict[str, Field](held)
        if held or (key == "confidence" and held is not None):
            values[key] = held if isinstance(held, tuple | dict) else str(held)
    return values

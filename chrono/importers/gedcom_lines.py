"""The lines of a GEDCOM file to a tree of records.

Source: GEDCOM 5.5.1, chapter 1, and FamilySearch GEDCOM 7.0, chapter 1.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from chrono.errors import ChronoError, Problem
from chrono.importers import Given, Told
from chrono.importers.fields import broken, shape
from chrono.readers.encoding import decode

_LINE: Final = re.compile(r"\s*(\d{1,2})\s+(?:@([^@\s]+)@\s+)?([A-Za-z0-9_]+)(?: (.*))?")
_CHARSET: Final = re.compile(rb"(?m)^\s*1\s+CHAR\s+(\S+)")
_POINTER: Final = re.compile(r"@([^@#\s][^@]*)@")
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


class Node(NamedTuple):
    """A line with the lines under it; CONC and CONT are part of its value."""

    tag: str
    value: str
    xref: str
    line: int
    children: "list[Node]"

    def all(self, tag: str) -> "Iterator[Node]":
        """Yield the lines of a tag under it."""
        return (child for child in self.children if child.tag == tag)

    def text(self, tag: str) -> str:
        """Return the value of the first line of a tag under it, or nothing."""
        return next((child.value for child in self.all(tag)), "")

    @property
    def pointer(self) -> str:
        """The record that the value points at, or nothing."""
        found = _POINTER.fullmatch(self.value.strip())
        return found[1] if found else ""


def text(given: Given) -> tuple[str, tuple[Told, ...]]:
    """Return a file as text, and how its encoding was found where the file does not say it.

    Raises `ChronoError` for ANSEL with letters beyond ASCII, which no current program writes.
    """
    path, raw = given.path, given.raw
    declared = _CHARSET.search(raw[:4096])
    name = given.encoding or (declared[1].decode("ascii", "replace").upper() if declared else "")
    if name == "ANSEL" and not raw.isascii() and not raw.startswith(_MARKS):
        hint = "export it from its program as UTF-8; --encoding NAME where the file is mistaken"
        raise ChronoError(f"{path}: in ANSEL, an encoding that chrono does not read", hint)
    if given.encoding or (name == "ANSI" and not raw.startswith(_MARKS)):
        try:
            return raw.decode(given.encoding or "cp1252").removeprefix("\ufeff"), ()
        except (LookupError, UnicodeDecodeError) as error:
            raise ChronoError(f"{path}: not {given.encoding or 'ANSI'}: {error}") from None
    found = decode(path, raw)
    return found.text, tuple(map(Told, found.notes)) if "UTF" not in name else ()


def records(path: str, whole: str) -> Iterator[Node | Problem]:
    """Yield the records; a line that is none is refused alone, with the lines under it."""
    stack: list[Node] = []
    refused = 100  # the level of a line that was refused
    for number, row in enumerate(re.split(r"\r\n|[\r\n]", whole), 1):
        if not row.strip():
            continue
        found = _LINE.fullmatch(row)
        if number == 1 and (not found or found.group(1, 3) != ("0", "HEAD")):
            hint = "it begins with 0 HEAD"
            raise broken(shape(path, 1, "no GEDCOM", hint, row[:200]))
        if found is None:
            yield shape(path, number, "not a line of GEDCOM", "level, tag, value", row[:200])
            continue
        level, tag, value = int(found[1]), found[3].upper(), found[4] or ""
        if level > refused:
            continue
        refused = 100
        if level > len(stack):
            refused = level
            yield shape(path, number, f"a line of level {level} under none", "", row[:200])
            continue
        if level == 0 and stack:
            yield stack[0]
        del stack[level:]
        if tag in ("CONC", "CONT") and stack:
            parent = stack[-1]
            longer = parent.value + ("\n" if tag == "CONT" else "") + value
            _replace(stack, parent._replace(value=longer))
            continue
        value = value[1:] if value.startswith("@@") else value
        node = Node(tag, value, found[2] or "", number, [])
        if stack:
            stack[-1].children.append(node)
        stack.append(node)
    if stack:
        yield stack[0]


def _replace(stack: list[Node], node: Node) -> None:
    """Put a longer value in the place of the last line."""
    if len(stack) > 1:
        stack[-2].children[-1] = node
    stack[-1] = node

"""Notes of Markdown in a folder: their properties, their text, and whether chrono wrote them.

The properties are the YAML between two lines `---` at the start of a note. A note that chrono
wrote has the property `chrono`, with a digest of its other properties and one of its text, by
which it is seen whether somebody has changed it since. What stands below the line `KEEP` is the
owner's and belongs to neither.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from json import dumps
from typing import Final, NamedTuple

from chrono.errors import ChronoError, Problem
from chrono.store.emit import lines, scalar
from chrono.store.nodes import Items, Node, Pairs, Scalar
from chrono.store.parser import Parser
from chrono.store.text import LARGEST, Text, decode, read_bytes

Value = str | list["Value"] | dict[str, "Value"]
Property = str | tuple[str, ...]

MARK: Final = "chrono"  # the property of a note that chrono wrote
KEEP: Final = "%% chrono: what you write below this line is kept %%"
DERIVED: Final = ("earliest", "latest")  # properties that follow from the date
ENDING: Final = ".md"
_MATTER: Final = re.compile(r"(?ms)\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?(?:\n|\Z)")
_KEEP: Final = re.compile(rf"(?m)^{re.escape(KEEP)}[ \t]*\r?(?:\n|\Z)")
# What YAML readers take for a text whichever version they follow: nothing like a number or a time.
_TEXT: Final = re.compile(r"[^\W\d_]")
_DATE: Final = re.compile(r"[1-9]\d{3}|\d{4}-\d\d(?:-\d\d(?:T[\d:]+)?)?")
_NULLS: Final = ("null", "~")


class Note(NamedTuple):
    """A note: its path below the folder, its properties with their lines, and its text.

    `kept` is the text below the line that asks for it. A note whose properties are no plain YAML
    has problems instead; `head` is what stands there.
    """

    path: str
    properties: Mapping[str, Value]
    lines: Mapping[str, int] = {}
    body: str = ""
    kept: str = ""
    head: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def mark(self) -> str:
        """What chrono left in the note when it wrote it; nothing in a note of somebody else."""
        held = self.properties.get(MARK)
        return held if isinstance(held, str) else ""


def walk(folder: str) -> Iterator[str]:
    """Yield the paths of the notes below a folder, in order; hidden folders are passed over.

    Symbolic links to notes are among them, those to folders are not followed. Raises `ChronoError`
    where a folder cannot be read.
    """

    def fail(error: OSError) -> None:
        raise ChronoError(f"{error.filename}: {error.strerror}") from None

    for at, folders, names in os.walk(folder, onerror=fail):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(ENDING) and not name.startswith("."):
                yield os.path.relpath(os.path.join(at, name), folder).replace(os.sep, "/")


def read_note(folder: str, path: str) -> Note:
    """Return a note of a folder. Raises `ChronoError` where it is no file or cannot be read."""
    whole = os.path.join(folder, path) if path else folder
    if path and (os.path.islink(whole) or not os.path.isfile(whole)):
        raise ChronoError(f"{whole}: a link or a device, which is not read")
    text = decode(whole, read_bytes(whole, "", LARGEST))
    return parse(text, path or os.path.basename(folder), whole)


def parse(text: str, path: str, shown: str = "") -> Note:
    """Return the note that a text is; problems name it `shown`."""
    found = _MATTER.match(text)
    rest = text[found.end() if found else 0 :]
    below = _KEEP.search(rest)
    body, kept = (rest[: below.start()], rest[below.end() :]) if below else (rest, "")
    if found is None:
        return Note(path, {}, body=body, kept=kept)
    try:
        parser = Parser(Text(shown or path, f"\n{found[1]}".encode()))
        node = _mapping(parser)
    except ChronoError as error:
        return Note(path, {}, {}, body, kept, found[1], error.problems)
    pairs = {key.value: _value(value) for key, value in node.pairs}
    places = {key.value: parser.text.line(key.start) for key, _ in node.pairs}
    return Note(path, pairs, places, body, kept, found[1], tuple(parser.problems))


def _mapping(parser: Parser) -> Pairs:
    first = parser.start()
    if first is None:
        return Pairs((), False, 0, 0)
    node = parser.node(first)
    parser.finish()
    return node if isinstance(node, Pairs) else Pairs((), False, 0, 0)


def _value(node: Node) -> Value:
    if isinstance(node, Scalar):
        return "" if not node.style and node.value in _NULLS else node.value
    if isinstance(node, Items):
        return [_value(inner) for inner in node.nodes]
    return {key.value: _value(inner) for key, inner in node.pairs}


def written(properties: Mapping[str, Property], body: str, kept: str = "") -> str:
    """Return the text of a note that chrono writes, with its mark above the properties given."""
    sign = f"event {digest(properties)}-{text_digest(body)}"
    matter = [f"{MARK}: {sign}", *(line for pair in properties.items() for line in _lines(*pair))]
    return "\n".join(["---", *matter, "---", body.strip("\n"), "", KEEP, kept])


def _lines(key: str, held: Property) -> Iterable[str]:
    name = _quoted(key)
    if isinstance(held, tuple):
        return [f"{name}:", *(f"  - {_quoted(one)}" for one in held)]
    if "\n" in held:
        return lines(name, held, 0)
    plain = key in ("date", *DERIVED) and _DATE.fullmatch(held)
    return [f"{name}: {held if plain else _quoted(held)}"]


def _quoted(text: str) -> str:
    """Return a text that every reader of YAML takes for one, also one that looks like a number."""
    made = scalar(text)
    if made != text or _TEXT.match(text):
        return made
    return "'" + text.replace("'", "''") + "'"


def changed(old: Note, new: Note) -> bool:
    """Whether something in a note that chrono wrote would be lost by writing the new one over it.

    That is a property or a text that is neither as chrono wrote it nor as it is going to be.
    """
    properties, _, text = old.mark.removeprefix("event ").partition("-")
    return digest(old.properties) not in (properties, digest(new.properties)) or text_digest(
        old.body
    ) not in (text, text_digest(new.body))


def digest(properties: Mapping[str, Value] | Mapping[str, Property]) -> str:
    """Return a digest of properties, in any order and however they are laid out."""
    held = {
        key: value.strip("\n") if isinstance(value, str) else value
        for key, value in properties.items()
        if key not in (MARK, *DERIVED) and value
    }
    return _short(dumps(held, sort_keys=True))


def text_digest(body: str) -> str:
    """Return a digest of a text, whatever its line ends."""
    return _short("\n".join(line.rstrip() for line in body.strip().splitlines()))


def _short(text: str) -> str:
    return sha256(text.encode(errors="surrogatepass")).hexdigest()[:8]

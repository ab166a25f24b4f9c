"""The numbers that a .docx prints before its paragraphs, which its text does not hold.

ECMA-376, part 1, 17.9: a paragraph, or its style, names a list and a level; the list says how a
number of that level is written, and counts go on over all lists of one definition.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from chrono.readers.ooxml import STRICT, Archive, Paragraph, Target, W

LEVELS: Final = 9
BASES: Final = 20  # styles that may rest on each other
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
ROMANS: Final = 4000  # from here on no Roman number is written


class _Level(NamedTuple):
    """How the numbers of a level begin and look: `%1` in `text` is the number of level 1."""

    start: int = 1
    form: str = "decimal"
    text: str = ""


def letters(number: int) -> str:
    """Return a number as a list has it in letters.

    >>> [letters(number) for number in (1, 26, 27)]
    ['a', 'z', 'aa']
    """
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def roman(number: int) -> str:
    """Return a number in small Roman figures.

    >>> [roman(number) for number in (4, 19)]
    ['iv', 'xix']
    """
    made = ""
    for value, sign in _ROMAN:
        made += sign * (number // value)
        number %= value
    return made


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
}


class Numbering:
    """Counts the numbered paragraphs of a document; they are given to `label` in their order."""

    def __init__(self, archive: Archive) -> None:
        self._lists = _Lists()
        archive.parse("word/numbering.xml", self._lists)
        self._styles = _Styles()
        archive.parse("word/styles.xml", self._styles)
        self._counts: dict[str, list[int]] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, paragraph: Paragraph) -> str:
        """Return the number that is printed before a paragraph, without the sign behind it.

        It holds the number of the level above where it does not print it: `5(a)`.
        """
        number, depth = paragraph.list, paragraph.depth
        if not number:
            number, depth = self._styles.list_of(paragraph.style)
        levels = self._lists.levels.get(self._lists.definitions.get(number, ""), {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(self._lists.definitions[number], [0] * LEVELS)
        self._count(counts, number, depth, levels)
        return self._written(counts, depth, levels)

    def _count(self, counts: list[int], number: str, depth: int, levels: dict[int, _Level]) -> None:
        again = self._lists.restarts.get((number, depth))
        if again is not None and (number, depth) not in self._begun:
            self._begun.add((number, depth))
            counts[depth] = again
        else:
            counts[depth] = counts[depth] + 1 if counts[depth] else levels[depth].start
        counts[depth + 1 :] = [0] * (LEVELS - depth - 1)
        for above in range(depth):
            counts[above] = counts[above] or levels.get(above, _Level()).start

    def _written(self, counts: list[int], depth: int, levels: dict[int, _Level]) -> str:
        level = levels[depth]
        if level.form in ("bullet", "none") or "%" not in level.text:
            return ""
        made = level.text
        for at in range(LEVELS):
            form = _FORMS.get(levels[at].form, str) if at in levels else str
            written = form(counts[at]) if 0 < counts[at] < ROMANS else str(counts[at])
            made = made.replace(f"%{at + 1}", written)
        made = made.strip().rstrip(".:")
        made = made if "(" in made else made.rstrip(")")
        above = any(f"%{at}" in level.text for at in range(1, depth + 1))
        if depth - 1 in levels and not above:
            made = self._written(counts, depth - 1, levels) + made
        return made


class _Lists(Target):
    """Takes the definitions of lists, and the lists that use them."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: dict[str, dict[int, _Level]] = {}  # by definition
        self.definitions: dict[str, str] = {}  # by list
        self.restarts: dict[tuple[str, int], int] = {}  # by list and level
        self._definition = self._list = ""
        self._depth = 0

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        name, value = _plain(tag, attributes)
        if name == "abstractNum":
            self._definition, self._list = attributes.get(f"{W}abstractNumId", ""), ""
        elif name == "num":
            self._definition, self._list = "", attributes.get(f"{W}numId", "")
        elif name == "abstractNumId" and self._list:
            self.definitions[self._list] = value
        elif name in ("lvl", "lvlOverride"):
            depth = _number(attributes.get(f"{W}ilvl", ""))
            self._depth = depth if 0 <= depth < LEVELS else LEVELS
        elif name == "startOverride" and self._list:
            self.restarts[self._list, self._depth] = _number(value)
        elif name in ("start", "numFmt", "lvlText") and self._definition and self._depth < LEVELS:
            self._set(name, value)

    def _set(self, name: str, value: str) -> None:
        levels = self.levels.setdefault(self._definition, {})
        level = levels.get(self._depth, _Level())
        if name == "start":
            level = level._replace(start=_number(value))
        elif name == "numFmt":
            level = level._replace(form=value)
        else:
            level = level._replace(text=value)
        levels[self._depth] = level


class _Styles(Target):
    """Takes the list and the level that styles name."""

    def __init__(self) -> None:
        super().__init__()
        self._lists: dict[str, tuple[str, int]] = {}
        self._bases: dict[str, str] = {}
        self._style = ""

    def opened(self, tag: str, attributes: dict[str, str]) -> None:
        name, value = _plain(tag, attributes)
        if name == "style":
            self._style = attributes.get(f"{W}styleId", "")
        elif name == "basedOn":
            self._bases[self._style] = value
        elif name in ("numId", "ilvl"):
            number, depth = self._lists.get(self._style, ("", 0))
            found = (value, depth) if name == "numId" else (number, _number(value))
            self._lists[self._style] = found

    def list_of(self, style: str) -> tuple[str, int]:
        """Return the list and the level of a style, or of the one that it rests on."""
        for _ in range(BASES):
            number, depth = self._lists.get(style, ("", 0))
            if number:
                return number, depth
            style = self._bases.get(style, "")
        return "", 0


def _plain(tag: str, attributes: dict[str, str]) -> tuple[str, str]:
    """Return the name of an element without its namespace, and its value."""
    return tag.replace(STRICT, W).removeprefix(W), attributes.get(f"{W}val", "")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1 - bool(text)

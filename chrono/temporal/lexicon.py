"""What the words of a language are to the rules: a word has a set of kinds, each with a sense.

The words come from the tables of the language (`tagger.lexicon`) and from the tables `kinds` and
`english` forms of its file in `lexicons/`. A word is worked out when it is first met. Each set of
kinds is a number, its signature, so that the engine follows a text by numbers.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import Idiom, Lexicon, Sense

LEXICONS: Final = Path(__file__).parent / "lexicons"
MOST: Final = 50_000  # words that are remembered
MARKS: Final = {
    "-": "dash", "–": "dash", "—": "dash", "‑": "dash", ",": "comma", ".": "stop", "/": "slash",
    "'": "apos", "’": "apos", "‘": "apos", "(": "open", ")": "close", "&": "and", ";": "semicolon",
}  # fmt: skip
# kind in the tables -> kind in the rules, where the sense stays
SAME: Final = {
    lx.MONTH: "month", lx.WEEKDAY: "weekday", lx.ARTICLE: "article", lx.ERA: "era",
    lx.STEP: "step", lx.OF: "of", lx.COUNTER: "of", lx.DECADE: "decade", lx.PORTION: "portion",
    lx.SEASON: "season",
}  # fmt: skip
SHARES: Final = {"quarter": 4, "half": 2}
UNITS: Final = frozenset({lx.UNIT, lx.UNITS, lx.LETTER})
OPENS: Final = "opens"  # an item of several tokens may begin with such a word
ROMAN: Final = re.compile(r"[xivхі]{1,6}")  # of Latin or Cyrillic letters
YEARS: Final = range(1000, 2200)
# The kinds of what several tokens are together, in `shapes`, and of figures that no table has.
ITEMS: Final = frozenset(
    {
        "iso",
        "isomonth",
        "numeric",
        "dotted",
        "spokenyear",
        "spokenday",
        "ending",
        "far",
        "roman",
        "tens",
        "roundended",
        "spokentens",
    }
)


class Words(dict[str, int]):
    """Word -> signature; `kinds` has the kinds of a signature, `senses` those of a word."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self.lexicon = lexicon
        data = file_of(lexicon.language)
        about = data.get("language", {})
        self.orders = str(about.get("orders") or lexicon.order)
        self.figures = str(about.get("figures", lexicon.order))  # nothing: of either order
        self.unit_behind = about.get("behind", "year") != ""
        self.ranks_marked = about.get("ranks") == "marked"
        self.abbreviated = "abbr" in data.get("kinds", {})  # whether short forms are listed
        self.extra = by_word(data.get("kinds", {}))
        self.instead = by_word(data.get("instead", {}))
        self.kinds: list[frozenset[str]] = [frozenset()]
        self.numbers: dict[frozenset[str], int] = {frozenset(): 0}
        self.links = {words[0]: role for words, role in lexicon.links.items() if len(words) == 1}
        self.idioms: dict[str, list[Idiom]] = {}
        for idiom in idioms_of(lexicon, data, self):
            self.idioms.setdefault(idiom.words[0], []).append(idiom)
        self.known: dict[str, dict[str, Sense]] = {}
        self.opening: set[int] = set()  # signatures of words that may begin an item

    def __missing__(self, word: str) -> int:
        if len(self) > MOST:
            self.clear()
            self.known.clear()
        number = self[word] = self.signature(frozenset(self.senses(word)))
        return number

    def signature(self, kinds: frozenset[str]) -> int:
        number = self.numbers.get(kinds)
        if number is None:
            number = self.numbers[kinds] = len(self.kinds)
            self.kinds.append(kinds)
            if OPENS in kinds:
                self.opening.add(number)
        return number

    def senses(self, word: str) -> dict[str, Sense]:
        """The kinds of a word with their senses."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = self.worked_out(word)
        return found

    def worked_out(self, word: str) -> dict[str, Sense]:
        if not word:
            return {}
        found = self.of_kind(self.lexicon.kinds.get(word), self.lexicon.senses.get(word))
        if word.isdecimal():
            found = figures(word)
        if word in MARKS:
            found[MARKS[word]] = word
        role = self.links.get(word)
        if role:
            found[role] = word
        if word in self.lexicon.endings:
            found["ending"] = word
        found = self.instead.get(word, found) | self.extra.get(word, {})
        if self.is_numeral(word) or word.isdecimal() or word in self.idioms or lx.NUMBER in found:
            found[OPENS] = word
        return found

    def is_numeral(self, word: str) -> bool:
        """Whether a word may be a Roman numeral, with an ending of the language behind it; `i` is
        none where a century is always marked as one."""
        found = ROMAN.match(word)
        rest = word[found.end() :] if found else ""
        long = len(word) > 1 or not self.ranks_marked
        return found is not None and long and (not rest or rest in self.lexicon.endings)

    def vocabulary(self) -> frozenset[str]:
        """Every kind that a word or an item of the language has."""
        found = {kind for word in self.lexicon.kinds for kind in self.senses(word)}
        found |= {kind for table in (self.extra, self.instead) for word in table
                  for kind in self.senses(word)}  # fmt: skip
        found |= {idiom.kind for idioms in self.idioms.values() for idiom in idioms}
        return frozenset(found | set(MARKS.values()) | ITEMS)

    def of_kind(self, kind: str | None, sense: Sense) -> dict[str, Sense]:
        """The kinds of the rules that a word has by its kind in the tables."""
        if kind is None:
            return {}
        if kind == lx.WEEKDAY and isinstance(sense, tuple):
            return {}
        if kind in SAME:
            return {SAME[kind]: sense}
        if kind == lx.NUMBER:
            return {lx.NUMBER: sense}
        if kind == lx.ORDINAL:
            return {"ord": sense, "day": sense} if sense <= 31 else {"ord": sense}
        if kind == lx.SHARE and not self.ranks_marked:
            whole = SHARES.get(sense, sense)
            return {"part": whole, "half": sense} if sense == "half" else {"part": whole}
        if kind in UNITS:
            return self.unit(kind, str(sense))
        if kind == lx.STEPPED:
            return {f"{sense[1]}step": sense[0]}
        return {}

    def unit(self, kind: str, name: str) -> dict[str, Sense]:
        """A unit may have a number behind it, and in many languages stand behind one."""
        found: dict[str, Sense] = {} if kind == lx.LETTER else {f"{name}word": name}
        if kind == lx.UNITS:
            found[f"{name}plural"] = name
        if name == "quarter" and not self.ranks_marked:
            found["part"] = SHARES[name]
        if self.unit_behind:
            found[f"{name}{'letter' if kind == lx.LETTER else 'after'}"] = name
        return found


def figures(word: str) -> dict[str, Sense]:
    """The kinds of a number in figures."""
    number, size = int(word), len(word)
    found: dict[str, Sense] = {}
    if size <= 2:
        found["day"] = number
    found |= {"digit": number} if size == 1 else {"yy": number} if size == 2 else {}
    if size <= 3 and number:
        found["early"] = number
    if size in {2, 4} and number and not number % 10:
        found["round"] = number
    if size == 4:
        found["year" if number in YEARS else "far"] = number
    return found


def file_of(language: str) -> dict[str, Any]:
    """The file of a language; empty where there is none."""
    path = LEXICONS / f"{language}.toml"
    if not path.exists():
        return {}
    with path.open("rb") as stream:
        return tomllib.load(stream)


def by_word(tables: dict[str, Any]) -> dict[str, dict[str, Sense]]:
    """Words with their kinds, from tables of kinds: words, or words by their senses."""
    found: dict[str, dict[str, Sense]] = {}
    for kind, words in tables.items():
        senses = words if isinstance(words, dict) else {"": words}
        for sense, text in senses.items():
            for word in text.split():
                found.setdefault(word, {})[kind] = value(sense) if sense else word
    return found


def idioms_of(lexicon: Lexicon, data: dict[str, Any], words: "Words") -> Iterator[Idiom]:
    """Words in a row with a kind of the rules: of the tables, of the links, of the file."""
    for idioms in lexicon.idioms.values():
        for idiom in idioms:
            for kind, sense in words.of_kind(idiom.kind, idiom.sense).items():
                yield Idiom(idiom.words, kind, sense)
    for link, role in lexicon.links.items():
        if len(link) > 1:
            yield Idiom(link, role, role)
    for kind, senses in data.get("idioms", {}).items():
        for sense, text in senses.items():
            for phrase in text.split(";"):
                yield Idiom(tuple(phrase.split()), kind, value(sense))


def value(sense: str) -> Sense:
    return int(sense) if sense.lstrip("-").isdecimal() else sense


@cache
def words_of(language: str) -> Words:
    """The words of a language, made once a process."""
    from chrono.tagger.languages.registry import made

    return Words(made(language))

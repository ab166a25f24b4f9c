"""Tables of words made into a `Lexicon`: `Table`.

A phrase of a table is one word or several, as it is written in lower case; one with an apostrophe
is found with any of the apostrophes in use. Phrases are apart by `;` or by spaces, as a method
says.
"""

from itertools import product
from typing import Any, Final

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import Idiom, Lexicon, Sense, listed
from chrono.tagger.text import TOKEN

YEARS: Final = 1000  # a word for so much may begin a year in words
APOSTROPHES: Final = ("'", "’", "`")
KNOWN_HEADS: Final = frozenset({
    lx.MONTH, lx.WEEKDAY, lx.SEASON, lx.UNIT, lx.UNITS, lx.PART, lx.YEAR, lx.DECADE, lx.DEICTIC,
    lx.REF, lx.OFTEN, lx.HOUR, lx.FEAST, lx.STEPPED, lx.STRETCH, lx.CLOCK, lx.SHARE, lx.ERA,
    lx.PAST, lx.MINUTES,
})  # fmt: skip
ROMAN: Final = listed(
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi х хх ххі іх хі "
    "хіі ххі"
)


def grown(stems: str, endings: str) -> str:
    """Each stem with each ending, apart by spaces; `-` is no ending.

    >>> grown("letzt nächst", "e en")
    'letzte letzten nächste nächsten'
    """
    tails = [ending.replace("-", "") for ending in endings.split()]
    return " ".join(stem + tail for stem in stems.split() for tail in tails)


class Table:
    """The words of a language as they are put in; a later entry wins over an earlier one."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.words: dict[str, tuple[str, Sense]] = {}
        self.idioms: dict[str, list[Idiom]] = {}
        self.heads: set[str] = set()
        self.titled: dict[str, tuple[str, Sense]] = {}
        self.put(lx.DIGITS, {text: int(text) for n in range(1000) for text in {f"{n}", f"{n:02}"}})
        self.put(lx.YEAR, {str(n): n for n in range(1000, 2200)})
        for numeral in ROMAN:
            self.words[numeral] = (lx.FILLER, numeral)
        self.marks(", - – — / ' ’ . ‑")

    def marks(self, text: str) -> None:
        for mark in text.split():
            self.words[mark] = (lx.MARK, mark)
        self.words[":"] = (lx.MARK, ":")
        self.heads.add(":")

    def put(self, kind: str, entries: "dict[str, Sense]") -> None:
        """Words or phrases, each with its sense; one key may hold several apart by `;`."""
        for texts, sense in entries.items():
            for text in texts.split(";"):
                for form in spellings(text.strip()):
                    self.enter(form, kind, sense)

    def say(self, kind: str, sense: Sense, words: str) -> None:
        """Words apart by spaces that all mean the same."""
        for word in words.split():
            for form in spellings(word):
                self.enter(form, kind, sense)

    def numbered(self, kind: str, names: str, first: int = 1) -> None:
        """Names in the order of their numbers: forms apart by spaces, names by `;`."""
        for number, forms in enumerate(names.split(";"), first):
            self.say(kind, number, forms)

    def composed(self, first: int, prefix: str) -> None:
        """The years of a century in one word each: `millenovecento` and all numbers below 100."""
        below = {form: sense for form, (kind, sense) in self.words.items()
                 if kind == lx.NUMBER and sense in range(1, 100)}  # fmt: skip
        self.put(lx.NUMBER, {prefix: first, **{f"{prefix}{form}": first + number
                                               for form, number in below.items()}})  # fmt: skip

    def enter(self, form: str, kind: str, sense: Sense) -> None:
        if self.language in {"tr", "az"} and form.startswith("i"):
            self.enter(f"İ{form[1:]}", kind, sense)
        tokens = tuple(match.strip() for match in TOKEN.findall(form))
        if len(tokens) == 1:
            self.words[form] = (kind, sense)
            if kind == lx.NUMBER and isinstance(sense, int) and sense >= YEARS:
                self.heads.add(form)
            if (kind == lx.AWAY and isinstance(sense, tuple)) or sense == "century":
                self.heads.add(form)
        else:
            self.idioms.setdefault(tokens[0], []).append(Idiom(tokens, kind, sense))
            for token in tokens:
                self.words.setdefault(token, (lx.FILLER, token))
            if kind in KNOWN_HEADS or (kind == lx.AWAY and isinstance(sense, tuple)):
                self.heads.add(tokens[-1] if len(tokens[0]) < 3 else tokens[0])

    def lexicon(
        self,
        openers: "dict[str, str]",
        links: "dict[str, str]",
        closers: "dict[str, str]",
        past: str = "",
        future: str = "",
        past_endings: str = "",
        **rest: Any,
    ) -> Lexicon:
        """The lexicon; roles are given as `role="phrase; phrase"`."""
        self.glue(openers, links)
        for ending in {*rest.get("endings", ()), *rest.get("tens", ())}:
            if ending.isalpha():
                self.words.setdefault(ending, (lx.FILLER, ending))
        heads = self.heads | {word for word, (kind, _) in self.words.items() if kind in KNOWN_HEADS}
        return Lexicon(
            self.language,
            {word: kind for word, (kind, _) in self.words.items()},
            {word: sense for word, (_, sense) in self.words.items()},
            frozenset(heads),
            roles(openers),
            roles(links),
            roles(closers),
            frozenset(future.split()),
            frozenset(past.split()),
            frozenset(),
            tuple(past_endings.split()),
            frozenset(),
            frozenset(),
            {
                first: tuple(sorted(found, key=lambda idiom: -len(idiom.words)))
                for first, found in self.idioms.items()
            },
            self.titled,
            **rest,
        )

    def glue(self, *tables: "dict[str, str]") -> None:
        """The words that join dates are known, so that what they stand in can be found."""
        for words in tables:
            for phrase in (p for text in words.values() for p in text.split(";")):
                for token in TOKEN.findall(phrase.strip()):
                    self.words.setdefault(token.strip(), (lx.OF, token.strip()))


def spellings(text: str) -> list[str]:
    """A text with each apostrophe, and with the letter that some write for one."""
    if "'" not in text:
        return [text]
    parts = text.split("'")
    forms = ["".join(p + m for p, m in zip(parts, (*marks, ""), strict=True))
             for marks in product(APOSTROPHES, repeat=len(parts) - 1)]  # fmt: skip
    return [*forms, "ʼ".join(parts)]


def roles(table: "dict[str, str]") -> "dict[tuple[str, ...], str]":
    return {
        tuple(match.strip() for match in TOKEN.findall(form)): role
        for role, text in table.items()
        for phrase in text.split(";")
        for form in spellings(phrase.strip())
    }

"""A run of capitalised words as names: `split`, and what their words tell of their kind."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.abroad import ARTICLES_ABROAD, NOUNS_ABROAD
from chrono.extract.bodies import ADJECTIVES
from chrono.extract.capitals import ORDINAL
from chrono.extract.gazetteer import Gazetteer, Known, straight
from chrono.extract.shorts import Short

SCOPES: Final = frozenset({"International", "World", "Global", "National", "Regional", "Annual"})
ENDS: Final = words.CALENDAR | words.MINOR  # words that no name ends with
LONGEST: Final = 24  # words of one name


class Part(NamedTuple):
    """A name in a run: where in the run it stands, and what its words tell of it."""

    start: int
    text: str
    known: Known


class Splitter:
    """Splits runs by the gazetteer and by the short forms of one text."""

    def __init__(
        self, gazetteer: Gazetteer, shorts: dict[str, Short], ordinary: Callable[[str], bool]
    ) -> None:
        self.gazetteer = gazetteer
        self.shorts = shorts
        self.ordinary = ordinary
        self.seen: dict[tuple[str, bool], list[Part]] = {}

    def split(self, run: str, opening: bool) -> list[Part]:
        """The names in a run, in order; `opening` when it opens a sentence."""
        key = (run, opening)
        if key not in self.seen:
            self.seen[key] = self._split(run, opening)
        return self.seen[key]

    def _split(self, run: str, opening: bool) -> list[Part]:
        tokens, trimmed = _trimmed(run.split(" "), opening)
        if self.gazetteer.language != "en":
            tokens, trimmed = self._abroad(tokens, trimmed, opening)
        offsets = [trimmed]
        for token in tokens:
            offsets.append(offsets[-1] + len(token) + 1)
        found: list[Part] = []
        i = 0
        while i < len(tokens):
            last = min(len(tokens), i + LONGEST)
            j = next(j for j in range(last, i, -1) if j == i + 1 or self._one(tokens[i:j]))
            known = self._known(tokens[i:j], opening and offsets[i] == 0)
            if known and tokens[i] not in words.MINOR:
                found.append(Part(offsets[i], " ".join(tokens[i:j]), known))
            i = j
        return self._bare(found)

    def _abroad(self, tokens: list[str], taken: int, opening: bool) -> tuple[list[str], int]:
        """The words without what other languages write before a name: `Die Firma`, `L'entreprise`.

        And how much was taken in front of them.
        """
        first = 0
        while len(tokens) - first > 1 and not self.gazetteer.find(
            " ".join(tokens[first : first + 2])
        ):
            low = tokens[first].lower()
            noun = low.replace("\u2019", "'").rpartition("'")[2]
            article = opening and low in ARTICLES_ABROAD
            if not article and noun not in NOUNS_ABROAD:
                break
            taken += len(tokens[first]) + 1
            first += 1
        return tokens[first:], taken

    def _bare(self, found: list[Part]) -> list[Part]:
        """The names without offices in front of a person's: `Environment Minister`, `Apple CEO`."""
        kept: list[Part] = []
        for part, after in zip_longest(found, found[1:]):
            plain = part.text.split()
            if after is None or part.known.kind or plain[-1].lower() not in words.OFFICES:
                kept.append(part)
                continue
            while plain and plain[-1].lower() in words.OFFICES:
                office = plain.pop().lower()
            known = self._known(plain, False) if plain and office not in words.CABINET else None
            if known:
                kept.append(Part(part.start, " ".join(plain), known))
        return kept

    def _one(self, plain: list[str]) -> bool:
        """Whether several words are one name."""
        text, lows = " ".join(plain), [word.rstrip(".,").lower() for word in plain]
        if (lows[0] in words.MINOR and plain[0].islower()) or lows[-1] in words.MINOR:
            return False
        if any(
            low in words.CALENDAR and word[0].isupper()
            for low, word in zip(lows, plain, strict=True)
        ):
            return False
        body = lows[-1] in words.BODY_HEADS
        if not body and any(words.titles(low) for low in lows[:-1]):
            return False
        if self.gazetteer.find(text) or text in self.shorts:
            return True
        if any("," in word for word in plain[:-1]) and lows[-1] not in words.SUFFIXES:
            return False
        if any(low in words.LEGAL for low in lows[:-1]) and lows[-1] not in words.LEGAL:
            return False
        joints = [k for k, low in enumerate(lows) if low in words.JOINTS]
        return not joints or self._joined(plain, lows, joints)

    def _joined(self, plain: list[str], lows: list[str], joints: list[int]) -> bool:
        """Whether words with `of`, `on`, `and` between them are one name."""
        first = joints[0]
        if lows[first] == "&" and len(joints) == 1:
            return True
        if lows[first] == "and" and len(joints) == 1 and self._offices(plain, lows, first):
            return True
        if (
            lows[first - 1] not in words.BODY_HEADS
            and lows[first - 1].rstrip("s") not in words.BODY_HEADS
        ):
            return False
        if lows[first] == "and":
            return False
        if lows[first] in {"in", "the"}:
            plainly = all(
                low in words.BODY_HEADS or word in SCOPES
                for low, word in zip(lows[:first], plain, strict=False)
            )
            return plainly and len(joints) == 1 and first > 1
        return not any(
            lows[k] == "in" or (lows[k] == "and" and self.gazetteer.find(plain[k + 1]))
            for k in joints[1:]
        )

    def _offices(self, plain: list[str], lows: list[str], joint: int) -> bool:
        """Whether `and` joins what one office is for: `Competition and Markets Authority`."""
        one_word = len(plain) == joint + 3
        named = any(self.gazetteer.find(plain[k]) for k in (joint - 1, joint + 1))
        return lows[-1] in words.OFFICE_HEADS and one_word and not named

    def _known(self, plain: list[str], opening: bool) -> Known | None:
        """What some words are as a name, or None where they are none."""
        while len(plain) > 1 and ORDINAL.fullmatch(plain[0]):
            plain = plain[1:]
        bare = " ".join(plain)
        known, short = self.gazetteer.find(bare), self.shorts.get(bare)
        if known and (known.own or not short):
            return known
        if short:
            return Known(kind_of(short.long.split()) or "org", short.called)
        if len(plain) == 1:
            low = bare.rstrip(".").lower()
            first, dash, last = bare.partition("-")
            if dash and (last in words.LINKED or {first, last} <= ADJECTIVES.keys()):
                return self.gazetteer.find(first)  # London-based, Kenyan-British
            if (
                low in words.NAMELESS
                or words.titles(low)
                or bare in ADJECTIVES
                or (opening and self.ordinary(low))
            ):
                return None
        if plain[0] == "Anniversary" and len(plain) > 2:
            bare = " ".join(plain[1:])
        return Known(kind_of(plain), straight(bare))


def _trimmed(tokens: list[str], opening: bool) -> tuple[list[str], int]:
    """The words without articles and dates at either end, and how much was taken in front."""
    first, last, taken = 0, len(tokens), 0
    while first < last:
        low = tokens[first].lower()
        small = opening and taken == 0 and low in words.SMALL
        minor = low in words.MINOR and (
            tokens[first].islower() or low in words.JOINTS or low == "the"
        )
        if not (small or low in words.CALENDAR or minor or low in {"a", "an"}):
            break
        taken += len(tokens[first]) + 1
        first += 1
    while last > first and tokens[last - 1].lower() in ENDS:
        last -= 1
    return tokens[first:last], taken


def kind_of(plain: Sequence[str]) -> str:
    """The kind that the words of a name tell: org, place, or nothing.

    >>> kind_of(["Bank", "of", "Ghana"]), kind_of(["Lake", "Sevan"]), kind_of(["Ghana"])
    ('org', 'place', '')
    """
    lows = [word.rstrip(".,").lower() for word in plain]
    joints = (k for k, low in enumerate(lows) if low in words.JOINTS)
    joint = next(joints, len(lows))
    if lows[-1] in words.SUFFIXES:
        return "org"
    if len(plain) == 1:
        return ""
    if lows[joint - 1] in words.BODY_HEADS or lows[-1] in words.BODY_HEADS:
        return "org"
    if lows[-1] in words.PLACE_HEADS or lows[0] in words.PLACE_FRONTS:
        return "place"
    return ""

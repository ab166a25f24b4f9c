"""Text in, mentions out: `tag`."""

from functools import cache
from typing import NamedTuple

from chrono.dates import Date, Day, parse
from chrono.tagger import points
from chrono.tagger.english import english
from chrono.tagger.finder import find
from chrono.tagger.lexicon import Lexicon
from chrono.tagger.meanings import Meaning
from chrono.tagger.resolution import Resolver
from chrono.tagger.text import Text


class Mention(NamedTuple):
    """A temporal expression: its place in code points, its TIMEX3 type and value, its own date."""

    start: int
    end: int
    text: str
    type: str
    value: str
    date: Date | None
    rule: str
    anchor: str


@cache
def lexicon_of(language: str) -> Lexicon:
    return english()


def tag(text: str, published: "Day | None" = None, language: str | None = None) -> tuple[Mention, ...]:
    """Find each temporal expression of a text, in order, none overlapping.

    `published` is the day that relative words count from.
    """
    t = Text(text, lexicon_of(language or "en"))
    found = list(find(t))
    resolver = Resolver(t, published, narrative(found, published))
    return tuple(mention(t, resolver, *item) for item in found)


def mention(t: Text, resolver: Resolver, start: int, end: int, meaning: Meaning) -> Mention:
    said = resolver.resolve(meaning, start, end)
    first, last = t.start(start), t.ends[end - 1]
    text = points.edtf(said.point) if said.point is not None else ""
    date = parse(text) if text else None
    return Mention(first, last, t.source[first:last], said.kind, said.value, date, meaning.rule, said.anchor)


def narrative(found: list[tuple[int, int, Meaning]], published: "Day | None") -> bool:
    """Whether the text tells of other years than that of its publication."""
    if published is None:
        return True
    years = [m.year for _, _, m in found if m.year is not None]
    far = sum(1 for y in years if abs(y - published[0]) > 1)
    near = sum(1 for _, _, m in found if m.shape == "shift" and m.which == "from" or m.weekday is not None)
    return far >= 6 and far > 2 * near and far > (len(years) - far)

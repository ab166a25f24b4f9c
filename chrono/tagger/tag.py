"""Text in, mentions out: `tag`."""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from chrono.dates import Date, Day, days_in_month, parse
from chrono.tagger import points
from chrono.tagger.english import english
from chrono.tagger.finder import find
from chrono.tagger.lexicon import Lexicon
from chrono.tagger.meanings import Meaning
from chrono.tagger.resolution import Resolved, Resolver
from chrono.tagger.story import Told, follow
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


date_of = lru_cache(4096)(parse)


@cache
def lexicon_of(language: str) -> Lexicon:
    return english()


def tag(text: str, published: "Day | None" = None, language: str | None = None) -> tuple[Mention, ...]:
    """Find each temporal expression of a text, in order, none overlapping.

    `published` is the day that relative words count from.
    """
    t = Text(text, lexicon_of(language or "en"))
    found = list(find(t))
    published = published or dateline(found)
    resolver = Resolver(t, published, narrative(found, published))
    mentions = []
    lent = [lent_year(t, found, n) for n in range(len(found))]
    years = story_of(t, found, lent, published) if resolver.narrative else {}
    for n, (start, end, meaning) in enumerate(found):
        year, told = years.get(n, (lent[n], True))
        said = resolver.resolve(meaning, start, end, year, told)
        if said is not None:
            mentions.append(mention(t, said, start, end, meaning))
    return tuple(mentions)


DATELINE: Final = 60  # tokens in which a text says when it was written


def dateline(found: "list[tuple[int, int, Meaning]]") -> Day | None:
    """The day that stands over a text whose day of publication is not told."""
    for start, _, m in found:
        if start > DATELINE:
            return None
        if m.shape == "date" and m.year is not None and m.month and m.day:
            return (m.year, m.month, min(m.day, days_in_month(m.year, m.month)))
    return None


def story_of(
    t: Text,
    found: "list[tuple[int, int, Meaning]]",
    lent: "list[int | None]",
    published: "Day | None",
) -> "dict[int, tuple[int, bool]]":
    """The years of a narrative's dates, by the number of the expression."""
    dates = []
    for n, (start, _, meaning) in enumerate(found):
        m = meaning.of if meaning.shape == "time" and meaning.of is not None else meaning
        if m.shape != "date" or m.of is not None or m.quarter or m.feast:
            continue
        if m.year is None and not m.month and not m.season:
            continue
        year = m.year if m.year is not None else lent[n]
        before = t.words[start - 1] if start else ""
        dates.append(Told(n, m, year, before == "(", t.breaks(start)))
    if not any(d.year is not None for d in dates):
        return {}
    return follow(dates, published[0] if published else 0)


LINKS = frozenset({"-", "–", "—", "to", "and", "or", "until", "through", "till", ","})


def lent_year(t: Text, found: "list[tuple[int, int, Meaning]]", n: int) -> int | None:
    """The year that the other side of a range or a list lends: `26 June – 4 August 1952`."""
    _, end, m = found[n]
    if m.year is not None or m.of is not None or m.shape != "date" or not (m.month or m.season or m.quarter):
        return None
    for start, after, other in found[n + 1 : n + 5]:
        if not (t.words[end] in LINKS and end < start <= end + 2):
            return None
        if other.shape != "date":
            return None
        if other.year is not None:
            later = m.month is not None and other.month is not None and m.month > other.month
            return other.year - later
        end = after
    return None


def mention(t: Text, said: Resolved, start: int, end: int, meaning: Meaning) -> Mention:
    first, last = t.start(start), t.ends[end - 1]
    text = points.edtf(said.point) if said.point is not None else ""
    date = date_of(text) if text else None
    return Mention(first, last, t.source[first:last], said.kind, said.value, date, meaning.rule, said.anchor)


def narrative(found: list[tuple[int, int, Meaning]], published: "Day | None") -> bool:
    """Whether the text tells of other years than that of its publication."""
    if published is None:
        return True
    years = [m.year for _, _, m in found if m.year is not None]
    far = sum(1 for y in years if abs(y - published[0]) > 1)
    near = sum(1 for _, _, m in found if m.shape == "shift" and m.which == "from" or m.weekday is not None)
    return far >= 6 and far > 2 * near and far > (len(years) - far)

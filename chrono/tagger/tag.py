"""Text in, mentions and dated phrases out: `tag`, `annotate`."""

from functools import lru_cache
from typing import Final, NamedTuple

from chrono.dates import Date, Day, days_in_month, parse
from chrono.tagger import points
from chrono.tagger.dated import Item, phrases
from chrono.tagger.discourse import ENDS, Discourse
from chrono.tagger.finder import find
from chrono.tagger.languages.detection import detect
from chrono.tagger.languages.registry import grammar_of, lexicon_of
from chrono.tagger.meanings import Meaning
from chrono.tagger.mentions import Mention, Phrase
from chrono.tagger.points import Point
from chrono.tagger.resolution import Resolved, resolve
from chrono.tagger.story import Found, Told, follow, narrative
from chrono.tagger.stretches import held
from chrono.tagger.text import Text

date_of = lru_cache(4096)(parse)
FINE: Final = frozenset({"day", "minute", "second", "hour", "time"})


class Tagged(NamedTuple):
    """The mentions of a text and the dated phrases they make, both in order."""

    mentions: tuple[Mention, ...]
    phrases: tuple[Phrase, ...]


def tag(
    text: str, published: Date | None = None, language: str | None = None
) -> tuple[Mention, ...]:
    """Find each temporal expression of a text, in order, none overlapping.

    `published` is what relative expressions count from; without it the first full date that
    stands over the text does. Raises ChronoError for a language that is not known.

    >>> from chrono.dates import Date
    >>> [(m.text, m.value) for m in tag("He left last May.", Date("2025-09-22"))]
    [('last May', '2025-05')]
    """
    t = Text(text, lexicon_of(language or detect(text)))
    return tuple(item.mention for item in items_of(t, published))


def annotate(text: str, published: Date | None = None, language: str | None = None) -> Tagged:
    """The mentions of a text with the dated phrases.

    >>> [str(p.date) for p in annotate("He led it from 2019 to 2021, and since June 2024.").phrases]
    ['2019/2021', '2024-06/..']
    """
    t = Text(text, lexicon_of(language or detect(text)))
    items = items_of(t, published)
    return Tagged(tuple(item.mention for item in items), phrases(t, items))


def items_of(t: Text, published: Date | None) -> list[Item]:
    """The mentions of a text, each with its tokens and its value."""
    found = list(find(t, grammar_of(t.lexicon.language)))
    base = published.earliest if published is not None else dateline(found)
    fine = published is None or published.precision in FINE
    grain = "day" if fine else "month" if published and published.precision == "month" else "year"
    d = Discourse(t, base, narrative(t, found, base, published is not None), grain)
    lent = [lent_year(t, found, n) or said_year(t, found, n, base) for n in range(len(found))]
    years = story_of(t, found, lent, base) if d.narrative else {}
    items = []
    for n, (start, end, said_alone) in enumerate(found):
        meaning = with_day(t, found, n) or said_alone
        year, told = years.get(n, (lent[n], True))
        if year is None and n:
            year = range_year(t, found[n - 1], found[n], d.told)
        d.turn(start, end, year, told)
        said = resolve(d, meaning)
        if said is not None:
            items.append(item_of(t, said, start, end, meaning))
    return items


def item_of(t: Text, said: Resolved, start: int, end: int, m: Meaning) -> Item:
    first, last = t.start(start), t.ends[end - 1]
    if said.point is None:
        value = None
    elif m.rule == "edge" and said.kind == "DURATION":
        value = held(said.point, m)
    else:
        day = m.of if m.shape == "time" and m.of is not None else m
        value = points.as_value(said.point, m.mod or day.mod, m.rule)
    date = date_of(str(value)) if value is not None and said.kind != "DURATION" else None
    text = t.source[first:last]
    mention = Mention(first, last, text, said.kind, said.value, date, m.rule, said.anchor)
    return Item(start, end, mention, value)


DATELINE: Final = 60  # tokens in which a text says when it was written


def dateline(found: list[Found]) -> Day | None:
    """The day that stands over a text whose day of publication is not told."""
    for start, _, m in found:
        if start > DATELINE:
            return None
        if m.shape == "date" and m.year is not None and m.month and m.day:
            return (m.year, m.month, min(m.day, days_in_month(m.year, m.month)))
    return None


def story_of(
    t: Text,
    found: list[Found],
    lent: "list[int | None]",
    published: "Day | None",
) -> "dict[int, tuple[int, bool]]":
    """The years of a narrative's dates, by the number of the expression."""
    dates: list[Told] = []
    for n, (start, _, meaning) in enumerate(found):
        inner = meaning.shape == "time" or meaning.rule == "edge"
        m = meaning.of if inner and meaning.of is not None else meaning
        if m.shape != "date" or m.of is not None or m.quarter or m.feast:
            continue
        if m.rule == "season-kind":
            continue
        if m.year is None and not m.month and not m.season:
            continue
        year = m.year if m.year is not None else lent[n]
        before = t.words[start - 1] if start else ""
        last = found[dates[-1].number][1] if dates else start
        tied = bool(dates) and ENDS.isdisjoint(t.words[last:start])
        dates.append(Told(n, m, year, before == "(", t.breaks(start), tied))
    if not any(d.year is not None for d in dates):
        return {}
    return follow(dates, published[0] if published else 0)


LINKS = frozenset({"-", "–", "—", "to", "and", "or", "until", "through", "till", ",", "/"})


def lent_year(t: Text, found: list[Found], n: int) -> int | None:
    """The year that the other side of a range or a list lends: `26 June – 4 August 1952`."""
    _, end, m = found[n]
    if (
        m.year is not None
        or m.of is not None
        or m.shape != "date"
        or not (m.month or m.season or m.quarter)
    ):
        return None
    for start, after, other in found[n + 1 : n + 5]:
        linked = t.words[end] in LINKS or (t.words[end],) in t.lexicon.links
        if not (linked and end < start <= end + 2):
            return None
        if other.shape != "date":
            return None
        if other.year is not None:
            later = m.month is not None and other.month is not None and m.month > other.month
            return other.year - later
        end = after
    return None


def with_day(t: Text, found: list[Found], n: int) -> Meaning | None:
    """A time with the day, and the zone, that the other end of a range has: `9 to 11 a.m. Friday`.

    None where it has its own, or there is no range.
    """
    start, end, m = found[n]
    if m.shape != "time" or not m.clock or m.of is not None or n + 1 == len(found):
        return None
    behind, _, other = found[n + 1]
    role = t.lexicon.links.get((t.words[end],))
    between = role == "and" and start > 0 and t.words[start - 1] == "between"
    if behind != end + 1 or other.shape != "time" or not other.clock:
        return None
    return m._replace(of=other.of, zone=m.zone or other.zone) if role == "to" or between else None


def range_year(t: Text, low: Found, high: Found, told: Point | None) -> int | None:
    """The year of the last month of a range that the first one, just told, gives: `July to May`."""
    (_, end, a), (start, _, b) = low, high
    linked = start == end + 1 and t.lexicon.links.get((t.words[end],)) == "to"
    if not (linked and told is not None and told.year is not None and a.month and b.month):
        return None
    if a.shape != "date" or b.shape != "date" or b.year is not None or b.of is not None:
        return None
    if told.month != a.month:
        return None
    return told.year + (b.month < a.month)


BESIDE: Final = 3  # tokens between a year that is counted and the month in it


def said_year(t: Text, found: list[Found], n: int, base: "Day | None") -> int | None:
    """The year that the expression before counts from the publication.

    `last year, in April`, `two years ago, in spring`.
    """
    start, _, m = found[n]
    if not n or base is None or m.shape != "date" or m.year is not None:
        return None
    if not (m.month or m.season):
        return None
    _, end, other = found[n - 1]
    near = other.unit == "year" and start - end <= BESIDE and "." not in t.words[end:start]
    if near and other.shape == "shift" and other.which == "ago" and isinstance(other.number, float):
        return base[0] - int(other.number)
    stepped = near and other.shape == "step" and other.which in (-1, 0, 1)
    return base[0] + int(other.which) if stepped else None

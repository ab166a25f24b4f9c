"""Text in, mentions and dated phrases out: `tag`, `annotate`."""

from bisect import bisect_right
from functools import lru_cache
from typing import Final, NamedTuple

from chrono.dates import Date, Day, parse
from chrono.tagger import points
from chrono.tagger.finder import find
from chrono.tagger.languages.detection import detect
from chrono.tagger.languages.registry import grammar_of, lexicon_of
from chrono.tagger.meanings import Meaning
from chrono.tagger.periods import period
from chrono.tagger.resolution import Resolved
from chrono.tagger.stamps import ZONES
from chrono.tagger.story import Found, narrative
from chrono.tagger.stretches import held
from chrono.tagger.text import Text
from chrono.temporal.costs import costs
from chrono.temporal.dated import Item, phrases
from chrono.temporal.datelines import dateline
from chrono.temporal.facts import Document, day_of, facts, innermost
from chrono.temporal.line import Choice, choose
from chrono.temporal.mentions import Mention, Phrase
from chrono.temporal.scopes import Scopes, scopes
from chrono.temporal.thread import Thread

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


class Explained(NamedTuple):
    """A mention, the other values that its words could have with their shares, and what the
    choice cost."""

    mention: Mention
    others: tuple[tuple[str, float], ...]
    costs: tuple[tuple[str, float], ...]


def explain(
    text: str, published: Date | None = None, language: str | None = None
) -> tuple[Explained, ...]:
    """The mentions of a text, each with the readings that lost and the reasons.

    >>> [one.others[0][0] for one in explain("They met on 9 June.", Date("2025-09-22"))]
    ['2024-06-09']
    """
    t = Text(text, lexicon_of(language or detect(text)))
    _, document, start = prepared(t, published)
    weights = costs()
    found = []
    for fact, choice in zip(document.facts, choose(t, document, start), strict=True):
        if choice.resolved is not None:
            item = item_of(t, choice.resolved, fact.start, fact.end, fact.meaning)
            spent = tuple((name, weights[name] * n) for name, n in choice.features.items() if n)
            mention = sourced(t, item.mention, choice, document)
            found.append(Explained(mention, choice.others, spent))
    return tuple(found)


class Prepared(NamedTuple):
    """A text with what is known of its expressions, and the state that it begins in."""

    text: Text
    document: Document
    start: Thread


def prepared(t: Text, published: Date | None) -> Prepared:
    """The expressions of a text, before any is resolved."""
    found = weekdays_of_weeks(t, list(find(t, grammar_of(t.lexicon.language))))
    base = published.earliest if published is not None else dateline(t, found)
    places = [(t.start(start), t.ends[end - 1]) for start, end, _ in found]
    meanings = [with_day(t, found, n) or m for n, (_, _, m) in enumerate(found)]
    structure = scopes(t.source, places, [day_of(innermost(m)) is not None for m in meanings])
    meanings = zoned(places, meanings, structure)
    lent = [lent_year(t, found, n) or said_year(t, found, n, base) for n in range(len(found))]
    style = narrative(t, found, base, published is not None)
    document = facts(t, found, meanings, lent, structure.of, base, style)
    return Prepared(t, document, Thread(t, base, style, grain_of(published)))


def items_of(t: Text, published: Date | None) -> list[Item]:
    """The mentions of a text, each with its tokens and its value."""
    _, document, start = prepared(t, published)
    items = []
    for fact, choice in zip(document.facts, choose(t, document, start), strict=True):
        if choice.resolved is not None:
            item = item_of(t, choice.resolved, fact.start, fact.end, fact.meaning)
            mention = sourced(t, item.mention, choice, document)
            items.append(item._replace(mention=mention))
    return items


STEPPED_WEEK: Final = 3  # tokens between a week and its day: la próxima semana, el miércoles


def weekdays_of_weeks(t: Text, found: list[Found]) -> list[Found]:
    """The expressions, a weekday beside a week that is counted being of it: `next week Wednesday`,
    `Wednesday next week`."""
    made: list[Found] = []
    for start, end, m in found:
        if made and (joined := day_of_week(t, made[-1], (start, end, m))):
            made[-1] = joined
        else:
            made.append((start, end, m))
    return made


def day_of_week(t: Text, a: Found, b: Found) -> "Found | None":
    between = t.words[a[1] : b[0]]
    if len(between) >= STEPPED_WEEK or not all(
        word.isalpha() and len(word) < 4 for word in between
    ):
        return None
    week, day = (a[2], b[2]) if a[2].unit == "week" else (b[2], a[2])
    if day.shape == "time" and day.of is not None:  # nächste Woche Donnerstag um 14 Uhr
        joined = day_of_week(t, a, (*b[:2], day.of)) if week is a[2] else None
        return (*joined[:2], day._replace(of=joined[2])) if joined else None
    stepped = week.shape == "step" and week.unit == "week" and week.which in (-1, 0, 1, 2)
    bare = day.shape == "date" and day.weekday is not None and day.day is None and day.of is None
    if not (stepped and bare) or week.mod:
        return None
    return a[0], b[1], day._replace(of=week, rule="weekday-of-week")


def grain_of(published: Date | None) -> str:
    """How far the publication is known: day, month or year."""
    if published is None or published.precision in FINE:
        return "day"
    return "month" if published.precision == "month" else "year"


def sourced(t: Text, mention: Mention, choice: Choice, document: Document) -> Mention:
    """The mention with what it was counted from, and how sure that is."""
    fact = document.facts[choice.rival.by] if mention.anchor and choice.rival.by >= 0 else None
    basis = (t.start(fact.start), t.ends[fact.end - 1]) if fact is not None else None
    return mention._replace(basis=basis, share=round(choice.share, 3))


def zoned(
    places: list[tuple[int, int]], meanings: list[Meaning], structure: Scopes
) -> list[Meaning]:
    """The meanings, times without a zone having that of the note before them: `(times CET)`."""
    if not structure.zones:
        return meanings
    starts = [at for at, _ in structure.zones]
    made = []
    for (start, _), m in zip(places, meanings, strict=True):
        k = bisect_right(starts, start) - 1
        bare = m.shape == "time" and m.clock and not m.zone and k >= 0
        made.append(m._replace(zone=ZONES[structure.zones[k][1]]) if bare else m)
    return made


def item_of(t: Text, said: Resolved, start: int, end: int, m: Meaning) -> Item:
    first, last = t.start(start), t.ends[end - 1]
    if said.point is None:
        value = None
    elif m.rule == "edge" and said.kind == "DURATION":
        value = held(said.point, m)
    elif m.rule == "stretch":
        value = period(said.point.first(), m)
    else:
        day = m.of if m.shape == "time" and m.of is not None else m
        value = points.as_value(said.point, m.mod or day.mod, m.rule)
    date = date_of(str(value)) if value is not None and said.kind != "DURATION" else None
    text = t.source[first:last]
    mention = Mention(first, last, text, said.kind, said.value, date, m.rule, said.anchor)
    return Item(start, end, mention, value)


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
    led = start > 0 and t.lexicon.openers.get((t.words[start - 1],)) == "between"
    between = role == "and" and led
    if behind != end + 1 or other.shape != "time" or not other.clock:
        return None
    return m._replace(of=other.of, zone=m.zone or other.zone) if role == "to" or between else None


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

"""Mentions joined with their prepositions: `phrases`, by the table in `joins`.

`OPENERS` are the words before a date, `LINKS` those between two, `CLOSERS` those behind; each is a
tuple of tokens. A language brings its own in its lexicon.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from chrono.dates import parse
from chrono.errors import DateError
from chrono.tagger import lexicon as lx
from chrono.tagger.joins import at_earliest, at_latest, closed, onwards, up_to
from chrono.tagger.mentions import Mention, Phrase
from chrono.tagger.text import Text
from chrono.tagger.values import Value, bound

Words: TypeAlias = "tuple[str, ...]"
LONGEST: Final = 3  # tokens of an opener, a link, a closer
DASHES: Final = frozenset({"-", "–", "—"})
SINGLE: Final[dict[str, Callable[[Value], Value]]] = {
    "since": onwards,
    "until": up_to,
    "by": at_latest,
    "after": at_earliest,
}


class Item(NamedTuple):
    """A mention with its tokens and its value, None where it is no date."""

    first: int
    behind: int
    mention: Mention
    value: Value | None


def phrases(t: Text, items: Sequence[Item]) -> tuple[Phrase, ...]:
    """The dated phrases of a text, in order."""
    found: list[Phrase] = []
    n, done = 0, 0
    while n < len(items):
        item = items[n]
        if item.value is None:
            n += 1
            continue
        opener, at = opened(t, item.first, done)
        follower = items[n + 1] if n + 1 < len(items) else None
        joined = pair(t, opener, at, item, follower) if follower else None
        if joined is not None:
            found.append(joined)
            done, n = items[n + 1].behind, n + 2
            continue
        phrase, done = single(t, opener, at, item, follower)
        found.append(phrase)
        n += 1
    return tuple(found)


def opened(t: Text, first: int, done: int) -> tuple[str, int]:
    """What the words before a date make of it, and where they begin."""
    for count in range(LONGEST, 0, -1):
        if first - count >= done:
            role = t.lexicon.openers.get(tuple(t.words[first - count : first]))
            if role:
                return role, first - count
    return "", first


def behind(t: Text, i: int, table: Mapping[Words, str]) -> tuple[str, int]:
    """The role of the words that begin at a token, and the token behind them."""
    for count in range(LONGEST, 0, -1):
        role = table.get(tuple(t.words[i : i + count]))
        if role:
            return role, i + count
    return "", i


def pair(t: Text, opener: str, at: int, a: Item, b: Item) -> Phrase | None:
    """`from A to B`, `between A and B`, `A–B`."""
    if a.value is None or b.value is None:
        return None
    role, end = behind(t, a.behind, t.lexicon.links)
    end += t.kinds[end] == lx.ARTICLE and end + 1 == b.first  # through the 7th
    if end != b.first:
        return None
    if opener == "between" and role == "and":
        low = a.value.low if a.value.shape != "list" else ""
        value = closed(low, b.value.high or b.value.low, a.value, b.value, "set", "between")
    elif role == "to":
        rule = "from-to" if opener in {"from", "since"} else "to"
        low, high = bound(a.value, False), bound(b.value, True)
        value = closed(low, high, a.value, b.value, "span", rule)
        at = at if opener in {"from", "since"} else a.first
    else:
        return None
    return phrase_of(t, at, b.behind, value, (a.mention, b.mention))


def single(t: Text, opener: str, at: int, item: Item, follower: Item | None) -> tuple[Phrase, int]:
    """`since X`, `until X`, `X or later`, or the date alone; and the token behind the phrase."""
    assert item.value is not None
    closer, end = behind(t, item.behind, t.lexicon.closers)
    if follower is not None and follower.first == end:  # before 1279 or after 1544
        closer = ""
    role = closer or opener
    make = SINGLE.get(role)
    if make is not None:
        start = item.first if closer and opener != "from" else at
        behind_all = end if closer else item.behind
        made = phrase_of(t, start, behind_all, make(item.value), (item.mention,))
        if made is not None:
            return made, behind_all
    plain = phrase_of(t, item.first, item.behind, item.value, (item.mention,))
    assert plain is not None, "a mention's own date is a date"
    return plain, item.behind


def phrase_of(
    t: Text, first: int, behind: int, value: Value, mentions: tuple[Mention, ...]
) -> Phrase | None:
    """The phrase, or None where the parts make no date: an interval that ends before it starts."""
    try:
        date = parse(str(value))
    except DateError:
        return None
    start, end = t.start(first), t.ends[behind - 1]
    return Phrase(start, end, t.source[start:end], date, value.rule, mentions)

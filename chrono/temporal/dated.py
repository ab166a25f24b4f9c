"""Mentions joined with their prepositions: `phrases`, by the table in `joins`.

`OPENERS` are the words before a date, `LINKS` those between two, `CLOSERS` those behind; each is a
tuple of tokens. A language brings its own in its lexicon.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from chrono.dates import parse
from chrono.dates.calendar import JULIAN
from chrono.errors import DateError
from chrono.tagger import lexicon as lx
from chrono.tagger.joins import (
    ENDLESS,
    after,
    at_earliest,
    at_latest,
    before,
    closed,
    onwards,
    up_to,
)
from chrono.tagger.julian import gregorian
from chrono.tagger.languages.items import item as word_at
from chrono.tagger.points import as_value, moved, of_day
from chrono.tagger.text import Text
from chrono.tagger.values import Value, bound, marked
from chrono.temporal.mentions import Mention, Phrase

Words: TypeAlias = "tuple[str, ...]"
LONGEST: Final = 3  # tokens of an opener, a link, a closer
DASHES: Final = frozenset({"-", "–", "—"})
DAYS: Final = re.compile(r"-?\d{4}-\d\d-\d\d.*")  # решение от 14 мая 2013 года: of that day
SINGLE: Final[dict[str, Callable[[Value], Value]]] = {
    "dated": lambda value: value if DAYS.fullmatch(value.low) else onwards(value),
    "about": lambda value: value._replace(low=marked(value.low, "~")),
    "since": onwards,
    "until": up_to,
    "by": at_latest,
    "before": before,
    "after": after,
    "not-before": at_earliest,
}


YEARS: Final = re.compile(r"-?\d{4}(?:-\d\d)?")
AT: Final = (["at"], [",", "at"])  # between a day and its time
LENGTH: Final = re.compile(r"P(\d{1,4})([DWMY])")
UNITS: Final = {"D": "day", "W": "week", "M": "month", "Y": "year"}
FINEST: Final = {"week": "day"}
COUNTABLE: Final = {
    "day": {"day"}, "week": {"day"}, "month": {"day", "month"}, "year": {"day", "month", "year"},
}  # fmt: skip
EXACT: Final = frozenset({lx.NUMBER, lx.DIGITS, lx.ARTICLE})
BOUNDING: Final = frozenset(
    {"within", "for", "least", "most", "than", "in", "over", "up", "to", "the", "those", "of"}
)
OPEN_ENDS: Final = tuple(text.split() for text in ENDLESS)


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
        follower = items[n + 1] if n + 1 < len(items) else None
        if item.value is None:
            away = counted(t, item, follower) if follower else None
            if away is not None:
                found.append(away)
                done = items[n + 1].behind
            n += 1 if away is None else 2
            continue
        opener, at = opened(t, item.first, done)
        joined = pair(t, opener, at, item, follower) if follower else None
        if joined is not None:
            add(t, found, joined)
            done, n = items[n + 1].behind, n + 2
            continue
        phrase, done = single(t, opener, at, item, follower)
        add(t, found, phrase)
        n += 1
    return tuple(found)


def add(t: Text, found: list[Phrase], phrase: Phrase) -> None:
    """Add a phrase, times joined with the day right before them: `tomorrow from 9 to 11 am`."""
    last = found[-1] if found else None
    same = last is not None and str(phrase.date).startswith(f"{last.date}T")
    if last is None or not same or len(last.mentions) > 1:
        found.append(phrase)
        return
    gap = t.source[last.end : phrase.start]
    between = gap.lower().split()
    if "\n" in gap or not all(joins_times(t, word, len(phrase.mentions) > 1) for word in between):
        found.append(phrase)
        return
    text = t.source[last.start : phrase.end]
    mentions = last.mentions + phrase.mentions
    found[-1] = Phrase(last.start, phrase.end, text, phrase.date, phrase.rule, mentions)


def joins_times(t: Text, word: str, ranged: bool) -> bool:
    """Whether a word may stand between a day and its times: `tomorrow, from`, `domani dalle`."""
    if word in {",", "at"} or not ranged:
        return word in {",", "at"}
    return word in t.lexicon.hours or t.lexicon.openers.get((word,)) in {"from", "between"}


def opened(t: Text, first: int, done: int) -> tuple[str, int]:
    """What the words before a date make of it, and where they begin."""
    for count in range(LONGEST, 0, -1):
        if first - count >= done and not hyphenated(t, first - count):
            role = t.lexicon.openers.get(tuple(t.words[first - count : first]))
            if role:
                return role, first - count
    return "", first


def hyphenated(t: Text, i: int) -> bool:
    """Whether a token is the second part of a word: the `up` of `run-up to`."""
    return i > 1 and t.words[i - 1] in DASHES and t.glued(i) and t.glued(i - 1)


def behind(t: Text, i: int, table: Mapping[Words, str]) -> tuple[str, int]:
    """The role of the words that begin at a token, and the token behind them."""
    for count in range(LONGEST, 0, -1):
        role = table.get(tuple(t.words[i : i + count]))
        if role:
            return role, i + count
    return "", i


def pair(t: Text, opener: str, at: int, a: Item, b: Item) -> Phrase | None:
    """`from A to B`, `between A and B`, `A–B`; a day and its time: `4 November at 16:20`."""
    if a.value is None or b.value is None:
        return None
    between = t.words[a.behind : b.first]
    if not opener and between in AT and b.value.low.startswith(f"{a.value.low}T"):
        return phrase_of(t, a.first, b.behind, b.value, (a.mention, b.mention))
    role, end = behind(t, a.behind, t.lexicon.links)
    if between == ["/"]:
        return slashed(t, a, b)
    if b.first == a.behind and from_to(t, a, b):
        closer, stop = behind(t, b.behind, t.lexicon.closers)
        stop = stop if closer == "until" else b.behind
        value = closed(
            bound(a.value, False), bound(b.value, True), a.value, b.value, "span", "from-to"
        )
        return phrase_of(t, a.first, stop, value, (a.mention, b.mention))
    end += t.kinds[end] == lx.ARTICLE and end + 1 == b.first  # through the 7th
    if end != b.first:
        return None
    closer, stop = behind(t, b.behind, t.lexicon.closers)
    if opener == "between" and role == "and":
        low = a.value.low if a.value.shape != "list" else ""
        timed = "T" in low or "T" in b.value.low  # EDTF has no sets of times
        shape = "span" if timed else "set"
        value = closed(low, b.value.high or b.value.low, a.value, b.value, shape, "between")
    elif role and closer == "between" and t.words[a.behind] not in DASHES:
        low, high = a.value.low, b.value.high or b.value.low
        shape = "span" if "T" in low + high else "set"
        value = closed(low, high, a.value, b.value, shape, "between")
        return phrase_of(t, a.first, stop, value, (a.mention, b.mention))
    elif role == "to":
        if a.value.low.startswith(f"{b.value.low}-"):
            return None  # February 6 - this year
        rule = "from-to" if opener in {"from", "since"} else "to"
        low, high = bound(a.value, False), bound(b.value, True)
        value = closed(low, high, a.value, b.value, "span", rule)
        at = at if opener in {"from", "since"} else a.first
        if closer == "until":  # 月曜日から金曜日まで
            return phrase_of(t, at, stop, value, (a.mention, b.mention))
    else:
        return None
    return phrase_of(t, at, b.behind, value, (a.mention, b.mention))


def slashed(t: Text, a: Item, b: Item) -> Phrase | None:
    """`4/5 November 1688`: both days; `11/22 February 1732`: one day, in the old and new style."""
    assert a.value is not None
    assert b.value is not None
    first, last = parse(a.value.low).earliest, parse(b.value.low).earliest
    if first is None or last is None:
        return None
    value = b.value._replace(rule="new-style")
    if moved(first, 1, "day") == last:
        value = closed(a.value.low, b.value.low, a.value, b.value, "span", "to")
    elif first[0] >= JULIAN or gregorian(first) != last:
        return None
    return phrase_of(t, a.first, b.behind, value, (a.mention, b.mention))


def from_to(t: Text, a: Item, b: Item) -> bool:
    """Whether endings and a word behind make a range: `1999'dan 2005'e kadar`, `ildən … ilədək`."""
    lexicon = t.lexicon
    if not lexicon.since_endings or not t.words[a.behind - 1].endswith(lexicon.since_endings):
        return False
    closer, _ = behind(t, b.behind, lexicon.closers)
    return closer == "until" or t.words[b.behind - 1].endswith(lexicon.until_endings or ("\0",))


def counted(t: Text, length: Item, date: Item) -> Phrase | None:
    """`two weeks before Christmas 2019`, `a month after 3 May 1990`: the day, month or year."""
    between = tuple(t.words[length.behind : date.first])
    sign = {"before": -1, "after": 1}.get(t.lexicon.openers.get(between, ""))
    if between == ("from",):
        sign = 1  # 14 days from 5 March 2019
    if between == ("до",) and length.first and t.words[length.first - 1] == "за":
        sign = -1  # за два дня до 5 мая
    amount = LENGTH.fullmatch(length.mention.value)
    exact = t.kinds[length.first] in EXACT and length.mention.rule == "duration"
    bounded = length.first > 0 and t.words[length.first - 1] in BOUNDING
    told = date.value
    if sign is None or amount is None or not exact or bounded or told is None:
        return None
    if told.shape != "one" or "T" in told.low:
        return None
    day, unit = parse(told.low), UNITS[amount[2]]
    if day.earliest is None or day.precision not in COUNTABLE[unit]:
        return None
    point = of_day(moved(day.earliest, sign * int(amount[1]), unit), FINEST.get(unit, unit))
    value = as_value(point, rule=f"{unit}s-{'before' if sign < 0 else 'after'}:{told.rule}")
    mentions = (length.mention, date.mention)
    return phrase_of(t, length.first, date.behind, value, mentions) if value else None


def single(t: Text, opener: str, at: int, item: Item, follower: Item | None) -> tuple[Phrase, int]:
    """`since X`, `until X`, `X or later`, or the date alone; and the token behind the phrase."""
    assert item.value is not None
    role, end = behind(t, item.behind, t.lexicon.links)
    stop = endless(t, end) if role == "to" else 0
    if stop:
        led = opener in {"from", "since"}
        value = onwards(item.value, "from-to" if led else "to")
        made = phrase_of(t, at if led else item.first, stop, value, (item.mention,))
        if made is not None:
            return made, stop
    closer, end = behind(t, item.behind, t.lexicon.closers)
    if closer and t.words[item.behind] == "on" and opener not in {"from", "since"}:
        closer = ""  # in 2011 on STS-133
    if t.words[end] in DASHES and t.glued(end):  # 14:05 on-call staff are told
        closer = ""
    if follower is not None and follower.first == end:  # before 1279 or after 1544
        closer = ""
    if not closer and not opener:
        opener = ending_role(t, item, follower)
    role = closer or opener
    if role == "before" and names_an_end(t, item):
        role = "by"
    make = SINGLE.get(role)
    if role == "about" and (item.value.shape != "one" or not YEARS.fullmatch(item.value.low)):
        make = None
    value = item.value
    if role in {"until", "by", "before"} and value.low.endswith("T00:00"):
        value = value._replace(low=f"{value.low[:-5]}24:00")
    if make is not None:
        start = item.first if closer and opener != "from" else at
        behind_all = end if closer else item.behind
        made = phrase_of(t, start, behind_all, make(value), (item.mention,))
        if made is not None:
            return made, behind_all
    plain = phrase_of(t, item.first, item.behind, item.value, (item.mention,))
    assert plain is not None, "a mention's own date is a date"
    return plain, item.behind


def names_an_end(t: Text, item: Item) -> bool:
    """Whether a date is the end of something: what is before the end of May may be in all May."""
    words = (word_at(t, i) for i in range(item.first, item.behind))
    return any(word.kind == lx.EDGE and word.sense == "END" for word in words)


def ending_role(t: Text, item: Item, follower: Item | None) -> str:
    """What the ending of the last word makes of a date: `1999'dan`, `1961-ci ilədək`.

    Nothing where an amount follows, which counts from the date: `Noel'den iki gün önce`.
    """
    word = t.words[item.behind - 1]
    if t.lexicon.until_endings and word.endswith(t.lexicon.until_endings):
        return "until"
    if not (t.lexicon.since_endings and word.endswith(t.lexicon.since_endings)):
        return ""
    near = follower is not None and follower.first <= item.behind + 1
    return "" if near else "since"


def endless(t: Text, i: int) -> int:
    """The token behind `the present` or its like, else 0; not behind `to present a prize`."""
    for words in OPEN_ENDS:
        end = i + len(words)
        if t.words[i:end] == words:
            sure = len(words) > 1 or not t.words[end].isalpha() or t.words[end] == "and"
            return end if sure else 0
    return 0


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

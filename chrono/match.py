"""Whether two events are one: `alike`, and `gather`, which puts those together that are.

Measured on the development documents (docs/extract.md): a day in common proves little, a title
alone nothing; numbered names (`13th Think Tank Forum`, `COP29`) are keys when they agree and
vetoes when they do not.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Final

from chrono.claims import NAMES, Event
from chrono.dates import Date
from chrono.zones import floats

SAME: Final = "same"
LIKELY: Final = "likely"
NEAR: Final = 75.0  # title similarity, of 100, from which events of one day are one
EQUAL: Final = 90.0  # the same where the date is no finer than a year
KEYED: Final = 60.0  # the same where both name one numbered event
GREY: Final = 50.0  # the same from which somebody should look
FINE: Final = frozenset({"month", "day", "hour", "minute", "second", "time"})
ROMAN: Final = {"I": 1, "V": 5, "X": 10}
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
}
_NAME: Final = r"((?:[^\W\d_][\w-]*(?: |$))+)"
_NUMBERED: Final = re.compile(
    rf"\b(?:(\d+)(?:st|nd|rd|th)|([IVX]+)|({'|'.join(ORDINALS)})) (?:session of (?:the )?)?{_NAME}",
    re.I,
)
_CODED: Final = re.compile(r"\b([A-Z]{2,})-?(\d{1,3})\b")


def alike(one: Event, other: Event) -> str:
    """Say whether two events are the same, likely the same, or neither (an empty text)."""
    if one.date is None or other.date is None or not overlap(one.date, other.date):
        return ""
    keys, others = numbered(one.title), numbered(other.title)
    shared = keys.keys() & others.keys()
    if any(keys[name] != others[name] for name in shared):
        return ""
    if not _names(one) & _names(other):
        return ""
    return _by_title(one, other, bool(shared))


def _by_title(one: Event, other: Event, keyed: bool) -> str:
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio

    assert one.date is not None
    assert other.date is not None
    grain, same = one.date.precision, one.date.precision == other.date.precision
    likeness = token_set_ratio(one.title.casefold(), other.title.casefold())
    strict = token_sort_ratio(one.title.casefold(), other.title.casefold())
    if same and keyed and token_set_ratio(_rest(one.title), _rest(other.title)) >= KEYED:
        return SAME
    if same and ((grain in FINE and likeness >= NEAR) or strict >= EQUAL):
        return SAME
    return LIKELY if likeness >= GREY else ""


def overlap(one: Date, other: Date) -> bool:
    """Whether two dates may have a day in common."""
    a, b, c, d = one.earliest, one.latest, other.earliest, other.latest
    return not (
        (b is not None and c is not None and b < c) or (d is not None and a is not None and d < a)
    )


@lru_cache(4096)
def numbered(title: str) -> dict[str, int]:
    """The numbered names in a title: the initials of each, or its one word, and its number.

    >>> numbered("III BSF session opens"), numbered("3rd Baku Security Forum held")
    ({'bsf': 3}, {'bsf': 3})
    >>> numbered("Baku hosts COP29")
    {'cop': 29}
    """
    found = {match[1].lower(): int(match[2]) for match in _CODED.finditer(title)}
    for match in _NUMBERED.finditer(title):
        words = [word for word in _capitals(match) if word != "Anniversary"]
        number = int(match[1]) if match[1] else ORDINALS.get((match[3] or "").lower(), 0)
        number = number or _roman((match[2] or "").upper())
        name = "".join(words) if len(words) == 1 else "".join(word[0] for word in words)
        if name and number:
            found[name.lower()] = number
    return found


def _capitals(match: re.Match[str]) -> list[str]:
    return list(takewhile(lambda word: word[0].isupper(), match[4].split()))


def _rest(title: str) -> str:
    """What a title says of the numbered events in it."""
    kept = _CODED.sub("", title)
    for match in _NUMBERED.finditer(title):
        name = " ".join(_capitals(match))
        kept = kept.replace(match[0][: match.start(4) - match.start()] + name, "")
    return kept.replace("session", "")


def _roman(digits: str) -> int:
    values = [ROMAN[digit] for digit in digits]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _names(event: Event) -> frozenset[str]:
    return frozenset(name.casefold() for field in NAMES for name in getattr(event, field))


def gather(events: Sequence[Event]) -> list[Event]:
    """Put the claims of events that are the same on one of them; order stays that of the first.

    The title and the date are those of the claim that is surest.
    """
    groups: list[list[Event]] = []
    by_year: dict[int | None, list[int]] = {}
    for event in events:
        group = next((k for k in _near(event, by_year) if alike(groups[k][0], event) == SAME), None)
        if group is None:
            groups.append([event])
            for year in _years(event.date):
                by_year.setdefault(year, []).append(len(groups) - 1)
        else:
            groups[group].append(event)
    return [_one(group) for group in groups]


def _near(event: Event, by_year: dict[int | None, list[int]]) -> list[int]:
    """The groups that have a year in common with an event, in order."""
    return sorted({k for year in _years(event.date) for k in by_year.get(year, ())})


def _years(date: Date | None) -> Iterable[int | None]:
    """The years by which events are looked up: both ends of a date, the open one as None."""
    if date is None:
        return ()
    ends = {day[0] if day else None for day in (date.earliest, date.latest)}
    return ends | {None} if len(ends) > 1 else ends


def _one(group: list[Event]) -> Event:
    """One event with the claims and the names of several."""
    head = max(group, key=lambda event: event.claims[0].confidence or 0.0)
    if len(group) == 1:
        return head
    fields = {field: _union(group, field) for field in NAMES}
    claims = tuple(
        claim._replace(date=claim.date or event.date) for event in group for claim in event.claims
    )
    local = head.date is not None and floats(head.date)
    zone = head.zone if local else next((event.zone for event in group if event.zone), "")
    return head._replace(
        zone=zone,
        claims=claims,
        orgs=fields["orgs"],
        people=fields["people"],
        places=fields["places"],
        names=fields["names"],
    )


def _union(group: list[Event], field: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for event in group for name in getattr(event, field)))

"""Many events counted by the period they are in, none put into a finer one than its date says."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from chrono.dates import Date, Day, words
from chrono.dates.calendar import ordinal
from chrono.dates.words import year_words
from chrono.timeline import Row

# From fine to coarse: an hour, a day, a month, and 1, 10, 100, … years.
HOUR, DAY_LONG, MONTH, YEAR = range(4)
COARSEST: Final = 18
# Of what has one bound only; a season is more than a month.
_LEVELS: Final = {
    "millennium": 6, "century": 5, "decade": 4, "month": MONTH, "day": DAY_LONG,
}  # fmt: skip
# How many days the widest date of a period has.
_WIDEST: Final = {HOUR: 0, DAY_LONG: 1, MONTH: 31, YEAR: 366}


class Period(NamedTuple):
    """A period with the rows that begin in it and are dated no less finely than it is."""

    name: str
    rows: tuple[Row, ...]


class _Place(NamedTuple):
    day: Day
    hour: int
    fineness: int


def periods(rows: Sequence[Row], most: int) -> Iterator[Period]:
    """Yield the periods of dated rows, at most `most` where that can be, the finest that do.

    Rows come in the order of their dates, and so do the periods; a year heads its months.
    """
    places = [_place(row) for row in rows]
    least = max(most, _count(places, COARSEST))
    level = next(n for n in range(COARSEST + 1) if _count(places, n) <= least)
    found: dict[tuple[int, ...], list[Row]] = {}
    for row, place in zip(rows, places, strict=True):
        found.setdefault(_key(place, level), []).append(row)
    for key in sorted(found, key=_order):
        yield Period(_name(key), tuple(found[key]))


def _count(places: Iterable[_Place], level: int) -> int:
    return len({_key(place, level) for place in places})


def _place(row: Row) -> _Place:
    """Return where a dated event begins, and the finest level that its date reaches."""
    date = row.event.date
    assert date is not None
    first, begun = date.start
    low = first or date.end[0] or date.end[1] or begun or (0, 1, 1)
    time = date.start_time or date.end_time
    if time:
        return _Place(low, time.hour, HOUR)
    if first is None or begun is None:
        return _Place(low, 0, _LEVELS.get(date.precision, YEAR))
    days = ordinal(begun) - ordinal(first) + 1
    for level in (DAY_LONG, MONTH, YEAR):
        if days <= _WIDEST[level]:
            return _Place(low, 0, level)
    return _Place(low, 0, min(YEAR + len(str(begun[0] - first[0])), COARSEST))


def _key(place: _Place, level: int) -> tuple[int, ...]:
    """Return the level of a period, and its first year, month, day and hour as far as it has."""
    (year, month, day), hour, fineness = place
    level = max(level, fineness)
    if level > YEAR:
        return (level, _round(year, 10 ** (level - YEAR)))
    return (level, year, month, day, hour)[: 5 - level]


def _round(year: int, size: int) -> int:
    """Return the first year of the decade, century, … as EDTF has them: both ways from 0."""
    return year // size * size if year >= 0 else -(-year // size * size) - size + 1


def _order(key: tuple[int, ...]) -> tuple[int, ...]:
    level, year, month, day, hour = (*key, 1, 1, 0)[:5] if len(key) < 5 else key
    return year, month, day, hour, -level


def _name(key: tuple[int, ...]) -> str:
    level, year = key[:2]
    if level > YEAR:
        return _years(year, 10 ** (level - YEAR))
    if abs(year) > 9999:
        return words(Date(f"Y{year}"))
    text = f"{'-' if year < 0 else ''}{abs(year):04}"
    text += "".join(f"-{number:02}" for number in key[2:4])
    return words(Date(text + (f"T{key[4]:02}" if len(key) > 4 else "")))


def _years(first: int, size: int) -> str:
    last = first + size - 1
    if size > 1000 or max(abs(first), abs(last)) > 9999:
        return f"{year_words(first)} – {year_words(last)}"
    digits = len(str(size)) - 1
    known = f"{min(abs(first), abs(last)):04}"[: 4 - digits]
    return words(Date(f"{'-' if first < 0 else ''}{known}{'X' * digits}"))

"""An axis that chooses its own ticks, from seconds to millions of years."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from chrono.chart.bars import DAY
from chrono.dates.calendar import add_months, days_in_month, from_ordinal, ordinal
from chrono.dates.single import MONTHS
from chrono.dates.words import year_words

Unit = Literal["second", "day", "month", "year"]


class Step(NamedTuple):
    """The distance from tick to tick: so many of a unit."""

    unit: Unit
    number: int


class Tick(NamedTuple):
    """A place on the axis with its name; `context` is the larger period that starts there."""

    at: int
    label: str
    context: str = ""


SECONDS: Final = {"second": 1, "day": DAY, "month": 2629746, "year": 31556952}
LADDER: Final = (
    *(Step("second", n) for n in (1, 5, 15, 30, 60, 300, 900, 1800)),
    *(Step("second", n * 3600) for n in (1, 3, 6, 12)),
    *(Step("day", n) for n in (1, 2, 5, 10)),
    *(Step("month", n) for n in (1, 3, 6)),
    *(Step("year", n * 10**power) for power in range(16) for n in (1, 2, 5)),
)
MOST: Final = 60  # ticks that are tried


def ticks(low: int, high: int, fits: Callable[[list[Tick]], bool]) -> list[Tick]:
    """Return the ticks from `low` to `high` as near each other as fit; may be empty.

    The first has the context that it stands in. `fits` tells whether ticks have room for their
    names.
    """
    for step in LADDER:
        if (high - low) // (SECONDS[step.unit] * step.number) <= MOST:
            found = list(ticked(low, high, step))
            if len(found) == 1 and step.unit == "second" and step.number == 1:
                return found
            if fits(found):
                return found
    return []


def ticked(low: int, high: int, step: Step) -> Iterator[Tick]:
    """Yield the ticks of one step, in order."""
    before = ""
    for at in _places(low, high, step):
        label, context = names(at, step)
        yield Tick(at, label, context if context != before else "")
        before = context


def _places(low: int, high: int, step: Step) -> Iterator[int]:
    if step.unit == "second":
        at = -(-low // step.number) * step.number
        while at < high:
            yield at
            at += step.number
        return
    day = from_ordinal(-(-low // DAY))
    if step.unit == "year":
        yield from _years(low, high, step.number)
    elif step.unit == "day":
        yield from _days(day, high, step.number)
    else:
        day = (day[0], 1, 1)
        while (at := ordinal(day) * DAY) < high:
            if at >= low:
                yield at
            day = add_months(day, step.number)


def _days(day: tuple[int, int, int], high: int, count: int) -> Iterator[int]:
    """Yield days of the month that are 1 or a multiple of the count, but none near the next."""
    year, month, number = day
    while ordinal((year, month, 1)) * DAY < high:
        length = days_in_month(year, month)
        for n in range(number, length + 1):
            near_next = length - n < count // 2
            if (at := ordinal((year, month, n)) * DAY) >= high:
                return
            if n == 1 or count == 1 or (n % count == (count == 2) and not near_next):
                yield at
        year, month, number = (*add_months((year, month, 1), 1)[:2], 1)


def _years(low: int, high: int, count: int) -> Iterator[int]:
    """Yield round years, as people count them: before 1 AD comes 1 BC, which is the year 0."""
    first, last = from_ordinal(-(-low // DAY))[0], from_ordinal(high // DAY)[0]
    if first < 1:
        for past in range((1 - first) // count * count, max(-last, 0), -count):
            if (at := _year(1 - past)) >= low and at < high:
                yield at
        if count > 1 and low <= _year(1) < high:
            yield _year(1)
    for year in range(max(-(-max(first, 1) // count) * count, count), last + 1, count):
        if low <= (at := _year(year)) < high:
            yield at


def _year(year: int) -> int:
    return ordinal((year, 1, 1)) * DAY


@lru_cache(2048)
def names(at: int, step: Step) -> tuple[str, str]:
    """Return the name of a place as ticks of a step have it, and the larger period it is in.

    >>> names(ordinal((2025, 9, 22)) * DAY + 49620, Step("second", 60))
    ('13:47', '22 September 2025')
    >>> names(ordinal((-43, 3, 15)) * DAY, Step("month", 1)), names(0, Step("year", 1))
    (('Mar', '44 BC'), ('1 BC', ''))
    """
    year, month, day = from_ordinal(at // DAY)
    if step.unit == "year":
        return year_words(year), ""
    if step.unit == "month":
        return MONTHS[month][:3], year_words(year)
    if step.unit == "day":
        return str(day), f"{MONTHS[month]} {year_words(year)}"
    clock = at % DAY
    text = f"{clock // 3600:02}:{clock // 60 % 60:02}"
    seconds = f":{clock % 60:02}" if step.number < 60 else ""
    return text + seconds, f"{day} {MONTHS[month]} {year_words(year)}"

"""The line of a story: which year each date has that is told without one.

A history goes forward from date to date; it looks back a little, and names by the way dates that
are far off. `follow` finds the cheapest such line through all dates of a text that name a year, a
month or a season, looking ahead as well as back: each step costs by its length, a step back more
than one forward, and a date that is left out of the line costs a little too.
"""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple, TypeAlias

from chrono.dates.calendar import Day
from chrono.tagger.meanings import Meaning
from chrono.tagger.points import SEASON_CODES
from chrono.tagger.tense import tense
from chrono.tagger.text import Text
from chrono.tagger.values import GROUPS

Found: TypeAlias = "tuple[int, int, Meaning]"  # first token, token behind it, what it says
Way: TypeAlias = "tuple[Any, ...]"  # ((year, on the line), the way before), or nothing
Span: TypeAlias = "tuple[int, int]"  # first and last month, counted from the year 0
# A winter that is told without a year has that of its January.
SEASONS: Final = {name: GROUPS[code] for name, code in SEASON_CODES.items()} | {"WI": (0, 2)}
KEPT: Final = 5  # lines that are followed at a time
ASIDE: Final = 0.9
ASIDE_YEAR: Final = 0.45
BRACKETED: Final = 0.2
FRESH: Final = 0.5
TIED: Final = 1.0  # a date that leans past one in its sentence
BACK: Final = 0.3
BACK_NAMED: Final = 0.04
BACK_MONTH: Final = 0.05
AHEAD_NAMED: Final = 0.01
AHEAD: Final = 0.04


HISTORIC: Final = 30  # years after which a text that names no later one is of the past
CENTURY: Final = 100  # the same where it names one alone
CHRONICLED: Final = 4  # days with their years that only a file or a report has
FEW: Final = 2  # years that are not those of a history yet


def narrative(t: Text, found: Sequence[Found], base: Day | None, sure: bool) -> bool:
    """Whether the text tells of other years than that of its publication.

    Where that is not told for sure, but read in the text, fewer years are enough.
    """
    if base is None:
        return True
    years = [m.year for _, _, m in found if m.year is not None]
    far = sum(abs(y - base[0]) > (1 if sure else 0) for y in years)
    near = sum(map(counts_from_now, (m for _, _, m in found)))
    if far >= (6 if sure else 2) and far > 8 * near and far > len(years) - far:
        return True
    several = not sure and len(years) > FEW  # and no day they all count from
    return not near and (several or chronicled(found) or looks_back(t, found, base))


def chronicled(found: Sequence[Found]) -> bool:
    """Whether a text tells its days with their years, as files and reports do, and news do not."""
    days = (m.of if m.shape == "time" and m.of is not None else m for _, _, m in found)
    full = sum(m.year is not None and m.day is not None for m in days)
    stepped = any(m.shape == "step" and m.which in (-1, 0, 1) for _, _, m in found)
    return full >= CHRONICLED and not stepped


def counts_from_now(m: Meaning) -> bool:
    """Whether news say it: `today`, `on Monday`, `this week`, `earlier this year`."""
    if m.shape == "shift" and m.of is not None:  # the day before last Tuesday
        return counts_from_now(m.of)
    this_year = m.shape == "step" and m.unit == "year" and m.which == 0
    today = m.shape == "shift" and m.which == "from"
    this_week = m.shape == "step" and m.unit == "week" and m.which in (-1, 0, 1)
    weekday = m.weekday is not None and m.day is None
    this_year = this_year and m.mod in {"earlier", "later"}
    return today or this_week or weekday or this_year


def looks_back(t: Text, found: Sequence[Found], base: Day) -> bool:
    """Whether a short text tells of the past alone: of nothing ahead, of no last week."""
    for start, end, m in found:
        partial = m.shape == "date" and m.year is None and (m.month or m.season)
        stepped = m.shape == "step" and m.which in (-1, 0, 1)
        ago = m.shape == "shift" and m.which == "ago"
        if stepped or ago or (partial and tense(t, start, end) > 0):
            return False
    days = (m.of if m.shape == "time" and m.of is not None else m for _, _, m in found)
    dated = [m.year for m in days if m.shape == "date" and m.year is not None]
    past = sum(y < base[0] - 1 for y in dated)
    if past > FEW and past > 2 * (len(dated) - past):
        return True
    return max(dated, default=base[0]) < base[0] - (HISTORIC if len(dated) > 1 else CENTURY)


class Told(NamedTuple):
    """A date of the story: its number among the expressions, and what is said around it."""

    number: int
    meaning: Meaning
    year: int | None
    bracketed: bool
    fresh: bool  # first of its paragraph
    tied: bool  # in one sentence with the date before


class Line(NamedTuple):
    cost: float
    last: Span
    year: int
    way: "Way"  # (year, whether it is on the line) of each date, the last first


def follow(dates: list[Told], start: int) -> dict[int, tuple[int, bool]]:
    """For the number of each date its year, and whether it is on the line of the story.

    `start` is the year to begin with, where the first date has none.
    """
    if not dates:
        return {}
    opening = next((d.year for d in dates if d.year is not None), start)
    lines = [Line(0.0, (opening * 12 + 1, opening * 12 + 12), opening, ())]
    for date in dates:
        lines = best([line for old in lines for line in steps(old, date)])
    way = lines[0].way
    found: dict[int, tuple[int, bool]] = {}
    for date in reversed(dates):
        (year, on), way = way
        found[date.number] = year, on
    return found


def best(lines: list[Line]) -> list[Line]:
    """The cheapest lines, one for each place they have come to."""
    kept: dict[Span, Line] = {}
    for line in sorted(lines, key=lambda x: x.cost):
        if len(kept) == KEPT:
            break
        kept.setdefault(line.last, line)
    return list(kept.values())


def steps(line: Line, date: Told) -> list[Line]:
    """The ways on from a line: along one of the years, or past the date."""
    if date.year is not None:
        span = months(date.meaning, date.year)
        cost = step_cost(line.last, span, True, date.fresh)
        fine = date.meaning.month or date.meaning.season
        aside = BRACKETED if date.bracketed else ASIDE if fine else ASIDE_YEAR
        return [
            Line(line.cost + cost, span, date.year, ((date.year, True), line.way)),
            Line(line.cost + aside, line.last, line.year, ((date.year, False), line.way)),
        ]
    ways = []
    astray = TIED if date.tied and line.way and not line.way[0][1] else 0.0
    for year in (line.year, line.year + 1, line.year - 1):
        span = months(date.meaning, year)
        cost = step_cost(line.last, span, False, date.fresh)
        ways.append(Line(line.cost + cost + astray, span, year, ((year, True), line.way)))
    return ways


def months(m: Meaning, year: int) -> Span:
    """The first and last month of a date."""
    if m.season:
        first, last = SEASONS[m.season]
    elif m.month:
        first = last = m.month
    else:
        first, last = 1, 12
    return year * 12 + first, year * 12 + last


def step_cost(last: Span, here: Span, named: bool, fresh: bool) -> float:
    """What it costs to go from one date to the next, by the months between."""
    ahead, back = here[0] - last[1], last[0] - here[1]
    if ahead > 0:
        return min(AHEAD_NAMED * ahead, 0.4) if named else AHEAD * ahead
    if back > 0:
        cost = min(BACK + BACK_NAMED * back, 1.5) if named else BACK + BACK_MONTH * back
        return cost * FRESH if fresh else cost
    return 0.0

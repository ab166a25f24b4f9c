"""Whether a text is a history, and what a step of its line costs by the months between."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from chrono.dates.calendar import Day
from chrono.tagger.meanings import Meaning
from chrono.tagger.points import SEASON_CODES
from chrono.tagger.tense import tense
from chrono.tagger.text import Text
from chrono.tagger.values import GROUPS

Found: TypeAlias = "tuple[int, int, Meaning]"  # first token, token behind it, what it says
Span: TypeAlias = "tuple[int, int]"  # first and last month, counted from the year 0
# A winter that is told without a year has that of its January.
SEASONS: Final = {name: GROUPS[code] for name, code in SEASON_CODES.items()} | {"WI": (0, 2)}
FRESH: Final = 0.5  # of a step back at the head of a paragraph
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


DEICTIC: Final = frozenset({-2, -1, 1, 2, "past", "last", "current", "coming"})
POINTING: Final = frozenset({"week", "weekend", "month", "quarter", "season", "year"})


def from_speaker(m: Meaning) -> bool:
    """Whether an expression counts from when it was said, and from no date that a text mentions.

    `last week`, `yesterday`, `two years ago`; not `that week`, `this day`, `two years later`.
    """
    if m.of is not None and m.rule != "anniversary":
        return from_speaker(m.of)
    if m.shape == "shift":
        return m.which in {"from", "ago", "hence"}
    return m.shape == "step" and (m.which in DEICTIC or (m.which == 0 and m.unit in POINTING))


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

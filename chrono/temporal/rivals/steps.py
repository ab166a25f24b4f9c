"""How far a date is from the one told last, in months."""

import math
from typing import Final

from chrono.tagger import points
from chrono.tagger.points import Point
from chrono.tagger.values import GROUPS
from chrono.temporal.costs import Features

REACH: Final = 240  # months; a longer step costs no more


def steps(kind: str, last: tuple[int, int], here: tuple[int, int], fresh: bool) -> Features:
    """How far, in months, a date is from the one told last, ahead or back."""
    ahead, back = here[0] - last[1], last[0] - here[1]
    if ahead > 0:
        found: Features = {f"{kind}_ahead": math.log1p(min(ahead, REACH))}
        return found | {f"{kind}_year_ahead": 1} if ahead > 11 else found
    if back > 0:
        found = {f"{kind}_back": 1, f"{kind}_back_by": math.log1p(min(back, REACH))}
        return found | {f"{kind}_back_fresh": 1} if fresh else found
    return {f"{kind}_within": 1}


def span_of(p: Point) -> tuple[int, int]:
    """The first and the last month of a point."""
    year = (p.year or 0) * 12
    if p.extra:
        first, last = GROUPS.get(points.group(p), (1, 3))
        winter = p.extra == "WI" and p.month > 0
        return (year + first - 12 * winter, year + last - 12 * winter)
    if p.month:
        return year + p.month, year + p.month
    size = points.SIZES.get(p.grain, 1)
    return year + 1, year + 12 * size

"""Events to lanes: by what they have, or so that no two of a lane touch."""

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import Final

from chrono.chart.sheet import Item
from chrono.timeline import GROUPS

ALL: Final = "all events"


def grouped(items: Iterable[Item], by: str) -> dict[str, list[Item]]:
    """Return the items under each heading that a timeline is grouped by, in the order found."""
    found: dict[str, list[Item]] = {}
    for item in items:
        for name in GROUPS[by](item.row.event):
            found.setdefault(name, []).append(item)
    return found


def frequent(items: list[Item], by: str, most: int) -> dict[str, list[Item]]:
    """Return all items, and those under each of the most frequent headings."""
    found = grouped(items, by)
    ranked = sorted(found, key=lambda name: (-len(found[name]), name))
    return {ALL: items, **{name: found[name] for name in ranked[:most]}}


def pack(stretches: Iterable[tuple[float, float]]) -> list[int]:
    """Return the lane of each half-open stretch, the lowest that is free; given by their starts.

    >>> pack([(0, 10), (2, 4), (3, 6), (5, 7), (10, 11)])
    [0, 1, 2, 1, 0]
    """
    taken: list[tuple[float, int]] = []  # until when, which lane
    free: list[int] = []
    lanes = []
    for low, high in stretches:
        while taken and taken[0][0] <= low:
            heappush(free, heappop(taken)[1])
        lane = heappop(free) if free else len(taken)
        heappush(taken, (high, lane))
        lanes.append(lane)
    return lanes


def fitted(stretches: Sequence[tuple[float, float]]) -> list[int]:
    """Return the lane of each stretch, in any order: the lowest where nothing is in its way.

    >>> fitted([(5, 9), (0, 6), (0, 4), (7, 8)])
    [0, 1, 0, 1]
    """
    held: list[list[tuple[float, float]]] = []
    lanes = []
    for low, high in stretches:
        ways = (all(high <= a or b <= low for a, b in others) for others in held)
        lane = next((number for number, free in enumerate(ways) if free), len(held))
        if lane == len(held):
            held.append([])
        held[lane].append((low, high))
        lanes.append(lane)
    return lanes

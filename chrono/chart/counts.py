"""Many events counted along an axis."""

from collections.abc import Sequence

from chrono.chart.sheet import Item


def counts(items: Sequence[Item], low: int, high: int, columns: int) -> list[float]:
    """Return how many events begin in each of so many equal stretches of time.

    One that is dated less finely than a stretch is shared out evenly among those it may begin in.

    >>> counts([], 0, 10, 3)
    [0.0, 0.0, 0.0]
    """
    found = [0.0] * columns
    for _, start in items:
        after = start.last if start.moment else start.begun
        first = low if start.first is None else start.first
        after = high if after is None else after
        a = min(max((first - low) * columns // (high - low), 0), columns - 1)
        b = min(max(-((low - after) * columns // (high - low)), a + 1), columns)
        for column in range(a, b):
            found[column] += 1 / (b - a)
    return found

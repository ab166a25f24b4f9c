"""How often each rule is right where nothing but the text decides: `rate`, by a table of counts."""

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).with_name("rates.tsv")
PULL: Final = 8  # mentions of the same anchor that a rule's own count is shrunk towards


@cache
def rate(rule: str, anchor: str) -> float:
    """The share of a rule's values that are right, by what they were counted from.

    A rule that the table does not have is as good as all with its anchor.
    """
    counts, means = table()
    seen, right = counts.get((rule, anchor), (0, 0))
    return (right + PULL * means.get(anchor, 1.0)) / (seen + PULL)


@cache
def table() -> tuple[dict[tuple[str, str], tuple[int, int]], dict[str, float]]:
    """How many values of each rule and anchor were seen and were right; the mean of each anchor."""
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    seen, right = Counter[str](), Counter[str]()
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            rule, anchor, n, hits = line.split("\t")
            counts[rule, anchor] = int(n), int(hits)
            seen[anchor] += int(n)
            right[anchor] += int(hits)
    return counts, {anchor: right[anchor] / n for anchor, n in seen.items()}

"""The costs of the line of time: a small table of numbers, and the sum of what a choice has."""

from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

Features: TypeAlias = "dict[str, float]"
TABLE: Final = Path(__file__).with_name("costs.tsv")


@cache
def costs() -> dict[str, float]:
    """The cost of each feature, as fitted; `bench/calibrate.py` writes the table."""
    found = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            name, fitted, *_ = line.split("\t")
            found[name] = float(fitted)
    return found


def total(features: Features, weights: dict[str, float]) -> float:
    """What a choice with these features costs."""
    spent = 0.0
    for name, amount in features.items():
        spent += weights[name] * amount
    return spent

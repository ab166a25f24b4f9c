"""Fit the confidence of claims, and say how well it tells right from wrong.

python bench/confidence.py GOLD ...             measure: five parts, each by weights of the others
python bench/confidence.py GOLD ... --write     write chrono/extract/confidence.tsv too

GOLD are folders of documents with the claims in them (`gold.yaml`). A claim is right where its
quote overlaps that of a gold claim with its date, wrong where those it overlaps have other dates;
what overlaps none says nothing. The model is a logistic regression with a pull to 0, fitted by
steps down its slope; the same input gives the same table.
"""

import math
import random
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from chrono.dates import Date
from chrono.extract import confidence, extract
from chrono.extract.confidence import Signs

PULL: Final = 2.0  # of each weight but that of the claim itself, to 0
ROUNDS: Final = 400
RATE: Final = 0.01
PARTS: Final = 5
SEED: Final = 1
DAY: Final = len("2019-03-05")
QUALIFIERS: Final = re.compile("[?~%]")


class Claim(NamedTuple):
    """A claim that was found, with the document it is in."""

    document: str
    signs: Signs
    right: bool


def claims(folder: Path) -> Iterator[Claim]:
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    seen: list[Signs] = []
    kept = confidence.sure

    def noted(signs: Signs) -> float:
        seen.append(signs)
        return float(len(seen) - 1)

    confidence.sure = noted
    try:
        for doc in gold["documents"]:
            text = (folder / doc["doc"]).read_text(encoding="utf-8")
            day = str(doc.get("published") or "")[:DAY]
            known = [c for c in gold["claims"] if c["doc"] == doc["doc"] and c.get("quote_at")]
            for one in extract(text, Date(day) if len(day) == DAY else None):
                beside = [
                    c for c in known if c["quote_at"][0] < one.end and one.start < c["quote_at"][1]
                ]
                if beside:
                    dates = {v for c in beside for v in (c["edtf"], *c.get("edtf_also", ()))}
                    right = plain(str(one.date)) in {plain(str(v)) for v in dates}
                    yield Claim(doc["doc"], seen[int(one.confidence)], right)
    finally:
        confidence.sure = kept


def plain(date: str) -> str:
    return QUALIFIERS.sub("", date)


def chance(signs: Signs, weights: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(weights.get(k, 0.0) * v for k, v in signs.items())))


def fit(lessons: Sequence[Claim]) -> dict[str, float]:
    weights = dict.fromkeys(sorted({name for one in lessons for name in one.signs}), 0.0)
    for _ in range(ROUNDS):
        slope = {name: PULL * w * (name != "claim") for name, w in weights.items()}
        for one in lessons:
            error = chance(one.signs, weights) - one.right
            for name, amount in one.signs.items():
                slope[name] += error * amount
        for name, amount in slope.items():
            weights[name] -= RATE * amount
    return weights


def area(told: Sequence[tuple[float, bool]]) -> float:
    """The area under the curve: how often a right claim is surer than a wrong one."""
    right = [p for p, true in told if true]
    wrong = [p for p, true in told if not true]
    above = sum((a > b) + 0.5 * (a == b) for a in right for b in wrong)
    return above / (len(right) * len(wrong))


def main(folders: list[Path], write: bool) -> None:
    found = [one for folder in folders for one in claims(folder)]
    documents = sorted({one.document for one in found})
    random.Random(SEED).shuffle(documents)
    told = []
    for part in range(PARTS):
        apart = set(documents[part::PARTS])
        weights = fit([one for one in found if one.document not in apart])
        told += [(chance(c.signs, weights), c.right) for c in found if c.document in apart]
    print(f"{len(found)} claims, {sum(true for _, true in told)} right; area {area(told):.3f}")
    for tenth in range(10):
        here = [(p, true) for p, true in told if tenth <= min(p * 10, 9.99) < tenth + 1]
        if here:
            mean = sum(p for p, _ in here) / len(here)
            right = sum(true for _, true in here) / len(here)
            print(f"  {tenth / 10:.1f}: {len(here):4} claims, said {mean:.2f}, right {right:.2f}")
    if write:
        rows = [f"{name}\t{weight:.2f}" for name, weight in sorted(fit(found).items())]
        text = "\n".join(["# sign\tweight", *rows, ""])
        confidence.TABLE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main([Path(a) for a in sys.argv[1:] if not a.startswith("--")], "--write" in sys.argv)

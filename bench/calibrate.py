"""Fit the costs of the line of time, and count how often each rule is right.

python bench/calibrate.py CORPORA [GOLD ...]         fit, and say how many values are right
python bench/calibrate.py CORPORA [GOLD ...] --write write chrono/temporal/costs.tsv too
python bench/calibrate.py CORPORA --rates            count how often each rule is right

GOLD are files of cases (`.jsonl`) and folders of documents with the claims in them (`gold.yaml`).
The texts are those of `tests/data`, of GOLD and of the development corpora; a third of the
documents of the corpora and folders is kept aside. The costs are fitted as a conditional random
field on the lattice of `line`, by AdaGrad, with a pull to the costs set by hand, the last column
of the table: without it, what is rare in the corpora would cost nothing. The same input gives the
same table.
"""

import json
import math
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from chrono.dates import Date, parse
from chrono.errors import DateError
from chrono.tagger import points
from chrono.tagger.languages.detection import detect
from chrono.tagger.languages.registry import lexicon_of
from chrono.tagger.resolution import Resolved
from chrono.tagger.text import Text
from chrono.temporal import costs as table
from chrono.temporal import rates, tag
from chrono.temporal.lattice import Lattice, chances, weigh
from chrono.temporal.line import choose, followed
from chrono.temporal.tag import Prepared, prepared

TABLES: Final = Path(__file__).parent.parent / "tests" / "data"
CORPORA: Final = ("timebank", "aquaint", "wikiwars-dev", "wikinews-dev", "tweets-dev")
WRONG: Final = 8.0  # the price of a value that is not the gold one
PULL: Final = 0.03  # to the cost set by hand
RATE: Final = 0.2
EPOCHS: Final = 10
MOST: Final = 3.0  # of one gradient
WEIGHT: Final = 3  # of the tables and cases against the corpora
SEED: Final = 1
DAY: Final = len("2019-03-05")
Gold = list[set[str]]  # the values that are right, of each expression


class Lesson(NamedTuple):
    """A text ready to be read, with the values that are right."""

    text: Prepared
    gold: Gold
    aside: bool


def corpus(path: Path) -> Iterator[Lesson]:
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        doc = json.loads(line)
        day = doc["dct"][:10] if doc["dct"] and len(doc["dct"]) >= 10 else ""
        spans = [(x["start"], x["end"], x["value"]) for x in doc["timexes"]]
        yield lesson(doc["text"], day, None, spans, n % 3 == 2)


def tables() -> Iterator[Lesson]:
    for path in sorted(TABLES.glob("tagger*.tsv")):
        language = path.stem.partition("-")[2] or "en"
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line[0] == "#":
                continue
            text, day, mentions = (line.split("\t") + [""] * 3)[:3]
            code = language
            if language == "any":
                code, text = text.split(": ", 1)
            one = lesson(text, day, code, list(placed(text, mentions)), False)
            yield from [one] * WEIGHT


def placed(text: str, mentions: str) -> Iterator[tuple[int, int, str]]:
    at = 0
    for pair in mentions.split("; "):
        words, _, value = pair.rpartition("=")
        start = text.find(words, at) if words else -1
        if start >= 0:
            at = start + len(words)
            yield start, at, value


def cases(path: Path) -> Iterator[Lesson]:
    """Small cases of `chrono tag`: right are those whose phrases are as many as were asked."""
    from chrono.temporal import annotate

    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        if case["do"] != "tag":
            continue
        day = case.get("published") or ""
        code = case.get("language")
        found = annotate(case["text"], Date(day) if day else None, code).phrases
        if len(found) != len(case["want"]):
            continue
        spans = [
            (phrase.mentions[0].start, phrase.mentions[0].end, f"={value}")
            for phrase, values in zip(found, case["want"], strict=True)
            if len(phrase.mentions) == 1
            for value in values
        ]
        yield from [lesson(case["text"], day, code, spans, False)] * WEIGHT


def claims(folder: Path) -> Iterator[Lesson]:
    """Documents whose dated claims are known, with the place of each date."""
    gold = yaml.safe_load((folder / "gold.yaml").read_text(encoding="utf-8"))
    for n, doc in enumerate(gold["documents"]):
        text = (folder / doc["doc"]).read_text(encoding="utf-8")
        spans = [
            (*claim["date_at"], f"={value}")
            for claim in gold["claims"]
            if claim["doc"] == doc["doc"] and claim.get("date_at")
            for value in (claim["edtf"], *claim.get("edtf_also", ()))
        ]
        day = str(doc.get("published") or "")
        one = lesson(text, day if len(day) == DAY else "", None, spans, n % 3 == 2)
        yield from [one] * (1 if one.aside else WEIGHT)


def lesson(
    text: str, day: str, code: str | None, spans: list[tuple[int, int, str]], aside: bool
) -> Lesson:
    t = Text(text, lexicon_of(code or detect(text)))
    ready = prepared(t, Date(day) if day else None)
    gold = []
    for fact in ready.document.facts:
        start, end = t.start(fact.start), t.ends[fact.end - 1]
        gold.append({value for a, b, value in spans if a < end and start < b})
    return Lesson(ready, gold, aside)


def right(resolved: Resolved | None, gold: set[str]) -> bool:
    """Whether a value is a gold one: of TIMEX3, or behind `=` of EDTF."""
    if resolved is None:
        return False
    if resolved.value in gold:
        return True
    return any(value[0] == "=" for value in gold) and f"={edtf(resolved)}" in gold


def edtf(resolved: Resolved) -> str:
    value = points.as_value(resolved.point) if resolved.point is not None else None
    try:
        return str(parse(str(value))) if value is not None else ""
    except DateError:
        return ""


def expected(lattice: Lattice, into: dict[str, float], sign: float) -> None:
    """Add how often each feature is expected."""
    whole = weigh(lattice)
    for layer in lattice:
        for edge, share in chances(layer, whole):
            if share > 1e-6:
                for name, amount in edge.rival.features.items():
                    into[name] = into.get(name, 0.0) + sign * share * amount


def gradient(one: Lesson) -> dict[str, float]:
    """How much each feature is expected too often, against the readings with the right values."""
    t, document, start = one.text
    found: dict[str, float] = {}
    free = followed(t, document, start)
    if not free:
        return found
    known = []
    for layer, gold in zip(free, one.gold, strict=True):
        values = {edge.value: edge.resolved for node in layer for edge in node.edges}
        known.append(
            bool(gold) and len(values) > 1 and any(right(r, gold) for r in values.values())
        )
    if any(known):

        def price(n: int, resolved: Resolved) -> float:
            return WRONG if known[n] and not right(resolved, one.gold[n]) else 0.0

        expected(followed(t, document, start, price), found, 1.0)
        expected(free, found, -1.0)
    return found


def fit(lessons: list[Lesson], hand: dict[str, float]) -> dict[str, float]:
    """The fitted costs: the average of the second half of all rounds."""
    weights = table.costs()
    squares = dict.fromkeys(weights, 1e-2)
    averages = dict.fromkeys(weights, 0.0)
    order = random.Random(SEED)
    for epoch in range(EPOCHS):
        order.shuffle(lessons)
        for one in lessons:
            for name, amount in gradient(one).items():
                slope = max(-MOST, min(MOST, amount)) + PULL * (weights[name] - hand[name])
                squares[name] += slope * slope
                weights[name] -= RATE * slope / math.sqrt(squares[name])
        if epoch >= EPOCHS // 2:
            for name, weight in weights.items():
                averages[name] += weight / (EPOCHS - EPOCHS // 2)
    return averages


def hits(lessons: list[Lesson]) -> int:
    """How many expressions with gold have its value."""
    found = 0
    for one in lessons:
        for choice, values in zip(choose(*one.text), one.gold, strict=True):
            found += bool(values) and right(choice.resolved, values)
    return found


def by_hand() -> dict[str, float]:
    rows = [line.split("\t") for line in table.TABLE.read_text(encoding="utf-8").splitlines()]
    return {row[0]: float(row[2]) for row in rows if row[0][:1] not in {"#", ""}}


def written(fitted: dict[str, float], hand: dict[str, float]) -> str:
    rows = [f"{name}\t{fitted[name]:.2f}\t{hand[name]:.2f}" for name in sorted(fitted)]
    return "\n".join(["# feature\tcost, fitted\tcost, set by hand", *rows, ""])


def main(folder: Path, more: list[Path], write: bool) -> None:
    lessons = [one for name in CORPORA for one in corpus(folder / f"{name}.jsonl")]
    lessons += [one for path in more if path.is_dir() for one in claims(path)]
    aside = [one for one in lessons if one.aside]
    taught = [one for one in lessons if not one.aside] + list(tables())
    taught += [one for path in more if path.is_file() for one in cases(path)]
    hand = by_hand()
    print("before", len(lessons), "texts; right aside", hits(aside), "taught", hits(taught))
    fitted = fit(taught, hand)
    table.costs().update({name: round(cost, 2) for name, cost in fitted.items()})
    print("after", "right aside", hits(aside), "taught", hits(taught))
    if write:
        table.TABLE.write_text(written(fitted, hand), encoding="utf-8", newline="\n")


def count(folder: Path) -> None:
    """Write `rates.tsv`: of the dates that the corpora have a value for, how many are right."""
    seen, hits = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for name in CORPORA:
        for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            doc = json.loads(line)
            day = (doc["dct"] or "")[:DAY]
            for m in tag(doc["text"], Date(day) if len(day) == DAY else None):
                beside = [x for x in doc["timexes"] if x["start"] < m.end and m.start < x["end"]]
                if m.date is not None and beside:
                    day_alone = DAY if m.type == "TIME" else None  # a time may be told otherwise
                    seen[m.rule, m.anchor] += 1
                    hits[m.rule, m.anchor] += any(
                        x["value"][:day_alone] == m.value[:day_alone] for x in beside
                    )
    rows = [f"{rule}\t{anchor}\t{n}\t{hits[rule, anchor]}" for (rule, anchor), n in seen.items()]
    text = "\n".join(["# rule\tanchor\tseen\tright", *sorted(rows), ""])
    rates.TABLE.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    arguments = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    if "--rates" in sys.argv:
        count(arguments[0])
    else:
        main(arguments[0], arguments[1:], "--write" in sys.argv)

"""How well dates are read in texts: figures that may rise and not fall.

`data/floor.tsv` is the gold, texts of our own with our own readings: to grow it, add lines. What
the tagger gets wrong stays in it as it should be. `data/floor-scores.tsv` is the floor. When the
tagger has become better, `CHRONO_REFRESH=1 pytest tests/test_floor.py` raises it, and it never
lowers a figure; where new gold lowers one, that row is changed by hand, with the lines that did it.
The corpora are in `$CHRONO_SHARED` or in `../shared`, and none of them is copied here.
"""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from bench import timex
from chrono.dates import Date
from chrono.temporal import Mention, annotate

ROOT = Path(__file__).parent.parent
GOLD = Path(__file__).parent / "data" / "floor.tsv"
FLOOR = Path(__file__).parent / "data" / "floor-scores.tsv"
SHARED = Path(os.environ.get("CHRONO_SHARED", ROOT.parent / "shared"))
HEAD = "# group\tname\texpressions\tvalue F1\tstrict F1\tphrases right, %"
KINDS = {"about", "anaphora", "clock", "duration", "era", "explicit", "holiday", "none", "partial",
         "range", "relative", "season", "set", "vague"}  # fmt: skip
EXPRESSION = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")


class Case(NamedTuple):
    """One text with its gold; `phrases` is None where they are not asked."""

    kind: str
    language: str
    published: Date | None
    text: str
    expressions: tuple[tuple[int, int, str], ...]
    phrases: tuple[str, ...] | None


class Score(NamedTuple):
    """Figures in percent, in tenths; `expressions` counts the gold."""

    expressions: int
    value: float
    strict: float
    phrases: float


class Told(NamedTuple):
    """What was counted in a text: expressions in the gold and found, with the value and the place
    right; phrases, the more of those asked and those found, and how many are right."""

    gold: int
    found: int
    value: int
    strict: int
    phrases: int
    right: int


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """A text without its marks, and the place and the value of each expression."""
    plain, at, expressions = "", 0, []
    for found in EXPRESSION.finditer(text):
        plain += text[at : found.start()]
        expressions.append((len(plain), len(plain) + len(found[1]), found[2]))
        plain, at = plain + found[1], found.end()
    return plain + text[at:], tuple(expressions)


@cache
def cases() -> tuple[Case, ...]:
    found = []
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, language, day, text, phrases, _ = line.split("\t")
            plain, expressions = unmarked(text.replace("\\n", "\n"))
            asked = None if phrases == "?" else tuple(phrases.split("; ")) if phrases else ()
            published = Date(day) if day else None
            found.append(Case(kind, language, published, plain, expressions, asked))
    return tuple(found)


def overlapping(case: Case, mentions: tuple[Mention, ...]) -> Iterator[tuple[str, str]]:
    """Pairs of values, in gold and as found, of places that overlap, one to one from the left."""
    rest = list(mentions)
    for start, end, value in case.expressions:
        for mention in rest:
            if mention.start < end and start < mention.end:
                yield value, mention.value
                rest.remove(mention)
                break


def told(case: Case) -> Told:
    tagged = annotate(case.text, case.published, case.language)
    places = {(m.start, m.end) for m in tagged.mentions}
    found = Counter(str(phrase.date) for phrase in tagged.phrases)
    asked = Counter(case.phrases or ())
    return Told(
        len(case.expressions),
        len(tagged.mentions),
        sum(gold == value for gold, value in overlapping(case, tagged.mentions)),
        sum((start, end) in places for start, end, _ in case.expressions),
        0 if case.phrases is None else max(asked.total(), found.total()),
        (asked & found).total(),
    )


def score(counts: list[Told]) -> Score:
    """F1 of values where places overlap, F1 of places that are the same, share of phrases."""
    gold, found, value, strict, phrases, right = map(sum, zip(*counts, strict=True))
    both = (gold + found) / 2
    return Score(gold, percent(value, both), percent(strict, both), percent(right, phrases))


def percent(part: int, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 100.0


@cache
def scores() -> dict[tuple[str, str], Score]:
    """The figures of each language, and of each class of English."""
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for case in cases():
        counts = told(case)
        groups["language", case.language].append(counts)
        if case.language == "en":
            groups["en", case.kind].append(counts)
    return {name: score(group) for name, group in groups.items()}


@cache
def corpora() -> dict[tuple[str, str], Score]:
    """The figures of the corpora; there are no phrases in their gold."""
    found = timex.scores(SHARED / "bench" / "timex_score.py", SHARED / "corpora" / "timex")
    return {
        ("corpus", name): Score(0, round(value, 1), round(strict, 1), 0.0)
        for name, (value, strict, *_) in found.items()
    }


@cache
def floor() -> dict[tuple[str, str], Score]:
    found = {}
    for line in FLOOR.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            group, name, expressions, *figures = line.split("\t")
            found[group, name] = Score(int(expressions), *map(float, figures))
    return found


def raised(now: dict[tuple[str, str], Score]) -> dict[tuple[str, str], Score]:
    """The floor with what is new and what is higher; the count is of the gold as it is."""
    held = floor()
    return held | {
        name: Score(s.expressions, *map(max, s[1:], held[name][1:])) if name in held else s
        for name, s in now.items()
    }


def hold(now: dict[tuple[str, str], Score]) -> None:
    """Compare figures with the floor; write it anew first when that is asked for."""
    if os.environ.get("CHRONO_REFRESH"):
        rows = ["\t".join((*name, *map(str, s))) for name, s in sorted(raised(now).items())]
        FLOOR.write_text("\n".join([HEAD, *rows, ""]), encoding="utf-8", newline="\n")
        floor.cache_clear()
    assert now
    held = floor()
    missing = [" ".join(name) for name in now if name not in held]
    assert not missing, "no floor yet: CHRONO_REFRESH=1 pytest tests/test_floor.py writes it"
    fallen = [f"{' '.join(name)}: {figure} {new} is under {old}"
              for name, s in now.items()
              for figure, new, old in zip(Score._fields[1:], s[1:], held[name][1:], strict=True)
              if new < old]  # fmt: skip
    assert not fallen, "\n".join(fallen)


def test_no_figure_of_our_own_texts_falls() -> None:
    hold(scores())


@pytest.mark.skipif(
    not (SHARED / "corpora" / "timex").is_dir(),
    reason="no corpora in $CHRONO_SHARED, nor in ../shared beside the checkout",
)
def test_no_figure_of_the_corpora_falls() -> None:
    hold(corpora())


def test_the_floor_is_of_this_gold() -> None:
    held = {name: s.expressions for name, s in floor().items() if name[0] != "corpus"}
    assert held == {name: s.expressions for name, s in scores().items()}


def test_the_gold_is_large_and_has_every_class_and_language() -> None:
    kinds = Counter(case.kind for case in cases() for _ in case.expressions)
    languages = Counter(case.language for case in cases() for _ in case.expressions)
    assert kinds.total() >= 400
    assert set(kinds) == KINDS
    assert all(languages[code] >= 28 for code in ("en", "de", "fr", "es", "ru", "uk", "az", "tr"))


def test_the_gold_says_what_it_means() -> None:
    """Each line has a reason, no mark is left in a text, each phrase is canonical EDTF."""
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            assert line.split("\t")[5], line
    for case in cases():
        assert not set("{}|") & set(case.text), case.text
        assert all(str(Date(phrase)) == phrase for phrase in case.phrases or ()), case.text


def test_a_floor_is_raised_and_never_lowered(monkeypatch: pytest.MonkeyPatch) -> None:
    name = ("en", "set")
    monkeypatch.setattr("tests.test_floor.floor", lambda: {name: Score(9, 50.0, 60.0, 70.0)})
    monkeypatch.delenv("CHRONO_REFRESH", raising=False)
    assert raised({name: Score(9, 40.0, 65.5, 70.0)}) == {name: Score(9, 50.0, 65.5, 70.0)}
    with pytest.raises(AssertionError, match=r"en set: value 40\.0 is under 50\.0"):
        hold({name: Score(9, 40.0, 65.5, 70.0)})

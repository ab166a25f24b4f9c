"""Double each of 120 and more shapes of text, and compare the times of `tag` and `extract`.

    python -m bench.growth [--only WORD] [--largest CHARACTERS] [tag] [extract]

A shape is a few characters said again and again between a head and a tail. Each is doubled until
it takes `ENOUGH` seconds or is `--largest` characters long. The growth is the factor of CPU time
over the last doubling, the least of `TRIES` pairs, each the best of some runs: 2 is linear, 4 is
quadratic. It has to stay under `LIMIT`. A text that takes `SLOW` seconds and grows by more is not
doubled again. Works on what the package offers, not on how it does it: `chrono.tagger.annotate`,
`chrono.extract.extract` and `chrono.readers.read`. Exits 1 when a shape grows faster.
"""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
SMALLEST = 4_000  # characters
LARGEST = 128_000
ENOUGH = 0.4  # seconds of CPU
SLOW = 4.0
LIMIT = 2.9  # n log n is 2.2 at these sizes; the rest is for memory and for a busy machine
TRIES = 3
ESCAPE = re.compile(r"\\(?:[\\ntr]|x[0-9a-f]{2}|u[0-9a-f]{4})")


class Shape(NamedTuple):
    """What is said again and again, what is around it, and the ending of its file."""

    name: str
    unit: str
    head: str = ""
    tail: str = ""
    ending: str = ".txt"

    def text(self, size: int) -> str:
        """Return the shape as a text of about so many characters."""
        count = max(1, size // len(self.unit))
        if "{}" not in self.unit:
            return self.head + self.unit * count + self.tail
        return (
            self.head + "".join(self.unit.replace("{}", word(n)) for n in range(count)) + self.tail
        )


def shapes() -> list[Shape]:
    """Read the shapes of `shapes.tsv`; `\\n`, `\\t`, `\\x..` and `\\u....` are written so."""
    found = []
    for line in (ROOT / "bench" / "shapes.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, *texts = line.split("\t")
            unit, head, tail, ending = [*map(unescaped, texts), "", "", "", ""][:4]
            found.append(Shape(name, unit, head, tail, ending or ".txt"))
    return found


def unescaped(text: str) -> str:
    """Return a text with what stands for its control characters replaced by them."""
    return ESCAPE.sub(lambda found: ascii_escape(found[0]), text)


def ascii_escape(text: str) -> str:
    return text.encode("ascii").decode("unicode_escape")


def word(number: int) -> str:
    """Return another word with a capital for each number.

    >>> word(0), word(26), word(700)
    ('Aa', 'Aaa', 'Axz')
    """
    letters = "".join(
        chr(97 + number // 26**place % 26) for place in range(8) if number >= 26**place
    )
    return "A" + (letters[::-1] or "a")


class Growth(NamedTuple):
    """How a shape grew over its last doubling: the factor, and where it ended."""

    factor: float
    size: int
    seconds: float


def tagged(shape: Shape, size: int) -> Callable[[], object]:
    """Return what tags the text of a shape."""
    from chrono.temporal import annotate

    text = shape.text(size)
    return lambda: annotate(text)


def extracted(folder: Path, shape: Shape, size: int) -> Callable[[], object]:
    """Return what reads the shape as a file, and extracts from it."""
    from chrono.errors import ChronoError
    from chrono.extract import extract
    from chrono.readers import read

    path = folder / f"shape{shape.ending}"
    path.write_text(shape.text(size), encoding="utf-8")

    def task() -> object:
        try:
            document = read(str(path))
        except ChronoError as error:  # no text in it
            return error
        return extract(document.text, None, blocks=document.blocks)

    return task


def cpu(task: Callable[[], object], runs: int) -> float:
    """Return the least CPU time of some runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        task()
        best = min(best, time.process_time() - start)
    return best


def growth(make: Callable[[int], Callable[[], object]], largest: int) -> Growth:
    """Double a text until it takes long enough; return how it grew."""
    size, before = SMALLEST, cpu(make(SMALLEST), 2)
    while True:
        size *= 2
        after = cpu(make(size), 2 if before < ENOUGH else 1)
        factor = after / max(before, 1e-3)
        if after >= ENOUGH or size * 2 > largest:
            break
        before = after
    for _ in range(TRIES - 1):
        if factor < LIMIT or after > SLOW * 2:
            break
        factor = min(factor, cpu(make(size), 2) / max(cpu(make(size // 2), 2), 1e-3))
    return Growth(factor, size, after)


def judged(jobs: tuple[str, ...], only: str, largest: int) -> Iterator[tuple[str, Shape, Growth]]:
    """Yield the growth of each shape in each job."""
    with tempfile.TemporaryDirectory() as folder:
        for shape in shapes():
            if only not in shape.name:
                continue
            if "tag" in jobs and shape.ending == ".txt":
                yield "tag", shape, growth(partial(tagged, shape), largest)
            if "extract" in jobs:
                yield "extract", shape, growth(partial(extracted, Path(folder), shape), largest)


def main() -> int:
    """Measure, print what grows too fast, and a count."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("jobs", nargs="*", metavar="JOB")
    parser.add_argument("--only", default="", help="shapes with this in their name")
    parser.add_argument("--largest", type=int, default=LARGEST)
    parser.add_argument("--all", action="store_true", help="print the good ones too")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    bad = count = 0
    for job, shape, grown in judged(
        tuple(given.jobs) or ("tag", "extract"), given.only, given.largest
    ):
        count += 1
        wrong = grown.factor > LIMIT
        bad += wrong
        if wrong or given.all:
            print(
                f"{'GROWS' if wrong else 'ok':<6}{job:<8}{shape.name:<24}x {grown.factor:.2f}"
                f"  {grown.size:>7} characters {grown.seconds:6.2f} s",
                flush=True,
            )
    print(
        f"{count - bad} of {count} grow by less than {LIMIT} when doubled ({len(shapes())} shapes)"
    )
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())

"""No shape of text costs more than n log n: the small form of `python -m bench.growth`.

What is compared is the number of calls of functions, of Python and of C, which is the same at each
run and on each machine. What one call of C does is not seen so: blanks, which once were slow
inside the pattern of tokens, are tried at a size at which that would take many minutes.
"""

import time
from cProfile import Profile

import pytest

from bench.growth import Shape, shapes
from chrono.extract import extract
from chrono.temporal import annotate

SMALL = 3000  # characters, twice as many as the longest sentence
FACTOR = 1.3  # by which the calls for a character may grow when a text is twice as long
# What once grew faster, and of the others every ninth.
GREW = (
    "and names", "of the names", "capitals", "one letter", "lines of years", "days", "May", "FY",
    "centuries", "the day after", "a dated sentence", "it in", "he, undated", "pronouns",
    "many people", "many organisations", "many short forms", "German, am",
)  # fmt: skip
BLANKS = [shape for shape in shapes() if shape.ending == ".txt" and not shape.unit.strip()]
TEXTS = [shape for shape in shapes() if shape.ending == ".txt" and shape.unit.strip()]
CHOSEN = [shape for n, shape in enumerate(TEXTS) if shape.name in GREW or n % 9 == 0]


def calls(text: str) -> int:
    """Count the calls of functions that extraction from a text makes."""
    profile = Profile()
    profile.runcall(extract, text)
    return sum(entry.callcount for entry in profile.getstats())


def test_there_are_shapes_enough() -> None:
    assert len(shapes()) >= 120
    assert set(GREW) <= {shape.name for shape in CHOSEN}
    assert len({shape.name for shape in shapes()}) == len(shapes())


@pytest.mark.parametrize("shape", CHOSEN, ids=lambda shape: shape.name)
def test_calls_grow_with_the_text(shape: Shape) -> None:
    small, large = shape.text(SMALL), shape.text(2 * SMALL)
    extract(small)  # what is made once
    few, many = calls(small), calls(large)
    assert many / len(large) < FACTOR * (few + 1000) / len(small)


@pytest.mark.parametrize("shape", BLANKS, ids=lambda shape: shape.name)
def test_blanks_are_passed_over(shape: Shape) -> None:
    text = shape.text(200_000)
    start = time.process_time()
    annotate(text)
    assert time.process_time() - start < 10

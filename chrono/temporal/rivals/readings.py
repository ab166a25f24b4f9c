"""A reading of an expression, `Rival`, and what it is chosen from, `View`."""

from typing import Final, NamedTuple

from chrono.dates.calendar import Day
from chrono.tagger.points import Point
from chrono.tagger.text import Text
from chrono.temporal.costs import Features
from chrono.temporal.facts import Document, Fact
from chrono.temporal.thread import Thread

TEXT: Final = "text"
PUBLISHED: Final = "published"
STALE: Final = 12  # sentences; more make no difference


class Rival(NamedTuple):
    """One reading: what it counts from, how, and what speaks for and against it."""

    source: str  # text, published, or nothing
    features: Features
    on: bool = True  # on the line of the story
    lent: int | None = None
    shifted: int = 0  # years away from the nearest to the publication
    day: Day | None = None  # of a clock time
    turned: bool = False  # a weekday in the other direction than its clause says
    dayless: bool = False
    by: int = -1  # the expression that it counts from


class View(NamedTuple):
    """An expression, seen from one state of its text; `point` is where a named date lies."""

    text: Text
    number: int
    fact: Fact
    state: Thread
    document: Document
    point: Point | None

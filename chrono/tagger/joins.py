"""What the small words make of dates: since, until, by, after, from ... to, between.

One table, which phrases and texts use:

    since X         X/..        by, not after X          [..X]
    until X         ../X        not before X, X or later [X..]
    from A to B     A/B         before X                 [..X-1]
    A to present    A/..        after X                  [X+1..]
                                between A and B          [A..B]

X-1 and X+1 are one unit of X's own precision.
"""

from typing import Final

from chrono.tagger.neighbours import neighbour
from chrono.tagger.values import Value, bound

# Behind `to` or a dash these say that it has not ended.
ENDLESS: Final = ("the present day", "the present", "present", "ongoing", "date", "now")


def onwards(value: Value, rule: str = "since") -> Value:
    return open_ended(bound(value, False), "..", value, "span", rule)


def up_to(value: Value) -> Value:
    return open_ended("..", bound(value, True), value, "span", "until")


def at_earliest(value: Value) -> Value:
    return open_ended(value.low, "", value, "set", "not-before")


def before(value: Value) -> Value:
    last = value.low if value.shape == "list" else neighbour(value.low, -1)
    return open_ended("", last, value, "set", "before")


def after(value: Value) -> Value:
    last = value.high or value.low
    first = last if value.shape == "list" else neighbour(last, 1)
    return open_ended(first, "", value, "set", "after")


def at_latest(value: Value) -> Value:
    return open_ended("", value.high or value.low, value, "set", "by")


def open_ended(low: str, high: str, value: Value, shape: str, rule: str) -> Value:
    return Value(low, high, shape, f"{rule}:{value.rule}", value.relative)


def closed(low: str, high: str, first: Value, last: Value, shape: str, rule: str) -> Value:
    rules = first.rule if first.rule == last.rule else f"{first.rule},{last.rule}"
    return Value(low, high, shape, f"{rule}:{rules}", first.relative or last.relative)

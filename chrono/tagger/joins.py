"""What the small words make of dates: since, until, by, after, from ... to, between.

One table for the whole house:

    since X         X/..        by, before X      [..X]
    until X         ../X        after X           [X..]
    from A to B     A/B         between A and B   [A..B]
    A to present    A/..
"""

from typing import Final

from chrono.tagger.values import Value, bound

# Behind `to` or a dash these say that it has not ended.
ENDLESS: Final = ("the present day", "the present", "present", "ongoing", "date", "now")


def onwards(value: Value, rule: str = "since") -> Value:
    return open_ended(bound(value, False), "..", value, "span", rule)


def up_to(value: Value) -> Value:
    return open_ended("..", bound(value, True), value, "span", "until")


def at_earliest(value: Value) -> Value:
    return open_ended(value.low, "", value, "set", "after")


def at_latest(value: Value) -> Value:
    return open_ended("", value.high or value.low, value, "set", "by")


def open_ended(low: str, high: str, value: Value, shape: str, rule: str) -> Value:
    return Value(low, high, shape, f"{rule}:{value.rule}", value.relative)


def closed(low: str, high: str, first: Value, last: Value, shape: str, rule: str) -> Value:
    rules = first.rule if first.rule == last.rule else f"{first.rule},{last.rule}"
    return Value(low, high, shape, f"{rule}:{rules}", first.relative or last.relative)

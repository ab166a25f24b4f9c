"""The rival readings of an expression from one state of the text: `rivals`, with their features.

A rival says what the missing part is taken from (the text before, or the publication) and whether
the date is then on the line of the story or mentioned by the way. What it costs is decided by
`costs.tsv`; a name begins with t_ p_ (a year from the text, from the publication), w_ (weekdays),
r_ (relative), c_ (clock times), a_ (absolute dates), n_ s_ (steps of the line).

    readings  one reading, and an expression as a state of the text sees it
    named     dates that are whole
    years     months and days without their year
    days      weekdays, and what is counted from a day
    clocks    clock times without their day
    steps     how far a date is from the one told last

To add a kind of expression: a row in `MAKERS`, and its features in `costs.tsv`.
"""

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from chrono.temporal.rivals.clocks import clock
from chrono.temporal.rivals.days import relative, short, weekdays
from chrono.temporal.rivals.named import named
from chrono.temporal.rivals.readings import PUBLISHED, TEXT, Rival, View
from chrono.temporal.rivals.years import yearless
from chrono.temporal.thread import Thread


class Maker(NamedTuple):
    """How the rivals of a kind are made, and what of a state they depend on: two states alike in
    that have the same rivals."""

    make: Callable[[View], list[Rival]]
    leans: Callable[[Thread], object]


def counted(view: View) -> list[Rival]:
    """A length, a set, or what is on no calendar: it has one reading."""
    told = view.document.style or view.fact.base is None
    return [Rival(TEXT if told else PUBLISHED, {})]


MAKERS: Final[Mapping[str, Maker]] = {
    "absolute": Maker(
        named, lambda s: (id(s.told), s.told_paragraph, s.by_the_way, s.last_sentence)
    ),
    "yearless": Maker(
        yearless,
        lambda s: (
            id(s.told), s.told_at, s.told_by, s.told_weak, s.told_framed, s.told_paragraph,
            s.told_sentence, s.named_sentence, id(s.last), s.last_by, s.last_sentence,
            s.last_paragraph, s.by_the_way, s.in_text,
        ),
    ),
    "weekday": Maker(
        weekdays,
        lambda s: (id(s.told), s.told_by, s.told_sentence, s.last_sentence, s.in_text),
    ),
    "relative": Maker(relative, lambda s: s.told_by),
    "clock": Maker(clock, id),
    "monthless": Maker(short, lambda s: s.told_by),
    "short": Maker(short, lambda s: s.told_by),
    "other": Maker(counted, lambda _: ()),
}  # fmt: skip


def rivals(view: View) -> list[Rival]:
    """The rivals of an expression; never empty, and not to be changed."""
    return MAKERS[view.fact.kind].make(view)


__all__ = ["MAKERS", "PUBLISHED", "TEXT", "Maker", "Rival", "View", "rivals"]

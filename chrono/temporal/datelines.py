"""Days that stand over a text or a part of it: `dateline`, `heads_text`."""

from collections.abc import Sequence
from typing import Final

from chrono.dates.calendar import Day, days_in_month
from chrono.tagger.lexicon import among
from chrono.tagger.story import Found
from chrono.tagger.text import Text

FRONT: Final = 60  # tokens in which a text says when it was written

NAMES: Final = 4  # words of a line such as `By Ada Lee Jr.`


def dateline(t: Text, found: Sequence[Found]) -> Day | None:
    """The day that stands over a text whose day of publication is not told."""
    for start, end, m in found:
        if start > FRONT:
            return None
        m = m.of if m.shape == "time" and m.of is not None else m
        if m.shape == "date" and m.year is not None and m.month and m.day:
            day = (m.year, m.month, min(m.day, days_in_month(m.year, m.month)))
            return day if heads_text(t, start, end) and not told(t, start) else None
    return None


def told(t: Text, start: int) -> bool:
    """Whether the text has begun to tell before the line of a date: a sentence stands above it."""
    above = t.source[: t.start(start)].split("\n")[:-1]
    return any(line.rstrip().endswith(".") and len(line.split()) > NAMES for line in above)


# Words that may stand before the day of a dateline: `Published on`, `Berlin, den`.
DATING: Final = among("on of the den dem am le el la de du den i dnia vom from at by date dated")


def heads_text(t: Text, start: int, end: int) -> bool:
    """Whether nothing but names and marks is before a date on its line, and no word goes on
    behind it: `Lisbon, 22 September 2025. Talks`."""
    if (
        end < t.size
        and t.words[end].isalpha()
        and "\n" not in t.source[t.ends[end - 1] : t.start(end)]
    ):
        return False
    for i in range(start - 1, -1, -1):
        if "\n" in t.source[t.ends[i] : t.start(i + 1)]:
            return True
        if t.words[i].isalpha() and t.words[i] not in DATING and not t.shown(i)[0].isupper():
            return False
    return True

"""What a text has told so far, on one of its possible lines: `Thread`."""

from chrono.dates.calendar import Day, add_days
from chrono.tagger.discourse import Discourse
from chrono.tagger.meanings import Meaning
from chrono.tagger.points import Point
from chrono.tagger.text import Text
from chrono.temporal.scopes import Scope

NEVER = -99  # of sentences and paragraphs


class Thread(Discourse):
    """A discourse that knows where it told what: in which sentence, by which expression.

    `in_text` says that the last partial date was counted from the text, `by_the_way` that the
    last date is not on the line.
    """

    def __init__(self, text: Text, base: Day | None, style: bool, grain: str) -> None:
        super().__init__(text, base, style, grain)
        self.told_sentence = self.last_sentence = self.day_sentence = self.named_sentence = NEVER
        self.told_paragraph = self.day_paragraph = self.last_paragraph = NEVER
        self.told_by = self.last_by = self.day_by = -1
        self.told_weak = self.told_framed = False
        self.clock_under = -1  # the dated heading that the last time of day is under
        self.in_text = self.by_the_way = False
        self.headed: tuple[int, Point] | None = None  # the heading's expression, and its date
        self.entered = (-1, 0)  # the dated heading and the entry under it that we are in

    @property
    def seen_sentence(self) -> int:
        """The last sentence that has a date."""
        return max(self.told_sentence, self.last_sentence)

    def fork(self) -> "Thread":
        twin = object.__new__(Thread)
        twin.__dict__.update(self.__dict__)
        return twin

    def changed(self, changes: dict[str, object]) -> "Thread":
        """The thread with what an expression has told."""
        twin = self.fork()
        twin.__dict__.update(changes)
        return twin

    def enter(self, scope: Scope, start: int) -> "Thread":
        """The thread in a scope: a new entry under a dated heading begins again from its date."""
        here = (scope.dated_by, scope.entry)
        if scope.dated_by < 0 or self.entered == here:
            return self
        if not (scope.entry or self.entered[0] != scope.dated_by):
            return self
        twin = self.fork()
        twin.entered = here
        if self.headed is None or self.headed[0] != scope.dated_by:
            return twin
        point = self.headed[1]
        twin.told, twin.told_at, twin.told_by = point, start - 1, scope.dated_by
        twin.told_sentence, twin.told_paragraph = scope.sentence - 1, scope.paragraph
        twin.told_weak, twin.told_framed = False, True
        if point.grain in {"day", "time"} and point.day:
            twin.day, twin.day_at = point._replace(grain="day", time=""), start - 1
            twin.day_sentence, twin.day_paragraph = scope.sentence - 1, scope.paragraph
            twin.day_by = scope.dated_by
        return twin

    def zoned_day(self, t: Text, m: Meaning, start: int) -> Day | None:
        """The day that makes `20:07 EDT (00:07 UTC)` one instant; None where nothing is told."""
        last = self.clock
        if last is None or not m.clock or not m.zone or t.words[start - 1 : start] != ["("]:
            return None
        if self.clock_at != start - 1 or not last.time[6:]:
            return None
        there = instant(last.time[1:])
        here = instant(m.clock + m.zone)
        if there is None or here is None:
            return None
        days = (0, 1, -1)
        return next((add_days(last.first(), n) for n in days if there == here + n * 1440), None)


def instant(clock: str) -> int | None:
    """Minutes from midnight in UTC of a time with its zone.

    >>> instant("20:07-04"), instant("00:07Z"), instant("9:00")
    (1447, 7, None)
    """
    digits = clock.rstrip("Z")
    sign = max(digits.rfind("+"), digits.rfind("-"))
    if sign < 0 and digits == clock:
        return None
    told, zone = (digits, "") if sign < 0 else (digits[:sign], digits[sign:])
    hour, minute = told.split(":")[:2]
    away = 0
    if zone:
        hours, _, minutes = zone[1:].partition(":")
        away = int(f"{zone[0]}1") * (int(hours) * 60 + int(minutes or 0))
    return int(hour) * 60 + int(minute) - away

"""What a text has told so far, and when it was published: `Discourse`."""

from typing import Final

from chrono.dates.calendar import Day, add_days
from chrono.tagger import lexicon as lx
from chrono.tagger.meanings import Meaning
from chrono.tagger.points import Point, of_day
from chrono.tagger.tense import STOPS, tense
from chrono.tagger.text import Text

NEAR: Final = 40  # tokens: about the sentence before
LINK: Final = 3  # tokens
WHOLE_YEARS: Final = frozenset({"year", "decade", "century", "millennium"})
ENDS: Final = STOPS - {";"}
AHEAD: Final = frozenset({"later", "following"})
ANAPHORIC: Final = frozenset({"that", "same", "following", "previous", "the", "latest", "those"})


class Discourse:
    """The dates of one text read so far, in their order, and the one that is being read.

    `base` is the day of publication, `told` the last date read; in a narrative what is partial
    leans on `told`, in news on `base` and the tense of the clause. `grain` is how far the
    publication is known: day, month or year.
    """

    def __init__(self, text: Text, base: Day | None, narrative: bool, grain: str) -> None:
        self.text = text
        self.base = base
        self.narrative = narrative  # counts from the text before
        self.style = narrative  # is annotated as a history
        self.grain = grain
        self.forced: Day | None = None  # the day of a time said without one
        self.dayless = False  # a time that is of no day
        self.shifted = 0  # years away from the one nearest to the publication
        self.turned = False  # a weekday in the other direction than its clause says
        self.told: Point | None = None
        self.told_at = -1000  # the token behind it
        self.last: Point | None = None  # the last date of any kind
        self.weekday = False  # whether it was a weekday alone
        self.last_at = -1000
        self.day: Point | None = None  # the last that is a day
        self.day_at = -1000
        self.named_at = -1000  # the same for the last that named its year
        self.quarter: Point | None = None
        self.quarter_at = -1000
        self.clock: Point | None = None  # the last time of day that was told with its day
        self.clock_at = -1000
        self.set_at = -1000  # the token behind the last that told what comes again and again
        self.set_unit = ""  # and what it counted
        self.turn(0, 0, None, True)

    def turn(self, start: int, end: int, lent: int | None, told: bool) -> None:
        """Turn to the expression of these tokens.

        `lent` is the year that the other side of a range lends, or the line of the story; `told`
        is false for a date said by the way, which nothing after it leans on.
        """
        self.start, self.end, self.lent, self.aside = start, end, lent, not told
        self.anchor = ""

    def near(self, tokens: int) -> Point | None:
        """The last date read, where it stands so many tokens before at most."""
        return self.told if self.start - self.told_at <= tokens else None

    def just_told(self) -> Point | None:
        """The last date; one said by the way counts while it is near."""
        by_the_way = self.last is not None and self.last_at > self.told_at
        return self.last if by_the_way and self.start - self.last_at <= NEAR else self.told

    def reference(self, which: object) -> Point | None:
        """What a relative expression counts from."""
        base = of_day(self.base, "day") if self.base else None
        if which == "the" and not self.narrative:
            near = self.near(NEAR)
            self.anchor = "text" if near else "published"
            return near if near is not None and near.grain == "year" else base
        if which in ANAPHORIC or which in {"later", "earlier"}:
            self.anchor = "text"
            gone = which in AHEAD and tense(self.text, self.start, self.end) < 0
            gone = gone or which in {"that", "those"}
            return self.just_told() or (None if gone else base)
        if self.narrative and self.told is not None:
            self.anchor = "text"
            return self.just_told()
        self.anchor = "published"
        return base

    def linked_day(self) -> Day | None:
        """The day that a weekday counts on from: the first of a range of weekdays, or the week
        up to the date that it stands in brackets behind: `5–6 May (Tuesday to Wednesday)`.
        """
        between = tuple(self.text.words[max(self.last_at, 0) : self.start])
        last = self.last
        if last is None or last.grain != "day" or not last.day or len(between) > LINK:
            return None
        weekday = self.weekday or self.text.kinds[self.last_at - 1] == lx.WEEKDAY
        ending = self.text.words[self.last_at - 1].endswith(
            self.text.lexicon.since_endings or ("\0",)
        )
        if weekday and (self.text.lexicon.links.get(between) == "to" or (not between and ending)):
            return last.first()
        return add_days(last.first(), -6) if between == ("(",) else None

    def guessed(self, point: Point, m: Meaning) -> bool:
        """Whether more is said than a publication known by its month, or its year, can tell."""
        if self.grain == "day" or self.anchor != "published":
            return False
        if self.grain == "year":
            return m.of is None and point.grain not in WHOLE_YEARS
        return not (m.month or m.feast) and point.grain in {"day", "week", "weekend", "time"}

    def remember(self, point: Point, m: Meaning) -> None:
        if point.year is None or self.aside or m.rule == "period":
            return
        if m.shape == "shift" and m.unit == "year" and not self.narrative:
            return
        self.told, self.told_at = point, self.end
        if point.grain in {"day", "time"} and point.day:
            self.day, self.day_at = point, self.end
        if m.year is not None:
            self.named_at = self.end
        if point.extra[:1] == "Q":
            self.quarter, self.quarter_at = point, self.end

    def history(self) -> int | None:
        """The year long gone that the sentence is about: `on 3 May 1943 and again on 8 August`."""
        told, base = self.told, self.base
        if told is None or told.year is None or base is None or self.told_at != self.named_at:
            return None
        gone = told.year < base[0] - 1 and told.month > 0
        same = ENDS.isdisjoint(self.text.words[self.told_at : self.start])
        past = gone and same and tense(self.text, self.start, self.end) <= 0
        return told.year if past else None

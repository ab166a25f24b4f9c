"""From what is said to when it was: `Resolver`, with what has been read so far."""

from typing import Final

from chrono.dates.calendar import Day, add_days, add_months, days_in_month, weekday
from chrono.tagger import feasts, points, stretches, years
from chrono.tagger import lexicon as lx
from chrono.tagger.meanings import Meaning
from chrono.tagger.points import Point, duration, of_day
from chrono.tagger.tense import BEFORE, STOPS, tense
from chrono.tagger.text import Text
from chrono.tagger.values import GROUPS

AHEAD_YEARS: Final = 10  # that a year in two figures may lie ahead
BESIDE: Final = 3  # tokens between a date and what says it again
SENTENCE: Final = 12  # tokens: about half a sentence
NEAR: Final = 40  # tokens: about the sentence before
QUARTER_NEAR: Final = 80
PERIODS: Final = frozenset({"quarter", "period"})
TOLD_OF: Final = frozenset({"former", "formerly", "current", "recent"})  # vague, but in a story
WHOLE_YEARS: Final = frozenset({"year", "decade", "century", "millennium"})
EACH_OF: Final = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
BACK: Final = {-2: -2, -1: -1, "past": -1, "previous": -1, "earlier": -1, "ago": -1}
AHEAD: Final = {2: 2, 1: 1, "coming": 1, "following": 1, "later": 1, "hence": 1}
ANAPHORIC: Final = frozenset({"that", "same", "following", "previous", "the", "latest", "those"})


RESTRICTING: Final = frozenset({"'", "’", "of", "that", "which", "when", "where"})


class Resolved:
    """The type and value of a mention, the point it is on the calendar, what it counted from."""

    __slots__ = ("anchor", "kind", "point", "value")

    def __init__(self, kind: str, value: str, point: Point | None = None, anchor: str = "") -> None:
        self.kind = kind
        self.value = value
        self.point = point
        self.anchor = anchor


class Resolver:
    """Resolves the meanings of one text in their order.

    `base` is the day of publication, `told` the last date read; in a narrative what is partial
    leans on `told`, in news on `base` and the tense of the clause. `grain` is how far the
    publication is known: day, month or year.
    """

    def __init__(self, text: Text, base: Day | None, narrative: bool, grain: str) -> None:
        self.text = text
        self.base = base
        self.narrative = narrative
        self.grain = grain
        self.told: Point | None = None
        self.last: Point | None = None  # the last date of any kind
        self.last_at = -1000
        self.told_at = -1000  # the token behind it
        self.day: Point | None = None  # the last that is a day
        self.day_at = -1000
        self.named_at = -1000  # the same for the last that named its year
        self.quarter: Point | None = None
        self.quarter_at = -1000
        self.set_at = -1000  # the token behind the last that told what comes again and again
        self.lent: int | None = None
        self.aside = False
        self.anchor = ""
        self.start = 0
        self.end = 0

    # ------------------------------------------------------------------ entry
    def resolve(
        self, m: Meaning, start: int, end: int, lent: int | None = None, told: bool = True
    ) -> Resolved | None:
        """The type and value, or None for what is no date here; remembers it for what follows.

        `lent` is the year that the other side of a range lends, or the line of the story; `told`
        is false for a date said by the way, which nothing after it leans on.
        """
        self.start, self.end, self.lent, self.aside = start, end, lent, not told
        self.anchor = ""
        if m.shape == "ref":
            if (m.rule in TOLD_OF and not self.narrative) or (
                m.rule in {"future", "soon"} and not self.future()
            ):
                return None
            return Resolved("DATE", str(m.which))
        if m.shape == "shift" and m.which == "from" and self.narrative and not m.number:
            return Resolved("DATE", "PRESENT_REF")
        if m.shape == "time" and m.rule == "tonight" and self.narrative:
            return Resolved("TIME", f"XXXX-XX-XXT{m.part}")
        if m.rule == "age" and m.unit == "year" and not self.narrative:
            return None
        if m.rule == "rate" and not (self.narrative or self.text.message()):
            return None
        if m.rule == "bare-unit" and not self.text.message():
            return None
        if m.shape == "duration" and not self.ahead(m):
            return self.stretch(m)
        if m.rule == "season-kind":
            return Resolved("DATE", f"XXXX-{m.season}")
        if m.shape == "set":
            self.set_at = self.end
            return Resolved("SET", EACH_OF[m.unit] if self.generic(m) else repeated(m))
        if m.shape == "time":
            return self.time(m)
        if m.shape == "duration":
            m = m._replace(shape="shift", which="hence")
        if m.rule in {"this-time", "period-step"} and self.vague(m):
            return Resolved("DATE", "PRESENT_REF") if self.narrative else None
        point = self.point(m)
        if point is None or self.guessed(point, m):
            return self.unresolved(m, point)
        self.last, self.last_at = point, self.end
        if m.shape != "wide":
            self.remember(point, m)
        return Resolved("DATE", points.timex(point), point, self.anchor)

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

    def ahead(self, m: Meaning) -> bool:
        """Whether a length is a day to come: `starts in three days`."""
        counted = m.rule == "duration" and m.number != "X" and self.base is not None
        if not counted or self.narrative or not self.start:
            return False
        words = self.text.words
        alone = words[self.start - 1] == "in" and words[self.end] not in RESTRICTING
        return alone and tense(self.text, self.start, self.end) > 0

    def generic(self, m: Meaning) -> bool:
        """Whether a set is any day, week or year of a story: `daily`, `every day`."""
        every = m.rule == "often" or self.text.words[self.start] == "every"
        story = self.narrative and (self.base is not None or self.told is not None)
        return story and every and m.number == 1 and m.unit in EACH_OF

    def future(self) -> bool:
        """Whether `future` is a time: `the future`, not `any future building`, but in a story;
        `soon` is one beside a verb of what is to come: `will come soon`, `may soon`."""
        words, start = self.text.words, self.start
        if words[start] == "soon":
            beside = (*words[max(start - 3, 0) : start], words[self.end])
            return not (self.narrative or self.text.lexicon.modals.isdisjoint(beside))
        return (
            self.narrative
            or self.text.message()
            or words[start] == "the"
            or (start > 0 and words[start - 1] in {"near", "in"})
        )

    def guessed(self, point: Point, m: Meaning) -> bool:
        """Whether more is said than a publication known by its month, or its year, can tell."""
        if self.grain == "day" or self.anchor != "published":
            return False
        if self.grain == "year":
            return m.of is None and point.grain not in WHOLE_YEARS
        return not (m.month or m.feast) and point.grain in {"day", "week", "weekend", "time"}

    def vague(self, m: Meaning) -> bool:
        """Whether `this time` or `this period` is no date: the present of a story, else nothing."""
        if self.narrative:
            before = self.text.words[self.start - 1] if self.start else ""
            return m.which == 0 and m.unit == "time" and before not in {"by", "from", "since"}
        return m.unit == "time" or m.which == 0

    def near(self, tokens: int) -> Point | None:
        """The last date read, where it stands so many tokens before at most."""
        return self.told if self.start - self.told_at <= tokens else None

    def unresolved(self, m: Meaning, point: Point | None) -> Resolved:
        if m.shape == "shift" and m.which != "from":
            vague = {"ago": "PAST_REF", "earlier": "PAST_REF"}.get(str(m.which), "FUTURE_REF")
            return Resolved("DATE", vague)
        if point is not None and m.shape == "date" and m.weekday is None and not m.feast:
            return Resolved("DATE", points.timex(point._replace(year=None)))
        return Resolved("DATE", points.timex(Point("day")))

    # ------------------------------------------------------------------ parts
    def reference(self, which: object) -> Point | None:
        """What a relative expression counts from."""
        base = of_day(self.base, "day") if self.base else None
        if which == "the" and not self.narrative:
            near = self.near(NEAR)
            self.anchor = "text" if near else "published"
            return near if near is not None and near.grain == "year" else base
        if which in ANAPHORIC or which in {"later", "earlier"}:
            self.anchor = "text"
            return self.just_told() or base
        if self.narrative and self.told is not None:
            self.anchor = "text"
            return self.just_told()
        self.anchor = "published"
        return base or self.told

    def just_told(self) -> Point | None:
        """The last date; one said by the way counts while it is near."""
        by_the_way = self.last is not None and self.last_at > self.told_at
        return self.last if by_the_way and self.start - self.last_at <= NEAR else self.told

    def point(self, m: Meaning) -> Point | None:
        if m.shape == "date":
            return self.date(m)
        if m.shape == "wide":
            return Point(m.unit, m.year)
        if m.shape == "step":
            return self.step(m)
        if m.shape == "shift":
            return self.shift(m)
        return None

    def date(self, m: Meaning) -> Point | None:
        year = m.year
        if year is None and m.of is not None:
            inner = self.point(m.of)
            year = inner.year if inner else None
        if m.feast:
            return self.feast(m, year)
        if m.weekday is not None and m.day is None:
            return self.weekday(m.weekday)
        if m.season or m.quarter:
            return self.part_of_year(m, year)
        if m.month is None:
            if m.rule == "year-short":
                return Point("year", self.short_year(int(m.number or 0)))
            if m.day is not None:
                return self.day_of_month(m.day)
            if m.unit == "period" and self.quarter is not None:
                return self.quarter._replace(year=year)
            return Point("year", year)
        if year is None:
            year = self.year_of(m.month, m.day or 0)
        if year is not None and m.day is not None and m.day > days_in_month(year, m.month):
            return Point("month", year, m.month)
        if m.day is not None:
            return Point("week" if m.unit == "week" else "day", year, m.month, m.day)
        return Point("month", year, m.month)

    def short_year(self, number: int) -> int:
        """The year of two figures: the last such one that the story, or the writer, looks back on;
        or one that is near."""
        told = self.told.year if self.narrative and self.told is not None else None
        latest = told if told is not None else self.base[0] if self.base else None
        if latest is None:
            return years.short_year(number)
        self.anchor = "text" if told is not None else "published"
        latest += AHEAD_YEARS
        return latest - (latest - number) % 100

    def part_of_year(self, m: Meaning, year: int | None) -> Point | None:
        extra = m.season or (f"Q{m.quarter}" if m.quarter <= 4 else f"H{m.quarter - 4}")
        grain = "season" if m.season else "quarter" if m.quarter <= 4 else "half"
        grain = "fiscal" if m.mod == "FISCAL" else grain
        if year is None and m.quarter and not self.narrative and self.base is not None:
            month = GROUPS[points.PARTS[m.quarter]][0]
            ahead = month > self.base[1] + 2 and tense(self.text, self.start, self.end) <= 0
            year = self.base[0] - ahead
        if year is None:
            year = self.year_of(points.FIRST_MONTH.get(extra, 1) + (extra != "WI"), 0)
        january = extra == "WI" and m.year is None and self.narrative
        return Point(grain, year, 1 if january else 0, extra=extra)

    def year_of(self, month: int, day: int) -> int | None:
        """The year of a month, or of a day of it, that was said without."""
        beside = self.last if self.start - self.last_at <= BESIDE else None
        if beside is not None and beside.month == month and beside.year is not None:
            self.anchor = "text"  # 132 days later, in January
            return beside.year
        if self.lent is not None:
            self.anchor = "text"
            return self.lent
        if self.narrative and self.told is not None and self.told.year is not None:
            self.anchor = "text"
            return self.told.year
        if self.base is None:
            return None
        self.anchor = "published"
        before = self.text.words[self.start - 1] if self.start else ""
        if day and before == "ended":
            return self.base[0] - ((month, day) > self.base[1:])
        when = tense(self.text, self.start, self.end)
        if day:
            return day_year(self.base, month, when, self.text.lexicon.tensed)
        if when <= 0 and before in {"by", "until", "through"}:
            return self.base[0] + nearest(month - self.base[1])
        return month_year(self.base, month, when)

    def weekday(self, number: int) -> Point | None:
        ref = self.base
        if self.narrative and self.told is not None:
            ref = (
                self.told.first()
                if self.told.grain in {"day", "time"} and self.told.year is not None
                else None
            )
        if ref is None:
            return None
        self.anchor = "published"
        gap = (weekday(ref) - number) % 7
        if gap and self.coming():
            return of_day(add_days(ref, 7 - gap), "day")
        return of_day(add_days(ref, -gap), "day")

    def coming(self) -> bool:
        """Whether a weekday lies ahead, as its preposition or its clause says."""
        t = self.text
        before = t.words[self.start - 1] if self.start else ""
        role = t.lexicon.openers.get((before,))
        owner = t.words[self.end] in {"'", "’"}
        if role == "by" and done_before(t, self.start):
            return False
        if (role in {"until", "by"} and not (owner and before == "before")) or before == "as":
            return tense(t, self.start - 1, self.end) >= 0 or not opens(t, self.start - 1)
        if role == "since" or owner:
            return False
        return tense(t, self.start, self.end) > 0

    def day_of_month(self, day: int) -> Point | None:
        told = self.just_told()
        told = told if told is not None and told.month else None
        ref = told.first() if told and told.year is not None else self.base
        if ref is None or not 1 <= day <= 31:
            return None
        year, month, _ = ref
        return Point("day", year, month, day)

    def feast(self, m: Meaning, year: int | None) -> Point | None:
        rule = feasts.NAMES[m.feast]
        if year is not None and m.of is not None and m.of.rule == "feast-step" and self.base:
            beside = feasts.day_of(rule, self.base[0])
            gone = beside is not None and (beside < self.base, beside > self.base)[m.of.which == 1]
            year = self.base[0] if gone else year
        if year is None:
            year = self.year_of(feasts.month_of(rule), 15)
        day = None if year is None else feasts.day_of(rule, year)
        return None if day is None else Point("day", *day)

    # ------------------------------------------------------------------ relative
    def step(self, m: Meaning) -> Point | None:
        ref = self.reference(m.which)
        if ref is None or ref.year is None:
            return None
        by = BACK.get(m.which) or AHEAD.get(m.which) or 0
        if m.weekday is not None:
            return self.weekday_step(ref, m.weekday, by)
        if m.month is not None:
            return self.month_step(ref, m, by)
        if m.season:
            return self.season_step(ref, m.season, by)
        return self.unit_step(ref, m, by)

    def weekday_step(self, ref: Point, number: int, by: int) -> Point:
        day = ref.first()
        gap = (weekday(day) - number) % 7
        if by < 0:
            return of_day(add_days(day, -(gap or 7) + 7 * (by + 1)), "day")
        if by > 0:
            return of_day(add_days(day, 7 * by - gap), "day")
        return of_day(add_days(day, number - weekday(day)), "day")

    def month_step(self, ref: Point, m: Meaning, by: int) -> Point:
        year, month, _ = ref.first()
        wanted = m.month or 1
        if by < 0:
            year -= wanted >= month
        elif by > 0:
            year += wanted <= month
        return Point("day" if m.day else "month", year, wanted, m.day or 0)

    def season_step(self, ref: Point, season: str, by: int) -> Point:
        year, month, _ = ref.first()
        first = points.FIRST_MONTH[season]
        if ref.grain == "year":
            return Point("season", year + by, extra=season)
        if by < 0:
            year -= (month < first + 3) + (month < first - 9)  # this winter began last year
        elif by > 0:
            year += month >= first
        return Point("season", year, extra=season)

    def unit_step(self, ref: Point, m: Meaning, by: int) -> Point | None:
        unit = m.unit
        if self.narrative and unit in {"period", "time"}:
            return self.last
        if unit == "period":
            return self.quarter or (self.last_quarter() if m.which == "latest" else None)
        if unit == "quarter":
            return self.quarter_step(ref, m, by)
        if unit == "year" and m.which == -1 and self.of_period():
            return self.year_before(m._replace(which="earlier", mod="period"))
        if unit in {"second", "minute", "hour", "season", "moment"}:
            return None
        if (
            unit == "weekend"
            and m.which == "the"
            and m.rule != "weekend"
            and not self.narrative
            and weekday(ref.first()) < 5
        ):
            by = -1 if tense(self.text, self.start, self.end) <= 0 else 0
        if not known(ref, unit):
            return None if unit in {"day", "week"} and ref.year is None else rough(ref, unit)
        day = ref.first()
        if unit in points.MONTHS_IN:
            day = (day[0], day[1], 1)
        return of_day(points.moved(day, by, unit), unit)

    def of_period(self) -> bool:
        """Whether `last year` is that of a quarter: `the same period last year`."""
        words = self.text.words
        before, behind = words[self.start - 1] if self.start else "", words[self.end + 2]
        return before in PERIODS or (words[self.end] in {"'", "’"} and behind in PERIODS)

    def quarter_ended(self, last: Meaning) -> Point | None:
        """The quarter that most of the three months before a day lie in: `ended July 31`."""
        year, month = last.year, last.month or 1
        if year is None and self.base is not None:
            year = self.base[0] - ((month, last.day or 1) > self.base[1:])
        if year is None:
            return None
        middle = add_days((year, month, last.day or 1), -45)
        return of_day(middle, "quarter")

    def quarter_step(self, ref: Point, m: Meaning, by: int) -> Point | None:
        fiscal = self.quarter is not None and self.quarter.grain == "fiscal"
        if m.of is not None and not (fiscal and self.start - self.quarter_at <= NEAR):
            return self.quarter_ended(m.of)
        told = self.told_quarter()
        if m.which in ANAPHORIC and told is not None:
            year, month, _ = add_months(told.first(), 3 * by)
            return of_day((year, month, 1), "quarter")._replace(grain=told.grain)
        if m.which in {"latest", "the"} and self.base:
            return self.last_quarter()
        if self.quarter and m.which == "current":
            return of_day(self.base or self.quarter.first(), "quarter")
        day = ref.first()
        return of_day(add_months((day[0], day[1], 1), 3 * by), "quarter")

    def told_quarter(self) -> Point | None:
        """The quarter that is being reported: not the present one, which has no report yet."""
        told = self.quarter
        if told is None or self.base is None or self.narrative:
            return told
        present = of_day(self.base, "quarter").first()
        return self.last_quarter() if told.first() >= present else told

    def last_quarter(self) -> Point | None:
        """The quarter before that of publication."""
        if self.base is None:
            return None
        return of_day(add_months((self.base[0], self.base[1], 1), -3), "quarter")

    def shift(self, m: Meaning) -> Point | None:
        if m.which == "from":
            if self.base is None or (
                self.narrative and self.told and self.told.grain == "day" and m.number
            ):
                ref = self.told
                if ref is None or ref.grain not in {"day", "time"}:
                    return None
                return of_day(add_days(ref.first(), int(m.number or 0)), "day")
            self.anchor = "published"
            return of_day(add_days(self.base, int(m.number or 0)), "day")
        ref = self.reference(m.which if m.which in {"later", "earlier"} else "")
        if (
            m.number == "X"
            or ref is None
            or ref.year is None
            or m.unit in {"second", "minute", "hour"}
        ):
            return None
        number = float(m.number or 1)
        if m.unit == "year" and number == 1 and not self.narrative and m.which != "hence":
            return self.year_before(m)
        sign = -1 if m.which in {"ago", "earlier"} else 1
        return self.away(ref, number * sign, m)

    def away(self, ref: Point, number: float, m: Meaning) -> Point | None:
        unit = m.unit
        if number != int(number):
            return None
        if unit == "week" and m.which in {"later", "earlier"} and ref.grain == "day":
            number, unit = 7 * number, "day"
        if not known(ref, unit):
            return rough(ref, unit)
        day = ref.first()
        if unit in points.MONTHS_IN:
            day = (day[0], day[1], 1)
        if unit == "decade" and abs(number) == 1:
            return Point("year", points.moved(day, int(number), unit)[0])
        return of_day(points.moved(day, int(number), unit), unit)

    def year_before(self, m: Meaning) -> Point | None:
        """`a year ago` in news: the same quarter or month of the year before, where one is told."""
        step = 1 if m.which == "later" else -1
        if m.mod in {"quarter", "period"} or self.start - self.quarter_at <= QUARTER_NEAR:
            quarter = self.told_quarter()
            if quarter is not None and quarter.year is not None:
                self.anchor = "text"
                return quarter._replace(year=quarter.year + step)
        near = self.near(NEAR) if m.which != "ago" else None
        if near is not None and near.grain == "year" and self.told_at != self.named_at:
            near = None
        if near is not None and near.grain == "month":
            return near._replace(year=(near.year or 0) + step)
        year = near.year if near is not None and near.year is not None else None
        if year is None and self.base is not None:
            year = self.base[0]
        return None if year is None else Point("year", year + step)

    # ------------------------------------------------------------------ the rest
    def stretch(self, m: Meaning) -> Resolved:
        value = duration(m.number, m.unit, m.mod == "fraction")
        point = self.point(m.of) if m.of is not None else None
        if m.of is not None and point is not None:
            self.remember(point, m.of)
            day = edge_day(point, m)
            if day is not None:
                return Resolved("DATE", points.timex(day), day, self.anchor)
        return Resolved("DURATION", value, point, self.anchor)

    def time(self, m: Meaning) -> Resolved:
        point = self.point(m.of) if m.of is not None else self.today()
        if point is None or point.grain not in {"day", "time"} or self.untold(point, m):
            point = Point("day")
        else:
            self.remember(point, m)
        text = f"T{m.clock}{m.zone}" if m.clock else f"T{m.part}"
        point = point._replace(grain="time", time=text)
        value = points.timex(point)
        if not self.narrative and m.zone not in {"", "Z"}:
            value = value.removesuffix(m.zone)  # news is annotated in the time of the place
        return Resolved("TIME", value, point if point.year is not None else None, self.anchor)

    def untold(self, point: Point, m: Meaning) -> bool:
        """Whether nobody has told the day of a time."""
        return self.guessed(point, m.of) if m.of is not None else self.grain != "day"

    def today(self) -> Point | None:
        """The day of a time said without one."""
        told = self.just_told()
        if told is not None and told.grain in {"day", "time"} and self.narrative:
            return told._replace(grain="day", time="")
        if self.narrative and self.told is not None:
            return None
        if not self.text.message() and again(self.text, self.set_at, self.start, self.end):
            self.set_at = self.end
            return None
        if self.day is not None and self.start - self.day_at <= SENTENCE:
            return self.day._replace(grain="day", time="")
        return of_day(self.base, "day") if self.base else None


def again(t: Text, done: int, start: int, end: int) -> bool:
    """Whether a time is one of many: of the days of a set beside it in the sentence.

    `daily from 10 a.m. to 6 p.m.`, `at noon on Fridays`.
    """
    if start - done <= SENTENCE and STOPS.isdisjoint(t.words[done:start]):
        return True
    k = end + (t.words[end] in {"on", ","})
    return t.words[k] in {"daily", "every", "each"} or (
        t.kinds[k] == lx.WEEKDAY and t.words[k].endswith("days")
    )


def done_before(t: Text, i: int) -> bool:
    """Whether the clause is in the pluperfect: `32 members had replied by Wednesday`."""
    for k in range(i - 1, max(i - BEFORE, 0) - 1, -1):
        if t.words[k] in STOPS or t.breaks(k + 1):
            return False
        if t.words[k] == "had":
            return True
    return False


def opens(t: Text, i: int) -> bool:
    """Whether a token is the first of its sentence."""
    return i == 0 or t.words[i - 1] in STOPS or t.breaks(i)


def edge_day(point: Point, m: Meaning) -> Point | None:
    """The first or the last day of a date, when that is all of its edge that is meant."""
    if m.rule != "edge" or (m.number, m.unit) != (1, "day") or point.year is None:
        return None
    return of_day(stretches.bounds(point)[int(m.which)], "day")


def known(ref: Point, unit: str) -> bool:
    """Whether the reference is as fine as the unit."""
    need = {"day": "week", "night": "day", "week": "week", "fortnight": "week", "weekend": "week",
            "month": "month", "quarter": "month"}.get(unit, "century")  # fmt: skip
    if unit in {"week", "weekend", "fortnight", "day", "night"} and not ref.day:
        return False
    if unit in {"month", "quarter"} and not ref.month and ref.extra[:1] != "Q":
        return False
    return bool(need)


def rough(ref: Point, unit: str) -> Point | None:
    """What is known of a day in a month, of a month in a year."""
    if unit in {"day", "night"}:
        return Point("day", ref.year, ref.month)
    if unit in {"week", "weekend", "fortnight"}:
        return Point("week", ref.year)
    return None


def day_year(base: Day, month: int, when: int, tensed: bool) -> int:
    """The year that puts a day of the month nearest to the base; where in doubt the tense says."""
    gap = month - base[1]
    if when > 0:
        return base[0] + (gap < -3)
    if when < 0:
        return base[0] + (gap < -7 and not tensed) - (gap > 2)
    return base[0] + nearest(gap)


def nearest(gap: int) -> int:
    """The year, counted from the base, that puts a month so far from it nearest."""
    return (gap < -6) - (gap > 6)


def month_year(base: Day, month: int, when: int) -> int:
    """The year of a month, behind or ahead of the base as the tense says."""
    gap = month - base[1]
    if when < 0:
        return base[0] - (gap > 1)
    if when > 0:
        return base[0] + (gap < -1)
    return base[0] - (gap > 3)


def repeated(m: Meaning) -> str:
    """The value of a set."""
    if m.unit:
        return duration(m.number, m.unit)
    if m.weekday is not None:
        return f"XXXX-WXX-{m.weekday + 1}{f'T{m.part}' if m.part else ''}"
    if m.month is not None:
        return f"XXXX-{m.month:02}"
    if m.season:
        return f"XXXX-{m.season}"
    return f"XXXX-XX-XXT{m.part}"

"""From what is said to when it was: `resolve`, with what has been read so far."""

from typing import Final, NamedTuple

from chrono.tagger import lexicon as lx
from chrono.tagger import points, stretches
from chrono.tagger.discourse import Discourse
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.partials import date, day_in
from chrono.tagger.periods import SIGNS
from chrono.tagger.points import Point, duration, of_day
from chrono.tagger.relative import away, shift, step, weekday_step, years_back
from chrono.tagger.tense import STOPS, tense
from chrono.tagger.text import Text

SENTENCE: Final = 12  # tokens: about half a sentence
TOLD_OF: Final = frozenset({"former", "formerly", "recent"})  # vague, but in a story
EACH_OF: Final = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
RESTRICTING: Final = frozenset({"'", "’", "of", "that", "which", "when", "where"})


class Resolved(NamedTuple):
    """The type and value of a mention, the point it is on the calendar, what it counted from."""

    kind: str
    value: str
    point: Point | None = None
    anchor: str = ""


def resolve(d: Discourse, m: Meaning) -> Resolved | None:
    """The type and value, or None for what is no date here; remembers it for what follows."""
    if idle(d, m):
        return None
    if m.shape == "duration" and not ahead(d, m):
        return length(d, m)
    if m.shape == "set":
        d.set_at, d.set_unit = d.end, m.unit
        return Resolved("SET", EACH_OF[m.unit] if generic(d, m) else repeated(m))
    value = off_calendar(d, m)
    if value:
        return Resolved("TIME" if m.shape == "time" else "DATE", value)
    if m.shape == "time":
        return time_of_day(d, m)
    if m.shape == "duration":
        m = m._replace(shape="shift", which="hence")
    if yearly(d, m):
        return Resolved("DATE", points.timex(Point("month", None, m.month or 0)))
    point = point_of(d, m)
    if point is None or d.guessed(point, m):
        return unresolved(d, m, point)
    d.last, d.last_at = point, d.end
    d.weekday = m.weekday is not None and m.day is None
    if m.shape != "wide":
        d.remember(point, m)
    if point.grain == "time":
        d.clock, d.clock_at = point, d.end
        return Resolved("TIME", points.timex(point), point, d.anchor)
    return Resolved("DATE", points.timex(point), point, d.anchor)


def yearly(d: Discourse, m: Meaning) -> bool:
    """Whether a month is that of every year: `is held every year in March`, `щороку в липні`."""
    near = d.set_unit == "year" and d.start - d.set_at <= BESIDE_SET
    alone = m.shape == "date" and m.month is not None and m.year is None and m.of is None
    return near and alone and not m.day


BESIDE_SET: Final = 2  # tokens between `every year` and its month


def idle(d: Discourse, m: Meaning) -> bool:
    """Whether words of time tell none in a text of this kind."""
    if m.rule in {"this-time", "period-step"}:
        return not d.style and vague(d, m)
    if m.rule in {"future", "soon"}:
        return not future(d)
    if m.rule == "bare-unit":
        return not d.text.message()
    if m.rule == "rate":
        rate = "rate" in d.text.words[max(d.start - 3, 0) : d.start]
        return not (d.style or rate or d.text.message())
    if m.rule == "age":
        return not d.style and (m.unit == "year" or d.text.words[d.end] in CHILDREN)
    return not d.style and m.rule in TOLD_OF


CHILDREN: Final = among("son daughter baby infant boy girl child twin twins brother sister pup")


def off_calendar(d: Discourse, m: Meaning) -> str:
    """The value of a time that is not on the calendar, else nothing."""
    if m.shape == "ref":
        return str(m.which)
    if m.rule == "season-kind":
        return f"XXXX-{m.season}"
    if not d.style:
        return ""
    if m.shape == "time" and m.rule == "tonight":
        return f"XXXX-XX-XXT{m.part}"
    present = m.shape == "shift" and m.which == "from" and not m.number
    period = m.rule in {"this-time", "period-step"} and vague(d, m)
    return "PRESENT_REF" if present or period else ""


def ahead(d: Discourse, m: Meaning) -> bool:
    """Whether a length is a day to come: `starts in three days`."""
    counted = m.rule == "duration" and m.number != "X" and d.base is not None
    if not counted or d.style or not d.start:
        return False
    words = d.text.words
    alone = words[d.start - 1] == "in" and words[d.end] not in RESTRICTING
    if any(ranks(d.text, k) for k in range(max(d.start - 6, 0), d.start - 1)):
        return False  # for the second time in six months
    return alone and tense(d.text, d.start, d.end) > 0


def ranks(t: Text, i: int) -> bool:
    """Whether a word sets one thing above others of a stretch: `the worst in ten years`."""
    word = t.words[i]
    ordinal = t.kinds[i] == lx.ORDINAL or word in RANKS
    return ordinal or (word.endswith("est") and t.words[i - 1] in {"the", "its", "their"})


RANKS: Final = among("time times only worst best most least fewest")


def generic(d: Discourse, m: Meaning) -> bool:
    """Whether a set is any day, week or year of a story: `daily`, `every day`."""
    every = m.rule == "often" or d.text.words[d.start] == "every"
    story = d.style and (d.base is not None or d.last is not None)
    return story and every and m.number == 1 and m.unit in EACH_OF


def future(d: Discourse) -> bool:
    """Whether `future` is a time: `the future`, not `any future building`, but in a story;
    `soon` is one beside a verb of what is to come: `will come soon`, `may soon`."""
    words, start = d.text.words, d.start
    if words[start] == "soon":
        beside = (*words[max(start - 3, 0) : start], words[d.end])
        return not (d.style or d.text.lexicon.modals.isdisjoint(beside))
    return (
        d.style
        or d.text.message()
        or words[start] == "the"
        or (start > 0 and words[start - 1] in {"near", "in"})
        or owned(d)
    )


def owned(d: Discourse) -> bool:
    """Whether `future` is somebody's, and says of no other word whose: `the boy's future in`."""
    words, start = d.text.words, d.start
    own = start > 1 and words[start - 2] in {"'", "’"} and words[start - 1] == "s"
    if not (own or (start > 0 and words[start - 1] in OWNERS)):
        return False
    return not words[d.end].isalpha() or words[d.end] in BEHIND_NOUN


OWNERS: Final = among("his her its their our your my whose")
BEHIND_NOUN: Final = among(
    "away in of with at on and or but is was will would may as for to from by after before "
    "depends depended lies lay looks looked remains remained that who"
)


def vague(d: Discourse, m: Meaning) -> bool:
    """Whether `this time` or `this period` is no date: the present of a story, else nothing."""
    if d.style:
        before = d.text.words[d.start - 1] if d.start else ""
        return m.which == 0 and m.unit == "time" and before not in {"by", "from", "since"}
    return m.unit == "time" or m.which == 0


def unresolved(d: Discourse, m: Meaning, point: Point | None) -> Resolved:
    if m.shape == "shift" and m.which != "from" and m.of is None:
        if m.which == "later" and not d.style:  # than what nobody dated
            return Resolved("DURATION", duration(m.number, m.unit, m.mod == "fraction"))
        past = m.which in {"ago", "earlier"}
        return Resolved("DATE", "PAST_REF" if past else "FUTURE_REF")
    if point is not None and m.shape == "date" and m.weekday is None and not m.feast:
        return Resolved("DATE", points.timex(point._replace(year=None)))
    unit = m.unit if m.shape == "step" else "day"
    return Resolved("DATE", EACH_OF.get(unit, EACH_OF["day"]))


def point_of(d: Discourse, m: Meaning) -> Point | None:
    """Where on the calendar a date lies; None for what is none, or where nothing tells."""
    if m.shape == "date":
        inner = point_of(d, m.of) if m.year is None and m.of is not None else None
        if inner and m.weekday is not None and not m.month:
            return weekday_in(inner, m)
        if inner and m.day and not m.month:  # the 10th of the same month
            return day_in(inner, m.day)
        return date(d, m, inner.year if inner else m.year)
    if m.shape == "wide":
        return Point(m.unit, m.year)
    if m.shape == "step":
        return step(d, m)
    if m.shape == "shift":
        of = point_of(d, m.of) if m.of is not None else None
        if of is None:
            return shift(d, m) if m.of is None or m.rule == "anniversary" else None
        if m.rule == "anniversary":
            return years_back(of, int(m.number or 0))
        return away(of, int(m.number or 0), m)
    return None


def weekday_in(point: Point, m: Meaning) -> Point | None:
    """`the first Monday in May`, `Thursday of last week`, `the Friday before Christmas`."""
    number, count = m.weekday or 0, int(m.number or 0)
    if point.year is None:
        return None
    if m.rule == "nth-weekday":
        return stretches.nth_day(point, number, count)
    if m.rule == "weekday-of-week":
        return weekday_step(point, number, 0) if point.day else None
    return weekday_step(point, number, count) if point.day else None


def length(d: Discourse, m: Meaning) -> Resolved:
    value = duration(m.number, m.unit, m.mod == "fraction")
    if m.rule == "stretch" and counts_from_base(d, m) and d.base is not None:
        d.anchor = "published"
        return Resolved("DURATION", value, of_day(d.base, "day"), d.anchor)
    point = point_of(d, m.of) if m.of is not None else None
    if m.of is not None and point is not None:
        d.remember(point, m.of)
        day = edge_day(point, m)
        if day is not None:
            return Resolved("DATE", points.timex(day), day, d.anchor)
    return Resolved("DURATION", value, point, d.anchor)


def counts_from_base(d: Discourse, m: Meaning) -> bool:
    """Whether a counted period ends or begins with the publication: not `the last three years of
    his life`, nor in a story."""
    if d.style or d.narrative or d.grain != "day" or (m.which == "previous" and d.told is not None):
        return False
    return d.text.words[d.end] not in OWNED and m.which in SIGNS


OWNED: Final = among("of de del della di do da van der des du d'")


def time_of_day(d: Discourse, m: Meaning) -> Resolved:
    point = point_of(d, m.of) if m.of is not None else today(d)
    if point is None or point.grain not in {"day", "time"} or untold(d, point, m):
        point = Point("day")
    else:
        d.remember(point, m.of or m)
    text = f"T{m.clock}{m.zone}" if m.clock else f"T{m.part}"
    point = point._replace(grain="time", time=text)
    if m.clock and point.year is not None:
        d.clock, d.clock_at = point, d.end
    if point.year is not None:
        d.last, d.last_at = point._replace(grain="day", time=""), d.end
    value = points.timex(point)
    if not d.style and m.zone not in {"", "Z"}:
        value = value.removesuffix(m.zone)  # news is annotated in the time of the place
    return Resolved("TIME", value, point if point.year is not None else None, d.anchor)


def untold(d: Discourse, point: Point, m: Meaning) -> bool:
    """Whether nobody has told the day of a time."""
    return d.guessed(point, m.of) if m.of is not None else d.grain != "day"


def today(d: Discourse) -> Point | None:
    """The day of a time said without one."""
    if d.dayless:
        return None
    beside = 0 <= d.start - d.set_at <= BESIDE_SET  # every Friday at 7 pm
    told = beside or not d.text.message()
    if told and not d.style and again(d.text, d.set_at, d.start, d.end):
        d.set_at = d.end
        return None
    day = d.forced or d.base
    return of_day(day, "day") if day else None


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


def edge_day(point: Point, m: Meaning) -> Point | None:
    """The first or the last day of a date, when that is all of its edge that is meant."""
    if m.rule != "edge" or (m.number, m.unit) != (1, "day") or point.year is None:
        return None
    return of_day(stretches.bounds(point)[int(m.which)], "day")


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

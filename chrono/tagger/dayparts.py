"""Days with their parts: `Monday morning`, `tonight`, `the small hours of 3 May`, `yesterday`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger import months, weekdays, years
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading

PRE: Final = (["pre", "-"], ["post", "-"])
BESIDE_TOLD: Final = {  # the longest first
    ("the", "same", "day"): "that", ("that", "same", "day"): "that", ("that", "day"): "that",
    ("the", "day", "before"): "previous", ("the", "previous", "day"): "previous",
    ("the", "day", "after"): "following", ("the", "next", "day"): "following",
    ("the", "following", "day"): "following",
}  # fmt: skip
BESIDE: Final = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
OF_OUR_DAYS: Final = among(
    "world youth society standards children generation generations economy women men people "
    "parents students teenagers kids consumers computers technology technologies language culture "
    "politics climate environment lifestyle workplace"
)


def day_at(t: Text, i: int) -> Found:
    """A day that a time belongs to."""
    kind = t.kinds[i]
    if kind == lx.DEICTIC:
        return i + 1, deictic_meaning(t, i)
    for production in (weekdays.weekday, reading.explicit):
        inner = production(t, i)
        if (
            inner
            and (inner[1].day is not None or inner[1].weekday is not None)
            and inner[1].shape == "date"
        ):
            return inner
    if t.words[i] in {"this", "next", "last"} and t.kinds[i + 1] == lx.WEEKDAY:
        return i + 2, Meaning(
            "step",
            which=t.senses[t.words[i]],
            weekday=int(t.senses[t.words[i + 1]]),
            rule="weekday-step",
        )
    if t.words[i] == "the" and (bare := months.bare_day(t, i)):
        return bare
    for words, which in BESIDE_TOLD.items():
        if tuple(t.words[i : i + len(words)]) == words:
            return i + len(words), Meaning("step", which=which, unit="day", rule="anaphor")
    return None


def two_days(t: Text, i: int) -> Found:
    """`9/10 July`, `July 9-10`: the days of one night, which began on the first."""
    led = reading.led(t, i)
    if led is not None:
        other = reading.day(t, led[0] + 1)
    else:
        led = reading.day(t, i)
        other = reading.tail(t, *led) if led else None
    if led is None or other is None or other[1].day != (led[1].day or 0) + 1:
        return None
    return other[0], other[1]._replace(day=led[1].day)


def deictic_meaning(t: Text, i: int) -> Meaning:
    days, part = t.senses[t.words[i]]
    day = Meaning("shift", unit="day", number=int(days), which="from", rule=t.words[i])
    return Meaning("time", part=str(part), of=day, rule=t.words[i]) if part else day


def of_our_days(t: Text, i: int) -> bool:
    """Whether `today's` says of our days, and no day: `in today's world`, `today's youth`."""
    owner = t.words[i] == "today" and t.words[i + 1] in {"'", "’"} and t.words[i + 2] == "s"
    return owner and not OF_OUR_DAYS.isdisjoint(t.words[i + 3 : i + 5])


def beside_today(t: Text, i: int) -> Found:
    """`the day before yesterday`, `the day after tomorrow`."""
    j = i + 1 if t.words[i] == "the" else i
    days = BESIDE.get((t.words[j + 1], t.words[j + 2])) if t.words[j] == "day" else None
    if days is None:
        return None
    return j + 3, Meaning("shift", unit="day", number=days, which="from", rule="beside-today")


def part_of_day(t: Text, i: int) -> Found:
    """`the morning of 30 April`, `Monday morning`, `that afternoon`, `last night`, `tonight`."""
    if t.kinds[i] == lx.DEICTIC:
        if of_our_days(t, i):
            return None
        day = deictic_meaning(t, i)
        if t.kinds[i + 1] == lx.PART and day.shape == "shift":
            part = str(t.senses[t.words[i + 1]])
            return i + 2, Meaning("time", part=part, of=day, rule="part-of-day")
        return i + 1, day
    j = i
    if t.words[j] == "late" or t.words[j] == "early":
        j += 1
    if (
        t.kinds[j] == lx.PART
        and j
        and (
            t.words[j - 1] == "good"
            or (t.words[j - 2 : j] in PRE and t.glued(j))
            or (t.kinds[j - 1] is None and years.title(t, j - 1) and years.title(t, j))
            or t.words[j - 1] == "a"
        )
    ):
        return None
    came = t.kinds[j] == lx.PART and t.words[j + 1] in {"broke", "fell"}
    if came and day_at(t, j + 2 + (t.words[j + 2] == "on")):
        return None  # as dawn broke on Saturday: the day tells as much
    led = weekdays.weekday(t, j) or (day_at(t, j) if t.kinds[j] == lx.STEP else None)
    if led is None and t.words[j] in {"last", "this", "that", "next", "same", "the", "following"}:
        which = t.senses.get(t.words[j], "the") if t.words[j] != "the" else "the"
        k = j + 1
        while t.kinds[k] == lx.STEP and k < j + 3:
            which = t.senses[t.words[k]]
            k += 1
        if t.words[k] in {"early", "late"}:
            k += 1
        if which == 1 and t.words[j] == "the":
            which = "following"
        if t.kinds[k] == lx.PART:
            return stepped_part(t, k, which)
        if t.kinds[k] == lx.WEEKDAY and t.kinds[k + 1] == lx.PART:
            day = Meaning(
                "step", which=which, weekday=int(t.senses[t.words[k]]), rule="weekday-step"
            )
            return k + 2, Meaning(
                "time", part=str(t.senses[t.words[k + 1]]), of=day, rule="part-of-day"
            )
        return None
    if led and t.kinds[led[0]] == lx.PART:
        part = str(t.senses[t.words[led[0]]])
        end = led[0] + 1
        exact = day_at(t, end + 1) if t.words[end] in {"of", ","} else None
        if exact and exact[1].day is not None:
            end, led = exact[0], exact
        return end, Meaning("time", part=part, of=led[1], rule="part-of-day")
    if t.kinds[j] == lx.PART:
        return stepped_part(t, j, "")
    return None


def stepped_part(t: Text, k: int, which: str | int) -> Found:
    """A part of a day, with the day before or behind it."""
    part, end = str(t.senses[t.words[k]]), k + 1
    if t.words[end] == "hours":
        end += 1
    of = None
    if t.words[end] in {"of", "on", ","}:
        of = two_days(t, end + 1) or day_at(t, end + 1)
    if of is None:
        of = day_at(t, end) if t.kinds[end] in {lx.DEICTIC, lx.WEEKDAY} else None
    if of:
        return of[0], Meaning("time", part=part, of=of[1], rule="part-of-day")
    if which in {"", "the"} and t.words[end] in SIDES:  # the night before
        if t.words[end + 1].isalnum():
            return None  # the war: nobody knows which
        which, end = SIDES[t.words[end]], end + 1
    if which == "" or which == "the":
        return end, Meaning("time", part=part, which=which, rule="part-bare")
    if which in (0, -1) and isinstance(which, int):
        day = Meaning("shift", unit="day", number=which, which="from", rule="part-step")
        return end, Meaning("time", part=part, of=day, rule="part-step")
    anchor = Meaning("step", which=which, unit="day", rule="anaphor")
    return end, Meaning("time", part=part, of=anchor, rule="part-step")


SIDES: Final = {"before": "previous", "after": "following"}


def small_hours(t: Text, i: int) -> Found:
    """`the early hours of Saturday`, `the small hours of 3 May`, `the wee hours`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] not in {"early", "small", "wee"} or t.words[j + 1] != "hours":
        return None
    of = t.words[j + 2] in {"of", "on"}
    day = (part_of_day(t, j + 3) or day_at(t, j + 3)) if of else None
    if day is None:
        return None
    inner = day[1].of if day[1].shape == "time" else day[1]
    return day[0], Meaning("time", part="MO", of=inner, rule="small-hours")

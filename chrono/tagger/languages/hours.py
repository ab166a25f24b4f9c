"""Times of day: `15.30 Uhr`, `à 15h30`, `о 15:30`, `Montagabend`, `heute Morgen`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.clocks import PARTS, hour_text, placed
from chrono.tagger.languages.counts import ending, rank
from chrono.tagger.languages.days import stands, weekday
from chrono.tagger.languages.items import Item, item, of_kind, over, skip
from chrono.tagger.languages.items import led as led_by
from chrono.tagger.languages.spans import before_amount, stepped
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading

NIGHT_LINKS: Final = frozenset({"auf", "à", "al", "на"})  # von Samstag auf Sonntag
LAST: Final = "24:00"
STOP: Final = frozenset({"."})
TWELVE: Final = 13 * 60  # minutes; from one o'clock in the afternoon all hours are of 24


def bare_clock(t: Text, i: int) -> tuple[int, str] | None:
    """`15:30`, `15.30 Uhr`, `15h30`, `15 Uhr 30`, `noon`."""
    named = of_kind(t, i, lx.HOUR)
    if named:
        return named.end, str(named.sense)
    past = past_hour(t, i)
    if past:
        return past
    word = t.words[i]
    ranked = of_kind(t, i, lx.ORDINAL)
    if ranked and of_kind(t, ranked.end, lx.CLOCK):
        return ranked.end + 1, f"{int(ranked.sense):02}:00"
    spelled = of_kind(t, i, lx.NUMBER)
    if spelled and isinstance(spelled.sense, int) and spelled.sense <= 24 and led_by(t, i):
        clock = of_kind(t, spelled.end, lx.CLOCK) or hour_of_part(t, spelled.end, True)
        return (clock.end, f"{spelled.sense:02}:00") if clock else None
    if not word.isdecimal() or len(word) > 2 or int(word) > 24:
        return None
    if i and t.glued(i) and t.words[i - 1] in {":", ".", ",", "/", "-", "$"}:
        return None
    mark, end = t.words[i + 1], ending(t, i + 1, t.lexicon.endings - STOP)
    led = i > 0 and t.words[i - 1] in t.lexicon.hours
    if mark in {":", "."} and t.glued(i + 1) and t.glued(i + 2) and minutes(t, i + 2):
        behind = of_kind(t, i + 3, lx.CLOCK) or hour_of_part(t, i + 3, led)
        if mark == "." and behind is None and not led:
            return None
        if t.words[i + 3] == ":" and t.glued(i + 3) and minutes(t, i + 4):
            return i + 5, f"{int(word):02}:{t.words[i + 2]}"
        return behind.end if behind else ending(
            t, i + 3, t.lexicon.endings
        ), f"{int(word):02}:{t.words[i + 2]}"
    clock = of_kind(t, end, lx.CLOCK) or hour_of_part(t, end, led)
    if clock is None:
        return of_range(t, i)
    if clock.sense == "h" and not (t.glued(end) or led or minutes(t, clock.end)):
        return None
    if minutes(t, clock.end):
        return clock.end + 1, f"{int(word):02}:{t.words[clock.end]}"
    return clock.end, f"{int(word):02}:00"


def past_hour(t: Text, i: int) -> tuple[int, str] | None:
    """`halb vier`, `Viertel nach drei`, behind a preposition or before `Uhr`."""
    past = of_kind(t, i, lx.PAST)
    if past is None:
        return None
    hour = of_kind(t, past.end, lx.NUMBER, lx.DIGITS)
    if hour is None or not isinstance(hour.sense, int) or not 1 <= hour.sense <= 12:
        return None
    clock = of_kind(t, hour.end, lx.CLOCK)
    if clock is None and not (i and t.words[i - 1] in {"um", "gegen", "bis", "ab", "seit", "vor"}):
        return None
    return (clock or hour).end, hour_text((hour.sense * 60 + int(past.sense)) % (24 * 60))


def of_range(t: Text, i: int) -> tuple[int, str] | None:
    """The first hour of `9 bis 12 Uhr`."""
    role = t.lexicon.links.get((t.words[i + 1],))
    between = i > 0 and t.lexicon.openers.get((t.words[i - 1],)) == "between"
    role = "to" if role == "and" and between else role
    other = t.words[i + 2]
    if role != "to" or not other.isdecimal() or len(other) > 2 or int(other) <= int(t.words[i]):
        return None
    named = of_kind(t, i + 3, lx.CLOCK)
    return (i + 1, f"{int(t.words[i]):02}:00") if named and named.sense != "h" else None


def hour_of_part(t: Text, i: int, led: bool) -> Item | None:
    """A word for hours that its neighbours make one of the clock: `5 часов утра`, `à 15 heures`."""
    found = of_kind(t, i, lx.UNIT, lx.UNITS)
    if found is None or found.sense != "hour":
        return None
    return found if led or item(t, found.end).kind == lx.PART else None


def minutes(t: Text, i: int) -> bool:
    return len(t.words[i]) == 2 and t.words[i].isdecimal() and int(t.words[i]) < 60


def clock(t: Text, i: int) -> Found:
    """A time of day, with the part of the day and the day behind it."""
    found = told_clock(t, i)
    if found is None:
        return None
    end, text = found
    zone = of_kind(t, end, lx.ZONE)
    end = zone.end if zone else end
    meaning = Meaning("time", clock=text, rule="clock")
    comma, j = t.words[end] == ",", over(t, end)
    day = None if t.breaks(end) else deictic(t, j) or weekday_part(t, j) or day_at(t, j)
    if day is None or (comma and day[1].shape != "date"):
        return end, meaning
    if day[1].shape == "time":  # 20 Uhr heute Abend
        return day[0], meaning._replace(clock=in_half(text, day[1].part), of=day[1].of)
    return day[0], meaning._replace(of=day[1])


def told_clock(t: Text, i: int) -> tuple[int, str] | None:
    """A time of day with its part of the day."""
    found = bare_clock(t, i)
    end, text = in_part(t, *found) if found else (i, "")
    return (end, text) if found and text <= LAST else None


def in_part(t: Text, end: int, text: str) -> tuple[int, str]:
    """The time with the part of the day behind it: `4 Uhr morgens`, `five in the afternoon`."""
    part = of_kind(t, skip(t, end, lx.OF, lx.ARTICLE), lx.PART)
    if part is None or t.breaks(end):
        return end, text
    return part.end, in_half(text, str(part.sense))


def in_half(text: str, part: str) -> str:
    """The time with the half of the day that its part tells, where it is one of twelve hours."""
    minutes = int(text[:2]) * 60 + int(text[3:])
    return hour_text(placed(minutes, part)) if part in PARTS and minutes < TWELVE else text


def day_at(t: Text, i: int) -> Found:
    """A day that a time belongs to."""
    deictic = of_kind(t, i, lx.DEICTIC)
    if deictic:
        return deictic.end, deictic_meaning(deictic.sense)
    for production in (weekday, reading.explicit):
        found = production(t, i)
        if found and (found[1].day is not None or found[1].weekday is not None):
            return found
    step = stepped(t, i)
    if step and step[1].shape == "step" and (step[1].unit == "day" or step[1].weekday is not None):
        return step
    return None


NEAR: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def deictic_meaning(sense: tuple[int, str]) -> Meaning:
    days, part = sense
    rule = NEAR.get(days, "day-away")
    day = Meaning("shift", unit="day", number=days, which="from", rule=rule)
    return Meaning("time", part=part, of=day, rule=rule) if part else day


def deictic(t: Text, i: int) -> Found:
    """`heute`, `gestern Abend`, `завтра вранці`, `ayer por la tarde`."""
    found = of_kind(t, i, lx.DEICTIC)
    if found is None or not stands(t, i, found.end):
        return None
    day = deictic_meaning(found.sense)
    ago = before_amount(t, found.end)
    if ago and ago[1].unit == "year" and ago[1].which == "ago" and ago[1].number != "X":
        return ago[0], ago[1]._replace(of=day, rule="anniversary")  # heute vor 50 Jahren
    named = of_kind(t, found.end, lx.WEEKDAY)
    if named and not isinstance(named.sense, tuple) and day.shape == "shift":
        return named.end, day  # am gestrigen Donnerstag
    return with_part(t, found.end, day) or (found.end, day)


def with_part(t: Text, end: int, day: Meaning) -> Found:
    """The part of the day behind a day."""
    part = of_kind(t, skip(t, end, lx.OF, lx.ARTICLE), lx.PART)
    if part is None or day.shape == "time":
        return None
    return part.end, Meaning("time", part=str(part.sense), of=day, rule="part-of-day")


def weekday_part(t: Text, i: int) -> Found:
    """`Montagabend`, `Montag Abend`, `в понедельник вечером`."""
    found = of_kind(t, i, lx.WEEKDAY)
    if found is None:
        return None
    if isinstance(found.sense, tuple):
        return part_and_day(found.end, found.sense)
    dated = weekday(t, i)
    return with_part(t, dated[0], dated[1]) if dated else None


def part_and_day(end: int, sense: tuple[int, str]) -> tuple[int, Meaning]:
    day = Meaning("date", weekday=sense[0], rule="weekday")
    return end, Meaning("time", part=sense[1], of=day, rule="part-of-day")


def part_of_day(t: Text, i: int) -> Found:
    """`am Abend`, `вранці 3 травня`, `la noche del lunes`, `in der Nacht zum Sonntag`."""
    part = of_kind(t, i, lx.PART)
    if part is None:
        return None
    begun = None if t.breaks(part.end) else over(t, part.end)
    day = (two_days(t, begun) or day_at(t, begun)) if begun is not None else None
    if day:
        return day[0], Meaning("time", part=str(part.sense), of=day[1], rule="part-of-day")
    if not stands(t, i, part.end):
        return None
    return part.end, Meaning("time", part=str(part.sense), rule="part-bare")


def two_days(t: Text, i: int) -> Found:
    """`3. auf den 4. Juli`, `з 3 на 4 липня`, `samedi à dimanche`: of one night, the first day."""
    first = reading.led(t, i) or day_of_night(t, i)
    if first is None:
        named = of_kind(t, i, lx.WEEKDAY)
        j = skip(t, named.end + 1, lx.OF, lx.ARTICLE) if named else i
        after = of_kind(t, j, lx.WEEKDAY)
        if not (named and after and isinstance(named.sense, int) and isinstance(after.sense, int)):
            return None
        linked = t.lexicon.links.get((t.words[named.end],)) or t.words[named.end] in NIGHT_LINKS
        night = linked and after.sense == (named.sense + 1) % 7
        return (after.end, Meaning("date", weekday=named.sense, rule="weekday")) if night else None
    other = reading.day(t, skip(t, first[0] + 1, lx.OF, lx.ARTICLE))
    one_night = other is not None and other[1].day == (first[1].day or 0) + 1
    return (other[0], first[1]) if other is not None and one_night else None


def day_of_night(t: Text, i: int) -> Found:
    """`27` of `з 27 на 28 квітня`: the day on which a night began."""
    first = rank(t, i, 31)
    if first is None or t.words[first[0]] not in NIGHT_LINKS:
        return None
    other = reading.day(t, skip(t, first[0] + 1, lx.OF, lx.ARTICLE))
    return (first[0], other[1]._replace(day=first[1])) if other else None


def day_then_clock(t: Text, i: int, m: Meaning) -> Found:
    """`Montag, um 15 Uhr`, `3 жовтня о 15:30`: a day that a time of day follows at once."""
    day = m.of if m.shape == "time" and not m.clock else m
    if day is None or day.shape not in {"date", "step", "shift"}:
        return None
    if not (day.day or day.weekday is not None or day.unit == "day"):
        return None
    if day.shape == "shift" and day.which != "from":
        return None
    j = over(t, i)
    j += t.words[j] in t.lexicon.hours
    found = told_clock(t, j) if not t.breaks(j) else None
    if found is None:
        return with_part(t, i, day) if m.shape == "date" and m.day else None
    return found[0], Meaning("time", clock=found[1], of=day, rule="clock")

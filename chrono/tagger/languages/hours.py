"""Times of day: `15.30 Uhr`, `à 15h30`, `о 15:30`, `Montagabend`, `heute Morgen`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.counts import rank
from chrono.tagger.languages.days import stands, weekday
from chrono.tagger.languages.items import of_kind, over, skip
from chrono.tagger.languages.oclock import in_half, linked, of_range, plain_hour, told_clock
from chrono.tagger.languages.spans import before_amount, stepped
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading

NIGHT_LINKS: Final = frozenset({"auf", "à", "al", "на"})  # von Samstag auf Sonntag


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
    days_in = {"day": 1, "week": 7}.get(ago[1].unit, 0) if ago and day.shape == "shift" else 0
    if ago and days_in and isinstance(ago[1].number, float | int):  # heute in zehn Tagen
        sign = {"ago": -1, "hence": 1}.get(str(ago[1].which), 0)
        away = int(day.number or 0) + sign * days_in * int(ago[1].number)
        return ago[0], day._replace(number=away, rule="day-away")
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
    j += t.words[j] == "." and t.glued(j)  # o godz. 10
    found = None if t.breaks(j) else told_clock(t, j) or plain_hour(t, j)
    if found is None:
        return with_part(t, i, day) if m.shape == "date" and m.day else None
    roles = {t.lexicon.openers.get((word,)) for word in t.words[i:j]}
    ranged = linked(t, found[0]) and ("from" in roles or found == of_range(t, j))
    if "between" in roles or ranged:
        return None  # demain entre 15h et 17h
    text = in_half(found[1], m.part) if m.shape == "time" else found[1]
    return found[0], Meaning("time", clock=text, of=day, rule="clock")

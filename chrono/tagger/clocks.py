"""Times of day: `9:30 p.m. EST`, `15:00 GMT`, `noon`, `Monday morning`, each with its day."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger import years
from chrono.tagger.clockzones import meridiem_at, zone_at
from chrono.tagger.dayparts import day_at, part_of_day
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import cardinal, digits
from chrono.tagger.tense import STOPS
from chrono.tagger.text import Text
from chrono.tagger.years import Found

BEFORE_HOUR: Final = among("at by until till before after around about since from to between")
HOURS: Final = among("hours hrs hr")
MILITARY: Final = HOURS | among("gmt utc")  # behind four figures
BEHIND_HOUR: Final = among(": . am pm a p o hours hrs hr gmt utc")


def clock(t: Text, i: int) -> Found:
    """`10 p.m.`, `9:30`, `21:30:05 UTC`, `0530 hours`, `noon`, with the day before or behind."""
    found = bare_clock(t, i)
    if found is None:
        return None
    end, zone = zone_at(t, found[0])
    text = found[1]
    inside = t.words[end : end + 2] == ["in", "the"] and t.kinds[end + 2] == lx.PART
    if inside and t.kinds[end - 1] != lx.MERIDIEM:
        afternoon = t.senses[t.words[end + 2]] in {"AF", "EV"} and int(text[:2]) < 12
        text = f"{int(text[:2]) + 12}{text[2:]}" if afternoon else text
        end += 3
        end += t.words[end] == "of" and day_at(t, end + 1) is not None
    meaning = Meaning("time", clock=text, zone=zone, rule="clock")
    j = end + 1 if t.words[end] in {",", "on"} else end
    j += t.words[j] == "on"
    part = part_at(t, j)
    if part and not t.breaks(j):
        half = t.kinds[end - 1] != lx.MERIDIEM and t.words[end - 1] not in {"m", "."}
        return part[0], in_part(meaning, part[1], half)
    day = day_at(t, j)
    if day and not t.breaks(j):
        return day[0], meaning._replace(of=day[1])
    day = day_at(t, end + 1) if t.words[end] == "(" else None
    if day and t.words[day[0]] == ")":  # 00:30 UTC (Oct 29)
        return day[0] + 1, meaning._replace(of=day[1])
    return end, meaning._replace(of=day_behind_brackets(t, end))


def part_at(t: Text, i: int) -> Found:
    """The part of a day that tells the day of a time: `tonight`, `last night`, `Sunday evening`."""
    if t.kinds[i] not in {lx.DEICTIC, lx.STEP, lx.WEEKDAY}:
        return None
    found = part_of_day(t, i)
    told = found and found[1].shape == "time" and found[1].of is not None
    return found if told and found and found[1].part in PARTS else None


def in_part(time: Meaning, part: Meaning, half: bool) -> Meaning:
    """A time in a part of a day: `8:15 this morning`; of the small hours of a night, the day after.

    `half` says that the half of the day is not told with the time.
    """
    text, day = time.clock, part.of
    if half and int(text[:2]) <= 12:
        minutes = placed(int(text[:2]) * 60 + int(text[3:5]), part.part)
        text = f"{hour_text(minutes)}{text[5:]}"
    if part.part == "NI" and text < "06" and day is not None and day.shape == "shift":
        day = day._replace(number=int(day.number or 0) + 1)
    return time._replace(clock=text, of=day)


PARTS: Final = frozenset({"MO", "AF", "EV", "NI"})


def placed(minutes: int, part: str) -> int:
    """Minutes from midnight of a time on a clock of twelve hours, in a part of the day.

    >>> [placed(60 * hour, "NI") for hour in (11, 12, 2)], placed(60 * 12, "AF")
    ([1380, 0, 120], 720)
    """
    minutes %= 720
    late = part in {"AF", "EV"} or (part == "NI" and minutes >= 360)
    return minutes + 720 * late


def day_behind_brackets(t: Text, i: int) -> Meaning | None:
    """The day of a clock that another zone's stands behind: `10:35 a.m. (0735 GMT) Friday`."""
    inside = bare_clock(t, i + 1) if t.words[i] == "(" else None
    if inside is None:
        return None
    within = clock(t, i + 1)
    if within and within[1].of is not None:  # at 4 in the morning (4 a.m. EDT Thursday)
        return within[1].of if within[1].of.shape != "step" else None
    stop = next((k for k in range(inside[0], inside[0] + 4) if t.words[k] == ")"), 0)
    day = day_at(t, stop + 1 + (t.words[stop + 1] == "on")) if stop else None
    return day[1] if day else None


def of_part(t: Text, i: int) -> Found:
    """`4 in the morning`, `six in the evening on Friday`, `eleven at night`, `ten on Tuesday
    morning`, behind `at`."""
    hour = cardinal(t, i)
    if hour is None or not i or t.words[i - 1] not in BEFORE_HOUR or not 1 <= hour[1] <= 12:
        return None
    k = hour[0]
    told = part_at(t, k + (t.words[k] == "on")) if t.words[i - 1] in SURE else None
    if told and not t.breaks(k):
        time = Meaning("time", clock=hour_text(int(hour[1]) * 60), rule="clock-spoken")
        return told[0], in_part(time, told[1], True)
    if t.words[k : k + 2] == ["in", "the"]:
        k += 2
    elif t.words[k] == "at" and t.words[k + 1] == "night":
        k += 1
    else:
        return None
    day = part_of_day(t, k) if t.kinds[k] == lx.PART else None
    if day is None or day[1].part not in PARTS:
        return None
    text = hour_text(placed(int(hour[1] * 60), day[1].part))
    of = day[1].of or day_behind_brackets(t, day[0])
    return day[0], Meaning("time", clock=text, of=of, rule="clock-spoken")


SURE: Final = among("at until till since")


def spoken(t: Text, i: int) -> Found:
    """`half past six`, `a quarter to nine yesterday evening`: the part of the day tells which."""
    j = i + 1 if t.words[i] == "a" else i
    minutes = {"half": 30, "quarter": 15}.get(t.words[j])
    side = {"past": 1, "after": 1, "to": -1}.get(t.words[j + 1])
    hour = cardinal(t, j + 2)
    if minutes is None or side is None or hour is None or not 1 <= hour[1] <= 12:
        return None
    behind = t.words[hour[0]]
    if t.kinds[hour[0]] in {lx.UNIT, lx.UNITS} or (len(behind) > 3 and behind.endswith("s")):
        return None
    said = int(hour[1]) * 60 + side * minutes
    inside = hour[0] + 2 if t.words[hour[0] : hour[0] + 2] == ["in", "the"] else hour[0]
    day = part_of_day(t, inside)
    if day is None or day[1].part not in PARTS:
        named = day_at(t, hour[0] + (t.words[hour[0]] == "on"))
        if named and not t.breaks(hour[0]):
            return named[0], Meaning(
                "time", clock=hour_text(said), of=named[1], rule="clock-spoken"
            )
        if t.whole:
            return None  # of the morning or of the afternoon
        return hour[0], Meaning("time", clock=hour_text(said), rule="clock-spoken")
    text = hour_text(placed(said, day[1].part))
    return day[0], Meaning("time", clock=text, of=day[1].of, rule="clock-spoken")


def hour_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def clock_alone(t: Text, i: int) -> Found:
    """A time of day without its day; two bare figures are one behind `at` and its like."""
    found = clock(t, i)
    if found is None or t.words[i + 1] != ":" or t.whole:
        return found
    if found[1].of is None and logged(t, i, found[0]):
        return found[0], found[1]._replace(rule="clock-log")
    second = i > 3 and t.words[i - 1] in {"-", "–"} and t.words[i - 3] == ":"
    between = i > 0 and t.words[i - 1] == "and" and "between" in t.words[max(i - 6, 0) : i]
    led = (i > 0 and t.words[i - 1] in BEFORE_HOUR) or ranged(t, i) or between or second
    return found if led or found[0] != i + 3 else None


def logged(t: Text, i: int, end: int) -> bool:
    """Whether a clock opens a line of a log: `14:02 - alert fires`, `[09:15] restarted`."""
    if len(t.words[i]) != 2:
        return False
    bracket = i > 0 and t.words[i - 1] == "[" and t.words[end] == "]"
    first = i - bracket
    bullet = first > 0 and t.words[first - 1] in BULLETS and not t.glued(first)
    if bullet and (first == 1 or "\n" in t.source[t.ends[first - 2] : t.start(first - 1)]):
        first -= 1
    if first == 0 or "\n" in t.source[t.ends[first - 1] : t.start(first)]:
        return bracket or not t.glued(end) or t.words[end] in {":", ","}
    return t.words[first - 1] in STOPS and t.words[end] in {"-", "–", "—"} and not t.glued(end)


BULLETS: Final = frozenset({"-", "*", "•", "–", "+"})


def ranged(t: Text, i: int) -> bool:
    """Whether two figures and two are the first of two such times: `19:00-03:00`."""
    dash = t.words[i + 3] in {"-", "–"} and t.glued(i + 3)
    return dash and t.words[i + 5] == ":" and digits(t, i + 6, 2) and t.glued(i + 6)


def day_then_clock(t: Text, i: int, m: Meaning) -> Found:
    """`Saturday, 7pm`, `May 10, 2014 2pm`: a day that a time of day follows at once."""
    if (m.shape == "time" and m.clock) or not (
        m.day or m.weekday is not None or m.unit == "day" or m.part
    ):
        return None
    if m.shape not in {"date", "step", "shift", "time"}:
        return None
    j = i + 1 if t.words[i] == "," else i
    if m.part in PARTS and t.words[j] == "at":
        return part_then_hour(t, j + 1, m) or part_then_clock(t, j + 1, m)
    if not t.words[j].isdecimal() and t.kinds[j] != lx.HOUR:
        return None
    found = clock(t, j)
    if found is None or found[1].of is not None or t.breaks(j) or logged(t, j, found[0]):
        return None
    return found[0], found[1]._replace(of=m.of if m.shape == "time" else m)


def part_then_hour(t: Text, i: int, m: Meaning) -> Found:
    """`8` of `tonight at 8`: an hour with nothing behind it, in the part of a day."""
    hour = cardinal(t, i)
    if hour is None or hour[1] not in range(1, 13) or m.of is None:
        return None
    behind = t.words[hour[0]]
    if behind.isalnum() or behind in {":", "%", "-", "$"} or t.words[hour[0] + 1].isdecimal():
        return None
    time = Meaning("time", clock=hour_text(int(hour[1]) * 60), rule="clock-spoken")
    return hour[0], in_part(time, m, True)


def part_then_clock(t: Text, i: int, m: Meaning) -> Found:
    """`4:30` of `this afternoon at 4:30`."""
    found = bare_clock(t, i) if t.words[i].isdecimal() else None
    if found is None or m.of is None or t.breaks(i):
        return None
    half = t.kinds[found[0] - 1] != lx.MERIDIEM and t.words[found[0] - 1] not in {"m", "."}
    end, zone = zone_at(t, found[0])
    return end, in_part(Meaning("time", clock=found[1], zone=zone, rule="clock"), m, half)


def first_hour(t: Text, i: int) -> Found:
    """`9` of `9 to 11 am`, `3` of `between 3 and 5 pm`: in the half of the day of the last."""
    hour, link = cardinal(t, i), t.words[i + 1]
    if hour is None or hour[0] != i + 1 or hour[1] not in range(1, 13):
        return None
    between = link == "and" and i > 0 and t.words[i - 1] == "between"
    if not (between or link in HOUR_LINKS) or not t.words[i + 2].isdecimal():
        return None
    half = meridiem_at(t, i + 3)
    last = int(t.words[i + 2])
    if half is None or not 1 <= last <= 12 or last == hour[1]:
        return None
    minutes = int(hour[1]) % 12 * 60 + 60 * half[1]
    if minutes > last % 12 * 60 + 60 * half[1]:
        minutes = (minutes + 720) % 1440  # 11 to 1 pm
    return i + 1, Meaning("time", clock=hour_text(minutes), rule="clock")


HOUR_LINKS: Final = among("to until till - –")


def bare_clock(t: Text, i: int) -> tuple[int, str] | None:
    word = t.words[i]
    if t.kinds[i] == lx.HOUR:
        titled = i and years.title(t, i) and years.title(t, i - 1) and t.kinds[i - 1] is None
        return None if titled else (i + 1, str(t.senses[word]))
    if word == "12" and t.kinds[i + 1] == lx.HOUR:
        return i + 2, str(t.senses[t.words[i + 1]])
    if t.kinds[i] == lx.NUMBER:  # eight pm
        hour, half = t.senses[word], meridiem_at(t, i + 1)
        whole = isinstance(hour, int | float) and 1 <= hour <= 12 and half is not None
        return (half[0], f"{int(hour) % 12 + half[1]:02}:00") if whole and half else None
    known = t.words[i + 1] in BEHIND_HOUR or told_by_hundred(t, i)
    if not known or not word.isdecimal() or len(word) > 4:
        return None
    tied = i and t.glued(i) and t.words[i - 1] in {":", ".", "$", "/", "-"}
    if tied and not (i > 3 and ranged(t, i - 4)) and not (i > 1 and first_hour(t, i - 2)):
        return None
    hour, minutes, seconds, end = int(word), 0, "", i + 1
    colon = t.words[end] == ":"
    exact = False
    if t.words[end] in {":", "."} and t.glued(end) and t.glued(end + 1) and digits(t, end + 1, 2):
        minutes, end, exact = int(t.words[end + 1]), end + 2, colon
        exact = exact or (i > 0 and t.words[i - 1] == "at" and dayward(t, end))
        if colon and t.words[end] == ":" and t.glued(end) and digits(t, end + 1, 2):
            seconds, end = f":{t.words[end + 1]}", end + 2
    meridiem = meridiem_at(t, end)
    if len(word) > 2:
        military = len(word) == 4 and (t.words[end] in MILITARY or told_by_hundred(t, i))
        if not (military or (meridiem and meridiem[0] == end + 1)):
            return None
        hour, minutes = divmod(hour, 100)
        exact = military
    late = (hour, minutes, seconds) > (24, 0, ":00")
    if (late or minutes > 59 or seconds > ":59") and not t.whole:
        return None
    if meridiem:
        hour = hour % 12 + meridiem[1] if hour <= 12 else hour
        return meridiem[0], f"{hour:02}:{minutes:02}{seconds}"
    said = f"{hour:02}:{minutes:02}{seconds}"
    told = clock_end(t, end, exact)
    return (told, said) if told else None


def dayward(t: Text, i: int) -> bool:
    """Whether a day follows, so that `at 9.40` is a time: `on Sunday`, `yesterday`."""
    j = i + (t.words[i] == "on")
    return t.kinds[j] in {lx.WEEKDAY, lx.DEICTIC} or (j > i and t.kinds[j] == lx.MONTH)


def told_by_hundred(t: Text, i: int) -> bool:
    """Whether four figures are a time: `at 0640`, `at 1915 local`, `at 1430 on the 21st`."""
    if not i or t.words[i - 1] != "at" or not digits(t, i, 4):
        return False
    return (
        t.words[i][0] == "0"
        or t.words[i + 1] == "local"
        or (t.words[i + 1 : i + 3] == ["on", "the"])
    )


def clock_end(t: Text, end: int, exact: bool) -> int | None:
    """The token behind figures that are a time; None where they are none."""
    if t.words[end] == "o" and t.words[end + 1] in {"'", "’"} and t.words[end + 2] == "clock":
        return end + 3
    if exact and t.words[end] in HOURS:
        return end + 1
    if exact and not (t.words[end] == ":" and t.glued(end) and t.glued(end + 1)):
        return end
    zoned = t.kinds[end] == lx.ZONE and t.words[end] in {"gmt", "utc"}
    return end if zoned else None

"""Times of day: `9:30 p.m. EST`, `15:00 GMT`, `noon`, `Monday morning`, each with its day."""

from typing import Final

from chrono.tagger import figures, months, weekdays, years
from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import cardinal, digits
from chrono.tagger.text import Text
from chrono.tagger.years import Found

PRE: Final = (["pre", "-"], ["post", "-"])
BESIDE: Final = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}
BEFORE_HOUR: Final = among("at by until till before after around about since from to between")
BEHIND_HOUR: Final = among(": . am pm a p o hours hrs hr gmt utc")
ZONE_HOURS: Final = {
    "utc": "Z", "gmt": "Z", "est": "-05", "edt": "-04", "cst": "-06", "cdt": "-05", "mst": "-07",
    "mdt": "-06", "pst": "-08", "pdt": "-07", "hst": "-10", "cet": "+01", "cest": "+02",
    "eet": "+02", "msk": "+03", "jst": "+09",
}  # fmt: skip


def clock(t: Text, i: int) -> Found:
    """`10 p.m.`, `9:30`, `21:30:05 UTC`, `0530 hours`, `noon`, with the day before or behind."""
    found = bare_clock(t, i)
    if found is None:
        return None
    end, text = found
    zone = ""
    if t.kinds[end] == lx.ZONE and (t.whole or t.shown(end).isupper()):
        zone, end = ZONE_HOURS.get(t.words[end], ""), end + 1
    elif t.words[end] == "(" and t.kinds[end + 1] == lx.ZONE:
        stop = next((k for k in range(end + 2, end + 6) if t.words[k] == ")"), 0)
        if stop:
            zone, end = ZONE_HOURS.get(t.words[end + 1], "") if stop == end + 2 else "", stop + 1
    elif t.words[end] == "z" and t.glued(end):
        zone, end = "Z", end + 1
    elif offset := offset_at(t, end):
        end, zone = offset
    elif t.words[end + 1] == "time" and (t.words[end] == "local" or years.capital(t, end)):
        end += 2
    meaning = Meaning("time", clock=text, zone=zone, rule="clock")
    j = end + 1 if t.words[end] in {",", "on"} else end
    if t.words[j] == "on":
        j += 1
    if (
        t.words[end] == "in"
        and t.words[end + 1] == "the"
        and t.kinds[end + 2] == lx.PART
        and (t.kinds[end - 1] != lx.MERIDIEM)
    ):
        part = str(t.senses[t.words[end + 2]])
        if part in {"AF", "EV"} and int(text[:2]) < 12:
            text = f"{int(text[:2]) + 12}{text[2:]}"
        end += 3
        meaning = meaning._replace(clock=text)
        j = end + 1 if t.words[end] in {",", "on"} else end
    inner = day_at(t, j)
    if inner and not t.breaks(j):
        return inner[0], meaning._replace(of=inner[1])
    return end, meaning._replace(of=day_behind_brackets(t, end))


def day_behind_brackets(t: Text, i: int) -> Meaning | None:
    """The day of a clock that another zone's stands behind: `10:35 a.m. (0735 GMT) Friday`."""
    inside = bare_clock(t, i + 1) if t.words[i] == "(" else None
    if inside is None:
        return None
    stop = next((k for k in range(inside[0], inside[0] + 4) if t.words[k] == ")"), 0)
    day = day_at(t, stop + 1 + (t.words[stop + 1] == "on")) if stop else None
    return day[1] if day else None


def of_part(t: Text, i: int) -> Found:
    """`4 in the morning`, `six in the evening on Friday`, `eleven at night`, behind `at`."""
    hour = cardinal(t, i)
    if hour is None or not i or t.words[i - 1] not in BEFORE_HOUR or not 1 <= hour[1] <= 12:
        return None
    k = hour[0]
    if t.words[k : k + 2] == ["in", "the"]:
        k += 2
    elif t.words[k] == "at" and t.words[k + 1] == "night":
        k += 1
    else:
        return None
    day = part_of_day(t, k) if t.kinds[k] == lx.PART else None
    if day is None or day[1].part not in HALVES:
        return None
    text = hour_text(int(hour[1] % 12 * 60) + HALVES[day[1].part])
    return day[0], Meaning("time", clock=text, of=day[1].of, rule="clock-spoken")


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
    if day is None or day[1].part not in HALVES:
        if t.whole:
            return None  # of the morning or of the afternoon
        return hour[0], Meaning("time", clock=hour_text(said), rule="clock-spoken")
    text = hour_text(said % 720 + HALVES[day[1].part])
    return day[0], Meaning("time", clock=text, of=day[1].of, rule="clock-spoken")


HALVES: Final = {"MO": 0, "AF": 720, "EV": 720, "NI": 720}  # minutes before the half of the day


def hour_text(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def clock_alone(t: Text, i: int) -> Found:
    """A time of day without its day; two bare figures are one behind `at` and its like."""
    found = clock(t, i)
    bare = found and found[0] == i + 3 and t.words[i + 1] == ":"
    led = t.whole or (i > 0 and t.words[i - 1] in BEFORE_HOUR) or ranged(t, i)
    return None if bare and not led else found


def ranged(t: Text, i: int) -> bool:
    """Whether two figures and two are the first of two such times: `19:00-03:00`."""
    dash = t.words[i + 3] in {"-", "–"} and t.glued(i + 3)
    return dash and t.words[i + 5] == ":" and digits(t, i + 6, 2) and t.glued(i + 6)


def day_at(t: Text, i: int) -> Found:
    """A day that a time belongs to."""
    kind = t.kinds[i]
    if kind == lx.DEICTIC:
        return i + 1, deictic_meaning(t, i)
    for production in (weekdays.weekday, months.month_first, months.day_first, figures.numeric):
        inner = production(t, i)
        if (
            inner
            and (inner[1].day is not None or inner[1].weekday is not None)
            and inner[1].shape == "date"
        ):
            return inner
    exact = years.year_alone(t, i) if kind == lx.YEAR else None
    if exact and exact[1].day is not None:
        return exact
    if t.words[i] in {"this", "next", "last"} and t.kinds[i + 1] == lx.WEEKDAY:
        return i + 2, Meaning(
            "step",
            which=t.senses[t.words[i]],
            weekday=int(t.senses[t.words[i + 1]]),
            rule="weekday-step",
        )
    if t.words[i] == "the" and (bare := months.bare_day(t, i)):
        return bare
    if t.words[i] in {"that", "the"} and t.words[i + 1] in {"day", "same"}:
        return i + 2 + (t.words[i + 1] == "same"), Meaning(
            "step", which="that", unit="day", rule="anaphor"
        )
    return None


def day_then_clock(t: Text, i: int, m: Meaning) -> Found:
    """`Saturday, 7pm`, `May 10, 2014 2pm`: a day that a time of day follows at once."""
    if (m.shape == "time" and m.clock) or not (
        m.day or m.weekday is not None or m.unit == "day" or m.part
    ):
        return None
    if m.shape not in {"date", "step", "shift", "time"}:
        return None
    j = i + 1 if t.words[i] == "," else i
    if not t.words[j].isdecimal() and t.kinds[j] != lx.HOUR:
        return None
    found = clock(t, j)
    if found is None or found[1].of is not None:
        return None
    return found[0], found[1]._replace(of=m.of if m.shape == "time" else m)


def of_our_days(t: Text, i: int) -> bool:
    """Whether `today's` says of our days, and no day: `in today's world`, `today's youth`."""
    owner = t.words[i] == "today" and t.words[i + 1] in {"'", "’"} and t.words[i + 2] == "s"
    return owner and not OF_OUR_DAYS.isdisjoint(t.words[i + 3 : i + 5])


OF_OUR_DAYS: Final = among(
    "world youth society standards children generation generations economy women men people "
    "parents students teenagers kids consumers computers technology technologies language culture "
    "politics climate environment lifestyle workplace"
)


def deictic_meaning(t: Text, i: int) -> Meaning:
    days, part = t.senses[t.words[i]]
    day = Meaning("shift", unit="day", number=int(days), which="from", rule=t.words[i])
    return Meaning("time", part=str(part), of=day, rule=t.words[i]) if part else day


def bare_clock(t: Text, i: int) -> tuple[int, str] | None:
    word = t.words[i]
    if t.kinds[i] == lx.HOUR:
        titled = i and years.title(t, i) and years.title(t, i - 1) and t.kinds[i - 1] is None
        return None if titled else (i + 1, str(t.senses[word]))
    if word == "12" and t.kinds[i + 1] == lx.HOUR:
        return i + 2, str(t.senses[t.words[i + 1]])
    if t.words[i + 1] not in BEHIND_HOUR or not word.isdecimal() or len(word) > 4:
        return None
    tied = i and t.glued(i) and t.words[i - 1] in {":", ".", "$", "/", "-"}
    if tied and not (i > 3 and ranged(t, i - 4)):
        return None
    hour, end, minutes, exact, seconds = int(word), i + 1, 0, False, ""
    if t.words[end] in {":", "."} and t.glued(end) and t.glued(end + 1) and digits(t, end + 1, 2):
        colon = t.words[end] == ":"
        minutes, end = int(t.words[end + 1]), end + 2
        exact = colon
        if colon and t.words[end] == ":" and t.glued(end) and digits(t, end + 1, 2):
            seconds, end = f":{t.words[end + 1]}", end + 2
    if len(word) in {3, 4}:
        if t.words[end] not in {"hours", "hrs", "hr", "am", "pm", "gmt", "utc"}:
            return None
        if len(word) == 3 and t.kinds[end] != lx.MERIDIEM:
            return None
        hour, minutes = divmod(hour, 100)
        exact = t.words[end] not in {"am", "pm"}
    if (hour > 24 or minutes > 59) and not t.whole:
        return None
    meridiem = meridiem_at(t, end)
    said = f"{hour:02}:{minutes:02}{seconds}"
    if meridiem:
        if hour > 12:
            return meridiem[0], said
        return meridiem[0], f"{hour % 12 + meridiem[1]:02}{said[2:]}"
    if t.words[end] == "o" and t.words[end + 1] in {"'", "’"} and t.words[end + 2] == "clock":
        return end + 3, said
    if t.words[end] in {"hours", "hrs", "hr"} and (exact or len(word) == 4) and hour < 25:
        return end + 1, said
    if exact and not (t.words[end] == ":" and t.glued(end)):
        return end, said
    if t.kinds[end] == lx.ZONE and t.words[end] in {"gmt", "utc"}:
        return end, said
    return None


def offset_at(t: Text, i: int) -> tuple[int, str] | None:
    """`+0500`, `+05:00`, `+05`; behind a hyphen only in a phrase, as a text has `9:30-10:30`."""
    sign = t.words[i]
    if sign not in ({"+", "-"} if t.whole else {"+"}) or not t.glued(i + 1):
        return None
    hours = t.words[i + 1]
    if digits(t, i + 1, 4):
        return i + 2, f"{sign}{hours[:2]}:{hours[2:]}"
    if not digits(t, i + 1, 2):
        return None
    if t.words[i + 2] == ":" and t.glued(i + 2) and t.glued(i + 3) and digits(t, i + 3, 2):
        return i + 4, f"{sign}{hours}:{t.words[i + 3]}"
    return i + 2, f"{sign}{hours}:00"


def meridiem_at(t: Text, i: int) -> tuple[int, int] | None:
    """`am`, `p.m.`."""
    word = t.words[i]
    if t.kinds[i] == lx.MERIDIEM:
        return i + 1, int(t.senses[word])
    if word in {"a", "p"} and t.words[i + 1] == "." and t.words[i + 2] == "m":
        end = i + 3
        if t.words[end] == "." and t.glued(end):
            end += 1
        return end, 12 if word == "p" else 0
    return None


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


def stepped_part(t: Text, k: int, which: str | int) -> Found:
    """A part of a day, with the day before or behind it."""
    part, end = str(t.senses[t.words[k]]), k + 1
    if t.words[end] == "hours":
        end += 1
    of = day_at(t, end + 1) if t.words[end] in {"of", "on", ","} else None
    if of is None:
        of = day_at(t, end) if t.kinds[end] in {lx.DEICTIC, lx.WEEKDAY} else None
    if of:
        return of[0], Meaning("time", part=part, of=of[1], rule="part-of-day")
    if which == "" or which == "the":
        return end, Meaning("time", part=part, which=which, rule="part-bare")
    if which in (0, -1) and isinstance(which, int):
        day = Meaning("shift", unit="day", number=which, which="from", rule="part-step")
        return end, Meaning("time", part=part, of=day, rule="part-step")
    anchor = Meaning("step", which=which, unit="day", rule="anaphor")
    return end, Meaning("time", part=part, of=anchor, rule="part-step")

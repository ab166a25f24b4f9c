"""Hours and minutes in figures and words: `15.30 Uhr`, `15h30`, `nueve y media`, `halb zehn`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.clocks import PARTS, hour_text, placed
from chrono.tagger.clockzones import meridiem_at
from chrono.tagger.languages.counts import ending, spelled
from chrono.tagger.languages.items import Item, item, of_kind, skip
from chrono.tagger.languages.items import led as led_by
from chrono.tagger.text import Text

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
    if of_kind(t, i, lx.NUMBER):
        return spelled_hour(t, i)
    if not word.isdecimal() or len(word) > 2 or int(word) > 24:
        return None
    if i and t.glued(i) and t.words[i - 1] in {":", ".", ",", "/", "-", "$"}:
        return None
    mark, end = t.words[i + 1], ending(t, i + 1, t.lexicon.endings - STOP)
    led = i > 0 and t.words[i - 1] in t.lexicon.hours
    if mark in {":", "."} and t.glued(i + 1) and t.glued(i + 2) and minutes(t, i + 2):
        half = half_at(t, i + 3)
        if half and 1 <= int(word) <= HALF_DAY:
            return half[0], f"{int(word) % 12 + half[1]:02}:{t.words[i + 2]}"
        behind = of_kind(t, i + 3, lx.CLOCK) or hour_of_part(t, i + 3, led)
        if mark == "." and behind is None and not led:
            return None
        if t.words[i + 3] == ":" and t.glued(i + 3) and minutes(t, i + 4):
            return i + 5, f"{int(word):02}:{t.words[i + 2]}"
        return behind.end if behind else ending(
            t, i + 3, t.lexicon.endings
        ), f"{int(word):02}:{t.words[i + 2]}"
    noon = half_at(t, end)
    if noon and 1 <= int(word) <= HALF_DAY:
        return noon[0], f"{int(word) % 12 + noon[1]:02}:00"
    clock = of_kind(t, end, lx.CLOCK) or hour_of_part(t, end, led)
    exact = minutes_behind(t, clock.end if clock else end, int(word), clock is not None or led)
    if exact:
        return exact
    if clock is None:
        led = led or hour_led(t, i)
        if led and part_behind(t, end):
            return end, f"{int(word):02}:00"
        return of_range(t, i) or end_of_range(t, i)
    if clock.sense == "h" and not (t.glued(end) or led or minutes(t, clock.end)):
        return None
    if minutes(t, clock.end):
        return clock.end + 1, f"{int(word):02}:{t.words[clock.end]}"
    return clock.end, f"{int(word):02}:00"


def half_at(t: Text, i: int) -> tuple[int, int] | None:
    """`pm`, `p.m.`: the token behind, and the hours to add."""
    if t.kinds[i] is None and t.words[i] in HALVES:
        return i + 1, HALVES[t.words[i]]
    return meridiem_at(t, i)


HALVES: Final = {"am": 0, "pm": 12}


def spelled_hour(t: Text, i: int) -> tuple[int, str] | None:
    """`acht Uhr`, `nueve y media`, `alle otto di sera`: an hour in words, with its minutes."""
    hour = spelled(t, i)
    if hour is None or hour[1] not in range(LAST_HOUR + 1):
        return None
    end, number = hour[0], int(float(hour[1]))
    clock = of_kind(t, end, lx.CLOCK) or hour_of_part(t, end, True)
    led = hour_led(t, i)
    behind = minutes_behind(t, clock.end if clock else end, number, clock is not None or led)
    if behind:
        return behind
    if clock:
        return (clock.end, f"{number:02}:00") if led_by(t, i) or led else None
    return (end, f"{number:02}:00") if led and part_behind(t, end) else None


LAST_HOUR: Final = 24
HALF_DAY: Final = 12


def hour_led(t: Text, i: int) -> bool:
    """Whether the words before say that an hour follows: `a las`, `alle`, `um`."""
    hours = t.lexicon.hours
    return i > 0 and (t.words[i - 1] in hours or " ".join(t.words[max(i - 2, 0) : i]) in hours)


def part_behind(t: Text, end: int) -> bool:
    """Whether the part of the day of an hour stands behind it: `de la tarde`."""
    return not t.breaks(end) and bool(of_kind(t, skip(t, end, lx.OF, lx.ARTICLE), lx.PART)
                                      or of_kind(t, end, lx.PART))  # fmt: skip


def minutes_behind(t: Text, i: int, hour: int, told: bool) -> tuple[int, str] | None:
    """The time of an hour with the words for its minutes behind it: `y media`, `moins le quart`."""
    found = of_kind(t, i, lx.MINUTES) if told else None
    if found is None:
        return None
    return found.end, hour_text((hour * 60 + int(found.sense)) % (24 * 60))


def past_hour(t: Text, i: int) -> tuple[int, str] | None:
    """`halb vier`, `Viertel nach drei`, behind a preposition or before `Uhr`."""
    past = of_kind(t, i, lx.PAST)
    if past is None:
        return None
    hour = of_kind(t, past.end, lx.NUMBER, lx.DIGITS)
    if hour is None or not isinstance(hour.sense, int) or not 1 <= hour.sense <= 12:
        return None
    clock = of_kind(t, hour.end, lx.CLOCK)
    led = (i and t.words[i - 1] in PAST_LEADS) or hour_led(t, i) or part_behind(t, hour.end)
    if clock is None and not led:
        return None
    return (clock or hour).end, hour_text((hour.sense * 60 + int(past.sense)) % (24 * 60))


PAST_LEADS: Final = frozenset({"um", "gegen", "bis", "ab", "seit", "vor"})


def linked(t: Text, i: int) -> int:
    """The token behind the words that link two dates, `bis`, `t/m`; 0 where there are none."""
    sizes = (3, 2, 1)
    return next((i + n for n in sizes if t.lexicon.links.get(tuple(t.words[i : i + n]))), 0)


def of_range(t: Text, i: int) -> tuple[int, str] | None:
    """The first hour of `9 bis 12 Uhr`."""
    j = linked(t, i + 1)
    if not j:
        return None
    start = i - (i > 0 and t.words[i - 1] in t.lexicon.hours)
    between = any(
        t.lexicon.openers.get(tuple(t.words[max(end - n, 0) : end])) == "between"
        for end in (start, i)
        for n in (1, 2)
    )
    role = t.lexicon.links[tuple(t.words[i + 1 : j])]
    k = skip(t, j, lx.ARTICLE)
    k += t.words[k] in t.lexicon.hours
    other = t.words[k]
    if not (role == "to" or (role == "and" and between)) or not other.isdecimal():
        return None
    if len(other) > 2 or int(other) <= int(t.words[i]):
        return None
    named = of_kind(t, k + 1, lx.CLOCK)
    text = f"{int(t.words[i]):02}:00"
    if named and named.sense != "h":
        return i + 1, text
    part = of_kind(t, k + 1, lx.PART) or of_kind(t, skip(t, k + 1, lx.OF, lx.ARTICLE), lx.PART)
    if part and (hour_led(t, k) or hour_led(t, i)):
        return i + 1, in_half(text, str(part.sense))
    return (i + 1, text) if hour_led(t, i) and hour_led(t, k) and int(other) <= LAST_HOUR else None


def end_of_range(t: Text, i: int) -> tuple[int, str] | None:
    """The last hour of `dalle 9 alle 11`, neither of which has a word behind it."""
    back = next((n for n in (1, 2) if t.lexicon.links.get(tuple(t.words[i - n : i])) == "to"), 0)
    first = i - back - 1
    if not back or first < 1 or not hour_led(t, i) or not hour_led(t, first):
        return None
    figures = t.words[first].isdecimal() and t.words[i].isdecimal() and len(t.words[i]) <= 2
    rising = figures and int(t.words[first]) < int(t.words[i]) <= LAST_HOUR
    return (i + 1, f"{int(t.words[i]):02}:00") if rising else None


def hour_of_part(t: Text, i: int, led: bool) -> Item | None:
    """A word for hours that its neighbours make one of the clock: `5 часов утра`, `à 15 heures`."""
    found = of_kind(t, i, lx.UNIT, lx.UNITS)
    if found is None or found.sense != "hour":
        return None
    return found if led or item(t, found.end).kind == lx.PART else None


def minutes(t: Text, i: int) -> bool:
    return len(t.words[i]) == 2 and t.words[i].isdecimal() and int(t.words[i]) < 60


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


def plain_hour(t: Text, i: int) -> tuple[int, str] | None:
    """`8` of `heute Abend um 8`, `le otto` of `stasera alle otto`, with nothing behind it."""
    word, hour = t.words[i], of_kind(t, i, lx.NUMBER)
    end = hour.end if hour else i + 1
    figures = word.isdecimal() and len(word) <= 2
    number = int(word) if figures else hour.sense if hour else None
    led = hour_led(t, i) or (i > 0 and t.words[i - 1] in PLAIN_LEADS)
    if figures and t.words[end] in {"'", "’"} and f"'{t.words[end + 1]}" in t.lexicon.hours:
        led, end = True, end + 2
    alone = not t.words[end] or (t.words[end] in ENDS and not t.words[end + 1])
    if not isinstance(number, int) or number > LAST_HOUR or not (alone and led):
        return None
    return end, f"{number:02}:00"


PLAIN_LEADS: Final = frozenset({"um", "gegen", "ab"})
ENDS: Final = frozenset({".", ",", ";", ":", "!", "?", ")"})

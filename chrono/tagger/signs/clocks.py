"""Times of day in words: `明天下午3点半`, `今夜8時`, `내일 아침 아홉 시 반`."""

import re
from collections.abc import Iterator
from typing import Final

from chrono.tagger.clocks import hour_text, placed
from chrono.tagger.meanings import Meaning
from chrono.tagger.signs.days import day, shift
from chrono.tagger.signs.words import Line, Read
from chrono.tagger.stamps import Stamp

CLOCK: Final = re.compile(r"(\d{1,2}):([0-5]\d)(?![\d:])")
LAST_HOUR: Final = 24
NOON: Final = "12:00"


def timed(line: Line, i: int) -> Read:
    """A day with its part or its time behind it, or a time alone: `明天下午3点`, `今夜8時`."""
    fused = line.word(i, "fused")
    if fused:
        number, part = fused[1].split()
        return with_clock(line, fused[0], shift(int(number)), part)
    found = day(line, i)
    if found is None:
        return clock(line, i, None, "")
    return with_clock(line, found[0], found[1], "")


def with_clock(line: Line, end: int, of: Meaning, part: str) -> Read:
    """The time or the part of a day behind it; else the day."""
    behind = clock(line, line.joint(end), of, part)
    if behind:
        return behind
    named = None if part else line.word(line.joint(end), "part")
    noon = line.word(line.joint(end), "noon")
    if noon:
        return noon[0], Meaning("time", clock=NOON, of=of, rule="clock")
    if named:
        end, part = named
    return end, Meaning("time", part=part, of=of, rule="part-of-day") if part else of


def clock(line: Line, i: int, of: Meaning | None, part: str) -> Read:
    """`下午3点半`, `午前9時30分`, `20:30`; in the half of the day that its part says."""
    named = line.word(i, "part") or line.word(i, "noon")
    if named:
        i, part = line.joint(named[0]), named[1]
    found = minutes_at(line, i, of is not None or bool(part))
    if found is None:
        return None
    end, minutes = found
    if part and 0 <= minutes <= 12 * 60 + 59:
        minutes = placed(minutes, "AF" if part == "noon" else part)
    if not 0 <= minutes <= LAST_HOUR * 60:
        return None
    return end, Meaning("time", clock=hour_text(minutes), part="", of=of, rule="clock")


def minutes_at(line: Line, i: int, led: bool) -> tuple[int, int] | None:
    """The minutes from midnight of a time, and the place behind it."""
    figures = CLOCK.match(line.source, line.over(i))
    if figures:
        return (figures.end(), int(figures[1]) * 60 + int(figures[2])) if led else None
    number = line.number(i)
    hour = line.word(number[0], "hour") if number else None
    unit = line.word(number[0], "unit") if number else None
    if number is None or hour is None or number[1] > LAST_HOUR or (unit and unit[0] > hour[0]):
        return None  # 二時間: two hours
    end, minutes = hour[0], number[1] * 60
    half = line.word(end, "half-hour")
    if half:
        return half[0], minutes + int(half[1])
    more = line.number(end)
    unit = line.word(more[0], "minute") if more else None
    if more is None or unit is None:
        return end, minutes
    back = line.word(unit[0], "to-hour")
    away = more[1] * int(unit[1])
    return (back[0], minutes - away) if back else (unit[0], minutes + away)


def second_clock(line: Line, end: int, m: Meaning) -> Iterator[Stamp]:
    """The end of a range of times, in the half of the day that its beginning has."""
    if m.shape != "time" or not m.clock:
        return
    link = line.word(end, "to")
    i = line.over(link[0]) if link else 0
    found = clock(line, i, m.of, "") if link else None
    if found is None:
        return
    text, own = found[1].clock, line.word(i, "part")
    late = m.clock >= NOON > text and f"{int(text[:2]) + 12:02}{text[2:]}" > m.clock
    if late and own is None:
        text = f"{int(text[:2]) + 12:02}{text[2:]}"
    yield Stamp(i, found[0], found[1]._replace(clock=text))

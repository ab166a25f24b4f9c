"""Weeks, months, years, their parts, and amounts of them: `来月末`, `过去3个月`, `매주 월요일`."""

from typing import Any

from chrono.tagger.meanings import Meaning
from chrono.tagger.signs.days import holder
from chrono.tagger.signs.words import SPELLED, TIMES, Line, Read, value_of


def week(line: Line, i: int) -> Read:
    """`下周`, `再来週`, `今週末`."""
    for part, unit in (("weekend", "weekend"), ("week", "week")):
        step = line.word(i, part)
        if step:
            return step[0], Meaning("step", which=int(step[1]), unit=unit, rule="unit-step")
    return None


def amount(line: Line, i: int) -> tuple[int, int, str] | None:
    """A number and its unit, or a word for both: `三个月`, `2週間`, `사흘`."""
    whole = line.word(i, "amount")
    if whole:
        number, unit = whole[1].split()
        return whole[0], int(number), unit
    found = line.number(i)
    unit_word = line.word(found[0], "unit") if found else None
    return (unit_word[0], found[1], unit_word[1]) if found and unit_word else None


def away(line: Line, i: int) -> Read:
    """`三天前`, `2週間後`, `석 달 전`."""
    found = amount(line, i)
    side = line.word(found[0], "away") if found else None
    if found is None or side is None:
        return None
    _, number, unit = found
    return side[0], Meaning(
        "shift", number=float(number), unit=unit, which=side[1], rule=f"{unit}-{side[1]}"
    )


def stretch(line: Line, i: int) -> Read:
    """`过去3个月`, `今後2週間`, `지난 10년`."""
    step = line.word(i, "stretch")
    found = amount(line, line.joint(step[0])) if step else None
    season = line.word(line.joint(step[0]), "season") if step else None
    if step and season and step[1] != "previous":
        return season[0], Meaning("step", which=int(step[1]), season=season[1], rule="season-step")
    if step is None or found is None:
        return None
    which: str | int = step[1] if step[1] == "previous" else int(step[1])
    return found[0], Meaning(
        "duration", number=float(found[1]), unit=found[2], which=which, rule="stretch"
    )


def part_of(line: Line, i: int) -> Read:
    """A part of a month or a year: `来月末`, `明年上半年`, `2025年第三季度`, `去年夏天`."""
    of = holder(line, i)
    if of is None:
        alone = line.word(i, "end")  # 月底: of this month
        if alone is None:
            return None
        return alone[0], Meaning("step", which=0, unit=alone[1], mod="END", rule="unit-step")
    end, m = of
    j = line.joint(end)
    edge = line.word(j, "edge")
    if edge:
        return edge[0], m._replace(mod=edge[1])
    year = m._replace(year=None) if m.unit == "year" else m
    for part, field in (("half", "quarter"), ("term", "quarter"), ("season", "season")):
        found = line.word(j, part)
        if found and not m.month and m.unit in {"", "year"}:
            said: Any = found[1] if field == "season" else int(found[1]) + 4 * (part == "half")
            date = Meaning("date", rule="season" if field == "season" else "quarter")
            date = date._replace(**{field: said})
            return found[0], date._replace(year=m.year) if m.year else date._replace(of=year)
    nth = line.word(j, "nth")
    unit = line.word(nth[0], "unit") if nth else None
    if nth and unit and unit[1] == "week":
        return unit[0], Meaning(
            "duration", number=1, unit="week", which=int(nth[1]) - 1, of=m, rule="edge"
        )
    return None


def step(line: Line, i: int) -> Read:
    """`上个月`, `明年`, `本季度`."""
    for part in ("month", "year", "quarter"):
        found = line.word(i, part)
        if found:
            return found[0], Meaning("step", which=int(found[1]), unit=part, rule="unit-step")
    return None


def each(line: Line, i: int) -> Read:
    """`每周一`, `毎週月曜日`, `매주 월요일`, `每天`."""
    every = line.word(i, "each")
    if every is None:
        return None
    named = line.word(line.joint(every[0]), "weekday")
    number = int(named[1]) if named else line.words.tails.get(line.source[every[0] : every[0] + 1])
    if every[1] == "week" and number is not None:
        end = named[0] if named else every[0] + 1
        return end, Meaning("set", weekday=number, rule="each")
    return every[0], Meaning("set", number=1, unit=every[1], rule="often")


def year_in_words(line: Line, i: int) -> Read:
    """`二千十九年`, `천구백구십구년`."""
    spelled = SPELLED.match(line.source, i)
    if spelled is None or not any(sign in TIMES for sign in spelled[0]):
        return None
    number, mark = value_of(spelled[0]), line.source[spelled.end() : spelled.end() + 1]
    plain = 1000 < number < 2200 and number % 100 and mark in {"年", "년"}
    return (spelled.end() + 1, Meaning("date", number, rule="year")) if plain else None


def decade(line: Line, i: int) -> Read:
    """`90年代`, `80년대`."""
    number = line.number(i)
    mark = line.word(number[0], "decade") if number else None
    if number is None or mark is None or number[1] not in range(20, 100, 10):
        return None
    return mark[0], Meaning("wide", 1900 + number[1], unit="decade", rule="decade-short")

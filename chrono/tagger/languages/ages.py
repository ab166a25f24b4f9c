"""Seasons, quarters, decades, centuries, and parts of all that."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.counts import RANGES, ending, rank, roman, spelled, year
from chrono.tagger.languages.items import item, led, of_kind, skip, stop, unit_at, year_word
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading

FEW: Final = 4  # so many centuries are counted, more are numbered: 20 століття


def season(t: Text, i: int) -> Found:
    """`Sommer 2019`, `навесні 1944 року`, `взимку 1942-1943`, `été de l'année dernière`."""
    found = of_kind(t, i, lx.SEASON)
    if found is None:
        return None
    date = Meaning("date", season=str(found.sense), rule="season")
    behind = reading.year_behind(t, found.end)
    if behind is None:
        step = reading.year_step(t, found.end)
        if step:
            return step[0], date._replace(of=step[1])
        careful = t.words[i] in t.lexicon.careful and found.end == i + 1
        if careful and not led(t, i, lx.STEP, lx.ARTICLE):
            return None
        return found.end, date
    end = behind[0]
    if (
        t.words[end] in {"-", "–", "—", "/"}
        and t.words[end + 1].isdecimal()
        and found.sense == "WI"
    ):
        end += 2
        unit = unit_at(t, end)
        end = unit[0] if unit and unit[1] == "year" else end
    return end, date._replace(year=behind[1])


def season_of_year(t: Text, i: int) -> Found:
    """`2018 yazında`, `2018-ci ilin yayında`: the year first."""
    found = year(t, i)
    if found is None or not t.lexicon.order.startswith("A"):
        return None
    inner = of_kind(t, year_word(t, found[0]), lx.SEASON)
    if inner is None:
        return None
    return inner.end, Meaning("date", found[1], season=str(inner.sense), rule="season")


def quarter(t: Text, i: int) -> Found:
    """`drittes Quartal 2019`, `во втором полугодии 2008 года`, `premier semestre`."""
    found = rank(t, i, 4) or roman(t, i)
    share = of_kind(t, found[0], lx.SHARE, lx.UNIT) if found else None
    parts = {"quarter": 4, "half": 2}.get(share.sense, share.sense) if share else 0
    if found is None or share is None or parts not in {2, 4} or found[1] > parts:
        return None
    j = skip(t, share.end, lx.OF, lx.ARTICLE)
    run = century(t, j) or decade(t, j)
    if run:
        return run[0], run[1]._replace(mod=f"{found[1]}/{parts}", rule=f"part-of-{run[1].rule}")
    month = reading.month(t, j) if parts == 2 else None
    if month and month[1].day is None:
        return month[0], month[1]._replace(mod="START" if found[1] == 1 else "END")
    code = found[1] if parts == 4 else 4 + found[1]
    date = Meaning("date", quarter=code, rule="quarter")
    behind = reading.year_behind(t, share.end)
    if behind:
        return behind[0], date._replace(year=behind[1])
    step = reading.year_step(t, share.end)
    if step:
        return step[0], date._replace(of=step[1])
    return None if share.sense == "half" else (share.end, date)


def quarter_of_year(t: Text, i: int) -> Found:
    """`2020 yılının üçüncü çeyreği`: the year before its quarter."""
    if not t.lexicon.order.startswith("A"):
        return None
    found, step = year(t, i), reading.year_step(t, i)
    end = year_word(t, found[0]) if found else step[0] if step else 0
    part = part_alone(t, end) if end else None
    if part is None:
        return None
    date = Meaning("date", quarter=part[1], rule="quarter")
    return part[0], date._replace(year=found[1]) if found else date._replace(of=step and step[1])


def part_alone(t: Text, i: int) -> tuple[int, int] | None:
    """The third quarter, the first half: 1 to 4, or 5 and 6."""
    found = rank(t, i, 4) or roman(t, i)
    share = of_kind(t, found[0], lx.SHARE, lx.UNIT) if found else None
    parts = {"quarter": 4, "half": 2}.get(share.sense, share.sense) if share else 0
    if found is None or share is None or parts not in {2, 4} or found[1] > parts:
        return None
    return share.end, found[1] if parts == 4 else 4 + found[1]


def decade(t: Text, i: int) -> Found:
    """`90er Jahre`, `1990-х годах`, `neunziger Jahre`, `90-cı illər`."""
    said = of_kind(t, i, lx.DECADE)
    if said:
        end = years_behind(t, said.end)
        careful = end == said.end and t.words[i] in t.lexicon.careful
        return None if careful else in_century(t, end, int(said.sense) % 100)
    number = round_number(t, i)
    if number is None:
        return None
    if i > 1 and t.words[i - 1] in RANGES and t.words[i - 2].isdecimal():
        return decade_at(t, i, number) if round_number(t, i - 2) is not None else None
    last = round_number(t, i + 2) if t.words[i + 1] in RANGES else None
    other = decade_at(t, i + 2, last) if last is not None else None
    if other is None or last is None or other[1].year is None:
        return decade_at(t, i, number)
    return i + 1, decade_of(number if number > 99 else other[1].year + number - last % 100)


def decade_at(t: Text, i: int, number: int) -> Found:
    """The decade that begins with the number at a token, by what is written on to it."""
    end = ending(t, i + 1, t.lexicon.tens)
    if end > i + 1 and "talet" in t.lexicon.tens and number > 99 and number % 100 == 0:
        return end, Meaning("wide", number, unit="century", rule="century")  # 1300-talet
    if end > i + 1:
        behind = years_behind(t, end)
        if behind == end and number < 100 and t.lexicon.language == "de" and not alone(t, i, end):
            return None
        return in_century(t, behind, number)
    end = ending(t, i + 1, t.lexicon.endings)
    behind = years_behind(t, end)
    return in_century(t, behind, number) if behind > end > i + 1 else None


def alone(t: Text, i: int, end: int) -> bool:
    """Whether a German decade stands without its years: `in den 50ern`, not `die 50er Zone`."""
    led = i > 0 and t.words[i - 1] in {"den", "der", "die"}
    noun = t.shown(end)[:1].isupper() or (t.words[end] == "-" and t.glued(end))
    return led and not noun


def in_century(t: Text, end: int, number: int) -> tuple[int, Meaning]:
    """The decade, of the century that is named behind it: `20-х роках XVIII століття`."""
    run = century(t, skip(t, end, lx.OF, lx.ARTICLE)) if number < 100 else None
    if run is None or run[1].unit != "century" or run[1].era or run[1].year is None:
        return end, decade_of(number)
    return run[0], decade_of(run[1].year + number)


def decade_behind(t: Text, i: int) -> Found:
    """`années 90`, `los años noventa`, `la década de 1990`."""
    unit = of_kind(t, i, lx.UNIT, lx.UNITS)
    if unit is None or unit.sense not in {"decade", "year"} or not t.lexicon.after:
        return None
    if unit.sense == "year" and (unit.kind == lx.UNIT or (i and t.words[i - 1].isdecimal())):
        return None
    j = skip(t, unit.end, lx.OF, lx.ARTICLE)
    named = spelled(t, j) if item(t, j).kind == lx.NUMBER else None
    if named and float(named[1]) in range(20, 100, 10):
        return named[0], decade_of(int(float(named[1])))
    number = round_number(t, j)
    return None if number is None else (j + 1, decade_of(number))


def round_number(t: Text, i: int) -> int | None:
    word = t.words[i]
    round_one = word.isdecimal() and len(word) in {2, 4} and not int(word) % 10 and word != "00"
    return int(word) if round_one else None


def decade_of(number: int) -> Meaning:
    rule = "decade" if number > 99 else "decade-short"
    return Meaning("wide", number if number > 99 else 1900 + number, unit="decade", rule=rule)


def years_behind(t: Text, i: int) -> int:
    """The token behind the word for years that a decade may have: `neunziger Jahre`."""
    behind = of_kind(t, i + (t.words[i] == "-" and t.glued(i)), lx.UNITS, lx.LETTER)
    if behind is None or behind.sense != "year":
        return i
    return behind.end + (behind.kind == lx.LETTER and t.words[behind.end] == ".")


def century(t: Text, i: int) -> Found:
    """`19. Jahrhundert`, `XIX століття`, `siglo XIX`, `5. Jahrhundert v. Chr.`"""
    unit = unit_at(t, i)
    if unit and unit[1] in {"century", "millennium"}:
        found = roman(t, unit[0]) or rank(t, unit[0], 30)
        return None if found is None else aged(t, found[0], found[1], unit[1])
    found = rank(t, i, 30) or roman(t, i)
    if found is None:
        return None
    unit = unit_at(t, found[0]) or short_century(t, found[0])
    if found == (i + 1, found[1]) and t.words[i].isdecimal() and found[1] < FEW:
        return None
    if unit is None or unit[1] not in {"century", "millennium"}:
        return None
    return aged(t, unit[0], found[1], unit[1])


def century_of_range(t: Text, i: int) -> Found:
    """`12.` of `12. und 13. Jahrhundert`, `XVI` of `з XVI до XVIII століття`."""
    first = roman(t, i) or rank(t, i, 30)
    if first is None or not joined(t, first[0]):
        return None
    other = century(t, skip(t, first[0] + 1, lx.OF, lx.ARTICLE))
    if other is None or other[1].unit != "century" or other[1].mod:
        return None
    _, run = aged(t, first[0], first[1], "century")
    year = 1 - first[1] * 100 if other[1].era == "bc" else run.year
    earlier = year is not None and other[1].year is not None and year < other[1].year
    run = run._replace(year=year, era=other[1].era, rule="century-of-range")
    return (first[0], run) if earlier else None


def century_tail(t: Text, i: int, m: Meaning) -> Found:
    """`XVIII` of `del siglo XVI al XVIII`."""
    numbered = m.rule == "century" and not m.mod and roman(t, i - 1) is not None
    other = roman(t, i + 1) if numbered and joined(t, i) else None
    return aged(t, other[0], other[1], "century") if other else None


def joined(t: Text, i: int) -> bool:
    """Whether a token joins two dates: a dash, `und`, `до`."""
    return t.words[i] in RANGES or t.words[i] == "/" or bool(t.lexicon.links.get((t.words[i],)))


def short_century(t: Text, i: int) -> tuple[int, str] | None:
    """`в.`, `ст.` behind a Roman numeral."""
    found = of_kind(t, i, lx.LETTER)
    if found is None or found.sense != "century":
        return None
    return found.end + (t.words[found.end] == "." and t.glued(found.end)), "century"


def aged(t: Text, end: int, number: int, unit: str) -> tuple[int, Meaning]:
    size = 100 if unit == "century" else 1000
    era = item(t, end)
    if era.kind == lx.ERA and era.sense == "bc":
        return stop(t, era.end), Meaning("wide", 1 - number * size, unit=unit, era="bc", rule=unit)
    return end, Meaning("wide", (number - 1) * size, unit=unit, rule=unit)


def decade_tail(t: Text, i: int, m: Meaning) -> Found:
    """What a decade passes on to the number behind: `les années 1880 et 1890`."""
    joined = t.lexicon.links.get((t.words[i],)) == "and"
    number = int(t.words[i + 1]) if t.words[i + 1].isdecimal() and t.lexicon.after else 0
    if (
        not joined
        or m.unit != "decade"
        or m.year is None
        or number % 10
        or t.words[i + 2].isalpha()
    ):
        return None
    year = number if number > 99 else m.year - m.year % 100 + number
    return (i + 2, decade_of(year)) if m.year < year <= m.year + 90 else None

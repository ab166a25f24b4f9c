"""Seasons, quarters, decades, centuries, and parts of all that."""

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.counts import ending, rank, roman
from chrono.tagger.languages.days import year_behind, year_step
from chrono.tagger.languages.items import item, of_kind, over, skip, unit_at
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found


def season(t: Text, i: int) -> Found:
    """`Sommer 2019`, `навесні 1944 року`, `взимку 1942-1943`, `été de l'année dernière`."""
    found = of_kind(t, i, lx.SEASON)
    if found is None:
        return None
    date = Meaning("date", season=str(found.sense), rule="season")
    behind = year_behind(t, found.end)
    if behind is None:
        step = year_step(t, over(t, found.end))
        if step:
            return step[0], date._replace(of=step[1])
        careful = t.words[i] in t.lexicon.careful and found.end == i + 1
        if careful and (not i or t.kinds[i - 1] not in {lx.OF, lx.STEP, lx.ARTICLE}):
            return None
        return found.end, date
    end = behind[0]
    if t.words[end] in {"-", "–", "/"} and t.words[end + 1].isdecimal() and found.sense == "WI":
        end += 2
        unit = unit_at(t, end)
        end = unit[0] if unit and unit[1] == "year" else end
    return end, date._replace(year=behind[1])


def quarter(t: Text, i: int) -> Found:
    """`drittes Quartal 2019`, `во втором полугодии 2008 года`, `premier semestre`."""
    found = rank(t, i, 4) or roman(t, i)
    share = of_kind(t, found[0], lx.SHARE) if found else None
    if found is None or share is None or found[1] > int(share.sense):
        return None
    code = found[1] if share.sense == 4 else 4 + found[1]
    date = Meaning("date", quarter=code, rule="quarter")
    behind = year_behind(t, share.end)
    if behind:
        return behind[0], date._replace(year=behind[1])
    step = year_step(t, over(t, share.end))
    if step:
        return step[0], date._replace(of=step[1])
    return None if share.sense == 2 else (share.end, date)


def decade(t: Text, i: int) -> Found:
    """`90er Jahre`, `1990-х годах`, `années 90`, `los años noventa`, `1990'larda`."""
    lead = of_kind(t, i, lx.DECADE)
    if lead and lead.sense is not None:
        return plural_years(t, lead.end), Meaning("wide", int(lead.sense), unit="decade",
                                                  rule="decade-short")  # fmt: skip
    j = skip(t, lead.end, lx.OF, lx.ARTICLE) if lead else i
    word = t.words[j]
    if lead and (named := of_kind(t, j, lx.NUMBER)) and 20 <= float(named.sense) <= 90:
        first = int(named.sense)
        return named.end, Meaning("wide", 1900 + first, unit="decade", rule="decade-short")
    if not word.isdecimal() or len(word) not in {2, 4} or int(word) % 10 or word == "00":
        return None
    end = ending(t, j + 1, t.lexicon.tens)
    if not lead:
        behind = of_kind(t, end, lx.DECADE)
        if end == j + 1 and (behind is None or behind.sense is not None):
            spaced = ending(t, j + 1, t.lexicon.endings)
            behind = of_kind(t, spaced, lx.DECADE)
            if behind is None or behind.sense is not None:
                return None
            end = behind.end
        elif behind and behind.sense is None:
            end = behind.end
    number = int(word)
    rule = "decade" if number > 99 else "decade-short"
    return end, Meaning("wide", number if number > 99 else 1900 + number, unit="decade", rule=rule)


def plural_years(t: Text, i: int) -> int:
    """The token behind the word for years that a decade in words may have: `neunziger Jahre`."""
    behind = of_kind(t, i, lx.DECADE)
    return behind.end if behind and behind.sense is None else i


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
    if unit is None or unit[1] not in {"century", "millennium"}:
        return None
    return aged(t, unit[0], found[1], unit[1])


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
        return era.end, Meaning("wide", 1 - number * size, unit=unit, era="bc", rule=unit)
    return end, Meaning("wide", (number - 1) * size, unit=unit, rule=unit)

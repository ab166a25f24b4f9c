"""Years, weekdays and feasts; days and months are read by the rules of `chrono.temporal`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.counts import spelled, year
from chrono.tagger.languages.items import item, led, of_kind, skip, stop, unit_at, year_word
from chrono.tagger.meanings import Meaning
from chrono.tagger.tense import PARTED, participle
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading


def ending_of_name(t: Text, i: int) -> int:
    """The token behind an ending that an apostrophe sets off from a name: `Ekim'de`."""
    if t.words[i] in {"'", "’"} and t.glued(i) and t.words[i + 1] in t.lexicon.endings:
        return i + 2
    return i


def stands(t: Text, i: int, end: int) -> bool:
    """Whether a word is a date alone; a careful one needs a word of time or a joint before it."""
    if end - i == 1 and t.words[i] in t.lexicon.careful:
        if i > 1 and t.kinds[i - 1] == lx.ARTICLE and led(t, i - 1):
            return True
        return led(t, i, lx.STEP, lx.EDGE, lx.EACH, lx.PORTION)
    return not (t.glued(i) and i and t.words[i - 1] in {"@", "#", "-"})


def weekday(t: Text, i: int) -> Found:
    """`Montag`, `Montag, den 3. Oktober`, `понеділок, 3 жовтня 2022 року`."""
    dated = reading.explicit(t, i)
    if dated:
        return dated
    found = of_kind(t, i, lx.WEEKDAY)
    if found is None or isinstance(found.sense, tuple):
        return None
    end = stop(t, found.end) if len(t.words[i]) <= 3 else found.end
    end = ending_of_name(t, end)
    unit = unit_at(t, end)
    if unit and unit[1] == "day":
        end = unit[0]  # cuma günü
    elif not stands(t, i, found.end) and not clocked(t, found.end):
        end = i
    if end == i or month_behind(t, end):
        return None  # one of the Mondays in May
    if listed(t, i):
        return end, Meaning("set", weekday=int(found.sense), rule="weekdays")
    return end, Meaning("date", weekday=int(found.sense), rule="weekday")


def clocked(t: Text, i: int) -> bool:
    """Whether a time of day follows: `sexta às 20h`."""
    return t.words[i] in t.lexicon.hours and item(t, i + 1).kind in {lx.NUMBER, lx.DIGITS}


def month_behind(t: Text, i: int) -> bool:
    """Whether a month without a day stands behind a small word: `im Mai`, `de mai`, `di maggio`."""
    joint = t.words[i].isalpha() and len(t.words[i]) <= JOINT and t.kinds[i] != lx.MONTH
    return bool(
        reading.month_name(t, skip(t, i, lx.OF, lx.ARTICLE))
        or (joint and reading.month_name(t, i + 1))
    )


JOINT: Final = 4  # letters of a preposition, where the language has no table of them


def listed(t: Text, i: int) -> bool:
    """Whether a weekday is one of a list of such: `jeden Montag, Mittwoch und Freitag`."""
    for _ in range(6):
        joint = i and (t.words[i - 1] == "," or t.lexicon.links.get((t.words[i - 1],)) == "and")
        if not joint or i < 3 or t.kinds[i - 2] != lx.WEEKDAY:
            return False
        i -= 2
        for start in range(max(i - 3, 0), i):
            each = of_kind(t, start, lx.EACH)
            if each and each.end == i:
                return True
    return False


def feast(t: Text, i: int) -> Found:
    """`Weihnachten`, `Ostern 2019`: a feast by its name, or a day that has one."""
    found = of_kind(t, i, lx.FEAST)
    if found is None:
        return None
    if isinstance(found.sense, str):
        return reading.with_year(t, found.end, Meaning("date", feast=found.sense, rule="feast"))
    month, day = found.sense
    return reading.with_year(t, found.end, Meaning("date", month=month, day=day, rule="feast"))


def east_asian(t: Text, i: int) -> Found:
    """`2019年10月3日`, `2019년 10월 3일`, and the year or the month of it alone."""
    if t.kinds[i] != lx.YEAR or t.words[i + 1][:1] not in {"年", "년"}:
        return None
    month, mark = t.words[i + 2], t.words[i + 3][:1]
    if len(t.words[i + 1]) > 1 or mark not in {"月", "월"} or not month.isdecimal():
        return i + 2, Meaning("date", int(t.words[i]), rule="east-asian")
    date = Meaning("date", int(t.words[i]), min(max(int(month), 1), 12), rule="east-asian")
    day = t.words[i + 4]
    if len(t.words[i + 3]) == 1 and day.isdecimal() and t.words[i + 5][:1] in {"日", "일"}:
        return i + 6, date._replace(day=min(max(int(day), 1), 31))
    return i + 4, date


def year_alone(t: Text, i: int) -> Found:
    """`2019`, `Jahr 2019`, `1943 році`, `año 1999`, `2010 yılında`, `44 v. Chr.`"""
    j = year_word(t, i)
    found = year(t, skip(t, j, lx.OF) if j != i else j)
    if found is None:
        return before_christ(t, j) or (year_in_words(t, j) if j != i else None)
    era = before_christ(t, j)
    if era:
        return era
    end = year_word(t, found[0])
    said = j != i or end != found[0]
    if not said and not plausible(t, i, found[0]):
        return None
    return end, Meaning("date", found[1], rule="year")


def year_in_words(t: Text, i: int) -> Found:
    """`dos mil diecinueve`, `neunzehnhundertneunundneunzig`: behind a word for a year, or alone."""
    found = spelled(t, i) if item(t, i).kind == lx.NUMBER else None
    if found is None or found[1] not in range(1100, 2100) or float(found[1]) % 100 == 0:
        return None
    told = i > 0 and unit_at(t, i - 1) == (i, "year")
    before, behind = t.words[i - 1] if i else "", t.words[found[0]]
    alone = (not i or before in {":", "("}) and (not behind or behind in {".", ")", ","})
    if not (told or alone):
        return None
    return found[0], Meaning("date", int(float(found[1])), rule="year")


def before_christ(t: Text, i: int) -> Found:
    """`44 v. Chr.`, `V. Chr.` with its number; the years of our era alike."""
    if not t.words[i].isdecimal() or len(t.words[i]) > 4:
        return None
    end = year_word(t, i + 1)
    era = item(t, end)
    if era.kind != lx.ERA:
        return None
    number = int(t.words[i])
    year_number = 1 - number if era.sense == "bc" else number
    return stop(t, era.end), Meaning("date", year_number, era=str(era.sense), rule="year-era")


def era_first(t: Text, i: int) -> Found:
    """`M.Ö. 44`, `MÖ 44 yılında`."""
    era = of_kind(t, i, lx.ERA)
    j = era.end if era else i
    j += t.words[j] == "." and t.glued(j)
    if era is None or not t.words[j].isdecimal() or len(t.words[j]) > 4:
        return None
    number = int(t.words[j])
    year_number = 1 - number if era.sense == "bc" else number
    return year_word(t, j + 1), Meaning("date", year_number, era=str(era.sense), rule="year-era")


SECTIONS: Final = frozenset({"art", "artikel", "nr", "abs", "bd", "ст", "n", "núm", "no"})


def plausible(t: Text, i: int, end: int) -> bool:
    """Whether four figures are a year: not a price, a count, a part of a longer number."""
    before, after = t.words[i - 1] if i else "", t.words[end]
    number = int(t.words[i])
    if i and t.glued(i) and before not in {"(", "[", "-", "–", "—", "/", "„", "«", '"', "'", "“"}:
        return False
    if before in {"-", "–", "/"} and t.glued(i) and i > 1 and t.kinds[i - 2] != lx.YEAR:
        return False
    if before.isdecimal() and after.isdecimal():
        return False
    if after in {"%", "€", "$", "°", "₽", "₴"} or before in {"$", "€", "#", "№", "£", "§"}:
        return False
    if before == "." and i > 1 and t.words[i - 2] in SECTIONS:
        return False
    if t.glued(end) and (after.isalnum() or (after in {".", ",", ":"} and t.glued(end + 1)
                                             and t.words[end + 1].isdecimal())):  # fmt: skip
        return False
    if after in t.lexicon.measures or item(t, end).kind in {lx.UNIT, lx.UNITS, lx.CLOCK}:
        return False
    lead = before in {"(", "-", "–", "—", "/"} or led(t, i, lx.MONTH, lx.ABOUT)
    lead = lead or (before,) in t.lexicon.openers or (before,) in t.lexicon.links
    if not lead and number < 1700 and number % 50 and after in {".", ";", ",", ")"}:
        return number >= 1000 and before.isalpha() and item(t, i - 1).kind is None
    if not lead and after.isalpha() and (number % 100 == 0 or number < 1800):
        return number % 100 > 0 and passing(t, i, end)
    return lead or 1700 <= number <= 2100


def passing(t: Text, i: int, end: int) -> bool:
    """Whether a German word behind four figures is no thing that they count, nor goes with one:
    `wurde 1134 erstmals erwähnt`, `brannte 1387 nieder`, `der 1256 gegründete Ort`."""
    if t.lexicon.language != "de" or not t.shown(end)[:1].islower():
        return False
    word = t.words[end]
    plain = not word.endswith(DECLINED) or word in t.lexicon.past or word in PARTED
    return plain or participle(t, end) or (i > 0 and t.kinds[i - 1] == lx.ARTICLE)


DECLINED: Final = ("e", "en", "er", "es", "em")

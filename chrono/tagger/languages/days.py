"""Days, months and years on the calendar, in the orders that languages put them in."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.counts import RANGES, figures, rank, year
from chrono.tagger.languages.items import item, led, of_kind, over, skip, stop, unit_at, year_word
from chrono.tagger.meanings import Meaning
from chrono.tagger.tense import PARTED, participle
from chrono.tagger.text import Text
from chrono.tagger.years import Found, short_year


def month_at(t: Text, i: int) -> tuple[int, int] | None:
    """A month, with the stop of its short form and a word for month behind it: `may ayında`."""
    found = of_kind(t, i, lx.MONTH)
    if found is None:
        return None
    end = stop(t, found.end) if len(t.words[i]) <= 4 else found.end
    end = ending_of_name(t, end)
    unit = unit_at(t, end)
    return unit[0] if unit and unit[1] == "month" else end, int(found.sense)


def ending_of_name(t: Text, i: int) -> int:
    """The token behind an ending that an apostrophe sets off from a name: `Ekim'de`."""
    if t.words[i] in {"'", "’"} and t.glued(i) and t.words[i + 1] in t.lexicon.endings:
        return i + 2
    return i


def year_behind(t: Text, i: int) -> tuple[int, int] | None:
    """The year behind a month or season: `2019`, `, 2019`, `des Jahres 2019`, `1943 року`."""
    j = year_word(t, over(t, i))
    j = skip(t, j, lx.OF)
    found = year(t, j)
    if found:
        return year_word(t, found[0]), found[1]
    if t.words[j] in {"'", "’"} and t.words[j + 1].isdecimal() and len(t.words[j + 1]) == 2:
        return j + 2, short_year(int(t.words[j + 1]))
    return None


def with_year(t: Text, i: int, date: Meaning) -> tuple[int, Meaning]:
    """The date with its year behind it, in figures or as `that year`, `last year`."""
    found = year_behind(t, i)
    if found:
        return found[0], date._replace(year=found[1])
    other = year_step(t, over(t, i))
    return (other[0], date._replace(of=other[1])) if other else (i, date)


def year_step(t: Text, i: int) -> Found:
    """`vergangenen Jahres`, `того ж року`, `de l'année dernière`."""
    told = of_kind(t, i, lx.STEPPED)
    if told and told.sense[1] == "year":
        return told.end, Meaning("step", which=told.sense[0], unit="year", rule="year-step")
    step = of_kind(t, i, lx.STEP)
    if step:
        unit = unit_at(t, step.end)
        if unit and unit[1] == "year":
            return unit[0], Meaning("step", which=step.sense, unit="year", rule="year-step")
        return None
    unit = unit_at(t, i)
    behind = of_kind(t, unit[0], lx.STEP) if unit and unit[1] == "year" else None
    if behind and t.lexicon.order:
        return behind.end, Meaning("step", which=behind.sense, unit="year", rule="year-step")
    return None


def day_month(t: Text, i: int) -> Found:
    """`3. Oktober 2019`, `12 березня 1943 року`, `el 3 de mayo`, `1er mai`."""
    found = rank(t, i, 31)
    if found is None:
        return None
    month = month_at(t, skip(t, found[0], lx.OF))
    if month is None:
        return None
    date = Meaning("date", month=month[1], day=found[1], rule="day-month")
    both = new_style(t, month[0])
    if both is not None:
        return both
    end, date = with_year(t, month[0], date)
    step = of_kind(t, end, lx.STEP) if end == month[0] and t.words[end] in t.lexicon.after else None
    if step and step.sense in {1, -1}:  # le 1er janvier prochain
        return step.end, date._replace(shape="step", which=step.sense, rule="month-step")
    return end, date


NEW: Final = ("нов", "new", "neu", "nouv", "nuevo", "yeni", "nov", "n")  # how a word of it begins
BRACKET: Final = 8  # tokens


def new_style(t: Text, i: int) -> Found:
    """The day of the new style behind one of the old: `30 серпня (11 вересня за новим стилем) 1824
    року`."""
    inner = day_month(t, i + 1) if t.words[i] == "(" else None
    if inner is None or inner[1].year is not None or inner[1].day is None:
        return None
    stop = next((k for k in range(inner[0], inner[0] + BRACKET) if t.words[k] == ")"), 0)
    marked = stop and any(word.startswith(NEW) for word in t.words[inner[0] : stop])
    end, date = with_year(t, stop + 1, inner[1]) if marked else (0, inner[1])
    return (end, date._replace(rule="new-style")) if marked and date.year is not None else None


def day_before_day(t: Text, i: int) -> Found:
    """`9.` of `9.–10. September`, `9` of `с 9 по 10 мая`: a day whose month the next one has."""
    found = rank(t, i, 31)
    if found is None:
        return None
    end, last = found
    j = end
    for _ in range(4):
        role = t.words[j] in RANGES or t.words[j] in {",", "/"}
        behind = linked(t, j)
        if not role and not behind:
            return None
        j = skip(t, behind or j + 1, lx.OF, lx.ARTICLE)
        other = day_month(t, j)
        if other is None:
            number = rank(t, j, 31)
            if number is None or number[1] <= last:
                return None
            j, last = number
            continue
        if other[1].day is None or other[1].day <= last:
            return None
        return end, other[1]._replace(day=found[1], rule="day-of-range")
    return None


def linked(t: Text, i: int) -> int:
    """The token behind the words that link two dates, `bis`, `t/m`; 0 where there are none."""
    sizes = (3, 2, 1)
    return next((i + n for n in sizes if t.lexicon.links.get(tuple(t.words[i : i + n]))), 0)


def month_first(t: Text, i: int) -> Found:
    """`Oktober 2019`, `mayın 3-ü`, `October`, `2010-cu ilin mayı` by way of `year_first`."""
    month = month_at(t, i)
    if month is None:
        return None
    end, number = month
    day = figures(t, end, 31) if "MD" in t.lexicon.order else None
    if day and t.words[day[0]] not in {":", "%"}:
        return with_year(t, day[0], Meaning("date", month=number, day=day[1], rule="month-day"))
    behind, date = with_year(t, end, Meaning("date", month=number, rule="month"))
    if behind == end and not stands(t, i, end):
        return None
    if date.year is not None:
        date = date._replace(rule="month-year")
    return behind, date


def stands(t: Text, i: int, end: int) -> bool:
    """Whether a word is a date alone; a careful one needs a word of time or a joint before it."""
    if end - i == 1 and t.words[i] in t.lexicon.careful:
        if i > 1 and t.kinds[i - 1] == lx.ARTICLE and led(t, i - 1):
            return True
        return led(t, i, lx.STEP, lx.EDGE, lx.EACH, lx.PORTION)
    return not (t.glued(i) and i and t.words[i - 1] in {"@", "#", "-"})


def year_first(t: Text, i: int) -> Found:
    """`2010-cu ilin may ayında`, `2010 yılının 3 Mayıs'ında`, Hungarian `2010. május 3.`"""
    found = year(t, i)
    if found is None or not {"Y", "A"} & set(t.lexicon.order[:1]):
        return None
    j = year_word(t, found[0])
    if t.words[j] in {".", ","}:
        j += 1
    inner = month_first(t, j) or day_month(t, j)
    month = month_at(t, j)
    if inner is not None and inner[1].year is not None and month is not None:
        inner = month[0], Meaning("date", month=month[1])  # the year behind is of the next date
    if inner is None or inner[1].year is not None or inner[1].of is not None:
        return None
    return inner[0], inner[1]._replace(year=found[1], rule="year-first")


def weekday(t: Text, i: int) -> Found:
    """`Montag`, `Montag, den 3. Oktober`, `понеділок, 3 жовтня 2022 року`."""
    found = of_kind(t, i, lx.WEEKDAY)
    if found is None or isinstance(found.sense, tuple):
        return None
    end = stop(t, found.end) if len(t.words[i]) <= 3 else found.end
    end = ending_of_name(t, end)
    unit = unit_at(t, end)
    if unit and unit[1] == "day":
        end = unit[0]  # cuma günü
    elif not stands(t, i, found.end):
        end = i
    behind = found.end if end == i else end
    inner = day_month(t, over(t, behind)) or numeric(t, over(t, behind))
    if inner and inner[1].day is not None:
        return inner[0], inner[1]._replace(weekday=int(found.sense))
    if end == i or month_behind(t, end):
        return None  # one of the Mondays in May
    if listed(t, i):
        return end, Meaning("set", weekday=int(found.sense), rule="weekdays")
    return end, Meaning("date", weekday=int(found.sense), rule="weekday")


def month_behind(t: Text, i: int) -> bool:
    """Whether a month without a day stands behind a small word: `im Mai`, `de mai`, `di maggio`."""
    joint = t.words[i].isalpha() and len(t.words[i]) <= JOINT and t.kinds[i] != lx.MONTH
    return bool(month_at(t, skip(t, i, lx.OF, lx.ARTICLE)) or (joint and month_at(t, i + 1)))


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


def numeric(t: Text, i: int) -> Found:
    """`22.09.2025`, `22.9.25`, `22/9/2025`, `9/22/2025` where the month comes first."""
    first = t.words[i]
    glued = i > 0 and t.glued(i) and t.words[i - 1] in ".-/$"
    behind_date = i > 5 and t.words[i - 1] == "-" and t.words[i - 3] == "." == t.words[i - 5]
    if not first.isdecimal() or len(first) > 2 or (glued and not behind_date):
        return None
    mark, second, third = t.words[i + 1], t.words[i + 2], t.words[i + 4]
    if mark not in {"/", ".", "-"} or t.words[i + 3] != mark or not second.isdecimal():
        return None
    if not third.isdecimal() or not all(t.glued(i + n) for n in (1, 2, 3, 4)):
        return None
    if len(third) not in {2, 4} or (len(third) == 2 and (mark == "-" or len(second) < 2)):
        return None
    if t.words[i + 5] == mark and t.glued(i + 5) and t.glued(i + 6):
        return None
    a, b = int(first), int(second)
    day, month = (b, a) if t.lexicon.order == "MDY" else (a, b)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = int(third) if len(third) == 4 else short_year(int(third))
    return year_word(t, i + 5), Meaning("date", number, month, day, rule="numeric")


def day_and_month(t: Text, i: int) -> Found:
    """`am 02.06.`, `vom 3.5. bis`: figures without a year, each with its stop."""
    if "." not in t.lexicon.endings or t.lexicon.order[:1] != "D" or not led(t, i, lx.ARTICLE):
        return None
    day, month = t.words[i], t.words[i + 2]
    stops = t.words[i + 1] == "." == t.words[i + 3]
    if not (stops and all(t.glued(i + n) for n in (1, 2, 3)) and (day + month).isdecimal()):
        return None
    more = t.glued(i + 4) and t.words[i + 4].isalnum()
    if max(len(day), len(month)) > 2 or more or not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return None
    return i + 4, Meaning("date", month=int(month), day=int(day), rule="day-month")


def iso(t: Text, i: int) -> Found:
    """`2025-09-22`, `2025/9/22`."""
    mark = t.words[i + 1]
    if t.kinds[i] != lx.YEAR or mark not in {"-", "/", "."} or t.words[i + 3] != mark:
        return None
    month, day = t.words[i + 2], t.words[i + 4]
    if not all(t.glued(i + n) for n in (1, 2, 3, 4)) or not (month + day).isdecimal():
        return None
    if max(len(month), len(day)) > 2 or not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return None
    return i + 5, Meaning("date", int(t.words[i]), int(month), int(day), rule="iso")


def feast(t: Text, i: int) -> Found:
    """`Weihnachten`, `Ostern 2019`: a feast by its name, or a day that has one."""
    found = of_kind(t, i, lx.FEAST)
    if found is None:
        return None
    if isinstance(found.sense, str):
        return with_year(t, found.end, Meaning("date", feast=found.sense, rule="feast"))
    month, day = found.sense
    return with_year(t, found.end, Meaning("date", month=month, day=day, rule="feast"))


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
        return before_christ(t, j)
    era = before_christ(t, j)
    if era:
        return era
    end = year_word(t, found[0])
    said = j != i or end != found[0]
    if not said and not plausible(t, i, found[0]):
        return None
    return end, Meaning("date", found[1], rule="year")


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

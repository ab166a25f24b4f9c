"""Dates of the calendar, whole or in part: days, months, years, seasons, quarters, decades."""

from typing import Final, TypeAlias

from chrono.tagger import lexicon as lx
from chrono.tagger.feasts import NAMES as FEASTS
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import digits, ordinal, year
from chrono.tagger.text import Text

Found: TypeAlias = "tuple[int, Meaning] | None"
SHORT: Final = frozenset(
    {"may", "march", "mar", "sun", "sat", "dec", "jan", "mon", "wed", "august"}
)
APOSTROPHES: Final = {"’": "'", "‘": "'", "`": "'"}


def month_at(t: Text, i: int) -> tuple[int, int] | None:
    """A month's name, with the stop of its short form."""
    if t.kinds[i] != lx.MONTH:
        return None
    word = t.words[i]
    end = i + 1
    if len(word) <= 4 and t.words[end] == "." and t.glued(end):
        end += 1
    return end, t.senses[word]


def capital(t: Text, i: int) -> bool:
    return t.source[t.start(i)].isupper()


NEAR: Final = among("in of since until by last next this early late mid during through each every")
PLACING: Final = among(
    "in of since until by last next this early late mid - – from through to and between during "
    "each every for or after before that till the a on its ( , around"
)


def month_stands(t: Text, i: int) -> bool:
    """Whether a month's name alone is one: not `may`, `march`, `Women's March`, `Jan Smith`."""
    word = t.words[i]
    if not capital(t, i) and len(word) < 8 and word not in {"april", "june", "july", "october"}:
        return False
    before, after = t.words[i - 1] if i else "", t.words[i + 1]
    if word in {"may", "march", "august", "april", "june", "jan", "mar", "dec"}:
        if word in {"april", "june", "august", "jan"}:
            return capital(t, i) and (before in NEAR or not named(t, i))
        if before in PLACING and capital(t, i):
            if before in {"the", "a", "its", "and", "or", "to", "that", ","} and word in {
                "may",
                "march",
            }:
                if (after in LINKS and t.kinds[i + 2] == lx.MONTH) or (
                    i > 1 and t.kinds[i - 2] == lx.MONTH
                ):
                    return True
                return (
                    after.isalpha()
                    and word == "march"
                    and not capital(t, i + 1)
                    and t.glued(i) is False
                )
            return word != "may" or after not in {"be", "have", "not"}
        return False
    if len(word) == 3 and after != "." and not capital(t, i):
        return False
    return not (after == "'" and t.words[i + 2] == "d")


def named(t: Text, i: int) -> bool:
    """Whether the next word, in capitals, makes this a person's name."""
    after = t.words[i + 1]
    return bool(after) and after.isalpha() and t.kinds[i + 1] is None and capital(t, i + 1)


def day_number(t: Text, i: int) -> tuple[int, int] | None:
    word = t.words[i]
    if t.kinds[i] == lx.DIGITS and len(word) <= 2 and 1 <= int(word) <= 31:
        return i + 1, int(word)
    found = ordinal(t, i)
    return found if found and found[1] <= 31 else None


def era_at(t: Text, i: int) -> tuple[int, str]:
    """`BC`, `B.C.`, `AD`, `A.D.`; else nothing."""
    word = t.words[i]
    if t.kinds[i] == lx.ERA and (capital(t, i) or word in {"bc", "bce"}):
        return i + 1, str(t.senses[word])
    if word in {"b", "a"} and t.words[i + 1] == "." and t.glued(i + 1) and t.glued(i + 2):
        pair = word + t.words[i + 2]
        if pair in {"bc", "ad"}:
            end = i + 3
            while (t.words[end] == "." and t.glued(end)) or (t.words[end] == "e" and t.glued(end)):
                end += 1
            return end, pair
    return i, ""


def year_after(t: Text, i: int) -> tuple[int, int, str] | None:
    """The year that belongs to the month or day before: `, 1999`, `of 1999`, ` 480 BC`, `'99`."""
    j = i
    if t.words[j] in {",", "of", "in", "-", "/"}:
        j += 1
        if t.words[j] == "of" or (t.words[j] == "the" and t.words[j + 1] == "year"):
            j += 1
        if t.words[j] == "year":
            j += 1
    found = year(t, j)
    if found:
        end, era = era_at(t, found[0])
        if t.words[end] == "'" and t.words[end + 1] == "s" and t.words[j - 1] == ",":
            return end, found[1], era
        return end, -found[1] + 1 if era == "bc" else found[1], era
    if t.kinds[j] == lx.DIGITS:
        end, era = era_at(t, j + 1)
        if era:
            number = int(t.words[j])
            return end, 1 - number if era == "bc" else number, era
    if t.words[j] in {"'", "’", "‘"} and digits(t, j + 1, 2) and t.glued(j + 1):
        return j + 2, short_year(int(t.words[j + 1])), ""
    return None


def short_year(number: int) -> int:
    return 2000 + number if number < 40 else 1900 + number


def with_year(t: Text, i: int, date: Meaning) -> tuple[int, Meaning]:
    """The date with its year behind it: a number, or `of that year`, `last year`."""
    found = year_after(t, i)
    if found:
        return found[0], date._replace(year=found[1], era=found[2])
    j = i + 1 if t.words[i] in {",", "of", "in"} else i
    if t.words[i] in {"of", "in"} or t.kinds[j] in {lx.STEP}:
        other = year_step(t, j)
        if other:
            return other[0], date._replace(of=other[1])
    return i, date


def year_step(t: Text, i: int) -> Found:
    """`last year`, `that year`, `the same year`, `the following year`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] == lx.STEP:
        which = t.senses[t.words[j]]
        k = j + 1
        if t.words[j] == "that" and t.words[k] == "same":
            k += 1
        if t.words[k] == "fiscal":
            k += 1
        if t.words[k] == "year":
            if t.words[j] == "next" and j != i:
                which = "following"
            return k + 1, Meaning("step", which=which, unit="year", rule="year-step")
    if j != i and t.words[j] == "year":
        return j + 1, Meaning("step", which="the", unit="year", rule="year-step")
    return None


def day_first(t: Text, i: int) -> Found:
    """`9 September 2025`, `the 9th of September`, `5th May`, `9-10 September`: the last day."""
    j = i + 1 if t.words[i] == "the" else i
    found = day_number(t, j)
    if found is None:
        return None
    k = found[0]
    if t.words[k] == "day" and t.words[k + 1] == "of":
        k += 1
    if t.words[k] in {"of", "-", "/"}:
        k += 1
    month = month_at(t, k)
    if month is None or (t.words[k] in {"may", "march", "mar", "sat", "dec"} and not capital(t, k)
                         and t.kinds[month[0]] != lx.YEAR):  # fmt: skip
        return None
    return with_year(t, month[0], Meaning("date", month=month[1], day=found[1], rule="day-month"))


def month_first(t: Text, i: int) -> Found:
    """`September 9, 2025`, `Sept. 9th`, `March 2025`, `March`."""
    month = month_at(t, i)
    if month is None:
        return None
    end, number = month
    before = year_after(t, end)
    if before and t.kinds[before[0]] != lx.MONTH and (capital(t, i) or len(t.words[i]) > 3):
        return before[0], Meaning("date", before[1], number, era=before[2], rule="month-year")
    k = end + 1 if t.words[end] in {"the", "-"} else end
    day = day_number(t, k)
    if day and (capital(t, i) or t.kinds[k] == lx.ORDINAL or len(t.words[i]) > 5):
        if day_is_one(t, k, day[0]):
            date = Meaning("date", month=number, day=day[1], rule="month-day")
            return with_year(t, day[0], date)
    if t.words[i] == "second" or not month_stands(t, i):
        return None
    return with_year(t, end, Meaning("date", month=number, rule="month"))


def day_is_one(t: Text, i: int, end: int) -> bool:
    """Whether the number behind a month is a day, and not a time, a count or a price."""
    if t.kinds[i] == lx.ORDINAL and not t.words[i][0].isdigit():
        return t.words[i - 1] == "the" or t.kinds[end] != None  # noqa: E711
    if t.words[end] == ":" and t.glued(end) and t.glued(end + 1):
        return False
    if t.words[end] == "." and t.glued(end) and t.glued(end + 1) and t.words[end + 1].isdecimal():
        return False
    return t.kinds[end] != lx.MERIDIEM and t.words[end] != "%"


def year_alone(t: Text, i: int) -> Found:
    """`1999`, `the year 1999`, `480 BC`, `AD 14`, `1999-03-04`, `2025/9/22`, `fiscal 1989`."""
    j = i
    if t.words[j] == "the" and t.words[j + 1] in {"year", "years"}:
        j += 2
    elif (t.words[j] == "the" and t.words[j + 1] == "fiscal") or t.words[j] == "year":
        j += 1
    fiscal = t.kinds[j] == lx.FISCAL
    if fiscal:
        j += 1 + (t.words[j + 1] == "year")
    start, said = era_at(t, j)
    if said and t.kinds[start] in {lx.DIGITS, lx.YEAR}:
        return start + 1, Meaning("date", year=int(t.words[start]), era="ad", rule="year-era")
    if t.kinds[j] == lx.DIGITS:
        end, era = era_at(t, j + 1)
        end = end if era else j + 1
        era = era or shared_era(t, j + 1)
        if era:
            number = int(t.words[j])
            return end, Meaning(
                "date", 1 - number if era == "bc" else number, era=era, rule="year-era"
            )
        return None
    found = year(t, j)
    if found is None:
        return None
    end, number = found
    exact = dashed(t, end, number)
    if exact:
        return exact
    after, era = era_at(t, end)
    if not era and (t.kinds[j] == lx.YEAR and number < 1900):
        era = shared_era(t, end)
    if era:
        return after, Meaning(
            "date", 1 - number if era == "bc" else number, era=era, rule="year-era"
        )
    if j == i and not plausible(t, i, end):
        return None
    return end, Meaning("date", number, rule="year")


def shared_era(t: Text, i: int) -> str:
    """The era that a second year brings: `499–493 BC`, `from 499 to 493 BC`."""
    if t.words[i] in {"-", "–", "to", "and", "or", "until", "/"} and t.kinds[i + 1] in {
        lx.DIGITS,
        lx.YEAR,
    }:
        return era_at(t, i + 2)[1]
    return ""


def dashed(t: Text, end: int, number: int) -> Found:
    """`1999-03-04`, `1999/3/4`, `1999.03.04`, `1999-03`."""
    mark = t.words[end]
    if mark not in {"-", "/", "."} or not t.glued(end) or not t.glued(end + 1):
        return None
    month = t.words[end + 1]
    if mark == "-" and t.words[end + 2] != "-" and month == f"{(number + 1) % 100:02}":
        return None  # 2007-08 is two years
    if not month.isdecimal() or len(month) > 2 or not 1 <= int(month) <= 12:
        return None
    if t.words[end + 2] == mark and t.glued(end + 3) and t.words[end + 3].isdecimal():
        day = int(t.words[end + 3])
        if 1 <= day <= 31 and len(t.words[end + 3]) <= 2:
            return end + 4, Meaning("date", number, int(month), day, rule="iso")
        return None
    if mark == "-" and len(month) == 2 and t.words[end + 2] != "-":
        return end + 2, Meaning("date", number, int(month), rule="iso")
    return None


CURRENCY: Final = among("$ # £ € ¥ % № © ® no nos p pp page pages vol room flight route highway")
FURNITURE: Final = among("tel phone fax views view likes shares id isbn issn code ref")
COUNTED: Final = frozenset({lx.UNIT, lx.UNITS, lx.MERIDIEM})


def plausible(t: Text, i: int, end: int) -> bool:
    """Whether four figures are a year: not a price, a count, a part of a longer number."""
    number = int(t.words[i]) if t.words[i].isdecimal() else 1999
    before, after = t.words[i - 1] if i else "", t.words[end]
    if (
        i
        and t.glued(i)
        and (before not in {"(", "[", "-", "–", "—", "/", "'", '"', "“", "~", "‘", ",", ";", "`"})
    ):
        return False
    if before == "," and t.glued(i) and i > 1 and t.words[i - 2].isdecimal():
        return False
    if before == ":" and i > 1 and t.words[i - 2] in FURNITURE:
        return False
    if before in CURRENCY or (
        before == "." and i > 1 and t.words[i - 2] in {"no", "nos", "p", "pp"}
    ):
        return False
    if after in {"%", "°", "$"} or (after in {",", "."} and t.glued(end) and t.glued(end + 1)
                                    and t.words[end + 1].isdecimal()):  # fmt: skip
        return False
    if t.glued(end) and (
        after.isalpha() or after in {"_", "@", "#"} or (after == ":" and t.glued(end + 1))
    ):
        return after == "s"
    if before in {"-", "/"} and t.glued(i) and i > 1 and t.glued(i - 1):
        if t.words[i - 2] not in {"mid", "early", "late", "pre", "post"} and (
            not t.words[i - 2].isdecimal() or len(t.words[i - 2]) != 4
        ):
            return False
    if t.kinds[end] in COUNTED or t.kinds[end] == lx.NUMBER:
        return t.words[end] in {"quarter", "second", "period", "season"}
    if 1500 <= number <= 2100:
        return counted(t, i, end, number)
    return (
        before
        in {
            "in",
            "since",
            "until",
            "by",
            "year",
            "to",
            "from",
            "and",
            "before",
            "after",
            "(",
            "-",
            "–",
        }
        and not (t.kinds[end] is None and after.isalpha() and after in MEASURES)
        and (before not in {"to", "and", "from", "after", "before"} or not after.isalpha())
    )


MEASURES: Final = among(
    "people men women children soldiers troops dead wounded killed miles kilometers kilometres km "
    "meters metres feet foot pounds tons tonnes dollars euros votes shares workers employees jobs "
    "prisoners casualties aircraft tanks ships students members seats points percent million "
    "billion acres hectares barrels patients cases degrees hp kg lb mb gb mhz x p i k"
)


def counted(t: Text, i: int, end: int, number: int) -> bool:
    """Whether the years of our age count nothing: `in 1914`, not `1914 prisoners`."""
    after = t.words[end]
    if after in MEASURES and t.raw[end] != "\n":
        return False
    before = t.words[i - 1] if i else ""
    return not (before in {"than", "about", "some", "nearly", "least", "approximately"}
                and t.kinds[end] is None and after.isalpha() and number % 50 == 0)  # fmt: skip


def numeric(t: Text, i: int) -> Found:
    """`22.09.2025`, `9/22/2025`, `9/22/99`, `22-9-2025`."""
    if (
        not t.words[i].isdecimal()
        or len(t.words[i]) > 2
        or (i and t.glued(i) and t.words[i - 1] in {"-", "/", ".", "$"})
    ):
        return None
    mark = t.words[i + 1]
    if mark not in {"/", ".", "-"} or t.words[i + 3] != mark:
        return None
    if not all(t.glued(i + n) for n in (1, 2, 3, 4)):
        return None
    second, third = t.words[i + 2], t.words[i + 4]
    if not (second.isdecimal() and third.isdecimal() and len(second) <= 2):
        return None
    if len(third) not in {2, 4} or (
        t.glued(i + 5)
        and t.words[i + 5] in {mark, "%"}
        and t.glued(i + 6)
        and t.words[i + 6].isdecimal()
    ):
        return None
    if len(third) == 2 and mark == ".":
        return None
    a, b = int(t.words[i]), int(second)
    month, day = (a, b) if a <= 12 and (mark == "/" or b > 12) else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = int(third) if len(third) == 4 else short_year(int(third))
    return i + 5, Meaning("date", number, month, day, rule="numeric")


def decade(t: Text, i: int) -> Found:
    """`the 1990s`, `the '90s`, `the nineties`, `the 470s BC`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.words[j] in {"'", "’", "‘"}:
        j += 1
    if t.kinds[j] != lx.DECADE:
        return None
    first = int(t.senses[t.words[j]])
    if 100 < first < 1000 and not era_at(t, j + 1)[1]:
        return None
    if first < 100:
        if j == i or (t.words[j - 1] not in {"'", "’", "‘", "the"}):
            return None
        if t.kinds[j - 1] == lx.ARTICLE and t.words[j][0].isdigit() is False and first < 20:
            return None
        return j + 1, Meaning("wide", 1900 + first, unit="decade", rule="decade-short")
    end, era = era_at(t, j + 1)
    if era == "bc":
        first = 1 - first - 9
    return end, Meaning("wide", first, unit="decade", era=era, rule="decade")


def century(t: Text, i: int) -> Found:
    """`the 19th century`, `the fifth century BC`, `the third millennium BC`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] == lx.PORTION:
        j += 1 + (t.words[j + 1] == "-")
    found = ordinal(t, j)
    if found is None:
        return None
    k = found[0] + (t.words[found[0]] == "-")
    if t.words[k] not in {"century", "centuries", "millennium"}:
        return None
    unit = "millennium" if t.words[k] == "millennium" else "century"
    size = 100 if unit == "century" else 1000
    end, era = era_at(t, k + 1)
    number = found[1]
    first = 1 - number * size if era == "bc" else (number - 1) * size
    return end, Meaning("wide", first, unit=unit, era=era, rule=unit)


def season(t: Text, i: int) -> Found:
    """`the summer of 1942`, `spring 2025`, `the autumn`, `winter 1862-63`."""
    j = i + 1 if t.kinds[i] == lx.ARTICLE else i
    if t.kinds[j] != lx.SEASON:
        return None
    date = Meaning("date", season=str(t.senses[t.words[j]]), rule="season")
    end, said = with_year(t, j + 1, date)
    if said.year is not None and said.season == "WI" and t.words[end] in {"-", "–", "/"}:
        if t.words[end + 1].isdecimal() and len(t.words[end + 1]) in {2, 4} and t.glued(end + 1):
            end += 2
    if end == j + 1 and not season_stands(t, j):
        return None
    return end, said


def season_stands(t: Text, j: int) -> bool:
    """Whether a season alone is one: not `spring water`, `the fall of Rome`, `prices fall`."""
    before, after = t.words[j - 1] if j else "", t.words[j + 1]
    word = t.words[j]
    if word in {"fall", "spring"}:
        if (
            after in {"of", "to", "in", "from", "short", "into", "on", "up", "by", "apart"}
            and word == "fall"
        ):
            return False
        if word == "spring":
            return before not in {
                "to",
                "will",
                "would",
                "that",
                "they",
                "not",
                "hot",
            } and after not in {"up", "from", "to", "water", "back"}
        return before in {"in", "last", "this", "next", "early", "late", "by", "the"} and after in {
            ",",
            ".",
            ")",
            "and",
            "",
        }
    return True


def quarter(t: Text, i: int) -> Found:
    """`the third quarter of 1989`, `third-quarter`, `Q3 2024`, `the second half of 2008`."""
    j = i + 1 if t.kinds[i] == lx.ARTICLE else i
    lead = None
    own = year(t, j)
    if own and j != i and t.words[own[0]] in {"period", "quarter"}:
        return own[0] + 1, Meaning("date", own[1], unit="period", rule="period")
    if own:
        lead, j = own[1], own[0]
    of = None
    if lead is None:
        step = year_step(t, j)
        if step and t.words[step[0]] == "'" and t.words[step[0] + 1] == "s":
            of, j = step[1], step[0] + 2
    if t.kinds[j] == lx.FISCAL:
        j += 1 + (t.words[j + 1] == "-")
    if t.words[j] in {"q", "h"} and t.glued(j + 1) and digits(t, j + 1, 1):
        number, kind, end = int(t.words[j + 1]), 4 if t.words[j] == "q" else 2, j + 2
    else:
        found = ordinal(t, j)
        if (
            found is None
            and t.words[j] in {"latter", "final", "last"}
            and t.words[j + 1] in {"half", "quarter"}
        ):
            found = (j + 1, 2 if t.words[j + 1] == "half" else 4)
            if t.words[j] == "last" and t.words[j + 1] == "quarter" and t.words[j + 2] != "of":
                return None
        if found is None:
            return None
        k = found[0] + (t.words[found[0]] == "-")
        if t.words[k] == "fiscal":
            k += 1
        if t.words[k] not in {"quarter", "half"}:
            return None
        number, kind, end = found[1], 4 if t.words[k] == "quarter" else 2, k + 1
    if not 1 <= number <= kind or (t.words[end] == "-" and t.words[end - 1] == "half"):
        return None
    code = number if kind == 4 else 4 + number
    date = Meaning("date", lead, quarter=code, of=of, rule="quarter")
    run = wide_part(t, end, number, kind) if lead is None and of is None else None
    if run:
        return run
    if lead is None and of is None:
        if t.words[end] == "of" and t.kinds[end + 1] == lx.FISCAL:
            end += 1
        end, date = with_year(t, end, date)
        if kind == 2 and end <= j + 3 and date.year is None and date.of is None:
            return None
    return end, date


def wide_part(t: Text, i: int, number: int, kind: int) -> Found:
    """`of the 19th century` behind `the first half`."""
    if t.words[i] != "of":
        return None
    run = century(t, i + 1) or decade(t, i + 1)
    if run is None:
        return None
    return run[0], run[1]._replace(mod=f"{number}/{kind}", rule=f"part-of-{run[1].rule}")


def weekday(t: Text, i: int) -> Found:
    """`Tuesday`, `Tuesday, September 9, 2025`, `Tuesday the 9th`."""
    if t.kinds[i] != lx.WEEKDAY:
        return None
    word = t.words[i]
    end = i + 1
    if len(word) <= 5:
        if (
            not capital(t, i)
            and word not in {"tues", "thurs"}
            and (i == 0 or t.words[i - 1] not in {"this", "next", "last"})
        ):
            return None
        if t.words[end] == "." and t.glued(end):
            end += 1
    number = int(t.senses[word])
    j = end + 1 if t.words[end] in {",", "the", "("} else end
    if t.words[j] == "the":
        j += 1
    inner = month_first(t, j) or day_first(t, j) or numeric(t, j)
    if inner and inner[1].day is not None:
        return inner[0], inner[1]._replace(weekday=number)
    if j != end and t.kinds[j] == lx.ORDINAL and t.words[j - 1] == "the":
        return j + 1, Meaning(
            "date", day=int(t.senses[t.words[j]]), weekday=number, rule="weekday-day"
        )
    if len(word) == 3 and (i == 0 or t.words[i - 1] not in {"this", "next", "last", "on", "every"}):
        if t.words[end] not in {"", ",", ".", "at", "night", "morning", "-"} and t.kinds[
            end
        ] not in {lx.DIGITS, lx.PART}:
            return None
        if (
            word == "sun"
            and t.words[end] in {",", "."}
            and t.kinds[end + 1] not in {lx.MONTH, lx.DIGITS}
        ):
            return None
    if word.endswith("days"):
        return end, Meaning("set", weekday=number, rule="weekdays")
    return end, Meaning("date", weekday=number, rule="weekday")


def feast(t: Text, i: int) -> Found:
    """`Christmas`, `Christmas Day 2007`, `New Year's Eve`, `Good Friday`."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] not in {lx.FEAST, lx.LEAD, lx.LETTER} or not (
        capital(t, j) or t.words[j] in {"xmas", "christmas"}
    ):
        return None
    words = [APOSTROPHES.get(word, word) for word in t.words[j : j + 5]]
    for count in range(5, 0, -1):
        name = " ".join(words[:count]).replace("' s", "'s")
        if name in FEASTS:
            return with_year(t, j + count, Meaning("date", feast=name, rule="feast"))
    return None


LINKS: Final = frozenset({"-", "–", "—", "to", "and", "or", "/", "&"})


def day_before_day(t: Text, i: int) -> Found:
    """`9` of `9–10 September`, `the 4th` of `the 4th and 5th of May`."""
    j = i + 1 if t.words[i] == "the" else i
    found = day_number(t, j)
    if found is None or t.words[found[0]] not in LINKS:
        return None
    if j == i and i and t.glued(i) and t.words[i - 1] in {"$", ".", ":", "/"}:
        return None
    other = day_first(t, found[0] + 1)
    if other is None or other[1].day is None or other[1].day <= found[1]:
        return None
    return found[0], other[1]._replace(day=found[1], rule="day-of-range")


def tail(t: Text, i: int, m: Meaning) -> Found:
    """What a date passes on to a number behind it: `1914–18`, `May 4 and 5`, `April 8–12`."""
    if t.words[i] not in LINKS and t.words[i] != ",":
        return None
    j = i + 1
    if m.shape != "date" or (not t.words[j].isdecimal() and t.kinds[j] != lx.ORDINAL):
        return None
    if m.day is None:
        if (
            m.year is None
            or m.month is not None
            or not digits(t, j, 2)
            or not t.glued(j)
            or m.rule != "year"
        ):
            return None
        number = m.year - m.year % 100 + int(t.words[j])
        return (
            (j + 1, m._replace(year=number))
            if (m.year < number and not t.glued(j + 1) | (t.words[j + 1] == ","))
            or (m.year < number and t.words[j + 1] in {".", ",", ")", ":", ";"})
            else None
        )
    found = day_number(t, j)
    if (
        found is None
        or found[1] <= m.day
        or m.month is None
        or m.rule not in {"month-day", "day-tail"}
    ):
        return None
    end = found[0]
    if t.words[i] == "," and t.words[end] not in {"and", "-", "–", "&"}:
        return None
    if (
        t.kinds[end] in {lx.MONTH, lx.UNIT, lx.UNITS, lx.MERIDIEM}
        or t.words[end] in {":", "%"}
        or (
            t.words[i] not in {"-", "–"}
            and t.kinds[end] is None
            and (t.words[end] in MEASURES or t.words[end].endswith("s"))
        )
    ):
        return None
    done, date = with_year(t, end, m._replace(day=found[1], rule="day-tail"))
    return done, date


def bare_day(t: Text, i: int) -> Found:
    """`the 5th`, `the 21st`, behind a preposition: only the neighbours say of which month."""
    if t.words[i] != "the" or not t.words[i + 1][:1].isdigit() or t.kinds[i + 1] != lx.ORDINAL:
        return None
    number = int(t.senses[t.words[i + 1]])
    if (
        number > 31
        or not i
        or t.words[i - 1]
        not in {"on", "by", "until", "from", "since", "to", "of", "before", "after", "till"}
    ):
        return None
    after = t.words[i + 2]
    if (after.isalpha() and t.kinds[i + 2] not in {lx.OF, lx.FILLER}) or after == "-":
        return None
    if after in {"of", "century"}:
        return None
    return i + 2, Meaning("date", day=number, rule="day-of-month")

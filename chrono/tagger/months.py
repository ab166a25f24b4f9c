"""Months and their days: `March 2025`, `9 September`, `the 5th`, `May 4 and 5`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.julian import style_at, styled
from chrono.tagger.lexicon import among
from chrono.tagger.lookalikes import MEASURES
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import digits, ordinal, spelled
from chrono.tagger.text import Text
from chrono.tagger.years import Found, capital, named, title, with_year, year_after

SHORT: Final = frozenset(
    {"may", "march", "mar", "sun", "sat", "dec", "jan", "mon", "wed", "august"}
)


PLAIN: Final = among("june july april sept oct nov feb jan aug jul jun apr")  # no other words
GIVEN: Final = frozenset({"april", "may", "june", "august", "jan", "mar", "dec"})
FULL: Final = frozenset({"may", "june", "july"})


def month_at(t: Text, i: int) -> tuple[int, int] | None:
    """A month's name, with the stop of its short form."""
    if t.kinds[i] != lx.MONTH:
        return None
    word = t.words[i]
    end = i + 1
    if len(word) <= 4 and word not in FULL and t.words[end] == "." and t.glued(end):
        end += 1
    return end, t.senses[word]


NEAR: Final = among("in of since until by last next this early late mid during through each every")


WERE: Final = among("was were is has had saw brought came began ended will")
PLACING: Final = among(
    "in of since until by last next this early late mid - – from through to and between during "
    "each every for or after before that till the a on its ( , around"
)


def month_stands(t: Text, i: int) -> bool:
    """Whether a month's name alone is one: not `may`, `march`, `Women's March`, `Jan Smith`."""
    word = t.words[i]
    if t.whole:
        return True
    if not capital(t, i) and len(word) < 8 and word not in {"april", "june", "july", "october"}:
        return False
    before, after = t.words[i - 1] if i else "", t.words[i + 1]
    if word in GIVEN and given_name(t, i):
        return False
    if i > 1 and t.kinds[i - 2] == lx.MONTH and before in LINKS:
        return capital(t, i)
    opens = i == 0 or before in {".", "!", "?"} or t.breaks(i)
    if word == "may" and opens and capital(t, i) and after in WERE:
        return True
    if word in {"may", "march", "august", "april", "june", "jan", "mar", "dec"}:
        if word in {"april", "june", "august", "jan"}:
            return capital(t, i) and (before in NEAR or not (named(t, i) or person(t, i)))
        if before in PLACING and capital(t, i):
            if before in {"the", "a", "its", "and", "or", "to", "that", ","} and word in {
                "may",
                "march",
            }:
                if after in LINKS and t.kinds[i + 2] == lx.MONTH:
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


def person(t: Text, i: int) -> bool:
    """Whether a month's name is a person's, by what one does: `April smiled`, `grinned at June`."""
    return t.words[i + 1] in DONE_BY or (i > 0 and t.words[i - 1] == "at")


DONE_BY: Final = among(
    "said says smiled smiles laughed frowned nodded shrugged sighed whispered asked asks replied "
    "answered thought knew felt wants wanted loves loved likes liked looked told tells"
)


def given_name(t: Text, i: int) -> bool:
    """Whether a month is a part of somebody's name: `by April Dunne`, `Julia June`."""
    before, after = t.words[i - 1] if i else "", t.words[i + 1]
    behind = after.isalpha() and t.kinds[i + 1] is None and title(t, i + 1) and title(t, i)
    if behind and not (t.words[i + 2] in {"'", "’"} and before in ALWAYS):
        return before not in ALWAYS
    opens = i < 2 or t.words[i - 2] in {".", "!", "?", ":", ";"} or t.breaks(i - 1)
    if before == "with" and not t.words[i + 1].isdecimal():
        return True
    if before == "by" and after == "and" and title(t, i + 2) and t.kinds[i + 2] is None:
        return True  # by Jan and Piet Maas
    own = before.isalpha() and t.kinds[i - 1] is None and title(t, i - 1) and title(t, i)
    return own and not opens and before not in OPENING and not t.words[i + 1].isdecimal()


# Before the name of a month, that of a person is never meant.
ALWAYS: Final = among("in since until last next this early late mid during through each every of")


def day_number(t: Text, i: int) -> tuple[int, int] | None:
    word = t.words[i]
    if t.kinds[i] == lx.DIGITS and len(word) <= 2 and (t.whole or 1 <= int(word) <= 31):
        return i + 1, int(word)
    found = ordinal(t, i)
    return found if found and found[1] <= 31 else None


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
    if month is None and t.words[k - 1] == "of":
        of = month_step(t, k)
        day = Meaning("date", day=found[1], rule="day-of-month")
        return (of[0], day._replace(of=of[1])) if of else None
    careful = month is not None and t.words[k] in {"may", "march", "mar", "sat", "dec"}
    if month is None or (careful and not capital(t, k) and year_after(t, month[0]) is None):
        return None
    date = Meaning("date", month=month[1], day=found[1], rule="day-month")
    if t.words[month[0]] == "(":  # 30 August (11 September N.S.) 1824
        other = day_first(t, month[0] + 1)
        stop = style_at(t, other[0]) if other else (0, "")
        year = year_after(t, stop[0] + 1) if stop[1] == "new" else None
        if other and year and t.words[stop[0]] == ")":
            return year[0], other[1]._replace(year=year[1], rule="new-style")
    return styled(t, *with_year(t, month[0], date))


def month_step(t: Text, i: int) -> Found:
    """`the same month`, `that month`, `last month`, behind a day."""
    j = i + 1 if t.words[i] == "the" else i
    if t.kinds[j] == lx.STEP and t.kinds[j + 1] == lx.MONTH and capital(t, j + 1):
        which = "following" if t.words[j] == "next" and j != i else t.senses[t.words[j]]
        month = int(t.senses[t.words[j + 1]])
        return j + 2, Meaning("step", which=which, month=month, rule="month-step")
    if t.kinds[j] != lx.STEP or t.words[j + 1] != "month":
        return None
    which = "following" if t.words[j] == "next" and j != i else t.senses[t.words[j]]
    return j + 2, Meaning("step", which=which, unit="month", rule="unit-step")


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
    day = day_number(t, k) or spelled_day(t, k)
    clear = capital(t, i) or t.kinds[k] == lx.ORDINAL or len(t.words[i]) > 5
    clear = clear or t.words[i] in PLAIN
    clear = clear or (day is not None and year_after(t, day[0]) is not None)
    if day and clear and day_is_one(t, k, day[0]):
        date = Meaning("date", month=number, day=day[1], rule="month-day")
        return styled(t, *with_year(t, day[0], date))
    if t.words[i] == "second" or not month_stands(t, i):
        return None
    return with_year(t, end, Meaning("date", month=number, rule="month"))


def spelled_day(t: Text, i: int) -> tuple[int, int] | None:
    """A day in words that a year stands behind: `June one, 2013`."""
    tens = int(t.senses[t.words[i]]) if t.kinds[i] == lx.NUMBER else 0
    last = ordinal(t, i + 1) if tens in {20, 30} else None
    if last and last[1] < 10:
        return last[0], tens + last[1]  # february twenty second 2019
    found = spelled(t, i) if t.kinds[i] == lx.NUMBER else None
    if found is None or not 1 <= found[1] <= 31:
        return None
    end = found[0] + (t.words[found[0]] == ",")
    return (found[0], int(found[1])) if t.kinds[end] == lx.YEAR else None


def year_first(t: Text, i: int) -> Found:
    """`2011 Mar 28`, `2011, 28 March`: a year with its day behind."""
    if t.kinds[i] != lx.YEAR or (i and t.words[i - 1] in {"since", "of"}):
        return None
    j = i + 1 + (t.words[i + 1] == ",")
    if j >= t.size or "\n" in t.source[t.ends[i] : t.start(j)]:
        return None  # a heading, and a line that opens with a day
    inner = month_first(t, j) if t.kinds[j] == lx.MONTH else None
    if inner is None and t.words[i + 1] == "," and t.kinds[j] == lx.DIGITS:
        inner = day_first(t, j)
    if inner is None or not inner[1].day or inner[1].year is not None or inner[1].of is not None:
        return None
    return inner[0], inner[1]._replace(year=int(t.words[i]), rule="year-first")


def day_is_one(t: Text, i: int, end: int) -> bool:
    """Whether the number behind a month is a day, and not a time, a count or a price."""
    if t.kinds[i] == lx.ORDINAL and not t.words[i][0].isdigit():
        noun = t.kinds[end] is None and t.words[end].isalpha() and t.words[end] not in OPENING
        return (t.words[i - 1] == "the" and not noun) or t.kinds[end] is not None
    if t.words[end] == ":" and t.glued(end) and t.glued(end + 1):
        return False
    if t.words[end] == "." and t.glued(end) and t.glued(end + 1) and t.words[end + 1].isdecimal():
        return False
    return t.kinds[end] != lx.MERIDIEM and t.words[end] != "%"


LINKS: Final = frozenset({"-", "–", "—", "to", "and", "or", "/", "&"})


def day_before_day(t: Text, i: int) -> Found:
    """`9` of `9–10 September`, `the 4th` of `the 4th and 5th of May`."""
    j = i + 1 if t.words[i] == "the" else i
    found = day_number(t, j)
    if found is None or (t.words[found[0]] not in LINKS and t.words[found[0]] != ","):
        return None
    if j == i and i and t.glued(i) and t.words[i - 1] in {"$", ".", ":", "/"}:
        return None
    listed = t.words[found[0]] == ","  # 5, 6 and 9 May, but not room 5, 6 May
    other = None if listed else day_first(t, found[0] + 1)
    other = other or day_before_day(t, found[0] + 1)
    if other is None or other[1].day is None or other[1].day <= found[1]:
        return None
    return found[0], other[1]._replace(day=found[1], rule="day-of-range")


def tail(t: Text, i: int, m: Meaning) -> Found:
    """What a date passes on to a number behind it: `1914–18`, `May 4 and 5`, `April 8–12`."""
    if t.words[i] not in LINKS and t.words[i] not in {",", "through", "until", "till"}:
        return None
    j = i + 1 + (t.words[i + 1] == "the" and t.kinds[i + 2] == lx.ORDINAL)
    if m.shape != "date" or (not t.words[j].isdecimal() and t.kinds[j] != lx.ORDINAL):
        return None
    if m.day is None:
        short = 100 if digits(t, j, 2) else 10 if digits(t, j, 1) and t.words[i] != "/" else 0
        if m.year is None or m.month is not None or not short or not t.glued(j) or m.rule != "year":
            return None
        number = m.year - m.year % short + int(t.words[j])
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


CENTURY_NEAR: Final = 8  # tokens
BEFORE_DAY: Final = among("on by until from since to of before after till")


def bare_day(t: Text, i: int) -> Found:
    """`the 5th`, `the 21st`, behind a preposition: only the neighbours say of which month."""
    if t.words[i] != "the" or not t.words[i + 1][:1].isdigit() or t.kinds[i + 1] != lx.ORDINAL:
        return None
    number = int(t.senses[t.words[i + 1]])
    if "century" in t.words[max(i - CENTURY_NEAR, 0) : i]:
        return None  # the end of the 19th century and the start of the 20th
    if number > 31 or not (t.whole or (i and t.words[i - 1] in BEFORE_DAY)):
        return None
    after = t.words[i + 2]
    if t.whole and after != "century":
        return i + 2, Meaning("date", day=number, rule="day-of-month")
    if (after.isalpha() and not day_ends(t, i)) or after == "-":
        return None
    if after in {"of", "century"}:
        return None
    return i + 2, Meaning("date", day=number, rule="day-of-month")


def day_ends(t: Text, i: int) -> bool:
    """Whether `the 14th` goes no further with the word behind: not `the 14th floor`."""
    word, kind = t.words[i + 2], t.kinds[i + 2]
    if kind in {lx.OF, lx.FILLER}:
        return True
    if not i or t.words[i - 1] != "on":
        return False
    return (
        kind == lx.ARTICLE
        or word in OPENING
        or (
            kind is None
            and word.endswith("s")
            and not word.endswith("ss")
            and not capital(t, i + 2)
        )
    )


OPENING: Final = among("that he she it they we you there when where and but with as after before")

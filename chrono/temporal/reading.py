"""What the rules read, for the productions of `tagger` that are not moved yet.

Each takes a text and a token, and gives the token behind and the meaning in the old form, or None.
"""

from typing import Final, TypeAlias

from chrono.tagger import meanings as told
from chrono.tagger.text import Text
from chrono.temporal.engine import Found, reader
from chrono.temporal.meaning import UNITS, Date, Figures, Step, Year, Years, as_told

Read: TypeAlias = "tuple[int, told.Meaning] | None"
TURN: Final = 40  # two figures below it are of this century


def explicit(t: Text, i: int) -> Read:
    """A day, a month or both, with what else of a date stands with it."""
    return in_old_form(t, reader(t).read("DATE", i)) or led(t, i)


def led(t: Text, i: int) -> Read:
    """A day that borrows its month from one behind it: `9` of `9-10 May`."""
    return in_old_form(t, reader(t).read("LED", i))


def month_name(t: Text, i: int) -> "tuple[int, int] | None":
    """The name of a month, with its stop."""
    found = reader(t).read("MONTH", i)
    return (found.end, found.meaning) if found is not None else None


def day(t: Text, i: int) -> Read:
    """A date that has a day of the calendar."""
    found = explicit(t, i)
    return found if found and found[1].day and found[1].shape == "date" else None


def month(t: Text, i: int) -> Read:
    """A month, with its year."""
    found = explicit(t, i)
    return found if found and found[1].month and found[1].day is None else None


def run(t: Text, i: int) -> Read:
    """A decade, a century or a millennium."""
    return in_old_form(t, reader(t).read("RUN", i))


def run_tail(t: Text, i: int, m: told.Meaning) -> Read:
    """A century or a decade that borrows its word: `siglo XVI al XVIII`, `années 1880 et 1890`."""
    lends = m.shape == "wide" and not m.mod and m.rule != "century-of-range"
    found = reader(t).read("RUNTAIL", i) if lends else None
    said: Years | None = found.meaning if found is not None else None
    if found is None or said is None or m.year is None or m.unit != UNITS[said.size]:
        return None
    if said.short:
        said = Years(m.year - m.year % 100 + said.first % 100, said.size)
    decade = said.size == 10 and not m.year < said.first <= m.year + 90
    return None if decade else (found.end, as_told(said, ""))


def quarter(t: Text, i: int) -> Read:
    """A quarter, a half or a third, with what it is of."""
    found = explicit(t, i)
    return found if found and (found[1].quarter or "/" in found[1].mod) else None


def in_old_form(t: Text, found: Found | None) -> Read:
    if found is None:
        return None
    m = found.meaning
    if isinstance(m, Figures):
        said = placed(t, m)
        return (found.end, said) if said is not None else None
    return found.end, as_told(m, found.label)


def placed(t: Text, m: Figures) -> told.Meaning | None:
    """Three numbers as a day, in the order of the language, else in that of the text."""
    order = reader(t).automaton.words.figures
    told_by = t.order() if m.mark == "/" else "D"
    month_first = m.first <= 12 and (m.second > 12 or told_by != "D")
    if order:
        told_by, month_first = order, order == "MDY"
    number, day = (m.first, m.second) if month_first else (m.second, m.first)
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return None
    year = int(m.year)
    if len(m.year) == 2:
        year += 2000 if year < TURN else 1900
    mod = "EITHER" if not told_by and day <= 12 and day != number else ""
    return told.Meaning("date", year, number, day, m.weekday, mod=mod, rule="numeric")


def with_year(t: Text, i: int, date: told.Meaning) -> tuple[int, told.Meaning]:
    """The date with its year behind it: a number, or `of that year`, `last year`."""
    found = reader(t).read("YEAR", i)
    if found is not None:
        year: Year = found.meaning
        return found.end, date._replace(year=year.number, era=year.era)
    step = year_step(t, i)
    return (step[0], date._replace(of=step[1])) if step else (i, date)


def year_behind(t: Text, i: int) -> "tuple[int, int] | None":
    """The year behind a month, a season or a day."""
    found = reader(t).read("YEAR", i)
    return (found.end, found.meaning.number) if found is not None else None


def year_step(t: Text, i: int) -> Read:
    """`last year`, `of that year`, behind what it holds."""
    found = reader(t).read("YEARSTEP", i)
    return (found.end, as_told(found.meaning, "year-step")) if found is not None else None


def tail(t: Text, i: int, m: told.Meaning) -> Read:
    """A day that borrows the month of the day before it: `May 4 and 5`."""
    if m.rule not in {"month-day", "day-tail"} or m.month is None or m.day is None:
        return None
    found = reader(t).read("TAIL", i)
    said: Date | None = found.meaning if found is not None else None
    if found is None or said is None or said.day is None or not m.day < said.day <= 31:
        return None
    date = m._replace(day=said.day, rule="day-tail")
    if said.year is not None:
        date = date._replace(year=said.year, era=said.era)
    if isinstance(said.of, Step):
        date = date._replace(of=as_told(said.of, "year-step"))
    return found.end, date

"""Days that borrow their month: `9-10 September`, `5, 6 and 9 May`, `May 4 and 5`."""

from chrono.temporal.automaton import Rules
from chrono.temporal.engine import Match
from chrono.temporal.meaning import Date, Step, Year
from chrono.temporal.rules.days import is_a_day
from chrono.temporal.rules.parts import dated

RULES = Rules()
rule = RULES.rule
LINK = "(dash | slash | to | and | or)"
TO_DAY = "(of | article)? (of | article)? the?"


@rule("DM", "LAST", says={"en": {"9-10 May": "XXXX-05-09; XXXX-05-10"}})
def last(DM: Date) -> Date:
    return DM


@rule(f"day {LINK} {TO_DAY} LAST", "LAST",
      says={"en": {"5, 6 and 9 May 1998": "1998-05-05; 1998-05-06; 1998-05-09"}})  # fmt: skip
@rule(
    f"day comma {TO_DAY} LAST",
    "LAST",
    says={"en": {"1, 2, 3, 4 and 5 May": "; ".join(f"XXXX-05-0{day}" for day in range(1, 6))}},
)
def day_and_last(day: int, LAST: Date) -> Date | None:
    return LAST._replace(day=day) if LAST.day is not None and day < LAST.day else None


@rule(
    f"the? day > {LINK} {TO_DAY} LAST",
    "LED", guards=(is_a_day,), name="day-of-range",
    says={
        "en": {"the 4th and 5th of May": "XXXX-05-04; XXXX-05-05",
               "9/10 July": "XXXX-07-09; XXXX-07-10", "9 or 10 May": "XXXX-05-09; XXXX-05-10"},
        "de": {"9.–10. September": "XXXX-09-09; XXXX-09-10",
               "9. bis 10. Mai 2011": "2011-05-09; 2011-05-10",
               "10./11. November": "XXXX-11-10; XXXX-11-11"},
        "ru": {"9 по 10 мая": "XXXX-05-09; XXXX-05-10"},
    },
    never={"en": ("$2.3 and 10 May", "10 and 9 May")},
)  # fmt: skip
@rule(
    f"the? day > comma {TO_DAY} day=other (comma | {LINK}) {TO_DAY} LAST",
    "LED", guards=(is_a_day,), name="day-of-range",
    says={"en": {"5, 6 and 9 May": "XXXX-05-05; XXXX-05-06; XXXX-05-09"}},
    never={"en": ("room 5, 6 May", "$2.3, 5 and 10 May")},
)  # fmt: skip
def day_of_range(day: int, LAST: Date, other: int = 0) -> Date | None:
    first = other or LAST.day or 0
    return LAST._replace(day=day) if day < first <= (LAST.day or 0) else None


def more_follows(m: Match) -> bool:
    """A comma joins a day only where the list goes on: `May 4, 5 and 6`."""
    return "comma" not in m.parts or m.word(m.parts["day"].end) in {"and", "-", "–", "&"}


def counts_nothing(m: Match) -> bool:
    """The number is a day, and no amount, time or day of the month behind it."""
    end = m.parts["day"].end
    kinds, after = m.kinds(end), m.word(end)
    if m.word(m.start) == "/" and "year" in m.kinds(m.start - 1):
        return False
    unit = any(kind.endswith("word") for kind in kinds)
    if "month" in kinds or unit or after in {":", "%", "am", "pm"}:
        return False
    plural = not m.known(end) and ("counted" in kinds or after.endswith("s"))
    return m.word(m.start) in {"-", "–"} or not plural


@rule(f"(comma | until | {LINK}) the? day (YEAR | YEARSTEP)?", "TAIL",
      guards=(more_follows, counts_nothing), name="day-tail",
      says={"en": {"May 4 and 5, 2011": "XXXX-05-04; 2011-XX-05",
                   "May 4-6": "XXXX-05-04; XXXX-XX-06",
                   "May 4, 5 and 6": "XXXX-05-04; XXXX-XX-05; XXXX-XX-06"}},
      never={"en": ("On May 4, 5 of them came.", "On May 4 and 5 June",
                    "On May 4 and 5 soldiers")})  # fmt: skip
def day_tail(day: int, YEAR: Year | None = None, YEARSTEP: Step | None = None) -> Date:
    return dated(0, day, YEAR, YEARSTEP)

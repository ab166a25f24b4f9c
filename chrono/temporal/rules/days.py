"""Days and months on the calendar, in the orders and words of every language."""

from chrono.temporal.automaton import Rules
from chrono.temporal.engine import Match
from chrono.temporal.meaning import Date, Figures, Step, Year
from chrono.temporal.rules.guards import LAST_DAY
from chrono.temporal.rules.names import alone, clear, day_is_one, weekday_meant
from chrono.temporal.rules.parts import dated

RULES = Rules()
rule = RULES.rule
DUAL = "(YEAR (~ slash ~ (early=dual | year=dual))? | YEARSTEP)?"


def no_month_behind(m: Match) -> bool:
    """The year is not that of the next date: `March 2011 May`."""
    i = m.at("MONTH")
    small = "three" in m.kinds(i) and not m.capital(i)
    return not small and "month" not in m.kinds(m.end)


@rule(
    "MONTH YEAR",
    "DATE MONTHLY", guards=(no_month_behind,),
    says={
        "en": {"March 2025": "2025-03", "Sep-2025": "2025-09", "May 2011 June": "XXXX-06"},
        "de": {"Oktober 2019": "2019-10"},
        "ru": {"мае 2011 года": "2011-05"},
        "es": {"mayo de 2019": "2019-05"},
    },
    never={"en": ("They mar 2019.",)},
)  # fmt: skip
def month_year(MONTH: int, YEAR: Year) -> Date:
    return dated(MONTH, None, YEAR, None)


def is_a_day(m: Match) -> bool:
    """A number up to 31, and no part of a longer one; any in a phrase, which may refuse it."""
    i = m.at("day")
    if i and m.text.glued(i) and m.word(i - 1) in {".", ",", ":", "$", "€"}:
        return False
    number = m.parts["day"].sense
    return bool(m.text.whole or 1 <= number <= LAST_DAY)


def dual_is_next(m: Match) -> bool:
    """Two years of one day are those of both reckonings, before Lady Day: `3 January 1712/13`."""
    if "dual" not in m.parts:
        return True
    behind, end = m.word(m.at("dual")), m.parts["dual"].end
    year, month = m.parts["YEAR"].sense.number, m.parts["MONTH"].sense
    tied = m.text.glued(end + 1) and m.word(end) in {"/", "-"}
    return not tied and month <= 3 and int(behind) == (year + 1) % 10 ** len(behind)


def month_is_meant(m: Match) -> bool:
    """A month that is another word in small letters needs a year: `9 may 2010`."""
    i = m.at("MONTH")
    return "doubt" not in m.kinds(i) or m.capital(i) or "YEAR" in m.parts


def style_is_meant(m: Match) -> bool:
    """`O.S.` and `OS` are in capitals; a phrase has productions of its own for them."""
    if "style" not in m.parts:
        return True
    part = m.parts["style"]
    letters = [m.shown(i) for i in range(part.start, part.end) if len(m.word(i)) <= 2]
    return not m.text.whole and all(shown == shown.upper() for shown in letters)


def of_parts(day: int, month: int, year: Year | None, step: Step | None, style: str) -> Date:
    date = dated(month, day, year, step)
    return date._replace(style=style) if style == "old" and date.year is not None else date


def of_both(year: Year | None, dual: int | None) -> Year | None:
    return year if year is None or dual is None else year._replace(number=year.number + 1)


@rule(
    f"the? day (dayword of | of of? | dash | slash)? MONTH {DUAL} style?",
    "DM DAY DATE", guards=(is_a_day, month_is_meant, dual_is_next, style_is_meant),
    name="day-month",
    says={
        "en": {
            "9 September 2025": "2025-09-09",
            "the 9th of September of 2025": "2025-09-09",
            "the fifth day of May 1998": "1998-05-05",
            "14-Nov-2015": "2015-11-14",
            "11 February 1731/2": "1732-02-11",
            "11 May 1731/2": "1731-05-11",
            "25 October 1917 O.S.": "1917-10-25 O.S.",
            "14 March 1879 (N.S.)": "1879-03-14",
            "3 May 2019 os": "2019-05-03",
        },
        "en!": {"25 October 1917 O.S.": "1917-10-25"},
        "de": {"3. Oktober 1990": "1990-10-03"},
        "fr": {"1er mai 2011": "2011-05-01"},
        "ru": {"3 октября 2019 года": "2019-10-03"},
        "tr": {"3 Ekim 2019'da": "2019-10-03"},
        "az": {"20 yanvar 1990-cı il": "1990-01-20"},
    },
    never={"en": ("The 12 march on.", "room 45 May", "$3.5 May"), "de": ("Version 2.14 Mai",)},
)  # fmt: skip
def day_month(
    day: int, MONTH: int, YEAR: Year | None = None, YEARSTEP: Step | None = None,
    dual: int | None = None, style: str = "",
) -> Date:  # fmt: skip
    return of_parts(day, MONTH, of_both(YEAR, dual), YEARSTEP, style)


@rule(
    f"MONTH (the | dash)? day {DUAL} style?",
    "DAY DATE", guards=(is_a_day, clear, day_is_one, dual_is_next, style_is_meant),
    orders="MD", name="month-day",
    says={
        "en": {
            "September 9, 2025": "2025-09-09",
            "Sept. 9th": "XXXX-09-09",
            "February 11, 1731/32": "1732-02-11",
            "October 25, 1917 O.S.": "1917-10-25 O.S.",
            "May 3, 1917/19": "1917-05-03",
        },
        "en!": {"October 25, 1917 O.S.": "1917-10-25"},
        "az": {"mayın 3-ü": "XXXX-05-03"},
    },
    never={"en": ("They may 5 times go.", "May 35", "By May 5:30 had come.", "March first men go")},
)  # fmt: skip
def month_day(
    day: int, MONTH: int, YEAR: Year | None = None, YEARSTEP: Step | None = None,
    dual: int | None = None, style: str = "",
) -> Date:  # fmt: skip
    return of_parts(day, MONTH, of_both(YEAR, dual), YEARSTEP, style)


@rule(
    "MONTH spokenday=day (comma? year)?",
    "DAY DATE", guards=(clear,), orders="MD", name="month-day",
    says={"en": {"June one, 2013": "2013-06-01", "february twenty second": "XXXX-02-22"}},
    never={"en": ("They may one day go.",)},
)  # fmt: skip
def month_day_in_words(day: int, MONTH: int, year: int | None = None) -> Date:
    return Date(year, MONTH, day)


@rule(
    "the? day of? MONTH open day=new of? MONTH=newmonth restyled YEAR", "DAY DATE",
    name="new-style",
    says={"en": {"30 August (11 September N.S.) 1824": "1824-09-11"},
          "uk": {"30 серпня (11 вересня за новим стилем) 1824 року": "1824-09-11"}},
)  # fmt: skip
def new_style(new: int, newmonth: int, YEAR: Year) -> Date:
    return Date(YEAR.number, newmonth, new)


@rule(
    "the? day of MONTHSTEP",
    "DATE", guards=(is_a_day,), name="day-of-month",
    says={"en": {"the 5th of that month": "XXXX-XX-05 of that month"}},
    never={"en": ("45 of that month",)},
)  # fmt: skip
def day_of_month(day: int, MONTHSTEP: Step) -> Date:
    return Date(day=day, of=MONTHSTEP)


def follows(m: Match) -> bool:
    """A year with its day behind: no heading, and no year that another word has taken."""
    t, i = m.text, m.start
    if m.word(i - 1) in {"since", "of"} or "\n" in t.source[t.ends[i] : t.start(i + 1)]:
        return False
    return m.reader.read("YEAR", m.end) is None


@rule(
    "year=first comma? MONTH day",
    "DATE", guards=(is_a_day, clear, day_is_one, follows), orders="MD", name="year-first",
    says={"en": {"2011 Mar 28": "2011-03-28", "since 2011 May 5": "XXXX-05-05"}},
    never={"en": ("2011 may 5 men", "2011 May 45", "2011 May 5:30", "2011 May 5, 2012")},
)  # fmt: skip
@rule(
    "year=first comma day of? MONTH",
    "DATE", guards=(is_a_day, follows), orders="MDY", name="year-first",
    says={"en": {"2011, 28 March": "2011-03-28"}},
    never={"en": ("2011, 5 May 2012", "2011, 45 May")},
)  # fmt: skip
def year_first(first: int, MONTH: int, day: int) -> Date:
    return Date(first, MONTH, day)


def in_figures(m: Match) -> bool:
    """A day in figures, with the ending of its language or without."""
    return "day" not in m.parts or m.word(m.at("day"))[:1].isdigit()


YEAR_LED = "year (yearafter | yearletter)? (stop | comma)?"


@rule(
    f"{YEAR_LED} MONTH day",
    "DATE", guards=(in_figures,), orders="AMD YMD", name="year-first",
    says={"az": {"2010-cu ilin mayın 3-də": "2010-05-03"}},
    never={"az": ("2010-cu ilin mayın ilk bazar ertəsi",)},
)  # fmt: skip
@rule(
    f"{YEAR_LED} MONTH", "DATE", orders="ADM YDM YMD AMD", name="year-first",
    says={"az": {"2010-cu ilin may ayında": "2010-05"},
          "tr": {"2010 yılının Mayıs'ında": "2010-05"}},
)  # fmt: skip
@rule(
    f"{YEAR_LED} day of? MONTH",
    "DATE", guards=(is_a_day, follows), orders="ADM YDM YMD AMD", name="year-first",
    says={"tr": {"2010 yılının 3 Mayıs'ında": "2010-05-03"},
          "az": {"1994-cü ildə, 20 yanvar 1990-cı il": "1990-01-20"}},
    never={"tr": ("2010 yılının 45 Mayıs",)},
)  # fmt: skip
def year_before_month(year: int, MONTH: int, day: int | None = None) -> Date:
    return Date(year, MONTH, day)


@rule(
    "iso", "DAY DATE",
    says={"en": {"1999-03-04": "1999-03-04", "1999/3/4": "1999-03-04", "1999-13-04": ""},
          "de": {"1999-03-04": "1999-03-04"}},
)  # fmt: skip
def iso(iso: tuple[int, int, int]) -> Date:
    return Date(*iso)


@rule(
    "isomonth", "DATE", name="iso",
    says={"en": {"1999-03": "1999-03", "1999-00": "", "2007-08": ""}, "ru": {"1999-03": "1999-03"}},
)  # fmt: skip
def iso_month(isomonth: tuple[int, int]) -> Date:
    return Date(*isomonth)


def figures_are_day(m: Match) -> bool:
    """Three numbers that are a day: of no longer number, no version, no price."""
    t, i = m.text, m.start
    first, second, year, mark, size = m.parts["numeric"].sense
    led = i > 5 and m.word(i - 1) == "-" and m.word(i - 3) == "." == m.word(i - 5)
    if t.whole or (i and t.glued(i) and m.word(i - 1) in {"-", "/", ".", "$"} and not led):
        return False
    if m.word(m.end) == "%" and t.glued(m.end):
        return False
    if len(year) == 2 and mark != "/" and size < 2:
        return False
    known = m.reader.automaton.words.figures
    return not (len(year) == 2 and mark == "." and not known and first <= 12) and second > 0


@rule(
    "numeric (yearafter | yearletter (~ stop)?)?",
    "DAY DATE", guards=(figures_are_day,),
    says={"en": {"22.09.2025": "22.9.2025", "9/22/99": "9/22/99"},
          "ru": {"22.09.2025 г.": "22.9.2025"}},
    never={"en": ("9/9/9", "v2.3.45", "$9/9/99")},
)  # fmt: skip
def numeric(numeric: tuple[int, int, str, str, int]) -> Figures:
    first, second, year, mark, _ = numeric
    return Figures(first, second, year, mark)


def led(m: Match) -> bool:
    """A preposition or an article stands before."""
    return bool({"of", "article"} & m.kinds(m.start - 1))


@rule(
    "dotted",
    "DAY DATE", guards=(led,), orders="DMY", name="day-month",
    says={"de": {"Er kam am 02.06. an": "XXXX-06-02"}}, never={"de": ("Version 2.6. kam",)},
)  # fmt: skip
def dotted(dotted: tuple[int, int]) -> Date:
    return Date(None, *dotted)


@rule(
    "weekday (~ stop)? (comma | open | the)? the? (of | article)? (of | article)? DAY",
    "DATE", guards=(weekday_meant,), name="",
    says={
        "en": {"Monday, 22 September 2025": "2025-09-22 Mon", "Tues., Sept. 9": "XXXX-09-09 Tue",
               "Friday 22.09.2025": "22.9.2025 Fri"},
        "de": {"Montag, den 3. Juni 2019": "2019-06-03 Mon"},
        "fr": {"samedi 19 janvier": "XXXX-01-19 Sat"},
        "uk": {"понеділок, 3 жовтня 2022 року": "2022-10-03 Mon"},
    },
    never={"en": ("He sat 5 May through.",)},
)  # fmt: skip
def weekday_day(weekday: int, DAY: Date | Figures) -> Date | Figures:
    return DAY._replace(weekday=weekday)


def ranked(m: Match) -> bool:
    """`the 5th` in figures."""
    return m.word(m.at("day"))[:1].isdigit() and not m.word(m.at("day")).isdecimal()


@rule(
    "weekday (~ stop)? (comma | open)? the day",
    "DATE", guards=(weekday_meant, ranked), name="weekday-day",
    says={"en": {"Tuesday the 9th": "XXXX-XX-09 Tue"}},
    never={"en": ("He sat the 9th test.", "Tuesday the first man", "Tuesday the 9")},
)  # fmt: skip
def weekday_the_day(weekday: int, day: int) -> Date:
    return Date(day=day, weekday=weekday)


@rule("MONTH YEARSTEP", "DATE MONTHLY", name="month",
      says={"en": {"March of that year": "XXXX-03 of that year"}})  # fmt: skip
def month_of_year_step(MONTH: int, YEARSTEP: Step) -> Date:
    return dated(MONTH, None, None, YEARSTEP)


@rule(
    "MONTH",
    "DATE MONTHLY", guards=(alone,),
    says={"en": {"In March they met.": "XXXX-03"}, "de": {"im Mai": "XXXX-05"},
          "fr": {"en mars": "XXXX-03"}},
    never={"en": ("They may go.", "June Miller left.", "The Women's March grew."),
           "fr": ("la planète mars",)},
)  # fmt: skip
def month(MONTH: int) -> Date:
    return Date(month=MONTH)


def step_stands_behind(m: Match) -> bool:
    """A step that its language has behind the unit: `le 1er janvier prochain`."""
    after = m.reader.automaton.words.lexicon.after
    return m.word(m.at("step")) in after and m.parts["step"].sense in {1, -1}


@rule(
    "day of? MONTH step",
    "DATE", guards=(is_a_day, step_stands_behind), name="month-step",
    says={"fr": {"1er janvier prochain": "1 01-01"}, "es": {"3 de mayo próximo": "1 05-03"}},
    never={"fr": ("45 janvier prochain",), "en": ("3 May last week",), "uk": ("3 травня цей",)},
)  # fmt: skip
def day_month_step(day: int, MONTH: int, step: int) -> Step:
    return Step(step, month=MONTH, day=day)

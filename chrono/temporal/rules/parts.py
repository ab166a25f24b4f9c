"""What dates are made of: a month with its stop, a year with its era, that year, last month."""

from chrono.temporal.automaton import Rules
from chrono.temporal.engine import Match
from chrono.temporal.meaning import Date, Step, Year
from chrono.temporal.rules.guards import (
    article_leads,
    era_is_meant,
    in_phrase,
    in_text,
    no_decade,
    of_year,
    stop_is_its,
)
from chrono.temporal.rules.short import ended, hyphened, military

RULES = Rules()
rule = RULES.rule


@rule(
    "month (~ stop | ~ apos ~ ending)? monthafter?",
    "MONTH", guards=(stop_is_its,),
    says={
        "en": {"Sept. 9, 2025": "2025-09-09", "He came in May. She left.": "XXXX-05"},
        "de": {"3. Okt. 2019": "2019-10-03", "Er kam im Mai. Danach ging er.": "XXXX-05"},
        "tr": {"5 Ekim'de": "XXXX-10-05", "2010 yılının Mayıs ayında": "2010-05"},
    },
)  # fmt: skip
def month(month: int) -> int:
    return month


def astronomical(year: int, era: str) -> Year:
    return Year(1 - year if era == "bc" else year, era)


BEFORE_YEAR = "(comma | in | ~ slash ~ | ~ dash ~)? (of | article)? (of | article)?"
AFTER_YEAR = "(yearafter | yearletter (~ stop)?)?"


@rule(
    f"{BEFORE_YEAR} yearword? of? year {AFTER_YEAR} era?",
    "YEAR", guards=(no_decade, era_is_meant, article_leads),
    says={
        "en": {
            "March of the year 2019": "2019-03",
            "In March 9999 men left.": "XXXX-03",
            "May 1914 ad campaigns": "1914-05",
            "On 3 May the 1914 team won.": "XXXX-05-03",
        },
        "de": {"Oktober des Jahres 2019": "2019-10", "im Mai 1990er Jahre": "XXXX-05; 1990 10"},
        "uk": {"12 березня 1943 року": "1943-03-12"},
        "ru": {"3 мая 2019 г.": "2019-05-03"},
        "es": {"3 de mayo de 2019": "2019-05-03"},
    },
)  # fmt: skip
def year(year: int, era: str = "") -> Year:
    return astronomical(year, era)


@rule(
    "(comma | of | in)? of? early=year era",
    "YEAR", guards=(era_is_meant,),
    says={"en": {"15 March 44 BC": "-0043-03-15", "In May 14 ad campaigns ran.": "XXXX-05-14",
                 "3 May 44 b.c.": "-0043-05-03"}},
)  # fmt: skip
def year_of_era(year: int, era: str) -> Year:
    return astronomical(year, era)


@rule(
    "(comma | of | in)? of? era (year | early=year)",
    "YEAR", guards=(era_is_meant,),
    says={"en": {"March AD 14": "0014-03", "3 May AD 1066": "1066-05-03",
                 "The May ad 14 men saw": "XXXX-05"}},
)  # fmt: skip
def era_first(year: int, era: str) -> Year:
    return astronomical(year, era)


@rule(
    "(comma | of | in)? of? spokenyear=year", "YEAR",
    says={"en": {"March nineteen hundred and twenty-six": "1926-03"}},
)  # fmt: skip
def year_in_hundreds(year: int) -> Year:
    return Year(year)


@rule(
    "(comma | of | in)? (early | far=early)",
    "YEAR", guards=(in_phrase, of_year),
    says={"en!": {"May 476": "0476-05", "May 2500": "2500-05"}},
    never={"en": ("In May 476 men left.", "In May 9999 men left."), "en!": ("May 12", "May in 12")},
)  # fmt: skip
def early_year(early: int) -> Year:
    return Year(early)


@rule(
    "(comma | of | in)? of? apos ~ yy",
    "YEAR", guards=(in_text,), says={"en": {"May '97": "1997-05"}}, never={"en!": ("May '97",)},
)  # fmt: skip
def short_year(yy: int) -> Year:
    return Year(of_our_time(yy))


@rule(
    "~ dash ~ yy",
    "YEAR", guards=(in_text, hyphened),
    says={"en": {"Jul-97": "1997-07", "07-OCT-18": "2018-10-07"}},
    never={"en": ("Jul-97-3", "July-97"), "en!": ("Jul-97",)},
)  # fmt: skip
def hyphened_year(yy: int) -> Year:
    return Year(of_our_time(yy))


@rule(
    "yy",
    "YEAR", guards=(in_text, ended),
    says={"en": {"19 Aug 22.": "2022-08-19"}},
    never={"en": ("19 Aug 22 men", "19 Aug 22.5"), "en!": ("19 August 22.",)},
)  # fmt: skip
def ended_year(yy: int) -> Year:
    return Year(of_our_time(yy))


@rule(
    "yy",
    "YEAR", guards=(military,),
    says={"en": {"06 JUN 44 they landed": "1944-06-06", "11Apr19": "2019-04-11"}},
    never={"en": ("6 Jun 44 men", "06 JUN 44 days")},
)  # fmt: skip
def military_year(yy: int) -> Year:
    return Year(of_our_time(yy))


TURN = 40  # two figures below it are of this century


def of_our_time(yy: int) -> int:
    return 2000 + yy if yy < TURN else 1900 + yy


@rule(
    "(comma | of | in)? the? step (step=other)? fiscal? yearword", "YEARSTEP",
    says={"en": {"3 May of that same year": "XXXX-05-03 of that year",
                 "March of the next year": "XXXX-03 of following year"}},
)  # fmt: skip
def year_step(step: str | int, the: str = "") -> Step:
    return Step("following" if the and step == 1 else step, "year")


@rule("(of | in) the yearword", "YEARSTEP",
      says={"en": {"3 May of the year": "XXXX-05-03 of the year"}})  # fmt: skip
def the_year() -> Step:
    return Step("the", "year")


@rule(
    "comma? (of | article)? (of | article)? (yearstep=step | step yearword)", "YEARSTEP",
    says={"de": {"Oktober vorigen Jahres": "XXXX-10 of -1 year"},
          "uk": {"травні торік": "XXXX-05 of -1 year"}},
)  # fmt: skip
def year_step_in_a_word(step: str | int) -> Step:
    return Step(step, "year")


@rule(
    "comma? (of | article)? (of | article)? yearword step", "YEARSTEP",
    says={"fr": {"mai de l'année dernière": "XXXX-05 of -1 year"}},
)  # fmt: skip
def year_step_behind(step: str | int) -> Step:
    return Step(step, "year")


def capital_month(m: Match) -> bool:
    return m.capital(m.at("month"))


@rule(
    "the? step month",
    "MONTHSTEP", guards=(capital_month,),
    says={"en": {"the 5th of last May": "XXXX-XX-05 of -1 05"}},
    never={"en": ("the 5th of that march",)},
)  # fmt: skip
def named_month_step(step: str | int, month: int, the: str = "") -> Step:
    return Step("following" if the and step == 1 else step, month=month)


@rule("the? step monthword", "MONTHSTEP",
      says={"en": {"the 5th of the next month": "XXXX-XX-05 of following month"}})  # fmt: skip
def month_step(step: str | int, the: str = "") -> Step:
    return Step("following" if the and step == 1 else step, "month")


def dated(month: int, day: int | None, YEAR: Year | None, YEARSTEP: Step | None) -> Date:
    """A date of its parts."""
    number, era = YEAR if YEAR is not None else (None, "")
    return Date(number, month, day, of=YEARSTEP, era=era)

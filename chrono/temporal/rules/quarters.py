"""Quarters, halves and thirds: of a year, a month, a century: `Q3 2024`, `drittes Quartal 2019`."""

from chrono.temporal.automaton import Rules
from chrono.temporal.engine import Match
from chrono.temporal.meaning import Date, Part, Share, Step, Year, Years
from chrono.temporal.rules.parts import of_our_time

RULES = Rules()
rule = RULES.rule
FISCAL = "(fiscalyear=fiscal dash?)?"
HALVES, THIRDS = 2, 3


@rule(
    "code ~ digit", "PARTOF", name="", says={"en": {"Q3 2024": "3/4 2024", "H1 2024": "1/2 2024"}}
)
def coded_part(code: int, digit: int) -> Part | None:
    return Part(digit, code) if 1 <= digit <= code else None


def marks_rank(m: Match) -> bool:
    """A plain number is no rank where ranks are always marked: `3 quarters`."""
    return not m.reader.automaton.words.ranks_marked or "ord" in m.kinds(m.at("ord"))


@rule(
    "(ord | day=ord | roman=ord) dash? fiscal? part",
    "PARTOF", guards=(marks_rank,), name="",
    says={
        "en": {"the third quarter of 1989": "3/4 1989", "third-quarter": "3/4",
               "the second half of 2008": "2/2 2008"},
        "de": {"drittes Quartal 2019": "3/4 2019"},
        "ru": {"во втором полугодии 2008 года": "2/2 2008"},
        "fr": {"premier semestre": "1/2"},
    },
    never={"en": ("3 quarter of 2019",), "de": ("5. Quartal",)},
)  # fmt: skip
def ranked_part(ord: int, part: int, fiscal: str = "") -> Part | None:
    return Part(ord, part, fiscal=bool(fiscal)) if 1 <= ord <= part else None


def no_step(m: Match) -> bool:
    """`last quarter` is a step, but `the last quarter of 2019` a part."""
    i = m.at("latter")
    return m.word(i) != "last" or m.parts["part"].sense != 4 or m.word(m.end) == "of"


@rule("latter part", "PARTOF", guards=(no_step,), name="",
      says={"en": {"the latter half of 2008": "2/2 2008", "the last quarter of 2019": "4/4 2019"}},
      never={"en": ("the last quarter 2019",)})  # fmt: skip
def last_part(part: int) -> Part:
    return Part(part, part)


def no_game(m: Match) -> bool:
    """Not the quarter of a game: `of the match`, `fourth-quarter touchdown`."""
    i = m.parts["PARTOF"].end
    if m.word(i) in {"of", "in"}:
        i += 1 + ("article" in m.kinds(i + 1))
    return m.text.whole or "game" not in m.kinds(i)


def no_compound(m: Match) -> bool:
    """`first half-year` is none."""
    end = m.parts["PARTOF"].end
    return m.word(end) != "-" or m.word(end - 1) != "half"


def stands(m: Match) -> bool:
    """A half needs its year, but for the words that are halves of years only; a third too."""
    kind = m.parts["PARTOF"].sense.kind
    dated = "YEAR" in m.parts or "YEARSTEP" in m.parts
    if kind == THIRDS:
        return m.text.whole and dated
    words = m.reader.automaton.words
    free = m.text.whole or not (words.ranks_marked or "half" in m.kinds(m.end - 1))
    return kind != HALVES or dated or free


@rule(
    f"lead? {FISCAL} PARTOF (YEAR | YEARSTEP)?",
    "DATE", guards=(no_game, no_compound, stands), name="quarter",
    says={"en": {"the fiscal third quarter": "3/4 fiscal",
                 "the third quarter of that year": "3/4 of that year"},
          "en!": {"first half": "1/2", "first third of 2019": "1/3 2019"}},
    never={"en": ("the fourth-quarter touchdown", "the first half", "the first third of 2019",
                  "the first half-year of 2019"), "de": ("die erste Hälfte",)},
)  # fmt: skip
def quarter(
    PARTOF: Part, YEAR: Year | None = None, YEARSTEP: Step | None = None, fiscal: str = ""
) -> Part:
    number, era = YEAR if YEAR is not None else (None, "")
    told = bool(fiscal) or PARTOF.fiscal
    return PARTOF._replace(year=number, of=YEARSTEP, era=era, fiscal=told)


@rule(
    f"lead? {FISCAL} PARTOF of? fiscalyear yearword? (year | yy=short)", "DATE", name="quarter",
    says={"en": {"the third quarter of fiscal 1989": "3/4 1989 fiscal",
                 "second half of fiscal year 90": "2/2 1990 fiscal",
                 "Q2 FY25": "2/4 2025 fiscal"}},
)  # fmt: skip
def quarter_of_fiscal_year(PARTOF: Part, year: int = 0, short: int = 0) -> Part:
    return PARTOF._replace(year=year or of_our_time(short), fiscal=True)


@rule(
    f"lead? year (yearafter | yearletter)? dash? {FISCAL} PARTOF",
    "DATE", guards=(no_compound,), name="quarter",
    says={"en": {"the 1989 third quarter": "3/4 1989"},
          "tr": {"2020 yılının üçüncü çeyreği": "3/4 2020"}},
    never={"en": ("1989 first half-year",)},
)  # fmt: skip
def year_and_quarter(year: int, PARTOF: Part, fiscal: str = "") -> Part:
    return PARTOF._replace(year=year, fiscal=bool(fiscal) or PARTOF.fiscal)


@rule(
    f"lead? YEARSTEP apos s {FISCAL} PARTOF", "DATE", name="quarter",
    says={"en": {"last year's third quarter": "3/4 of -1 year"}},
)  # fmt: skip
@rule(
    "YEARSTEP PARTOF", "DATE", orders="AMD ADM", name="quarter",
    says={"tr": {"geçen yılın üçüncü çeyreği": "3/4 of -1 year"}},
)  # fmt: skip
def step_and_quarter(YEARSTEP: Step, PARTOF: Part, fiscal: str = "") -> Part:
    return PARTOF._replace(of=YEARSTEP, fiscal=bool(fiscal) or PARTOF.fiscal)


def held(m: Match) -> bool:
    """`of` joins a part to what holds it, in a language that has no other word for that."""
    words = m.reader.automaton.words
    return m.text.whole or not words.ranks_marked or "of" in m.parts


@rule(
    f"lead? {FISCAL} PARTOF (of | article)? (of | article)? RUN",
    "DATE", guards=(held,), name="",
    says={"en": {"the first half of the 19th century": "1/2 of 1800 100"},
          "de": {"erste Hälfte des 19. Jahrhunderts": "1/2 of 1800 100"}},
    never={"en": ("the first quarter the 1990s", "the second half in the 1990s")},
)  # fmt: skip
def part_of_run(PARTOF: Part, RUN: Years) -> Share:
    return Share(PARTOF.number, PARTOF.kind, RUN)


@rule(
    "lead? PARTOF (of | article)? (of | article)? MONTHLY",
    "DATE", guards=(held,), name="part-of-month",
    says={"en": {"the first half of May 2024": "1/2 of 2024-05"},
          "de": {"erste Hälfte des Mai 2024": "1/2 of 2024-05"}},
    never={"en": ("the first half May 2024", "the first quarter of May")},
)  # fmt: skip
def part_of_month(PARTOF: Part, MONTHLY: Date) -> Share | None:
    return Share(PARTOF.number, PARTOF.kind, MONTHLY) if PARTOF.kind == HALVES else None


@rule(
    "(digit ~ code | code ~ digit) (year | ~ (apos ~)? yy)",
    "DATE", name="quarter",
    says={"en": {"2Q24": "2/4 2024", "1H 2025": "1/2 2025", "Q3'24": "3/4 2024"}},
    never={"en": ("2Q24er", "7Q24", "2Q 2024th")},
)  # fmt: skip
def coded(code: int, digit: int, year: int = 0, yy: int = 0) -> Part | None:
    number = year or of_our_time(yy)
    return Part(digit, code, number) if 1 <= digit <= code else None

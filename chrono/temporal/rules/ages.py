"""Decades, centuries and millennia: `the 1990s`, `90er Jahre`, `XIX століття`, `siglo V a. C.`"""

from chrono.temporal.automaton import Rules
from chrono.temporal.engine import Match
from chrono.temporal.lexicon import ROMAN
from chrono.temporal.meaning import Years
from chrono.temporal.rules.guards import era_is_meant, era_stop_is_its

RULES = Rules()
rule = RULES.rule
LINK = "(dash | slash | to | and | or)"
SMALL = "(of | article)? (of | article)?"
RANK = "(ord=number | day=number | roman=number)"
AGE = (
    "(centuryword=age | centuryshort=age ~ stop | centuryletter=age (~ stop)? | millenniumword=age)"
)
YEARS_BEHIND = "((~ dash)? (yearplural | yearletter (~ stop)?))?"
SIZES = {"century": 100, "millennium": 1000}
THIS_CENTURY = 1900
FEW = 4  # so many centuries are counted, more are numbered: 20 століття
LATEST = 30  # century


def numbered(number: int, age: str, era: str) -> Years:
    """The century or millennium of a number."""
    size = SIZES[age]
    first = 1 - number * size if era == "bc" else (number - 1) * size
    return Years(first, size, era)


def of_number(number: int) -> Years:
    """The decade of a number; one of two figures is of the century just past."""
    return Years(number, 10) if number > 99 else Years(THIS_CENTURY + number, 10, short=True)


def is_a_rank(m: Match) -> bool:
    """A number ranks the word behind it, and does not count it: not `3 століття`."""
    i, words = m.at("number"), m.reader.automaton.words
    if i and m.text.glued(i) and m.word(i - 1) in {".", ",", "/", ":", "$", "€"}:
        return False
    number, end = m.parts["number"].sense, m.parts["number"].end
    if m.word(i).isdecimal() and end == i + 1:
        return not words.ranks_marked and FEW <= number <= LATEST
    return bool(number <= LATEST or words.ranks_marked)


def is_early(m: Match) -> bool:
    """No century of a number that none has."""
    return bool(m.parts["number"].sense <= LATEST)


@rule(
    f"(the (portion dash?)?)? {RANK} dash? {AGE} (era (~ stop=erastop)?)?",
    "CENTURY RUN DATE", guards=(is_a_rank, era_is_meant, era_stop_is_its), name="",
    says={
        "en": {"the 19th century": "1800 100", "the fifth century BC": "-499 100 bc",
               "the third millennium BC": "-2999 1000 bc", "14th c.": "1300 100",
               "the early 19th century": "1800 100 START", "twenty-first century": "2000 100",
               "the 19th century ad men": "1800 100"},
        "de": {"19. Jahrhundert": "1800 100", "5. Jahrhundert v. Chr.": "-499 100 bc"},
        "uk": {"XIX століття": "1800 100", "20 століття": "1900 100", "3 століття": ""},
        "ru": {"XX в.": "1900 100"},
    },
    never={"en": ("20 centuries",), "de": ("2.19. Jahrhundert",)},
)  # fmt: skip
def century(number: int, age: str, era: str = "", portion: str = "") -> Years:
    return numbered(number, age, era)._replace(portion=portion)


@rule(
    f"(centuryafter=age | millenniumafter=age) {RANK} (era (~ stop=erastop)?)?",
    "CENTURY RUN DATE", guards=(is_early, era_stop_is_its), name="",
    says={"es": {"siglo XVI": "1500 100", "siglo V a. C.": "-499 100 bc"}},
    never={"es": ("siglo 31",)},
)  # fmt: skip
def century_behind(number: int, age: str, era: str = "") -> Years:
    return numbered(number, age, era)


@rule(
    f"the? ord=number > {LINK} the? ord=other dash? {AGE} era?",
    "LED", guards=(era_is_meant,), name="",
    says={"en": {"the 18th and 19th centuries": "1700 100; 1800 100",
                 "5th–4th century BC": "-499 100 bc; -399 100 bc",
                 "the 4th and 5th century ad men": "300 100; 400 100"}},
)  # fmt: skip
def century_shared(number: int, age: str, era: str = "") -> Years:
    return numbered(number, age, era)


@rule(
    f"{RANK} > {LINK} {SMALL} RUN",
    "LED", orders="DMY AMD ADM YMD", name="century-of-range",
    says={"de": {"12. und 13. Jahrhundert": "1100 100; 1200 100"},
          "uk": {"з XVI до XVIII століття": "1500 100; 1700 100"}},
    never={"de": ("13. und 12. Jahrhundert",)},
)  # fmt: skip
def century_of_range(number: int, RUN: Years) -> Years | None:
    run = numbered(number, "century", RUN.era)
    same = RUN.size == SIZES["century"] and not RUN.portion
    return run if same and run.first < RUN.first else None


def is_numeral(m: Match) -> bool:
    """A Roman numeral stands before the link: `siglo XVI al XVIII`."""
    word = m.shown(m.start - 1)
    return word.isupper() and bool(ROMAN.fullmatch(word.lower()))


@rule(f"{LINK} roman=number", "RUNTAIL", guards=(is_numeral,), name="",
      never={"es": ("siglo 16 y XVIII",)},
      says={"es": {"siglo XVI al XVIII": "1500 100; 1700 100"}})  # fmt: skip
def century_tail(number: int) -> Years:
    return numbered(number, "century", "")


def marked(m: Match) -> bool:
    """`1990s` says its century; `90s` and `nineties` need a mark or an article before them."""
    first = m.parts["decade"].sense
    if first >= 1000 or "era" in m.parts:
        return True
    return first < 100 and (m.text.whole or m.at("decade") > m.start)


def portioned(m: Match) -> bool:
    """The hundreds behind a portion are a whole century: `the mid-1800s`."""
    i = m.start
    hundreds = not m.parts["decade"].sense % 100
    return hundreds and "portion" in m.kinds(i - 1 - (m.word(i - 1) == "-"))


@rule("decade", "RUN DATE", guards=(portioned,), orders="MDY", name="hundreds",
      says={"en": {"the mid-1800s": "1800 100"}}, never={"en": ("the 1800s",)})  # fmt: skip
def hundreds(decade: int) -> Years:
    return Years(decade, 100)


@rule(
    "the? apos? decade era?",
    "RUN DATE", guards=(marked, era_is_meant), orders="MDY", name="",
    says={"en": {"the 1990s": "1990 10", "the '90s": "1990 10 short",
                 "the nineties": "1990 10 short", "the 470s BC": "-478 10 bc",
                 "the 1990s ad market": "1990 10"}},
    never={"en": ("He wore 90s jeans.", "the 470s")},
)  # fmt: skip
def decade(decade: int, era: str = "") -> Years:
    if era == "bc":
        return Years(1 - decade - 9, 10, era)
    return of_number(decade)._replace(era=era)


def of_years(m: Match) -> bool:
    """`1980's` is a decade behind an article or a portion, and else belongs to the year 1980."""
    i = m.at("round")
    led = m.word(i - 1) in {"the", "-"} or "portion" in m.kinds(i - 1)
    return led and len(m.word(i)) == 4


@rule("the? round apos s", "RUN DATE", guards=(of_years,), orders="MDY", name="decade",
      says={"en": {"the 1980's": "1980 10"}},
      never={"en": ("It was 1980's hit.", "the 80's")})  # fmt: skip
def decade_with_apostrophe(round: int) -> Years:
    return of_number(round)


def years_said(m: Match) -> bool:
    """A word that is a decade only beside a word for years: `die Zwanziger`."""
    i = m.at("decade")
    careful = m.word(i) in m.reader.automaton.words.lexicon.careful
    return not careful or m.end > m.parts["decade"].end


def in_century(number: int, century: Years | None) -> Years | None:
    """The decade of a number, of the century that is named behind it."""
    if century is None:
        return of_number(number)
    whole = century.size == SIZES["century"] and not century.era and number < 100
    return Years(century.first + number, 10) if whole else None


@rule(
    f"decade {YEARS_BEHIND} ({SMALL} CENTURY)?",
    "DECADE RUN DATE", guards=(years_said,), orders="DMY AMD ADM YMD", name="",
    says={"de": {"neunziger Jahre": "1990 10 short",
                 "neunziger Jahre des 19. Jahrhunderts": "1890 10"}},
    never={"uk": ("двадцяті сказали",)},
)  # fmt: skip
def decade_in_words(decade: int, CENTURY: Years | None = None) -> Years | None:
    return in_century(decade % 100, CENTURY)


def no_noun_behind(m: Match) -> bool:
    """A German decade of two figures stands alone behind an article: `in den 50ern`, but not
    `die 50er Zone`."""
    i, end = m.at("tens"), m.parts["tens"].end
    if m.end > end or m.parts["tens"].sense > 99:
        return True
    if "ern" not in m.reader.automaton.words.lexicon.tens:
        return True
    noun = m.shown(end)[:1].isupper() or (m.word(end) == "-" and m.text.glued(end))
    return m.word(i - 1) in {"den", "der", "die"} and not noun


def stands_apart(m: Match) -> bool:
    """The number is no second part of another: of `1980-90er` only behind a round number."""
    i = m.start
    tied = i > 1 and "dash" in m.kinds(i - 1) and m.word(i - 2).isdecimal()
    return not tied or "round" in m.kinds(i - 2)


def of_hundreds(m: Match) -> bool:
    """A Swedish century by its hundreds: `1300-talet`."""
    hundreds = m.parts["tens"].sense
    return m.word(m.end - 1) == "talet" and hundreds > 99 and not hundreds % 100


@rule("tens", "RUN DATE", guards=(of_hundreds,), name="century",
      says={"sv": {"1300-talet": "1300 100"}}, never={"sv": ("1310-talet",)})  # fmt: skip
def century_by_hundreds(tens: int) -> Years:
    return Years(tens, 100)


@rule(
    f"tens {YEARS_BEHIND} ({SMALL} CENTURY)?",
    "DECADE RUN DATE", guards=(no_noun_behind, stands_apart), name="",
    says={"de": {"90er Jahre": "1990 10 short", "1990er Jahre": "1990 10",
                 "in den 50ern": "1950 10 short"},
          "uk": {"20-х роках XVIII століття": "1720 10"}, "ru": {"1990-х годах": "1990 10"}},
    never={"de": ("die 50er Zone", "3-90er Jahre")},
)  # fmt: skip
@rule(
    f"roundended=tens (~ dash)? (yearplural | yearletter (~ stop)?) ({SMALL} CENTURY)?",
    "DECADE RUN DATE", guards=(stands_apart,), name="",
    says={"az": {"90-cı illər": "1990 10 short"}}, never={"az": ("3-90-cı illər",)},
)  # fmt: skip
def decade_in_figures(tens: int, CENTURY: Years | None = None) -> Years | None:
    return in_century(tens, CENTURY)


@rule("round > dash DECADE", "LED", guards=(stands_apart,), name="",
      says={"uk": {"60-70-х роках": "1960 10 short; 1970 10 short"},
            "de": {"1980–90er Jahre": "1980 10; 1990 10 short"}},
      never={"de": ("3-80-90er Jahre",)})  # fmt: skip
def decade_of_range(round: int, DECADE: Years) -> Years:
    century = DECADE.first - DECADE.first % 100
    return of_number(round) if round > 99 else Years(century + round, 10, short=DECADE.short)


def counts_no_years(m: Match) -> bool:
    """Steps stand behind their unit in this language, and no number counts the years."""
    after = m.reader.automaton.words.lexicon.after
    return bool(after) and not m.word(m.start - 1).isdecimal()


@rule(
    f"(yearplural | decadeword) {SMALL} (round | spokentens=round)",
    "RUN DATE", guards=(counts_no_years,), name="",
    says={"fr": {"années 90": "1990 10 short"},
          "es": {"los años noventa": "1990 10 short", "la década de 1990": "1990 10"}},
    never={"fr": ("3 années 90",)},
)  # fmt: skip
def decade_behind(round: int) -> Years:
    return of_number(round)


def ends_there(m: Match) -> bool:
    """Steps stand behind their unit in this language, and no word goes on with the number."""
    return bool(m.reader.automaton.words.lexicon.after) and not m.word(m.end).isalpha()


@rule("and round", "RUNTAIL", guards=(ends_there,), name="",
      says={"fr": {"les années 1880 et 1890": "1880 10; 1890 10"}},
      never={"fr": ("les années 1880 et 1890 hommes",)})  # fmt: skip
def decade_tail(round: int) -> Years:
    return of_number(round)

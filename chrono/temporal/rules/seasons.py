"""Seasons: `the summer of 1942`, `Winter 1942/43`, `été de l'année dernière`, `2018 yazında`."""

from chrono.temporal.automaton import Rules
from chrono.temporal.engine import Match
from chrono.temporal.meaning import Season, Step, Year
from chrono.temporal.rules.parts import AFTER_YEAR

RULES = Rules()
rule = RULES.rule
WINTER = "WI"
ENDS = frozenset({",", ".", ")", "and", ""})


def said(season: str, YEAR: Year | None, YEARSTEP: Step | None) -> Season:
    number, era = YEAR if YEAR is not None else (None, "")
    return Season(season, number, YEARSTEP, era)


@rule(
    "lead? season (YEAR | YEARSTEP)", "DATE", name="season",
    says={
        "en": {"the summer of 1942": "SU 1942", "spring 2025": "SP 2025",
               "the autumn of that year": "FA of that year"},
        "de": {"Sommer 2019": "SU 2019"},
        "uk": {"навесні 1944 року": "SP 1944"},
        "fr": {"été de l'année dernière": "SU of -1 year"},
    },
)  # fmt: skip
def season_of_year(
    season: str, YEAR: Year | None = None, YEARSTEP: Step | None = None
) -> Season:  # fmt: skip
    return said(season, YEAR, YEARSTEP)


def is_next_year(m: Match) -> bool:
    """A winter goes on into the next year, told in two figures or four."""
    year, word = m.parts["YEAR"].sense.number, m.word(m.at("next"))
    return m.parts["season"].sense == WINTER and word in {str(year + 1), f"{(year + 1) % 100:02}"}


@rule(
    f"lead? season YEAR (dash | slash) (yy=next | year=next) {AFTER_YEAR}",
    "DATE", guards=(is_next_year,), name="season",
    says={"en": {"the winter of 1862-63": "WI 1862"}, "uk": {"взимку 1942-1943 року": "WI 1942"}},
    never={"en": ("the summer of 1862-63", "the winter of 1862-65")},
)  # fmt: skip
def winter_of_two_years(season: str, YEAR: Year) -> Season:
    return said(season, YEAR, None)


def no_verb(m: Match) -> bool:
    """Not `prices fall`, `spring water`, `springs to`."""
    i = m.at("season")
    before, after = m.kinds(i - 1), m.kinds(i + 1)
    if "falling" in m.kinds(i):
        return "fallto" not in after and "beforefall" in before and m.word(i + 1) in ENDS
    if "springing" in m.kinds(i):
        return "beforespring" not in before and "springto" not in after
    return True


def no_name(m: Match) -> bool:
    """Not `Winter Palace`, `the Spring of Nations`, `the fall of his life`."""
    i = m.at("season")
    behind, after = m.kinds(i + 1), m.word(i + 1)
    named = after.isalpha() and not m.known(i + 1) and m.capital(i + 1) and m.capital(i)
    if named and "place" in behind:
        return False
    if after != "of":
        return True
    title = m.title(i) and m.title(i + 2) and not m.known(i + 2)
    return "own" not in m.kinds(i + 2) and not title


def is_led(m: Match) -> bool:
    """A word that is careful, and other things, stands behind a preposition, step or article."""
    i = m.at("season")
    careful = m.word(i) in m.reader.automaton.words.lexicon.careful and m.end == i + 1
    old = m.text.kinds[i - 1] if i else None
    return not careful or old in {"of", "counter", "step", "article"}


def of_any_year(m: Match) -> bool:
    """What is kept for a season, of whatever year: `winter quarters`, `summer clothes`."""
    return "seasonal" in m.kinds(m.end) or "seasonal" in m.kinds(m.end + 1)


@rule("lead? season", "DATE", guards=(no_verb, no_name, of_any_year), name="season-kind",
      says={"en": {"He wore winter clothes.": "WI any"}},
      never={"en": ("the winter came", "hot spring boots", "the Winter Palace boots",
                    "prices fall, coats too")})  # fmt: skip
def season_kind(season: str) -> Season:
    return Season(season, kind=True)


@rule(
    "lead? season", "DATE", guards=(no_verb, no_name, is_led), name="season",
    says={"en": {"in the fall, they met": "FA", "a cold winter": "WI"}, "de": {"im Sommer": "SU"}},
    never={"en": ("Prices fall again.", "hot spring water", "the Winter Palace",
                  "the Spring of Nations", "the autumn of his life"),
           "fr": ("il a été là",)},
)  # fmt: skip
def season(season: str) -> Season:
    return Season(season)


@rule(
    "year (yearafter | yearletter)? season", "DATE", orders="AMD ADM", name="season",
    says={"tr": {"2018 yazında": "SU 2018"}, "az": {"2018-ci ilin yayında": "SU 2018"}},
)  # fmt: skip
def season_behind_year(year: int, season: str) -> Season:
    return Season(season, year)

"""Which productions are tried at which word, in every language but English.

The kinds of words say what stands where; what differs between languages beyond words is in the
lexicon: endings of numbers, the order of a date, the steps that stand behind their unit.
"""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger import years
from chrono.tagger.grammar import Grammar, Production
from chrono.tagger.languages import beside, days, hours, spans
from chrono.tagger.languages.items import item, of_kind, skip
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import DEEPEST, Text
from chrono.tagger.years import Found
from chrono.temporal import reading


def approximate(t: Text, i: int) -> Found:
    """`etwa zehn Jahre`, `fast ein Jahr`, `около 1910 года`."""
    about = of_kind(t, i, lx.ABOUT)
    if about is None:
        return None
    inner = read(t, skip(t, about.end, lx.ABOUT))
    if inner is None or inner[1].shape not in {"duration", "date", "shift"}:
        return None
    if inner[1].shape == "date" and inner[1].rule not in {"year", "month-year", "month"}:
        return None
    return inner[0], inner[1]._replace(mod=inner[1].mod or "APPROX")


def portion(t: Text, i: int) -> Found:
    """`Anfang Mai`, `Ende des Jahres`, `Mitte der 90er Jahre`, `наприкінці 1943 року`."""
    edge = of_kind(t, skip(t, i, lx.ARTICLE), lx.EDGE, lx.PORTION)
    if edge is None:
        return None
    j = edge.end + (t.words[edge.end] == "-" and t.glued(edge.end))
    j = skip(t, j, lx.OF, lx.ARTICLE)
    inner = read(t, j) or read(t, edge.end) or spans.definite(t, j)
    if inner is None or inner[1].shape not in {"date", "wide", "step"}:
        return None
    whole_day = inner[1].unit == "day" and inner[1].rule != "definite"
    if inner[1].day or inner[1].weekday is not None or whole_day or inner[1].feast:
        return None
    return inner[0], inner[1]._replace(mod=inner[1].mod or str(edge.sense))


def behind(t: Text, found: tuple[int, Meaning]) -> tuple[int, Meaning]:
    """The same with the edge that some languages put behind: `2018 yılının sonunda`."""
    end, meaning = found
    edge = of_kind(t, end, lx.EDGE)
    if edge is None or not t.lexicon.order.startswith("A"):
        return found
    if meaning.shape not in {"date", "wide", "step"} or meaning.day:
        return found
    return edge.end, meaning._replace(mod=str(edge.sense))


def told_unit(t: Text, i: int) -> Found:
    """`ilin sonunda`: a unit alone, when its edge stands behind it."""
    if not t.lexicon.order.startswith("A"):
        return None
    found = spans.definite(t, i)
    return found if found and item(t, found[0]).kind == lx.EDGE else None


FIGURES: Final = (
    hours.clock, reading.explicit, spans.counted, days.before_christ,
    spans.behind_unit, beside.nth_weekday, beside.nth_week,
)  # fmt: skip
STARTS: Final[dict[str, tuple[Production, ...]]] = {
    lx.MONTH: (reading.explicit, spans.behind_unit, beside.weekday_behind),
    lx.WEEKDAY: (
        beside.weekday_beside, hours.weekday_part, days.weekday, spans.behind_unit,
        beside.weekday_of_week,
    ),
    lx.SEASON: (reading.explicit, spans.behind_unit),
    lx.UNIT: (
        days.year_alone, spans.one_unit, spans.behind_unit, spans.weekend, told_unit,
        reading.explicit, beside.beside,
    ),
    lx.UNITS: (
        reading.explicit, spans.bare_plural, spans.weekend, spans.behind_unit, days.year_alone,
    ),
    lx.AWAY: (spans.away_alone,),
    lx.PART: (hours.part_of_day, spans.behind_unit),
    lx.NUMBER: (
        spans.counted, spans.behind_unit, hours.clock, reading.explicit, days.year_in_words,
    ),
    lx.DIGITS: FIGURES,
    lx.YEAR: (reading.explicit, days.east_asian,
        days.year_alone, beside.weekday_behind),
    lx.ORDINAL: (
        hours.clock, reading.explicit, beside.nth_weekday, beside.nth_week,
    ),
    lx.DECADE: (reading.explicit,),
    lx.STEP: (
        spans.stepped, spans.month_of_year, reading.explicit, hours.part_of_day,
        beside.nth_weekday, beside.nth_week, beside.beside,
    ),
    lx.STEPPED: (spans.stepped, beside.beside),
    lx.STRETCH: (spans.counted,),
    lx.ARTICLE: (spans.stepped, portion, beside.nth_weekday, beside.nth_week, beside.beside),
    lx.COUNTER: (spans.before_amount,),
    lx.ABOUT: (approximate,),
    lx.PORTION: (portion,),
    lx.EDGE: (portion,),
    lx.VAGUE: (spans.counted, spans.behind_unit),
    lx.DEICTIC: (hours.deictic,),
    lx.REF: (spans.ref,),
    lx.OFTEN: (spans.often,),
    lx.EACH: (spans.each,),
    lx.HOUR: (hours.clock,),
    lx.PAST: (hours.clock,),
    lx.ERA: (days.era_first,),
    lx.FEAST: (days.feast,),
    lx.FILLER: (reading.explicit,),
}  # fmt: skip


def read(t: Text, i: int) -> Found:
    """The longest expression that starts at this token; of equals the first.

    An expression inside more than `DEEPEST` others is not read.
    """
    if t.depth == DEEPEST:
        return None
    t.depth += 1
    best: Found = None
    word = t.words[i]
    kind = item(t, i).kind or (lx.DIGITS if word.isdecimal() else "")
    for production in STARTS.get(kind, ()):
        found = production(t, i)
        if found and (best is None or found[0] > best[0]):
            best = found
    t.depth -= 1
    return behind(t, best) if best else None


def follow(t: Text, i: int, m: Meaning) -> Found:
    """What an expression passes on to the number right behind it: `1914/18`."""
    if m.rule == "year":
        return years.tail(t, i, m)
    if m.shape == "wide":
        return reading.run_tail(t, i, m)
    return reading.tail(t, i, m)


COMMON: Final = Grammar(read, follow, hours.day_then_clock)

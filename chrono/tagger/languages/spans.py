"""Durations, what is counted from a day, and what comes again: the words around a unit."""

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.beside import dated, owned
from chrono.tagger.languages.counts import amount, ending
from chrono.tagger.languages.days import stands, weekday
from chrono.tagger.languages.items import item, led, of_kind, skip, unit_at
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found, capital
from chrono.temporal import reading

COUNTED: frozenset[str] = frozenset({"ago", "hence", "later", "earlier"})
MOST: dict[str, float] = {"year": 1500, "century": 4}  # above these a number names one of them
CLOCKED: frozenset[str] = frozenset({"second", "minute", "hour"})


def measure(t: Text, i: int) -> tuple[int, "float | str", str] | None:
    """An amount and its unit, or a word for both: `drei Wochen`, `півроку`, `кілька днів`."""
    whole = of_kind(t, i, lx.STRETCH)
    if whole:
        return whole.end, whole.sense[0], str(whole.sense[1])
    found = amount(t, i)
    if found is None:
        return None
    end = found[0]
    if ending(t, end, t.lexicon.tens | t.lexicon.endings) > end:
        return None  # 70-х роках, 5-ci il
    if t.words[end] in {"-", "‑"} and t.glued(end):
        end += 1
        if capital(t, end):
            return None  # der 34-Jährige
    unit = unit_at(t, skip(t, end, lx.FILLER, lx.OF))
    if unit is None:
        return None
    if isinstance(found[1], float) and found[1] > MOST.get(unit[1], found[1]):
        return None
    return unit[0], found[1], unit[1]


def counted(t: Text, i: int) -> Found:
    """`drei Wochen`, `zwei Jahre später`, `три роки тому`, `iki gün sonra`."""
    found = measure(t, i)
    if found is None:
        return None
    end, number, unit = found
    away = away_at(t, end)
    if away:
        return away[0], shifted(number, unit, away[1])
    return end, Meaning("duration", number=number, unit=unit, rule="duration")


def before_amount(t: Text, i: int) -> Found:
    """`vor drei Jahren`, `через два дні`, `il y a trois ans`, `vor Jahren`."""
    lead = of_kind(t, i, lx.COUNTER)
    if lead is None:
        return None
    j = skip(t, lead.end, lx.ABOUT)
    found = measure(t, j)
    if found is None:
        unit = unit_at(t, j)
        if unit is None or unit[1] not in {"day", "week", "month", "year", "decade", "century"}:
            return None
        bare = item(t, j).kind == lx.UNITS
        found = unit[0], "X" if bare else 1, unit[1]
        if bare and lead.sense == "hence" and j == lead.end:
            return None
    if lead.sense == "hence" and (t.kinds[found[0]] == lx.AWAY or best_of(t, i)):
        return None  # zum zweiten Mal in sechs Monaten
    if dated(t, found[0]):
        return None  # через два дня после 5 мая
    return found[0], shifted(found[1], found[2], str(lead.sense))


def best_of(t: Text, i: int) -> bool:
    """Whether an ordinal before sets one thing beside others of a stretch."""
    return any(item(t, k).kind == lx.ORDINAL for k in range(max(i - 4, 0), i))


def away_at(t: Text, i: int) -> tuple[int, str] | None:
    """`später`, `тому`: what says where an amount is counted from; some mean more when alone."""
    found = of_kind(t, i, lx.AWAY)
    if found is None:
        return None
    if t.words[i] in t.lexicon.careful and (
        of_kind(t, found.end, lx.OF, lx.ARTICLE, lx.STEP, lx.YEAR) or dated(t, i)
    ):
        return None  # deux ans après la guerre
    return found.end, str(found.sense[0] if isinstance(found.sense, tuple) else found.sense)


def away_alone(t: Text, i: int) -> Found:
    """`früher`, `раніше`: a vague time when no amount stands before."""
    found = of_kind(t, i, lx.AWAY)
    if found is None or not isinstance(found.sense, tuple):
        return None
    return found.end, Meaning("ref", which=str(found.sense[1]), rule="vague")


def shifted(number: "float | str", unit: str, which: str) -> Meaning:
    return Meaning("shift", number=number, unit=unit, which=which, rule=f"{unit}-{which}")


def bare_plural(t: Text, i: int) -> Found:
    """`seit Jahren`, `протягом тижнів`, `Jahre später`: nobody knows how long."""
    found = of_kind(t, i, lx.UNITS)
    if found is None or found.sense in CLOCKED:
        return None
    away = away_at(t, found.end)
    if away:
        return away[0], shifted("X", str(found.sense), away[1])
    if not led(t, i, lx.ABOUT) or t.words[i - 1] in t.lexicon.careful:
        return None
    return found.end, Meaning("duration", number="X", unit=str(found.sense), rule="duration-vague")


def one_unit(t: Text, i: int) -> Found:
    """`рік тому`, `gün sonra`, `Tag danach`: a unit that is counted once."""
    unit = unit_at(t, i)
    away = away_at(t, unit[0]) if unit else None
    if unit is None or away is None or item(t, i).kind != lx.UNIT:
        return None
    return away[0], shifted(1, unit[1], away[1])


def stepped(t: Text, i: int) -> Found:
    """`letzte Woche`, `die nächsten drei Tage`, `того ж дня`, `la semana pasada`."""
    j = skip(t, i, lx.ARTICLE)
    told = of_kind(t, j, lx.STEPPED)
    if told:
        which, unit, *edge = told.sense  # Monatsende: a unit at its end
        if unit == "day" and owned(t, told.end):
            return None
        said = unit_at(t, told.end)
        end = said[0] if said and said[1] == unit else told.end
        step_meaning = Meaning("step", which=which, unit=unit, rule="unit-step")
        return end, step_meaning._replace(mod=edge[0]) if edge else step_meaning
    step = of_kind(t, j, lx.STEP)
    if step is None:
        return behind_unit(t, j)
    j, which = step.end, step.sense
    again = of_kind(t, j, lx.STEP)
    if again:
        j, which = again.end, again.sense if which in {0, "that", "the"} else which
    found = measure(t, j) if item(t, j).kind in {lx.NUMBER, lx.DIGITS, lx.VAGUE} else None
    if found:
        return found[0], stretch(found[1], found[2], which)
    one = unit_at(t, j)
    if one:
        return unit_step(t, j, one, which)
    return named_step(t, j, which)


def stretch(number: "float | str", unit: str, which: "str | int") -> Meaning:
    return Meaning("duration", number=number, unit=unit, which=which, rule="stretch")


def month_of_year(t: Text, i: int) -> Found:
    """`aynı yılın Eylül ayında`: a year that is counted, and its month."""
    year = reading.year_step(t, i) if t.lexicon.order.startswith("A") else None
    month = reading.month_name(t, year[0]) if year else None
    if year is None or month is None:
        return None
    return month[0], Meaning("date", month=month[1], of=year[1], rule="month-of-year")


def unit_step(t: Text, j: int, unit: tuple[int, str], which: "str | int") -> Found:
    end, name = unit
    if name in CLOCKED:
        return None
    several = t.lexicon.plural_steps
    plural = not several or t.words[j - 1].endswith(several)
    if item(t, j).kind == lx.UNITS and plural:
        if name == "day" and which == 0:
            return end, Meaning("ref", which="PRESENT_REF", rule="these-days")
        return end, Meaning("duration", number="X", unit=name, rule="stretch-vague")
    if name == "day" and which == 1:
        which = "following"  # the next day is one of the story
    if name == "time":
        return (end, Meaning("step", which=which, unit="day", rule="same-time")) if (
            which == "same") else None  # fmt: skip
    return end, Meaning("step", which=which, unit=name, rule="unit-step")


def named_step(t: Text, j: int, which: "str | int") -> Found:
    """`nächsten Montag`, `letzten Mai`, `минулого літа`."""
    found = item(t, j)
    exact = reading.day(t, j)
    if exact and exact[1] == Meaning(
        "date", month=exact[1].month, day=exact[1].day, rule="day-month"
    ):
        return exact[0], exact[1]._replace(shape="step", which=which, rule="month-step")
    if found.kind == lx.MONTH:
        month = reading.month_name(t, j)
        assert month is not None
        return month[0], Meaning("step", which=which, month=month[1], rule="month-step")
    if found.kind == lx.WEEKDAY and isinstance(found.sense, tuple):
        day = Meaning("step", which=which, weekday=found.sense[0], rule="weekday-step")
        part = found.sense[1]
        return found.end, Meaning("time", part=part, of=day, rule="part-of-day")
    if found.kind == lx.WEEKDAY:
        dated = weekday(t, j)
        if dated and dated[1].day is not None:
            return dated
        day = Meaning("step", which=which, weekday=int(found.sense), rule="weekday-step")
        part = of_kind(t, found.end, lx.PART)
        if part:
            return part.end, Meaning("time", part=str(part.sense), of=day, rule="part-of-day")
        return dated[0] if dated else found.end, day
    if found.kind == lx.SEASON:
        season = str(found.sense)
        return found.end, Meaning("step", which=which, season=season, rule="season-step")
    if found.kind == lx.PART:
        number = {-1: -1, 0: 0}.get(which) if isinstance(which, int) else None
        if number is not None:
            day = Meaning("shift", unit="day", number=number, which="from", rule="part-step")
        else:
            which = "following" if which == 1 else which  # am nächsten Morgen
            day = Meaning("step", which=which, unit="day", rule="anaphor")
        return found.end, Meaning("time", part=str(found.sense), of=day, rule="part-step")
    if found.kind == lx.FEAST and isinstance(found.sense, str):
        year = Meaning("step", which=which, unit="year", rule="year-step")
        return found.end, Meaning("date", feast=found.sense, of=year, rule="feast")
    return None


def behind_unit(t: Text, i: int) -> Found:
    """`la semana pasada`, `l'année dernière`, `lundi prochain`, `les trois derniers mois`."""
    found = item(t, i)
    if found.kind in {lx.NUMBER, lx.DIGITS, lx.VAGUE}:
        count = amount(t, i)
        step = of_kind(t, count[0], lx.STEP) if count else None
        unit = unit_at(t, step.end) if step else None
        if count is not None and step is not None and unit is not None:
            return unit[0], stretch(count[1], unit[1], step.sense)
        owned = count is not None and item(t, count[0]).kind in {lx.OF, lx.ARTICLE}
        span = None if owned else measure(t, i)  # le 3 du mois prochain
        step = of_kind(t, span[0], lx.STEP) if span else None
        return (step.end, stretch(span[1], span[2], step.sense)) if span and step else None
    if found.kind not in {lx.UNIT, lx.UNITS, lx.MONTH, lx.WEEKDAY, lx.SEASON, lx.PART} or (
        isinstance(found.sense, tuple)
    ):
        return None
    step = of_kind(t, found.end, lx.STEP)
    if step is None or not t.lexicon.after or t.words[found.end] not in t.lexicon.after:
        return None
    named = unit_step(t, i, (found.end, str(found.sense)), step.sense) if found.kind in {
        lx.UNIT, lx.UNITS} else named_step(t, i, step.sense)  # fmt: skip
    return (step.end, named[1]) if named else None


def definite(t: Text, i: int) -> Found:
    """`des Jahres`, `тижня`: the one told of, behind `Ende` or its like."""
    unit = unit_at(t, skip(t, i, lx.ARTICLE))
    if unit is None or unit[1] not in {"year", "month", "week", "quarter", "weekend", "day"}:
        return None
    which = 0 if unit[1] == "day" else "the"
    return unit[0], Meaning("step", which=which, unit=unit[1], rule="definite")


def weekend(t: Text, i: int) -> Found:
    """`am Wochenende`, `у вихідні`: the one of the week told of."""
    unit = unit_at(t, i)
    if unit is None or unit[1] != "weekend":
        return None
    return unit[0], Meaning("step", which="the", unit="weekend", rule="weekend")


def each(t: Text, i: int) -> Found:
    """`jeden Montag`, `кожного дня`, `alle zwei Wochen`, `cada año`."""
    found = of_kind(t, i, lx.EACH)
    if found is None:
        return None
    j = skip(t, found.end, lx.ARTICLE)
    ranked = of_kind(t, j, lx.ORDINAL)
    if ranked and item(t, ranked.end).kind == lx.WEEKDAY:
        j = ranked.end  # jeden zweiten Donnerstag
    span = measure(t, j)
    if span:
        return span[0], Meaning("set", number=span[1], unit=span[2], rule="each")
    unit = unit_at(t, j)
    if unit and unit[1] != "time":
        return unit[0], Meaning("set", number=1, unit=unit[1], rule="each")
    named = item(t, j)
    if named.kind == lx.WEEKDAY and isinstance(named.sense, tuple):
        weekday_number, part = named.sense
        return named.end, Meaning("set", weekday=weekday_number, part=part, rule="each")
    if named.kind == lx.WEEKDAY:
        return named.end, Meaning("set", weekday=int(named.sense), rule="each")
    if named.kind == lx.MONTH:
        return named.end, Meaning("set", month=int(named.sense), rule="each")
    if named.kind == lx.SEASON:
        return named.end, Meaning("set", season=str(named.sense), rule="each")
    if named.kind == lx.PART:
        return named.end, Meaning("set", part=str(named.sense), rule="each")
    return None


def often(t: Text, i: int) -> Found:
    """`jährlich`, `montags`, `щодня`."""
    found = of_kind(t, i, lx.OFTEN)
    if found is None:
        return None
    if isinstance(found.sense, int):
        return found.end, Meaning("set", weekday=found.sense, rule="weekdays")
    return found.end, Meaning("set", number=1, unit=str(found.sense), rule="often")


def ref(t: Text, i: int) -> Found:
    """`derzeit`, `früher`, `наразі`: a time on no calendar."""
    found = of_kind(t, i, lx.REF)
    if found is None or not stands(t, i, found.end):
        return None
    if found.end > i + 1 and unit_at(t, found.end):
        return None  # в прошлом году
    return found.end, Meaning("ref", which=str(found.sense), rule="vague")

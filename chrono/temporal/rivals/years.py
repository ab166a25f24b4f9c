"""The year of a month, a day of a month, a season or a feast: from the text or the publication."""

import math
from typing import Final

from chrono.dates.calendar import days_in_month, ordinal, weekday
from chrono.tagger import feasts
from chrono.tagger.points import Point
from chrono.tagger.story import months, step_cost
from chrono.tagger.text import Text
from chrono.temporal.costs import Features
from chrono.temporal.facts import Fact, innermost
from chrono.temporal.rivals.readings import PUBLISHED, STALE, TEXT, Rival, View
from chrono.temporal.rivals.steps import span_of, steps
from chrono.temporal.thread import Thread

WIDE: Final = frozenset({"century", "decade", "millennium"})
RECENT: Final = 31  # days


def yearless(view: View) -> list[Rival]:
    """A month, a day of a month, a season or a feast without its year."""
    n, fact = view.number, view.fact
    if fact.lent is not None:
        return [Rival(TEXT, {}, lent=fact.lent, by=n)]
    found = [*years_told(view), *heading_year(view)]
    if fact.base is not None:
        found += from_publication(view)
    if not found:
        return [Rival(PUBLISHED, {"u_unresolved": 1})]
    if fact.role == "until":
        found += [r._replace(features={**r.features, "y_aside": 1}, on=False) for r in found]
    return found


def years_told(view: View) -> list[Rival]:
    """The year told last, and its neighbours; one said by the way in the same sentence."""
    t, fact, state, document = view.text, view.fact, view.state, view.document
    told = state.told
    if told is None or told.year is None:
        return opening_years(view)
    past, scope = document.past, fact.scope
    same = state.seen_sentence == scope.sentence
    fresh = scope.paragraph != state.told_paragraph
    common: Features = {"t_past": max(past, 0.0)}
    if same:
        common["t_same_sentence"] = 1
        if state.by_the_way:
            common["t_tied_aside"] = 1
    if fact.base is not None:
        stale = min(scope.sentence - state.seen_sentence, STALE)
        half = 1.0 - max(past, 0.0) / 2
        common |= {"t_any": 1, "t_news": max(-past, 0.0), "t_stale": math.log1p(max(stale - 1, 0))}
        if state.told_weak:
            common["t_weak_year"] = half
        elif state.told_framed:
            common["t_framed"] = half
        if told.grain in {"year", "month", "day"}:
            common[f"t_told_{told.grain}"] = 1
        flags = {
            "t_quarter": bool(innermost(fact.meaning).quarter),
            "t_cue": fact.cue,
            "t_said": fact.said,
            "t_apposition": same and apposed(t, state, fact.start),
            "t_paragraph": scope.paragraph != state.last_paragraph,
        }
        common |= {name: 1 for name, true in flags.items() if true}
    made = [
        Rival(TEXT, common | stepped(fact, told, year, fresh), lent=year, by=state.told_by)
        for year in years_near(told, fact)
    ]
    aside = state.last
    if (
        aside is not None
        and aside.year is not None
        and aside.grain not in WIDE
        and abs(aside.year - told.year) > 1
        and scope.sentence - state.last_sentence <= 1
    ):
        away: Features = {"t_aside_before": 1} if state.last_sentence < scope.sentence else {}
        made.append(Rival(TEXT, common | {"t_step": 0.6} | away, lent=aside.year, by=state.last_by))
    if fact.heading:
        low, high = fact.heading
        for rival in made:
            inside = rival.lent is not None and low <= rival.lent <= high
            name = "t_out_of_heading" if not inside else "t_in_heading"
            rival.features[f"{name}_year" if inside and low == high else name] = 1
    return made


def opening_years(view: View) -> list[Rival]:
    """The first year that a text names, where nothing else tells the year before it."""
    fact, document = view.fact, view.document
    if fact.base is not None or document.opening is None:
        return []
    year, by = document.opening
    return [
        Rival(TEXT, {"s_back": 1} if away else {}, lent=year + away, by=by) for away in (0, 1, -1)
    ]


def years_near(told: Point, fact: Fact) -> tuple[int, ...]:
    """The year told, and the one beside it that the month told makes likely."""
    year, m = told.year or 0, innermost(fact.meaning)
    month = told.month or (0 if told.extra else 12)
    if told.grain in WIDE or not told.month or not m.month:
        return year, year + 1, year - 1
    if m.month == month:
        return (year,)
    return year, year + (1 if m.month < month else -1)


def stepped(fact: Fact, told: Point, year: int, fresh: bool) -> Features:
    """What a year says of the step from the date told last, and of the publication."""
    m, base = innermost(fact.meaning), fact.base
    wide = told.grain in WIDE
    here = months(m, year)
    if m.feast or m.quarter:
        low, high = (m.quarter * 3 - 2, m.quarter * 3) if 0 < m.quarter <= 4 else (6, 6)
        if m.feast:
            low = high = feasts.month_of(feasts.NAMES[m.feast])
        here = (year * 12 + low, year * 12 + high)
    last = span_of(told)
    found = steps("s", last, here, fresh)
    found["t_step"] = 0.5 if wide else step_cost(last, here, False, fresh)
    if fact.linked and year == told.year:
        found["t_linked"] = 1
    if m.weekday is not None and m.day and m.month:
        day = (year, m.month, min(m.day, days_in_month(year, m.month)))
        if weekday(day) != m.weekday:
            found["t_weekday"] = 1
    if base is not None:
        now = base[0] * 12 + base[1]
        if last[0] > now:
            found["t_from_plan"] = 1  # told of what is to come: in November 2006
        if here[0] > now and fact.tense <= 0:
            found["t_after_publication"] = 1
        if here[1] < now and fact.tense > 0:
            found["t_future_tense"] = 1
        lately = bool(m.day and m.month) and 0 <= now - base[0] * 12 - (m.month or 0) <= 1
        if lately and abs(here[0] - now) > 18 and fact.tense < 0:
            found["t_lately"] = 1
    return found


def heading_year(view: View) -> list[Rival]:
    """The one year of the heading above, where the text has told another."""
    fact, state, document = view.fact, view.state, view.document
    if not fact.heading or fact.heading[0] != fact.heading[1]:
        return []
    year, told = fact.heading[0], state.told
    if told is not None and told.year is not None and abs(told.year - year) <= 1:
        return []
    features: Features = {"t_in_heading_year": 1, "t_heading": 1, "t_past": max(document.past, 0.0)}
    if fact.base is not None:
        features |= {"t_any": 1, "t_news": max(-document.past, 0.0)}
    return [Rival(TEXT, features, lent=year, by=fact.scope.dated_by)]


def from_publication(view: View) -> list[Rival]:
    """The year that the tense and the publication give, and its neighbours."""
    fact, state, document = view.fact, view.state, view.document
    base, m, scope = fact.base, innermost(fact.meaning), fact.scope
    assert base is not None
    features: Features = {"p_past": max(document.past, 0.0), "p_news": max(-document.past, 0.0)}
    if fact.heading and fact.heading[0] == fact.heading[1] != base[0]:
        features["p_out_of_heading"] = 1
    if m.month and m.day and fact.tense <= 0:
        day = (base[0], m.month, min(m.day, days_in_month(base[0], m.month)))
        if 0 <= ordinal(base) - ordinal(day) <= RECENT:
            features["p_recent"] = 1
    if state.in_text:
        fresh = scope.paragraph != state.told_paragraph
        features["p_switch_paragraph" if fresh else "p_switch"] = 1
    told = state.told
    far = told is not None and told.year is not None and abs(told.year - base[0]) > 1
    if far and scope.sentence in {state.named_sentence} & {state.seen_sentence}:
        features["p_same_sentence"] = 1
    by = fact.base_by
    other = features | {"p_other": 1}
    found = [Rival(PUBLISHED, features, by=by), Rival(PUBLISHED, other, shifted=-1, by=by)]
    if not m.month or m.month >= base[1] - 1:
        return found
    return [*found, Rival(PUBLISHED, other, shifted=1, by=by)]


def apposed(t: Text, state: Thread, start: int) -> bool:
    """Whether the date before stands in an apposition: `, built in 1986,`."""
    at = state.told_at
    if t.words[at] != "," or at >= start - 1:
        return False
    for word in reversed(t.words[max(at - 14, 0) : at]):
        if word in {".", ","}:
            return word == ","
    return False

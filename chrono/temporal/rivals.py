"""The rival readings of an expression from one state of the text: `rivals`, with their features.

A rival says what the missing part is taken from (the text before, or the publication) and whether
the date is then on the line of the story or mentioned by the way. What it costs is decided by
`costs.tsv`; a name begins with t_ p_ (a year from the text, from the publication), w_ (weekdays),
r_ (relative), c_ (clock times), a_ (absolute dates), n_ s_ (steps of the line).
"""

import math
from typing import Final, NamedTuple

from chrono.dates.calendar import Day, add_days, days_in_month, ordinal, weekday
from chrono.tagger import feasts, points
from chrono.tagger.lexicon import among
from chrono.tagger.points import Point
from chrono.tagger.story import months, step_cost
from chrono.tagger.tense import STOPS
from chrono.tagger.text import Text
from chrono.tagger.values import GROUPS
from chrono.temporal.costs import Features
from chrono.temporal.facts import Document, Fact, innermost
from chrono.temporal.thread import Thread

TEXT: Final = "text"
PUBLISHED: Final = "published"
NIGHT_ENDS: Final = among("by until till to and - –")
DETERMINED: Final = among("that the this same in")
WIDE: Final = frozenset({"century", "decade", "millennium"})
LATE: Final = "T18"  # a night begins
EARLY: Final = "09"  # and has ended
STALE: Final = 12  # sentences; more make no difference
REACH: Final = 240  # months; a longer step costs no more
RECENT: Final = 31  # days


class Rival(NamedTuple):
    """One reading: what it counts from, how, and what speaks for and against it."""

    source: str  # text, published, or nothing
    features: Features
    on: bool = True  # on the line of the story
    lent: int | None = None
    shifted: int = 0  # years away from the nearest to the publication
    day: Day | None = None  # of a clock time
    turned: bool = False  # a weekday in the other direction than its clause says
    dayless: bool = False
    by: int = -1  # the expression that it counts from


class View(NamedTuple):
    """An expression, seen from one state of its text."""

    text: Text
    number: int
    fact: Fact
    state: Thread
    document: Document


def rivals(t: Text, n: int, fact: Fact, state: Thread, document: Document) -> list[Rival]:
    """The rivals of an expression; never empty."""
    if fact.kind == "absolute":  # on the line, or by the way: `placed` says what each costs
        return [Rival("", {}), Rival("", {}, on=False)]
    make = {
        "yearless": yearless, "weekday": weekdays, "relative": relative,
        "clock": clock, "monthless": short, "short": short,
    }.get(fact.kind)  # fmt: skip
    if make is None:
        return [Rival(TEXT if document.style or fact.base is None else PUBLISHED, {})]
    return make(View(t, n, fact, state, document))


def placed(fact: Fact, state: Thread, point: Point, on: bool) -> Features:
    """What speaks for a named date on the line, or by the way."""
    told, inner, scope = state.told, innermost(fact.meaning), fact.scope
    if not on:
        again = state.by_the_way and state.last_sentence == scope.sentence
        fine = inner.month or inner.season
        kinds = {
            "heading": scope.heading, "again": again, "bracket": fact.bracketed,
            "attributive": fact.attributive, "fine": fine,
        }  # fmt: skip
        name = next((kind for kind, holds in kinds.items() if holds), "year")
        return {f"a_aside_{name}": 1}
    found: Features = {}
    if told is not None and told.year is not None:
        fresh = scope.paragraph != state.told_paragraph
        last, here = span_of(told), span_of(point)
        found = {"a_step": step_cost(last, here, True, fresh), **steps("n", last, here, fresh)}
    flags = {
        "a_on_future": fact.base is not None and (point.year or 0) > fact.base[0],
        "a_on_until": fact.role == "until",
        "a_on_list": fact.listed,
        "a_on_attributive": fact.attributive and inner.month is None,
    }
    return found | {name: 1 for name, true in flags.items() if true}


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
    by = scope.mailed_by
    other = features | {"p_other": 1}
    found = [Rival(PUBLISHED, features, by=by), Rival(PUBLISHED, other, shifted=-1, by=by)]
    if not m.month or m.month >= base[1] - 1:
        return found
    return [*found, Rival(PUBLISHED, other, shifted=1, by=by)]


def weekdays(view: View) -> list[Rival]:
    """A weekday, counted from the publication or from the last day told, back or ahead."""
    fact, state, document = view.fact, view.state, view.document
    past, scope, told = document.past, fact.scope, state.told
    found = []
    if fact.base is not None:
        features: Features = {"w_pub": 1, "w_pub_past": max(past, 0.0)}
        if state.in_text:
            features["w_pub_switch"] = 1
        found = [Rival(PUBLISHED, features, by=scope.mailed_by)]
    if told is not None and told.grain in {"day", "time"} and told.year is not None and told.day:
        same = state.seen_sentence == scope.sentence
        features = {"w_text_past": max(past, 0.0)}
        features["w_text_stale"] = math.log1p(min(scope.sentence - state.seen_sentence, STALE))
        flags = {
            "w_text": fact.base is not None,
            "w_text_same": same,
            "w_text_entry": bool(scope.entry) and scope.dated_by >= 0,
        }
        features |= {name: 1 for name, true in flags.items() if true}
        found.append(Rival(TEXT, features, by=state.told_by))
    found += [r._replace(features=r.features | {"w_turned": 1}, turned=True) for r in found]
    return found or [Rival(TEXT, {"u_unresolved": 1})]


def relative(view: View) -> list[Rival]:
    """`last week`, `three days later`: from the text or the publication, on the line or not."""
    fact, state, document = view.fact, view.state, view.document
    past, base, m = document.past, fact.base, innermost(fact.meaning)
    today = m.shape == "shift" and m.which == "from"
    flags = {
        "r_text": base is not None,
        "r_text_style": base is not None and document.style,
        "r_text_today": base is not None and today,
        "r_text_entry": bool(fact.scope.entry) and fact.scope.dated_by >= 0,
    }
    features: Features = {name: 1 for name, true in flags.items() if true}
    features["r_text_past"] = max(past, 0.0)
    compared: Features = {"r_compared": 1} if fact.compared else {}
    until: Features = {"a_on_until": 1} if fact.role == "until" else {}
    by = state.told_by
    found = [
        Rival(TEXT, features | compared | until, by=by),
        Rival(TEXT, features | {"r_aside": 1}, on=False, by=by),
    ]
    if base is not None:
        away: Features = {"r_pub": 1, "r_pub_past": max(past, 0.0)}
        by = fact.scope.mailed_by
        found.append(Rival(PUBLISHED, away | compared | until, by=by))
        found.append(Rival(PUBLISHED, away | {"r_aside": 1}, on=False, by=by))
    return found


def short(view: View) -> list[Rival]:
    """`the 10th`, `'99`."""
    fact, state, document = view.fact, view.state, view.document
    features: Features = {"r_text_past": max(document.past, 0.0)}
    if fact.base is None:
        return [Rival(TEXT, features, by=state.told_by)]
    return [
        Rival(TEXT, features | {"r_text": 0.3}, by=state.told_by),
        Rival(PUBLISHED, {"r_pub_past": max(document.past, 0.0)}, by=fact.scope.mailed_by),
    ]


def clock(view: View) -> list[Rival]:
    """A time of day without its day: of the day told last, the one after, or the publication."""
    t, fact, state, document = view.text, view.fact, view.state, view.document
    if fact.meaning.of is not None:  # its day is said in part: of last Tuesday
        return [Rival(TEXT if document.style or fact.base is None else PUBLISHED, {})]
    same = state.zoned_day(t, fact.meaning, fact.start)
    if same is not None:
        return [Rival(TEXT, {}, day=same, by=state.day_by)]
    found = [*of_the_day_told(view), *of_the_aside(view)]
    part = fact.meaning.rule == "part-bare"
    past = max(document.past, 0.0)
    if fact.base is not None and (state.day is None or fact.today):
        features: Features = {"c_pub": 1, "c_pub_past": past}
        if fact.today:
            features["c_pub_today"] = 1
        found.append(Rival(PUBLISHED, features, day=fact.base, by=fact.scope.mailed_by))
    features = {"c_none": 1, "c_none_past": past}
    if part:
        features["c_none_part"] = 1
        before = t.words[fact.start - 1] if fact.start else ""
        if DETERMINED.isdisjoint((before, t.words[fact.start])):
            features["c_none_generic"] = 1
            if document.style:
                features["c_none_style"] = 1
    return [*found, Rival("", features, dayless=True)]


def of_the_day_told(view: View) -> list[Rival]:
    t, fact, state, document = view.text, view.fact, view.state, view.document
    day, scope, m = state.day, fact.scope, innermost(fact.meaning)
    if day is None:
        return []
    log = fact.meaning.rule == "clock-log"
    headed = scope.dated_by >= 0 and bool(scope.entry or log)
    far = fact.base is not None and abs((day.year or 0) - fact.base[0]) > 1
    features: Features = {"c_line_past": max(document.past, 0.0)}
    flags = {
        "c_line_coarse": state.told is not None and state.told_at > state.day_at,
        "c_line_headed": headed,
        "c_line_paragraph": scope.paragraph != state.day_paragraph,
        "c_line_style": document.style,
        "c_line_same": scope.sentence == state.day_sentence,
    }
    features |= {name: 1 for name, true in flags.items() if true}
    if far:
        features["c_line_far"] = max(-document.past, 0.0)
    found = [Rival(TEXT, features, day=day.first(), by=state.day_by)]
    last = state.clock
    if (
        headed
        and last is not None
        and last.first() > day.first()
        and state.clock_under == scope.dated_by
    ):
        found.append(Rival(TEXT, features | {"c_log_on": 1}, day=last.first(), by=state.day_by))
    over = (
        m.clock and last is not None and last.time >= LATE and m.clock < EARLY
        and last.time[1:6] > m.clock[:5] and last.first() == day.first()
    )  # fmt: skip
    if over:
        features = features | {"c_over": 1}
        if scope.entry or log:
            features["c_over_log"] = 1
        before = t.words[fact.start - 1] if fact.start else ""
        if before in NIGHT_ENDS and STOPS.isdisjoint(t.words[state.clock_at : fact.start]):
            features["c_over_end"] = 1
        found.append(Rival(TEXT, features, day=add_days(day.first(), 1), by=state.day_by))
    return found


def of_the_aside(view: View) -> list[Rival]:
    """The day said by the way since the last one on the line."""
    state, document = view.state, view.document
    last, day = state.last, state.day
    fresh = state.last_at > state.told_at
    if last is None or not fresh or last.grain not in {"day", "time"} or not last.day:
        return []
    if last.year is None or (day is not None and last.first() == day.first()):
        return []
    features: Features = {"c_line_aside": 1, "c_line_past": max(document.past, 0.0)}
    return [Rival(TEXT, features, day=last.first(), by=state.last_by)]


def apposed(t: Text, state: Thread, start: int) -> bool:
    """Whether the date before stands in an apposition: `, built in 1986,`."""
    at = state.told_at
    if t.words[at] != "," or at >= start - 1:
        return False
    for word in reversed(t.words[max(at - 14, 0) : at]):
        if word in {".", ","}:
            return word == ","
    return False


def steps(kind: str, last: tuple[int, int], here: tuple[int, int], fresh: bool) -> Features:
    """How far, in months, a date is from the one told last, ahead or back."""
    ahead, back = here[0] - last[1], last[0] - here[1]
    if ahead > 0:
        found: Features = {f"{kind}_ahead": math.log1p(min(ahead, REACH))}
        return found | {f"{kind}_year_ahead": 1} if ahead > 11 else found
    if back > 0:
        found = {f"{kind}_back": 1, f"{kind}_back_by": math.log1p(min(back, REACH))}
        return found | {f"{kind}_back_fresh": 1} if fresh else found
    return {f"{kind}_within": 1}


def span_of(p: Point) -> tuple[int, int]:
    """The first and the last month of a point."""
    year = (p.year or 0) * 12
    if p.extra:
        first, last = GROUPS.get(points.group(p), (1, 3))
        winter = p.extra == "WI" and p.month > 0
        return (year + first - 12 * winter, year + last - 12 * winter)
    if p.month:
        return year + p.month, year + p.month
    size = points.SIZES.get(p.grain, 1)
    return year + 1, year + 12 * size

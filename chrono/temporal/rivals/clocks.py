"""The day of a clock time: the one told last, the one after, or that of the publication."""

from typing import Final

from chrono.dates.calendar import add_days
from chrono.tagger.lexicon import among
from chrono.tagger.tense import STOPS
from chrono.temporal.costs import Features
from chrono.temporal.facts import innermost
from chrono.temporal.rivals.readings import PUBLISHED, TEXT, Rival, View

NIGHT_ENDS: Final = among("by until till to and - –")
DETERMINED: Final = among("that the this same in")
LATE: Final = "T18"  # a night begins
EARLY: Final = "09"  # and has ended


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
        found.append(Rival(PUBLISHED, features, day=fact.base, by=fact.base_by))
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

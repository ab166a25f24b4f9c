"""Weekdays, bare days, and what is counted from a day: from which day, and which way."""

import math

from chrono.temporal.costs import Features
from chrono.temporal.facts import innermost
from chrono.temporal.rivals.readings import PUBLISHED, STALE, TEXT, Rival, View


def weekdays(view: View) -> list[Rival]:
    """A weekday, counted from the publication or from the last day told, back or ahead."""
    fact, state, document = view.fact, view.state, view.document
    past, scope, told = document.past, fact.scope, state.told
    found = []
    if fact.base is not None:
        features: Features = {"w_pub": 1, "w_pub_past": max(past, 0.0)}
        if state.in_text:
            features["w_pub_switch"] = 1
        found = [Rival(PUBLISHED, features, by=fact.base_by)]
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
    found = []
    if base is None and fact.spoken:
        return [Rival(PUBLISHED, {"u_unresolved": 1})]
    if not fact.spoken or fact.said or m.which == 0:  # this year: also that of the story
        found = [
            Rival(TEXT, features | compared | until, by=by),
            Rival(TEXT, features | {"r_aside": 1}, on=False, by=by),
        ]
    if base is not None:
        away: Features = {"r_pub": 1, "r_pub_past": max(past, 0.0)}
        by = fact.base_by
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
        Rival(PUBLISHED, {"r_pub_past": max(document.past, 0.0)}, by=fact.base_by),
    ]

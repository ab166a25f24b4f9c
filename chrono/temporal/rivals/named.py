"""Named dates: on the line of the story, or mentioned by the way."""

from chrono.tagger.points import Point
from chrono.tagger.story import step_cost
from chrono.temporal.costs import Features
from chrono.temporal.facts import Fact, innermost
from chrono.temporal.rivals.readings import Rival, View
from chrono.temporal.rivals.steps import span_of, steps


def named(view: View) -> list[Rival]:
    """A date on the line, and by the way."""
    fact, state, point = view.fact, view.state, view.point
    if point is None:
        return [Rival("", {}), Rival("", {}, on=False)]
    fresh = fact.scope.paragraph != state.told_paragraph
    again = state.by_the_way and state.last_sentence == fact.scope.sentence
    on = Rival("", on_line(fact, state.told, point, fresh))
    return [on, Rival("", {by_the_way(fact, again): 1}, on=False)]


def on_line(fact: Fact, told: Point | None, point: Point, fresh: bool) -> Features:
    """What speaks against a date on the line: its step from the date told last, its words."""
    found: Features = {}
    if told is not None and told.year is not None:
        last, here = span_of(told), span_of(point)
        found = {"a_step": step_cost(last, here, True, fresh), **steps("n", last, here, fresh)}
        inner = innermost(fact.meaning)
        if "n_year_ahead" in found and (inner.month or inner.season):
            del found["n_year_ahead"]
            found["n_year_ahead_fine"] = 1
    if fact.base is not None and (point.year or 0) > fact.base[0]:
        found["a_on_future"] = 1
    if fact.role == "until":
        found["a_on_until"] = 1
    if fact.listed:
        found["a_on_list"] = 1
    if fact.attributive and innermost(fact.meaning).month is None:
        found["a_on_attributive"] = 1
    return found


def by_the_way(fact: Fact, again: bool) -> str:
    """The feature of a date that is not on the line."""
    inner = innermost(fact.meaning)
    kinds = {
        "heading": fact.scope.heading, "again": again, "bracket": fact.bracketed,
        "attributive": fact.attributive, "fine": inner.month or inner.season,
    }  # fmt: skip
    return f"a_aside_{next((kind for kind, holds in kinds.items() if holds), 'year')}"

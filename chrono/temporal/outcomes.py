"""What one reading of an expression gives: `Outcome`, its value and what the text has then told."""

from typing import Final, NamedTuple

from chrono.tagger.discourse import ANAPHORIC
from chrono.tagger.resolution import Resolved, resolve
from chrono.temporal.facts import PARTIAL, Fact, innermost
from chrono.temporal.rivals import PUBLISHED, TEXT, Rival
from chrono.temporal.thread import Thread

NEAR: Final = 4  # tokens within which a date may be said again
BY_THE_WAY: Final = frozenset({"absolute", "yearless"})
LEANING: Final = ANAPHORIC | {"later", "earlier"}
TOLD: Final = frozenset({"period", "time", "minute", "hour", "moment"})  # counted from what is told
# What a date that is said by the way leaves as it was.
LINE: Final = (
    "told", "told_at", "told_sentence", "told_paragraph", "told_by", "told_framed", "told_weak",
    "named_sentence", "day", "day_at", "day_sentence", "day_paragraph", "day_by", "named_at",
    "quarter", "quarter_at",
)  # fmt: skip


class Outcome(NamedTuple):
    """The value of an expression by one of its rivals, and what that changes in a thread."""

    resolved: Resolved | None
    changes: dict[str, object]


def leans(state: Thread, fact: Fact, rival: Rival) -> tuple[object, ...]:
    """What the outcome of a rival depends on: two states alike in that share it."""
    if fact.kind == "absolute":
        return (id(state.quarter),)
    read = (
        rival.source, rival.lent, rival.shifted, rival.day, rival.turned, rival.dayless,
    )  # fmt: skip
    if alone(state, fact, rival):
        return *read, id(state.quarter), state.quarter_at
    return (
        *read, id(state.told), state.told_at, id(state.last), state.last_at, id(state.day),
        id(state.quarter), state.quarter_at, id(state.clock), state.clock_at, state.named_at,
        state.set_at,
    )  # fmt: skip


def alone(state: Thread, fact: Fact, rival: Rival) -> bool:
    """Whether a rival counts from nothing that the text has told, but for a quarter."""
    m = fact.meaning
    if m.of is not None or fact.start <= state.last_at + NEAR:
        return False
    if fact.kind == "other":
        return m.shape in {"duration", "ref"} and m.which not in LEANING
    if rival.source != PUBLISHED and rival.lent is None:
        return False
    if fact.kind == "relative":
        return m.which not in LEANING and m.unit not in TOLD
    return fact.kind in {"weekday", "yearless"} and m.shape == "date"


def outcome(state: Thread, n: int, fact: Fact, rival: Rival) -> Outcome:
    """Read an expression, the `n`th of its text, by one of its rivals; `state` is left as it is."""
    twin = state.fork()
    twin.turn(fact.start, fact.end, rival.lent, True)
    twin.base = fact.base
    twin.narrative = rival.source == TEXT or (fact.base is None and rival.source != PUBLISHED)
    twin.forced, twin.dayless = rival.day, rival.dayless
    twin.shifted, twin.turned = rival.shifted, rival.turned
    resolved = anchored(resolve(twin, fact.meaning), fact, rival)
    return Outcome(resolved, changes(twin, n, fact, rival, resolved))


def aside(fact: Fact, told: Outcome) -> Outcome:
    """The same of a date that is said by the way."""
    if told.resolved is None:
        return told
    found = {name: value for name, value in told.changes.items() if name not in LINE}
    if fact.kind == "absolute":
        found.pop("in_text", None)
    if fact.kind in BY_THE_WAY:
        found["by_the_way"] = True
    return Outcome(told.resolved, found)


def anchored(found: Resolved | None, fact: Fact, rival: Rival) -> Resolved | None:
    """The value with what it was counted from."""
    if found is None or found.point is None or fact.kind not in PARTIAL:
        return found
    if not found.anchor or fact.kind != "relative":
        return found._replace(anchor=rival.source)
    return found


def changes(
    twin: Thread, n: int, fact: Fact, rival: Rival, resolved: Resolved | None
) -> dict[str, object]:
    """What the thread has now told, in which sentence, and by which expression."""
    scope, end = fact.scope, fact.end
    sentence, paragraph = scope.sentence, scope.paragraph
    found: dict[str, object] = {}
    if twin.set_at == end:
        found.update(set_at=end, set_unit=twin.set_unit)
    if resolved is None:
        return found
    absolute = fact.kind == "absolute"
    if fact.kind in PARTIAL:
        found["in_text"] = rival.source == TEXT or (fact.base is None and not rival.dayless)
    elif absolute and fact.base is not None and resolved.point is not None:
        year = resolved.point.year
        if year is not None and abs(year - fact.base[0]) > 1:
            found["in_text"] = True
    if fact.kind in BY_THE_WAY:
        found["by_the_way"] = False
    if twin.told_at == end:
        found.update(
            told=twin.told, told_at=end, told_sentence=sentence, told_paragraph=paragraph,
            told_by=n, told_framed=absolute and fact.framed,
            told_weak=absolute and not fact.framed and innermost(fact.meaning).month is None,
        )  # fmt: skip
        if absolute:
            found["named_sentence"] = sentence
    if twin.day_at == end:
        found.update(day=twin.day, day_at=end, day_sentence=sentence, day_paragraph=paragraph,
                     day_by=n)  # fmt: skip
    if twin.last_at == end:
        found.update(last=twin.last, last_at=end, last_sentence=sentence, last_by=n,
                     weekday=twin.weekday)  # fmt: skip
    if twin.clock_at == end:
        found.update(clock=twin.clock, clock_at=end, clock_under=scope.dated_by)
    if twin.named_at == end:
        found["named_at"] = end
    if twin.quarter_at == end:
        found.update(quarter=twin.quarter, quarter_at=end)
    found["last_paragraph"] = paragraph
    if scope.heading and resolved.point is not None:
        found["headed"] = (n, resolved.point)
    return found

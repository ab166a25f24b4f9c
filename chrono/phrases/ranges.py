"""The whole phrase: one date, or dates joined by since, until, from, between, or a dash.

    phrase = one | opened | from-to | between | dots | trailing | to | either

The first production that consumes the whole phrase wins.
"""

from typing import Final

from chrono.dates import parse
from chrono.dates.calendar import add_days
from chrono.phrases.completion import complete
from chrono.phrases.cursor import Cursor
from chrono.phrases.lexicon import ENGLISH
from chrono.phrases.operands import operand
from chrono.phrases.sides import share, side
from chrono.tagger.joins import ENDLESS, closed, onwards, up_to
from chrono.tagger.values import Operand, Partial, Value, bound, day_text
from chrono.temporal.dated import SINGLE

ENDS: Final = ("the end of", "end of", "the close of")  # before one of them is by that time
AND_ON: Final = ("and after", "and later", "and on")  # in a text these begin something else


def phrase(cur: Cursor) -> Value | None:
    """The date the whole phrase says, or None: then `cur.offset` is where it went wrong."""
    for production in PHRASES:
        cur.at = 0
        value = production(cur)
        if value is not None and cur.done():
            return value
    return None


def one(cur: Cursor) -> Value | None:
    """The one date that is left, and nothing after it."""
    date = operand(cur)
    return complete(date, cur) if date is not None and cur.done() else None


def joined(a: Operand, b: Operand, rule: str, cur: Cursor) -> Value:
    """The interval from the one to the other."""
    first, last = share(a, b, cur)
    return closed(bound(first, False), bound(last, True), first, last, "span", rule)


def opened(cur: Cursor) -> Value | None:
    """`since 1999`, `until 2026`, `by 2010`, `after 2010`, `from 1999 on`."""
    role = cur.role(ENGLISH.openers)
    if role == "before" and cur.comes(*ENDS):
        role = "by"
    make = SINGLE.get("since" if role == "from" else role)
    date = operand(cur) if make is not None else None
    if make is None or date is None:
        return None
    if make is onwards:
        while role := cur.role(ENGLISH.closers):
            if role != "since":
                return None
    if not cur.done():
        return None
    return make(limit(date, cur) if role in {"until", "by", "before"} else complete(date, cur))


def from_to(cur: Cursor) -> Value | None:
    """`from 2019 to 2021`, `from March to the present`."""
    return pair(cur, "from-to") if cur.says("from", "since", "dated") else None


def to(cur: Cursor) -> Value | None:
    """`2019 to 2021`, `9–10 September 2025`."""
    return pair(cur, "to")


def pair(cur: Cursor, rule: str) -> Value | None:
    """Two sides with a dash or a word between."""
    a = side(cur)
    if a is None or cur.role(ENGLISH.links) != "to":
        return None
    dash = cur.tokens[cur.at - 1]
    if cur.says(*ENDLESS) and cur.done():
        return onwards(complete(a, cur), rule)
    b = side(cur)
    if isinstance(b, Partial) and b.rule == "year":
        cur.says("decade")  # 2024-2026-cı illər: the years
    if b is None or not cur.done():
        return None
    tight = rule == "to" and dash.text in {"–", "-"} and dash.glued
    if tight and isinstance(a, Partial) and a.mark == "~" and isinstance(b, Partial):
        # c. 1914–18 is about both ends, c. 1914 – 1918 about the first
        b = b._replace(mark=b.mark or "~")
    if isinstance(a, Partial) and isinstance(b, Value) and b.rule.startswith("decade"):
        return None  # 1980-1990-cı illər: two decades, or ten years
    return joined(a, b, rule, cur)


def between(cur: Cursor) -> Value | None:
    """`between March and May 2025`: some day from the first to the last."""
    cur.says("sometime", "some time")
    if cur.role(ENGLISH.openers) != "between":
        return None
    a = side(cur)
    if a is None or cur.role(ENGLISH.links) != "and":
        return None
    b = side(cur)
    if b is None or not cur.done():
        return None
    first, last = share(a, b, cur)
    low = first.low if first.shape != "list" else ""
    timed = "T" in low or "T" in last.low  # EDTF has no sets of times
    shape = "span" if timed else "set"
    return closed(low, last.high or last.low, first, last, shape, "between")


def limit(date: Operand, cur: Cursor) -> Value:
    """The end of a time: a weekday alone may be the last one or the coming one."""
    if not isinstance(date, Partial) or date.rule != "weekday" or date.day is not None:
        return complete(date, cur)
    value = complete(date, cur)
    past = parse(value.low).earliest or cur.base
    day = cur.pick([past, add_days(past, 7)])
    return Value(day_text(day), rule=value.rule, relative=True)


def dots(cur: Cursor) -> Value | None:
    """`1999..2005`, `..1999`, `1999..`: as on the command line, an interval."""
    if cur.kind("dots"):
        value = one(cur)
        return value and up_to(value)
    a = side(cur)
    if a is None or not cur.kind("dots"):
        return None
    if cur.done():
        return onwards(complete(a, cur))
    b = side(cur)
    return joined(a, b, "to", cur) if b is not None and cur.done() else None


def trailing(cur: Cursor) -> Value | None:
    """`1984 or later`, `1984 onwards`, and the words other languages put behind."""
    date = operand(cur)
    if date is None:
        return None
    if cur.says("untilpost") and cur.done():
        return up_to(complete(date, cur))
    role = "since" if cur.says(*AND_ON) else cur.role(ENGLISH.closers)
    if role and cur.done():
        return SINGLE[role](complete(date, cur))
    if role != "since":
        return None
    end = operand(cur)
    if end is None or not cur.says("untilpost") or not cur.done():
        return None
    return joined(date, end, "from-to", cur)


def either(cur: Cursor) -> Value | None:
    """`1667, 1668 or 1670–1672`: one of these; with `and`, all of them."""
    connectives = {t.text for t in cur.tokens if t.text in {"or", "and"}}
    if len(connectives) != 1:
        return None
    connective = connectives.pop()
    items = list_items(cur, connective)
    if items is None or len(items) < 2:
        return None
    texts: list[str] = []
    rules: list[str] = []
    moved = False
    for n, (a, b) in enumerate(items):
        if b is not None:
            first, last = share(a, b, cur)
        elif n + 1 < len(items):
            first = last = share(a, items[-1][0], cur)[0]
        else:
            first = last = share(items[0][0], a, cur)[1]
        if first.shape != "one" or last.shape != "one":
            return None
        texts.append(first.low if b is None else f"{first.low}..{last.low}")
        moved |= first.relative or last.relative
        rules.append(first.rule)
    left, right = "[]" if connective == "or" else "{}"
    text = f"{left}{','.join(texts)}{right}"
    return Value(text, "", "list", f"{connective}:{rules[0]}", moved)


def list_items(cur: Cursor, connective: str) -> list[tuple[Operand, Operand | None]] | None:
    """The items of a list: dates, or the two sides of a range."""
    items: list[tuple[Operand, Operand | None]] = []
    cur.says("either")
    while True:
        a = side(cur)
        if a is None:
            return None
        items.append((a, side(cur) if cur.says("–", "-", "to") else None))
        if cur.done():
            return items
        if not cur.says(f", {connective}", connective, ","):
            return None


PHRASES: Final = (one, opened, from_to, between, dots, trailing, to, either)

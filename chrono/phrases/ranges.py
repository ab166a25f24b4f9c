"""The whole phrase: one date, or dates joined by since, until, from, between, or a dash.

    phrase = one | since | from-to | between | until | by | after | dots | or-later | to | or
    one    = {c. | possibly} operand {? | ~} [O.S.]

The first production that consumes the whole phrase wins.
"""

from chrono.dates import parse
from chrono.dates.calendar import add_days, from_ordinal, ordinal, weekday
from chrono.phrases import atoms, relative
from chrono.phrases.clocks import timed
from chrono.phrases.complete import before_base, bound, complete, marked, qualify
from chrono.phrases.cursor import Cursor, Operand, Partial, Value, day_text, refuse
from chrono.phrases.lexicon import APPROXIMATE, LEADING, UNCERTAIN

OPERANDS = (
    atoms.fiscal,
    relative.following,
    relative.offset,
    relative.so_far,
    relative.stretch,
    relative.ago,
    atoms.fraction,
    relative.unit_step,
    atoms.week_of_day,
    atoms.iso_week,
    atoms.some_part,
    atoms.portion,
    atoms.season,
    atoms.wide,
    timed,
    relative.name_step,
    atoms.day_of_month,
)
TIGHT = {"–", "-"}
ENDLESS = ("the present day", "the present", "present", "ongoing")


def operand(cur: Cursor) -> Operand | None:
    """One date, with the small words before it and the signs about it."""
    start, mark = cur.at, ""
    while True:
        at = cur.at
        if cur.word(APPROXIMATE) or cur.says("~"):
            mark = marked("" if not mark else f"0{mark}", "~")[-1:] or "~" if mark else "~"
        elif cur.word(UNCERTAIN):
            mark = "%" if mark in {"~", "%"} else "?"
        elif not (date := plain(cur)):
            cur.at = at
            if not cur.word(LEADING):
                break
        else:
            return signed(cur, date, mark)
    cur.at = start
    return None


def plain(cur: Cursor) -> Operand | None:
    for production in OPERANDS:
        at = cur.at
        date = production(cur)
        if date is not None:
            return date
        cur.at = at
    return None


def signed(cur: Cursor, date: Operand, mark: str) -> Operand:
    """The date with the signs behind it taken in: `1984?`, `1850 (approximate)`, `O.S.`"""
    while True:
        if cur.says("?", "( ? )", "( uncertain )"):
            mark = "%" if mark in {"~", "%"} else "?"
        elif cur.says("~", "( approximate )", "( approx )"):
            mark = "%" if mark in {"?", "%"} else "~"
        elif cur.says("%", "( uncertain and approximate )"):
            mark = "%"
        elif cur.says("( os )", "( old style )", "os", "old style"):
            date = old_style(cur, complete(date, cur))
        elif not cur.says("( ns )", "( new style )", "ns", "new style"):
            break
    if isinstance(date, Partial):
        return date._replace(mark=mark)
    return qualify(date, mark, cur)


def old_style(cur: Cursor, value: Value) -> Value:
    """The day of the Julian calendar as a Gregorian one."""
    found = parse(value.low).earliest
    if value.shape != "one" or found is None or len(value.low.lstrip("-")) != 10:
        raise refuse(cur, "D102", "old style is of a day", "write the day, month and year", 0)
    year, month, day = found
    a = (14 - month) // 12
    y, m = year + 4800 - a, month + 12 * a - 3
    julian = day + (153 * m + 2) // 5 + 365 * y + y // 4 - 32083
    number = julian - (2451545 - ordinal((2000, 1, 1)))
    return Value(day_text(from_ordinal(number)), rule="old-style", relative=value.relative)


def number(cur: Cursor) -> Operand | None:
    """A number or an ordinal that only its neighbour explains, perhaps with a year: `10, 2025`."""
    token = cur.peek()
    cur.says("the")
    count = atoms.ordinal(cur)
    if count is None:
        found = cur.kind("number", "short")
        if found is None or len(found.text) > 3:
            return None
        text = found.text.strip("'")
    else:
        text = str(count)
    date = Partial("day", bare=text, at=token.at if token else 0)
    at = cur.at
    cur.says(",", "of")
    year = atoms.year_number(cur)
    if year and year[0] is not None:
        return date._replace(year=year[0], era=year[1])
    cur.at = at
    return date


def side(cur: Cursor) -> Operand | None:
    """One side of a range: an operand, or a number alone."""
    at = cur.at
    date = operand(cur)
    if date is None:
        cur.at = at
        cur.says("c", "about")
        date = number(cur)
    return date


def share(a: Operand, b: Operand, cur: Cursor) -> tuple[Value, Value]:
    """Both sides whole: each takes from the other what it does not say itself."""
    if isinstance(a, Partial) and isinstance(b, Partial):
        a, b = share_numbers(a, b)
        if a.day is not None and b.time and b.day is None and b.month is None:
            b = b._replace(year=a.year, month=a.month, day=a.day, relative=a.relative, rule=a.rule)
        a, b = share_years(a, b, cur)
    elif isinstance(a, Partial) and isinstance(b, Value) and a.rule == "day-of-month":
        a = as_century(a, b)
    return complete(a, cur), complete(b, cur)


def as_century(a: Partial, b: Value) -> Operand:
    """`18th` of `18th–19th century`, read as its neighbour is."""
    if b.rule not in {"century", "millennium"} or a.day is None:
        return a
    size = 100 if b.rule == "century" else 1000
    first = 1 - a.day * size if b.low.startswith("-") else (a.day - 1) * size
    return atoms.some_years(atoms.run(first, size, b.rule), 0, (0, 0))


def share_numbers(a: Partial, b: Partial) -> tuple[Partial, Partial]:
    """`9–10 September`, `September 9–10, 2025`, `1914–18`, `44–43 BC`, `AD 14–37`."""
    if a.bare and not b.bare:
        if b.day is not None and int(a.bare) <= 31:
            a = Partial("day", b.year, b.month, int(a.bare), mark=a.mark, era=b.era, at=a.at)
        elif b.year is not None and b.month is None and b.era:
            year = int(a.bare)
            a = Partial("year", 1 - year if b.era == "bc" else year, era=b.era, at=a.at)
    elif b.bare and not a.bare:
        figures, value = len(b.bare), int(b.bare)
        if (
            a.day is not None
            and a.last == "day"
            and value <= 31
            and (b.year is None or a.year is None)
        ):
            known = a.year if b.year is None else b.year
            a = a._replace(year=known, era=b.era or a.era)
            b = Partial("day", known, a.month, value, mark=b.mark, last="day", at=b.at)
        elif a.day is not None and b.year is None and a.year is None and value <= 31:
            b = Partial("day", None, a.month, value, mark=b.mark, at=b.at)
        elif a.year is not None and a.month is None and not a.group and b.year is None:
            if a.era:
                year = 1 - value if a.era == "bc" else value
                b = Partial("year", year, era=a.era, mark=b.mark, at=b.at)
            elif figures == 2 and value > a.year % 100 and a.year >= 1000:
                b = Partial("year", a.year - a.year % 100 + value, mark=b.mark, at=b.at)
    return a, b


def share_years(a: Partial, b: Partial, cur: Cursor) -> tuple[Partial, Partial]:
    """`30 March – 2 April 2025`, `March–May 2025`, `December 2024 – January`."""
    if a.bare or b.bare:
        return a, b
    if a.month is not None and a.year is None and b.month is not None and b.year is None:
        b = before_base(b, cur)
        b = b._replace(relative=True, rule=f"{b.rule}-before-base")
        a = a._replace(relative=True)
    if a.year is None and a.month is not None and b.year is not None and b.month is not None:
        earlier = (a.month, a.day or 0) <= (b.month, b.day or 31)
        a = a._replace(year=b.year if earlier else b.year - 1)
    elif b.year is None and b.month is not None and a.year is not None and a.month is not None:
        later = (b.month, b.day or 31) >= (a.month, a.day or 0)
        b = b._replace(year=a.year if later else a.year + 1)
    elif a.weekday is not None and a.day is None and b.weekday is not None and b.day is None:
        end = parse(complete(b, cur).low).earliest
        if end:
            start = add_days(end, -((weekday(end) - a.weekday) % 7))
            a = a._replace(year=start[0], month=start[1], day=start[2], weekday=None)
    return a, b


def span(a: Value, b: Value, rule: str) -> Value:
    rules = a.rule if a.rule == b.rule else f"{a.rule},{b.rule}"
    return Value(
        bound(a, False), bound(b, True), "span", f"{rule}:{rules}",
        a.relative or b.relative,
    )  # fmt: skip


def open_ended(low: str, high: str, value: Value, shape: str, rule: str) -> Value:
    return Value(low, high, shape, f"{rule}:{value.rule}", value.relative)


def since(cur: Cursor) -> Value | None:
    if not cur.says(
        "ever since",
        "since",
        "starting from",
        "starting in",
        "starting on",
        "as from",
        "from",
        "starting",
        "beginning in",
    ):
        return None
    date = operand(cur)
    if date is None:
        return None
    cur.says("on", "onwards", "onward", "forward", "onwards onwards")
    if not cur.done():
        return None
    value = complete(date, cur)
    return open_ended(bound(value, False), "..", value, "span", "since")


def from_to(cur: Cursor) -> Value | None:
    if not cur.says("from", "since", "dated"):
        return None
    return pair(cur, "from-to")


def pair(cur: Cursor, rule: str) -> Value | None:
    a = side(cur)
    if a is None:
        return None
    joined = cur.says(
        "up to", "up until", "to", "until", "till", "til", "through", "thru", "–", "-", "and up to"
    )
    if not joined:
        return None
    dash = cur.tokens[cur.at - 1]
    if cur.says(*ENDLESS) and cur.done():
        value = complete(a, cur)
        return open_ended(bound(value, False), "..", value, "span", rule)
    b = side(cur)
    if isinstance(b, Partial) and b.rule == "year":
        cur.says("decade")  # 2024-2026-cı illər: the years
    if b is None or not cur.done():
        return None
    tight = rule == "to" and dash.text in TIGHT and dash.glued
    if tight and isinstance(a, Partial) and a.mark == "~":
        # c. 1914–18 is about both ends, c. 1914 – 1918 about the first
        b = b._replace(mark=b.mark or "~") if isinstance(b, Partial) else b
    if isinstance(a, Partial) and isinstance(b, Value) and b.rule.startswith("decade"):
        return None  # 1980-1990-cı illər: two decades, or ten years
    first, last = share(a, b, cur)
    return span(first, last, rule)


def between(cur: Cursor) -> Value | None:
    if not cur.says("sometime between", "some time between", "between"):
        return None
    a = side(cur)
    if a is None or not cur.says("and"):
        return None
    b = side(cur)
    if b is None or not cur.done():
        return None
    first, last = share(a, b, cur)
    low = first.low if first.shape in {"one", "set", "span"} else ""
    high = last.high or last.low
    rules = first.rule if first.rule == last.rule else f"{first.rule},{last.rule}"
    return Value(low, high, "set", f"between:{rules}", first.relative or last.relative)


def until(cur: Cursor) -> Value | None:
    if not cur.says("up until", "up to", "until", "till", "til", "through"):
        return None
    value = limit(cur)
    return value and open_ended("..", bound(value, True), value, "span", "until")


def by(cur: Cursor) -> Value | None:
    if not cur.says("no later than", "not later than", "on or before", "prior to", "by", "before"):
        return None
    value = limit(cur)
    return value and open_ended("", value.high or value.low, value, "set", "by")


def after(cur: Cursor) -> Value | None:
    if not cur.says("no earlier than", "not earlier than", "not before", "on or after", "after"):
        return None
    value = rest(cur)
    return value and open_ended(value.low, "", value, "set", "after")


def limit(cur: Cursor) -> Value | None:
    """The one date that is left; a weekday alone may be the last one or the coming one."""
    date = operand(cur)
    if isinstance(date, Partial) and date.rule == "weekday" and date.day is None:
        value = complete(date, cur)
        past = parse(value.low).earliest or cur.base
        cur.settle = "write {} or {}"
        days: list[Operand] = [
            Value(day_text(d), rule=value.rule, relative=True) for d in (past, add_days(past, 7))
        ]
        date = cur.pick(days)
    return complete(date, cur) if date is not None and cur.done() else None


def rest(cur: Cursor) -> Value | None:
    """The one date that is left, and nothing after it."""
    date = operand(cur)
    return complete(date, cur) if date is not None and cur.done() else None


def dots(cur: Cursor) -> Value | None:
    """`1999..2005`, `..1999`, `1999..`: as on the command line, an interval."""
    if cur.kind("dots"):
        value = rest(cur)
        return value and open_ended("..", bound(value, True), value, "span", "until")
    a = side(cur)
    if a is None or not cur.kind("dots"):
        return None
    if cur.done():
        value = complete(a, cur)
        return open_ended(bound(value, False), "..", value, "span", "since")
    b = side(cur)
    if b is None or not cur.done():
        return None
    first, last = share(a, b, cur)
    return span(first, last, "to")


def trailing(cur: Cursor) -> Value | None:
    """`1984 or later`, `1984 onwards`, and the words other languages put behind."""
    date = operand(cur)
    if date is None:
        return None
    if cur.says("or later", "or after", "or thereafter", "at the earliest") and cur.done():
        value = complete(date, cur)
        return open_ended(value.low, "", value, "set", "after")
    if cur.says("or earlier", "or before", "at the latest") and cur.done():
        value = complete(date, cur)
        return open_ended("", value.high or value.low, value, "set", "by")
    if cur.says("untilpost") and cur.done():
        value = complete(date, cur)
        return open_ended("..", bound(value, True), value, "span", "until")
    if not cur.says("onwards", "onward", "and onwards", "and after", "and later", "and on"):
        return None
    if cur.done():
        value = complete(date, cur)
        return open_ended(bound(value, False), "..", value, "span", "since")
    end = operand(cur)
    if end is None or not cur.says("untilpost") or not cur.done():
        return None
    first, last = share(date, end, cur)
    return span(first, last, "from-to")


def to(cur: Cursor) -> Value | None:
    return pair(cur, "to")


def either(cur: Cursor) -> Value | None:
    """`1667, 1668 or 1670–1672`: one of these; with `and`, all of them."""
    said = [t.text for t in cur.tokens if t.text in {"or", "and"}]
    if len(set(said)) != 1:
        return None
    connective = said[0]
    items: list[tuple[Operand, Operand | None]] = []
    cur.says("either")
    while True:
        a = side(cur)
        if a is None:
            return None
        b = side(cur) if cur.says("–", "-", "to") else None
        items.append((a, b))
        if cur.done():
            break
        if not cur.says(f", {connective}", connective, ","):
            return None
    if len(items) < 2:
        return None
    texts: list[str] = []
    rules: list[str] = []
    moved = False
    for n, (a, b) in enumerate(items):
        if b is not None:
            first, last = share(a, b, cur)
        elif n + 1 < len(items):
            first, _ = share(a, items[-1][0], cur)
            last = first
        else:
            _, first = share(items[0][0], a, cur)
            last = first
        if first.shape != "one" or last.shape != "one":
            return None
        texts.append(first.low if b is None else f"{first.low}..{last.low}")
        moved |= first.relative or last.relative
        rules.append(first.rule)
    left, right = "[]" if connective == "or" else "{}"
    text = f"{left}{','.join(texts)}{right}"
    return Value(text, "", "list", f"{connective}:{rules[0]}", moved)


def one(cur: Cursor) -> Value | None:
    return rest(cur)


PHRASES = (one, since, from_to, between, until, by, after, dots, trailing, to, either)


def phrase(cur: Cursor) -> Value | None:
    """The date the whole phrase says, or None: then `cur.offset` is where it went wrong."""
    for production in PHRASES:
        cur.at = 0
        value = production(cur)
        if value is not None and cur.done():
            return value
    return None

"""Times of day, with the date they belong to: `22 September 2025, 1:47 pm UTC`, `2 pm`."""

from chrono.dates.clock import parse_time
from chrono.errors import DateError
from chrono.phrases import atoms
from chrono.phrases.cursor import Cursor, Operand, Partial, refuse
from chrono.phrases.lexicon import DAY_PARTS


def clock(cur: Cursor) -> str:
    """A time of day as EDTF has it, from `T` on; else an empty text."""
    start = cur.at
    cur.says("at", "t")
    token = cur.peek()
    if cur.says("noon", "12 noon", "midday"):
        return "T12:00" + zone(cur)
    if cur.says("midnight", "12 midnight"):
        return "T00:00" + zone(cur)
    found = cur.kind("clock") or cur.kind("number")
    half = "" if found is None or len(found.text) > 8 else cur.word({"am", "pm"})
    if (
        found is None
        or token is None
        or (found.kind == "number" and (not half or len(found.text) > 2))
    ):
        cur.at = start
        return ""
    fields = found.text.split(":")
    hour = int(fields[0])
    if half:
        if not 1 <= hour <= 12:
            message = f"no such time of day: {found.text} {half}"
            raise refuse(cur, "D101", message, "hours go from 1 to 12 with am and pm", token.at)
        hour = hour % 12 + (12 if half == "pm" else 0)
    cur.says("hrs", "hours", "h")
    text = ":".join((f"{hour:02}", *(fields[1:] or ["00"])))
    try:
        return "T" + str(parse_time(text + zone(cur)))
    except DateError as error:
        raise refuse(cur, error.code, error.message, error.hint, token.at) from None


def zone(cur: Cursor) -> str:
    at = cur.at
    bracket = cur.says("(")
    named = cur.says("utc", "gmt", "z")
    found = cur.kind("offset")
    if bracket and not cur.says(")"):
        cur.at = at
        return ""
    if found:
        sign, digits = found.text[0], found.text[1:].replace(":", "")
        hours, minutes = (digits, "00") if len(digits) <= 2 else (digits[:-2], digits[-2:])
        return "Z" if not int(digits) else f"{sign}{int(hours):02}:{minutes}"
    return "Z" if named else ""


def timed(cur: Cursor) -> Operand | None:
    """A date, with a time of day before or behind it where one stands there; or the time alone."""
    token = cur.peek()
    time = clock(cur)
    if time and token:
        at = cur.at
        cur.says(", on", ",", "on", "of")
        date = day(cur)
        if date is not None and not date.time:
            return date._replace(time=time)
        cur.at = at
        return Partial("time", time=time, relative=True, at=token.at)
    date = day(cur)
    if date is not None:
        at = cur.at
        cur.says(",")
        time = clock(cur)
        if time:
            return date._replace(time=time, last="")
        if cur.word(DAY_PARTS):
            return date
        cur.at = at
        return date
    cur.at = cur.at if token is None else cur.tokens.index(token)
    return atoms.named_day(cur)


def day(cur: Cursor) -> Partial | None:
    """A day, said or counted, that can take a time."""
    from chrono.phrases.relative import name_step, named

    at = cur.at
    cur.says("the")
    for production in (named, name_step, atoms.named_day):
        start = cur.at
        date = production(cur)
        whole = isinstance(date, Partial) and not date.group
        if (
            isinstance(date, Partial)
            and whole
            and (date.day is not None or date.weekday is not None)
        ):
            return date
        cur.at = start
    cur.at = at
    return None

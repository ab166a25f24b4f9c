"""Times of day, with the date they belong to: `22 September 2025, 1:47 pm UTC`, `2 pm`."""

from chrono.dates.clock import parse_time
from chrono.errors import DateError
from chrono.phrases.cursor import Cursor
from chrono.phrases.days import named_day
from chrono.phrases.lexicon import DAY_PARTS, ZONES
from chrono.phrases.offsets import named
from chrono.phrases.steps import name_step
from chrono.tagger.values import Operand, Partial


def timed(cur: Cursor) -> Operand | None:
    """A date, with a time of day before or behind it where one stands there; or the time alone."""
    token = cur.peek()
    start = cur.at
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
    if date is None:
        cur.at = start
        return named_day(cur)
    at = cur.at
    cur.says(",")
    time = clock(cur)
    if time:
        return date._replace(time=time, last="")
    if not cur.word(DAY_PARTS):
        cur.at = at
    return date


def day(cur: Cursor) -> Partial | None:
    """A day, said or counted, that can take a time."""
    at = cur.at
    cur.says("the")
    for production in (named, name_step, named_day):
        start = cur.at
        date = production(cur)
        if isinstance(date, Partial) and (date.day, date.weekday) != (None, None):
            return date
        cur.at = start
    cur.at = at
    return None


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
    alone = found and found.kind == "number" and (not half or len(found.text) > 2)
    if found is None or token is None or alone:
        cur.at = start
        return ""
    fields = found.text.split(":")
    hour = hour_of(cur, int(fields[0]), half, found.text, token.at)
    cur.says("hrs", "hours", "h")
    text = ":".join((f"{hour:02}", *(fields[1:] or ["00"])))
    try:
        return "T" + str(parse_time(text + zone(cur)))
    except DateError as error:
        hint = error.hint or "hours go from 00 to 23, minutes from 00 to 59"
        raise cur.refusal(error.code, error.message, hint, token.at) from None


def hour_of(cur: Cursor, hour: int, half: str, text: str, at: int) -> int:
    """The hour of 24; raises where am or pm stands at another than 1 to 12."""
    if not half:
        return hour
    if not 1 <= hour <= 12:
        hint = "hours go from 1 to 12 with am and pm"
        raise cur.refusal("D101", f"no such time of day: {text} {half}", hint, at)
    return hour % 12 + (12 if half == "pm" else 0)


def zone(cur: Cursor) -> str:
    """`Z` or an offset, an empty text where none stands; raises at any other letters of a zone."""
    at = cur.at
    bracket = cur.says("(")
    token = cur.peek()
    if token and token.text in ZONES and token.raw.isupper():
        message = f"a time zone only by its letters: {token.raw}"
        hint = "the same letters are used for several zones: write the offset, as in 13:47 +03:00"
        raise cur.refusal("D102", message, hint, token.at)
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

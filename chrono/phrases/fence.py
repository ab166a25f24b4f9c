"""dateparser behind a fence: the last reader of a phrase, and what it may not do.

It never sees a bare number, a range or English; it is told the language, the base and the order;
what it fills in is found by asking twice and dropped. A year is kept only if its four figures stand
in the phrase. Of several languages that know all the words, each meaning is asked once, and if
they differ the phrase is refused. Measured for dateparser 1.5.0, whose locale data is no public
interface: the version is bound in pyproject.toml.
"""

import re
from functools import cache
from typing import Any, Final, NamedTuple

from chrono.dates import parse
from chrono.dates.calendar import Day, weekday
from chrono.errors import DateError
from chrono.phrases.choices import Settled
from chrono.phrases.languages import RANGE_WORDS
from chrono.phrases.question import Question
from chrono.phrases.refusals import depends, two
from chrono.phrases.tokens import Token
from chrono.phrases.vocabulary import candidates, meaning, words_of
from chrono.tagger.english import MONTHS, WEEKDAY_NAMES, WEEKDAYS
from chrono.tagger.values import day_text, week_of, year_text

FAR: Final[tuple[Day, Day]] = ((1987, 3, 7), (2014, 8, 26))
OTHER_CALENDARS: Final = {
    "am", "ti", "th", "lo", "km", "my", "fa", "ps", "ckb", "mzn", "lrc", "ne", "he",
}  # fmt: skip
FORBIDDEN: Final = frozenset("–~%?/[]{}<>=*&+_")


class Seen(NamedTuple):
    """What dateparser answered: the parts, how fine it says they are, the locale."""

    day: Day
    time: tuple[int, int, int]
    zoned: bool
    period: str
    locale: str

    @property
    def said(self) -> Day | tuple[int, ...]:
        """The parts as fine as it says they are."""
        return self.day[: {"year": 1, "month": 2, "quarter": 2}.get(self.period, 3)]


def read_fenced(text: str, tokens: list[Token], question: Question) -> tuple[Settled, str] | None:
    """The date dateparser finds and the language, or None; raises where readings differ."""
    if not may_pass(tokens):
        return None
    readings: dict[str, tuple[Settled, str]] = {}
    refused: DateError | None = None
    for language in candidates(text, question.languages):
        try:
            settled = ask(text, language, question)
        except DateError as error:
            refused = refused or error
            continue
        if settled:
            readings.setdefault(str(settled.date), (settled, language))
    if len(readings) > 1:
        names = ", ".join(language for _, language in readings.values())
        raise two(question, list(readings), tokens[0].at, f"say the language: {names}")
    if readings:
        return next(iter(readings.values()))
    if refused:
        raise refused
    return None


def may_pass(tokens: list[Token]) -> bool:
    """Whether it is a plain phrase with letters: no range, no decade, no sign of EDTF."""
    if any(t.kind in {"dots", "decade", "step", "edtf"} or t.text in FORBIDDEN for t in tokens):
        return False
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text == "-" and before.kind == "number" and after.kind == "number":
            return False
    if any(t.text in RANGE_WORDS for t in tokens if t.kind == "word"):
        return False
    if any(len(t.text) > 4 for t in tokens if t.kind == "number"):
        return False
    return any(t.kind == "word" and len(t.text) > 1 for t in tokens) or not all(
        t.text.isascii() for t in tokens
    )


@cache
def reader(language: str, order: str, base: Day) -> Any:
    """dateparser told everything it would else guess, or None where it has no such language."""
    from datetime import datetime

    from dateparser.date import DateDataParser

    settings = {
        "RELATIVE_BASE": datetime(*base, 12, 0, 0),
        "TIMEZONE": "UTC",
        "PREFER_DATES_FROM": "past",
        "RETURN_TIME_AS_PERIOD": True,
        "DATE_ORDER": order,
    }
    try:
        return DateDataParser(languages=[language], settings=settings)
    except ValueError:
        return None


def look(text: str, language: str, base: Day, order: str) -> Seen | None:
    parser = reader(language, order, base)
    if parser is None:
        return None
    try:
        data = parser.get_date_data(text)
    except (ValueError, OverflowError, RecursionError, TypeError, KeyError, IndexError):
        return None
    when = data.date_obj
    if when is None:
        return None
    day, time = (when.year, when.month, when.day), (when.hour, when.minute, when.second)
    return Seen(day, time, when.tzinfo is not None, data.period, data.locale)


def ask(text: str, language: str, question: Question) -> Settled | None:
    """The date in one language, of the parts the phrase says; raises where two orders differ."""
    if question.base is not None and not 1 < question.base[0] < 9999:
        return None
    found: dict[str, Settled] = {}
    order = question.order
    for name in (order,) if order else ("DMY", "MDY", "YMD"):
        try:
            settled = ask_order(text, language, name, question)
        except DateError:
            if order or (not found and name == "YMD"):
                raise
            continue
        if settled:
            found.setdefault(str(settled.date), settled)
    if len(found) > 1:
        raise two(question, list(found), 0, "say --order DMY")
    return next(iter(found.values()), None)


def ask_order(text: str, language: str, order: str, question: Question) -> Settled | None:
    """The date in one order; what differs between two bases is counted from the true one."""
    first, second = (look(text, language, day, order) for day in FAR)
    if first is None or second is None:
        return None
    rule = f"dateparser:{first.locale}"
    if (first.period, first.said) == (second.period, second.said):
        check_calendar(first, language)
        if not numbers_stand(text, first) or not names_stand(text, language, first):
            return None
        return Settled(parse(write(first)), rule, False)
    if question.base is None:
        raise depends(question, rule, 0)
    given = look(text, language, question.base, order)
    if given is None:
        return None
    if not names_stand(text, language, given):
        return None
    if given.period == "time":
        raise DateError("D102", "the time of day it counts from is not known", "", 0, "say the day")
    written = str(week_of(given.day, "")) if given.period == "week" else write(given)
    return Settled(parse(written), rule, True)


def check_calendar(seen: Seen, language: str) -> None:
    """Raise where the year may be of a calendar that is not Gregorian."""
    year = seen.day[0]
    if (language.split("-")[0] in OTHER_CALENDARS and not 1700 <= year <= 2200) or year > 2400:
        hint = "write the Gregorian year in figures, as EDTF"
        raise DateError("D102", f"a year of which calendar: {year}?", "", 0, hint)


def numbers_stand(text: str, seen: Seen) -> bool:
    """Whether the year stands in the phrase, and every number of the phrase in the date."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    if seen.zoned or (len(seen.said) == 3 and seen.day[2] not in numbers):
        return False
    allowed = {*seen.day, *seen.time, seen.time[0] % 12 or 12}
    return seen.day[0] in numbers and allowed.issuperset(numbers)


def names_stand(text: str, language: str, seen: Seen) -> bool:
    """Whether each month and weekday the phrase names is that of the date, none left out."""
    found = weekday(seen.day)
    for word in words_of(text):
        name = meaning(word, language.split("-")[0])
        if name in MONTHS and (seen.period == "year" or seen.day[1] != MONTHS[name]):
            return False
        if name in WEEKDAYS and seen.period not in {"day", "time"}:
            return False
        if name in WEEKDAYS and found != WEEKDAYS[name]:
            said = WEEKDAY_NAMES[WEEKDAYS[name]]
            message = f"no such day: {day_text(seen.day)} is no {said}"
            raise DateError("D101", message, "", 0, f"it is a {WEEKDAY_NAMES[found]}")
    return True


def write(seen: Seen) -> str:
    """What was seen as EDTF."""
    year, month, _ = seen.day
    if seen.period == "year":
        return year_text(year)
    if seen.period == "month":
        return f"{year_text(year)}-{month:02}"
    if seen.period == "quarter":
        return f"{year_text(year)}-{33 + (month - 1) // 3}"
    text = day_text(seen.day)
    if seen.period == "time":
        hour, minute, second = seen.time
        return f"{text}T{hour:02}:{minute:02}" + (f":{second:02}" if second else "")
    return text

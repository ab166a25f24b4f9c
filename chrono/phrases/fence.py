"""dateparser behind a fence: the last reader of a phrase, and what it may not do.

It never sees a bare number, a range or English; it is told the language, the base and the order;
what it fills in is found by asking twice and dropped. A year is kept only if its four figures stand
in the phrase. Of several languages that know all the words, each meaning is asked once, and if
they differ the phrase is refused. Measured for dateparser 1.5.0, whose locale data is no public
interface: the version is bound in pyproject.toml.
"""

import importlib
import pkgutil
import re
import unicodedata
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from chrono.dates import parse
from chrono.dates.calendar import Day
from chrono.errors import DateError
from chrono.phrases.cursor import day_text, week_of, year_text
from chrono.phrases.lexicon import MONTH_NAMES, MONTHS, RANGE_WORDS, WEEKDAY_NAMES, WEEKDAYS
from chrono.phrases.settle import BASE_HINT, Settled, two
from chrono.phrases.tokens import Token

FAR: tuple[Day, Day] = ((1987, 3, 7), (2014, 8, 26))
OTHER_CALENDARS = {"am", "ti", "th", "lo", "km", "my", "fa", "ps", "ckb", "mzn", "lrc", "ne", "he"}
UNSPACED = ("ja", "zh", "ko", "th", "lo", "km", "my")
FIRST = [
    "ru",
    "uk",
    "de",
    "fr",
    "es",
    "it",
    "pt",
    "tr",
    "az",
    "pl",
    "cs",
    "nl",
    "sv",
    "da",
    "nb",
    "fi",
    "hu",
    "ro",
    "bg",
    "el",
    "ar",
    "he",
    "fa",
    "hi",
    "ja",
    "zh",
    "ko",
    "vi",
    "id",
    "hr",
    "sr",
    "sk",
    "sl",
    "lt",
    "lv",
    "et",
    "ka",
    "hy",
    "kk",
    "uz",
    "ky",
    "be",
    "mk",
    "sq",
    "ca",
]
MOST = 6  # readings to ask for
WORD = re.compile(r"[^\W\d_]+")
MEANINGS = (*(n.lower() for n in (*MONTH_NAMES, *WEEKDAY_NAMES)), "year", "month", "week", "day")


class Seen(NamedTuple):
    """What dateparser answered: the parts, how fine it says they are, the locale."""

    when: datetime
    period: str
    locale: str


def read_fenced(
    text: str,
    tokens: list[Token],
    base: Day | None,
    order: str | None,
    languages: tuple[str, ...] | None,
) -> tuple[Settled, str] | None:
    """The date dateparser finds and the language, or None; raises where readings differ."""
    if not may_pass(tokens):
        return None
    readings: dict[str, tuple[Settled, str]] = {}
    refused: DateError | None = None
    for language in candidates(text, languages):
        try:
            settled = ask(text, language, base, order)
        except DateError as error:
            refused = refused or error
            continue
        if settled:
            readings.setdefault(str(settled.date), (settled, language))
    if len(readings) > 1:
        names = ", ".join(language for _, language in readings.values())
        raise two(list(readings), tokens[0].at, f"write {{}} or {{}}, or say the language: {names}")
    if readings:
        return next(iter(readings.values()))
    if refused:
        raise refused
    return None


def may_pass(tokens: list[Token]) -> bool:
    """Whether it is a plain phrase with letters: no range, no decade, no sign of EDTF."""
    marks = {"–", "~", "%", "?", "/", "[", "]", "{", "}", "<", ">", "=", "*", "&", "+", "_"}
    if any(t.kind in {"dots", "decade", "step", "edtf"} or t.text in marks for t in tokens):
        return False
    for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.text == "-" and before.kind == "number" and after.kind == "number":
            return False
    if any(t.text in RANGE_WORDS for t in tokens if t.kind == "word"):
        return False
    numbers = [t for t in tokens if t.kind == "number"]
    if any(len(t.text) > 4 for t in numbers):
        return False
    return any(t.kind == "word" and len(t.text) > 1 for t in tokens) or not all(
        t.text.isascii() for t in tokens
    )


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """word -> language -> what it means there: a month, a weekday, a unit, or another word."""
    data = importlib.import_module("dateparser.data.date_translation_data")

    words: dict[str, dict[str, str]] = {}
    for module in pkgutil.iter_modules(data.__path__):
        if module.name == "en":
            continue
        info: dict[str, Any] = importlib.import_module(f"{data.__name__}.{module.name}").info
        language = str(info["name"])
        for key, value in info.items():
            for text in strings(value):
                meaning = key if key in MEANINGS else "other"
                for word in words_of(text):
                    entry = words.setdefault(word, {})
                    if entry.get(language, "other") == "other":
                        entry[language] = meaning
    return words


def strings(value: object) -> list[str]:
    """Every text in a value of lists and dictionaries, keys too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in (*strings(k), *strings(v))]
    return [s for v in value for s in strings(v)] if isinstance(value, list) else []


def words_of(text: str) -> list[str]:
    """The words of a text without accents, in lower case."""
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c)
    )
    return WORD.findall(plain)


def candidates(text: str, languages: tuple[str, ...] | None) -> list[str]:
    """One language for each meaning the words can have, the well known first."""
    if languages is not None:
        return [name for name in languages if name != "en"]
    words = words_of(text)
    if not words:
        return []
    known = vocabulary()
    if any(ord(c) > 0x0DFF for c in "".join(words)):
        return [*UNSPACED, "ka", "am"]
    entries = [known.get(word, {}) for word in words]
    shared = set(entries[0]).intersection(*entries[1:]) if entries else set()
    rank = {name: n for n, name in enumerate(FIRST)}
    shared = shared & set(FIRST) or shared
    meanings: dict[tuple[str, ...], str] = {}
    for name in sorted(shared, key=lambda n: (rank.get(n, 999), n)):
        meanings.setdefault(tuple(entry[name] for entry in entries), name)
    return list(meanings.values())[:MOST]


@cache
def reader(language: str, order: str, base: Day) -> Any:
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
    return Seen(data.date_obj, data.period, data.locale) if data.date_obj else None


def ask(text: str, language: str, base: Day | None, order: str | None) -> Settled | None:
    """The date in one language, of the parts the phrase says; raises where two orders differ."""
    if base is not None and not 1 < base[0] < 9999:
        return None
    found: dict[str, Settled] = {}
    for name in (order,) if order else ("DMY", "MDY", "YMD"):
        try:
            settled = ask_order(text, language, base, name)
        except DateError:
            if order or (len(found) == 0 and name == "YMD"):
                raise
            continue
        if settled:
            found.setdefault(str(settled.date), settled)
    if len(found) > 1:
        raise two(list(found), 0, "write {} or {}, or say --order DMY")
    return next(iter(found.values()), None)


def ask_order(text: str, language: str, base: Day | None, order: str) -> Settled | None:
    seen = [look(text, language, day, order) for day in FAR]
    first, second = seen
    if first is None or second is None:
        return None
    parts = {"year": ("year",), "month": ("year", "month"), "quarter": ("year", "month")}.get(
        first.period, ("year", "month", "day")
    )
    rule = f"dateparser:{first.locale}"
    if first.period == second.period and all(
        getattr(first.when, p) == getattr(second.when, p) for p in parts
    ):
        check_calendar(first, language)
        if not numbers_stand(text, first, parts) or not names_stand(text, language, first):
            return None
        return Settled(parse(write(first)), rule, False)
    if base is None:
        raise DateError("D104", "it depends on the day it is read", "", 0, BASE_HINT)
    given = look(text, language, base, order)
    if given is None:
        return None
    if given.period == "time":
        raise DateError("D102", "the time of day it counts from is not known", "", 0, "say the day")
    if given.period == "week":
        day = (given.when.year, given.when.month, given.when.day)
        return Settled(parse(str(week_of(day, ""))), rule, True)
    return Settled(parse(write(given)), rule, True)


def check_calendar(seen: Seen, language: str) -> None:
    """Raise where the year may be of a calendar that is not Gregorian."""
    year = seen.when.year
    if (language.split("-")[0] in OTHER_CALENDARS and not 1700 <= year <= 2200) or year > 2400:
        hint = "write the Gregorian year in figures, as EDTF"
        raise DateError("D102", f"a year of which calendar: {year}?", "", 0, hint)


def numbers_stand(text: str, seen: Seen, parts: tuple[str, ...]) -> bool:
    """Whether the year stands in the phrase, and every number of the phrase in the date."""
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    when = seen.when
    allowed = {when.year, when.month, when.day, when.hour, when.hour % 12 or 12, when.minute}
    allowed |= {when.second}
    if when.tzinfo is not None:
        return False
    if "day" in parts and when.day not in numbers:
        return False
    return when.year in numbers and all(n in allowed for n in numbers)


def names_stand(text: str, language: str, seen: Seen) -> bool:
    """Whether each month and weekday the phrase names is that of the date, none left out."""
    when = seen.when
    name = language.split("-")[0]
    for word in words_of(text):
        meaning = vocabulary().get(word, {}).get(name, "other")
        if meaning in MONTHS and (seen.period == "year" or when.month != MONTHS[meaning]):
            return False
        if meaning in WEEKDAYS and seen.period not in {"day", "time"}:
            return False
        if meaning in WEEKDAYS and when.weekday() != WEEKDAYS[meaning]:
            found, said = WEEKDAY_NAMES[when.weekday()], WEEKDAY_NAMES[WEEKDAYS[meaning]]
            message = f"no such day: {when.date()} is no {said}"
            raise DateError("D101", message, "", 0, f"it is a {found}")
    return True


def write(seen: Seen) -> str:
    when = seen.when
    if seen.period == "year":
        return year_text(when.year)
    if seen.period == "month":
        return f"{year_text(when.year)}-{when.month:02}"
    if seen.period == "quarter":
        return f"{year_text(when.year)}-{33 + (when.month - 1) // 3}"
    text = day_text((when.year, when.month, when.day))
    if seen.period == "time":
        return f"{text}T{when.hour:02}:{when.minute:02}" + (
            f":{when.second:02}" if when.second else ""
        )
    return text

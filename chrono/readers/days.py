"""Dates as metadata write them, to the precision they have: a month stays a month."""

import re
from email.utils import parsedate_to_datetime
from typing import Final

from chrono.dates import Date
from chrono.errors import ChronoError, DateError

OTHERS: Final = ("it", "pt", "pl", "nl", "sv")  # in which headers of messages come as well
# 2025-09-22T13:47+04:00, 2025/09, 2025
_PARTED: Final = re.compile(r"(\d{4})(?:[-/.](\d{2})(?:[-/.](\d{2}))?)?(?=$|[\sTZ+])")
# 20250922, D:20250922134700+04'00'
_RUN: Final = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})?(?:\d{4,6})?(?!\d)")


def day(text: str) -> Date | None:
    """Return the date that a field of metadata gives, without its time; None if it gives none.

    The day is that of the place where it was written, as far as the text tells.

    >>> day("2025-09-22T13:47:00+04:00"), day("2025-03"), day("D:20250922134700+04'00'")
    (Date('2025-09-22'), Date('2025-03'), Date('2025-09-22'))
    >>> day("Mon, 22 Sep 2025 13:47:00 +0400"), day("22 September 2025"), day("03/04/25")
    (Date('2025-09-22'), Date('2025-09-22'), None)
    """
    text = text.strip()
    found = _PARTED.match(text) or _RUN.match(text)
    if found:
        return _date("-".join(filter(None, found.groups())))
    try:
        return _date(parsedate_to_datetime(text).strftime("%Y-%m-%d"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return _words(text)


def _date(text: str) -> Date | None:
    try:
        return Date(text)
    except DateError:
        return None


def _words(text: str) -> Date | None:
    from chrono.phrases import absolute

    try:
        return absolute(text).date
    except (ChronoError, DateError):
        return None


_FIGURES: Final = re.compile(
    r"(?<![\d./-])\d{1,4}[./-]\d{1,2}[./-]\d{2,4}(?![\d/])(?:,? (?:um |at |à )?\d{1,2}:\d\d)?"
)


def words_of_day(text: str) -> str:
    """Return the words of a line that say a day, in whatever language; nothing if none do.

    >>> words_of_day("Le mar. 2 janv. 2024 à 09:00, Col a écrit :")
    '2 janv. 2024 à 09:00'
    """
    from chrono.temporal import annotate

    for language in _languages(text):
        found = [one for one in annotate(text, None, language).phrases
                 if re.match(r"[\[{]?\d{4}-\d\d-\d\d", str(one.date))]  # fmt: skip
        if found:
            return text[found[0].start : found[-1].end]
    figures = _FIGURES.search(text)
    return figures[0] if figures else ""


def days_in(text: str) -> tuple[Date, ...]:
    """Return the days that a line may mean: one, two for `02/01/2024`, or none.

    >>> days_in("Dienstag, 2. Januar 2024 09:00"), days_in("02/01/2024 09:00")
    ((Date('2024-01-02'),), (Date('2024-01-02'), Date('2024-02-01')))
    """
    from chrono.temporal import annotate

    for language in _languages(text):
        for phrase in annotate(text, None, language).phrases:
            shown = re.findall(r"\d{4}-\d\d-\d\d", str(phrase.date))
            if shown:
                return tuple(Date(one) for one in dict.fromkeys(shown))
    plain = day(text)
    return (plain,) if plain is not None and plain.precision == "day" else ()


def _languages(text: str) -> tuple[str, ...]:
    """Return the languages in which a line of a few words is tried: too few to know one by."""
    from chrono.temporal import detect

    return tuple(
        dict.fromkeys(("en", detect(text), "de", "fr", "es", "ru", "uk", "tr", "az", *OTHERS))
    )

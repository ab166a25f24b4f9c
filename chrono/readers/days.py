"""Dates as metadata write them, to the precision they have: a month stays a month."""

import re
from email.utils import parsedate_to_datetime
from typing import Final

from chrono.dates import Date
from chrono.errors import ChronoError, DateError

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

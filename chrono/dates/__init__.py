"""The date: a value of EDTF with bounds, an order, three-valued comparisons and words.

    calendar   days of any year: counting, stepping, weekdays
    clock      a time of day
    hints      why a text is not EDTF
    single     one date and its days
    form       dates, intervals and sets
    precision  how fine a date is
    edtf       Date, parse
    compare    overlaps, before, after: no, possible, certain
    words      a date in words for a reader

Imports run downwards. Nothing here reads the clock, and only `re`, `typing`, `functools` and
`enum` of the standard library are loaded.
"""

from chrono.dates.calendar import (
    Day,
    add_days,
    add_months,
    days_in_month,
    from_ordinal,
    is_leap,
    ordinal,
    weekday,
)
from chrono.dates.clock import Time
from chrono.dates.compare import CERTAIN, NO, POSSIBLE, Match, after, before, overlaps
from chrono.dates.edtf import Date, parse
from chrono.dates.form import Bounds, EndKind
from chrono.dates.precision import PRECISIONS, Precision
from chrono.dates.words import words

__all__ = [
    "CERTAIN",
    "NO",
    "POSSIBLE",
    "PRECISIONS",
    "Bounds",
    "Date",
    "Day",
    "EndKind",
    "Match",
    "Precision",
    "Time",
    "add_days",
    "add_months",
    "after",
    "before",
    "days_in_month",
    "from_ordinal",
    "is_leap",
    "ordinal",
    "overlaps",
    "parse",
    "weekday",
    "words",
]

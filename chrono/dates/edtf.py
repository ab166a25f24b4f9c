"""Hold a date as EDTF: parse it, write it, ask for its bounds, put dates in order.

A single date or `[…]` is one moment somewhere between its bounds; an interval `a/b` holds from
some day of a to some day of b, and `{…}` from its first member to its last. The signs `~ ? %`
are flags and never widen a date. Source: EDTF (Library of Congress, 2019), levels 0 and 1 whole
and the parts of level 2 named in docs/dates.md; ISO 8601-2:2019.
"""

import re
from typing import NoReturn

from chrono.dates.calendar import Day, days_in_month, ordinal
from chrono.dates.clock import Time
from chrono.dates.form import NOTHING, Bounds, EndKind, Form, interval_bounds, parse_form
from chrono.dates.precision import Precision, precision_of

# All but a few dates are of this kind, alone or as ends of an interval. It is the shortest way
# to their bounds; what it does not settle is settled, or refused, by `parse_form`.
_PLAIN = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?").fullmatch
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FAR = float("inf")

Key = tuple[float, float, str]


class Date:
    """A date of EDTF: immutable, hashable, ordered; `str` gives its canonical text.

    `start` and `end` are each an (earliest, latest) pair of days, inclusive, years astronomical,
    None where there is no bound. They are the same pair when the date is one moment. Of an open
    end (`..`) both are None. An end that is unknown has the bound that follows from the other
    end: it does not lie before the start's earliest, nor a start after the end's latest.

    >>> Date("1984~/2004-06").start
    ((1984, 1, 1), (1984, 12, 31))
    >>> Date("?2001") == Date("2001?"), str(Date("?2001"))
    (True, '2001?')
    >>> sorted([Date("1999-03"), Date("1998/.."), Date("1999")])
    [Date('1998/..'), Date('1999'), Date('1999-03')]
    """

    __slots__ = ("_form", "_key", "_text", "end", "start")

    start: Bounds
    end: Bounds
    _text: str
    _form: Form | None
    _key: Key | None

    def __new__(cls, text: str) -> "Date":
        """Parse the text; the same as `parse`."""
        return parse(text)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a Date cannot be changed: {name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a Date cannot be changed: {name}")

    def __reduce__(self) -> tuple[object, ...]:
        return parse, (self._text,)

    def __copy__(self) -> "Date":
        return self

    def __deepcopy__(self, memo: object) -> "Date":
        return self

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"Date({self._text!r})"

    def __hash__(self) -> int:
        return hash(self._text)

    def __eq__(self, other: object) -> bool:
        return self._text == other._text if isinstance(other, Date) else NotImplemented

    def __lt__(self, other: "Date") -> bool:
        return self.key < other.key if isinstance(other, Date) else NotImplemented

    def __le__(self, other: "Date") -> bool:
        return self.key <= other.key if isinstance(other, Date) else NotImplemented

    def __gt__(self, other: "Date") -> bool:
        return self.key > other.key if isinstance(other, Date) else NotImplemented

    def __ge__(self, other: "Date") -> bool:
        return self.key >= other.key if isinstance(other, Date) else NotImplemented

    @property
    def earliest(self) -> Day | None:
        """Give the first day it may start, None when there is no such bound."""
        return self.start[0]

    @property
    def latest(self) -> Day | None:
        """Give the last day it may end, None when there is no such bound."""
        return self.end[1]

    @property
    def moment(self) -> bool:
        """Tell whether it is one moment somewhere between its bounds, not something that holds."""
        return "/" not in self._text and self._text[0] != "{"

    @property
    def uncertain(self) -> bool:
        """Tell whether any part of it is marked uncertain (`?` or `%`)."""
        return "?" in self._text or "%" in self._text

    @property
    def approximate(self) -> bool:
        """Tell whether any part of it is marked approximate (`~` or `%`)."""
        return "~" in self._text or "%" in self._text

    @property
    def start_kind(self) -> EndKind:
        """Tell whether the start is known, open (`..`) or unknown; of one moment: known."""
        return self.form.start_kind

    @property
    def end_kind(self) -> EndKind:
        """Tell whether the end is known, open (`..`) or unknown; of one moment: known."""
        return self.form.end_kind

    @property
    def start_time(self) -> Time | None:
        """Give the time of day at which it starts, None when it is of days."""
        first = self.form.ranges[0][0] if "T" in self._text else None
        return first.time if first else None

    @property
    def end_time(self) -> Time | None:
        """Give the time of day at which it ends; of one moment the same as `start_time`."""
        last = self.form.ranges[-1][1] if "T" in self._text else None
        return last.time if last else None

    @property
    def precision(self) -> Precision:
        """Name how fine it is, one of `PRECISIONS`; of several dates, the coarsest known.

        >>> Date("199X").precision, Date("2024/2026-05-01").precision, Date("/..").precision
        ('decade', 'year', 'unknown')
        """
        return precision_of(self.form)

    @property
    def form(self) -> Form:
        """Give the dates it is made of."""
        form = self._form
        if form is None:
            form = parse_form(self._text)
            object.__setattr__(self, "_form", form)
        return form

    @property
    def key(self) -> Key:
        """Give the key that puts dates in order; comparisons use the same.

        First the first known bound: an open or unknown start sorts by its end's earliest, and a
        date of which nothing is known after all others. It counts in seconds, UTC when zoned, a
        day at its midnight. Then the wider date, that a year heads its months: the one whose
        last second is later, or that has no last. Then the text.
        """
        key = self._key
        if key is None:
            key = _sort_key(self)
            object.__setattr__(self, "_key", key)
        return key


_new = object.__new__
_set = object.__setattr__


def parse(text: str) -> Date:
    """Read an EDTF text; raise `DateError` with a code, a position and a hint when it is none.

    >>> parse("2025-09-22T13:47:00+0400")
    Date('2025-09-22T13:47:00+04:00')
    >>> parse("2025-02-30")
    Traceback (most recent call last):
    chrono.errors.DateError: no such day: 2025-02-30
    """
    bounds = _plain(text)
    if bounds is not None:
        return _make(text, bounds, bounds, None)
    left, slash, right = text.partition("/")
    if slash:
        pair = _plain_interval(left, right)
        if pair is not None:
            return _make(text, pair[0], pair[1], None)
    form = parse_form(text)
    return _make(form.text, form.start, form.end, form)


def _make(text: str, start: Bounds, end: Bounds, form: Form | None) -> Date:
    date = _new(Date)
    _set(date, "_text", text)
    _set(date, "start", start)
    _set(date, "end", end)
    _set(date, "_form", form)
    _set(date, "_key", None)
    return date


def _plain(text: str) -> Bounds | None:
    """Find the bounds of a plain year, month or day with at most one sign, behind it."""
    found = _PLAIN(text)
    if found is None:
        return None
    digits, month_digits, day_digits = found.groups()
    year = int(digits)
    if month_digits is None:
        if year or digits == "0000":
            return (year, 1, 1), (year, 12, 31)
        return None
    month = int(month_digits)
    if not 0 < month < 13 or digits == "-0000":
        return None
    if day_digits is None:
        last = _LENGTHS[month] if month != 2 else days_in_month(year, 2)
        return (year, month, 1), (year, month, last)
    number = int(day_digits)
    if 0 < number < 29 or 28 < number <= days_in_month(year, month):
        day = (year, month, number)
        return day, day
    return None


def _plain_interval(left: str, right: str) -> tuple[Bounds, Bounds] | None:
    """Find the bounds of an interval of plain ends, either of which may be open or unknown."""
    start = _plain(left) if left not in ("", "..") else NOTHING
    end = _plain(right) if right not in ("", "..") else NOTHING
    if start is None or end is None:
        return None
    if not left or not right:
        kinds: tuple[EndKind, EndKind] = (
            "known" if left else "unknown",
            "known" if right else "unknown",
        )
        return interval_bounds(start, end, *kinds)
    first, last = start[0], end[1]
    if first is not None and last is not None and first > last:
        return None
    return start, end


def _sort_key(date: Date) -> Key:
    start, end = date.start, date.end
    first = start[0] or end[0] or end[1] or start[1]
    last = end[1]
    begin = ordinal(first) * 86400 if first else _FAR
    finish = ordinal(last) * 86400 + 86399 if last else _FAR
    if "T" in date._text:
        begin_time, end_time = date.start_time or date.end_time, date.end_time
        if begin_time:
            begin += begin_time.seconds - (begin_time.offset or 0) * 60
        if end_time:
            finish += end_time.last - (end_time.offset or 0) * 60 - 86399
    return begin, -finish, date._text

"""Count days in the proleptic Gregorian calendar, for any year: year 0 is 1 BC, and so on down.

A day is a (year, month, day) tuple, so that days compare as they should and no year is out of
reach. Source: ISO 8601-1:2019, 4.2.1 (the calendar) and 4.3.4 (the year 0000).
"""

from typing import Final

Day = tuple[int, int, int]

_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)

JULIAN: Final = 1924  # the year in which the last country, Greece, had left the Julian calendar


def is_leap(year: int) -> bool:
    """Tell whether the year has a 29 February.

    >>> is_leap(2000), is_leap(1900), is_leap(0), is_leap(-4)
    (True, False, True, True)
    """
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Count the days of a month (1 to 12).

    >>> days_in_month(2024, 2), days_in_month(2025, 2)
    (29, 28)
    """
    return 29 if month == 2 and is_leap(year) else _DAYS[month]


def ordinal(day: Day) -> int:
    """Number the day: 0001-01-01 is 1, as in `datetime.date.toordinal`; earlier days are below 1.

    >>> ordinal((1, 1, 1)), ordinal((0, 12, 31)), ordinal((2025, 3, 30))
    (1, 0, 739340)
    """
    year, month, number = day
    past = year - 1
    leap = month > 2 and is_leap(year)
    return past * 365 + past // 4 - past // 100 + past // 400 + _BEFORE[month] + leap + number


def from_ordinal(number: int) -> Day:
    """Find the day with this number; the inverse of `ordinal`.

    >>> from_ordinal(739340), from_ordinal(0)
    ((2025, 3, 30), (0, 12, 31))
    """
    # Years are counted from 1 March, so that the leap day comes last; an era is 400 years.
    era, rest = divmod(number + 305, 146097)
    year = (rest - rest // 1460 + rest // 36524 - rest // 146096) // 365
    rest -= year * 365 + year // 4 - year // 100
    month = (5 * rest + 2) // 153
    day = rest - (153 * month + 2) // 5 + 1
    year += era * 400
    return (year, month + 3, day) if month < 10 else (year + 1, month - 9, day)


def weekday(day: Day) -> int:
    """Find the day of the week, Monday 0 to Sunday 6.

    >>> weekday((2025, 3, 30))
    6
    """
    return (ordinal(day) + 6) % 7


def weekday_then(day: Day) -> int:
    """Find the day of the week that people of the time gave a day: by the Julian calendar to 1582.

    >>> weekday_then((1349, 4, 12)), weekday_then((1582, 10, 15))
    (6, 4)
    """
    return weekday(day) if day >= (1582, 10, 15) else julian_weekday(day)


def julian_weekday(day: Day) -> int:
    """Find the day of the week of a day of the Julian calendar.

    >>> julian_weekday((1649, 1, 30)), julian_weekday((1917, 10, 25))
    (1, 2)
    """
    century = (day[0] - (day[1] < 3)) // 100  # the calendars part at the end of February
    return (weekday(day) + century - century // 4 - 2) % 7


def fits_weekday(day: Day, number: int) -> bool:
    """Whether a day was that weekday: by our calendar, or as long as it was used by the Julian."""
    return weekday(day) == number or (day[0] < JULIAN and julian_weekday(day) == number)


def add_days(day: Day, days: int) -> Day:
    """Step days forward, or back when negative.

    >>> add_days((2024, 2, 28), 2), add_days((1, 1, 1), -1)
    ((2024, 3, 1), (0, 12, 31))
    """
    year, month, number = day
    if 1 <= number + days <= _DAYS[month]:
        return (year, month, number + days)
    return from_ordinal(ordinal(day) + days)


def add_months(day: Day, months: int) -> Day:
    """Step months forward or back; a day the month has not becomes its last day.

    >>> add_months((2025, 1, 31), 1), add_months((2025, 1, 31), -2)
    ((2025, 2, 28), (2024, 11, 30))
    """
    years, month = divmod(day[1] - 1 + months, 12)
    year = day[0] + years
    return (year, month + 1, min(day[2], days_in_month(year, month + 1)))

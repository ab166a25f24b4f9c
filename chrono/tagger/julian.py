"""Days of the Julian calendar as Gregorian ones."""

from chrono.dates.calendar import Day, from_ordinal, ordinal


def gregorian(day: Day) -> Day:
    """The Gregorian day of a Julian one, by way of the Julian day number.

    >>> gregorian((1917, 10, 25)), gregorian((1900, 2, 29))
    ((1917, 11, 7), (1900, 3, 13))
    """
    year, month, number = day
    early = (14 - month) // 12  # January and February end the year before
    years, months = year + 4800 - early, month + 12 * early - 3
    count = number + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return from_ordinal(count - 2451545 + ordinal((2000, 1, 1)))

"""Feasts and named days: what they are called, and the day they fall on in a year.

`NAMES` maps the words of a feast to its rule. To add one, add a line; a day that moves is

    (month, weekday, n)      the n-th such weekday of the month, from its end when negative
    (month, weekday, n, d)   d days after that
    ("easter", days)         so many days from Easter Sunday, to 1582 that of the Julian calendar
    ("orthodox", days)       the same from that of the Julian calendar
    ("lunar",)               the Chinese New Year, 1900 to 2099
    ("day", year, month, day)  the one day of history that has the name
    ("election",)            the Tuesday after the first Monday of November
    ()                       a day that no rule here gives: it is found, and has no date

Sources: 5 U.S. Code § 6103 and the customs of the names; Meeus, Astronomical Algorithms, ch. 8.
"""

import math
from typing import Final, TypeAlias

from chrono.dates.calendar import Day, add_days, days_in_month, from_ordinal, ordinal, weekday

Rule: TypeAlias = "tuple[int | str, ...]"
MON: Final = 0
THU: Final = 3
SUN: Final = 6
LAST_JULIAN: Final = 1582  # the last year whose Easter was reckoned by the Julian calendar
NAMES: Final[dict[str, Rule]] = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year 's eve": (12, 31),
    "new year 's day": (1, 1),
    "new year 's": (1, 1),
    "new year": (1, 1),
    "new years eve": (12, 31),
    "epiphany": (1, 6),
    "valentine 's day": (2, 14),
    "valentines day": (2, 14),
    "st patrick 's day": (3, 17),
    "april fools day": (4, 1),
    "earth day": (4, 22),
    "may day": (5, 1),
    "labour day": (5, 1),
    "victory day": (5, 9),
    "d - day": ("day", 1944, 6, 6),
    "v - e day": ("day", 1945, 5, 8),
    "ve day": ("day", 1945, 5, 8),
    "v - j day": ("day", 1945, 8, 15),
    "vj day": ("day", 1945, 8, 15),
    "juneteenth": (6, 19),
    "independence day": (7, 4),
    "bastille day": (7, 14),
    "assumption day": (8, 15),
    "halloween": (10, 31),
    "all saints day": (11, 1),
    "all saints ' day": (11, 1),
    "all souls day": (11, 2),
    "armistice day": (11, 11),
    "remembrance day": (11, 11),
    "veterans day": (11, 11),
    "martin luther king day": (1, MON, 3),
    "presidents day": (2, MON, 3),
    "presidents ' day": (2, MON, 3),
    "mother 's day": (5, SUN, 2),
    "mothers day": (5, SUN, 2),
    "father 's day": (6, SUN, 3),
    "memorial day": (5, MON, -1),
    "labor day": (9, MON, 1),
    "columbus day": (10, MON, 2),
    "thanksgiving day": (11, THU, 4),
    "thanksgiving": (11, THU, 4),
    "election day": ("election",),
    "good friday": ("easter", -2),
    "palm sunday": ("easter", -7),
    "easter sunday": ("easter", 0),
    "easter day": ("easter", 0),
    "easter monday": ("easter", 1),
    "easter": ("easter", 0),
    "ash wednesday": ("easter", -46),
    "shrove tuesday": ("easter", -47),
    "pancake day": ("easter", -47),
    "mardi gras": ("easter", -47),
    "maundy thursday": ("easter", -3),
    "holy thursday": ("easter", -3),
    "holy saturday": ("easter", -1),
    "easter saturday": ("easter", -1),
    "easter tuesday": ("easter", 2),
    "low sunday": ("easter", 7),
    "ascension day": ("easter", 39),
    "whit sunday": ("easter", 49),
    "whitsun": ("easter", 49),
    "whit monday": ("easter", 50),
    "trinity sunday": ("easter", 56),
    "corpus christi": ("easter", 60),
    "mothering sunday": ("easter", -21),
    "orthodox easter sunday": ("orthodox", 0),
    "orthodox easter": ("orthodox", 0),
    "orthodox good friday": ("orthodox", -2),
    "orthodox christmas": (1, 7),
    "chinese new year": ("lunar",),
    "lunar new year": ("lunar",),
    "black friday": (11, THU, 4, 1),
    "cyber monday": (11, THU, 4, 4),
    "giving tuesday": (11, THU, 4, 5),
    "super tuesday": (),
    "black thursday": ("day", 1929, 10, 24),
    "black tuesday": ("day", 1929, 10, 29),
    "black monday": ("day", 1987, 10, 19),
    "black wednesday": ("day", 1992, 9, 16),
    "guy fawkes night": (11, 5),
    "bonfire night": (11, 5),
    "burns night": (1, 25),
    "st andrew 's day": (11, 30),
    "st george 's day": (4, 23),
    "st david 's day": (3, 1),
    "st stephen 's day": (12, 26),
    "st john 's day": (6, 24),
    "st valentine 's day": (2, 14),
    "candlemas": (2, 2),
    "candlemas day": (2, 2),
    "lady day": (3, 25),
    "midsummer day": (6, 24),
    "midsummer 's day": (6, 24),
    "lammas": (8, 1),
    "lammas day": (8, 1),
    "michaelmas": (9, 29),
    "michaelmas day": (9, 29),
    "martinmas": (11, 11),
    "martinmas day": (11, 11),
    "twelfth night": (1, 5),
    "anzac day": (4, 25),
    "australia day": (1, 26),
    "canada day": (7, 1),
    "boxing night": (12, 26),
    "hogmanay": (12, 31),
    "groundhog day": (2, 2),
    "cinco de mayo": (5, 5),
    "pi day": (3, 14),
    "leap day": (2, 29),
    "may bank holiday": (5, MON, 1),
    "spring bank holiday": (5, MON, -1),
    "august bank holiday": (8, MON, -1),
    "pentecost": ("easter", 49),
    "ramadan": (),
    "hanukkah": (),
    "diwali": (),
    "passover": (),
    "yom kippur": (),
    "nowruz": (3, 21),
    "novruz": (3, 21),
}


def day_of(rule: Rule, year: int) -> Day | None:
    """The day of a feast in a year.

    >>> day_of(NAMES["thanksgiving"], 2024), day_of(NAMES["good friday"], 2025)
    ((2024, 11, 28), (2025, 4, 18))
    """
    if not rule:
        return None
    if rule[0] == "day":
        return int(rule[1]), int(rule[2]), int(rule[3])
    if rule[0] == "easter":
        found = easter(year) if year > LAST_JULIAN else julian_easter(year)
        return add_days(found, int(rule[1]))
    if rule[0] == "orthodox":
        return add_days(orthodox_easter(year), int(rule[1]))
    if rule[0] == "lunar":
        return lunar_new_year(year)
    if len(rule) == 4:
        return add_days(nth(year, int(rule[0]), int(rule[1]), int(rule[2])), int(rule[3]))
    if rule[0] == "election":
        return add_days(nth(year, 11, MON, 1), 1)
    if len(rule) == 3:
        return nth(year, int(rule[0]), int(rule[1]), int(rule[2]))
    return year, int(rule[0]), int(rule[1])


def month_of(rule: Rule) -> int:
    """The month a feast falls in, or near."""
    if not rule or isinstance(rule[0], str):
        return 11 if rule == ("election",) else 2 if rule == ("lunar",) else 4
    return rule[0]


def orthodox_easter(year: int) -> Day:
    """Easter Sunday of the Julian calendar, as a Gregorian day.

    >>> orthodox_easter(2021)
    (2021, 5, 2)
    """
    return add_days(julian_easter(year), year // 100 - year // 400 - 2)


def julian_easter(year: int) -> Day:
    """Easter Sunday of the Julian calendar, as a day of that calendar. Source: Meeus, ch. 8.

    >>> julian_easter(1282), julian_easter(1349)
    ((1282, 3, 29), (1349, 4, 12))
    """
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return year, month, day + 1


SYNODIC: Final = 29.530588861  # days from one new moon to the next
NEW_MOON: Final = 2451550.09766  # that of 6 January 2000, as a Julian day
JULIAN_2000: Final = 2451545  # the Julian day of 1 January 2000
CHINA: Final = 8 / 24  # of a day, its clock before UTC
TERM: Final = (1, 21)  # no earlier does the year begin


def lunar_new_year(year: int) -> Day | None:
    """The day of the first new moon from 21 January on, by the clock of China.

    Source: Meeus, Astronomical Algorithms, ch. 49, with the largest terms; it agrees with the
    published days of 1990 to 2030.

    >>> [lunar_new_year(y) for y in (2000, 2020, 2024)]
    [(2000, 2, 5), (2020, 1, 25), (2024, 2, 10)]
    """
    if not 1900 <= year <= 2099:
        return None
    first = ordinal((year, *TERM))
    k = round((first - ordinal((2000, 1, 6))) / SYNODIC) - 1
    while True:
        day = new_moon(k)
        if day >= (year, *TERM):
            return day
        k += 1


def new_moon(k: int) -> Day:
    """The day in China of a new moon, counted from that of 6 January 2000."""
    t = k / 1236.85
    mean = NEW_MOON + SYNODIC * k + 0.00015437 * t * t
    sun = math.radians(2.5534 + 29.1053567 * k)
    moon = math.radians(201.5643 + 385.81693528 * k)
    node = math.radians(160.7108 + 390.67050284 * k)
    far = (
        -0.4072 * math.sin(moon) + 0.17241 * math.sin(sun) + 0.01608 * math.sin(2 * moon)
        + 0.01039 * math.sin(2 * node) + 0.00739 * math.sin(moon - sun)
        - 0.00514 * math.sin(moon + sun) + 0.00208 * math.sin(2 * sun)
    )  # fmt: skip
    return from_ordinal(ordinal((2000, 1, 1)) + math.floor(mean + far + CHINA + 0.5 - JULIAN_2000))


def nth(year: int, month: int, day: int, n: int) -> Day:
    """The n-th such weekday of a month, counted from its end when n is negative."""
    if n < 0:
        last = (year, month, days_in_month(year, month))
        return add_days(last, -((weekday(last) - day) % 7))
    first = (year, month, 1)
    return add_days(first, (day - weekday(first)) % 7 + 7 * (n - 1))


def easter(year: int) -> Day:
    """Easter Sunday of the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    n = (32 + 2 * e + 2 * i - h - k) % 7
    o = (a + 11 * h + 22 * n) // 451
    month, day = divmod(h + n - 7 * o + 114, 31)
    return year, month, day + 1

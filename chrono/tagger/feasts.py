"""Feasts and named days: what they are called, and the day they fall on in a year.

`NAMES` maps the words of a feast to its rule. To add one, add a line; a day that moves is

    (month, weekday, n)      the n-th such weekday of the month, from its end when negative
    ("easter", days)         so many days from Easter Sunday
    ("day", year, month, day)  the one day of history that has the name
    ("election",)            the Tuesday after the first Monday of November
    ()                       a day that no rule here gives: it is found, and has no date

Sources: 5 U.S. Code § 6103 and the customs of the names; Meeus, Astronomical Algorithms, ch. 8.
"""

from typing import Final, TypeAlias

from chrono.dates.calendar import Day, add_days, days_in_month, weekday

Rule: TypeAlias = "tuple[int | str, ...]"
MON: Final = 0
THU: Final = 3
SUN: Final = 6
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
    "easter monday": ("easter", 1),
    "easter": ("easter", 0),
    "ash wednesday": ("easter", -46),
    "whit sunday": ("easter", 49),
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
        return add_days(easter(year), int(rule[1]))
    if rule[0] == "election":
        return add_days(nth(year, 11, MON, 1), 1)
    if len(rule) == 3:
        return nth(year, int(rule[0]), int(rule[1]), int(rule[2]))
    return year, int(rule[0]), int(rule[1])


def month_of(rule: Rule) -> int:
    """The month a feast falls in, or near."""
    if not rule or isinstance(rule[0], str):
        return 11 if rule == ("election",) else 4
    return rule[0]


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

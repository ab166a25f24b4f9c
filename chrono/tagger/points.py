"""A resolved place on the calendar: `Point`, and its two texts, TIMEX3 and EDTF.

Source: TimeML 1.2.1 annotation guidelines, the value of TIMEX3; EDTF for the other.
"""

from typing import Final, NamedTuple

from chrono.dates.calendar import Day, add_days, add_months, days_in_month, ordinal, weekday
from chrono.tagger.runs import Years, portion_of, share_of, whole
from chrono.tagger.values import GROUPS, Value, day_text, days_of, marked, part_of
from chrono.tagger.values import year_text as year_in_edtf

SEASON_CODES: Final = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
# EDTF's codes of the quarters, the halves and the thirds of a year, as a `Meaning` numbers them.
PARTS: Final = {**{n: 32 + n for n in range(1, 5)}, 5: 40, 6: 41, 7: 37, 8: 38, 9: 39}
FIRST_MONTH: Final = {name: GROUPS[code][0] for name, code in SEASON_CODES.items()}
SIZES: Final = {"decade": 10, "century": 100, "millennium": 1000}
PORTIONS: Final = {"START": 37, "MID": 38, "END": 39}
MONTHS_IN: Final = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200,
                    "millennium": 12000}  # fmt: skip
DAYS_IN: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
LETTERS: Final = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D",
                  "week": "W", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y",
                  "century": "CE", "millennium": "ML", "weekend": "WE", "season": "S"}  # fmt: skip
HALF_OF: Final = {"year": ("month", 12), "hour": ("minute", 60), "day": ("hour", 24),
                  "century": ("year", 100)}  # fmt: skip
LAST_YEAR: Final = 9999  # with a month or a day; EDTF has no form for a later one


class Point(NamedTuple):
    """A place on the calendar, as far as it is known.

    `grain` is millennium, century, decade, year, half, season, quarter, fiscal (a quarter of a
    fiscal year), month, week, weekend, day or time. A week has a day of its own; a winter that is
    named by the year of its January has that month.
    """

    grain: str
    year: int | None = None
    month: int = 0
    day: int = 0
    extra: str = ""  # Q3, H1, SU
    time: str = ""  # T10:30, TMO

    def first(self) -> Day:
        """The first day, as well as it is known."""
        if self.extra:
            began = self.extra == "WI" and self.month > 0  # in December, before its January
            return ((self.year or 0) - began, GROUPS[group(self)][0], 1)
        return (self.year or 0, self.month or 1, self.day or 1)


def year_text(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def iso_week(day: Day) -> tuple[int, int]:
    """The year and number of the ISO week that holds the day."""
    thursday = add_days(day, 3 - weekday(day))
    return thursday[0], (ordinal(thursday) - ordinal((thursday[0], 1, 1))) // 7 + 1


def timex(p: Point) -> str:
    """The value in TIMEX3."""
    year, time = year_text(p.year), p.time
    if p.grain in {"day", "time"}:
        month = f"{p.month:02}" if p.month else "XX"
        return f"{year}-{month}-{f'{p.day:02}' if p.day else 'XX'}{time}"
    if p.grain == "month":
        return f"{year}-{p.month:02}"
    if p.grain in {"week", "weekend"}:
        if p.year is None or not p.day:
            return f"{year}-WXX"
        number = iso_week((p.year, p.month, p.day))
        return f"{year_text(number[0])}-W{number[1]:02}{'-WE' if p.grain == 'weekend' else ''}"
    if p.grain in {"decade", "century", "millennium"} and p.year is not None:
        return wide_text(p)
    return f"{year}-{p.extra}" if p.extra else year


def wide_text(p: Point) -> str:
    """A decade by three figures, a century by two, a millennium by one."""
    keep = {"decade": 3, "century": 2}.get(p.grain, 1)
    size = 10 ** (4 - keep)
    year = p.year or 0
    if year >= 0:
        return f"{year:04}"[:keep]
    return "BC" + f"{2 - year - size:04}"[:keep]


def as_value(p: Point, mod: str = "", rule: str = "") -> Value | None:
    """The same for EDTF, with early, mid, late or about, or as either of two (03/04/2022).

    None when the year is not known, or next to one that has more than four figures; and for the
    quarters of a fiscal year, which nobody said when it begins.
    """
    if p.grain == "fiscal" or p.year is None:
        return None
    if abs(p.year) >= LAST_YEAR:
        return Value(year_in_edtf(p.year), rule=rule) if p.grain == "year" and not mod else None
    if p.grain in {"week", "weekend"} and p.day:
        monday = add_days((p.year, p.month, p.day), -weekday((p.year, p.month, p.day)))
        return days_of(add_days(monday, 5 * (p.grain == "weekend")), add_days(monday, 6), rule)
    if p.grain in SIZES:
        run = Years(p.year, SIZES[p.grain], rule)
        if "/" in mod:
            return share_of(run, int(mod[0]), int(mod[2]))
        return portion_of(run, PORTIONS[mod]) if mod in PORTIONS else whole(run)
    if mod == "EITHER":  # of two times EDTF has no form, of their days it has
        days = sorted(((p.year, p.month, p.day), (p.year, p.day, p.month)))
        return Value(day_text(days[0]), day_text(days[1]), "either", rule)
    if p.grain == "month" and "/" in mod:  # the first half of May
        last = days_in_month(p.year, p.month)
        low, high = (1, 15) if mod[0] == "1" else (16, last)
        return days_of((p.year, p.month, low), (p.year, p.month, high), rule)
    value = Value(one_text(p, p.year), rule=rule)
    if mod == "APPROX" and p.grain != "time":
        return value._replace(low=marked(value.low, "~"))
    if mod not in PORTIONS or p.grain not in {"year", "month"}:
        return value
    return part_of(value, p.year, p.month, PORTIONS[mod])


def one_text(p: Point, year: int) -> str:
    """A day, a time, a month, a part of a year or a year in EDTF."""
    text = year_in_edtf(year)
    if p.extra == "WI" and p.month:
        return f"{year_in_edtf(year - 1)}-{SEASON_CODES['WI']}"
    if p.extra:
        return f"{text}-{group(p)}"
    text += f"-{p.month:02}" if p.month and p.grain not in {"week", "weekend"} else ""
    if p.grain not in {"day", "time"} or not p.day:
        return text
    clock = p.time if p.time[1:2].isdigit() else ""
    offset = clock[-3:-2] in {"+", "-"}
    return f"{text}-{p.day:02}{clock}{':00' if offset else ''}"


def group(p: Point) -> int:
    """EDTF's code of a season, a quarter or a half; else 0.

    >>> group(Point("half", 2024, extra="H1"))
    40
    """
    if not p.extra or p.extra in SEASON_CODES:
        return SEASON_CODES.get(p.extra, 0)
    return PARTS[int(p.extra[1]) + (4 if p.extra[0] == "H" else 0)]


def moved(day: Day, number: int, unit: str) -> Day:
    """The day so many units away."""
    if unit in DAYS_IN:
        return add_days(day, number * DAYS_IN[unit])
    return add_months(day, number * MONTHS_IN[unit])


def of_day(day: Day, unit: str) -> Point:
    """The unit that holds the day."""
    year, month, number = day
    if unit in {"day", "night"}:
        return Point("day", year, month, number)
    if unit in {"week", "fortnight", "weekend"}:
        return Point("weekend" if unit == "weekend" else "week", year, month, number)
    if unit == "month":
        return Point("month", year, month)
    if unit == "quarter":
        return Point("quarter", year, month, extra=f"Q{(month + 2) // 3}")
    if unit in {"decade", "century", "millennium"}:
        size = {"decade": 10, "century": 100}.get(unit, 1000)
        before = 1 - year  # the year before Christ; the 480s are 489 to 480, a century ends in 1
        last = before // 10 * 10 if unit == "decade" else (before - 1) // size * size + 1
        return Point(unit, year // size * size if year > 0 else 2 - last - size)
    return Point("year", year)


def duration(number: "float | str | None", unit: str, fraction: bool = False) -> str:
    """`P3W`, `PT2H`, `P2.5Y`, `PXD`; decades in years, as those who annotate texts write them.

    A half that was written as a fraction, `2 1/2 years`, is told in the smaller unit.

    >>> duration(3, "decade"), duration(2.5, "hour"), duration(2.5, "hour", fraction=True)
    ('P30Y', 'PT2.5H', 'PT2H30M')
    """
    if unit == "decade":
        number, unit = number if number in (None, "X") else 10 * float(number), "year"
    text = "X" if number is None or number == "X" else f"{float(number):g}"
    if text.startswith("0.") and unit in HALF_OF:
        smaller, count = HALF_OF[unit]
        text, unit = f"{float(text) * count:g}", smaller
    elif fraction and unit in {"year", "hour", "day"}:
        smaller, count = HALF_OF[unit]
        clock = "T" if unit == "day" else ""
        return f"{duration(int(float(text)), unit)}{clock}{count // 2}{LETTERS[smaller]}"
    if unit == "fortnight" and text != "X":
        text = f"{2 * float(text):g}"
    clock = "T" if unit in {"second", "minute", "hour"} else ""
    return f"P{clock}{text}{LETTERS[unit]}"

"""What an expression says, before anyone knows when it was said: `Meaning`.

    date      year, month, day, weekday, season, quarter or half, as far as they are said
    wide      a decade, century or millennium: `year` its first year, `unit` which
    step      last, this, next, that ... (`which`) unit, month, weekday, season or feast
    shift     `number` units before or after (`which`: ago, later, earlier, hence)
    duration  `number` units
    set       again and again: `number` units, or a weekday, month, season
    ref       a time that is not on the calendar: `which` is PAST_REF and kin
    time      `part` or `clock` of a day, the day in `of`

`of` is the meaning this one stands in: the year of a month, the day of a time.
"""

from typing import NamedTuple


class Meaning(NamedTuple):
    shape: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int = 0  # 1 to 4; halves are 5 and 6, thirds 7 to 9
    unit: str = ""
    number: float | str | None = None  # "X": vague
    which: str | int = ""
    part: str = ""
    clock: str = ""
    zone: str = ""
    mod: str = ""
    era: str = ""
    feast: str = ""
    of: "Meaning | None" = None
    rule: str = ""

"""What an expression says, before anyone knows when it was said: small frozen types.

`Date` has the parts that are said, `Step` is a unit counted from one told before, and `Figures`
are three numbers of which the text or the language says which is the day.
`as_told` gives the same to the parts of the grammar that are not moved yet.
"""

from typing import Final, NamedTuple

from chrono.tagger import meanings as told
from chrono.tagger.julian import gregorian


class Step(NamedTuple):
    """`which` (-1 last, 0 this, 1 next, that, same, following, previous) unit, or month by its
    number."""

    which: str | int
    unit: str = ""
    month: int | None = None
    day: int | None = None


class Year(NamedTuple):
    """A year, astronomical, with the era that was said; `era` is `bc`, `ad` or nothing."""

    number: int
    era: str = ""


class Date(NamedTuple):
    """A day, a month or a year, as far as it is said. `of` is the step that holds it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    of: Step | None = None
    era: str = ""
    style: str = ""  # `old`: a day of the Julian calendar


class Season(NamedTuple):
    """A season (SP, SU, FA, WI), of a year or of a step; `kind` is one of whatever year."""

    code: str
    year: int | None = None
    of: Step | None = None
    era: str = ""
    kind: bool = False


class Part(NamedTuple):
    """The numberth quarter (`kind` 4), third (3) or half (2) of a year or of a step."""

    number: int
    kind: int
    year: int | None = None
    of: Step | None = None
    era: str = ""
    fiscal: bool = False


class Years(NamedTuple):
    """A decade, a century or a millennium: its first year, astronomical, and how many years.

    `short` is of two figures, whose century was not said; `portion` is an early, middle or late
    part of it."""

    first: int
    size: int
    era: str = ""
    short: bool = False
    portion: str = ""


class Share(NamedTuple):
    """The numberth half, third or quarter of a month or of a number of years."""

    number: int
    kind: int
    of: Date | Years


class Figures(NamedTuple):
    """`22.09.2025`, `9/22/99`: the first two numbers are a day and a month in either order."""

    first: int
    second: int
    year: str  # of two figures or four
    mark: str
    weekday: int | None = None


Meaning = Date | Step | Year | Years | Season | Part | Share | Figures
CODES: Final = {4: 0, 2: 4, 3: 6}  # what is added to the number of a part, by its kind
UNITS: Final = {10: "decade", 100: "century", 1000: "millennium"}


def as_told(m: "Date | Step | Years | Season | Part | Share", label: str) -> told.Meaning:
    """The meaning in the form that `tagger.resolution` takes."""
    if isinstance(m, Years):
        unit = UNITS[m.size]
        rule = label or (f"{unit}-short" if m.short else unit)
        return told.Meaning("wide", m.first, unit=unit, era=m.era, mod=m.portion, rule=rule)
    if isinstance(m, Share):
        whole = as_told(m.of, label)
        rule = label if isinstance(m.of, Date) else f"part-of-{whole.rule}"
        return whole._replace(mod=f"{m.number}/{m.kind}", rule=rule)
    if isinstance(m, Part):
        of = as_told(m.of, "year-step") if m.of is not None else None
        mod = "FISCAL" if m.fiscal else ""
        return told.Meaning("date", m.year, quarter=m.number + CODES[m.kind], of=of, era=m.era,
                            mod=mod, rule=label)  # fmt: skip
    if isinstance(m, Season):
        of = as_told(m.of, "year-step") if m.of is not None else None
        return told.Meaning("date", m.year, season=m.code, era=m.era, of=of, rule=label)
    if isinstance(m, Step):
        return told.Meaning("step", which=m.which, unit=m.unit, month=m.month, day=m.day,
                            rule=label)  # fmt: skip
    of = None
    if m.of is not None:
        named = "year-step" if m.of.unit == "year" else "unit-step"
        of = as_told(m.of, "month-step" if m.of.month else named)
    year, month, day, rule = m.year, m.month, m.day, label
    if m.style == "old" and year is not None and month and day:
        (year, month, day), rule = gregorian((year, month, day)), "old-style"
    return told.Meaning("date", year, month, day, m.weekday, era=m.era, of=of, rule=rule)

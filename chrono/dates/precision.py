"""Name how fine a date is, from a millennium to a second."""

from typing import Literal, get_args

from chrono.dates.form import Form
from chrono.dates.single import Single

Precision = Literal[
    "unknown",
    "millennium",
    "century",
    "decade",
    "year",
    "half",
    "third",
    "season",
    "quarter",
    "month",
    "day",
    "hour",
    "minute",
    "second",
]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)  # from coarse to fine


def precision_of(form: Form) -> Precision:
    """Name the precision of a date, the coarsest of its known members, or `unknown`.

    The first digit that is not specified decides: `156X-12-25` is of a decade.
    """
    singles = [single for pair in form.ranges for single in pair if single]
    return min(map(_precision, singles), key=PRECISIONS.index, default="unknown")


def _precision(single: Single) -> Precision:
    if single.year[0] == "Y" or "S" in single.year:
        return _significant(single)
    unspecified = single.year.lstrip("-").find("X")
    if unspecified >= 0:
        return PRECISIONS[unspecified]
    if not single.month or "X" in single.month:
        return "year"
    if single.month > "20":
        return _part(int(single.month))
    if not single.day or "X" in single.day:
        return "month"
    time = single.time
    if time is None:
        return "day"
    return "hour" if time.minute is None else "minute" if time.second is None else "second"


def _part(code: int) -> Precision:
    return "season" if code < 33 else "quarter" if code < 37 else "third" if code < 40 else "half"


def _significant(single: Single) -> Precision:
    """Name the width of the years meant; what is wider than a millennium counts as one."""
    years = single.last[0] - single.first[0] + 1
    names: dict[int, Precision] = {1: "year", 10: "decade", 100: "century"}
    return names.get(years, "millennium")

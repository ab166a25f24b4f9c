"""Dates all in figures, the year last: `22.09.2025`, `9/22/99`."""

from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found, short_year


def numeric(t: Text, i: int) -> Found:
    """`22.09.2025`, `9/22/2025`, `9/22/99`, `22-9-2025`; a phrase is asked which it means."""
    if (
        t.whole
        or not t.words[i].isdecimal()
        or len(t.words[i]) > 2
        or (i and t.glued(i) and t.words[i - 1] in {"-", "/", ".", "$"})
    ):
        return None
    mark = t.words[i + 1]
    if mark not in {"/", ".", "-"} or t.words[i + 3] != mark:
        return None
    if not all(t.glued(i + n) for n in (1, 2, 3, 4)):
        return None
    second, third = t.words[i + 2], t.words[i + 4]
    if not (second.isdecimal() and third.isdecimal() and len(second) <= 2):
        return None
    if len(third) not in {2, 4} or (
        t.glued(i + 5)
        and t.words[i + 5] in {mark, "%"}
        and t.glued(i + 6)
        and t.words[i + 6].isdecimal()
    ):
        return None
    if len(third) == 2 and mark == "." and not (int(t.words[i]) > 12 and len(second) == 2):
        return None  # a version, or the time of a race
    a, b = int(t.words[i]), int(second)
    order = t.order() if mark == "/" else "D"
    month_first = b > 12 or order in {"", "M"}
    month, day = (a, b) if a <= 12 and month_first else (b, a)
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    number = int(third) if len(third) == 4 else short_year(int(third))
    mod = "EITHER" if not order and day <= 12 and day != month else ""
    return i + 5, Meaning("date", number, month, day, mod=mod, rule="numeric")

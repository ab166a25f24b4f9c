"""Dates in figures alone: whose order, and whose century, is settled or shown both ways."""

from chrono.dates.calendar import days_in_month
from chrono.phrases.cursor import Cursor, Operand, Partial, refuse

ORDERS = {"DMY": (2, 1, 0), "MDY": (2, 0, 1), "YMD": (0, 1, 2)}


def short_years(cur: Cursor, number: int) -> list[int]:
    """The years two figures may mean: the one nearest the base, else one of each century."""
    if cur.given:
        start = cur.base[0] - 50
        return [start + (number - start - 1) % 100 + 1]
    cur.settle = "write {} or {}, or give the day it counts from: --base 2025-09-22"
    return [1900 + number, 2000 + number]


def numeric(cur: Cursor) -> Operand | None:
    """`22.09.2025`, `2025/09/22`, `03/04/25`."""
    token = cur.kind("numeric")
    if token is None:
        return None
    mark = next(c for c in token.text if not c.isdigit())
    fields = token.text.split(mark)
    if any(len(f) > 2 for f in fields[1:2]) or {len(fields[0]), len(fields[2])} - {1, 2, 4}:
        return None
    if 4 in (len(fields[0]), len(fields[2])):
        orders = ["YMD"] if len(fields[0]) == 4 else ["DMY", "MDY"]
    else:
        orders = ["DMY", "MDY", "YMD"] if mark == "-" else ["DMY", "MDY"]
    asked = cur.order in orders or (cur.order and len(fields[0]) < 4 > len(fields[2]))
    found: list[tuple[str, tuple[int, int, int]]] = []
    for name in [cur.order] if asked and cur.order else orders:
        y, m, d = (fields[n] for n in ORDERS[name])
        for year in [int(y)] if len(y) == 4 else short_years(cur, int(y)):
            date = (year, int(m), int(d))
            fits = 1 <= date[1] <= 12 and 1 <= date[2] <= days_in_month(year, date[1])
            if fits and date not in (f[1] for f in found):
                found.append((name, date))
    if not found:
        raise refuse(cur, "D101", f"no such day: {token.text}", "", token.at)
    names = {name for name, _ in found}
    short = 4 not in (len(fields[0]), len(fields[2]))
    if len(names) > 1:
        if short and not cur.given:
            found = [f for f in found if f[1][0] >= 2000] or found
        names_said = " or ".join(f"--order {n}" for n in sorted(names)[:1])
        cur.settle = f"write {{}} or {{}}, or say {names_said}"
        if short and not cur.given:
            cur.settle += " and --base 2025-09-22"
    return cur.pick(
        [
            Partial("numeric", *date, last="day", relative=short and cur.given, at=token.at)
            for _, date in found
        ]
    )

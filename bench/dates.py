"""Time how many different dates a second are read with their bounds, by chrono and by `edtf`.

    python bench/dates.py [COUNT]

CPU time of one run, both on the same strings; the `edtf` package, when it is importable, gets a
hundredth as many of them.
"""

import contextlib
import io
import random
import sys
import time
from collections.abc import Callable

from chrono.dates import days_in_month, parse


def texts(count: int) -> list[str]:
    """Make different strings: years, months and days, some with a sign, some intervals."""
    chance = random.Random(20251122)
    found: dict[str, None] = {}
    while len(found) < count:
        shape = chance.random()
        text = single(chance)
        if shape < 0.2:
            text = f"{text}{chance.choice('?~%')}"
        elif shape < 0.4:
            start, end = sorted((text, single(chance)))
            text = chance.choice((f"{start}/{end}", f"{text}/..", f"{start}~/{end}"))
        found[text] = None
    return list(found)


def single(chance: random.Random) -> str:
    year, month = chance.randint(1000, 2999), chance.randint(1, 12)
    day = chance.randint(1, days_in_month(year, month))
    return (f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}")[
        chance.choice((0, 1, 2, 2, 2))
    ]


def ours(strings: list[str]) -> None:
    for text in strings:
        date = parse(text)
        _ = date.start, date.end


def seconds(work: Callable[[list[str]], None], strings: list[str]) -> float:
    begin = time.process_time()
    work(strings)
    return time.process_time() - begin


def theirs() -> Callable[[list[str]], None] | None:
    """Make the same work for the `edtf` package; None when it is not installed."""
    try:
        from edtf import parse_edtf
    except ImportError:
        return None

    def work(strings: list[str]) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            for text in strings:
                date = parse_edtf(text)
                _ = date.lower_strict(), date.upper_strict()

    work(["2001"])
    return work


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    strings = texts(count)
    speed = count / seconds(ours, strings)
    print(f"chrono.dates  {speed:>10,.0f} dates/s  ({count:,} different dates)")
    work = theirs()
    if work is None:
        print("edtf          not installed")
        return
    few = strings[: max(100, count // 100)]
    other = len(few) / seconds(work, few)
    print(f"edtf          {other:>10,.0f} dates/s  ({len(few):,} of them)")
    print(f"ratio         {speed / other:>10,.0f}")


if __name__ == "__main__":
    main()

"""Dates that say themselves: days, months, years, times, decades, centuries, seasons, weeks.

Each production reads one form at the cursor and gives a `Partial` or a `Value`, or None.
"""

from chrono.dates import parse
from chrono.dates.calendar import add_days, weekday
from chrono.errors import DateError
from chrono.phrases.cursor import Cursor, Operand, Partial, Value, refuse, week_of, year_text
from chrono.phrases.lexicon import (
    BEFORE_ERA,
    COMMON_ERA,
    FISCAL,
    MONTHS,
    NINETIES,
    NUMBERS,
    ORDINALS,
    PORTIONS,
    PORTIONS_OF,
    SEASONS,
    WEEKDAYS,
)
from chrono.phrases.numeric import short_years


def number_word(cur: Cursor) -> int | None:
    """A spelled number from one to ninety-nine."""
    word = cur.word(NUMBERS)
    if not word:
        return None
    number = NUMBERS[word]
    if number < 20:
        return number
    at = cur.at
    cur.says("-")
    one = cur.word(NUMBERS)
    if one and NUMBERS[one] < 10:
        return number + NUMBERS[one]
    cur.at = at
    return number


def ordinal(cur: Cursor) -> int | None:
    """An ordinal in figures or letters: `9th`, `ninth`, `twenty-first`."""
    token = cur.kind("ordinal")
    if token:
        return int(token.text[:-2])
    word = cur.word(ORDINALS)
    if word:
        return ORDINALS[word]
    tens = cur.word({"twenty", "thirty"})
    if tens:
        cur.says("-")
        word = cur.word(ORDINALS)
        if word and ORDINALS[word] < 10:
            return NUMBERS[tens] + ORDINALS[word]
    return None


def small(cur: Cursor) -> int | None:
    """A day of the month: an ordinal, or one or two figures."""
    at = cur.at
    token = cur.kind("number")
    if token and len(token.text) <= 2:
        return int(token.text)
    cur.at = at
    number = ordinal(cur)
    if number is None:
        cur.at = at
    return number


def era(cur: Cursor) -> str:
    at = cur.at
    word = cur.word(BEFORE_ERA | COMMON_ERA)
    if not word:
        cur.at = at
    return "bc" if word in BEFORE_ERA else "ad" if word else ""


def year_number(cur: Cursor, beside_month: bool = False) -> tuple[int, str] | None:
    """A year and its era: four figures, or fewer with an era; three will do beside a month."""
    at = cur.at
    before = era(cur)
    token = cur.kind("number", "thousands")
    if token and len(token.text) <= 7:
        after = before or era(cur)
        number = int(token.text.replace(",", ""))
        if after and number == 0:
            hint = "the year before AD 1 is 1 BC"
            raise refuse(cur, "D101", "no such year: 0", hint, token.at)
        if after == "bc":
            return 1 - number, "bc"
        if after and len(token.text) <= 5:
            return number, "ad"
        if (
            not after
            and token.kind == "number"
            and (len(token.text) == 4 or (beside_month and len(token.text) == 3))
        ):
            return number, ""
    cur.at = at
    return None


def month_word(cur: Cursor) -> int | None:
    word = cur.word(MONTHS)
    return MONTHS[word] if word else None


def edtf(cur: Cursor) -> Operand | None:
    """One date of EDTF inside a phrase: `since 2024-03`, and a time after a day."""
    token = cur.kind("edtf")
    if not token:
        return None
    text = token.text
    if len(text) == 10 and text.count("-") == 2 and text.replace("-", "").isdigit():
        year, month, day = map(int, text.split("-"))
        if month <= 12:
            return Partial("day", year, month, day, last="day", at=token.at)
    if len(text) == 7 and text.replace("-", "").isdigit() and "00" < text[5:] <= "12":
        return Partial("month", int(text[:4]), int(text[5:]), last="month", at=token.at)
    date = parse(text)  # raises what is wrong with it
    return Value(str(date), rule="edtf")


def compact(cur: Cursor) -> Operand | None:
    token = cur.kind("compact")
    if not token:
        return None
    text = token.text
    return Partial("compact", int(text[:4]), int(text[4:6]), int(text[6:]), last="day", at=token.at)


def day_first(cur: Cursor) -> Operand | None:
    """`9 September 2025`, `the 9th of September`, `9th`."""
    token = cur.peek()
    cur.says("the")
    day = small(cur)
    if day is None or token is None:
        return None
    cur.says("day of", "of", "-")
    month = month_word(cur)
    if month is None:
        return None
    return with_year(cur, Partial("day", None, month, day, last="month", at=token.at))


def month_first(cur: Cursor) -> Operand | None:
    """`September 9, 2025`, `March 2025`, `Mar 44 BC`, `March`."""
    token = cur.peek()
    month = month_word(cur)
    if month is None or token is None:
        return None
    at = cur.at
    cur.says("-", ",", "of", ", of", "of the year")
    found = year_number(cur, beside_month=True)
    if found:
        year, mark = found
        return Partial("month", year, month, era=mark, last="year", at=token.at)
    cur.at = at
    cur.says("-")
    cur.says("the")
    day = small(cur)
    if day is not None:
        return with_year(cur, Partial("day", None, month, day, last="day", at=token.at))
    cur.at = at
    return with_year(cur, Partial("month", None, month, last="month", at=token.at))


def with_year(cur: Cursor, date: Partial) -> Operand:
    """The date with the year behind it, where one stands there.

    Two figures are a year only right behind a month that follows its day (`9 Sept 25`), or with an
    apostrophe; in `Sept. 9-10` and `September 9, 10` they are another day.
    """
    at = cur.at
    dashed = date.last == "month" and cur.tokens[cur.at - 2].text == "-"
    joined = cur.says("-") if dashed else cur.says(",", "of", "in", "-")
    found = year_number(cur, beside_month=True)
    if found:
        return date._replace(year=found[0], era=found[1], last="year")
    token = cur.kind("short")
    if token is None and date.day is not None and date.last == "month" and joined == dashed:
        token = cur.kind("number")
    if token and len(token.text.lstrip("'")) == 2 and not clock_follows(cur):
        years = short_years(cur, int(token.text[-2:]))
        return cur.pick([date._replace(year=y, last="year", relative=cur.given) for y in years])
    cur.at = at
    return date


def clock_follows(cur: Cursor) -> bool:
    """Whether the number just taken belongs to a time: `9 September 10 am`."""
    token = cur.peek()
    return token is not None and token.text in {"am", "pm"}


def year_first(cur: Cursor) -> Operand | None:
    """`2025`, `2025 March`, `2025 March 9`, `622 AD`, `the year 1992`."""
    token = cur.peek()
    cur.says("the year of", "the year", "year")
    found = year_number(cur)
    if found is None or token is None:
        return None
    date = Partial("year", found[0], era=found[1], last="year", at=token.at)
    at = cur.at
    cur.says(",", "-")
    inner = day_first(cur)  # 2025, 9 March
    if isinstance(inner, Partial) and inner.year is None:
        return inner._replace(year=found[0], era=found[1], last="month")
    cur.at = at
    cur.says(",", "-")
    month = month_word(cur)
    if month is None:
        cur.at = at
        return date
    date = date._replace(rule="month", month=month, last="month")
    at = cur.at
    cur.says("-", ",")
    day = small(cur)
    if day is not None:
        return date._replace(rule="day", day=day, last="day")
    cur.at = at
    return date


def named_day(cur: Cursor) -> Operand | None:
    """A date with its day of the week before or behind it; the two are compared."""
    token = cur.peek()
    word = cur.word(WEEKDAYS)
    if word and token:
        at = cur.at
        cur.says(", the", "the", ",")
        date = dated(cur)
        if isinstance(date, Partial) and date.day is not None:
            return date._replace(weekday=WEEKDAYS[word], rule="day")
        cur.at = at
        return Partial("weekday", weekday=WEEKDAYS[word], relative=True, at=token.at)
    date = dated(cur)
    if not isinstance(date, Partial) or date.day is None:
        return date
    at = cur.at
    bracket = cur.says("(")
    cur.says(",")
    word = cur.word(WEEKDAYS)
    if word and (not bracket or cur.says(")")):
        return date._replace(weekday=WEEKDAYS[word])
    cur.at = at
    return date


def dated(cur: Cursor) -> Operand | None:
    from chrono.phrases.numeric import numeric

    for production in (edtf, compact, numeric, day_first, month_first, year_first):
        at = cur.at
        date = production(cur)
        if date is not None:
            return date
        cur.at = at
    return None


def day_of_month(cur: Cursor) -> Operand | None:
    """`the 9th`, which only a base or a neighbour explains."""
    token = cur.peek()
    number = ordinal(cur)
    if number is None or token is None or number > 31:
        return None
    return Partial("day-of-month", day=number, relative=True, last="day", at=token.at)


def portion_of(cur: Cursor) -> int:
    """Early, mid, late, or the beginning, middle, end of: 37, 38, 39; else 0."""
    word = cur.word(PORTIONS)
    if word:
        cur.says("- to - late") or cur.says("in the", "in", "of the", "-", "the")
        return PORTIONS[word]
    at = cur.at
    cur.says("the very", "the")
    word = cur.word(PORTIONS_OF)
    if word and cur.says("of the", "of"):
        return PORTIONS_OF[word]
    cur.at = at
    return 0


def portion(cur: Cursor) -> Operand | None:
    """`early 2024`, `mid-June 2025`, `the end of 2023`, `late 1990s`, `early 19th century`."""
    part = portion_of(cur)
    if not part:
        return None
    value = wide(cur, part)
    if value is not None:
        return value
    from chrono.phrases.relative import unit_step

    at = cur.at
    date = unit_step(cur)
    if date is None:
        cur.at = at
        date = dated(cur)
    if isinstance(date, Partial) and date.day is None and not date.group and not date.time:
        return date._replace(portion=part, rule=f"part-of-{date.rule}")
    return None


FRACTIONS = {"half": 2, "third": 3, "quarter": 4}


def fraction(cur: Cursor) -> Operand | None:
    """`Q3 2024`, `third quarter of 2024`, `H1 2024`, `first half of the 19th century`."""
    token = cur.kind("quarter")
    if token:
        return Partial("quarter", int(token.text[:4]), group=32 + int(token.text[-1]), at=token.at)
    at = cur.at
    cur.says("the")
    token = cur.kind("part")
    if token:
        kind, number = ("quarter" if token.text[0] in "Qq" else "half"), int(token.text[1])
    else:
        count = ordinal(cur) or (cur.says("last", "final") and -1)
        name = cur.word(set(FRACTIONS))
        if not count or not name:
            cur.at = at
            return None
        kind, number = name, count
    parts = FRACTIONS[kind]
    number = parts if number == -1 else number
    if not 1 <= number <= parts:
        return None
    cur.says("of the year", "of the", "of", "in", ",", "the")
    value = wide(cur, 0, (number, parts))
    if value is not None:
        return value
    found = year_number(cur)
    if found is None:
        from chrono.phrases.relative import unit_step

        date = unit_step(cur)
        if isinstance(date, Partial) and date.rule.endswith("year") and kind != "third":
            return date._replace(group=(32 if parts == 4 else 39) + number, rule=kind)
        return None
    first = {"quarter": 32, "third": 36, "half": 39}[kind]
    return Partial(kind, found[0], group=first + number, at=cur.tokens[at].at)


def some_part(cur: Cursor) -> Operand | None:
    """`some day in June 2004`, `some month of 2004`: EDTF's unspecified digits."""
    month = cur.says("some month of", "some month in")
    if not month and not cur.says("some day in", "some day of"):
        return None
    date = dated(cur)
    if not isinstance(date, Partial) or date.year is None or date.day is not None:
        return None
    if month == (date.month is not None):
        return None
    text = year_text(date.year) + ("" if date.month is None else f"-{date.month:02}")
    return Value(f"{text}-XX" if date.month or month else f"{text}-XX-XX", rule="unspecified")


def season(cur: Cursor) -> Operand | None:
    """`spring 2021`, `summer of 1969`, `winter 2010–11` (which starts in 2010)."""
    token = cur.peek()
    hemisphere = {"northern": 4, "southern": 8}.get(cur.word({"northern", "southern"}), 0)
    word = cur.word(SEASONS)
    if not word or token is None:
        return None
    cur.says("of the year", "of", "in", ",")
    found = year_number(cur)
    if found is None:
        return None
    date = Partial("season", found[0], group=SEASONS[word] + hemisphere, last="year", at=token.at)
    at = cur.at
    following = cur.says("–", "-", "/") and cur.kind("number")
    if following and word == "winter" and found[0] is not None:
        text = following.text
        if int(text) == (found[0] + 1 if len(text) == 4 else (found[0] + 1) % 100):
            return date
    cur.at = at
    return date


def wide(cur: Cursor, part: int = 0, share: tuple[int, int] = (0, 0)) -> Operand | None:
    """A decade, a century or a millennium, whole or in part."""
    for production in (century, decade):
        at = cur.at
        options = production(cur)
        if options:
            return cur.pick([some_years(o, part, share) for o in options])
        cur.at = at
    return None


def some_years(years: Value, part: int, share: tuple[int, int]) -> Value:
    """The part meant of a run of years, `low` and `high` being its first and last."""
    first, last = int(years.low), int(years.high)
    size = last - first + 1
    if part:
        lows = (0, 4, 7, 10) if size == 10 else (0, -(-size // 3), -(-2 * size // 3), size)
        if size > 10:
            lows = (0, size // 3 + 1, 2 * size // 3 + 1, size)
        low, high = first + lows[part - 37], first + lows[part - 36] - 1
        return Value(
            f"{year_text(low)}~", f"{year_text(high)}~", "set", f"part-of-{years.rule}",
            years.relative,
        )  # fmt: skip
    number, parts = share
    if parts:
        low, high = first + size * (number - 1) // parts, first + size * number // parts - 1
        rule = f"part-of-{years.rule}"
        return Value(year_text(low), year_text(high), "set", rule, years.relative)
    text = year_text(first) if first >= 0 else f"-{-last:04}"  # the last year has the digits
    masked = text[: -len(str(size - 1))] + "X" * len(str(size - 1))
    return Value(masked, rule=years.rule, relative=years.relative)


def run(first: int, size: int, rule: str, relative: bool = False) -> Value:
    return Value(str(first), str(first + size - 1), rule=rule, relative=relative)


def decade(cur: Cursor) -> list[Value] | None:
    """`the 1990s`; `the '90s` and `the nineties` have a century only where there is a base."""
    token = cur.peek()
    word = cur.word(NINETIES)
    if word:
        return near_decades(cur, NINETIES[word] * 10)
    ahead = cur.says("decade")
    token = cur.kind("decade") or cur.kind("number")
    if token is None or (token.kind == "number" and not (ahead or cur.says("decade"))):
        return None
    digits = token.text.strip("'").rstrip("s").rstrip("'")
    number = int(digits)
    if number % 10 or len(digits) == 3:
        return None
    if len(digits) == 2:
        return near_decades(cur, number)
    if number % 100:
        return [run(number, 10, "decade")]
    cur.settle = "write {} or {}"
    return [run(number, 10, "decade"), run(number, 100, "century")]


def near_decades(cur: Cursor, number: int) -> list[Value]:
    """With a base the most recent decade of that name that had begun; else two of them."""
    if cur.given:
        year = cur.base[0]
        century = year - year % 100 + number
        return [run(century if century <= year else century - 100, 10, "decade-before-base", True)]
    cur.settle = "write {} or {}"
    return [run(1900 + number, 10, "decade"), run(1800 + number, 10, "decade")]


def century(cur: Cursor) -> list[Value] | None:
    """`19th century`, `the nineteenth century`, `2nd century BC`, `3rd millennium BC`."""
    leading = cur.says("century")
    number = ordinal(cur)
    if number is None:
        token = cur.kind("number")
        number = int(token.text) if token and len(token.text) <= 2 else None
    if not number:
        return None
    cur.says("-", "–")
    size = 100
    if not leading and not cur.says("century", "centuries", "cent"):
        if not cur.says("millennium", "millennia"):
            return None
        size = 1000
    when = era(cur)
    if number > (10000 // size if when == "bc" else 3000 // size):
        return None
    first = 1 - number * size if when == "bc" else (number - 1) * size
    return [run(first, size, "millennium" if size == 1000 else "century")]


def iso_week(cur: Cursor) -> Operand | None:
    token = cur.kind("week")
    if not token:
        return None
    year, number = int(token.text[:4]), int(token.text[-2:])
    monday = add_days((year, 1, 4), 7 * (number - 1) - weekday((year, 1, 4)))
    thursday = add_days(monday, 3)
    if number == 0 or thursday[0] != year:
        raise refuse(cur, "D101", f"no such week: {token.text}", "", token.at)
    return week_of(monday, "iso-week")


def week_of_day(cur: Cursor) -> Operand | None:
    """`week of 15 September 2025`: the week, Monday to Sunday, that holds the day."""
    cur.says("the")
    if not cur.says("week of", "week beginning", "week starting", "week commencing"):
        return None
    from chrono.phrases.complete import complete

    cur.says("the")
    date = named_day(cur)
    if not isinstance(date, Partial) or date.day is None:
        return None
    whole = complete(date, cur)
    day = parse(whole.low).earliest
    return None if day is None else week_of(day, "week-of", whole.relative)


def fiscal(cur: Cursor) -> Operand | None:
    token = cur.peek()
    cur.says("the")
    if cur.word(FISCAL):
        hint = "where a fiscal year starts is not said: write its first and last month"
        raise DateError(
            "D102",
            "a fiscal year is no date by itself",
            position=token.at if token else 0,
            hint=hint,
        )
    return None

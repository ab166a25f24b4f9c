"""Write a date in English words for a reader: deterministic, and never empty."""

from chrono.dates.calendar import days_in_month
from chrono.dates.clock import Time, offset_text
from chrono.dates.edtf import Date
from chrono.dates.form import Form, Range
from chrono.dates.single import APPROXIMATE, MONTHS, UNCERTAIN, Single

_COMPONENTS = ("year", "month", "day")
_BOTH = UNCERTAIN | APPROXIMATE
_SIGNS = {
    UNCERTAIN: "uncertain",
    APPROXIMATE: "approximate",
    _BOTH: "uncertain and approximate",
}
_SEASONS = ("spring", "summer", "autumn", "winter")
_PARTS = {
    **{21 + i: name for i, name in enumerate(_SEASONS)},
    **{25 + i: f"northern {name}" for i, name in enumerate(_SEASONS)},
    **{29 + i: f"southern {name}" for i, name in enumerate(_SEASONS)},
    **{33 + i: f"Q{i + 1}" for i in range(4)},
    **{37 + i: f"{name} third of" for i, name in enumerate(("first", "second", "last"))},
    40: "first half of",
    41: "second half of",
}
_THIRDS = {"37": "early", "38": "mid", "39": "late"}  # with ~: the table of docs/dates.md


def words(date: Date, zone: str = "") -> str:
    """Write a date in words; `zone` is named behind each time of day without an offset.

    >>> words(Date("1850~")), words(Date("199X")), words(Date("2025-09-09/2025-09-10"))
    ('c. 1850', 'the 1990s', '9–10 September 2025')
    >>> words(Date("2025-09-22T13:47"), "Asia/Baku")
    '22 September 2025, 13:47 Asia/Baku'
    """
    form = date.form
    if form.kind == "date":
        return _single(_known(form), zone)
    if form.kind == "interval":
        return _interval(form, zone)
    return _set(form)


def _known(form: Form) -> Single:
    single = form.ranges[0][0]
    assert single is not None
    return single


def _interval(form: Form, zone: str) -> str:
    first, last = form.ranges[0]
    if first and last:
        return _pair(first, last, "–", " – ", zone)
    if last:
        tail = "" if form.start_kind == "open" else ", start unknown"
        return f"until {_single(last, zone)}{tail}"
    if first and form.end_kind == "open":
        return f"since {_single(first, zone)}"
    if first:
        return f"from {_single(first, zone)}, end unknown"
    if form.start_kind == form.end_kind:
        return "without start or end" if form.start_kind == "open" else "start and end unknown"
    unknown, without = ("start", "end") if form.end_kind == "open" else ("end", "start")
    return f"{unknown} unknown, without {without}"


def _set(form: Form) -> str:
    """Write a set: `[…]` as a choice, `{…}` as a list; `[a..b]` alone as between a and b."""
    one = form.kind == "one of"
    first, last = form.ranges[0]
    if one and len(form.ranges) == 1:
        if first is None and last:
            return f"by {_single(last)}"
        if first and last and first is not last:
            if third := _third_of(first, last):
                return third
            return f"between {_pair(first, last, ' and ', ' and ')}"
    texts = [_member(pair, "or" if one else "and") for pair in form.ranges]
    if len(texts) == 1:
        return texts[0]
    return f"{', '.join(texts[:-1])} {'or' if one else 'and'} {texts[-1]}"


def _member(pair: Range, connective: str) -> str:
    first, last = pair
    if first and last:
        return _single(first) if first.text == last.text else _pair(first, last, "–", " – ")
    if first:
        return f"{_single(first)} {connective} later"
    assert last
    return f"{_single(last)} {connective} earlier"


def _pair(first: Single, last: Single, tight: str, loose: str, zone: str = "") -> str:
    """Write two dates and what joins them; what they share is said once.

    `tight` joins two numbers or names, `loose` two phrases of several words.
    """
    if first.text == last.text and "X" not in first.text:
        return _single(first, zone) if first.day else f"within {_single(first)}"
    if _is_plain(first) and _is_plain(last):
        return _plain_pair(first, last, tight, loose)
    same_day = (first.year, first.month, first.day) == (last.year, last.month, last.day)
    if same_day and first.time and last.time and first.time.offset == last.time.offset:
        begin = _clock(first.time._replace(offset=None))
        return f"{_base(first)}, {begin}{tight}{_clock(last.time, zone)}"
    return f"{_single(first, zone)}{loose}{_single(last, zone)}"


def _is_plain(single: Single) -> bool:
    text = single.text.lstrip("-").replace("-", "")
    return text.isdecimal() and not single.month > "12"


def _plain_pair(first: Single, last: Single, tight: str, loose: str) -> str:
    begin, end = _base(first), _base(last)
    months = MONTHS[first.first[1]], MONTHS[last.first[1]]
    same_year = first.year == last.year
    if first.day and last.day and same_year and months[0] == months[1]:
        return f"{int(first.day)}{tight}{end}"
    if first.day and last.day and same_year:
        return f"{int(first.day)} {months[0]}{loose}{end}"
    if first.month and last.month and not first.day and not last.day and same_year:
        return f"{months[0]}{tight}{end}"
    if first.month or last.month:
        return f"{begin}{loose}{end}"
    low, high = first.first[0], last.first[0]
    if high < 1:
        return f"{1 - low}{tight}{end}"
    if low > 0 and high < 1000:
        return f"{begin}{tight}{high}"
    return f"{begin}{tight if low > 999 else loose}{end}"


def _single(single: Single, zone: str = "") -> str:
    """Write one date with its signs."""
    flags = set(single.flags)
    text = _base(single)
    if len(flags) > 1:
        return f"{text} ({_signs(single.flags)})"
    if single.time:
        return f"{text}, {_clock(single.time, zone)}"
    flag = flags.pop()
    if flag & APPROXIMATE:
        text = _third(single) or f"c. {text}"
    return f"{text}?" if flag & UNCERTAIN else text


def _third(single: Single) -> str:
    name = _THIRDS.get(single.month)
    if not name:
        return ""
    year = _year(single.year)
    return f"{name} {year}" if _is_definite(single.year) else f"{name} in {year}"


def _third_of(first: Single, last: Single) -> str:
    """Write about the first, the second or the last third of a month, a decade or a century.

    They are the sets of days and of years that such words are read as.
    """
    if {*first.flags, *last.flags} != {APPROXIMATE} or first.time or last.time:
        return ""
    low, high = first.first, last.last
    if first.day and last.day:
        ends = ((1, 10), (11, 20), (21, days_in_month(*low[:2])))
        name = _third_named(ends, (low[2], high[2])) if low[:2] == high[:2] else ""
        return name and f"{name} {MONTHS[low[1]]} {_year(first.year)}"
    if first.month or last.month:
        return ""
    start = low[0] // 10 * 10
    name = _third_named(((0, 3), (4, 6), (7, 9)), (low[0] - start, high[0] - start))
    if name and start > 999 and start % 100:
        return f"the {name} {start}s"
    number = low[0] // 100 + 1 if low[0] > 0 else -low[0] // 100 + 1
    start = 100 * number - 100 if low[0] > 0 else 1 - 100 * number
    name = _third_named(((0, 33), (34, 66), (67, 99)), (low[0] - start, high[0] - start))
    return name and f"{name} {ordinal_number(number)} century{'' if low[0] > 0 else ' BC'}"


def _third_named(ends: tuple[tuple[int, int], ...], found: tuple[int, int]) -> str:
    return dict(zip(ends, _THIRDS.values(), strict=True)).get(found, "")


def _signs(flags: tuple[int, ...]) -> str:
    """Spell out the signs of the components: `year and month approximate; day uncertain`."""
    phrases = []
    for flag in dict.fromkeys(flags):
        if flag:
            names = [_COMPONENTS[i] for i, other in enumerate(flags) if other == flag]
            phrases.append(f"{' and '.join(names)} {_SIGNS[flag]}")
    return "; ".join(phrases)


def _clock(time: Time, local: str = "") -> str:
    """Write a time of day: `13:47`, `13:47 UTC`, `13:47:05.25 +05:00`, and `13h` for an hour.

    `local` is the zone of a time without an offset.
    """
    text = str(time._replace(offset=None))
    if time.minute is None:
        text += "h"
    zone = offset_text(time.offset) or local
    return f"{text} {'UTC' if zone == 'Z' else zone}" if zone else text


def _base(single: Single) -> str:
    """Write one date without signs and without its time."""
    month, day = single.month, single.day
    year = _year(single.year)
    if not month:
        return year
    if not day and month.isdecimal() and int(month) > 12:
        return _part(int(month), single.year)
    if month == "XX":
        if not day or day == "XX":
            what = "some day in" if day else "some month of"
            return f"{what} {year}"
        return f"{_which_day(day)} of some month of {year}"
    if "X" in month:
        name = f"a month matching {month}"
        return f"{_which_day(day) + ' of ' if day else ''}{name} of {year}"
    text = f"{MONTHS[int(month)]} {year if _is_definite(single.year) else 'of ' + year}"
    if not day:
        return text
    if "X" in day:
        return f"{'some day in' if day == 'XX' else f'a day matching {day} in'} {text}"
    return f"{int(day)} {text}"


def _which_day(day: str) -> str:
    if "X" in day:
        return "some day" if day == "XX" else f"a day matching {day}"
    return f"the {ordinal_number(int(day))}"


def _part(code: int, year: str) -> str:
    name, text = _PARTS[code], _year(year)
    if _is_definite(year) or name.endswith(" of"):
        return f"{name} {text}"
    return f"{name} of {text}"


def _is_definite(year: str) -> bool:
    return "X" not in year


def ordinal_number(number: int) -> str:
    """Write an ordinal number.

    >>> [ordinal_number(number) for number in (1, 2, 3, 4, 11, 12, 21, 112)]
    ['1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '112th']
    """
    last = number % 10 if number // 10 % 10 != 1 else 0
    return f"{number}{('th', 'st', 'nd', 'rd')[last] if last < 4 else 'th'}"


def _year(text: str) -> str:
    """Write a year, or what a pattern or the significant digits of one mean."""
    if "X" in text:
        return _unspecified_year(text)
    body, _, digits = text.partition("S")
    number, _, exponent = body.lstrip("Y").partition("E")
    name = year_words(int(number) * 10 ** int(exponent or 0))
    return f"{name} (to {digits} significant digit{'s' * (digits != '1')})" if digits else name


def year_words(year: int) -> str:
    """Write an astronomical year as people do: BC below 1, AD below 1000.

    >>> year_words(-43), year_words(622), year_words(2025), year_words(170002)
    ('44 BC', 'AD 622', '2025', '170,002')
    """
    if year < 1:
        return f"{1 - year:,} BC" if year < -9999 else f"{1 - year} BC"
    return f"AD {year}" if year < 1000 else f"{year:,}" if year > 9999 else str(year)


def _unspecified_year(text: str) -> str:
    """Write a pattern: decade, century or millennium, else the years or the pattern itself."""
    era = " BC" if text[0] == "-" else ""
    digits = text.lstrip("-")
    known = digits.rstrip("X")
    if "X" in known:
        return f"a year matching {text}"
    if not known:
        return "an unknown year BC" if era else "an unknown year"
    if len(known) < 3:
        name = "century" if len(known) == 2 else "millennium"
        return f"the {ordinal_number(int(known) + 1)} {name}{era}"
    low = int(known) * 10
    if era:
        return f"{low + 10}–{max(low, 1) + 1} BC"
    if low == 0:
        return "1 BC – AD 9"
    if low < 1000:
        return f"AD {low}–{low + 9}"
    # "the 1900s" may be heard as a century, so that decade is written out
    return f"the {low}s" if low % 100 else f"{low}–{low + 9}"

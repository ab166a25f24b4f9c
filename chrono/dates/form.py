"""Read the shape of an EDTF text: a date, an interval or a set, and the dates it is made of.

    date      one date, with or without a time of day
    interval  a/b  where an end may be empty (unknown) or `..` (open)
    one of    [a,b..c,d..]    a set of which one member is meant
    all of    {a,b..c,d..}    a set of which all are

Source: EDTF (Library of Congress, 2019), level 0 and 1 *time interval*, level 2 *set
representation*.
"""

from typing import Literal, NamedTuple

from chrono.dates.calendar import Day, ordinal
from chrono.dates.hints import shorten
from chrono.dates.single import Single, parse_single
from chrono.errors import DateError

Kind = Literal["date", "interval", "one of", "all of"]
EndKind = Literal["known", "open", "unknown"]
Bounds = tuple[Day | None, Day | None]
Range = tuple[Single | None, Single | None]
NOTHING: Bounds = (None, None)
LONGEST = 1000


class Form(NamedTuple):
    """What a date is made of.

    `ranges` holds (first, last) pairs: of a date it is the date twice, of an interval its two
    ends, of a set its members in the order written, a single member twice. None is an end that
    is open or unknown, which `start_kind` and `end_kind` tell.
    """

    kind: Kind
    ranges: tuple[Range, ...]
    start_kind: EndKind
    end_kind: EndKind
    start: Bounds
    end: Bounds
    text: str


def parse_form(text: str) -> Form:
    """Read a whole text; a `DateError` has positions in it.

    >>> parse_form("[1667,1668..1670]").text, parse_form("../1985").start_kind
    ('[1667,1668..1670]', 'open')
    """
    if len(text) > LONGEST:
        raise DateError("D102", f"not a date: {shorten(text)}", text, LONGEST, "it is too long")
    if text[:1] in ("[", "{"):
        return _set(text)
    if "/" in text:
        return _interval(text)
    single = parse_single(text)
    bounds = (single.first, single.last)
    return Form("date", ((single, single),), "known", "known", bounds, bounds, single.text)


def _part(text: str, at: int, part: str) -> Single:
    """Read a date that is part of `text`, from `at` on."""
    try:
        return parse_single(part)
    except DateError as error:
        message = error.message if error.code == "D101" else f"not a date: {shorten(text)}"
        raise DateError(error.code, message, text, at + error.position, error.hint) from None


def _refuse(text: str, at: int, hint: str) -> DateError:
    return DateError("D102", f"not a date: {shorten(text)}", text, at, hint)


def _interval(text: str) -> Form:
    left, _, right = text.partition("/")
    at = len(left) + 1
    if "/" in right:
        raise _refuse(text, at + right.index("/"), _slashes(text))
    start_kind, end_kind = _end_kind(left), _end_kind(right)
    first = _part(text, 0, left) if start_kind == "known" else None
    last = _part(text, at, right) if end_kind == "known" else None
    if first and last:
        if (first.time is None) != (last.time is None):
            raise _refuse(text, at, "give both ends a time of day, or neither")
        _check_order(text, at, first, last, "/")
    start, end = interval_bounds(
        (first.first, first.last) if first else NOTHING,
        (last.first, last.last) if last else NOTHING,
        start_kind,
        end_kind,
    )
    canonical = f"{first.text if first else left}/{last.text if last else right}"
    return Form("interval", ((first, last),), start_kind, end_kind, start, end, canonical)


def _slashes(text: str) -> str:
    parts = text.split("/")
    if len(parts) == 3 and [len(part) for part in parts] in (
        [4, 2, 2],
        [4, 1, 1],
        [4, 1, 2],
        [4, 2, 1],
    ):
        return f"a day is written {parts[0]}-{parts[1]:0>2}-{parts[2]:0>2}"
    return "an interval has one /"


def _end_kind(text: str) -> EndKind:
    return "unknown" if not text else "open" if text == ".." else "known"


def interval_bounds(
    start: Bounds, end: Bounds, start_kind: EndKind, end_kind: EndKind
) -> tuple[Bounds, Bounds]:
    """Fill in what follows for an unknown end: an interval does not end before it starts.

    >>> interval_bounds(((1985, 1, 1), (1985, 12, 31)), (None, None), "known", "unknown")[1]
    ((1985, 1, 1), None)
    """
    if start_kind == "unknown":
        return (None, end[1]), end
    if end_kind == "unknown":
        return start, (start[0], None)
    return start, end


def _check_order(text: str, at: int, first: Single, last: Single, mark: str) -> None:
    """Raise when even the earliest start lies after the latest end."""
    timed = first.time and last.time
    if _starts_later(first, last) if timed else first.first > last.last:
        message = f"an interval that ends before it starts: {first.text}{mark}{last.text}"
        hint = f"the other way round: {last.text}{mark}{first.text}"
        raise DateError("D103", message, text, at, hint)


def _starts_later(first: Single, last: Single) -> bool:
    """Tell whether a date-time starts after the other ends; as written unless both have zones."""
    start, end = first.time, last.time
    assert start is not None
    assert end is not None
    begin = ordinal(first.first) * 86400 + start.seconds
    finish = ordinal(last.first) * 86400 + end.last
    if start.offset is not None and end.offset is not None:
        begin -= start.offset * 60
        finish -= end.offset * 60
    # A fraction stands for all that starts with its digits: .4 goes up to .499999999.
    return (begin, start.fraction.ljust(9, "0")) > (finish, end.fraction.ljust(9, "9"))


def _set(text: str) -> Form:
    close = "]" if text[0] == "[" else "}"
    bare = "".join(text.split())
    if bare != text and bare:
        at = next(i for i, char in enumerate(text) if char.isspace())
        raise _refuse(text, at, f"without spaces: {bare}")
    if text[-1] != close:
        raise _refuse(text, len(text) - 1, f"a set that starts with {text[0]} ends with {close}")
    ranges: list[Range] = []
    at = 1
    pieces = text[1:-1].split(",")
    for number, piece in enumerate(pieces):
        ranges.append(_range(text, at, piece, number == 0, number == len(pieces) - 1))
        at += len(piece) + 1
    canonical = text[0] + ",".join(map(range_text, ranges)) + close
    start, end = _set_bounds(ranges, together=close == "}")
    if close == "]":
        return Form("one of", tuple(ranges), "known", "known", start, end, canonical)
    kinds: tuple[EndKind, EndKind] = (
        "open" if ranges[0][0] is None else "known",
        "open" if ranges[-1][1] is None else "known",
    )
    return Form("all of", tuple(ranges), *kinds, start, end, canonical)


def _range(text: str, at: int, piece: str, is_first: bool, is_last: bool) -> Range:
    """Read a member of a set: `a`, `a..b`, as the first `..b`, as the last `a..`."""
    if not piece:
        raise _refuse(text, at, "a member of the set is missing")
    left, mark, right = piece.partition("..")
    if (not left and not (mark and is_first and right)) or (mark and not right and not is_last):
        raise _refuse(text, at, ".. without a date stands at the start or the end of a set")
    if ".." in right:
        raise _refuse(text, at + piece.rindex(".."), "a range has two ends")
    first = _part(text, at, left) if left else None
    behind = at + len(left) + 2
    last = first if not mark else _part(text, behind, right) if right else None
    for single, place in ((first, at), (last, behind if mark else at)):
        if single and single.time:
            raise _refuse(text, place, "a member of a set takes no time of day")
    if first and last and mark:
        _check_order(text, behind, first, last, "..")
        if first.text == last.text:
            return first, first
    return first, last


def range_text(pair: Range) -> str:
    """Write a member of a set; a range from a date to itself is the date."""
    first, last = pair
    if first is not None and first is last:
        return first.text
    return f"{first.text if first else ''}..{last.text if last else ''}"


def _set_bounds(ranges: list[Range], together: bool) -> tuple[Bounds, Bounds]:
    """Find the bounds of a set.

    `[…]` is one moment, anywhere from the first day of any member to the last day of any. `{…}`
    holds from its first member to its last: it starts when the earliest of them does.
    """
    firsts = [first for first, _ in ranges if first]
    lasts = [last for _, last in ranges if last]
    low = None if ranges[0][0] is None else min(single.first for single in firsts)
    high = None if ranges[-1][1] is None else max(single.last for single in lasts)
    if not together:
        return (low, high), (low, high)
    start = NOTHING if low is None else (low, min(single.last for single in firsts))
    end = NOTHING if high is None else (max(single.first for single in lasts), high)
    return start, end

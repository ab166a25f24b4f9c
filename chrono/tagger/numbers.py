"""Numbers in figures and words: counts, ordinals, years.

A production takes a text and a place in it, and gives the place behind what it read and what
that says, or None.
"""

from typing import Final, TypeAlias

from chrono.tagger import lexicon as lx
from chrono.tagger.text import Text

Amount: TypeAlias = "float | str"  # a number, or X for a vague one
RANGES: Final = frozenset({"to", "or", "-", "–"})
BIG: Final = {"hundred": 100, "thousand": 1000, "million": 1_000_000}


def figures(t: Text, i: int) -> tuple[int, float] | None:
    """`12`, `1,200`, `2.5`, `2 1/2`."""
    word = t.words[i]
    if not word.isdecimal():
        return None
    if word == "1" and t.words[i + 1 : i + 3] == ["/", "2"]:
        return i + 3, 0.5
    number, end = float(int(word)), i + 1
    while t.words[end] == "," and t.glued(end) and t.glued(end + 1) and digits(t, end + 1, 3):
        number = number * 1000 + int(t.words[end + 1])
        end += 2
    if t.words[end] == "." and t.glued(end) and t.glued(end + 1) and t.words[end + 1].isdecimal():
        return end + 2, float(f"{int(number)}.{t.words[end + 1]}")
    if t.words[end + 1] == "/" and t.words[end] == "1" and t.words[end + 2] == "2":
        return end + 3, number + 0.5
    return end, number


def digits(t: Text, i: int, count: int) -> bool:
    return len(t.words[i]) == count and t.words[i].isdecimal()


def spelled(t: Text, i: int) -> tuple[int, float] | None:
    """`twelve`, `twenty-four`, `a hundred`, `two hundred and fifty`."""
    number, end, said = 0.0, i, False
    while True:
        word = t.words[end]
        if t.kinds[end] == lx.NUMBER:
            value = float(t.senses[word])
            if word in BIG:
                number = max(number, 1) * value
            elif word == "dozen":
                number = max(number, 1) * 12
            elif said and (number % 10 or value >= 10) and number % 100:
                break
            else:
                number += value
            said = True
            end += 1
        elif (
            said
            and word in {"-", "and"}
            and t.kinds[end + 1] == lx.NUMBER
            and ((word == "-") == (t.words[end - 1] not in BIG))
        ):
            end += 1
        else:
            break
        if end - i > 8:
            break
    return (end, number) if said else None


def cardinal(t: Text, i: int) -> tuple[int, float] | None:
    """A number, with the half behind it: `two and a half`."""
    kind = t.kinds[i]
    if kind == lx.NUMBER:
        found = spelled(t, i)
    elif kind == lx.DIGITS or kind == lx.YEAR or t.words[i].isdecimal():
        found = figures(t, i)
    else:
        return None
    if found and (behind := half_behind(t, found[0])):
        return behind, found[1] + 0.5
    return found


def half_behind(t: Text, i: int) -> int:
    """The place behind `and a half`, `and half`, `-and-a-half`; 0 where there is none."""
    words = [word for word in t.words[i : i + 6] if word != "-"]
    if words[:1] != ["and"]:
        return 0
    count = 3 if words[1:3] == ["a", "half"] else 2 if words[1:2] == ["half"] else 0
    while count and t.words[i] != "half":
        i += 1
    return i + 1 if count else 0


def amount(t: Text, i: int) -> tuple[int, Amount] | None:
    """How many: a number, `a few`, `several`, `a couple of`, `two to three`, `half a`."""
    word = t.words[i]
    if word in {"a", "an"}:
        kind = t.kinds[i + 1]
        if kind == lx.VAGUE or (
            kind == lx.NUMBER and t.words[i + 1] in {"hundred", "thousand", "dozen"}
        ):
            i += 1
            word = t.words[i]
        else:
            return i + 1, 1
    if t.kinds[i] == lx.VAGUE or word == "half":
        number = 0.5 if word == "half" else t.senses[word]
        end = i + 1
        if (
            (word == "half" and t.words[end] in {"a", "an", "-"})
            or t.words[end] == "of"
            or (word == "couple" and t.words[end] == "more")
        ):
            end += 1
        return end, number
    found = cardinal(t, i)
    if found is None:
        return None
    end, number = found
    if t.words[end] == "(" and t.words[end + 1] == f"{number:g}" and t.words[end + 2] == ")":
        end += 3  # thirty (30) days
    if t.words[end] in RANGES:
        other = cardinal(t, end + 1)
        if other:
            return other[0], number
        if t.words[end] == "or" and t.words[end + 1] in {"so", "more"}:
            return end + 2, number
    if t.words[end] == "of" and number in {12.0, 100.0, 1000.0}:
        end += 1
    return end, number


def ordinal(t: Text, i: int) -> tuple[int, int] | None:
    """`5th`, `fifth`, `twenty-first`."""
    word = t.words[i]
    if word == "second":
        return i + 1, 2
    if t.kinds[i] == lx.ORDINAL:
        return i + 1, int(t.senses[word])
    if t.kinds[i] != lx.NUMBER:
        return None
    tens, k = int(t.senses[word]), i + 1 + (t.words[i + 1] == "-")
    last = 2 if t.words[k] == "second" else 0
    last = int(t.senses[t.words[k]]) if t.kinds[k] == lx.ORDINAL else last
    tied = k > i + 1 or t.words[k + 1] == "of"  # the twenty second of February
    return (k + 1, tens + last) if tens % 10 == 0 and 0 < last < 10 and tied else None


def year(t: Text, i: int) -> tuple[int, int] | None:
    """A year in four figures, or spoken: `nineteen ninety-six`, `two thousand and three`."""
    if t.kinds[i] == lx.YEAR:
        return i + 1, int(t.words[i])
    if t.kinds[i] != lx.NUMBER:
        return None
    first = int(t.senses[t.words[i]])
    if 13 <= first <= 20 and t.kinds[i + 1] == lx.NUMBER:
        rest = spelled(t, i + 1)
        if rest and 10 <= rest[1] < 100:
            return rest[0], first * 100 + int(rest[1])
    if first == 2 and t.words[i + 1] == "thousand":
        rest = spelled(t, i)
        if rest and 2000 <= rest[1] < 2100:
            return rest[0], int(rest[1])
    return None

"""How wide text is in a picture, measured for the widest of the common sans-serif fonts.

So that what is laid out with these widths does not overlap in any of them.
"""

import unicodedata
from functools import cache
from typing import Final

from chrono.writers.fonts import emoji
from chrono.writers.graphemes import graphemes, width_of

BOLD: Final = 1.1  # of the width of plain letters
EMOJI: Final = 0.7  # em of a code point in a cluster of two or more
# Width in em -> the signs that have it; measured in DejaVu Sans.
_EMS: Final = {
    0.27: "'", 0.29: "ijlIJ", 0.32: " ,.\u00a0", 0.34: "/:;\\|", 0.35: "f", 0.36: "-",
    0.39: "()[]t", 0.4: "!", 0.41: "r", 0.46: '"', 0.5: "*_`", 0.52: "sz", 0.53: "?", 0.55: "c",
    0.56: "L", 0.58: "Fk", 0.59: "vxy", 0.6: "P", 0.61: "TYao", 0.62: "e", 0.63: "ESbdghnpqu",
    0.64: "$0123456789{}", 0.66: "K", 0.68: "AV", 0.69: "BRXZ", 0.7: "C", 0.73: "U", 0.75: "HN",
    0.77: "DG", 0.78: "&", 0.79: "OQ", 0.82: "w", 0.84: "#+<=>^~", 0.86: "M", 0.95: "%",
    0.97: "m", 0.99: "W", 1.0: "@",
}  # fmt: skip
_WIDTHS: Final = {sign: em for em, signs in _EMS.items() for sign in signs}


def em(text: str) -> float:
    """Return the width of a text in em, rather too much than too little."""
    if text.isascii():
        return sum(map(_em, text))
    return sum(map(_em, graphemes(text)))


@cache
def _em(cluster: str) -> float:
    known = _WIDTHS.get(cluster)
    if known is not None:
        return known
    if len(cluster) > 1 and all(unicodedata.combining(mark) for mark in cluster[1:]):
        return _em(cluster[0])
    if emoji(cluster):  # a font that does not join its signs draws one after the other
        return EMOJI * max(sum(width_of(sign) > 0 for sign in cluster), 2)
    wide = width_of(cluster)
    return (0.75 if cluster.islower() else 0.95) if wide == 1 else wide / 2 * 1.05


def broken(text: str, room: float, most: int) -> list[str]:
    """Return a text as at most so many lines of `room` em, with an ellipsis where it is cut.

    >>> broken("one two three", 4.5, 2), broken("onetwothree", 4, 1)
    (['one two', 'three'], ['onetw…'])
    """
    lines: list[str] = []
    for word in text.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and em(joined) <= room:
            lines[-1] = joined
            continue
        lines += _parts(word, room)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    return [*lines[: most - 1], _start(last, room) + "…"]


def _start(text: str, room: float) -> str:
    """Return the start of a text that fits with an ellipsis behind it."""
    kept, taken = "", em("…")
    for cluster in graphemes(text):
        taken += _em(cluster)
        if taken > room:
            break
        kept += cluster
    return kept.rstrip()


def _parts(word: str, room: float) -> list[str]:
    """Return a word, divided where it does not fit on a line, never inside a cluster."""
    parts, taken = [""], 0.0
    for cluster in graphemes(word):
        taken += _em(cluster)
        if parts[-1] and taken > room:
            parts.append("")
            taken = _em(cluster)
        parts[-1] += cluster
    return parts

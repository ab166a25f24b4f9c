"""What a reader sees as one sign, and how many columns of a terminal it takes.

A flag, a joined emoji or a letter with its marks is a grapheme cluster (Unicode Annex 29): several
code points that are drawn as one, and never divided. wcwidth knows them. It is loaded only for a
text that holds code points which change the width of their neighbours.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

# Joiners, variation selectors, the enclosing keycap, letters of flags, skin tones and tags.
_JOINING: Final = (
    ("\u200d", "\u200d"), ("\ufe0e", "\ufe0f"), ("\u20e3", "\u20e3"),
    ("\U0001f1e6", "\U0001f1ff"), ("\U0001f3fb", "\U0001f3ff"), ("\U000e0020", "\U000e007f"),
)  # fmt: skip


def width_of(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    >>> width_of("Zürich"), width_of("漢字"), width_of("🇩🇪"), width_of("👩‍👩‍👧‍👦")
    (6, 4, 2, 2)
    """
    if text.isascii():
        return len(text)
    if any(map(_joins, text)):
        from wcwidth import width

        return width(text)
    return sum(map(_sign_width, text))


def graphemes(text: str) -> Iterable[str]:
    """Return the clusters of a text, in order; joined they are the text.

    >>> list(graphemes("e\u0301🇩🇪x"))
    ['é', '🇩🇪', 'x']
    """
    if text.isascii():
        return text
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


@cache
def _joins(sign: str) -> bool:
    """Return whether a code point can change how wide its neighbours are drawn."""
    if sign < "\u0900":
        return False
    joining = any(first <= sign <= last for first, last in _JOINING)
    return joining or unicodedata.category(sign) == "Mc" or unicodedata.combining(sign) == 9


@cache
def _sign_width(sign: str) -> int:
    kind = unicodedata.category(sign)
    if kind in ("Mn", "Me"):
        return 0
    if kind == "Cf":
        return int("\u0600" <= sign <= "\u06dd" or sign == "\u00ad")  # these are seen
    if "\u1160" <= sign <= "\u11ff" or "\ud7b0" <= sign <= "\ud7ff":
        return 0  # vowels and finals that join the Korean syllable before them
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1

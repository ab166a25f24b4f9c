"""Which fonts draw which signs of a picture.

What draws PNG and PDF shapes a text with the first font named and replaces glyphs it lacks one for
one, which is wrong where signs join (Devanagari, Thai, emoji), and it panics where two fonts of one
text disagree about what joins. So each script is a run of its own, with fonts that have it first.
"""

import unicodedata
from functools import cache
from typing import Final, NamedTuple

from chrono.writers.graphemes import graphemes

USUAL: Final = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif"
BROAD: Final = "'DejaVu Sans', Arial, sans-serif"
_INDIC: Final = "'Noto Sans {0}', 'Lohit {0}', 'Nirmala UI', '{0} Sangam MN', sans-serif"
_CJK: Final = "'Noto Sans CJK SC', 'Droid Sans Fallback', 'Microsoft YaHei', 'PingFang SC'"
# First and last code point of a block or more, and the fonts of Linux, Windows and macOS for it.
_FONTS: Final = (
    ("\u0590", "\u05ff", "'DejaVu Sans', 'Noto Sans Hebrew', 'Segoe UI', 'Arial Hebrew', Arial"),
    ("\u0600", "\u08ff", "'DejaVu Sans', 'Noto Sans Arabic', 'Segoe UI', 'Geeza Pro', Arial"),
    ("\u0900", "\u097f", _INDIC.format("Devanagari")),
    ("\u0980", "\u09ff", _INDIC.format("Bengali")),
    ("\u0a00", "\u0a7f", _INDIC.format("Gurmukhi")),
    ("\u0a80", "\u0aff", _INDIC.format("Gujarati")),
    ("\u0b00", "\u0b7f", _INDIC.format("Oriya")),
    ("\u0b80", "\u0bff", _INDIC.format("Tamil")),
    ("\u0c00", "\u0c7f", _INDIC.format("Telugu")),
    ("\u0c80", "\u0cff", _INDIC.format("Kannada")),
    ("\u0d00", "\u0d7f", _INDIC.format("Malayalam")),
    ("\u0d80", "\u0dff", _INDIC.format("Sinhala")),
    ("\u0e00", "\u0e7f", "'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif"),
    ("\u0e80", "\u0eff", "'Noto Sans Lao', 'Leelawadee UI', 'Lao MN', sans-serif"),
    ("\u0f00", "\u0fff", "'Noto Serif Tibetan', 'Microsoft Himalaya', Kailasa, serif"),
    ("\u1000", "\u109f", "'Noto Sans Myanmar', 'Myanmar Text', 'Myanmar MN', sans-serif"),
    ("\u1200", "\u139f", "'Noto Sans Ethiopic', Ebrima, Kefa, sans-serif"),
    ("\u1780", "\u17ff", "'Noto Sans Khmer', 'Leelawadee UI', 'Khmer MN', sans-serif"),
    ("\u1100", "\u11ff", f"'Noto Sans CJK KR', 'Malgun Gothic', 'Apple SD Gothic Neo', {_CJK}"),
    ("\u2e80", "\u312f", f"'Noto Sans CJK JP', 'Yu Gothic', 'Hiragino Sans', {_CJK}"),
    ("\u3130", "\u318f", f"'Noto Sans CJK KR', 'Malgun Gothic', 'Apple SD Gothic Neo', {_CJK}"),
    ("\u3190", "\u9fff", f"{_CJK}, 'Hiragino Sans', sans-serif"),
    ("\uac00", "\ud7ff", f"'Noto Sans CJK KR', 'Malgun Gothic', 'Apple SD Gothic Neo', {_CJK}"),
    ("\uf900", "\ufaff", f"{_CJK}, 'Hiragino Sans', sans-serif"),
    ("\ufb1d", "\ufb4f", "'DejaVu Sans', 'Noto Sans Hebrew', 'Segoe UI', 'Arial Hebrew', Arial"),
    ("\ufb50", "\ufefc", "'DejaVu Sans', 'Noto Sans Arabic', 'Segoe UI', 'Geeza Pro', Arial"),
    ("\uff00", "\uffef", f"{_CJK}, 'Hiragino Sans', sans-serif"),
    ("\U00020000", "\U0003ffff", f"{_CJK}, 'Hiragino Sans', sans-serif"),
)  # fmt: skip
_EMOJI: Final = "'Noto Color Emoji', 'Segoe UI Emoji', 'Apple Color Emoji', 'DejaVu Sans'"


class Run(NamedTuple):
    """A part of a text that one list of fonts draws; an empty list means the usual fonts."""

    text: str
    fonts: str


def plain(text: str) -> bool:
    """Return whether the usual fonts draw each code point of a text alone, from left to right."""
    return text.isascii() or not any(map(_special, text))


def runs(text: str) -> list[Run]:
    """Return the parts of a text, in order; blanks and points go with what they follow.

    An emoji is a run by itself. Beside other runs, Latin, Greek and Cyrillic letters are in fonts
    whose widths `widths` knows well.

    >>> [run.text for run in runs("Peru hoists its 🇩🇪, हिन्दी 2")]
    ['Peru hoists its ', '🇩🇪', ', ', 'हिन्दी 2']
    """
    if plain(text):
        return [Run(text, "")]
    found: list[Run] = []
    for cluster in graphemes(text):
        fonts = _fonts(cluster)
        before = found[-1].fonts if found else BROAD
        if len(cluster) == 1 and cluster < "\u3000" and not cluster.isalpha():
            fonts = BROAD if before == _EMOJI else before
        if fonts == before != _EMOJI and found:
            found[-1] = Run(found[-1].text + cluster, fonts)
        else:
            found.append(Run(cluster, fonts))
    return found


def emoji(cluster: str) -> bool:
    """Return whether a cluster is drawn as an emoji.

    >>> emoji("🇩🇪"), emoji("❤️"), emoji("1️⃣"), emoji("漢")
    (True, True, True, False)
    """
    first = cluster[:1]
    return "\ufe0f" in cluster or "\U0001f000" <= first <= "\U0001faff"


@cache
def _special(sign: str) -> bool:
    other = "\u0590" <= sign < "\u2000" or sign > "\u2e7f"
    return other or unicodedata.category(sign) in ("Mn", "Mc", "Me", "Cf", "So")


@cache
def _fonts(cluster: str) -> str:
    if emoji(cluster):
        return _EMOJI
    for first, last, fonts in _FONTS:
        if first <= cluster[0] <= last:
            return fonts
    return BROAD

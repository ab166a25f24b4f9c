"""Endings of Turkish and Azerbaijani nouns by the vowels of their stems: `declined`."""

from typing import Final

CLOSE: Final = {"a": "ı", "ı": "ı", "o": "u", "u": "u", "e": "i", "ə": "i", "i": "i", "ö": "ü",
                "ü": "ü"}  # fmt: skip
BACK: Final = frozenset("aıou")
VOICELESS: Final = frozenset("çfhkpsşt")


def declined(stem: str, front: str) -> str:
    """A noun in its cases, alone and with the possessive; `front` is its language's front `a`.

    >>> "mayısta" in declined("mayıs", "e"), "oktyabrın" in declined("oktyabr", "ə")
    (True, True)
    """
    vowel = next(c for c in reversed(stem) if c in CLOSE)
    high, low = CLOSE[vowel], "a" if vowel in BACK else front
    ends = stem[-1] in CLOSE
    dental = ("d", "t") if stem[-1] in VOICELESS else ("d",)
    forms = [stem]
    for d in dental:
        forms += [f"{stem}{d}{low}", f"{stem}{d}{low}n", f"{stem}{d}{low}ki"]
    join = "n" if ends else ""
    forms += [f"{stem}{join}{high}n", f"{stem}{'y' if ends else ''}{low}"]
    forms += [f"{stem}{'n' if ends else ''}{high}"]
    own = f"{stem}{'s' if ends else ''}{high}"
    forms += [
        own,
        f"{own}n{high}n",
        f"{own}nd{low}",
        f"{own}nd{low}n",
        f"{own}n{low}",
        f"{own}n{high}",
    ]
    if front == "ə":  # up to: ilədək, iyunadək
        forms += [f"{stem}{'y' if ends else ''}{low}dək", f"{own}n{low}dək"]
    return " ".join(forms)


def plural(stem: str, front: str) -> str:
    """A noun in the cases of its plural."""
    vowel = next(c for c in reversed(stem) if c in CLOSE)
    return declined(f"{stem}l{'a' if vowel in BACK else front}r", front)

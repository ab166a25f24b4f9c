"""Text in plain ASCII, for terminals and readers that have nothing else."""

import unicodedata
from functools import cache
from typing import Final

_RUSSIAN: Final = "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch '' y ' e yu ya"
_GREEK: Final = "a b g d e z i th i k l m n x o p r s s t y f ch ps o"
_SIGNS: Final = {
    "ə": "e", "ı": "i", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "æ": "ae",
    "œ": "oe", "ħ": "h", "ё": "yo", "є": "ye", "і": "i", "ґ": "g", "ў": "u", "ј": "j", "қ": "k",
    "ғ": "gh", "ң": "ng", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "ʻ": "'", "ʼ": "'",
    "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‹": "'",
    "›": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "…": "...", "•": "*", "·": "*", "×": "x",
    "€": "EUR", "£": "GBP", "§": "par.", "°": " deg", "№": "No.",
    **dict(zip(map(chr, range(0x430, 0x450)), _RUSSIAN.split(), strict=True)),
    **dict(zip(map(chr, range(0x3B1, 0x3CA)), _GREEK.split(), strict=True)),
}  # fmt: skip
DRAWN: Final = str.maketrans("│┊●○─╮╯┤╴▲▼╵┼⋮━╍┄▶◀┬█▏░", "|:*o-+++-^v'+:=-.><+#|.")


def spelled(text: str) -> str:
    r"""Return a text in ASCII, where a letter that has no spelling is escaped.

    >>> print(spelled("● Bakı, 北"))
    * Baki, \u5317
    """
    return "".join(map(_spelled, text))


def _spelled(sign: str) -> str:
    drawn = sign.translate(DRAWN)
    found = drawn if drawn.isascii() else ascii_text(sign)
    return sign.encode("ascii", "backslashreplace").decode() if found == "?" else found


def ascii_text(text: str) -> str:
    """Return a text in ASCII: letters without their marks, Cyrillic and Greek spelled, else `?`.

    >>> ascii_text("Bakı — “Şəki”, Москва, 北")
    'Baki - "Seki", Moskva, ?'
    """
    return text if text.isascii() else "".join(map(_sign, unicodedata.normalize("NFC", text)))


@cache
def _sign(sign: str) -> str:
    if sign.isascii():
        return sign
    low = sign.lower()
    if low in _SIGNS:
        return _SIGNS[low] if low == sign else _SIGNS[low].capitalize()
    parts = unicodedata.normalize("NFKD", sign)
    if parts == sign:
        return "" if unicodedata.category(sign) in ("Mn", "Me", "Cf") else "?"
    return "".join(map(_sign, parts))

"""The words of GEDCOM for dates (ABT, BEF, BET … AND), as a way into English.

Source: GEDCOM 5.5.1 and FamilySearch GEDCOM 7.0, DATE_VALUE. CAL (worked out) and EST (estimated)
are both about their date: EDTF has one sign for it, and the phrase keeps the word.
"""

import re
from typing import Final

_ABOUT: Final = dict.fromkeys(("abt", "cal", "est", "calc", "cir", "circ"), "about")
_WORDS: Final = {**_ABOUT, "bef": "before", "aft": "after", "frm": "from"}
_BETWEEN: Final = re.compile(r"\s*(?:bet|btw|betw|bt)\b\.?\s+(.+?)\s+(?:and|&)\s+(.+)", re.I)
_YEARS: Final = re.compile(r"\s*(?:bet|btw|betw)\b\.?\s+(\d{3,4})\s*[-–]\s*(\d{3,4})\s*", re.I)
_ONE: Final = re.compile(rf"\s*({'|'.join(_WORDS)})\b\.?\s*(\S.*)", re.I)
_INTERPRETED: Final = re.compile(r"\s*int\b\.?\s+([^()]+?)\s*\(.*\)\s*", re.I)
_CALENDAR: Final = re.compile(r"@#DGREGORIAN@\s*", re.I)  # the usual one, of GEDCOM 5.5.1
_PERIOD: Final = re.compile(r"\s*(FROM|TO)\s+(?!.*\sTO\s)(\S.*)")  # in capitals, and alone


def english(phrase: str) -> str:
    """Return a phrase with the words of GEDCOM in English; any other as it is.

    >>> english("ABT 1850"), english("bef. 3 May 1850"), english("BET 1850 AND 1860")
    ('about 1850', 'before 3 May 1850', 'between 1850 and 1860')
    >>> english("@#DGREGORIAN@ 3 MAY 1850")
    '3 MAY 1850'
    >>> english("FROM 1900"), english("INT 1850 (about 1850)"), english("March 2025")
    ('since 1900', '1850', 'March 2025')
    """
    phrase = _CALENDAR.sub("", phrase)
    if found := _YEARS.fullmatch(phrase) or _BETWEEN.fullmatch(phrase):
        return f"between {english(found[1])} and {english(found[2])}"
    if found := _ONE.fullmatch(phrase):
        return f"{_WORDS[found[1].lower()]} {found[2]}"
    if found := _PERIOD.fullmatch(phrase):
        return f"{'since' if found[1] == 'FROM' else 'until'} {found[2]}"
    found = _INTERPRETED.fullmatch(phrase)
    return found[1] if found else phrase

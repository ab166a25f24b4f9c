"""Words with a capital: the letters, and the pattern of a run of such words."""

import re
from typing import Final

UPPER: Final = "".join(chr(c) for c in range(0x590) if chr(c).isupper())
WORD: Final = (
    rf"(?:[{UPPER}]\.(?= [{UPPER}])|[{UPPER}](?:\.[{UPPER}])+\.?|"
    rf"[{UPPER}][\w]*(?:[-–&][\w]+|[’'](?!s\b)\w+)*)"
)
JOINT: Final = r"(?:of|for|on|in|and|the|de|del|da|di|du|la|le|al|van|von|der|den|bin|ibn|&)"
LEGAL: Final = r"(?:,? (?:Inc|Corp|Ltd|LLC|plc|Co)\.?(?!\w))?"
RUN: Final = re.compile(
    rf"(?<![\w’'])(?:\d{{1,3}}(?:st|nd|rd|th) )?{WORD}{LEGAL}(?: (?:{JOINT} ){{0,2}}{WORD}{LEGAL})*"
)
SLOGAN: Final = re.compile(r"“[^“”]{0,500}+”")  # what is quoted: a slogan if it is long
WORDS: Final = 5  # of the shortest slogan
ORDINAL: Final = re.compile(r"\d+(?:st|nd|rd|th)|[IVX]+")


def opens(text: str, at: int) -> bool:
    """Whether a word stands where a sentence or a quotation opens."""
    before = text[max(0, at - 4) : at].rstrip(" ")
    dash = before[-1:] == "-" and text[at - 1] == " "
    return dash or not before or before[-1] in '.!?:;\n“"‘(—–['

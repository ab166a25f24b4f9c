"""The short forms that a text defines: `Baku Security Forum (BSF)`."""

import re
from typing import Final, NamedTuple

from chrono.extract import words
from chrono.extract.capitals import UPPER

DEFINED: Final = re.compile(rf" \(([{UPPER}][\w.&-]{{1,9}}(?: [{UPPER}]\w+)?)\)")
# Of (hereinafter the “EPA”), in quotation marks, or behind *or*, only capitals are a short form:
# (the “Tenant”) is a role.
_HENCE: Final = (
    r"(?:hereinafter|hereafter|henceforth|im [Ff]olgenden|nachfolgend|ci-après|en adelante|далее)"
    r"(?:,? (?:referred to as|called|known as|genannt|–|-))?,?"
)
_SHORT: Final = rf"[“\"‘'«„]?([{UPPER}]{{2,9}})[”\"’'»“]?"
QUOTED: Final = re.compile(
    rf" \((?:the |or )?[“\"‘']([{UPPER}]{{2,9}})[”\"’']\)|, or (?:the )?([{UPPER}]{{2,9}}),"
    rf"| \({_HENCE} (?:the )?{_SHORT}\)|, {_HENCE} (?:the )?{_SHORT}[,;.]"
)
# The other way round: `BSF (Baku Security Forum)`.
TURNED: Final = re.compile(rf"\b([{UPPER}]{{2,9}}) \(([{UPPER}][^()\n]{{4,100}})\)")
EDGE: Final = re.compile(r"[.;:!?\n“”\"(),]")
WORD: Final = re.compile(r"\S+")
WINDOW: Final = 160  # characters before a bracket in which its long form stands
LONGEST: Final = 14  # words of a long form
LONG: Final = 3  # a name of more words than this is called by its short form


class Short(NamedTuple):
    """A short form, its long form, and which of the two it is called by."""

    short: str
    long: str
    called: str


def shorts(text: str) -> dict[str, Short]:
    """Each short form that a text defines, by both of its forms."""
    found: dict[str, Short] = {}
    for match in (*DEFINED.finditer(text), *QUOTED.finditer(text)):
        short = match[match.lastindex or 1]
        long = _long_form(text, match.start(), short)
        if long and short not in found:
            called = short if len(long.split()) > LONG else long
            found[short] = found[long] = Short(short, long, called)
    for match in TURNED.finditer(text):
        short, long = match[1], match[2].removeprefix("The ").strip()
        if _initials(list(WORD.finditer(long))) == list(short.lower()) and short not in found:
            called = short if len(long.split()) > LONG else long
            found[short] = found[long] = Short(short, long, called)
    return found


def _long_form(text: str, at: int, short: str) -> str:
    """The words before a bracket whose initials are the short form's, else the capitals there."""
    window = EDGE.split(text[max(0, at - WINDOW) : at])[-1]
    tokens = list(WORD.finditer(window))
    letters = [c.lower() for c in short if c.isalpha()]
    capitals = [c.lower() for c in short if c.isupper()]
    for back in range(min(len(tokens), LONGEST), 0, -1):
        part = tokens[-back:]
        leads = part[0][0][0].isupper() and part[0][0].lower() not in words.MINOR
        if leads and _initials(part) in (letters, capitals) and len(part) > 1:
            return window[part[0].start() :].strip()
    return _capitals(window, tokens, short)


def _initials(part: list[re.Match[str]]) -> list[str]:
    return [
        word[0].lower()
        for token in part
        if token[0].lower() not in words.MINOR
        for word in re.split(r"[-–]", token[0])
        if word
    ]


def _capitals(window: str, tokens: list[re.Match[str]], short: str) -> str:
    """The run of capitalised words before a bracket, where it may be what is shortened."""
    k = len(tokens)
    while k and (tokens[k - 1][0][0].isupper() or tokens[k - 1][0] in words.MINOR):
        k -= 1
    while k < len(tokens) and not tokens[k][0][0].isupper():
        k += 1
    part = tokens[k:]
    if len(part) < 2 or part[0][0].lower() in words.SMALL:
        return ""
    first = short[0].lower()
    shared = short.split()[-1] in {token[0] for token in part}
    return window[part[0].start() :].strip() if shared or first in _initials(part) else ""

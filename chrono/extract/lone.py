"""Of what kind a name is that stands alone, as in a cell of a table."""

import re
from typing import Final

from chrono.extract import words
from chrono.extract.bodies import BODIES
from chrono.extract.runs import kind_of

_INITIAL: Final = re.compile(r"(?:[^\W\d_]\.)+")
_NAMES: Final = {name.lower() for pair in BODIES.items() for name in pair}


def kind_alone(name: str) -> str:
    """Return org or person where the words of a name tell it, else nothing.

    >>> [kind_alone(one) for one in ("Acme Trading Ltd", "Harbour Bank", "Ministry of Transport")]
    ['org', 'org', 'org']
    >>> [kind_alone(one) for one in ("Ms Khan", "John Church", "J. Bank", "Smith, John", "NATO")]
    ['person', 'person', 'person', 'person', 'org']
    >>> [kind_alone(one) for one in ("EPA", "Smith", "Harbour Lights", "")]
    ['', '', '', '']
    """
    plain = name.split()
    if not plain:
        return ""
    if len(plain) > 1 and plain[-1].rstrip(".,").lower() in words.SUFFIXES:
        return "org"
    if len(plain) > 1 and any(map(_personal, (plain[0], *_behind_comma(name)))):
        return "person"
    return "org" if kind_of(plain) == "org" or name.lower() in _NAMES else ""


def _personal(word: str) -> bool:
    """Whether the first word of a name is a title, a given name or an initial."""
    low = word.rstrip(".,").lower()
    return bool(_INITIAL.fullmatch(word)) or low in words.GIVEN or words.titles(low)


def _behind_comma(name: str) -> list[str]:
    return name.partition(",")[2].split()[:1]

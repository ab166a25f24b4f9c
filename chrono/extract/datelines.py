"""The dateline that a report opens with: `LIMA, Peru, March 3 (Agency) — `."""

import re
from typing import Final

from chrono.extract.capitals import UPPER
from chrono.readers.signs import AGENCY, DAY

LONGEST: Final = 80  # characters of a dateline in front of a sentence
_FRONT: Final = re.compile(
    rf"(?P<place>[{UPPER}0-9][^!?\n;:“”\"]{{2,{LONGEST}}}?)"
    r"(?P<agency> ?\([^)\n]{2,30}\))?\s*(?:[—–_]+|--+|(?<=\)) ?-|\s-)\s*"
    rf"(?=[“\"‘]?[{UPPER}])"
)
# TIANJIN, August 31, 2025. /TASS/. — Berlin, 12. März 2025.
_PLACED: Final = re.compile(
    rf"(?P<place>[{UPPER}][\w.'’ -]{{1,40}}(?:, [{UPPER}][\w.'’ -]{{1,30}}){{0,2}})"
    rf"(?:{AGENCY.pattern})?\s*[,–—-]\s*(?:[^\W\d_]{{2,12}},\s+)?{DAY.pattern}(?:\s*(?:г|yil)\.)?\s*"
    rf"(?:\.?\s*(?:{AGENCY.pattern})\s*[–—:.-]*|[–—:]+|--?\s|\.(?=\s+[{UPPER}])|(?=\n)|$)\s*"
)
_SHOUTED: Final = re.compile(rf"(?:[{UPPER}][{UPPER}.'’-]+\s?)+(?=,|\s|$)")
_SMALL: Final = re.compile(r"(?<![\w’'])[^\W\d_A-Z](?<!’)\w{2,}")


def behind(text: str, start: int, end: int) -> int:
    """Where a paragraph goes on behind its dateline; its own start where it has none.

    >>> text = "LIMA, Peru, March 3 (Agency) — The port opened."
    >>> text[behind(text, 0, len(text)):]
    'The port opened.'
    >>> behind("The port - Peru's first - opened.", 0, 33)
    0
    """
    placed = _PLACED.match(text, start, end)
    if placed is not None and not any(word[0].islower() for word in placed["place"].split()):
        return placed.end()
    found = _FRONT.match(text, start, end)
    if found is None or _SMALL.search(found["place"]):
        return start
    shouted = _SHOUTED.match(found["place"])
    if not found["agency"] and not (shouted and len(shouted[0]) > 3):
        return start
    return found.end()

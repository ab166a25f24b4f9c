"""What is found in a document: `Found`, one dated claim."""

from typing import NamedTuple

from chrono.dates import Date


class Found(NamedTuple):
    """A dated claim in a text.

    `start` and `end` are the quote's code points in the text. `orgs`, `places`, `people` and
    `names` (of no known kind) are those of the quote and those of `context`, which the quote does
    not say. `lowered` says what took from the confidence; `assumed` what of the date is assumed.
    `under` is the heading that gives the date, where the quote does not.
    """

    date: Date
    title: str
    quote: str
    start: int
    end: int
    phrase: str
    orgs: tuple[str, ...]
    places: tuple[str, ...]
    people: tuple[str, ...]
    names: tuple[str, ...]
    context: tuple[str, ...]
    modality: str
    confidence: float
    lowered: tuple[str, ...]
    assumed: str
    rule: str
    under: str = ""

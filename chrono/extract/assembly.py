"""A claim put together: its date, title, names, mood and confidence."""

import re
from typing import Final

from chrono.dates import Date
from chrono.extract import confidence
from chrono.extract.clauses import awaits
from chrono.extract.context import carried
from chrono.extract.datings import RELATIVE, YEARLESS, settled
from chrono.extract.found import Found
from chrono.extract.modality import modality, modality_of_day
from chrono.extract.names import Name
from chrono.extract.pieces import Clause
from chrono.extract.reading import Reading
from chrono.extract.sentence import Sentence
from chrono.extract.sentences import Span
from chrono.extract.titles import Title
from chrono.temporal import Phrase

CLOCK: Final = re.compile("clock")  # the day of a time is judged by `settled`
CLEAR: Final = 0.7  # share of all readings of a text; what has less is marked as assumed


def counted_afar(phrase: Phrase, s: Sentence) -> bool:
    """Whether a date is counted from one of another sentence: `that day`, `a year later`."""
    return any(
        mention.anchor == "text"
        and not (YEARLESS.search(mention.rule) and not RELATIVE.search(mention.rule))
        and not CLOCK.match(mention.rule)
        and (mention.basis is None or not s.start <= mention.basis[0] < s.end)
        for mention in phrase.mentions
    )


def of_clause(
    reading: Reading,
    n: int,
    s: Sentence,
    phrase: Phrase | None,
    made: Title,
    clause: Clause,
    names: list[Name],
    rule: str,
) -> Found:
    """The claim, with its names, what is doubtful in it, and how sure that leaves it."""
    date, assumed = settled(phrase, reading.told(phrase)) if phrase else (reading.published, "")
    assert date is not None
    unclear = phrase is not None and (phrase.share < CLEAR or counted_afar(phrase, s))
    if unclear and not assumed:
        assumed = "anchor"
    if awaits(s, clause):
        date = _end(date)
    elif clause.rule == "deadline":
        end = str(_end(date))
        date = Date(end if "T" in end else f"[..{end}]")  # EDTF has no sets of times
    said: dict[str, list[str]] = {"org": [], "place": [], "person": [], "": []}
    for name in names:
        said[name.kind].append(name.called)
    context = [x for x in carried(reading, n, s, names) if x[1] not in said[x[0]]]
    for kind, called in context:
        said[kind].append(called)
    quoted = {name.called for name in reading.within(reading.places[n].span)}
    context = [x for x in context if x[1] not in quoted]
    state = modality(s, date, clause, _published(reading, phrase))
    doubts = [
        *made.doubts,
        *([f"{assumed} assumed"] if assumed else []),
        *(["dated by the publication"] if phrase is None else []),
        *([state] if state in {"conditional", "denied"} else []),
        *(["names from context"] if context else []),
    ]
    orgs, places, people, others = (tuple(dict.fromkeys(found)) for found in said.values())
    return Found(
        date,
        reading.names.shortened(made.text),
        reading.text[s.start : s.end],
        s.start,
        s.end,
        phrase.text if phrase else "",
        orgs,
        places,
        people,
        others,
        tuple(dict.fromkeys(called for _, called in context)),
        state,
        confidence.sure(confidence.signs(phrase, date, doubts, assumed)),
        tuple(doubts),
        assumed,
        rule,
    )


def _published(reading: Reading, phrase: Phrase | None) -> Date | None:
    """The day of publication; for an entry of a log, which goes on after the day over it, none."""
    return None if phrase is not None and phrase.rule == "clock-log" else reading.published


def of_words(
    reading: Reading,
    date: Date,
    made: Title,
    span: Span,
    phrase: Phrase | None,
    written: str,
    names: list[Name],
    assumed: str,
    rule: str,
) -> Found:
    """The claim of an entry, whose title is in its own words."""
    said: dict[str, list[str]] = {"org": [], "place": [], "person": [], "": []}
    for name in names:
        said[name.kind].append(name.called)
    orgs, places, people, others = (tuple(dict.fromkeys(found)) for found in said.values())
    doubts = (*made.doubts, *([f"{assumed} assumed"] if assumed else []))
    return Found(
        date, reading.names.shortened(made.text), reading.text[span.start : span.end],
        span.start, span.end, written, orgs, places, people, others, (),
        modality_of_day(date, _published(reading, phrase)),
        confidence.sure(confidence.signs(phrase, date, doubts, assumed)), doubts, assumed, rule,
    )  # fmt: skip


def _end(date: Date) -> Date:
    """The end of an interval, or the date where it is none."""
    _, slash, end = str(date).partition("/")
    return Date(end) if slash and end else date

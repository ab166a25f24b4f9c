"""Claims of a text in a language whose clauses are not known here: `plain`.

A dated phrase and the sentence it stands in, no more: the title is the sentence without the phrase,
in its own tense, and the confidence says how little is known.
"""

from typing import Final

from chrono.extract.datings import settled
from chrono.extract.found import Found
from chrono.extract.reading import Reading
from chrono.tagger import Phrase

NOUNS: Final = frozenset({"de", "lb"})  # languages in which each noun has a capital
LONGEST: Final = 14  # words of a title
SURE: Final = 0.5
SHORT: Final = 3  # letters of a word before a date that belongs to it
FEWEST: Final = 3  # words without which a sentence says nothing of its date


def plain(reading: Reading, n: int, phrase: Phrase) -> Found | None:
    """Return the claim of a phrase in a sentence; None when the sentence says nothing else."""
    span = reading.places[n].span
    title = said_of(reading.text[span.start : span.end], phrase, span.start)
    if len(title.split()) < FEWEST:
        return None
    date, assumed = settled(phrase, reading.told(phrase))
    kinds: dict[str, list[str]] = {"org": [], "place": [], "person": [], "": []}
    for name in reading.within(span):
        if name.kind or reading.names.gazetteer.language not in NOUNS:
            kinds[name.kind].append(name.called)
    orgs, places, people, names = (tuple(dict.fromkeys(found)) for found in kinds.values())
    return Found(
        date=date,
        title=title,
        quote=reading.text[span.start : span.end],
        start=span.start,
        end=span.end,
        phrase=phrase.text,
        orgs=orgs,
        places=places,
        people=people,
        names=names,
        context=(),
        modality="asserted",
        confidence=SURE - 0.1 * bool(assumed),
        lowered=("sentence not parsed", *([f"{assumed} assumed"] if assumed else [])),
        assumed=assumed,
        rule="sentence",
    )


def said_of(sentence: str, phrase: Phrase, start: int) -> str:
    """Return a sentence without its dated phrase, in at most so many words."""
    before, after = sentence[: phrase.start - start], sentence[phrase.end - start :]
    front = before.split()
    if front and front[-1].isalpha() and len(front[-1]) <= SHORT:
        front.pop()  # a preposition of the date: im, en, le, в
    words = [*front, *after.strip(" ,;:").split()]
    title = " ".join(words[:LONGEST]).strip(" ,;:.!?–—-")
    return title[:1].upper() + title[1:]

"""Claims of a text in a language whose clauses are not known here: `plain`.

A dated phrase and the sentence it stands in, no more: the title is the sentence without the phrase,
in its own tense, and the confidence says how little is known.
"""

from typing import Final

from chrono.extract import confidence
from chrono.extract.datings import settled
from chrono.extract.found import Found
from chrono.extract.reading import Reading
from chrono.tagger import lexicon as lx
from chrono.tagger.languages.registry import lexicon_of
from chrono.temporal import Phrase

NOUNS: Final = frozenset({"de", "lb"})  # languages in which each noun has a capital
LONGEST: Final = 14  # words of a title
SMALL: Final = frozenset({lx.OF, lx.ARTICLE, lx.COUNTER, lx.LETTER, lx.FILLER})
KNOWN: Final = frozenset({"de", "fr", "es", "ru", "uk"})  # whose small words are all known
LEAD: Final = 5  # words before the noun of a German subject
ARTICLES: Final = frozenset({"der", "die", "das", "ein", "eine", "diese", "dieser", "dieses"})
PRONOUNS: Final = frozenset({"er", "sie", "es", "man", "wir", "ich"})
NO_VERBS: Final = frozenset(
    {"in", "im", "am", "an", "auf", "bei", "mit", "und", "von", "zu", "zum"}
)
ENDED: Final = ("e", "er", "es", "en", "ei")  # of adjectives and small numbers
SHORT: Final = 3  # letters of a word before a date that belongs to it
FEWEST: Final = 3  # words without which a sentence says nothing of its date


def plain(reading: Reading, n: int, phrase: Phrase) -> Found | None:
    """Return the claim of a phrase in a sentence; None when the sentence says nothing else."""
    span = reading.places[n].span
    language = reading.names.gazetteer.language
    title = said_of(reading.text[span.start : span.end], phrase, span.start, language)
    if len(title.split()) < FEWEST:
        return None
    date, assumed = settled(phrase, reading.told(phrase))
    doubts = (confidence.UNPARSED, *([f"{assumed} assumed"] if assumed else []))
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
        confidence=confidence.sure(confidence.signs(phrase, date, doubts, assumed)),
        lowered=doubts,
        assumed=assumed,
        rule="sentence",
    )


def said_of(sentence: str, phrase: Phrase, start: int, language: str) -> str:
    """Return a sentence without its dated phrase, in at most so many words."""
    before, after = sentence[: phrase.start - start], sentence[phrase.end - start :]
    front = before.split()
    while front and small(front[-1], language):
        front.pop()
    words = [*front, *after.strip(" ,;:.!?").split()]
    if not front and language == "de":
        words = subject_first(words)
    title = " ".join(words[:LONGEST]).strip(" ,;:.!?–—-")
    return title[:1].upper() + title[1:]


def small(word: str, language: str) -> bool:
    """Whether a word before a date is its preposition or article: im, en, le, в."""
    lexicon = lexicon_of(language)
    kind = lexicon.kinds.get(word.lower())
    if kind is None and not lexicon.order.startswith("A") and language not in KNOWN:
        return word.isalpha() and len(word) <= SHORT
    return kind in SMALL and len(word) <= SHORT


def subject_first(said: list[str]) -> list[str]:
    """The words of a German clause with its subject before the verb, as without a date in front.

    >>> " ".join(subject_first("wurde die Mauer in Berlin gebaut".split()))
    'die Mauer wurde in Berlin gebaut'
    """
    if len(said) < FEWEST or not said[0].islower() or said[0] in NO_VERBS:
        return said
    end = 1
    if said[1] in PRONOUNS:
        return [said[1], said[0], *said[2:]]
    end += said[1] in ARTICLES
    while end < len(said) and end < LEAD and said[end].islower() and said[end].endswith(ENDED):
        end += 1
    begun = end
    while end < len(said) and said[end][:1].isupper():
        end += 1
        if said[end - 1].endswith((",", ";")):
            break
    return [*said[1:end], said[0], *said[end:]] if end > begun else said

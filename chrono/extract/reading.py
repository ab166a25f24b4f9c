"""A text read once: its sentences, its dated phrases, its names: `Reading`."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from chrono.dates import Date
from chrono.extract.datelines import behind
from chrono.extract.datings import either
from chrono.extract.gazetteer import Gazetteer
from chrono.extract.names import Name, Names
from chrono.extract.sentences import Span, sentences
from chrono.readers import Block
from chrono.tagger import Phrase, annotate


class Place(NamedTuple):
    """A sentence and the paragraph it stands in."""

    span: Span
    paragraph: Span


class Reading:
    """One text on its way to claims, with the sentences of its body."""

    def __init__(
        self,
        text: str,
        blocks: Iterable[Block],
        published: Date | None,
        gazetteer: Gazetteer,
        language: str | None,
    ) -> None:
        self.text = text
        self.published = published
        self.phrases = either(text, annotate(text, published, language).phrases)
        self.names = Names(text, gazetteer)
        self.starts = [name.start for name in self.names.found]
        self.places = [
            Place(span, Span(block.start, block.end))
            for block in blocks
            if block.kind == "body"
            for span in sentences(text, Span(behind(text, block.start, block.end), block.end))
        ]

    def dated(self) -> "list[tuple[int, list[Phrase]]]":
        """The sentences that have dates, by number, and the first with or without; in order."""
        found: list[tuple[int, list[Phrase]]] = []
        k = 0
        for n, (span, _) in enumerate(self.places):
            while k < len(self.phrases) and self.phrases[k].end <= span.start:
                k += 1
            first = k
            while k < len(self.phrases) and self.phrases[k].start < span.end:
                k += 1
            if k > first or n == 0:
                found.append((n, self.phrases[first:k]))
        return found

    def within(self, span: Span) -> list[Name]:
        """The names that begin in a stretch of the text."""
        a, b = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return self.names.found[a:b]

    def before(self, at: int, since: int = 0) -> list[Name]:
        """The names that begin before a place in the text."""
        return self.names.found[bisect_left(self.starts, since) : bisect_left(self.starts, at)]

    def name_ending(self, at: int) -> bool:
        """Whether a name ends right before a place, but for a space, a comma or a bracket."""
        k = bisect_right(self.starts, at) - 1
        return k >= 0 and self.text[self.names.found[k].end : at].strip(" (,") == ""

    def person_before(self, n: int) -> str:
        """The first person in the sentence before one, else the last before it, or nothing.

        A name of several words that opens that sentence is one where nothing tells its kind.
        """
        nearest = self.within(self.places[n - 1].span) if n else []
        if nearest and nearest[0].start == self.places[n - 1].span.start:
            opening = nearest[0]
            if not opening.kind and " " in opening.text and opening.text.istitle():
                return opening.called
        names = [*nearest, *reversed(self.before(self.places[n].span.start))]
        return next((name.called for name in names if name.kind == "person"), "")

    def org_before(self, n: int) -> str:
        """The organisation named most in the paragraph before a sentence, else in the text."""
        span, paragraph = self.places[n]
        for since in (paragraph.start, 0):
            orgs = [x.called for x in self.before(span.start, since) if x.kind == "org"]
            if orgs:
                return Counter(orgs).most_common(1)[0][0]
        return ""

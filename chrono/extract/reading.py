"""A text read once: its sentences, its dated phrases, its names: `Reading`."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from chrono.dates import Date, add_days
from chrono.extract import words
from chrono.extract.datelines import behind
from chrono.extract.datings import bare_clock, either
from chrono.extract.gazetteer import Gazetteer
from chrono.extract.headings import under_dates
from chrono.extract.names import Name, Names
from chrono.extract.rows import DatedRow, cells_of, dated_rows
from chrono.extract.sentences import LONGEST, Span, sentences
from chrono.readers import Block, Cell
from chrono.tagger.values import day_text
from chrono.temporal import Phrase, annotate

LOG: Final = 3  # times of one day that make a log of it
ENTRIES: Final = 2  # paragraphs that open with a date, and make a list or a log
MARK: Final = re.compile(r"[-*•–\[(]\s*")
FRONT: Final = 24  # characters of a sentence in which its subject begins
SEX: Final = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
SEX_OF: Final = {"Mr": "m", "Sir": "m", "Lord": "m", "King": "m", "Prince": "m", "Father": "m",
                 "Mrs": "f", "Ms": "f", "Miss": "f", "Lady": "f", "Dame": "f", "Queen": "f",
                 "Princess": "f", "Sister": "f"}  # fmt: skip
# Rules for words that count from the day on which they were written.
DEICTIC: Final = re.compile(r"^(?:yesterday|today|tomorrow|tonight|unit-step)$|-ago$")
HONORIFIC: Final = 12  # characters before a name
PERSONAL: Final = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")


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
        language: str,
        cells: Sequence[Cell] = (),
    ) -> None:
        self.text = text
        self.published = published
        blocks = list(blocks)
        phrases = annotate(text, published, language).phrases
        if published is None:
            phrases = tuple(self._counted(text, blocks, phrases))
        self.phrases = either(text, phrases)
        self.times: Counter[str] = Counter()  # of a day that stand alone
        self.days: dict[str, int] = {}  # where the text first names a day
        for phrase in self.phrases:
            day = str(phrase.date).partition("T")[0]
            if bare_clock(phrase):
                self.times[day] += 1
            else:
                self.days.setdefault(day, phrase.start)
        bodies = merged([block for block in blocks if block.kind == "body"], self.phrases)
        self.rows = tuple(dated_rows(text, blocks, cells, self.phrases))
        self.headings = {
            block.start: phrase for block, phrase in under_dates(text, blocks, self.phrases)
        }
        self.items = frozenset(block.start for block in bodies if block.role == "item")
        apart = cells_of(bodies, cells)
        begun = [behind(text, block.start, block.end) for block in bodies]
        self.names = Names(text, gazetteer.speaking(language.partition("-")[0]))
        self.names.without([Span(b.start, at) for b, at in zip(bodies, begun, strict=True)])
        self.starts = [name.start for name in self.names.found]
        # What was asked of the names, so that each is looked at once for all sentences.
        self.events: dict[str, list[Name]] = {}
        self.people: dict[tuple[frozenset[str], bool], list[str]] = {}
        self.leaders: dict[int, tuple[list[int], list[str]]] = {}
        self.places = [
            Place(span, Span(block.start, block.end))
            for block, at in zip(bodies, begun, strict=True)
            for part in apart.get(block.start, [Span(at, block.end)])
            for span in self._whole(text, part)
        ]
        entries = [block.start for block in bodies if self._opens(text, block.start, block.end)]
        self.entries = frozenset(entries) if len(entries) >= ENTRIES else frozenset()

        self.tabular = frozenset(self._in_rows())

    @staticmethod
    def _counted(text: str, blocks: Sequence[Block], phrases: Sequence[Phrase]) -> Iterator[Phrase]:
        """Yield the phrases but for those that count from a day of publication nobody knows.

        Under a heading that is a date such words count from that.
        """
        dated = [(block.start, block.end) for block, _ in under_dates(text, blocks, phrases)]
        for phrase in phrases:
            deictic = any(
                m.anchor == "published" and DEICTIC.search(m.rule) for m in phrase.mentions
            )
            at = bisect_right(dated, (phrase.start, len(text))) - 1
            if not deictic or (at >= 0 and phrase.start < dated[at][1]):
                yield phrase

    def _in_rows(self) -> Iterator[int]:
        """Yield the sentences, by number, whose dates belong to a row of a table."""
        starts = [place.span.start for place in self.places]
        for row in self.rows:
            for span in row.taken:
                yield from range(bisect_left(starts, span.start), bisect_left(starts, span.end))

    def heading(self, n: int) -> Phrase | None:
        """The date of the heading over a sentence that opens a paragraph, if it is under one."""
        place = self.places[n]
        first = n == 0 or self.places[n - 1].paragraph.start != place.paragraph.start
        return self.headings.get(place.paragraph.start) if first else None

    def in_cells(self, row: DatedRow, name: Name) -> bool:
        """Whether a name stands in what a row says, rather than in its references."""
        return any(span.start <= name.start < span.end for _, span in row.said)

    def _opens(self, text: str, at: int, end: int) -> bool:
        """Whether a paragraph opens with a date, perhaps behind a mark."""
        mark = MARK.match(text, at, end)
        first = mark.end() if mark else at
        k = bisect_left(self.phrases, first, key=lambda phrase: phrase.start)
        return k < len(self.phrases) and self.phrases[k].start == first

    def _whole(self, text: str, paragraph: Span) -> Iterator[Span]:
        """Yield the sentences of a paragraph, none ending inside a date: `am 3. Oktober`."""
        start: int | None = None
        for span in sentences(text, paragraph):
            start = span.start if start is None else start
            k = bisect_right(self.phrases, span.end, key=lambda phrase: phrase.end)
            if k < len(self.phrases) and self.phrases[k].start < span.end < paragraph.end:
                begins = self.phrases[k].start
                if span.end - start > LONGEST and begins > start:
                    yield Span(start, begins)
                    start = begins
                continue
            yield Span(start, span.end)
            start = None

    def told(self, phrase: Phrase) -> bool:
        """Whether a time that stands alone is one of a log: of a day named before, with others.

        The entries of a log go on over midnight, to the day after the one that was named.
        """
        day = str(phrase.date).partition("T")[0]
        days, many = [day], self.times[day] >= LOG
        if phrase.rule == "clock-log" and phrase.date.earliest:
            many = True
            days.append(day_text(add_days(phrase.date.earliest, -1)))
        return many and any(self.days.get(one, phrase.start) < phrase.start for one in days)

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
            if k > first or n == 0 or self.heading(n) is not None:
                found.append((n, self.phrases[first:k]))
        return found

    def within(self, span: Span) -> list[Name]:
        """The names that begin in a stretch of the text."""
        a, b = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return self.names.found[a:b]

    def event_before(self, at: int, word: str) -> str:
        """The last named event before a place in the text that ends with a word, or nothing."""
        if word not in self.events:
            self.events[word] = [
                name
                for name in self.names.found
                if name.kind == "org"
                and " " in name.text
                and name.text.rpartition(" ")[2].lower() in words.VAGUE
                and name.text.lower().endswith(word)
            ]
        named = self.events[word]
        k = bisect_left(named, at, key=lambda name: name.start)
        return named[k - 1].text if k else ""

    def name_ending(self, at: int) -> bool:
        """Whether a name ends right before a place, but for a space, a comma or a bracket."""
        k = bisect_right(self.starts, at) - 1
        return k >= 0 and self.text[self.names.found[k].end : at].strip(" (,") == ""

    def person_before(self, n: int, said: Sequence[str]) -> str:
        """The first person in the nearest sentence before one, or nothing.

        `said` are the words of the sentence in small letters. Where it says `he` or `she`, a name
        of several words that opens a sentence is a person where nothing tells its kind, and Mr
        Hughes is no `she`. A sentence that says either goes on about somebody named before it.
        """
        spoken = frozenset(SEX[word] for word in said if word in SEX)
        loose = not words.SHE.isdisjoint(said)
        told = self.people.setdefault((spoken, loose), [""])  # before sentence 0, 1, 2, …
        for k in range(len(told) - 1, n):
            told.append(self._person_in(self.places[k].span, spoken, loose) or told[-1])
        return told[n]

    def _person_in(self, span: Span, spoken: frozenset[str], loose: bool) -> str:
        """The person that a sentence gives to the pronouns of those behind it, or nothing."""
        names = [x for x in self.within(span) if self._agrees(x, spoken)]
        opening = names[0] if names and names[0].start - span.start < FRONT else None
        if opening and opening.kind == "person":
            return opening.called
        plain = loose and opening is not None and not opening.kind
        at_first = opening is not None and opening.start == span.start
        if opening and plain and at_first and " " in opening.text and opening.text.istitle():
            return opening.called
        if not PERSONAL.search(self.text, span.start, span.end):
            return next((name.called for name in names if name.kind == "person"), "")
        return ""

    def _agrees(self, name: Name, spoken: frozenset[str]) -> bool:
        """Whether what stands before a name, Mr or Mrs, goes with the pronouns of a sentence."""
        before = self.text[max(name.start - HONORIFIC, 0) : name.start].rstrip(". ")
        sex = SEX_OF.get(before.rpartition(" ")[2].rpartition("\n")[2])
        return sex is None or not spoken or sex in spoken

    def org_before(self, n: int) -> str:
        """The organisation named most in the paragraph before a sentence, else in the text."""
        span, paragraph = self.places[n]
        for since in (paragraph.start, 0):
            if since not in self.leaders:
                self.leaders[since] = self._leaders(since, paragraph.end if since else None)
            starts, leading = self.leaders[since]
            if k := bisect_left(starts, span.start):
                return leading[k - 1]
        return ""

    def _leaders(self, since: int, until: int | None) -> tuple[list[int], list[str]]:
        """Where the organisations of a stretch begin, and at each the one named most so far.

        Of two named as often, the one that was named first.
        """
        a = bisect_left(self.starts, since)
        b = len(self.starts) if until is None else bisect_left(self.starts, until)
        starts: list[int] = []
        leading: list[str] = []
        counts: Counter[str] = Counter()
        order: dict[str, int] = {}
        for name in self.names.found[a:b]:
            if name.kind == "org":
                called = name.called
                counts[called] += 1
                order.setdefault(called, len(order))
                rivals = (called, leading[-1]) if leading else (called,)
                leading.append(min(rivals, key=lambda x: (-counts[x], order[x])))
                starts.append(name.start)
        return starts, leading


def merged(blocks: list[Block], phrases: Sequence[Phrase]) -> list[Block]:
    """Return the paragraphs, two of them as one where a date begins in one and ends in the next."""
    made: list[Block] = []
    for block in blocks:
        if made and "row" not in (made[-1].role, block.role):
            at = bisect_left(phrases, made[-1].end, key=lambda phrase: phrase.end)
            crossing = at < len(phrases) and phrases[at].start < made[-1].end
            if crossing and block.start < phrases[at].end <= block.end:
                made[-1] = made[-1]._replace(end=block.end)
                continue
        made.append(block)
    return made

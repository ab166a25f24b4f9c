"""A document's text to its dated claims: `extract`."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from chrono.dates import Date
from chrono.extract import words
from chrono.extract.assembly import of_clause, of_words
from chrono.extract.clauses import governing, main
from chrono.extract.context import around
from chrono.extract.datings import comments, dates_something, settled
from chrono.extract.foreign import plain
from chrono.extract.found import Found
from chrono.extract.gazetteer import Gazetteer
from chrono.extract.lives import life, lived, subject
from chrono.extract.names import Name
from chrono.extract.pieces import Clause, tells
from chrono.extract.reading import Reading
from chrono.extract.rows import DatedRow, title_of
from chrono.extract.sentence import Sentence
from chrono.extract.sentences import Span
from chrono.extract.title_subjects import Around
from chrono.extract.titles import LONGEST, Title, capital, fitted, title
from chrono.extract.verbs import past_like
from chrono.readers import Block, Cell
from chrono.readers.furniture import blocks as parted
from chrono.readers.paragraphs import spans
from chrono.temporal import Phrase, detect

SHORT: Final = 4  # letters that are no entry of a list
WORDS: Final = 2  # letters without which the cells of a row say nothing
MARKS: Final = " \t–—-:,|.])"  # between a date and its entry
SAID: Final = 4  # words of a title that says more than that somebody spoke
FRONT: Final = frozenset({"at", "during", "after", "following", "in"})
ORGANISED: Final = re.compile(
    r", ((?:organi[sz]ed|hosted|held|convened) (?:by|in) [^,.;(]{2,60}?)(?: \(| and |,|\.)"
)
ADDRESS: Final = re.compile(
    r"\b(?:his|her|(?P<who>[\w .’'-]+)[’']s) (?:address|speech|remarks|keynote)"
    r"(?: address| speech)? (?:at|to) (?:the )?$"
)
TARGET: Final = re.compile(r"[’']?s? ?(.+?)(?:,|;|\.$| where | which | that |$)")


def extract(
    text: str,
    published: Date | None = None,
    gazetteer: Gazetteer | None = None,
    language: str | None = None,
    blocks: Iterable[Block] | None = None,
    cells: Sequence[Cell] = (),
) -> tuple[Found, ...]:
    """Find the dated claims of a text, in order.

    `published` is what relative dates count from, and the date of the news itself. `blocks` are
    the text's paragraphs where a reader knows them, `cells` those of its tables. Raises
    ChronoError for a language that the tagger does not know.

    >>> [(str(f.date), f.title) for f in extract("Kenya joined the Arctic Council in 1999.")]
    [('1999', 'Kenya joins the Arctic Council')]
    """
    parts = parted(text, spans(text)) if blocks is None else blocks
    spoken = language or detect(text)
    reading = Reading(text, parts, published, gazetteer or Gazetteer(), spoken, cells)
    english = spoken.partition("-")[0] == "en"
    claims = _claims if english else _foreign
    found = [claim for row in reading.rows for claim in _of_row(reading, row)]
    taken = reading.tabular
    for n, here in reading.dated():
        if n in taken:
            continue
        if not here and (heading := reading.heading(n)) is not None:
            found += _under(reading, n, heading, english)
        else:
            found += claims(reading, n, here)
    found.sort(key=lambda claim: claim.start)
    return tuple({(f.start, str(f.date), f.title): f for f in found}.values())


def _of_row(reading: Reading, row: DatedRow) -> Iterator[Found]:
    """Yield the claims of a row of a table: one for each date in its date cell."""
    text = title_of(reading.text, row)
    for date, phrase, words_ in row.dates:
        if sum(character.isalpha() for character in text) < WORDS:
            continue
        told, assumed = settled(phrase, True) if phrase else (date, "")
        assumed = "date" if row.assumed else assumed
        names = [name for name in reading.within(row.span) if reading.in_cells(row, name)]
        made = Title(fitted(capital(text)))
        phrase_text = "" if row.inherited else words_
        date = told if phrase is not None and date == phrase.date else date
        found = of_words(reading, date, made, row.span, phrase, phrase_text, names, assumed, "row")
        yield found._replace(under=" ".join(words_.split())) if row.inherited else found


def _under(reading: Reading, n: int, heading: Phrase, english: bool) -> Iterator[Found]:
    """Yield the claim of the first sentence of a paragraph that its heading dates."""
    span, paragraph = reading.places[n]
    names = reading.within(span)
    spans = [(name.start, name.end) for name in names]
    s = Sentence(reading.text, span.start, span.end, [], spans)
    clause = main(s) if english else None
    doubts = ("dated by its heading",)
    if clause is not None:
        made = title(s, clause, around(reading, n, s))
        found = of_clause(reading, n, s, heading, made._replace(doubts=(*made.doubts, *doubts)),
                       clause, names, "heading")  # fmt: skip
    else:
        said = " ".join(reading.text[span.start : span.end].split()).strip(MARKS + "*•")
        if paragraph.start not in reading.items and len(said.split()) <= SAID:
            return
        made = Title(fitted(capital(said)), doubts)
        date, assumed = settled(heading, True)
        found = of_words(reading, date, made, span, heading, "", names, assumed, "heading")
    if found.title:
        yield found._replace(phrase="", under=" ".join(heading.text.split()))


def _foreign(reading: Reading, n: int, here: list[Phrase]) -> list[Found]:
    """The claims of a sentence in another language than English: one for each date in it."""
    told = [phrase for phrase in here if not lived(reading.text, phrase)]
    return [claim for claim in (plain(reading, n, phrase) for phrase in told) if claim]


def _claims(reading: Reading, n: int, here: list[Phrase]) -> list[Found]:
    """The claims of a sentence: one for each date that governs a clause, or two."""
    span = reading.places[n].span
    names = reading.within(span)
    s = Sentence(
        reading.text,
        span.start,
        span.end,
        [(p.start, p.end) for p in here],
        [(x.start, x.end) for x in names],
    )
    about = around(reading, n, s)
    dated = [
        (phrase, governing(s, phrase.start, phrase.end))
        for phrase in here
        if dates_something(s, phrase, here, reading.name_ending(phrase.start))
    ]
    clauses = [clause for _, clause in dated if clause]
    found: list[Found] = []
    for phrase in here:
        found += _life(reading, n, s, phrase, names)
    for phrase, clause in dated:
        spoken = _spoken(reading, s, phrase, here)
        if spoken is not None:
            found += _quoted(reading, n, spoken, phrase, about)
            continue
        if clause is None or comments(s, phrase, clause):
            continue
        mine = _of_clause(s, clause, clauses, names)
        held = _named_event(s, phrase, mine)
        if held:
            front = [x for x in mine if x.end <= s.starts[clause.subject[0]]]
            found.append(
                of_clause(reading, n, s, phrase, held, clause, front or mine, "named-event")
            )
        speech = _speech(s, phrase, mine, about)
        made = speech or _noted(reading, s, phrase, here) or title(s, clause, about)
        if s.quotes and _tells(s, clause) and len(made.text.split()) < SAID:
            continue
        rule = "speech" if speech else clause.rule
        found.append(of_clause(reading, n, s, phrase, made, clause, mine, rule))
    if span.start in reading.entries and not any(claim.phrase == here[0].text for claim in found):
        found += _entry(reading, n, s, here[0], names)
    news = main(s) if n == 0 and reading.published else None
    told = any(_same(clause, news) or _founded(s, clause, news) for clause in clauses if news)
    if news and names and not told:
        found += _lead(reading, s, news, names, about)
    return [claim for claim in found if claim.title]


def _life(
    reading: Reading, n: int, s: Sentence, phrase: Phrase, names: list[Name]
) -> Iterator[Found]:
    """Yield the birth and the death of the person that a sentence opens with."""
    dates, called = life(phrase), subject(s.source, s.start, phrase)
    known = any(name.kind == "person" and name.end <= phrase.start for name in names)
    if dates is None or not called or not (known or dates[0].precision == "day"):
        return
    nothing = (len(s.tokens), len(s.tokens))
    clause = Clause(nothing, None, nothing, nothing, "life")
    mine = [name for name in names if name.end <= phrase.start]
    for date, verb in zip(dates, ("is born", "dies"), strict=True):
        made = Title(fitted(f"{called} {verb}"))
        yield of_clause(reading, n, s, phrase, made, clause, mine, "life")._replace(date=date)


def _same(clause: Clause, news: Clause) -> bool:
    return clause.verb == news.verb or clause.rule in {"clause", "shared"}


def _entry(
    reading: Reading, n: int, s: Sentence, phrase: Phrase, names: list[Name]
) -> Iterator[Found]:
    """Yield the claim of an entry that is no sentence: `1884 – Foundry opened in Bath`."""
    text = s.source[phrase.end : s.end].strip(MARKS)
    if len(text) > SHORT:
        nothing = (len(s.tokens), len(s.tokens))
        clause = Clause(nothing, None, nothing, nothing, "entry")
        made = Title(fitted(capital(text)), ("no verb",))
        told = [x for x in names if x.kind or not past_like(x.text.lower())]  # Reopened by …
        yield of_clause(reading, n, s, phrase, made, clause, told, "entry")


def _noted(reading: Reading, s: Sentence, phrase: Phrase, here: list[Phrase]) -> Title | None:
    """The words of an entry as they stand: `1884 – Works destroyed in an air raid`."""
    text = s.source[phrase.end : s.end]
    parted = text[:1] in "–—-:|\t" or text[:2] in {" –", " —", " -", "  ", " |"}
    plain = text.strip(MARKS)
    if s.start not in reading.entries or len(here) > 1 or len(plain.split()) > LONGEST:
        return None
    return Title(fitted(capital(plain))) if parted or plain[:1].isupper() else None


def _founded(s: Sentence, clause: Clause, news: Clause) -> bool:
    """Whether a dated participle opens a history: `Founded in 1868, it began as a small shop`."""
    led = clause.verb is not None and clause.rule == "participle" and news.verb is not None
    return led and clause.verb is not None and clause.verb.first == 0 and not _tells(s, news)


def _tells(s: Sentence, clause: Clause) -> bool:
    return clause.verb is not None and tells(s, clause.verb)


def _spoken(reading: Reading, s: Sentence, phrase: Phrase, here: list[Phrase]) -> Sentence | None:
    """What is quoted around a date, as a sentence of its own; None where it is none."""
    place = s.quotation(phrase.start, phrase.end)
    if place is None:
        return None
    start, end = place
    dates = [(p.start, p.end) for p in here if start <= p.start and p.end <= end]
    names = [(x.start, x.end) for x in reading.within(Span(start, end))]
    inner = Sentence(reading.text, start, end, dates, names)
    return inner if any(v.form not in {"gerund", "infinitive"} for v in inner.verbs) else None


def _quoted(
    reading: Reading, n: int, s: Sentence, phrase: Phrase, about: Around
) -> Iterator[Found]:
    """Yield the claim of a date inside a quotation."""
    clause = governing(s, phrase.start, phrase.end)
    if clause is None or clause.verb is None or comments(s, phrase, clause):
        return
    made = title(s, clause, about)
    made = Title(made.text, (*made.doubts, "quoted"))
    names = reading.within(Span(s.start, s.end))
    yield of_clause(reading, n, s, phrase, made, clause, names, clause.rule)


def _lead(
    reading: Reading, s: Sentence, news: Clause, names: list[Name], about: Around
) -> list[Found]:
    """The claim of a first sentence that tells the article's own news without a date."""
    verb = news.verb
    states = (
        verb is not None and verb.form in {"copula", "do"} and s.low[verb.first] in {"is", "are"}
    )
    if states or s.tokens[-1] == "?" or len(s.tokens) < 6:
        return []
    return [of_clause(reading, 0, s, None, title(s, news, about), news, names, "publication")]


def _of_clause(s: Sentence, clause: Clause, clauses: list[Clause], names: list[Name]) -> list[Name]:
    """The names of a sentence but for those that another clause alone is about."""
    if clause.verb is None:
        behind = s.ends[clause.subject[1] - 1]
        inner = [x for x in names if s.starts[clause.subject[0]] <= x.start < behind]
        return inner or names
    if clause.rule == "participle" and clause.subject[0] > clause.verb.first:
        behind = s.ends[clause.subject[1] - 1]
        names = [name for name in names if name.end <= behind]
    mine = {
        *range(*clause.subject),
        *range(clause.verb.first, clause.rest[1]),
        *range(*clause.date),
    }
    others = {
        k
        for other in clauses
        if other.verb and other.verb != clause.verb and other.rule not in {"relative", "reduced"}
        for k in range(other.verb.first, other.rest[1])
    }
    taken = others - mine
    return [name for name in names if bisect_left(s.starts, name.start) not in taken]


def _named_event(s: Sentence, phrase: Phrase, names: list[Name]) -> Title | None:
    """`At the 2024 Rome Summit, …`: the summit was held."""
    for name in names:
        gap = s.source[phrase.end : name.start]
        if name.start < phrase.end or gap.strip("’'s ") or len(gap) > 3:
            continue
        lead = s.source[s.start : phrase.start].lower().split()
        event = name.text.split(" in ")[0].split()[-1].lower() in words.EVENTS
        if name.kind != "org" or not event or len(lead) > 2 or not FRONT & set(lead[:1]):
            return None
        by = ORGANISED.match(s.source, name.end, s.end)
        return Title(f"{name.text} held, {by[1]}" if by else f"{name.text} held")
    return None


def _speech(s: Sentence, phrase: Phrase, names: list[Name], about: Around) -> Title | None:
    """`in his address at last year's Rome Summit`: the speaker addresses the summit."""
    address = ADDRESS.search(s.source[s.start : phrase.start])
    if not address:
        return None
    told = address["who"]
    named = (x.called for x in names if x.kind == "person" and told and told.endswith(x.text))
    speaker = next(named, "") if told else about.person
    target = TARGET.match(s.source[phrase.end : s.end])
    return Title(f"{speaker} addresses {target[1]}") if speaker and target else None

"""Which of the dates in a text say when something was: `dates_something`, `either`, `settled`."""

import re
from typing import Final

from chrono.dates import Date, parse
from chrono.errors import DateError
from chrono.extract import words
from chrono.extract.adjuncts import BEFORE_NOUN, date_range, premodifier
from chrono.extract.lives import lived
from chrono.extract.nominals import FRAMES
from chrono.extract.pieces import Clause
from chrono.extract.sentence import Sentence
from chrono.temporal import Phrase

COMPARED: Final = re.compile(
    r"\b(?:compar(?:ed|able|ison) (?:to|with)|than(?: in| for)?|as in|up [^,;]{0,24} from|"
    r"down [^,;]{0,24} from|same (?:period|time|quarter|month)s? (?:of|in)?|not(?: in| by)?|"
    r"versus|vs\.?)(?: the)?\s*$|"
    r"\bcompar(?:ed|ing) (?:to|with) (?:[^;.]|\.\d){0,110}$|"
    r"\bfrom (?:about |around |a )?[#$€£]?\d(?:[^;.]|\.\d){0,60}$|"
    r"\b(?:increase|decrease|decline|rise|drop|gain|fall|up|down)\b[^,;.]{0,20} (?:from|over|on)"
    r"(?: the)?\s*$",
    re.I,
)
SUPERLATIVE: Final = re.compile(r"\b(?:\w{3,}est|first|most|least|worst)\b[^,;.]{0,60}$", re.I)
SUPERSEDED: Final = re.compile(
    r"\b(?:originally|initially|previously|formerly) (?:\w+ )?(?:due|planned|scheduled|expected|"
    r"set|hoped|intended)?(?: to \w+)?[^,;.]{0,12}$|"
    r"\bhad been (?:due|planned|scheduled|expected|set|supposed) to \w+[^,;.]{0,40}$",
    re.I,
)
CURRENT: Final = re.compile(
    r"(?:this|the current|the present) (?:year|month|week|quarter|season)", re.I
)
# each year, and perhaps further days before that: on 25 March and 24 June in each year
YEARLY: Final = re.compile(
    r"(?:,? ?(?:and |or )?(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?(?: of)? \w+){0,11},? "
    r"(?:(?:in|of) )?(?:each|every)(?: \w+)? year\b"
)
DAY: Final = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|day\b|\b(?:tomorrow|tonight)|"
    r"\d{4}(?!\d)|\d[./-]\d",
    re.I,
)
YEARLESS: Final = re.compile(r"month|season|quarter|day-tail|feast|day-bare")
RELATIVE: Final = re.compile(r"step|ago|later")
# Rules whose phrases date no event: `night` is a word of the day, `the last three years` a length.
IDLE: Final = frozenset({"part-bare", "stretch"})
REACH: Final = 120  # characters before a date in which a comparison stands
WHOLE: Final = 0.8  # share of a sentence above which a date is all there is: a dateline


def either(text: str, phrases: tuple[Phrase, ...]) -> list[Phrase]:
    """The phrases, two that `or` joins being one moment: `in August or September`."""
    made: list[Phrase] = []
    for phrase in phrases:
        last = made[-1] if made else None
        joined = last and text[last.end : phrase.start].strip() == "or"
        if last and joined and last.date.moment and phrase.date.moment:
            try:
                date = parse(f"[{last.date},{phrase.date}]")
            except DateError:
                date = phrase.date
            both = last.mentions + phrase.mentions
            words_ = text[last.start : phrase.end]
            made[-1] = Phrase(last.start, phrase.end, words_, date, "either", both)
        else:
            made.append(phrase)
    return made


# what is told from others by its date: the minutes of the meeting of 9 December
REFERRED: Final = re.compile(
    r"\b(?:meeting|session|hearing|minutes|judge?ment|ruling|letter|e-?mail|memo|report|decision|"
    r"edition|issue|version|invoice|order|resolution|decree|statement|interview)s? of (?:the )?$|"
    r"\b(?:one|ones|those|that) (?:from|of) $"
)
# by letter of 5 November: what it did was done on its day
BY_PAPER: Final = re.compile(r"\b(?:by(?: an?| the)?|in an?) [\w-]+ of (?:the )?$", re.I)
EXACT: Final = re.compile(r"\d{1,2} \w+ \d{4}|\w+ \d{1,2}, \d{4}")


def dates_something(s: Sentence, phrase: Phrase, here: list[Phrase], named: bool) -> bool:
    """Whether a phrase says when something was, rather than what it is compared with.

    `named` says that a name stands right before it.
    """
    if phrase.rule in IDLE or phrase.end - phrase.start >= (s.end - s.start) * WHOLE:
        return False
    before = s.source[max(s.start, phrase.start - REACH) : phrase.start]
    effective = before.endswith("from ") and EXACT.fullmatch(phrase.text)
    if (
        (COMPARED.search(before) and not (effective or phrase.text.lower().startswith("until")))
        or SUPERSEDED.search(before)
        or s.low[:2] == ["even", "if"]
    ):
        return False
    if lived(s.source, phrase, named):
        return False
    if YEARLY.match(s.source, phrase.end, s.end):
        return False
    if bare_clock(phrase) and any("T" not in str(other.date) for other in here):
        return False
    record = phrase.rule.startswith("since") and SUPERLATIVE.search(before)
    if record or (REFERRED.search(before) and not BY_PAPER.search(before)):  # the lowest since 1976
        return False
    return not _tells_apart(s, phrase, here) and not _framed(s, phrase, here)


def bare_clock(phrase: Phrase) -> bool:
    """Whether a phrase is a time of day that names no day."""
    return "T" in str(phrase.date) and not DAY.search(phrase.text)


def _framed(s: Sentence, phrase: Phrase, here: list[Phrase]) -> bool:
    """Whether a nearer date stands in the sentence: `Yesterday, at this year's summit`."""
    after = s.source[phrase.end : phrase.end + 3]
    loose = (
        after[:1] in {"'", "’"}
        or (after[:1] == " " and after[1:2].isalnum())
        or CURRENT.match(phrase.text)
        or phrase.text.lower().startswith("earlier")
    )
    return bool(loose) and any(_holds(phrase.date, other.date) for other in here)


def _tells_apart(s: Sentence, phrase: Phrase, here: list[Phrase]) -> bool:
    """Whether a date only tells one thing from others: `the 1991 agreement`, `Christmas sales`."""
    first, behind = date_range(s, phrase.start, phrase.end)
    if phrase.rule == "feast":
        while behind < len(s.low) and (s.kind[behind] == "D" or s.low[behind] in {"and", "or"}):
            behind += 1
        return _noun(s, behind)
    genitive = s.low[behind - 1].endswith("'s") or s.low[behind - 1] == "'"
    figures = BEFORE_NOUN.search(s.low[behind - 1])
    if figures and here[-1].start > phrase.start:  # to report third-quarter sales on 3 May
        return True
    if first == 0 or genitive or figures or not premodifier(s, behind):
        return False
    while behind < len(s.low) and (s.low[behind].isalnum() or "-" in s.low[behind]):
        word = s.low[behind]
        if word in words.PREPOSITIONS or word in words.CONJUNCTIONS:
            break
        if word in words.EVENT_NOUNS or word.rstrip("s") in words.EVENT_NOUNS:
            return False
        if word in words.NOMINALS and FRAMES & set(s.low[max(first - 2, 0) : first]):
            return False
        behind += 1
    return True


def _noun(s: Sentence, i: int) -> bool:
    word = s.low[i] if i < len(s.low) else ""
    joins = word in words.PREPOSITIONS or word in words.CONJUNCTIONS
    return word.isalpha() and not joins and not any(v.first == i for v in s.verbs)


def comments(s: Sentence, phrase: Phrase, clause: Clause) -> bool:
    """Whether a clause speaks of now in general, or of the date itself, and tells no event.

    `The topics of this year's forum complement others`; `Today is a great day`.
    """
    a, b = clause.subject
    empty = words.CONJUNCTIONS | {",", "`", '"', "“", "'"}
    dates = [k for k in range(a, b) if s.kind[k] == "D"]
    if (
        dates
        and clause.date[1] >= b
        and len(dates) == sum(s.low[k] not in empty for k in range(a, b))
    ):
        return True
    if clause.verb is None or not CURRENT.match(phrase.text) or a <= clause.date[0] < min(b, a + 3):
        return False
    present = any(v.form in {"present", "copula"} for v in s.verbs)
    told = clause.verb.form in {"past", "passive", "perfect", "modal"}
    return clause.rule == "reduced" or (present and not told)


def settled(phrase: Phrase, told: bool) -> tuple[Date, str]:
    """The date of a claim, and what of it had to be assumed: `day`, `year`, or nothing.

    `told` says that the text names the day of a time that stands alone.
    """
    if phrase.date.moment and bare_clock(phrase) and not told:
        return parse(str(phrase.date).split("T")[0]), "day"
    yearless = any(
        m.anchor and m.basis != (m.start, m.end)  # a range lends its year to both ends
        and YEARLESS.search(m.rule) and not RELATIVE.search(m.rule)
        for m in phrase.mentions
    )  # fmt: skip
    return phrase.date, "year" if yearless else ""


def _holds(wide: Date, narrow: Date) -> bool:
    """Whether a date holds another that is narrower."""
    a, b, c, d = wide.earliest, wide.latest, narrow.earliest, narrow.latest
    if a is None or b is None or c is None or d is None:
        return False
    return a <= c and d <= b and (a, b) != (c, d)

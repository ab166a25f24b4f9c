"""One whole phrase -> date: `read` for the command line, `absolute` for a chronology.

A phrase goes down the list from `readings` and comes up it as a date: cut into tokens, read as
EDTF, then as English by the grammar of the tagger, then turned into English from a language we
have a table of, and only when all have refused it left to dateparser. Imports run one way, each
module using those above it:

    lexicon      English words that only a phrase is read or refused by
    languages    the words of other languages, as a way into English
    tokens       a phrase cut into tokens that know their offset
    question     the phrase, and what the reader was told with it
    refusals     why a phrase is refused, and what to write instead
    cursor       a place in the tokens
    completion   what was said -> a whole date; the base gives what is missing
    figures      2024-03, 2025-W39, 22.09.2025, 03/04/25
    relatives    yesterday, 3 days ago, last month, -90d
    expressions  what the tagger reads, as a date of a phrase
    operands     one date, with the small words before it and the signs about it
    sides        the two sides of a range, each completed from the other
    ranges       the whole phrase: since, until, from, between, or
    choices      the phrase read once for each of its readings: one date, or all shown
    vocabulary   the words dateparser knows
    fence        dateparser, and what it may not do
    translation  phrases of other languages
    genealogy    the words of GEDCOM, as a way into English
    texts        a phrase read as a text is, in any language
    zoned        a time with the name of its zone
    readings     read and absolute

To add a form of English, add it to `chrono.tagger`; `expressions` says what its meaning is here.
What only a phrase can be is a production, a function Cursor -> date or None, in the list that
tries it: `operands.DATES` for one date, `ranges.PHRASES` for a whole phrase. To add a language,
see `languages`. Either way the proof is lines in `tests/data/phrases.tsv`, with what the phrase
must not be read as.
"""

from chrono.phrases.readings import LONGEST, Reading, absolute, read

__all__ = ["LONGEST", "Reading", "absolute", "read"]

"""One whole phrase -> date: `read` for the command line, `absolute` for a chronology.

A phrase goes down the list from `readings` and comes up it as a date: cut into tokens, read as
EDTF, then as English, then turned into English from a language we have a table of, and only when
all have refused it left to dateparser. Imports run one way, each module using those above it:

    lexicon      the words of English dates
    languages    the words of other languages, as a way into English
    tokens       a phrase cut into tokens that know their offset
    question     the phrase, and what the reader was told with it
    refusals     why a phrase is refused, and what to write instead
    cursor       a place in the tokens
    numbers      figures, spelled numbers, ordinals, years
    completion   what was said -> a whole date; the base gives what is missing
    figures      2024-03, 22.09.2025, 03/04/25
    days         9 September 2025, March 2025, 44 BC
    centuries    the 1990s, 19th century
    offsets      yesterday, 3 days ago, -90d
    steps        last month, next Friday
    parts        early 2024, Q3 2024, summer
    weeks        2025-W39, week of 15 September 2025
    clocks       1:47 pm UTC, with its day
    operands     one date, with the small words before it and the signs about it
    sides        the two sides of a range, each completed from the other
    ranges       the whole phrase: since, until, from, between, or
    choices      the phrase read once for each of its readings: one date, or all shown
    vocabulary   the words dateparser knows
    fence        dateparser, and what it may not do
    translation  phrases of other languages
    readings     read and absolute

To add a form of English, write a production, a function Cursor -> date or None, beside its like;
name its rule; and put it in the list that tries it: `operands.DATES` for one date, `ranges.PHRASES`
for a whole phrase. To add a language, see `languages`. Either way the proof is lines in
`tests/data/phrases.tsv`, with what the phrase must not be read as.
"""

from chrono.phrases.readings import LONGEST, Reading, absolute, read

__all__ = ["LONGEST", "Reading", "absolute", "read"]

"""The grammar of dates in texts: what the expressions of a text say, and when that was.

A grammar in layers; a text goes down the list, and imports run one way, downwards to the top:

    values       dates in the making, as EDTF has them
    runs         decades, centuries and millennia, whole or in part
    neighbours   the day, month, year or season just before a date, or just after it
    joins        since, until, from ... to: what the small words make of dates
    lexicon      the kinds of words; a language is a table of them
    feasts       feasts and the days they fall on
    english      the words of English
    text         a text cut into tokens, at the speed of C
    meanings     what an expression says, before anyone knows when it was said
    numbers      counts, ordinals, years in words
    lookalikes   four figures that are no year
    stamps       dates as programs write them: ctime, git, Apache, RFC 5322, ISO 8601
    years        1999, 480 BC
    asian        2019年10月3日, 令和2年4月1日
    signs/       下周三上午九点半, 来月末, 지난 3개월
    julian       days of the old style
    months       the 5th
    seasons      the 1989 quarter
    weekdays     Tuesday
    holidays     Christmas Eve 2024, Good Friday
    dayparts     Monday morning, tonight, the day before yesterday
    clockzones   EST, UTC+2, a.m.
    clocks       9:30 p.m. EST, half past six
    points       a place on the calendar, in TIMEX3 and EDTF
    durations    three weeks, two years ago
    steps        last week, that year, next May
    periods      the last three months, the next two weekends
    stretches    the first ten months of 1915
    sets         every Monday, daily
    grammar      which productions are tried at which word
    languages/   every other language: one grammar, a table of words each
    finder       where the expressions of a text are
    tense        past or future, by the clause
    story        the years of a narrative's dates, along its line
    discourse    what a text has told so far
    partials     dates that leave out a part: in May, on Tuesday
    relative     dates counted from another: last week, three days later
    resolution   what is said -> when it was

Days and months of the calendar, seasons, quarters, decades and centuries are read by the rules of
`chrono.temporal.rules`, in every language; the productions here ask for them by
`chrono.temporal.reading`. What is here moves there family by family.

To add a class of expression that is not moved yet, write a production, a function (text, token)
-> (token behind, meaning) or None, in the module of its noun, name its rule, and put it in
`grammar.STARTS` under the kinds of word it can begin with. If the word it is built around has no
kind yet, give it one in `lexicon`, among the HEADS. Its date comes from `resolution`. The proof is
lines in `tests/data/tagger.tsv`, with what must not be read as one.

The other languages share one grammar of their own, for their dates differ from the English in
order and endings more than in anything else: `languages`, whose head says how to add one.
"""

import chrono.temporal  # noqa: F401  # whichever is asked for first, `temporal` is loaded first

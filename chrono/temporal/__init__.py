"""Find and read the dates in a text: `tag` gives mentions, `annotate` the dated phrases too.

A text goes down the list; imports run one way, downwards to the top:

    rates        how often each rule is right, in rates.tsv
    mentions     Mention, Phrase: what comes out
    dated        mentions joined with their prepositions
    scopes       headings, entries of lists and logs, mails, quotations: what a place sets
    facts        what is known of each expression before any is resolved
    costs        the costs of the line of time, in costs.tsv
    thread       what a text has told so far, on one of its possible lines
    rivals       the rival readings of an expression, with what speaks for and against each
    outcomes     the value that a rival gives, and what the text has then told
    expression   an expression in several states of its text
    lattice      the choices of a text, their shares and the best way through them
    line         the cheapest consistent reading of all expressions together
    tag          text in, mentions and phrases out

Days and months of the calendar, seasons, quarters, decades and centuries are read by rules over
kinds of words, in every language alike:

    pattern      the pattern of a rule: month stop? YEAR
    lexicon      a word -> its kinds, each with a sense
    shapes       figures of a fixed shape, numbers with endings, numbers in words
    automaton    the rules of a language, joined
    engine       what they read in a text: the longest that holds
    meaning      what an expression says
    rules/       the rules, each with its proof
    reading      what the rules read, for the productions of `tagger`

All other expressions are found by the grammar of `chrono.tagger`.
"""

from chrono.tagger.languages.detection import detect
from chrono.temporal.mentions import Mention, Phrase
from chrono.temporal.tag import Explained, Tagged, annotate, explain, tag

__all__ = ["Explained", "Mention", "Phrase", "Tagged", "annotate", "detect", "explain", "tag"]

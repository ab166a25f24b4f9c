"""The languages but English: their words, and one grammar for them all.

A language is a module with a function that gives its `Lexicon`: words by their kinds and senses,
put into a `Table`. What it brings beside words: the endings it writes on to numbers, the order of
its dates. Imports run one way, downwards to the top of this list:

    items        the word, or the words in a row, at a place
    counts       numbers, ordinals, years
    days         2019, 44 v. Chr., Montag, Weihnachten
    spans        drei Wochen, vor zwei Jahren, letzte Woche, jeden Montag
    oclock       15.30 Uhr, nueve y media, halb zehn
    hours        heute um 15.30 Uhr, Montagabend
    grammar      which productions are tried at which word
    tables       words -> Lexicon
    german, ukrainian, russian, azerbaijani, turkish, french, spanish
    locales      any other language, from the locale data of dateparser
    detection    which language a text is in
    registry     language -> its lexicon

To look after a language: a module like `german`, its line in `registry.TABLES`, its function words
in `detection`, and lines in `tests/data/tagger.tsv`.
"""

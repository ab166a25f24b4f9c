"""The languages there are: the lexicon and the grammar of each."""

from functools import cache
from importlib import import_module
from typing import Final

from chrono.errors import ChronoError
from chrono.tagger.grammar import ENGLISH, Grammar
from chrono.tagger.lexicon import Lexicon

# language -> the module and function of its lexicon, loaded when the first text in it is read
TABLES: Final = {
    "en": "chrono.tagger.english:english",
    "de": "chrono.tagger.languages.german:german",
    "uk": "chrono.tagger.languages.ukrainian:ukrainian",
    "ru": "chrono.tagger.languages.russian:russian",
}


@cache
def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language by its code; raises ChronoError where there is none."""
    if language not in TABLES:
        raise ChronoError(f"no such language: {language}", f"known are {', '.join(TABLES)}")
    module, _, name = TABLES[language].partition(":")
    made: Lexicon = getattr(import_module(module), name)()
    return made


def grammar_of(language: str) -> Grammar:
    """The grammar that a language is read by."""
    if language == "en":
        return ENGLISH
    from chrono.tagger.languages.grammar import COMMON

    return COMMON

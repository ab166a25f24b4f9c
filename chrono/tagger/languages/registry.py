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
    "az": "chrono.tagger.languages.azerbaijani:azerbaijani",
    "tr": "chrono.tagger.languages.turkish:turkish",
    "fr": "chrono.tagger.languages.french:french",
    "es": "chrono.tagger.languages.spanish:spanish",
}


def lexicon_of(language: str) -> Lexicon:
    """The lexicon of a language by its code, with or without a region.

    Raises ChronoError where there is none.
    """
    return made(known(language))


def known(language: str) -> str:
    """The code that a language goes by here: `de` for `de-AT`."""
    code = language.replace("_", "-")
    first = code.partition("-")[0].lower()
    if first in TABLES:
        return first
    from chrono.tagger.languages.locales import languages

    found = next((name for name in (code, code.lower(), first) if name in languages()), None)
    if found is None:
        hint = f"known are {', '.join(TABLES)} and the others of dateparser, such as it, pl, ja"
        raise ChronoError(f"no such language: {language}", hint)
    return found


@cache
def made(language: str) -> Lexicon:
    """The lexicon, made once a process."""
    if language not in TABLES:
        from chrono.tagger.languages.locales import lexicon

        return lexicon(language)
    module, _, name = TABLES[language].partition(":")
    lexicon_there: Lexicon = getattr(import_module(module), name)()
    return lexicon_there


def grammar_of(language: str) -> Grammar:
    """The grammar that a language is read by."""
    if language == "en":
        return ENGLISH
    from chrono.tagger.languages.grammar import COMMON

    return COMMON

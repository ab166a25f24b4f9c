"""The forms in which a name may stand in the dictionary: `bases`, by the endings of a language.

A base that is no name is found in no gazetteer, so the rules may be generous.
"""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import Final

LONGEST: Final = 4  # words of a name that is looked up by its bases
MANY: Final = 24  # combinations of the bases of its words at most
SHORTEST: Final = 3  # letters of a base
Table = tuple[tuple[str, tuple[str, ...]], ...]

# ending -> endings of the base; nouns, then the adjectives of names of several words
RUSSIAN: Final[Table] = (
    ("а", ("", "о")), ("у", ("", "а", "о")), ("ом", ("", "о")),
    ("е", ("", "а", "я", "й", "ь", "о")),
    ("ы", ("а",)), ("и", ("а", "я", "ь")), ("ой", ("а", "ая")), ("ою", ("а",)),
    ("я", ("й", "ь")), ("ю", ("я", "й", "ь")), ("ем", ("й", "ь")), ("ём", ("й", "ь")),
    ("ей", ("я", "ья")), ("ью", ("ь",)),
    ("ов", ("ы",)), ("ам", ("ы", "а")), ("ами", ("ы",)), ("ах", ("ы",)), ("ям", ("и",)),
    ("ями", ("и",)), ("ях", ("и",)),
    ("ую", ("ая",)), ("юю", ("яя",)), ("ого", ("ый", "ий", "ое", "ой")),
    ("ому", ("ый", "ий", "ое")),
    ("ым", ("ый", "ое")), ("им", ("ий", "ое")), ("его", ("ий", "ее")), ("ых", ("ые",)),
    ("их", ("ие",)), ("ыми", ("ые",)), ("ими", ("ие",)), ("ий", ("ия",)),
)  # fmt: skip
UKRAINIAN: Final[Table] = (
    # і that is о or е in other cases: Київ, Києва; Харків, Харкова
    ("єва", ("їв",)), ("єву", ("їв",)), ("єві", ("їв",)), ("євом", ("їв",)),
    ("ова", ("ів",)), ("ову", ("ів",)), ("ові", ("ів",)), ("овом", ("ів",)),
    ("а", ("", "о")), ("у", ("", "а")), ("ом", ("",)), ("ові", ("",)), ("і", ("", "а", "я")),
    ("и", ("а",)), ("ою", ("а",)), ("я", ("й", "ь")), ("ю", ("я", "й")), ("ї", ("я",)),
    ("єю", ("я",)), ("ею", ("я",)), ("єм", ("й",)), ("ів", ("и",)), ("ам", ("и",)),
    ("ами", ("и",)), ("ах", ("и",)), ("ої", ("а",)), ("ій", ("а", "я")), ("ого", ("ий", "е")),
    ("ому", ("ий", "е")), ("их", ("і",)), ("им", ("ий", "і")), ("ими", ("і",)),
)  # fmt: skip
GERMAN: Final[Table] = (
    ("s", ("",)), ("es", ("", "e")), ("en", ("e", "")), ("er", ("e",)), ("em", ("e",)),
    ("’", ("",)), ("'", ("",)),
)  # fmt: skip
_TURKIC: Final = (
    "n[ıiuü]n", "[ıiuü]n", "n?[ıiuü]", "y[ıiuü]", "[yn]?[aəe]", "n?[dt][aəe]", "n?[dt][aəe]n",
    "y?l[aəe]", "[dt][aəe]k[ıi]",
)  # fmt: skip
_CASE: Final = re.compile(rf"['’]?(?:{'|'.join(_TURKIC)})$")
_CUTS: Final = tuple(re.compile(rf"['’]?{ending}$") for ending in _TURKIC)
_ELIDED: Final = re.compile(r"^(?:[ldLD]|[dD]ell|[dD]all|[nN]ell)['’](?=\w)")
TABLES: Final[dict[str, Table]] = {"ru": RUSSIAN, "uk": UKRAINIAN, "de": GERMAN}
TURKIC: Final = frozenset({"az", "tr"})
ELIDING: Final = frozenset({"fr", "it"})


def bases(name: str, language: str) -> Iterator[str]:
    """Yield what a name may be in the nominative, in no order that matters.

    >>> "Москва" in bases("Москвы", "ru"), "Саудовская Аравия" in bases("Саудовской Аравии", "ru")
    (True, True)
    >>> "Bakı" in bases("Bakıda", "az"), "Frankreich" in bases("Frankreichs", "de")
    (True, True)
    """
    words = name.split(" ")
    if len(words) > LONGEST:
        return
    choices = [tuple(dict.fromkeys((word, *_of_word(word, language)))) for word in words]
    if any(len(choice) > 1 for choice in choices):
        yield from (" ".join(found) for found in islice(product(*choices), 1, MANY))


def _of_word(word: str, language: str) -> Iterator[str]:
    """Yield what one word may be in the nominative."""
    if language in TURKIC:
        yield from _without_case(word)
    elif language in ELIDING and _ELIDED.match(word):
        yield _ELIDED.sub("", word)
    for ending, others in TABLES.get(language, ()):
        stem = word.removesuffix(ending)
        if stem != word:
            made = (stem + other for other in others)
            yield from (base for base in made if len(base) >= SHORTEST)


def _without_case(word: str) -> Iterator[str]:
    """Yield a Turkic word without an ending, or without two: Bakıdakı, Azərbaycanındır."""
    for cut in _CUTS:
        stem = cut.sub("", word)
        if stem != word and len(stem) >= SHORTEST:
            yield stem
            if _CASE.search(stem) and len(_CASE.sub("", stem)) >= SHORTEST:
                yield _CASE.sub("", stem)

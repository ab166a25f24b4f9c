"""The words dateparser knows: which languages a phrase may be in, and what its words mean there.

Read once, from the locale data of dateparser 1.5.0, when the first phrase gets as far.
"""

import re
import unicodedata
from functools import cache
from importlib import import_module
from typing import Any, Final

from chrono.tagger.english import MONTH_NAMES, WEEKDAY_NAMES

# The languages to try first where several know all the words.
FIRST: Final = [
    "ru", "uk", "de", "fr", "es", "it", "pt", "tr", "az", "pl", "cs", "nl", "sv", "da", "nb", "fi",
    "hu", "ro", "bg", "el", "ar", "he", "fa", "hi", "ja", "zh", "ko", "vi", "id", "hr", "sr", "sk",
    "sl", "lt", "lv", "et", "ka", "hy", "kk", "uz", "ky", "be", "mk", "sq", "ca",
]  # fmt: skip
UNSPACED: Final = ("ja", "zh", "ko", "th", "lo", "km", "my")
MOST: Final = 6  # readings to ask for
WORD: Final = re.compile(r"[^\W\d_]+")
MEANINGS: Final = {
    *(name.lower() for name in (*MONTH_NAMES, *WEEKDAY_NAMES)), "year", "month", "week", "day",
}  # fmt: skip


def candidates(text: str, languages: tuple[str, ...] | None) -> list[str]:
    """One language for each meaning the words can have, the well known first."""
    if languages is not None:
        return [name for name in languages if name != "en"]
    words = words_of(text)
    if not words:
        return []
    if any(ord(c) > 0x0DFF for c in "".join(words)):
        return [*UNSPACED, "ka", "am"]
    known = vocabulary()
    entries = [known.get(word, {}) for word in words]
    shared = set(entries[0]).intersection(*entries[1:])
    shared = shared & set(FIRST) or shared
    rank = {name: n for n, name in enumerate(FIRST)}
    meanings: dict[tuple[str, ...], str] = {}
    for name in sorted(shared, key=lambda n: (rank.get(n, len(rank)), n)):
        meanings.setdefault(tuple(entry[name] for entry in entries), name)
    return list(meanings.values())[:MOST]


def meaning(word: str, language: str) -> str:
    """What a word means: a month, a weekday or a unit by its English name, else `other`."""
    return vocabulary().get(word, {}).get(language, "other")


def words_of(text: str) -> list[str]:
    """The words of a text without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


@cache
def vocabulary() -> dict[str, dict[str, str]]:
    """word -> language -> what it means there."""
    from dateparser.data.languages_info import language_order

    words: dict[str, dict[str, str]] = {}
    for locale in language_order:
        if locale == "en":
            continue
        info: dict[str, Any] = import_module(f"dateparser.data.date_translation_data.{locale}").info
        language = str(info["name"])
        for key, value in info.items():
            said = key if key in MEANINGS else "other"
            for word in (word for text in strings(value) for word in words_of(text)):
                entry = words.setdefault(word, {})
                if entry.get(language, "other") == "other":
                    entry[language] = said
    return words


def strings(value: object) -> list[str]:
    """Every text in a value of lists and dictionaries, keys too."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in (*strings(k), *strings(v))]
    return [s for v in value for s in strings(v)] if isinstance(value, list) else []

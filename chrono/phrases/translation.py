"""Phrases of other languages: turned into the words of our grammar.

A language of `languages` is a table of words; a phrase is turned word for word and read by the
English grammar. Where languages give different dates, all are shown and the phrase is refused.
"""

import re
from typing import Final

from chrono.dates import parse
from chrono.phrases.choices import Settled, settle
from chrono.phrases.languages import LANGUAGES, ROMAN
from chrono.phrases.lexicon import APPROXIMATE, KNOWN
from chrono.phrases.question import Question
from chrono.phrases.refusals import two
from chrono.phrases.tokens import Token

CENTURY: Final = re.compile(r"(x{0,2}(?:ix|iv|v?i{0,3}))(?:e|è|ème|eme|º)?")
EAST_ASIAN: Final = re.compile(
    r"(\d{4})\s?[年년](?:\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號]?)?)?"
)
CYRILLIC: Final = str.maketrans("хіѵ", "xiv")


def read_foreign(text: str, tokens: list[Token], question: Question) -> tuple[Settled, str] | None:
    """The date and its language, or None; raises where two languages disagree."""
    east = EAST_ASIAN.fullmatch(text.strip())
    if east and question.speaks("ja", "zh", "ko", "yue"):
        date = "-".join(part.zfill(2) for part in east.groups() if part)
        return Settled(parse(date), "east-asian", False), "ko" if "년" in text else "ja"
    found: dict[str, tuple[Settled, str]] = {}
    for language, table in LANGUAGES.items():
        if question.speaks(language):
            turned = translate(tokens, table)
            settled = settle(turned, question) if turned else None
            if settled:
                found.setdefault(str(settled.date), (settled, language))
    if len(found) > 1:
        names = ", ".join(language for _, language in found.values())
        raise two(question, list(found), tokens[0].at, f"say the language: {names}")
    return next(iter(found.values()), None)


def translate(tokens: list[Token], table: dict[str, str]) -> list[Token] | None:
    """The tokens in the words of the grammar; None where a word is not of this language."""
    turned: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        roman = century_number(tokens, at, table)
        length, words = (0, "") if roman else longest(tokens, at, table)
        if roman:
            turned.append(token._replace(kind="number", text=str(roman)))
        elif length:
            opening, bar, inside = words.partition("|")
            words = inside if bar and turned else opening
            turned += [token._replace(kind="word", text=w, raw=w.title()) for w in words.split()]
        elif not is_joint(tokens, at, table):
            if not may_stay(token, table):
                return None
            turned.append(token)
        at += length or 1
    return turned or None


def may_stay(token: Token, table: dict[str, str]) -> bool:
    """Whether a token the table does not have means the same in this language: no other word."""
    if token.kind == "word":
        return token.text in APPROXIMATE and len(token.text) < 3 and "c" in table.values()
    return token.kind != "ordinal" or token.text.isascii()


def longest(tokens: list[Token], at: int, table: dict[str, str]) -> tuple[int, str]:
    """The most tokens from here that the table knows together, and what it says for them."""
    for length in (4, 3, 2, 1):
        part = tokens[at : at + length]
        if len(part) < length or part[0].kind != "word":
            continue
        spaced = "".join((" " if n and not t.glued else "") + t.text for n, t in enumerate(part))
        loose = " ".join(t.text for t in part)
        for text in dict.fromkeys((spaced, loose, bare(spaced))):
            if text in table:
                return length, table[text]
    return 0, ""


def bare(text: str) -> str:
    """The text without the hyphens and stops that abbreviations have or leave out."""
    return text.replace("- ", "-").replace(" -", "-")


def is_joint(tokens: list[Token], at: int, table: dict[str, str]) -> bool:
    """Whether it is the mark between a number and its ending: `1999-cu`, `1999'dan`, `19.`"""
    token, following = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    before = tokens[at - 1] if at else None
    if token.text not in {"-", "'", "."} or not token.glued or before is None or following is None:
        return False
    if token.text == ".":
        return before.kind == "number" and following.kind == "word"
    return following.glued and following.kind == "word" and longest(tokens, at + 1, table)[0] > 0


def century_number(tokens: list[Token], at: int, table: dict[str, str]) -> int:
    """The number of a century in Roman figures, with the word for it before or behind."""
    token = tokens[at]
    found = CENTURY.fullmatch(token.text.translate(CYRILLIC)) if token.kind == "word" else None
    number = ROMAN.get(found[1], 0) if found and token.raw[0].isupper() else 0
    if not number:
        return 0
    near = [tokens[n] for n in (at - 1, at + 1, at + 2, at + 3) if 0 <= n < len(tokens)]
    if any(table.get(t.text) == "century" for t in near):
        return number
    return number if near and near[-1].text == "в" else 0


def is_english(tokens: list[Token]) -> bool:
    """Whether every word is one of English dates; one letter may be of any language."""
    return all(t.text in KNOWN for t in tokens if t.kind not in {"number", "ordinal"})


def is_foreign(token: Token) -> bool:
    """Whether it may be a word of another language; one letter always may."""
    return token.kind in {"word", "mark"} and (token.text not in KNOWN or len(token.text) == 1)

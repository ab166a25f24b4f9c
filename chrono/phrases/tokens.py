"""A phrase cut into tokens: `tokenise` -> list of `Token`, each knowing its offset in the phrase.

Typography is folded one character for one, so that offsets stay true: curly quotes, non-breaking
spaces, full-width digits. En and em dashes stay apart from the hyphen, which EDTF has.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from chrono.tagger.english import ranked

MONTH_OR_GROUP: Final = r"(?:0[1-9]|1[0-2]|2[1-9]|3\d|4[01])"

# In order: the first that matches at a place is the token. `clock` allows an offset after it.
PATTERNS: Final = (
    (
        "edtf",  # one EDTF date: a month, a day, a time, unspecified digits, a qualifier
        rf"(?:(?<!\w)-)?\d{{4}}-{MONTH_OR_GROUP}(?:-\d\d)?"
        r"(?:T\d\d(?::?\d\d(?::?\d\d)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?[~?%]?(?![\w-])"
        r"|(?:(?<!\w)-)?(?=\d*X)[\dX]{4}(?:-[\dX]{2}){0,2}[~?%]?(?![\w-])"
        r"|(?:(?<!\w)-)?\d{4}-(?=[\d-]*X)[\dX]{2}(?:-[\dX]{2})?[~?%]?(?![\w-])"
        r"|Y-?\d{5,}(?!\w)|(?<!\w)-\d{4}[~?%]?(?![\w-])",
    ),
    ("week", r"\d{4}-?W\d\d(?!\w)"),
    ("quarter", r"\d{4}[- ]?Q[1-4](?!\w)"),
    ("numeric", r"\d{1,4}(?P<sep>[./-])\d{1,2}(?P=sep)\d{1,4}(?![\w/-]|\.\d)"),
    ("clock", r"\d{1,2}:\d\d(?::\d\d)?(?![\w:])|\d{1,2}:\d\d(?::\d\d)?(?=[ap]\.?m\b|Z\b)"),
    ("step", r"[+-]\d+[dwmyDWMY](?!\w)"),
    ("compact", r"\d{8}(?!\w)"),
    ("month_year", r"\d{1,2}[./]\d{4}(?![\w/]|\.\d)"),
    ("decade", r"'?\d{2,4}'?s(?!\w)"),
    ("ordinal", r"\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)"),
    ("part", r"[QHqh][1-4](?!\w)"),
    ("short", r"'\d\d(?!\w)"),
    ("thousands", r"\d{1,3}(?:,\d{3})+(?![\w,])"),
    ("number", r"\d+"),
    ("dots", r"\.{2,}|…"),
    ("word", r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?|[^\W\d_]+(?:\.(?!\.))?"),
    ("space", r"\s+"),
    ("mark", r"."),
)
TOKEN: Final = re.compile("|".join(f"(?P<{kind}>{p})" for kind, p in PATTERNS), re.S)
OFFSET: Final = re.compile(r"[+-]\d\d(?::?\d\d)?(?![\w:])")

LEADING: Final = frozenset({"century", "decade"})
ERAS: Final = frozenset({"bc", "ad"})
RANKED: Final = frozenset({"century", "centuries", "millennium", "quarter", "half", "third"})

FOLD: Final = {
    **dict.fromkeys(map(ord, "‘’‚‛′ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″«»"), '"'),
    **dict.fromkeys(map(ord, "‐‑−"), "-"),
    **dict.fromkeys(map(ord, "‒–—―"), "–"),
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u2008\u3000\t\n\r"), " "),
}


class Token(NamedTuple):
    """A token: what it is, its text folded to lower case, its text as written, where it starts."""

    kind: str
    text: str
    raw: str
    at: int
    glued: bool = False  # nothing stands between it and the token before


def fold(phrase: str) -> str:
    """The same text in plain typography, of the same length."""
    text = phrase.translate(FOLD)
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(c)) if "\uff10" <= c <= "\uff19" else c for c in text)


def tokenise(text: str) -> list[Token]:
    """The tokens of a folded text, without the space and the punctuation around the whole.

    >>> [t.text for t in tokenise("On 9 Sept. 2025, at 13:47 +0500.")]
    ['on', '9', 'sept', '2025', ',', 'at', '13:47', '+0500']
    """
    tokens: list[Token] = []
    at, end, glued, clock = 0, len(text), False, False
    while at < end:
        found = OFFSET.match(text, at) if clock else None
        kind = "offset" if found else ""
        if not found:
            found = TOKEN.match(text, at)
            assert found is not None, "the last pattern matches anything"
            kind = found.lastgroup or "mark"
        if kind != "space":
            raw = found.group()
            tokens.append(Token(kind, plain(raw, kind), raw, at, glued))
            clock = kind == "clock" or (clock and kind == "word")
        glued = kind != "space"
        at = found.end()
    return trim(tokens)


def plain(raw: str, kind: str) -> str:
    if kind == "word":
        return raw.replace("İ", "i").lower().replace(".", "")
    return raw


def trim(tokens: list[Token]) -> list[Token]:
    """Without quotes or brackets around the whole, and stops at its end."""
    while tokens and tokens[-1].text in {".", ",", ";", ":"}:
        tokens = tokens[:-1]
    while len(tokens) > 1 and (tokens[0].raw, tokens[-1].raw) in {
        ("(", ")"),
        ('"', '"'),
        ("'", "'"),
    }:
        tokens = tokens[1:-1]
    return tokens


def idiomatic(tokens: list[Token]) -> list[Token]:
    """The tokens as English has them: `1990s` for a decade 1990, `19th century` for a century 19.

    Other languages count centuries and quarters with plain figures, put the word before the number,
    and so an era; years that a word for decades follows, and no decade is, are years.
    """
    told = list(tokens)
    n = 0
    while n + 1 < len(told):
        a, b = told[n], told[n + 1]
        behind = told[n + 2].text if n + 2 < len(told) else ""
        if b.kind in {"number", "ordinal"} and a.text in LEADING:
            told[n : n + 2] = b, a
            n -= bool(n)
            continue
        if b.kind in {"number", "ordinal"} and a.text in ERAS and behind in RANKED:
            told[n : n + 3] = b, told[n + 2], a
            continue
        if a.kind == "number" and b.text in RANKED and len(a.text) <= 2:
            told[n] = a._replace(kind="ordinal", text=ranked(int(a.text)))
        elif a.kind == "number" and b.text == "decade" and len(a.text) in {2, 4}:
            round_year = a.text.endswith("0")
            told[n : n + 2] = [a._replace(kind="decade", text=f"{a.text}s") if round_year else a]
        n += 1
    return told

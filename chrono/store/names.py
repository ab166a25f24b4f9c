"""Names for what is new: ids of events from their titles, keys of sources from addresses."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Container
from urllib.parse import urlsplit

from chrono.claims import Source
from chrono.errors import ChronoError

LONGEST = 50  # code points of an id


def slug(text: str) -> str:
    """Return the words of a text in lower case with dashes between them, in at most 50 letters.

    >>> slug("The 13th CICA Think Tank Forum — again"), slug("Бакинский форум"), slug("…")
    ('the-13th-cica-think-tank-forum-again', 'бакинский-форум', '')
    >>> slug("दिल्ली में बैठक"), slug("E\u0301lyse\u0301e"), slug("İstanbul"), slug("Ashgabat’s day")
    ('दिल्ली-में-बैठक', 'élysée', 'istanbul', 'ashgabats-day')
    """
    words = _words(text)
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word
        if len(longer) > LONGEST:
            break
        made = longer
    return made or (words[0][:LONGEST] if words else "")


def _words(text: str) -> list[str]:
    """Return the words of a text in lower case, a letter with its marks as one where there is one.

    Apostrophes and signs without width do not cut a word, and are no part of it.
    """
    low = unicodedata.normalize("NFC", text.casefold().replace("i\u0307", "i"))
    kept = re.sub("(?<=\\w)[\u00ad\u200c\u200d\u2060'’ʼ]+(?=\\w)", "", low)
    parts = "".join(sign if _in_word(sign) else " " for sign in kept).split()
    return [part for part in parts if any(map(str.isalnum, part))]


def _in_word(sign: str) -> bool:
    """Whether a sign is a letter, a digit or a mark on one; variation selectors are none."""
    if sign.isascii():
        return sign.isalnum()
    mark = unicodedata.category(sign) in ("Mn", "Mc")
    return sign.isalnum() or (mark and not "\ufe00" <= sign <= "\ufe0f")


def unused(name: str, taken: Container[str]) -> str:
    """Return a name that is not taken: itself, or with -2, -3 and so on."""
    number, made = 2, name
    while made in taken:
        made = f"{name}-{number}"
        number += 1
    return made


def event_id(title: str, taken: Container[str]) -> str:
    """Return an id for an event of this title."""
    return unused(slug(title) or "event", taken)


def new_source(given: str, path: str, taken: Container[str]) -> Source | None:
    """Return a source for an address or an existing file, or None when it is neither.

    A file lies in the folder of the chronology at `path` or below it; its digest is kept.
    """
    if re.match(r"https?://[^\s/]+", given):
        parts = urlsplit(given)
        last = parts.path.rstrip("/").rpartition("/")[2].rpartition(".")
        host = (parts.hostname or "").removeprefix("www.")
        key = slug(f"{host.replace('.', ' ')} {last[0] or last[2]}")
        return Source(unused(key or "source", taken), url=given)
    if not os.path.isfile(given):
        return None
    folder = os.path.dirname(os.path.realpath(path))
    relative = os.path.relpath(os.path.realpath(given), folder).replace(os.sep, "/")
    if relative.startswith("../") or os.path.isabs(relative):
        raise ChronoError(
            f"{given} is outside the folder of the chronology", f"put a copy in {folder} first"
        )
    name = os.path.splitext(os.path.basename(given))[0]
    key = unused(slug(name) or "source", taken)
    with open(given, "rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Source(key, title=name, file=relative, sha256=digest)

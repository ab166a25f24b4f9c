"""Names of files from titles: fit for every system, for links between notes, and each once."""

import re
from itertools import chain, count
from typing import Final
from unicodedata import normalize

from chrono.names import fold
from chrono.writers.escape import one_line

LONGEST: Final = 120  # bytes of a title in a name; with an id and an ending below the usual 255
_ID: Final = 60  # bytes of an id behind it
# What no file system or link of Obsidian may have in a name, and what begins markup in Markdown.
_UNSAFE: Final = re.compile(r'[\\/:*?"<>|#^\[\]`$\s]+')
_DOUBLED: Final = re.compile(r"([%=~])\1+")
_RESERVED: Final = re.compile(
    r"(?:con|prn|aux|nul|conin|conout|com[\d¹²³]|lpt[\d¹²³])(?:\.|$)", re.I
)


def safe(text: str, longest: int = LONGEST) -> str:
    r"""Return a text as the name of a file, without its ending; nothing where none of it is left.

    >>> safe("../../etc/passwd"), safe("CON.txt"), safe("Rates: up 5%?"), safe("\x1b")
    ('etc passwd', '_CON.txt', 'Rates up 5%', 'x1b')
    """
    name = normalize("NFC", one_line(text))
    name = _DOUBLED.sub(r"\1", _UNSAFE.sub(" ", name)).lstrip(" .-~")
    name = name.encode()[:longest].decode(errors="ignore").rstrip(" .")
    return f"_{name}" if _RESERVED.match(name) else name


def unused_name(title: str, identifier: str, taken: set[str]) -> str:
    """Return the name for a title that no other file has in any letters, and note it as taken.

    Where the title is taken, the id is behind it.
    """
    stem = safe(title) or safe(identifier) or "event"
    numbered = (f"{stem} ({number})" for number in count(2))
    own = f"{stem} ({safe(identifier, _ID) or 'event'})"
    name = next(name for name in chain((stem, own), numbered) if fold(name) not in taken)
    taken.add(fold(name))
    return name

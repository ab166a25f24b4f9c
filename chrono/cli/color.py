"""Colours: a few, none of which says anything that the text does not say as well.

Bold and dim are seen by everyone; yellow, red and cyan differ in lightness too.
"""

from typing import Final

from chrono.writers import Role

CODES: Final[dict[Role, str]] = {
    "title": "1",
    "date": "1",
    "id": "2",
    "label": "2",
    "possible": "1;33",
    "caret": "1;33",
    "error": "1;31",
    "note": "36",
}


def paint(role: Role, text: str) -> str:
    r"""Return text, escaped before, with the colour of what it is around it.

    >>> paint("error", "D101"), paint("date", "")
    ('\x1b[1;31mD101\x1b[0m', '')
    """
    return f"\x1b[{CODES[role]}m{text}\x1b[0m" if text else text

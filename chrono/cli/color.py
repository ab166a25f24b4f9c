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
    # Of organisations or tags, which the legend names: the palette of pictures, in 256 colours.
    "hue-1": "38;5;25",
    "hue-2": "38;5;166",
    "hue-3": "38;5;36",
    "hue-4": "38;5;175",
    "hue-5": "38;5;178",
    "hue-6": "38;5;74",
}


def paint(role: Role, text: str) -> str:
    r"""Return text, escaped before, with the colour of what it is around it.

    >>> paint("error", "D101"), paint("date", "")
    ('\x1b[1;31mD101\x1b[0m', '')
    """
    return f"\x1b[{CODES[role]}m{text}\x1b[0m" if text else text

"""Say why a text is not EDTF, where it goes wrong, and what to write in its place."""

import re

from chrono.errors import DateError

# The first row that matches anywhere gives the hint; `position` is where its match starts. A hint
# is a template for `re.Match.expand`. The table is walked only when a text has been refused.
_ROWS: tuple[tuple[str, str], ...] = (
    (r"[()^]", "this is of an older draft of EDTF: put ? ~ or % behind or before the component"),
    (r"[^\W\d_]{3,}", ""),  # words are for the phrase grammar, which has hints of its own
    (r"\s", "EDTF has no spaces"),
    (r"(?![0-9])\d", "digits are 0 to 9"),
    (r"(?<=[0-9X])[tz](?![a-z])", "T, Z, X, Y, E and S are capitals"),
    (r"[txys](?=[0-9.:/-]|$)(?<![a-z][a-z])", "T, Z, X, Y, E and S are capitals"),
    (r"^\+", "a year takes no +"),
    (r"[–—−]", "write the hyphen-minus: -"),
    (r"^([0-9]{4})([0-9]{2})([0-9]{2})$", r"write \g<1>-\g<2>-\g<3>"),
    (r"^-?[0-9]{5,}", r"a year of more than four digits starts with Y: Y\g<0>"),
    (r"^(-?)([0-9]{3})$", r"a year has four digits, a decade an X: \g<1>0\g<2> or \g<1>\g<2>X"),
    (r"^(-?)([0-9]{2})$", r"a year has four digits, a century two X: \g<1>00\g<2> or \g<1>\g<2>XX"),
    (r"^(-?)([0-9])$", r"a year has four digits: \g<1>000\g<2>"),
    (r"^(-?)([0-9]{3})(?=[?~%-])", r"a year has four digits: \g<1>0\g<2>"),
    (r"^(-?)([0-9]{2})(?=[?~%-])", r"a year has four digits: \g<1>00\g<2>"),
    (r"^(-?)([0-9])(?=[?~%-])", r"a year has four digits: \g<1>000\g<2>"),
    (r"(?<=[0-9X]{4}-)([1-9])(?=[?~%-]|$)", r"a month has two digits: 0\g<1>"),
    (r"(?<=[0-9X]{4}-[0-9X]{2}-)([1-9])(?=[?~%-]|$)", r"a day has two digits: 0\g<1>"),
    (r"^Y.*[0-9]-", "a year with Y takes no month"),
    (r"S[0-9]+[?~%]?-", "a year with S takes no month"),
    (r"S0", "S takes a number from 1 to 99"),
    (r"^([0-9X~?%-]{4,})\.\.([0-9X~?%-]{4,})$", r"an interval is written \1/\2"),
    (r"\.\.", "a range is written with /, and .. stands in [ ] or { } or for an open end"),
)
_FOREIGN = r"[^0-9XYTZES?~%+.:,\[\]{}/-]"


def not_edtf(text: str, found: re.Match[str] | None) -> DateError:
    """Make the error for a text that is not EDTF, of which `found` is the part understood.

    >>> error = not_edtf("622", None)
    >>> error.message, error.hint
    ('not a date: 622', 'a year has four digits, a decade an X: 0622 or 622X')
    """
    message = f"not a date: {shorten(text)}" if text else "not a date: the text is empty"
    for pattern, hint in _ROWS:
        match = re.search(pattern, text)
        if match:
            return DateError("D102", message, text, match.start(), match.expand(hint))
    foreign = re.search(_FOREIGN, text)
    position = found.end() if found else 0
    if foreign:
        position = min(position, foreign.start()) if found else foreign.start()
    return DateError("D102", message, text, min(position, max(0, len(text) - 1)))


def shorten(text: str, limit: int = 60) -> str:
    """Cut a long text for a message.

    >>> shorten("1" * 99, 5)
    '1111…'
    """
    return text if len(text) <= limit else text[: limit - 1] + "…"

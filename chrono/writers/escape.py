"""Text that came from a document, made harmless for terminals, JSON, CSV and TSV.

Every writer passes each text through one of these or of `markup`; nothing else in the house
escapes.
"""

import re
from typing import Final

# C0 and C1 controls, marks that turn the direction of writing or hide, line separators, and the two
# code points of the first plane that XML cannot hold.
# As a text: most runs need it never, and then it is not compiled.
# The flags of regions, such as that of Wales, end in tags, which are controls elsewhere.
_REGION: Final = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
_CONTROLS: Final = (
    f"{_REGION}|[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_FORMULA: Final = tuple("=+-@＝＋－＠")


def one_line(text: str) -> str:
    r"""Return text fit for a terminal: on one line, controls as escapes one can see.

    >>> one_line("a\nb \x1b[31mred")
    'a b \\x1b[31mred'
    """
    if text.isprintable():  # which none of the controls is
        return text
    return re.sub(_CONTROLS, _seen, re.sub(r"\s*[\r\n\u2028\u2029\x85]\s*", " ", text))


def lines(text: str) -> str:
    """Return text fit for a terminal, its line ends kept."""
    return "\n".join(one_line(line) for line in re.split(r"\r\n|[\r\n\u2028\u2029\x85]", text))


def _seen(found: re.Match[str]) -> str:
    if found[0] == "\t" or len(found[0]) > 1:
        return " " if found[0] == "\t" else found[0]
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else "\\U?"


def json(text: str) -> str:
    r"""Return JSON text with the controls that JSON leaves raw escaped as well.

    >>> json('"\x9b"')
    '"\\u009b"'
    """
    return text if text.isprintable() else re.sub(_CONTROLS, _json_escape, text)


def script(text: str) -> str:
    r"""Return JSON text that may stand in a script of a page: no tag of HTML begins in it.

    >>> script('"</script>"')
    '"\\u003c/script>"'
    """
    return json(text).replace("<", "\\u003c")


def _json_escape(found: re.Match[str]) -> str:
    if len(found[0]) > 1:
        return found[0]
    code = ord(found[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def tab_value(text: str) -> str:
    r"""Return a TSV value: tab, line ends and backslash as \t, \n, \\, other controls visible."""
    if text.isprintable() and "\\" not in text:
        return text
    text = text.replace("\\", "\\\\").replace("\t", "\\t")
    text = re.sub(r"\r\n|\r|\n", r"\\n", text)
    return re.sub(_CONTROLS, _seen, text)


def cell(text: str, raw: bool = False) -> str:
    """Return a CSV value, unquoted: one that would start a formula gets an apostrophe before it.

    `raw` leaves the start as it is. Spreadsheets run a cell that starts with = + - @.

    >>> cell("=1+1"), cell("-5"), cell("=1", raw=True)
    ("'=1+1", "'-5", '=1')
    """
    text = re.sub(r"\r\n|\r", "\n", text)
    text = "\n".join(re.sub(_CONTROLS, _seen, line) for line in text.split("\n"))
    stripped = text.lstrip()
    return "'" + text if not raw and stripped.startswith(_FORMULA) else text

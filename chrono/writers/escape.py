"""Text that came from a document, made harmless for the place it goes to.

Every writer passes each text through one of these; nothing else in the house escapes.
"""

import re
from typing import Final

# C0 and C1 controls, marks that turn the direction of writing or hide, and line separators.
_CONTROLS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]|~$@])")
_MARKDOWN_START: Final = re.compile(r"^(\s*)([#+>=-]|\d+[.)])")
_AUTOLINK: Final = re.compile(r"\b(https?|ftp|mailto|www)([:.])", re.IGNORECASE)
_RST: Final = re.compile(r"([\\`*_|@]|(?<=:):)")
_RST_SCHEME: Final = re.compile(r"\b([A-Za-z][\w+.-]*):(?=\S)")
_RST_START: Final = re.compile(r"[!-/:-@\[-`{-~•‣⁃]|\(?\w+[.)](\s|$)")
_ORG: Final = {
    "\\": "backslash", "|": "vert", "[": "lbrack", "]": "rbrack", "{": "lbrace", "}": "rbrace",
    "$": "dollar", "<": "lt", "_": "under", "^": "asciicirc",
}  # fmt: skip
_FORMULA: Final = tuple("=+-@＝＋－＠")


def one_line(text: str) -> str:
    r"""Return text fit for a terminal: on one line, controls as escapes one can see.

    >>> one_line("a\nb \x1b[31mred")
    'a b \\x1b[31mred'
    """
    if text.isprintable():  # which none of the controls is
        return text
    return _CONTROLS.sub(_seen, re.sub(r"\s*[\r\n\u2028\u2029\x85]\s*", " ", text))


def lines(text: str) -> str:
    """Return text fit for a terminal, its line ends kept."""
    return "\n".join(one_line(line) for line in re.split(r"\r\n|[\r\n\u2028\u2029\x85]", text))


def _seen(found: re.Match[str]) -> str:
    if found[0] == "\t":
        return " "
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else "\\U?"


def json(text: str) -> str:
    r"""Return JSON text with the controls that JSON leaves raw escaped as well.

    >>> json('"\x9b"')
    '"\\u009b"'
    """
    return text if text.isprintable() else _CONTROLS.sub(_json_escape, text)


def _json_escape(found: re.Match[str]) -> str:
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
    return _CONTROLS.sub(_seen, text)


def cell(text: str, raw: bool = False) -> str:
    """Return a CSV value, unquoted: one that would start a formula gets an apostrophe before it.

    `raw` leaves the start as it is. Spreadsheets run a cell that starts with = + - @.

    >>> cell("=1+1"), cell("-5"), cell("=1", raw=True)
    ("'=1+1", "'-5", '=1')
    """
    text = re.sub(r"\r\n|\r", "\n", text)
    text = "\n".join(_CONTROLS.sub(_seen, line) for line in text.split("\n"))
    stripped = text.lstrip()
    return "'" + text if not raw and stripped.startswith(_FORMULA) else text


def markdown(text: str) -> str:
    r"""Return Markdown that shows the text: no emphasis, link, table cell, list or HTML.

    >>> markdown("*a* | <b>")
    '\\*a\\* \\| &lt;b&gt;'
    """
    text = html(one_line(text), quotes=False)
    text = _AUTOLINK.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))
    return _MARKDOWN_START.sub(_guard_start, text)


def _guard_start(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + (mark[:-1] + "\\" + mark[-1] if len(mark) > 1 else "\\" + mark)


def html(text: str, quotes: bool = True) -> str:
    """Return HTML that shows the text."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;") if quotes else text


def rst(text: str) -> str:
    r"""Return reStructuredText that shows the text: no markup, link, list or directive.

    >>> print(rst(".. include:: a*b"))
    \.. include\:\: a\*b
    """
    text = _RST_SCHEME.sub(r"\1\\:", _RST.sub(r"\\\1", one_line(text).strip()))
    return "\\" + text if _RST_START.match(text) and text[0] != "\\" else text


def org(text: str) -> str:
    """Return text for an Org table: what starts markup or LaTeX there as Org's own entities."""
    text = "".join(f"\\{_ORG[sign]}{{}}" if sign in _ORG else sign for sign in one_line(text))
    return text.replace("@@", "@\\zwnj{}@")


def slashed(text: str) -> str:
    """Return text for markup whose signs lose their meaning behind a backslash (Jira, YouTrack)."""
    return re.sub(r"([\\|{}\[\]*_!+^~-])", r"\\\1", one_line(text))


def wiki(text: str) -> str:
    """Return text for wiki tables: what starts markup there as HTML character references."""
    marked = re.sub(r"[|!{}\[\]*_'~=\\^`+@%]", _reference, html(text, False))
    return _AUTOLINK.sub(lambda found: f"{found[1]}&#{ord(found[2])};", marked)


def _reference(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"

"""Text that came from a document, made harmless for languages of markup."""

import re
from typing import Final

from chrono.writers.escape import one_line

# An underscore inside a word is no mark of emphasis (CommonMark, 6.2).
_MARKDOWN: Final = re.compile(r"([\\`*\[\]|~$@]|(?<![^\W_])_|_(?![^\W_]))")
_MARKDOWN_START: Final = re.compile(r"^(\s*)([#+>=-]|\d+[.)])")
_AUTOLINK: Final = re.compile(r"\b(https?|ftp|mailto|www)([:.])", re.IGNORECASE)
_OBSIDIAN: Final = re.compile(r"\\.|[#^=]|%(?=%)|:(?=:|//)|(?<=:):")
_RST: Final = re.compile(r"([\\`*_|@]|(?<=:):)")
_RST_SCHEME: Final = re.compile(r"\b([A-Za-z][\w+.-]*):(?=\S)")
_RST_START: Final = re.compile(r"[!-/:-@\[-`{-~•‣⁃]|\(?\w+[.)](\s|$)")
_ORG: Final = {
    "\\": "backslash", "|": "vert", "[": "lbrack", "]": "rbrack", "{": "lbrace", "}": "rbrace",
    "$": "dollar", "<": "lt", "_": "under", "^": "asciicirc",
}  # fmt: skip
# Braces about each, so that no sign joins the one behind it.
_LATEX: Final = {
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
    "\\": "{\\textbackslash}", "~": "{\\textasciitilde}", "^": "{\\textasciicircum}",
    "<": "{\\textless}", ">": "{\\textgreater}", "|": "{\\textbar}", '"': '{"}',
    "[": "{[}", "]": "{]}", "`": "{`}",
}  # fmt: skip


def markdown(text: str) -> str:
    r"""Return Markdown that shows the text: no emphasis, link, table cell, list or HTML.

    >>> markdown("*a* | <b>")
    '\\*a\\* \\| &lt;b&gt;'
    """
    text = html(one_line(text), quotes=False)
    text = _AUTOLINK.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))
    return _MARKDOWN_START.sub(_guard_start, text)


def obsidian(text: str) -> str:
    r"""Return text for a note of Obsidian: no tag, comment, highlight, block id or field either.

    >>> print(obsidian("#tag %%x%% ==y== a:: b"))
    \#tag &#37;%x&#37;% \=\=y\=\= a\:\: b
    """
    return _OBSIDIAN.sub(_guard_sign, markdown(text))


def _guard_sign(found: re.Match[str]) -> str:
    sign = found[0]
    return sign if len(sign) > 1 else "&#37;" if sign == "%" else f"\\{sign}"


def _guard_start(found: re.Match[str]) -> str:
    mark = found[2]
    return found[1] + (mark[:-1] + "\\" + mark[-1] if len(mark) > 1 else "\\" + mark)


def html(text: str, quotes: bool = True) -> str:
    r"""Return HTML or XML that shows the text; what XML cannot hold is an escape one can see.

    >>> html("<\uffff>")
    '&lt;\\uffff&gt;'
    """
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;") if quotes else text


def latex(text: str) -> str:
    r"""Return LaTeX that shows the text: no command, no ligature, no argument of a command.

    >>> print(latex(r"50% of \input{x}"))
    50\% of {\textbackslash}input\{x\}
    """
    text = "".join(_LATEX.get(sign, sign) for sign in one_line(text))
    return re.sub(r"([-'])(?=\1)", r"\1{}", text)


def web(address: str) -> str:
    """Return an address that a link may lead to, else nothing: http or https, and no blank in it.

    >>> web("https://example.org/a?b"), web("javascript:alert(1)")
    ('https://example.org/a?b', '')
    """
    plain = address == one_line(address) and not set(address) & set(" <>()\\\"'")
    return address if plain and address.startswith(("http://", "https://")) else ""


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

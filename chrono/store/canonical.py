"""The canonical form: what may stand on one line, and a reader of mappings written so.

An entry is *canonical* when its keys stand in the order of the format, one a line, with plain or
single-quoted texts and lists in brackets; comments may stand anywhere between. What is recognised
here is a part of YAML on which there is nothing to interpret, so that a line can be read by itself:
PyYAML reads every such line in the same way, which tests/test_scan.py shows. What is not
recognised is not wrong: it goes to PyYAML.
"""

import re
from typing import Final

from chrono.store.nodes import Items, Node, Pairs, Scalar

# All that a text may hold and a pattern here need not look for: `clean` has shown that there is
# nothing else, a hundred times faster than a character class would.
BREAKS: Final = r"\r\n"
_ALLOWED: Final = bytes([9, 10, 13, *range(32, 127), *range(128, 256)])
# Line breaks and marks that YAML knows and a person does not see: U+2028, U+2029, U+FEFF, U+FFFE,
# U+FFFF, and the C1 controls. By their first byte, which is found ten times faster.
_STRANGE: Final = {
    b"\xe2": (b"\xe2\x80\xa8", b"\xe2\x80\xa9"),
    b"\xef": (b"\xef\xbb\xbf", b"\xef\xbf\xbe", b"\xef\xbf\xbf"),
}


def clean(raw: bytes) -> bool:
    r"""Return whether there is no control character in UTF-8 text but tabs and ends of lines.

    A carriage return by itself, which ends a line too, is not clean.

    >>> clean("naïve\t…\r\n".encode()), clean(b"\x1b[0m"), clean("\x85".encode()), clean(b"\r")
    (True, False, False, False)
    """
    if raw.translate(None, _ALLOWED) or (b"\r" in raw and raw.count(b"\r") > raw.count(b"\r\n")):
        return False
    if raw.isascii():
        return True
    if any(first in raw and any(map(raw.__contains__, rest)) for first, rest in _STRANGE.items()):
        return False
    return b"\xc2" not in raw or not re.search(rb"\xc2[\x80-\x9f]", raw)


_FIRST: Final = rf"(?:[^\s\-?:,\[\]{{}}#&*!|>'\"%@`{BREAKS}]|[\-?:](?=[^\s{BREAKS}]))"
_RUN: Final = rf"[^:#{BREAKS}]*"
_INNER: Final = r"(?::(?=\S)|(?<=\S)#)"
QUOTED: Final = rf"'(?!')[^'{BREAKS}]*+(?:''[^'{BREAKS}]*+)*+'"
PLAIN: Final = rf"{_FIRST}(?:{_RUN}+{_INNER})*+{_RUN}(?<![ \t])"
TEXT: Final = rf"(?:{PLAIN}|{QUOTED})"
# The same for most: it starts with a letter or a digit, and no blank or comment follows it.
USUAL: Final = rf"(?:[^\W_]{_RUN}+(?:{_INNER}{_RUN}+)*+(?<![ \t])|{QUOTED})"
LIST: Final = rf"\[[^\[\]{{}}\"#{BREAKS}]*+\]"
COMMENT: Final = rf"#[^{BREAKS}]*+"
END: Final = rf"(?:[ \t]++(?:{COMMENT})?+)?+\r?\n"
# Lines that say nothing: blank ones and comments. A tab before them is an error in some places.
SILENT: Final = rf"(?: *+(?:{COMMENT})?+\r?\n)*+"
DEEPEST: Final = 16  # columns of indent
LONGEST: Final = 1000  # characters of a key; YAML has a limit

_ITEM: Final = (
    rf" *({QUOTED}|[^\s\-?:,\[\]{{}}#&*!|>'\"%@`{BREAKS}][^,\[\]{{}}:#?'\"{BREAKS}]*)(?:,(?= |$)|$)"
)
_LINE: Final = (
    rf"( *)({QUOTED}|[^\W_][^:#'\"{BREAKS}]*(?<![ \t])):(?: +(?:({TEXT})|({LIST})|(\{{\}})))?{END}"
)


def unquote(text: str) -> str:
    """Return the text that a plain or single-quoted scalar stands for."""
    return text[1:-1].replace("''", "'") if text[0] == "'" else text


def items(written: str) -> tuple[str, ...] | None:
    """Return the texts of a list in brackets, or None when that takes more than a look.

    >>> items("[CICA, 'Smith, John']"), items("[a: b]"), items("[]")
    (('CICA', 'Smith, John'), None, ())
    """
    inner = written[1:-1].strip(" ")
    pattern = re.compile(_ITEM)
    texts = []
    at = 0
    while at < len(inner):
        found = pattern.match(inner, at)
        if found is None:
            return None
        text = unquote(found[1].rstrip(" "))
        if not text or "\t" in text:
            return None
        texts.append(text)
        at = found.end()
    return None if inner.endswith(",") else tuple(texts)


def mapping(text: str, base: int = 0) -> Pairs | None:
    """Return the node of a block mapping that starts at column 0, or None when it is not canonical.

    Nested mappings are indented by two. Offsets of the nodes count from `base`.
    """
    silent, pattern = re.compile(SILENT), re.compile(_LINE)
    lines = []
    at = 0
    while (at := _end(silent, text, at)) < len(text):
        found = pattern.match(text, at)
        if found is None or len(found[2]) > LONGEST:
            return None
        lines.append(found)
        at = found.end()
    if not lines:
        return Pairs((), False, base, base)
    reader = _Lines(lines, base)
    node = reader.pairs(0)
    return node if node and reader.at == len(lines) else None


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


class _Lines:
    """The matched lines of a mapping, read down by indent."""

    def __init__(self, lines: list[re.Match[str]], base: int) -> None:
        self.lines = lines
        self.base = base
        self.at = 0

    def pairs(self, indent: int) -> Pairs | None:
        """Return the mapping whose keys stand at a column, or None when it is not canonical."""
        if indent > DEEPEST:
            return None
        pairs: list[tuple[Scalar, Node]] = []
        seen = set()
        while self.at < len(self.lines) and len(self.lines[self.at][1]) == indent:
            line = self.lines[self.at]
            self.at += 1
            key = self._scalar(line, 2)
            node = self._value(line, indent)
            if node is None or key.value in seen:
                return None
            seen.add(key.value)
            pairs.append((key, node))
        if not pairs:
            return None
        return Pairs(tuple(pairs), False, pairs[0][0].start, pairs[-1][1].end)

    def _value(self, line: re.Match[str], indent: int) -> Node | None:
        if line[3] is not None:
            return self._scalar(line, 3)
        start = self.base + line.end(2) + 1
        if line[5]:
            return Pairs((), True, self.base + line.start(5), self.base + line.end(5))
        if line[4] is None:
            deeper = self.at < len(self.lines) and len(self.lines[self.at][1]) > indent
            return self.pairs(indent + 2) if deeper else Scalar("", "", start, start)
        texts = items(line[4])
        if texts is None:
            return None
        at, end = self.base + line.start(4), self.base + line.end(4)
        return Items(tuple(Scalar(text, "", at + 1, end - 1) for text in texts), True, at, end)

    def _scalar(self, line: re.Match[str], group: int) -> Scalar:
        written = line[group]
        style = "'" if written[0] == "'" else ""
        start, end = self.base + line.start(group), self.base + line.end(group)
        return Scalar(unquote(written), style, start, end)

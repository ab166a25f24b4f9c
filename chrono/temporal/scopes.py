"""The structure of a text: headings, list and log entries, tables, mails, quotations.

`scopes` gives for each expression where it is, and what that place sets: the date of the heading
it is under, the date of the mail it is in, the zone of its clock times.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

BULLET: Final = re.compile(r"\s*(?:[-*•–+]|\d{1,2}[.)])\s+")
STAMP: Final = re.compile(r"\s*(?:[-*•–+]\s+)?[\[(|]?\s*\d{1,2}[:.]\d\d")
ROW: Final = re.compile(r"\s*\|")
RULE_ROW: Final = re.compile(r"\s*\|?[\s:|-]+\|[\s:|-]*$")
HASHES: Final = re.compile(r"\s*(#{1,6}|={2,6})\s+[^=\s]|\s*(={2,6})[^=\s]+[^=]*\2\s*$")
UNDERLINE: Final = re.compile(r"\s*(?:={3,}|-{3,}|~{3,})\s*$")
QUOTED: Final = re.compile(r"\s*>")
MARKUP: Final = re.compile(r"[#=*_\-–—:|()\[\]\s>.,]+")
# Words of mail headers in English, German, French, Spanish; a date is behind the second group.
HEADER: Final = re.compile(
    r"[>\s*]*(?:from|to|cc|subject|von|an|betreff|de|à|objet|para|asunto|reply-to|message-id|"
    r"(sent|date|gesendet|datum|envoyé|enviado|fecha|дата|отправлено))\s*:[*]*\s",
    re.I,
)
WROTE: Final = re.compile(
    r"(?:wrote|schrieb|a écrit|escribió|написал|пишет)[^:\n]{0,60}:\s*$", re.I
)
ZONES: Final = (
    "utc|gmt|cet|cest|est|edt|cst|cdt|mst|mdt|pst|pdt|eet|eest|msk|jst|bst|ist|wet|hst|aest|aedt"
)
# `all times are in UTC`, `(times CET)`, `Alle Zeiten in MEZ`: the zone of the times behind it.
ZONE_NOTE: Final = re.compile(
    rf"\b(?:all )?times? (?:are |is |shown |given |listed |below |stated )*(?:in )?\(?({ZONES})\b"
    rf"|\((?:all )?times? (?:in )?({ZONES})\)"
    rf"|\b(?:alle )?(?:uhr)?zeiten (?:sind )?(?:in )?({ZONES}|mez|mesz)\b",
    re.I,
)
ZONE_WORD: Final = re.compile(r"[Tt]ime|TIME|[Zz]eiten|ZEITEN")  # what each of these notes has
NOTE: Final = 80  # characters of a note behind its word
# One set of signs in front, by which the engine of `re` skips to where an end can be.
SENTENCE_END: Final = re.compile(r"[.!?\n](?:(?<=\n)\s*\n|(?<!\n)[\"”’')\]]?(?=\s+[^\W\d_a-z]))")
BLANK: Final = re.compile(r"\n[ \t\r]*\n")
WIDE: Final = 70  # characters; a longer line is no heading
FEW_WORDS: Final = 9


class Line(NamedTuple):
    """A line of the text: its place, and whether it is a heading, an entry, a header of a mail."""

    start: int
    end: int
    kind: str  # heading entry header quoted text blank
    level: int = 0  # of a heading: 1 to 6 by its marks, 9 without any


class Scope(NamedTuple):
    """Where an expression is, and what that place sets.

    `entry` numbers list entries, log lines and table rows, 0 for prose. `dated_by` and `mailed_by`
    are the numbers of the expressions that date the heading above and the mail around, -1 for none.
    """

    sentence: int
    paragraph: int
    section: int
    entry: int
    heading: bool
    dated_by: int
    mailed_by: int


class Scopes(NamedTuple):
    """The scope of each expression, and the places from which on clock times have a zone."""

    of: tuple[Scope, ...]
    zones: tuple[tuple[int, str], ...]


def scopes(source: str, places: Sequence[tuple[int, int]], days: Sequence[bool]) -> Scopes:
    """The scopes of a text whose expressions are at `places`; `days` tells which may date one."""
    breaks = [m.start() for m in SENTENCE_END.finditer(source)]
    blanks = [m.start() for m in BLANK.finditer(source)]
    zones = tuple(zone_notes(source))
    if not places:
        return Scopes((), zones)
    found: list[Scope] = []
    walk = Walk()
    here: list[int] = []
    n = 0
    for line in lines(source):
        here.clear()
        while n < len(places) and places[n][0] < line.end:
            here.append(n)
            n += 1
        walk.enter(line, alone(source, line, places, here), [k for k in here if days[k]])
        for k in here:
            start = places[k][0]
            sentence = bisect_right(breaks, start) + walk.breaks
            found.append(walk.scope(k, sentence, bisect_right(blanks, start)))
    return Scopes(tuple(found), zones)


def zone_notes(source: str) -> Iterator[tuple[int, str]]:
    """The notes that give a zone to the clock times behind them: where they end, and the zone."""
    done = 0
    for word in ZONE_WORD.finditer(source):
        start = max(word.start() - len("(alle uhr"), done)
        m = ZONE_NOTE.search(source, start, word.end() + NOTE)
        if m is not None and m.start() <= word.start():
            yield m.end(), next(filter(None, m.groups())).lower()
            done = m.end()


class Walk:
    """What is open at a line: the section, its date, the mails around, the entry."""

    def __init__(self) -> None:
        self.section = self.entry = self.entries = self.breaks = 0
        self.heading = False
        self.dates: list[tuple[int, int]] = []  # (level, expression) of the dated headings open
        self.mail = -1
        self.outer: list[int] = []  # the mails around a quotation
        self.quoted = False

    def enter(self, line: Line, alone: bool, dated: list[int]) -> None:
        """Go on to a line; `alone` says that a date is all of it, `dated` which ones date it."""
        self.heading = False
        if self.quoted and line.kind not in {"quoted", "header", "blank"}:
            self.quoted = False
            self.mail = self.outer.pop() if self.outer else -1
        if line.kind == "blank":
            self.entry = 0
        elif line.kind == "header":
            if line.level and dated:
                self.mail = dated[0]
        elif line.kind == "wrote" and dated:
            self.outer.append(self.mail)
            self.quoted, self.mail = True, dated[0]
        elif line.kind == "heading" or alone:
            self.open(line.level or 9, dated)
        elif line.kind == "entry":
            self.entries += 1
            self.entry = self.entries
            self.breaks += 1

    def open(self, level: int, dated: list[int]) -> None:
        """Begin a section; one without a date ends those of its level and below, if marked."""
        self.section += 1
        self.breaks += 1
        self.entry = 0
        self.heading = True
        if dated or level < 9:
            while self.dates and self.dates[-1][0] >= level:
                self.dates.pop()
        if dated:
            self.dates.append((level, dated[-1]))

    def scope(self, k: int, sentence: int, paragraph: int) -> Scope:
        dated = self.dates[-1][1] if self.dates else -1
        mail = self.mail if self.mail != k else -1
        return Scope(sentence, paragraph, self.section, self.entry, self.heading,
                     dated if dated != k else -1, mail)  # fmt: skip


def lines(source: str) -> Iterator[Line]:
    """The lines of a text with their kinds, in order."""
    starts = [0, *(m.end() for m in re.finditer("\n", source))]
    rows = [source[a:b] for a, b in zip(starts, [*starts[1:], len(source)], strict=True)]
    bare = [row.strip() for row in rows]
    bare += ["", ""]
    in_header = False
    for n, (start, row) in enumerate(zip(starts, rows, strict=True)):
        before, text, behind = bare[n - 1] if n else "", bare[n], bare[n + 1]
        kind, level = "text", 0
        if not text:
            kind, in_header = "blank", False
        elif m := header_of(text, behind, in_header):
            kind, level, in_header = "header", int(m[1] is not None), True
        else:
            in_header = False
            kind, level = kind_of(row, before, text, behind)
        yield Line(start, start + len(row), kind, level)


def header_of(text: str, behind: str, inside: bool) -> re.Match[str] | None:
    """The header of a mail that a line is: one of several, or a date by itself."""
    m = HEADER.match(f"{text} ")
    return m if m and (inside or m[1] or HEADER.match(f"{behind} ")) else None


def kind_of(row: str, before: str, text: str, behind: str) -> tuple[str, int]:
    """Whether a line is a heading, an entry, a quotation or plain text; and a heading's level."""
    hashes = HASHES.match(row)
    if hashes:
        return "heading", len(hashes[1] or hashes[2])
    if len(text) <= 160 and WROTE.search(text):
        return "wrote", 0
    listed = BULLET.match(row) or STAMP.match(row) or ROW.match(row)
    if listed and not RULE_ROW.match(row):
        return "entry", 0
    if QUOTED.match(row):
        return "quoted", 0
    if not before and len(behind) > 2 and UNDERLINE.match(behind):
        return "heading", 1 if behind[0] == "=" else 2
    short = len(text) <= WIDE and text[-1] not in ".,;!?" and len(text.split()) <= FEW_WORDS
    over_list = BULLET.match(behind) or STAMP.match(behind)
    return ("heading", 9) if short and not before and (not behind or over_list) else ("text", 0)


def alone(source: str, line: Line, places: Sequence[tuple[int, int]], here: list[int]) -> bool:
    """Whether one date, and marks about it, is all there is on a line."""
    if len(here) != 1 or line.kind in {"header", "entry", "blank"}:
        return False
    start, end = places[here[0]]
    rest = source[line.start : start] + source[end : line.end]
    return not MARKUP.sub("", ZONE_NOTE.sub("", rest))

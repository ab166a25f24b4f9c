"""The pages of a PDF as runs of glyphs with their places; PDFium reads the file.

A run is text that was set in one go on one line. Blanks are put where the file has them, and where
the gap between two glyphs is wider than the gaps within words, for many files have no blanks.
Places are in points from the lower left corner, as the page is read: turned text is turned back.
"""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from math import pi
from statistics import median
from typing import Any, Final, NamedTuple

GLYPHS: Final = 300_000  # of one page
BACKWARDS: Final = 10_000  # pieces to the left of the one before: PDFium takes their square
RULES: Final = 2_000  # lines drawn on a page that are looked at
APART: Final = 1.0  # sizes of the letters between two runs on a line
BACK: Final = -0.6  # the same where the next letter lies behind
LIFTED: Final = 0.45  # the same upwards or downwards: raised letters still belong to the run
NARROW: Final = 0.055  # the same beyond the gaps within words, where a run has no blanks
WIDE: Final = 0.2  # where it has some
THIN: Final = 2.5  # points of a drawn rule at most
SHORTEST: Final = 20  # points of a rule at least
HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}  # what PDFium makes of one at the end of a line
LIGATURES: Final = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi",
                    "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}  # fmt: skip


class Run(NamedTuple):
    """A stretch of text on one line, and the size of its letters."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2


class Rule(NamedTuple):
    """A drawn horizontal line."""

    left: float
    right: float
    y: float


class _Glyph(NamedTuple):
    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    spaced: bool  # a blank stands before it


class TooManyGlyphsError(Exception):
    """A page with more glyphs than any page that is read; its text says of what."""


def runs(page: Any) -> list[list[Run]]:
    """Return the runs of a page of pypdfium2 by the direction of the text, the most common first.

    Raises `TooManyGlyphsError`.
    """
    turned: dict[int, list[_Glyph]] = {}
    for quarter, glyph in _glyphs(page):
        turned.setdefault(quarter, []).append(glyph)
    order = sorted(turned.values(), key=len, reverse=True)
    return [list(_runs(glyphs)) for glyphs in order]


def _glyphs(page: Any) -> Iterator[tuple[int, _Glyph]]:
    import pypdfium2.raw as raw

    if _backwards(page) > BACKWARDS:
        raise TooManyGlyphsError(
            f"more than {BACKWARDS:,} pieces of text that are set from right to left"
        )
    texts = page.get_textpage()
    try:
        count = texts.count_chars()
        if count > GLYPHS:
            raise TooManyGlyphsError(f"more than {GLYPHS:,} letters")
        box = raw.FS_RECTF()
        place = ctypes.byref(box)
        spaced = False
        for at in range(count):
            code = raw.FPDFText_GetUnicode(texts, at)
            if raw.FPDFText_IsGenerated(texts, at) == 1 and code not in HYPHENS:
                continue
            letter = HYPHENS.get(code) or chr(code)
            if letter.isspace() or (letter < " "):
                spaced = True
                continue
            if not raw.FPDFText_GetLooseCharBox(texts, at, place):
                continue
            size = raw.FPDFText_GetFontSize(texts, at)
            quarter = round(raw.FPDFText_GetCharAngle(texts, at) / (pi / 2)) % 4
            yield quarter, _turned(letter, box, size, quarter, spaced)
            spaced = False
    finally:
        texts.close()


def _backwards(page: Any) -> int:
    """Return how many pieces of text begin to the left of the one before."""
    import pypdfium2.raw as raw

    pieces = page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
    return sum(piece.e < last.e for last, piece in pairwise(one.get_matrix() for one in pieces))


def _turned(letter: str, box: Any, size: float, quarter: int, spaced: bool) -> _Glyph:
    sides = (box.left, box.right, box.bottom, box.top)
    left, right, bottom, top = (
        sides,
        (box.bottom, box.top, -box.right, -box.left),
        (-box.right, -box.left, -box.top, -box.bottom),
        (-box.top, -box.bottom, box.left, box.right),
    )[quarter]
    height = max(top - bottom, 0.1)  # the size is 1 where a matrix gives it
    real = height / 1.17 if not height / 2 <= size <= height * 2 else size
    return _Glyph(LIGATURES.get(letter, letter), left, right, bottom, top, real, spaced)


def _runs(glyphs: list[_Glyph]) -> Iterator[Run]:
    pending: list[_Glyph] = []
    for glyph in glyphs:
        if pending and not _follows(pending[-1], glyph):
            yield _run(pending)
            pending = []
        pending.append(glyph)
    if pending:
        yield _run(pending)


def _follows(last: _Glyph, glyph: _Glyph) -> bool:
    size = max(last.size, glyph.size)
    lift = abs((glyph.bottom + glyph.top) - (last.bottom + last.top)) / 2
    if last.left == glyph.left and last.right == glyph.right:  # two letters of one ligature
        return lift < LIFTED * size
    gap = glyph.left - last.right
    if gap < BACK * size and glyph.right <= last.left + size:  # text from right to left
        gap = last.left - glyph.right
    return BACK * size < gap < APART * size and lift < LIFTED * size


def _run(glyphs: list[_Glyph]) -> Run:
    gaps = [0.0]
    for last, glyph in pairwise(glyphs):
        same = last.left == glyph.left and last.right == glyph.right
        gaps.append(0.0 if same else (glyph.left - last.right) / max(glyph.size, 0.1))
    inner = [gap for gap, glyph in zip(gaps[1:], glyphs[1:], strict=True) if not glyph.spaced]
    usual = min(max(median(inner), 0.0), WIDE) if inner else 0.0
    least = usual + (WIDE if any(glyph.spaced for glyph in glyphs[1:]) else NARROW)
    pieces: list[str] = []
    for gap, glyph in zip(gaps, glyphs, strict=True):
        if pieces and (glyph.spaced or gap > least):
            pieces.append(" ")
        pieces.append(glyph.text)
    return Run(
        "".join(pieces),
        min(glyph.left for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        median(glyph.bottom for glyph in glyphs),
        median(glyph.top for glyph in glyphs),
        median(glyph.size for glyph in glyphs),
    )


def rules(page: Any) -> list[Rule]:
    """Return the horizontal rules that are drawn on a page, and the edges of drawn boxes."""
    import pypdfium2.raw as raw

    found: list[Rule] = []
    for at, thing in enumerate(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=2)):
        if at >= RULES:
            break
        left, bottom, right, top = thing.get_bounds()
        if right - left < SHORTEST:
            continue
        edges = (bottom,) if top - bottom < THIN else (bottom, top)
        found += [Rule(left, right, y) for y in edges]
    return found

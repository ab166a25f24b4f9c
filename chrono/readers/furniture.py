"""Paragraphs to blocks: the text, its headings and datelines, and what is left of a web page.

A line that bears a sign of furniture (a copyright, a count of views, a share button) is furniture
wherever it stands. Where there are such signs, the text was copied off a page: then the paragraphs
that read as prose are the text, and the lines before and after them that are not prose are
furniture but for title and dateline. Without signs nothing is taken for furniture by its place.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from typing import Final, NamedTuple

from chrono.readers import signs
from chrono.readers.document import Block, BlockKind
from chrono.readers.paragraphs import CLOSED, ITEM, Span

BRIEF: Final = 40  # words of what can bear a sign; a longer paragraph only speaks of it
LONG: Final = 400  # characters of such a line at most
SLOGAN: Final = 15  # words of a line that asks to share or to follow
TITLE: Final = 25  # words of a title at most
BUTTON: Final = 3  # words of a line of a menu at most
GAP: Final = 3  # lines that are not prose, between prose that is of another text
MINOR: Final = 0.15  # of the longest stretch of prose: what is less is none of the text
MENU: Final = 4  # lines like buttons in a row make a page
_WORD: Final = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_WIDE: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_YEAR: Final = re.compile(r"\b1\d{3}\b|\b20\d\d\b")


class Piece(NamedTuple):
    """A paragraph with what it looks like."""

    span: Span
    text: str
    words: int
    signed: bool
    dateline: bool
    prose: bool

    @property
    def button(self) -> bool:
        """Whether it could be a word of a menu."""
        return self.words <= BUTTON and not CLOSED.search(self.text) and not self.year

    @property
    def year(self) -> bool:
        return bool(_YEAR.search(self.text))


def blocks(text: str, spans: Iterable[Span]) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text as blocks."""
    pieces = [_piece(span, text[span.start : span.end]) for span in spans]
    kinds = _of_page(pieces) if _is_page(pieces) else _of_text(pieces)
    number = partial(next, count(1))
    return tuple(
        Block(piece.span.start, piece.span.end, kind, number() if kind == "body" else 0,
              piece.span.line)
        for piece, kind in zip(pieces, kinds, strict=True)
    )  # fmt: skip


def _piece(span: Span, text: str) -> Piece:
    words = count_words(text)
    dateline = is_dateline(text)
    signed = not dateline and is_signed(text, words)
    closed = bool(CLOSED.search(text))
    prose = not signed and not dateline and ((words > 5 and closed) or words > 14)
    return Piece(span, text, words, signed, dateline, prose)


def count_words(text: str) -> int:
    """Return how many words there are, two characters being one in writing without blanks."""
    wide = len(_WIDE.findall(text))
    return wide // 2 + len(_WORD.findall(_WIDE.sub(" ", text) if wide else text))


def is_signed(text: str, words: int) -> bool:
    """Whether a line is furniture by the way it looks.

    >>> [is_signed(line, 4) for line in ("Views: 434", "Home | News | World", "Views differ here.")]
    [True, True, False]
    """
    if words > BRIEF or len(text) > LONG:
        return False
    if not any(character.isalnum() for character in text):
        return True
    if any(sign.search(text) for sign in signs.ALWAYS):
        return True
    if _YEAR.search(text):
        return False
    return any(sign.search(text) for sign in signs.UNDATED) or (
        words <= SLOGAN and bool(signs.SHARING.search(text))
    )


def is_dateline(text: str) -> bool:
    """Whether a line says a day, and at most the time, the place and that it is of publication.

    >>> [is_dateline(line) for line in ("Updated: Monday, 22 September 2025, 13:47 GMT+4",
    ...                                 "22 September 2025: the forum opens")]
    [True, False]
    """
    if len(text) > 120 or not signs.DAY.search(text):
        return False
    rest = signs.DAY.sub("\0", text)
    for known in (signs.AGENCY, signs.CLOCK, signs.UPDATED, signs.ZONE):
        rest = known.sub(" ", rest)
    rest = signs.PLACE.sub("", rest.strip(" :|-–—,;·•/()"))
    return not any(character.isalnum() for character in rest)


def _is_page(pieces: list[Piece]) -> bool:
    """Whether a text was copied off a web page, furniture and all."""
    row = 0
    for piece in pieces:
        row = row + 1 if piece.button else 0
        if row >= MENU or (piece.signed and piece.words):
            return True
    return False


def _of_text(pieces: list[Piece]) -> Iterator[BlockKind]:
    for at, piece in enumerate(pieces):
        if piece.signed:
            yield "furniture"
        elif piece.dateline:
            yield "dateline"
        else:
            yield "heading" if _heads(pieces, at) else "body"


def _heads(pieces: list[Piece], at: int) -> bool:
    """Whether a line stands over prose, and looks it, or opens a text over its dateline."""
    piece = pieces[at]
    if at == 0 and piece.words <= TITLE and _over_its_day(pieces):
        return not CLOSED.search(piece.text) or piece.text.rstrip()[-1:] in "?!…"
    if piece.prose or piece.words > TITLE or CLOSED.search(piece.text) or ITEM.match(piece.text):
        return False
    after = pieces[at + 1 : at + 3]
    return any(other.prose for other in after) and not after[0].signed


def _over_its_day(pieces: list[Piece]) -> bool:
    """Whether the first line stands over one that says when the text was published, or by whom."""
    after = pieces[1:4]
    if after and signs.BYLINE.match(after[0].text):
        return True
    unsigned = [piece for piece in after if not piece.signed]
    return bool(unsigned) and unsigned[0].dateline


def _of_page(pieces: list[Piece]) -> Iterator[BlockKind]:
    first, last = _extent(pieces)
    title = _title(pieces, first)
    dated = False
    for at, piece in enumerate(pieces):
        if piece.dateline and at <= last and (not dated or at >= first):
            dated = True
            yield "dateline"
        elif piece.signed or piece.dateline or not title <= at <= last:
            yield "furniture"
        elif at < first:
            yield "heading" if at == title or piece.words > BUTTON else "furniture"
        elif not piece.prose and _heads(pieces, at):
            yield "heading"
        else:
            yield "body"


def _extent(pieces: list[Piece]) -> tuple[int, int]:
    """Return the first and the last paragraph of the text, after and before what is not."""
    stretches: list[list[int]] = []
    for at, piece in enumerate(pieces):
        if not piece.prose or _amid_furniture(pieces, at):
            continue
        if stretches and at - stretches[-1][-1] <= GAP:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    weights = [sum(len(pieces[at].text) for at in stretch) for stretch in stretches]
    kept = [s for s, weight in zip(stretches, weights, strict=True)
            if weight >= MINOR * max(weights)]  # fmt: skip
    return (kept[0][0], kept[-1][-1]) if kept else (0, len(pieces) - 1)


def _amid_furniture(pieces: list[Piece], at: int) -> bool:
    """Whether a short paragraph stands with lines of furniture, and no blank line between."""
    group = pieces[at].span.group
    near = [piece for piece in pieces[max(at - 2, 0) : at + 3] if piece.span.group == group]
    others = [piece for piece in near if not piece.prose]
    return (
        pieces[at].words <= BRIEF
        and len(others) > len(near) - len(others)
        and any(piece.signed for piece in others)
    )


def _title(pieces: list[Piece], first: int) -> int:
    """Return the place of the title over the text, or where the text starts if it has none."""
    for at in range(first - 1, max(first - 8, -1), -1):
        piece = pieces[at]
        if piece.words > BUTTON and not (piece.signed or piece.dateline) and piece.words <= TITLE:
            return _above(pieces, at)
    opens = pieces[0].words and not (pieces[0].signed or pieces[0].dateline)
    return 0 if opens and _over_its_day(pieces) else first


def _above(pieces: list[Piece], at: int) -> int:
    """Go up from a line to the first of those that may be a title with it."""
    while at and BUTTON < pieces[at - 1].words <= TITLE and not (
        pieces[at - 1].signed or pieces[at - 1].dateline or pieces[at - 1].prose
    ):  # fmt: skip
        at -= 1
    return at

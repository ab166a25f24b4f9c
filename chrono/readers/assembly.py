"""Blocks to one text, for readers of what is no plain text."""

from collections.abc import Iterable
from itertools import count

from chrono.readers.document import BETWEEN, Block, BlockKind
from chrono.readers.intake import LONGEST, too_large

Part = tuple[BlockKind, str]


def assemble(path: str, parts: Iterable[Part]) -> tuple[str, tuple[Block, ...]]:
    """Return the text that the parts make, a blank line between each two, and their blocks.

    Blank parts are left out. Raises `ChronoError` as soon as the text is too long.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    numbers = count(1)
    start = 0
    for kind, part in parts:
        if not (stripped := part.strip()):
            continue
        end = start + len(stripped)
        if end > LONGEST:
            raise too_large(path, f"a text of more than {LONGEST:,} characters")
        blocks.append(Block(start, end, kind, next(numbers) if kind == "body" else 0))
        texts.append(stripped)
        start = end + len(BETWEEN)
    return BETWEEN.join(texts), tuple(blocks)

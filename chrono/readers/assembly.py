"""Parts to one text, for readers of what is no plain text: paragraphs, headings, rows of tables."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from itertools import count
from typing import Final, NamedTuple

from chrono.readers.document import BETWEEN, Block, BlockKind, Cell, Role
from chrono.readers.intake import LONGEST, too_large
from chrono.readers.structure import header_rows, with_dated_headings

RULE: Final = " | "  # between two cells of a row


class RowCell(NamedTuple):
    """A cell of a row: `span` columns wide; `shared` where the cell above holds for it too."""

    text: str
    span: int = 1
    head: bool = False
    shared: bool = False


class Part(NamedTuple):
    """A paragraph, a heading, or a row of a table; `table` tells the tables of a document apart.

    `label` is the number that is printed before it and that its text does not hold.
    """

    kind: BlockKind
    text: str
    role: Role = ""
    level: int = 0
    cells: tuple[RowCell, ...] = ()
    table: int = 0
    label: str = ""


class Assembled(NamedTuple):
    """The text of a document, its blocks and the cells of its tables."""

    text: str
    blocks: tuple[Block, ...]
    cells: tuple[Cell, ...] = ()


def row(cells: Iterable[RowCell], table: int) -> Part:
    """Return the part that a row of a table makes.

    >>> row([RowCell("3 May 1999"), RowCell(""), RowCell("Ship sails")], 0).text
    '3 May 1999 | Ship sails'
    """
    made = tuple(cell._replace(text=cell.text.strip()) for cell in cells)
    shown = RULE.join(cell.text for cell in made if cell.text and not cell.shared)
    return Part("body", shown, "row", 0, made, table)


class _Grid(NamedTuple):
    """What is known of a table: its header rows, and what stands over each of its columns."""

    heads: frozenset[int]
    over: dict[int, tuple[str, ...]]


def assemble(path: str, parts: Iterable[Part]) -> Assembled:
    """Return the text that the parts make, a blank line between each two.

    Blank parts are left out. Raises `ChronoError` as soon as the text is too long.
    """
    texts: list[str] = []
    blocks: list[Block] = []
    rows: list[tuple[Part, int]] = []
    start = 0
    for part in parts:
        if part.cells:
            rows.append((part, start))
        if not (stripped := part.text.strip()):
            continue
        end = start + len(stripped)
        if end > LONGEST:
            raise too_large(path, f"a text of more than {LONGEST:,} characters")
        blocks.append(Block(start, end, part.kind, 0, 0, part.role, part.level, part.label))
        texts.append(stripped)
        start = end + len(BETWEEN)
    text = BETWEEN.join(texts)
    cells, heads = place_rows(rows)
    return Assembled(text, with_dated_headings(numbered(blocks, heads), text), cells)


def numbered(blocks: Iterable[Block], heads: Container[int]) -> list[Block]:
    """Return the blocks, those of the body numbered; what starts at one of `heads` is furniture.

    `heads` are the starts of header rows.
    """
    numbers = count(1)
    made = []
    for block in blocks:
        kind = "furniture" if block.role == "row" and block.start in heads else block.kind
        made.append(block._replace(kind=kind, number=next(numbers) if kind == "body" else 0))
    return made


def place_rows(rows: list[tuple[Part, int]]) -> tuple[tuple[Cell, ...], frozenset[int]]:
    """Return the cells of rows that start at these places, and the starts of header rows."""
    grids = {table: _grid(parts) for table, parts in _tables(rows).items()}
    above: dict[tuple[int, int], tuple[int, int]] = {}  # the last cell of a column, in the text
    counts = Counter[int]()
    cells: list[Cell] = []
    heads = set()
    for part, start in rows:
        grid, number = grids[part.table], counts[part.table]
        counts[part.table] += 1
        cells += _placed(part, number, grid, start, above)
        if number in grid.heads:
            heads.add(start)
    return tuple(cells), frozenset(heads)


def _tables(rows: list[tuple[Part, int]]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = {}
    for part, _ in rows:
        found.setdefault(part.table, []).append(part)
    return found


def _grid(parts: list[Part]) -> _Grid:
    if parts[0].role != "row":  # a list of definitions has no header
        return _Grid(frozenset(), {})
    rows = [part.cells for part in parts]
    shown = [([cell.text for cell in cells], all(cell.head for cell in cells)) for cells in rows]
    first = header_rows(shown)
    labels = [texts for texts, _ in shown[:first]]
    heads = {number for number, (texts, _) in enumerate(shown) if texts in labels}
    over: dict[int, list[str]] = {}
    for cells in rows[:first]:
        at = 0
        for cell in cells:
            for column in range(at, at + cell.span):
                if cell.text:
                    over.setdefault(column, []).append(cell.text)
            at += cell.span
    return _Grid(frozenset(heads), {column: tuple(found) for column, found in over.items()})


def _placed(
    part: Part, number: int, grid: _Grid, start: int, above: dict[tuple[int, int], tuple[int, int]]
) -> Iterator[Cell]:
    """Yield the cells of a row with their places in the text."""
    at, column, first = start, 0, True
    for cell in part.cells:
        key = (part.table, column)
        if cell.shared:
            place = above.get(key, (at, at))
        elif cell.text:
            at += 0 if first else len(RULE)
            place, first = (at, at + len(cell.text)), False
            at += len(cell.text)
        else:
            place = (at, at)
        above[key] = place
        yield Cell(*place, part.table, number, column, grid.over.get(column, ()),
                   number in grid.heads or cell.head, cell.shared)  # fmt: skip
        column += cell.span

"""A document as read: its text, the blocks it is made of, and what it says about itself."""

from bisect import bisect_right
from typing import Final, Literal, NamedTuple

from chrono.dates import Date

BlockKind = Literal["body", "heading", "dateline", "furniture"]
Dated = Literal["metadata", "none"]
Role = Literal["", "item", "quote", "caption", "row"]
BETWEEN: Final = "\n\n"  # what stands between two blocks that a reader puts together


class Raw(NamedTuple):
    """A file as bytes, and the name it is told by."""

    path: str
    data: bytes


class Block(NamedTuple):
    """A paragraph or a line of its own. `start` and `end` count code points of the text.

    `number` counts the body blocks from 1, and is 0 for any other; `line` is the line of the file
    that it starts on, counted from 1, and 0 where a file has no lines to speak of. `role` says
    what a block is beside its kind, `level` how high a heading is: 1 is the highest, 0 unknown.
    `label` says where a block is by the numbers that the document itself prints: `para. 5(a)`,
    `after para. 5(a)`; it is empty where the document numbers nothing.
    """

    start: int
    end: int
    kind: BlockKind
    number: int = 0
    line: int = 0
    role: Role = ""
    level: int = 0
    label: str = ""


class Cell(NamedTuple):
    """A cell of a table with its place in the text, and the header cells over its column.

    Tables, rows and columns are counted from 0; an empty cell has no length. `head` marks a cell
    that is itself a header. `shared` is set where the cell above holds for this row too.
    """

    start: int
    end: int
    table: int
    row: int
    column: int
    headers: tuple[str, ...] = ()
    head: bool = False
    shared: bool = False


class Page(NamedTuple):
    """Where a page starts in the text, and the label that is printed on it."""

    start: int
    label: str


class Locator(NamedTuple):
    """A place as a reader cites it; what does not apply is empty or 0.

    With pages, paragraphs are counted on the page, one that runs over from the page before being
    the first; without, in the document. Where the document numbers its paragraphs they are not
    counted, and `label` has the number that is printed.
    """

    page: str = ""
    paragraph: int = 0
    line: int = 0
    label: str = ""


class Document(NamedTuple):
    """What a reader found in one file.

    `blocks` are in order and do not overlap; what is between them is blank. `published` is the day
    that the file's metadata gives for its publication, with `dated` saying so; `created` is when
    the file itself was made, which proves less. `notes` are for the user: what was guessed or
    could not be read. `sha256` is of the file's bytes. `cells` are those of its tables. `part`
    names what of the file this is, where the file holds several documents: a message inside a
    message, an attachment. Those are `inner` of the first, in order, and have none of their own.
    """

    path: str
    kind: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    author: tuple[str, ...] = ()
    publisher: str = ""
    published: Date | None = None
    dated: Dated = "none"
    created: Date | None = None
    language: str = ""
    url: str = ""
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    part: str = ""
    inner: tuple["Document", ...] = ()

    def locator(self, offset: int) -> Locator:
        """Return the place of a code point of the text.

        >>> document = Document("a.txt", "text", "", "One.\\n\\nTwo.", (
        ...     Block(0, 4, "body", 1, 1), Block(6, 10, "body", 2, 3)))
        >>> document.locator(7)
        Locator(page='', paragraph=2, line=3, label='')
        """
        at = self._last(offset)
        if at < 0:
            return Locator(self._page(offset).label)
        block, page = self.blocks[at], self._page(offset)
        line = block.line and block.line + self.text.count("\n", block.start, offset)
        if block.label:
            return Locator(page.label, 0, line, block.label)
        number = block.number
        if number and page.label:
            number += 1 - self._first(page)
        return Locator(page.label, number, line)

    def _page(self, offset: int) -> Page:
        at = bisect_right(self.pages, offset, key=lambda page: page.start) - 1
        return self.pages[at] if at >= 0 else Page(0, "")

    def _last(self, offset: int) -> int:
        """The number of the last block that starts at an offset or before it, or -1."""
        return bisect_right(self.blocks, offset, key=lambda block: block.start) - 1

    def _first(self, page: Page) -> int:
        """The number of the first body block of which something is on a page."""
        at = max(self._last(page.start), 0)
        if self.blocks[at].end <= page.start:
            at += 1
        return next(block.number for block in self.blocks[at:] if block.number)

"""A report in HTML to its blocks: headings, paragraphs, items of lists, tables."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final, Literal

Kind = Literal["paragraph", "heading 1", "heading 2", "heading 3", "bullet", "numbered", "table"]
_SKIPPED: Final = ("style", "title", "script", "head")
_BLOCKS: Final[dict[str, Kind]] = {
    "p": "paragraph", "li": "paragraph",
    "h1": "heading 1", "h2": "heading 2", "h3": "heading 3", "h4": "heading 3",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that looks one way; a `date` is not divided at the end of a line."""

    text: str
    bold: bool = False
    italic: bool = False
    date: bool = False


@dataclass(slots=True)
class Block:
    """A block with its text, where `\n` begins a new line; a table has rows in place of text."""

    kind: Kind
    spans: list[Span] = field(default_factory=list)
    head: list["Block"] = field(default_factory=list)
    rows: list[list["Block"]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text without its looks."""
        return "".join(span.text for span in self.spans)


def outline(html: str) -> list[Block]:
    """Return the blocks of a report in HTML, in order; an empty one is left out."""
    reader = _Reader()
    reader.feed(re.sub("[\ufffe\uffff]", "\ufffd", html))
    reader.close()
    return [block for block in reader.blocks if block.spans or block.head or block.rows]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.block: Block | None = None  # what text goes to
        self.table: Block | None = None
        self.lists: list[str] = []
        self.dates: list[bool] = []  # of the spans that are open, whether they hold a date
        self.bold = self.italic = self.skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or a way of writing."""
        if tag in _SKIPPED:
            self.skipped += 1
        elif tag in ("ul", "ol"):
            self.lists.append(tag)
        elif tag in _BLOCKS:
            self._begin(_BLOCKS[tag])
            if tag == "li":
                self._item(dict(attrs).get("value"))
        elif tag == "table":
            self.table = Block("table")
            self.blocks.append(self.table)
        elif tag == "tr" and self.table is not None:
            self.table.rows.append([])
        elif tag in ("td", "th") and self.table is not None:
            self._cell(tag)
        elif tag == "br" and self.block is not None:
            self.block.spans.append(Span("\n"))
        self._look(tag, 1)
        if tag == "span":
            self.dates.append(dict(attrs).get("class") == "date")

    def _begin(self, kind: Kind) -> None:
        self.block = Block(kind)
        self.blocks.append(self.block)

    def _item(self, number: str | None) -> None:
        assert self.block is not None
        self.block.kind = "bullet" if self.lists[-1:] == ["ul"] else "numbered"
        if number:
            self.block.spans.append(Span(f"{number}.\t"))

    def _cell(self, tag: str) -> None:
        assert self.table is not None
        self.block = Block("paragraph")
        if not self.table.rows:
            self.table.rows.append([])
        if tag == "th" and not any(self.table.rows):
            self.table.head.append(self.block)
        else:
            self.table.rows[-1].append(self.block)

    def _look(self, tag: str, step: int) -> None:
        self.bold = max(self.bold + step * (tag in ("strong", "b", "th")), 0)
        self.italic = max(self.italic + step * (tag in ("em", "i")), 0)

    def handle_endtag(self, tag: str) -> None:
        """End a block, or a way of writing."""
        if tag in _SKIPPED:
            self.skipped = max(self.skipped - 1, 0)
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in _BLOCKS or tag in ("td", "th"):
            self.block = None
        elif tag == "table" and self.table is not None:
            self.table.rows = [row for row in self.table.rows if row]
            self.table = None
        elif tag == "span" and self.dates:
            self.dates.pop()
        self._look(tag, -1)

    def handle_data(self, data: str) -> None:
        """Add text where a block is open; blanks between blocks are nothing."""
        text = re.sub(r"[ \t\r\n\f]+", " ", data)
        if self.skipped or (self.block is None and not text.strip(" ")):
            return
        if self.block is None:
            self._begin("paragraph")
        assert self.block is not None
        looks = bool(self.bold), bool(self.italic), any(self.dates)
        if not self.block.spans or self.block.spans[-1].text == "\n":
            text = text.lstrip(" ")
        if text:
            self.block.spans.append(Span(text, *looks))

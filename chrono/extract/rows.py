"""The rows of tables that have a date: `dated_rows`, each a claim of its own."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from chrono.dates import Date
from chrono.errors import DateError
from chrono.extract.columns import purpose
from chrono.extract.sentences import Span, sentences
from chrono.phrases import absolute
from chrono.readers import Block, Cell
from chrono.temporal import Phrase

FILLED: Final = 0.6  # of the letters and figures of a cell are a date, in a column of dates
COLUMN: Final = 0.5  # of the cells of such a column are dates
CODE: Final = 12  # characters of a cell that may be a number or a code of something
CLOCK: Final = re.compile(
    r"\s*(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"(?:\s?(?P<half>[ap])\.?m\b)?",
    re.I,
)
STOPS: Final = " \t\n.;,|"
DITTO: Final = frozenset({"", "〃", '"', "''", "”", "do.", "ditto", "dto.", "idem", "id."})


RowDate = tuple[Date, Phrase | None, str]  # a date, the phrase it was read from, its words


class DatedRow(NamedTuple):
    """A row with the day that its date cell gives, and the stretches that say what happened.

    `dates` pairs each date with its words. `taken` are the cells that make no other claims;
    `inherited` says that the date stands in a row above, `assumed` that only the order says so.
    """

    span: Span
    dates: tuple[RowDate, ...]
    said: tuple[tuple[str, Span], ...]  # label, stretch
    taken: tuple[Span, ...]
    inherited: bool
    assumed: bool


class _Table(NamedTuple):
    """The columns of a table by what they hold; -1 for what it has not."""

    date: int
    end: int
    time: int
    event: int
    actor: int
    rest: tuple[int, ...]  # others that say something


def dated_rows(
    text: str, blocks: Iterable[Block], cells: Sequence[Cell], phrases: Sequence[Phrase]
) -> Iterator[DatedRow]:
    """Yield the rows of tables that have a column of dates, in order."""
    body = {block.start: block for block in blocks if block.kind == "body"}
    tables: dict[int, dict[int, list[Cell]]] = {}
    for cell in cells:
        tables.setdefault(cell.table, {}).setdefault(cell.row, []).append(cell)
    for table in tables.values():
        rows = [row for row in table.values() if not all(cell.head for cell in row)]
        known = _columns(text, rows, phrases)
        if known is not None:
            yield from _read(text, rows, known, phrases, body)


def cells_of(blocks: Iterable[Block], cells: Iterable[Cell]) -> dict[int, list[Span]]:
    """Return the stretches of each row's own cells, by the start of its block."""
    rows = {block.start for block in blocks}
    found: dict[int, list[Span]] = {}
    begun: dict[tuple[int, int], int] = {}
    for cell in cells:
        if cell.shared or cell.start == cell.end:
            continue
        start = begun.setdefault((cell.table, cell.row), cell.start)
        if start in rows:
            found.setdefault(start, []).append(Span(cell.start, cell.end))
    return found


def _within(phrases: Sequence[Phrase], start: int, end: int) -> list[Phrase]:
    first = bisect_left(phrases, start, key=lambda phrase: phrase.start)
    last = bisect_left(phrases, end, lo=first, key=lambda phrase: phrase.start)
    return [phrase for phrase in phrases[first:last] if phrase.end <= end]


def _columns(text: str, rows: list[list[Cell]], phrases: Sequence[Phrase]) -> _Table | None:
    """Return which columns hold what, or None for a table without a column of dates."""
    columns: dict[int, list[Cell]] = {}
    for row in rows:
        for cell in row:
            columns.setdefault(cell.column, []).append(cell)
    purposes = {at: purpose(cells[0].headers) for at, cells in columns.items()}
    dated = {at for at, cells in columns.items() if _of_dates(text, cells, phrases)}
    date = _first(purposes, ("date", "start"), dated)
    date = min(dated, default=-1) if date < 0 else date
    if date < 0:
        return None
    end = next((at for at in columns if purposes[at] == "end" and at in dated), -1)
    time = next((at for at in columns if purposes[at] == "time"), -1)
    texts = [at for at, cells in columns.items()
             if at not in {date, end, time, *dated} and not _of_codes(text, cells)]  # fmt: skip
    event = _first(purposes, ("event",), set(texts))
    actor = _first(purposes, ("actor",), set(texts))
    rest = tuple(at for at in texts if purposes[at] not in ("reference", "place"))
    if event < 0 and not any(columns[at][0].headers for at in rest):
        event = max(rest, key=lambda at: sum(cell.end - cell.start for cell in columns[at]),
                    default=-1)  # fmt: skip
    if event < 0 and len(rest) == 1:
        event = rest[0]
    return _Table(date, end, time, event, actor, rest)


def _first(purposes: dict[int, str], wanted: tuple[str, ...], among: set[int]) -> int:
    return next((at for name in wanted for at in sorted(among) if purposes[at] == name), -1)


def _of_dates(text: str, cells: list[Cell], phrases: Sequence[Phrase]) -> bool:
    filled = [cell for cell in cells if text[cell.start : cell.end].strip(STOPS)]
    count = sum(_is_date(text, cell, phrases) for cell in filled)
    return bool(filled) and count >= COLUMN * len(filled)


def _is_date(text: str, cell: Cell, phrases: Sequence[Phrase]) -> bool:
    size = sum(character.isalnum() for character in text[cell.start : cell.end])
    held = sum(
        sum(character.isalnum() for character in text[phrase.start : phrase.end])
        for phrase in _within(phrases, cell.start, cell.end)
    )
    return held >= FILLED * size > 0


def _of_codes(text: str, cells: list[Cell]) -> bool:
    """Whether a column holds numbers and references rather than words."""
    filled = [said for cell in cells if (said := text[cell.start : cell.end].strip())]
    coded = [said for said in filled if len(said) <= CODE and any(c.isdigit() for c in said)]
    return len(coded) >= COLUMN * len(filled)


def _read(
    text: str,
    rows: list[list[Cell]],
    known: _Table,
    phrases: Sequence[Phrase],
    body: dict[int, Block],
) -> Iterator[DatedRow]:
    last: tuple[RowDate, ...] = ()
    for row in rows:
        cells = {cell.column: cell for cell in row}
        own = [cell for cell in row if not cell.shared and cell.start < cell.end]
        if not own or own[0].start not in body or known.date not in cells:
            continue
        block = body[own[0].start]
        dates = _dates(text, cells, known, phrases)
        written = text[cells[known.date].start : cells[known.date].end].strip().lower()
        assumed = not dates and written in DITTO
        if assumed:
            dates = last
        elif dates:
            last = dates
        said, more = _said(text, cells, known)
        if not dates or not said:
            continue
        taken = tuple(
            Span(cell.start, cell.end) for cell in own if Span(cell.start, cell.end) != more
        )
        first = tuple(span for _, span in said)
        dates = _timed(text, cells, known, dates)
        inherited = assumed or cells[known.date].shared
        yield DatedRow(Span(block.start, block.end), dates, said, (*taken, *first), inherited,
                       assumed)  # fmt: skip


def _dates(
    text: str, cells: dict[int, Cell], known: _Table, phrases: Sequence[Phrase]
) -> tuple[RowDate, ...]:
    cell = cells[known.date]
    found = _within(phrases, cell.start, cell.end)
    ends = _cell_phrases(cells, known.end, phrases)
    if len(found) == 1 and ends:
        joined = _made(f"{found[0].date}/{ends[0].date}")
        if joined is not None:
            return ((joined, found[0], text[found[0].start : ends[0].end]),)
    whole = None if _covers(text, cell, found) else _range(text[cell.start : cell.end])
    if found and whole is not None:
        return ((whole, found[0], text[cell.start : cell.end]),)
    return tuple((phrase.date, phrase, phrase.text) for phrase in found)


def _covers(text: str, cell: Cell, found: list[Phrase]) -> bool:
    """Whether one phrase is all that a cell says."""
    said = text[cell.start : cell.end].strip(STOPS)
    return len(found) == 1 and found[0].text.strip(STOPS) == said


def _range(said: str) -> Date | None:
    """Return the range that the words of a whole cell are, as in *March to May 2020*."""
    try:
        date = absolute(" ".join(said.split())).date
    except DateError:
        return None
    return date if "/" in str(date) else None


def _timed(
    text: str, cells: dict[int, Cell], known: _Table, dates: tuple[RowDate, ...]
) -> tuple[RowDate, ...]:
    """Return the dates with the clock time of the row's own cell, where there is one day."""
    cell = cells.get(known.time)
    clock = CLOCK.match(text, cell.start, cell.end) if cell is not None else None
    if clock is None or len(dates) != 1 or dates[0][0].precision != "day":
        return dates
    date, phrase, said = dates[0]
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + 12 * (clock["half"].lower() == "p")
    time = ":".join(filter(None, (f"{hour:02}", clock["minute"], clock["second"])))
    made = _made(f"{date}T{time}")
    if made is None:
        return dates
    day = cells[known.date]
    start, end = min(day.start, clock.start()), max(day.end, clock.end())
    return ((made, phrase, text[start:end] if not day.shared and day.start < day.end else said),)


def _cell_phrases(cells: dict[int, Cell], at: int, phrases: Sequence[Phrase]) -> list[Phrase]:
    return _within(phrases, cells[at].start, cells[at].end) if at in cells else []


def _made(text: str) -> Date | None:
    try:
        return Date(text)
    except DateError:
        return None


def _said(
    text: str, cells: dict[int, Cell], known: _Table
) -> tuple[tuple[tuple[str, Span], ...], Span | None]:
    """Return the stretches that make the title with their labels, and the cell with more to say."""
    if known.event in cells and (cell := cells[known.event]).start < cell.end:
        every = list(sentences(text, Span(cell.start, cell.end)))
        said = [("", every[0])] if every else []
        actor = cells.get(known.actor)
        if (
            said
            and actor is not None
            and actor.start < actor.end
            and text[every[0].start].islower()
        ):
            said.insert(0, ("", Span(actor.start, actor.end)))
        return tuple(said), Span(cell.start, cell.end) if len(every) > 1 else None
    found = []
    for at in known.rest:
        cell = cells.get(at, Cell(0, 0, 0, 0, 0))
        if cell.start < cell.end:
            label = cell.headers[-1] if cell.headers and len(known.rest) > 1 else ""
            found.append((label, Span(cell.start, cell.end)))
    return tuple(found), None


def title_of(text: str, row: DatedRow) -> str:
    """Return what a row says happened, in the words of its cells."""
    pieces = []
    for label, span in row.said:
        words = " ".join(text[span.start : span.end].split()).strip(STOPS)
        pieces.append(f"{label}: {words}" if label else words)
    return ("; " if any(label for label, _ in row.said) else " ").join(pieces)

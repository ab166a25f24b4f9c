"""Events to rows: which ones, how surely, in what order, under what headings."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from chrono.claims import Chronology, Event
from chrono.dates import Date, Day, Match, words
from chrono.errors import ChronoError
from chrono.query import Query, Reader, compile_query, precise


class Selection(NamedTuple):
    """What to show: a query, and conditions that are not about one field."""

    query: Query = Query()
    certain: bool = False
    undated: bool = False
    min_precision: str = ""
    limit: int | None = None


class Row(NamedTuple):
    """One event of a timeline: how surely it matches, and the id it is shown by."""

    event: Event
    match: Match
    id: str


class Timeline(NamedTuple):
    """The rows in order, with the chronology they come from."""

    chronology: Chronology
    rows: tuple[Row, ...]
    left_out: int = 0  # rows past the limit

    @property
    def possible(self) -> int:
        """How many rows match only possibly."""
        return sum(row.match == Match.POSSIBLE for row in self.rows)


def select(chronology: Chronology, selection: Selection, read: Reader) -> Timeline:
    """Return the timeline of the events that match, in the order of their dates.

    `read` turns the words for dates in the query into dates.
    """
    test = compile_query(selection.query, chronology, read)
    fine = precise(selection.min_precision) if selection.min_precision else None
    least = Match.CERTAIN if selection.certain else Match.POSSIBLE
    shown = shown_ids(chronology)
    rows = []
    for event in chronology.events:
        match = test(event)
        if match < least or (selection.undated and event.date) or (fine and not fine(event)):
            continue
        rows.append(Row(event, match, shown(event)))
    rows.sort(key=lambda row: date_key(row, chronology))
    kept = rows[: selection.limit]
    return Timeline(chronology, tuple(kept), len(rows) - len(kept))


def shown_ids(chronology: Chronology) -> Callable[[Event], str]:
    """Return the function that names an event: its id, or `stem:id` where two files share it."""
    if len(chronology.files) < 2:
        return lambda event: event.id
    first: dict[str, str] = {}
    clashing = set()
    for event in chronology.events:
        if first.setdefault(event.id, event.path) != event.path:
            clashing.add(event.id)

    def shown(event: Event) -> str:
        if event.id not in clashing:
            return event.id
        from chrono.store.text import stem

        return f"{stem(event.path)}:{event.id}"

    return shown


def date_key(row: Row, chronology: Chronology) -> tuple[object, ...]:
    """Return the key of the one order: by date, undated last, then as in the file (stable).

    A time without an offset counts as an instant in the event's or the file's zone, if it has one.
    """
    date = row.event.date
    if date is None:
        return (1,)
    begin, width, text = date.key
    time = date.start_time or date.end_time
    if time and time.offset is None and (zone := chronology.zone(row.event)):
        begin -= offset(date.earliest or date.latest, time.seconds, zone)
    return 0, begin, width, text


def offset(day: Day | None, seconds: int, zone: str) -> float:
    """Return how many seconds local time in an IANA zone is ahead of UTC at a time of a day.

    Of a time that a change of clocks repeats, the first is meant. Years that the zone data does not
    reach have none.
    """
    from datetime import datetime, timedelta
    from zoneinfo import ZoneInfo

    if day is None or not 1 <= day[0] <= 9998:
        return 0.0
    local = datetime(*day, tzinfo=ZoneInfo(zone)) + timedelta(seconds=seconds)
    ahead = local.utcoffset()
    return ahead.total_seconds() if ahead else 0.0


# What a timeline, which is in the order of dates, can be sorted by instead.
SORTS: Final[dict[str, Callable[[Row], tuple[object, ...]]]] = {
    "date": lambda row: (row.event.date is None,),
    "title": lambda row: (row.event.title.casefold(),),
    "id": lambda row: (row.id,),
    "source": lambda row: (row.event.sources,),
    "org": lambda row: (tuple(org.casefold() for org in row.event.orgs),),
    "file": lambda row: (row.event.path, row.event.at),
}


def sort(timeline: Timeline, by: str = "date", reverse: bool = False) -> Timeline:
    """Return the timeline in another order; equal rows stay in the order of their dates.

    Sorted by date, undated events come last, whichever way round.
    """
    if by not in SORTS:
        raise ChronoError(f"cannot sort by {by}", f"there are {', '.join(SORTS)}")
    rows = timeline.rows[::-1] if reverse and by == "date" else timeline.rows
    return timeline._replace(
        rows=tuple(sorted(rows, key=SORTS[by], reverse=reverse and by != "date"))
    )


GROUPS: Final[dict[str, Callable[[Event], Iterable[str]]]] = {
    "org": lambda event: event.orgs or ("no organisation",),
    "person": lambda event: event.people or ("nobody named",),
    "place": lambda event: event.places or ("no place",),
    "tag": lambda event: event.tags or ("no tag",),
    "source": lambda event: event.sources or ("no source",),
    "year": lambda event: (_period(event, 1),),
    "decade": lambda event: (_period(event, 10),),
    "century": lambda event: (_period(event, 100),),
    "month": lambda event: (_month(event),),
}


def _period(event: Event, width: int) -> str:
    day = (event.date.earliest or event.date.latest) if event.date else None
    if day is None:
        return "undated"
    year = f"{'-' if day[0] < 0 else ''}{abs(day[0]):04}"
    if len(year.lstrip("-")) > 4:
        year = f"Y{day[0]}"
        return words(Date(year))
    unspecified = {1: 0, 10: 1, 100: 2}[width]
    return words(Date(year[: len(year) - unspecified] + "X" * unspecified))


def _month(event: Event) -> str:
    day = (event.date.earliest or event.date.latest) if event.date else None
    if day is None or event.date is None or event.date.precision in ("year", "decade", "century"):
        return _period(event, 1)
    if not 0 <= day[0] <= 9999:
        return _period(event, 1)
    return words(Date(f"{day[0]:04}-{day[1]:02}"))


def groups(timeline: Timeline, by: str) -> Iterator[tuple[str, Timeline]]:
    """Yield each heading with its part of the timeline, headings in the order they first occur.

    An event with two organisations stands under both.
    """
    if by not in GROUPS:
        raise ChronoError(f"cannot group by {by}", f"there are {', '.join(GROUPS)}")
    parts: dict[str, list[Row]] = {}
    for row in timeline.rows:
        for heading in GROUPS[by](row.event):
            parts.setdefault(heading, []).append(row)
    for heading, rows in parts.items():
        yield heading, timeline._replace(rows=tuple(rows), left_out=0)

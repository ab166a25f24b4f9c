"""Events to rows: which ones, how surely, in what order, under what headings."""

import os.path
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from chrono.claims import Chronology, Entity, Event
from chrono.dates import PRECISIONS, Date, Match, words
from chrono.query import Query, Question, Reader, ask, precise
from chrono.zones import floats, moved, offsets


class Selection(NamedTuple):
    """What to show: a query, and conditions that are not about one field."""

    query: Query = Query()
    certain: bool = False
    undated: bool = False
    min_precision: str = ""
    limit: int | None = None

    def ask(
        self, entities: Mapping[str, Entity], read: Reader, zones: Mapping[str, str]
    ) -> Question:
        """Return the question that it asks; `read` turns words for dates into dates.

        `zones` are those of the files, by path.
        """
        question = ask(self.query, entities, read, zones)
        fine = precise(self.min_precision) if self.min_precision else None
        least = Match.CERTAIN if self.certain else Match.POSSIBLE

        def answer(event: Event) -> Match:
            if (self.undated and event.date) or (fine and not fine(event)):
                return Match.NO
            match = question.answer(event)
            return match if match >= least else Match.NO

        return Question(answer, question.needs)


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
    """Return the timeline of the events that are selected, in the order of their dates.

    `read` turns the words for dates in the query into dates.
    """
    question = selection.ask(chronology.entities, read, chronology.zones)
    return limited(answered(chronology, question), selection.limit)


def limited(timeline: Timeline, limit: int | None) -> Timeline:
    """Return the first rows of a timeline, as many as the limit allows."""
    rows = timeline.rows[:limit]
    return timeline._replace(rows=rows, left_out=len(timeline.rows) - len(rows))


def answered(chronology: Chronology, question: Question) -> Timeline:
    """Return the timeline of the events that match, in the order of their dates."""
    shown = shown_ids(chronology)
    matches = ((event, question.answer(event)) for event in chronology.events)
    rows = [Row(event, match, shown(event)) for event, match in matches if match]
    timed = any(row.event.date is not None and "T" in str(row.event.date) for row in rows)
    rows.sort(key=lambda row: date_key(row, chronology, timed))
    return Timeline(chronology, tuple(rows))


def in_zone(timeline: Timeline, zone: str) -> Timeline:
    """Return a timeline with the times of its events as the clocks of a zone show them.

    Times that have no zone stay as they are. The order stays that of the instants.
    """
    if not zone:
        return timeline
    chronology = timeline.chronology
    rows = (row._replace(event=_in_zone(row.event, chronology.zone(row.event), zone))
            for row in timeline.rows)  # fmt: skip
    return timeline._replace(rows=tuple(rows))


def _in_zone(event: Event, zone: str, target: str) -> Event:
    """Return an event with the times of it and of its claims in another zone."""
    claims = tuple(
        claim._replace(date=moved(claim.date, zone, target)) if claim.date else claim
        for claim in event.claims
    )
    date = moved(event.date, zone, target) if event.date else None
    local = any(floats(one) for one in (date, *(claim.date for claim in claims)) if one)
    return event._replace(date=date, claims=claims, zone=event.zone if local else target)


def shown_ids(chronology: Chronology) -> Callable[[Event], str]:
    """Return the function that names an event: its id, or `stem:id` where two files share it.

    Where files of different folders have the same stem, their paths stand for it.
    """
    if len(chronology.files) < 2:
        return lambda event: event.id
    stems = [_stem(file.path) for file in chronology.files]
    labels = {
        file.path: stem if stems.count(stem) == 1 else file.path
        for file, stem in zip(chronology.files, stems, strict=True)
    }

    def shown(event: Event) -> str:
        return f"{labels[event.path]}:{event.id}" if event.id in chronology.shared else event.id

    return shown


def _stem(path: str) -> str:
    return os.path.splitext(os.path.basename(path))[0]


def date_key(row: Row, chronology: Chronology, timed: bool = True) -> tuple[object, ...]:
    """Return the key of the one order: by date, undated last, then as in the file (stable).

    In the event's or the file's zone, a time without an offset counts as an instant and a day from
    its midnight there, which matters only where some event has a time (`timed`). A time that the
    clocks skip or repeat sorts by the earlier of its two readings.
    """
    date = row.event.date
    if date is None:
        return (1,)
    begin, width, text = date.key
    if timed and (zone := chronology.zone(row.event)):
        start, end = date.start_time or date.end_time, date.end_time
        if start is None or start.offset is None:
            day = date.start[0] or date.end[0] or date.latest
            begin -= max(offsets(day, start.seconds if start else 0, zone))
        if end is None or end.offset is None:
            width += min(offsets(date.latest, end.seconds if end else 86399, zone))
    return 0, begin, width, text


def dated(event: Event, chronology: Chronology) -> str:
    """Return the date of an event in words, with the zone of its local times; else `undated`."""
    if event.date is None:
        return "undated"
    timed = "T" in str(event.date)
    return words(event.date, chronology.zone(event) if timed else "")


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
        from chrono.spelling import picked

        by = picked(by, SORTS, f"cannot sort by {by}")
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
    "year": lambda event: (_period(event, "year"),),
    "decade": lambda event: (_period(event, "decade"),),
    "century": lambda event: (_period(event, "century"),),
    "month": lambda event: (_month(event),),
}


_COARSER: Final = PRECISIONS[: PRECISIONS.index("month")]  # than a month
# The digits of a year that a period leaves open.
_OPEN_DIGITS: Final = {"year": 0, "decade": 1, "century": 2, "millennium": 3, "unknown": 4}


def _period(event: Event, unit: str) -> str:
    """Return the heading of the period that holds the first bound, never finer than the date."""
    date = event.date
    day = (date.earliest or date.latest) if date else None
    if date is None or day is None:
        return "undated"
    if abs(day[0]) > 9999:
        return words(Date(f"Y{day[0]}"))
    year = f"{'-' if day[0] < 0 else ''}{abs(day[0]):04}"
    left_open = max(_OPEN_DIGITS[unit], _OPEN_DIGITS.get(date.precision, 0))
    if left_open == 1 and day[0] >= 1000:
        return f"the {year[:3]}0s"  # also of the first ten years of a century, unlike a date
    return words(Date(year[: len(year) - left_open] + "X" * left_open))


def _month(event: Event) -> str:
    date = event.date
    day = (date.earliest or date.latest) if date else None
    if date is None or day is None or abs(day[0]) > 9999 or date.precision in _COARSER:
        return _period(event, "year")
    return words(Date(f"{'-' if day[0] < 0 else ''}{abs(day[0]):04}-{day[1]:02}"))


def check_group(by: str) -> str:
    """Return what to group by, one of `GROUPS`, or say that there is no such thing."""
    if by in GROUPS:
        return by
    from chrono.spelling import picked

    return picked(by, GROUPS, f"cannot group by {by}")


def groups(timeline: Timeline, by: str) -> Iterator[tuple[str, Timeline]]:
    """Yield each heading with its part of the timeline, headings in the order they first occur.

    An event with two organisations stands under both.
    """
    by = check_group(by)
    parts: dict[str, list[Row]] = {}
    for row in timeline.rows:
        for heading in GROUPS[by](row.event):
            parts.setdefault(heading, []).append(row)
    for heading, rows in parts.items():
        yield heading, timeline._replace(rows=tuple(rows), left_out=0)

"""Checks of dates against each other."""

from collections.abc import Iterator

from chrono.checks.finding import Finding, of_event
from chrono.claims import Chronology, Event
from chrono.dates import CERTAIN, NO, Date, after, before, overlaps, words
from chrono.zones import unclear


def reversed_parts(chronology: Chronology) -> Iterator[Finding]:
    """Find events whose end, going by the claims, is before their start."""
    for event in chronology.events:
        dates = [(claim.part, claim.date) for claim in event.claims if claim.date]
        starts = [date for part, date in dates if part == "start" and date.earliest]
        ends = [date for part, date in dates if part == "end" and date.latest]
        for start in starts:
            for end in ends:
                if start.earliest and end.latest and end.latest < start.earliest:
                    message = f"{event.id} ends {words(end)}, before it starts {words(start)}"
                    yield of_event("C106", event, "claims", message)


def skipped_days(chronology: Chronology) -> Iterator[Finding]:
    """Find the days of October 1582 that no calendar of the time had."""
    for event in chronology.events:
        for day in {event.date.earliest, event.date.latest} if event.date else ():
            if (
                day and (1582, 10, 5) <= day <= (1582, 10, 14)
                and event.date and event.date.precision == "day"
            ):  # fmt: skip
                message = f"{event.date} is in the ten days that 1582 left out"
                hint = "dates are Gregorian; in the Julian calendar it is ten days earlier"
                yield of_event("C108", event, "date", message, hint)
                break


def unclear_times(chronology: Chronology) -> Iterator[Finding]:
    """Find local times that the clocks of their zone skip or repeat."""
    for event in chronology.events:
        if event.date:
            for one in unclear(event.date, chronology.zone(event)):
                yield of_event("C120", event, "date", one.message, one.hint)


def unsupported(chronology: Chronology) -> Iterator[Finding]:
    """Find events whose date agrees with the date of none of their claims."""
    for event in chronology.events:
        dates = [claim.date for claim in event.claims if claim.date]
        if event.date and dates and not any(_meet(event.date, date) for date in dates):
            said = " or ".join(dict.fromkeys(words(date) for date in dates))
            message = f"{event.id} is dated {words(event.date)}, and its claims say {said}"
            yield of_event("C112", event, "date", message)


def _meet(one: Date, other: Date) -> bool:
    return overlaps(one, other.earliest, other.latest) != NO


def against_relations(chronology: Chronology) -> Iterator[Finding]:
    """Find events dated on the wrong side of one they are said to come before or after."""
    dated = {event.id: event for event in chronology.events if event.date}
    for event in chronology.events:
        for field in ("before", "after"):
            for name in getattr(event, field):
                other = dated.get(name)
                if other and _contradicts(event, field, other):
                    message = f"{event.id} is said to come {field} {name}, and is dated otherwise"
                    yield of_event("C113", event, field, message)


def _contradicts(event: Event, field: str, other: Event) -> bool:
    """Whether no day of one event can be on the side of the other that is claimed."""
    if event.date is None or other.date is None:
        return False
    if field == "before":
        return other.date.latest is not None and after(event.date, other.date.latest) == CERTAIN
    first = other.date.earliest
    return first is not None and before(event.date, first) == CERTAIN

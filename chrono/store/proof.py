"""Proof that a change to a file says what was meant, and that nothing else in it differs."""

from chrono.claims import Event
from chrono.errors import ChronoError
from chrono.store.load import load_text
from chrono.store.text import Text


def proved(
    path: str, changed: str, wanted: dict[str, Event | None], before: tuple[Event, ...]
) -> str:
    """Return the changed text when it says what was meant, and nothing else differs.

    Raises `ChronoError` with what is wrong in it, as when an option had a value that cannot be.
    """
    after = read_back(path, changed)
    expected = {event.id: event for event in before} | wanted
    for identifier, event in expected.items():
        found = after.pop(identifier, None)
        if (found and meaning(found)) != (event and meaning(event)):
            raise ChronoError(
                f"{path}: the change would not be read back as it was meant ({identifier})"
            )
    if after:
        raise ChronoError(f"{path}: the change would touch other events: {', '.join(after)}")
    return changed


def read_back(path: str, changed: str) -> dict[str, Event]:
    """Return the events of a changed text by id. A `ChronoError` says what is wrong in it now."""
    try:
        chronology = load_text(Text(path, changed.encode()))
    except ChronoError as error:
        what = "would not be a chronology any more; nothing was written"
        raise ChronoError(what, error.hint, error.problems) from None
    return {event.id: event for event in chronology.events}


def meaning(event: Event) -> Event:
    """Return an event without where it stands and in which of two forms its claim is written."""
    claims = tuple(
        claim._replace(date=claim.date or event.date, modality=_own(claim.modality, event))
        for claim in event.claims
    )
    return event._replace(at=0, path="", claims=claims)


def _own(modality: str, event: Event) -> str:
    return "" if modality == event.modality else modality

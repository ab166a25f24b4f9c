"""Proof that a change to a file says what was meant, and that nothing else in it differs."""

from collections.abc import Mapping
from typing import Any

from chrono.claims import CLAIM_ON_EVENT, KEYS, Chronology, Claim, Event
from chrono.errors import ChronoError
from chrono.store.load import load_text
from chrono.store.nodes import Items, Scalar
from chrono.store.shapes import SHAPES
from chrono.store.text import Report, Text
from chrono.zones import unclear


def proved(
    path: str, changed: str, wanted: dict[str, Event | None], before: tuple[Event, ...]
) -> str:
    """Return the changed text when it says what was meant, and nothing else differs.

    Raises `ChronoError` with what is wrong in it, as when an option had a value that cannot be.
    """
    chronology = _loaded(path, changed)
    after = {event.id: event for event in chronology.events}
    _clear(chronology, wanted, {event.id: event for event in before})
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
    return {event.id: event for event in _loaded(path, changed).events}


def _loaded(path: str, changed: str) -> Chronology:
    try:
        return load_text(Text(path, changed.encode()))
    except ChronoError as error:
        what = "would not be a chronology any more; nothing was written"
        raise ChronoError(what, error.hint, error.problems) from None


def _clear(
    chronology: Chronology, wanted: dict[str, Event | None], before: dict[str, Event]
) -> None:
    """Refuse a new local time that the clocks of its zone skip or repeat."""
    for event in chronology.events:
        known = before.get(event.id)
        if event.id not in wanted or event.date is None:
            continue
        if known and (known.date, known.zone) == (event.date, event.zone):
            continue
        for one in unclear(event.date, chronology.zone(event)):
            raise ChronoError(one.message, one.hint)


def asked(event: Event, changes: Mapping[str, str | tuple[str, ...]], apart: bool) -> Event:
    """Return an event with keys set as a reader would take them; an empty value takes one out.

    `apart` is whether its one claim is written under `claims:`, where it does not follow the date
    and the modality of the event. A value that no reader takes changes nothing here: the file with
    it is refused.
    """
    own = {name: _read(name, new) for name, new in changes.items() if name in CLAIM_ON_EVENT}
    values = {name: _read(name, new) for name, new in changes.items() if name not in CLAIM_ON_EVENT}
    if "date" in values:
        values["date"], values["stated"] = values["date"] or (None, "")
    for name in ("status", "modality"):
        if name in values:
            values[name] = values[name] or Event._field_defaults[name]
    changed = event._replace(**values)
    claim = event.claims[0] if event.claims else Claim()
    if not apart:
        claim = claim._replace(date=changed.date, modality="")
    usual = Claim._field_defaults
    claim = claim._replace(**{name: usual[name] if x is None else x for name, x in own.items()})
    said = any(getattr(claim, name) != usual[name] for name in CLAIM_ON_EVENT)
    if len(event.claims) > 1 or not (said or apart):
        return changed if len(event.claims) > 1 else changed._replace(claims=())
    return changed._replace(claims=(claim,) if said or event.claims else ())


def _read(name: str, new: str | tuple[str, ...]) -> Any:
    """Return what a reader makes of a value, however it is written."""
    row = KEYS["event"].get(name) or KEYS["claim"][name]
    report = Report(Text("", b""))
    texts = (new,) if isinstance(new, str) else new
    parts = tuple(Scalar(text, "'" if text else "", 0, 0) for text in texts)
    node = parts[0] if isinstance(new, str) else Items(parts, True, 0, 0)
    return SHAPES[row.shape](report, name, row, node)


def meaning(event: Event) -> Event:
    """Return an event without where it stands and in which of two forms its claim is written."""
    claims = tuple(
        claim._replace(date=claim.date or event.date, modality=_own(claim.modality, event))
        for claim in event.claims
    )
    return event._replace(at=0, path="", claims=claims)


def _own(modality: str, event: Event) -> str:
    return "" if modality == event.modality else modality

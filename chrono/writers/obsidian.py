"""Notes for Obsidian: one an event, with its properties, and links to the names in it.

The properties say all that the chronology says of the event, so that `chrono import` reads them
back; the text below them is for the reader. Names are links to a note of that name, which need not
be there, and events that an event names are links to their notes.
"""

from collections.abc import Callable, Iterator, Mapping
from json import dumps
from typing import Final

from chrono.claims import CLAIM_ON_EVENT, KEYS, NAMES, Claim, Event
from chrono.names import fold
from chrono.store.notes import DERIVED, ENDING, MARK, Property, written
from chrono.timeline import Row, Timeline, dated
from chrono.writers import LeftOut, Member, Piece, Style, escape
from chrono.writers.cells import iso
from chrono.writers.filenames import safe, unused_name
from chrono.writers.markdown import citation
from chrono.writers.markup import obsidian as escaped
from chrono.writers.markup import web
from chrono.writers.objects import claim_object
from chrono.writers.remainder import APART
from chrono.zones import floats

OWN: Final = "fields."  # before the name of a field that is that of another property
IMPORTED: Final = "imported"  # the field in which an import leaves what it knows an event by
# What Obsidian itself reads: no field of an owner may set it.
SYSTEM: Final = ("alias", "aliases", "cssclass", "cssclasses", "tag", "publish", "permalink",
                 "description", "image", "cover")  # fmt: skip
RELATIONS: Final = ("before", "after", "during")
PROPERTIES: Final = frozenset(
    (*KEYS["event"], *KEYS["claim"], *DERIVED, *SYSTEM, MARK, "sources", "claims")
)
_SIGNS: Final = str.maketrans({sign: f"%{ord(sign):02X}" for sign in "[]`|$"})
_LABELS: Final = {
    "orgs": "Organisations", "people": "People", "places": "Places", "names": "Names",
    "before": "Before", "after": "After", "during": "During",
}  # fmt: skip


def obsidian(timeline: Timeline, style: Style) -> Iterator[Piece]:
    """Yield a note an event; one that the owner wrote, and that was imported, is left to him."""
    rows = []
    for row in timeline.rows:
        own = dict(row.event.fields).get(IMPORTED)
        if row.id not in style.notes and own in style.taken:
            yield LeftOut(row.id, f"its note is {own}, which chrono did not write")
        else:
            rows.append(row)
    paths = _paths(rows, style)
    links = {row.event.id: paths[row.id].removesuffix(ENDING) for row in rows}
    link = _linker(timeline, links)
    for row in rows:
        text = written(dict(_properties(row.event, row.id, timeline)), _body(row, timeline, link))
        yield Member(paths[row.id], text, row.id)


def _paths(rows: list[Row], style: Style) -> dict[str, str]:
    """Return where the note of each event is or is to be: in no letters the name of another."""
    held = (*style.notes.values(), *style.taken)
    taken = {fold(path.rpartition("/")[2].removesuffix(ENDING)) for path in held}
    return {
        row.id: style.notes.get(row.id) or unused_name(row.event.title, row.id, taken) + ENDING
        for row in rows
    }


def _properties(
    event: Event, identifier: str, timeline: Timeline
) -> Iterator[tuple[str, Property]]:
    """Yield the properties of an event that there are, in the order of the format."""
    zone = timeline.chronology.zone(event)
    values: dict[str, Property] = {
        "id": identifier,
        "date": str(event.date or ""),
        **dict(zip(DERIVED, _bounds(event), strict=True)),
        "zone": zone if event.zone or (event.date and floats(event.date)) else "",
        "title": event.title,
        **{key: tuple(map(_name, getattr(event, key))) for key in NAMES},
        "tags": event.tags,
        "status": event.status,
        "modality": event.modality,
        "note": event.note,
        **_claims(event),
        "ruling": event.ruling,
        **{key: getattr(event, key) for key in RELATIONS},
        "ignore": event.ignore,
    }
    yield from ((key, held) for key, held in values.items() if held)
    for key, held in event.fields:
        if held:
            yield _own(key), held


def _own(key: str) -> str:
    taken = key.casefold() in PROPERTIES or key.casefold().startswith(OWN)
    return OWN + key if taken else key


def _bounds(event: Event) -> tuple[str, str]:
    """Return the first and the last day, where Obsidian can read them."""
    days = (event.date.earliest, event.date.latest) if event.date else (None, None)
    first, last = (iso(day) if day and 0 < day[0] < 10_000 else "" for day in days)
    return first, last


def _name(name: str) -> str:
    """Return a name for a list in which a link stands for the name of its note."""
    return f"[[{name}]]" if name.startswith("[[") and name.endswith("]]") else name


def _claims(event: Event) -> dict[str, Property]:
    """Return one claim as properties of the event, several as lines of JSON."""
    if len(event.claims) == 1 and _plain(event.claims[0], event):
        held = claim_object(event.claims[0])
        return {
            key: found if isinstance(found := held[key], tuple) else str(found)
            for key in CLAIM_ON_EVENT
            if key in held
        }
    lines = (escape.json(dumps(claim_object(one), ensure_ascii=False)) for one in event.claims)
    return {"sources": event.sources, "claims": tuple(lines)}


def _plain(claim: Claim, event: Event) -> bool:
    """Whether a claim has the date and the modality of its event, and surely one source."""
    if APART.search(claim.source):
        return False
    return claim.date in (None, event.date) and claim.modality in ("", event.modality)


def _linker(timeline: Timeline, notes: Mapping[str, str]) -> Callable[[str, str], str]:
    """Return what makes a link of a name, or of the id of an event."""
    entities = timeline.chronology.entities
    keys = {fold(name): one.key for one in entities.values() for name in one.names()}

    def link(kind: str, name: str) -> str:
        if kind in RELATIONS:
            target, shown = notes.get(name, ""), ""
        else:
            target, shown = safe(keys.get(fold(name), name)), safe(name)
        if not target:
            return escaped(name)
        return f"[[{target}]]" if shown in ("", target) else f"[[{target}|{shown}]]"

    return link


def _body(row: Row, timeline: Timeline, link: Callable[[str, str], str]) -> str:
    """Return what there is to read, in paragraphs."""
    event = row.event
    parts = [f"**{escaped(dated(event, timeline.chronology))}** {escaped(event.title)}"]
    for key, label in _LABELS.items():
        if names := getattr(event, key):
            parts.append(f"{label}: {', '.join(link(key, name) for name in names)}")
    parts += _paragraphs(event.note)
    for claim in event.claims:
        quote = f"> “{escaped(claim.quote.strip())}”\n" if claim.quote else ""
        source = timeline.chronology.source(event, claim.source) if claim.source else None
        cited = citation(source, claim, escaped, _address) if source else escaped(claim.place)
        if quote or cited:
            parts.append(f"{quote}> — {cited}" if cited else quote.rstrip("\n"))
    parts += [f"Ruling: {line}" for line in _paragraphs(event.ruling)]
    own = ((key, held) for key, held in event.fields if key != IMPORTED and held)
    for key, held in own:
        shown = held if isinstance(held, str) else ", ".join(held)
        parts.append(escaped(f"{key}: {shown}".strip()))
    return "\n" + "\n\n".join(parts) + "\n"


def _address(address: str) -> str:
    """Return an address that a link may lead to, in which nothing is a sign of Obsidian."""
    return web(address).replace("%%", "%25%25").translate(_SIGNS)


def _paragraphs(text: str) -> list[str]:
    return [escaped(line.strip()) for line in text.splitlines() if line.strip()]

"""GEDCOM 5.5.1 and 7.0 to events: those of persons and families, with their sources.

Persons become entities. Family ties have no place in a chronology and are left out aloud.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from chrono.claims import Claim, Entity, Event, Source
from chrono.dates import Date
from chrono.errors import DateError, Problem
from chrono.importers import Entry, Given, Item, Skipped, Told
from chrono.importers.clocks import at, time
from chrono.importers.fields import line, lines, text, wrong
from chrono.importers.gedcom_dates import Said, said
from chrono.importers.gedcom_lines import Node, records
from chrono.importers.gedcom_lines import text as file_text

# The events and attributes of a person or a family, by their tags.
EVENTS: Final = {
    "BIRT": "Birth", "CHR": "Christening", "BAPM": "Baptism", "DEAT": "Death", "BURI": "Burial",
    "CREM": "Cremation", "ADOP": "Adoption", "BARM": "Bar mitzvah", "BASM": "Bas mitzvah",
    "BLES": "Blessing", "CHRA": "Adult christening", "CONF": "Confirmation",
    "FCOM": "First communion", "ORDN": "Ordination", "NATU": "Naturalisation",
    "EMIG": "Emigration", "IMMI": "Immigration", "CENS": "Census", "PROB": "Probate",
    "WILL": "Will", "GRAD": "Graduation", "RETI": "Retirement", "EVEN": "Event",
    "MARR": "Marriage", "DIV": "Divorce", "DIVF": "Divorce filed", "ENGA": "Engagement",
    "ANUL": "Annulment", "MARB": "Marriage banns", "MARC": "Marriage contract",
    "MARL": "Marriage licence", "MARS": "Marriage settlement",
}  # fmt: skip
# Attributes are events only where they say when or where.
ATTRIBUTES: Final = {
    "OCCU": "Occupation", "RESI": "Residence", "EDUC": "Education", "TITL": "Title",
    "RELI": "Religion", "NATI": "Nationality", "PROP": "Property", "CAST": "Caste",
    "DSCR": "Description", "FACT": "Fact",
}  # fmt: skip
_HELD: Final = frozenset(["DATE", "PLAC", "SOUR", "NOTE", "SNOTE", "TYPE"])
_FIELDS: Final = {"CAUS": "cause", "AGNC": "agency", "AGE": "age"}
_NAMELESS: Final = "an unnamed person"
_PAGE: Final = re.compile(r"(?:p|pp|page|pages)?\.?\s*([0-9ivxlc]+(?:[-–][0-9ivxlc]+)?)", re.I)


class Family(NamedTuple):
    """The records that the events refer to: sources by their titles, persons by their names."""

    sources: Mapping[str, Source]
    notes: Mapping[str, str]
    people: Mapping[str, str]  # the key of the entity
    names: Mapping[str, str]  # as it is printed


def gedcom(given: Given) -> Iterator[Item]:
    """Yield the events of persons and families, the persons, and the sources."""
    whole, notes = file_text(given)
    yield from notes
    found = []
    for record in records(given.path, whole):
        if isinstance(record, Problem):
            yield record
        else:
            found.append(record)
    family = _family(found)
    yield from family.sources.values()
    for record in found:
        if record.tag == "INDI":
            yield from _person(given.path, record, family)
        elif record.tag == "FAM":
            yield from _couple(given.path, record, family)
        elif record.tag not in ("HEAD", "TRLR", "SOUR", "NOTE", "SNOTE", "SUBM", "SUBN"):
            yield Skipped(f"{given.path}:{record.line}", f"no place for a record of {record.tag}")


def _family(found: list[Node]) -> Family:
    names = {one.xref: _name(one.text("NAME")) for one in found if one.tag == "INDI"}
    often = Counter(names.values())
    people = {
        xref: f"{name} ({xref})" if often[name] > 1 else name
        for xref, name in names.items()
        if name
    }
    sources: dict[str, Source] = {}
    titles: set[str] = set()
    for one in found:
        if one.tag == "SOUR" and one.xref:
            title = line(one.text("TITL") or one.text("ABBR")) or f"source {one.xref}"
            title = f"{title} ({one.xref})" if title in titles else title
            titles.add(title)
            author = lines(one.text("AUTH").split(";"))
            sources[one.xref] = Source("", title, author, line(one.text("PUBL")))
    notes = {one.xref: one.value for one in found if one.tag in ("NOTE", "SNOTE")}
    return Family(sources, notes, people, names)


def _name(written: str) -> str:
    """Return a name without the slashes about the surname."""
    return " ".join(written.replace("/", " ").split())


def _person(path: str, record: Node, family: Family) -> Iterator[Item]:
    who = family.people.get(record.xref, "")
    shown = family.names.get(record.xref) or f"{_NAMELESS} ({record.xref})"
    yield from _events(path, record, [who] if who else [], shown, family)
    if not who:
        return
    others = lines(_name(name.value) for name in record.all("NAME"))
    aliases = tuple(name for name in others if name != shown)
    note = _notes(record, family)
    born, died = _day(record, "BIRT"), _day(record, "DEAT")
    said_of = tuple(
        (label.lower(), "; ".join(held))
        for tag, label in ATTRIBUTES.items()
        if (held := lines(one.value for one in record.all(tag) if not _placed(one)))
    )
    yield Entity(who, "person", "", aliases, "", born, died, note=note, fields=said_of)


def _placed(node: Node) -> bool:
    """Whether an attribute says when or where, and so is an event."""
    return any(child.tag in ("DATE", "PLAC") for child in node.children)


def _day(record: Node, tag: str) -> Date | None:
    """Return the date of an event for the entity; the event itself tells what is wrong with it."""
    node = next(record.all(tag), None)
    try:
        return _dated(node).date if node else None
    except DateError:
        return None


def _couple(path: str, record: Node, family: Family) -> Iterator[Item]:
    partners = [child.pointer for child in record.children if child.tag in ("HUSB", "WIFE")]
    partners = [one for one in partners if one and one != "VOID"]
    people = [family.people[one] for one in partners if one in family.people]
    shown = [family.names.get(one) or f"{_NAMELESS} ({one})" for one in partners]
    yield from _events(path, record, people, " and ".join(shown) or _NAMELESS, family)


def _events(
    path: str, record: Node, people: list[str], shown: str, family: Family
) -> Iterator[Item]:
    """Yield the events under a person or a family."""
    count: Counter[str] = Counter()
    for node in record.children:
        if node.tag in EVENTS or (node.tag in ATTRIBUTES and _placed(node)):
            count[node.tag] += 1
            key = f"{record.xref} {node.tag} {count[node.tag]}"
            yield from _event(path, node, key, people, shown, family)
        elif node.tag not in ("NAME", "NOTE", "SNOTE", "HUSB", "WIFE") and not (
            node.tag in ATTRIBUTES and record.tag == "INDI" and node.value.strip()
        ):
            kind = "a person" if record.tag == "INDI" else "a family"
            yield Skipped(f"{path}:{node.line}", f"no place for {node.tag} of {kind}")


def _event(
    path: str, node: Node, key: str, people: list[str], shown: str, family: Family
) -> Iterator[Item]:
    if not node.children and node.value.strip().upper() != "Y" and not node.value.strip():
        yield Skipped(f"{path}:{node.line}", f"a {node.tag} that says nothing")
        return
    dated = next(node.all("DATE"), None)
    row = f"{dated.tag} {dated.value}" if dated else node.tag
    try:
        when = _dated(node)
    except DateError as error:
        yield wrong(path, dated.line if dated else node.line, error, row[:200])
        return
    fields = [(name, line(node.text(tag))) for tag, name in _FIELDS.items()]
    kind = line(node.text("TYPE"))
    if node.tag not in ("EVEN", "FACT"):
        fields.append(("type", kind))
    event = Event(
        "", when.date, _title(node, kind, shown), people=tuple(dict.fromkeys(people)),
        places=lines([node.text("PLAC")]), note=_notes(node, family),
        claims=tuple(_claims(node, when.phrase, family)),
        fields=tuple((name, value) for name, value in fields if value),
    )  # fmt: skip
    yield Entry(event, key, node.line, row[:200])
    if when.told:
        place = f"{path}:{dated.line if dated else node.line}"
        if when.date:
            yield Told(f"{place}: {row[5:80]} is {when.date}", when.told)
        else:
            yield Skipped(f"{place}: {row[5:80]}", when.told)
    for child in node.children:
        if child.tag not in _HELD and child.tag not in _FIELDS:
            yield Skipped(f"{path}:{child.line}", f"no place for {child.tag} of an event")
    for cited in node.all("SOUR"):
        for child in cited.children:
            if child.tag not in ("PAGE", "DATA", "TEXT"):
                yield Skipped(f"{path}:{child.line}", f"no place for {child.tag} of a citation")


def _dated(node: Node) -> Said:
    """Return when an event was, with the time of a GEDCOM 7 file. Raises `DateError`."""
    found = next(node.all("DATE"), None)
    if found is None:
        return Said(None)
    when = said(found.value, line(found.text("PHRASE")))
    clock = found.text("TIME").strip()
    return when._replace(date=at(when.date, time(clock))) if clock and when.date else when


def _title(node: Node, kind: str, shown: str) -> str:
    """Return the event in words: Birth of Iris Marsh, Occupation of Iris Marsh: miner."""
    label = {**EVENTS, **ATTRIBUTES}[node.tag]
    if node.tag in ("EVEN", "FACT") and kind:
        label = kind[:1].upper() + kind[1:]
    value = line(node.value)
    return f"{label} of {shown}" + (f": {value}" if value and value.upper() != "Y" else "")


def _notes(node: Node, family: Family) -> str:
    notes = [
        family.notes.get(one.pointer, "") if one.pointer else one.value
        for one in node.children
        if one.tag in ("NOTE", "SNOTE")
    ]
    return text("\n\n".join(filter(None, map(text, notes))))


def _claims(node: Node, phrase: str, family: Family) -> Iterator[Claim]:
    """Yield a claim for each source that is cited, else one that keeps the words of the date."""
    cited = list(node.all("SOUR"))
    for one in cited:
        known = family.sources.get(one.pointer)
        title = known.title if known else line(one.value if not one.pointer else one.pointer)
        place = line(one.text("PAGE"))
        page = _PAGE.fullmatch(place)
        quotes = [child.value for child in one.all("TEXT")]
        quotes += [child.value for data in one.all("DATA") for child in data.all("TEXT")]
        yield Claim(
            source=title, page=page[1] if page else "", locator="" if page else place,
            phrase=phrase, quote=text("\n".join(quotes)),
        )  # fmt: skip
    if not cited and phrase:
        yield Claim(phrase=phrase)

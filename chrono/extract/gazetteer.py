"""The names that are known beforehand: a chronology's own entities, places, international bodies.

The places stand in `places.tsv.gz`, which bench/gazetteer.py builds and which says whose data it
is; they are read when the first text is.
"""

import gzip
from collections.abc import Iterable, Mapping
from copy import copy
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import Final, NamedTuple

from chrono.claims import Entity
from chrono.extract.abroad import BODIES_ABROAD, REGIONS_ABROAD
from chrono.extract.bodies import ADJECTIVES, BODIES, REGIONS, SERIES
from chrono.extract.inflection import bases

KINDS: Final = {"org": "org", "person": "person", "place": "place"}


class Known(NamedTuple):
    """A name that is known: its kind, how it is called, its country, and whether its capital."""

    kind: str
    called: str
    country: str = ""
    capital: bool = False
    own: bool = False


@cache
def world() -> dict[str, Known]:
    """The places, regions and international bodies, by each of their names."""
    packed = (files("chrono.extract") / "places.tsv.gz").read_bytes()
    _, _, rows = gzip.decompress(packed).decode().rstrip("\n").partition("\n")
    cells = rows.replace("\n", "\t").split("\t")
    kinds, called, countries = cells[1::4], cells[2::4], cells[3::4]
    places = map(Known, repeat("place"), called, countries, map("capital".__eq__, kinds))
    table = dict(zip(cells[0::4], places, strict=True))
    table |= {region: Known("place", region) for region in REGIONS}
    for region, names in REGIONS_ABROAD.items():
        table |= dict.fromkeys(names, Known("place", region))
    for short, name in BODIES.items():
        known = Known("org", short if len(name.split()) > 3 else name)
        table[short] = table[name] = known
    for body, names in BODIES_ABROAD.items():
        table |= dict.fromkeys(names, table.get(body) or Known("org", body))
    return table


@cache
def capitals() -> dict[str, str]:
    """Country -> its capital."""
    return {known.country: known.called for known in world().values() if known.capital}


def capital_of(adjective: str) -> str:
    """The capital of the country that an adjective is of: `Azerbaijani` -> Baku; or nothing."""
    return capitals().get(ADJECTIVES.get(adjective, ""), "")


class Gazetteer:
    """What a name is: the chronology's entities first, then the world's."""

    def __init__(
        self, entities: Mapping[str, Entity] | Iterable[Entity] = (), language: str = "en"
    ) -> None:
        self.language = language
        found = entities.values() if isinstance(entities, Mapping) else entities
        self.own: dict[str, Known] = {}
        for entity in found:
            for name in entity.names():
                known = Known(KINDS[entity.kind], entity.key, entity.part_of, False, True)
                self.own[straight(name)] = known
        self.world = world()

    def speaking(self, language: str) -> "Gazetteer":
        """The same names, looked up with the endings of a language."""
        other = copy(self)
        other.language = language
        return other

    def find(self, name: str) -> Known | None:
        """What is known of a name as it is written, without the ending of its case."""
        plain = straight(name)
        known = self.own.get(plain) or self.world.get(plain)
        if known is None and self.language != "en":
            found = (self.own.get(x) or self.world.get(x) for x in bases(plain, self.language))
            known = next(filter(None, found), None)
        if known is None and plain.isupper() is False and "." in plain:
            known = self.world.get(plain.replace(".", ""))
        if known is None and plain[:1].isupper():
            series = plain.rstrip("0123456789").rstrip("-")
            if series in SERIES and series != plain:
                return Known("org", plain)
        return known


def straight(name: str) -> str:
    """A name with plain apostrophes and single spaces."""
    return " ".join(name.replace("\u2019", "'").split())

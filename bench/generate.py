"""Write the same made-up events in the formats that the benchmarks read.

    python bench/generate.py COUNT FOLDER [NAME...]

Names: plain, folded, messy, loose, cyrillic (chronologies, with their events as JSON Lines beside
them), journal (hledger), rec (recutils), beancount, csv; all when none is given. The same COUNT
gives the same bytes, whatever the machine. Events are made one by one, so a million need no memory.
"""

import csv
import json
import os
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, Final, TextIO

Record = dict[str, Any]

ORGS: Final = (
    "CICA", "Non-Aligned Movement", "UNESCO", "Organization of Turkic States", "ADA University",
    "Baku Security Forum", "AIR Center", "Caspian Energy Club", "Parliament of Azerbaijan",
    "World Health Organization", "UN-Habitat", "European Union", "Ministry of Ecology", "SOCAR",
    "ISESCO", "Nizami Ganjavi International Center", "Asian Development Bank", "OSCE", "GUAM",
    "COP29",
)  # fmt: skip
PLACES: Final = (
    "Baku", "Shusha", "Astana", "Almaty", "Tashkent", "Ankara", "Istanbul", "Geneva", "New York",
    "Ganja", "Tbilisi", "Kampala", "Dushanbe", "Shanghai", "Lankaran", "Kazakhstan", "Azerbaijan",
)  # fmt: skip
DEEDS: Final = (
    "opens its annual meeting", "signs a memorandum", "takes the chair", "adopts a declaration",
    "hosts a round table on water", "publishes its report", "elects a secretary general",
    "sends observers", "welcomes a new member", "agrees on a road map",
    "closes the ministerial session",
)  # fmt: skip
CYRILLIC: Final = (
    "открывает ежегодную встречу", "подписывает меморандум", "принимает декларацию",
    "проводит круглый стол", "публикует доклад", "избирает генерального секретаря",
)  # fmt: skip
SOURCES: Final = tuple(f"source-{number:02}" for number in range(40))


def events(count: int, first: int = 1990, cyrillic: bool = False) -> Iterator[Record]:
    """Yield events as the keys of the file: days, months and years from `first` to 2025."""
    chance = random.Random(20251122)
    begin = date(first, 1, 1)
    span = (date(2025, 12, 31) - begin).days
    deeds = CYRILLIC if cyrillic else DEEDS
    for number in range(count):
        day = begin + timedelta(days=chance.randrange(span))
        length = chance.choices((10, 7, 4), (70, 15, 15))[0]
        orgs = chance.sample(ORGS, chance.choice((1, 1, 2)))
        deed, page = chance.choice(deeds), chance.randrange(1, 400)
        place = chance.choice(PLACES)
        smile = " 😀" if cyrillic and number == count // 2 else ""
        yield {
            "id": f"event-{number:07}",
            "date": day.isoformat()[:length],
            "title": f"{orgs[0]} {deed}, item {number}{smile}",
            "orgs": orgs,
            "places": [place],
            "source": chance.choice(SOURCES),
            "page": str(page),
            "quote": f"{orgs[0]} {deed} in {place}",
        }


def messy(count: int) -> Iterator[Record]:
    """Yield events of which a fifth has two claims; 34 000 different dates in 100 000."""
    chance = random.Random(7)
    for record in events(count, 1920):
        if chance.random() < 0.2:
            own = {key: record.pop(key) for key in ("source", "page", "quote")}
            other = {"source": chance.choice(SOURCES), "quote": "the same, it is said elsewhere"}
            record["claims"] = [{"date": record["date"], **own}, other]
        yield record


def head(stream: TextIO) -> None:
    stream.write("chrono: 1\nname: bench\nsources:\n")
    for key in SOURCES:
        stream.write(f"  {key}:\n    title: Report {key[-2:]}\n")
    stream.write("events:\n")


def flow(items: list[str]) -> str:
    return "[" + ", ".join(items) + "]"


def entry(record: Record, quoted: Callable[[], bool], comment: Callable[[], bool]) -> Iterator[str]:
    """Yield the lines of a canonical entry, some texts in quotes, some comments between."""
    pad = "  - "
    for key, value in record.items():
        if comment():
            yield "    # seen by the editor\n" if pad == "    " else "  # another one\n"
        if key == "claims":
            yield f"{pad}claims:\n"
            for claim in value:
                dash = "      - "
                for inner, text in claim.items():
                    yield f"{dash}{inner}: {text}\n"
                    dash = "        "
            continue
        written = flow(value) if isinstance(value, list) else value
        if key in ("title", "quote") and quoted():
            written = "'" + written.replace("'", "''") + "'"
        yield f"{pad}{key}: {written}{' # as printed' if key == 'page' and comment() else ''}\n"
        pad = "    "


def never() -> bool:
    return False


def plain(stream: TextIO, records: Iterator[Record]) -> None:
    for record in records:
        stream.writelines(entry(record, never, never))


def in_folds(record: Record) -> str:
    """Return an entry as a person writes it who likes folded texts and lists down the page."""
    words = record["quote"].split()
    return (
        f"  - id: {record['id']}\n    title: >-\n      {record['title']}\n"
        f"    date: {record['date']}\n"
        f"    source: {record['source']}\n    page: {record['page']}\n"
        "    orgs:\n" + "".join(f"      - {org}\n" for org in record["orgs"]) + "    places:\n"
        f"      - {record['places'][0]}\n    quote: >-\n      {' '.join(words[:4])}\n"
        f"      {' '.join(words[4:])}\n"
    )


def some_folded(stream: TextIO, records: Iterator[Record], every: int) -> None:
    for number, record in enumerate(records):
        if number % every == every // 2:
            stream.write(in_folds(record))
        else:
            stream.writelines(entry(record, never, never))


def rough(stream: TextIO, records: Iterator[Record]) -> None:
    chance = random.Random(11)
    for record in records:
        written = entry(record, lambda: chance.random() < 0.3, lambda: chance.random() < 0.03)
        stream.writelines(written)


def loose(stream: TextIO, records: Iterator[Record]) -> None:
    """Write a chronology of which nothing is canonical: no indent, another order, folded texts."""
    for record in records:
        orgs = "".join(f"  - {org}\n" for org in record["orgs"])
        stream.write(
            f'- title: >-\n    {record["title"]}\n  orgs:\n{orgs}  date: "{record["date"]}"\n'
            f"  places: {{}}\n".replace("{}", flow(record["places"]))
            + f"  page: {record['page']}\n  source: {record['source']}\n"
            f'  quote: "{record["quote"]}"\n  id: {record["id"]}\n'
        )


CHRONOLOGIES: Final[dict[str, tuple[Callable[[int], Iterator[Record]], Any]]] = {
    "plain": (events, plain),
    "folded": (events, None),
    "messy": (messy, rough),
    "loose": (events, loose),
    "cyrillic": (lambda count: events(count, cyrillic=True), plain),
}


def first_day(text: str) -> str:
    return text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text


def journal(stream: TextIO, count: int) -> None:
    for record in events(count):
        stream.write(
            f"{first_day(record['date'])} {record['title']}  ; source:{record['source']}\n"
        )
        stream.writelines(f"    (events:{org})  1\n" for org in record["orgs"])
        stream.write("\n")


def rec(stream: TextIO, count: int) -> None:
    stream.write("%rec: Event\n%key: Id\n\n")
    for record in events(count):
        stream.write(f"Id: {record['id']}\nDate: {record['date']}\nTitle: {record['title']}\n")
        stream.writelines(f"Org: {org}\n" for org in record["orgs"])
        stream.write(f"Place: {record['places'][0]}\nSource: {record['source']}\n")
        stream.write(f"Page: {record['page']}\nQuote: {record['quote']}\n\n")


def beancount(stream: TextIO, count: int) -> None:
    """Write event directives, one for each organisation."""
    for record in events(count):
        for org in record["orgs"]:
            stream.write(f'{first_day(record["date"])} event "{org}" "{record["title"]}"\n')
            stream.write(f'  id: "{record["id"]}"\n  source: "{record["source"]}"\n')


def separated(stream: TextIO, count: int) -> None:
    """Write CSV with a row for each organisation of an event."""
    names = ["id", "date", "title", "org", "place", "source", "page", "quote"]
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(names)
    for record in events(count):
        for org in record["orgs"]:
            values = {**record, "org": org, "place": record["places"][0]}
            rows.writerow([values[name] for name in names])


PEERS: Final[dict[str, Callable[[TextIO, int], None]]] = {
    "journal": journal,
    "rec": rec,
    "beancount": beancount,
    "csv": separated,
}


def write(name: str, count: int, folder: str) -> str:
    """Write one file, and for a chronology its events as JSON Lines; return its path."""
    ending = ".yaml" if name in CHRONOLOGIES else ""
    path = os.path.join(folder, f"{name}{ending}" if ending else f"events.{name}")
    with open(path, "w", encoding="utf-8", newline="") as stream:
        if name in PEERS:
            PEERS[name](stream, count)
            return path
        make, layout = CHRONOLOGIES[name]
        head(stream)
        if layout:
            layout(stream, make(count))
        else:
            some_folded(stream, make(count), max(2, count // 50))
    with open(path.replace(".yaml", ".jsonl"), "w", encoding="utf-8") as stream:
        for record in make(count):
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    return path


def main() -> None:
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    count, folder, *names = sys.argv[1:]
    os.makedirs(folder, exist_ok=True)
    for name in names or [*CHRONOLOGIES, *PEERS]:
        path = write(name, int(count), folder)
        print(f"{path}  {os.path.getsize(path) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()

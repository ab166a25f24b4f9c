"""Ask chrono and its peers for the events of one organisation, each in its own format.

    python bench/peers.py [--count N] [--rounds N]

Prints a Markdown table: medians of CPU time and memory over interleaved runs, each a fresh process
with an empty home folder. A peer is the first of its name on PATH; one that is not there, or whose
rows are not those of the `json.loads` loop, is named below the table and left out of it.
To add a peer: its format in bench/generate.py, and a `Peer` below for each way of asking it.
"""

import argparse
import csv
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from generate import CHRONOLOGIES, first_day
from list import ORG, floor, generated, listing
from measure import Case, Run, chrono, medians, run

Row = tuple[str, ...]

CACHE: Final = ".events.beancount.picklecache"
LOAD: Final = '"$0" insert "$1" events "$2" --csv --silent && "$0" create-index "$1" events org'
SELECT: Final = f"SELECT date, title, source FROM events WHERE org = '{ORG}'"
BQL: Final = (
    f"SELECT date, description AS title, meta['source'] AS source FROM #events WHERE type = '{ORG}'"
)


class Peer(NamedTuple):
    """A way of asking a program about a file that bench/generate.py makes under this name.

    `rows` reads the answer: a day, a title and, where it is told, a source. It is None for a
    command that only prepares the next one, which runs right after it in each round.
    """

    program: str
    file: str
    case: Callable[[str, str], Case]
    rows: Callable[[str], Iterator[Row]] | None


def looped(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        _, day, title, _, _, source = line.split("\t")
        yield first_day(day), title, source


def spaced(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        day, source, title = line.split(" ", 2)
        yield first_day(day), title, source


def separated(text: str, delimiter: str = ",") -> Iterator[Row]:
    for cells in csv.DictReader(io.StringIO(text), delimiter=delimiter):
        yield first_day(cells["date"]), cells["title"], cells.get("source") or cells["sources"]


def tabbed(text: str) -> Iterator[Row]:
    return separated(text, "\t")


def registered(text: str) -> Iterator[Row]:
    for cells in csv.DictReader(io.StringIO(text)):
        yield cells["date"], cells["description"]


def printed(text: str) -> Iterator[Row]:
    """Yield a row for each transaction, of which there is a line for each organisation."""
    for cells in {each["txnidx"]: each for each in csv.DictReader(io.StringIO(text))}.values():
        yield cells["date"], cells["description"], cells["comment"].removeprefix("source:")


def loop(program: str, path: str) -> Case:
    return floor(path)


def ours(program: str, path: str) -> Case:
    return listing(path)


def recsel(program: str, path: str) -> Case:
    options = ("-t", "Event", "-e", f"Org = '{ORG}'", "-C", "-R", "Date,Source,Title")
    return Case((program, *options, path))


def register(program: str, path: str) -> Case:
    return Case((program, "-f", path, "register", f"acct:^events:{ORG}$", "-O", "csv"))


def whole(program: str, path: str) -> Case:
    return Case((program, "-f", path, "print", f"acct:^events:{ORG}$", "-O", "csv"))


def cached(program: str, path: str) -> Case:
    return Case((program, "-f", "csv", path, BQL))


def cold(program: str, path: str) -> Case:
    return Case(cached(program, path).command, lambda: forget(beside(path, CACHE)))


def in_memory(program: str, path: str) -> Case:
    return Case((program, "memory", path, SELECT, "--tsv"))


def insert(program: str, path: str) -> Case:
    database = beside(path, "events.db")
    return Case(("sh", "-c", LOAD, program, database, path), lambda: forget(database))


def indexed(program: str, path: str) -> Case:
    return Case((program, "query", beside(path, "events.db"), SELECT, "--tsv"))


# The order is that of a round: what prepares stands right before what makes use of it.
PEERS: Final[dict[str, Peer]] = {
    "`json.loads` loop": Peer(sys.executable, "plain", loop, looped),
    "chrono list": Peer(sys.executable, "plain", ours, tabbed),
    "recsel": Peer("recsel", "rec", recsel, spaced),
    "hledger register": Peer("hledger", "journal", register, registered),
    "hledger print": Peer("hledger", "journal", whole, printed),
    "bean-query, and its cache written": Peer("bean-query", "beancount", cold, separated),
    "bean-query, from its cache": Peer("bean-query", "beancount", cached, separated),
    "sqlite-utils memory": Peer("sqlite-utils", "csv", in_memory, tabbed),
    "sqlite-utils insert, create-index": Peer("sqlite-utils", "csv", insert, None),
    "sqlite-utils query, indexed": Peer("sqlite-utils", "csv", indexed, tabbed),
}


def beside(path: str, name: str) -> str:
    return os.path.join(os.path.dirname(path), name)


def forget(path: str) -> None:
    if os.path.exists(path):
        os.remove(path)


def written(folder: str, name: str, count: int) -> str:
    """Return the path of a file of these events; make it unless it is there."""
    path = os.path.join(folder, f"{name}.yaml" if name in CHRONOLOGIES else f"events.{name}")
    if not os.path.exists(path):
        generated(folder, name, count)
    return path


def measured(folder: str, count: int, rounds: int) -> dict[str, Run]:
    """Return the medians of each way of asking whose program is here."""
    cases = {}
    for name, peer in PEERS.items():
        program = shutil.which(peer.program)
        if program:
            cases[name] = peer.case(program, written(folder, peer.file, count))
    return medians(cases, rounds)


def same(rows: list[Row], expected: list[Row]) -> bool:
    """Compare rows without order, and without sources where the answer has none."""
    width = len(rows[0]) if rows else 0
    return sorted(rows) == sorted(row[:width] for row in expected)


def table(found: dict[str, Run]) -> list[str]:
    """Print a line for each way whose rows are those of the loop; return what was left out."""
    expected = list(looped(found["`json.loads` loop"].output.decode()))
    unit = found["chrono list"].cpu
    left = []
    print("| | CPU | to chrono's | memory | rows |\n|---|---|---|---|---|")
    for name, peer in PEERS.items():
        if name not in found:
            left.append(f"{name}: {peer.program} is not installed")
            continue
        one = found[name]
        rows = list(peer.rows(one.output.decode())) if peer.rows else expected
        if not same(rows, expected):
            left.append(f"{name}: its {len(rows)} rows are not the {len(expected)} of the loop")
            continue
        cells = f"{one.cpu:.2f} s | {one.cpu / unit:.2f} | {one.memory:.0f} MB"
        print(f"| {name} | {cells} | {len(rows) if peer.rows else '–'} |")
    return left


def versions() -> Iterator[str]:
    """Yield the first line of what each program that is here says of its version."""
    yield run(chrono("--version")).output.decode().strip()
    for program in dict.fromkeys(peer.program for peer in PEERS.values()):
        path = shutil.which(program)
        if path:
            said = run((path, "--version")).output.decode().partition("\n")[0]
            yield f"{os.path.basename(program)}: {said}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    print(*versions(), sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        found = measured(folder, given.count, given.rounds)
        left = table(found)
        cache = os.path.join(folder, CACHE)
        if "bean-query, from its cache" in found and not os.path.exists(cache):
            left.append(
                "bean-query wrote no cache: it does when it has read for more than a second"
            )
    for line in left:
        print(line)


if __name__ == "__main__":
    main()

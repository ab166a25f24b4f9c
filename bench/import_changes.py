"""Change the files of `bench.imports` by chance and import them, in search of tracebacks.

    python -m bench.import_changes [SECONDS [SEED]]      60 s

A file may be refused with an error of chrono's own, and takes less than 5 s. Exits 1 with any
other failure. Parts of spreadsheets are changed before they are packed.
"""

import io
import random
import sys
import time
import traceback
import zipfile

from bench.imports import cases
from chrono import store
from chrono.claims import Event
from chrono.errors import ChronoError
from chrono.importers import Given, importer
from chrono.importers.plan import plan
from chrono.store.text import Text

LARGEST = 20_000  # bytes of a file that is changed
SLOWEST = 5.0  # seconds
PIECES = (
    b'"', b",", b";", b"\n", b"\0", b"/", b"-", b"99999999999", b"{", b"}", b"[", b"1e5", b"@",
    b": ", b"BET ", b" AND ", b"T25:61", b"\xff", b"\xed\xa0\x80", b"0 ", b"1 CONT ", b"2000",
    b"now", b" every ", b"P9Y", b"XX", b"~", b"..", b" - ", "٣".encode(), "²".encode(),
    b"12:00", b" BC",
)  # fmt: skip


def changed(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes with one to four changes."""
    for _ in range(chance.randint(1, 4)):
        start = chance.randint(0, len(raw))
        end = min(len(raw), start + chance.choice((0, 1, 3, 10)))
        new = (chance.choice(PIECES), b"", raw[start:end] * 2, bytes([chance.randrange(256)]))
        raw = raw[:start] + chance.choice(new) + raw[end:]
    return raw


def changed_file(raw: bytes, chance: random.Random) -> bytes:
    """Return a file with a few changes; of a packed one a part is changed."""
    if not zipfile.is_zipfile(io.BytesIO(raw)):
        return changed(raw, chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(buffer, "w") as new:
        part = chance.choice(old.namelist())
        for name in old.namelist():
            held = old.read(name)
            new.writestr(name, changed(held, chance) if name == part else held)
    return buffer.getvalue()


def main() -> int:
    """Import changed files until the time is up."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    seeds = [case for case in cases() if len(case.content) < LARGEST]
    held = store.load_text(Text("e.yaml", b"chrono: 1\nname: e\nevents: []\n"))
    usual = Event("", None, "", status="accepted")
    count, failures, end = 0, 0, time.monotonic() + seconds
    while time.monotonic() < end:
        case = chance.choice(seeds)
        raw, begun = changed_file(case.content, chance), time.monotonic()
        count += 1
        try:
            plan(importer(case.name.split()[0])(Given(case.file, raw)), held, case.file, usual)
        except ChronoError:
            pass
        except Exception:
            failures += 1
            print(case.name, raw[:200])
            traceback.print_exc(limit=-3)
        if time.monotonic() - begun > SLOWEST:
            failures += 1
            print(f"{case.name}: slow: {raw[:200]!r}")
    print(f"{count} imports, {failures} failures")
    return int(failures > 0)


if __name__ == "__main__":
    sys.exit(main())

"""Feed `chrono` what nobody would write, and keep what it cannot take.

    python -m bench.fuzz [SECONDS [TARGET...]]      60 s for each of the targets of tests/targets.py

Led by coverage where atheris is installed (`pip install atheris`), by chance alone where it is not.
Each failure of a new kind is made smaller and kept under tests/data/found/TARGET/, where the tests
find it. Two are of one kind when the same exception comes from the same function. Exits 1 with any.
POSIX only: each target runs in a fork, with 2 GB of memory.
"""

import os
import random
import re
import resource
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn

ROOT = Path(__file__).parent.parent
LONGEST = 4096  # bytes of an input
MEMORY = 2 << 30
WORDS = (
    b"'", b'"', b"[", b"]", b"{", b"}", b": ", b"- ", b"\n", b"\r\n", b"\r", b"\n  - ", b"\n    ",
    b"\t", b"#", b" # c", b"|", b">", b"&a ", b"*a", b"!!str ", b"? ", b"---\n", b"...\n", b"%",
    b"\\", b"\x00", b"\x1b", b"\xc2\x85", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xff", b"\xc3",
    b"\xed\xa0\x80", b"\xf0\x9f\x91\xa9", "٣".encode(), "é".encode(), "ß".encode(), "İ".encode(),
    b"id: ", b"date: ", b"title: ", b"claims:\n", b"source: ", b"fields: ", b"before: ", b"zone: ",
    b"events:\n", b"chrono: 1\n", b"1999", b"0000", b"-0001", b"9999", b"12-31", b"T23:59:60",
    b"+14:00", b"Z", b"X", b"/", b"..", b"~", b"?", b"E9", b"S2", b"Y1", b"2024-02-29", b"c. ",
    b"last ", b"month ", b"May ", b"-90d", b"week ", b" century", b" BC", b"since ", b"between ",
    b" and ", b" or ", "марта ".encode(), "年".encode(), "السنة ".encode(), b"not:", b"org:",
    b"from:", b"date:", b"text:", b" ", b"\xc2\xa0", b"1w", b"Europe/London",
)  # fmt: skip


class Hunt:
    """The search for what one target cannot take. `kinds` are the failures known so far."""

    def __init__(self, name: str, targets: ModuleType) -> None:
        self.name = name
        self.target = targets.TARGETS[name]
        self.in_time = targets.in_time
        self.slow = targets.TooSlowError
        self.folder = targets.FOUND / name
        self.seeds: list[bytes] = targets.seeds(name)
        self.kinds: set[str] = set()
        self.count = 0

    def leave(self) -> NoReturn:
        """Print how many inputs there were, and end the process; its status is 1 with failures."""
        print(f"{self.name}: {self.count:,} inputs, {len(self.kinds)} kinds of failure", flush=True)
        os._exit(bool(self.kinds))

    def kind(self, raw: bytes) -> str:
        """Return what kind of failure an input makes, or nothing."""
        try:
            with self.in_time():
                self.target(raw)
        except (Exception, self.slow) as error:
            if isinstance(error, self.slow):
                return "slow"
            frames = traceback.extract_tb(error.__traceback__)
            ours = [frame for frame in frames if frame.filename.startswith(str(ROOT))]
            return f"{type(error).__name__}-{Path(ours[-1].filename).stem}-{ours[-1].name}"
        return ""

    def try_one(self, raw: bytes) -> None:
        """Give one input to the target; keep it when it fails in a new way."""
        self.count += 1
        kind = self.kind(raw)
        if kind and kind not in self.kinds:
            self.kinds.add(kind)
            small = self.smaller(raw, kind)
            self.folder.mkdir(parents=True, exist_ok=True)
            (self.folder / re.sub(r"\W+", "-", kind).lower()).write_bytes(small)
            print(f"{self.name}: {kind}: {small[:200]!r}", flush=True)

    def smaller(self, raw: bytes, kind: str) -> bytes:
        """Take out of an input what the failure does not need."""
        size = len(raw) // 2
        end = time.monotonic() + 10
        while size and time.monotonic() < end:
            at = 0
            while at < len(raw) and time.monotonic() < end:
                less = raw[:at] + raw[at + size :]
                if self.kind(less) == kind:
                    raw = less
                else:
                    at += size
            size //= 2
        return raw


def changed(raw: bytes, seeds: list[bytes], chance: random.Random) -> bytes:
    """Return an input with a few changes made by chance."""
    for _ in range(chance.randint(1, 4)):
        first, last = sorted(chance.randint(0, len(raw)) for _ in "ab")
        last = min(last, first + chance.choice((1, 4, 20, 500)))
        other = chance.choice(seeds)
        from_ = chance.randint(0, len(other))
        new = chance.choice(
            (
                b"",
                chance.choice(WORDS),
                chance.choice(WORDS) + raw[first:last],
                chance.choice(WORDS) * chance.choice((2, 3, 50)),
                raw[first:last] * 2,
                other[from_ : from_ + chance.choice((2, 10, 100))],
                bytes([chance.randrange(256)]),
                b"%d" % chance.choice((0, 1, 12, 13, 31, 32, 60, 99, 10**4, 10**9, 10**16)),
            )
        )
        raw = (raw[:first] + new + raw[last:])[:LONGEST]
    return raw


def by_chance(hunt: Hunt, seeds: list[bytes], seconds: float) -> None:
    """Change the seeds at random until the time is up."""
    chance = random.Random(hunt.name)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        hunt.try_one(changed(chance.choice(seeds), seeds, chance))


def by_coverage(hunt: Hunt, seeds: list[bytes], seconds: float, folder: Path) -> None:
    """Let libFuzzer change the seeds; ends the process when the time is up."""
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(seeds):
        (corpus / str(number)).write_bytes(seed)
    words = "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in WORDS)
    (folder / "words").write_text(words)
    end = time.monotonic() + seconds

    def one(raw: bytes) -> None:
        hunt.try_one(raw)
        if time.monotonic() > end:
            hunt.leave()

    given = [f"-dict={folder / 'words'}", f"-max_len={LONGEST}", "-rss_limit_mb=0", "-verbosity=0"]
    atheris.Setup(["fuzz", str(corpus), *given], one)
    atheris.Fuzz()


def hunt_in(name: str, seconds: float, folder: Path) -> None:
    """Look for failures of one target, print what was done, and end the process."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    try:
        import atheris
    except ImportError:
        hunt = Hunt(name, import_module("tests.targets"))
        by_chance(hunt, hunt.seeds, seconds)
    else:
        with atheris.instrument_imports(include=["chrono"]):
            hunt = Hunt(name, import_module("tests.targets"))
        by_coverage(hunt, hunt.seeds, seconds, folder)
    hunt.leave()


def main() -> int:
    """Hunt in one target after another; return 1 when anything was found."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    failed = 0
    for name in sys.argv[2:] or ("file", "date", "phrase", "query", "calendar"):
        with tempfile.TemporaryDirectory(prefix="chrono-fuzz-") as folder:
            child = os.fork()
            if not child:
                hunt_in(name, seconds, Path(folder))
            failed |= os.waitpid(child, 0)[1]
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())

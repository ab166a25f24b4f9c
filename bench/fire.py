"""Kill, starve and crowd `chrono` as it writes; after each blow the file is the old or the new.

    python -m bench.fire [KILLS [MEGABYTES [WRITERS]]]      500 kills, 20 MB, 30 writers

Each command runs in a fork of this process, so that a blow costs milliseconds. POSIX only.
"""

import errno
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from chrono import store
from chrono.store.write import change

try:
    import fcntl
    import resource
except ImportError:  # not POSIX: nothing here runs
    fcntl = resource = None  # type: ignore[assignment]

# What a command imports late is here before a fork.
for late in ("filelock", "locale", "chrono.phrases", "chrono.store.whole", "chrono.writers.escape"):
    import_module(late)
for late in ("add", "edit", "curate", "request", "view", "report"):
    import_module(f"chrono.cli.{late}")

FILE = "FILE"  # stands for the path of the file in a command
INIT = ("init", FILE)  # the command that writes where nothing is
COMMANDS = (
    ("add", "1999-05-06", "A title that is new", "--org", "CICA", "-f", FILE),
    ("edit", "e1", "--title", "Another title", "-f", FILE),
    ("rm", "e2", "-f", FILE),
    ("fmt", FILE),
)
STEPS = ("open", "fdopen", "fsync", "fchown", "fchmod", "replace", "unlink", "close")
FAULTS = ("ENOSPC", "EIO", "EROFS", "EACCES", "EDQUOT", "EINTR")
KILL = "KILL"


class Ended(NamedTuple):
    """How a command ended: its exit status, negative for a signal, and what it said."""

    status: int
    out: str
    err: str


def make(path: Path, size: int = 0) -> bytes:
    """Write a chronology of at least `size` bytes, and of five events at least; return it.

    All entries but the first are canonical, so that `fmt` has something to do.
    """
    width = 10_000 if size > 100_000 else 40
    words = ("so it stands in the source " * (width // 27 + 1))[:width].strip()
    entries = (
        f"  - id: e{number}\n    date: {1000 + number % 1000}\n    title: Number {number}  # note\n"
        f"    source: s\n    quote: {words}\n"
        for number in range(1, 6 + size // width)
    )
    head = "# mine\nchrono: 1\nname: x\nsources:\n  s:\n    title: S\nevents:\n"
    odd = "  - title: Number 0\n    id: e0\n"
    raw = (head + odd + "".join(entries) + "# the end\n").encode()
    path.write_bytes(raw)
    return raw


def put(path: Path, old: bytes | None) -> None:
    """Make a file what it was; None is no file."""
    if old is None:
        path.unlink(missing_ok=True)
    else:
        path.write_bytes(old)


def held(path: Path) -> bytes | None:
    """Return what a file holds, None when there is none."""
    return path.read_bytes() if path.exists() else None


def aimed(command: tuple[str, ...], path: Path) -> tuple[str, ...]:
    """Return a command with the path in its place."""
    return tuple(str(path) if word == FILE else word for word in command)


class Blow:
    """Strikes at one step of a write: each call of the system, and halfway through the bytes.

    Steps count from the first look at the lock file. `number` 0 never strikes, and counts.
    """

    def __init__(self, number: int, fault: str) -> None:
        self.number = number
        self.fault = fault
        self.count = 0
        self.started = False

    def step(self) -> None:
        """Count a step, and strike at the one."""
        self.count += 1
        if self.count == self.number:
            if self.fault == KILL:
                os.kill(os.getpid(), signal.SIGKILL)
            code = getattr(errno, self.fault)
            raise OSError(code, os.strerror(code))

    def arm(self) -> None:
        """Put the blow into the calls of this process, for good."""
        for name in STEPS:
            setattr(os, name, self._armed(getattr(os, name)))
        fcntl.flock = self._armed(fcntl.flock)

    def _armed(self, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.started = self.started or str(arguments[0]).endswith(".lock")
            if not self.started:
                return real(*arguments, **named)
            if self.fault == KILL or real.__name__ != "close":  # who closes in vain has closed
                self.step()
            found = real(*arguments, **named)
            if self.fault == KILL:
                self.step()
            writes = real.__name__ == "fdopen" and arguments[1:] == ("wb",)
            return Halves(found, self) if writes else found

        return call


class Halves:
    """A stream that is struck before, between and after the halves of what is written."""

    def __init__(self, stream: Any, blow: Blow) -> None:
        self.stream = stream
        self.blow = blow

    def __enter__(self) -> "Halves":
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, raw: bytes) -> None:
        """Write one half, and the other."""
        for half in (raw[: len(raw) // 2], raw[len(raw) // 2 :]):
            self.blow.step()
            self.stream.write(half)
            self.stream.flush()
        self.blow.step()


def start(
    arguments: tuple[object, ...], said: Path, prepare: Callable[[], object] = lambda: None
) -> int:
    """Begin a command in a fork, and return its process; what it says goes to files at `said`."""
    process = os.fork()
    if process:
        return process
    status = 70
    try:
        for number, ending in ((1, "out"), (2, "err")):
            handle = os.open(f"{said}.{ending}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(handle, number)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdin, sys.stdout, sys.stderr = (
            open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            for number, mode in ((0, "r"), (1, "w"), (2, "w"))
        )
        sys.argv = ["chrono", *map(str, arguments)]
        prepare()
        status = _main()
    finally:
        os._exit(status)


def _main() -> int:
    from chrono.cli import main

    try:
        main()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 70
    except BaseException:
        import traceback

        traceback.print_exc()
        return 70
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


def end(process: int, said: Path) -> Ended:
    """Wait for a command, and return how it ended."""
    _, status = os.waitpid(process, 0)
    texts = []
    for ending in ("out", "err"):
        path = Path(f"{said}.{ending}")
        texts.append(path.read_text() if path.exists() else "")
        path.unlink(missing_ok=True)
    return Ended(os.waitstatus_to_exitcode(status), *texts)


def run(*arguments: object, prepare: Callable[[], object] = lambda: None) -> Ended:
    """Run a command in a fork to its end."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        return end(start(arguments, said, prepare), said)


def struck(*arguments: object, number: int, fault: str) -> tuple[Ended, int]:
    """Run a command with a blow at one of its steps; return how it ended, and after how many."""
    counted = os.pipe()

    def prepare() -> None:
        blow = Blow(number, fault)
        blow.arm()
        real = os._exit

        def leave(status: int) -> None:
            os.write(counted[1], str(blow.count).encode())
            real(status)

        os._exit = leave  # type: ignore[assignment]

    ended = run(*arguments, prepare=prepare)
    os.close(counted[1])
    steps = int(os.read(counted[0], 20) or 0)
    os.close(counted[0])
    return ended, steps


def after(path: Path, command: tuple[str, ...], old: bytes | None) -> tuple[bytes, float]:
    """Return what a command makes of a file when nothing happens to it, and its seconds."""
    put(path, old)
    begin = time.monotonic()
    ended = run(*aimed(command, path))
    assert ended.status == 0, ended
    return path.read_bytes(), time.monotonic() - begin


def looked_at(path: Path) -> None:
    """Assert that the next write succeeds, and that nothing is left beside the file.

    It is a small file that is written in the place of what was found.
    """
    path.write_text("# small\n")
    change(str(path), lambda text: text.text + "# one more\n")
    assert path.read_text() == "# small\n# one more\n"
    assert os.listdir(path.parent) == [path.name], os.listdir(path.parent)


def faults(
    path: Path,
    command: tuple[str, ...],
    old: bytes | None,
    which: tuple[str, ...],
    stride: int = 1,
) -> int:
    """Strike at each step of a command with each fault; return how many blows fell."""
    new, _ = after(path, command, old)
    blows = 0
    for fault in which:
        put(path, old)
        ended, steps = struck(*aimed(command, path), number=0, fault=fault)
        assert (ended.status, path.read_bytes()) == (0, new), ended
        assert steps > 8, steps
        for number in range(1, steps + 1, stride):
            put(path, old)
            ended, _ = struck(*aimed(command, path), number=number, fault=fault)
            judge(ended, fault, old, new, held(path))
            blows += 1
            looked_at(path)
    return blows


def judge(ended: Ended, fault: str, old: bytes | None, new: bytes, found: bytes | None) -> None:
    """Assert that a struck command left the old file or the new, and said which."""
    assert found in (old, new), ended
    if fault == KILL:
        assert ended.status == -signal.SIGKILL, ended
        return
    assert ended.status in (0, 2), ended
    assert found == (new if ended.status == 0 else old), ended
    assert "Traceback" not in ended.err, ended
    assert ended.status == 0 or ended.err.startswith("chrono: "), ended


def kills(
    path: Path,
    olds: dict[tuple[str, ...], bytes | None],
    count: int,
    chance: random.Random,
) -> int:
    """Kill commands at random moments; return how many had written by then.

    `olds` is the file before each command.
    """
    written = 0
    results = {command: after(path, command, old) for command, old in olds.items()}
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "said"
        for number in range(count):
            command = chance.choice(list(olds))
            new, seconds = results[command]
            put(path, olds[command])
            process = start(aimed(command, path), said)
            # Half of the kills fall towards the end, where the file is written.
            share = chance.uniform(0, 1.1) if number % 2 else chance.uniform(0.8, 1.05)
            time.sleep(seconds * share)
            os.kill(process, signal.SIGKILL)
            ended = end(process, said)
            assert ended.status in (0, -signal.SIGKILL), ended
            found = held(path)
            assert found in (olds[command], new), (command, ended)
            written += found != olds[command]
            looked_at(path)
    return written


def kills_apart(path: Path, old: bytes, count: int, number: int) -> int:
    """Kill commands at random moments in a folder of their own, as one process of several."""
    apart = path.parent.with_name(f"apart{number}") / path.name
    apart.parent.mkdir()
    return kills(apart, dict.fromkeys(COMMANDS[:3], old), count, random.Random(number))


def cramped(room: int, *arguments: object) -> Ended:
    """Run a command that may write no file longer than `room` bytes; return how it ended."""
    limit = (room, room)
    return run(*arguments, prepare=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))


def full(path: Path, command: tuple[str, ...], old: bytes, room: int) -> Ended:
    """Run a command that has too little room; return how it ended, the old file whole."""
    path.write_bytes(old)
    ended = cramped(room, *aimed(command, path))
    assert (ended.status, path.read_bytes()) == (2, old), ended
    assert os.listdir(path.parent) == [path.name], os.listdir(path.parent)
    return ended


def crowd(path: Path, old: bytes, count: int, killed: int = 0, formats: int = 0) -> float:
    """Let many add an event of the same title at once, some of them killed; return the seconds.

    All who were not killed succeed, and their entries are there under ids of their own; so do the
    `formats` who write the file in the canonical form meanwhile.
    """
    path.write_bytes(old)
    before = {event.id for event in store.load([str(path)]).events}
    begin = time.monotonic()
    chance = random.Random(count)
    commands = [("add", "1999", "Same", "-f", FILE)] * count + [("fmt", FILE)] * formats
    with tempfile.TemporaryDirectory() as folder:
        writers = []
        for number, command in enumerate(commands):
            said = Path(folder) / str(number)
            writers.append((start(aimed(command, path), said), said))
        for process, _ in writers[:killed]:
            time.sleep(chance.uniform(0, 0.05))
            os.kill(process, signal.SIGKILL)
        ends = [end(process, said) for process, said in writers]
    seconds = time.monotonic() - begin
    survived = ends[killed:]
    assert [ended.status for ended in survived] == [0] * len(survived), ends
    printed = [ended.out.strip() for ended in ends[:count] if ended.status == 0]
    events = [event.id for event in store.load([str(path)]).events]
    assert len(set(events)) == len(events)
    assert len(set(printed)) == len(printed)
    assert before | set(printed) <= set(events)
    assert len(events) <= len(before) + count
    if not killed:
        assert os.listdir(path.parent) == [path.name], os.listdir(path.parent)
    return seconds


def main() -> None:
    given = [int(text) for text in sys.argv[1:]]
    count, megabytes, writers = (*given, *(500, 20, 30)[len(given) :])
    folder = Path(tempfile.mkdtemp(prefix="chrono-fire-"))
    try:
        path = folder / "fire" / "events.yaml"
        path.parent.mkdir()
        big(path, megabytes * 1_000_000, count, writers)
        small(path, writers)
    finally:
        shutil.rmtree(folder)


def big(path: Path, size: int, count: int, writers: int) -> None:
    """Strike at a large file: `count` kills in all, a full disk, a crowd."""
    old = make(path, size)
    tell(f"{len(old):,} bytes")
    for command in COMMANDS[:3]:
        begin = time.monotonic()
        blows = faults(path, command, old, (KILL,))
        count -= blows
        tell(f"{command[0]:5} {blows:>4} kills, at each step", begin)
    begin = time.monotonic()
    hands = os.cpu_count() or 1
    shares = [count // hands + (number < count % hands) for number in range(hands)]
    with ProcessPoolExecutor(hands) as pool:
        written = sum(pool.map(kills_apart, [path] * hands, [old] * hands, shares, range(hands)))
    tell(f"      {count:>4} kills at random, {written} of them after the file was written", begin)
    begin = time.monotonic()
    for room in (1000, size // 2, size):
        full(path, COMMANDS[0], old, room)
    tell("add      3 times a disk that is full", begin)
    tell(f"{writers} writers, {crowd(path, old, writers):.1f} s")


def small(path: Path, writers: int) -> None:
    """Strike at a small file: each fault at each step of each command, kills, crowds."""
    old = make(path)
    olds = {**dict.fromkeys(COMMANDS, old), INIT: None}
    tell(f"{len(old):,} bytes")
    for command, was in olds.items():
        begin = time.monotonic()
        blows = faults(path, command, was, (KILL, *FAULTS))
        tell(f"{command[0]:5} {blows:>4} blows, at each step", begin)
    begin = time.monotonic()
    written = kills(path, olds, 500, random.Random(2))
    tell(f"       500 kills at random, {written} of them after the file was written", begin)
    tell(f"{writers} writers, {crowd(path, old, writers):.1f} s")
    tell(f"{writers} writers, half of them killed, {crowd(path, old, writers, writers // 2):.1f} s")
    tell(f"{writers} writers, and 10 that format, {crowd(path, old, writers, formats=10):.1f} s")


def tell(what: str, begin: float | None = None) -> None:
    """Print a line of the report, with the seconds since `begin`."""
    print(what if begin is None else f"{what}, {time.monotonic() - begin:.1f} s", flush=True)


if __name__ == "__main__":
    main()

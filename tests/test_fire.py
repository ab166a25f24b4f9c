"""Whatever happens while a file is written, it is the old one or the new, and the person is told.

The small form of `python -m bench.fire`, and what that cannot do.
"""

import errno
import os
import random
import shutil
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench import fire
from chrono import store
from chrono.store.write import beside, locked
from tests.command import ok, refused

fcntl = pytest.importorskip("fcntl", reason="fork, signals and limits as POSIX has them")
ROOT = Path(__file__).parent.parent
ADD, EDIT, RM, FMT = fire.COMMANDS
not_root = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "fire"
    folder.mkdir()
    return folder / "events.yaml"


@pytest.fixture
def old(path: Path) -> bytes:
    return fire.make(path)


def listing(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent))


def told(said: str, path: Path, reason: str, hint: str) -> None:
    """Assert that an error names the file and the reason, and then a way on."""
    first, *rest = said.splitlines()
    assert first.startswith("chrono: ")
    assert str(path) in first
    assert reason in first
    assert rest == [f"hint: {hint}"]


# Killed


@pytest.mark.parametrize(
    ("command", "stride"), [(ADD, 1), (EDIT, 3), (RM, 3), (FMT, 3), (fire.INIT, 1)]
)
def test_killed_at_each_step(path: Path, command: tuple[str, ...], stride: int) -> None:
    old = None if command == fire.INIT else fire.make(path)
    assert fire.faults(path, command, old, (fire.KILL,), stride) > 8


def test_killed_at_random(path: Path, old: bytes) -> None:
    fire.kills(path, {**dict.fromkeys(fire.COMMANDS, old), fire.INIT: None}, 30, random.Random(3))


@pytest.mark.parametrize("ending", ["lock", "tmp"])
def test_what_a_killed_writer_left_is_taken_away(path: Path, old: bytes, ending: str) -> None:
    Path(beside(str(path), ending)).write_text("stale")
    ok(*fire.aimed(ADD, path))
    assert path.read_bytes().startswith(old.removesuffix(b"# the end\n"))
    assert listing(path) == ["events.yaml"]


# A call of the system fails


@pytest.mark.parametrize(
    ("command", "which"),
    [
        (ADD, ("ENOSPC", "EINTR")), (EDIT, ("EIO",)), (RM, ("EROFS",)), (FMT, ("EDQUOT",)),
        (fire.INIT, ("ENOSPC",)),
    ],
)  # fmt: skip
def test_a_fault_at_each_step(path: Path, command: tuple[str, ...], which: tuple[str, ...]) -> None:
    old = None if command == fire.INIT else fire.make(path)
    assert fire.faults(path, command, old, which) > 8


@pytest.mark.parametrize("name", ["ENOLCK", "EOPNOTSUPP", "ENOSYS"])
def test_a_file_system_without_locks(
    path: Path, old: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = getattr(errno, name)

    def flock(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(fcntl, "flock", flock)
    way = "copy it to a folder of your own on a local disk, and change it there"
    reason = f"cannot be locked for writing: {os.strerror(code)}"
    told(refused(*fire.aimed(ADD, path)), path, reason, way)
    assert (path.read_bytes(), listing(path)) == (old, ["events.yaml"])
    fresh = path.parent / "new.yaml"
    way = "name a file in a folder of your own on a local disk"
    told(refused("init", fresh), fresh, reason, way)
    assert listing(path) == ["events.yaml"]
    # What another writer made is not ours to remove.
    lock = Path(beside(str(path), "lock"))
    lock.touch()
    way = f"if nothing is writing, remove {lock}"
    told(refused(*fire.aimed(ADD, path)), path, reason, way)
    assert lock.exists()


@pytest.mark.parametrize(
    ("ending", "reason"),
    [("lock", "cannot be locked for writing: Is a dir"), ("tmp", "cannot be written: File exists")],
)
def test_a_folder_in_the_place(path: Path, old: bytes, ending: str, reason: str) -> None:
    place = Path(beside(str(path), ending))
    place.mkdir()
    way = f"if nothing is writing, remove {place}"
    told(refused(*fire.aimed(ADD, path)), path, reason, way)
    assert (path.read_bytes(), listing(path)) == (old, [place.name, "events.yaml"])


# No room, no right


@pytest.mark.parametrize("command", fire.COMMANDS[:3], ids=lambda command: command[0])
@pytest.mark.parametrize("room", [5000, 80_000])
def test_a_file_may_grow_no_more(path: Path, command: tuple[str, ...], room: int) -> None:
    old = fire.make(path, 101_000)
    ended = fire.full(path, command, old, room)
    told(ended.err, path, "cannot be written: File too large", "the old file is as it was")
    ok(*fire.aimed(command, path))


@contextmanager
def tmpfs(folder: Path, options: str) -> Iterator[Path]:
    """Mount a file system of its own on a folder, where that is allowed."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root mounts a small file system, and only Linux has this one")
    folder.mkdir()
    command = ("mount", "-t", "tmpfs", "-o", options, "chrono-test", folder)
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        yield folder / "events.yaml"
    finally:
        subprocess.run(("umount", folder), check=True)


# how much there is, and what is told; the folder, the file, the lock and the new file each take one
@pytest.mark.parametrize(
    ("options", "reason", "hint"),
    [
        ("size=64k", "cannot be written", "the old file is as it was"),
        ("nr_inodes=3", "cannot be written", "the old file is as it was"),
        ("nr_inodes=2", "cannot be locked for writing",
         "copy it to a folder of your own on a local disk, and change it there"),
    ],
)  # fmt: skip
def test_a_disk_that_is_full(tmp_path: Path, options: str, reason: str, hint: str) -> None:
    with tmpfs(tmp_path / "disk", options) as path:
        old = fire.make(path, 14_000)  # more than half the disk
        for command in fire.COMMANDS:
            said = refused(*fire.aimed(command, path))
            told(said, path, f"{reason}: No space left on device", hint)
            assert (path.read_bytes(), listing(path)) == (old, ["events.yaml"])
        if "size" in options:
            fire.make(path)
            ok(*fire.aimed(ADD, path))


def test_a_disk_that_is_read_only(tmp_path: Path) -> None:
    with tmpfs(tmp_path / "disk", "size=1m") as path:
        old = fire.make(path)
        subprocess.run(("mount", "-o", "remount,ro", path.parent), check=True)
        for command in fire.COMMANDS:
            reason = "cannot be locked for writing: Read-only file system"
            way = "copy it to a folder of your own on a local disk, and change it there"
            told(refused(*fire.aimed(command, path)), path, reason, way)
        refused("init", path.parent / "new.yaml")
        assert (path.read_bytes(), listing(path)) == (old, ["events.yaml"])


@not_root
def test_a_folder_that_is_read_only(path: Path, old: bytes) -> None:
    path.parent.chmod(0o555)
    try:
        for command in fire.COMMANDS:
            reason = "cannot be locked for writing: Permission denied"
            way = "copy it to a folder of your own on a local disk, and change it there"
            told(refused(*fire.aimed(command, path)), path, reason, way)
        assert (path.read_bytes(), listing(path)) == (old, ["events.yaml"])
    finally:
        path.parent.chmod(0o755)


def test_an_output_is_whole_and_keeps_its_mode(path: Path) -> None:
    fire.make(path, 14_000)
    table = path.parent / "out.csv"
    table.write_text("secret")
    table.chmod(0o600)
    ended = fire.cramped(5000, "list", "-f", path, "-o", table)
    assert (ended.status, ended.err) == (2, f"chrono: {table} cannot be written: File too large\n")
    assert (table.read_text(), listing(path)) == ("secret", ["events.yaml", "out.csv"])
    ok("list", "-f", path, "-o", table)
    assert table.read_text().startswith("id,date,")
    assert stat.S_IMODE(table.stat().st_mode) == 0o600
    assert listing(path) == ["events.yaml", "out.csv"]


# Something happens to the file between the reading and the writing

OTHER = b"chrono: 1\nname: x\nevents: []\n# by another hand\n"


def saved_in_place(path: Path) -> None:
    path.write_bytes(OTHER)


def saved_by_renaming(path: Path) -> None:
    other = path.parent / "events.yaml~"
    other.write_bytes(OTHER)
    other.replace(path)


def linked_elsewhere(path: Path) -> None:
    other = path.parent.parent / "other.yaml"
    other.write_bytes(OTHER)
    path.unlink()
    path.symlink_to(other)


def made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


CHANGED = ("was changed by somebody else meanwhile; nothing was written", "run the command again")
AWAY = ("cannot be written: it was taken away meanwhile", "put it back, and try again")


@pytest.mark.parametrize("command", fire.COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("happen", "said"),
    [
        (saved_in_place, CHANGED), (saved_by_renaming, CHANGED), (linked_elsewhere, CHANGED),
        (Path.unlink, AWAY), (made_a_folder, AWAY),
    ],
)  # fmt: skip
def test_meanwhile(
    path: Path,
    old: bytes,
    command: tuple[str, ...],
    happen: Callable[[Path], None],
    said: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fsync(handle: int) -> None:
        monkeypatch.undo()
        happen(path)
        os.fsync(handle)

    assert path.read_bytes() == old
    monkeypatch.setattr(os, "fsync", fsync)
    told(refused(*fire.aimed(command, path)), path, *said)
    assert (fire.held(path) if path.is_file() else None) == (OTHER if said == CHANGED else None)
    assert listing(path) == (["events.yaml"] if os.path.lexists(path) else [])


def test_the_folder_is_moved_meanwhile(
    path: Path, old: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    away = path.parent.with_name("away")

    def fsync(handle: int) -> None:
        monkeypatch.undo()
        path.parent.rename(away)
        os.fsync(handle)

    monkeypatch.setattr(os, "fsync", fsync)
    told(refused(*fire.aimed(ADD, path)), path, *AWAY)
    assert (away / path.name).read_bytes() == old
    fire.looked_at(away / path.name)


# Links


@pytest.mark.parametrize("command", fire.COMMANDS, ids=lambda command: command[0])
def test_a_link_to_another_folder(path: Path, old: bytes, command: tuple[str, ...]) -> None:
    elsewhere = path.parent.with_name("elsewhere")
    elsewhere.mkdir()
    link = elsewhere / "mine.yaml"
    link.symlink_to(os.path.relpath(path, elsewhere))
    ok(*fire.aimed(command, link))
    assert path.read_bytes() != old
    assert link.is_symlink()
    assert (listing(link), listing(path)) == (["mine.yaml"], ["events.yaml"])


@pytest.mark.parametrize("command", [ADD, EDIT, RM, FMT], ids=lambda command: command[0])
@pytest.mark.parametrize("target", ["gone.yaml", "../gone/events.yaml", "events.yaml"])
def test_a_link_to_nothing(path: Path, command: tuple[str, ...], target: str) -> None:
    path.symlink_to(target)
    said = refused(*fire.aimed(command, path))
    assert said.startswith("chrono: ")
    assert str(path) in said.splitlines()[0]
    assert said.count("\nhint: ") == (target != "events.yaml"), said
    assert listing(path) == ["events.yaml"]
    assert not path.exists()


def test_a_file_of_two_names_is_refused(path: Path, old: bytes) -> None:
    os.link(path, path.parent / "hard.yaml")
    for command in fire.COMMANDS:
        reason = "cannot be written: it has 2 names (hard links), and the others would keep the old"
        told(
            refused(*fire.aimed(command, path)), path, reason,
            "copy it to a file of one name first",
        )  # fmt: skip
    assert (path.parent / "hard.yaml").read_bytes() == path.read_bytes() == old
    assert listing(path) == ["events.yaml", "hard.yaml"]


def test_a_file_that_is_read_only(path: Path, old: bytes) -> None:
    path.chmod(0o444)
    for command in fire.COMMANDS:
        reason, way = "cannot be written: it is read-only", "chmod u+w lets it be written"
        told(refused(*fire.aimed(command, path)), path, reason, way)
    assert (path.read_bytes(), listing(path)) == (old, ["events.yaml"])
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    ok("list", "-f", path)


def test_an_output_that_is_read_only_or_has_two_names(path: Path, old: bytes) -> None:
    assert old
    out = path.parent / "out.csv"
    out.write_text("a,b\n")
    out.chmod(0o444)
    assert "is read-only" in refused("list", "-f", path, "-o", out)
    out.chmod(0o644)
    os.link(out, path.parent / "hard.csv")
    assert "has 2 names" in refused("list", "-f", path, "-o", out)
    assert out.read_text() == "a,b\n"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="as Linux has them")
def test_extended_attributes_are_kept(path: Path, old: bytes) -> None:
    assert old
    out = path.parent / "out.csv"
    out.write_text("a,b\n")
    try:
        for file in (path, out):
            os.setxattr(file, "user.note", b"mine")
    except OSError:
        pytest.skip("a file system without them")
    ok(*fire.aimed(ADD, path))
    ok("list", "-f", path, "-o", out)
    assert os.getxattr(path, "user.note") == os.getxattr(out, "user.note") == b"mine"


# Several at once


def test_a_crowd(path: Path, old: bytes) -> None:
    fire.crowd(path, old, 8, formats=4)
    fire.crowd(path, old, 8, killed=4)
    fire.looked_at(path)


def test_a_crowd_waits_for_as_long_as_it_goes_on(path: Path, old: bytes) -> None:
    def hold() -> None:
        with locked(str(path), 0.75):
            time.sleep(0.1)

    begin = time.monotonic()
    saids = [path.parent.parent / str(number) for number in range(12)]
    waiting = [(fire.start(("--version",), said, hold), said) for said in saids]
    assert [fire.end(process, said).status for process, said in waiting] == [0] * 12
    assert time.monotonic() - begin > 1.2
    assert (path.read_bytes(), listing(path)) == (old, ["events.yaml"])


# Nothing to speak with: a file that is opened then must not be taken for a stream.
@pytest.mark.parametrize(
    ("closed", "status"), [("<&-", 0), ("2>&-", 0), ("<&- >&-", 2), ("<&- >&- 2>&-", 2)]
)
@pytest.mark.parametrize("command", [ADD, RM])
def test_closed_streams(
    path: Path, old: bytes, closed: str, status: int, command: tuple[str, ...]
) -> None:
    shell = shutil.which("sh")
    assert shell
    line = f'exec "$@" {closed}'
    chrono = (sys.executable, "-m", "chrono", *fire.aimed(command, path))
    ended = subprocess.run((shell, "-c", line, "sh", *chrono), cwd=ROOT, check=False)
    assert ended.returncode == status
    ids = [event.id for event in store.load([str(path)]).events]
    if status:
        assert path.read_bytes() == old
    else:
        assert ("a-title-that-is-new" in ids) == (command is ADD)
        assert ("e2" in ids) == (command is ADD)
    assert listing(path) == ["events.yaml"]

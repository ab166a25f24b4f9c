"""A file is replaced whole or not at all, by one writer at a time."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from chrono import store
from chrono.errors import ChronoError
from chrono.store import write
from chrono.store.text import Text
from tests.command import ok, refused

OLD = "chrono: 1\nname: x\nevents: []\n"
NEW = OLD + "# more\n"
ROOT = Path(__file__).parent.parent
posix = pytest.mark.skipif(os.name != "posix", reason="as POSIX has it")
not_root = pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may do all")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "x.yaml"
    made.write_text(OLD)
    return made


def more(text: Text) -> str:
    return text.text + "# more\n"


def listing(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent))


def test_change(path: Path) -> None:
    assert write.change(str(path), more).text == NEW
    assert path.read_text() == NEW
    assert listing(path) == ["x.yaml"]


def test_no_change_writes_nothing(path: Path) -> None:
    before = path.stat()
    write.change(str(path), lambda text: text.text)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


# A step that fails leaves the old file whole and nothing beside it.
@pytest.mark.parametrize("step", ["replace", "fsync", "open", "fchmod"])
def test_failure_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    real: Callable[..., object] = getattr(os, step)

    def fail(*arguments: object, **named: object) -> object:
        if step == "open" and not str(arguments[0]).endswith(".tmp"):
            return real(*arguments, **named)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(ChronoError) as caught:
        write.change(str(path), more)
    monkeypatch.undo()
    assert caught.value.message == f"{path} cannot be written: No space left on device"
    assert caught.value.hint == "the old file is as it was"
    assert path.read_text() == OLD
    assert listing(path) == ["x.yaml"]


@pytest.mark.parametrize("trouble", [KeyboardInterrupt, MemoryError, ValueError])
def test_interruption_leaves_the_old_file(
    path: Path, monkeypatch: pytest.MonkeyPatch, trouble: type[BaseException]
) -> None:
    def fail(*_: object) -> None:
        raise trouble

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(trouble):
        write.change(str(path), more)
    assert path.read_text() == OLD
    assert listing(path) == ["x.yaml"]


def test_an_edit_that_fails_writes_nothing(path: Path) -> None:
    def fail(_: Text) -> str:
        raise ChronoError("no")

    with pytest.raises(ChronoError):
        write.change(str(path), fail)
    with pytest.raises(ChronoError):
        write.change(str(path), lambda text: text.text + "\x1b")
    assert path.read_text() == OLD
    assert listing(path) == ["x.yaml"]


def test_changed_underneath(path: Path) -> None:
    def slow(text: Text) -> str:
        path.write_text("chrono: 1\nname: somebody-else\n")
        return more(text)

    with pytest.raises(ChronoError, match="was changed by somebody else meanwhile"):
        write.change(str(path), slow)
    assert path.read_text() == "chrono: 1\nname: somebody-else\n"
    assert listing(path) == ["x.yaml"]


def test_gone_underneath(path: Path) -> None:
    def slow(text: Text) -> str:
        path.unlink()
        return more(text)

    with pytest.raises(ChronoError, match="cannot be written"):
        write.change(str(path), slow)
    assert listing(path) == []


@posix
def test_mode_and_link_are_kept(path: Path) -> None:
    path.chmod(0o640)
    link = path.parent / "link.yaml"
    link.symlink_to("x.yaml")
    write.change(str(link), more)
    assert link.is_symlink()
    assert path.read_text() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert listing(path) == ["link.yaml", "x.yaml"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root gives files away")
def test_owner_is_kept(path: Path) -> None:
    os.chown(path, 1234, 1235)
    write.change(str(path), more)
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 1235)


@posix
def test_a_new_file_follows_the_umask(path: Path) -> None:
    old = os.umask(0o027)
    try:
        write.create(str(path.parent / "new.yaml"), OLD)
    finally:
        os.umask(old)
    assert stat.S_IMODE((path.parent / "new.yaml").stat().st_mode) == 0o640


def test_create_overwrites_nothing(path: Path) -> None:
    with pytest.raises(ChronoError, match="is there already"):
        write.create(str(path), NEW)
    assert path.read_text() == OLD
    assert listing(path) == ["x.yaml"]


@posix
def test_create_does_not_follow_a_broken_link(path: Path) -> None:
    link = path.parent / "link.yaml"
    link.symlink_to("nowhere.yaml")
    with pytest.raises(ChronoError, match="is there already"):
        write.create(str(link), NEW)
    assert not (path.parent / "nowhere.yaml").exists()


@posix
def test_a_file_of_several_names_is_not_written(path: Path) -> None:
    os.link(path, path.parent / "hard.yaml")
    with pytest.raises(ChronoError, match="it has 2 names"):
        write.change(str(path), more)
    assert path.read_text() == (path.parent / "hard.yaml").read_text() == OLD


HOLD = """
import sys, time
from chrono.store.write import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_lock_times_out_and_says_so(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(ChronoError) as caught, write.locked(str(path), 0.1):
            pass
        holder.communicate()
    said = f"{path} is being written by another process; gave up after 0.1 s"
    assert caught.value.message == said
    with write.locked(str(path), 0.1):
        pass
    assert listing(path) == ["x.yaml"]


def test_what_a_killed_writer_left_is_no_hindrance(path: Path) -> None:
    for ending in ("lock", "tmp"):
        Path(write.beside(str(path), ending)).write_text("stale")
    write.change(str(path), more)
    assert path.read_text() == NEW
    assert listing(path) == ["x.yaml"]


@not_root
def test_a_folder_that_cannot_be_written(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        said = refused("add", "1999", "So", "-f", path)
    finally:
        path.parent.chmod(0o755)
    assert "Permission denied" in said
    assert path.read_text() == OLD


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    said = refused("add", "1999", "So", "-f", tmp_path / "no" / "x.yaml")
    assert "no such file" in said or "No such file" in said


def test_output_is_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ok("list", "-f", path, "-o", path.parent / "out.json")
    before = (path.parent / "out.json").read_text()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    assert "No space left" in refused("list", "-f", path, "-o", path.parent / "out.json")
    assert (path.parent / "out.json").read_text() == before
    assert listing(path) == ["out.json", "x.yaml"]


def test_eight_writers_at_once(path: Path) -> None:
    command = [sys.executable, "-m", "chrono", "add", "1999", "Same title", "-f", str(path)]
    writers = [
        subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(8)
    ]
    printed = [writer.communicate()[0].decode().strip() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 8
    events = store.load([str(path)]).events
    assert len({event.id for event in events}) == 8
    assert sorted(printed) == sorted(event.id for event in events)
    assert listing(path) == ["x.yaml"]

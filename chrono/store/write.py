"""A file replaced whole or not at all, by one writer at a time.

The new text goes to a temporary file beside the old one, is forced to the disk and renamed over it;
mode, owner, extended attributes and a symbolic link are kept. A file that is read-only is not
written, nor is one that has several names, which would part. The lock is a file of its own that a
killed writer may leave behind: the next one finds it free, and takes it and a stale temporary file
away. A file system without locks is not written to: two writers at once could lose the work of one.
"""

import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Final

from chrono.errors import ChronoError
from chrono.store.text import Text, read, read_bytes

PATIENCE: Final = 20.0  # seconds to wait for one other writer
_WRITERS: Final = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
LOCKLESS: Final = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS)  # of a file system without locks


def beside(path: str, ending: str) -> str:
    """Return the name of a hidden companion of the file at `path`."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.{ending}")


@contextmanager
def locked(path: str, patience: float = PATIENCE) -> Iterator[str]:
    """Hold the right to write the file at `path`, and give its real path.

    What a killed writer left beside it is taken away. Raises `ChronoError` when another process
    holds the lock for longer than `patience` seconds, or the folder cannot be written to; many
    writers wait for each other for as long as each is done in that time.
    """
    from filelock import FileLock, Timeout

    real = os.path.realpath(path)
    name = beside(real, "lock")
    lock = FileLock(name, fallback_to_soft=False)
    stands = _made(name)
    while not lock.is_locked:
        before = _made(name)
        try:
            lock.acquire(timeout=patience)
        except Timeout:
            if _made(name) != before:
                continue
            raise ChronoError(
                f"{path} is being written by another process; gave up after {patience:g} s",
                "try again when that is done",
            ) from None
        except OSError as error:
            if stands is None and error.errno in LOCKLESS:  # nobody holds what was made in vain
                with suppress(OSError):
                    os.unlink(name)
            raise ChronoError(
                f"{path} cannot be locked for writing: {_reason(error)}", _way_on(real, name)
            ) from None
    try:
        with suppress(OSError):
            os.unlink(beside(real, "tmp"))
        yield real
    finally:
        with suppress(OSError):  # on Windows an open file stays; it does no harm
            os.unlink(name)
        with suppress(OSError):  # what was done is done, and the lock ends with the process
            lock.release()


def _made(name: str) -> tuple[int, int] | None:
    """Return what tells a lock file from the next writer's; None when there is none."""
    try:
        found = os.lstat(name)
    except OSError:
        return None
    return found.st_ino, found.st_ctime_ns


def _way_on(real: str, name: str) -> str:
    if os.path.lexists(name):
        return f"if nothing is writing, remove {name}"
    if os.path.lexists(real):
        return "copy it to a folder of your own on a local disk, and change it there"
    return "name a file in a folder of your own on a local disk"


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def change(path: str, edit: Callable[[Text], str]) -> Text:
    """Replace the text of the file at `path` by what `edit` makes of it; return the new text.

    Reads, edits and writes under the lock, so that no writer's work is lost. Raises `ChronoError`,
    and leaves the old file as it was, when anything goes wrong.
    """
    check_kind(path)
    with locked(path) as real:
        return rewrite(path, real, edit)


def rewrite(path: str, real: str, edit: Callable[[Text], str]) -> Text:
    """Do what `change` does, for who holds the lock of the file already and knows its real path."""
    old = read(path)
    text = edit(old)
    raw = (("\ufeff" if old.bom else "") + text).encode()
    new = Text(path, raw)
    if raw != old.raw:
        _replace(path, real, old.raw, raw)
    return new


def create(path: str, text: str) -> None:
    """Write a new file; one that is there already is never overwritten."""
    with locked(path) as real:
        if os.path.lexists(path):
            raise ChronoError(
                f"{path} is there already", "give it another name, or add to it with `chrono add`"
            )
        _replace(path, real, None, text.encode())


def check_kind(path: str) -> None:
    """Refuse what cannot be replaced, before anything is made beside it or a pipe is waited for."""
    try:
        kind = os.stat(path).st_mode
    except (OSError, ValueError):
        return  # reading says why
    if not stat.S_ISREG(kind):
        raise ChronoError(f"{path} cannot be written to: it is not a file", "name one with -f")
    check_writable(path)


def check_writable(path: str) -> None:
    """Refuse to replace a file that is read-only or has several names. One to be made is fine."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return  # reading or writing says why
    folder = os.path.dirname(os.path.realpath(path))
    denied = not os.access(path, os.W_OK) and os.access(folder, os.W_OK)  # else the lock says why
    if denied or not found.st_mode & _WRITERS:
        raise ChronoError(
            f"{path} cannot be written: it is read-only", "chmod u+w lets it be written"
        )
    if stat.S_ISREG(found.st_mode) and found.st_nlink > 1:
        raise ChronoError(
            f"{path} cannot be written: it has {found.st_nlink} names (hard links), "
            "and the others would keep the old text",
            "copy it to a file of one name first",
        )


def _replace(path: str, real: str, old: bytes | None, new: bytes) -> None:
    temporary = beside(real, "tmp")
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        # What others may not read, they may not read on the way either.
        handle = os.open(temporary, flags, 0o666 if old is None else 0o600)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(new)
                stream.flush()
                if old is not None:
                    _keep_owner(real, stream.fileno())
                os.fsync(stream.fileno())
            if old is not None:
                _check_unchanged(path, real, old)
            os.replace(temporary, real)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        hint = "nothing was written" if old is None else "the old file is as it was"
        if isinstance(error, FileExistsError):
            hint = f"if nothing is writing, remove {temporary}"
        raise ChronoError(f"{path} cannot be written: {_reason(error)}", hint) from None
    with suppress(OSError):  # the file is the new one, whatever becomes of the note of its name
        _sync_folder(os.path.dirname(real))


def _check_unchanged(path: str, real: str, old: bytes) -> None:
    try:
        same = read_bytes(real) == old
    except ChronoError:
        raise ChronoError(
            f"{path} cannot be written: it was taken away meanwhile", "put it back, and try again"
        ) from None
    if not same:
        raise ChronoError(
            f"{path} was changed by somebody else meanwhile; nothing was written",
            "run the command again",
        )


def _keep_owner(real: str, handle: int) -> None:
    if os.name == "posix":
        was = os.stat(real)
        try:
            os.fchown(handle, was.st_uid, was.st_gid)
        except PermissionError:  # only root may give a file away
            with suppress(PermissionError):
                os.fchown(handle, -1, was.st_gid)
        with suppress(PermissionError):  # some file systems know one mode
            os.fchmod(handle, stat.S_IMODE(was.st_mode))
        _keep_attributes(real, handle)


def _keep_attributes(real: str, handle: int) -> None:
    """Copy the extended attributes of a file, where the system lets them be read.

    Raises `OSError` where one of the person's own, or a list of access rights, cannot be kept.
    """
    if not hasattr(os, "listxattr"):
        return
    try:
        names = os.listxattr(real)
    except OSError:
        return  # a file system without them
    for name in names:
        try:
            os.setxattr(handle, name, os.getxattr(real, name))
        except OSError:
            if name.startswith(("user.", "system.posix_acl")):
                raise


def _sync_folder(folder: str) -> None:
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def output(path: str, pieces: Iterable[str | bytes]) -> None:
    """Write an output file whole, over one that may be there; text as UTF-8, its line ends kept.

    One that is there keeps its mode and its owner, and stays as it was when anything goes wrong.
    """
    check_writable(path)
    real = os.path.realpath(path)
    temporary = beside(real, f"{os.getpid()}.tmp")
    try:
        with open(temporary, "xb") as stream:
            if os.path.exists(real):
                _keep_owner(real, stream.fileno())
            stream.writelines(
                piece.encode() if isinstance(piece, str) else piece for piece in pieces
            )
        os.replace(temporary, real)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(temporary)
        if isinstance(error, OSError):
            raise ChronoError(f"{path} cannot be written: {_reason(error)}") from None
        raise

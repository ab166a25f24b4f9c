"""Items worked on in processes of their own, each with a limit of time and of memory: `answers`.

A process that takes too long, or ends by itself, is replaced; its item is answered by a `Failure`
and the others are not touched. So no document stops a run, whatever its reader or the library
below it does: a loop in C ends only with its process. Limits of memory and of processor time are
those of POSIX; other systems have the one of time, which the parent keeps.
"""

import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from typing import Any, Final, Generic, NamedTuple, TypeVar

from chrono.cli.limits import Limits

T = TypeVar("T")
R = TypeVar("R")
PAUSE: Final = 0.1  # seconds without an answer after which `waiting` is called
AHEAD: Final = 64  # answers a process that wait for an earlier one
FORK: Final = sys.platform.startswith("linux")


class Failure(NamedTuple):
    """Why an item has no answer, and what to do about it."""

    message: str
    hint: str = ""


class Worker(Generic[T, R]):
    """A process, the pipe to it, and the items it was given, the first since `since`."""

    def __init__(self, task: Callable[[T], R], limits: Limits, others: list[Connection]) -> None:
        context = get_context("fork" if FORK else None)
        self.pipe, theirs = context.Pipe()
        inherited = [self.pipe, *others] if FORK else []
        self.process = context.Process(
            target=_serve, args=(task, limits, theirs, inherited), daemon=True
        )
        self.process.start()
        theirs.close()
        self.given: deque[tuple[int, T]] = deque()
        self.since = 0.0

    def give(self, number: int, item: T, pickled: Any) -> None:
        """Hand over an item. One that has died is found out by who waits for its answer."""
        if not self.given:
            self.since = time.monotonic()
        self.given.append((number, item))
        with suppress(OSError):
            self.pipe.send_bytes(pickled)

    def answer(self) -> tuple[int, R | Failure] | None:
        """Take the answer to the first item, or None when the process has ended."""
        try:
            answer: R | Failure = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.since = time.monotonic()
        return self.given.popleft()[0], answer

    def end(self) -> int:
        """End the process; return the status that it ended with by itself, or that of the kill."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode or 0


def answers(
    task: Callable[[T], R],
    items: Iterable[T],
    jobs: int,
    limits: Limits,
    waiting: Callable[[T, float], None] | None = None,
) -> Iterator[tuple[T, R | Failure]]:
    """Yield each item with its answer, in the order of the items.

    `waiting` is called when there is no answer for a while, with the first item without one and
    the seconds that it has taken. Of items that are no list, one is taken only when what is
    answered has been yielded: who writes them may wait for that.
    """
    pool = _Pool(task, jobs, limits)
    try:
        yield from pool.run(items, waiting)
    finally:
        for worker in pool.workers:
            worker.end()


class _Pool(Generic[T, R]):
    """The processes of one run, what they were given, and what they answered."""

    def __init__(self, task: Callable[[T], R], jobs: int, limits: Limits) -> None:
        self.task, self.jobs, self.limits = task, jobs, limits
        self.workers: list[Worker[T, R]] = []
        self.back: deque[tuple[int, T]] = deque()  # given to a process that has ended
        self.items: dict[int, T] = {}
        self.found: dict[int, R | Failure] = {}

    def run(
        self, items: Iterable[T], waiting: Callable[[T, float], None] | None
    ) -> Iterator[tuple[T, R | Failure]]:
        rest = enumerate(items)
        shown, ended = 0, False
        listed = isinstance(items, list)
        while True:
            while not listed and shown in self.found:
                yield self.items.pop(shown), self.found.pop(shown)
                shown += 1
            while not ended and (worker := self._free()):
                taken = self.back.popleft() if self.back else next(rest, None)
                if taken is None:
                    ended = not self.back
                    break
                self._give(worker, *taken)
            while shown in self.found:
                yield self.items.pop(shown), self.found.pop(shown)
                shown += 1
            if self.back and ended:
                ended = False
            elif not self.items and ended:
                return
            elif self.items:
                self._wait()
                if waiting and shown not in self.found and shown in self.items:
                    waiting(self.items[shown], self._taken(shown))

    def _free(self) -> Worker[T, R] | None:
        """The process that the next item goes to; None when there is none, or it has to wait."""
        if len(self.items) >= AHEAD * self.jobs:
            return None
        for worker in self.workers:
            if not worker.given:
                return worker
        if len(self.workers) < self.jobs:
            pipes = [worker.pipe for worker in self.workers]
            self.workers.append(Worker(self.task, self.limits, pipes))
            return self.workers[-1]
        return None

    def _give(self, worker: Worker[T, R], number: int, item: T) -> None:
        self.items[number] = item
        worker.give(number, item, ForkingPickler.dumps(item))

    def _wait(self) -> None:
        """Take the answers that are there, after a short wait, and end what took too long."""
        busy = {worker.pipe: worker for worker in self.workers if worker.given}
        for pipe in wait(list(busy), PAUSE):
            worker = busy[pipe]  # type: ignore[index]
            answer = worker.answer()
            if answer is None:
                self._replace(worker, died=True)
            else:
                self.found[answer[0]] = answer[1]
        for worker in busy.values():
            late = time.monotonic() - worker.since > self.limits.seconds
            if worker.given and late and not worker.pipe.poll():
                self._replace(worker, died=False)

    def _replace(self, worker: Worker[T, R], died: bool) -> None:
        """Put a new process in the place of one, the first item of which has no answer."""
        if died:
            worker.process.join(1)
        status = worker.end()
        number, _ = worker.given.popleft()
        self.found[number] = _ended(status, self.limits) if died else _late(self.limits)
        self.back.extend(worker.given)
        self.workers.remove(worker)

    def _taken(self, number: int) -> float:
        """The seconds that an item has been worked on; 0 while it waits."""
        for worker in self.workers:
            if worker.given and worker.given[0][0] == number:
                return time.monotonic() - worker.since
        return 0.0


def _late(limits: Limits) -> Failure:
    return Failure(f"took longer than {limits.seconds:g} s", "--timeout gives it more")


def _ended(status: int, limits: Limits) -> Failure:
    if status == -getattr(signal, "SIGXCPU", 0):
        return _late(limits)
    how = f"with status {status}"
    if status < 0:
        try:
            how = f"by {signal.Signals(-status).name}"
        except ValueError:
            how = f"by signal {-status}"
    return Failure(f"the process that read it was ended {how}", "is there enough memory?")


def _serve(
    task: Callable[[Any], Any], limits: Limits, pipe: Connection, inherited: list[Connection]
) -> None:
    """Answer items until the pipe is closed: what runs in the process."""
    for other in inherited:  # else a process whose parent is gone would not be told
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends it
    _bound_memory(limits.megabytes)
    while True:
        try:
            item = pipe.recv()
        except (EOFError, OSError):
            return
        _bound_time(limits.seconds)
        pipe.send_bytes(_answer(task, item, limits))


def _answer(task: Callable[[Any], Any], item: Any, limits: Limits) -> Any:
    """Return the answer to an item, or the failure, ready to be sent."""
    try:
        return ForkingPickler.dumps(task(item))
    except MemoryError:
        failure = Failure(f"needs more than {limits.megabytes} MB", "--memory gives it more")
    except RecursionError:
        failure = Failure("nested too deeply", "save its text alone")
    except Exception as error:
        failure = Failure(
            f"cannot be read: {type(error).__name__}: {error} ({_place(error)})",
            "this is a fault of chrono: please report it",
        )
    return ForkingPickler.dumps(failure)


def _place(error: Exception) -> str:
    """Return where an error was raised: the last line of the package that it went through."""
    place = ""
    trace = error.__traceback__ and error.__traceback__.tb_next
    while trace:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("chrono.") or not place:
            place = f"{name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _bound_memory(megabytes: int) -> None:
    """Let the process have so much memory, where the system has such a limit."""
    try:
        from resource import RLIM_INFINITY, RLIMIT_AS, getrlimit, setrlimit
    except ImportError:
        return
    hard = getrlimit(RLIMIT_AS)[1]
    wanted = megabytes << 20
    with suppress(ValueError, OSError):
        setrlimit(RLIMIT_AS, (wanted if hard == RLIM_INFINITY else min(wanted, hard), hard))


def _bound_time(seconds: float) -> None:
    """Let the process work for so long from now, should its parent be gone and not end it."""
    try:
        from resource import RLIM_INFINITY, RLIMIT_CPU, RUSAGE_SELF, getrlimit, getrusage, setrlimit
    except ImportError:
        return
    used = getrusage(RUSAGE_SELF)
    wanted = int(used.ru_utime + used.ru_stime + seconds) + 2
    hard = getrlimit(RLIMIT_CPU)[1]
    with suppress(ValueError, OSError):
        setrlimit(RLIMIT_CPU, (wanted if hard == RLIM_INFINITY else min(wanted, hard), hard))

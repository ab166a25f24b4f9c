"""Run commands in fresh processes, in turn, and take the medians of their CPU time and memory.

What is measured is a child: its user and system time and its highest resident memory, as the
system counts them (`wait4`). This process stays small, for a child starts out with its memory.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
# What the installed script does, without leaving it open where the script is.
CHRONO = (sys.executable, "-c", "from chrono.cli import main; main()")


class Run(NamedTuple):
    """One run of a command: CPU in seconds, memory in MB, and what it wrote."""

    cpu: float
    memory: float
    output: bytes


class Case(NamedTuple):
    """A command to measure; `before` makes its file anew."""

    command: Sequence[str]
    before: Callable[[], object] = lambda: None


def run(command: Sequence[str]) -> Run:
    """Run a command in an empty home folder, and measure it. One that fails ends the program."""
    with tempfile.TemporaryDirectory() as home, tempfile.TemporaryFile() as output:
        environment = {
            "PATH": os.environ.get("PATH", ""),
            "HOME": home,
            "PYTHONPATH": ROOT,
            "LANG": "C.UTF-8",
        }
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=environment)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode > 1:
            sys.exit(f"{' '.join(command)}: status {child.returncode}")
        output.seek(0)
        unit = 1e6 if sys.platform == "darwin" else 1e3
        return Run(used.ru_utime + used.ru_stime, used.ru_maxrss / unit, output.read())


def medians(cases: Mapping[str, Case], rounds: int) -> dict[str, Run]:
    """Return for each case the medians of CPU and memory over rounds that run every case in turn.

    A round before them, which is not counted, warms the caches of the system and the bytecode.
    """
    runs: dict[str, list[Run]] = {name: [] for name in cases}
    for number in range(rounds + 1):
        for name, case in cases.items():
            case.before()
            one = run(case.command)
            if number:
                runs[name].append(one)
    return {
        name: Run(
            statistics.median(each.cpu for each in those),
            statistics.median(each.memory for each in those),
            those[-1].output,
        )
        for name, those in runs.items()
    }


def chrono(*arguments: str) -> tuple[str, ...]:
    """Return the command line of chrono with these arguments."""
    return (*CHRONO, *arguments)


def bar(text: str, found: float, limit: float, unit: str = "x") -> None:
    """Print a figure beside the bar it has to stay under."""
    verdict = "ok" if found <= limit else "MISSED"
    print(f"  {text:<44}{found:>9.2f} {unit:<3} bar {limit:g} {unit:<3} {verdict}", flush=True)

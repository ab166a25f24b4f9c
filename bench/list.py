"""Measure chrono on large files against a loop of `json.loads` over the same events.

    python bench/list.py [--count N] [--rounds N] [list] [linear] [start] [write] [check]

All five parts when none is named. Ratios of CPU time, medians of interleaved runs in one session,
each in a fresh process with an empty home folder, bytecode compiled; the rows that chrono prints
are compared with those of the loop. The files are made by bench/generate.py in a folder that goes
away again, a new process for each, so that this one stays small.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from functools import partial

from measure import ROOT, Case, Run, bar, chrono, medians, run

HERE = os.path.dirname(os.path.abspath(__file__))
ORG = "CICA"
# chronology -> (bar for CPU against JSON Lines, bar for memory in MB)
BARS = {
    "plain": (2.2, 150),
    "folded": (2.2 * 1.1, 150),
    "messy": (4, 150),
    "loose": (10, None),
    "cyrillic": (2.2, 200),
}


def generated(folder: str, name: str, count: int) -> str:
    """Make one file and return its path."""
    script = os.path.join(HERE, "generate.py")
    command = [sys.executable, script, str(count), folder, name]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, f"{name}.yaml")


def listing(path: str) -> Case:
    return Case(chrono("list", "-f", path, "--org", ORG, "-O", "tsv"))


def floor(path: str) -> Case:
    script = os.path.join(HERE, "jsonlines.py")
    return Case((sys.executable, script, path.replace(".yaml", ".jsonl"), ORG))


def same_rows(name: str, ours: Run, theirs: Run) -> int:
    """Compare what chrono printed with what the loop did, without order; return how many rows."""
    found = sorted(line.split(b"\t")[:6] for line in ours.output.splitlines()[1:])
    expected = sorted(line.split(b"\t") for line in theirs.output.splitlines())
    if found != expected:
        sys.exit(f"{name}: {len(found)} rows of chrono differ from {len(expected)} of the loop")
    return len(found)


def lists(folder: str, count: int, rounds: int) -> None:
    cases = {}
    for name in BARS:
        path = generated(folder, name, count)
        cases[f"list {name}"], cases[f"json {name}"] = listing(path), floor(path)
    found = medians(cases, rounds)
    print(f"chrono list --org {ORG} -O tsv, {count:,} events, against a json.loads loop")
    for name, (limit, most) in BARS.items():
        ours, theirs = found[f"list {name}"], found[f"json {name}"]
        rows = same_rows(name, ours, theirs)
        bar(
            f"{name}: {ours.cpu:.2f} s / {theirs.cpu:.2f} s, {rows} rows",
            ours.cpu / theirs.cpu,
            limit,
        )
        bar(f"{name}: memory", ours.memory, most or float("inf"), "MB")
    bar("50 folded entries against none", found["list folded"].cpu / found["list plain"].cpu, 1.1)


def linear(folder: str, count: int, rounds: int) -> None:
    """Print the time an event takes, without start-up, from a hundredth of them to ten times."""
    counts = [count // 100, count // 10, count, count * 10]
    print("time an event, less start-up")
    empty = os.path.join(folder, "empty.yaml")
    with open(empty, "w", encoding="utf-8") as stream:
        stream.write("chrono: 1\nevents: []\n")
    cases = {"start": Case(chrono("list", "-f", empty, "-O", "tsv"))}
    for number in counts:
        inner = os.path.join(folder, str(number))
        cases[str(number)] = listing(generated(inner, "plain", number))
    found = medians(cases, max(1, rounds // 2))
    each = [(found[str(n)].cpu - found["start"].cpu) / n * 1e6 for n in counts]
    for number, one in zip(counts, each, strict=True):
        print(
            f"  {number:>10,} events  {one:6.2f} us an event, {found[str(number)].memory:6.0f} MB"
        )
    bar("the largest against the usual", each[-1] / each[-2], 1.25)


def start(folder: str, count: int, rounds: int) -> None:
    shipped = os.path.join(ROOT, "events.yaml")
    cases = {
        "click": Case((sys.executable, "-c", "import click")),
        "list": Case(chrono("list", "-f", shipped)),
        "list --org": Case(chrono("list", "-f", shipped, "--org", ORG, "-O", "tsv")),
        "--help": Case(chrono("--help")),
        "--version": Case(chrono("--version")),
    }
    found = medians(cases, rounds * 4)
    print(f"start-up, against `import click` ({found['click'].cpu * 1000:.0f} ms)")
    for name in ("list", "list --org", "--help"):
        bar(
            f"chrono {name}: {found[name].cpu * 1000:.0f} ms",
            found[name].cpu / found["click"].cpu,
            1.5,
        )


def write(folder: str, count: int, rounds: int) -> None:
    print(f"changes, {count:,} events, against list")
    for name in ("plain", "folded", "messy"):
        path = generated(folder, name, count)
        changed = os.path.join(folder, "changed.yaml")
        copy = partial(shutil.copyfile, path, changed)
        identifier = f"event-{count // 2:07}"
        cases = {
            "list": listing(path),
            "add": Case(chrono("add", "-f", changed, "2025-03-13", "A forum", "--org", ORG), copy),
            "edit": Case(chrono("edit", "-f", changed, identifier, "--title", "Another"), copy),
            "rm": Case(chrono("rm", "-f", changed, identifier), copy),
        }
        found = medians(cases, max(1, rounds // 2))
        for command in ("add", "edit", "rm"):
            one = found[command]
            bar(
                f"{name}: {command}: {one.cpu:.2f} s, {one.memory:.0f} MB",
                one.cpu / found["list"].cpu,
                2,
            )


def check(folder: str, count: int, rounds: int) -> None:
    path = generated(folder, "plain", count)
    cases = {"check": Case(chrono("check", "-f", path)), "json": floor(path)}
    found = medians(cases, max(1, rounds // 2))
    print(f"chrono check, {count:,} events, against a json.loads loop")
    one = found["check"]
    bar(f"check: {one.cpu:.2f} s, {one.memory:.0f} MB", one.cpu / found["json"].cpu, 10)


PARTS = {"list": lists, "linear": linear, "start": start, "write": write, "check": check}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    given = parser.parse_args()
    run(chrono("--version"))
    for name in given.parts or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            PARTS[name](folder, given.count, given.rounds)


if __name__ == "__main__":
    main()

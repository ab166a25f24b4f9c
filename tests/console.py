"""Console transcripts in Markdown: run as they stand, and compared with what they promise.

    ```console
    $ chrono list --org CICA | head -1
    1992  Kazakhstan conceives CICA …
    $ chrono show nothing
    chrono: no event nothing
    [exit 2]
    ```

A line `$ …` is a command for `sh`; it goes on over `\\` at the end of a line and to the end of a
here-document. What follows, to the next `$` or the end of the block, is what it prints, standard
error among standard output as a terminal shows them, and `[exit N]` when it fails.

All commands of a page run in one shell and in one folder of their own, in order, so that a page
tells a story. `<!-- console: NAME -->` begins a new empty folder, and `<!-- console: NAME shipped
-->` one with the events.yaml that chrono ships. Fences of another kind are not run. The day is
23 November 2026, the zone UTC, the terminal 80 columns wide. `python -m tests.refresh` writes what
the commands really print; read the result as a diff.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import chrono

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-23"
HOME = "/home/you"  # stands for the temporary folder in what is printed
PATIENCE = 300  # seconds for the commands of one page

_FENCE = re.compile(r"```+\s*(\w*)")
_FOLDER = re.compile(r"<!-- console: ([\w-]+)( shipped| samples)? -->")
_HERE = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")
_END = "\x1e"  # no command prints it: chrono never does, and the pages are ours


class Step(NamedTuple):
    """One command of a page: its line (from 0), its own lines, and where what it prints stands."""

    line: int
    command: tuple[str, ...]
    output: tuple[int, int]  # lines from, to
    folder: str  # shell that goes to a new folder first, or nothing

    @property
    def script(self) -> str:
        return "\n".join(self.command).removeprefix("$ ")


class Page(NamedTuple):
    """The lines of a Markdown page and the commands in it."""

    path: Path
    lines: tuple[str, ...]
    steps: tuple[Step, ...]

    def expected(self, step: Step) -> str:
        """Return what the page says that a command prints."""
        return "".join(line + "\n" for line in self.lines[slice(*step.output)])


def read(path: Path) -> Page:
    """Return the page in a file."""
    lines = tuple(path.read_text(encoding="utf-8").split("\n"))
    steps: list[Step] = []
    folder, fence = "", None
    for number, line in enumerate(lines):
        if fence is None:
            if found := _FOLDER.fullmatch(line):
                folder = _go_to(found[1], (found[2] or "").strip())
            elif found := _FENCE.match(line):
                fence = found[1]
        elif line.startswith("```"):
            fence = None
        elif fence == "console" and (not steps or number >= steps[-1].output[0]):
            if line.startswith("$ "):
                start = _command_end(lines, number)
                steps.append(Step(number, lines[number:start], _output(lines, start), folder))
                folder = ""
            elif not steps or number >= steps[-1].output[1]:
                raise ValueError(f"{path}:{number + 1}: a console block starts with `$ `")
    return Page(path, lines, tuple(steps))


def _go_to(name: str, given: str) -> str:
    """Return what goes to a folder, with the shipped chronology or the sample documents in it."""
    files = {"shipped": f'"{ROOT}"/events.yaml', "samples": f'"{ROOT}"/docs/samples/*'}
    copy = f" && cp {files[given]} ." if given else ""
    return f'mkdir -p "$HOME/{name}" && cd "$HOME/{name}"{copy}'


def _command_end(lines: tuple[str, ...], start: int) -> int:
    """Return the line after a command that starts on line `start`."""
    end = start + 1
    while lines[end - 1].endswith("\\"):
        end += 1
    if found := _HERE.search("\n".join(lines[start:end])):
        end = lines.index(found[2], end) + 1
    return end


def _output(lines: tuple[str, ...], start: int) -> tuple[int, int]:
    end = start
    while not lines[end].startswith(("$ ", "```")):
        end += 1
    return start, end


def run(page: Page) -> list[str]:
    """Run the commands of a page and return what each printed, with `[exit N]` where it failed."""
    with tempfile.TemporaryDirectory(prefix="chrono-console-") as name:
        home = Path(name).resolve()
        done = subprocess.run(
            ["sh", "-c", _script(page)],
            cwd=_prepare(home),
            env=_environment(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=PATIENCE,
            check=False,
        )
        said = done.stdout.decode("utf-8", "backslashreplace").replace(str(home), HOME)
    parts = said.split(_END)[:-1]
    if len(parts) != 2 * len(page.steps):
        raise AssertionError(f"{page.path}: the shell stopped early:\n{said[-2000:]}")
    return [
        _closed(printed) + ("" if status == "0" else f"[exit {status}]\n")
        for printed, status in zip(parts[::2], parts[1::2], strict=True)
    ]


def _closed(text: str) -> str:
    return text + "\n" if text and not text.endswith("\n") else text


def _script(page: Page) -> str:
    told = []
    for step in page.steps:
        told += [step.folder, step.script, f"printf '{_END}%s{_END}' $?"]
    return "\n".join(told)


def _prepare(home: Path) -> Path:
    """Put a `chrono` on the path that is the one under test, and return the folder to begin in."""
    command = home / "bin" / "chrono"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -u -m chrono "$@"\n')
    command.chmod(0o755)
    begin = home / "chronology"
    begin.mkdir()
    return begin


def _environment(home: Path) -> dict[str, str]:
    path = os.pathsep.join([str(home / "bin"), os.environ.get("PATH", os.defpath)])
    # The package under test, wherever it is; -P keeps the folder of the page out of the way.
    package = str(Path(chrono.__file__).resolve().parent.parent)
    return {
        "PATH": path,
        "PYTHONPATH": package,
        "HOME": str(home),
        "TMPDIR": str(home),
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TERM": "dumb",
        "COLUMNS": "80",
        "CHRONO_TODAY": TODAY,
    }


def differences(page: Page, printed: list[str]) -> str:
    """Return a diff for each command that prints something else than the page says, or nothing."""
    from difflib import unified_diff

    told = []
    for step, actual in zip(page.steps, printed, strict=True):
        expected = page.expected(step)
        if expected != actual:
            told.append(f"{page.path.name}:{step.line + 1}: {page.lines[step.line]}")
            rows = unified_diff(
                expected.splitlines(), actual.splitlines(), "page", "real", "", "", 3, ""
            )
            told += [f"    {row}" for row in rows]
    return "\n".join(told)


def refreshed(page: Page, printed: list[str]) -> str:
    """Return the text of the page with what its commands really print."""
    lines: list[str] = []
    at = 0
    for step, actual in zip(page.steps, printed, strict=True):
        start, end = step.output
        lines += page.lines[at:start]
        lines += actual.split("\n")[:-1]
        at = end
    return "\n".join([*lines, *page.lines[at:]])


def pages() -> list[Path]:
    """Return every page with console blocks: README, docs and the transcripts."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    found += sorted((ROOT / "tests" / "console").glob("*.md"))
    return [path for path in found if "\n```console\n" in path.read_text(encoding="utf-8")]

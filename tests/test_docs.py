"""The pages: their console blocks and examples run, their tables agree with the code."""

import doctest
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from chrono import store
from chrono.claims import KEYS
from chrono.cli import COMMANDS
from chrono.dates import CERTAIN
from chrono.timeline import Row, Timeline
from chrono.writers.objects import flat
from tests import console, manual, refresh

DOCS = [
    console.ROOT / "README.md",
    console.ROOT / "CHANGELOG.md",
    console.ROOT / "CONTRIBUTING.md",
    *sorted((console.ROOT / "docs").glob("*.md")),
]
PAGES = console.pages()
# Pages that are nothing without their examples; a lost fence would otherwise pass unseen.
AT_LEAST = {
    "README.md": 15,
    "tutorial.md": 40,
    "dates-in-text.md": 10,
    "list.md": 20,
    "curate.md": 20,
    "date.md": 15,
}


@cache
def printed() -> dict[Path, list[str]]:
    """Run every page, several at a time: what takes long is starting the processes."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(
            zip(PAGES, pool.map(lambda path: console.run(console.read(path)), PAGES), strict=True)
        )


@pytest.mark.skipif(sys.platform != "linux", reason="the pages use GNU tools")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_page_says_what_the_commands_print(path: Path) -> None:
    page = console.read(path)
    told = console.differences(page, printed()[path])
    if told and os.environ.get("CHRONO_REFRESH"):
        path.write_text(console.refreshed(page, printed()[path]), encoding="utf-8", newline="\n")
        told = ""
    assert not told, f"\n{told}\n`python -m tests.refresh` writes the page anew"


@pytest.mark.parametrize("name", AT_LEAST)
def test_the_blocks_are_found(name: str) -> None:
    path = next(path for path in PAGES if path.name == name)
    assert len(console.read(path).steps) >= AT_LEAST[name]


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_no_command_stands_where_it_is_not_run(path: Path) -> None:
    run = {step.line for step in console.read(path).steps}
    lines = path.read_text(encoding="utf-8").split("\n")
    loose = [f"{path.name}:{n + 1}: {line}" for n, line in enumerate(lines)
             if line.startswith("$ ") and n not in run]  # fmt: skip
    assert not loose


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_the_examples_in_python(path: Path) -> None:
    found = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert not found.failed
    if path.name == "dates.md":
        assert found.attempted >= 10


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.name)
def test_links_between_the_pages_lead_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if "://" not in target:
            assert (path.parent / target).exists(), f"{path.name} links to {target}"


def test_the_page_of_commands_is_fresh() -> None:
    text = refresh.CLI.read_text(encoding="utf-8")
    assert text == refresh.cli_page(), "`python -m tests.refresh` writes docs/cli.md"
    assert all(f"\n## chrono {name}\n" in text for name in COMMANDS)


def test_the_manual_page_is_fresh() -> None:
    text = refresh.MANUAL.read_text(encoding="utf-8")
    assert text == manual.manual(), "`python -m tests.refresh` writes docs/chrono.1"


def test_the_key_tables_are_fresh() -> None:
    text = refresh.EVENTS.read_text(encoding="utf-8")
    assert text == refresh.with_tables(text), "`python -m tests.refresh` writes the tables"
    assert set(re.findall(r"<!-- keys: (\w+) -->", text)) == set(KEYS)


def test_the_page_of_the_design_names_every_module() -> None:
    text = (console.ROOT / "docs" / "design.md").read_text(encoding="utf-8")
    house = {path.name for path in (console.ROOT / "chrono").iterdir()}
    named = [name.removesuffix(".py") for name in house if name.endswith(".py") and name[0] != "_"]
    named += [f"{name}/" for name in house if "." not in name and name[0] != "_"]
    assert [name for name in named if f"| `{name}` |" not in text] == []


def test_the_json_keys_are_documented() -> None:
    text = refresh.EVENTS.read_text(encoding="utf-8")
    section = text.split("\n## JSON\n")[1].split("\n## ")[0]
    chronology = store.load([str(console.ROOT / "events.yaml")])
    row = Row(chronology.events[0], CERTAIN, chronology.events[0].id)
    held = flat(row, Timeline(chronology, (row,)))
    assert re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE) == list(held)


def test_the_limits_are_those_of_the_code() -> None:
    text = (console.ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    rows = re.findall(
        r"^\| (.+?) \| ([\d,]+|10<sup>15</sup>) \| `(\S+)\.py` \|$", text, re.MULTILINE
    )
    assert len(rows) >= 18
    for what, written, place in rows:
        limit = 10**15 if "sup" in written else int(written.replace(",", ""))
        held = vars(import_module("chrono." + place.replace("/", ".")))
        assert limit in {value for value in held.values() if type(value) is int}, what


def test_the_tests_named_for_safety_are_there() -> None:
    text = (console.ROOT / "docs" / "security.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(test_\w+)`", text))
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("*.py"))
    assert len(named) > 15
    assert not {name for name in named if f"def {name}(" not in tests}
    for path in re.findall(r"`((?:tests|bench)/[\w./]+)`", text):
        assert (console.ROOT / path).exists(), path


def test_a_page_is_read_and_written_back(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text(
        "```console\n$ echo one >&2; echo two\nwrong\n$ cat > f <<'EOF'\n$ not a command\nEOF\n"
        "$ wc -l < f; false\n```\n```sh\nnot run\n```\n<!-- console: other -->\n```console\n"
        "$ ls \\\n    -a\n$ pwd\n```\n"
    )
    page = console.read(path)
    said = console.run(page)
    assert said == [
        "one\ntwo\n", "", "1\n[exit 1]\n", ".\n..\n", f"{console.HOME}/other\n"
    ]  # fmt: skip
    assert "wrong" in console.differences(page, said)
    path.write_text(console.refreshed(page, said))
    assert not console.differences(console.read(path), said)

"""The one-way map of imports, and what a plain `list` does not load."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import chrono

HOUSE = Path(chrono.__file__).parent
# part -> the parts it may import; its own modules are its own business. docs/design.md draws it.
MAP = {
    "errors": "",
    "spelling": "errors",
    "dates": "errors",
    "claims": "errors dates",
    "zones": "errors dates",
    "tagger": "errors dates temporal",  # until its productions have become rules
    "temporal": "errors dates tagger",
    "phrases": "errors dates zones tagger temporal",
    "schema": "errors dates claims",
    "names": "claims",
    "bounds": "dates zones",
    "periods": "errors dates claims bounds",
    "query": "errors dates claims phrases names periods",
    "hints": "errors claims names query",
    "timeline": "zones errors dates claims phrases names query",
    "chart": "zones errors dates claims timeline",
    "store": "zones errors dates claims phrases",
    "readers": "errors dates phrases temporal",
    "review": "errors dates claims store",
    "match": "zones dates claims",
    "extract": "zones errors dates claims phrases readers tagger temporal match",
    "checks": "zones errors dates claims phrases store",
    "merge": "errors dates claims store",
    "importers": "zones errors dates claims phrases names store readers extract writers",
    "writers": "zones errors dates claims phrases names query timeline chart store checks schema",
    "report": "zones errors dates claims timeline store writers",
    "serve": "errors dates claims query hints timeline store writers",
    "cli": (
        "zones errors dates claims phrases names query hints timeline chart store checks schema "
        "merge importers writers report serve tagger temporal readers match extract review"
    ),
}
EVERYWHERE = ("spelling",)  # what every part that refuses a name may ask
# package -> the modules that may import it
PACKAGES = {
    "yaml": {"store"},
    "dateparser": {"phrases", "tagger.languages.locales"},
    "pendulum": {"phrases", "timeline", "writers"},
    "tabulate": {"writers.tables"},
    "icalendar": {
        "writers.ics",
        "writers.ics_span",
        "writers.ics_text",
        "importers.calendar.zones",
    },
    "dateutil": {"importers.calendar.series"},
    "openpyxl": {"writers.xlsx"},
    "jinja2": {"report.template"},
    "docx": {"report.word"},
    "vl_convert": {"writers.picture"},
    "wcwidth": {"writers.graphemes"},
    "filelock": {"store.write"},
    "click": {"cli"},
    "charset_normalizer": {"readers.encoding"},
    "trafilatura": {"readers.html"},
    "lxml": {"readers.html"},
    "htmldate": {"readers.markup"},
    "pypdfium2": {"readers.pdf", "readers.glyphs"},
    "rapidfuzz": {"match"},
}
# What only the command line does: print, ask the clock, the environment, the terminal.
FORBIDDEN = {
    "print", "input", "sys.stdout", "sys.stderr", "sys.stdin", "sys.argv", "sys.exit",
    "os.environ", "os.getenv", "os.environb", "os.get_terminal_size",
    "datetime.now", "datetime.today", "datetime.utcnow", "date.today",
    "time.time", "time.localtime", "time.gmtime", "time.strftime",
}  # fmt: skip
NEVER_FOR_LIST = (
    "dateparser", "pendulum", "tabulate", "wcwidth", "icalendar", "filelock", "dataclasses",
    "importlib.metadata", "pathlib", "json", "asyncio", "chrono.phrases", "chrono.tagger",
    "chrono.temporal",
    "chrono.checks", "chrono.store.write", "chrono.writers.tables", "chrono.writers.ics",
    "chrono.cli.color", "chrono.cli.pager", "chrono.cli.completion", "subprocess", "shlex",
)  # fmt: skip


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Yield each module by its dotted name inside the package, with its syntax."""
    for path in sorted(HOUSE.rglob("*.py")):
        parts = list(path.relative_to(HOUSE).with_suffix("").parts)
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """Yield each name that is imported, in whole; imports inside functions count."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(module: str, part: str) -> bool:
    return module == part or module.startswith(f"{part}.")


MODULES = dict(modules())


def test_every_part_is_on_the_map() -> None:
    parts = {name.split(".")[0] for name in MODULES} - {"", "__main__"}
    assert parts == set(MAP)


@pytest.mark.parametrize("module", [name for name in MODULES if name not in ("", "__main__")])
def test_imports_run_one_way(module: str) -> None:
    part = module.split(".")[0]
    names = [name.split(".")[1] for name in imported(MODULES[module]) if inside(name, "chrono")]
    wrong = set(names) - {part, *MAP[part].split(), "__version__", *EVERYWHERE}
    assert not wrong, f"{module} imports {wrong}"


@pytest.mark.parametrize("package", PACKAGES)
def test_third_parties_stay_where_they_belong(package: str) -> None:
    found = {
        module
        for module, tree in MODULES.items()
        for name in imported(tree)
        if inside(name, package)
    }
    strangers = {
        module for module in found if not any(inside(module, part) for part in PACKAGES[package])
    }
    assert not strangers


def test_no_other_package_is_used() -> None:
    own = {"chrono", *PACKAGES, *sys.stdlib_module_names}
    used = {name.split(".")[0] for tree in MODULES.values() for name in imported(tree)}
    assert used <= own, used - own


def dotted(node: ast.AST) -> str:
    """Write `a.b.c` as it stands, or nothing for what is no such chain."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        head = dotted(node.value)
        return f"{head}.{node.attr}" if head else ""
    return ""


@pytest.mark.parametrize(
    "module", [name for name in MODULES if name != "__main__" and not inside(name, "cli")]
)
def test_nothing_below_the_command_line_prints_or_asks_what_day_it_is(module: str) -> None:
    used = {dotted(node) for node in ast.walk(MODULES[module])}
    used |= {".".join(name.split(".")[-2:]) for name in imported(MODULES[module])}
    used |= {".".join(name.split(".")[-2:]) for name in used if name.count(".") > 1}
    assert not used & FORBIDDEN, used & FORBIDDEN


def loaded(*arguments: str) -> set[str]:
    """Name the modules that a fresh interpreter holds after running a command."""
    code = (
        "import sys\n"
        f"sys.argv = {['chrono', *arguments]!r}\n"
        "from chrono.cli import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    assert not end.code\n"
        "sys.stderr.write('\\n'.join(sys.modules))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True, text=True, encoding="utf-8", check=True, cwd=HOUSE.parent,
    )  # fmt: skip
    return set(ran.stderr.split())


def test_a_plain_list_loads_nothing_heavy() -> None:
    names = loaded("-f", str(HOUSE.parent / "events.yaml"), "list", "--org", "CICA", "-O", "tsv")
    assert "chrono.writers.separated" in names
    assert not names & set(NEVER_FOR_LIST)


def test_help_imports_no_command() -> None:
    names = {name for name in loaded("--help") if inside(name, "chrono")}
    assert names == {
        "chrono", "chrono.cli", "chrono.cli.command", "chrono.cli.streams", "chrono.errors"
    }  # fmt: skip

"""Bad input: any bytes give a value or an error of our own, in little time and memory.

What holds of each kind of input is in tests/targets.py. Here some inputs are made for each, the
same ones at every run; `python -m bench.fuzz` makes many more, and what it finds stays under
tests/data/found and is tried here for ever.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chrono.store.text import Text
from tests.targets import FOUND, TARGETS, in_time, seeds

MOST_SECONDS = 5.0  # of the processor; on a quiet machine all but a few bombs take under 1
MOST_MEMORY = 200 << 10  # kilobytes


def attempt(target: str, raw: bytes) -> None:
    with in_time():
        TARGETS[target](raw)


# What was found before.
CASES = [path for path in sorted(FOUND.rglob("*")) if path.is_file()]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_found_before(path: Path) -> None:
    attempt(path.parent.name, path.read_bytes())


def test_the_cases_are_of_targets() -> None:
    assert CASES
    assert {path.parent.name for path in CASES} <= set(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
def test_the_inputs_to_start_from(target: str) -> None:
    found = seeds(target)
    assert len(found) > 10
    for raw in found[::17]:
        attempt(target, raw)


# What is made anew.
LETTERS = st.sampled_from(
    "abz09 \t-–/.,:~?%[]{}'\"\\#&*|>!@`_=+()éßİıΩжŸ年月日昭和ا٣١۴ש१ไทย한áő\u0301\u200b\u200f\u00a0"
)
PIECES = {
    "file": st.sampled_from(
        [
            *"'\"[]{}#|>&*!?%\\\t\n",
            *("\r\n", "\r", ": ", "- ", "? ", "---\n", "...\n", "\n  - id: c\n", "\n    ", "<<: "),
            *("claims:", "date:", "title: x", "orgs: [a, b]", "fields: {a: b}", "source: s"),
            *("\0", "\x1b", "\x85", "\u2028", "\ufeff", "\U0001f469", "&a [*a, *a]", "!!int 1"),
        ]
    ),
    "date": st.sampled_from(
        [*"019-/,[]{}X~?%TZ:+ESY.", "12", "13", "29", "31", "1999", "0000", "9999", "..", "XX"]
    ),
    "query": st.sampled_from(
        [*" '\"\\x", "not:", "org:", "date:", "from:", "to:", "on:", "id:", "status:", "..", "-90d"]
    ),
}


@st.composite
def inputs(draw: st.DrawFn, target: str) -> bytes:
    """Make an input: of nothing, or by changing one that is sound."""
    letters = st.text(LETTERS, max_size=30)
    pieces = PIECES.get(target, letters)
    way = draw(st.integers(0, 9))
    if way == 0:
        return draw(st.binary(max_size=60))
    if way == 1:
        return draw(letters).encode()
    if way == 2:
        return "".join(draw(st.lists(pieces, max_size=8))).encode()
    raw = draw(st.sampled_from(seeds(target)))
    for _ in range(draw(st.integers(1, 3))):
        first = draw(st.integers(0, len(raw)))
        last = first + draw(st.sampled_from((0, 0, 1, 5, 40)))
        new = draw(st.one_of(pieces.map(str.encode), st.binary(max_size=3), st.just(raw[:30])))
        raw = raw[:first] + new + raw[last:]
    return raw


EXAMPLES = {"file": 80, "date": 150, "phrase": 60, "query": 60, "calendar": 50, "text": 60}


@pytest.mark.parametrize("target", TARGETS)
def test_any_input(target: str) -> None:
    @settings(
        max_examples=EXAMPLES[target], deadline=None, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(inputs(target))
    def run(raw: bytes) -> None:
        attempt(target, raw)

    run()


def test_the_fuzzer_runs_and_keeps_what_it_finds(tmp_path: Path) -> None:
    """Its own part that is not the work of a library: failures are told apart and made smaller."""
    pytest.importorskip("resource")
    from bench.fuzz import Hunt, changed
    from tests import targets

    hunt = Hunt("date", targets)
    hunt.folder = tmp_path / "date"

    def target(raw: bytes) -> None:
        if b"x" in raw:
            raise KeyError("x") if b"y" in raw else ValueError("x")

    hunt.target = target
    for raw in (b"1999", b"abcxabc", b"abxab", b"ayyybxc"):
        hunt.try_one(raw)
    assert sorted(path.read_bytes() for path in hunt.folder.iterdir()) == [b"x", b"yx"]
    chance = random.Random(1)
    made = {changed(b"1999-01", [b"2000", b"2001"], chance) for _ in range(50)}
    assert len(made) > 40


# Bombs: small files, or large ones, made to take the time or the memory of the machine.
HEAD = b"chrono: 1\nevents:\n  - id: a\n    title: t\n"
LAUGHS = b"".join(
    b"      %c: &%c [%s]\n" % (98 + i, 98 + i, b",".join([b"*%c" % (97 + i)] * 9))
    for i in range(20)
)
FOLDED = b"x" * 1000 + b"\n      "
BOMBS = {
    # name: (the file, what is said)
    "billion-laughs": (
        HEAD + b"    fields:\n      a: &a [" + b"x," * 8 + b"x]\n" + LAUGHS,
        "b.yaml:6:10: Y103 an anchor, &a",
    ),
    "brackets": (HEAD + b"    fields: " + b"[" * 10_000, "b.yaml:5:22: Y105 nested too deep"),
    "brackets-closed": (
        HEAD + b"    fields: " + b"[" * 10_000 + b"]" * 10_000,
        "b.yaml:5:22: Y105 nested too deep",
    ),
    "braces": (HEAD + b"    fields: " + b"{a: " * 10_000, "b.yaml:5:49: Y105 nested too deep"),
    "dashes": (b"chrono: 1\nevents:\n" + b"- " * 10_000, "b.yaml:3:23: Y105 nested too deep"),
    "indents": (
        b"chrono: 1\n" + b"".join(b" " * i + b"a:\n" for i in range(3000)),
        "b.yaml:14:13: Y105 nested too deep",
    ),
    "questions": (b"chrono: 1\n" + b"? " * 10_000, "b.yaml:2:25: Y105 nested too deep"),
    "no-lines": (HEAD + b"    note: " + b"x" * (2 << 20), "b.yaml:5: a line of more than 1"),
    "nul": (b"\0" * 1_000_000, "b.yaml:1:1: Y108 a control character, U+0000"),
    "many-lines-of-nul": (b"\0\n" * 1_000_000, "b.yaml:1:1: Y108 a control character, U+0000"),
    "utf-16": (HEAD.decode().encode("utf-16"), "b.yaml:1:1: Y107 the file is UTF-16"),
    "utf-16-le": (HEAD.decode().encode("utf-16-le"), "b.yaml:1:2: Y108 a control character"),
    "utf-16-be": (HEAD.decode().encode("utf-16-be"), "b.yaml:1:1: Y108 a control character"),
    "cp1251": (HEAD + "    note: Форум\n".encode("cp1251"), "b.yaml:5:11: Y107"),
    "latin-1-at-the-end": (HEAD + b"    note: " + FOLDED * 5000 + b"\xe9", "b.yaml:5005:7: Y107"),
    "unknown-keys": (
        b"chrono: 1\n" + b"".join(b"k%d: v\n" % i for i in range(100_000)),
        "b.yaml:2:1: K101 unknown key 'k0'",
    ),
    "keys-of-one-entry": (
        HEAD + b"    fields:\n" + b"".join(b"      k%d: v\n" % i for i in range(100_000)),
        "b.yaml:10006:7: K103 more than 10,000 keys in one mapping",
    ),
    "one-key": (HEAD + b"    note: a\n" * 200_000, "b.yaml:6:5: Y102 note stands twice"),
    # each problem names a line far above
    "twice-far-below": (
        b"chrono: 1\n" + b"# a comment as long as most are\n" * 300_000 + b"chrono: 1\n" * 2000,
        "b.yaml:300002:1: Y102 chrono stands twice",
    ),
    "events-that-are-none": (b"chrono: 1\nevents:\n" + b"-\n" * 500_000, "b.yaml:3:2: K103"),
    "a-long-date": (HEAD + b"    date: \"" + b"9" * 1000 + b"\n      9" * 1000 + b"\"\n", "D102"),
    "a-date-of-10-mb": (HEAD + b"    date: \"" + FOLDED * 10_000 + b"\"\n", "D102 not a date"),
    "a-list-for-a-date": (HEAD + b"    date: [" + b"1999, " * 100_000 + b"1999]\n", "D102"),
    "a-quote-never-closed": (HEAD + b"    note: \"" + FOLDED * 5_000, "b.yaml:5:11: Y101 not YAML"),
    "a-long-zone": (b"chrono: 1\nzone: " + b"a/" * 400_000 + b"\n", "b.yaml:2:7: R103"),
    "a-long-source": (HEAD + b"    source: " + b"s" * 1_000_000 + b"\n", "b.yaml:5:13: R101"),
    "a-long-key": (HEAD + b"    " + b"k" * 1_000_000 + b": v\n", "b.yaml:5:1000005: Y101"),
    "an-object": (
        HEAD + b"    note: !!python/object/apply:os.system [touch owned]\n",
        "b.yaml:5:11: Y104 a tag",
    ),
    "percents": (b"%" * 1_000_000, "b.yaml:1:2: Y101 not YAML"),
}  # fmt: skip
READ = {
    "a-quote-of-10-mb": HEAD + b'    note: "' + FOLDED * 10_000 + b'"\n',
    "a-block-of-10-mb": HEAD + b"    note: |\n" + b"      " + FOLDED * 10_000 + b"\n",
    "half-comments": HEAD + b"    quote: " + b"a:b#" * 250_000 + b"\n",
    "quotes-in-quotes": HEAD + b"    quote: '" + b"''" * 500_000 + b"'\n",
    "many-names": HEAD + b"    orgs: [" + b"a, " * 300_000 + b"b]\n",
    "nothing-but-comments": b"chrono: 1\n" + b"#\n" * 1_000_000,
    "returns": b"chrono: 1\r" + b"\r" * 1_000_000,
}
# Run in a process of its own: the high water of memory is of the process, and is kept over a fork.
MEASURED = """
import resource, sys
from chrono.cli import main
try:
    main()
finally:
    used = resource.getrusage(resource.RUSAGE_SELF)
    with open("/proc/self/status") as status:
        peak = status.read().split("VmHWM:")[1].split()[0]
    with open("used", "w") as file:
        print(used.ru_utime + used.ru_stime, peak, file=file)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is measured by /proc")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    for path in tmp_path.iterdir():
        path.unlink()


def measured(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run chrono, and check what it took."""
    house = str(Path(__file__).parent.parent)
    ran = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments], capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": house, "CHRONO_TODAY": "2025-09-22"}, timeout=120,
    )  # fmt: skip
    assert "Traceback" not in ran.stderr, ran.stderr[-2000:]
    seconds, peak = Path("used").read_text().split()
    assert float(seconds) < MOST_SECONDS
    assert int(peak) < MOST_MEMORY
    assert len(ran.stderr) < 100_000
    return ran


@linux
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_with_its_place(name: str, here: Path) -> None:
    raw, said = BOMBS[name]
    (here / "b.yaml").write_bytes(raw)
    ran = measured("list", "-f", "b.yaml")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert said in ran.stderr.splitlines()[0]


@linux
@pytest.mark.parametrize("name", READ)
def test_what_is_only_large_is_read(name: str, here: Path) -> None:
    (here / "b.yaml").write_bytes(READ[name])
    assert measured("list", "-f", "b.yaml").returncode == 0


@linux
@pytest.mark.parametrize("way", ["file", "input", "add", "edit", "check"])
def test_a_line_of_a_gigabyte_is_not_read_to_its_end(way: str, here: Path) -> None:
    path = here / "b.yaml"
    with path.open("wb") as file:
        file.write(HEAD + b"    note: ")
        file.truncate(1 << 30)
    if way == "input":
        house = ["sh", "-c", 'exec "$@" < b.yaml', "sh"]
        ran = subprocess.run(
            [*house, sys.executable, "-m", "chrono", "list", "-f", "-"], capture_output=True,
            text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)},
        )  # fmt: skip
    else:
        command = {
            "file": ["list"],
            "add": ["add", "1999", "x"],
            "edit": ["edit", "a", "--title", "x"],
        }
        ran = measured(*command.get(way, [way]), "-f", "b.yaml")
    assert ran.returncode == 2
    assert ":5: a line of more than 1,048,576 bytes" in ran.stderr
    assert path.stat().st_size == 1 << 30


HOSTILE_PHRASES = [
    "may " * 49, "may may may", "9/9/9/9", "9/" * 99, "9" * 199, "9 " * 99, "1-" * 99, "," * 199,
    "the " * 49, "of " * 60, "and " * 49, "or " * 60, "since " * 33, "last " * 39, "c. " * 60,
    "[" * 199, "(" * 199, "~" * 199, "X" * 199, "Y" + "9" * 198, "Y1E" + "9" * 190, "1" * 4400,
    "between " * 24, "9:" * 99, "T" * 199, "II " * 60, "март " * 39, "年" * 199, "1年" * 99,
    "السنة " * 33, "İ" * 199, "ß" * 199, "\u0301" * 199, "\u200f" * 199, "٣" * 199, "from to " * 24,
    "twenty " * 28, "first half of " * 14, "week of " * 24, "early mid late " * 13, "-90d" * 49,
]  # fmt: skip


@linux
def test_phrases_that_go_on_are_refused_at_once(here: Path) -> None:
    """All of them, each as the date of an event, and by themselves."""
    entries = "".join(
        f"  - id: e{number}\n    title: t\n    date: '{phrase}'\n"
        for number, phrase in enumerate(HOSTILE_PHRASES)
    )
    (here / "b.yaml").write_text(f"chrono: 1\nevents:\n{entries}", encoding="utf-8")
    ran = measured("list", "-f", "b.yaml")
    assert ran.returncode == 2
    assert ran.stderr.count(": D10") == len(HOSTILE_PHRASES)
    for phrase in HOSTILE_PHRASES:
        attempt("phrase", phrase.encode())
        attempt("date", phrase.encode())


@settings(deadline=None, derandomize=True, database=None)
@given(st.text("ab\r\n", max_size=60), st.lists(st.integers(0, 60), max_size=12))
def test_places_are_found_whatever_was_asked_before(text: str, offsets: list[int]) -> None:
    """The marks that keep `twice-far-below` fast, set as close as they never are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("chrono.store.text.STRIDE", 7)
        asked, fresh = Text("x", text.encode()), Text("x", text.encode())
        assert fresh.starts[0] == 0  # with the list of all lines, no mark is used
        for offset in offsets:
            if offset <= len(text):
                assert asked.line(offset) == fresh.line(offset)
                assert asked.line_start(offset) == Text("x", text.encode()).line_start(offset)
                if not text.startswith("\r\n", offset - 1) or not offset:
                    assert asked.line_start(offset) == fresh.starts[fresh.line(offset) - 1]


# What no command does: open a connection, start a program.
AUDITED = """
import sys
from tests.command import run
WATCHED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "ftplib.",
           "urllib.", "http.", "smtplib.", "webbrowser.")
seen = []
sys.addaudithook(lambda event, given: seen.append(event) if event.startswith(WATCHED) else None)
for line in sys.stdin.read().splitlines():
    ran = run(*line.split("|"))
    assert ran.status in (0, 1), (line, ran)
    assert not seen, (line, seen)
"""
LINES = """list
list|-O|html
list|--org|CICA|--from|last year
show|chrono-1
stats
entities
check
check|-O|json
export|ics
export|md
schema
date|22 сентября 2025 г.
date|last month
fmt
add|2024-11-11|Another|--source|https://e.example/a|--org|CICA
edit|chrono-1|--title|Another title
rm|chrono-1"""


def test_no_command_opens_a_connection_or_starts_a_program(here: Path) -> None:
    text = (
        "chrono: 1\nname: x\nevents:\n"
        "  - id: chrono-1\n    date: 2024\n    title: One\n    orgs: [CICA]\n"
    )
    (here / "events.yaml").write_text(text)
    ran = subprocess.run(
        [sys.executable, "-c", AUDITED], input=LINES, capture_output=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr

"""A document that takes too long, too much, or breaks what reads it does not stop the others."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from chrono.cli.limits import Limits
from chrono.cli.workers import Failure, answers

POSIX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of POSIX")


def act(word: str) -> str:
    """Do what a word says: what documents may make a reader do."""
    if word == "hang":
        time.sleep(60)
    elif word == "spin":
        while True:
            pass
    elif word == "fill":
        return str(len(bytearray(1 << 40)))
    elif word == "die":
        os._exit(3)
    elif word == "kill":
        os.kill(os.getpid(), 9)
    elif word == "break":
        raise KeyError("x")
    elif word == "nest":
        raise RecursionError  # a real one leaves CPython 3.11 in a bad state at times
    return word.upper()


# What was asked, and what is answered; a text in capitals, or how a failure begins.
BROKEN = [
    ("hang", "took longer than 1 s"),
    ("spin", "took longer than 1 s"),
    ("fill", "needs more than 256 MB"),
    ("die", "the process that read it was ended with status 3"),
    ("kill", "the process that read it was ended by SIGKILL"),
    ("break", "cannot be read: KeyError: 'x' (tests.test_limits:"),
    ("nest", "nested too deeply"),
]


@POSIX
@pytest.mark.parametrize("jobs", [1, 3])
def test_what_fails_is_answered_and_the_others_are_not_touched(jobs: int) -> None:
    words = [word for broken, _ in BROKEN for word in ("a", broken, "b")]
    found = list(answers(act, words, jobs, Limits(1, 256)))
    assert [word for word, _ in found] == words
    expected = dict(BROKEN)
    for word, answer in found:
        if word in expected:
            assert isinstance(answer, Failure)
            assert answer.message.startswith(expected[word]), word
        else:
            assert answer == word.upper()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_answers_are_in_the_order_of_the_items(jobs: int) -> None:
    words = [f"w{n}" for n in range(300)]
    assert [a for _, a in answers(act, iter(words), jobs, Limits())] == [w.upper() for w in words]
    assert list(answers(act, [], jobs, Limits())) == []


def test_large_items_and_answers_pass() -> None:
    large = ["x" * 3_000_000, "y" * 3_000_000]
    assert [a for _, a in answers(act, large, 2, Limits())] == [text.upper() for text in large]


def test_with_one_job_an_item_is_taken_when_the_one_before_is_answered() -> None:
    taken: list[str] = []

    def items() -> Iterator[str]:
        for word in ("a", "b", "c"):
            taken.append(word)
            yield word

    for number, _ in enumerate(answers(act, items(), 1, Limits()), 1):
        assert len(taken) == number


@POSIX
def test_waiting_is_told_what_is_worked_on_and_for_how_long() -> None:
    seen: list[tuple[str, float]] = []
    list(answers(act, ["a", "hang"], 1, Limits(0.8), lambda one, s: seen.append((one, s))))
    assert {word for word, _ in seen} == {"hang"}
    assert 0 < max(seconds for _, seconds in seen) < 2


SCRIPT = (
    "import chrono.temporal, chrono.extract, time\n"
    "def slow(f):\n"
    "    def inner(text, *a, **k):\n"
    "        return time.sleep(60) if 'HANG' in text else f(text, *a, **k)\n"
    "    return inner\n"
    "chrono.temporal.annotate = slow(chrono.temporal.annotate)\n"
    "chrono.extract.extract = slow(chrono.extract.extract)\n"
    "from chrono.cli import main; main()\n"
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def command(tmp_path: Path) -> Run:
    """Run chrono in a folder with three documents, of which one never ends."""
    (tmp_path / "d").mkdir()
    for name, text in [("a", "Peru joined the League on 3 May 2011."), ("b", "HANG"),
                       ("c", "Chile joined the League on 4 May 2012.")]:  # fmt: skip
        (tmp_path / "d" / f"{name}.txt").write_text(text, encoding="utf-8")

    def run(*words: str, **options: object) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(  # type: ignore[call-overload, no-any-return]
            [sys.executable, "-c", SCRIPT, *words], cwd=tmp_path, capture_output=True, text=True,
            timeout=60, check=False, **options,
        )  # fmt: skip

    return run


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_document_that_takes_too_long_is_named_and_the_others_are_proposed(
    command: Run, tmp_path: Path, jobs: str
) -> None:
    done = command("extract", "d", "--into", "e.yaml", "--timeout", "6", "--jobs", jobs)
    assert done.returncode == 1
    assert "chrono: d/b.txt: took longer than 6 s\nhint: --timeout gives it more" in done.stderr
    text = (tmp_path / "e.proposed.yaml").read_text(encoding="utf-8")
    assert "Peru joins the League" in text
    assert "Chile joins the League" in text


@POSIX
def test_one_document_alone_that_takes_too_long_is_an_error(command: Run) -> None:
    done = command("extract", "d/b.txt", "--timeout", "0.5")
    assert (done.returncode, done.stdout) == (2, "")
    assert "d/b.txt: took longer than 0.5 s" in done.stderr


@POSIX
@pytest.mark.parametrize("name", ["extract", "tag"])
def test_a_line_of_json_that_takes_too_long_has_an_error(command: Run, name: str) -> None:
    lines = [{"id": "a", "text": "Peru joined in 1999."}, {"id": "b", "text": "HANG"},
             {"text": "It left in 2001."}]  # fmt: skip
    given = "\n".join(map(json.dumps, lines))
    done = command(name, "--jsonl", "--timeout", "6", input=given)
    assert done.returncode == 1
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert found[1] == {"id": "b", "error": "took longer than 6 s"}
    assert [one["id"] for one in found] == ["a", "b", 3]
    assert "error" not in found[2]


@POSIX
def test_tag_goes_on_with_the_next_file(command: Run) -> None:
    done = command("tag", "d/a.txt", "d/b.txt", "d/c.txt", "--timeout", "6")
    assert done.returncode == 1
    assert "d/b.txt: took longer than 6 s" in done.stderr
    assert "2011-05-03" in done.stdout
    assert "2012-05-04" in done.stdout


@POSIX
def test_a_run_that_is_killed_keeps_what_it_read(command: Run, tmp_path: Path) -> None:
    """The parent is killed while the second document is read; the first is in the file."""
    started = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "extract", "d", "--into", "e.yaml"], cwd=tmp_path
    )
    path = tmp_path / "e.proposed.yaml"
    end = time.monotonic() + 30
    while not path.exists() and time.monotonic() < end:
        time.sleep(0.05)
    started.kill()
    started.wait()
    assert "Peru joins the League" in path.read_text(encoding="utf-8")
    (tmp_path / "d" / "b.txt").write_text("Cuba joined the League in 1999.", encoding="utf-8")
    done = command("extract", "d", "--into", "e.yaml")
    assert done.returncode == 0, done.stderr
    text = path.read_text(encoding="utf-8")
    assert [text.count(f"{who} joins the League") for who in ("Peru", "Cuba", "Chile")] == [1, 1, 1]

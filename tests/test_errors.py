"""Every message: files that cause it with what `chrono check` says, and its row in the docs.

A case is `tests/errors/CODE-name.yaml`, or a folder of several files, and beside it a `.txt` with
what is printed, standard error after standard output, and the exit statuses without and with
`--strict`. To add one: write the file, run `CHRONO_REFRESH=1 pytest tests/test_errors.py`, and
read the result as a diff.
"""

import os
import re
from pathlib import Path

import pytest

from chrono.checks import CHECKS, NOTES
from chrono.errors import CODES
from tests.command import run

HERE = Path(__file__).parent / "errors"
DOCS = Path(__file__).parent.parent / "docs" / "errors.md"
CASES = sorted(path for path in HERE.iterdir() if path.suffix == ".yaml" or path.is_dir())
REFRESH = bool(os.environ.get("CHRONO_REFRESH"))
FOUND = re.compile(r"^[^\s:][^:\n]*:\d+:\d+: ([A-Z]\d{3}) ", re.MULTILINE)


def expected(case: Path) -> Path:
    return case.with_suffix(".txt")


def told(case: Path) -> str:
    """What the case prints, and its exit statuses."""
    plain = run("check", "-f", case.name)
    strict = run("check", "--strict", "-f", case.name)
    assert plain[1:] == strict[1:]
    return f"{plain.out}{plain.err}exit {plain.status}, with --strict {strict.status}\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HERE)
    actual = told(case)
    if REFRESH:
        expected(case).write_text(actual, encoding="utf-8", newline="\n")
    assert actual == expected(case).read_text(encoding="utf-8")


def codes_in(case: Path) -> list[str]:
    return FOUND.findall(expected(case).read_text(encoding="utf-8"))


def test_every_code_has_a_case_of_its_name() -> None:
    assert len(CASES) >= len(CODES)
    named = {case.stem.partition("-")[0] for case in CASES if case.stem[:4] in codes_in(case)}
    assert named == set(CODES)


def test_every_case_is_named_after_what_it_shows() -> None:
    for case in CASES:
        assert case.stem.partition("-")[0] in codes_in(case), case.name
        assert set(codes_in(case)) <= set(CODES)


def test_no_expectation_is_left_over() -> None:
    assert {path.stem for path in HERE.glob("*.txt")} == {case.stem for case in CASES}


def test_a_check_finds_only_what_it_is_listed_for() -> None:
    listed = [code for codes in CHECKS.values() for code in codes]
    assert sorted(listed) == [code for code in CODES if code.startswith("C")]
    assert set(listed) >= NOTES


# A note is a C code in NOTES; findings of a check exit 0 or 1, a file that cannot be read 2.
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_exit_status(case: Path) -> None:
    last = expected(case).read_text(encoding="utf-8").splitlines()[-1]
    codes = set(codes_in(case))
    if not codes <= {code for code in CODES if code.startswith("C")}:
        assert last == "exit 2, with --strict 2"
    else:
        assert last == f"exit {0 if codes <= NOTES else 1}, with --strict 1"


def rows() -> list[list[str]]:
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    found = [line for line in lines if re.match(r"\| [A-Z]\d{3} \|", line)]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in found]


def test_docs_have_a_row_for_every_code() -> None:
    assert [row[0] for row in rows()] == list(CODES)
    for code, level, meaning, mend in rows():
        assert level == ("note" if code in NOTES else "error")
        assert meaning == CODES[code]
        assert mend

"""No output replaces what a command reads, a chronology, a device, or a file of another kind."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from chrono.cli.guard import KINDS, kind
from tests.command import ok, refused, run

CHRONOLOGY = """\
# mine
chrono: 1
name: n
sources:
  s:
    title: S
    file: copy.txt
events:
  - id: a
    date: 1992-05-03
    title: A
    source: s
"""
TABLE = "date,title\n2001,x\n"
# Every output there is: the command with OUT for its file, and what the file would hold.
OUTPUTS = {
    "list csv":     (("list", "-O", "csv", "-o", "OUT"), "a table"),
    "list columns": (("list", "-O", "columns", "-o", "OUT"), "a text"),
    "list html":    (("list", "-O", "html", "-o", "OUT"), "a page of HTML"),
    "show":         (("show", "a", "-O", "text", "-o", "OUT"), "a text"),
    "show json":    (("show", "a", "-O", "json", "-o", "OUT"), "JSON"),
    "stats":        (("stats", "-O", "tsv", "-o", "OUT"), "a table"),
    "entities":     (("entities", "-O", "jsonl", "-o", "OUT"), "a text"),
    "timeline":     (("timeline", "-o", "OUT"), "a text"),
    "bars":         (("timeline", "--bars", "-o", "OUT"), "a text"),
    "export csv":   (("export", "csv", "-o", "OUT"), "a table"),
    "export ics":   (("export", "ics", "-o", "OUT"), "a calendar"),
    "export html":  (("export", "html", "-o", "OUT"), "a page of HTML"),
    "export svg":   (("export", "svg", "-o", "OUT"), "a drawing or other XML"),
    "export sqlite": (("export", "sqlite", "-o", "OUT"), "a database"),
    "report":       (("report", "-O", "md", "-o", "OUT"), "a text"),
    "tag":          (("tag", "doc.txt", "-O", "csv", "-o", "OUT"), "a table"),
    "tag jsonl":    (("tag", "--jsonl", "doc.jsonl", "-o", "OUT"), "JSON"),
    "date":         (("date", "May 2001", "-O", "json", "-o", "OUT"), "JSON"),
    "merge":        (("merge", "events.yaml", "other.yaml", "-o", "OUT"), "a chronology"),
    "mapping":      (("import", "t.csv", "-f", "in.yaml", "--save-mapping", "OUT"),
                     "settings (TOML)"),
}  # fmt: skip
# What is read or is a chronology: a name for it, and what it is by.
PROTECTED = ("events.yaml", "t.csv", "doc.txt", "doc.jsonl", "other.yaml", "copy.txt")
WAYS = ("its name", "a symbolic link", "a hard link", "a path")


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("CHRONO_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "events.yaml").write_text(CHRONOLOGY)
    (tmp_path / "other.yaml").write_text("{chrono: 1, name: o, events: []}\n")
    (tmp_path / "t.csv").write_text(TABLE)
    (tmp_path / "doc.txt").write_text("Peru joined on 3 May 2011.\n")
    (tmp_path / "doc.jsonl").write_text('{"id": 1, "text": "in 1999"}\n')
    (tmp_path / "copy.txt").write_text("The evidence.\n")
    return tmp_path


def named(path: Path, way: str) -> str:
    """Return a name of a file by way of a link, or another way to write its path."""
    if way == "a symbolic link":
        os.symlink(path.name, path.with_name("symbolic"))
        return "symbolic"
    if way == "a hard link":
        os.link(path, path.with_name("hard"))
        return "hard"
    return path.name if way == "its name" else f"./../{path.parent.name}/{path.name}"


def aimed(command: tuple[str, ...], output: str) -> tuple[str, ...]:
    return tuple(output if word == "OUT" else word for word in command)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def protected_from(name: str) -> tuple[str, ...]:
    """Return the files that an output may not replace: chronologies, and what its command reads."""
    command = OUTPUTS[name][0]
    reads = {word for word in command if word in PROTECTED}
    if command[0] in ("list", "show", "stats", "entities", "timeline", "export", "report"):
        reads.add("copy.txt")
    if command[0] == "merge":  # which changes the first of those merged, as it was asked to
        return ("other.yaml",)
    return tuple(sorted(reads | {"events.yaml", "other.yaml"}))


@pytest.mark.parametrize("name", OUTPUTS)
def test_no_output_replaces_what_is_read_or_a_chronology(name: str, folder: Path) -> None:
    for number, protected in enumerate(protected_from(name)):
        for way in WAYS:
            before = contents(folder)
            output = named(folder / protected, way)
            command = aimed(OUTPUTS[name][0], output)
            for forced in ((), ("--force",)) if "merge" not in command else ((),):
                said = refused(*command, *forced)
                assert output in said, (said, way)
            for link in ("symbolic", "hard"):
                (folder / link).unlink(missing_ok=True)
            assert contents(folder) == before, (protected, way)
        assert number >= 0


@pytest.mark.parametrize("name", OUTPUTS)
def test_an_output_is_of_its_kind_and_replaces_its_like_alone(name: str, folder: Path) -> None:
    command, expected = OUTPUTS[name]
    if name == "merge":
        return  # which writes over nothing that is there, but the first of its files
    ok(*aimed(command, "out"))
    written = (folder / "out").read_bytes()
    assert kind(written, "out") == expected or not written
    (folder / "in.yaml").unlink(missing_ok=True)
    ok(*aimed(command, "out"))  # over what it wrote itself
    assert (folder / "out").read_bytes() == written
    (folder / "in.yaml").unlink(missing_ok=True)
    (folder / "out").write_bytes(b"PK\x03\x04 a thesis")
    said = refused(*aimed(command, "out"))
    assert "out holds an Office document or another ZIP file and would become" in said
    assert "--force" in said
    assert (folder / "out").read_bytes() == b"PK\x03\x04 a thesis"
    (folder / "in.yaml").unlink(missing_ok=True)
    ok(*aimed(command, "out"), "--force")
    assert (folder / "out").read_bytes() == written


# What begins a file -> its kind.
BEGINS = {
    b"chrono: 1\n": "a chronology",
    b"\xef\xbb\xbfchrono: 1\r\n": "a chronology",
    b"# a note\n\n---\nchrono: 1": "a chronology",
    b"name: n\nsources:\n  s: {title: S}\nevents:\n- id: a\nchrono: 1\n": "a chronology",
    b'{"chrono": 1, "events": []}': "a chronology",
    b"'chrono': 1\n": "a chronology",
    b"chronology: 1\n": "a text",
    b"The key chrono: 1 is first\n": "a text",
    b"Dear Ms Hale, thank you.\n": "a text",
    b"# Heading\n\ntext": "a text",
    b"": "nothing",
    b"id,date\n1,2": "a table",
    b"id\tdate\n": "a table",
    b"[\n{}]": "JSON",
    b"[columns]\ndate = 'x'": "settings (TOML)",
    b"order = 'DMY'\n": "settings (TOML)",
    b"\x00\x01": "a binary file",
    b"caf\xe9": "a text",
    b"%PDF-1.4": "a PDF",
    b"\x89PNG\r\n": "a PNG picture",
    b"<!DOCTYPE html>": "a page of HTML",
    b"<?xml version='1.0'?><svg>": "a drawing or other XML",
    b"\\documentclass{article}": "TeX",
    b"BEGIN:VCALENDAR\r\n": "a calendar",
    b"SQLite format 3\x00": "a database",
    b"PK\x03\x04": "an Office document or another ZIP file",
}  # fmt: skip


def test_kinds_are_told_by_the_first_bytes() -> None:
    assert {head: kind(head, "x") for head in BEGINS} == BEGINS
    assert set(KINDS) <= set(BEGINS.values())
    assert kind(b"title\nA\n", "x.CSV") == "a table"


@pytest.mark.parametrize(
    "filler", [b"#\n", b"a:\n", b" x\n", b"\n", b"{", b"a,", b"a", b"[", b"\\"]
)
def test_a_kind_is_told_in_no_time(filler: bytes) -> None:
    assert kind(filler * (65536 // len(filler)), "x")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which `chrono` is this one."""
    command = f'chrono() {{ {sys.executable} -m chrono "$@"; }}; {line}'
    root = str(Path(__file__).parent.parent)
    return subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "PYTHONPATH": root},
    )  # fmt: skip


posix = pytest.mark.skipif(os.name != "posix", reason="redirects and devices as POSIX has them")
# line of the shell -> a file, and what it holds then: all that it did, and more.
STREAMS = {
    "chrono list -O csv -o /dev/stdout >> log": "OLD\nid,date,",
    "chrono list -O csv -o /dev/fd/1 >> log": "OLD\nid,date,",
    "chrono list -O csv -o log >> log": "OLD\nid,date,",
    "chrono export csv -o /dev/stdout >> log": "OLD\nid,date,",
    "chrono list -O csv -o /dev/stderr 2>> log": "OLD\nid,date,",
    "chrono list -O csv -o /dev/fd/3 3>> log": "OLD\nid,date,",
    "(echo more; chrono list -O csv -o /dev/stdout; echo end) >> log": "OLD\nmore\nid,date,",
    "chrono list -O csv -o /dev/stdout | cat >> log": "OLD\nid,date,",
    "chrono import t.csv -f in.yaml --save-mapping /dev/stdout >> log": "OLD\n[columns]",
    "chrono merge events.yaml events.yaml -o /dev/stdout >> log": "OLD\n# mine\nchrono: 1",
}


@posix
@pytest.mark.parametrize("line", STREAMS)
def test_an_output_that_is_open_already_is_added_to(line: str, folder: Path) -> None:
    (folder / "log").write_text("OLD\n")
    ran = shell(line)
    assert ran.returncode == 0, ran.stderr
    assert (folder / "log").read_text().startswith(STREAMS[line])


@posix
@pytest.mark.parametrize(
    "line",
    [
        "chrono list >> events.yaml",
        "chrono list -f other.yaml -f events.yaml >> other.yaml",
        "chrono list -f . >> other.yaml",
        "chrono rm a >> events.yaml",
        "chrono tag doc.txt >> doc.txt",
        "chrono tag < doc.txt >> doc.txt",
        "chrono extract . >> doc.txt",
        "chrono list -f - < other.yaml >> other.yaml",
        "chrono list -f - -o other.yaml < other.yaml",
        "chrono merge other.yaml events.yaml >> events.yaml",
    ],
)
def test_no_redirect_adds_to_what_is_read(line: str, folder: Path) -> None:
    before = contents(folder)
    ran = shell(line)
    assert ran.returncode == 2
    assert "this command reads" in ran.stderr
    assert contents(folder) == before


@posix
def test_a_device_stays_one(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    for command in (
        ("import", "t.csv", "-f", "in.yaml", "--save-mapping", "/dev/null"),
        ("list", "-o", "/dev/null"),
        ("export", "sqlite", "-o", "/dev/null"),
    ):
        ok(*command)
        assert stat.S_ISCHR(os.stat("/dev/null").st_mode)
    ran = shell("cat pipe > got & chrono import t.csv -f in2.yaml --save-mapping pipe; wait")
    assert ran.returncode == 0, ran.stderr
    assert (folder / "got").read_text() == "[columns]\n"
    assert stat.S_ISFIFO(os.stat("pipe").st_mode)


def test_a_refusal_comes_before_anything_is_written(folder: Path) -> None:
    refused("import", "t.csv", "-f", "in.yaml", "--save-mapping", "t.csv")
    refused("import", "t.csv", "-f", "in.yaml", "--save-mapping", "in.yaml")
    assert not (folder / "in.yaml").exists()


def test_two_names_of_one_folder_that_has_no_file_yet() -> None:
    os.symlink(".", "again")
    said = refused("import", "t.csv", "-f", "in.yaml", "--save-mapping", "again/in.yaml")
    assert "would be replaced" in said


def test_names_in_other_letters(folder: Path) -> None:
    (folder / "EVENTS.YAML.probe").write_text("")
    ran = run("list", "-O", "csv", "-o", "Events.YAML")
    assert (folder / "events.yaml").read_text() == CHRONOLOGY
    same = (folder / "events.yaml.probe").exists()  # where names have no case
    assert ran.status == (2 if same else 0)

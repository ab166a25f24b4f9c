"""What makes it pleasant at a terminal: colours, the pager, completion, the manual, hooks, and
every command in narrow and poor surroundings.
"""

import io
import json
import os
import re
import select
import shlex
import shutil
import signal
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click
import pytest
import yaml

import chrono
from chrono.cli import COLOR, COMMANDS, cli, output
from chrono.cli.completion import MOST
from chrono.cli.shells import Bash, last_word
from chrono.writers import plain
from chrono.writers.graphemes import width_of
from tests.command import ok, refused, run
from tests.console import ROOT
from tests.test_dates import table

posix = pytest.mark.skipif(os.name != "posix", reason="what a POSIX system does")
SHIPPED = ROOT / "events.yaml"
COMMAND = [sys.executable, "-m", "chrono"]
SETTINGS = (
    "CHRONO_FILE", "CHRONO_TODAY", "CHRONO_PAGER", "PAGER", "LESS", "NO_COLOR", "FORCE_COLOR",
    "CLICOLOR_FORCE", "COLUMNS", "LINES",
)  # fmt: skip
CODE = re.compile(r"\x1b\[[0-9;]*m")
ODD = """\
chrono: 1
name: odd
sources:
  letters: {}
entities:
  Müller & Söhne:
    kind: org
    aliases: ['the "firm"', M$S]
  Baku:
    kind: place
  Ada:
    kind: person
events:
  - id: hostile
    date: 1999
    title: "red \\e[31mtext 日本語"
    orgs: [Müller & Söhne, 'Smith, John & Co']
    places: [Baku]
    names: [Comet]
    tags: [first-draft]
    source: letters
  - id: häuser-2
    date: 2001
    title: Long title of an event that takes more than one line on most of the screens there are
"""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Run each test in a folder of its own with an odd chronology, and no settings."""
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "events.yaml").write_text(ODD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def environment(**settings: str | None) -> dict[str, str]:
    merged = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    return {name: value for name, value in merged.items() if value is not None}


def process(*arguments: str, **settings: str | None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, env=environment(**settings), check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


class Screen:
    """What a command shows on a terminal of its own, and its exit status."""

    def __init__(
        self,
        *arguments: str,
        columns: int = 80,
        rows: int = 24,
        keys: bytes = b"",
        **settings: str | None,
    ) -> None:
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        given = {"TERM": "xterm", "CHRONO_PAGER": "", **settings}
        started = subprocess.Popen(
            [*COMMAND, *arguments], stdin=theirs, stdout=theirs, stderr=theirs,
            env=environment(**given), start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
        )  # fmt: skip
        os.close(theirs)
        drawn = bytearray()
        waited = 0
        while True:
            if not select.select([ours], [], [], 2)[0]:
                waited += 1
                if waited > 10:
                    os.killpg(started.pid, signal.SIGKILL)
                os.write(ours, keys[:1])  # what less did not see as it was starting
                continue
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the last that held the other end is gone
                break
            if not piece:
                break
            drawn += piece
            if b":" in piece[-20:]:  # the prompt of less, which takes one key at a time
                os.write(ours, keys[:1])
                keys = keys[1:] or keys
        os.close(ours)
        self.status = started.wait(timeout=60)
        self.text = drawn.decode().replace("\r\n", "\n")

    @property
    def plain(self) -> str:
        return CODE.sub("", self.text)


# colours


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


COLOURED = """
# --color   settings                      goes to    coloured
-           TERM=xterm                    terminal   yes
-           TERM=xterm                    pipe       no
-           TERM=xterm                    file       no
auto        TERM=xterm                    terminal   yes
-           TERM=dumb                     terminal   no
-           TERM=                         terminal   no
-           TERM=xterm NO_COLOR=1         terminal   no
-           TERM=xterm NO_COLOR=          terminal   yes
-           TERM=dumb FORCE_COLOR=1       pipe       yes
-           TERM=xterm FORCE_COLOR=0      pipe       no
-           TERM=xterm CLICOLOR_FORCE=1   pipe       yes
-           TERM=xterm FORCE_COLOR=1      file       no
-           NO_COLOR=1 FORCE_COLOR=1      terminal   no
never       TERM=xterm FORCE_COLOR=1      terminal   no
always      TERM=dumb NO_COLOR=1          pipe       yes
always      TERM=dumb                     file       yes
"""


@pytest.mark.parametrize(("choice", "settings", "goes", "coloured"), table(COLOURED))
def test_when_there_are_colours(
    choice: str, settings: str, goes: str, coloured: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`--color` has the last word, then NO_COLOR (no-color.org), then FORCE_COLOR."""
    for setting in settings.split():
        monkeypatch.setenv(*setting.split("=", 1))
    stream = Terminal() if goes == "terminal" else io.StringIO()
    with click.Context(cli) as context:
        if choice != "-":
            context.meta[COLOR] = choice
        paint = output.paint_for("out.txt" if goes == "file" else None, stream)
    assert (paint is not plain) == (coloured == "yes")


LINES = ["list", "list --group-by year", "list --from 1999-03", "show hostile", "check --strict"]


@pytest.mark.parametrize("line", LINES)
def test_colours_change_no_text_and_let_none_in(line: str) -> None:
    """Widths are of the text; what a document holds cannot colour, for it is escaped before."""
    bare = run(*line.split())
    painted = run(*line.split(), "--color", "always")
    before = run("--color", "always", *line.split())
    assert before == painted
    assert CODE.sub("", painted.out) == bare.out
    assert "\x1b" in painted.out
    assert "\x1b" not in CODE.sub("", painted.out)
    assert "\x1b[31m" not in painted.out
    assert "\x1b" not in bare.out + bare.err


def test_a_wrapped_screen_is_as_wide_with_colours_as_without() -> None:
    from chrono.writers.columns import aligned

    cells = [["1999", "wide 日本語 words that need to be wrapped", "id"], ["c. 2001", "é̱", "x" * 9]]
    painted = aligned(cells, 30, "", ("date", None, "id"), lambda _, text: f"\x1b[1m{text}\x1b[0m")
    assert [CODE.sub("", line).rstrip() for line in painted] == [
        line.rstrip() for line in (text.rstrip("\n") for text in aligned(cells, 30))
    ]


@pytest.mark.parametrize("format_", ["json", "jsonl", "csv", "tsv", "md", "grid", "html", "ics"])
def test_formats_for_programs_have_no_colours(format_: str) -> None:
    assert "\x1b" not in ok("--color", "always", "list", "-O", format_).out


def test_a_file_has_colours_only_when_they_are_asked_for(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    ok("list", "-o", "plain.txt")
    ok("show", "hostile", "-o", "shown.txt")
    ok("list", "-o", "painted.txt", "--color", "always")
    found = [("\x1b" in (alone / f"{name}.txt").read_text("utf-8"))
             for name in ("plain", "shown", "painted")]  # fmt: skip
    assert found == [False, False, True]


def test_the_last_choice_counts_and_errors_heed_it(alone: Path) -> None:
    assert "\x1b" not in ok("--color", "always", "list", "--color", "never").out
    (alone / "events.yaml").write_text("chrono: 1\nevents:\n  - id: a\n    titel: T\n")
    assert "\x1b[1;31mK101\x1b[0m" in refused("list", "--color", "always")
    assert "\x1b[1;31mK101\x1b[0m" in refused("--color", "always", "stats")
    assert "\x1b" not in refused("list")
    assert "auto, always, never" in refused("list", "--color", "sometimes")


@posix
def test_a_terminal_has_colours() -> None:
    assert "\x1b[1m1999\x1b[0m" in Screen("list").text
    assert "\x1b" not in Screen("list", NO_COLOR="1").text


# the pager


@posix
def test_what_is_longer_than_the_screen_is_paged() -> None:
    sed = {"CHRONO_PAGER": "sed 's/^/> /'"}
    long = Screen("-f", str(SHIPPED), "list", **sed)
    assert long.status == 0
    lines = long.plain.splitlines()
    assert len(lines) > 24
    assert all(line.startswith("> ") for line in lines)
    for arguments, settings in (
        (["-f", str(SHIPPED), "--no-pager", "list"], {}),
        (["-f", str(SHIPPED), "list", "--no-pager"], {}),
        (["-f", str(SHIPPED), "list", "--limit", "3"], {}),  # it fits
        (["-f", str(SHIPPED), "list"], {"CHRONO_PAGER": "", "PAGER": "sed 's/^/> /'"}),
        (["-f", str(SHIPPED), "list"], {"CHRONO_PAGER": "no-such-pager-here"}),
        (["-f", str(SHIPPED), "list"], {"CHRONO_PAGER": "an 'open quote"}),
        (["-f", str(SHIPPED), "list"], {"TERM": "dumb"}),
        (["-f", str(SHIPPED), "list", "-o", "out.txt"], {}),
    ):
        shown = Screen(*arguments, **{**sed, **settings})
        assert "> " not in shown.plain, (arguments, settings)
        assert shown.status == 0
    assert Screen("-f", str(SHIPPED), "list", "--limit", "3", rows=4, **sed).plain[:2] == "> "
    assert Screen("-f", str(SHIPPED), "stats", **sed).plain[:2] == "> "
    assert Screen("-f", str(SHIPPED), "check", **sed).plain == "nothing found in 24 events\n"


@posix
def test_a_pipe_is_never_paged() -> None:
    ran = process("-f", str(SHIPPED), "list", TERM="xterm", CHRONO_PAGER="sed 's/^/> /'", LINES="5")
    assert b"> " not in ran.stdout


@posix
def test_a_pager_that_is_left_early_is_quiet(alone: Path) -> None:
    rows = "".join(f"  - id: e{n}\n    title: Event {n} {'x' * 200}\n" for n in range(5000))
    (alone / "events.yaml").write_text(f"chrono: 1\nevents:\n{rows}")
    shown = Screen("list", "--columns", "title", CHRONO_PAGER="head -1")
    assert (shown.status, shown.text) == (0, f"Event 0 {'x' * 200}\n"[:80] + "\n")


@posix
@pytest.mark.skipif(not shutil.which("less"), reason="less is not here")
def test_less_is_the_pager_when_none_is_named() -> None:
    settings = {"CHRONO_PAGER": None, "LESSHISTFILE": "-"}
    shown = Screen("-f", str(SHIPPED), "list", keys=b"q", **settings)
    assert shown.status == 0
    assert "Kazakhstan conceives CICA" in shown.text
    assert "ESC" not in shown.text  # it shows colours as colours
    assert "formal charter" not in shown.text
    shown = Screen("-f", str(SHIPPED), "list", keys=b"\x03q", **settings)
    assert (shown.status, "Traceback" in shown.text) == (0, False)


# completion


def completed(line: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is offered at the end of a line, by click's protocol for bash."""
    monkeypatch.setenv("COMP_WORDS", line)
    monkeypatch.setenv("COMP_CWORD", str(len(line.split(" ")) - 1))
    return Bash(cli, {}, "chrono", "_CHRONO_COMPLETE").complete().split("\n")


COMPLETED = """
# line; · is where nothing has been typed yet   offers                          and not
chrono ·                            list|show|completion                        auto
chrono l                            list                                        show
chrono list --o                     --org|--on|--output                         --tag
chrono list --org ·                 Müller & Söhne|Smith, John & Co             Baku|Ada|Comet
chrono list --org m                 Müller & Söhne|M$S                          Comet
chrono list --org=m                 Müller & Söhne|M$S                          Comet
chrono list --org THE               the "firm"                                  Comet
chrono list --place ·               Baku                                        Ada|Comet
chrono list --person ·              Ada                                         Baku|Comet
chrono list --name ·                Baku|Ada|Comet|Müller & Söhne|M$S           first-draft
chrono list --tag ·                 first-draft                                 Baku
chrono list --source ·              letters                                     Baku
chrono list --status p              proposed                                    accepted
chrono list --status ·              accepted|proposed|rejected|all              planned
chrono list --modality ·            planned|denied                              accepted
chrono list -O ·                    columns|json|grid|ics                       xls
chrono list --columns date,ti       date,title                                  title
chrono list --sort ·                date|source                                 page
chrono list --group-by d            decade                                      year
chrono list --min-precision ·       day|decade                                  date
chrono list --dates ·               words|edtf                                  day
chrono list org:                    org:Müller & Söhne|org:M$S                  org:Baku
chrono list not:tag:f               not:tag:first-draft                         first-draft
chrono show ·                       hostile|häuser-2                            letters
chrono show hostile h               hostile|häuser-2                            letters
chrono edit hos                     hostile                                     häuser-2
chrono rm hä                        häuser-2                                    hostile
chrono add 1999 T --org m           Müller & Söhne                              Baku
chrono add 1999 T --source l        letters                                     Baku
chrono add 1999 T --status ·        accepted                                    all
chrono export ·                     ics|csv                                     grid
chrono stats --by ·                 org|decade                                  Baku
chrono completion ·                 bash|zsh|fish                               list
chrono -f other.yaml show ·         other                                       hostile
chrono show -f other.yaml ·         other                                       hostile
chrono --color ·                    auto|never                                  list
"""


@pytest.mark.parametrize(("line", "offers", "beside"), table(COMPLETED))
def test_what_is_completed(
    line: str, offers: str, beside: str, alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone / "other.yaml").write_text("chrono: 1\nevents:\n  - id: other\n    title: T\n")
    found = completed(line.removesuffix("·"), monkeypatch)
    assert {f"plain,{one}" for one in offers.split("|")} <= set(found)
    assert not {f"plain,{one}" for one in beside.split("|")} & set(found)


@pytest.mark.parametrize(
    "line", ["chrono -f ", "chrono list -o ", "chrono check ", "chrono fmt ev", "chrono init "]
)
def test_files_are_left_to_the_shell(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert completed(line, monkeypatch) == [f"file,{line.split(' ')[-1]}"]


QUIET = {
    "no file": None,
    "not a chronology": b"x: 1\n",
    "wrong": b"chrono: 1\nevents:\n  - id: a\n    title: T\n    date: 2025-02-30\n",
    "not YAML": b"chrono: [\n",
    "not UTF-8": b"chrono: 1 # \xff\n",
    "empty": b"",
}


@pytest.mark.parametrize("name", QUIET)
def test_a_file_with_errors_completes_nothing_and_says_nothing(name: str, alone: Path) -> None:
    (alone / "events.yaml").unlink()
    if (raw := QUIET[name]) is not None:
        (alone / "events.yaml").write_bytes(raw)
    for line in ("chrono list --org ", "chrono show "):
        count = str(line.count(" "))
        ran = process(COMP_WORDS=line, COMP_CWORD=count, _CHRONO_COMPLETE="bash_complete")
        assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, b"", b"")


def test_ids_of_several_files_are_shown_as_list_shows_them(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alone / "case").mkdir()
    for name in "ab":
        text = f"chrono: 1\nevents:\n  - id: x\n    title: T\n  - id: {name}1\n    title: T\n"
        (alone / f"case/{name}.yaml").write_text(text)
    found = completed("chrono -f case show ", monkeypatch)
    assert found == ["plain,a1", "plain,a:x", "plain,b1", "plain,b:x"]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of a chronology of 100 000 events."""
    path = tmp_path_factory.mktemp("large") / "events.yaml"
    head = "chrono: 1\nname: x\nsources:\n  s: {}\nentities:\n  CICA:\n    kind: org\nevents:\n"
    with path.open("w", encoding="utf-8") as stream:
        stream.write(head)
        for number in range(100_000):
            stream.write(
                f"  - id: event-{number:06}\n    date: {1000 + number % 1000}-03-04\n"
                f"    title: Something that is worth a line happened, number {number}\n"
                f"    orgs: [CICA, 'Org {number % 997}']\n    tags: [t{number % 50}]\n"
                f"    source: s\n    quote: the words that say so, number {number}\n"
            )
    return path


def test_a_large_file_is_skimmed(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At most so many are offered, and among them the last: what all share is right."""
    ids = completed(f"chrono -f {large} show event-0", monkeypatch)
    assert len(ids) == MOST
    assert (ids[0], ids[-1]) == ("plain,event-000000", "plain,event-099999")
    assert completed(f"chrono -f {large} show event-09999", monkeypatch) == [
        f"plain,event-09999{digit}" for digit in range(10)
    ]
    orgs = completed(f"chrono -f {large} list --org ", monkeypatch)
    assert "plain,CICA" in orgs
    assert len(orgs) == 998
    assert len(completed(f"chrono -f {large} list --tag t", monkeypatch)) == 50
    assert completed(f"chrono -f {large} list --source ", monkeypatch) == ["plain,s"]


def cpu(command: list[str], **settings: str) -> float:
    """Return the least CPU seconds of a few runs."""
    import resource

    least = 99.0
    for _ in range(6):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, env=environment(**settings), capture_output=True, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
        least = min(least, spent)
    return least


@posix
def test_completion_is_fast(large: Path, alone: Path) -> None:
    """150 ms of CPU for the shipped file; on a slow machine, thrice what it takes to import click.

    A file of 100 000 events takes no more than a second.
    """
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(alone / "compiled")}
    line = f"chrono -f {SHIPPED} list --org C"
    asked = {"COMP_WORDS": line, "COMP_CWORD": "5", "_CHRONO_COMPLETE": "bash_complete"}
    spent = cpu(COMMAND, **asked, **compiled)
    if spent >= 0.15:
        assert spent < 3 * cpu([sys.executable, "-c", "import click"], **compiled)
    asked["COMP_WORDS"] = f"chrono -f {large} show event-09"
    assert cpu(COMMAND, **asked, **compiled) < max(1, 5 * spent)


BASH = r"""
source <(chrono completion bash) || exit 1
complete -p chrono
go() {
    COMP_LINE=$1 COMP_POINT=${#1}
    _chrono_completion chrono "$2"
    printf '%s' "${COMPREPLY[0]}"
    printf '|%s' "${COMPREPLY[@]:1}"
    echo
}
go 'chrono list --org Mü' 'Mü'
go 'chrono list --org "Smith, J' 'Smith, J'
go "chrono list --org 'the" 'the'
go 'chrono list --org Smith,\ ' 'Smith,\ '
go 'chrono list --org=Smi' 'Smi'
go 'chrono list org:M' 'M'
go "chrono list org:'Smi" 'Smi'
go 'chrono show ho' 'ho'
go 'chrono list --org nothing' 'nothing'
"""


@pytest.fixture
def path_with_chrono(alone: Path) -> str:
    """Return a search path on which `chrono` is the one under test."""
    command = alone / "bin" / "chrono"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m chrono "$@"\n')
    command.chmod(0o755)
    return os.pathsep.join([str(command.parent), os.environ["PATH"]])


def shell(name: str, script: str, path: str) -> list[str]:
    ran = subprocess.run(
        [name, "-c", script], env=environment(PATH=path, LC_ALL="C.UTF-8", TERM="xterm"),
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.splitlines()


@posix
@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not here")
def test_bash_completes(path_with_chrono: str) -> None:
    """Names arrive quoted as the line is, and only the part that bash is to replace."""
    assert shell("bash", BASH, path_with_chrono)[1:] == [
        r"Müller\ \&\ Söhne|",
        "Smith, John & Co|",
        'the "firm"|',
        r"Smith,\ John\ \&\ Co|",
        r"Smith,\ John\ \&\ Co|",
        r"M\$S|Müller\ \&\ Söhne",
        "Smith, John & Co|",
        "hostile|",
        "|",
    ]


@posix
@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not here")
def test_fish_completes(path_with_chrono: str) -> None:
    lines = ["list --org Mü", "list --org=Sm", "list org:M", "show ho", "completion f", "sho"]
    script = "\n".join(f"complete -C 'chrono {line}'" for line in lines)
    told = shell("fish", f"chrono completion fish | source\n{script}", path_with_chrono)
    assert told == [
        "Müller & Söhne", "--org=Smith, John & Co", "org:M$S", "org:Müller & Söhne", "hostile",
        "fish", f"show\t{COMMANDS['show'][2]}",
    ]  # fmt: skip


@posix
@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not here")
def test_zsh_reads_the_script(path_with_chrono: str) -> None:
    script = "autoload -U compinit; compinit -D -u; source <(chrono completion zsh); "
    assert shell("zsh", script + "echo $_comps[chrono]", path_with_chrono) == ["_chrono_completion"]


def test_zsh_and_fish_are_told_the_whole_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMP_WORDS", "chrono list --org=Sm")
    for name, word in (("zsh", "2"), ("fish", "--org=Sm")):
        monkeypatch.setenv("COMP_CWORD", word)
        monkeypatch.setenv("_CHRONO_COMPLETE", f"{name}_complete")
        assert "--org=Smith, John & Co" in run().out


@pytest.mark.parametrize(
    "line", [r"show a\ b", "show 'a b", 'show x"a b"', "show org:'a b", "", "\\"]
)
def test_the_last_word_of_a_line(line: str) -> None:
    assert line.endswith(last_word(line))
    assert last_word(line) == line.partition(" ")[2] or " " not in line


# the manual, the version, the hooks, the matcher


def test_the_manual_page_has_every_command_and_option() -> None:
    page = (ROOT / "docs" / "chrono.1").read_text(encoding="ascii")
    assert page.startswith(f'.TH CHRONO 1 "" "chrono {chrono.__version__}"')
    for name in COMMANDS:
        section = page.split(f".SS chrono {name}\n")[1].split("\n.S")[0].replace("\\-", "-")
        command = cli.get_command(click.Context(cli), name)
        assert command
        for param in command.params:
            if isinstance(param, click.Option):
                assert max(param.opts, key=len) in section
    text = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    shared = text["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]
    assert shared == {"docs/chrono.1": "share/man/man1/chrono.1"}


@pytest.mark.parametrize(
    "command", ["groff -man -Tutf8 -ww -P-c", "mandoc -T lint -W warning", "mandoc -T ascii"]
)
def test_the_manual_page_is_sound(command: str) -> None:
    if not shutil.which(command.split()[0]):
        pytest.skip(f"{command.split()[0]} is not here")
    ran = subprocess.run(
        [*command.split(), str(ROOT / "docs" / "chrono.1")],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    told = (ran.stderr + ran.stdout * ("lint" in command)).splitlines()
    assert [line for line in told if "missing date" not in line] == []  # it has a version instead


def test_the_version_for_a_report_of_a_bug() -> None:
    told = ok("--version", "--verbose").out
    assert told == ok("-V", "-v").out == ok("-v", "-V").out
    facts = dict(re.split("  +", line) for line in told.splitlines()[1:])
    assert told.splitlines()[0] == f"chrono {chrono.__version__}"
    assert facts["libyaml"] == (
        "used" if yaml.__with_libyaml__ else "missing: a slower parser is used"
    )
    assert facts["PyYAML"] == yaml.__version__
    text = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for needed in text["project"]["dependencies"]:
        assert re.split(r"[\[<>=]", needed)[0] in facts
    assert {"python", "platform", "encoding", "settings"} <= set(facts)
    assert str(Path.home()) not in told
    assert "--verbose goes with --version" in refused("--verbose", "list")


def hooks() -> dict[str, dict[str, str]]:
    return {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").open())}


def test_the_hooks_take_files_as_pre_commit_gives_them(alone: Path) -> None:
    assert list(hooks()) == ["chrono-check", "chrono-fmt"]
    rough = "chrono: 1\nname: r\nevents:\n  - title: T\n    id: r\n    date: May 2001\n"
    for name in ("one.yaml", "two.yaml"):
        (alone / name).write_text(rough.replace("id: r", f"id: {name[:3]}"))
    lines = {name: shlex.split(hook["entry"]) for name, hook in hooks().items()}
    assert all(line[0] == "chrono" for line in lines.values())
    ran = process(*lines["chrono-check"][1:], "one.yaml", "two.yaml")
    assert ran.returncode == 0
    assert [line.split(b":")[0] for line in ran.stdout.splitlines() if b"C101" in line] == [
        b"one.yaml", b"two.yaml",
    ]  # fmt: skip
    ran = process(*lines["chrono-fmt"][1:], "one.yaml", "two.yaml")
    assert (ran.returncode, ran.stderr) == (0, b"wrote one.yaml\nwrote two.yaml\n")
    assert "date: 2001-05" in (alone / "two.yaml").read_text()
    assert process(*lines["chrono-fmt"][1:], "one.yaml", "two.yaml").stderr == b""
    (alone / "two.yaml").write_text(rough.replace("May 2001", "2001-02-30"))
    assert process(*lines["chrono-check"][1:], "one.yaml", "two.yaml").returncode == 2
    for name, hook in hooks().items():
        assert re.search(hook["files"], "case/events.yaml"), name
        assert not re.search(hook["files"], "case/sub-events.yaml.txt"), name


def test_the_problem_matcher_finds_what_is_printed(alone: Path) -> None:
    matchers = json.loads((ROOT / ".github" / "chrono-matcher.json").read_text())["problemMatcher"]

    def found(text: str) -> list[tuple[str, ...]]:
        return [
            (
                matcher["severity"],
                *(match[pattern[key]] for key in ("file", "line", "column", "code")),
            )
            for line in text.splitlines()
            for matcher in matchers
            for pattern in matcher["pattern"]
            if (match := re.search(pattern["regexp"], line))
        ]

    assert found(ok("check").out) == [("notice", "events.yaml", "16", "5", "C102"),
                                      ("notice", "events.yaml", "24", "5", "C101")]  # fmt: skip
    (alone / "events.yaml").write_text("chrono: 1\nevents:\n  - id: a\n    titel: T\n    date: x\n")
    assert [row[0] for row in found(refused("check"))] == ["error"] * 3
    assert ("error", "events.yaml", "4", "5", "K101") in found(refused("check"))
    told = run("check", SHIPPED.parent / "tests/errors", "-f", "-", stdin="chrono: 2\n").err
    assert len(found(told)) == len(re.findall(r"^\S.*:\d+:\d+: ", told, re.MULTILINE))


# poor surroundings

POOR: dict[str, dict[str, str | None]] = {
    "no home, far east": {"HOME": "/nonexistent/home", "TZ": "Pacific/Kiritimati", "USER": None},
    "home unset, narrow": {"HOME": None, "USER": None, "TERM": None, "COLUMNS": "40"},
    "C": {"LANG": "C", "LC_ALL": "C"},
    "ASCII": {
        "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii",
    },
}  # fmt: skip
DAY = ["--today", "2026-11-23"]
RUNS = [
    ["list"],
    ["list", "--from", "-90d", *DAY],
    ["list", "-O", "grid"],
    ["show", "cica-conceived"],
    ["stats"],
    ["entities"],
    ["check", "-O", "json"],
    ["date", "22 сентября 2025 г."],
    ["export", "ics"],
    ["add", "1999", "Ölpreis", "--dry-run"],
    ["completion", "zsh"],
]


def all_runs(**settings: str | None) -> list[subprocess.CompletedProcess[bytes]]:
    with ThreadPoolExecutor() as pool:
        return [*pool.map(lambda line: process("-f", str(SHIPPED), *line, **settings), RUNS)]


@pytest.fixture(scope="module")
def usual() -> list[subprocess.CompletedProcess[bytes]]:
    return all_runs(LC_ALL="C.UTF-8", PYTHONUTF8="1")


@pytest.mark.parametrize("name", POOR)
def test_every_command_works_in_poor_surroundings(
    name: str, usual: list[subprocess.CompletedProcess[bytes]]
) -> None:
    """What a program reads is the same; what an encoding lacks is spelled, or an escape."""
    for line, expected, ran in zip(RUNS, usual, all_runs(**POOR[name]), strict=True):
        assert b"Traceback" not in ran.stderr
        assert expected.stdout, line
        text = expected.stdout.decode()
        if name == "ASCII":
            if not "".join(line).isascii():  # nobody can say what the bytes given mean
                continue
            if "json" not in line and line[0] != "export":
                assert ran.stdout.isascii(), line
                assert len(ran.stdout.splitlines()) == len(text.splitlines()), line
                continue
        assert (ran.returncode, ran.stdout.decode()) == (expected.returncode, text), line


@posix
@pytest.mark.parametrize(
    "line",
    [
        "list", "list --from 1999-03", "list --group-by year", "show hostile", "show häuser-2",
        "stats", "entities", "check", "list --org Nobody", "show nothing", "lsit", "--help",
        "list --help", "add --help", "list --from 03/04/25", "date 03/04/25", "--version",
        "add 1999 Title --dry-run",
    ],
)  # fmt: skip
def test_a_terminal_of_40_columns(line: str) -> None:
    """Nothing is wider, but for examples, which stay in one piece to be copied."""
    shown = Screen(*line.split(), columns=40)
    lines = shown.plain.splitlines()
    wide = [text for text in lines if width_of(text) > 40 and not text.startswith("    chrono ")]
    assert not wide
    assert lines
    assert "Traceback" not in shown.plain


@posix
def test_the_caret_stands_under_its_place_on_a_narrow_terminal(alone: Path) -> None:
    title = "long " * 30
    (alone / "events.yaml").write_text(
        f"chrono: 1\nevents:\n  - {{id: a, title: {title}, dete: 1999}}\n"
    )
    lines = Screen("list", columns=40).plain.splitlines()
    caret = next(number for number, text in enumerate(lines) if text.strip() == "^")
    assert lines[caret - 1][lines[caret].index("^") :].startswith("dete")
    assert max(map(len, lines)) <= 40

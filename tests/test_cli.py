"""The command line: where files come from and go to, what it says, how it leaves."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

import chrono
from chrono.cli import COMMANDS
from chrono.writers import ENDINGS, WRITERS
from tests.command import ok, refused, run
from tests.test_dates import table

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "events.yaml"
SMALL = """\
chrono: 1
entities:
  CICA:
    kind: org
  Baku:
    kind: place
    in: Azerbaijan
events:
  - id: conceived
    date: 1992
    title: CICA is conceived
    orgs: [CICA]
  - id: joined
    date: 1999-03
    title: Baku joins
    orgs: [CICA]
    places: [Baku]
  - id: ides
    date: -0043-03-15
    title: The Ides
  - id: someday
    title: Some day
"""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Run each test in a folder of its own with the small chronology, and no settings."""
    for name in ("CHRONO_FILE", "CHRONO_TODAY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "events.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ids(*arguments: str | Path) -> list[str]:
    """Name the events that a list prints."""
    return ok("list", "--columns", "id", "-O", "tsv", *arguments).out.split()[1:]


ALL = ["ides", "conceived", "joined", "someday"]

# where the file comes from


def other(path: Path, name: str = "other") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"chrono: 1\nevents:\n  - id: {name}\n    title: T\n", encoding="utf-8")
    return path


def test_f_is_understood_before_and_after_the_command(alone: Path) -> None:
    one, two = other(alone / "one.yaml", "one"), other(alone / "two.yaml", "two")
    assert ok("-f", one, "list", "--columns", "id").out == "one\n"
    assert ok("list", "-f", one, "--columns", "id").out == "one\n"
    assert ids("--file", one) == ["one"]
    assert ok("-f", one, "list", "-f", two, "--columns", "id").out == "one\ntwo\n"
    assert ids("-f", one, "-f", two, "-f", one) == ["one", "two"]  # each once
    assert ok("-f", one, "show", "one").out.startswith("one  T\n")
    assert ok("stats", "-f", one, "-O", "tsv").out.splitlines()[1] == "events\t\t1"


def test_a_folder_is_all_chronologies_in_it(alone: Path) -> None:
    other(alone / "case/b.yaml", "b")
    other(alone / "case/a.yml", "a")
    (alone / "case/config.yaml").write_text("theme: dark\n")
    assert ids("-f", "case") == ["a", "b"]
    other(alone / "case/c.yaml", "a")
    assert ids("-f", "case") == ["a:a", "b", "c:a"]
    assert ok("show", "c:a", "-f", "case").out.startswith("c:a  T\n")
    assert "did you mean a:a or c:a?" in refused("show", "a", "-f", "case")


def test_the_path_tells_events_of_files_with_one_name_apart(alone: Path) -> None:
    one, two = other(alone / "1/e.yaml", "x"), other(alone / "2/e.yaml", "x")
    assert ids("-f", one, "-f", two) == [f"{one}:x", f"{two}:x"]
    assert ok("show", f"{two}:x", "-f", one, "-f", two).out.startswith(f"{two}:x  T\n")


def test_a_dash_is_standard_input() -> None:
    assert ok("list", "-f", "-", "--columns", "id", stdin=SMALL).out == "\n".join(ALL) + "\n"
    assert "<stdin>" in refused("list", "-f", "-", stdin="")


def test_chrono_file_is_used_when_no_file_is_named(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHRONO_FILE", str(other(alone / "env.yaml", "env")))
    assert ids() == ["env"]
    assert ids("-f", "events.yaml") == ALL


def test_events_yaml_is_found_in_a_folder_above(
    alone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = alone / "a/b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    assert ids() == ALL
    told = ok("list", "--limit", "1", "--columns", "file").out
    assert told == os.path.join("..", "..", "events.yaml") + "\n"
    other(below / "events.yaml", "near")
    assert ids() == ["near"]


EMPTY = """
# in an empty folder     says
list                     chrono: there is no events.yaml here or in a folder above
show x                   chrono: there is no events.yaml here or in a folder above
stats                    chrono: there is no events.yaml here or in a folder above
entities                 chrono: there is no events.yaml here or in a folder above
export ics               chrono: there is no events.yaml here or in a folder above
check                    chrono: there is no events.yaml here or in a folder above
list -f nothing.yaml     chrono: no such file: nothing.yaml
list -f .                chrono: no chronology in the folder .
"""


@pytest.mark.parametrize(("line", "told"), table(EMPTY))
def test_no_file_says_how_to_go_on(line: str, told: str, alone: Path) -> None:
    (alone / "events.yaml").unlink()
    said = refused(*line.split()).splitlines()
    assert said[0] == told
    assert "chrono init" in said[1]


def test_an_empty_chronology_is_no_error(alone: Path) -> None:
    (alone / "events.yaml").write_text("chrono: 1\n")
    ran = ok("list")
    assert (ran.out, ran.err) == ("", "no events yet; `chrono add DATE TITLE` adds one\n")
    assert ok("list", "-O", "json").out == "[]\n"
    assert ok("stats").out.split() == ["events", "0", "claims", "0", "without", "a", "quote", "0"]
    assert ok("entities").err == "no names\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_a_folder_that_is_gone(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = alone / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert "the folder this runs in is not there any more" in refused("list")
    os.chdir(alone)


# where the output goes


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_of_the_output_chooses_the_format(ending: str, alone: Path) -> None:
    name = f"out{ending.upper() if ending == '.csv' else ending}"
    ok("list", "-O", ENDINGS[ending], "-o", "no-ending")
    ran = ok("list", "-o", name)
    assert ran.out == ""
    assert (alone / name).read_bytes() == (alone / "no-ending").read_bytes()
    assert sorted(path.name for path in alone.iterdir()) == ["events.yaml", "no-ending", name]


def test_o_with_a_format_takes_that(alone: Path) -> None:
    ok("list", "-O", "csv", "-o", "plain.txt")
    assert (alone / "plain.txt").read_text().startswith("id,date,zone,title")
    ok("list", "-o", "no-ending")
    assert (alone / "no-ending").read_text().startswith("15 March")
    assert ok("list", "-o", "-").out.startswith("15 March")


@pytest.mark.parametrize("line", [["stats"], ["entities"], ["date", "1999"], ["show", "ides"]])
def test_o_is_understood_by_each_command_that_prints(line: list[str], alone: Path) -> None:
    printed = ok(*line, "-O", "json").out
    assert ok(*line, "-o", "out.json").out == ""
    assert (alone / "out.json").read_text() == printed
    assert ok(*line, "-o", "-").out == ok(*line).out
    assert "no format ends in .doc" in refused(*line, "-o", "out.doc")
    assert not (alone / "out.doc").exists()


def test_a_file_that_is_there_is_replaced_whole(alone: Path) -> None:
    (alone / "out.csv").write_text("old" * 10000)
    ok("list", "-o", "out.csv", "--limit", "1")
    assert len((alone / "out.csv").read_text().splitlines()) == 2


def test_an_output_that_cannot_be_written(alone: Path) -> None:
    assert "cannot be written: No such file or directory" in refused("list", "-o", "no/x.csv")
    assert "cannot be written: " in refused("list", "-O", "csv", "-o", str(alone))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_with_a_name_is_written_to_and_stays(alone: Path) -> None:
    os.mkfifo(alone / "pipe")
    with subprocess.Popen(["cat", "pipe"], cwd=alone, stdout=subprocess.PIPE) as reader:
        ok("list", "-O", "csv", "-o", "pipe")
        assert reader.stdout
        assert reader.stdout.read().startswith(b"id,date")
    assert (alone / "pipe").is_fifo()


# what is refused

REFUSED = """
# line                             says                                    and besides
list -O xls                        chrono: no format xls                   hint: did you mean xlsx?
list -o x.docx                     chrono: no format ends in .docx         hint: `chrono report -O docx` writes
list --columns date,colour         chrono: no column colour                hint: there are date, id, title
list --sort colour                 chrono: cannot sort by colour           hint: there are date, title
list --group-by colour             chrono: cannot group by colour          hint: there are org, person
list --group-by year -O csv        chrono: csv has no headings             hint: columns, md and the tables have
list --columns date -O md          chrono: md has no columns to choose     hint: leave --columns out
list --min-precision often         chrono: no precision often              hint: there are unknown, millennium
list --status draft                chrono: no status draft                 hint: there are accepted, proposed, rejected, all
list colour:red                    chrono: no field colour to ask for      text:colour:red
list --org= joins                  chrono: 'org:' asks for nothing         hint: write org:SOMETHING
list --from=                       chrono: 'from:' asks for nothing        hint: write from:SOMETHING
list --from 2025 --to 2024         ends before it starts: 2025-01-01 to 2024-12-31  chrono: the period
list --from 2025-02-30             chrono: from: no such day: 2025-02-30   hint: February 2025 has 28 days
list --from 03/04/25               chrono: from: two readings              hint: write
list --from yesteryear             chrono: from: not a date: yesteryear    hint:
list --limit -1                    Invalid value for '--limit'             '-1' is not
list --limit many                  Invalid value for '--limit'             'many' is not
list --dates roman                 Invalid value for '--dates'             there are words, edtf
list --frm 1999                    there is no option --frm                --from
list --from                        Option '--from' requires an argument    Usage: chrono list
lst                                there is no command lst                 did you mean list?
frobnicate                         there is no command frobnicate          `chrono help`
--frm                              there is no option --frm                Usage: chrono
show                               Missing argument 'ID...'                Usage: chrono show
show nothing-like-it               chrono: no event nothing-like-it        hint: `chrono list` shows the ids
show joine                         chrono: no event joine                  hint: did you mean joined?
show conceived nope                chrono: no event nope                   hint:
stats --by colour                  chrono: cannot group by colour          hint: there are org
stats -O md                        Invalid value for '-O'                  columns, tsv
entities --kind animal             Invalid value for '--kind'              org, person
export                             Missing argument 'KIND'                 Usage: chrono export
list --org CIKA                    no organisation is called CIKA here     hint: did you mean CICA?
list --org Baku                    chrono: Baku is a place here            hint: try --place Baku
list --org CICA --org CIKA         no organisation is called CIKA here     hint: did you mean CICA?
export xls                         Invalid value for 'KIND'                xlsx
export ics -o x.csv                chrono: x.csv ends like csv, not ics    hint: give it another ending
export csv -o x.txt                chrono: x.txt ends like columns, not csv  hint:
date                               Missing argument 'PHRASE...'            Usage: chrono date
date soonish                       chrono: not a date: soonish             hint:
date 2025-02-30                    chrono: no such day: 2025-02-30         hint: February 2025 has 28 days
date 03/04/2025                    chrono: two readings: 2025-04-03 or 2025-03-04  --order DMY
date -90d --base then              chrono: not a day to count from: then   hint: it is written like 2025
list --from -90d --today 2025      chrono: not a day to count from: 2025   it is written like 2025-09-22
"""  # noqa: E501


@pytest.mark.parametrize(("line", "told", "besides"), table(REFUSED))
def test_refused(line: str, told: str, besides: str) -> None:
    """Exit status 2, nothing on standard output, and what to do instead."""
    said = refused(*line.split())
    assert told in said
    assert besides in said


def test_a_caret_points_at_the_trouble_in_a_date() -> None:
    assert refused("date", "2025-02-30").splitlines()[1:3] == ["    2025-02-30", "            ^"]


def test_all_that_is_wrong_with_a_file_is_told_with_places(alone: Path) -> None:
    first, second = "  - id: a\n    tilte: T\n", "  - id: b\n    title: T\n    date: 2025-02-30\n"
    (alone / "events.yaml").write_text(f"chrono: 1\nevents:\n{first}{second}")
    for line in (["list"], ["show", "a"], ["stats"], ["entities"], ["export", "ics"], ["check"]):
        said = refused(*line)
        assert "events.yaml:4:5: K101" in said
        assert "events.yaml:7:19: D101 no such day: 2025-02-30\n        date: 2025-02-30\n" in said
        assert "problems: events.yaml cannot be read as a chronology" in said


# what is found, and what is said of it

LISTED = [
    # every event is certain when nothing is asked
    ([], "ides conceived joined someday", ""),
    (["--org", "cica"], "conceived joined", ""),
    (["--place", "Azerbaijan"], "joined", ""),
    (["CICA"], "conceived joined", ""),
    (["org:CICA", "not:place:Baku"], "conceived", ""),
    (["--reverse"], "joined conceived ides someday", ""),
    (["--sort", "title"], "joined conceived someday ides", ""),
    (["--undated"], "someday", ""),
    (["--min-precision", "month"], "ides joined", ""),
    (["--from", "1999", "--certain"], "joined", ""),
    (["--from", "1999"], "joined someday", "1 event matches only possibly (*); --certain leaves"),
    (["--on", "1999-03-08"], "joined someday", "2 events match only possibly (*); --certain"),
    (["--before", "1992", "--certain"], "ides conceived", ""),
    (["--after", "1999", "--certain"], "joined", ""),
    # a date that starts with a dash is no option
    (["--to", "-0043-03-15", "--certain"], "ides", ""),
    (["--on", "-0043", "--certain"], "ides", ""),
    (["date:-0044..-0042", "--certain"], "ides", ""),
    (["--from=-0043", "--to=1992", "--certain"], "ides conceived", ""),
    # a limit is of the rows in their order, and says what it leaves out
    (["--limit", "1"], "ides", "3 more; raise --limit to see them"),
    (["--limit", "1", "--reverse"], "joined", "3 more; raise --limit to see them"),
    (["--limit", "0"], "", "4 more; raise --limit to see them"),
    # nothing found is no error, and says why it may be
    (["--org", "CICA", "--place", "Baku", "Ides"], "", "no event matches"),
    (["--status", "proposed"], "", "no event matches"),
    (["--status", "all", "--limit", "4"], "ides conceived joined someday", ""),
]


@pytest.mark.parametrize(("line", "names", "told"), LISTED, ids=lambda value: str(value))
def test_list(line: list[str], names: str, told: str) -> None:
    ran = ok("list", "-O", "tsv", "--columns", "id", *line)
    assert ran.out.split()[1:] == names.split()
    assert ran.err.startswith(told) if told else ran.err == ""


def test_the_star_and_its_line() -> None:
    ran = ok("list", "--from", "1999-03-08")
    assert ran.out == "*  March 1999  Baku joins  joined\n*  undated     Some day    someday\n"
    assert ran.err == "2 events match only possibly (*); --certain leaves such out\n"


def test_dates_in_words_or_edtf() -> None:
    assert ok("list", "--limit", "1", "--columns", "date").out == "15 March 44 BC\n"
    assert ok("list", "--limit", "1", "--columns", "date", "--dates", "edtf").out == "-0043-03-15\n"
    written = ok("list", "--limit", "1", "--columns", "date", "-O", "tsv", "--dates", "words").out
    assert written == "date\n15 March 44 BC\n"


# today

TODAY = {
    "option": (["--today", "2025-09-22"], {}, "2025-09-22"),
    "environment": ([], {"CHRONO_TODAY": "2001-01-31"}, "2001-01-31"),
    "option wins": (["--today", "1999-06-01"], {"CHRONO_TODAY": "2001-01-31"}, "1999-06-01"),
}


@pytest.mark.parametrize("name", TODAY)
def test_the_day_that_words_count_from(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    options, environment, day = TODAY[name]
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    assert ok("list", "--from", "-90d", "--certain", *options).err.startswith(
        f"counted from {day}\n"
    )
    assert ok("date", "-90d", *options).err == f"counted from {day}\n"
    # named only when it is used
    assert "counted" not in ok("list", "--from", "1999", *options).err
    assert ok("date", "1999-03", *options).err == ""


def test_minus_ninety_days_are_counted(alone: Path) -> None:
    (alone / "events.yaml").write_text(
        "chrono: 1\nevents:\n"
        + "".join(f"  - id: '{day}'\n    date: {day}\n    title: T\n" for day in
                  ("2025-06-23", "2025-06-24", "2025-09-22"))
    )  # fmt: skip
    assert ids("--from", "-90d", "--today", "2025-09-22") == ["2025-06-24", "2025-09-22"]
    assert ids("--to", "-90d", "--today", "2025-09-22") == ["2025-06-23", "2025-06-24"]
    assert ids("--on", "today", "--today", "2025-09-22") == ["2025-09-22"]
    assert ids("--from", "last month", "--today", "2025-10-05") == ["2025-09-22"]


# show, stats, entities, export, date


def test_show_several() -> None:
    told = ok("show", "joined", "conceived").out
    assert told.split("\n\n")[0].splitlines()[0] == "joined  Baku joins"
    assert told.split("\n\n")[1].splitlines()[0] == "conceived  CICA is conceived"
    assert [one["id"] for one in json.loads(ok("show", "ides", "joined", "-O", "json").out)] == [
        "ides", "joined",
    ]  # fmt: skip
    assert ok("show", "ides", "-O", "md").out == "- **15 March 44 BC** The Ides\n"


def test_stats() -> None:
    rows = [tuple(row) for row in csv.reader(ok("stats", "-O", "csv").out.splitlines())]
    assert rows[:5] == [
        ("of", "which", "count"), ("events", "", "4"), ("undated", "", "1"), ("claims", "", "0"),
        ("without a quote", "", "4"),
    ]  # fmt: skip
    assert ("precision", "day", "1") in rows
    assert ("org", "CICA", "2") in rows
    by_org = ok("stats", "--by", "org", "CICA").out
    assert by_org == "org  CICA  2\n"
    assert ok("stats", "--by", "decade", "-O", "tsv").out.split("\n")[1:-1] == [
        "decade\t50–41 BC\t1", "decade\tthe 1990s\t2", "decade\tundated\t1",
    ]  # fmt: skip


def test_stats_name_every_decade_alike(alone: Path) -> None:
    dates = "1905", "1999-05", "2000", "2009-12-31", "200X", "0905"
    events = "".join(
        f"  - {{id: d{n}, date: '{date}', title: T}}\n" for n, date in enumerate(dates)
    )
    (alone / "decades.yaml").write_text(f"chrono: 1\nevents:\n{events}")
    found = ok("stats", "-f", "decades.yaml", "--by", "decade", "-O", "csv").out
    for heading in ("the 1900s,1", "the 1990s,1", "the 2000s,3"):
        assert f"decade,{heading}\n" in found.replace("\r", "")


def test_a_file_to_merge_or_format_is_not_to_be_started() -> None:
    for line in (["merge", "nope.yaml", "events.yaml"], ["merge", "events.yaml", "nope.yaml"],
                 ["fmt", "nope.yaml"]):  # fmt: skip
        ran = run(*line)
        assert ran.status == 2
        assert "no such file: nope.yaml" in ran.err
        assert "chrono init" not in ran.err


def test_extract_says_which_command_takes_what_it_found_no_event_in(alone: Path) -> None:
    stamps = [f'::1 - - [10/Oct/2023:13:55:3{n} +0000] "GET / HTTP/1.1" 200 6\n' for n in (1, 2)]
    (alone / "web server.log").write_text("".join(stamps))
    said = ok("extract", "web server.log").err
    assert "2 dates were found, but no event: `chrono tag 'web server.log'` lists dates" in said
    (alone / "none.txt").write_text("Nothing happened.\n")
    assert "chrono tag" not in ok("extract", "none.txt").err
    (alone / "one.txt").write_text("The council approved the plan on 14 March 2019.\n")
    assert not re.search("chrono (tag|import)", ok("extract", "one.txt").err)
    (alone / "data.csv").write_text("date,title\n2020-01-01,A\n")
    assert "`chrono import data.csv`" in ok("extract", "data.csv").err


def test_add_names_the_zone() -> None:
    added = ok("add", "2026-11-17 23:31", "Call", "--zone", "Europe/Berlin").err
    assert "17 November 2026, 23:31 Europe/Berlin\n" in added


def test_entities() -> None:
    assert ok("entities", "-O", "tsv").out == (
        "kind\tkey\tevents\tin\talso\norg\tCICA\t2\t\t\nplace\tBaku\t1\tAzerbaijan\t\n"
    )
    assert ok("entities", "--kind", "place").out == "place  Baku  1  Azerbaijan\n"
    assert ok("entities", "--kind", "person").err == "no names\n"


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    "command",
    [
        ("list",), ("show", "joined"), ("stats",), ("entities",), ("sources",), ("timeline",),
        ("timeline", "--bars"), ("report",), ("export", "csv"),
    ],
)  # fmt: skip
def test_a_file_that_is_written_is_named(command: tuple[str, ...]) -> None:
    ending = {"list": ".csv", "report": ".md", "export": ".csv"}.get(command[0], ".txt")
    ending = ".tsv" if command[0] in ("stats", "entities", "sources") else ending
    ran = ok(*command, "-o", f"out{ending}")
    assert (ran.out, ran.err.splitlines()[0]) == ("", f"wrote out{ending}")


@pytest.mark.parametrize("kind", [kind for kind in WRITERS if kind != "xlsx"])
def test_export(kind: str, alone: Path) -> None:
    printed = ok("export", kind, "--org", "CICA").out
    assert "Baku joins" in printed
    ending = next(ending for ending, name in ENDINGS.items() if name == kind)
    ran = ok("export", kind, "--org", "CICA", "-o", f"out{ending}")
    assert (ran.out, ran.err) == ("", f"wrote out{ending}\n")
    assert (alone / f"out{ending}").read_bytes().decode() == printed
    ok("export", kind, "-o", "out.unheard-of")


def test_what_a_calendar_cannot_hold_is_named() -> None:
    told = ok("export", "ics").err.splitlines()
    assert told[0] == "left out 2 of 4, which ics cannot hold:"
    assert [line.split(":")[0] for line in told[1:]] == ["  ides", "  someday"]


DATES = """
# phrase                   date            words               rule
1999                       1999            1999                edtf
c. 1850                    1850~           c. 1850             year
since 2019                 2019/..         since 2019          since:year
March 2025                 2025-03         March 2025          month
-0043-03-15                -0043-03-15     15 March 44 BC      edtf
"""


@pytest.mark.parametrize(("phrase", "date", "words", "rule"), table(DATES))
def test_date(phrase: str, date: str, words: str, rule: str) -> None:
    found = json.loads(ok("date", phrase, "-O", "jsonl").out)
    assert (found["date"], found["words"]) == (date, words)
    assert found["rule"] == rule
    assert list(found) == [
        "date", "words", "earliest", "latest", "precision", "kind", "rule", "language", "base",
        "phrase",
    ]  # fmt: skip
    assert found == json.loads(ok("date", *phrase.split(), "-O", "jsonl").out)
    assert ok("date", phrase).out.split()[:2] == ["date", date]


def test_date_with_a_base_an_order_and_a_language() -> None:
    assert ok("date", "last month", "--base", "2025-09-22", "-O", "tsv").out.split("\n")[1][:7] == (
        "2025-08"
    )
    for order, day in (("DMY", "2025-04-03"), ("mdy", "2025-03-04")):
        assert ok("date", "03/04/2025", "--order", order).out.split()[1] == day
    ran = ok("date", "22 сентября 2025 г.", "--language", "ru", "-O", "json")
    assert json.loads(ran.out)[0]["language"] == "ru"


# help


@pytest.mark.parametrize("command", COMMANDS)
def test_help(command: str) -> None:
    told = ok(command, "--help").out
    assert told.startswith(f"Usage: chrono {command}")
    assert f"\n  chrono {command}" in told.partition("Examples:")[2].replace("\n    ", "\n  ")
    assert max(map(len, told.splitlines())) <= 100
    assert ok(command, "-h").out == told


def test_help_lists_every_command_with_its_first_line() -> None:
    told = " ".join(ok("--help").out.split())
    for name, (_, _, line) in COMMANDS.items():
        assert f"{name} {line}" in told
    assert ok("--version").out == f"chrono {chrono.__version__}\n"
    assert ok("-V").out == ok("--version").out


def test_no_command_is_wrong_usage_and_shows_the_help() -> None:
    ran = run()
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("Usage: chrono [OPTIONS] COMMAND")


# a process of its own

posix = pytest.mark.skipif(os.name != "posix", reason="what a POSIX system does")
COMMAND = [sys.executable, "-m", "chrono"]


def process(
    *arguments: str, shell: str = "", **environment: str | None
) -> subprocess.CompletedProcess[bytes]:
    """Run chrono as a process, or a line of the shell with `$chrono` in it."""
    merged = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    clean = {name: value for name, value in merged.items() if value is not None}
    if shell:
        clean["chrono"] = " ".join(COMMAND)
        return subprocess.run(["sh", "-c", shell], capture_output=True, env=clean, check=False)
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=clean, check=False)


@posix
def test_a_closed_pipe_is_no_error() -> None:
    ran = process(shell=f"$chrono -f {SHIPPED} list -O md; $chrono -f {SHIPPED} list | head -1")
    assert (ran.returncode, ran.stderr) == (0, b"")
    for line in (f"-f {SHIPPED} list -O json", "--help", "list --help", "show ides"):
        ran = process(shell=f"{{ sleep 0.1; $chrono {line}; echo $? >&2; }} | true")
        assert ran.stderr == b"0\n", line


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(
    "line", ["list", "list -O json", "show ides", "stats", "date 1999", "--help"]
)
def test_a_full_disk_is_told_once(line: str) -> None:
    ran = process(shell=f"$chrono {line} > /dev/full")
    assert ran.returncode == 2
    assert ran.stderr == b"chrono: the output cannot be written: No space left on device\n"


@posix
@pytest.mark.parametrize("line", ["rm a", "add 2001 B"])
@pytest.mark.parametrize(
    ("where", "why"),
    [("/dev/full", "cannot be written: No space left on device"), ("&-", "is closed")],
)
def test_nothing_is_changed_when_the_output_takes_nothing(
    line: str, where: str, why: str, tmp_path: Path
) -> None:
    file = tmp_path / "events.yaml"
    file.write_text("chrono: 1\nevents:\n  - id: a\n    title: A\n")
    before = file.read_text()
    ran = process(shell=f"$chrono -f {file} {line} >{where}")
    assert ran.returncode == 2
    assert ran.stderr == f"chrono: standard output {why}; nothing was changed\n".encode()
    assert file.read_text() == before


@posix
def test_lines_taken_out_are_told_where_nobody_reads_the_output(tmp_path: Path) -> None:
    file = tmp_path / "events.yaml"
    file.write_text("chrono: 1\nevents:\n  - id: a\n    title: A  # mine\n")
    reading, writing = os.pipe()
    os.close(reading)
    command = [*COMMAND, "-f", str(file), "rm", "a"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(
        command, stdout=writing, stderr=subprocess.PIPE, env=environment, check=False
    )
    os.close(writing)
    assert ran.stderr == b"  - id: a\n    title: A  # mine\n"
    assert file.read_text() == "chrono: 1\nevents: []\n"


@posix
@pytest.mark.parametrize(
    ("line", "status"), [("list >&-", 2), ("list --limit 1 <&-", 0), ("list --frm 2>&-", 2)]
)
def test_closed_streams_leave_no_traceback(line: str, status: int) -> None:
    ran = process(shell=f"$chrono {line}")
    assert ran.returncode == status
    assert b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"TZ": "Pacific/Kiritimati"},
        {"HOME": None, "USER": None, "TERM": None},
        {"PYTHONHASHSEED": "7", "COLUMNS": "40"},
        {"PYTHONOPTIMIZE": "2"},
    ],
    ids=str,
)
def test_no_result_depends_on_the_environment(environment: dict[str, str | None]) -> None:
    """Data are UTF-8 everywhere; what else the encoding of the output lacks is spelled in it."""
    query = ("-f", str(SHIPPED), "list", "--from", "1999")
    ran = process(*query, "-O", "tsv", **environment)
    assert ran.stdout.decode() == ok(*query, "-O", "tsv").out
    read = process(*query, **environment)
    encoding = environment.get("PYTHONIOENCODING") or "utf-8"
    if environment.get("PYTHONUTF8") == "0":
        encoding = "ascii"
    assert "1999" in read.stdout.decode(encoding)
    for one in (ran, read):
        assert one.returncode == 0
        assert b"Traceback" not in one.stderr


@posix
def test_today_is_the_local_day() -> None:
    zone = ZoneInfo("Pacific/Kiritimati")
    days = [f"counted from {datetime.now(zone):%Y-%m-%d}\n"]
    told = process("date", "yesterday", TZ="Pacific/Kiritimati").stderr.decode()
    days.append(f"counted from {datetime.now(zone):%Y-%m-%d}\n")
    assert told in days


@posix
def test_an_interrupt_is_quiet(alone: Path) -> None:
    """Ctrl-C while it reads: status 130 and no traceback. The pipe says when it reads."""
    os.mkfifo(alone / "slow.yaml")
    started = subprocess.Popen(
        [*COMMAND, "list", "-f", "slow.yaml"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    with open(alone / "slow.yaml", "wb") as pipe:
        pipe.write(b"chrono: 1\n")
        pipe.flush()
        time.sleep(0.5)  # it waits in the read by then, where a signal is not lost
        started.send_signal(signal.SIGINT)
        out, err = started.communicate(timeout=20)
    assert (started.returncode, out, err.strip()) == (130, b"", b"")


@posix
@pytest.mark.parametrize("width", [40, 80])
def test_a_terminal_is_not_overrun_and_a_pipe_is_not_cut(width: int) -> None:
    import pty
    import threading

    titles = re.findall(r"^    title: (.*)$", SHIPPED.read_text(encoding="utf-8"), re.MULTILINE)
    piped = process("-f", str(SHIPPED), "list", COLUMNS=str(width)).stdout.decode()
    assert any(title in line for title in titles for line in piped.splitlines() if len(line) > 80)
    ours, theirs = pty.openpty()
    drawn = bytearray()

    def read() -> None:
        while True:
            try:
                drawn.extend(os.read(ours, 65536))
            except OSError:
                return

    reader = threading.Thread(target=read)
    reader.start()
    settings = {"COLUMNS": str(width), "NO_COLOR": "1", "CHRONO_PAGER": ""}
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **settings}
    done = subprocess.run(
        [*COMMAND, "-f", str(SHIPPED), "list"], stdout=theirs, env=environment, check=False
    )
    os.close(theirs)
    reader.join()
    os.close(ours)
    assert done.returncode == 0
    lines = drawn.decode().splitlines()
    assert len(lines) > piped.count("\n")
    assert max(map(len, lines)) <= width


def test_run_as_a_module() -> None:
    assert process("--version").stdout.decode().split() == ["chrono", chrono.__version__]

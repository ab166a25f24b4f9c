"""Mistakes at the command line: each is refused, says what would work, and writes nothing."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from chrono.cli import COMMANDS, cli
from chrono.cli.command import Choice, Command, Whole, fitting
from tests.command import ok, refused, run

SMALL = """\
chrono: 1
sources:
  air-log:
    title: Log
entities:
  CICA:
    kind: org
    name: Conference on Interaction
events:
  - id: quay-opens
    date: 2018
    title: Quay opens
    orgs: [CICA]
    tags: [harbour]
  - id: fair-held
    date: 2021
    title: Fair held
    people: [Ilse Aliyeva]
    places: [Baku]
    source: air-log
"""

# What is typed               what the message says
MISTAKES = """\
list -org CICA                --org
list -from 2020               --from
list -form 2020               --format
list -since 2020              --from
list -output x.md             --output
list -out x.md                --output
list -outfile x.md            --output
list -organisation CICA       --org
list -json                    -O json
list --json                   -O json
list --csv                    -O csv
list --year 2021              --on
timeline --svg                chrono export svg
list –org CICA                --org
list —from 2020               --from
list --since 2020             --from
list --until 2020             --to
list --end 2020               --to
list --organisation CICA      --org
list --organization CICA      --org
list --orgs CICA              --org
list --Org CICA               --org
list --org:CICA               --org
list --persn X                --person
list --groupby org            --group-by
list --group_by org           --group-by
list --max 3                  --limit
list --order-by title         --sort
stats --since 2020            --from
timeline --since=2020         --from
export ics --since 2020       --from
report --since 2020           --from
review --since 2020           --from
report -title X               --title
edit fair-held -title X       --title
add 2020 X -tag y             --tag
add 2020 X -from y            -from
check --srict                 --strict
init --force                  chrono init --help
--org CICA list               chrono COMMAND
-version                      --version
list -org:CICA                --org
list -orgCICA                 --org
list -from2020                --from
list -n 3                     --limit
list --title X                text:WORD
list title:X                  text:X
list --version                `chrono --version`
--list                        did you mean `chrono list`?
--json list                   chrono COMMAND
stats --group-by year         --by
extract x.txt -o events.yaml  --into
extract x.txt --output y.yaml  --into
extract x.txt --in events.yaml  --into
add --date 2026-01-02 X       DATE is written without one: chrono add DATE TITLE
add 2026-01-02 --title X      TITLE is written without one: chrono add DATE TITLE
show --id fair-held           ID... is written without one
export                        Choose from: columns, tsv,
completion                    Choose from: bash, zsh, fish
serve events.yaml             -f events.yaml reads that chronology
serve data.csv                `chrono import data.csv` takes in its events
data.csv                      `chrono import data.csv` takes in its events
notes.pdf                     `chrono extract notes.pdf` finds its events
events.yaml                   -f events.yaml reads that chronology
show data.csv                 `chrono import data.csv` takes in its events
merge- x                      did you mean merge?
lst                           did you mean list?
version events.yaml           the command is written chrono version
edit fair-held 'New title'    --title TEXT
edit fair-held title=New      write --title New
sources list                  `chrono sources` alone lists them
entities list                 `chrono entities` alone lists them
list --columns date, title    date,title
date yesterday --today 2025-02-30  no such day: 2025-02-30
extract events.yaml           a chronology, not a document
extract x.txt --into no/e.yaml  there is no folder no
--Version                     --version
lst                           list
ls                            list
delete x                      rm
help lst                      list
list org=CICA                 org:CICA
list organisation=CICA        org:CICA
list since=2020               from:2020
list since:2020               from:2020
list Org:CICA                 org:CICA
list persn:X                  person
list --limit -1               0 or more
list --limit ten              'ten' is not a whole number, 0 or more
list --limit 2.5              '2.5' is not a whole number, 0 or more
timeline --width wide         30 or more
serve --port 99999            0 to 65535
extract --jobs 0 x.txt        1 or more
list -O pdf                   chrono export pdf
list -O PDF                   chrono export pdf
list -o x.pdf                 chrono export pdf
list -o x.png                 chrono export png
list -o x.docx                chrono report -O docx
list -O word                  chrono report -O docx
list -o x.ical                ics
list -O markdwn               md
stats -O md                   chrono list -O md
stats -o x.pdf                chrono export pdf
show fair-held -O pdf         chrono export pdf
timeline -o x.svg             chrono export svg
export ical                   did you mean ics
export docx                   chrono report -O docx
export mermiad                mermaid
report -o x.pdf               md, html, tex, txt, docx
report -o x.pdf               chrono export pdf
report -o x.odt               docx
report -O word                docx
report --template brief       briefing
show FAIR-HELD                fair-held
show fair                     fair-held
edit FAIR-HELD --note x       fair-held
edit air-log --title X        chrono sources edit air-log
edit CICA --title X           chrono entities edit CICA
sources lst                   add, edit
sources edt air-log           did you mean edit?
sources edit air --title X    air-log
sources edit air-log -title X  --title
sources edit air-log          give an option
sources add air-log --title X  chrono sources edit air-log
sources add new               --title TEXT
sources add new --published soon  not a date
sources add new --copy ../x.txt  leaves the folder
entities add CICA --kind org  chrono entities edit CICA
entities add X --kind firm    there are org, person, place
entities add X --alias Y      kind
entities edit CICA --kind ''  kind
add 2020 X --source new       chrono sources add new
rm quay-open                  quay-opens
list --person Ilse            Ilse Aliyeva
list --person Aliyev          Ilse Aliyeva
list --org Cica2              CICA
list --org 'Conference on'    Conference on Interaction
list --org Nobody             no organisation is called Nobody here
list --org CICA --org Nobody  no organisation is called Nobody here
list --person CICA            --org CICA
list --source air             air-log
list --tag harbor             harbour
list --place baku2            Baku
list person:Ilse              Ilse Aliyeva
stats --person Ilse           Ilse Aliyeva
timeline --person Ilse        Ilse Aliyeva
export ics --person Ilse      Ilse Aliyeva
report --person Ilse          Ilse Aliyeva
report --org Nobody -o x.md   no organisation is called Nobody here
list --columns org            orgs
list --sort dates             date
list --group-by orgs          org
stats --by people             person
list --min-precision days     day
list --status acceptd         accepted
list --modality plan          planned
list --dates word             words
extract https://a.org/x.html  save the page
import https://a.org/x.ics    save the page
tag https://a.org/x.txt       save the page
tag www.a.org/x               save the page
list -f https://a.org/e.yaml  save the page
extract nope.txt              no such file: nope.txt
import nope.csv               no such file: nope.csv
import nope                   no such file: nope
import event.yaml             did you mean events.yaml?
import events.yaml            is the chronology that the events
import events.proposed.yaml   chrono merge
list -f event.yaml            did you mean events.yaml?
list -f events.yml            did you mean events.yaml?
list -f there/no.yaml         there is no folder there
report --template x.md.j2     no such file: x.md.j2
add 'Council meets' 2026-01-02  chrono add "2026-01-02" "Council meets"
add 2026-01-02 Council meets    chrono add 2026-01-02 "Council meets"
add 2 Jan 2026 Council meets    chrono add "2 Jan 2026" "Council meets"
add yesterdy X                  did you mean
add 2024-05-01T10:00 X --zone Berlin         zone
add 2026-03-29T02:30 X --zone Europe/Berlin  write
"""
ROWS = [re.split(r" {2,}", line.strip(), maxsplit=1) for line in MISTAKES.splitlines()]


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Run each test in a folder of its own with the small chronology, and no settings."""
    for name in ("CHRONO_FILE", "CHRONO_TODAY"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "events.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "events.proposed.yaml").write_text("chrono: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("typed", "said"), ROWS, ids=[" ".join(row) for row in ROWS])
def test_a_mistake_is_refused_with_what_would_work(alone: Path, typed: str, said: str) -> None:
    before = {path.name: path.read_bytes() for path in alone.iterdir()}
    ran = run(*shlex.split(typed))
    assert ran.status == 2
    assert said in " ".join(ran.err.split())
    assert {path.name: path.read_bytes() for path in alone.iterdir()} == before


# What looks like a mistake and is none: what is typed, and the titles that are listed.
MEANT = """\
list --org cica               Quay opens
list -O JSONL                 Quay opens
list --sort Title             Fair held
list --person 'ilse aliyeva'  Fair held
list --org CICA --from 2030   no event matches
list not:org:Nobody           Fair held
list a=b                      no event matches
list text:org=CICA            no event matches
list --before -0043-03-15     no event matches
list -- -90d                  no event matches
list -O tsv --columns TITLE   Quay opens
"""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [re.split(r" {2,}", line.strip(), maxsplit=1) for line in MEANT.splitlines()],
)
def test_what_is_meant_is_done(typed: str, shown: str) -> None:
    ran = ok(*shlex.split(typed))
    assert shown in ran.out + ran.err


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli, info_name="chrono")
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for sub, held in command.commands.items():
                yield f"{name} {sub}", held


def test_every_command_is_parsed_alike() -> None:
    found = dict(commands())
    assert len(found) >= len(COMMANDS)
    for name, command in found.items():
        assert isinstance(command, Command), name
        for param in command.params:
            if isinstance(param.type, click.Choice):
                assert isinstance(param.type, Choice), (name, param.name)
            if isinstance(param.type, click.IntRange):
                assert isinstance(param.type, Whole), (name, param.name)


@pytest.mark.parametrize(
    ("name", "command"), list(commands()), ids=[name for name, _ in commands()]
)
def test_each_long_option_with_one_dash_is_refused_with_two(
    alone: Path, name: str, command: click.Command
) -> None:
    before = sorted(path.name for path in alone.iterdir())
    options = [param for param in command.params if isinstance(param, click.Option)]
    longs = [opt for option in options for opt in option.opts if opt.startswith("--")]
    for long in longs:
        ran = run(*name.split(), long[1:], "x")
        assert ran.status == 2, ran
        assert f"did you mean {long}?" in ran.err
    assert sorted(path.name for path in alone.iterdir()) == before


# Hints that name an option, and the options of the command that shows them.
HINTS = """\
say --order DMY                                    | --order --base | say --order DMY
say --order DMY                                    |                |
say --order DMY and --base 2025-09-22              | --order        | say --order DMY
write 1 or 2, or say --order DMY                   |                | write 1 or 2
write 1 or 2, or say --order DMY                   | --order        | write 1 or 2, or say --order DMY
`chrono list --org X` shows them; -f FILE names it |                | `chrono list --org X` shows them; -f FILE names it
"""  # noqa: E501


@pytest.mark.parametrize("line", HINTS.splitlines())
def test_a_hint_names_no_option_that_the_command_lacks(line: str) -> None:
    hint, options, left = (part.strip() for part in line.split("|"))
    assert fitting(hint, options.split()) == left


def test_import_names_no_base(alone: Path) -> None:
    (alone / "t.csv").write_text("date,title\nyesterday,X\n03/04/25,Y\n", encoding="utf-8")
    said = run("import", "t.csv").err
    assert "yesterday" in said
    assert "--base" not in said
    assert "--order" in said


# What is typed, and a remark on standard error of what is done all the same.
REMARKS = """\
list events.yaml       -f events.yaml reads that chronology
list no.yaml           -f no.yaml reads that chronology
list data.csv          `chrono import data.csv` takes in its events
list not org:CICA      as in not:org:NAME
list “Quay”            are of a word processor
list not:org:CIC       no organisation is called CIC here, so not: leaves nothing out; did you mean
list not:tag:harbur    did you mean harbour?
stats not:person:Ilse  did you mean Ilse Aliyeva?
"""
REMARKED = [re.split(r" {2,}", line.strip(), maxsplit=1) for line in REMARKS.splitlines()]


@pytest.mark.parametrize(("typed", "said"), REMARKED, ids=[" ".join(row) for row in REMARKED])
def test_a_likely_slip_is_remarked_on(typed: str, said: str) -> None:
    ran = run(*shlex.split(typed))
    assert ran.status == 0
    assert said in " ".join(ran.err.split())


@pytest.mark.parametrize("typed", ["not:tag:draft", "not:org:Nobody", "not:org:CICA", "Quay"])
def test_what_is_no_slip_is_not_remarked_on(typed: str) -> None:
    assert run("list", typed).err == ""


# What an extraction leaves behind, and what a user tries next.

ARTICLE = """\
Published: 03/11/2025

The council met in Kirkenes last week. The council was founded in Oslo in June 2011.
"""


@pytest.fixture
def extracted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a chronology of nothing and the proposals from an article."""
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text("chrono: 1\nevents: []\n")
    Path("papers").mkdir()
    Path("papers/article.txt").write_text(ARTICLE)
    return tmp_path


PROPOSAL = "council-founded-in-oslo"


@pytest.mark.usefixtures("extracted")
def test_extract_says_what_it_leaves_and_what_comes_next() -> None:
    for name in ("plan.tif", "costs.xlsx", "old.yaml", ".hidden.tif"):
        Path("papers", name).write_text("x")
    ran = ok("extract", "papers", "--into", "events.yaml")
    assert ran.err == (
        "not read, for their endings: papers/costs.xlsx, papers/plan.tif\n"
        "`chrono import papers/costs.xlsx` takes in a table or a calendar\n"
        "papers/article.txt: published 2025-03-11 or 2025-11-03, "
        "left open until --published says which, 1 claim\n"
        "papers/article.txt: left out 1 claim that depends on that day\n"
        "added 1 proposal to events.proposed.yaml; decide about them with: chrono review\n"
    )
    Path("other.yaml").write_text("chrono: 1\nevents: []\n")
    ran = ok("extract", "papers/article.txt", "--into", "other.yaml")
    assert "decide about them with: chrono -f other.yaml review\n" in ran.err


@pytest.mark.usefixtures("extracted")
def test_the_day_of_a_known_source_is_kept_by_a_command() -> None:
    ok("extract", "papers", "--into", "events.yaml")
    ran = ok("extract", "papers", "--into", "events.yaml", "--published", "2025-11-03")
    keep = re.search(r"article has no day of publication; to keep it: (chrono .*)\n", ran.err)
    assert keep, ran.err
    ok(*shlex.split(keep[1])[1:])
    assert "published 2025-11-03 (source)" in ok("extract", "papers", "--into", "events.yaml").err
    ok("review", "--accept", PROPOSAL)
    ran = ok("extract", "papers", "--into", "events.yaml")
    assert "published 2025-11-03 (source)" in ran.err


@pytest.mark.usefixtures("extracted")
def test_proposals_are_found_where_they_are() -> None:
    ok("extract", "papers", "--into", "events.yaml")
    where = "events.proposed.yaml"
    told = ok("list", "--status", "proposed").err
    assert f"proposals are in {where}: chrono -f {where} list --status proposed\n" in told
    assert where not in ok("list").err
    for command, *options in (("show",), ("edit", "--title", "New"), ("rm",)):
        ran = run(command, PROPOSAL, *options)
        assert ran.status == 2
        assert f"it is a proposal: `chrono review`, or chrono -f {where} show" in ran.err
    ran = run("review", "--accept", PROPOSAL[:-1])
    assert (ran.status, "did you mean council-founded-in-oslo?" in ran.err) == (2, True), ran.err
    ran = run("review", "--reject", "nothing")
    assert f"there is no proposal nothing in {where}" in ran.err
    assert f"hint: `chrono -f {where} list --status proposed` lists them" in ran.err
    ran = ok("review", "--reject", PROPOSAL)
    assert f"1 decided, 0 wait in {where}\n" in ran.err


@pytest.mark.usefixtures("extracted")
def test_a_document_that_an_event_cites_is_extracted() -> None:
    """Its source is in the chronology alone: the proposals have it too, under its key."""
    ok("add", "2025", "Article appears", "--source", "papers/article.txt")
    printed = ok("extract", "papers/article.txt", "-f", "events.yaml").out
    Path("printed.yaml").write_text(printed)
    assert ok("sources", "-f", "printed.yaml").out.startswith("article ")
    ok("extract", "papers/article.txt", "--into", "events.yaml")
    ok("-f", "events.proposed.yaml", "check")
    ok("review", "--accept", PROPOSAL)
    ok("check")
    assert Path("events.yaml").read_text().count("sha256") == 1


@pytest.mark.usefixtures("extracted")
def test_a_document_that_a_table_names_is_its_source() -> None:
    Path("t.csv").write_text("date,title,source\n2024,Draft written,Article.txt\n")
    ok("import", "t.csv")
    ran = ok("extract", "papers", "--into", "events.yaml")
    assert "taken as the source article-txt" in ran.err
    ok("review", "--accept", PROPOSAL)
    assert len(ok("sources", "-O", "tsv").out.splitlines()) == 2  # a header, and one source


@pytest.mark.usefixtures("extracted")
def test_another_kind_of_packed_file_is_told_by_name() -> None:
    ok("add", "2024", "Lease signed")
    ok("list", "-o", "list.xlsx")
    Path("copy.docx").write_bytes(Path("list.xlsx").read_bytes())
    for name in ("list.xlsx", "copy.docx"):
        ran = run("extract", name)
        assert f"{name}: a spreadsheet, and no .docx\n" in ran.err
        assert "hint: `chrono import` takes in the rows of a table" in ran.err


@pytest.mark.usefixtures("extracted")
def test_a_word_for_no_date_names_undated() -> None:
    ran = run("add", "TBC", "Survey report received")
    assert "undated is for an event whose date is not known" in ran.err
    assert "undated" not in run("add", "2025-02-30", "No day").err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("data.csv", "`chrono import data.csv` takes in its events"),
        ("notes.txt", "`chrono extract notes.txt` finds its events"),
        ("other.yaml", "it starts with a line `chrono: 1`"),
    ],
)
def test_a_file_of_another_kind_is_answered_with_what_reads_it(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text("date,title\n2001,A\n")
    told = refused("list", "-f", name)
    assert told.count("hint: ") == 1
    assert f"hint: {said}\n" in told

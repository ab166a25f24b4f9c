"""Notes for Obsidian: they come back whole, and nothing that somebody wrote is lost."""

import os
import re
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from chrono.claims import Chronology, Claim, Event, File, Source
from chrono.dates import CERTAIN, Date
from chrono.importers import Entry, Given
from chrono.importers.obsidian import obsidian as read
from chrono.store import load
from chrono.store.notes import KEEP, parse, written
from chrono.timeline import Row, Timeline
from chrono.writers import Member, Style
from chrono.writers.filenames import safe, unused_name
from chrono.writers.obsidian import obsidian
from tests.command import ok, refused, run
from tests.test_hostile import TEXTS, chronology, harmless

SHIPPED = Path(__file__).parent.parent / "events.yaml"
NOTE = "Baku hosts the COP29 climate summit.md"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CHRONO_FILE", raising=False)
    monkeypatch.chdir(tmp_path)
    shutil.copy(SHIPPED, "events.yaml")
    return tmp_path


def vault() -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in Path("vault").rglob("*.md")}


def events(path: str) -> dict[str, Event]:
    return {event.id: event for event in load([path]).events}


def edit(name: str, old: str, new: str) -> None:
    path = Path("vault", name)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


# Out


def test_the_bytes_are_the_same_each_time() -> None:
    ok("export", "obsidian", "-o", "vault")
    first = vault()
    assert len(first) == 24
    ran = ok("export", "obsidian", "-o", "vault")
    assert ran.err == "vault: notes: 0 new, 0 changed, 24 the same\n"
    shutil.rmtree("vault")
    ok("export", "obsidian", "-o", "vault")
    assert vault() == first


def test_a_note() -> None:
    ok("export", "obsidian", "-o", "vault")
    text = vault()["Ilham Aliyev addresses the 13th CICA Think Tank Forum.md"]
    _, matter, body = text.split("---\n", 2)
    held = yaml.safe_load(matter)
    assert held["orgs"] == ["CICA", "CICA Think Tank Forum", "UN Security Council"]
    assert held["date"] == "[2025-09-09..2025-09-10]"
    assert str(held["earliest"]) == "2025-09-09"
    assert "**between 9 and 10 September 2025** Ilham Aliyev addresses" in body
    assert "Organisations: [[CICA]], [[CICA Think Tank Forum]], [[" in body
    assert body.endswith(f"\n{KEEP}\n")


def test_an_alias_is_a_link_to_its_entity() -> None:
    Path("events.yaml").write_text(
        "chrono: 1\nentities:\n  SIIS:\n    kind: org\n    aliases: [The Institutes]\n"
        "events:\n  - id: a\n    title: A\n    orgs: [The Institutes]\n"
        "  - id: b\n    title: 'B: b'\n    after: [a]\n"
    )
    ok("export", "obsidian", "-o", "vault")
    assert "Organisations: [[SIIS|The Institutes]]" in vault()["A.md"]
    assert "After: [[A]]" in vault()["B b.md"]


# What an output of this kind may be.
@pytest.mark.parametrize(
    ("output", "said"),
    [
        ((), "name it with -o FOLDER"),
        (("-o", "-"), "name it with -o FOLDER"),
        (("-o", "events.yaml"), "events.yaml"),
        (("-o", "other"), "other is a file"),
        (("-o", "other", "--force"), "other is a file"),
        (("-o", "no/vault"), "no/vault cannot be made"),
        (("-o", "vault.md"), "vault.md ends like md"),
        (("-o", "broken"), "broken is a file"),
    ],
)  # fmt: skip
def test_only_a_folder_is_written_to(output: tuple[str, ...], said: str, folder: Path) -> None:
    Path("other").write_text("mine\n")
    os.symlink("nowhere", "broken")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert said in refused("export", "obsidian", *output)
    assert {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()} == before
    assert not Path("vault").exists()


def test_a_folder_with_a_chronology_keeps_it(folder: Path) -> None:
    ok("export", "obsidian", "-o", ".")
    ok("-f", ".", "export", "obsidian", "-o", ".")
    assert Path("events.yaml").read_bytes() == SHIPPED.read_bytes()
    assert len(list(folder.glob("*.md"))) == 24
    ran = run("export", "ics", "-o", ".")
    assert ran.status == 2


def test_a_note_of_somebody_else_is_never_written_over() -> None:
    """Nor is one whose name differs in its letters, nor what a link leads to."""
    Path("vault").mkdir()
    own = {
        NOTE.upper()[:-3] + ".md": "mine\n",
        "CICA could adopt a formal charter.md": "---\nid: x\n---\n",
    }
    for name, text in own.items():
        Path("vault", name).write_text(text)
    Path("target").write_text("theirs\n")
    os.symlink("../target", "vault/Azerbaijan joins CICA.md")
    os.symlink("../nowhere", "vault/Azerbaijan chairs CICA.md")
    for extra in ((), ("--force",)):
        ok("export", "obsidian", "-o", "vault", *extra)
        assert {name: Path("vault", name).read_text() for name in own} == own
        assert Path("target").read_text() == "theirs\n"
        assert not Path("nowhere").exists()
    names = set(os.listdir("vault"))
    assert "Baku hosts the COP29 climate summit (baku-hosts-cop29).md" in names
    assert "Azerbaijan joins CICA (azerbaijan-joins-cica).md" in names
    assert len(names) == 28


def test_a_note_is_found_by_its_id_wherever_it_is() -> None:
    ok("export", "obsidian", "-o", "vault")
    Path("vault/years").mkdir()
    Path("vault", NOTE).rename("vault/years/COP29.md")
    ok("edit", "baku-hosts-cop29", "--title", "COP29 opens")
    ran = ok("export", "obsidian", "-o", "vault")
    assert "0 new, 1 changed, 23 the same" in ran.err
    assert "title: COP29 opens" in Path("vault/years/COP29.md").read_text()


def test_what_somebody_wrote_below_the_line_is_kept() -> None:
    ok("export", "obsidian", "-o", "vault")
    with open(f"vault/{NOTE}", "a") as stream:
        stream.write("\nMy thoughts, #mine.\n")
    ok("edit", "baku-hosts-cop29", "--title", "COP29 opens")
    assert "0 new, 1 changed" in ok("export", "obsidian", "-o", "vault").err
    text = vault()[NOTE]
    assert "COP29 opens" in text
    assert text.endswith(f"{KEEP}\n\nMy thoughts, #mine.\n")


def test_what_somebody_changed_is_not_written_over() -> None:
    ok("export", "obsidian", "-o", "vault")
    edit(NOTE, "date: ", "rating: 5\ndate: ")
    edit("Azerbaijan joins CICA.md", "> “", "I doubt this.\n\n> “")
    before = vault()
    for name in ("baku-hosts-cop29", "azerbaijan-joins-cica"):
        ok("edit", name, "--tag", "new")
    ran = run("export", "obsidian", "-o", "vault", "--strict")
    assert ran.status == 1
    assert "0 new, 0 changed, 22 the same" in ran.err
    assert f"Azerbaijan joins CICA.md, {NOTE}: changed by somebody, and not written" in ran.err
    assert vault() == before
    ok("export", "obsidian", "-o", "vault", "--force")
    assert "rating" not in vault()[NOTE]


def test_what_was_imported_is_written_over() -> None:
    """Obsidian lays properties out in its own way when one is changed."""
    ok("export", "obsidian", "-o", "vault")
    text = vault()[NOTE]
    _, matter, rest = text.split("---\n", 2)
    held = yaml.safe_load(matter)
    held["title"] = "COP29 opens"
    laid_out = yaml.dump(held, allow_unicode=True).replace("'", "").replace(" 00:00:00", "")
    Path("vault", NOTE).write_text(f"---\n{laid_out}---\n{rest}", "utf-8")
    assert "1 changed" in ok("import", "vault").err
    ran = ok("export", "obsidian", "-o", "vault")
    assert "0 new, 1 changed, 23 the same" in ran.err
    assert "** COP29 opens" in vault()[NOTE]


def test_notes_of_events_that_are_gone_stay_and_are_said() -> None:
    ok("export", "obsidian", "-o", "vault")
    ok("rm", "baku-hosts-cop29")
    ran = ok("export", "obsidian", "-o", "vault")
    assert f"{NOTE}: the note of an event that is not among these stays" in ran.err
    assert NOTE in vault()


def test_a_note_that_cannot_be_written_stops_all() -> None:
    ok("export", "obsidian", "-o", "vault")
    os.link(f"vault/{NOTE}", "second")
    before = vault()
    for name in ("baku-hosts-cop29", "azerbaijan-joins-cica"):
        ok("edit", name, "--tag", "new")
    assert "hard links" in refused("export", "obsidian", "-o", "vault")
    assert vault() == before


# title                                     | name
NAMES = r"""
../../etc/passwd                            | etc passwd
..                                          |
.hidden                                     | hidden
CON                                         | _CON
con.txt                                     | _con.txt
COM1                                        | _COM1
LPT².x                                      | _LPT².x
nul. .                                      | _nul
Console                                     | Console
C:\Windows\x                                | C Windows x
a/b\c:d*e?f"g<h>i|j#k^l[m]n                  | a b c d e f g h i j k l m n
end. .                                      | end
~$lock                                      | lock
-rf                                         | rf
50% of ==x== %%y%%                          | 50% of =x= %y%
[[link|alias]]                              | link alias
"""


def test_names_of_files() -> None:
    rows = [row.rpartition("|") for row in NAMES.strip().splitlines()]
    assert {title.strip(): safe(title.strip()) for title, _, _ in rows} == {
        title.strip(): name.strip() for title, _, name in rows
    }
    assert safe("e\u0301") == "\u00e9"
    assert safe("a\x00\x1b\u202eb") == "a x00 x1b u202eb"


@given(st.lists(st.tuples(st.text(max_size=200), st.text(min_size=1, max_size=80)), max_size=20))
@settings(max_examples=100, deadline=None)
def test_each_name_is_one_and_fits(titles: list[tuple[str, str]]) -> None:
    taken: set[str] = set()
    names = [unused_name(title, own, taken) for title, own in titles]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert len(f".{name}.md.1234567.tmp".encode()) <= 255
        assert name == name.strip(" ")
        assert not re.search(r'[\\/:*?"<>|#^\[\]\x00-\x1f]', name)
        assert not name.startswith(".")


# In


def test_a_change_and_a_new_note_come_in() -> None:
    ok("export", "obsidian", "-o", "vault")
    edit(NOTE, "title: Baku hosts", "title: The city hosts")
    edit(
        "Azerbaijan joins CICA.md", "orgs:\n  - CICA", "orgs:\n  - '[[CICA]]'\n  - '[[x/NAM|nam]]'"
    )
    Path("vault/Site visit.md").write_text(
        "---\r\ndate: 2025-03-13\r\ntags: a, b\r\nissue: '12'\r\npeople: '[[Iris]]'\r\n"
        "---\r\nSeen.\r\n"
    )
    Path("vault/Recipe.md").write_text("# Bread\n")
    Path("vault/.trash").mkdir()
    Path("vault/.trash/x.md").write_text("---\ndate: 2025\n---\n")
    ran = ok("import", "vault")
    assert ran.err.startswith("events.yaml: 1 added, 2 changed, 22 the same\n")
    assert "1 note passed over: no date" in ran.err
    held = events("events.yaml")
    assert held["baku-hosts-cop29"].title == "The city hosts the COP29 climate summit"
    assert held["azerbaijan-joins-cica"].orgs == ("CICA", "NAM")
    new = held["site-visit"]
    assert (str(new.date), new.tags, new.people) == ("2025-03-13", ("a", "b"), ("Iris",))
    assert dict(new.fields) == {"issue": "12", "imported": "Site visit.md"}
    assert "0 added, 0 changed, 25 the same" in ok("import", "vault").err
    ran = ok("export", "obsidian", "-o", "vault")
    assert "site-visit: its note is Site visit.md, which chrono did not write" in ran.err


def test_a_status_that_is_the_usual_one_is_a_change() -> None:
    ok("edit", "baku-hosts-cop29", "--status", "proposed", "--modality", "planned")
    ok("export", "obsidian", "-o", "vault", "--status", "all")
    edit(NOTE, "status: proposed", "status: accepted")
    edit(NOTE, "modality: planned", "modality: asserted")
    assert "1 changed" in ok("import", "vault").err
    held = events("events.yaml")["baku-hosts-cop29"]
    assert (held.status, held.modality) == ("accepted", "asserted")


def test_what_is_wrong_is_refused_by_note() -> None:
    ok("export", "obsidian", "-o", "vault")
    edit(NOTE, "date: 2024", "date: 2024-13")
    shutil.copy("vault/Azerbaijan joins CICA.md", "vault/Copy.md")
    edit("Copy.md", "title: Azerbaijan joins", "title: Baku joins")
    Path("vault/bytes.md").write_bytes(b"---\ndate: 2025\ntitle: caf\xe9\n---\n")
    os.symlink("../events.yaml", "vault/link.md")
    before = Path("events.yaml").read_bytes()
    ran = run("import", "vault")
    assert ran.status == 1
    assert re.search(rf"vault/{NOTE}:\d+:\d+: D101 no such", ran.err)
    assert (
        "vault/Copy.md:2:1: I101 azerbaijan-joins-cica is in vault/Azerbaijan joins CICA.md"
        in ran.err
    )
    assert "vault/bytes.md:3:11: Y107 not UTF-8" in ran.err
    assert "vault/link.md: a link or a device, which is not read" in ran.err
    assert "0 added, 0 changed, 23 the same" in ran.err
    assert run("import", "vault", "--strict").status == 2
    assert Path("events.yaml").read_bytes() == before


def test_a_folder_is_read_by_obsidian_alone() -> None:
    Path("vault").mkdir()
    assert "vault is a folder" in refused("import", "vault", "-I", "csv")
    assert "no such file: nowhere" in refused("import", "nowhere", "-I", "obsidian")
    assert "0 added" in ok("import", "vault").err


# Hostile texts


def test_hostile_texts_come_back_from_every_place() -> None:
    Path("events.yaml").write_text(chronology(TEXTS), "utf-8")
    ok("export", "obsidian", "-o", "vault")
    assert len(list(Path("vault").iterdir())) == len(TEXTS)
    for name, text in vault().items():
        harmless(name)
        harmless(text)
    before = Path("events.yaml").read_bytes()
    ran = run("import", "vault")
    refused_for_nul = len(re.findall("Y108", ran.err))
    assert (ran.status, refused_for_nul) == (1, 1)
    assert f"0 added, 0 changed, {len(TEXTS) - 1} the same" in ran.err
    assert Path("events.yaml").read_bytes() == before


WORDS = st.text(
    st.one_of(
        st.sampled_from(
            "[]|#%=^:-'\"\\`*_~$<>{}&!@,?./ \n\t0123456789eEnNyYoO\x07\x1b\x85\u2028\u202e"
        ),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    min_size=1,
    max_size=30,
)


def clean(text: str) -> str:
    """Return a text as a chronology can hold it on one line."""
    return re.sub(r"[\r\n\x0b\x0c\x85\u2028\u2029]+", " ", text).strip() or "x"


LINE = WORDS.map(clean)
LIST = st.lists(LINE, max_size=3, unique=True).map(tuple)
DATES = st.sampled_from(
    [None, *map(Date, ("2025-03-13", "1850", "0044-03-15", "-0043", "1850~", "[..2026]", "Y-170000",
                       "2025-09-22T13:47:00+04:00", "2024/2026", "198X", "1999/.."))]
)  # fmt: skip
CLAIMS = st.fixed_dictionaries(
    {
        "date": DATES, "source": st.just("s"), "page": LINE, "quote": LINE, "phrase": LINE,
        "context": LIST, "paragraph": st.integers(0, 99), "part": st.sampled_from(["", "start"]),
        "confidence": st.sampled_from([None, 0.0, 0.25, 1.0]),
        "modality": st.sampled_from(["", "denied"]),
    }
).map(lambda held: Claim(**held))  # fmt: skip
EVENTS = st.fixed_dictionaries(
    {
        "id": st.just("e"), "date": DATES, "title": LINE, "orgs": LIST, "people": LIST,
        "places": LIST, "names": LIST, "tags": LIST, "note": LINE, "ruling": LINE, "after": LIST,
        "status": st.sampled_from(["accepted", "proposed", "rejected"]),
        "modality": st.sampled_from(["asserted", "denied"]),
        "claims": st.lists(CLAIMS, max_size=2).map(tuple),
        "fields": st.dictionaries(LINE, LINE | LIST.filter(len), max_size=3).map(
            lambda held: tuple(held.items())
        ),
        "path": st.just("events.yaml"),
    }
).map(lambda held: Event(**held))  # fmt: skip


def written_flat(claim: Claim, event: Event) -> bool:
    """Whether the properties of an event say its claim, whose date and modality are its own."""
    return claim.date in (None, event.date) and claim.modality in ("", event.modality)


def notes(event: Event) -> str:
    files = (File("events.yaml", "desk", "", {"s": Source("s", title=event.title)}),)
    timeline = Timeline(Chronology(files, {}, (event,)), (Row(event, CERTAIN, event.id),))
    member = next(iter(obsidian(timeline, Style())))
    assert isinstance(member, Member)
    return member.text


QUICK = (Phase.explicit, Phase.generate)  # events are too large to shrink in good time


@given(EVENTS)
@settings(
    phases=QUICK,
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_event_comes_back(event: Event) -> None:
    text = notes(event)
    harmless(text)
    Path("n.md").write_text(text, "utf-8", newline="")
    found = list(read(Given("n.md", b"")))
    assert [type(one) for one in found] == [Entry], found
    back = found[0].event
    for key in ("id", "date", "title", "orgs", "people", "places", "names", "tags", "status",
                "modality", "note", "ruling", "after"):  # fmt: skip
        assert getattr(back, key) == getattr(event, key), key
    assert dict(back.fields) == dict(event.fields)
    expected = event.claims
    if len(expected) == 1 and written_flat(expected[0], event):
        expected = (expected[0]._replace(date=None, modality=""),)
    assert back.claims == expected


@given(EVENTS)
@settings(max_examples=100, deadline=None)
def test_other_readers_of_yaml_see_texts(event: Event) -> None:
    """YAML 1.1, which takes more for numbers, truths and days than any later version."""
    matter = notes(event).split("\n---\n", 1)[0]
    held = yaml.safe_load(matter)
    for key in ("title", "note", "ruling"):
        assert held[key] == getattr(event, key)
    for key in ("tags", "after"):
        assert tuple(held.get(key, ())) == getattr(event, key)


@given(st.text(), st.text())
@settings(max_examples=100, deadline=None)
def test_no_text_breaks_the_reading_of_a_note(head: str, body: str) -> None:
    note = parse(f"---\n{head}\n---\n{body}", "n.md")
    assert isinstance(note.properties, dict)
    made = parse(written({"id": "a"}, "text\n", "kept"), "n.md")
    assert (made.properties["id"], made.kept, made.problems) == ("a", "kept", ())

"""Sources and entities from the command line: added, changed, listed, and nothing else touched."""

import shlex
from pathlib import Path

import pytest

from chrono import store
from chrono.claims import KEYS
from chrono.store import pairs
from tests.command import ok, refused

FILE = """\
# mine
chrono: 1
sources:
  # a paper
  a:
    title: A  # as printed
    author: [One, Two]
    note: |
      Two
      lines.
entities:
  CICA:
    kind: org  # so
events:
  - id: x
    title: X
    source: a
"""


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("CHRONO_FILE", raising=False)
    (tmp_path / "events.yaml").write_text(FILE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


# What is typed, a line that goes, and the line or lines that come in its place.
CHANGES = [
    ("sources edit a --title B", "    title: A  # as printed\n", "    title: B  # as printed\n"),
    ("sources edit a --author ''", "    author: [One, Two]\n", ""),
    ("sources edit a --publisher 'P: Q'", "", "    publisher: 'P: Q'\n"),
    ("sources edit a --published 'c. 1850'", "", "    published: 1850~\n"),
    ("sources edit a --author Three", "    author: [One, Two]\n", "    author: [Three]\n"),
    ("sources add b --title B --author X", "", "  b:\n    title: B\n    author: [X]\n"),
    ("entities edit CICA --alias C1 --alias C2", "", "    aliases: [C1, C2]\n"),
    ("entities edit CICA --in Asia", "", "    in: Asia\n"),
    ("entities add Baku --kind place", "", "  Baku:\n    kind: place\n"),
]


@pytest.mark.parametrize(("typed", "old", "new"), CHANGES, ids=[row[0] for row in CHANGES])
def test_only_the_lines_concerned_are_touched(typed: str, old: str, new: str) -> None:
    ok(*shlex.split(typed))
    now = Path("events.yaml").read_text(encoding="utf-8")
    assert new in now
    rest = now.replace(new, "", 1) if new else now
    before = FILE.replace(old, "", 1) if old else FILE
    assert rest.replace("  # as printed", "") == before.replace("  # as printed", "")


def test_every_key_has_an_option() -> None:
    values = {"published": "1850", "accessed": "2024-05-01", "sha256": "ab"}
    given = []
    for key, row in KEYS["source"].items():
        if row.shape != "fields" and key != "file":
            given += [f"--{key}", values.get(key, f"the {key}")]
    Path("copy.txt").write_text("text")
    ok("sources", "add", "full", "--copy", "copy.txt", *given)
    found = store.load(["events.yaml"]).files[0].sources["full"]
    assert all(getattr(found, key) for key, row in KEYS["source"].items() if row.shape != "fields")
    days = {"born": "1900", "died": "1950", "founded": "1920"}
    given = ["--kind", "person", "--alias", "A", "--alias", "B"]
    for key, row in KEYS["entity"].items():
        if row.shape != "fields" and key not in ("kind", "aliases"):
            given += [f"--{key}", days.get(key, f"the {key}")]
    ok("entities", "add", "full", *given)
    entity = store.load(["events.yaml"]).entities["full"]
    assert (entity.aliases, entity.part_of, str(entity.born)) == (("A", "B"), "the in", "1900")


def test_an_event_can_cite_a_paper_source() -> None:
    ok("sources", "add", "whitelock", "--title", "Memorials")
    ok("add", "1649", "The king dies", "--source", "whitelock")
    assert "whitelock  1" in ok("sources").out
    assert "Memorials" in ok("show", "the-king-dies").out


def test_a_time_has_the_zone_that_is_given() -> None:
    name = ok("add", "2026-11-17 23:04", "Alarm raised", "--zone", "Europe/Berlin").out.strip()
    event = next(one for one in store.load(["events.yaml"]).events if one.id == name)
    assert (str(event.date), event.zone) == ("2026-11-17T23:04", "Europe/Berlin")
    ok("edit", name, "--zone", "Asia/Baku")
    assert "    zone: Asia/Baku\n" in Path("events.yaml").read_text()


def test_an_empty_file_says_how_to_go_on() -> None:
    Path("events.yaml").write_text("chrono: 1\n")
    assert "`chrono sources add KEY --title TEXT`" in ok("sources").err
    ok("sources", "add", "a", "--title", "A")
    assert list(store.load(["events.yaml"]).files[0].sources) == ["a"]


# What a faulty edit would do to the file: each is refused, and nothing is written.
FAULTS = [
    ("of x", "title: X", "title: Y"),
    ("of a", "title: A", "title: B"),
    ("entities: CICA", "kind: org", "kind: place"),
    ("the settings", "chrono: 1\n", "chrono: 1\nname: other\n"),
    ("an entry more", "entities:\n", "  z: {title: Z}\nentities:\n"),
    ("an entry less", "  CICA:\n    kind: org  # so\n", ""),
]


FAULTED = [row[0] for row in FAULTS]


@pytest.mark.parametrize(("old", "new"), [row[1:] for row in FAULTS], ids=FAULTED)
@pytest.mark.parametrize("typed", ["sources edit b --note n", "entities edit Baku --note n"])
def test_an_edit_that_touches_others_is_refused(
    typed: str, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ok("sources", "add", "b", "--title", "Second")
    ok("entities", "add", "Baku", "--kind", "place")
    before = Path("events.yaml").read_text(encoding="utf-8")
    assert old in before
    right = pairs.set_entry_key

    def wrong(*given: object) -> str:
        return right(*given).replace(old, new, 1)  # type: ignore[arg-type]

    monkeypatch.setattr(pairs, "set_entry_key", wrong)
    told = refused(*typed.split())
    assert "the change would" in told
    assert Path("events.yaml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("typed", ["sources edit a --title B", "entities edit CICA --url u"])
def test_an_edit_that_is_not_done_is_refused(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pairs, "set_entry_key", lambda *given: given[0].text)
    assert "would not be read back as it was meant" in refused(*typed.split())

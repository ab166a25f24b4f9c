"""Proposals accepted, joined, rejected, split, put back; and the command that asks about them."""

import os
import re
import sys
from pathlib import Path

import pytest

from chrono import store
from chrono.claims import Event
from chrono.errors import ChronoError
from chrono.review import Desk, settled
from tests.command import run
from tests.terminal import Shown, typed

ROOT = Path(__file__).parent.parent
terminal = pytest.mark.skipif(os.name != "posix", reason="a pty is of POSIX")

CHRONOLOGY = """\
chrono: 1
name: desk  # mine
sources:
  s:
    title: A paper
events:
  - id: joins
    date: 1999
    title: Baku joins CICA  # seen
    orgs: [CICA]
    source: s
    quote: joined in 1999
  # the last
  - id: chairs
    date: 2024/2026
    title: Baku chairs CICA
    claims:
      - date: 2024
        part: start
        source: s
        quote: In 2024
"""
PROPOSALS = """\
chrono: 1
name: desk-proposed
sources:
  s:
    title: Another paper
  t:
    title: A third
events:
  - id: conceived
    date: 1992
    title: CICA conceived
    status: proposed
    source: s
    phrase: '1992'
    quote: Conceived in 1992
    confidence: 0.95
  - id: joins
    date: 1999
    title: Azerbaijan joins CICA
    status: proposed
    source: t
    quote: since joining in 1999
    confidence: 0.6
    event: joins
  - id: forum
    date: 2025-09
    title: Forum held
    orgs: [CICA]
    status: proposed
    claims:
      - source: s
        quote: the forum of September
        confidence: 0.8
      - date: 2025-09-09
        source: t
        quote: on 9 September
        confidence: 0.7
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "events.yaml").write_text(CHRONOLOGY)
    (tmp_path / "events.proposed.yaml").write_text(PROPOSALS)
    return Desk(str(tmp_path / "events.yaml"), str(tmp_path / "events.proposed.yaml"))


def proposal(desk: Desk, identifier: str) -> Event:
    return next(e for e in store.load([desk.proposals]).events if e.id == identifier)


def accept(desk: Desk, identifier: str, into: str = "") -> str:
    sources = store.load([desk.proposals]).files[0].sources.values()
    return desk.accept(proposal(desk, identifier), sources, into)


def texts(desk: Desk) -> tuple[str, str]:
    return Path(desk.chronology).read_text(), Path(desk.proposals).read_text()


def test_an_accepted_proposal_moves_with_its_source(desk: Desk) -> None:
    assert accept(desk, "conceived") == "conceived"
    kept, left = texts(desk)
    assert kept.startswith("chrono: 1\nname: desk  # mine\nsources:\n  s:\n    title: A paper\n")
    assert "  s-2:\n    title: Another paper\n" in kept  # the key was another document's
    assert kept.endswith(
        "  - id: conceived\n    date: 1992\n    title: CICA conceived\n    source: s-2\n"
        "    phrase: 1992\n    quote: Conceived in 1992\n    confidence: 0.95\n"
    )
    assert "conceived" not in left
    assert "  - id: joins" in left


def test_an_id_that_is_taken_gets_a_number(desk: Desk) -> None:
    assert accept(desk, "joins") == "joins-2"


COMMENTED = PROPOSALS.replace(
    "title: CICA conceived", "title: CICA conceived  # ask Leyla"
).replace("  - id: joins\n", "  # of joins\n  - id: joins\n    # in joins\n")


def test_comments_of_a_proposal_are_kept(desk: Desk) -> None:
    Path(desk.proposals).write_text(COMMENTED)
    accept(desk, "conceived")
    assert "  # ask Leyla\n  - id: conceived\n" in Path(desk.chronology).read_text()
    accept(desk, "joins", "joins")
    joined = "      # of joins\n      # in joins\n      - source: t\n"
    assert joined in Path(desk.chronology).read_text()
    assert "#" not in Path(desk.proposals).read_text()
    while desk.undo():
        pass
    assert Path(desk.proposals).read_text() == COMMENTED
    assert Path(desk.chronology).read_text() == CHRONOLOGY


def test_comments_are_kept_where_no_claim_is_new(desk: Desk) -> None:
    accept(desk, "joins", "joins")
    Path(desk.proposals).write_text(COMMENTED)
    accept(desk, "joins", "joins")
    assert "  # of joins\n  # in joins\n  - id: joins\n" in Path(desk.chronology).read_text()


def test_comments_are_kept_where_a_proposal_is_split(desk: Desk) -> None:
    Path(desk.proposals).write_text(COMMENTED)
    desk.split(proposal(desk, "joins"))
    assert "  # of joins\n  # in joins\n  - id: joins\n" in Path(desk.proposals).read_text()


def test_comments_of_a_proposal_that_is_known_are_told(desk: Desk) -> None:
    accept(desk, "joins")
    Path(desk.proposals).write_text(COMMENTED)
    ran = run("review", "-f", desk.chronology, "--reject", "forum")
    assert "joins is in" in ran.err
    assert "  its comment is left out: # of joins\n" in ran.err


def test_claims_join_a_known_event_whatever_the_form_of_its_own(desk: Desk) -> None:
    assert accept(desk, "joins", "joins") == "joins"
    assert (
        "  - id: joins\n    date: 1999\n    title: Baku joins CICA  # seen\n    orgs: [CICA]\n"
        "    claims:\n      - source: s\n        quote: joined in 1999\n"
        "      - source: t\n        quote: since joining in 1999\n        confidence: 0.6\n"
        "  # the last\n"
    ) in texts(desk)[0]
    accept(desk, "forum", "chairs")
    assert texts(desk)[0].endswith(
        "      - date: 2024\n        part: start\n        source: s\n        quote: In 2024\n"
        "      - date: 2025-09\n        source: s-2\n        quote: the forum of September\n"
        "        confidence: 0.8\n"
        "      - date: 2025-09-09\n        source: t\n        quote: on 9 September\n"
        "        confidence: 0.7\n"
    )
    with pytest.raises(ChronoError, match="no event nowhere"):
        accept(desk, "conceived", "nowhere")


def test_what_was_rejected_stays_so(desk: Desk) -> None:
    desk.reject("conceived")
    assert proposal(desk, "conceived").status == "rejected"
    assert texts(desk)[0] == CHRONOLOGY


def test_a_proposal_is_split_by_its_claims(desk: Desk) -> None:
    assert desk.split(proposal(desk, "forum")) == ["forum", "forum-2"]
    dates = {e.id: str(e.date) for e in store.load([desk.proposals]).events}
    assert dates == {
        "conceived": "1992", "joins": "1999", "forum": "2025-09", "forum-2": "2025-09-09"
    }  # fmt: skip
    assert desk.split(proposal(desk, "conceived")) == ["conceived", "conceived-2"]


def test_decisions_are_undone_last_first_unless_somebody_wrote_since(desk: Desk) -> None:
    accept(desk, "conceived")
    between = texts(desk)
    desk.amend("forum", {"title": "A forum", "orgs": ("NAM", "A, b")})
    assert proposal(desk, "forum").orgs == ("NAM", "A, b")
    assert desk.undo()
    assert texts(desk) == between
    assert desk.undo()
    assert texts(desk) == (CHRONOLOGY, PROPOSALS)
    assert not desk.undo()
    accept(desk, "conceived")
    Path(desk.chronology).write_text(CHRONOLOGY + "# mine\n")
    with pytest.raises(ChronoError, match="was changed since"):
        desk.undo()


def test_who_stopped_between_the_two_files_is_not_asked_again(desk: Desk) -> None:
    accept(desk, "forum")
    Path(desk.proposals).write_text(PROPOSALS)
    known = store.load([desk.chronology])
    assert [e.id for e in settled(store.load([desk.proposals]).events, known)] == []
    Path(desk.proposals).write_text(PROPOSALS.replace("source: s\n", "source: t\n"))
    Path(desk.chronology).write_text(texts(desk)[0].replace("source: s-2\n", "source: t\n"))
    known = store.load([desk.chronology])
    assert [e.id for e in settled(store.load([desk.proposals]).events, known)] == ["forum"]


def test_options_decide_where_there_is_no_terminal(desk: Desk) -> None:
    path = desk.chronology
    asked = run("review", "-f", path)
    assert (asked.status, asked.out) == (2, "")
    assert "--accept ID" in asked.err
    done = run("review", "-f", path, "--reject", "conceived", "--accept-if", "confidence>0.6")
    left = f"2 decided, 1 waits in {desk.proposals}\n"
    assert (done.status, done.err) == (0, f"rejected conceived\naccepted forum\n{left}")
    done = run("review", "-f", path, "--accept", "joins")
    assert done.err.startswith("accepted joins\n")  # where its claim says that it belongs
    assert done.err.endswith(f"1 decided, 0 wait in {desk.proposals}\n")
    assert "since joining in 1999" in texts(desk)[0]
    for wrong in (("--accept-if", "sure"), ("--accept", "nothing"), ("--reject", "nothing")):
        assert run("review", "-f", path, *wrong).status == 2
    assert run("review", "-f", str(Path(path).with_name("other.yaml"))).status == 2


# Keys that are typed at once, and what has become of the proposals: accepted, rejected, waiting.
# They are asked about in the order joins, forum, conceived.
KEYS = [
    ("aaa", "joins forum conceived", "", ""),
    ("rrq", "", "joins forum", "conceived"),
    ("arq", "joins", "forum", "conceived"),
    ("RAq", "forum", "joins", "conceived"),
    ("kaq", "forum", "", "joins conceived"),
    ("  aq", "conceived", "", "joins forum"),
    ("auq", "", "", "joins forum conceived"),
    ("ruaq", "joins", "", "forum conceived"),
    ("zaq", "joins", "", "forum conceived"),  # no such key: the keys are shown
    ("?aq", "joins", "", "forum conceived"),
    ("\x1b[Aaq", "joins", "", "forum conceived"),  # an arrow key is one key
    ("\x1baq", "joins", "", "forum conceived"),  # Escape is one
    ("e\x1baq", "joins", "", "forum conceived"),  # Escape leaves the edit, and no more
    ("e\x03aq", "joins", "", "forum conceived"),
    ("j\x1brq", "", "joins", "forum conceived"),
    ("ka\x04", "forum", "", "joins conceived"),
]  # fmt: skip


def reviewed(desk: Desk, keys: str) -> Shown:
    words = [sys.executable, "-m", "chrono", "-f", desk.chronology, "review"]
    return typed(words, "3 to decide", keys, {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"})


@terminal
@pytest.mark.parametrize(("keys", "accepted", "rejected", "waiting"), KEYS)
def test_keys_that_arrive_together_are_each_obeyed(
    desk: Desk, keys: str, accepted: str, rejected: str, waiting: str
) -> None:
    shown = reviewed(desk, keys)
    assert shown.status == 0, shown.text
    assert " ".join(re.findall(r"^accepted (\S+)", shown.text, re.M)[-3:]) or not accepted
    events = store.load([desk.proposals]).events
    states = {event.id: event.status for event in events}
    assert {name for name in states if states[name] == "rejected"} == set(rejected.split())
    assert {name for name in states if states[name] == "proposed"} == set(waiting.split())
    left = {"joins", "forum", "conceived"} - set(states)
    assert left == set(accepted.split())


# Keys of an edit or a join, typed at once, and what the files say then.
EDITS = [
    # the present value is there to be changed
    ("e\x15" + "2024\r" + "\r" * 5 + "q", "proposed", "joins", "2024", "Azerbaijan joins CICA"),
    ("e\r\x01The \r" + "\r" * 4 + "q", "proposed", "joins", "1999", "The Azerbaijan joins CICA"),
    ("e\r\x17NATO\r" + "\r" * 4 + "q", "proposed", "joins", "1999", "Azerbaijan joins NATO"),
    ("e\r\x1b[D\x7fX\x1b[C!\r" + "\r" * 4 + "q", "proposed", "joins", "1999",
     "Azerbaijan joins CIXA!"),
    # what is wrong is asked again, and Escape leaves all as it was
    ("e\x15no date\r\x1bq", "proposed", "joins", "1999", "Azerbaijan joins CICA"),
    ("e\x15no date\r\x152024\r" + "\r" * 5 + "q", "proposed", "joins", "2024",
     "Azerbaijan joins CICA"),
    ("e\r\x15\r\x1bq", "proposed", "joins", "1999", "Azerbaijan joins CICA"),
    ("e\x152024\r\x1bq", "proposed", "joins", "1999", "Azerbaijan joins CICA"),
    # a number stands for a candidate
    ("kj\x151\rq", "accepted", "chairs", "2024/2026", "Baku chairs CICA"),
    ("j\x151\rq", "accepted", "joins", "1999", "Baku joins CICA"),
]  # fmt: skip


@terminal
@pytest.mark.parametrize(("keys", "status", "name", "date", "title"), EDITS)
def test_lines_begin_with_the_present_value(
    desk: Desk, keys: str, status: str, name: str, date: str, title: str
) -> None:
    shown = reviewed(desk, keys)
    assert shown.status == 0, shown.text
    path = desk.proposals if status == "proposed" else desk.chronology
    found = next(event for event in store.load([path]).events if event.id == name)
    assert (str(found.date), found.title) == (date, title)
    if status == "accepted":
        assert "added to " + name in shown.text
        assert len(found.claims) > 1


@terminal
def test_join_lists_candidates(desk: Desk) -> None:
    shown = reviewed(desk, "kj\x1bq").text
    assert re.search(r"^1  (joins|chairs): .*\n2  (joins|chairs): ", shown, re.M)
    assert "nothing joined" in shown


@terminal
def test_an_interrupt_ends_the_review(desk: Desk) -> None:
    shown = reviewed(desk, "a\x03")
    assert shown.status == 130
    assert "1 decided, 2 wait" in shown.text
    assert "Traceback" not in shown.text


def test_many_decide_at_once(tmp_path: Path) -> None:
    """No decision is lost or done twice, each is told of its own proposal, and nobody fails."""
    fire = pytest.importorskip("bench.fire")
    path, proposals = tmp_path / "events.yaml", tmp_path / "events.proposed.yaml"
    path.write_text("chrono: 1\nname: x\nevents: []\n")
    ids = [f"p{number}" for number in range(12)]
    entries = (
        f"  - id: {name}\n    date: 2001\n    title: Title {name}\n    status: proposed\n"
        f"    source: s\n    quote: says {name}\n"
        for name in ids
    )
    head = "chrono: 1\nname: x.proposed\nsources:\n  s:\n    title: S\nevents:\n"
    proposals.write_text(head + "".join(entries))
    wanted = [(name, "--accept") for name in (*ids[:8], *ids[:4])]
    wanted += [(name, "--reject") for name in ids[8:]]
    started = []
    for number, (name, how) in enumerate(wanted):
        said = tmp_path / f"said{number}"
        started.append((fire.start(("review", how, name, "-f", path), said), said))
    ends = [fire.end(process, said) for process, said in started]
    for (name, how), ended in zip(wanted, ends, strict=True):
        assert ended.status == 0, ended
        done = f"{'accepted' if how == '--accept' else 'rejected'} {name}\n"
        there = f"{name} is in {path} already\n"
        gone = f"{name} is not in {proposals} any more: somebody else has decided about it\n"
        assert any(one in ended.err for one in (done, there, gone)), (name, ended)
    assert sorted(event.id for event in store.load([str(path)]).events) == sorted(ids[:8])
    left = store.load([str(proposals)]).events
    assert {event.id: event.status for event in left} == dict.fromkeys(ids[8:], "rejected")


# A text that gives a name in two forms, and the two.
DEFINED = [
    ("The Organization of Northern Ports (ONP) met on 3 March 2001. ONP met on 9 May 2003.",
     "Organization of Northern Ports", "ONP"),
    ("ONP (Organization of Northern Ports) met on 3 March 2001. ONP met on 9 May 2003.",
     "Organization of Northern Ports", "ONP"),
    ("The Baltic Grain Council (BGC) met on 3 March 2001. The BGC met in Riga on 9 May 2003.",
     "Baltic Grain Council", "BGC"),
    ("The Arctic Shipping Union (“ASU”) met on 3 March 2001. The ASU met in Riga on 9 May 2003.",
     "Arctic Shipping Union", "ASU"),
    ("The Arctic Shipping Union, or ASU, met on 3 March 2001. The ASU met in Riga on 9 May 2003.",
     "Arctic Shipping Union", "ASU"),
    ("The Ministry of Sea Transport (MoST) met on 3 March 2001. The MoST met on 9 May 2003.",
     "Ministry of Sea Transport", "MoST"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "long", "short"), DEFINED, ids=[row[0][:40] for row in DEFINED])
def test_both_forms_of_a_defined_name_find_the_same_events(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, long: str, short: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("events.yaml").write_text("chrono: 1\nevents:\n  - id: a\n    date: 1990\n    title: A\n")
    Path("a.txt").write_text(text, encoding="utf-8")
    assert run("extract", "a.txt", "--into", "events.yaml").status == 0
    proposed = store.load(["events.proposed.yaml"])
    assert len(proposed.entities) == 1
    before = Path("events.proposed.yaml").read_bytes()
    assert run("extract", "a.txt", "--into", "events.yaml").status == 0
    assert Path("events.proposed.yaml").read_bytes() == before
    assert run("review", "--accept-if", "confidence>=0").status == 0
    found = [run("list", "--org", name, "-O", "tsv").out for name in (long, short)]
    assert found[0] == found[1]
    assert found[0].count("\n") == 3


def test_a_defined_name_that_is_known_is_not_defined_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    known = "entities:\n  ONP:\n    kind: org\n    name: The ports\n"
    Path("events.yaml").write_text(f"chrono: 1\n{known}events: []\n")
    Path("a.txt").write_text(DEFINED[0][0], encoding="utf-8")
    assert run("extract", "a.txt", "--into", "events.yaml").status == 0
    assert not store.load(["events.proposed.yaml"]).entities

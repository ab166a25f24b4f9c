"""Claims in texts: a table of sentences with a comment per rule, and floors on the seeds."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from chrono.claims import Claim, Entity, Event
from chrono.dates import Date
from chrono.extract import Gazetteer, extract
from chrono.extract.gazetteer import world
from chrono.extract.names import Names
from chrono.extract.shorts import shorts
from chrono.match import LIKELY, SAME, alike, gather
from tests.command import ok, run

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
PUBLISHED = Date("2025-09-22")
GAZETTEER = Gazetteer()


# sentence, then each claim as `date | title`
def table() -> list[tuple[str, list[str]]]:
    """The sentences of tests/data/claims.tsv with their claims."""
    lines = (HERE / "data" / "claims.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [(text, claims.split("; ") if claims else []) for text, claims in rows]


CASES = table()


def found(text: str, published: Date | None = PUBLISHED) -> list[str]:
    """The claims of a text behind a first sentence, which might be news of its own."""
    claims = extract(f"Is it so? {text}", published, GAZETTEER)
    return [f"{claim.date} | {claim.title}" for claim in claims]


def test_the_table_is_there() -> None:
    assert len(CASES) > 35


@pytest.mark.parametrize(("text", "claims"), CASES, ids=[text[:40] for text, _ in CASES])
def test_the_clause_of_a_date_is_the_claim(text: str, claims: list[str]) -> None:
    assert found(text) == claims


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kenya joined the council in 1999.", "asserted"),
        ("Kenya will join the council in 2030.", "planned"),
        ("The term runs until 2026.", "planned"),
        ("If Kenya can reform the council by 2026, it will gain.", "conditional"),
        ("Kenya could join the council in 2030.", "conditional"),
        ("Kenya did not join the council in 1999.", "denied"),
    ],
)
def test_a_claim_says_how_far_it_is_asserted(text: str, modality: str) -> None:
    assert [claim.modality for claim in extract(text, PUBLISHED, GAZETTEER)] == [modality]


def test_a_first_sentence_without_a_date_is_the_news_of_the_day() -> None:
    text = "Kenya has joined the Arctic Council.\n\nPeru has joined the Arctic Council as well."
    [claim] = extract(text, PUBLISHED, GAZETTEER)
    assert (str(claim.date), claim.phrase, claim.rule) == ("2025-09-22", "", "publication")
    assert "dated by the publication" in claim.lowered
    assert extract(text, None, GAZETTEER) == ()


def test_what_had_to_be_assumed_is_said() -> None:
    [claim] = extract("The Oslo Forum met on March 3.", PUBLISHED, GAZETTEER)
    assert (str(claim.date), claim.assumed) == ("2025-03-03", "year")
    [claim] = extract("The Oslo Forum met at 18:00 UTC.", PUBLISHED, GAZETTEER)
    assert (str(claim.date), claim.assumed) == ("2025-09-22", "day")


def test_names_are_typed_or_left_without_a_type() -> None:
    text = (
        "President Ana Ruiz met Tom Berg of the Bank of Ghana in Accra. "
        "The Lima Transport Forum (LTF) praised Zorblax. Ruiz thanked the LTF."
    )
    kinds = [(name.called, name.kind) for name in Names(text, GAZETTEER).found]
    assert kinds == [
        ("Ana Ruiz", "person"), ("Tom Berg", "person"), ("Bank of Ghana", "org"),
        ("Accra", "place"), ("Lima Transport Forum", "org"), ("Lima Transport Forum", "org"),
        ("Zorblax", ""), ("Ana Ruiz", "person"), ("Lima Transport Forum", "org"),
    ]  # fmt: skip


def test_an_office_is_no_part_of_a_name() -> None:
    text = (
        "Tourism Minister Ana Berg met Zorblax CEO Tom Hill, Crown Prince Hassan, Hun Sen, "
        "Presidents Leonid Wolf and Zorblax Inc. John Roe. Roe left."
    )
    people = [name.called for name in Names(text, GAZETTEER).found if name.kind == "person"]
    assert people == ["Ana Berg", "Tom Hill", "Hassan", "Leonid Wolf", "John Roe", "John Roe"]


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    text = "LIMA, Peru, March 3 (Agency) — The port will double its flights by May."
    [claim] = extract(text, PUBLISHED, GAZETTEER)
    assert claim.quote == "The port will double its flights by May."


def test_an_abbreviation_ends_a_sentence_only_before_a_word_that_opens_one() -> None:
    text = (
        "The head of Acme Inc. Ana Ruiz left in 2001. "
        "Tom Berg joined Acme Inc. The firm closed in 2003."
    )
    quotes = [claim.quote for claim in extract(text, None, GAZETTEER)]
    assert quotes == ["The head of Acme Inc. Ana Ruiz left in 2001.", "The firm closed in 2003."]


def test_the_entities_of_the_chronology_come_first() -> None:
    own = Gazetteer([Entity("ZX", "org", "Zorblax", aliases=("Zorb",))])
    [claim] = extract("Zorb left Lima in 2010.", PUBLISHED, own)
    assert (claim.orgs, claim.places) == (("ZX",), ("Lima",))


def test_names_of_the_context_are_marked() -> None:
    text = "The Lima Forum met President Ana Ruiz. She praised it in 2010."
    [claim] = extract(text, None, GAZETTEER)
    assert claim.people == ("Ana Ruiz",)
    assert set(claim.context) >= {"Ana Ruiz", "Lima Forum"}


@pytest.mark.parametrize(
    ("text", "long"),
    [
        # by their initials
        ("the Council for Trade and Transport in Asia (CTTA)",
         "Council for Trade and Transport in Asia"),
        ("the Port Authority (the port), Ana Ruiz (Lima)", ""),
        # with a word for *from here on*
        ("the Port Authority (hereinafter PA) sued", "Port Authority"),
        ("the Port Authority (hereinafter the “PA”) sued", "Port Authority"),
        ("the Port Authority (hereinafter referred to as “PA”) sued", "Port Authority"),
        ("the Port Authority, hereinafter PA, sued", "Port Authority"),
        ("the Port Authority (hereinafter the “Tenant”) sued", ""),
        ("the Port Authority (hereinafter referred to as it is) sued", ""),
    ],
)  # fmt: skip
def test_short_forms_and_what_they_are_short_for(text: str, long: str) -> None:
    assert {short.long for short in shorts(text).values()} == ({long} if long else set())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("1966 fusionierten die drei Gesellschaften.", "Die drei Gesellschaften fusionierten"),
        ("In der Nacht zum Sonntag brach ein Feuer aus.", "Ein Feuer brach aus"),
        ("Am Montag kam es in Berlin zu Protesten.", "Es kam in Berlin zu Protesten"),
        ("Im Mai 2020 traten die neuen Regeln in Kraft.", "Die neuen Regeln traten in Kraft"),
        ("Er kam 1990 nach Rom zurück.", "Er kam nach Rom zurück"),
    ],
)
def test_german_titles_have_their_subject_first(text: str, title: str) -> None:
    assert [claim.title for claim in extract(text, PUBLISHED, GAZETTEER, "de")] == [title]


LISTS = {
    """History of the club

1868 Founded by Thomas Pell
1884 – Opened a foundry in Bath
March 1940 - Works destroyed in an air raid
1974–77 Two plants closed
""": [
        "1868 | Founded by Thomas Pell",
        "1884 | Opened a foundry in Bath",
        "1940-03 | Works destroyed in an air raid",
        "1974/1977 | Two plants closed",
    ],
    """Incident of 5 November 2024

14:02 alert fires
14:05 on-call acknowledges
[14:37] rollback complete

6 November 2024

09:15:30 restarted
""": [
        "2024-11-05T14:02 | Alert fires",
        "2024-11-05T14:05 | On-call acknowledges",
        "2024-11-05T14:37 | Rollback complete",
        "2024-11-06T09:15:30 | Restarted",
    ],
}


@pytest.mark.parametrize("text", LISTS, ids=["history", "log"])
def test_entries_of_lists_and_logs_stand_as_they_are(text: str) -> None:
    found = [f"{claim.date} | {claim.title}" for claim in extract(text, Date("2024-11-08"))]
    assert found == LISTS[text]


def test_quotes_are_verbatim_and_titles_short() -> None:
    text = (
        "The ministry of transport of the republic, which had long planned it with all its "
        "neighbours, opened the longest and the most expensive railway bridge of the continent "
        "between the two banks of the great river of the north in 2019."
    )
    (claim,) = extract(text, PUBLISHED, GAZETTEER)
    assert text[claim.start : claim.end] == claim.quote
    assert len(claim.title.split()) <= 14


def test_no_claim_is_without_a_title() -> None:
    text = 'He met them fol"lowing the August 1988 cea raisedthe  s"e-fire with Iran.'
    (claim,) = extract(text, PUBLISHED, GAZETTEER, "en")
    assert claim.title


@pytest.mark.parametrize("text", ["", " ", ".", "2019", "(((((", "In 2019", "“" * 500, "A " * 5000])
def test_nothing_breaks_it(text: str) -> None:
    assert all(claim.quote in text for claim in extract(text, PUBLISHED, GAZETTEER))


def test_a_long_sentence_costs_no_more_than_its_length() -> None:
    from time import process_time

    def cost(size: int) -> float:
        started = process_time()
        extract("Kenya met Peru in 2019, and Ghana left Oslo in 2020, " * size, None, GAZETTEER)
        return process_time() - started

    cost(5)
    assert cost(80) < 16 * cost(20) + 0.5


def test_the_gazetteer_is_credited_and_small() -> None:
    import gzip

    path = Path(sys.modules["chrono.extract"].__path__[0]) / "places.tsv.gz"
    head = gzip.decompress(path.read_bytes()).decode().splitlines()[0]
    assert re.search(r"Unicode CLDR.*GeoNames.*CC BY 4\.0", head)
    assert path.stat().st_size < 300_000
    assert world()["Nairobi"].country == "Kenya"


def event(date: str, title: str, **fields: object) -> Event:
    claims = (Claim(source="a", quote=title, confidence=0.9),)
    return Event("", Date(date), title, claims=claims)._replace(**fields)  # type: ignore[arg-type]


LIMA = ("Lima",)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        # a day, a shared name, much the same words
        (event("2019-05-03", "Peru opens the bridge in Lima", places=LIMA),
         event("2019-05-03", "Bridge opened in Lima by Peru", places=LIMA), SAME),
        # the same number of the same meeting, however it is written; another number is another
        (event("2019-05", "3rd Lima Transport Forum opens in Lima", places=LIMA),
         event("2019-05", "III LTF session opens", places=LIMA), SAME),
        (event("2019-05", "3rd Lima Transport Forum opens", places=LIMA),
         event("2019-05", "4th Lima Transport Forum opens", places=LIMA), ""),
        # a year in common proves little; other days and nobody in common nothing
        (event("2019", "Peru opens the bridge", places=LIMA),
         event("2019", "Peru opens a new railway bridge", places=LIMA), LIKELY),
        (event("2019-05-03", "Peru opens the bridge", places=LIMA),
         event("2019-05-04", "Peru opens the bridge", places=LIMA), ""),
        (event("2019-05-03", "Peru opens the bridge", places=LIMA),
         event("2019-05-03", "Peru opens the bridge"), ""),
    ],
)  # fmt: skip
def test_events_are_one_or_not(one: Event, other: Event, verdict: str) -> None:
    assert alike(one, other) == alike(other, one) == verdict


def test_claims_of_one_event_are_gathered() -> None:
    first = event("2019-05-03", "Peru opens the bridge in Lima", places=LIMA)
    other = event("2020", "Peru sells a ship", places=LIMA)
    again = event("2019-05-03", "Bridge in Lima opened by Peru", places=LIMA, orgs=("MTC",))
    one, two = gather([first, other, again])
    assert (len(one.claims), one.orgs, two.title) == (2, ("MTC",), "Peru sells a ship")


@pytest.mark.skipif(not (SHARED / "bench").is_dir(), reason="needs ../shared/bench")
@pytest.mark.parametrize(
    ("kind", "folder", "floors"),
    [
        ("seeds", "seeds", {
            r"core (\d+)": 20, r"gold \d+ = (\d+)%": 95, r"orgs P ([\d.]+)": 0.9,
            r"orgs P \S+ R ([\d.]+)": 0.95, r"places P ([\d.]+)": 0.9,
            r"places P \S+ R ([\d.]+)": 0.9, r"people P ([\d.]+)": 1.0,
            r"people P \S+ R ([\d.]+)": 1.0, r"F1 ([\d.]+)": 0.79,
        }),
        ("timelines", "corpora/timelines-dev", {
            r"phrase \d+/\d+ = ([\d.]+)%": 69.0, r"agree \d+/\d+ = ([\d.]+)%": 70.5,
        }),
    ],
)  # fmt: skip
def test_scores_do_not_fall(kind: str, folder: str, floors: dict[str, float]) -> None:
    command = [
        sys.executable, str(SHARED / "bench" / "claims_score.py"), kind, str(SHARED / folder),
        "--extract", f"{sys.executable} -m chrono extract --jsonl",
    ]  # fmt: skip
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for pattern, floor in floors.items():
        match = re.search(pattern, told)
        assert match, told
        assert float(match[1]) >= floor, f"{pattern}: {told}"
    assert "negatives hit 0" in told or kind != "seeds"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Deutschland trat 1990 der Organisation bei.",
         [("1990", "Deutschland trat der Organisation bei", ("Germany",))]),
        ("В 1999 году Азербайджан вступил в совет. Вчера он молчал.",
         [("1999", "Азербайджан вступил в совет", ("Azerbaijan",))]),
        ("Am 3. Oktober.", []),
    ],
)  # fmt: skip
def test_other_languages_give_the_sentence(
    text: str, claims: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    found = extract(text)
    assert [(str(c.date), c.title, c.places) for c in found] == claims
    assert all(c.confidence < 0.8 and "sentence not parsed" in c.lowered for c in found)


def test_a_run_that_was_interrupted_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it had written stays, and the next run brings it to what one run would have made."""
    towns = ("Lima", "Oslo", "Turin", "Accra", "Quito")
    for folder in ("whole", "halves"):
        (tmp_path / folder).mkdir()
        ok("init", tmp_path / folder / "events.yaml")
        for number, town in enumerate(towns):
            text = f"The port of {town} was opened in {1950 + number}."
            (tmp_path / folder / f"{town}.txt").write_text(text, encoding="utf-8")
    command = ("extract", "--published", "2025-09-22", "--jobs", "1", "--into", "events.yaml")
    documents = [f"{town}.txt" for town in towns]
    monkeypatch.chdir(tmp_path / "whole")
    ok(*command, *documents)
    monkeypatch.chdir(tmp_path / "halves")
    script = (
        "import chrono.cli.extract as e, os, signal, sys, time\n"
        "read = e.found_in\n"
        "def until_turin(work, given):\n"
        "    if given.path.startswith('Turin'):\n"
        "        time.sleep(1)\n"
        "        os.kill(os.getppid(), signal.SIGKILL)\n"
        "    return read(work, given)\n"
        "e.found_in = until_turin\n"
        "from chrono.cli import main; main()\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, *command, *documents], check=False)
    assert killed.returncode == -signal.SIGKILL
    proposals = Path("events.proposed.yaml")
    assert "Oslo" in proposals.read_text(encoding="utf-8")
    assert "Accra" not in proposals.read_text(encoding="utf-8")
    ok(*command, *documents)
    whole = tmp_path / "whole" / "events.proposed.yaml"
    assert proposals.read_bytes() == whole.read_bytes()


def test_the_output_does_not_depend_on_the_number_of_jobs(tmp_path: Path) -> None:
    lines = [f'{{"id": {n}, "text": "The port was opened in {1900 + n}."}}' for n in range(40)]
    lines[7] = "no JSON"
    path = tmp_path / "documents.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    one, three = (run("extract", "--jsonl", path, "--jobs", jobs) for jobs in ("1", "3"))
    assert one == three
    assert (one.status, one.out.count("\n")) == (1, 40)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ada Hall (3 May 1812 – 9 June 1890) was a painter.",
         [("1812-05-03", "Ada Hall is born"), ("1890-06-09", "Ada Hall dies")]),
        ("The war (3 May 1812 – 9 June 1815) was a long one.",
         [("1812-05-03/1815-06-09", "War is a long one")]),
        ("In 1880 the firm hired Ada Hall (1812–1890).", [("1880", "Firm hires Ada Hall")]),
        ("In 1880 the firm hired Ada Hall (born 3 May 1812).", [("1880", "Firm hires Ada Hall")]),
        ("W 1909 roku kustoszem został Cyprian Rajca (1833-1920).",
         [("1909", "Kustoszem został Cyprian Rajca (1833-1920)")]),
    ],
)  # fmt: skip
def test_a_life_in_brackets_is_of_the_person(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(str(c.date), c.title) for c in extract(text)] == claims


def test_a_year_that_an_earlier_sentence_gave_is_said_to_be_assumed() -> None:
    text = "The siege began on 3 May 1643. The wall fell on 9 June. It ran from 26 June to 4 July."
    assert [c.assumed for c in extract(text)] == ["", "year", "year"]
    (claim,) = extract("The siege lasted from 26 June to 4 July 1643.")
    assert claim.assumed == ""


def test_a_log_goes_on_after_midnight() -> None:
    log = (
        "# Log (all times UTC)\n\n## 17 November 2026\n\n- 21:58 Deploy begun.\n- 00:15 All green."
    )
    found = extract(log, Date("2026-11-17"))
    assert [(str(one.date), one.modality) for one in found] == [
        ("2026-11-17T21:58Z", "asserted"),
        ("2026-11-18T00:15Z", "asserted"),
    ]

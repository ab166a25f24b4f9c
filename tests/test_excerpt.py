"""A change made to an excerpt of a large file is the change made to the whole, byte for byte."""

from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chrono.claims import Event, Source
from chrono.dates import Date
from chrono.errors import ChronoError
from chrono.store import edit as edits
from chrono.store import emit, pairs, scan
from chrono.store.excerpt import Edit, Task, changed, excerpt
from chrono.store.load import load_text
from chrono.store.proof import Wanted, read_back
from chrono.store.text import Text
from tests.test_scan import files

Made = tuple[str, Wanted]
VALUES: dict[str, list[str | tuple[str, ...]]] = {
    "title": ["Another", "it's: # so", "two\nlines"],
    "date": ["2025-03-13", "", "2025-02-30"],
    "orgs": [("NAM", "A, b"), ()],
    "note": ["A remark", "several\n\nlines", ""],
    "quote": ["said", ""],
    "source": ["s", "nowhere", ""],
    "page": ["3", ""],
}


def append(fresh: bool, task: Task) -> Made:
    """Add an event, perhaps with a source of its own; it takes the name of another when it can."""
    new = Event("e9" if "e9" not in task.whole.ids else "e10", Date("2025"), "New", orgs=("CICA",))
    text, source = task.text, Source("fresh", title="A: source")
    if fresh:
        lines = emit.source(source)
        text = Text(text.path, edits.append_entries(text, "sources", lines).encode())
    made = edits.append_events(text, lambda column: [emit.event(new, column)])
    return made, Wanted({new.id: new}, {source.key: source} if fresh else {})


def set_key(name: str, value: str | tuple[str, ...], task: Task) -> Made:
    new = pairs.set_key(task.text, task.identifier, name, value)
    return new, Wanted({task.identifier: read_back(task.text.path, new).get(task.identifier)})


def remove(task: Task) -> Made:
    """Take an event out that no other refers to."""
    for event in task.whole.referring:
        if task.identifier in (*event.before, *event.after, *event.during):
            raise ChronoError(f"{event.id} refers to it")
    return edits.remove_event(task.text, task.identifier)[0], Wanted({task.identifier: None})


def outcome(raw: bytes, identifiers: list[str], edit: Edit, small: int) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "SMALL", small)
        try:
            return changed(Text("x.yaml", raw), identifiers, edit)
        except ChronoError as error:
            return error.message, error.problems


def agree(raw: bytes, edit: Edit, *identifiers: str) -> None:
    ids = list(identifiers)
    assert outcome(raw, ids, edit, -1) == outcome(raw, ids, edit, 10**9)


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=60)
@given(files(), st.data())
def test_files_made_by_chance(raw: bytes, data: st.DataObject) -> None:
    try:
        known = load_text(Text("x.yaml", raw))
    except ChronoError:
        return
    agree(raw, partial(append, data.draw(st.booleans())), "")
    for event in known.events:
        name = data.draw(st.sampled_from(sorted(VALUES)))
        agree(raw, partial(set_key, name, data.draw(st.sampled_from(VALUES[name]))), event.id)
    ids = [event.id for event in known.events]
    agree(raw, remove, *data.draw(st.permutations(ids))[: data.draw(st.integers(1, 3))])


HEAD = "chrono: 1\nsources:\n  s:\n    title: A # c\nevents:\n"
ENTRY = "  - id: e{}\n    date: 1999 # c\n    title: A\n    source: s\n"
FOLDED = "  - id: e{}\n    title: >-\n      a\n      - id: e0\n"
LOOSE = '- title: >-\n    A\n    - b\n  orgs:\n  - C # c\n  source: "s"\n  id: e{}\n'
CLAIMS = "  - id: e{}\n    title: A\n    claims:\n      - quote: q\n        source: s\n"

# Files with what stands between and around their entries; all of them are shortened.
FILES = {
    "entries alone": HEAD + "".join(map(ENTRY.format, range(9))),
    "blank lines between": HEAD + "\n".join(map(ENTRY.format, range(9))),
    "comments between": HEAD + "".join(f"  # of {n}\n{ENTRY.format(n)}    # after {n}\n" for n in range(9)),
    "comments before the first": HEAD + "# all\n\n  # first\n" + "".join(map(ENTRY.format, range(9))),
    "folded texts": HEAD + "".join(map(FOLDED.format, range(9))),
    "claims": HEAD + "".join(map(CLAIMS.format, range(9))),
    "sections behind": HEAD + "".join(map(ENTRY.format, range(9))) + "# c\nentities:\n  C:\n    kind: org\n",
    "no end of line": (HEAD + "".join(map(ENTRY.format, range(9)))).rstrip("\n"),
    "other ends of lines": (HEAD + "".join(map(ENTRY.format, range(9)))).replace("\n", "\r\n"),
    "relations": HEAD + "".join(f"{ENTRY.format(n)}    after: [e{n // 2}]\n" for n in range(9)),
    "nothing canonical": HEAD + "".join(map(LOOSE.format, range(9))),
    "two entries": HEAD + ENTRY.format(0) + ENTRY.format(8),
}  # fmt: skip


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_files(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = text.encode()
    for fresh in (False, True):
        agree(raw, partial(append, fresh), "")
    for number in (0, 1, 4, 7, 8, 99):
        agree(raw, remove, f"e{number}")
        for name, values in VALUES.items():
            for value in values:
                agree(raw, partial(set_key, name, value), f"e{number}")
    agree(raw, remove, "e4", "e5", "e0", "e8")
    monkeypatch.setattr(scan, "SMALL", -1)
    for identifier in ("", "e0", "e8"):
        short = excerpt(Text("x.yaml", raw), identifier)
        assert short
        assert len(load_text(short.text).events) <= 3
        assert short.before or short.after or text.count("- id: e") == 2


def made_of(old: str, new: str, task: Task) -> Made:
    return task.text.text.replace(old, new), Wanted()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: e8", "id: e0"),
        ("  s:\n", "  t:\n"),
        ("source: s", "source: t"),
        ("\nevents:", "\nevent:"),
        ("  - id: e7", "# c\n  - id: e7"),
        ("  - id: e8", "- id: e8"),
        ("id: e8\n", "id: e8\n\tx\n"),
    ],
)
def test_what_is_left_out_is_not_harmed(old: str, new: str) -> None:
    agree(FILES["entries alone"].encode(), partial(made_of, old, new), "e8")


def test_a_small_file_is_read_whole() -> None:
    assert excerpt(Text("x.yaml", FILES["entries alone"].encode()), "") is None

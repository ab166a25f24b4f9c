"""Edits touch only the lines they concern: laws for messy files, tables, and the commands."""

# ruff: noqa: E501 (a table is read across)

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import edits
from chrono import store
from chrono.claims import CLAIM_ON_EVENT, Claim, Event
from chrono.dates import parse
from chrono.errors import ChronoError
from chrono.store import edit, emit, extents, pairs
from chrono.store.text import Text
from tests.command import ok, refused, run

# Random files as a person may have written them. Every comment is numbered, so that a lost one is
# seen; texts are hostile to careless editing: colons, hashes, quotes, dashes, other scripts.
WORDS = [
    "Baku",
    "the forum",
    "a: b",
    "#1",
    "it's",
    'so "called"',
    "- dash",
    "Бакинский",
    "日本語",
    "🎉",
    "x#y",
]
PLAIN = ["Baku", "the forum", "x#y", "it's", "Бакинский форум", "日本語", "a:b", "1992", "no"]


class Messy(NamedTuple):
    """A file and the ids of its events."""

    text: str
    ids: tuple[str, ...]

    def at(self) -> Text:
        return Text("x.yaml", self.text.encode())


@st.composite
def scalars(draw: st.DrawFn, indent: int) -> str:
    """A text in any style; `indent` is that of its key."""
    style = draw(st.sampled_from(["plain", "single", "double", "literal", "folded", "long"]))
    if style == "plain":
        return draw(st.sampled_from(PLAIN))
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3))
    pad = " " * (indent + draw(st.integers(1, 4)))
    if style in ("literal", "folded"):
        mark = ("|" if style == "literal" else ">") + draw(st.sampled_from(["", "-", "+"]))
        blank = draw(st.sampled_from(["", "\n"]))
        return f"{mark}\n" + f"\n{blank}".join(pad + word for word in words) + blank
    if style == "long":
        return f"\n{pad}".join(draw(st.lists(st.sampled_from(PLAIN[:6]), min_size=2, max_size=3)))
    joined = " ".join(words)
    if style == "single":
        return "'" + joined.replace("'", "''") + "'"
    return '"' + joined.replace('"', '\\"') + '"'


@st.composite
def lines_of_text(draw: st.DrawFn, indent: int) -> str:
    """A text for a key that takes one line: any style but blocks."""
    while "|" in (made := draw(scalars(indent))) or made.startswith(">"):
        pass
    return made


@st.composite
def lists(draw: st.DrawFn, indent: int, comment: Callable[[], str]) -> str:
    items = draw(st.lists(st.sampled_from(PLAIN), min_size=0, max_size=3))
    style = draw(st.sampled_from(["flow", "spread", "block", "one"]))
    if not items:
        return "[]"
    if style == "one":
        return items[0]
    if style == "flow":
        return "[" + ", ".join(items) + "]"
    pad = " " * (indent + draw(st.integers(1, 3)))
    if style == "spread":
        return "[\n" + ",\n".join(pad + item for item in items) + f"\n{pad}]"
    less = pad if draw(st.booleans()) else " " * indent
    return "\n" + "\n".join(f"{less}- {item}{comment()}" for item in items)


@st.composite
def events(draw: st.DrawFn, identifier: str, dash: int, comment: Callable[[], str]) -> str:
    gap = draw(st.integers(1, 3))
    indent = dash + 1 + gap
    if draw(st.integers(0, 6)) == 0:
        keys = [f"id: {identifier}", "title: 'A, b'", *draw(st.sampled_from([[], ["date: 1999"]]))]
        inner = ", ".join(draw(st.permutations(keys)))
        return f"{' ' * dash}-{' ' * gap}{{{inner}}}{comment()}"
    keys = {"id": identifier, "title": draw(lines_of_text(indent))}
    wanted = draw(
        st.sets(st.sampled_from(["date", "orgs", "tags", "note", "claims", "fields", "quote"]))
    )
    for name in sorted(wanted):
        if name == "date":
            keys[name] = draw(st.sampled_from(["1999", "c. 1992", "'[..2026]'", "2025-03-13", ""]))
        elif name in ("orgs", "tags"):
            keys[name] = draw(lists(indent, comment))
        elif name == "note" or (name == "quote" and "claims" not in wanted):
            keys[name] = draw(scalars(indent))
        elif name == "claims":
            pad = " " * (indent + draw(st.integers(0, 2)))
            keys[name] = f"\n{pad}- quote: so{comment()}\n{pad}  page: 3\n{pad}- quote: no"
        elif name == "fields":
            keys[name] = f"\n{' ' * (indent + 2)}own: x{comment()}"
    parts = []
    for name, value in draw(st.permutations(list(keys.items()))):
        blank = "" if value.startswith("\n") or not value else " " * draw(st.integers(1, 3))
        side = comment() if "\n" not in value else ""
        above = draw(st.sampled_from(["", "", "", "\n", f"{' ' * indent}{comment().strip()}\n"]))
        parts.append((above, f"{name}:{blank}{value}{side}"))
    first, *rest = parts
    told = [f"{' ' * dash}-{' ' * gap}{first[1]}", *(f"{a}{' ' * indent}{t}" for a, t in rest)]
    return "\n".join(told)


@st.composite
def files(draw: st.DrawFn) -> Messy:
    count = 0

    def comment() -> str:
        nonlocal count
        if draw(st.integers(0, 3)):
            return ""
        count += 1
        return f"  # comment {count}."

    def above(indent: int) -> str:
        made = comment().strip()
        return f"{' ' * indent}{made}\n" if made else draw(st.sampled_from(["", "", "\n"]))

    ids = [f"e{number}" for number in range(draw(st.integers(1, 4)))]
    dash = draw(st.integers(0, 4))
    body = "".join(
        above(draw(st.sampled_from([dash, dash, 0, dash + 2])))
        + draw(events(i, dash, comment))
        + "\n"
        for i in ids
    )
    sections = [
        f"chrono: 1{comment()}\n",
        f"events:{comment()}\n{body}",
        *draw(
            st.sampled_from([[], ["sources:\n  s: {title: A}\n"], ["name: x\n", "sources: {}\n"]])
        ),
    ]
    parts = [above(0) + section for section in draw(st.permutations(sections))]
    text = "".join(parts) + above(0) + draw(st.sampled_from(["", "", "...\n"]))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n", "\r"])))
    return Messy(draw(st.sampled_from(["", "", "\ufeff"])) + text, tuple(ids))


def meaning(text: Text) -> dict[str, Event]:
    return {event.id: event._replace(at=0) for event in store.load_text(text).events}


def after(messy: Messy, changed: str) -> Text:
    return Text("x.yaml", (("\ufeff" if messy.at().bom else "") + changed).encode())


def comments(text: str) -> list[str]:
    return re.findall(r"# comment \d+\.", text)


def inserted(old: str, new: str) -> str:
    """What `new` has that `old` has not, which must be one piece."""
    pairs = enumerate(zip(old, new, strict=False))
    rest = old[next((n for n, (one, other) in pairs if one != other), min(len(old), len(new))) :]
    assert new.endswith(rest)
    return new[len(old) - len(rest) : len(new) - len(rest)]


messy_files = settings(max_examples=60, deadline=None)
NEW = Event(
    "new", parse("1999/.."), "A new: 'event' #1", orgs=("A, B", "C"), claims=(Claim(quote="q"),)
)


@messy_files
@given(files())
def test_add_only_inserts(messy: Messy) -> None:
    old = messy.at()
    before = meaning(old)
    changed = edit.append_events(old, lambda column: [emit.event(NEW, column)])
    new = after(messy, changed)
    assert inserted(old.text, new.text).count("id: new") == 1
    cited = (NEW.claims[0]._replace(date=NEW.date),)
    assert meaning(new) == before | {"new": NEW._replace(path="x.yaml", claims=cited)}
    assert set(re.findall(r"\r\n|\r|\n", new.text)) == {old.newline}


@messy_files
@given(files(), st.data())
def test_remove_only_takes_out(messy: Messy, data: st.DataObject) -> None:
    old = messy.at()
    before = meaning(old)
    identifier = data.draw(st.sampled_from(messy.ids))
    changed, removed = edit.remove_event(old, identifier)
    new = after(messy, changed)
    del before[identifier]
    assert meaning(new) == before
    assert removed.lstrip(" ").startswith(("#", "-"))  # the comment above goes along
    rest = old.text.replace(removed, "", 1)
    assert new.text == (rest if before else rest.replace("events:", "events: []"))
    assert sorted(comments(new.text) + comments(removed)) == sorted(comments(old.text))
    assert not set(messy.ids) - {identifier} & set(re.findall(r"id: (e\d)", removed))


VALUES = {
    "title": st.sampled_from(WORDS),
    "date": st.sampled_from(["1992", "[..2026]", "2019/..", ""]),
    "orgs": st.lists(st.sampled_from(WORDS), max_size=3).map(tuple),
    "tags": st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
    "note": st.sampled_from([*WORDS, "Two\nlines", ""]),
    "status": st.sampled_from(["proposed", ""]),
    "page": st.sampled_from(["14", "xiv", ""]),
}


@messy_files
@given(files(), st.data())
def test_set_key_touches_its_lines_alone(messy: Messy, data: st.DataObject) -> None:
    old = messy.at()
    before = meaning(old)
    identifier = data.draw(st.sampled_from(messy.ids))
    name = data.draw(st.sampled_from(sorted(VALUES)))
    if name == "page" and len(before[identifier].claims) > 1:
        name = "note"
    value = data.draw(VALUES[name])
    new = after(messy, pairs.set_key(old, identifier, name, value))
    found = meaning(new)
    # Every other event, and every other field of this one, is as it was.
    assert {**found, identifier: before[identifier]} == before
    event = found[identifier]
    if name in CLAIM_ON_EVENT:
        assert [getattr(claim, name) for claim in event.claims if value] == (
            [value] if value else []
        )
        return
    expected = parse(value) if name == "date" and value else value or (
        None if name == "date" else "accepted" if name == "status" else type(value)()
    )  # fmt: skip
    assert getattr(event, name) == expected
    same = (
        {"claims": before[identifier].claims, "stated": before[identifier].stated}
        if name == "date"
        else {}
    )
    assert event._replace(**{name: None}, **same) == before[identifier]._replace(**{name: None})
    # The lines of the event are the only ones that changed; no comment is lost.
    start, end = lines_of(old, identifier)
    first, last = lines_of(new, identifier)
    assert old.text[:start] == new.text[:first]
    # Behind it may stay a blank line that stood above a key taken out, and a comment below it.
    rest = new.text[last:].removesuffix(old.text[end:])
    assert all(line.strip()[:1] in ("", "#") for line in rest.splitlines())
    assert sorted(comments(new.text)) == sorted(comments(old.text))


def lines_of(text: Text, identifier: str) -> tuple[int, int]:
    return extents.span(text, extents.entry(text, identifier))


# An event is added to a list in any state; what stands before and after, and what is put between.
E = "  - id: new\n    title: New\n"
ADDED = [
    # nothing there yet
    ("chrono: 1\n", f"chrono: 1\nevents:\n{E}"),
    ("chrono: 1", f"chrono: 1\nevents:\n{E}"),
    ("chrono: 1\nevents: []\n", f"chrono: 1\nevents:\n{E}"),
    ("chrono: 1\nevents: []", f"chrono: 1\nevents:\n{E}"),
    ("chrono: 1\nevents:\n", f"chrono: 1\nevents:\n{E}"),
    ("chrono: 1\nevents: # none\nname: x\n", f"chrono: 1\nevents: # none\n{E}name: x\n"),
    ("chrono: 1\nevents: [] # none\nname: x\n", f"chrono: 1\nevents: # none\n{E}name: x\n"),
    ("events: [\n]\nchrono: 1\n", f"events:\n{E}chrono: 1\n"),
    # after the last, with its indent; a blank line where the others have one
    ("chrono: 1\nevents:\n- id: a\n  title: A\n", "chrono: 1\nevents:\n- id: a\n  title: A\n- id: new\n  title: New\n"),
    ("chrono: 1\nevents:\n  - id: a\n    title: A", f"chrono: 1\nevents:\n  - id: a\n    title: A\n{E}"),
    ("chrono: 1\nevents:\n  - id: a\n    title: A\n\n  - id: b\n    title: B\n\nname: x\n",
     f"chrono: 1\nevents:\n  - id: a\n    title: A\n\n  - id: b\n    title: B\n\n{E}\nname: x\n"),
    # comments that belong to the last event stay with it, others stay behind
    ("chrono: 1\nevents:\n  - id: a\n    title: A\n    # of a\n# of name\nname: x\n",
     f"chrono: 1\nevents:\n  - id: a\n    title: A\n    # of a\n{E}# of name\nname: x\n"),
    # after an event in braces, and before the end of the document
    ("chrono: 1\nevents:\n  - {id: a, title: A}\n", f"chrono: 1\nevents:\n  - {{id: a, title: A}}\n{E}"),
    ("chrono: 1\nevents:\n  - {id: a, title: A}\n...\n", f"chrono: 1\nevents:\n  - {{id: a, title: A}}\n{E}...\n"),
]  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(("old", "expected"), ADDED)
def test_append_event(old: str, expected: str, newline: str) -> None:
    new = Event("new", None, "New")
    text = Text("x.yaml", old.replace("\n", newline).encode())
    if text.newline != newline:
        newline = text.newline  # a file of one line says nothing
    made = edit.append_events(text, lambda column: [emit.event(new, column)])
    assert made == expected.replace("\n", newline)


SOURCES = [
    ("chrono: 1\nevents: []\n", "chrono: 1\nsources:\n  new: {}\nevents: []\n"),
    ("chrono: 1\nentities: {}\nevents: []\n", "chrono: 1\nsources:\n  new: {}\nentities: {}\nevents: []\n"),
    ("chrono: 1", "chrono: 1\nsources:\n  new: {}\n"),
    ("chrono: 1\nsources:\nevents: []\n", "chrono: 1\nsources:\n  new: {}\nevents: []\n"),
    ("chrono: 1\nsources: {}  # none\n", "chrono: 1\nsources:  # none\n  new: {}\n"),
    ("chrono: 1\nsources:\n    a: {}\n      # of a\n", "chrono: 1\nsources:\n    a: {}\n      # of a\n    new: {}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "expected"), SOURCES)
def test_append_source(old: str, expected: str) -> None:
    made = edit.append_entries(Text("x.yaml", old.encode()), "sources", ["  new: {}"])
    assert made == expected


EVENT = "chrono: 1\nevents:\n  - id: a\n    title: A  # so\n"
# One key set: the event's lines before, the key, its value, the lines after.
SETTINGS = [
    # in place, the comment beside it stays, the quotes go as they need to
    ("title: A  # so", "title", "B", "title: B  # so"),
    ("title: 'A'  # so", "title", "b: c", "title: 'b: c'  # so"),
    ("title: A\n    orgs: [X,\n      Y]  # two", "orgs", ("Z",), "title: A\n    orgs: [Z]  # two"),
    ("title: A\n    orgs: X", "orgs", ("Z", "no"), "title: A\n    orgs: [Z, 'no']"),
    ("title: A\n    date:  # when?\n    note: n", "date", "1999", "title: A\n    date: 1999  # when?\n    note: n"),
    # a value on lines of its own is replaced whole
    ("title: A\n    orgs:\n      - X\n      - Y\n    note: n", "orgs", ("Z",), "title: A\n    orgs: [Z]\n    note: n"),
    ("title: A\n    note: |\n      Two\n      lines\n    tags: t", "note", "one", "title: A\n    note: one\n    tags: t"),
    ("title: A\n    note: |\n      Two\n      lines", "note", "B\nC", "title: A\n    note: |-\n      B\n      C"),
    # new ones, in the order of the format, after their neighbour's last line
    ("title: A  # so", "date", "1999", "date: 1999\n    title: A  # so"),
    ("title: A\n    note: n", "orgs", ("X",), "title: A\n    orgs: [X]\n    note: n"),
    ("title: A\n    note: >\n      n\n      n", "tags", ("t",), "title: A\n    tags: [t]\n    note: >\n      n\n      n"),
    ("title: A", "note", "Two\nlines", "title: A\n    note: |-\n      Two\n      lines"),
    # taken out
    ("title: A\n    note: |\n      Two\n      lines\n    tags: t", "note", "", "title: A\n    tags: t"),
    ("title: A\n    note: n  # so", "note", "", "title: A\n    # so"),
    ("title: A\n    orgs:\n    - X", "orgs", (), "title: A"),
    ("title: A", "note", "", "title: A"),
    # comments in a value that is replaced: on the key's line, or above the key
    ("title: A\n    orgs:  # 1\n      - X  # 2\n      # 3\n      - Y", "orgs", ("Z",), "title: A\n    # 2\n    # 3\n    orgs: [Z]  # 1"),
    ("title: A\n    orgs: [X,  # 1\n      Y]  # 2", "orgs", ("Z",), "title: A\n    # 1\n    orgs: [Z]  # 2"),
    ("title: A\n    note: |  # 1\n      n", "note", "m", "title: A\n    note: m  # 1"),
    ("title: A\n    note: >-  # 1\n      n", "note", "b\nc", "title: A\n    note: |-  # 1\n      b\n      c"),
    # comments of a key that is taken out
    ("title: A\n    note: |  # 1\n      n\n    tags: t", "note", "", "title: A\n    # 1\n    tags: t"),
    ("title: A\n    orgs:  # 1\n      - X  # 2\n    tags: t", "orgs", (), "title: A\n    # 1\n    # 2\n    tags: t"),
    ("title: A\n    note: |\n      n\n    page: 3\n\n        # 1", "page", "", "title: A\n    note: |\n      n\n\n    # 1"),
    # a comment deeper than the keys does not become a part of a text
    ("title: A\n      # 1", "quote", "b\nc", 'title: A\n    quote: "b\\nc"\n      # 1'),
    ("title: A\n\n          # 1", "quote", "b\nc", 'title: A\n    quote: "b\\nc"\n\n          # 1'),
    ("title: A\n    note: n\n      # 1", "note", "b\nc", 'title: A\n    note: "b\\nc"\n      # 1'),
    ("title: A\n    note: |\n          n\n      # 1", "note", "b\nc", 'title: A\n    note: "b\\nc"\n      # 1'),
    # blank lines at the end of a text that keeps them
    ("title: A\n    note: |+\n      n\n", "page", "3", "title: A\n    note: |+\n      n\n\n    page: 3"),
    ("title: A\n    note: |\n      n\n", "page", "3", "title: A\n    note: |\n      n\n    page: 3\n"),
    # into the one claim that stands under claims:
    ("title: A\n    claims:\n      - source: s", "quote", "q", "title: A\n    claims:\n      - source: s\n        quote: q"),
    ("title: A\n    claims: [{source: s}]", "quote", "q, r", "title: A\n    claims: [{source: s, quote: 'q, r'}]"),
    ("title: A\n    claims:\n      - source: s\n        quote: q", "quote", "", "title: A\n    claims:\n      - source: s"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "name", "value", "expected"), SETTINGS)
def test_set_key(old: str, name: str, value: str | tuple[str, ...], expected: str) -> None:
    head, tail = "chrono: 1\nsources:\n  s: {}\nevents:\n  - id: a\n    ", "\n# after\n"
    text = Text("x.yaml", (head + old + tail).encode())
    made = pairs.set_key(text, "a", name, value)
    assert made == head + expected + tail
    store.load_text(Text("x.yaml", made.encode()))


@pytest.mark.parametrize(
    ("old", "name", "value", "expected"),
    [
        ("{id: a, title: A}", "note", "B, C", "{id: a, title: A, note: 'B, C'}"),
        ("{id: a, title: A}", "date", "1999", "{id: a, date: 1999, title: A}"),
        ("{title: A, note: n, id: a}", "note", "", "{title: A, id: a}"),
        ("{note: n, title: A, id: a}", "note", "", "{title: A, id: a}"),
        ("{id: a, title: A, note: n}", "note", "", "{id: a, title: A}"),
    ],
)
def test_set_key_in_braces(old: str, name: str, value: str, expected: str) -> None:
    text = Text("x.yaml", f"chrono: 1\nevents:\n- {old} # so\n".encode())
    assert pairs.set_key(text, "a", name, value) == f"chrono: 1\nevents:\n- {expected} # so\n"


@pytest.mark.parametrize(
    ("old", "expected"),
    [
        ("note: n  # so\n    # of title\n    title: A", "# so\n    # of title\n    title: A"),
        ("note: n\n\n    title: A", "title: A"),
        ("note: |\n      n\n    title: A", "title: A"),
    ],
)
def test_the_first_key_is_taken_out(old: str, expected: str) -> None:
    head, tail = "chrono: 1\nevents:\n  - ", "\n    id: a\n"
    made = pairs.set_key(Text("x.yaml", (head + old + tail).encode()), "a", "note", "")
    assert made == head + expected + tail


@pytest.mark.parametrize("change", [
    lambda text: edit.remove_event(text, "a"),
    lambda text: edit.replace_event(text, "a", ""),
    lambda text: edit.append_events(text, lambda _: []),
])  # fmt: skip
def test_a_list_in_brackets_is_for_fmt(change: Callable[[Text], object]) -> None:
    with pytest.raises(ChronoError, match="is a list in brackets") as caught:
        change(Text("x.yaml", b"chrono: 1\nevents: [{id: a, title: A}]\n"))
    assert caught.value.hint == "`chrono fmt` writes it line by line"


# The commands.
@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("CHRONO_FILE", "CHRONO_TODAY", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def read(path: str = "events.yaml") -> str:
    return Path(path).read_bytes().decode()


def given_file(text: str, path: str = "events.yaml") -> None:
    Path(path).write_bytes(text.encode())


def test_init(folder: Path) -> None:
    ran = ok("init")
    assert ran.out == ""
    assert ran.err.startswith("wrote events.yaml; add to it with: chrono add ")
    assert f"name: {folder.name.replace('_', '-')}"[:20] in read()
    assert "events.yaml is there already" in refused("init")
    ok("check")
    ok("init", "cases/new/smith.yaml")
    assert "name: smith " in read("cases/new/smith.yaml")
    assert ok("add", "1999", "So", "-f", "cases/new/smith.yaml").out == "so\n"
    assert ok("fmt", "--check", "-f", "cases/new/smith.yaml").err == ""


def test_the_starter_s_comments_are_a_chronology(folder: Path) -> None:
    assert folder
    ok("init")
    about, _, body = read().partition("chrono: 1")
    body = re.sub(r"(?m)^#(?=  )", "", body).replace("{}", "").replace("[]", "")
    given_file(f"{about}chrono: 1{body}")
    assert ok("check").err.startswith("nothing found in 1 event")


def test_add_without_a_file(folder: Path) -> None:
    ran = ok("add", "2025-03-13", "What happened")
    assert ran.out == "what-happened\n"
    assert ran.err == (
        "made events.yaml: there was no chronology here or in a folder above\n"
        "added to events.yaml: 13 March 2025\n"
    )
    (folder / "below").mkdir()
    os.chdir("below")
    assert ok("add", "2026", "More").err == "added to ../events.yaml\n"
    assert not os.path.exists("events.yaml")


# What is refused makes no file, and leaves one as it was.
REFUSED = [
    (["03/04/2025", "So"], "two readings: 2025-04-03 or 2025-03-04"),
    (["2025-02-30", "So"], "no such day: 2025-02-30"),
    (["soonish", "So"], "not a date"),
    (["1999", ""], "an event has a title"),
    (["1999", " \t "], "an event has a title"),
    (["1999", "Two\nlines"], "title is one line"),
    (
        ["1999", "So", "--status", "draft"],
        "'draft' is not known; there are accepted, proposed, rejected",
    ),
    (["1999", "So", "--modality", "maybe"], "'maybe' is not known; there are asserted"),
    (["1999", "So", "--id", "a b"], "'a b' cannot be an id"),
    (["1999", "So", "--source", "nowhere"], "there is no source nowhere"),
    (["1999", "So", "--source", "/etc/hostname"], "is outside the folder"),
    (["1999", "So", "--page", "1\n2"], "page is one line"),
    (["1999", "So", "--org", "a\nb"], "an item of orgs is one line"),
    (["1999", "\udcff"], "not YAML"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_add_refuses(arguments: list[str], message: str) -> None:
    said = refused("add", *arguments)
    assert message in said
    assert "--base" not in said
    assert "cannot be read as a chronology" not in said
    assert os.listdir() == []
    given_file(EVENT)
    assert message in refused("add", *arguments)
    assert read() == EVENT


def test_dry_run_writes_nothing() -> None:
    ran = ok("add", "c. 1850", "So", "--org", "CICA", "--dry-run")
    assert ran == (0, "  - id: so\n    date: 1850~\n    title: So\n    orgs: [CICA]\n", "")
    assert os.listdir() == []
    given_file(EVENT)
    assert ok("add", "undated", "A", "--dry-run").out.startswith("  - id: a-2\n")
    assert read() == EVENT


# The date as it is written: what is relative becomes absolute, what is none is left out.
@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("undated", None),
        ("Undated", None),
        ("yesterday", "2025-09-21"),
        ("-90d", "2025-06-24"),
        ("last week", "'[2025-09-15..2025-09-21]'"),
        ("-0043-03-15", "-0043-03-15"),
        ("-0043", "-0043"),
        ("44 BC", "-0043"),
        ("März 2025", "2025-03"),
        ("by 2026", "'[..2026]'"),
        ("since 1999", "1999/.."),
        ("{1960,1961-12}", "'{1960,1961-12}'"),
        ("?2001", "2001?"),
        ("%2001", "2001%"),
        ("1990s", "199X"),
        ("2024-Q3", "2024-35"),
    ],
)
def test_add_writes_absolute_dates(words: str, written: str | None) -> None:
    given_file("chrono: 1\n")
    ok("add", words, "So", "--today", "2025-09-22")
    date = "" if written is None else f"    date: {written}\n"
    assert read() == f"chrono: 1\nevents:\n  - id: so\n{date}    title: So\n"


# Titles of every sort come back as they were; their ids hold letters and digits of any script.
@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ('So "called": it\'s #1, [a] {b} & *c', "so-called-its-1-a-b-c"),
        ("Бакинский форум", "бакинский-форум"),
        ("日本 🎉", "日本"),
        ("🎉", "event"),
        ("…", "event"),
        ("- a dash", "a-dash"),
        ("no", "no"),
        ("~", "event"),
        ("1999", "1999"),
        ("-5 degrees", "5-degrees"),
        ("A \x1b[31mred\x1b[0m \x07 \x7f \x9b one", "a-31mred-0m-one"),
        ("a" * 2000, "a" * 50),
        (" ".join(["word"] * 400), "word-word-word-word-word-word-word-word-word-word"),
        ("a\u202eb\u200bc", "a-b-c"),
        ("tab\there", "tab-here"),
        ("% & !x @y `z", "x-y-z"),
        ("key: value", "key-value"),
        ("ends with colon:", "ends-with-colon"),
    ],
)
def test_titles(title: str, identifier: str) -> None:
    given_file(EVENT)
    assert ok("add", "1999", "--", title).out == f"{identifier}\n"
    event = store.load(["events.yaml"]).events[-1]
    assert (event.id, event.title) == (identifier, title)
    assert read().startswith(EVENT)
    for shown in (ok("list"), ok("show", identifier), ok("rm", identifier)):
        assert not re.search("[\x07\x1b\x7f\x9b\u202e]", shown.out + shown.err)
    assert read() == EVENT


def test_clashing_ids_are_numbered() -> None:
    printed = [ok("add", "1999", "So").out for _ in range(3)]
    assert printed == ["so\n", "so-2\n", "so-3\n"]
    assert "there is an event so already" in refused("add", "1999", "X", "--id", "so")


def test_add_with_everything() -> None:
    given_file("\ufeffchrono: 1\r\nsources:\r\n  s: {}\r\n")
    ok("add", "1999", "So", "--org", "A, B", "--org", "", "--person", "C", "--place", "D",
       "--name", "E", "--tag", "t", "--tag", "u", "--status", "proposed", "--modality", "planned",
       "--note", "Two\nlines\n", "--source", "s", "--quote", " q ", "--page", "xiv",
       "--phrase", "in 1999")  # fmt: skip
    assert read() == (
        "\ufeffchrono: 1\nsources:\n  s: {}\nevents:\n  - id: so\n    date: 1999\n    title: So\n"
        "    orgs: ['A, B']\n    people: [C]\n    places: [D]\n    names: [E]\n    tags: [t, u]\n"
        "    status: proposed\n    modality: planned\n    note: |-\n      Two\n      lines\n"
        "    source: s\n    page: xiv\n    phrase: in 1999\n    quote: q\n"
    ).replace("\n", "\r\n")
    assert ok("fmt", "--check").err == ""


def test_a_source_from_an_address_is_made_once() -> None:
    for title in ("One", "Two"):
        ok("add", "1999", title, "--source", "https://www.example.org/news/a-b.html?x=1")
    ok("add", "1999", "Three", "--source", "https://example.org/other/a-b.html")
    chronology = store.load(["events.yaml"])
    assert [(s.key, s.url) for s in chronology.files[0].sources.values()] == [
        ("example-org-a-b", "https://www.example.org/news/a-b.html?x=1"),
        ("example-org-a-b-2", "https://example.org/other/a-b.html"),
    ]
    assert [event.sources[0][-1] for event in chronology.events] == ["b", "b", "2"]


def test_a_source_from_a_file_keeps_its_digest(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "Air CICA.txt").write_bytes(b"text")
    ok("init", "in/events.yaml")
    for _ in range(2):
        ok("add", "1999", "One", "--source", "in/Air CICA.txt", "-f", "in/events.yaml")
    (source,) = store.load(["in/events.yaml"]).files[0].sources.values()
    assert (source.key, source.title, source.file) == ("air-cica", "Air CICA", "Air CICA.txt")
    assert source.sha256 == hashlib.sha256(b"text").hexdigest()
    assert "did you mean air-cica?" in refused(
        "add", "1999", "Two", "--source", "air-cicca", "-f", "in/events.yaml"
    )


def test_likely_names_are_hinted() -> None:
    given_file("chrono: 1\nentities:\n  CICA: {kind: org, aliases: [The Conference]}\n")
    assert "did you mean The Conference?" in ok("add", "1999", "So", "--org", "The Conferense").err
    assert "did you mean" not in ok("add", "1999", "So", "--org", "cica").err


# Options of edit on one event: what they change of it.
HEAD = "chrono: 1\nsources:\n  s: {}\nevents:\n"
OPTIONS = [
    (["--date", "yesterday", "--today", "2025-09-22"], "date: 2025-09-21\n    title: A  # so"),
    (["--title", " B "], "title: B  # so"),
    (["--org", "X", "--org", "Y, Z"], "title: A  # so\n    orgs: [X, 'Y, Z']"),
    (["--person", "X"], "title: A  # so\n    people: [X]"),
    (["--place", "X"], "title: A  # so\n    places: [X]"),
    (["--name", "X"], "title: A  # so\n    names: [X]"),
    (["--tag", "x"], "title: A  # so\n    tags: [x]"),
    (["--status", "rejected"], "title: A  # so\n    status: rejected"),
    (["--modality", "denied"], "title: A  # so\n    modality: denied"),
    (["--note", "so"], "title: A  # so\n    note: so"),
    (["--source", "s"], "title: A  # so\n    source: s"),
    (["--quote", "q"], "title: A  # so\n    quote: q"),
    (["--page", "3"], "title: A  # so\n    page: 3"),
    (["--phrase", "p"], "title: A  # so\n    phrase: p"),
    (["--source", "s", "--quote", "q", "--page", "3"], "title: A  # so\n    source: s\n    page: 3\n    quote: q"),
    (["--note", ""], "title: A  # so"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "expected"), OPTIONS)
def test_edit_by_options(options: list[str], expected: str) -> None:
    rest = "# between\n  - {id: b, title: B}\n"
    given_file(f"{HEAD}  - id: a\n    title: A  # so\n{rest}")
    ran = ok("edit", "a", *options)
    assert "changed a in events.yaml\n" in ran.err
    assert read() == f"{HEAD}  - id: a\n    {expected}\n{rest}"
    # An empty value, or `undated`, takes out what was put in.
    emptied = [x if x.startswith("--") else "" for x in options if not x.startswith("2025")]
    emptied = [
        "undated" if before == "--date" else x
        for before, x in zip(["", *emptied], emptied, strict=False)
    ]
    if "--title" not in options and "--today" not in options:
        ok("edit", "a", *emptied)
        assert read() == f"{HEAD}  - id: a\n    title: A  # so\n{rest}"


EDIT_REFUSED = [
    (["nothing", "--note", "n"], "no event nothing"),
    (["a", "--title", ""], "an event has a title"),
    (["a", "--title", "B\nC"], "title is one line"),
    (["a", "--status", "draft"], "'draft' is not known"),
    (["a", "--date", "2025-02-30"], "no such day"),
    (["a", "--source", "t"], "there is no source t"),
    (["two", "--quote", "q"], "two has 2 claims: which quote is meant?"),
    (["two", "--source", "s"], "two has 2 claims: which source is meant?"),
    (["none", "--quote", "q"], "quote: beside claims:"),
]


@pytest.mark.parametrize(("arguments", "message"), EDIT_REFUSED)
def test_edit_refuses(arguments: list[str], message: str) -> None:
    text = (
        f"{HEAD}  - {{id: a, title: A}}\n  - {{id: two, title: B, claims: [{{source: s}}, {{quote: r}}]}}\n"
        "  - {id: none, title: C, claims: []}\n"
    )
    given_file(text)
    said = refused("edit", *arguments)
    assert message in said
    assert "cannot be read as a chronology" not in said
    assert read() == text


# $EDITOR: each run of the fake one does the next of the edits, and keeps what it was given.
@pytest.fixture
def editor(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    script = folder / "editor.sh"

    def set_up(*edits: str) -> None:
        for number, edited in enumerate(edits, 1):
            (folder / f"edit{number}").write_text(edited)
        script.write_text(
            f'cd "{folder}"; echo >> runs; n=$(wc -l < runs | tr -d " ")\n'
            'cp "$1" "given$n"; [ -s "edit$n" ] && sh "edit$n" "$1"; touch -d "2030-01-0$n" "$1"\n'
        )
        monkeypatch.setenv("EDITOR", f'sh "{script}"')
        monkeypatch.setattr("chrono.cli.editor.at_terminal", lambda: True)

    return set_up


editing = pytest.mark.skipif(os.name != "posix", reason="the fake editor is a shell script")
TWO = "chrono: 1\nevents:\n  - id: a\n    title: A  # so\n    # of a\n# of b\n  - id: b\n    title: B\n"
A = "  - id: a\n    title: A  # so\n    # of a\n"


def subst(old: str, new: str) -> str:
    return f'sed \'s/{old}/{new}/\' "$1" > new; cat new > "$1"\n'


@editing
def test_editor_changes_nothing(editor: Callable[..., None]) -> None:
    editor("")
    given_file(TWO)
    assert ok("edit", "a").err == "nothing changed\n"
    assert read() == TWO
    assert read("given1") == A


@editing
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_editor_changes_one_event(editor: Callable[..., None], newline: str) -> None:
    editor(subst("A", "C"))
    given_file("\ufeff" + TWO.replace("\n", newline))
    assert ok("edit", "a").err == "changed a in events.yaml\n"
    assert read() == "\ufeff" + TWO.replace("A", "C").replace("\n", newline)


@editing
def test_editor_is_asked_again_until_it_is_sound(editor: Callable[..., None]) -> None:
    editor(subst("title", "titel"), subst("A", "[A"), subst("titel: .A", "title: C"))
    given_file(TWO)
    ran = run("edit", "a", stdin="y\n\n")
    assert ran.status == 0
    assert "unknown key 'titel'" in ran.err
    assert "Edit it again?" in ran.err
    assert "not YAML" in ran.err
    assert read() == TWO.replace("title: A", "title: C")
    assert read("given2") == A.replace("title", "titel")


# What cannot be put back: nothing is written, and the text is kept where the message says.
@editing
@pytest.mark.parametrize(
    ("edited", "answer", "message"),
    [
        (subst("id: a", "id: c"), "n\n", "the id a stays as it is"),
        (subst("id: a", "id: b"), "n\n", "the id b stands twice"),
        ("printf '' > \"$1\"\n", "n\n", "the id a stays as it is"),
        ("printf '  - {id: c, title: C}\\n' >> \"$1\"\n", "n\n", "there are 2 entries now"),
        ("printf 'name: x\\n' >> \"$1\"\n", "n\n", "not YAML"),
        (subst("title", "titel"), "", "unknown key"),
        (subst("A", "C") + "echo >> events.yaml\n", "", "was changed by somebody else meanwhile"),
    ],
)
def test_editor_text_is_kept(
    editor: Callable[..., None], edited: str, answer: str, message: str
) -> None:
    editor(edited)
    given_file(TWO)
    ran = run("edit", "a", stdin=answer)
    assert ran.status == 2
    assert message in ran.err
    assert read().rstrip("\n") == TWO.rstrip("\n")
    kept = re.search(r"chrono: nothing was written\nhint: your text is in (\S+)\n", ran.err)
    assert kept
    assert Path(kept[1]).read_text() == Path(read_last_temporary()).read_text()
    os.unlink(kept[1])


# A text that would take in what is behind it, and times that the clocks of the zone do not show.
@editing
@pytest.mark.parametrize(
    ("text", "edited", "message"),
    [
        (
            "chrono: 1\nevents:\n    - id: a\n      title: A\n    # behind\n",
            "printf -- '- id: a\\n  title: A\\n  note: |\\n    so\\n' > \"$1\"\n",
            "would not be read back as it was meant (a)",
        ),
        (
            "chrono: 1\nevents:\n  - id: b\n    title: B\n    note: |\n      so\n  - id: a\n    title: A\n",
            '{ printf \'      # of b?\\n\'; cat "$1"; } > new; cat new > "$1"\n',
            "would not be read back as it was meant (b)",
        ),
        (
            "chrono: 1\nzone: Europe/Berlin\nevents:\n  - id: a\n    date: 2025\n    title: A\n",
            subst("2025", "2025-03-30T02:30"),
            "2025-03-30T02:30",
        ),
        (
            "chrono: 1\nzone: Europe/Berlin\nevents:\n  - id: a\n    date: 2025-10-26T02:30\n    title: A\n",
            "printf '    zone: America/New_York\\n    note: n\\n' >> \"$1\"\n",
            "",
        ),
        (
            "chrono: 1\nevents:\n  - id: a\n    date: 2025-10-26T02:30\n    title: A\n",
            "printf '    zone: Europe/Berlin\\n' >> \"$1\"\n",
            "2025-10-26T02:30",
        ),
    ],
)
def test_an_edited_text_is_proved(
    editor: Callable[..., None], text: str, edited: str, message: str
) -> None:
    editor(edited)
    given_file(text)
    ran = run("edit", "a", stdin="n\n")
    assert message in ran.err
    assert ran.status == (2 if message else 0)
    assert (read() == text) == bool(message)
    for kept in re.findall(r"your text is in (\S+)", ran.err):
        os.unlink(kept)


def read_last_temporary() -> str:
    """What the fake editor left, made again from what it was given."""
    Path("events.yaml").replace("aside.yaml")
    Path("events.yaml").write_text("")
    os.system("sh edit1 given1 2>/dev/null")
    return "given1"


def test_no_editor_is_started_without_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "touch started; false")
    given_file(TWO)
    said = refused("edit", "a")
    assert "at a terminal, and this is none" in said
    assert "--title" in said
    assert not Path("started").exists()


def test_an_editor_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-here")
    monkeypatch.setattr("chrono.cli.editor.at_terminal", lambda: True)
    given_file(TWO)
    said = refused("edit", "a")
    assert "$EDITOR" in said
    assert read() == TWO


def test_rm() -> None:
    given_file(
        f"chrono: 1\nevents: # all\n{A}# of b\n  - id: b\n    title: B\n    after: [a]\n# end\n"
    )
    old = read()
    assert "b refers to a" in refused("rm", "a")
    assert "no event c" in refused("rm", "b", "c")
    assert read() == old
    ran = ok("rm", "b")
    lines = "# of b\n  - id: b\n    title: B\n    after: [a]\n"
    assert ran == (0, lines, "took b out of events.yaml\n")
    given_file(read().replace("# end\n", ran.out + "# end\n"))
    assert read() == old
    both = ok("rm", "a", "b", "a").out
    assert both == A + ran.out
    assert read() == "chrono: 1\nevents: [] # all\n# end\n"
    ok("add", "1999", "So")
    assert read().startswith("chrono: 1\nevents: # all\n  - id: so\n")


def test_several_files() -> None:
    given_file(EVENT, "one.yaml")
    given_file(EVENT, "two.yaml")
    files = ("-f", "one.yaml", "-f", "two.yaml")
    assert "name one with --into" in refused("add", "1999", "So", *files)
    assert "name one with --into" in refused("add", "1999", "So", "-f", ".")
    assert ok("add", "1999", "So", *files, "--into", "two.yaml").err == "added to two.yaml\n"
    assert read("one.yaml") == EVENT
    assert "two:a" in refused("edit", "a", "--note", "n", *files)
    assert ok("edit", "two:a", "--note", "n", *files).err == "changed a in two.yaml\n"
    assert ok("edit", "so", "--note", "n", *files).err == "changed so in two.yaml\n"
    assert (
        ok("rm", "one:a", "so", *files).err == "took a out of one.yaml\ntook so out of two.yaml\n"
    )
    assert read("one.yaml") == "chrono: 1\nevents: []\n"
    assert "a" in refused("rm", "one:a", *files)


def test_standard_input_is_not_written_to() -> None:
    for command in (["add", "1999", "So"], ["edit", "a", "--note", "n"], ["rm", "a"], ["fmt"]):
        assert "standard input cannot be written to" in refused(*command, "-f", "-", stdin=EVENT)


def test_random_edits_against_another_reader() -> None:
    """The small form of `python -m bench.edits`."""
    assert not edits.tried(200, seed=2)

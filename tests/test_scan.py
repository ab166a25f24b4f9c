"""The scanner of canonical files is PyYAML, only faster: the same values, lines and problems.

Each file is read twice, once as always and once with PyYAML alone, in small and large files and
across the seams of slabs; whatever the scanner takes must be what PyYAML takes.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chrono.claims import Chronology, Entity
from chrono.errors import ChronoError, Problem
from chrono.store import scan
from chrono.store.load import Raw, assemble
from chrono.store.scan import Keep

loading = import_module("chrono.store.load")  # its own function hides it in the package
HERE = Path(__file__).parent
Outcome = Chronology | tuple[Problem, ...]

# (bytes of a file from which the one pattern is used, bytes of a slab)
MODES = {"small": (10**9, 10**9), "large": (-1, 10**9), "in slabs": (-1, 90)}


def some(entities: Mapping[str, Entity], zones: Mapping[str, str]) -> Keep:
    """Want the few events that have CICA among their organisations."""
    return Keep(lambda event: "CICA" in event.orgs, {"orgs": lambda texts: "CICA" in texts})


def outcome(raw: bytes, keep: object = None) -> Outcome:
    try:
        return assemble([Raw("x.yaml", raw)], keep)  # type: ignore[arg-type]
    except ChronoError as error:
        return error.problems


def by_yaml(raw: bytes, keep: object = None) -> Outcome:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "head", lambda file: None)
        return outcome(raw, keep)


def by_scanner(raw: bytes, mode: str, keep: object = None) -> Outcome:
    small, slab = MODES[mode]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scan, "SMALL", small)
        patch.setattr(scan, "SLAB", slab)
        return outcome(raw, keep)


def agree(raw: bytes) -> None:
    for keep in (None, some):
        expected = by_yaml(raw, keep)
        for mode in MODES:
            found = by_scanner(raw, mode, keep)
            assert (found, repr(found)) == (expected, repr(expected)), (mode, keep)


def fully_scanned(raw: bytes) -> bool:
    """Tell whether no part of a file goes to PyYAML."""

    def refuse(*arguments: object) -> None:
        raise AssertionError("PyYAML was asked")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "whole", refuse)
        patch.setattr(loading, "alone", refuse)
        try:
            return all(isinstance(by_scanner(raw, mode), Chronology) for mode in MODES)
        except AssertionError:
            return False


HEAD = "chrono: 1\nsources:\n  s:\n    title: A source\nevents:\n"
FIRST = "  - id: first\n    title: The first\n    orgs: [CICA]\n    source: s\n"
LAST = "  - id: last\n    date: 1999\n    title: The last\n    orgs: [CICA]\n    source: s\n"

# Lines of an event between two others; a note says what is odd about them. Those marked `=` must be
# read without PyYAML.
ENTRIES = [
    ("= nothing odd", "  - id: a\n    date: 1999\n    title: A\n    orgs: [CICA, NAM]\n"),
    ("= a comment behind a value", "  - id: a # b\n    title: A b # c\n    source: s\t# d\n"),
    ("= comments between", "  - id: a\n# b\n    # c\n\n         # d\n    title: A\n  # e\n"),
    ("= signs in a text", "  - id: a\n    title: a:b#c, [d] {e} 'f' \"g\" & * ! | > %\n"),
    ("= quotes", "  - id: a\n    title: 'it''s: # so'\n    orgs: ['CICA', 'A, B', CICA]\n"),
    ("= quotes that end in a quote", "  - id: a\n    title: 'so '''\n    note: 'a '' b'\n"),
    ("= a phrase for a date", "  - id: a\n    date: c. 1992\n    title: A\n    quote: 'q'\n"),
    ("= several blanks", "  - id:   a\n    title:  A  b   \n    orgs: [  CICA , NAM  ]\n"),
    ("= keys out of order", "  - id: a\n    title: A\n    quote: q\n    date: 1999\n    source: s\n"),
    ("= claims", "  - id: a\n    title: A\n    claims:\n      - source: s\n        quote: q # c\n"
     "# between\n      - date: c. 1999\n        part: start\n        confidence: 0.5\n"
     "        line: 12\n        context: [B]\n"),
    ("= claims that say the least", "  - id: a\n    claims:\n      - quote: q\n    title: A\n"),
    ("= no other letters", "  - id: ağ-2\n    title: Xəzər 😀 — “quoted”\n    places: [Bakı, 日本]\n"),
    ("= a blank that does not break", "  - id: a\n    title: a\u00a0b\u00a0\n    quote: a\u00a0b\n"),
    ("= choices and numbers", "  - id: a\n    title: A\n    status: proposed\n    modality: planned\n"
     "    paragraph: 3\n    confidence: 0\n    source: s\n"),
    ("= a list of nothing", "  - id: a\n    title: A\n    context: []\n"),
    ("= a list of nothing beside a source", "  - id: a\n    title: A\n    source: s\n    context: []\n"),
    ("lists of nothing, several blanks", "  - id: a\n    title: A\n    orgs: [ ]\n    tags: [  ]\n"),
    ("= a sign that starts nothing", "  - id: a\n    title: (A)\n    quote: -5 degrees\n    note: :x ?y\n"),
    # What YAML reads in another way than a glance does.
    ("a tab in an empty line", "  - id: a\n    title: A\n\t\n    quote: q\n"),
    ("a tab before a comment", "  - id: a\n    title: A\n\t# b\n    quote: q\n"),
    ("a tab in an empty line of claims", "  - id: a\n    title: A\n    claims:\n\t\n      - quote: q\n"),
    ("a deep tab in an empty line", "  - id: a\n    title: A\n         \t\n    quote: q\n"),
    ("a tab for a blank", "  - id: a\n    title:\tA\n"),
    ("= a text of two lines", "  - id: a\n    title: A\n      b\n    quote: q\n"),
    ("a text after an empty line", "  - id: a\n    title: A\n\n      b\n"),
    ("= two lines in quotes", "  - id: a\n    title: 'A\n      b'\n"),
    ("two lines in quotes that look like entries", "  - id: a\n    title: 'A\n  - id: b\n    title: C'\n"),
    ("the same in double quotes", "  - id: a\n    title: \"A\n  - id: b\n    title: C\"\n"),
    ("literal", "  - id: a\n    title: A\n    note: |\n      one\n\n      # two\n    quote: q\n"),
    ("folded, entries in it", "  - id: a\n    title: A\n    note: >-\n      one\n      - id: b\n"),
    ("= folded", "  - id: a\n    title: >-\n      one: # two\n      three\n    quote: q\n"),
    ("= literal without gaps", "  - id: a\n    note: |\n      # one\n      - two\n    title: A\n"),
    ("= two lines in double quotes", "  - id: a\n    title: \"A # b\n      'c: d\"\n    quote: q\n"),
    ("= items in quotes, comments", "  - id: a\n    title: A\n    orgs: # b\n\n    # c\n      - CICA # d\n  # e\n"
     "      - \"NAM, b\"\n      - 'it''s'\n"),
    ("= a date in double quotes", "  - id: a\n    title: A\n    date: \"c. 1992\"\n"),
    ("a literal with a deeper line", "  - id: a\n    title: A\n    note: |\n      one\n        two\n"),
    ("a literal that starts deeper", "  - id: a\n    title: A\n    note: |\n        one\n      two\n"),
    ("a literal, blanks at its end", "  - id: a\n    title: A\n    note: |\n      one\n      \n        \n    quote: q\n"),
    ("a literal, a comment after it", "  - id: a\n    title: A\n    note: |\n      one\n     # two\n    quote: q\n"),
    ("a literal with blanks behind", "  - id: a\n    title: A\n    note: |\n      one \n      two\t\n"),
    ("a literal told its indent", "  - id: a\n    title: A\n    note: |2\n        one\n"),
    ("folded lines for a date", "  - id: a\n    title: A\n    date: >-\n      c.\n      1992\n"),
    ("a comment between two lines", "  - id: a\n    title: A # b\n      c\n"),
    ("a comment below two lines", "  - id: a\n    title: A\n      b\n      # c\n      d\n"),
    ("a key in the second line", "  - id: a\n    title: A\n      b: c\n"),
    ("a dash in the second line", "  - id: a\n    title: A\n      - b\n      c\n"),
    ("a quote over lines at the margin", "  - id: a\n    title: 'A\n      b\nc'\n"),
    ("quotes with blanks at the break", "  - id: a\n    title: ' A \t\n       b '\n    quote: \" a\n      b \"\n"),
    ("a quote that ends on its own line", "  - id: a\n    title: 'A\n      '\n"),
    ("items of two depths", "  - id: a\n    title: A\n    orgs:\n      - CICA\n    - NAM\n"),
    ("an item of two lines", "  - id: a\n    title: A\n    orgs:\n      - CICA\n        NAM\n"),
    ("an item that is a list", "  - id: a\n    title: A\n    orgs:\n      - - CICA\n"),
    ("an item that is a mapping", "  - id: a\n    title: A\n    orgs:\n      - CICA: b\n"),
    ("an empty item down the page", "  - id: a\n    title: A\n    orgs:\n      -\n      - CICA\n"),
    ("a list of a text", "  - id: a\n    title: A\n    note:\n      - b\n"),
    ("a text below its key", "  - id: a\n    title:\n      A\n"),
    ("an empty key", "  - id: a\n    title: A\n    note:\n    quote: q\n"),
    ("claims and a literal", "  - id: a\n    title: A\n    claims:\n    - quote: |\n        one\n        - two\n      source: s\n"),
    ("double quotes with escapes", '  - id: a\n    title: "A\\u263a \\"b\\""\n'),
    ("= a source in double quotes", '  - id: a\n    title: A\n    source: "s"\n'),
    ("a source with an escape", '  - id: a\n    title: A\n    source: "s\\x07"\n'),
    ("= a block list", "  - id: a\n    title: A\n    orgs:\n      - CICA\n      - NAM\n"),
    ("= a block list at its key", "  - id: a\n    title: A\n    orgs:\n    - CICA\n"),
    ("= claims at their key", "  - id: a\n    title: A\n    claims:\n    - quote: q\n    - quote: r\n"),
    ("a text for a list", "  - id: a\n    title: A\n    orgs: CICA\n"),
    ("a text with a comma for a list", "  - id: a\n    title: A\n    orgs: CICA, NAM\n"),
    ("a list over two lines", "  - id: a\n    title: A\n    orgs: [CICA,\n      NAM]\n"),
    ("a mapping in a list", "  - id: a\n    title: A\n    orgs: [a: b]\n"),
    ("a list that ends in a comma", "  - id: a\n    title: A\n    orgs: [CICA, ]\n"),
    ("two commas", "  - id: a\n    title: A\n    orgs: [CICA, , NAM]\n"),
    ("no blank after a comma", "  - id: a\n    title: A\n    orgs: [CICA,NAM]\n"),
    ("a comment in a list", "  - id: a\n    title: A\n    orgs: [CICA # b]\n"),
    ("a list with tabs", "  - id: a\n    title: A\n    orgs: [CICA,\tNAM\t]\n"),
    ("an empty item", "  - id: a\n    title: A\n    orgs: ['']\n"),
    ("something after a list", "  - id: a\n    title: A\n    orgs: [CICA] b\n"),
    ("something after quotes", "  - id: a\n    title: 'A' b\n"),
    ("a comment glued to quotes", "  - id: a\n    title: 'A'#b\n"),
    ("braces", "  - {id: a, title: A}\n"),
    ("a dash alone", "  -\n    id: a\n    title: A\n"),
    ("a dash and more blanks", "  -   id: a\n      title: A\n"),
    ("a deeper event", "  - id: a\n     title: A\n"),
    ("a shallower key", "  - id: a\n   title: A\n"),
    ("a key at column 1", "  - id: a\n    title: A\n b: c\n"),
    ("a key beside the dashes", "  - id: a\n    title: A\n  b: c\n"),
    ("a dash at column 0", "  - id: a\n    title: A\n- id: b\n  title: B\n"),
    ("an entry that is a text", "  - a\n"),
    ("= the id last", "  - title: A\n    id: a\n"),
    ("fields", "  - id: a\n    title: A\n    fields:\n      mood: calm\n"),
    ("a question mark", "  - ? id\n    : a\n    title: A\n"),
    ("quoted keys", "  - 'id': a\n    \"title\": A\n"),
    # What is wrong.
    ("no title", "  - id: a\n    date: 1999\n"),
    ("no id", "  - title: A\n"),
    ("an empty title", "  - id: a\n    title: ''\n"),
    ("empty lines for a title", "  - id: a\n    title: |+\n\n\n"),
    ("nothing for a title", "  - id: a\n    title:\n"),
    ("a key twice", "  - id: a\n    title: A\n    title: B\n"),
    ("the id twice", "  - id: a\n    id: b\n    title: A\n"),
    ("an id of another", "  - id: first\n    title: A\n"),
    ("an id of 81 characters", f"  - id: {'a' * 81}\n    title: A\n"),
    ("an id of 80", f"  - id: {'a' * 80}\n    title: A\n"),
    ("an id that is none", "  - id: a b\n    title: A\n"),
    ("an unknown key", "  - id: a\n    title: A\n    colour: red\n"),
    ("an unknown key of a claim", "  - id: a\n    title: A\n    claims:\n      - colour: red\n"),
    ("an unknown source", "  - id: a\n    title: A\n    source: t\n"),
    ("an unknown source of a claim", "  - id: a\n    title: A\n    claims:\n      - source: t\n"),
    ("no such day", "  - id: a\n    date: 2025-02-30\n    title: A\n"),
    ("a list for a date", "  - id: a\n    date: [1667,1668]\n    title: A\n"),
    ("no such word", "  - id: a\n    title: A\n    status: draft\n"),
    ("not a number", "  - id: a\n    title: A\n    paragraph: 03\n"),
    ("a number in quotes", "  - id: a\n    title: A\n    paragraph: '3'\n"),
    ("both forms", "  - id: a\n    title: A\n    quote: q\n    claims:\n      - quote: q\n"),
    ("both forms, nothing in one", "  - id: a\n    title: A\n    quote: q\n    claims: []\n"),
    ("both forms, an empty list", "  - id: a\n    title: A\n    context: []\n    claims:\n      - quote: q\n"),
    ("a key twice in a claim", "  - id: a\n    title: A\n    claims:\n      - quote: q\n        quote: r\n"),
    ("claims that are none", "  - id: a\n    title: A\n    claims:\n"),
    ("a claim that is a text", "  - id: a\n    title: A\n    claims:\n      - q\n"),
    ("a tag, an anchor, an alias", "  - id: !t a\n    title: &b A\n    note: *b\n"),
    ("a document starts", "---\n  - id: a\n    title: A\n"),
    ("a document ends", "  - id: a\n    title: A\n...\n"),
    ("an open quote", "  - id: a\n    title: 'A\n"),
    ("an open bracket", "  - id: a\n    title: A\n    orgs: [CICA\n"),
    ("a key in a text", "  - id: a\n    title: A: b\n"),
    ("a colon at the end", "  - id: a\n    title: A:\n"),
    ("ends of lines that a person does not see", "  - id: a\n    title: a\u2028b\n    note: a\u2029\n"),
    ("next line", "  - id: a\n    title: a\x85b\n"),
    ("a mark inside", "  - id: a\n    title: a\ufeffb\n"),
    ("a control character", "  - id: a\n    title: a\x1bb\n"),
    ("a carriage return alone", "  - id: a\n    title: A\r    quote: q\n"),
    ("a carriage return in a comment", "  - id: a\n    title: A # b\r# c\n    note: >\n      a\r      b\n"),
    ("a carriage return in a quote", "  - id: a\n    title: 'a\r     b'\n"),
]  # fmt: skip


@pytest.mark.parametrize(("note", "entry"), ENTRIES, ids=[note for note, _ in ENTRIES])
def test_entries(note: str, entry: str) -> None:
    text = HEAD + FIRST + entry + LAST
    agree(text.encode())
    agree(text.replace("\n", "\r\n").encode())
    agree((HEAD + entry).rstrip("\n").encode())
    if note.startswith("="):
        assert fully_scanned(text.encode())
        assert fully_scanned(text.replace("\n", "\r\n").encode())


# Whole files: what is odd about what stands around the events.
FILES = [
    ("nothing", ""),
    ("the version alone", "chrono: 1"),
    ("no events", "chrono: 1\nevents:\n"),
    ("no events, no end of line", "chrono: 1\nevents:"),
    ("an empty list", "chrono: 1\nevents: []\n"),
    ("an empty list and a section", "chrono: 1\nevents: []\n# c\nname: n\n"),
    ("an empty list with events", f"{HEAD[:-1]} []\n{FIRST}"),
    ("an empty list with comments", f"{HEAD[:-1]} []\n  # c\n\n  # d\nname: n\n"),
    ("an empty list with comments and events", f"{HEAD[:-1]} []\n  # c\n\n{FIRST}"),
    ("a comment behind the key", f"chrono: 1\nsources: {{s: {{}}}}\nevents: # c\n{FIRST}"),
    ("events first", f"events:\n{FIRST}chrono: 1\nsources:\n  s:\n    title: A\n"),
    ("sections after events", f"chrono: 1\nevents:\n{FIRST}# c\n\nsources:\n  s:\n    title: A\n"),
    ("a section without an end", f"{HEAD}{FIRST}name: n"),
    ("events twice", f"{HEAD}{FIRST}events:\n{LAST}"),
    ("sources twice", f"{HEAD}{FIRST}sources:\n  t:\n    title: A\n"),
    ("a key twice in a section", "chrono: 1\nsources:\n  s:\n    title: A\n  s:\n    title: B\nevents:\n"),
    ("events in brackets", "chrono: 1\nevents: [{id: a, title: A}]\n"),
    ("events without an indent", "chrono: 1\nevents:\n- id: a\n  title: A\n"),
    ("events at four", "chrono: 1\nevents:\n    - id: a\n      title: A\n"),
    ("a list in the events of no indent", "chrono: 1\nevents:\n- id: a\n  orgs:\n  - NAM\n  title: A\n"),
    ("events inside a quote", "chrono: 1\nname: 'a\nevents:\n  - id: a\n'\n"),
    ("a quote over the end of events", f"{HEAD}  - id: a\n    title: 'a\nname: b'\n"),
    ("a mark at the start", f"\ufeff{HEAD}{FIRST}"),
    ("a document start", f"---\n{HEAD}{FIRST}"),
    ("a document end", f"{HEAD}{FIRST}...\n"),
    ("a second document", f"{HEAD}{FIRST}---\nchrono: 1\n"),
    ("a directive", f"%YAML 1.1\n---\n{HEAD}{FIRST}"),
    ("carriage returns alone", (HEAD + FIRST + LAST).replace("\n", "\r")),
    ("one carriage return in the head", HEAD.replace("\n", "\r", 1) + FIRST + LAST),
    ("a tab in the head", f"chrono: 1\n\t\nname: n\nevents:\n{FIRST.replace('    source: s', '')}"),
    ("a wrong version", f"chrono: 2\nevents:\n{FIRST}"),
    ("no version", f"name: n\nevents:\n{FIRST}"),
    ("an unknown section", f"colour: red\n{HEAD}{FIRST}"),
    ("the zone of the file", f"zone: Asia/Baku\n{HEAD}{FIRST}"),
    ("no such zone", f"zone: Asia/Nowhere\n{HEAD}{FIRST}"),
    ("entities", f"entities:\n  CICA:\n    kind: org\n    aliases: [a, 'b, c']\n    founded: 1992 # c\n{HEAD}{FIRST}"),
    ("an entity without a kind", f"entities:\n  CICA:\n    name: c\n{HEAD}{FIRST}"),
    ("entities after events", f"{HEAD}{FIRST}\nentities:\n  # c\n  'A: b':\n    kind: org\n"),
    ("a section deeper than the format goes", "chrono: 1\nprofiles:\n"
     + "".join(f"{'  ' * n}a:\n" for n in range(1, 14)) + f"events:\n{FIRST}"),
    ("a very deep section", "chrono: 1\nprofiles:\n" + "".join(f"{'  ' * n}a:\n" for n in range(1, 900))),
    ("a very deep section before events", "chrono: 1\nprofiles:\n"
     + "".join(f"{'  ' * n}a:\n" for n in range(1, 900)) + "events:\n"),
    ("a very long key", f"chrono: 1\nprofiles:\n  {'a' * 1500}: b\nevents:\n"),
    ("a very long quoted key", f"chrono: 1\nprofiles:\n  '{'a' * 1022}': b\nevents:\n"),
    ("a text over two lines in the head", f"chrono: 1\nname: a\n  b\n{HEAD[10:]}{FIRST}"),
    ("a key without its blank", f"chrono:1\n{HEAD}"),
    ("keys of other signs", "chrono: 1\nprofiles:\n  a, b: c\n  d[e]: f\n  g - h: 'i'\n  j#k: l\nevents:\n"),
    ("a bad line after the events", f"{HEAD}{FIRST}what\n"),
    ("a bad line in a comment", f"{HEAD}{FIRST}# what: [\n"),
    ("blanks at the end", f"{HEAD}{FIRST}   \n  "),
    ("a tab at the end", f"{HEAD}{FIRST}\t"),
    ("a tab before events", f"{HEAD}\t\n{FIRST}"),
    ("blank lines before events", f"{HEAD}\n  # c\n\n{FIRST}"),
    ("a dash after blank lines", f"{HEAD}\n\n  -\n    id: a\n    title: A\n{LAST}"),
]  # fmt: skip


@pytest.mark.parametrize("text", [text for _, text in FILES], ids=[note for note, _ in FILES])
def test_files(text: str) -> None:
    agree(text.encode())
    agree(text.replace("\n", "\r\n").encode())


SHIPPED = [HERE.parent / "events.yaml", *sorted(HERE.rglob("*.yaml")), *sorted(HERE.rglob("*.yml"))]


@pytest.mark.parametrize("path", SHIPPED, ids=[path.name for path in SHIPPED])
def test_shipped_files(path: Path) -> None:
    agree(path.read_bytes())


def test_the_shipped_chronology_needs_no_yaml() -> None:
    assert fully_scanned((HERE.parent / "events.yaml").read_bytes())


def test_a_line_end_missing_costs_one_entry() -> None:
    raw = (HEAD + FIRST + LAST).rstrip("\n").encode()
    asked: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        alone = loading.alone
        patch.setattr(
            loading, "alone", lambda *these: asked.append(these[1]) or alone(*these)
        )  # fmt: skip
        outcome(raw)
    assert asked == [LAST.rstrip("\n")]


# Files made by chance: canonical ones, with something odd here and there.
CALM = (
    "Baku", "the", "forum", "12th", "is", "held", "it's", "a:b", "a#b", "(a,", "[a]", "é", "日本", "😀",
    "a\u00a0b", "e\u0301", "1999", "-5", "?a", "''", "a''b", "\\n", "%", "null", "~a", "&a", "a=b",
)  # fmt: skip
WORDS = (
    "'", '"', "a:", ":", "#b", "#", "-", "?", ",", "[", "]", "{", "}", "{a: b}", "&a", "*a", "!a",
    "|", ">", "@", "`", "---", "...", "~", "=", "<<", "''", "\\", "\u00a0", "\t", "a\tb", "\u2003", "- a",
    "id: a", "events:", "\u0085", "\u2028", "\ufeff", "\x1b", "\x7f", "\r",
)  # fmt: skip
DATES = ("1999", "2025-03-13", "1992~", "1999/..", "c. 1992", "'[1667,1668]'", "199X", "March 2025")
NO_DATES = (
    "2025-02-30",
    "no",
    "''",
    "",
    "[1667,1668]",
    "%2001",
    '"2001"',
    "last month",
    "~",
    "1e5",
)
ENDS = (" #", "\t", "\t# c", " #c: [", "#c", " \t # c")
SILENT = ("\n", "# c\n", "    # c: d\n", "      # - e\n", "  \n", "\n\n")
ITEMS = ("CICA", "CICA", "NAM", "A b", "'A, b'", "it", "Ü")
ODD_ITEMS = ('"A"', "''", "a: b", "-", "#a", "A?", "it's", "- a", "'a'b", "\u00a0", "a\u00a0")
COMMAS = (",", " , ", ",\t", ",  ", ", , ", ",\n        ", " ,")
LOOSE_STYLES = (">-", "|-", "lines", '"lines', "'lines")
STYLES = ('"', "|", ">", "|+", "lines", "'lines", "none")
HEADS = (
    "chrono: 1\n", "# c\n\nchrono: 1\nname: n\nentities:\n  CICA:\n    kind: org\n",
    "chrono: 1\nname: 'a\n  b'\n", "chrono: '1'\n\t\nzone: UTC\n", "---\nchrono: 1\n", "name: n\n",
    "\ufeffchrono: 1\n", "chrono: 1\nsources: {s: {title: A}}\n", "chrono: 1\nsources:\n   s:\n",
)  # fmt: skip
KEY_LINES = ("events: # c\n", "events: []\n", "events:  \n", "events:\t\n", "'events':\n")
TAILS = (
    "# c\n", "\n\n", "...\n", "---\n", "name: m\n", "sources:\n  t:\n    title: A\n", "what\n",
    "entities:\n  # c\n  NAM:\n    kind: org\n", "events:\n", "  ", "\t", "zone: UTC",
)  # fmt: skip
BYTES = (b"\r", b"\n", b"\t", b" ", b"'", b"\xff", b"", b"#", b":", b"-")
CLAIM_KEYS = ("date", "part", "source", "page", "line", "quote", "context", "confidence")
EVENT_KEYS = (
    "date", "title", "orgs", "people", "places", "tags", "source", "page", "phrase", "quote",
    "context", "note", "status", "modality", "before", "line", "confidence", "zone",
)  # fmt: skip
LISTED = {"orgs", "people", "places", "tags", "context"}
# Values of the keys that take only some: such as may stand, and others.
CHOICES = {
    "status": (("accepted", "proposed"), ("'rejected'", "draft", "[]")),
    "modality": (("planned", "asserted"), ("Planned", "''")),
    "part": (("start", "end"), ("middle", "'end'")),
    "source": (("s", "s", "'s'", "'s 2'", "s 2"), ('"s"', "t", "")),
    "zone": (("Asia/Baku",), ("Mars",)),
    "confidence": (("0", "0.5", "1"), ("2", "'0.5'")),
    "line": (("1", "12"), ("0", "'12'", "1.0")),
    "before": (("[a]", "[]"), ("a", "")),
    "colour": (("red",), ("",)),
}


class Chance:
    """Makes parts of a file; something odd is one of `rarity`.

    In a loose file nothing is canonical: any indent and order, folded texts, lists down the page.
    """

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.loose = draw(st.booleans())
        self.rarity = draw(st.sampled_from([12, 60, 300]))

    def odd(self) -> bool:
        return self.draw(st.integers(1, self.rarity)) == self.rarity

    def one(self, usual: Sequence[str], odd: Sequence[str]) -> str:
        return self.draw(st.sampled_from(odd if self.odd() else usual))

    def some(self, keys: Sequence[str]) -> list[str]:
        return [key for key in keys if self.draw(st.integers(0, 3)) == 0]

    def end(self) -> str:
        return self.one(("", "", "", "", " # c", "  "), ENDS)

    def text(self) -> str:
        return " ".join(self.one(CALM, WORDS) for _ in range(self.draw(st.integers(1, 3))))

    def scalar(self, pad: str) -> str:
        usual = ("plain", "'", *LOOSE_STYLES) if self.loose else ("plain", "plain", "'")
        text, style = self.text(), self.one(usual, STYLES)
        deeper = pad + "  " * self.draw(st.integers(1, 2))
        quoted = text.replace("'", "''")
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return {
            "plain": f" {text}",
            "none": "",
            "'": f" '{quoted}'",
            '"': f' "{escaped}"',
            "lines": f" {text}\n{deeper}{self.text()}\n{pad}  {text}",
            ">-": f" >-\n{deeper}{text}\n{deeper}{self.text()}",
            "|-": f" |-\n{deeper}{text}\n{self.one((deeper,), (pad, deeper + ' ', chr(10)))}{text}",
            '"lines': f' "{escaped}\n{deeper}{escaped}"',
            "'lines": f" '{quoted}\n{self.one((pad,), ('', '  - ', 'a: '))}{quoted}'",
        }.get(style, f" {style}\n{pad}  {text}\n{pad}    {text}\n")

    def list(self, pad: str) -> str:
        items = [self.one(ITEMS, ODD_ITEMS) for _ in range(self.draw(st.integers(0, 3)))]
        if self.odd():
            return "".join(f"\n{pad}  - {item}" for item in items)
        if self.loose and self.draw(st.booleans()):
            indent = pad + " " * self.draw(st.integers(0, 3))
            return "".join(f"{self.one(('',), (' # c',))}\n{indent}- {item}" for item in items)
        if self.odd():
            return f" {''.join(items[:1])}"
        inner = "".join(item + self.one((", ",), COMMAS) for item in items)
        edge = self.one(("",), (" ", "\t"))
        return f" [{edge}{inner if self.odd() else inner.removesuffix(', ')}{edge}]"

    def line(self, key: str, pad: str) -> str:
        """Make one key with its value; claims go deeper."""
        if key == "claims":
            items = [self.record(CLAIM_KEYS, pad + self.one(("  ",), ("", "    "))) for _ in "ab"]
            return f"{pad}claims:{self.end()}\n{''.join(items)}"
        if key == "date":
            value = " " + self.one(DATES, NO_DATES)
        elif key in CHOICES:
            value = " " + self.one(*CHOICES[key])
        else:
            value = self.list(pad) if key in LISTED else self.scalar(pad)
        return f"{pad}{key}{self.one((':',), (': ', ' :', ':' + chr(9)))}{value}{self.end()}\n"

    def record(self, keys: Sequence[str], pad: str, identifier: str = "") -> str:
        """Make an item of a block list whose dash stands at `pad`."""
        chosen = self.some(keys)
        if identifier:
            chosen = [key for key in chosen if key != "title"]
            chosen[1:1] = [] if self.odd() else ["title"]
            if self.draw(st.integers(0, 4)) == 0:
                clashing = () if self.odd() else CLAIM_KEYS[1:]
                chosen = [*(key for key in chosen if key not in clashing), "claims"]
        chosen = chosen or ["quote"]
        if self.loose:
            chosen = self.draw(st.permutations(chosen))
        if self.odd():
            chosen = [*chosen[::-1], self.draw(st.sampled_from([*keys, "colour"]))]
        inner = pad + self.one(("  ",), (" ", "    "))
        parts = [f"{inner}id: {identifier}{self.end()}\n"] if identifier else []
        parts += [self.line(key, inner) for key in chosen]
        if self.loose:
            parts = self.draw(st.permutations(parts))
        body = "".join(
            part + self.one(("", "", "", *SILENT), ("\t\n", "\t# c\n")) for part in parts
        )
        return pad + self.one(("- ",), ("-   ", "-\t", "-\n  ")) + body[len(inner) :]

    def file(self) -> bytes:
        names = [f"e{number}" for number in range(self.draw(st.integers(0, 6)))]
        names = [self.one((name,), ("e0", "é", "'e'", "a b", "", "-", "1")) for name in names]
        pad = self.one(("", "  ", "    ") if self.loose else ("  ",), ("", " ", "    "))
        usual = "chrono: 1\nsources:\n  s:\n    title: A # c\n  's 2':\n    author: [B, 'C, d']\n"
        text = self.one((usual,), HEADS) + self.one(("events:\n",), KEY_LINES)
        text += self.one(("", *SILENT), ("\t\n",))
        text += "".join(self.record(EVENT_KEYS, pad, name) for name in names)
        text += self.one(("", "", TAILS[0], TAILS[1], TAILS[7]), TAILS)
        text = text.rstrip() if self.odd() else text
        end = self.one(("\n", "\n", "\r\n"), ("\r",))
        raw = text.replace("\n", end).encode()
        if self.odd():
            at = self.draw(st.integers(0, len(raw)))
            raw = raw[:at] + self.draw(st.sampled_from(BYTES)) + raw[at + 1 :]
        return raw


@st.composite
def files(draw: st.DrawFn) -> bytes:
    return Chance(draw).file()


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(files())
def test_files_made_by_chance(raw: bytes) -> None:
    agree(raw)

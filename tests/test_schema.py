"""The JSON Schema: sound itself, true of the shipped file, and as strict as the reader."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from chrono.claims import KEYS
from chrono.errors import ChronoError
from chrono.schema import schema
from chrono.store import load_text
from chrono.store.text import Text
from tests.command import ok

SHIPPED = Path(__file__).parent.parent / "events.yaml"


@pytest.fixture
def validator() -> Any:
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


def test_command_prints_it() -> None:
    assert json.loads(ok("schema").out) == schema()


def test_every_key_is_described() -> None:
    made = schema()
    parts = {"file": made, **made["$defs"]}
    assert set(parts) == set(KEYS)
    for part, rows in KEYS.items():
        for key, row in rows.items():
            assert parts[part]["properties"][key]["description"] == row.help


# An editor reads YAML its own way: 1992 is a number to it, and 2025-03-13 may be a day.
@pytest.mark.parametrize("loader", [yaml.BaseLoader, yaml.SafeLoader])
def test_shipped_file_is_valid(validator: Any, loader: Any) -> None:
    read = yaml.load(SHIPPED.read_text(encoding="utf-8"), loader)
    held = json.loads(json.dumps(read, default=str))
    assert [error.message for error in validator.iter_errors(held)] == []


EVENT = "chrono: 1\nevents:\n  - id: a\n    title: An event\n"
# What the reader takes and what it refuses, the schema does too.
TEXTS = [
    # everything empty
    ("chrono: 1\n", True),
    ("chrono: 1\nsources:\nentities: {}\nevents: []\n", True),
    ("name: x\nevents: []\n", False),
    ("chrono: 2\n", False),
    # both claim forms, and not both at once
    (EVENT + "    quote: so\n    paragraph: 3\n", True),
    (EVENT + "    claims:\n      - quote: so\n", True),
    (EVENT + "    claims:\n      - quote: so\n    quote: so\n", False),
    # numbers, words and dates where texts are
    (EVENT + "    date: 1992\n    page: 14\n    orgs: [1, two]\n    tags: one\n", True),
    (EVENT + "    fields:\n      a: 1\n      b: [x, 2]\n", True),
    (EVENT + "    note:\n", True),
    # unknown keys, wrong shapes, missing keys
    (EVENT + "    colour: red\n", False),
    ("chrono: 1\nevent: []\n", False),
    ("chrono: 1\nsources:\n  a:\n    tilte: b\n", False),
    ("chrono: 1\nentities:\n  a:\n    name: b\n", False),
    ("chrono: 1\nentities:\n  a:\n    kind: organisation\n", False),
    ("chrono: 1\nevents:\n  - id: a\n", False),
    ("chrono: 1\nevents: {a: b}\n", False),
    (EVENT + "    orgs: {a: b}\n", False),
    (EVENT + "    paragraph: 0\n", False),
    (EVENT + "    confidence: 2\n", False),
    (EVENT + "    status: draft\n", False),
    (EVENT + "    fields:\n      a: {b: c}\n", False),
    (EVENT + "    claims:\n      - colour: red\n", False),
]


@pytest.mark.parametrize(("text", "sound"), TEXTS)
def test_schema_and_reader_agree(validator: Any, text: str, sound: bool) -> None:
    held = json.loads(json.dumps(yaml.safe_load(text), default=str))
    assert validator.is_valid(held) == sound
    if sound:
        load_text(Text("x.yaml", text.encode()))
    else:
        with pytest.raises(ChronoError):
            load_text(Text("x.yaml", text.encode()))

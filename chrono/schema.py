"""The JSON Schema of the file format, made from the key table."""

from typing import Any, Final

from chrono.claims import CLAIM_ON_EVENT, KEYS, Key

_TEXT: Final = {"type": ["string", "number", "boolean", "null"]}
_LIST: Final = {"type": "array", "items": _TEXT}
_SHAPES: Final[dict[str, dict[str, Any]]] = {
    "line": _TEXT,
    "text": _TEXT,
    "id": {"type": ["string", "integer"]},
    "zone": {"type": "string", "examples": ["Asia/Baku", "UTC"]},
    "path": {"type": "string"},
    "date": {
        "type": ["string", "number"],
        "examples": ["2025-03-13", "2025-03", "1992", "1850~", "2019/..", "2024/2026", "199X"],
    },
    "texts": {"anyOf": [_LIST, _TEXT]},
    "number": {"type": "integer", "minimum": 1},
    "share": {"type": "number", "minimum": 0, "maximum": 1},
    "fields": {"type": "object", "additionalProperties": {"anyOf": [_TEXT, _LIST]}},
    "profiles": {"type": "object"},
}


def schema() -> dict[str, Any]:
    """Return the schema (JSON Schema, draft 2020-12).

    YAML readers of editors turn `1992` into a number, so texts may be numbers here; `chrono` keeps
    every value as text.
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "chrono: a cited chronology",
        **_part("file"),
        "$defs": {
            name: {"type": "object", **_part(name)}
            for name in ("source", "entity", "event", "claim")
        },
    }


def _part(name: str) -> dict[str, Any]:
    rows = dict(KEYS[name])
    if name == "event":
        rows |= {key: KEYS["claim"][key] for key in CLAIM_ON_EVENT}
    made: dict[str, Any] = {
        "type": "object",
        "properties": {key: _value(row) for key, row in rows.items()},
        "required": [key for key, row in rows.items() if row.required],
        "additionalProperties": False,
    }
    if name == "event":  # a claim stands on the event, or claims under it
        made["if"] = {"required": ["claims"]}
        made["then"] = {"properties": dict.fromkeys(CLAIM_ON_EVENT, False)}
    return made


def _value(row: Key) -> dict[str, Any]:
    kind, _, part = row.shape.partition(":")
    if kind == "map":
        shape: dict[str, Any] = {
            "type": ["object", "null"],
            "additionalProperties": {"$ref": f"#/$defs/{part}"},
        }
    elif kind == "list":
        shape = {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{part}"}}
    elif kind == "choice":
        numbers = [int(word) for word in row.choices if word.isdigit()]
        shape = {"enum": [*numbers, *row.choices]}
    else:
        shape = _SHAPES[kind]
    return {"description": row.help, **shape}

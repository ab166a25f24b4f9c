"""The command from documents to proposed events: extract."""

import json
import sys
from typing import Any

import click

from chrono.errors import ChronoError


@click.command()
@click.option("--jsonl", is_flag=True, help="Read documents as JSON lines, write their claims so.")
@click.pass_context
def extract(ctx: click.Context, jsonl: bool) -> None:
    """Find the dated claims in documents."""
    from chrono.extract import Gazetteer

    gazetteer = Gazetteer()
    for number, line in enumerate(sys.stdin, 1):
        if line.strip():
            sys.stdout.write(answer(line, number, gazetteer) + "\n")
            sys.stdout.flush()


def answer(line: str, number: int, gazetteer: Any) -> str:
    """The claims of the document in one line, as a line."""
    from chrono.dates import parse
    from chrono.extract import extract as claims

    try:
        doc = json.loads(line)
        text, published = doc["text"], doc.get("published")
    except (ValueError, KeyError, TypeError, AttributeError):
        raise ChronoError(
            f"line {number} is no document", 'one looks so: {"id": "1", "text": "…"}'
        ) from None
    found = claims(text, parse(published) if published else None, gazetteer)
    rows = []
    for claim in found:
        row = claim._asdict()
        row["date"] = str(claim.date)
        rows.append(row)
    return json.dumps({"id": doc.get("id"), "claims": rows}, ensure_ascii=False)

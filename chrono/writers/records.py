"""Small tables that are not timelines, in the plain formats."""

from collections.abc import Iterator
from json import dumps

from chrono.errors import ChronoError
from chrono.writers.columns import aligned
from chrono.writers.escape import json, one_line
from chrono.writers.separated import csv_line, tsv_line


def records(
    names: list[str], rows: list[list[str]], format_: str, width: int | None = None
) -> Iterator[str]:
    """Yield rows of texts as columns (no header), tsv, csv, json or jsonl."""
    if format_ == "columns":
        yield from aligned([[one_line(cell) for cell in row] for row in rows], width)
    elif format_ in ("tsv", "csv"):
        line = tsv_line if format_ == "tsv" else csv_line
        yield from map(line, [names, *rows])
    elif format_ in ("json", "jsonl"):
        texts = [
            json(dumps(dict(zip(names, row, strict=True)), ensure_ascii=False)) for row in rows
        ]
        if format_ == "jsonl":
            yield from (text + "\n" for text in texts)
        else:
            yield "[\n" + ",\n".join(texts) + "\n]\n" if texts else "[]\n"
    else:
        raise ChronoError(
            f"no format {format_} for this", "there are columns, tsv, csv, json, jsonl"
        )

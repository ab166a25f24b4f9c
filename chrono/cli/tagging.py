"""The command that finds the dates in texts: tag."""

from functools import partial
from typing import TYPE_CHECKING, Any, Final

import click

from chrono.cli.command import command
from chrono.cli.files import standard_input
from chrono.cli.formats import format_of
from chrono.cli.jsonlines import Answers, answered, flushed, language_of, numbered, published_of
from chrono.cli.limits import Limits, limit_options
from chrono.cli.options import table_options
from chrono.cli.output import print_table, put
from chrono.cli.report import show_error
from chrono.cli.told import day_of, spoken
from chrono.cli.workers import Failure, answers
from chrono.dates import Date
from chrono.errors import ChronoError

if TYPE_CHECKING:
    from chrono.temporal import Explained, Mention, Phrase, Tagged

LEAST: Final = 0.005  # a reading with a smaller share is not shown
PHRASE_COLUMNS: Final = ["start", "end", "date", "text", "rule"]
MENTION_COLUMNS: Final = ["start", "end", "type", "value", "date", "text", "rule", "anchor"]


@command(
    "tag",
    epilog="""\b
Examples:
  chrono tag article.txt --published 2025-09-22
  chrono tag article.txt --timex -O json
  chrono tag --jsonl < documents.jsonl > dates.jsonl""",
)
@click.argument("files", nargs=-1, metavar="[FILE|-]...")
@click.option("--published", metavar="DATE", help="Day that yesterday and its kin count from.")
@click.option("--language", metavar="CODE", help="Language of the texts, else told from each.")
@click.option("--timex", is_flag=True, help="Print the expressions one by one, as TIMEX3.")
@click.option("--jsonl", is_flag=True, help="Read JSON lines of texts, answer each.")
@click.option(
    "--explain",
    "why",
    is_flag=True,
    help="Say of each expression what it was counted from, and what else it may be.",
)
@limit_options
@table_options
def tag(
    files: tuple[str, ...],
    published: str | None,
    language: str | None,
    timex: bool,
    jsonl: bool,
    why: bool,
    timeout: float,
    memory: int,
    format_: str | None,
    output: str | None,
) -> int:
    """Find the dates in texts: each dated phrase with its place and its date in EDTF.

    Places count code points from 0. A text that says no date gives no line.
    """
    day, language = day_of(published), spoken(language)
    limits = Limits(timeout, memory)
    if jsonl:
        made = partial(answer, published=day, language=language)
        said = Answers(answered(made, numbered(files or ("-",)), 1, limits))
        put(said if output else flushed(said), output, data=True)
        return 1 if said.failed else 0
    if why:
        return explained(files or ("-",), day, language, limits, output)
    told = format_of(format_, output, "columns")
    names = MENTION_COLUMNS if timex else PHRASE_COLUMNS
    rows: list[list[str]] = []
    failed = False
    given = [(path, standard_input() if path == "-" else b"") for path in files or ("-",)]
    for (path, _), found in answers(partial(found_in, day, language), given, 1, limits):
        if isinstance(found, Failure):
            found = ChronoError(f"{path}: {found.message}", found.hint)
        if isinstance(found, ChronoError):
            if len(files) < 2:
                raise found
            show_error(found)
            failed = True
            continue
        cells = map(mention_cells, found.mentions) if timex else map(phrase_cells, found.phrases)
        rows += [[path, *row] if len(files) > 1 else row for row in cells]
    print_table(["file", *names] if len(files) > 1 else names, rows, told, output)
    return 1 if failed else 0


def found_in(
    day: Date | None, language: str | None, given: tuple[str, bytes]
) -> "Tagged | ChronoError":
    """Return what is found in a file; what goes wrong is the answer."""
    try:
        return annotated(text_of(*given), day, language)
    except ChronoError as error:
        return error


def explained(
    files: tuple[str, ...], day: Date | None, language: str | None, limits: Limits,
    output: str | None,
) -> int:  # fmt: skip
    """Print how each expression of the files was read."""
    lines: list[str] = []
    failed = False
    given = [(path, standard_input() if path == "-" else b"") for path in files]
    for (path, _), found in answers(partial(reasons, day, language), given, 1, limits):
        if isinstance(found, Failure):
            found = ChronoError(f"{path}: {found.message}", found.hint)
        if isinstance(found, ChronoError):
            show_error(found)
            failed = True
        else:
            lines += [f"{path}\n", *found] if len(files) > 1 else found
    put(lines, output)
    return 1 if failed else 0


def reasons(
    published: Date | None, language: str | None, given: tuple[str, bytes]
) -> "list[str] | ChronoError":
    """Return lines that say how each expression of a file was read."""
    from chrono.temporal import explain

    try:
        text = text_of(*given)
        found = explain(text, published, language)
    except ChronoError as error:
        return error
    return [line for one in found for line in reason(text, one)]


def reason(text: str, found: "Explained") -> list[str]:
    """Return the value of an expression, its source, the readings that lost and what it cost."""
    from chrono.writers.escape import one_line

    m, others, costs = found
    source = m.anchor or "nothing else"
    if m.basis:
        start, end = m.basis
        source = f"{one_line(text[start:end])} at {start}-{end}"
    lines = [
        f"{m.start}-{m.end} {one_line(m.text)} = {m.value}\n",
        f"    rule {m.rule}; counted from {source}; share {m.share:.2f}\n",
    ]
    likely = [f"{value} ({share:.2f})" for value, share in others[:3] if value and share >= LEAST]
    if likely:
        lines.append(f"    or {', '.join(likely)}\n")
    if costs:
        lines.append(f"    {', '.join(f'{name} {cost:+.2f}' for name, cost in costs)}\n")
    return lines


def annotated(text: str, published: Date | None, language: str | None) -> "Tagged":
    from chrono.temporal import annotate

    return annotate(text, published, language)


def text_of(path: str, data: bytes) -> str:
    """The text of a file, or of `data` for `-`; raises ChronoError where that is not UTF-8."""
    from chrono.store.text import read_bytes

    try:
        return (data if path == "-" else read_bytes(path, "")).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ChronoError(f"{path}: not UTF-8 at byte {error.start}") from None


def phrase_cells(phrase: "Phrase") -> list[str]:
    return [str(phrase.start), str(phrase.end), str(phrase.date), phrase.text, phrase.rule]


def mention_cells(m: "Mention") -> list[str]:
    date = "" if m.date is None else str(m.date)
    return [str(m.start), str(m.end), m.type, m.value, date, m.text, m.rule, m.anchor]


def answer(
    document: dict[str, Any], published: Date | None, language: str | None
) -> dict[str, Any]:
    """Return the mentions and the phrases of a document as its line of JSON has them."""
    day, code = published_of(document, published), language_of(document, language)
    tagged = annotated(document["text"], day, code)
    return {
        "mentions": [
            {**m._asdict(), "date": None if m.date is None else str(m.date)}
            for m in tagged.mentions
        ],
        "phrases": [
            {"start": p.start, "end": p.end, "text": p.text, "date": str(p.date),
             "rule": p.rule, "mentions": [[m.start, m.end] for m in p.mentions]}
            for p in tagged.phrases
        ],
    }  # fmt: skip

"""Write hostile texts in every format, and compare what comes out with that of a harmless text.

    python -m bench.hostile [EVERY]         all texts in all formats, or every so many of them

Each text stands in each place of a chronology of one event. Of each output there is a skeleton: the
tags of HTML, SVG and Office files with their attributes, the properties of a calendar, the keys of
JSON, the commands of TeX, the tokens of Markdown, the cells of a table. A hostile text may add
nothing to it, and no output may hold a control character. Exits 1 when one does.
"""

import csv
import io
import json
import re
import shutil
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

from chrono.store.notes import parse
from chrono.writers import EXPORTS, FOLDERS, TABLES, WRITERS
from chrono.writers.obsidian import PROPERTIES
from tests.command import run
from tests.test_hostile import CONTROLS, TEXTS, chronology

HARMLESS: Final = (
    "A plain text",
    "Word",
    "Name, Given",
    "東京",
)  # an address, a given name, a wide sign
PAYLOADS: Final = (
    *TEXTS,
    "]]></style></textarea></title><script>alert(1)</script>",
    "javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "</script><script>alert(1)//", "{{ 7*7 }}{% include '/etc/passwd' %}${7*7}",
    "\rBEGIN:VEVENT\rUID:evil\rEND:VEVENT", "x;y:z,w\\n", "title: x\r    end",
    "%%{init: {}}%%",
    "@article{x, title={y}}", "}}, note = {evil", "'; DROP TABLE events; --",
    "=HYPERLINK(\"http://e\")",
    "\x85</p>\x0b", "&#x3c;script&#x3e;",
)  # fmt: skip
Skeleton = frozenset[Any]


class Tags(HTMLParser):
    """The tags of a page, each with its attributes; handlers and addresses in whole."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[Any] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = tuple(name for name, _ in attrs)
        self.found.update((tag, name) for name in names or ("",))
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.found.add((tag, name, re.sub(r"[\d.]+", "0", value or "")))
            scheme = re.match(r"\s*([A-Za-z][\w+.-]*):", value or "")
            if name in ("href", "src", "xlink:href") and scheme:
                self.found.add((tag, name, scheme[1].lower()))

    def handle_comment(self, data: str) -> None:
        self.found.add(("comment", data))

    def handle_decl(self, decl: str) -> None:
        self.found.add(("declaration", decl))


def of_html(raw: bytes) -> Iterable[Any]:
    return Tags(raw.decode()).found


def of_json(raw: bytes) -> Iterable[Any]:
    text = raw.decode()
    try:
        held = [json.loads(text)]
    except ValueError:  # an object a line
        held = [json.loads(line) for line in text.splitlines()]
    return {key for value in held for key in _keys(value)}


def of_jsonld(raw: bytes) -> Iterable[Any]:
    assert b"<" not in raw, "a tag can begin in a script"
    return of_json(raw)


def _keys(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key != "fields":
                yield key
                yield from _keys(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def of_csv(raw: bytes) -> Iterable[Any]:
    rows = list(csv.reader(io.StringIO(raw.decode())))
    starts = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
    assert not [cell for row in rows for cell in row if cell.lstrip(" ").startswith(starts)]
    return {len(row) for row in rows}


def of_tsv(raw: bytes) -> Iterable[Any]:
    return {("tabs", line.count("\t")) for line in raw.decode().split("\n")}


def of_calendar(raw: bytes) -> Iterable[Any]:
    lines = raw.decode().replace("\r\n ", "").split("\r\n")
    assert all("\n" not in line and "\r" not in line for line in lines)
    return {re.split("[:;]", line)[0] for line in lines} | {f"{lines.count('BEGIN:VEVENT')} events"}


def of_tex(raw: bytes) -> Iterable[Any]:
    text = raw.decode()
    assert not re.search(r"\^\^|\\(?:input|write|include|immediate)", text)
    body = text.partition("\\begin{document}")[2] or text
    assert not re.search(r"(?<!\\)[$#~]", re.sub(r"\\(?:href|url)\{[^}]*\}", "", body))
    escapes = r"\\text(?:backslash|ascii\w+|less|greater|bar|quotesingle)|\\ensuremath|\\char"
    return set(re.findall(r"\\[A-Za-z]+", re.sub(escapes, "", text)))


def of_markdown(raw: bytes) -> Iterable[Any]:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    kinds = set()
    for token in parser.parse(raw.decode()):
        kinds.add(token.type)
        kinds |= {inner.type for inner in token.children or ()}
    return kinds - {"text_special", "softbreak"}


def of_notes(raw: bytes) -> Iterable[Any]:
    """Return the properties of notes, and the marks of their text; links between notes are one."""
    found: set[Any] = set()
    for text in raw.decode().split("\0"):
        note = parse(text, "note")
        assert note.mark
        assert not note.problems
        assert not note.kept
        found |= note.properties.keys() & PROPERTIES
        body = re.sub(r"\[\[(?:[^\[\]\n<>`%]|%(?!%))*\]\]", "LINK", note.body)
        plain = re.sub(r"\\.|\]\([^ ]*?\)", "", body)
        assert not re.search(r"\[\[|(?:^|\s)#\w|%%|==|::|\^\w+$|\$", plain, re.M), body
        found |= set(of_markdown(body.encode()))
    return found


def of_bibtex(raw: bytes) -> Iterable[Any]:
    text = re.sub(r"\\.", "", raw.decode())
    assert text.count("{") == text.count("}"), "braces"
    return {*re.findall(r"(?m)^@\w+", text), *re.findall(r"(?m)^  ([\w-]+) = ", text)}


def of_database(raw: bytes) -> Iterable[Any]:
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(raw)
        file.flush()
        held = sqlite3.connect(file.name)
        try:
            assert held.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            return {row[0] for row in held.execute("SELECT sql FROM sqlite_master")}
        finally:
            held.close()


def of_office(raw: bytes) -> Iterable[Any]:
    found: set[Any] = set()
    with zipfile.ZipFile(io.BytesIO(raw)) as held:
        for name in held.namelist():
            text = held.read(name).decode(errors="replace")
            assert "<f>" not in text, "a formula"
            if name.endswith((".xml", ".rels")):
                found |= set(re.findall(r"<(\w[\w:]*)", text))
                found |= set(re.findall(r'TargetMode="(\w+)"', text))
    return found - {"w:br"}


def of_lines(raw: bytes) -> Iterable[Any]:
    """Return the first word of each line that is no part of a text: for diagrams and drawings."""
    return {("blank", not line.strip()) for line in raw.decode().splitlines()}


BY_NAME: Final[dict[str, Callable[[bytes], Iterable[Any]]]] = {
    "html": of_html, "svg": of_html, "unsafehtml": of_html, "json": of_json, "jsonl": of_json,
    "jsonld": of_jsonld, "csl-json": of_json, "timelinejs": of_json, "csv": of_csv, "tsv": of_tsv,
    "ics": of_calendar, "tex": of_tex, "md": of_markdown, "github": of_markdown,
    "pipe": of_markdown, "obsidian": of_notes, "bibtex": of_bibtex,
    "sqlite": of_database, "docx": of_office, "xlsx": of_office,
    **{name: of_tex for name in TABLES if name.startswith("latex")},
}  # fmt: skip
BINARY: Final = ("png", "pdf", "sqlite", "docx", "xlsx")
RAW: Final = ("ics", "tsv")  # whose readers are no terminals, and a tab parts cells


def outputs() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return every output by a name: its format, and the command."""
    found = {f"export {name}": (name, ("export", name)) for name in (*WRITERS, *EXPORTS)}
    found |= {f"list {name}": (name, ("list", "-O", name)) for name in (*TABLES, "md", "html")}
    found |= {
        f"report {name}": (name, ("report", "-O", name)) for name in ("md", "html", "tex", "txt")
    }
    found["report docx"] = ("docx", ("report", "-O", "docx"))
    found |= {"timeline": ("text", ("timeline",)), "bars": ("text", ("timeline", "--bars"))}
    found |= {"ascii": ("text", ("timeline", "--ascii")), "show": ("text", ("show", "e0"))}
    for name in ("stats", "entities"):
        found |= {
            f"{name} {kind}": (kind, (name, "-O", kind)) for kind in ("columns", "csv", "tsv")
        }
    found |= {"check": ("text", ("check",)), "check json": ("json", ("check", "-O", "json"))}
    return {name: row for name, row in found.items() if row[0] not in ("png", "pdf")}


def judged(format_: str, raw: bytes, harmless: Skeleton) -> str:
    """Return what a hostile text did to an output, or nothing."""
    try:
        more = skeleton(format_, raw) - harmless
    except (AssertionError, ValueError, KeyError) as error:
        return f"{type(error).__name__}: {error}"
    if more:
        return f"adds {sorted(map(str, more))[:5]}"
    if format_ not in BINARY:
        text = raw.decode()
        for sign in (
            "\n",
            *("\r\t" if format_ in RAW else ""),
            *("\0" if format_ in FOLDERS else ""),
        ):
            text = text.replace(sign, "")
        marks = re.compile(r"[\x00-\x1f\x7f-\x9f]") if format_ == "ics" else CONTROLS
        if held := marks.search(text):
            return f"holds {held[0]!r}"
    return ""


def skeleton(format_: str, raw: bytes) -> Skeleton:
    return frozenset(BY_NAME.get(format_, of_lines)(raw))


def written(command: tuple[str, ...], path: Path, out: Path) -> bytes:
    """Return what a command writes of a chronology."""
    if "check" in command:
        return run(*command, "-f", path).out.encode()
    if command[-1] in FOLDERS:
        out = out.with_name("folder")
        shutil.rmtree(out, ignore_errors=True)
    ran = run(*command, "-f", path, "-o", out, "--force")
    assert ran.status == 0, ran
    if out.is_dir():
        return b"\0".join(each.read_bytes() for each in sorted(out.iterdir()))
    return out.read_bytes()


def tried(every: int = 1) -> tuple[int, list[str]]:
    """Return how many outputs were looked at, and what was wrong with some."""
    found, count = [], 0
    with tempfile.TemporaryDirectory(prefix="chrono-hostile-") as folder:
        path, out = Path(folder) / "events.yaml", Path(folder) / "out"
        rows = outputs()
        harmless: dict[str, Skeleton] = dict.fromkeys(rows, frozenset())
        for text in HARMLESS:
            path.write_text(chronology((text,)), encoding="utf-8")
            for name, (format_, command) in rows.items():
                harmless[name] |= skeleton(format_, written(command, path, out))
        for number, payload in enumerate(PAYLOADS):
            path.write_text(chronology((payload,)), encoding="utf-8")
            for place, (name, (format_, command)) in enumerate(rows.items()):
                if (number + place) % every:
                    continue
                count += 1
                why = judged(format_, written(command, path, out), harmless[name])
                if why:
                    found.append(f"{name}: {payload!r}: {why}")
    return count, found


def main() -> int:
    count, found = tried(*map(int, sys.argv[1:]))
    for line in found[:40]:
        print(line)
    print(f"{len(PAYLOADS)} texts, {len(outputs())} outputs: {count:,} written")
    print(f"{len(found)} failures")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

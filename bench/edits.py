"""Edit files in random layouts by the commands, and compare with what PyYAML makes of them.

    python -m bench.edits [OPERATIONS [SEED]]       13,304 operations unless given

Each operation writes a file as a person may have laid it out, runs add, edit, rm or fmt on it, and
asks PyYAML, in C and in Python, whether the values are the old ones and the change. Comments are
numbered: each has to be in the file or among the lines that rm printed, and none in a value.
Prints what failed, with the file. Exits 1 when anything did.
"""

import os
import random
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from tests.command import Ran, run

OPERATIONS: Final = 13_304
WORDS: Final = (
    "Baku", "the forum", "a: b", "x#y", "it's", 'so "called"', "- dash", "Бакинский", "日本語",
    "🎉 👩\u200d🚀", "שלום", "مرحبا", "E\u0301lyse\u0301e", "no", "1992", "[a]", "{b}",
    "a ? b", "&c",
    "*d", "!e", "%f", "@g", "`h`", "a, b", "? x", "~", "k:", "-1", "|", ">", "'", "\\", "दिल्ली",
)  # fmt: skip
SAFE: Final = (
    "Baku",
    "the forum",
    "it's",
    "Бакинский",
    "日本語",
    "x#y",
    "🎉",
    "E\u0301lyse\u0301e",
    "no",
)
TEXTS: Final = ("note", "quote")
LISTS: Final = ("orgs", "tags")
COMMENT: Final = re.compile(r"# c\d+\.")


class Layout:
    """One file, written by chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.count = 0
        self.dash = chance.choice((0, 0, 2, 2, 3, 6))
        self.gap = chance.choice((1, 1, 1, 3))
        self.ids = [f"e{number}" for number in range(chance.randint(1, 4))]

    def comment(self, often: float = 0.25) -> str:
        if self.chance.random() > often:
            return ""
        self.count += 1
        return f"# c{self.count}."

    def side(self) -> str:
        made = self.comment()
        return f"  {made}" if made else ""

    def above(self, column: int) -> str:
        """Return lines between two others: nothing, blank ones, comments at odd depths."""
        made = ""
        while self.chance.random() < 0.3:
            at = max(0, column + self.chance.choice((0, 0, 0, -2, 2, 4, 7)))
            told = self.comment(0.7)
            made += (" " * at + told if told else "") + "\n"
        return made

    def text(self, column: int) -> str:
        """Return a text behind its key, in any style, to the end of its last line."""
        chance = self.chance
        style = chance.choice(("plain", "single", "double", "literal", "folded", "long"))
        words = [chance.choice(WORDS) for _ in range(chance.randint(1, 3))]
        pad = " " * (column + chance.randint(1, 6))
        if style in ("literal", "folded"):
            keep = chance.choice(("", "-", "+"))
            body = "\n".join(
                pad + word + (chance.choice(("", "\n")) if keep == "+" else "") for word in words
            )
            return f" {'|' if style == 'literal' else '>'}{keep}{self.side()}\n{body}"
        if style == "plain":
            return " " + chance.choice(SAFE) + self.side()
        if style == "long":
            return " " + f"\n{pad}".join(chance.choices(SAFE[:4], k=2)) + self.side()
        joined = " ".join(words)
        if style == "single":
            return " '" + joined.replace("'", "''") + "'" + self.side()
        return ' "' + joined.replace("\\", "\\\\").replace('"', '\\"') + '"' + self.side()

    def items(self, column: int) -> str:
        chance = self.chance
        found = [chance.choice(SAFE) for _ in range(chance.randint(1, 3))]
        style = chance.choice(("flow", "spread", "block", "one"))
        pad = " " * (column + chance.randint(1, 3))
        if style == "one":
            return " " + found[0] + self.side()
        if style == "flow":
            return " [" + ", ".join(found) + "]" + self.side()
        if style == "spread":
            return " [" + self.side() + "\n" + pad + f",{self.side()}\n{pad}".join(found) + "]"
        less = pad if chance.random() < 0.5 else " " * column
        lines = (f"{less}- {item}{self.side()}" for item in found)
        between = "\n" + chance.choice(("", f"{less}{self.comment(0.5)}\n"))
        return self.side() + "\n" + between.join(lines)

    def event(self, name: str) -> str:
        chance, column = self.chance, self.dash + 1 + self.gap
        lead = " " * self.dash + "-" + " " * self.gap
        if chance.random() < 0.12:
            return f"{lead}{{id: {name}, title: 'A, b', date: 1999}}{self.side()}\n"
        keys = {"id": f" {name}{self.side()}", "title": f" {chance.choice(SAFE)}{self.side()}"}
        if chance.random() < 0.7:
            keys["date"] = f" {chance.choice(('1999', '2025-03-13', '2019/..'))}{self.side()}"
        for key in TEXTS:
            if chance.random() < 0.5:
                keys[key] = self.text(column)
        for key in LISTS:
            if chance.random() < 0.5:
                keys[key] = self.items(column)
        pairs = list(keys.items())
        chance.shuffle(pairs)
        lines = []
        for number, (key, value) in enumerate(pairs):
            lines.append(f"{lead if not number else ' ' * column}{key}:{value}\n")
            lines.append(self.above(column) if number < len(pairs) - 1 else "")
        return "".join(lines)

    def __str__(self) -> str:
        head = f"{self.above(0)}chrono: 1{self.side()}\n{self.above(0)}events:{self.side()}\n"
        body = "".join(self.above(self.dash) + self.event(name) for name in self.ids)
        text = head + body + self.above(self.dash)
        if self.chance.random() < 0.15:
            text = text.rstrip("\n")
        newline = self.chance.choice(("\n", "\n", "\n", "\r\n", "\r"))
        bom = "\ufeff" if self.chance.random() < 0.1 else ""
        return bom + text.replace("\n", newline)


class Operation(NamedTuple):
    """A command, and what it makes of the events by id."""

    words: tuple[str, ...]
    change: Callable[[dict[str, dict[str, Any]]], object]


def operation(chance: random.Random, ids: list[str]) -> Operation:
    """Return something to do to a file of these events."""
    name, kind = chance.choice(ids), chance.choice(("add", "edit", "edit", "edit", "rm", "fmt"))
    value = " ".join(chance.choice(WORDS) for _ in range(chance.randint(1, 2)))
    if kind == "add":
        new = {"id": "new", "date": "2001", "title": value, "quote": f"{value}\nand {value}"}
        words = ("add", "2001", "--id", "new", "--quote", new["quote"], "--", value)
        return Operation(words, lambda events: events.update(new=new))
    if kind == "rm":
        return Operation(("rm", name), lambda events: events.pop(name))
    if kind == "fmt":
        return Operation(("fmt",), lambda _: None)
    key = chance.choice(("title", "date", "note", "quote", "orgs", "tags", "page", "status"))
    if key in LISTS:
        option = {"orgs": "--org", "tags": "--tag"}[key]
        values = chance.choices([word for word in WORDS if word.strip()], k=chance.randint(1, 3))
        words = ("edit", name, *(part for one in values for part in (option, one)))
        return Operation(words, lambda events: events[name].update({key: values}))
    value = {
        "title": value, "date": chance.choice(("undated", "1066", "2025-03")), "page": "xiv",
        "status": "proposed",
    }.get(key, chance.choice((value, f"{value}\nsecond # line", "")))  # fmt: skip

    def change(events: dict[str, dict[str, Any]]) -> None:
        events[name].pop(key, None)
        if value not in ("", "undated"):
            events[name][key] = value

    return Operation(("edit", name, f"--{key}", value), change)


def events_of(raw: bytes) -> Iterator[dict[str, dict[str, Any]]]:
    """Yield the events by id as each parser of PyYAML reads them, in the one form there is."""
    for loader in (yaml.BaseLoader, yaml.CBaseLoader):
        held = yaml.load(raw, loader)["events"] or []
        yield {event["id"]: {key: _value(key, event[key]) for key in event} for event in held}


def _value(key: str, held: Any) -> Any:
    if key in LISTS:
        return [held] if isinstance(held, str) else held
    return held.strip("\n")


def failure(path: Path, chance: random.Random) -> str:
    """Do one thing to one file; return what is wrong with what came out, or nothing."""
    layout = Layout(chance)
    old = str(layout)
    path.write_bytes(old.encode())
    before = list(events_of(path.read_bytes()))
    done = operation(chance, layout.ids)
    ran = run(*done.words)
    why = judged(path, old, before, done, ran)
    return f"{why}\n$ chrono {' '.join(map(repr, done.words))}\n{ran.err}{old!r}\n" if why else ""


def judged(
    path: Path, old: str, before: list[dict[str, dict[str, Any]]], done: Operation, ran: Ran
) -> str:
    """Return what is wrong after an operation."""
    raw = path.read_bytes()
    said = Counter(COMMENT.findall(str(before[0])))  # deep in a block text it is no comment
    if ran.status:
        # An entry in braces with a comment in it may be refused, but is never changed then.
        return "changed though refused" if raw != old.encode() else f"refused: {ran.err}"
    try:
        after = list(events_of(raw))
    except (yaml.YAMLError, TypeError) as error:
        return f"not read by PyYAML: {error}"
    for was, found in zip(before, after, strict=True):
        done.change(was)
        if was != found:
            return f"values: {was} became {found}"
    told = Counter(COMMENT.findall(raw.decode())) + Counter(COMMENT.findall(ran.out))
    lost = Counter(COMMENT.findall(old)) - told
    lost -= Counter(COMMENT.findall(ran.err)) + said
    if lost:
        return f"lost {', '.join(lost)}"
    if done.words[0] == "fmt" and run("fmt", "--check").status:
        return "fmt is not idempotent"
    return ""


def tried(count: int, seed: int) -> list[str]:
    """Return what went wrong in so many operations."""
    chance = random.Random(seed)
    os.environ.pop("CHRONO_FILE", None)
    with tempfile.TemporaryDirectory(prefix="chrono-edits-") as folder, chdir(folder):
        found = [failure(Path(folder) / "events.yaml", chance) for _ in range(count)]
    return [text for text in found if text]


def main() -> int:
    given = [int(text) for text in sys.argv[1:]]
    count, seed = (*given, *(OPERATIONS, 1)[len(given) :])
    found = tried(count, seed)
    for text in found[:20]:
        print(text)
    kinds = Counter(re.sub(r"[\d:].*", "", text.split("\n")[0]) for text in found)
    print(f"{count:,} operations, {len(found)} failures {dict(kinds) if kinds else ''}")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

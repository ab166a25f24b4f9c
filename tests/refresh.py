"""Write what is made from the code: docs/cli.md, docs/chrono.1, key tables, console blocks.

    python -m tests.refresh [FILE…]

Without files, all of it. Read the result as a diff: it is what a user will see.
"""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import click

from chrono.claims import KEYS, Key
from chrono.cli import COMMANDS, cli
from tests import console, manual

CLI = console.ROOT / "docs" / "cli.md"
MANUAL = console.ROOT / "docs" / "chrono.1"
EVENTS = console.ROOT / "docs" / "events.md"
WIDTH = 80
_TABLE = re.compile(r"(?<=<!-- keys: )(\w+)( -->\n\n)(?:(?:\|.*\n)+\n)?")

SHAPES = {
    "line": "one line",
    "text": "text",
    "texts": "list of lines",
    "date": "date",
    "number": "whole number",
    "share": "0 to 1",
    "zone": "time zone",
    "path": "path",
    "id": "id",
    "fields": "your own keys",
    "profiles": "mapping",
}


def cli_page() -> str:
    """Return docs/cli.md: its own head, and the help of chrono and of each command."""
    head = CLI.read_text(encoding="utf-8").split("\n## ")[0]
    settings = {**cli.context_settings, "terminal_width": WIDTH, "max_content_width": WIDTH}
    top = click.Context(cli, info_name="chrono", **settings)
    parts = [head, _section("chrono", cli.get_help(top))]
    for name in COMMANDS:
        command = cli.get_command(top, name)
        assert command is not None
        context = click.Context(command, top, name)
        parts.append(_section(f"chrono {name}", command.get_help(context)))
        for sub, held in getattr(command, "commands", {}).items():
            text = held.get_help(click.Context(held, context, sub))
            parts.append(_section(f"chrono {name} {sub}", text))
    return "\n".join(parts)


def _section(name: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {name}\n\n```text\n{lines}\n```\n"


def key_table(part: str) -> str:
    """Return the table of the keys of one part of the file, as docs/events.md has it."""
    rows = ["| key | value | meaning |", "|---|---|---|"]
    for name, key in KEYS[part].items():
        needed = " (required)" if key.required else ""
        rows.append(f"| `{name}` | {_value(key)} | {key.help}{needed} |")
    return "".join(row + "\n" for row in rows)


def _value(key: Key) -> str:
    kind, _, part = key.shape.partition(":")
    if kind == "choice":
        return ", ".join(f"`{word}`" for word in key.choices)
    if kind == "map":
        return f"{part} by key" if part != "entity" else "entity by name"
    if kind == "list":
        return f"list of {part}s"
    return SHAPES[kind]


def with_tables(text: str) -> str:
    """Return docs/events.md with its key tables made anew."""
    return _TABLE.sub(lambda found: found[1] + found[2] + key_table(found[1]) + "\n", text)


def main() -> None:
    """Write whatever is stale, and say so."""
    chosen = [Path(name).resolve() for name in sys.argv[1:]]
    made = {
        CLI: cli_page(),
        MANUAL: manual.manual(),
        EVENTS: with_tables(EVENTS.read_text(encoding="utf-8")),
    }
    for path, text in made.items():
        if not chosen or path in chosen:
            _write(path, text)
    wanted = [path for path in console.pages() if not chosen or path in chosen]
    with ThreadPoolExecutor() as pool:
        for path, text in zip(wanted, pool.map(_page, wanted), strict=True):
            _write(path, text)


def _page(path: Path) -> str:
    page = console.read(path)
    return console.refreshed(page, console.run(page))


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {path.relative_to(console.ROOT)}")


if __name__ == "__main__":
    main()

"""The command that shows the version, and what a report of a bug should say of the machine."""

import locale
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

import click

from chrono import __version__
from chrono.cli.command import command

PACKAGES: Final = (
    "click", "dateparser", "tabulate", "wcwidth", "PyYAML", "pendulum", "filelock", "icalendar",
    "python-dateutil", "charset-normalizer", "rapidfuzz", "trafilatura", "htmldate",
    "lxml_html_clean", "pypdfium2", "vl-convert-python", "Jinja2", "python-docx", "openpyxl",
)  # fmt: skip
SETTINGS: Final = ("LC_ALL", "LC_CTYPE", "LANG", "TZ", "TERM", "PYTHONUTF8", "PYTHONIOENCODING")


def details() -> str:
    """Return lines of a name and what it is; no paths, and no names of people or machines."""
    facts = list(_facts())
    width = max(len(name) for name, _ in facts)
    return "\n".join(f"{name:<{width}}  {value}" for name, value in facts)


def _facts() -> Iterator[tuple[str, str]]:
    yield "python", f"{platform.python_version()} ({platform.python_implementation()})"
    yield "platform", f"{platform.system()} {platform.release()} {platform.machine()}"
    yield (
        "encoding",
        (
            f"locale {locale.getencoding()}, files {sys.getfilesystemencoding()}, "
            f"output {getattr(sys.stdout, 'encoding', None)}"
        ),
    )
    given = [f"{name}={os.environ[name]}" for name in SETTINGS if name in os.environ]
    yield "settings", ", ".join(given) or "none"
    for package in PACKAGES:
        yield package, _version(package)
    yield "libyaml", "used" if find_spec("yaml._yaml") else "missing: a slower parser is used"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


@command(
    "version",
    epilog="""\b
Examples:
  chrono version
  chrono version --verbose""",
)
@click.option("-v", "--verbose", is_flag=True, help="All that a report of a bug should say.")
def version_command(verbose: bool) -> None:
    """Show the version, as `chrono --version` does."""
    click.echo(f"chrono {__version__}")
    if verbose:
        click.echo(details())

"""What a report of a bug should say of the machine: versions, platform, encodings."""

import locale
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Final

PACKAGES: Final = (
    "click", "dateparser", "tabulate", "PyYAML", "pendulum", "filelock", "icalendar",
    "charset-normalizer", "rapidfuzz", "trafilatura", "htmldate",
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

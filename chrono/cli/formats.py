"""The format of an output: by name, by the ending of its file; or which command writes it."""

import os
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from chrono.cli.command import Choice
from chrono.errors import ChronoError
from chrono.writers import ENDINGS, EXPORT_ENDINGS, EXPORTS, WRITERS, names

PLAIN: Final = ("columns", "tsv", "csv", "json", "jsonl")  # of tables that are not timelines
REPORTS: Final = ("md", "html", "tex", "txt", "docx")


class Writing(NamedTuple):
    """What one command writes the timeline as: how it is asked, formats, endings of files."""

    asked: str
    formats: tuple[str, ...]
    endings: Mapping[str, str]


def _writings() -> tuple[Writing, ...]:
    from chrono.report import ENDINGS as REPORT_ENDINGS

    exported = {end: name for name, ends in EXPORT_ENDINGS.items() for end in reversed(ends)}
    return (
        Writing("`chrono list -O {}`", tuple(names()), ENDINGS),
        Writing("`chrono export {}`", (*WRITERS, *EXPORTS), exported),
        Writing("`chrono report -O {}`", REPORTS, REPORT_ENDINGS),
    )


class Format(Choice):
    """One of a few formats; another is refused with the command that writes it."""

    def complaint(self, value: str) -> str:
        """Return what is wrong with a format that is none of them, and what to do."""
        return f"{value!r} is not known; {instead(value, map(str, self.choices))}"


def instead(name: str, known: Iterable[str]) -> str:
    """Return what there is instead of a format, or an ending, that a command does not write."""
    from chrono.spelling import same, suggestion

    here = list(known)
    listed = f"there are {', '.join(here)}"
    if meant := same(name, here):
        return f"did you mean {meant[0]}?" + (f" {listed}" if len(here) < 20 else "")
    elsewhere = [
        writing.asked.format(format_)
        for writing in _writings()
        for format_ in [*same(name, writing.formats), *_ends(name, writing)][:1]
    ]
    if elsewhere:
        can = f"{' and '.join(elsewhere)} {'writes' if len(elsewhere) == 1 else 'write'} that"
        return f"{can}; {listed} here" if len(here) < 20 else can
    meant_here = suggestion(name, here)
    return f"{meant_here} {listed}" if meant_here else listed


def _ends(name: str, writing: Writing) -> list[str]:
    found = writing.endings.get(f".{name.lower()}")
    return [found] if found else []


def format_of(format_: str | None, output: str | None, default: str) -> str:
    """Return the name of the format: as given, by the file's ending, or the default."""
    if format_:
        found = next((name for name in names() if name == format_.lower()), None)
        if found is None:
            raise ChronoError(f"no format {format_}", instead(format_, names()))
        return found
    ending = ending_of(output)
    if not ending:
        return default
    if ending not in ENDINGS:
        listed = f"say -O FORMAT, or end in {', '.join(ENDINGS)}"
        raise ChronoError(f"no format ends in {ending}", _hint(ending, names(), listed))
    return ENDINGS[ending]


def ending_of(output: str | None) -> str:
    """Return the ending of the file that an output goes to, in lower case; or nothing."""
    return os.path.splitext(output)[1].lower() if output and output != "-" else ""


def check_ending(output: str | None, known: Iterable[str], what: str) -> None:
    """Refuse a file whose ending promises a format that is not written to it."""
    ending = ending_of(output)
    if ending and any(_ends(ending[1:], writing) for writing in _writings()):
        here = list(known)
        if ending[1:] not in here:
            raise ChronoError(f"{what} cannot be {ending[1:]}", _hint(ending, here, ""))


def _hint(ending: str, known: Iterable[str], otherwise: str) -> str:
    here = list(known)
    hint = instead(ending[1:], here)
    return otherwise if otherwise and hint.startswith("there are") else hint

"""Chronology to findings: what is wrong or thin in a file that can be read.

To add a check: a function `(Chronology) -> Iterator[Finding]` in the module of its subject, a row
in `CHECKS` with its codes, a sentence for each code in `errors.CODES`, a case under tests/errors/
and a row in docs/errors.md.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from chrono.checks import agreement, dating, evidence, naming
from chrono.checks.finding import Finding
from chrono.claims import Chronology
from chrono.errors import NOTE, Problem

# Each check with the codes it may give.
CHECKS: Final[dict[Callable[[Chronology], Iterator[Finding]], tuple[str, ...]]] = {
    evidence.without_source: ("C101",),
    evidence.without_quote: ("C102",),
    evidence.unused_sources: ("C109",),
    naming.alike: ("C103",),
    naming.of_another_kind: ("C104",),
    naming.without_name: ("C105",),
    naming.unknown_events: ("C107",),
    naming.shared_names: ("C110",),
    naming.unknown_codes: ("C111",),
    dating.reversed_parts: ("C106",),
    dating.skipped_days: ("C108",),
    agreement.phrases: ("C114",),
    agreement.weekdays: ("C115",),
    agreement.later_than_sources: ("C116",),
    naming.repeated: ("C117",),
    agreement.quotes_without_phrases: ("C118",),
    agreement.claims_apart: ("C119",),
    dating.unclear_times: ("C120",),
    dating.unsupported: ("C112",),
    dating.against_relations: ("C113",),
}
NOTES: Final = frozenset(
    {"C101", "C102", "C103", "C105", "C108", "C109", "C110", "C111", "C117", "C118", "C119"}
)


def run(chronology: Chronology) -> list[Problem]:
    """Return what the checks find, in the order of the files, less what its event ignores."""
    found = [
        finding
        for check in CHECKS
        for finding in check(chronology)
        if finding.event is None or finding.code not in finding.event.ignore
    ]
    problems = placed(chronology, found)
    return sorted(problems, key=lambda problem: problem[:4])


def placed(chronology: Chronology, found: Iterable[Finding]) -> Iterator[Problem]:
    """Yield the findings as problems with line, column and text, reading each file once."""
    from chrono.store.places import Places

    places = {file.path: Places(file.path) for file in chronology.files}
    for finding in found:
        level = NOTE if finding.code in NOTES else "error"
        place = places[finding.path]
        line, column = place.of(finding.line, finding.key)
        text = place.text(line)
        yield Problem(
            finding.path, line, column, finding.code, finding.message, finding.hint, level, text
        )

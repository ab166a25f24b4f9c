"""Of what kind the names are that stand in a column of people, or in one that says *Who*."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from chrono.claims import NAMES
from chrono.importers import Told
from chrono.names import fold

_KEYS: Final = {kind: key for key, kind in NAMES.items()}
_LOWER: Final = re.compile(r"[^\W\d_A-Z]")


class Sorter:
    """Puts names under the keys of their kinds, and tells of those that are no persons."""

    def __init__(self, known: Mapping[str, str]) -> None:
        """Take the kinds of the names that a chronology knows, by the name folded."""
        self.known = known
        self.firms: dict[str, None] = {}
        self.open: dict[str, None] = {}

    def key(self, name: str, usual: str) -> str:
        """Return the key of an event for a name: people, orgs, places, or names of no known kind.

        `usual` is the kind of a name that tells none, as a column of persons has it; a name in
        capitals, with a figure or with an ampersand is not taken for a person even there.
        """
        if known := self.known.get(fold(name)):
            return _KEYS[known]
        from chrono.extract.lone import kind_alone

        kind = kind_alone(name)
        if not kind and usual and _LOWER.search(name) and not re.search(r"[\d&]", name):
            kind = usual
        if kind == "org":
            self.firms[name] = None
        elif not kind:
            self.open[name] = None
        return _KEYS[kind]

    def told(self) -> Iterator[Told]:
        """Yield the names that were not taken for persons."""
        yield from (Told(name, "an organisation, by its name") for name in self.firms)
        yield from (Told(name, "person or organisation? kept under names") for name in self.open)

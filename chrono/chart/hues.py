"""Which organisation, or whatever else events have, has which colour."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from chrono.claims import Event

BY: Final = {"org": "orgs", "person": "people", "place": "places", "tag": "tags"}
MOST: Final = 6  # colours that people tell apart at a glance


class Hues(NamedTuple):
    """The names that have a colour, the most frequent first, out of those events have."""

    by: str
    names: tuple[str, ...]

    def of(self, event: Event) -> int:
        """Return the number of the colour of an event, from 1; 0 when it has none of its own."""
        held = getattr(event, BY[self.by]) if self.names else ()
        return min((self.names.index(name) + 1 for name in held if name in self.names), default=0)


def hues(events: Iterable[Event], by: str) -> Hues:
    """Return the colours of events by one of `BY`; names as often found come by their letters.

    A name that occurs only beside names with a colour gets none: no event would show it.
    """
    left = [held for event in events if (held := getattr(event, BY[by]))]
    names: list[str] = []
    while left and len(names) < MOST:
        found = Counter(name for held in left for name in held)
        first = min(found, key=lambda name: (-found[name], name))
        names.append(first)
        left = [held for held in left if first not in held]
    return Hues(by, tuple(names))

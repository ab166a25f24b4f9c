"""The sources that a timeline cites, each with a number of its own.

The number is the place of the source in its file, files in the order given. So it is the same
whatever is selected, in every report, for as long as new sources are added at the end.
"""

from collections import Counter
from typing import NamedTuple

from chrono.claims import Source
from chrono.store.text import stem
from chrono.timeline import Timeline

Cited = dict[tuple[str, str], "Citation"]  # by the path of the file and the key in it


class Citation(NamedTuple):
    """A source with its number, counted from 1, and an id that no other source has."""

    number: int
    id: str
    source: Source


def cited(timeline: Timeline) -> Cited:
    """Return the sources that the claims of the rows cite, in the order of their numbers."""
    used = {(row.event.path, key) for row in timeline.rows for key in row.event.sources}
    held = [(file, key) for file in timeline.chronology.files for key in file.sources]
    shared = Counter(key for _, key in held)
    found = {}
    for number, (file, key) in enumerate(held, 1):
        if (file.path, key) in used:
            name = key if shared[key] == 1 else f"{stem(file.path)}:{key}"
            found[file.path, key] = Citation(number, name, file.sources[key])
    return found

"""What a check finds, before its place in the file is looked up."""

from typing import NamedTuple

from chrono.claims import Event


class Finding(NamedTuple):
    """Something wrong or thin at a key of the entry that starts on a line of a file."""

    code: str
    path: str
    line: int
    key: str
    message: str
    hint: str = ""
    event: Event | None = None  # whose `ignore` may silence it


def of_event(code: str, event: Event, key: str, message: str, hint: str = "") -> Finding:
    """Return a finding at a key of an event."""
    return Finding(code, event.path, event.at, key, message, hint, event)

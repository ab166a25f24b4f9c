"""Which revision of an event a calendar has: SEQUENCE, LAST-MODIFIED and DTSTAMP (RFC 5545).

A calendar that is written over an earlier one reads it first. An event that is the same keeps the
lines it had, so that an export without a change gives the same bytes; one that has changed has the
SEQUENCE before plus one, so that clients that compare it take the change.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_EVENT: Final = re.compile(r"^BEGIN:VEVENT$.*?^END:VEVENT$\n", re.M | re.S)
_STAMPS: Final = re.compile(r"^(?:DTSTAMP|LAST-MODIFIED|SEQUENCE)[:;].*\n", re.M)
_SEQUENCE: Final = re.compile(r"^SEQUENCE:(\d{1,9})$", re.M)
_UID: Final = re.compile(r"^UID:(.*)$", re.M)


class Revision(NamedTuple):
    """An event as an earlier calendar has it."""

    text: str
    sequence: int


def revisions(calendar: str) -> dict[str, Revision]:
    """Return the events of an earlier calendar by UID; what cannot be read is passed over."""
    found: dict[str, Revision] = {}
    for event in _EVENT.findall(calendar.replace("\r\n", "\n")):
        plain = event.replace("\n ", "")
        uid, sequence = _UID.search(plain), _SEQUENCE.search(plain)
        if uid:
            found[uid[1]] = Revision(event, int(sequence[1]) if sequence else 0)
    return found


def revised(uid: str, before: dict[str, Revision], write: Callable[[int], str]) -> str:
    """Return an event with its SEQUENCE, or as it was written before when nothing has changed."""
    old = before.get(uid)
    if old is None:
        return write(0)
    new = write(old.sequence + 1)
    same = _essence(new.replace("\r\n", "\n")) == _essence(old.text)
    return old.text.replace("\n", "\r\n") if same else new


def _essence(event: str) -> str:
    return _STAMPS.sub("", event)

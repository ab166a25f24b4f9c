"""A change to a large file, made to an excerpt of it: its sections, and the entries next to it.

Where the scanner has read a file, each line that starts with the dash of an entry starts an entry,
and each entry was read by itself. So those left out mean the same before and after, when their
bytes are the same and they stand between the same entries: only the excerpt has to be edited and
proved. Whatever is not like that goes the slow way, over the whole text.
"""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from chrono.claims import Chronology, Event
from chrono.errors import ChronoError
from chrono.store import scan
from chrono.store.load import Survey, load_text, survey
from chrono.store.proof import Wanted, proved
from chrono.store.scan import Keep
from chrono.store.text import Text


class Whole(NamedTuple):
    """What an edit has to know of the whole file."""

    ids: frozenset[str]
    referring: tuple[Event, ...]  # the events that say they are before, after or during others


class Task(NamedTuple):
    """A text to edit, which may be an excerpt, and what is known of it and of the whole."""

    text: Text
    chronology: Chronology
    whole: Whole
    identifier: str  # of the event to change; '' to add one at the end of the list


# Returns the text changed, and the entries that are to be different then.
Edit = Callable[[Task], tuple[str, Wanted]]


class _WholeNeededError(Exception):
    """An excerpt is not enough to make a change, or to prove it."""


def _refers(event: Event) -> bool:
    return bool(event.before or event.after or event.during)


_REFERRING: Final = Keep(_refers, usual=False)


class Excerpt(NamedTuple):
    """A part of a file that is a chronology by itself; `before` and `after` are left out of it."""

    text: Text
    before: bytes
    after: bytes


def changed(text: Text, identifiers: Iterable[str], edit: Edit) -> str:
    """Return the text after an edit for each of the ids, proved to say what was meant and no more.

    `edit` may be asked twice for an id. Raises `ChronoError` as it does, and as `proved` does.
    """
    found = _surveyed(text)
    if found:
        whole = Whole(found.ids, found.chronology.events)
        try:
            return _by_excerpts(text, identifiers, edit, whole)
        except (_WholeNeededError, ChronoError):
            pass  # the slow way tells what is wrong, with its place in the file
    return _as_a_whole(text, identifiers, edit)


def _by_excerpts(text: Text, identifiers: Iterable[str], edit: Edit, whole: Whole) -> str:
    for identifier in identifiers:
        short = _excerpt(text, identifier)
        if short is None:
            raise _WholeNeededError
        old = survey(short.text)
        if old is None:
            raise _WholeNeededError
        new, wanted = edit(Task(short.text, old.chronology, whole, identifier))
        found = survey(Text(text.path, new.encode()))
        if found is None or not _fits(whole.ids - old.ids, old, found):
            raise _WholeNeededError
        proved(text.path, new, wanted, old.chronology)
        text = Text(text.path, restored(short, new.encode(), found))
        whole = whole._replace(ids=whole.ids - old.ids | found.ids)
    return text.text


def _as_a_whole(text: Text, identifiers: Iterable[str], edit: Edit) -> str:
    known = load_text(text)
    referring = tuple(filter(_refers, known.events))
    whole = Whole(frozenset(event.id for event in known.events), referring)
    wanted = Wanted()
    for identifier in identifiers:
        new, more = edit(Task(text, known, whole, identifier))
        wanted = wanted.joined(more)
        text = Text(text.path, new.encode())
    return proved(text.path, text.text, wanted, known)


def excerpt(text: Text, identifier: str) -> Excerpt | None:
    """Return the excerpt for a change to an event, or at the end of the list when it is ''.

    It has the sections, the event and those beside it. None for a file that is small, and for one
    that the scanner does not read.
    """
    return _excerpt(text, identifier) if _surveyed(text) else None


def _surveyed(text: Text) -> Survey | None:
    return survey(text, _REFERRING) if len(text.raw) > scan.SMALL else None


def _excerpt(text: Text, identifier: str) -> Excerpt | None:
    """Return the excerpt of a text that the scanner has read."""
    found = scan.cut(text.raw)
    if found is None:
        return None
    raw, start, end, mark = text.raw, found.start, found.end, b"\n" + found.mark.encode()
    if identifier:
        name = re.escape(identifier.encode())
        line = rb"\n *(?:- )?id: +(['\"]?)" + name + rb"\1(?=[ \t\r\n])"
        own = re.compile(line).search(raw, start - 1, end)
        at = raw.rfind(mark, start - 1, own.end()) if own else -1
    else:
        at = raw.rfind(mark, start - 1, end)
    if at < 0:
        return None
    first = raw.rfind(mark, start - 1, at) + 1 or start
    following = raw.find(mark, at + 1, end) + 1
    last = following and raw.find(mark, following, end) + 1
    stop = last or end
    short = Text(text.path, raw[:start] + raw[first:stop] + raw[end:])
    return Excerpt(short, raw[start:first], raw[stop:end])


def _fits(left_out: frozenset[str], old: Survey, new: Survey) -> bool:
    """Whether no id of a changed excerpt is one left out, no source is lost, entries look alike."""
    kept = old.chronology.files[0].sources.keys() <= new.chronology.files[0].sources.keys()
    return kept and old.cut.mark == new.cut.mark and not left_out & new.ids


def restored(short: Excerpt, new: bytes, found: Survey) -> bytes:
    """Return the whole text of a changed excerpt, with what was found in it."""
    start, end = found.cut.start, found.cut.end
    entries = new[start:end]
    if (short.before and not entries.startswith(found.cut.mark.encode())) or (
        short.after and not entries.endswith(b"\n")
    ):
        raise _WholeNeededError
    return b"".join((new[:start], short.before, entries, short.after, new[end:]))

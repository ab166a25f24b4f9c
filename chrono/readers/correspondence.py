"""Messages in a text to documents of their own: `of_letters`."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from chrono.dates import Date
from chrono.readers.credits import brief
from chrono.readers.days import days_in
from chrono.readers.document import Block, Document
from chrono.readers.furniture import blocks
from chrono.readers.letters import Letter, letters
from chrono.readers.paragraphs import spans

_ORDERS: Final = ("day", "month")
# Month first goes with a clock of twelve hours, day first with one of twenty-four.
_CLOCK: Final = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?(?:\s?(?P<half>[ap]\.?m\b))?", re.I)
_SIGNATURE: Final = re.compile(r"^-- ?$", re.M)


def of_letters(text: str, known: Document, numbered: bool) -> list[Document]:
    """Return the documents in a text: what it says itself, then each message in it that has words.

    `known` is what the file says of the first; `numbered` gives the lines of the file.
    """
    found = letters(text)
    made = [known._replace(text=found[0].text, blocks=_blocks(found[0], numbered))]
    for letter in found[1:]:
        if not any(map(str.isalnum, letter.text)):
            continue
        if letter.head is None:  # quoted of nobody known
            continue
        day, left_open = _day(letter.head.date, known.published)
        author, subject = letter.head.author, letter.head.subject
        name = brief(subject or f"message from {author or 'somebody'}")
        made.append(
            known._replace(
                text=letter.text, blocks=_blocks(letter, numbered),
                title=subject or known.title,
                author=(author,) if author else (),
                published=day,
                dated="metadata" if day else "none",
                part=name,
                notes=(left_open,) if left_open else (),
                inner=(),
            )
        )  # fmt: skip
    return made


def _day(words: str, outer: Date | None) -> tuple[Date | None, str]:
    """Return the day of a message, and what is to be said where it has two readings.

    A message is not sent after the one that holds it, and its clock says where it was written.
    """
    days = days_in(words) if words else ()
    if len(days) > 1 and outer is not None and outer.latest is not None:
        days = tuple(day for day in days if day.earliest is None or day.earliest <= outer.latest)
    if len(days) == 1:
        return days[0], ""
    if len(days) == len(_ORDERS) and (clock := _CLOCK.search(words)):
        american = bool(clock["half"])
        chosen = next((one for one in days if _is_first(one, words, american)), None)
        if chosen is not None:
            kind = "12-hour" if american else "24-hour"
            return chosen, f"{words} is read as {chosen}, by its {kind} clock"
    said = f"{words} is {' or '.join(map(str, days))}: the day of that message is left open"
    return None, said if days else ""


def _is_first(day: Date, words: str, month: bool) -> bool:
    """Whether the first figures of a date are its month, or its day."""
    first = re.search(r"\d+", words)
    return first is not None and int(first[0]) == int(str(day)[5:7] if month else str(day)[8:10])


def _blocks(letter: Letter, numbered: bool) -> tuple[Block, ...]:
    """Return the paragraphs of a message, its signature as furniture."""
    return tuple(_own(letter, blocks(letter.text, spans(letter.text)), numbered))


def _own(letter: Letter, found: tuple[Block, ...], numbered: bool) -> Iterator[Block]:
    signature = _SIGNATURE.search(letter.text)
    number = 0
    for block in found:
        line = letter.lines[block.line - 1][0] if numbered and block.line else 0
        if signature is not None and block.start >= signature.start():
            block = block._replace(kind="furniture", number=0)
        elif block.kind == "body":
            number += 1
            block = block._replace(number=number)
        yield block._replace(line=line)


def part_in(*parts: str) -> str:
    """Return the name of a part inside a part."""
    return " / ".join(filter(None, parts))


def named_apart(documents: Iterable[Document], part: str = "") -> tuple[Document, ...]:
    """Return documents of one file with names of their own: a second one of a name is counted."""
    seen = Counter[str]()
    made = []
    for document in documents:
        name = document.part
        if part and not name.startswith(part):
            name = part_in(part, name)
        seen[name] += 1
        count = seen[name]
        made.append(document._replace(part=name if count == 1 else f"{name} ({count})"))
    return tuple(made)

"""The tense of the clause around an expression: past, future, or not to be seen.

The verb that stands nearest before it in its clause decides, else the nearest behind it. The
search is bounded, so that a text without a stop costs no more than another.
"""

from typing import Final

from chrono.tagger.text import Text

STOPS: Final = frozenset({".", ";", "!", "?"})
BEFORE: Final = 22
BEHIND: Final = 14


def tense(t: Text, start: int, end: int) -> int:
    """-1 past, 1 future, 0 unknown."""
    i, steps = start - 1, 0
    while i >= 0 and steps < BEFORE and t.words[i] not in STOPS and not t.breaks(i + 1):
        found = verb(t, i)
        if found:
            return found
        i, steps = i - 1, steps + 1
    i = end
    while i < t.size and i < end + BEHIND and t.words[i] not in STOPS and not t.breaks(i):
        found = verb(t, i)
        if found:
            return found
        i += 1
    return 0


def verb(t: Text, i: int) -> int:
    """What this word says of the time: a participle behind `will be` is of the future."""
    word, lexicon = t.words[i], t.lexicon
    if word in lexicon.future:
        return 1
    if word in lexicon.past or (word.endswith(lexicon.past_endings) and len(word) > 4):
        for k in range(i - 1, max(i - 4, -1), -1):
            if t.words[k] in {"will", "would", "to", "shall", "may", "can", "should", "might", "ll"}:
                return 1
        return -1
    return 0

"""The tense of the clause around an expression: past, future, or not to be seen.

The verb that stands nearest before it in its clause decides, else the nearest behind it. The
search is bounded and goes on from what the last one found, so that a text without a stop costs
no more than another.
"""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.text import Text

STOPS: Final = frozenset({".", ";", "!", "?"})
BEFORE: Final = 22
BEHIND: Final = 14
WISH: Final = 8


def tense(t: Text, start: int, end: int) -> int:
    """-1 past, 1 future, 0 unknown."""
    found = t.tenses.get((start, end))
    if found is None:
        found = t.tenses[start, end] = before(t, start) or behind(t, end)
    return found


def before(t: Text, start: int) -> int:
    """The tense of the nearest verb before a token, in its clause."""
    if t.lexicon.subordinators and subordinate(t, start):
        return 0  # the verb of this clause is behind
    asked, value = t.clause
    found = 0
    for i in range(start - 1, max(start - BEFORE, 0) - 1, -1):
        if i < asked <= start:
            found = value
            break
        if stops(t, i) or t.breaks(i + 1):
            break
        found = verb(t, i)
        if found:
            break
    t.clause = start, found
    return found


def subordinate(t: Text, start: int) -> bool:
    """Whether a token stands in a clause that ends in its verb: `, dass es im Herbst schließt`."""
    for i in range(start - 1, max(start - BEFORE, 0), -1):
        if t.words[i] == "," or stops(t, i):
            return t.words[i] == "," and t.words[i + 1] in t.lexicon.subordinators
    return False


def behind(t: Text, end: int) -> int:
    """The tense of the nearest verb behind, in its clause."""
    for i in range(end, min(end + BEHIND, t.size)):
        if stops(t, i) or t.breaks(i):
            return 0
        found = verb(t, i)
        if found:
            return found
    return 0


def stops(t: Text, i: int) -> bool:
    """Whether a clause ends with this token: not at the stop of `Inc. said`, of `9. September`."""
    if t.words[i] != ".":
        return t.words[i] in STOPS
    day = t.kinds[i + 1] == lx.MONTH and i > 0 and t.kinds[i - 1] == lx.DIGITS
    return not (day or t.words[i + 1] == "," or t.shown(i + 1)[:1].islower())


def verb(t: Text, i: int) -> int:
    """What this word says of the time: a participle behind `will be` is of the future."""
    word, lexicon = t.words[i], t.lexicon
    if word in lexicon.future:
        return -1 if "had" in t.words[max(i - 2, 0) : i] else int(not noun(t, i))
    if word in lexicon.auxiliaries:
        return -1 if completed(t, i) else 0
    if word in AIMING and t.words[i + 1] in AIMING[word]:
        return 1
    if scheduled(t, i):
        return 1
    if word == "to" and i and t.words[i - 1] in lexicon.governors:
        return 1
    if attributive(t, i):
        return 0
    if lexicon.future_endings and len(word) > 4 and word.endswith(lexicon.future_endings):
        return 1
    if word in lexicon.past or (len(word) > 4 and word.endswith(lexicon.past_endings)):
        led = [t.words[k] for k in range(max(i - 3, 0), i) if not noun(t, k)]
        if not lexicon.modals.isdisjoint(led):
            return -1 if "have" in led and SURE.isdisjoint(led) else 1  # may have been sold
        if i and t.words[i - 1] in PRESENT:
            return 0
        k = i - 2 if i and t.words[i - 1] in lexicon.infinitives else i - 1
        aim = k >= 0 and t.words[k] == "to" and not wished(t, k)
        return 1 if aim else -1
    return 0


PREFIXES: Final = ("ge", "be", "ver", "er", "ent", "zer", "miss")
CLOSING: Final = frozenset(
    {
        "",
        ",",
        ".",
        ";",
        ":",
        "!",
        "?",
        ")",
        "–",
        "und",
        "oder",
        "worden",
        "gewesen",
        "haben",
        "sein",
    }
)


def completed(t: Text, i: int) -> bool:
    """Whether a German auxiliary has its participle: `hat das Gesetz verabschiedet`."""
    if i and participle(t, i - 1):
        return True
    for k in range(i + 1, min(i + BEFORE, t.size)):
        if stops(t, k):
            return False
        if t.words[k + 1] in CLOSING and participle(t, k):
            return True
    return False


def participle(t: Text, i: int) -> bool:
    """Whether a word has the form of a German participle: gestiegen, eröffnet, begonnen."""
    word = t.words[i]
    if word in STATES:
        return False
    formed = word.endswith("iert") or (word.startswith(PREFIXES) and word.endswith(("t", "en")))
    parted = any(f"{lead}ge" in word[:8] for lead in PARTED) and word.endswith(("t", "en"))
    return len(word) > 4 and (formed or parted) and t.shown(i)[:1].islower()


STATES: Final = among(
    "geöffnet geschlossen gesperrt geplant verboten vorgesehen beschränkt begrenzt eingeschränkt"
)
PARTED: Final = (
    "ab", "an", "auf", "aus", "ein", "fest", "her", "hin", "los", "mit", "nach", "vor", "weg", "zu",
    "zurück", "statt", "teil", "um", "unter", "über", "durch", "frei", "bei", "nieder",
)  # fmt: skip


def wished(t: Text, i: int) -> bool:
    """Whether an infinitive is of what was to be once: `had asked for it to be closed in May`."""
    for k in range(i - 1, max(i - WISH, 0) - 1, -1):
        if stops(t, k):
            return False
        if t.words[k] == "had":
            return True
    return False


SURE: Final = frozenset({"will", "shall", "ll"})
PRESENT: Final = frozenset({"is", "are", "being"})  # a participle behind them tells no time
# Words of what is to come when one of these stands behind: `about to open`, `set for Friday`.
AIMING: Final = {
    "about": {"to"},
    "set": {"to", "for"},
    "takes": {"effect", "place", "office", "over"},
    "take": {"effect", "place", "office"},
    "go": {"to", "on", "into"},
    "goes": {"to", "on", "into"},
    "comes": {"into", "out"},
    "come": {"into"},
}


def attributive(t: Text, i: int) -> bool:
    """Whether a participle stands before its noun: `a proposed`, `a still unspecified date`."""
    k = i - 1
    if k > 0 and (t.words[k].endswith("ly") or t.words[k] in ADVERBS):
        k -= 1
    return k >= 0 and t.kinds[k] == lx.ARTICLE


ADVERBS: Final = frozenset({"still", "now", "once", "then", "long", "well", "yet", "so", "ill"})


def noun(t: Text, i: int) -> bool:
    """Whether a word that may be a verb is none here: `the plan`, `9 May`, `as expected`."""
    if t.kinds[i] == lx.MONTH:
        return t.shown(i)[:1].isupper()
    if not {"as", "than"}.isdisjoint(t.words[max(i - 2, 0) : i]) and t.words[i].endswith("ed"):
        return True
    return i > 0 and t.kinds[i - 1] == lx.ARTICLE and t.words[i] in t.lexicon.governors


def scheduled(t: Text, i: int) -> bool:
    """Whether this is a timetable's present: `the fair opens`, `polls close`; not `three runs`."""
    word, table = t.words[i], t.lexicon.timetable
    if not i or t.kinds[i - 1] in {lx.ARTICLE, lx.NUMBER, lx.DIGITS}:
        return False
    return word in table or (f"{word}s" in table and t.words[i - 1].endswith("s"))

"""The word, or the words in a row, at a place of a text: `Item`, and what may be stepped over."""

from typing import NamedTuple

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import Sense
from chrono.tagger.text import Text
from chrono.tagger.years import capital


class Item(NamedTuple):
    end: int
    kind: str
    sense: Sense


def item(t: Text, i: int) -> Item:
    """What stands at a token; its kind is empty when it is not known."""
    found: Item | None = t.known.get(i)
    if found is None:
        found = t.known[i] = worked_out(t, i)
    return found


def worked_out(t: Text, i: int) -> Item:
    word, lexicon = t.words[i], t.lexicon
    for idiom in lexicon.idioms.get(word, ()):
        end = i + len(idiom.words)
        if tuple(t.words[i:end]) == idiom.words:
            return Item(end, idiom.kind, idiom.sense)
    if word in lexicon.titled and capital(t, i) and not opens(t, i):
        return Item(i + 1, *lexicon.titled[word])
    return Item(i + 1, t.kinds[i] or "", t.senses.get(word))


def opens(t: Text, i: int) -> bool:
    """Whether a sentence begins with this token, so that its capital says nothing."""
    return i == 0 or t.words[i - 1] in {".", "!", "?", ":", '"', "„", "«", "“", "»"} or t.breaks(i)


def of_kind(t: Text, i: int, *kinds: str) -> Item | None:
    """The item, if it is of one of the kinds."""
    found = item(t, i)
    return found if found.kind in kinds else None


def skip(t: Text, i: int, *kinds: str) -> int:
    """The token behind the items of these kinds, two at most."""
    for _ in range(2):
        found = item(t, i)
        if found.kind not in kinds and not (found.kind == lx.COUNTER and lx.OF in kinds):
            break
        i = found.end
    return i


def led(t: Text, i: int, *kinds: str) -> bool:
    """Whether a preposition, or a word of these kinds, stands before."""
    return i > 0 and t.kinds[i - 1] in {lx.OF, lx.COUNTER, *kinds}


def over(t: Text, i: int) -> int:
    """The token behind a comma, a preposition or an article that may stand inside a date."""
    if t.words[i] == ",":
        i += 1
    return skip(t, i, lx.OF, lx.ARTICLE)


def unit_at(t: Text, i: int) -> tuple[int, str] | None:
    """A unit of time; its short form, with its stop, only behind a number."""
    found = item(t, i)
    if found.kind in {lx.UNIT, lx.UNITS}:
        return found.end, str(found.sense)
    if found.kind == lx.LETTER and i and (t.words[i - 1][-1:].isdigit() or t.words[i - 1] == "-"):
        end = found.end
        if t.words[end] == "." and t.glued(end):
            end += 1
        return end, str(found.sense)
    return None


def stop(t: Text, i: int) -> int:
    """The token behind the stop of a short form, unless a sentence ends with it."""
    if t.words[i] != "." or not t.glued(i) or not t.words[i + 1]:
        return i
    after = t.words[i + 1]
    more = after.isdecimal() or not after.isalpha() or not capital(t, i + 1)
    return i + 1 if more and not t.breaks(i + 1) else i


def year_word(t: Text, i: int) -> int:
    """The token behind a word for a year, or the same when there is none."""
    found = unit_at(t, i)
    return found[0] if found and found[1] == "year" else i

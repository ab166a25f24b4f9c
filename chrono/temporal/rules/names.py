"""Whether the name of a month or weekday is meant as one: not `may`, `Jan Smith`, `march on`."""

from chrono.temporal.engine import Match

LINKS = frozenset({"dash", "slash", "to", "and", "or"})
LEADING = frozenset({"of", "in", "article", "step"})
SIGNS = frozenset({"@", "#", "-"})  # before a word they make a tag or a part of it
CLOSING = frozenset({".", "!", "?"})
OPENING = CLOSING | {":", ";"}


def alone(m: Match) -> bool:
    """The name of a month is one though no day or year stands with it."""
    i = m.at("MONTH")
    return m.text.whole or "YEARSTEP" in m.parts or (shown(m, i) and led(m, i) and named(m, i))


def led(m: Match, i: int) -> bool:
    """A word that is careful, and many other things, stands behind a word of time."""
    lexicon = m.reader.automaton.words.lexicon
    if not lexicon.language or m.word(i) not in lexicon.careful or m.end - i > 1:
        tied = i > 0 and m.text.glued(i) and m.word(i - 1) in SIGNS
        return not tied or (i > 1 and m.text.kinds[i - 2] in {"portion", "edge"})
    old = m.text.kinds[i - 1] if i else None
    if i > 1 and old == "article" and m.text.kinds[i - 2] in {"of", "counter"}:
        return True
    return old in {"of", "counter", "step", "edge", "each", "portion"}


def shown(m: Match, i: int) -> bool:
    """Not in small letters where those are another word, and no part of a contraction."""
    kinds = m.kinds(i)
    if "cased" in kinds and not m.capital(i):
        return "three" in kinds and m.word(i + 1) == "." and "warier" not in kinds
    return "three" not in kinds or m.word(i + 1) != "'" or m.word(i + 2) != "d"


def named(m: Match, i: int) -> bool:
    """The name of a month that is a person's, or another word, is a month here."""
    kinds, before, after = m.kinds(i), m.kinds(i - 1), m.word(i + 1)
    if "given" in kinds and given_name(m, i):
        return False
    if i > 1 and "month" in m.kinds(i - 2) and before & LINKS:
        return m.capital(i) or not m.capital(i - 2)  # octubre y diciembre
    opens = i == 0 or m.word(i - 1) in CLOSING or m.text.breaks(i)
    if "warier" in kinds and opens and "happening" in m.kinds(i + 1):
        return m.capital(i)
    if "wary" in kinds:
        return m.capital(i) and ("near" in before or not (of_name(m, i) or person(m, i)))
    if "warier" not in kinds:
        return True
    if "placing" not in before:
        return False
    if "loose" in before and "doubt" in kinds and "three" not in kinds - {"given"}:
        if m.kinds(i + 1) & LINKS and "month" in m.kinds(i + 2):
            return True
        return after.isalpha() and "given" not in kinds and not m.capital(i + 1)
    return "given" not in kinds or after not in {"be", "have", "not"}


def of_name(m: Match, i: int) -> bool:
    """The next word, in capitals, makes this a name: `June Miller`."""
    after = m.word(i + 1)
    return after.isalpha() and not m.known(i + 1) and m.capital(i + 1) and m.capital(i)


def person(m: Match, i: int) -> bool:
    """A month's name is a person's, by what one does: `April smiled`, `grinned at June`."""
    return "doing" in m.kinds(i + 1) or m.word(i - 1) == "at"


def given_name(m: Match, i: int) -> bool:
    """A month is a part of somebody's name: `by April Dunne`, `Julia June`."""
    before, after = m.word(i - 1), m.word(i + 1)
    always = "always" in m.kinds(i - 1)
    behind = after.isalpha() and not m.known(i + 1) and m.title(i + 1) and m.title(i)
    if behind and not (m.word(i + 2) in {"'", "’"} and always):
        return not always
    if before == "with" and not after.isdecimal():
        return True
    if before == "by" and after == "and" and m.title(i + 2) and not m.known(i + 2):
        return True  # by Jan and Piet Maas
    opens = i < 2 or m.word(i - 2) in OPENING or m.text.breaks(i - 1)
    own = before.isalpha() and not m.known(i - 1) and m.title(i - 1) and m.title(i)
    return own and not opens and "opening" not in m.kinds(i - 1) and not after.isdecimal()


def clear(m: Match) -> bool:
    """A month before its day is no other word: `may 5 men go`."""
    i = m.at("MONTH")
    rank = "ord" in m.kinds(m.at("day"))
    year = "YEAR" in m.parts or "year" in m.parts
    return "doubt" not in m.kinds(i) or m.capital(i) or rank or year


def day_is_one(m: Match) -> bool:
    """The number behind a month is a day, and not a time, a count or a price."""
    i, end, t = m.at("day"), m.parts["day"].end, m.text
    after = m.word(end)
    if "ord" in m.kinds(i) and not m.word(i)[0].isdigit():
        if "MDY" not in m.reader.automaton.words.orders:
            return False
        noun = not m.known(end) and after.isalpha() and "opening" not in m.kinds(end)
        return m.known(end) or (m.word(i - 1) == "the" and not noun)
    if after in {":", "."} and t.glued(end) and t.glued(end + 1):
        return after == "." and not m.word(end + 1).isdecimal()
    return after not in {"%", "am", "pm"}


def weekday_meant(m: Match) -> bool:
    """A short form of a weekday begins with a capital, or stands behind a step."""
    i = m.at("weekday")
    return "cased" not in m.kinds(i) or m.capital(i) or m.word(i - 1) in {"this", "next", "last"}

"""What a rule asks of the words of a match and around it; each may refuse."""

from chrono.temporal.engine import Match

LAST_DAY = 31
STOPPED = 4  # letters of a short form


def stop_is_its(m: Match) -> bool:
    """The stop belongs to the short form before it, and ends no sentence."""
    i = m.at("stop")
    if i < 0:
        return True
    if "abbr" in m.kinds(i - 1):
        return True
    return len(m.word(i - 1)) <= STOPPED and goes_on(m, i)


def goes_on(m: Match, i: int) -> bool:
    """No sentence ends with a stop, in a language that does not list its short forms."""
    listed = m.reader.automaton.words.abbreviated
    if listed or not m.word(i + 1) or m.text.breaks(i + 1):
        return False
    after = m.word(i + 1)
    return after.isdecimal() or not after.isalpha() or not m.capital(i + 1)


def no_decade(m: Match) -> bool:
    """Four figures are a year, and not those of a decade: `1990er`, `1990-х`."""
    i = m.at("year")
    tens = m.reader.automaton.words.lexicon.tens
    tied = m.text.glued(i + 1) and m.word(i).endswith("0")
    k = i + 1 + (m.word(i + 1) in {"-", "‑", "'", "’", "–"})
    return not (tied and m.text.glued(k) and m.word(k) in tens)


def era_is_meant(m: Match) -> bool:
    """`ad` and `ce` are eras in capitals."""
    i = m.at("era")
    return i < 0 or "cased" not in m.kinds(i) or m.capital(i)


def era_stop_is_its(m: Match) -> bool:
    """The stop behind an era is of its short form: `44 v. Chr. lebte`."""
    i = m.at("erastop")
    return i < 0 or goes_on(m, i)


def article_leads(m: Match) -> bool:
    """An article stands before a word for year, and not before the year alone."""
    return "article" not in m.parts or "yearword" in m.parts


def in_text(m: Match) -> bool:
    """Not in a phrase, which is asked of which century."""
    return not m.text.whole


def in_phrase(m: Match) -> bool:
    """In a phrase alone."""
    return m.text.whole


def of_year(m: Match) -> bool:
    """More figures than a day has."""
    return len(m.word(m.at("early"))) > 2

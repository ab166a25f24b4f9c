"""Years in two figures behind a month: `Jul-97`, `3 MAY 91`, `11Apr19`."""

from chrono.temporal.engine import Match

SHORT = 3  # letters of a month that a program writes


def day_before(m: Match, month: int) -> bool:
    """Whether a day in figures stands before a month."""
    return m.word(month - 1).isdecimal() and len(m.word(month - 1)) <= 2


def hyphened(m: Match) -> bool:
    """A hyphen and two figures behind a month are its year: `Jul-97`, `07-OCT-18`."""
    t, i = m.text, m.start
    if "month" not in m.kinds(i - 1) or len(m.word(i - 1)) != SHORT:
        return False
    if t.glued(i + 2) and (m.word(i + 2).isalnum() or m.word(i + 2) in {"-", "/"}):
        return False
    if i > 2 and m.word(i - 2) == "-" and t.glued(i - 1):
        return m.word(i - 3).isdecimal() and len(m.word(i - 3)) <= 2
    return m.capital(i - 1) and not m.word(i - 2).isdecimal()


def ended(m: Match) -> bool:
    """Two figures behind a day and a month end their clause: `19 Aug 22.`"""
    t, i = m.text, m.start
    if "month" not in m.kinds(i - 1) or not day_before(m, i - 1) or t.glued(i):
        return False
    stop = m.word(i + 1) in {",", ".", ";", ")"} and t.glued(i + 1)
    return stop and not (t.glued(i + 2) and m.word(i + 2).isalnum()) and m.capital(i - 1)


def military(m: Match) -> bool:
    """Two figures behind a day and a month as soldiers write them: `06 JUN 44`, `11Apr19`."""
    t, i = m.text, m.start
    month = m.shown(i - 1)
    if "month" not in m.kinds(i - 1) or not day_before(m, i - 1) or len(month) != SHORT:
        return False
    if t.glued(i) and t.glued(i - 1):
        return True
    counted = any(kind.endswith("word") for kind in m.kinds(i + 1)) or m.word(i + 1) in {"am", "pm"}
    return month.isupper() and not counted

"""What stands behind a time of day: its zone, its offset, `a.m.` and `p.m.`"""

from chrono.dates.clock import EARLIEST_OFFSET, LATEST_OFFSET
from chrono.tagger import lexicon as lx
from chrono.tagger import years
from chrono.tagger.numbers import digits
from chrono.tagger.stamps import zone_of
from chrono.tagger.text import Text


def zone_at(t: Text, i: int) -> tuple[int, str]:
    """The zone behind a clock, and the token behind it: `EST`, `(GMT)`, `Z`, `+05:00`, `local
    time`."""
    if t.kinds[i] == lx.ZONE and (t.whole or t.shown(i).isupper()):
        end = far_from(t, i)
        return end, zone_of(t.source[t.start(i) : t.ends[end - 1]])
    if t.words[i] == "(" and t.kinds[i + 1] == lx.ZONE:
        end = far_from(t, i + 1)
        if t.words[end] == ")":
            return end + 1, zone_of(t.source[t.start(i + 1) : t.ends[end - 1]])
        stop = next((k for k in range(i + 2, i + 6) if t.words[k] == ")"), 0)
        if stop:
            return stop + 1, ""
        return i, ""
    if t.words[i] == "z" and t.glued(i):
        return i + 1, "Z"
    offset = offset_at(t, i)
    if offset:
        return offset
    local = t.words[i] == "local"
    if t.words[i + 1] == "time" and (local or years.capital(t, i)):
        return i + 2, ""
    return (i + 1, "") if local and not t.words[i + 1].isalpha() else (i, "")


def far_from(t: Text, i: int) -> int:
    """The token behind a zone in letters, with its distance: `UTC+2`, `GMT+05:30`."""
    far = t.words[i] in {"utc", "gmt"} and t.words[i + 1] in {"+", "-"} and t.glued(i + 1)
    figures = t.words[i + 2].isdecimal() and t.glued(i + 2) and len(t.words[i + 2]) in {1, 2, 4}
    if not (far and figures):
        return i + 1
    end = i + 3
    return end + 2 if t.words[end] == ":" and digits(t, end + 1, 2) and t.glued(end) else end


def offset_at(t: Text, i: int) -> tuple[int, str] | None:
    """`+0500`, `+05:00`, `+05`; behind a hyphen only in a phrase, as a text has `9:30-10:30`."""
    sign = t.words[i]
    if sign not in ({"+", "-"} if t.whole else {"+"}) or not t.glued(i + 1):
        return None
    hours = t.words[i + 1]
    end, minutes = i + 2, "00"
    if digits(t, i + 1, 4):
        hours, minutes = hours[:2], hours[2:]
    elif not digits(t, i + 1, 2):
        return None
    elif t.words[end] == ":" and t.glued(end) and t.glued(end + 1) and digits(t, end + 1, 2):
        end, minutes = end + 2, t.words[end + 1]
    east = int(f"{sign}1") * (int(hours) * 60 + int(minutes))
    known = EARLIEST_OFFSET <= east <= LATEST_OFFSET and int(minutes) < 60
    return (end, f"{sign}{hours}:{minutes}") if known else None


def meridiem_at(t: Text, i: int) -> tuple[int, int] | None:
    """`am`, `p.m.`."""
    word = t.words[i]
    if t.kinds[i] == lx.MERIDIEM:
        return i + 1, int(t.senses[word])
    if word in {"a", "p"} and t.words[i + 1] == "." and t.words[i + 2] == "m":
        end = i + 3
        if t.words[end] == "." and t.glued(end):
            end += 1
        return end, 12 if word == "p" else 0
    return None

"""Parts of a year: `Q3 2024`, `the second half of 2008`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.meanings import Meaning
from chrono.tagger.numbers import digits, ordinal, year
from chrono.tagger.text import Text
from chrono.tagger.years import (
    Found,
    short_year,
    year_alone,
)
from chrono.temporal import reading

PARTS: Final = {"quarter": 4, "third": 3, "half": 2}


def coded(t: Text, i: int) -> Found:
    """`2Q24`, `1H 2025`, `Q3'24`, `4Q`: quarters and halves as tables have them."""
    if t.words[i] in CODES:
        kind, number = t.words[i], i + 1
        end = i + 2
    else:
        kind, number = t.words[i + 1], i
        end = i + 2
    if kind not in CODES or not digits(t, number, 1) or not t.glued(i + 1):
        return None
    if not 1 <= int(t.words[number]) <= CODES[kind]:
        return None
    told = year(t, end)
    short = end + (t.words[end] in {"'", "’"})
    if told is None and digits(t, short, 2) and t.glued(end) and t.glued(short):
        told = short + 1, short_year(int(t.words[short]))
    if told is None or joined_on(t, told[0]):
        return None
    code = int(t.words[number]) + (4 if kind == "h" else 0)
    return told[0], Meaning("date", told[1], quarter=code, rule="quarter")


CODES: Final = {"q": 4, "h": 2}


def joined_on(t: Text, i: int) -> bool:
    """Whether a word goes on right behind: `2Q24er`."""
    return t.glued(i) and t.words[i].isalnum()


def quarter(t: Text, i: int) -> Found:
    """`the third quarter of 1989`, `third-quarter`, `Q3 2024`, `the second half of 2008`."""
    j = i + 1 if t.kinds[i] == lx.ARTICLE else i
    lead = None
    own = year(t, j)
    if own and j != i and t.words[own[0]] in {"period", "quarter"}:
        return own[0] + 1, Meaning("date", own[1], unit="period", rule="period")
    if own:
        lead, j = own[1], own[0] + (t.words[own[0]] == "-")
    of = None
    if lead is None:
        step = reading.year_step(t, j)
        if step and t.words[step[0]] == "'" and t.words[step[0] + 1] == "s":
            of, j = step[1], step[0] + 2
    fiscal = t.kinds[j] == lx.FISCAL
    if fiscal:
        j += 1 + (t.words[j + 1] == "-")
    if t.words[j] in {"q", "h"} and t.glued(j + 1) and digits(t, j + 1, 1):
        number, kind, end = int(t.words[j + 1]), 4 if t.words[j] == "q" else 2, j + 2
    else:
        found = ordinal(t, j)
        if found is None and t.words[j] in {"latter", "final", "last"} and t.words[j + 1] in PARTS:
            found = (j + 1, PARTS[t.words[j + 1]])
            if t.words[j] == "last" and t.words[j + 1] == "quarter" and t.words[j + 2] != "of":
                return None
        if found is None:
            return None
        k = found[0] + (t.words[found[0]] == "-")
        if t.words[k] == "fiscal":
            k, fiscal = k + 1, True
        if t.words[k] not in PARTS:
            return None
        number, kind, end = found[1], PARTS[t.words[k]], k + 1
    if not 1 <= number <= kind or (t.words[end] == "-" and t.words[end - 1] == "half"):
        return None
    if of_a_game(t, end) and lead is None and not t.whole:
        return None
    code = number + {4: 0, 2: 4, 3: 6}[kind]
    date = Meaning("date", lead, quarter=code, of=of, rule="quarter")
    run = wide_part(t, end, number, kind) if lead is None and of is None else None
    if run or (kind == 3 and not t.whole):
        return run
    if lead is None and of is None:
        end, date = reading.with_year(t, end, date)
        whole_at = end + (t.words[end] == "of")
        if t.kinds[whole_at] == lx.FISCAL:
            whole = year_alone(t, whole_at)
            if whole:
                end, date, fiscal = whole[0], date._replace(year=whole[1].year), True
        alone = end <= j + 3 and date.year is None and date.of is None
        if alone and (kind == 3 or (kind == 2 and not t.whole)):
            return None
    return end, date._replace(mod="FISCAL") if fiscal else date


def of_a_game(t: Text, i: int) -> bool:
    """Whether a quarter or a half is one of a game: `of the match`, `fourth-quarter touchdown`."""
    if t.words[i] in {"of", "in"}:
        i += 1 + (t.kinds[i + 1] == lx.ARTICLE)
    return t.words[i] in GAMES


GAMES: Final = among(
    "game match final interception touchdown touchdowns lead rally goal goals basket shot surge "
    "comeback collapse penalty equaliser equalizer turnover turnovers points scoring defense"
)


def wide_part(t: Text, i: int, number: int, kind: int) -> Found:
    """`of the 19th century`, `of May 2024` behind `the first half`."""
    if t.words[i] != "of" and not t.whole:
        return None
    j = i + (t.words[i] == "of")
    run = reading.run(t, j)
    month = reading.month(t, j) if run is None and kind == 2 else None
    if month is not None and month[1].day is None:
        return month[0], month[1]._replace(mod=f"{number}/2", rule="part-of-month")
    if run is None:
        return None
    return run[0], run[1]._replace(mod=f"{number}/{kind}", rule=f"part-of-{run[1].rule}")

"""Quarters, and parts of other times."""

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.counts import rank, roman, year
from chrono.tagger.languages.items import of_kind, skip, year_word
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading


def quarter(t: Text, i: int) -> Found:
    """`drittes Quartal 2019`, `во втором полугодии 2008 года`, `premier semestre`."""
    found = rank(t, i, 4) or roman(t, i)
    share = of_kind(t, found[0], lx.SHARE, lx.UNIT) if found else None
    parts = {"quarter": 4, "half": 2}.get(share.sense, share.sense) if share else 0
    if found is None or share is None or parts not in {2, 4} or found[1] > parts:
        return None
    j = skip(t, share.end, lx.OF, lx.ARTICLE)
    run = reading.run(t, j)
    if run:
        return run[0], run[1]._replace(mod=f"{found[1]}/{parts}", rule=f"part-of-{run[1].rule}")
    month = reading.month(t, j) if parts == 2 else None
    if month and month[1].day is None:
        return month[0], month[1]._replace(mod="START" if found[1] == 1 else "END")
    code = found[1] if parts == 4 else 4 + found[1]
    date = Meaning("date", quarter=code, rule="quarter")
    behind = reading.year_behind(t, share.end)
    if behind:
        return behind[0], date._replace(year=behind[1])
    step = reading.year_step(t, share.end)
    if step:
        return step[0], date._replace(of=step[1])
    return None if share.sense == "half" else (share.end, date)


def quarter_of_year(t: Text, i: int) -> Found:
    """`2020 yılının üçüncü çeyreği`: the year before its quarter."""
    if not t.lexicon.order.startswith("A"):
        return None
    found, step = year(t, i), reading.year_step(t, i)
    end = year_word(t, found[0]) if found else step[0] if step else 0
    part = part_alone(t, end) if end else None
    if part is None:
        return None
    date = Meaning("date", quarter=part[1], rule="quarter")
    return part[0], date._replace(year=found[1]) if found else date._replace(of=step and step[1])


def part_alone(t: Text, i: int) -> tuple[int, int] | None:
    """The third quarter, the first half: 1 to 4, or 5 and 6."""
    found = rank(t, i, 4) or roman(t, i)
    share = of_kind(t, found[0], lx.SHARE, lx.UNIT) if found else None
    parts = {"quarter": 4, "half": 2}.get(share.sense, share.sense) if share else 0
    if found is None or share is None or parts not in {2, 4} or found[1] > parts:
        return None
    return share.end, found[1] if parts == 4 else 4 + found[1]

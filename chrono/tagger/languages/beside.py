"""Days by what they stand beside: `am ersten Montag im Mai`, `la veille du 14 juillet`."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.counts import amount, rank
from chrono.tagger.languages.days import feast
from chrono.tagger.languages.items import item, of_kind, skip, unit_at
from chrono.tagger.meanings import Meaning
from chrono.tagger.text import Text
from chrono.tagger.years import Found
from chrono.temporal import reading

SIDES: Final = {"previous": -1, "following": 1, "before": -1, "after": 1}
OWNING: Final = frozenset({"de", "du", "des", "d", "del", "der", "dem", "від", "от"})
EVES: Final = frozenset({"напередодні", "накануне"})
DAYS: Final = (reading.explicit, feast)
FIFTH: Final = 5  # of the weekdays of a month


def nth_weekday(t: Text, i: int) -> Found:
    """`am ersten Montag im Mai 2010`, `le dernier vendredi de juin`, `першого понеділка травня`."""
    found = ranked_weekday(t, skip(t, i, lx.ARTICLE))
    holder = holder_at(t, found[0]) if found else None
    return (holder[0], found[1]._replace(of=holder[1])) if found and holder else None


def nth_week(t: Text, i: int) -> Found:
    """`zweite Woche im Oktober`, `la deuxième semaine d'octobre 2026`: its days 8 to 14."""
    found = ranked_week(t, skip(t, i, lx.ARTICLE))
    holder = holder_at(t, found[0]) if found else None
    return (holder[0], found[1]._replace(of=holder[1])) if found and holder else None


def ranked_week(t: Text, i: int) -> Found:
    """A week with its place among those of a month, the first to the fifth, or the last; its last
    day; its first or last weeks."""
    step = of_kind(t, i, lx.STEP)
    last = step is not None and step.sense == -1
    place = (step.end, 0) if step and last else rank(t, i, FIFTH)
    if place is None:
        return None
    count = amount(t, place[0]) if last or place[1] == 1 else None
    several = count is not None and count[1] in range(2, FIFTH)
    unit = unit_at(t, count[0] if count and several else place[0])
    if unit is None or unit[1] not in ({"week", "day"} if last or several else {"week"}):
        return None
    number = int(float(count[1])) if count and several else 1
    return unit[0], Meaning(
        "duration", number=number, unit=unit[1], which=place[1] - 1, rule="edge"
    )


def holder_at(t: Text, i: int) -> Found:
    """The month that a weekday or a week is of: `im Mai 2010`, `de este mes`."""
    j = skip(t, i, lx.OF, lx.ARTICLE)
    month = reading.month(t, j)
    if month:
        return month if month[1].day is None else None
    step = of_kind(t, j, lx.STEP) or of_kind(t, i, lx.STEP)
    unit = unit_at(t, step.end) if step else unit_at(t, j)
    behind = step or (of_kind(t, unit[0], lx.STEP) if unit else None)
    if unit is None or behind is None or unit[1] != "month" or behind.sense not in {-1, 0, 1}:
        return None
    end = unit[0] if step else behind.end
    return end, Meaning("step", which=behind.sense, unit="month", rule="unit-step")


def weekday_behind(t: Text, i: int) -> Found:
    """`Mayıs ayının ilk pazartesi günü`: the month before its weekday."""
    if not t.lexicon.order.startswith("A"):
        return None
    holder = reading.month(t, i)
    found = None
    if holder and holder[1].day is None:
        found = ranked_weekday(t, holder[0]) or ranked_week(t, holder[0])
    return (found[0], found[1]._replace(of=holder[1])) if found and holder else None


def ranked_weekday(t: Text, i: int) -> Found:
    """A weekday with its place among those of a month: the first to the fifth, or the last."""
    step = of_kind(t, i, lx.STEP)
    place = (step.end, -1) if step and step.sense == -1 else rank(t, i, FIFTH)
    named = of_kind(t, place[0], lx.WEEKDAY) if place else None
    if place is None or named is None or isinstance(named.sense, tuple):
        return None
    unit = unit_at(t, named.end)
    end = unit[0] if unit and unit[1] == "day" else named.end
    return end, Meaning("date", weekday=int(named.sense), number=place[1], rule="nth-weekday")


def weekday_of_week(t: Text, i: int) -> Found:
    """`Donnerstag voriger Woche`, `le jeudi de la semaine dernière`, `четвер минулого тижня`."""
    named = of_kind(t, i, lx.WEEKDAY)
    week = week_at(t, skip(t, named.end, lx.OF, lx.ARTICLE)) if named else None
    if named is None or week is None or isinstance(named.sense, tuple):
        return None
    return week[0], Meaning("date", weekday=int(named.sense), of=week[1], rule="weekday-of-week")


def week_at(t: Text, i: int) -> Found:
    """The last week, the next or that one, the word for which before it or behind."""
    told = of_kind(t, i, lx.STEPPED)
    if told:
        week = told.sense[1] == "week"
        return (told.end, step_of_week(told.sense[0])) if week else None
    step = of_kind(t, i, lx.STEP)
    unit = unit_at(t, step.end if step else i)
    if unit is None or unit[1] != "week":
        return None
    behind = step or of_kind(t, unit[0], lx.STEP)
    if behind is None:
        return None
    return unit[0] if step else behind.end, step_of_week(behind.sense)


def step_of_week(which: "str | int") -> Meaning:
    return Meaning("step", which=which, unit="week", rule="unit-step")


def beside(t: Text, i: int) -> Found:
    """`am Tag nach Weihnachten`, `la veille du 14 juillet`, `на следующий день после Рождества`."""
    j = skip(t, i, lx.ARTICLE)
    told, step = of_kind(t, j, lx.STEPPED), of_kind(t, j, lx.STEP)
    side = 0
    if told:
        if told.sense[1] != "day":
            return None
        j, side = skip(t, told.end, lx.OF, lx.ARTICLE), SIDES.get(told.sense[0], 0)
    else:
        unit = unit_at(t, step.end if step else j)
        if unit is None or unit[1] != "day":
            return None
        behind = of_kind(t, unit[0], lx.STEP)
        j, side = opened(t, unit[0])
        if behind and not step:  # al día siguiente del 5 de mayo
            j, side = skip(t, behind.end, lx.OF, lx.ARTICLE), SIDES.get(behind.sense, 0)
            side *= j > behind.end
    date = day_at(t, j) if side else None
    if date is None:
        return None
    return date[0], Meaning("shift", number=side, unit="day", of=date[1], rule="day-beside")


def weekday_beside(t: Text, i: int) -> Found:
    """`Dienstag nach Ostern 1349`, `le mardi après Pâques`, `пятница перед 5 мая`."""
    named = of_kind(t, skip(t, i, lx.ARTICLE), lx.WEEKDAY)
    j, side = opened(t, named.end) if named else (i, 0)
    date = day_at(t, j) if side else None
    if named is None or date is None or isinstance(named.sense, tuple):
        return None
    weekday = int(named.sense)
    rule = "weekday-beside"
    return date[0], Meaning("date", weekday=weekday, number=side, of=date[1], rule=rule)


def opened(t: Text, i: int) -> tuple[int, int]:
    """The token behind the words for before or after, and which: -1 or 1; 0 where none are."""
    for count in (3, 2, 1):
        side = SIDES.get(t.lexicon.openers.get(tuple(t.words[i : i + count]), ""), 0)
        if side:
            return skip(t, i + count, lx.ARTICLE), side
    return i, 0


def day_at(t: Text, i: int) -> Found:
    """A day of the calendar."""
    for read in DAYS:
        found = read(t, i)
        if found and (found[1].day is not None or found[1].feast):
            return found
    return None


def owned(t: Text, i: int) -> bool:
    """Whether a day is that beside something that has no date here: `la veille de la guerre`."""
    if t.words[i - 1] in EVES:  # напередодні війни, but напередодні вони прийшли
        done = t.words[i].endswith(t.lexicon.past_endings)
        return t.words[i].isalpha() and not done and item(t, i).kind != lx.OF
    return t.words[i] in OWNING and item(t, i).kind in {lx.OF, lx.ARTICLE}


def dated(t: Text, i: int) -> bool:
    """Whether the words for before or after, and a date, stand here: `после 5 мая`."""
    j, side = opened(t, i)
    if t.words[i] in TILL:
        j, side = i + 1, -1
    return side != 0 and day_at(t, j) is not None


TILL: Final = frozenset({"до"})  # за два дня до 5 мая

"""Four figures that are no year: prices, counts, pages, parts of longer numbers."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import among
from chrono.tagger.numbers import digits, year
from chrono.tagger.text import Text

CURRENCY: Final = among(
    "$ # £ € ¥ % № © ® no nos p pp page pages vol room flight route highway copyright "
    "article section paragraph chapter clause resolution § art artikel artículo статья стаття"
)
STOPPED: Final = among("no nos p pp vol")  # short forms that a number stands behind
FURNITURE: Final = among("tel phone fax views view likes shares id isbn issn code ref")
TIED: Final = frozenset({"mid", "early", "late", "pre", "post"})  # mid-1999
COUNTED: Final = frozenset({lx.UNIT, lx.UNITS, lx.MERIDIEM})
MEASURES: Final = among(
    "pages words copies people men women children soldiers troops dead wounded killed "
    "miles kilometers kilometres km "
    "meters metres feet foot pounds tons tonnes dollars euros votes shares workers employees jobs "
    "prisoners casualties aircraft tanks ships students members seats points percent million "
    "billion acres hectares barrels patients cases degrees hp kg lb mb gb mhz x p i k "
    "bytes bits pixels characters lines rows calories police guests jobs homes houses"
)
# Makers of vehicles: behind a year they make it that of a model, `her white 1987 Chevrolet`.
MAKES: Final = among(
    "acura audi bmw buick cadillac chevrolet chevy chrysler citroen citroën dodge ducati fiat ford "
    "freightliner gmc harley honda hyundai infiniti isuzu jeep kawasaki kenworth kia lexus mazda "
    "mercedes mitsubishi nissan oldsmobile opel peterbilt peugeot pontiac porsche renault saab "
    "subaru suzuki tesla toyota volkswagen volvo vw yamaha"
)
OWNED: Final = among(
    "a s his her their our your my black white red blue green silver grey gray gold brown yellow"
)
SUMS: Final = among("lost paid earned spent cost costs owed raised worth weighed weighs")
# What a year before 1500 stands behind; of these, what a count may as well.
BEFORE_EARLY: Final = among(
    "in since until by year to from and or before after perhaps possibly probably ( - –"
)
COUNTING: Final = among("to and or from after before perhaps possibly probably")
JOINING: Final = among("and or to until")
CIRCA_ONLY: Final = among("circa ca c")
TIMED: Final = among("in by from since until before after to")
QUOTES: Final = frozenset({'"', "“", "”", "«", "»"})
SPANNING: Final = among("to until – —")


def plausible(t: Text, i: int, end: int) -> bool:
    """Whether four figures are a year: not a price, a count, a part of a longer number."""
    if t.whole:
        return True
    number = int(t.words[i]) if t.words[i].isdecimal() else 1999
    before, after = t.words[i - 1] if i else "", t.words[end]
    if (
        i
        and t.glued(i)
        and (before not in {"(", "[", "-", "–", "—", "/", "'", '"', "“", "~", "‘", ",", ";", "`"})
        and not (before == "." and i > 1 and t.words[i - 2] in CIRCA_ONLY)
        and not (before in CIRCA_ONLY and t.shown(i - 1).islower())
    ):
        return False
    if before == "," and t.glued(i) and i > 1 and t.words[i - 2].isdecimal():
        return False
    if before == ":" and i > 1 and t.words[i - 2] in FURNITURE:
        return False
    if labelled(t, i) or quoted(t, i, end) or cited(t, i, end):
        return False
    if after in {"%", "°", "$"} or (after in {",", "."} and t.glued(end) and t.glued(end + 1)
                                    and t.words[end + 1].isdecimal()):  # fmt: skip
        return False
    if t.glued(end) and (
        after.isalpha() or after in {"_", "@", "#"} or (after == ":" and t.glued(end + 1))
    ):
        return after == "s"
    tied = before in {"-", "/"} and t.glued(i) and i > 1 and t.glued(i - 1)
    if tied and (labelled(t, i - 2) or not (t.words[i - 2] in TIED or digits(t, i - 2, 4))):
        return False
    number_next = t.kinds[end] == lx.NUMBER and before not in {"in", "since", "until"}
    if t.kinds[end] in COUNTED or number_next:
        return t.words[end] in {"quarter", "second", "period", "season"}
    if 1500 <= number <= 2100:
        return counted(t, i, end, number)
    if circa_before(t, i) or spanned(t, i, end, number):
        return True
    return (
        before in BEFORE_EARLY
        and not (t.kinds[end] is None and after.isalpha() and after in MEASURES)
        and (before not in COUNTING or not after.isalpha() or after in JOINING)
    )


def labelled(t: Text, i: int) -> bool:
    """Whether a number is one by its label: `pp. 1914`, `£2024`, `Copyright (c) 2011`,
    `Page 7 of 2019`, or a part of a telephone number."""
    before = t.words[i - 1] if i else ""
    if before == "#":
        return t.glued(i)
    if len(before) == 1 and before.isalpha() and t.shown(i - 1).isupper() and i > 1:
        return before not in {"a", "i"} and t.words[i - 2].isalpha()  # flat C 1904
    if before in CURRENCY or (before == "." and i > 1 and t.words[i - 2] in STOPPED):
        return True
    if before == ")":
        return t.words[max(i - 3, 0) : i - 1] == ["(", "c"]
    if before == "of":
        return i > 2 and t.words[i - 2].isdecimal() and t.words[i - 3] == "page"
    return before.isdecimal() and len(before) > 2 and t.kinds[i - 1] != lx.YEAR


ACTS: Final = among("directive regulation decision directiva richtlinie verordnung règlement")
TITLED: Final = among("act acts regulations rules order measure")
UNION: Final = among("eu ec eec eg ewg euratom ue ce cee")


def cited(t: Text, i: int, end: int) -> bool:
    """Whether a year is a part of a citation of law: `Directive 2014/59/EU`, `[2004] UKHL 22`,
    `(1996) 3 AC 41`, `the Companies Act 2006`."""
    before = t.words[i - 1] if i else ""
    if before in TITLED and i > 1 and t.shown(i - 1).istitle() and t.shown(i - 2).istitle():
        return True
    numbered = t.words[end] == "/" and t.glued(end) and t.words[end + 1].isdecimal()
    if numbered and (before in ACTS or (before == ")" and t.words[i - 2] in UNION)):
        return True
    if numbered and t.words[end + 2] == "/" and t.words[end + 3] in UNION:
        return True
    if (before, t.words[end]) not in {("(", ")"), ("[", "]")}:
        return False
    k = end + 1
    if t.words[k].isdecimal() and len(t.words[k]) <= 3:
        k += 1
    court = t.shown(k)
    series = len(court) > 1 and court.isupper() and court.isalpha()
    return series and any(word.isdecimal() for word in t.words[k + 1 : k + 8])


def quoted(t: Text, i: int, end: int) -> bool:
    """Whether four figures stand in quotes alone: the title of a book or a film."""
    return i > 0 and t.words[i - 1] in QUOTES and t.words[end] in QUOTES


def circa_before(t: Text, i: int) -> bool:
    """`c. 1475`, `circa 1120`, `by about 1300`."""
    k = i - 1 - (i > 1 and t.words[i - 1] == ".")
    if k < 0 or t.kinds[i + 1] in COUNTED or t.words[i + 1] in MEASURES:
        return False
    if t.words[k] in CIRCA_ONLY:
        return True
    about = t.words[k] in {"about", "around"} and k > 0 and t.words[k - 1] in TIMED
    return about and (not t.words[i + 1].isalpha() or t.words[i + 1] in JOINING)


def spanned(t: Text, i: int, end: int, number: int) -> bool:
    """Whether this is one of two years that are not far apart: `1347 to 1351`, `1290–93`,
    `between 1200 and 1250`."""
    short = t.words[end] in {"-", "–"} and t.glued(end) and digits(t, end + 1, 2)
    if short and int(t.words[end + 1]) > number % 100 and t.words[end + 2] not in MEASURES:
        return not t.words[end + 2].isalpha()
    joined = t.words[end] in SPANNING or (t.words[end] == "and" and t.words[i - 1] == "between")
    other = year(t, end + 1) if joined else None
    low, high, behind = number, number, end
    if other is not None:
        behind, high = other
    elif (
        i > 1
        and t.kinds[i - 2] == lx.YEAR
        and (
            t.words[i - 1] in SPANNING or (t.words[i - 1] == "and" and t.words[i - 3] == "between")
        )
    ):
        low = int(t.words[i - 2])
    word = t.words[behind]
    return low < high <= low + 100 and word not in MEASURES and not word.endswith("s")


def counted(t: Text, i: int, end: int, number: int) -> bool:
    """Whether the years of our age count nothing: `in 1914`, not `1914 prisoners`."""
    after = t.words[end]
    if after in MEASURES:
        return False
    before = t.words[i - 1] if i else ""
    if after in MAKES and before in OWNED:
        return False
    if before in SUMS and number % 100 == 0:
        return False
    return not (before in {"than", "about", "some", "nearly", "least", "approximately"}
                and t.kinds[end] is None and after.isalpha() and number % 50 == 0)  # fmt: skip

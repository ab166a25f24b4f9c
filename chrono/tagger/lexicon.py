"""What the words of a language are: `Lexicon`, and the kinds that the grammar is written in.

A word has one kind, and a meaning that goes with the kind: the number of a month, the number of
days to today. A language is a table of such words; `english` is the one written by hand.
"""

from typing import Any, Final, NamedTuple, TypeAlias

Sense: TypeAlias = Any  # a number, a text or a tuple, as its kind has it

# kind: what it is, and its sense
MONTH: Final = "month"  # 1 to 12
WEEKDAY: Final = "weekday"  # Monday 0 to Sunday 6
SEASON: Final = "season"  # SP SU FA WI
UNIT: Final = "unit"  # its name, in the singular
UNITS: Final = "units"  # the same in the plural
PART: Final = "part"  # MO AF EV NI: a part of the day
NUMBER: Final = "number"  # the number a word says
DIGITS: Final = "digits"  # 0 to 999 in figures
YEAR: Final = "year"  # 1000 to 2199 in figures
ORDINAL: Final = "ordinal"  # 5th, fifth
DECADE: Final = "decade"  # 1990s, 90s, nineties: the first year, of a century when above 99
STEP: Final = "step"  # last, this, next, that, same, following, previous
ARTICLE: Final = "article"
OF: Final = "of"
MARK: Final = "mark"  # , - / : ' .
ABOUT: Final = "about"  # about, nearly, more than
PORTION: Final = "portion"  # early, mid, late
EDGE: Final = "edge"  # beginning, end, middle: of something
VAGUE: Final = "vague"  # several, few
AWAY: Final = "away"  # ago, later, earlier
DEICTIC: Final = "deictic"  # today: days from now, and the part of day
REF: Final = "ref"  # now, recently
OFTEN: Final = "often"  # daily: its unit
EACH: Final = "each"  # every, each, per
HOUR: Final = "hour"  # noon, midnight: a time of day
MERIDIEM: Final = "meridiem"  # am, pm
ZONE: Final = "zone"
ERA: Final = "era"  # bc, ad
FEAST: Final = "feast"  # a feast by its name
LEAD: Final = "lead"  # a word that may begin the name of a feast
SHARE: Final = "share"  # quarter, half
LENGTH: Final = "length"  # weeklong: its unit
FISCAL: Final = "fiscal"
LETTER: Final = "letter"  # the m of p.m., the b of B.C.: too short to mean more
FILLER: Final = "filler"  # words that may stand inside an expression: past, than, more, old
COUNTER: Final = "counter"  # before an amount, what `away` is behind one: German vor, French il y a
STEPPED: Final = "stepped"  # a step and its unit in one word: (which, unit)
STRETCH: Final = "stretch"  # an amount and its unit in one word: (number, unit)
PAST: Final = "past"  # minutes after the hour behind it: German halb, Viertel nach
CLOCK: Final = "clock"  # behind an hour in figures: German Uhr
MINUTES: Final = "minutes"  # behind an hour, after it or before: Spanish y media, menos cuarto
HEADS: Final = frozenset(
    {
        MONTH, WEEKDAY, SEASON, UNIT, UNITS, PART, YEAR, DECADE, DEICTIC, REF, OFTEN, HOUR,
        MERIDIEM, ERA, FEAST, LEAD, SHARE, ZONE, LETTER, LENGTH,
    }
)  # fmt: skip


class Idiom(NamedTuple):
    """Words in a row that have one kind and sense."""

    words: tuple[str, ...]
    kind: str
    sense: Sense


class Lexicon(NamedTuple):
    """A language: word (lower case) -> kind, word -> sense, and the words of tense."""

    language: str
    kinds: dict[str, str]
    senses: dict[str, Sense]
    heads: frozenset[str]  # words that an expression may be built around
    openers: dict[
        tuple[str, ...], str
    ]  # since, until, by, before, after, not-before, from, between
    links: dict[tuple[str, ...], str]  # between two dates: to, and
    closers: dict[tuple[str, ...], str]  # behind a date: since, until, by, after, not-before
    future: frozenset[str]
    past: frozenset[str]
    governors: frozenset[str]  # before an infinitive they make it one of the future
    past_endings: tuple[str, ...]
    infinitives: frozenset[str]  # be, have: between `to` and a past form
    modals: frozenset[str]  # before a past form they make it one of the future
    # What only the grammar of `languages` asks for:
    idioms: "dict[str, tuple[Idiom, ...]]" = {}  # noqa: RUF012  # by their first word, longest first
    titled: "dict[str, tuple[str, Sense]]" = {}  # noqa: RUF012  # what a word is when in capitals
    endings: frozenset[str] = frozenset()  # written on to a number: 5-го, 1er, 2010'da
    tens: frozenset[str] = frozenset()  # the same, and make a decade of it: 90er, 1990-х
    measures: frozenset[str] = frozenset()  # what 2000 of may be counted
    careful: frozenset[str] = frozenset()  # dates only beside another word of a date
    after: frozenset[str] = frozenset()  # steps that may stand behind their unit: dernière
    hours: frozenset[str] = frozenset()  # before `15 heures` they make it a time of day: a las
    plural_steps: tuple[str, ...] = ()  # endings of `last` before a unit that may be either
    future_endings: tuple[str, ...] = ()
    since_endings: tuple[str, ...] = ()  # written on to a date they make it a beginning: 1999'dan
    until_endings: tuple[str, ...] = ()  # or an end: ilədək
    order: str = "DMY"  # AMD: year first or last, and a day behind its month
    tensed: bool = False  # a past form is one: not so where `hat` and `a` may be of the present
    subordinators: frozenset[str] = frozenset()  # behind a comma: the verb ends their clause
    auxiliaries: frozenset[str] = frozenset()  # of the past where a participle ends the clause
    timetable: frozenset[str] = frozenset()  # presents that tell of what is to come: `opens`


def listed(text: str) -> list[str]:
    """The words of a text, as a table is best written."""
    return text.split()


def among(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())

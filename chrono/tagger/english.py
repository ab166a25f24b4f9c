"""English: the words of its dates, and of its tenses."""

from typing import Final

from chrono.tagger import feasts
from chrono.tagger import lexicon as lx
from chrono.tagger.lexicon import Lexicon, Sense, listed

MONTH_NAMES: Final = [
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
]  # fmt: skip
MONTHS: Final = {
    **{name.lower(): n for n, name in enumerate(MONTH_NAMES, 1)},
    **{name.lower()[:3]: n for n, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
WEEKDAY_NAMES: Final = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]  # fmt: skip
WEEKDAYS: Final = {
    **{name.lower(): n for n, name in enumerate(WEEKDAY_NAMES)},
    **{name.lower()[:3]: n for n, name in enumerate(WEEKDAY_NAMES)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
ONES: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS: Final = [
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
]  # fmt: skip
TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: Final = {
    **{word: n for n, word in enumerate(ONES, 1)},
    **{word: n for n, word in enumerate(TEENS, 10)},
    **{word: 10 * n for n, word in enumerate(TENS, 2)},
}
RANKS: Final = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip
ORDINALS: Final = {word: n for n, word in enumerate(RANKS, 1)} | {"thirtieth": 30}
NINETIES: Final = {f"{word.removesuffix('y')}ies": n for n, word in enumerate(TENS, 2)}

UNITS: Final = (
    "second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade",
    "century", "millennium", "night", "weekend", "season",
)  # fmt: skip


def ranked(number: int) -> str:
    """The ordinal in figures.

    >>> [ranked(n) for n in (1, 2, 12, 23)]
    ['1st', '2nd', '12th', '23rd']
    """
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def words() -> dict[str, tuple[str, Sense]]:
    """Every word with its kind and its sense; a later line wins over an earlier one."""
    table: dict[str, tuple[str, Sense]] = {}

    def put(kind: str, entries: dict[str, Sense] | str) -> None:
        if isinstance(entries, str):
            entries = {word: word for word in entries.split()}
        for word, sense in entries.items():
            table[word] = (kind, sense)

    put(lx.DIGITS, {text: int(text) for n in range(1000) for text in {f"{n}", f"{n:02}"}})
    put(lx.YEAR, {str(n): n for n in range(1000, 2200)})
    for n in range(1, 101):
        put(lx.ORDINAL, {ranked(n): n})
    put(lx.ORDINAL, ORDINALS)
    put(lx.NUMBER, {"zero": 0} | NUMBERS)
    put(lx.NUMBER, {"hundred": 100, "thousand": 1000, "dozen": 12})
    put(lx.DECADE, {f"{n}s": n for n in range(10, 100, 10)})
    put(lx.DECADE, {f"{n}s": n for n in range(110, 2200, 10)})
    put(lx.DECADE, {word: 10 * n for word, n in NINETIES.items()})
    put(lx.MONTH, MONTHS)
    put(lx.WEEKDAY, WEEKDAYS | {f"{word.lower()}s": n for n, word in enumerate(WEEKDAY_NAMES)})
    put(lx.SEASON, {"midsummer": "SU", "midwinter": "WI"})
    put(lx.SEASON, {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI",
                    "springtime": "SP", "summertime": "SU", "wintertime": "WI"})  # fmt: skip
    put(lx.UNIT, {word: word for word in UNITS})
    put(lx.UNITS, {f"{word}s": word for word in UNITS} | {"centuries": "century",
                                                          "millennia": "millennium"})  # fmt: skip
    put(lx.UNITS, {"hrs": "hour", "mins": "minute", "yrs": "year", "secs": "second",
                   "wks": "week", "weeknights": "night"})  # fmt: skip
    put(lx.UNIT, {"hr": "hour", "min": "minute", "yr": "year", "wk": "week", "moment": "moment",
                  "time": "time", "period": "period", "era": "period", "date": "date"})  # fmt: skip
    put(lx.PART, {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI",
                  "dawn": "MO", "dusk": "EV", "daybreak": "MO", "nightfall": "EV",
                  "sunset": "EV", "sunrise": "MO", "nighttime": "NI", "nite": "NI", "daytime": "DT",
                  "midmorning": "MO", "midafternoon": "AF", "lunchtime": "MI"})  # fmt: skip
    put(lx.STEP, {"last": -1, "this": 0, "next": 1, "nxt": 1, "past": "past", "coming": "coming",
                  "that": "that", "same": "same", "following": "following",
                  "previous": "previous", "preceding": "previous", "prior": "previous",
                  "current": "current", "latest": "latest", "upcoming": "coming",
                  "subsequent": "following", "recent": "recent", "these": "these",
                  "those": "those", "ensuing": "following"})  # fmt: skip
    put(lx.ARTICLE, "the a an its his her their our your my")
    put(lx.OF, "of in")
    put(lx.MARK, ", - – — / : ' ’ . ~ ` + ( )")
    put(lx.ABOUT, "about around nearly almost approximately roughly some over under circa ca c "
                  "approx more less least up exactly just")  # fmt: skip
    put(lx.PORTION, {"early": "START", "mid": "MID", "late": "END", "earlier": "earlier",
                     "later": "later", "middle": "MID", "latter": "END"})  # fmt: skip
    put(lx.EDGE, {"beginning": "START", "start": "START", "end": "END", "rest": "",
                  "close": "END", "part": "", "course": "", "onset": "START", "outset": "START",
                  "remainder": "", "opening": "START"})  # fmt: skip
    put(lx.VAGUE, {"several": "X", "few": "X", "many": "X", "couple": 2, "half": 0.5,
                   "dozens": "X", "another": 1, "numerous": "X", "hundreds": "X",
                   "thousands": "X", "pair": 2, "countless": "X"})  # fmt: skip
    put(lx.UNITS, {"days": "day"})
    put(lx.AWAY, {"ago": "ago", "hence": "hence", "afterwards": "later", "afterward": "later",
                  "thereafter": "later", "previously": "earlier", "before": "earlier",
                  "after": "later", "back": "ago", "beforehand": "earlier"})  # fmt: skip
    put(lx.DEICTIC, {"today": (0, ""), "yesterday": (-1, ""), "tomorrow": (1, ""),
                     "tonight": (0, "NI"), "tmr": (1, ""), "tmrw": (1, ""), "tomorow": (1, ""),
                     "tonite": (0, "NI"), "tomo": (1, ""), "trmw": (1, ""), "overnight": (0, "NI"),
                     "tdy": (0, "")})  # fmt: skip
    put(lx.REF, {"now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF",
                 "recently": "PAST_REF", "former": "PAST_REF", "future": "FUTURE_REF",
                 "formerly": "PAST_REF", "soon": "FUTURE_REF",
                 "presently": "PRESENT_REF"})  # fmt: skip
    put(lx.OFTEN, {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year",
                   "yearly": "year", "hourly": "hour", "nightly": "night", "biweekly": "2week",
                   "everyday": "day", "annual": "year", "biannually": "2year",
                   "fortnightly": "fortnight"})  # fmt: skip
    put(lx.LENGTH, {f"{unit}long": unit for unit in ("day", "week", "month", "year", "decade")})
    put(lx.EACH, "every each per")
    put(lx.HOUR, {"noon": "12:00", "midnight": "00:00", "midday": "12:00"})
    put(lx.MERIDIEM, {"am": 0, "pm": 12})
    put(lx.ZONE, "gmt utc est edt cst cdt mst mdt pst pdt cet cest bst ist jst msk hst eet")
    put(lx.ERA, {"bc": "bc", "bce": "bc", "ad": "ad", "ce": "ad"})
    for name in feasts.NAMES:
        first, _, rest = name.partition(" ")
        if not rest or first not in table:
            put(lx.LEAD if rest and table.get(first, ("",))[0] != lx.FEAST else lx.FEAST, first)
    put(lx.SHARE, {"quarter": 4, "half": 2, "semester": 2,
                   "trimester": 3})  # fmt: skip
    put(lx.UNITS, {"quarters": "quarter"})
    put(lx.FISCAL, "fiscal financial calendar fy")
    put(
        lx.FILLER,
        "old long straight consecutive full whole entire so or to and ever than from "
        "on at by ' right ended ending p o near other wee small",
    )
    put(lx.LETTER, "m b d q h")
    put(lx.UNIT, {"weekend": "weekend"})
    return table


FUTURE: Final = listed(
    "will shall ll would going gonna plans plan planning scheduled expected expects due wants "
    "hopes intends may might can should must upcoming coming prepares preparing ready wo "
    "hoping planned slated effective"
)
GOVERNORS: Final = listed(
    "agreed agreement plan plans offer deal decision decided bid proposal intention supposed "
    "vowed promised hopes hoped ordered option pledged intends right wants wanted is are"
)
TIMETABLE: Final = listed(
    "opens closes starts begins ends runs adjourns resumes reopens expires departs premieres airs"
)
PAST: Final = listed(
    "was were had did has have been said told went came got made took gave began met left held "
    "won lost rose fell found became saw kept knew thought brought bought sold sent spent paid ran "
    "wrote spoke broke chose drew drove flew grew led meant sat shot shook shut stood struck swore "
    "taught tore threw wore hit cut put set read killed arose ate awoke bent bet bid bore "
    "bound bred built burnt burst cast caught clung cost crept dealt dug drank dreamt dwelt felt "
    "fed fled forbade forecast forgot forgave fought froze hid heard hung hurt knelt laid lay "
    "leapt learnt lent let lit overcame oversaw overthrew proved quit rang rode sang sank sought "
    "shed shone shown shrank slept slid sped split spread sprang stole stuck stung swam swept "
    "swung undertook underwent understood upheld wept withdrew withheld withstood woke wound"
)


# Words of other kinds that an expression can be built around as well.
HEADS: Final = frozenset(
    {"past", "nineteen", "eighteen", "current", "recent", "clock", ":", "/", "'", "’", "‘"}
    | {f"{n}{end}" for n in range(1, 32) for end in ("st", "nd", "rd", "th")}
)


# The small words that join dates, by what they make of them.
OPENERS: Final = {
    "since": ("since", "ever since", "as from", "starting", "starting in", "starting on",
              "starting from", "beginning in", "beginning on"),
    "until": ("until", "till", "til", "up to", "up until", "through"),
    "before": ("before", "prior to"),
    "by": ("by", "no later than", "not later than", "not after", "on or before"),
    "after": ("after",),
    "not-before": ("no earlier than", "not earlier than", "not before", "on or after"),
    "from": ("from",),
    "between": ("between",),
}  # fmt: skip
LINKS: Final = {
    "to": (
        "to",
        "until",
        "till",
        "through",
        "til",
        "thru",
        "up to",
        "up until",
        "and up to",
        "-",
        "–",
        "—",
    ),
    "and": ("and",),
}
CLOSERS: Final = {
    "since": ("onwards", "onward", "and onwards", "on", "forward"),
    "not-before": ("or later", "or after", "or thereafter", "at the earliest"),
    "by": ("or earlier", "or before", "at the latest"),
}


def roles(table: dict[str, tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    return {tuple(text.split()): role for role, texts in table.items() for text in texts}


def english() -> Lexicon:
    table = words()
    return Lexicon(
        "en",
        {word: kind for word, (kind, _) in table.items()},
        {word: sense for word, (_, sense) in table.items()},
        HEADS | {word for word, (kind, _) in table.items() if kind in lx.HEADS},
        roles(OPENERS),
        roles(LINKS),
        roles(CLOSERS),
        frozenset(FUTURE),
        frozenset(PAST),
        frozenset(GOVERNORS),
        ("ed",),
        frozenset({"be", "have"}),
        frozenset({"will", "would", "shall", "may", "can", "should", "might", "ll"}),
        tensed=True,
        timetable=frozenset(TIMETABLE),
    )
